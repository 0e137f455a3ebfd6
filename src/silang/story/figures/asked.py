"""What each figure of a report answers: what is counted or measured, in which state, whose it is, where, of which time."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from silang.model import Answer, Quantity
from silang.spans import Span
from silang.story.actors.actors import Cast
from silang.story.actors.mentions import Mentions
from silang.story.figures.scales import based, coarseness
from silang.story.figures.scopes import aim_of, as_of, era_of, occasion_of, place_of, whose_of
from silang.story.figures.spot import Spot
from silang.story.figures.states import is_listed, state_of
from silang.story.figures.things import called, kind_of, label_of, what_of
from silang.story.figures.verdicts import Claim
from silang.story.reports import Report
from silang.story.words import Hit

LEAD = 400  # characters at the head of a report that say where its matter happened
_TIMES = ("second", "minute", "hour", "day", "week", "month", "year", "decade", "century")


@dataclass(frozen=True)
class Asked:
    """A figure and the question that it answers; `what` is the class of what is counted or measured, `label` its words.

    Both are empty where the question is not known.
    """

    report: Report
    index: int
    what: str
    label: str
    state: str
    kind: frozenset[str]  # what narrows the class: stems of the words beside its head
    whose: frozenset[str]
    place: frozenset[str]
    is_local: bool  # its place is not the one that the report begins with
    era: str
    occasion: str
    aim: str  # the word for a target or a forecast, empty for what is so
    window: Span  # the part of its sentence that may speak of it
    answer: Answer
    points_to: int | None = None  # the figure of its report that it speaks of again ("kedua pria itu")

    @property
    def quantity(self) -> Quantity:
        """The figure itself."""
        return self.report.reading.quantities[self.index]

    @property
    def order(self) -> tuple[object, ...]:
        """By what figures are put in order, whatever order they came in."""
        return (self.answer.as_of or self.report.published or "", self.report.name, self.quantity.span, self.index)

    def claim(self) -> Claim:
        """The figure as it is weighed against others."""
        return self._claim

    @cached_property
    def _claim(self) -> Claim:
        state = self.report.words.lore.states.get(self.state)
        day = self.answer.as_of or self.report.published
        written = self.quantity.numeral.of(self.report.text)
        rounded = coarseness(written, self.quantity.low)
        return Claim(
            self.answer,
            day,
            grows=state is not None and state.grows,
            passing=state is not None and state.passing,
            scale=based(self.quantity.unit)[1],
            step=rounded if self.quantity.unit is not None or rounded > 1 else 0.0,
            occasion=self.occasion,
            minute=None if self.answer.as_of else self.report.minute,
        )


Told = Mapping[str, Sequence[Asked]]  # by the name of the report


def told(reports: Iterable[Report], cast: Cast) -> Told:
    """The figures of each report that may answer a question, by the report's name."""
    return {report.name: tuple(all_asked(report, cast)) for report in reports}


def asked(report: Report, cast: Cast) -> Iterator[Asked]:
    """The figures of a report that answer a question which can be known; orders of magnitude, times and parts of others do not."""
    return (item for item in all_asked(report, cast) if item.what)


def all_asked(report: Report, cast: Cast) -> Iterator[Asked]:
    """The figures of a report that may answer a question, those too whose question is not known."""
    last: Asked | None = None
    told: dict[float, Asked] = {}  # the last count of each number
    for spot, state in _with_states(list(_spots(report, cast))):
        last = _asked(spot, state, last)
        item = last if last is not None else None if spot.is_numbering else _unknown(spot)
        if item is None:
            continue
        before = told.get(spot.quantity.low) if spot.points_back else None
        if before is not None:
            item = replace(_as(spot, before) if before.state and not item.state else item, points_to=before.index)
        if spot.quantity.unit is None:
            told[spot.quantity.low] = item
        yield item


def _spots(report: Report, cast: Cast) -> Iterator[Spot]:
    """The figures in order, orders of magnitude, times and parts of others left out."""
    quantities = report.reading.quantities
    inner = {part for quantity in quantities for part in quantity.parts}
    starts = sorted(quantity.numeral.start for i, quantity in enumerate(quantities) if i not in inner)
    mentions = Mentions(report, cast)
    for index in sorted(range(len(quantities)), key=lambda index: (quantities[index].numeral, index)):
        quantity = quantities[index]
        if quantity.bound != "order" and index not in inner and not (quantity.unit or "").startswith(_TIMES):
            yield Spot(report, cast, index, mentions, _window(report, quantity, starts))


