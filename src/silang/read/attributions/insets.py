"""A clause that no comma parts from who holds it: "Lomba ini menurut X perlu …", "… yang menurutnya lebih murah"."""

from __future__ import annotations

from silang.read.attributions import scope
from silang.read.attributions.framing import Frame
from silang.read.attributions.fronted import skip_openers
from silang.read.attributions.phrases import Row
from silang.read.attributions.rests import predicates
from silang.read.attributions.scope import Range
from silang.read.clauses import Clauses, either

_SET_IN = 3  # words of a day behind a speaker
_SUBJECT = 8  # words of what is spoken of, at most


def held_by(row: Row, speaker: Range, words: Clauses) -> Frame | None:
    """ "… yang menurut X lebih murah": what follows the speaker is what X holds."""
    predicates = either(words.auxiliaries, words.future, words.perfect)
    last = min(speaker[1] + _SET_IN, len(row))
    begin = next((i for i in range(speaker[0] + 1, last) if row[i].kind == "verb" or row[i].low in predicates), None)
    if begin is None or not any(chunk.kind == "name" for chunk in row[speaker[0] : begin]):
        return None
    end, tail = scope.content_end(row, begin, words)
    return Frame("according to, content", (speaker[0], min(begin, speaker[1])), ((begin, end),), tail) if end > begin else None


def inset(row: Row, at: int, words: Clauses) -> Frame | None:
    """ "X menurutnya adil", "… yang menurutnya lebih murah": a subject or "yang", a cue that holds its speaker, a predicate."""
    end, tail = scope.content_end(row, at + 1, words)
    first = skip_openers(row, scope.dateline_end(row), at, words)
    held, relative = row[first:at], row[at - 1].low in words.relatives
    small = either(words.prepositions, words.subordinators, words.relatives, words.auxiliaries, words.coordinators)
    named = 0 < len(held) <= _SUBJECT and held[0].low not in small and all(c.kind in ("word", "name", "bracket") for c in held)
    if not (relative or named) or not (predicates(row[at + 1], words) or (named and row[at + 1].kind == "word")):
        return None
    subject = () if relative else ((first, at),)
    return Frame("cue with -nya, content", None, (*subject, (at + 1, end)), tail, suffix=True)
