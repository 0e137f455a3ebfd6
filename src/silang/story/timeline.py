"""What the reports place on a day or a run of days, in their own words; one entry for what several of them tell of one time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from silang.model import Evidence, TimelineEntry, Timex
from silang.spans import Span
from silang.story.reports import Report, apart

LONGEST = 124  # days; what is placed on a longer time is no event
FARTHEST = 400  # characters of a statement that the clause refers back to
RELAY = 40  # characters between a credit and the day on which it was published
ALIKE = 0.5  # of the shorter telling's concepts
MOST_COMPARED = 60  # entries of one time


@dataclass(frozen=True)
class _Event:
    """A clause that names a time."""

    report: Report
    clause: Span
    concepts: frozenset[str]
    mod: str | None  # of the time, as TIMEX3 has it
    said: str | None  # the day on which somebody said it

    @property
    def order(self) -> tuple[object, ...]:
        return (self.report.published or "9999", self.report.name, self.clause)


def timeline(reports: Sequence[Report]) -> tuple[TimelineEntry, ...]:
    """The entries in order of time."""
    times: dict[tuple[str, str], list[_Event]] = defaultdict(list)
    for report in reports:
        for begin, end, event in _events(report):
            times[begin, end].append(event)
    found = []
    for begin, end in sorted(times):
        for group in _merged(times[begin, end]):
            found.append(_entry(begin, end, group))
    return tuple(found)


def _events(report: Report) -> Iterator[tuple[str, str, _Event]]:
    for time in report.times_in(Span(0, len(report.text))):
        end = time.end or time.begin
        if time.type not in ("DATE", "TIME") or time.begin is None or end is None or time.unsure or _is_relay(report, time):
            continue
        begin, end = time.begin[:10], end[:10]
        if 0 <= (apart(begin, end) or 0) < LONGEST:
            clause = _clause(report, time)
            concepts = report.concepts((clause,))
            if concepts:
                yield begin, end, _Event(report, clause, concepts, time.mod, _said(report, time))


def _said(report: Report, time: Timex) -> str | None:
    """The day of saying of the statement that names a time; nothing where the report itself does, or no day is known."""
    attribution = report.spoken(time.span)
    return None if attribution is None else report.days[attribution]


def _clause(report: Report, time: Timex) -> Span:
    """The clause that names the time, with what is said in the sentence before where the clause only says who said it."""
    clause = report.clause(time.span.start).trim(report.page.plain, " \n,;")
    for index, item in enumerate(report.reading.attributions):
        whole = report.whole(index)
        if item.cue is not None and clause.holds(item.cue) and not any(clause.overlaps(part) for part in item.content):
            return Span(min(clause.start, whole.start), max(clause.end, whole.end)) if len(whole) <= FARTHEST else clause
    return clause


def _is_relay(report: Report, time: Timex) -> bool:
    """Whether the day is that on which a credited outlet published."""
    clause = report.clause(time.span.start)
    return any(
        clause.holds(credit.span) and 0 <= time.span.start - credit.span.end <= RELAY and not report.quoted(time.span)
        for credit in report.reading.credits
    )


def _merged(events: Sequence[_Event]) -> list[list[_Event]]:
    """Tellings of one time that speak of the same, in order."""
    groups: list[list[_Event]] = []
    for event in sorted(events, key=lambda event: event.order):
        for group in groups[:MOST_COMPARED]:
            if any(event.clause == other.clause and event.report is other.report for other in group):
                break
            if any(_alike(event.concepts, other.concepts) for other in group[:MOST_COMPARED]):
                group.append(event)
                break
        else:
            groups.append([event])
    return groups


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    shared = one & other
    plain = [concept for concept in shared if not concept.startswith("N:")]
    return len(shared) > 2 and len(plain) > 1 and len(shared) >= ALIKE * min(len(one), len(other))


def _entry(begin: str, end: str, group: Sequence[_Event]) -> TimelineEntry:
    """The entry, in the words of the earliest report."""
    return TimelineEntry(
        begin=begin,
        end=end,
        text=" ".join(group[0].clause.of(group[0].report.text).split()),
        evidence=tuple(Evidence(article=event.report.name, span=event.clause) for event in group),
        mod=next((event.mod for event in group if event.mod is not None), None),
        said=min((event.said for event in group if event.said is not None), default=None),
        published=min((event.report.published for event in group if event.report.published is not None), default=None),
    )
