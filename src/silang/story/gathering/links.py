"""Which articles have to do with each other, and why: candidates from an index of rare terms, likeness, shared matter."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import NamedTuple

import numpy as np

from silang.model import Link, Reading
from silang.reasons.language import english
from silang.reasons.values import Reason, because
from silang.spans import Span
from silang.story.gathering.clusters import Edge
from silang.story.gathering.keys import Background, Keys, body, different_words, figure_of, number_of, words
from silang.story.gathering.vectors import WINDOW, Floats, Holding, Ints, Item, Table, Vector, dot
from silang.story.reports import day_of, is_day

_MET = 200  # holders of its terms, the rarest first, that an item is led to at most
_COMMON = 256  # a term that more items of the window have leads to no candidates
_LIKELY = 16  # earlier items that each is held against
_BLOCK = 100_000  # items that are led to in one go, as many as fit near the processor
_HINT = 0.012  # likeness that the rare terms alone must give, above what is kept, for a pair to be looked at closely
_FAMED = 60  # articles of the language that hold a name too well known to tell one report's matter from another's
_NAMESAKE = 0.1  # how alike, from 0 to 1, the names of two reports are at least where they are of the same
_UNDATED = 0.8  # likeness is worth so much where a day is unknown


class Tells(NamedTuple):
    """What can tell two happenings of one template apart: names and figures among the terms, days spoken of, the clock's day."""

    names: Vector
    figures: frozenset[int]
    said: int
    clock: int
    day: int


def tells(keys: Keys, item: Item, known: Background) -> Tells:
    """What tells the article's happening from another of the same template."""
    names, figures = Vector(), set[int]()
    for number, _, name, figure in keys.each():
        if number in item.vector:
            if name and known.counts.get(number, 0) < _FAMED:
                names[number] = item.vector[number]
            if figure:
                figures.add(number)
    return Tells(_names(names), frozenset(figures), keys.said, keys.clock, keys.day)


def edges(ordered: Sequence[Item], kept: float, fade: float, since: int = 0) -> Iterator[Edge]:
    """The pairs that are `kept` alike or more, each once; a day between them leaves `fade` of the likeness.

    The items come ordered by first day; the later of a pair stands at the place `since` or after. A pair is looked at where both
    have a term that is rare in the days up to the later. A term leads to few items, an item to the likeliest few, so that each
    costs as much in a full window as in an empty one.
    """
    table = Table.of([item.vector.keys() for item in ordered], [(item.first, item.last) for item in ordered])
    weights = np.fromiter(chain.from_iterable(item.vector.values() for item in ordered), np.float64, len(table.row))
    for one, other in _likely(table, weights, kept + _HINT, since):
        item, there = ordered[one], ordered[other]
        held = there.vector
        alike = sum([weight * held[number] for number, weight in item.vector.items() if number in held])
        alike = min(1.0, alike) * _nearness(item, there, fade)
        if alike >= kept:
            yield Edge(alike, one, other)


def _likely(table: Table, weights: Floats, least: float, since: int) -> Iterator[tuple[int, int]]:
    """The pairs that the terms which lead anywhere make `least` alike; of each item those with the likeliest before it."""
    near = table.holding()
    before = near.undated + near.dated  # items that each term of each item leads to
    order = np.lexsort((table.number, near.around, table.row))
    order = order[(near.around[order] > 1) & (near.around[order] <= _COMMON) & (table.row[order] >= since)]
    whole = np.cumsum(near.around[order])
    heads = np.flatnonzero(np.diff(table.row[order], prepend=-1))
    base = np.repeat(whole[heads] - near.around[order][heads], np.diff(heads, append=len(order)))
    order = order[(whole - base <= _MET) & (before[order] > 0)]
    for lead in _blocks(order, table.row[order], before[order]):
        one, other, alike = _hints(table, near, weights, lead)
        enough = alike >= least
        one, other, alike = one[enough], other[enough], alike[enough]
        best = np.lexsort((other, -alike, one))
        heads = np.flatnonzero(np.diff(one[best], prepend=-1))
        rank = np.arange(len(best)) - np.repeat(heads, np.diff(heads, append=len(best)))
        best = best[rank < _LIKELY]
        yield from zip(one[best].tolist(), other[best].tolist(), strict=True)


def _blocks(order: Ints, rows: Ints, sizes: Ints) -> Iterator[Ints]:
    """The terms that lead anywhere, in parts that lead to about `_BLOCK` items, all of an item in one part."""
    done = np.cumsum(sizes)
    start = 0
    while start < len(order):
        end = int(np.searchsorted(done, done[start] + _BLOCK))
        end = int(np.searchsorted(rows, rows[min(end, len(order) - 1)], side="right"))
        yield order[start:end]
        start = end


