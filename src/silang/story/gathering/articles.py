"""The articles of a stream in order, and as vectors those that are asked for: with the days before them, not with all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from silang.pack import Pack
from silang.story.gathering.keys import Keys, background
from silang.story.gathering.links import Tells, tells
from silang.story.gathering.near import runs
from silang.story.gathering.vectors import WINDOW, Item, items


class Articles:
    """Articles by their place in order of day; each has a number too, which stays when others come."""

    def __init__(self, ordered: Sequence[Keys], numbers: Sequence[int], pack: Pack) -> None:
        """The articles, ordered, and their numbers; `pack` is of their language."""
        self.keys, self.numbers = ordered, numbers
        self.days = np.fromiter((one.day for one in ordered), np.int64, len(ordered))
        self.place = np.zeros(max(numbers, default=-1) + 1, np.int64)
        self.place[np.fromiter(numbers, np.int64, len(numbers))] = np.arange(len(numbers))
        self._placed: list[int] = self.place.tolist()
        self._known = background(pack)
        self._undated = int(np.searchsorted(self.days, 1))
        self._items: dict[int, Item] = {}
        self._tells: dict[int, Tells] = {}

    def around(self, begin: int, end: int) -> tuple[list[int], int]:
        """The places of what stands beside the days from `begin` to `end`, and how many of them come before `begin`."""
        low, first, after = np.searchsorted(self.days, [begin - WINDOW, begin, end + 1]).clip(self._undated).tolist()
        before = self._undated + first - low if begin else 0
        return [*range(self._undated), *range(low, after)], before

    def fetch(self, places: Iterable[int]) -> None:
        """Make the vectors of these articles, with those of their days."""
        missing = {int(self.days[place]) for place in places if place not in self._items}
        for begin, end in runs(missing, WINDOW):
            rows, before = self.around(begin, end)
            made = items([self.keys[row] for row in rows], self._known, before)
            self._items.update(zip(rows[before:], made, strict=True))

    def item(self, place: int) -> Item:
        """The article as a vector, which has been fetched."""
        return self._items[place]

    def tells(self, place: int) -> Tells:
        """What tells the article's happening from another."""
        if place not in self._tells:
            self._tells[place] = tells(self.keys[place], self._items[place], self._known)
        return self._tells[place]

    def span(self, event: Iterable[int]) -> tuple[int, int]:
        """The first and the last day of the articles of these numbers, 0 where none has one."""
        days = [day for place in self.places(event) if (day := self.keys[place].day)]
        return min(days, default=0), max(days, default=0)

    def places(self, numbers: Iterable[int]) -> list[int]:
        """Where the articles of these numbers stand."""
        return [self._placed[number] for number in numbers]
