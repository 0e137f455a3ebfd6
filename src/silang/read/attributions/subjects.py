"""The frame "X mengatakan (bahwa) …": a subject, an active cue, its content."""

from __future__ import annotations

from collections.abc import Iterator

from silang.read.attributions import phrases, scope
from silang.read.attributions.chunks import Clauses
from silang.read.attributions.cues import Cue
from silang.read.attributions.framing import Frame, Grammar
from silang.read.attributions.phrases import Row
from silang.read.attributions.scope import Range


def active(row: Row, at: int, cue: Cue, grammar: Grammar) -> Frame | None:
    """The frame of an active cue at index `at`; None where its subject or its content is not sure."""
    words = grammar.words
    if at and row[phrases.before_auxiliaries(row, at, words) - 1].low in words.relatives:
        source = _named_before(row, phrases.before_auxiliaries(row, at, words) - 1) if cue.takes == "clause" else None
        if source is not None and source[1] - source[0] < 2:
            source = None  # "penggemar drama Korea yang menyebut": a place, not who says so
        rule = "relative"
    else:
        source = (
            _shared_subject(row, at, grammar) or phrases.subject(row, at, words, grammar.is_role) or _named_that(row, at, words)
        )
        rule = "subject, cue"
    if source is None or _listed(row, source) or _mute(row, source, words):
        return None
    if (cue.takes == "finding" and not _document(row, source, words)) or row[at - 1].low in words.duties:
        return None
    content, aside, explicit = scope.content_after(row, at, cue, words)
    quoted = source[0] - 1 if source[0] and row[source[0] - 1].kind == "quote" else None
    if quoted is not None and not explicit and not cue.refused:
        return Frame("content, subject, cue", source, ((quoted, quoted + 1),), ((at + 1, len(row)),))
    if cue.refused and cue.stance is None:
        return None
    if not content:
        content = _topic_before(row, source[0], words) if cue.refused or cue.idiom else ()
        return Frame(rule, source, content, aside) if cue.refused or cue.idiom else None
    first = row[content[0][0]]
    bare = not any(chunk.kind in ("verb", "cue") for chunk in row[content[0][0] : content[0][1]])
    led = first.low in words.coordinators or (first.low in words.not_said and bare)
    if led and first.kind != "name" and not explicit:
        return None  # "mengajak dan membuka …": the verb goes on; "melapor ke polisi"
    sure = cue.takes == "clause" or cue.refused or cue.idiom or explicit or row[content[0][0]].kind == "quote"
    if not sure and not (cue.takes == "speech" and _personal(row, source, grammar)):
        return None
    return Frame(rule, source, content, (*_fronted(row, source[0]), *aside))


def _listed(row: Row, source: Range) -> bool:
    """Whether the subject is no more than the letter of a list ("D. Mengajak …")."""
    return source[1] - source[0] == 1 and len(row[source[0]].low.rstrip(".")) == 1


def _mute(row: Row, source: Range, words: Clauses) -> bool:
    """Whether the subject is an event or a work, which proves or recalls something but says nothing ("Film ini menegaskan …")."""
    if all(c.low in words.anaphors.pointers for c in row[source[0] : source[1]]):
        return True
    return row[source[0]].low in words.mute and not any(c.low in words.documents for c in row[source[0] : source[1]])


def _document(row: Row, source: Range, words: Clauses) -> bool:
    """Whether something written or measured is the subject ("Data X menunjukkan bahwa …")."""
    return any(chunk.low in words.documents for chunk in row[source[0] : source[1]])


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
    if joint not in grammar.words.coordinators | grammar.words.joints:
        return None
    before -= 1
    verbs = [i for i in range(before) if row[i].kind in ("verb", "cue")]
    if any(row[verb].low in grammar.words.causatives for verb in verbs):
        return None
    for verb in verbs:
        found = phrases.subject(row, verb, grammar.words, grammar.is_role)
        if found is not None:
            return found
    return None


def _topic_before(row: Row, end: int, words: Clauses) -> tuple[Range, ...]:
    """ "Ditanya tentang X, Y enggan merespons": what was not answered stands in front."""
    for at in range(end - 1, -1, -1):
        if row[at].low in words.topics:
            last = next((i for i in range(at + 1, end) if row[i].kind in ("comma", "stop")), end)
            return ((at + 1, last),) if last > at + 1 else ()
    return ()


def _fronted(row: Row, end: int) -> Iterator[Range]:
    """What stands before the subject ("Dalam keterangannya, Kamis, …"), clauses of their own left out."""
    start = 0
    for at in range(end + 1):
        if at == end or row[at].kind == "comma":
            if at > start and not any(chunk.kind in ("verb", "cue") for chunk in row[start:at]):
                yield start, at
            start = at + 1
