"""Runs of words that are names, as the tagger found them, mended by what the article and the tables are sure of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from silang.model import NameType
from silang.read.acronyms import short_for
from silang.read.gazetteer import Known
from silang.read.tokens import Tokens

_LONGEST = 4  # words of a phrase that is looked up
_PARTING = frozenset("()[]/-|")
_MOST_SPELT = 14  # words of a name that an acronym spells
_SHORT = 4  # letters of a short form that must stand in capitals ("PAN", not "Pan")


class Run(Struct, frozen=True, order=True):
    """Words `[first, last)` of an article that are one name."""

    first: int
    last: int
    type: NameType


def mended(cut: Tokens, runs: Iterable[Run], words: Known, *, wide: bool) -> list[Run]:
    """The runs without what is no name at their ends, and with parts of persons' full names that stand by themselves.

    `wide` adds known places and bodies wherever they stand by themselves, and parts a name from its acronym in brackets.
    """
    found = [trimmed for run in _joined(cut, runs, words) for trimmed in _trimmed(cut, run, words)]
    taken = {index for run in found for index in range(run.first, run.last)}
    found = [_lengthened(cut, run, taken, words) for run in found]
    if wide:
        found = list(_spelt(cut, [part for run in found for part in _parted(cut, run, words)], words))
    taken = {index for run in found for index in range(run.first, run.last)}
    for more in (_known, _again) if wide else (_again,):
        for run in list(more(cut, found, taken, words)):
            found.append(run)
            taken.update(range(run.first, run.last))
    return sorted(found)


def _joined(cut: Tokens, runs: Iterable[Run], words: Known) -> Iterator[Run]:
    """Two runs that are persons with nothing between them are one; so is a body's head alone with what follows it."""
    last: Run | None = None
    for run in runs:
        if last is not None and last.last == run.first and not cut.fresh[run.first] and _one(cut, last, run, words):
            last = Run(last.first, run.last, last.type)
        else:
            if last is not None:
                yield last
            last = run
    if last is not None:
        yield last


def _one(cut: Tokens, last: Run, run: Run, words: Known) -> bool:
    if last.type == run.type == "PER":
        return True
    return last.type == "ORG" and cut.low[last.first] in words.company and run.type != "LOC"


def _trimmed(cut: Tokens, run: Run, words: Known) -> Iterator[Run]:
    """The run without titles, days and everyday words at its ends; a place or body before a person is a name of its own."""
    first, last, kind = run.first, run.last, run.type
    while first < last and not cut.word[first][0].isalnum():
        first += 1
    while first < last and not cut.word[last - 1][-1].isalnum() and cut.word[last - 1] not in ").":
        last -= 1
    if kind != "PER" and first < last and cut.low[first] in words.thing - words.body:
        return
    if kind == "PER" and last - first > 1 and cut.low[last - 1].rstrip(".") in words.tail:
        kind = "ORG"
    while last - first > 1 and _no_name(cut, first, kind, words):
        first += 1
    if kind == "PER":
        while last > first and cut.low[last - 1] in words.never:
            last -= 1
        for length in range(min(_LONGEST, last - first - 1), 0, -1):
            phrase = " ".join(cut.low[first : first + length])
            if phrase in words.given:
                break
            if phrase in words.bodies or words.place_kind(phrase) in ("country", "capital", "region"):
                yield Run(first, first + length, "ORG" if phrase in words.bodies else "LOC")
                first += length
                break
    if first < last:
        yield Run(first, last, kind)


def _no_name(cut: Tokens, at: int, kind: NameType, words: Known) -> bool:
    """Whether the word is a title or an everyday word with a capital for its place alone."""
    low = cut.low[at].rstrip(".")
    if low in words.given or low in words.body or low in words.place:
        return False
    casing = words.casing.get(low)
    if kind == "PER" and words.titles.get(low) in ("office", "rank", "honorific") and not cut.fresh[at]:
        return casing != "always"
    return casing in ("never", "seldom", "half") if kind == "PER" else casing in ("never", "seldom") and cut.fresh[at]


def _lengthened(cut: Tokens, run: Run, taken: set[int], words: Known) -> Run:
    """A person's name with the capitalised words right before and after it that are nothing else."""
    first, last = run.first, run.last
    if run.type == "PER":
        while last < len(cut.word) and last not in taken and not cut.fresh[last] and _may_name(cut, last, words):
            last += 1
        while (
            first > 0
            and first - 1 not in taken
            and not (cut.fresh[first] or cut.fresh[first - 1])
            and _may_name(cut, first - 1, words)
        ):
            if words.casing.get(cut.low[first - 1], "always") != "always":
                break
            first -= 1
    return Run(first, last, run.type)


