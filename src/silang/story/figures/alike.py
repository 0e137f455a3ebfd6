"""Which figures of several reports are told alike: by the words around them, each with the one of a report that is most like it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from silang.spans import Span
from silang.story.figures.asked import Asked
from silang.story.matters import Matters


class Likeness(NamedTuple):
    """How many of the words around two figures both have, and which share of the fewer that is."""

    shared: int
    share: float


def told_alike(
    items: Sequence[Asked], matters: Matters, is_alike: Callable[[Asked, Asked, Likeness], bool]
) -> Iterator[list[Asked]]:
    """The figures that hang together because reports of one matter tell them alike, two or more each, in the order of `items`."""
    likeness = dict(_likeness(items, matters, is_alike))
    best: dict[tuple[int, str], Likeness] = {}
    for (a, b), near in likeness.items():
        to = a, items[b].report.name
        best[to] = max(best.get(to, near), near)
    group_of = list(range(len(items)))
    for (a, b), near in sorted(likeness.items()):
        if near == best[a, items[b].report.name] == best[b, items[a].report.name]:
            old, new = group_of[b], group_of[a]
            group_of = [new if group == old else group for group in group_of]
    for number in dict.fromkeys(group_of):
        group = [item for item, of in zip(items, group_of, strict=True) if of == number]
        if len(group) > 1:
            yield group


def _likeness(
    items: Sequence[Asked], matters: Matters, is_alike: Callable[[Asked, Asked, Likeness], bool]
) -> Iterator[tuple[tuple[int, int], Likeness]]:
    """How like each other two figures are, either way round."""
    words = [around(item) for item in items]
    for a, b in combinations(range(len(items)), 2):
        one, other = items[a], items[b]
        if one.report is not other.report and matters.one(one.report, other.report):
            shared = len(words[a] & words[b])
            near = Likeness(shared, shared / max(1, min(len(words[a]), len(words[b]))))
            if is_alike(one, other, near):
                yield (a, b), near
                yield (b, a), near


def around(item: Asked) -> frozenset[str]:
    """What the words around a figure speak of, and what it counts, the times among them; neither its number nor its unit."""
    report, window, quantity = item.report, item.window, item.quantity
    counted = () if quantity.counted is None else (quantity.counted,)
    spans = (Span(window.start, max(window.start, quantity.span.start)), *counted, Span(quantity.span.end, window.end))
    times = {f"T:{time.begin}" for time in report.times_in(window) if time.begin is not None}
    return report.concepts(spans) | times
