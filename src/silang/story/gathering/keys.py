"""What an article is found by: its rarest words, names and figures as numbers, and the days it speaks of, in some 300 bytes."""

from __future__ import annotations

import math
import re
import struct
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
from silang.story.gathering import service
from silang.story.reports import day_of, is_day

MOST = 36  # terms of an article that are kept
_HEAD = 320  # words of the body that are looked at
_TITLE = 3  # how often a word of the title counts
_PAST = 10  # days before publication that a report's days are kept of
_NAME, _FIGURE, _TIMES = 0x80, 0x40, 0x3F  # of the byte kept for a term: two marks, and how often it stands there
OFTEN = [0.0, *(1 + math.log(times) for times in range(1, _TIMES + 1))]
_PACKED = struct.Struct("<iHb?")
# Scraped words run together where a capital begins the next one (kotaSurabaya), so a capital begins a word.
_WORD = re.compile(r"[A-Z]{2,}(?![^\W\d_A-Z])|[A-Z]?[^\W\d_A-Z]+")


class Rarity(Struct, frozen=True, forbid_unknown_fields=True):
    """The table `rarity` of a language pack: of so many `articles`, the words by how many of them hold each."""

    articles: int
    words: dict[str, str]


class Background(NamedTuple):
    """How many of so many articles of the language hold a term, by its number, and the log of how few; others are the rarest."""

    articles: int
    counts: dict[int, int]
    rarity: dict[int, float]
    rarest: float


class Keys(NamedTuple):
    """An article as grouping knows it.

    `day` is the ordinal of the day of publication, 0 if unknown. Of `said`, bit n says that the report speaks of the nth day before
    it; `clock` is which of these days its first time of day is on, -1 if none. `data` holds four bytes for each term, its number,
    then one more for each, its marks.
    """

    name: str
    id: str
    day: int
    said: int
    clock: int
    data: bytes
    service: bool

    def packed(self) -> bytes:
        """All but the name and the id, in eight bytes and five for each term."""
        return _PACKED.pack(self.day, self.said, self.clock, self.service) + self.data

    @classmethod
    def unpacked(cls, name: str, article: str, packed: bytes) -> Keys:
        """The keys of the article of this name and id."""
        day, said, clock, service = _PACKED.unpack_from(packed)
        return cls(name, article, day, said, clock, packed[_PACKED.size :], service)

    def terms(self) -> array[int]:
        """The numbers of the terms, the heaviest first."""
        return array("I", self.data[: len(self.data) // 5 * 4])

    def times(self) -> bytes:
        """How often each term stands there, a byte for each."""
        return bytes([mark & _TIMES for mark in self.data[len(self.data) // 5 * 4 :]])

    def each(self) -> Iterator[tuple[int, int, bool, bool]]:
        """Each term: its number, how often it stands there, whether it is part of a name, whether it is a figure."""
        for number, mark in zip(self.terms(), self.data[len(self.data) // 5 * 4 :], strict=True):
            yield number, mark & _TIMES, bool(mark & _NAME), bool(mark & _FIGURE)


def keys(reading: Reading, pack: Pack) -> Keys:
    """What `reading` is found by; a pure function of the two."""
    known = background(pack)
    counted = Counter(words(body(reading)))
    title = words(reading.article.title or "")
    for word in title:
        counted[word] += _TITLE
    weighed = []
    for word, held in counted.items():
        number, times = number_of(word), min(held, _TIMES)
        weighed.append((-OFTEN[times] * known.rarity.get(number, known.rarest), number, times, 0))
    named = {number_of(word) for word in words(" ".join(name.name for name in reading.names))}
    figures = {figure_of(item) for item in reading.quantities} - {None}
    weighed += [(-known.rarest, number_of(str(figure)), 1, _FIGURE) for figure in figures]
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
        data=array("I", [number for _, number, _, _ in kept]).tobytes()
        + bytes(times | figure | (_NAME if number in named else 0) for _, number, times, figure in kept),
        service=service.is_service(reading, title, pack),
    )


def words(text: str) -> list[str]:
    """The words of a text in small letters, those of one or two letters left out.

    >>> words("Wali KotaSurabaya di RSUD")
    ['wali', 'kota', 'surabaya', 'rsud']
    """
    return [word.lower() for word in _WORD.findall(text) if len(word) > 2]


def different_words(text: str) -> set[str]:
    """The words of a text like `words`, each once."""
    return {word.lower() for word in {*_WORD.findall(text)} if len(word) > 2}


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
    """The number that stands for a term; not kept, for among many articles a name is let go before it comes again."""
    return zlib.crc32(term.encode("utf-8", "surrogatepass"))


@lru_cache(maxsize=8)
def background(pack: Pack) -> Background:
    """How common words are in the pack's language; of a pack that does not say, each word is taken for rare."""
    table = pack.table("rarity", Rarity) if "rarity" in pack.tables else Rarity(1000, {})
    counts = {number_of(word): int(times) for times, listed in table.words.items() for word in listed.split()}
    whole = table.articles + 2
    rarity = {number: math.log(whole / (times + 1)) for number, times in counts.items()}
    return Background(table.articles, counts, rarity, math.log(whole))


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