def _hints(table: Table, near: Holding, weights: Floats, lead: Ints) -> tuple[Ints, Ints, Floats]:
    """The pairs that these terms lead to, and how alike these make them; those too many days apart left out."""
    places = np.concatenate((_ranges(near.begin[lead], near.undated[lead]), _ranges(near.low[lead], near.dated[lead])))
    mine = np.concatenate((np.repeat(lead, near.undated[lead]), np.repeat(lead, near.dated[lead])))
    theirs = near.order[places]
    one, other = table.row[mine], table.row[theirs]
    met = (table.last[other] == 0) | (table.first[one] == 0) | (table.last[other] >= table.first[one] - WINDOW)
    mine, theirs, one, other = mine[met], theirs[met], one[met], other[met]
    pair = one * len(table.first) + other
    order = np.argsort(pair, kind="stable")
    new = np.diff(pair[order], prepend=-1) != 0
    alike = np.bincount(np.cumsum(new) - 1, (weights[mine] * weights[theirs])[order]).astype(np.float64)
    return one[order][new], other[order][new], alike


def _ranges(starts: Ints, sizes: Ints) -> Ints:
    """The numbers from each start on, so many of each."""
    ends = np.cumsum(sizes)
    return np.repeat(starts - ends + sizes, sizes) + np.arange(ends[-1] if len(ends) else 0)


def told_apart(found: Iterable[Edge], told: Callable[[int], Tells], kept: float) -> Iterator[Edge]:
    """The edges, weakened where what the two speak of shows two happenings: other days, names or figures."""
    for edge in found:
        alike = edge.alike * _same(told(edge.one), told(edge.other))
        if alike >= kept:
            yield Edge(alike, edge.one, edge.other)


def _names(weights: Vector) -> Vector:
    length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {number: weight / length for number, weight in weights.items()}


def link(edge: Edge, a: Reading, b: Reading, one: Item, other: Item, rare: Mapping[int, str]) -> Link:
    """The edge with its reasons; `rare` are the words behind the numbers of terms that both have."""
    if b.name < a.name:
        a, b = b, a
    reasons = tuple(_reasons(a, b, one, other, rare))
    return Link(a=a.name, b=b.name, score=round(edge.alike, 3), why=tuple(map(english, reasons)), reason=reasons)


def shared_words(reading: Reading, one: Item, other: Item) -> dict[int, str]:
    """The words behind the terms that both items have, from the words of one of their readings."""
    shared = one.vector.keys() & other.vector.keys()
    held = different_words(f"{body(reading)}\n{reading.article.title or ''}")
    return {number: word for word in held if (number := number_of(word)) in shared}


def _nearness(one: Item, other: Item, fade: float) -> float:
    """What the days between two items leave of their likeness."""
    if not one.first or not other.first:
        return _UNDATED
    days = max(0, one.first - other.last, other.first - one.last)
    return fade**days if days <= WINDOW else 0.0


def _same(one: Tells, other: Tells) -> float:
    """How far the two may be one happening, 1 where nothing speaks against it."""
    same = 1.0
    if one.day and other.day:
        apart = other.day - one.day
        said = other.said & (one.said << apart if apart >= 0 else one.said >> -apart)
        if apart and one.said and other.said and not said:
            same *= 0.4
        elif one.clock >= 0 and other.clock >= 0 and one.day - one.clock != other.day - other.clock:
            same *= 0.3
    others = len(one.names) > 1 and len(other.names) > 1 and dot(one.names, other.names) < _NAMESAKE
    differ = len(one.figures) > 1 and len(other.figures) > 1 and one.figures.isdisjoint(other.figures)
    return same * (0.25 if others and differ else 0.5 if others else 0.8 if differ else 1.0)


def _reasons(a: Reading, b: Reading, one: Item, other: Item, rare: Mapping[int, str]) -> Iterator[Reason]:
    """What both have, in a fixed order: names, figures, dates, rare words; then the days between."""
    names = {name.name.lower(): name.name for name in a.names}
    heavy = {word: one.vector[number] * other.vector[number] for number, word in rare.items()}
    both = {
        name: sum(heavy.get(word, 0.0) for word in words(name))
        for name in {names[n] for n in (name.name.lower() for name in b.names) if n in names}
    }
    telling = sorted((-weight, name) for name, weight in both.items() if weight)
    if telling:
        yield because("links.names", names=", ".join(name for _, name in telling[:4]))
    figures = {figure_of(item): item.span for item in b.quantities}
    told = {term: item.span for item in reversed(a.quantities) if (term := figure_of(item)) and term in figures}
    if told:
        yield because("links.figures", figures=", ".join(_flat(span, a.text) for span in sorted(told.values())[:3]))
    if dates := sorted(_days(a) & _days(b)):
        yield because("links.dates", dates=", ".join(dates[:3]))
    named = {word for name in both for word in words(name)}
    weighed = sorted((-weight, word) for word, weight in heavy.items() if word not in named)
    if weighed:
        yield because("links.words", words=", ".join(word for _, word in weighed[:5]))
    published = [day_of(reading.article.published.value) if reading.article.published else None for reading in (a, b)]
    if published[0] and published[1]:
        apart = abs((date.fromisoformat(published[1]) - date.fromisoformat(published[0])).days)
        yield because("links.apart", days=str(apart))


def _flat(span: Span, text: str) -> str:
    return " ".join(span.of(text).split())


def _days(reading: Reading) -> set[str]:
    return {time.begin[:10] for time in reading.times if time.begin and is_day(time)}
