"""Groups by average linkage: the two groups whose members are on average most alike join, until none are alike enough."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence
from typing import NamedTuple

_FORGOTTEN = 0.25  # of the least likeness to join at; groups less alike than that are taken for strangers


class Edge(NamedTuple):
    """How alike two items are, by their places; `one` is the greater place."""

    alike: float
    one: int
    other: int


class Grouped(NamedTuple):
    """The groups, each of places in order, by their first; and for each join the strongest edge between the two that joined."""

    groups: list[list[int]]
    joins: list[Edge]


def grouped(sizes: Sequence[int], edges: Iterable[Edge], least: float) -> Grouped:
    """Group items of these sizes while the mean likeness of two groups is `least` or more; pairs without an edge are not alike.

    Equal input in equal order gives equal groups: of equal likenesses the groups that were made first join first.

    >>> grouped([1, 1, 1], [Edge(0.9, 1, 0), Edge(0.3, 2, 1)], 0.2).groups
    [[0, 1], [2]]
    """
    near: list[dict[int, tuple[float, Edge]]] = [{} for _ in sizes]
    heap: list[tuple[float, int, int]] = []
    for edge in edges:
        near[edge.one][edge.other] = near[edge.other][edge.one] = (edge.alike, edge)
        if edge.alike >= least:
            heap.append((-edge.alike, edge.other, edge.one))
    heapq.heapify(heap)
    weights, members, joins = list(sizes), {i: [i] for i in range(len(sizes))}, list[Edge]()
    while heap:
        _, i, j = heapq.heappop(heap)
        if i not in members or j not in members:
            continue
        joins.append(near[i][j][1])
        made = len(near)
        members[made] = members.pop(i) + members.pop(j)
        weights.append(weights[i] + weights[j])
        near.append(_joined(near, i, j, weights, least * _FORGOTTEN))
        for other, (alike, _) in near[made].items():
            if alike >= least:
                heapq.heappush(heap, (-alike, other, made))
        near[i], near[j] = {}, {}
    return Grouped(sorted(sorted(group) for group in members.values()), joins)


def _joined(
    near: list[dict[int, tuple[float, Edge]]], i: int, j: int, weights: Sequence[int], least: float
) -> dict[int, tuple[float, Edge]]:
    """What the group of two is near to; their neighbours know it from now on, and no longer the two."""
    made, share = len(near), weights[i] / (weights[i] + weights[j])
    joined: dict[int, tuple[float, Edge]] = {}
    for other in sorted({*near[i], *near[j]} - {i, j}):
        one, two = near[i].get(other), near[j].get(other)
        alike = (one[0] if one else 0.0) * share + (two[0] if two else 0.0) * (1 - share)
        beside = near[other]
        beside.pop(i, None)
        beside.pop(j, None)
        if alike >= least:
            joined[other] = beside[made] = (alike, max(edge for _, edge in filter(None, (one, two))))
    return joined


def components(size: int, pairs: Iterable[tuple[int, int]]) -> list[int]:
    """For each of so many items the least place among those that it hangs together with, through pairs and pairs of these.

    >>> components(4, [(2, 1), (3, 2)])
    [0, 1, 1, 1]
    """
    above = list(range(size))
    for pair in pairs:
        one, other = (_top(above, item) for item in pair)
        above[max(one, other)] = min(one, other)
    for item in range(size):
        above[item] = above[above[item]]
    return above


def _top(above: list[int], item: int) -> int:
    while above[item] != item:
        above[item] = item = above[above[item]]
    return item
