"""What a careful editor would flag in the pile: what the single readings found, and what only their comparison shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from silang.model import Evidence, Figure, Finding, Origins, Party, Position, Statement, Witness
from silang.reasons.values import Attitude, Outlet, Steps, because
from silang.spans import Span
from silang.story.actors.actors import Cast
from silang.story.actors.spelling import one_letter_apart, one_spelling
from silang.story.dates import date_conflicts
from silang.story.figures.asked import Told
from silang.story.figures.conflicts import against_body, conflicts, dropped
from silang.story.figures.totals import totals
from silang.story.flags import RANK, SEVERITY, flag
from silang.story.origins.origins import circles
from silang.story.reports import Report, apart
from silang.story.statements.quotations import altered, reassigned
from silang.story.statements.turns import turned, turns, was_earlier
from silang.story.words import key

MOST_CITED = 8


def findings(
    reports: Sequence[Report],
    cast: Cast,
    told: Told,
    figures: Iterable[Figure],
    statements: Sequence[Statement],
    positions: Iterable[Position],
    origins: Origins,
) -> tuple[Finding, ...]:
    """All findings, the graver first; `told` are the figures of each report."""
    by_name = {report.name: report for report in reports}
    found = [finding for report in reports for finding in _of_reading(report)]
    found += _name_variants(reports, cast)
    for figure in figures:
        found += conflicts(figure, by_name)
        found += dropped(figure, by_name)
    found += totals(reports, told)
    for report in reports:
        found += against_body(report, told[report.name], cast)
    changed = [change for position in positions for change in _changes(position, by_name)]
    found += [finding for _, finding in changed]
    for statement in statements:
        found += altered(statement, by_name)
    found += reassigned(statements, by_name, cast)
    found += _told_turns(reports, cast, {who for who, _ in changed})
    found += date_conflicts(reports, statements, by_name)
    found += _circles(reports, origins)
    return tuple(sorted(set(found), key=lambda each: (RANK[each.severity], each.kind, _places(each), each.why)))


def _told_turns(reports: Iterable[Report], cast: Cast, known: set[str]) -> Iterator[Finding]:
    """The turns that a report tells of by itself, of parties that the comparison of reports has not found to turn; each once."""
    told: set[str] = set()
    for report in reports:
        for who, finding in _turns(report, cast):
            if who not in known and finding.why not in told:
                told.add(finding.why)
                yield finding


def _places(finding: Finding) -> tuple[tuple[str, Span], ...]:
    return tuple((item.article, item.span) for item in finding.evidence)


def _of_reading(report: Report) -> Iterator[Finding]:
    for item in report.reading.findings:
        spans = dict.fromkeys((item.span, *item.cites))
        yield Finding(
            kind=item.kind,
            why=item.why,
            reason=item.reason,
            evidence=tuple(Evidence(article=report.name, span=span) for span in spans),
            severity=SEVERITY.get(item.kind, "low"),
            proposal=item.proposal,
        )


def _name_variants(reports: Sequence[Report], cast: Cast) -> Iterator[Finding]:
    """One person's full name in two spellings."""
    written: dict[str, dict[str, list[Evidence]]] = defaultdict(lambda: defaultdict(list))
    for report in reports:
        for name in report.reading.names:
            actor = cast.actor(name.name)
            full = next((span for span in name.mentions if span.of(report.text) == name.name), None)
            if actor is not None and actor.type == "PER" and full is not None and " " in name.name:
                written[actor.name][name.name].append(Evidence(article=report.name, span=full))
    for actor_name in sorted(written):
        forms = written[actor_name]
        for form in sorted(forms):
            if form != actor_name and actor_name in forms and _spelt_otherwise(form, actor_name):
                reason = because("names.variant", name=actor_name, form=form)
                yield flag("name-variant", reason, (forms[actor_name][0], *forms[form][:MOST_CITED]))


def _spelt_otherwise(one: str, other: str) -> bool:
    a, b = key(one), key(other)
    return a != b and (one_spelling(a, b) or one_letter_apart(a, b))


def _changes(position: Position, by_name: Mapping[str, Report]) -> Iterator[tuple[str, Finding]]:
    """A party that stands otherwise to a claim than it did before."""
    parties: dict[str, list[Party]] = defaultdict(list)
    for party in position.parties:
        parties[party.party].append(party)
    for who, stood in parties.items():
        for before, after in pairwise(stood):
            if turned(before, after) and _later(before, after, by_name):
                evidence = [_witness_evidence(item, by_name) for item in (before.evidence[0], after.evidence[0])]
                stances = Attitude(before.stance), Attitude(after.stance)
                reason = because("positions.changed", claim=position.claim, who=who, before=stances[0], after=stances[1])
                yield who, flag("position-changed", reason, evidence)


def _turns(report: Report, cast: Cast) -> Iterator[tuple[str, Finding]]:
    """A party of which one report says, in one breath, that it stood otherwise at first."""
    for early, late in turns(report, cast):
        before, after = (report.reading.attributions[at] for at in (early, late))
        who = cast.called(before.speaker)
        if who is not None and before.stance is not None and after.stance is not None:
            stances = Attitude(before.stance), Attitude(after.stance)
            reason = because("positions.turned", who=who, before=stances[0], after=stances[1])
            places = sorted((early, late), key=report.order.index)
            yield who, flag("position-changed", reason, (Evidence(article=report.name, span=report.whole(at)) for at in places))


def _later(before: Party, after: Party, by_name: Mapping[str, Report]) -> bool:
    """Whether one stance surely came after the other: on other days, none of the first after any of the second."""
    days = [[_day(item, by_name) for item in party.evidence] for party in (before, after)]
    if any(was_earlier(by_name[item.article], item.attribution) for item in before.evidence):
        return True
    firsts, seconds = ([day for day in side if day is not None] for side in days)
    if len(firsts) < len(days[0]) or len(seconds) < len(days[1]):
        return False
    return (apart(max(firsts), min(seconds)) or 0) > 0


def _day(item: Witness, by_name: Mapping[str, Report]) -> str | None:
    return by_name[item.article].days[item.attribution]


def _witness_evidence(item: Witness, by_name: Mapping[str, Report]) -> Evidence:
    return Evidence(article=item.article, span=by_name[item.article].whole(item.attribution))


def _circles(reports: Sequence[Report], origins: Origins) -> Iterator[Finding]:
    """Articles of the pile that have their matter from one another, directly or over others."""
    for steps in circles(reports, origins.edges):
        said = tuple(because("origins.step", article=Outlet(name), source=edge.source) for name, _, edge in steps)
        evidence = dict.fromkeys(edge.evidence[0] for _, _, edge in steps)
        yield flag("circular-sourcing", because("origins.circle", steps=Steps(said)), evidence)
