"""Whether two figures of one question may be at odds: sure, or silent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from silang.story.actors.actors import Cast
from silang.story.figures.asked import LEAD, Asked
from silang.story.figures.blocks import one_voice, value
from silang.story.figures.scales import based
from silang.story.matters import Matters
from silang.story.reports import Report
from silang.story.words import key

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
            (one.what or other.what) != ""  # what both only tell again, others compare
            and self._matters.one(one.report, other.report)
            and not (_is_of_an_affair(one, other) and _are_elsewhere(one.report, other.report))
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


def _is_of_an_affair(one: Asked, other: Asked) -> bool:
    """Whether either is a measure of which an affair has one; what a report only tells again may have no class of its own."""
    return not one.report.words.single.isdisjoint((one.what, other.what))


def _are_elsewhere(one: Report, other: Report) -> bool:
    """Whether the heads of two reports name places, and none in common: an affair of one place is not that of another."""
    ours, theirs = _places(one), _places(other)
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _places(report: Report) -> frozenset[str]:
    """The places that the head of a report names, without the words that say what kind of place they are."""
    named = (name for name in report.reading.names if name.type == "LOC")
    told = (name.name for name in named if any(mention.end <= LEAD for mention in name.mentions))
    bare = (" ".join(word for word in key(name).split() if word not in report.words.places) for name in told)
    return frozenset(report.words.known(name) for name in bare if name)


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
