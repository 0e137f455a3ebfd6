"""Articles and events as vectors of terms, and which of them hold a term in the days around: counted in whole columns."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from silang.story.gathering.keys import OFTEN, Background, Keys

_TWICE = 2  # the days up to an article's stand for those after it too, which may not be known yet
WINDOW = 7  # days that two linked reports are apart at most
_TERMS = 32  # terms of an article that count
_DULL = 1.5  # log of how few articles of the language must hold a term for it to count
Vector = dict[int, float]
Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


class Item(NamedTuple):
    """An article or an event as a vector of terms of length 1 or less; `first` and `last` day are 0 where unknown."""

    vector: Vector
    first: int
    last: int


class Holding(NamedTuple):
    """Of each term of each item: how many items `around` hold it, and where those before it that do stand in `order`.

    These are `undated` ones from `begin` on and `dated` ones from `low` on; of the latter some may be too many days off.
    """

    around: Ints
    order: Ints
    begin: Ints
    undated: Ints
    low: Ints
    dated: Ints


class Table(NamedTuple):
    """The terms of items that come ordered by first day, in columns: of each its item, its number, the place of that among all.

    `first` and `last` are the days of the items, 0 where unknown.
    """

    row: Ints
    number: Ints
    column: Ints
    first: Ints
    last: Ints

    @classmethod
    def of(cls, rows: Sequence[Collection[int]], days: Sequence[tuple[int, int]]) -> Table:
        """The table of items with these terms and first and last days."""
        sizes = np.fromiter(map(len, rows), np.int64, len(rows))
        number = np.fromiter(chain.from_iterable(rows), np.int64, int(sizes.sum()))
        first, last = np.array(days, np.int64).reshape(-1, 2).T
        return cls(np.repeat(np.arange(len(rows)), sizes), number, np.unique(number, return_inverse=True)[1], first, last)

    def around(self) -> tuple[Ints, Ints]:
        """How many items of the days up to its own hold each term, and how many items of those days there are for each item.

        What comes later changes nothing of it, so that what was found for a day stays. Undated items stand beside all; beside an
        undated one stand the undated.
        """
        starts = np.searchsorted(self.row, np.arange(len(self.first) + 1))
        leaving = np.argsort(self.last[self.row], kind="stable")
        gone, lasts = self.last[self.row][leaving], np.sort(self.last)
        undated = int(np.searchsorted(self.first, 0, side="right"))
        holders = np.bincount(self.column[: starts[undated]], minlength=int(self.column.max(initial=0)) + 1)
        held, whole = np.empty_like(self.row), np.full(len(self.first), undated, np.int64)
        held[: starts[undated]] = holders[self.column[: starts[undated]]]
        left = int(np.searchsorted(gone, 0, side="right"))
        without = int(np.searchsorted(lasts, 0, side="right"))
        for day in np.unique(self.first[undated:]).tolist():
            here = slice(*np.searchsorted(self.first, [day, day + 1]))
            terms = slice(starts[here.start], starts[here.stop])
            np.add.at(holders, self.column[terms], 1)
            out = int(np.searchsorted(gone, day - WINDOW))
            np.subtract.at(holders, self.column[leaving[left : max(out, left)]], 1)
            left = max(out, left)
            held[terms] = holders[self.column[terms]]
            whole[here] = here.stop - max(0, int(np.searchsorted(lasts, day - WINDOW)) - without)
        return held, whole

    def since(self, row: int) -> Table:
        """The terms of the items from this place on alone."""
        kept = self.row >= row
        return self._replace(row=self.row[kept], number=self.number[kept], column=self.column[kept])

    def holding(self) -> Holding:
        """Which items hold each term.

        Where they stand is looked up in the order of the terms, in which it goes upwards: in any other order each look would be at
        another end of a table that does not fit near the processor.
        """
        order = np.argsort(self.column, kind="stable")
        column, first = self.column[order], self.first[self.row[order]]
        place, size = np.arange(len(order)), int(self.column.max(initial=-1)) + 1
        begins = np.searchsorted(column, np.arange(size))
        undated = np.minimum((begins + np.bincount(column[first == 0], minlength=size))[column], place) - begins[column]
        longest = int((self.last - self.first).max(initial=0))
        wide = int(self.first.max(initial=0)) + 2  # above any day, so that term and day sort as one number
        since = column * wide + np.maximum(first - WINDOW - longest, 1)
        low = np.where(first > 0, np.searchsorted(column * wide + first, since), place)
        columns: Ints = np.empty((4, len(order)), np.int64)
        columns[:, order] = begins[column], undated, low, place - low
        return Holding(self.around()[0], order, *columns)


def items(ordered: Sequence[Keys], known: Background, since: int = 0) -> list[Item]:
    """The articles from the place `since` on, which come ordered by day, as vectors.

    What is rare in the language and in the days up to its own is what weighs; the articles before `since` are only counted.
    """
    table = Table.of([keys.terms() for keys in ordered], [(keys.day, keys.day) for keys in ordered])
    around, articles = table.around()
    table, around = table.since(since), around[table.row >= since]
    counts = np.fromiter((known.counts.get(number, 0) for number in table.number.tolist()), np.int64, len(table.number))
    # Looked up, for the last digit of a logarithm taken in columns is another on other machines.
    logs = np.array([0.0, *map(math.log, range(1, known.articles + _TWICE * len(ordered) + 1))])
    rarity = logs[known.articles + _TWICE * articles[table.row]] - logs[_TWICE * around + counts]
    taken = ordered[since:]
    times = np.frombuffer(b"".join(keys.times() for keys in taken), np.uint8)
    weight = np.array(OFTEN)[times] * rarity
    order = np.lexsort((table.number, -weight, table.row))
    order = order[rarity[order] > _DULL]
    starts = np.searchsorted(table.row[order], np.arange(since, len(ordered) + 1)).tolist()
    numbers, weights = table.number[order].tolist(), weight[order].tolist()
    made: list[Item] = []
    for keys, start, after in zip(taken, starts, starts[1:], strict=False):
        end = min(after, start + _TERMS)
        length = math.sqrt(sum([weight * weight for weight in weights[start:end]])) or 1.0
        vector = {number: weight / length for number, weight in zip(numbers[start:end], weights[start:end], strict=True)}
        made.append(Item(vector, keys.day, keys.day))
    return made


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
