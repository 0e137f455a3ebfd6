"""The frame "X mengatakan (bahwa) …": a subject, an active cue, its content."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from silang.read.attributions import phrases, scope, untold
from silang.read.attributions.cues import Cue
from silang.read.attributions.framing import Frame, Grammar
from silang.read.attributions.phrases import Row
from silang.read.attributions.scope import Range
from silang.read.clauses import Clauses, either

_HEAD = 4  # words of a subject that say what it is
_NEAR = 3  # words behind "yang" that are its clause


def active(row: Row, at: int, cue: Cue, grammar: Grammar) -> Frame | None:
    """The frame of an active cue at index `at`; None where its subject or its content is not sure."""
    words = grammar.words
    source, rule = _source(row, at, cue, grammar)
    if source is None or untold.nobody(row, source, at, grammar) or untold.unreal(row, source, at, words):
        return None
    if cue.takes == "finding" and not _document(row, source, words):
        return None
    content, aside, explicit = scope.content_after(row, at, cue, words)
    before = _before(row, at, source, (content, aside, explicit), words)
    if before is not None:
        return Frame("content, subject, cue", source, (before,), ((at + 1, len(row)),))
    if cue.refused and cue.stance is None:
        return None
    if not content:
        content = _topic_before(row, source[0], words) if cue.refused or cue.idiom else ()
        return Frame(rule, source, content, aside) if cue.refused or (cue.idiom and content) else None
    if not _begins(row, at, content[0], explicit, words) or not _sure(row, at, source, content[0], explicit, grammar):
        return None
    return Frame(rule, source, content, (*_fronted(row, source[0], words), *aside))


def _source(row: Row, at: int, cue: Cue, grammar: Grammar) -> tuple[Range | None, str]:
    """The subject of the cue, and the rule that found it."""
    words = grammar.words
    verb = phrases.before_auxiliaries(row, at, words)
    if at and row[verb - 1].low in words.relatives:
        named = _named_before(row, verb - 1) if cue.takes == "clause" else None
        # one word alone is a place: "penggemar drama Korea yang menyebut"
        sure = named is not None and named[1] - named[0] > 1 and row[named[0]].low not in words.documents
        return (named if sure else None), "relative"
    source = _shared_subject(row, at, grammar) or phrases.subject(row, at, words, grammar.is_role) or _named_that(row, at, words)
    return (_restarted(row, source, words) if source is not None else None), "subject, cue"


def _before(row: Row, at: int, source: Range, after: tuple[Sequence[Range], Sequence[Range], bool], words: Clauses) -> Range | None:
    """Content that stands before its subject: a quotation right before it, or a clause that ends with a comma."""
    content, aside, explicit = after
    cue: Cue = row[at].item.value
    if cue.refused:
        return None
    quoted = source[0] - 1
    beside = bool(aside) and not any(c.kind in ("verb", "cue", "quote") for first, last in content for c in row[first:last])
    if source[0] and row[quoted].kind == "quote" and (not explicit or beside):
        return quoted, quoted + 1
    return _told_first(row, at, source, content, words) if cue.takes == "clause" and not explicit else None


def _begins(row: Row, at: int, content: Range, explicit: bool, words: Clauses) -> bool:
    """Whether content can begin so: "mengajak dan membuka …" goes on with the verb, "melapor ke polisi" has none."""
    first = row[content[0]]
    if row[at].item.rule == "light verb":
        said = first.kind == "quote" or row[content[0] - 1].low in words.that
        if first.low in words.subordinators - words.that or (row[at].item.value.stance is None and not said):
            return False  # "melontarkan kritik karena …", "memberikan keterangan kepada pers"
    bare = not any(chunk.kind in ("verb", "cue") for chunk in row[content[0] : content[1]])
    if first.low in words.coordinators and first.kind != "name":
        return False
    led = any(row[i].kind == "comma" and row[i + 1].low not in words.relatives for i in range(content[0], content[1] - 1))
    return explicit or led or not (first.low in words.not_said and bare) or first.kind == "name"


def _sure(row: Row, at: int, source: Range, content: Range, explicit: bool, grammar: Grammar) -> bool:
    """Whether the verb reports here; some do only with "bahwa" or a quotation, of a person, or of a clause."""
    cue: Cue = row[at].item.value
    first, words = row[content[0]], grammar.words
    if row[at].low in words.lodged and _deed(row, at, content, words):
        return False
    if explicit and cue.takes == "thing" and cue.act == "demands" and row[content[0] - 1].low not in words.that:
        return first.kind == "quote" or untold.speaks(row, source, grammar)
    if cue.takes == "clause" or cue.refused or cue.idiom or explicit or first.kind == "quote" or first.low in words.future:
        return True
    if cue.takes == "finding":
        measured = row[source[0]].low in words.records and row[source[0]].low not in words.claims
        return measured and any(chunk.kind == "name" for chunk in row[source[0] + 1 : source[1]])
    if row[at].low in words.likening and any(chunk.low in words.likened for chunk in row[content[0] : content[1]]):
        return _personal(row, source, grammar)
    if cue.takes == "count" and row[at].low in words.uncovering:
        return first.low not in words.uncovered and untold.speaks(row, source, grammar) and _clausal(row, content, words)
    if cue.takes == "count":
        return first.low in words.counts or _document(row, source, words) or _clausal(row, content, words)
    return cue.takes == "speech" and _personal(row, source, grammar)


def _deed(row: Row, at: int, content: Range, words: Clauses) -> bool:
    """Whether something was done and not told: "melaporkan kejadian itu ke polisi", "mengajak anaknya makan siang"."""
    if row[content[0]].kind == "quote" or row[content[0] - 1].low in words.that or row[content[0] - 1].kind in ("comma", "colon"):
        return False
    last = next((i for i in range(*content) if row[i].kind == "comma" and row[i + 1].low in words.subordinators), content[1])
    verb = next((i for i in range(content[0], last) if row[i].kind in ("verb", "cue")), None)
    if verb is None and row[at].low in words.invited:
        return True
    return any(chunk.low in words.not_said for chunk in row[content[0] : verb or content[1]])


def _restarted(row: Row, source: Range, words: Clauses) -> Range | None:
    """The subject after the last comma, where what stands before it can begin none ("yang akhirnya disahkan, X mengancam …")."""
    first = row[source[0]].low
    many = source[0] + 1 < source[1] and row[source[0] + 1].low in words.few  # "tak sedikit orang"
    if first not in either(words.relatives, words.no_subjects) or many:
        return source
    comma = next((i for i in range(source[1] - 1, source[0], -1) if row[i].kind == "comma"), None)
    return None if comma is None or comma + 1 == source[1] else (comma + 1, source[1])


def _told_first(row: Row, at: int, source: Range, content: Sequence[Range], words: Clauses) -> Range | None:
    """ "Kedua kota berjarak lima kilometer, X melaporkan dalam sebuah pernyataan": what was said stands before the subject."""
    end = source[0] - 1
    if end < 1 or row[end].kind != "comma":
        return None
    after = [chunk for first, last in content for chunk in row[first:last]]
    adjunct = not after or (after[0].low in words.channels and not any(c.kind in ("verb", "cue", "comma") for c in after))
    start = scope.dateline_end(row)
    first = row[start] if start < end else row[end]
    fronted = either(words.prepositions, words.subordinators, words.openers, words.occasions)
    led = first.kind == "time" or any(chunk.low in fronted for chunk in row[start : min(start + 2, end)])
    if not adjunct or led or row[at].item.rule == "light verb":
        return None
    told = any(c.kind in ("verb", "cue") or c.low in words.auxiliaries for c in row[start + 1 : end])
    return (start, end) if told else None


def _clausal(row: Row, content: Range, words: Clauses) -> bool:
    """Whether what was recorded is told in a clause ("mencatat 40 rumah rusak sudah diperbaiki") and is no mere figure."""
    return any(
        (
            row[i].kind in ("verb", "cue")
            or (row[i].low in words.auxiliaries and row[min(i + 1, len(row) - 1)].low not in words.prepositions)
        )
        and not any(chunk.low in words.relatives for chunk in row[i - _NEAR : i])
        for i in range(*content)
    )


def _document(row: Row, source: Range, words: Clauses) -> bool:
    """Whether something written or measured is the subject ("Data X menunjukkan bahwa …")."""
    return any(chunk.low in words.documents for chunk in row[source[0] : min(source[1], source[0] + _HEAD)])


def _personal(row: Row, source: Range, grammar: Grammar) -> bool:
    """Whether the subject is a person: a pronoun, or a phrase with a name or an office in it."""
    words = grammar.words
    return any(
        c.kind == "name" or grammar.is_role(c.low) or c.low in (*words.pronouns.singular, *words.pronouns.own)
        for c in row[source[0] : source[1]]
    )


def _named_before(row: Row, at: int) -> Range | None:
    """The run of capitalised words that ends before index `at`."""
    if at and row[at - 1].kind == "comma":
        at -= 1
    start = at
    while start > 0 and row[start - 1].kind in ("name", "bracket"):
        start -= 1
    return (start, at) if any(c.kind == "name" for c in row[start:at]) else None


def _named_that(row: Row, at: int, words: Clauses) -> Range | None:
    """A name right before a cue with "bahwa", in a clause whose start is not to be told."""
    return (
        _named_before(row, phrases.before_auxiliaries(row, at, words)) if scope.that_after(row, at + 1, words) is not None else None
    )


def _shared_subject(row: Row, at: int, grammar: Grammar) -> Range | None:
    """The subject of the sentence, where the cue is joined to its verb ("X datang dan mengatakan …")."""
    before = at
    while before > 0 and row[before - 1].low in grammar.words.auxiliaries - grammar.words.joints:
        before -= 1
    joint = row[before - 1].low if before > 1 else ""
    if before > 1 and row[before - 1].kind == "comma":
        return _told_by(row, before - 1, grammar)
    if joint not in either(grammar.words.coordinators, grammar.words.joints):
        return None
    before -= 1
    verbs = [i for i in range(before) if row[i].kind in ("verb", "cue")]
    if any(row[verb].low in grammar.words.causatives for verb in verbs):
        return None
    if verbs and row[verbs[-1] - 1].low in grammar.words.purposes and not _sure_alone(row, at, grammar.words):
        return None  # "X membuka kelas untuk melatih dan memastikan …"
    for verb in verbs:
        found = phrases.subject(row, verb, grammar.words, grammar.is_role)
        if found is not None:
            return found
    return None


def _sure_alone(row: Row, at: int, words: Clauses) -> bool:
    """Whether what follows a cue, or its refusal, says that somebody spoke: "bahwa", a colon, a quotation."""
    marked = at + 1 < len(row) and row[at + 1].kind in ("colon", "quote")
    return marked or row[at].item.value.refused or scope.that_after(row, at + 1, words) is not None


def _told_by(row: Row, end: int, grammar: Grammar) -> Range | None:
    """Whom the cue before index `end` has as its subject: "X mengatakan …, mengancam akan …" is all said by X."""
    for at in range(end - 1, 0, -1):
        chunk = row[at]
        if chunk.kind == "cue" and chunk.item.value.voice == "active" and chunk.item.value.takes in ("clause", "speech"):
            found = phrases.subject(row, at, grammar.words, grammar.is_role)
            return found if found is not None and not untold.unreal(row, found, at, grammar.words) else None
        if chunk.kind == "stop":
            break
    return None


def _topic_before(row: Row, end: int, words: Clauses) -> tuple[Range, ...]:
    """ "Ditanya tentang X, Y enggan merespons": what was not answered stands in front."""
    for at in range(end - 1, -1, -1):
        if row[at].low in words.topics:
            last = next((i for i in range(at + 1, end) if row[i].kind in ("comma", "stop")), end)
            return ((at + 1, last),) if last > at + 1 else ()
    return ()


def _fronted(row: Row, end: int, words: Clauses) -> Iterator[Range]:
    """What stands before the subject ("Dalam keterangannya, Kamis, …"), clauses of their own left out."""
    start, relayed = 0, False
    for at in range(end + 1):
        if at == end or row[at].kind == "comma":
            dated = relayed and all(chunk.kind == "time" for chunk in row[start:at])  # "Melansir X, Selasa, …"
            deed = words.is_verb(row[start].low) and row[start].low not in words.asked  # with a capital
            done = at > start and (deed or any(c.kind in ("verb", "cue") for c in row[start:at]))
            if at > start and not dated and not done:
                yield start, at
            relayed = any(chunk.low.startswith(words.relayed) for chunk in row[start:at])
            start = at + 1
