"""Whether two figures of one question may be at odds: sure, or silent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from silang.story.actors.actors import Cast
from silang.story.figures.asked import Asked
from silang.story.figures.blocks import one_voice, value
from silang.story.figures.scales import based
from silang.story.matters import Matters
from silang.story.reports import Report

GREAT = 100  # so great a number, wherever a report has it, is the one that another report gives


class Comparable:
    """What the figures of a story say of two that exclude each other."""

    def __init__(self, items: Sequence[Asked], cast: Cast, matters: Matters) -> None:
        """`items` are all figures of the story that answer a question."""
        self._cast, self._matters = cast, matters
        self._told: dict[tuple[str, str, tuple[float, float]], list[Asked]] = defaultdict(list)
        for item in items:
            self._told[item.report.name, item.what, value(item)].append(item)

    def are(self, one: Asked, other: Asked) -> bool:
        """Whether nothing speaks for it that both are right of different things.

        Within one report only two whom it names are at odds; between two, the reports must be of one matter, neither may give
        both numbers itself, and the lesser may be told of nothing narrower than the greater.
        """
        if one.report is other.report:
            named = [self._cast.actor(item.answer.by) for item in (one, other)]
            return None not in named and named[0] != named[1] and not _is_narrower(*sorted((one, other), key=value))
        return (
            self._matters.one(one.report, other.report)
            and not _is_narrower(*sorted((one, other), key=value))
            and not self._gives(one, other)
            and not self._gives(other, one)
        )

    def _gives(self, item: Asked, other: Asked) -> bool:
        """Whether the report of a figure gives the other number too, in the same voice: it knows both."""
        if value(other)[0] >= GREAT and _stands_in(other, item.report):
            return True
        known = self._told[item.report.name, other.what, value(other)]
        return any(item.answer.by == again.answer.by and one_voice(item, again) for again in known)


def _stands_in(item: Asked, report: Report) -> bool:
    """Whether a report has so great a number of the same unit anywhere, whatever it counts."""
    unit, scale = based(item.quantity.unit)
    numbers = ((based(quantity.unit), quantity) for quantity in report.reading.quantities)
    return any(of[0] == unit and quantity.low * of[1] == item.quantity.low * scale for of, quantity in numbers)


def _is_narrower(lesser: Asked, greater: Asked) -> bool:
    """Whether a figure is told of a kind or of one of several places that the greater one says nothing of: it may be a part.

    Of things that the pack has no class of, any word that the greater one lacks may make them other things.
    """
    lore = lesser.report.words.lore
    if lesser.what not in lore.counted and lesser.what not in lore.measures and not lesser.kind <= greater.kind:
        return True
    return greater.kind < lesser.kind or (lesser.is_local and not greater.place and not greater.whose)
