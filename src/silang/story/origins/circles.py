"""Circles in a graph: sets of nodes each of which leads to each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping


def components(graph: Mapping[str, Iterable[str]]) -> list[set[str]]:
    """The strongly connected components, each after those it leads to (Tarjan 1972); every node must be a key of `graph`.

    >>> components({"a": ["b"], "b": ["a"], "c": ["a"]})[-1]
    {'c'}
    """
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    held: list[str] = []
    waiting: set[str] = set()
    found: list[set[str]] = []
    for start in sorted(graph):
        way: list[tuple[str, Iterator[str]]] = [] if start in index else [(start, iter(sorted(graph[start])))]
        while way:
            node, rest = way[-1]
            if node not in index:
                index[node] = low[node] = len(index)
                held.append(node)
                waiting.add(node)
            following = next((other for other in rest if other not in index or other in waiting), None)
            if following is None:
                way.pop()
                if low[node] == index[node]:
                    found.append(_popped(held, waiting, node))
                if way:
                    low[way[-1][0]] = min(low[way[-1][0]], low[node])
            elif following in index:
                low[node] = min(low[node], index[following])
            else:
                way.append((following, iter(sorted(graph[following]))))
    return found


def _popped(held: list[str], waiting: set[str], node: str) -> set[str]:
    part = set()
    while node not in part:
        part.add(held.pop())
    waiting -= part
    return part
