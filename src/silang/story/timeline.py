"""What the reports place on a day or a run of days, in their own words; one entry for what several of them tell of one time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from silang.model import Evidence, TimelineEntry, Timex
from silang.spans import Span
from silang.story.reports import Report, apart, is_day
from silang.story.words import key

LONGEST = 124  # days; what is placed on a longer time is no event
FARTHEST = 400  # characters of a statement that the clause refers back to
RELAY = 40  # characters between a credit and the day on which it was published
ALIKE = 0.5  # of the shorter telling's concepts
BESIDE = 3  # days between words for a day and the date behind them in one clause ("sepekan kemudian … pada 6 Juni")
NEAR = 60  # characters between them
MOST_COMPARED = 60  # entries of one time


@dataclass(frozen=True)
class _Event:
    """A clause that names a time."""

    report: Report
    clause: Span
    concepts: frozenset[str]
    people: frozenset[str]  # words of the names of persons in it
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
        if _is_told_better(report, time, begin):
            continue
        if 0 <= (apart(begin, end) or 0) < LONGEST:
            clause = _clause(report, time)
            concepts = report.concepts((clause,))
            if concepts:
                yield begin, end, _Event(report, clause, concepts, _people(report, clause), time.mod, _said(report, time))


def _is_told_better(report: Report, time: Timex, begin: str) -> bool:
    """Whether words for a day are none of their own: a date stands beside them, or what was told before would be yet to come."""
    if _has_figures(report, time):
        return False
    clause = report.clause(time.span.start)
    for other in report.times_in(clause):
        near = _has_figures(report, other) and 0 <= other.span.start - time.span.end <= NEAR
        if near and is_day(other) and report.quoted(other.span) == report.quoted(time.span):
            return 0 < abs(apart(begin, other.begin) or 0) <= BESIDE
    told_before = any(hit.kind == "earlier" for hit in report.hits_in(clause))
    return told_before and report.published is not None and begin > report.published


def _has_figures(report: Report, time: Timex) -> bool:
    return any(map(str.isdigit, time.span.of(report.text)))


def _people(report: Report, clause: Span) -> frozenset[str]:
    """The words of the names of persons in a clause."""
    names = (name for name in report.reading.names if name.type == "PER" and any(map(clause.holds, name.mentions)))
    return frozenset(word for name in names for word in key(name.name).split())


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
    """Whether the day is that on which a credited outlet published; the outlet may be credited in many places.

    Not where it is the day of a saying: who speaks to an outlet ("kepada X, Senin") does so on that day.
    """
    clause = report.clause(time.span.start)
    if any(item.date == time.begin and item.cue is not None and clause.holds(item.cue) for item in report.reading.attributions):
        return False
    before = report.text[max(clause.start, time.span.start - RELAY) : time.span.start]
    beside = (
        credit.name in before or (clause.holds(credit.span) and 0 <= time.span.start - credit.span.end <= RELAY)
        for credit in report.reading.credits
    )
    return not report.quoted(time.span) and any(beside)


def _merged(events: Sequence[_Event]) -> list[list[_Event]]:
    """Tellings of one time that speak of the same, in order."""
    groups: list[list[_Event]] = []
    for event in sorted(events, key=lambda event: event.order):
        for group in groups[:MOST_COMPARED]:
            if any(event.clause == other.clause and event.report is other.report for other in group):
                break
            if any(_alike(event, other) for other in group[:MOST_COMPARED]):
                group.append(event)
                break
        else:
            groups.append([event])
    return groups


def _alike(one: _Event, other: _Event) -> bool:
    """Whether two clauses tell of one thing: half of the shorter is shared; not where they name persons and no one in common."""
    if one.people and other.people and one.people.isdisjoint(other.people):
        return False
    shared = one.concepts & other.concepts
    plain = [concept for concept in shared if not concept.startswith("N:")]
    return len(shared) > 2 and len(plain) > 1 and len(shared) >= ALIKE * min(len(one.concepts), len(other.concepts))


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
