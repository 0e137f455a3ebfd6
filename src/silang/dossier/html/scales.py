"""Where a value or a day stands in a chart, and which of them are written at its edge."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

LEAST = 1e-200  # what is smaller, and above nought, is drawn as this
LOG_FROM = 10  # a spread beyond this factor is drawn on a logarithmic scale


class Values(NamedTuple):
    """A scale of values: from `low` to `high`, the ticks between, and whether equal steps are equal factors."""

    low: float
    high: float
    ticks: tuple[float, ...]
    log: bool

    def place(self, value: float) -> float:
        """How far up `value` stands, from 0 to 1; what lies outside stands at the edge."""
        if self.log:
            if value <= 0:
                return 0.0
            share = (math.log(value) - math.log(self.low)) / (math.log(self.high) - math.log(self.low))
        else:
            share = (value - self.low) / (self.high - self.low)
        return min(1.0, max(0.0, share))


def values(found: Sequence[float]) -> Values:
    """The scale that holds all of `found`: from nought, or logarithmic where the spread of what is above nought passes ten times.

    >>> values([3000, 12000]).ticks, values([3, 12000]).log
    ((0, 2000, 4000, 6000, 8000, 10000, 12000), True)
    >>> values([2, 3]).ticks, values([0.2, 0.3]).ticks[-1]
    ((0, 1, 2, 3), 0.30000000000000004)
    """
    above = [max(value, LEAST) for value in found if value > 0]
    least, most = (min(above), max(above)) if above else (1.0, 1.0)
    if most / least > LOG_FROM:
        first, last = math.floor(math.log10(least)), math.ceil(math.log10(most))
        decades = max(1, math.ceil((last - first) / 6))
        return Values(10.0**first, 10.0**last, tuple(10**n for n in range(first, last + 1, decades)), True)
    step = _step(most / 6)
    if all(float(value).is_integer() for value in found):
        step = max(1, step)
    top = math.ceil(most / step)
    bottom = math.floor(min([0.0, *found]) / step)
    return Values(bottom * step, top * step, tuple(n * step for n in range(bottom, top + 1)), False)


def _step(rough: float) -> float:
    """The next 1, 2 or 5 of any power of ten that is not below `rough`."""
    power = 10.0 ** math.floor(math.log10(rough))
    nice = next(n for n in (1, 2, 5, 10) if n * power >= rough * 0.999)
    step = nice * power
    return int(step) if step >= 1 else step


class Days(NamedTuple):
    """A scale of days, both ends included, and the days written at its edge."""

    first: date
    last: date
    ticks: tuple[date, ...]

    def place(self, day: date) -> float:
        """How far along `day` stands, from 0 to 1; a single day stands in the middle."""
        length = (self.last - self.first).days
        return (day - self.first).days / length if length else 0.5


def days(found: Sequence[date], most: int) -> Days | None:
    """The scale that holds all of `found`, with at most `most` ticks; nothing for no day."""
    if not found:
        return None
    first, last = min(found), max(found)
    length = (last - first).days
    step = max(1, math.ceil(length / max(1, most - 1)))
    return Days(first, last, tuple(first + timedelta(days=n) for n in range(0, length + 1, step)))


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Places near the wanted ones, in their order, at least `gap` apart, within `low` and `high` as far as they fit.

    >>> spread([10, 11, 50], 12, 0, 100)
    [4.5, 16.5, 50.0]
    """
    order = sorted(range(len(wanted)), key=lambda n: wanted[n])
    groups: list[list[float]] = []  # sum of wanted minus own offset, size
    for n in order:
        groups.append([wanted[n], 1])
        while len(groups) > 1 and _top(groups[-2], gap) + gap > _bottom(groups[-1]):
            last, before = groups.pop(), groups[-1]
            before[0] += last[0] - last[1] * before[1] * gap
            before[1] += last[1]
    places = [_bottom(group) + n * gap for group in groups for n in range(int(group[1]))]
    for n in reversed(range(len(places))):
        places[n] = min(places[n], high - (len(places) - 1 - n) * gap)
    for n in range(len(places)):
        places[n] = max(places[n], low + n * gap)
    placed = [0.0] * len(wanted)
    for n, place in zip(order, places, strict=True):
        placed[n] = place
    return placed


def _bottom(group: list[float]) -> float:
    """Where a group begins so that its members stand as near as they can to what they wanted."""
    total, size = group
    return total / size


def _top(group: list[float], gap: float) -> float:
    return _bottom(group) + (group[1] - 1) * gap
