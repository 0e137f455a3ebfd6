"""Which items are near to which, kept by the day of the later one, so that a day is found anew without the others."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from silang.story.gathering.clusters import Edge, components
from silang.story.gathering.vectors import Ints


class Near(NamedTuple):
    """The edges of the items of one day to those before them, in columns, twelve bytes an edge; items by number."""

    alike: npt.NDArray[np.float32]
    one: npt.NDArray[np.int32]
    other: npt.NDArray[np.int32]

    @classmethod
    def of(cls, edges: Collection[Edge]) -> Near:
        """The edges in columns; of a likeness what fits into four bytes."""
        alike, one, other = zip(*edges, strict=True) if edges else ((), (), ())
        return cls(np.array(alike, np.float32), np.array(one, np.int32), np.array(other, np.int32))


class Bundle(NamedTuple):
    """Items that hang together by strong edges, by place, in order; and all edges between them, of items by their rank in these."""

    members: list[int]
    edges: list[Edge]


def bundles(near: Mapping[int, Near], place: Ints, size: int, strong: float) -> Iterator[Bundle]:
    """What hangs together by edges of `strong` or more, two items at least.

    Of so many items `place` has for each number where it stands.
    The mean of several edges is no greater than the greatest of them, so that items which do not hang together never join at
    `strong`: what is near to them need not be known.
    """
    if not near:
        return
    alike = np.concatenate([day.alike for day in near.values()])
    one, other = (place[np.concatenate([day[column] for day in near.values()])] for column in (1, 2))
    tied = alike >= strong
    root = np.array(components(size, zip(one[tied].tolist(), other[tied].tolist(), strict=True)), np.int64)
    by_root = np.argsort(root, kind="stable")
    sizes = np.bincount(root, minlength=size)
    begin = np.cumsum(sizes) - sizes
    rank = np.empty(size, np.int64)
    rank[by_root] = np.arange(size) - begin[root[by_root]]
    inside = np.flatnonzero(root[one] == root[other])
    inside = inside[np.lexsort((other[inside], one[inside], root[one[inside]]))]
    ends = np.cumsum(np.bincount(root[one[inside]], minlength=size))
    strengths, ones, others = alike[inside], rank[one[inside]], rank[other[inside]]
    for first in np.flatnonzero(sizes > 1).tolist():
        start, end = int(ends[first - 1]) if first else 0, int(ends[first])
        members = by_root[begin[first] : begin[first] + sizes[first]].tolist()
        yield Bundle(members, list(map(Edge, *(column[start:end].tolist() for column in (strengths, ones, others)))))


def runs(days: Iterable[int], gap: int) -> Iterator[tuple[int, int]]:
    """The first and last of days that follow each other with no more than so many days from one to the next.

    >>> list(runs([5, 3, 4, 9], 2))
    [(3, 5), (9, 9)]
    """
    ordered = sorted(days)
    cuts = [i for i in range(1, len(ordered)) if ordered[i] - ordered[i - 1] > gap]
    return ((ordered[i], ordered[j - 1]) for i, j in zip([0, *cuts], [*cuts, len(ordered)], strict=True) if j)