def _may_name(cut: Tokens, at: int, words: Known) -> bool:
    """Whether a capitalised word is nothing that is known, and so may be part of the name that it touches."""
    low = cut.low[at].rstrip(".")
    known = low in words.never or low in words.title_words or low in words.body or low in words.place or words.name_kind(low)
    return cut.word[at][0].isupper() and not known


def _parted(cut: Tokens, run: Run, words: Known) -> Iterator[Run]:
    """A run cut at its brackets; a known place without the small word that says what kind of place it is."""
    first = run.first
    for at in range(run.first, run.last + 1):
        if at == run.last or cut.word[at] in _PARTING:
            while first < at - 1 and cut.word[first] == cut.low[first]:
                if cut.low[first] not in words.area and not words.place_kind(" ".join(cut.low[first + 1 : at])):
                    break
                first += 1
            if first < at:
                yield Run(first, at, run.type)
            first = at + 1


def _spelt(cut: Tokens, found: Sequence[Run], words: Known) -> Iterator[Run]:
    """The runs, a body's name with commas in it taken whole where an acronym in brackets spells it."""
    whole = []
    for at in range(2, len(cut.word) - 1):
        if cut.word[at - 1] == "(" and cut.word[at + 1] == ")" and len(cut.word[at]) > 2 and cut.word[at].isupper():
            first = _spelt_from(cut, at, words)
            if first is not None:
                whole.append(Run(first, at - 1, "ORG"))
    covered = {index for run in whole for index in range(run.first, run.last)}
    yield from whole
    yield from (run for run in found if covered.isdisjoint(range(run.first, run.last)))


def _spelt_from(cut: Tokens, at: int, words: Known) -> int | None:
    """Where the name begins that the acronym at `at` spells, a head of bodies' names; None where there is none."""
    for first in range(at - 2, max(-1, at - _MOST_SPELT), -1):
        if (
            cut.low[first] in words.body
            and cut.word[first][0].isupper()
            and short_for(cut.word[at], " ".join(cut.word[first : at - 1]))
        ):
            return first
        if not (cut.word[first][0].isupper() or cut.word[first] == "," or cut.low[first] in words.link):
            break
    return None


def _again(cut: Tokens, found: Sequence[Run], taken: set[int], words: Known) -> Iterator[Run]:
    """Words of the persons' full names, one or more in a row, where they stand by themselves and were not found."""
    parts = {
        word
        for run in found
        if run.type == "PER" and run.last - run.first > 1
        for word in cut.word[run.first : run.last]
        if word[0].isupper() and len(word) > 2
    }
    first = last = 0
    for index, word in enumerate(cut.word):
        if word in parts and index not in taken and cut.low[index] not in words.titles:
            if last != index or cut.fresh[index]:
                if last > first:
                    yield Run(first, last, "PER")
                first = index
            last = index + 1
    if last > first:
        yield Run(first, last, "PER")


def _known(cut: Tokens, found: Sequence[Run], taken: set[int], words: Known) -> Iterator[Run]:
    """Countries, capitals and well-known bodies and places that stand by themselves and were not found."""
    at, count = 0, len(cut.word)
    while at < count:
        length = 0
        if cut.word[at] != cut.low[at] and at not in taken and cut.low[at] in words.begins:
            length = next((n for n in range(min(_LONGEST, count - at), 0, -1) if _sure(cut, at, n, words)), 0)
            if length and taken.isdisjoint(range(at, at + length)) and _alone(cut, at, at + length, taken, words):
                yield Run(at, at + length, "ORG" if " ".join(cut.low[at : at + length]) in words.bodies else "LOC")
        at += length or 1


def _sure(cut: Tokens, at: int, length: int, words: Known) -> bool:
    phrase = " ".join(cut.low[at : at + length])
    if phrase in words.bodies or phrase in words.places:
        return cut.word[at].isupper() or len(phrase) > _SHORT
    return phrase in words.country or phrase in words.capital


def _alone(cut: Tokens, first: int, last: int, taken: set[int], words: Known) -> bool:
    """Whether no other capitalised word stands so near that the words may be part of a longer name."""
    after = last < len(cut.word) and last not in taken and not cut.fresh[last] and cut.word[last][0].isupper()
    before = first > 0 and first - 1 not in taken and not cut.fresh[first] and cut.word[first - 1][0].isupper()
    if after and (cut.low[last] in words.never or cut.low[last].rstrip(".") in words.titles):
        after = False
    if before and (cut.low[first - 1].rstrip(".") in words.title_words or cut.fresh[first - 1]):
        before = False
    return not after and not before