def _with_states(spots: Sequence[Spot]) -> list[tuple[Spot, Hit | None]]:
    """Each figure with its state; those of a list have the one behind the last ("lima pria dan tiga wanita ditangkap")."""
    found: list[tuple[Spot, Hit | None]] = []
    for spot in reversed(spots):
        state = None if spot.is_measure else state_of(spot)
        if state is None and not spot.is_measure and found and is_listed(spot, found[-1][0]):
            behind = found[-1][1]
            state = behind if behind is not None and behind.kind == "state" and behind.span.start > spot.core.end else None
        found.append((spot, state))
    return found[::-1]


def _window(report: Report, quantity: Quantity, starts: Sequence[int]) -> Span:
    """The part of the sentence that may speak of this figure: from the one before it to the one after it."""
    sentence = report.sentence(quantity.numeral.start)
    at = bisect_right(starts, quantity.numeral.start)
    before = starts[at - 2] if at > 1 else 0
    after = starts[at] if at < len(starts) else sentence.end
    return Span(max(sentence.start, before), max(quantity.span.end, min(sentence.end, after)))


def _asked(spot: Spot, state: Hit | None, last: Asked | None) -> Asked | None:
    """The figure with its question; nothing where the text does not say what is counted or measured.

    `last` is the figure before it, if its question is known.
    """
    if spot.is_part or spot.is_label or spot.quantity.unit == "times":
        return None
    if last is not None and spot.is_again:
        return _as(spot, last)
    if last is not None and last.era == spot.cast.words.lore.former and last.report is spot.report and spot.is_next(last.window):
        return replace(_as(spot, last), window=Span(last.window.start, spot.window.end))
    what = what_of(spot, state)
    if what is None or (what == spot.cast.words.lore.people and state is None):
        return None
    place = place_of(spot)
    whose = frozenset[str]() if spot.is_measure or spot.is_money else whose_of(spot, state)
    return Asked(
        report=spot.report,
        index=spot.index,
        what=what,
        label=label_of(spot, what),
        state=called(spot, state, what),
        kind=kind_of(spot),
        whose=whose,
        place=place - whose,
        is_local=bool(place) and place.isdisjoint(spot.mentions.within(Span(0, LEAD))),
        era=spot.cast.words.lore.former if spot.is_former else era_of(spot),
        occasion=occasion_of(spot),
        aim=aim_of(spot),
        window=spot.window,
        answer=_answer(spot),
    )


def _unknown(spot: Spot) -> Asked:
    """The figure without a question."""
    nobody = frozenset[str]()
    answer = _answer(spot)
    return Asked(spot.report, spot.index, "", "", "", nobody, nobody, nobody, False, "", "", "", spot.window, answer)


def _as(spot: Spot, other: Asked) -> Asked:
    """The figure as an answer to the question of another, on its own day."""
    same = {name: getattr(other, name) for name in ("what", "label", "state", "kind", "whose", "place", "is_local", "aim")}
    return Asked(report=spot.report, index=spot.index, era="", occasion="", window=spot.window, answer=_answer(spot), **same)


def _answer(spot: Spot) -> Answer:
    quantity, attribution = spot.quantity, spot.attribution
    said = None if attribution is None else spot.report.reading.attributions[attribution]
    return Answer(
        article=spot.report.name,
        quantity=spot.index,
        attribution=attribution,
        by=None if said is None or said.speaker is None else spot.cast.claimant(spot.cast.speaker(spot.report, said.speaker)),
        low=quantity.low,
        high=quantity.high,
        bound=quantity.bound,
        unit=quantity.unit,
        as_of=as_of(spot),
        via=() if attribution is None else spot.report.vias[attribution],
    )


def told_of(names: Iterable[str], cast: Cast) -> list[str]:
    """Names to show for keys of actors."""
    return [cast.called(name) or name for name in names]
