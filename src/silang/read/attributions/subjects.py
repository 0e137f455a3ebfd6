"""The frame "X mengatakan (bahwa) …": a subject, an active cue, its content."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from silang.read.attributions import following, phrases, relatives, scope, untold
from silang.read.attributions.auxiliaries import before_auxiliaries
from silang.read.attributions.cues import Cue
from silang.read.attributions.framing import Frame, Grammar
from silang.read.attributions.openings import pointed_at
from silang.read.attributions.phrases import Row
from silang.read.attributions.scope import Range
from silang.read.attributions.sureness import begins, document, sure
from silang.read.attributions.trailing import condition, headed
from silang.read.clauses import Clauses, either

_JOINED = 4  # words before a cue that is joined to a verb behind "yang", at least


def active(row: Row, at: int, cue: Cue, grammar: Grammar) -> Frame | None:
    """The frame of an active cue at index `at`; None where its subject or its content is not sure."""
    words = grammar.words
    if at and row[at - 1].low in words.occasions and row[at - 1].kind != "name":
        return None  # "Hal itu dikatakan X saat menyampaikan laporannya"
    source, rule = _source(row, at, cue, grammar)
    if source is None or untold.nobody(row, source, at, grammar) or untold.unreal(row, source, at, words):
        return None
    if cue.takes == "finding" and not document(row, source, words):
        return None
    between = _between(row, source, at, words)
    pointed = None if rule == "relative" else pointed_at(row, at, words)
    if pointed is not None:
        hanging = (*_fronted(row, source[0], words), *between, (pointed, len(row)))
        return Frame("anaphor, subject, cue", source, (), hanging, before=True)
    content, aside, explicit = scope.content_after(row, at, cue, words)
    before = _before(row, at, source, (content, aside, explicit), words)
    if before is not None:
        return Frame("content, subject, cue", source, (before,), (*between, (at + 1, len(row))))
    if cue.refused and cue.stance is None:
        return None
    if content and cue.act in ("confirms", "denies") and row[content[0][0]].low in words.joints & frozenset(words.reasons):
        topic = _topic_before(row, source[0], words)  # "Ditanya soal uang itu, X membenarkan namun …"
        return Frame(rule, source, topic, ((at + 1, len(row)),)) if topic else None
    if content and rule == "relative":
        open_end = row[source[1]].kind != "comma"  # "X yang enggan menyebut namanya mengatakan …", "X, yang menyebut …, menolak …"
        content = (_told_of(row, content[0], words) if open_end else _closed(row, content[0], words),)
    elif content and _opens_sentence(row, source[0] - 1, words):
        content = () if row[content[0][0] - 1].kind == "comma" else (_subordinate_end(row, content[0], words),)
    if not content:
        return Frame(rule, source, _topic_before(row, source[0], words), aside) if cue.refused else None
    if not begins(row, at, content[0], explicit, words) or not sure(row, at, source, content[0], explicit, grammar):
        return None
    if source[1] - source[0] == 1 and row[source[0]].low in (*words.pronouns.singular, *words.pronouns.own):
        content = (*headed(row, source[0], content[0][0], words), *content)  # "Lomba itu dirinya menilai dapat …"
    supposed = condition(row, source[0], words)
    return Frame(rule, source, (*supposed, *content), (*(() if supposed else _fronted(row, source[0], words)), *between, *aside))


def _between(row: Row, source: Range, at: int, words: Clauses) -> tuple[Range, ...]:
    """What stands between a subject and its verb ("X dalam keterangannya, Senin, mengatakan"), if no other verb does."""
    between = row[source[1] : at]
    other = any(c.kind in ("verb", "cue") and c.low not in words.asked for c in between)
    first = next((c.low for c in between if c.kind != "comma"), "")
    return ((source[1], at),) if first and (not other or first in words.channels) else ()


def _source(row: Row, at: int, cue: Cue, grammar: Grammar) -> tuple[Range | None, str]:
    """The subject of the cue, and the rule that found it."""
    words = grammar.words
    verb = before_auxiliaries(row, at, words)
    if at and row[verb - 1].low in words.relatives:
        if cue.takes != "clause":
            return None, "relative"
        if (quoted := relatives.relayed(row, verb - 1, words)) is not None:
            return quoted, "relay, subject, cue"
        named = relatives.told_of(row, verb - 1, grammar)
        return (None if named is None or row[named[0]].low in words.documents else named), "relative"
    if _in_relative(row, at, words):
        return None, "relative"
    source = _shared_subject(row, at, grammar) or _before_relative(row, at, grammar)
    source = source or phrases.subject(row, at, words, grammar.is_role) or _named_that(row, at, words)
    return (_restarted(row, source, words) if source is not None else None), "subject, cue"


def _before_relative(row: Row, at: int, grammar: Grammar) -> Range | None:
    """Who stands before a relative clause that no comma closes: "Salah satu sopir, Rosi, yang juga menjadi saksi mengatakan"."""
    words = grammar.words
    opens = next((i for i in range(at - 2, 1, -1) if row[i].kind in ("comma", "stop", "quote")), 0)
    if not opens or row[opens].kind != "comma" or row[opens + 1].low not in words.relatives or row[at - 1].kind == "verb":
        return None
    doing = [chunk.low for chunk in row[opens + 2 : at] if chunk.kind in ("verb", "cue")]
    named = any(chunk.kind == "name" for chunk in row[max(0, opens - 2) : opens])
    agent = row[at - 1].kind == "name" and any(map(words.is_passive, doing))  # "X, yang diwakili Y mengatakan": who of both
    cut = (*row[:opens], *row[at:])
    return phrases.subject(cut, opens, words, grammar.is_role) if len(doing) == 1 and named and not agent else None


def _closed(row: Row, content: Range, words: Clauses) -> Range:
    """The content up to the comma behind which the verb of who is described stands."""
    for at in range(content[0] + 1, content[1] - 1):
        after = row[at + 1]
        if row[at].kind == "comma" and (after.kind in ("verb", "cue") or after.low in words.auxiliaries):
            return content[0], at
    return content


def _opens_sentence(row: Row, at: int, words: Clauses) -> bool:
    """Whether a clause that concedes, or says when or why, opens the sentence or what "bahwa" opens: "Meski X membantahnya, …"."""
    opened = either(words.conceding, words.excuses, words.occasions & words.subordinators)
    return at >= 0 and row[at].low in opened and (at == scope.dateline_end(row) or row[at - 1].low in words.that)


def _subordinate_end(row: Row, content: Range, words: Clauses) -> Range:
    """The content of such a clause, up to the comma behind which the main clause stands."""
    goes_on = either(words.coordinators, words.relatives, words.so_that)
    commas = (i for i in range(content[0] + 1, content[1] - 1) if row[i].kind == "comma" and row[i + 1].low not in goes_on)
    return content[0], next(commas, content[1])


def _told_of(row: Row, content: Range, words: Clauses) -> Range:
    """The content up to the verb of the whole sentence, where it is a thing pointed at or had by who is described."""
    acts = (i for i in range(content[0] + 1, content[1] - 1) if row[i].low in words.eventually and row[i + 1].kind == "verb")
    if (end := next(acts, None)) is not None:
        return content[0], end
    verb = next((i for i in range(*content) if row[i].kind in ("verb", "cue")), content[0])
    if verb == content[0] or row[verb].kind != "cue" or not row[verb - 1].low.endswith((*words.anaphors.pointers, *words.nominal)):
        return content
    value = row[verb].item.value
    if row[verb - 1].low in words.pronouns.own:
        return content
    return (content[0], verb) if value.voice == "active" and value.takes == "clause" else content


def _before(row: Row, at: int, source: Range, after: tuple[Sequence[Range], Sequence[Range], bool], words: Clauses) -> Range | None:
    """Content that stands before its subject: a quotation right before it, or a clause that ends with a comma."""
    content, aside, explicit = after
    cue: Cue = row[at].item.value
    if cue.refused:
        return None
    quoted = source[0] - 1
    beside = bool(aside) and not any(c.kind in ("verb", "cue", "quote") for first, last in content for c in row[first:last])
    if source[0] and row[quoted].kind == "quote" and row[source[0]].kind != "cue" and (not explicit or beside):
        return quoted, quoted + 1
    return _told_first(row, at, source, content, words) if cue.takes == "clause" and not explicit else None


def _restarted(row: Row, source: Range, words: Clauses) -> Range | None:
    """The subject after the last comma, where what stands before it can begin none ("yang akhirnya disahkan, X mengancam …")."""
    first = row[source[0]].low
    second = row[source[0] + 1].low if source[0] + 1 < source[1] else ""
    many, led = second in words.few, second in words.manner  # "tak sedikit orang", "Seirama dengan Sari, X mengatakan"
    if (first not in either(words.relatives, words.no_subjects) or many) and not led:
        return source
    comma = next((i for i in range(source[1] - 1, source[0], -1) if row[i].kind == "comma"), None)
    if comma is None and led:
        return source
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


def _named_that(row: Row, at: int, words: Clauses) -> Range | None:
    """A name right before a cue with "bahwa", in a clause whose start is not to be told."""
    return (
        relatives.named_before(row, before_auxiliaries(row, at, words))
        if scope.that_after(row, at + 1, words) is not None
        else None
    )


def _shared_subject(row: Row, at: int, grammar: Grammar) -> Range | None:
    """The subject of the sentence, where the cue is joined to its verb ("X datang dan mengatakan …", "… dengan mengatakan …")."""
    before = at
    while before > 0 and row[before - 1].low in grammar.words.auxiliaries - grammar.words.joints:
        before -= 1
    joint = row[before - 1].low if before > 1 else ""
    if before > 1 and row[before - 1].kind == "comma":
        return _told_by(row, before - 1, grammar)
    if joint not in either(grammar.words.coordinators, grammar.words.joints, grammar.words.manner):
        return None
    before -= 1
    verbs = [i for i in range(before) if row[i].kind in ("verb", "cue")]
    if any(row[verb].low in grammar.words.causatives for verb in verbs):
        return None
    if joint in grammar.words.manner and verbs and grammar.words.is_passive(row[verbs[-1]].low):
        return None  # "Kabar itu dianggap lucu dengan menyebut …"
    apart = [i for i in range(before) if row[i].kind == "comma"] == [before - 1]  # "mendesak warga untuk pergi, dan mengatakan …"
    if verbs and row[verbs[-1] - 1].low in grammar.words.purposes and not (apart or _sure_alone(row, at, grammar.words)):
        return None  # "X membuka kelas untuk melatih dan memastikan …"
    for verb in _of_main(row, verbs, grammar.words):
        if joint in grammar.words.joints and row[verb].kind == "cue" and row[verb].item.value.voice in ("bare", "enclitic"):
            return _who_said(row, verb, before, grammar)  # "…," ujar X, seraya menambahkan …
        found = phrases.subject(row, verb, grammar.words, grammar.is_role)
        if found is not None and row[found[1] - 1].low not in grammar.words.relatives:  # "Menanggapi kabar yang beredar, X …"
            return _before_clause(row, found, grammar.words)
    return None


def _of_main(row: Row, verbs: Sequence[int], words: Clauses) -> Sequence[int]:
    """The verbs without those of a clause in front, if others follow: "Saat bukti ditunjukkan, X menunduk dan mengakui …"."""
    opened = next((i for i in range(min(2, len(row))) if row[i].low in words.occasions & words.subordinators), None)
    comma = next((i for i in range(1, len(row)) if row[i].kind == "comma"), 0) if opened is not None else 0
    return [verb for verb in verbs if verb > comma] or verbs


def _before_clause(row: Row, source: Range, words: Clauses) -> Range:
    """A subject without the clause of which its last word is the verb: "Banyak yang mengaku iri dan berharap …"."""
    relative = next((i for i in range(source[0] + 1, source[1]) if row[i].low in words.relatives), None)
    return (source[0], relative) if relative is not None and row[source[1] - 1].kind in ("verb", "cue") else source


def _in_relative(row: Row, at: int, words: Clauses) -> bool:
    """Whether a cue is joined to the only verb before it, one behind "yang": "orang-orang yang sering membujuk atau mengajak …"."""
    if at < _JOINED or row[at - 1].low not in words.coordinators or row[at - 2].kind not in ("verb", "cue"):
        return False
    doing = [i for i in range(at - 1) if row[i].kind in ("verb", "cue") and not row[i].low.endswith(words.nominal)]
    return len(doing) == 1 and row[before_auxiliaries(row, doing[0], words) - 1].low in words.relatives


def _sure_alone(row: Row, at: int, words: Clauses) -> bool:
    """Whether what follows a cue, or its refusal, says that somebody spoke: "bahwa", a colon, a quotation."""
    marked = at + 1 < len(row) and row[at + 1].kind in ("colon", "quote")
    return marked or row[at].item.value.refused or scope.that_after(row, at + 1, words) is not None


def _who_said(row: Row, cue: int, end: int, grammar: Grammar) -> Range | None:
    """Who speaks by a bare cue, or one that holds its speaker, before index `end`."""
    if row[cue].item.value.voice == "enclitic":
        return cue, cue + 1
    found = following.speaker_after(row[:end], cue + 1, grammar.words, grammar.is_role)
    return found


def _told_by(row: Row, end: int, grammar: Grammar) -> Range | None:
    """Whom the cue before index `end` has as its subject: "X mengatakan …, mengancam akan …" is all said by X."""
    for at in range(end - 1, 0, -1):
        chunk = row[at]
        if chunk.kind == "cue" and chunk.item.value.voice == "active" and chunk.item.value.takes in ("clause", "speech"):
            if _subordinate(row, at + 1, end, grammar):
                return None
            found = phrases.subject(row, at, grammar.words, grammar.is_role)
            return found if found is not None and not untold.unreal(row, found, at, grammar.words) else None
        if chunk.kind == "stop":
            break
    return None


def _subordinate(row: Row, start: int, end: int, grammar: Grammar) -> bool:
    """Whether a clause that has somebody of its own, and no verb yet, stands before index `end`: "…, karena petugas X, …"."""
    begun = grammar.words.subordinators - grammar.words.that
    at = next((i for i in range(end - 1, start, -1) if row[i].low in begun and row[i].kind != "name"), end) + 1
    last = next((i for i in range(at, end) if row[i].kind != "name" and row[i].kind != "word"), end)
    return at < last and untold.speaks(row, (at, last), grammar) and (last == end or row[last].kind == "comma")


def _topic_before(row: Row, end: int, words: Clauses) -> tuple[Range, ...]:
    """ "Ditanya tentang X, Y enggan merespons", "Ditanya apakah X, Y bungkam": what was not answered stands in front."""
    asked = next((i for i in range(1, end) if row[i].low in words.questions and row[i - 1].low in words.asked), None)
    topics = (i + 1 for i in range(end - 1, -1, -1) if row[i].low in words.topics - words.future)
    about = next(topics, end) if asked is None else asked
    last = next((i for i in range(about, end) if row[i].kind in ("comma", "stop")), end)
    return ((about, last),) if last > about else ()


def _fronted(row: Row, end: int, words: Clauses) -> Iterator[Range]:
    """What stands before the subject ("Dalam keterangannya, Kamis, …") in its clause, clauses of their own left out."""
    start = next((i + 1 for i in range(end - 1, 0, -1) if row[i].low in words.that and row[i - 1].kind == "cue"), 0)
    relayed = False
    for at in range(start, end + 1):
        if at == end or row[at].kind == "comma":
            dated = relayed and all(chunk.kind == "time" for chunk in row[start:at])  # "Melansir X, Selasa, …"
            deed = words.is_verb(row[start].low) and row[start].low not in words.asked  # with a capital
            told = row[start].low in either(words.channels, words.asked) and at > start + 1 and row[start + 1].kind != "time"
            done = at > start and not told and (deed or any(c.kind in ("verb", "cue") for c in row[start:at]))
            if at > start and not dated and not done:
                yield start, at
            relayed = any(chunk.low.startswith(words.relayed) for chunk in row[start:at])
            start = at + 1
