"""Totals against their parts: what one report divides, against the whole that another gives of the same day.

A division is complete where the report calls it one ("terdiri atas", "rinciannya") and each of its numbers is exact, or where it
gives each of the states that a whole is made of ("tewas dan luka"). Where parts may be left out, nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from silang.model import Answer, Evidence, Finding, Quantity
from silang.reasons.values import Outlet, because
from silang.spans import Span
from silang.story.figures.asked import Asked, Told
from silang.story.figures.verdicts import Claim, amount, compare
from silang.story.flags import flag
from silang.story.matters import Matters
from silang.story.reports import Report


@dataclass(frozen=True)
class Sum:
    """What the parts that a report gives in one sentence make, in the question of the whole."""

    report: Report
    what: str
    state: str
    low: float
    day: str | None
    parts: tuple[Span, ...]

    def claim(self) -> Claim:
        """The sum as it is weighed against a whole."""
        whole = int(self.low) if float(self.low).is_integer() else self.low
        answer = Answer(article=self.report.name, quantity=0, attribution=None, by=None, low=whole, high=whole, bound="exact")
        return Claim(answer, self.day)


def totals(reports: Sequence[Report], figures: Told) -> Iterator[Finding]:
    """Where the parts of one report and the whole of another, of one matter and one day, do not come out."""
    told = {name: tuple(item for item in items if item.what) for name, items in figures.items()}
    made = [found for report in reports for found in sums(report, told[report.name])]
    wholes = [item for items in told.values() if made for item in items if _is_plain(item)]
    matters = Matters()
    for found in made:
        of = [whole for whole in wholes if _is_of(whole, found) and matters.one(whole.report, found.report)]
        against = [whole for whole in of if compare(whole.claim(), found.claim())[0] == "contradictory"]
        if len(against) == len(of) and all(whole.report is not found.report for whole in of):
            yield from (_finding(whole, found) for whole in against[:1])


def sums(report: Report, items: Sequence[Asked]) -> Iterator[Sum]:
    """The complete divisions of a report: those it calls so, and those by the states that a whole is made of."""
    for mark in report.hits_in(Span(0, len(report.text))):
        if mark.kind == "division" and (found := _division(report, mark.span)) is not None:
            yield found
    for _, group in groupby(items, key=lambda item: report.sentence(item.quantity.numeral.start)):
        yield from _by_state(report, tuple(group))


def _finding(whole: Asked, parts: Sum) -> Finding:
    names = parts.report.name, whole.report.name
    reason = because(
        "figures.parts",
        of_parts=Outlet(names[0]),
        parts=amount(parts.claim().answer),
        of_whole=Outlet(names[1]),
        whole=amount(whole.answer),
    )
    cited = (Evidence(article=names[1], span=whole.quantity.span), *(Evidence(article=names[0], span=span) for span in parts.parts))
    return flag("total-against-parts", reason, cited)


def _is_plain(item: Asked) -> bool:
    """Whether a figure may be a whole: news, of no kind and of no single place."""
    return not (item.era or item.aim or item.occasion or item.kind or item.is_local or item.quantity.unit)


def _is_of(whole: Asked, parts: Sum) -> bool:
    """Whether a figure answers the question of the sum, of the same day."""
    day = whole.answer.as_of or whole.report.published
    return (whole.what, whole.state) == (parts.what, parts.state) and day is not None and day == parts.day


def _division(report: Report, mark: Span) -> Sum | None:
    """The sum of what stands behind a word that divides; nothing where the whole is given too, or a number is no plain part."""
    sentence = report.sentence(mark.start)
    inside = [q for q in report.reading.quantities if sentence.holds(q.span)]
    parts = [q for q in inside if q.span.start >= mark.end]
    hits = report.hits_in(sentence)
    states = {hit.value for hit in hits if hit.kind in ("state", "who") and hit.span.end <= mark.start}
    late = any(hit.kind in ("state", "who", "partial", "rest") and hit.span.start >= mark.end for hit in hits)
    if len(parts) != len(inside) or len(parts) < 2 or len(states) != 1 or late or not all(map(_is_part, parts)):
        return None
    classes = {_class(report, q) for q in parts}
    what = classes.pop() if len(classes) == 1 else ""
    people = report.words.lore.people
    return (
        _sum(report, what or people, states.pop(), parts) if what in ("", people) or report.words.lore.counted.get(what) else None
    )


def _by_state(report: Report, items: Sequence[Asked]) -> Iterator[Sum]:
    """The sums of states that make a whole together, where a sentence gives each once and nothing else of them."""
    people = [item for item in items if item.what == report.words.lore.people]
    states = sorted(item.state for item in people)
    plain = all(_is_plain(item) and item.quantity.bound == "exact" for item in people)
    for whole, parts in report.words.lore.made_by.items():
        if plain and states == sorted(parts):
            yield _sum(report, report.words.lore.people, whole, [item.quantity for item in people])


def _sum(report: Report, what: str, state: str, parts: Sequence[Quantity]) -> Sum:
    spoken = {report.spoken(q.numeral) for q in parts}
    said = spoken.pop() if len(spoken) == 1 else None
    day = (None if said is None else report.days[said]) or report.published
    return Sum(report, what, state, sum(q.low for q in parts), day, tuple(q.span for q in parts))


def _is_part(quantity: Quantity) -> bool:
    return quantity.bound == "exact" and quantity.unit is None and not quantity.parts and quantity.counted is not None


def _class(report: Report, quantity: Quantity) -> str:
    """The class of what a part counts; empty where the pack knows none."""
    counted = quantity.counted
    return "" if counted is None else next((hit.value for hit in report.hits_in(counted) if hit.kind == "counted"), "")
