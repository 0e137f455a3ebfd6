"""Which articles have to do with each other, and why: candidates from an index of rare terms, likeness, shared matter."""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from silang.model import Link, Reading
from silang.reasons.language import english
from silang.reasons.values import Reason, because
from silang.spans import Span
from silang.story.gathering.clusters import Edge
from silang.story.gathering.keys import OFTEN, Background, Keys, body, figure_of, number_of, words
from silang.story.reports import day_of, is_day

WINDOW = 7  # days that two linked reports are apart at most
_MET = 200  # holders of its terms, the rarest first, that an item is led to at most
_COMMON = 256  # a term that more items of the window have leads to no candidates
_LIKELY = 24  # earlier items that each is held against
_TERMS = 32  # terms of an article that count
_DULL = 1.5  # log of how few articles of the language must hold a term for it to count
_HINT = 0.012  # likeness that the rare terms alone must give, above what is kept, for a pair to be looked at closely
_FAMED = 60  # articles of the language that hold a name too well known to tell one report's matter from another's
_NAMESAKE = 0.15  # how alike, from 0 to 1, the names of two reports are at least where they are of the same
_UNDATED = 0.8  # likeness is worth so much where a day is unknown
Vector = dict[int, float]


class Item(NamedTuple):
    """An article or an event as a vector of terms of length 1 or less; `first` and `last` day are 0 where unknown."""

    vector: Vector
    first: int
    last: int


class Tells(NamedTuple):
    """What can tell two happenings of one template apart: names and figures among the terms, days spoken of, the clock's day."""

    names: Vector
    figures: frozenset[int]
    said: int
    clock: int
    day: int


def items(ordered: Sequence[Keys], known: Background) -> list[Item]:
    """The articles, which come ordered by day, as vectors: rare in the language and in the days around is what weighs."""
    made: list[Item] = []
    rows = [keys.terms() for keys in ordered]
    for i, around, articles in _windows(rows, [(keys.day, keys.day) for keys in ordered]):
        whole = articles + known.articles
        weighed = []
        for number, times, _, _ in ordered[i].each():
            rarity = math.log(whole / (around[number] + known.counts.get(number, 0)))
            if rarity > _DULL:
                weighed.append((-OFTEN[times] * rarity, number))
        weighed.sort()
        del weighed[_TERMS:]
        length = math.sqrt(sum(weight * weight for weight, _ in weighed)) or 1.0
        made.append(Item({number: -weight / length for weight, number in weighed}, ordered[i].day, ordered[i].day))
    return made


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


def edges(ordered: Sequence[Item], kept: float, fade: float) -> Iterator[Edge]:
    """The pairs that are `kept` alike or more, each once; a day between them leaves `fade` of the likeness.

    The items come ordered by first day. A pair is looked at where both have a term that is rare in the days around. A term leads to
    few items, an item to the likeliest few, so that each costs as much in a full window as in an empty one.
    """
    index: dict[int, list[tuple[int, float]]] = {}
    crowded: dict[int, float] = {}  # terms that were common around an item, and until which day that item is near
    spans = [(item.first, item.last) for item in ordered]
    for i, around, _ in _windows([item.vector.keys() for item in ordered], spans):
        item, begin = ordered[i], ordered[i].first - WINDOW
        hints, rest, met = defaultdict[int, float](float), list[tuple[int, float]](), 0
        for holders, number, weight in sorted([(around[number], number, weight) for number, weight in item.vector.items()]):
            if holders == 1 and item.first == item.last:
                continue  # none of those to come is near either
            if holders > _COMMON:
                crowded[number] = max(crowded.get(number, 0), item.last or math.inf)
                index.pop(number, None)
                rest.append((number, weight))
                continue
            row = index.setdefault(number, [])
            if len(row) > holders:
                row[:] = [(j, other) for j, other in row if not 0 < ordered[j].last < begin]
            met += len(row)
            if met > _MET or crowded.get(number, -math.inf) >= begin:
                rest.append((number, weight))
            else:
                for j, other in row:
                    hints[j] += weight * other
            row.append((i, weight))
        likely = [(hint, -j) for j, hint in hints.items() if hint >= kept + _HINT]
        if len(likely) > _LIKELY:
            likely = heapq.nlargest(_LIKELY, likely)
        for hint, place in likely:
            there = ordered[-place].vector
            common = sum([weight * there[number] for number, weight in rest if number in there])
            alike = min(1.0, hint + common) * _nearness(item, ordered[-place], fade)
            if alike >= kept:
                yield Edge(alike, i, -place)


def told_apart(found: Iterator[Edge], told: Sequence[Tells], kept: float) -> Iterator[Edge]:
    """The edges, weakened where what the two speak of shows two happenings: other days, names or figures."""
    for edge in found:
        alike = edge.alike * _same(told[edge.one], told[edge.other])
        if alike >= kept:
            yield Edge(alike, edge.one, edge.other)


def _names(weights: Vector) -> Vector:
    length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {number: weight / length for number, weight in weights.items()}


def middle(members: Sequence[Item]) -> Item:
    """A group as one item: the mean of its vectors, so that its likeness to another is the mean of their members' likenesses."""
    if len(members) == 1:
        return members[0]
    total = defaultdict[int, float](float)
    for item in members:
        for number, weight in item.vector.items():
            total[number] += weight
    kept = sorted(total.items(), key=lambda term: (-term[1], term[0]))[: 2 * _TERMS]
    days = [item for item in members if item.first]
    vector = {number: weight / len(members) for number, weight in kept}
    return Item(vector, min((item.first for item in days), default=0), max((item.last for item in days), default=0))


def dot(one: Vector, other: Vector) -> float:
    """How alike two vectors are."""
    return sum([one[number] * other[number] for number in one.keys() & other.keys()])


def link(edge: Edge, a: Reading, b: Reading, one: Item, other: Item, rare: Mapping[int, str]) -> Link:
    """The edge with its reasons; `rare` are the words behind the numbers of terms that both have."""
    if b.name < a.name:
        a, b = b, a
    reasons = tuple(_reasons(a, b, one, other, rare))
    return Link(a=a.name, b=b.name, score=round(edge.alike, 3), why=tuple(map(english, reasons)), reason=reasons)


def shared_words(reading: Reading, one: Item, other: Item) -> dict[int, str]:
    """The words behind the terms that both items have, from the words of one of their readings."""
    shared = one.vector.keys() & other.vector.keys()
    found = {number_of(word): word for word in {*words(body(reading)), *words(reading.article.title or "")}}
    return {number: found[number] for number in shared if number in found}


def _windows(rows: Sequence[Collection[int]], spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, Counter[int], int]]:
    """For each item its place, how many items of the days around hold each term, and how many items there are.

    Around an undated item stands everything; undated items stand around all.
    """
    around, held = Counter[int](), 0
    enter = sorted(range(len(rows)), key=lambda i: (spans[i][0], i))
    leave = sorted((i for i in enter if spans[i][1]), key=lambda i: (spans[i][1], i))
    whole: Counter[int] | None = None
    entered = left = 0
    for i in enter:
        day = spans[i][0]
        if not day:
            if whole is None:
                whole = Counter(number for row in rows for number in row)
            yield i, whole, len(rows)
            continue
        while entered < len(enter) and spans[enter[entered]][0] <= day + WINDOW:
            around.update(rows[enter[entered]])
            held, entered = held + 1, entered + 1
        while left < len(leave) and spans[leave[left]][1] < day - WINDOW:
            for number in rows[leave[left]]:
                around[number] -= 1
            held, left = held - 1, left + 1
        yield i, around, held


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
