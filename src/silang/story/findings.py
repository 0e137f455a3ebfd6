"""What a careful editor would flag in the pile: what the single readings found, and what only their comparison shows."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from rapidfuzz.distance import Levenshtein

from silang.model import (
    Answer,
    Attribution,
    Evidence,
    Figure,
    Finding,
    Origins,
    Party,
    Position,
    Reason,
    Severity,
    Statement,
    Witness,
)
from silang.reasons.language import english
from silang.reasons.values import Amount, Attitude, Outlet, Question, Steps, Voice, because
from silang.spans import Span
from silang.story.actors import Cast
from silang.story.origins import circles
from silang.story.reports import Report, apart
from silang.story.spelling import one_spelling
from silang.story.turns import REFUSED, was_earlier
from silang.story.verdicts import amount
from silang.story.words import key, tokens

_SEVERITY: Mapping[str, Severity] = {
    "figure-conflict": "high",
    "quotation-altered": "high",
    "bound-dropped": "medium",
    "weekday-mismatch": "medium",
    "figure-inconsistent": "medium",
    "time-inconsistent": "medium",
    "position-changed": "medium",
    "circular-sourcing": "medium",
}  # what is not named here is low
_RANK = {"high": 0, "medium": 1, "low": 2}
_HEDGED = ("about", "at_least", "more_than", "at_most", "less_than", "up_to")
MOST_CITED = 8
NEXT = 2  # characters between sentences that follow each other
ALIKE = 0.75  # of the words of two tellings of one quotation
SHORTEST = 6  # words of a quotation that is compared


def findings(
    reports: Sequence[Report],
    cast: Cast,
    figures: Iterable[Figure],
    statements: Iterable[Statement],
    positions: Iterable[Position],
    origins: Origins,
) -> tuple[Finding, ...]:
    """All findings, the graver first."""
    by_name = {report.name: report for report in reports}
    found = [finding for report in reports for finding in _of_reading(report)]
    found += _name_variants(reports, cast)
    for figure in figures:
        found += _conflicts(figure, by_name)
        found += _dropped(figure, by_name)
    for position in positions:
        found += _changes(position, by_name)
    for statement in statements:
        found += _altered(statement, by_name)
    for report in reports:
        found += _turns(report, cast)
    found += _circles(reports, origins)
    return tuple(sorted(set(found), key=lambda finding: (_RANK[finding.severity], finding.kind, _places(finding), finding.why)))


def _places(finding: Finding) -> tuple[tuple[str, Span], ...]:
    return tuple((item.article, item.span) for item in finding.evidence)


def _finding(kind: str, reason: Reason, evidence: Iterable[Evidence]) -> Finding:
    severity = _SEVERITY.get(kind, "low")
    return Finding(kind=kind, why=english(reason), reason=reason, evidence=tuple(evidence), severity=severity)


def _of_reading(report: Report) -> Iterator[Finding]:
    for item in report.reading.findings:
        spans = dict.fromkeys((item.span, *item.cites))
        yield Finding(
            kind=item.kind,
            why=item.why,
            reason=item.reason,
            evidence=tuple(Evidence(article=report.name, span=span) for span in spans),
            severity=_SEVERITY.get(item.kind, "low"),
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
                yield _finding("name-variant", reason, (forms[actor_name][0], *forms[form][:MOST_CITED]))


def _spelt_otherwise(one: str, other: str) -> bool:
    return key(one) != key(other) and one_spelling(key(one), key(other))


def _conflicts(figure: Figure, by_name: Mapping[str, Report]) -> Iterator[Finding]:
    """The answers of one question that exclude one another, as one finding.

    None where a claimant went from one to the other; nor where a report tells in passing of one of them.
    """
    values = [(answer.low, answer.high, answer.bound) for answer in figure.answers]
    changed = {frozenset((values[pair.a], values[pair.b])) for pair in figure.pairs if pair.verdict in ("changed", "refined")}
    single = {i for i, answer in enumerate(figure.answers) if answer.by is None and answer.low == answer.high == 1}
    against = [
        pair
        for pair in figure.pairs
        if pair.verdict == "contradictory"
        and frozenset((values[pair.a], values[pair.b])) not in changed
        and single.isdisjoint((pair.a, pair.b))
    ]
    if not against:
        return
    counts = Counter(index for pair in against for index in (pair.a, pair.b))
    worst = min(against, key=lambda pair: (-counts[pair.a] - counts[pair.b], pair.a, pair.b))
    cited = [worst.a, worst.b, *sorted(counts.keys() - {worst.a, worst.b})][:MOST_CITED]
    one, other = figure.answers[worst.a], figure.answers[worst.b]
    reason = because(
        "figures.conflict",
        asks=Question(figure.asks),
        a=amount(one),
        by_a=Voice(one.by),
        of_a=Outlet(one.article),
        b=amount(other),
        by_b=Voice(other.by),
        of_b=Outlet(other.article),
    )
    yield _finding("figure-conflict", reason, (_figure_evidence(figure.answers[index], by_name) for index in cited))


def _figure_evidence(answer: Answer, by_name: Mapping[str, Report]) -> Evidence:
    return Evidence(article=answer.article, span=by_name[answer.article].reading.quantities[answer.quantity].span)


def _dropped(figure: Figure, by_name: Mapping[str, Report]) -> Iterator[Finding]:
    """One report has a source say flatly what it hedges in another."""
    voices: dict[tuple[str, object], list[Answer]] = defaultdict(list)
    for answer in figure.answers:
        if answer.by is not None and answer.as_of is not None:
            voices[answer.by, (answer.low, answer.unit, answer.as_of)].append(answer)
    for voice in voices.values():
        hedged = [answer for answer in voice if answer.bound in _HEDGED]
        flat = [answer for answer in voice if answer.bound == "exact" and all(answer.article != other.article for other in hedged)]
        for answer in flat if hedged else ():
            reason = because(
                "figures.dropped",
                of_flat=Outlet(answer.article),
                who=Voice(answer.by),
                flat=amount(answer),
                of_hedged=Outlet(hedged[0].article),
                hedged=amount(hedged[0]),
            )
            yield _finding("bound-dropped", reason, (_figure_evidence(answer, by_name), _figure_evidence(hedged[0], by_name)))


def _changes(position: Position, by_name: Mapping[str, Report]) -> Iterator[Finding]:
    """A party that stands otherwise to a claim than it did before."""
    parties: dict[str, list[Party]] = defaultdict(list)
    for party in position.parties:
        parties[party.party].append(party)
    for who, stood in parties.items():
        for before, after in pairwise(stood):
            if _side(before) != _side(after) and _later(before, after, by_name):
                evidence = [_witness_evidence(item, by_name) for item in (before.evidence[0], after.evidence[0])]
                stances = Attitude(before.stance), Attitude(after.stance)
                reason = because("positions.changed", claim=position.claim, who=who, before=stances[0], after=stances[1])
                yield _finding("position-changed", reason, evidence)


def _turns(report: Report, cast: Cast) -> Iterator[Finding]:
    """A party of which one report says, in one breath, that it stood otherwise at first."""
    told = [(index, report.reading.attributions[index]) for index in report.order]
    for (first, before), (second, after) in pairwise(told):
        who, one, other = cast.called(before.speaker), before.stance, after.stance
        if who is None or who != cast.called(after.speaker) or one is None or other is None:
            continue
        contested = before.stance in REFUSED or after.stance in REFUSED
        ordered = was_earlier(report, first) != was_earlier(report, second)
        if contested and ordered and _side(before) != _side(after) and _beside(report, first, second):
            early, late = (one, other) if was_earlier(report, first) else (other, one)
            evidence = (Evidence(article=report.name, span=report.whole(at)) for at in (first, second))
            yield _finding(
                "position-changed", because("positions.turned", who=who, before=Attitude(early), after=Attitude(late)), evidence
            )


def _beside(report: Report, first: int, second: int) -> bool:
    """Whether one sentence holds both, or two that follow each other."""
    ends, starts = report.sentence(report.whole(first).start).end, report.sentence(report.whole(second).start).start
    return starts - ends <= NEXT


def _side(item: Attribution | Party) -> str:
    return {"asserts": "for", "confirms": "for", "denies": "against"}.get(item.stance or "", "open")


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


def _altered(statement: Statement, by_name: Mapping[str, Report]) -> Iterator[Finding]:
    """A quotation that says in one report what it does not say in another: a number or a negation differs."""
    quoted = [
        _Quoted(by_name[item.article], part)
        for item in statement.witnesses
        for attribution in (by_name[item.article].reading.attributions[item.attribution],)
        for part in (attribution.content if attribution.form == "direct" else ())
    ]
    altered: dict[Reason, dict[Evidence, None]] = defaultdict(dict)
    for one, other in combinations(quoted[:MOST_CITED], 2):
        differing = one.against(other, statement.speaker) if one.report is not other.report else None
        if differing is not None:
            altered[differing].update({Evidence(article=side.report.name, span=side.span): None for side in (one, other)})
    for reason, evidence in altered.items():
        yield _finding("quotation-altered", reason, evidence)


@dataclass(frozen=True)
class _Quoted:
    """A quoted piece of a report."""

    report: Report
    span: Span

    @property
    def words(self) -> list[str]:
        return [match.group() for match in tokens(self.span.of(self.report.page.folded))]

    @property
    def amounts(self) -> list[Amount]:
        held = (quantity for quantity in self.report.reading.quantities if self.span.holds(quantity.span))
        return [Amount(low=each.low, high=each.high, bound=each.bound, unit=each.unit) for each in held]

    def against(self, other: _Quoted, speaker: str) -> Reason | None:
        """The number or the negation that differs; nothing where the words are not nearly the same."""
        ours, theirs = self.words, other.words
        if min(len(ours), len(theirs)) < SHORTEST or Levenshtein.normalized_similarity(ours, theirs) < ALIKE:
            return None
        for here, there in zip(self.amounts, other.amounts, strict=True) if len(self.amounts) == len(other.amounts) else ():
            if here.low != there.low:
                return because("statements.figures", speaker=speaker, one=here, other=there)
        for step in Levenshtein.opcodes(ours, theirs):
            changed = (*ours[step.src_start : step.src_end], *theirs[step.dest_start : step.dest_end])
            if step.tag != "equal" and not self.report.words.negations.isdisjoint(changed):
                one, two = _context(ours, step.src_start), _context(theirs, step.dest_start)
                return because("statements.words", speaker=speaker, one=one, other=two)
        return None


def _context(words: Sequence[str], at: int) -> str:
    return " ".join(words[max(0, at - 1) : at + 4])


def _circles(reports: Sequence[Report], origins: Origins) -> Iterator[Finding]:
    """Articles of the pile that have their matter from one another, directly or over others."""
    for steps in circles(reports, origins.edges):
        said = tuple(because("origins.step", article=Outlet(name), source=edge.source) for name, _, edge in steps)
        evidence = dict.fromkeys(edge.evidence[0] for _, _, edge in steps)
        yield _finding("circular-sourcing", because("origins.circle", steps=Steps(said)), evidence)
