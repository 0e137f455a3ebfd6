"""Runs of words that are names, as the tagger found them, mended by what the article and the tables are sure of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from silang.model import NameType
from silang.read.gazetteer import Known
from silang.read.tokens import Tokens

_LONGEST = 4  # words of a phrase that is looked up
_SHORT = 4  # letters of a short form that must stand in capitals ("PAN", not "Pan")


class Run(Struct, frozen=True, order=True):
    """Words `[first, last)` of an article that are one name."""

    first: int
    last: int
    type: NameType


def mended(cut: Tokens, runs: Iterable[Run], words: Known, *, wide: bool) -> list[Run]:
    """The runs without what is no name at their ends, and with parts of persons' full names that stand by themselves.

    `wide` adds known places and bodies wherever they stand by themselves.
    """
    found = [run for run in (_trimmed(cut, run, words) for run in runs) if run is not None]
    taken = {index for run in found for index in range(run.first, run.last)}
    for more in (_known, _again) if wide else (_again,):
        for run in list(more(cut, found, taken, words)):
            found.append(run)
            taken.update(range(run.first, run.last))
    return sorted(found)


def _trimmed(cut: Tokens, run: Run, words: Known) -> Run | None:
    """The run without titles, days and common words at the ends of a person's name; None where nothing is left."""
    first, last = run.first, run.last
    if run.type == "PER":
        while last - first > 1 and _no_name(cut, first, words):
            first += 1
        while last > first and cut.low[last - 1] in words.never:
            last -= 1
    return Run(first, last, run.type) if first < last else None


def _no_name(cut: Tokens, at: int, words: Known) -> bool:
    """Whether the word is a title or an everyday word with a capital for its place alone."""
    low = cut.low[at].rstrip(".")
    if low in words.given or not cut.word[at][0].isupper():
        return False
    return words.titles.get(low) in ("office", "rank", "honorific") or (
        cut.fresh[at] and words.casing.get(low) in ("never", "seldom")
    )


def _again(cut: Tokens, found: Sequence[Run], taken: set[int], words: Known) -> Iterator[Run]:
    """Single words of the persons' full names where they stand by themselves and were not found."""
    parts = {
        word
        for run in found
        if run.type == "PER" and run.last - run.first > 1
        for word in cut.word[run.first : run.last]
        if word[0].isupper() and len(word) > 2
    }
    for index, word in enumerate(cut.word):
        if word in parts and index not in taken and cut.low[index] not in words.titles:
            yield Run(index, index + 1, "PER")


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
