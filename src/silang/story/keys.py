"""What an article is found by: its rarest words, names and figures as numbers, and the days it speaks of, in some 300 bytes."""

from __future__ import annotations

import math
import re
import zlib
from array import array
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct

from silang import spans
from silang.model import Quantity, Reading
from silang.pack import Pack
from silang.story import service
from silang.story.reports import day_of, is_day

MOST = 48  # terms of an article that are kept
_HEAD = 320  # words of the body that are looked at
_TITLE = 3  # how often a word of the title counts
_PAST = 10  # days before publication that a report's days are kept of
_NAME, _FIGURE, _TIMES = 0x80, 0x40, 0x3F  # of the byte kept for a term: two marks, and how often it stands there
# Scraped words run together where a capital begins the next one (kotaSurabaya), so a capital begins a word.
_WORD = re.compile(r"[A-Z]{2,}(?![^\W\d_A-Z])|[A-Z]?[^\W\d_A-Z]+")


class Rarity(Struct, frozen=True, forbid_unknown_fields=True):
    """The table `rarity` of a language pack: of so many `articles`, the words by how many of them hold each."""

    articles: int
    words: dict[str, str]


class Background(NamedTuple):
    """How common terms are in the language, by their numbers; a term that is not here is rare."""

    articles: int
    counts: dict[int, int]


class Keys(NamedTuple):
    """An article as grouping knows it.

    `day` is the ordinal of the day of publication, 0 if unknown. Of `said`, bit n says that the report speaks of the nth day before
    it; `clock` is which of these days its first time of day is on, -1 if none. `terms` holds four bytes a term, `marks` one.
    """

    name: str
    id: str
    day: int
    said: int
    clock: int
    terms: bytes
    marks: bytes
    service: bool

    def each(self) -> Iterator[tuple[int, int, bool, bool]]:
        """Each term: its number, how often it stands there, whether it is part of a name, whether it is a figure."""
        for number, mark in zip(array("I", self.terms), self.marks, strict=True):
            yield number, mark & _TIMES, bool(mark & _NAME), bool(mark & _FIGURE)


def keys(reading: Reading, pack: Pack) -> Keys:
    """What `reading` is found by; a pure function of the two."""
    known = background(pack)
    counted = Counter(words(body(reading)))
    title = words(reading.article.title or "")
    for word in title:
        counted[word] += _TITLE
    weighed = [
        (-(1 + math.log(times)) * math.log((known.articles + 2) / (known.counts.get(number, 0) + 1)), number, times, 0)
        for word, times in counted.items()
        for number in (number_of(word),)
    ]
    named = {number_of(word) for name in reading.names for word in words(name.name)}
    rare = math.log(known.articles + 2)
    weighed += [(-rare, number_of(figure), 1, _FIGURE) for figure in {figure_of(item) for item in reading.quantities} if figure]
    weighed.sort()
    kept = weighed[:MOST]
    published = day_of(reading.article.published.value) if reading.article.published else None
    day = date.fromisoformat(published).toordinal() if published else 0
    return Keys(
        name=reading.name,
        id=reading.id,
        day=day,
        said=_said(reading, day),
        clock=_clock(reading, day),
        terms=array("I", [number for _, number, _, _ in kept]).tobytes(),
        marks=bytes(min(times, _TIMES) | figure | (_NAME if number in named else 0) for _, number, times, figure in kept),
        service=service.is_service(reading, title, pack),
    )


def words(text: str) -> list[str]:
    """The words of a text in small letters, those of one or two letters left out.

    >>> words("Wali KotaSurabaya di RSUD")
    ['wali', 'kota', 'surabaya', 'rsud']
    """
    return [word.lower() for word in _WORD.findall(text) if len(word) > 2]


def body(reading: Reading) -> str:
    """The beginning of the report's own prose."""
    text, pieces, at, length = reading.text, list[str](), 0, 0
    for span in spans.merge(item.span for item in reading.not_body):
        pieces.append(text[at : span.start])
        length += span.start - at
        at = span.end
        if length > _HEAD * 12:
            break
    pieces.append(text[at : at + _HEAD * 12])
    return " ".join(" ".join(pieces).split(None, _HEAD)[:_HEAD])


def figure_of(quantity: Quantity) -> str | None:
    """A figure as a term; nothing for small numbers without a unit, which anything may have, and for what may be a year."""
    if quantity.unit is None and (quantity.low < 10 or 1990 <= quantity.low < 2040):
        return None
    return f"{quantity.low:g} {quantity.unit or ''}"


def number_of(term: str) -> int:
    """The number that stands for a term."""
    return zlib.crc32(term.encode("utf-8", "surrogatepass"))


@lru_cache(maxsize=8)
def background(pack: Pack) -> Background:
    """How common words are in the pack's language; of a pack that does not say, each word is taken for rare."""
    if "rarity" not in pack.tables:
        return Background(1000, {})
    table = pack.table("rarity", Rarity)
    return Background(
        table.articles, {number_of(word): int(times) for times, listed in table.words.items() for word in listed.split()}
    )


def _said(reading: Reading, day: int) -> int:
    found = 0
    for time in reading.times if day else ():
        if time.begin and len(time.begin) >= 10 and is_day(time):
            ago = day - date.fromisoformat(time.begin[:10]).toordinal()
            if 0 <= ago <= _PAST:
                found |= 1 << ago
    return found


def _clock(reading: Reading, day: int) -> int:
    for time in sorted(reading.times, key=lambda time: time.span) if day else ():
        if time.type == "TIME" and time.begin and len(time.begin) >= 10:
            ago = day - date.fromisoformat(time.begin[:10]).toordinal()
            if 0 <= ago <= _PAST:
                return ago
    return -1
