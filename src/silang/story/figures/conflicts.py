"""Figures at odds: between reports, with what their source hedges, and of a headline with the report under it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from silang.model import Answer, Evidence, Figure, Finding, Reading, Source
from silang.read.page import Page, abbreviations
from silang.read.quantities import numbers, quantities
from silang.reasons.values import Outlet, Question, Voice, because
from silang.spans import Span
from silang.story.actors.actors import Cast
from silang.story.figures.asked import Asked, asked
from silang.story.figures.blocks import NEAR, TELLING
from silang.story.figures.verdicts import amount, compare
from silang.story.flags import flag
from silang.story.reports import Report

_HEDGED = ("about", "at_least", "more_than", "at_most", "less_than", "up_to")
MOST_CITED = 8
HEDGE = 25  # characters between a word that weakens a figure and the figure


def conflicts(figure: Figure, by_name: Mapping[str, Report]) -> Iterator[Finding]:
    """The answers of one question that exclude one another, as one finding.

    None where a claimant went from one to the other; nor where a report tells in passing of one of them.
    """
    values = [(answer.low, answer.high, answer.bound) for answer in figure.answers]
    changed = {frozenset((values[pair.a], values[pair.b])) for pair in figure.pairs if pair.verdict in ("changed", "refined")}
    single = {i for i, answer in enumerate(figure.answers) if answer.low == answer.high == 1}
    against = [
        pair
        for pair in figure.pairs
        if pair.verdict == "contradictory"
        and frozenset((values[pair.a], values[pair.b])) not in changed
        and single.isdisjoint((pair.a, pair.b))
    ]
    if not against:
        return
    hedged = {i for i, answer in enumerate(figure.answers) if is_hedged(answer, by_name[answer.article])}
    firm = [pair for pair in against if hedged.isdisjoint((pair.a, pair.b))]
    counts = Counter(index for pair in firm or against for index in (pair.a, pair.b))
    days = [answer.as_of or by_name[answer.article].published or "" for answer in figure.answers]
    worst = max(
        firm or against, key=lambda pair: (min(days[pair.a], days[pair.b]), counts[pair.a] + counts[pair.b], -pair.a, -pair.b)
    )
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
    evidence = (_figure_evidence(figure.answers[index], by_name) for index in cited)
    yield flag("figure-conflict", reason, evidence, None if firm else "medium")


def is_hedged(answer: Answer, report: Report) -> bool:
    """Whether a word right before a figure weakens it ("mungkin dua brigade")."""
    if answer.attribution is None:
        return False
    figure = report.reading.quantities[answer.quantity].span
    hedges = report.reading.attributions[answer.attribution].hedges
    return any(0 <= figure.start - hedge.end <= HEDGE or hedge.overlaps(figure) for hedge in hedges)


def _figure_evidence(answer: Answer, by_name: Mapping[str, Report]) -> Evidence:
    return Evidence(article=answer.article, span=by_name[answer.article].reading.quantities[answer.quantity].span)


def dropped(figure: Figure, by_name: Mapping[str, Report]) -> Iterator[Finding]:
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
            yield flag("bound-dropped", reason, (_figure_evidence(answer, by_name), _figure_evidence(hedged[0], by_name)))


def _headline(report: Report, title: str) -> Reading:
    """The headline, read for its figures only."""
    page = Page(title, abbreviations=abbreviations(report.pack))
    counted = quantities.read(page, numbers.nodes(page, report.pack), (), report.pack)
    return Reading(id="", name=report.name, source=Source(), text=title, article=report.reading.article, quantities=counted)


def _is_whole(head: Asked, body: Asked) -> bool:
    """Whether the number of a headline can be no part of the one in the report."""
    return head.quantity.low >= TELLING and head.quantity.low >= NEAR * body.quantity.low


def against_body(report: Report, items: Iterable[Asked], cast: Cast) -> Iterator[Finding]:
    """A headline whose number is none that the report gives for the same question, where the report gives one number only.

    `items` are the figures of the report.
    """
    title = report.reading.article.title
    if not title:
        return
    head = Report(report.name, _headline(report, title), report.pack)
    body: dict[tuple[object, ...], list[Asked]] = defaultdict(list)
    for item in items:
        if item.what and item.state and not item.era and not item.occasion:
            body[item.quantity.unit, item.what, item.state].append(item)
    at = report.text.find(title)
    head_end = 0 if at < 0 else at + len(title)
    shown = () if at < 0 else (Evidence(article=report.name, span=Span(at, at + len(title))),)
    for item in asked(head, cast):
        told = [other for other in body[item.quantity.unit, item.what, item.state] if other.quantity.span.start >= head_end]
        values = {(other.quantity.low, other.quantity.high) for other in told}
        if len(values) == 1 and _is_whole(item, told[0]) and compare(item.claim(), told[0].claim())[0] == "contradictory":
            reason = because("figures.headline", head=amount(item.answer), body=amount(told[0].answer))
            yield flag("headline-against-body", reason, (*shown, Evidence(article=report.name, span=told[0].quantity.span)))
