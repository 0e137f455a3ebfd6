"""How figures are shown: the contested first, slight ones last, and who claims what once with all its places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from silang.model import Answer, Figure
from silang.story.figures.scales import based
from silang.story.figures.things import OPEN

FEW = 2  # reports that tell a number of no known question; it is slight
_CLOSE = 1e-9  # of a number; what it may lose where units are converted


def in_order(figures: Iterable[Figure]) -> tuple[list[Figure], list[Figure]]:
    """The figures, the contested first, then what most reports and origins give; and apart from them the slight ones."""
    ordered = sorted(figures, key=lambda one: (not is_contested(one), -_reports(one), -one.origins))
    return [one for one in ordered if not is_slight(one)], [one for one in ordered if is_slight(one)]


def is_contested(figure: Figure) -> bool:
    """Whether two of its answers cannot both be right."""
    return any(pair.verdict == "contradictory" for pair in figure.pairs)


def is_slight(figure: Figure) -> bool:
    """Whether all give one number that goes back to one origin, or that few reports give and no known question asks for."""
    few = figure.asks.startswith(OPEN) and _reports(figure) <= FEW
    return not is_contested(figure) and len(values(figure)) == 1 and (figure.origins == 1 or few)


def values(figure: Figure) -> list[Answer]:
    """The first answer of each value; numbers that are the same in another unit are one."""
    found: list[Answer] = []
    for answer in figure.answers:
        if not any(is_same(answer, other) for other in found):
            found.append(answer)
    return found


def is_same(one: Answer, other: Answer) -> bool:
    """Whether two answers give the same numbers with the same bound, in whatever units.

    >>> from silang.model import Answer
    >>> kilos = Answer(article="a", quantity=0, attribution=None, by=None, low=1700, high=1700, bound="exact", unit="kg")
    >>> tons = Answer(article="b", quantity=0, attribution=None, by=None, low=1.7, high=1.7, bound="exact", unit="ton")
    >>> is_same(kilos, tons)
    True
    """
    (unit, scale), (other_unit, other_scale) = based(one.unit), based(other.unit)
    pairs = ((one.low, other.low), (one.high, other.high))
    return (unit, one.bound) == (other_unit, other.bound) and all(
        ours == theirs if ours is None or theirs is None else abs(ours * scale - theirs * other_scale) <= _CLOSE * abs(ours * scale)
        for ours, theirs in pairs
    )


def claims(answers: Sequence[Answer], order: Iterable[int] | None = None) -> list[tuple[int, ...]]:
    """The numbers of the answers of each claimant and value, together where they come first; in `order`, else in their own."""
    found: dict[tuple[object, ...], list[int]] = {}
    for n in range(len(answers)) if order is None else order:
        answer = answers[n]
        found.setdefault((answer.by, answer.low, answer.high, answer.bound, answer.unit), []).append(n)
    return [tuple(numbers) for numbers in found.values()]


def _reports(figure: Figure) -> int:
    return len({answer.article for answer in figure.answers})
