"""What added articles change: figures that nobody gave before, parties that take or change a position, who is heard first."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from silang.model import Evidence, Figure, Finding, Position, Statement, Witness
from silang.reasons.values import Attitude, Outlet, Question, Voice, because
from silang.story.figures.verdicts import amount
from silang.story.flags import flag
from silang.story.reports import Report


def news(
    reports: Sequence[Report],
    figures: Sequence[Figure],
    positions: Sequence[Position],
    statements: Sequence[Statement],
    added: Collection[str],
) -> tuple[Finding, ...]:
    """What the articles named in `added` say that no other article of the story says, in the order of the dossier.

    Nothing where all articles are new, or none is.
    """
    by_name = {report.name: report for report in reports}
    if not added or by_name.keys() <= set(added):
        return ()
    found = [item for figure in figures for item in _new_figures(figure, by_name, added)]
    found += [item for position in positions for item in _new_positions(position, by_name, added)]
    found += _first_heard(statements, by_name, added)
    return tuple(found)


def since(reports: Sequence[Report], day: str) -> frozenset[str]:
    """The names of the articles published on a day, an ISO date, or later; those whose day is unknown are not."""
    return frozenset(report.name for report in reports if report.published is not None and report.published >= day)


def _new_figures(figure: Figure, by_name: Mapping[str, Report], added: Collection[str]) -> Iterator[Finding]:
    """The numbers of a question that only added articles give, each once."""
    known = {(answer.low, answer.high, answer.bound) for answer in figure.answers if answer.article not in added}
    before = [answer for answer in figure.answers if answer.article not in added]
    for answer in figure.answers:
        number = (answer.low, answer.high, answer.bound)
        if number in known:
            continue
        known.add(number)
        evidence = [_figure(answer.article, answer.quantity, by_name)]
        asks, now, who, of = Question(figure.asks), amount(answer), Voice(answer.by), Outlet(answer.article)
        if before:
            evidence.append(_figure(before[-1].article, before[-1].quantity, by_name))
            reason = because("news.figure", asks=asks, now=now, who=who, of=of, before=amount(before[-1]))
        else:
            reason = because("news.first_figure", asks=asks, now=now, who=who, of=of)
        yield flag("new-figure", reason, evidence)


def _figure(article: str, quantity: int, by_name: Mapping[str, Report]) -> Evidence:
    return Evidence(article=article, span=by_name[article].reading.quantities[quantity].span)


def _new_positions(position: Position, by_name: Mapping[str, Report], added: Collection[str]) -> Iterator[Finding]:
    """Who takes a stance to a claim that only added articles tell of, and how they stood before."""
    for party in position.parties:
        if any(item.article not in added for item in party.evidence):
            continue
        stood = [
            (other, item)
            for other in position.parties
            for item in other.evidence
            if other.party == party.party and other.stance != party.stance and item.article not in added
        ]
        claim, who, now = position.claim, party.party, Attitude(party.stance)
        evidence = [_told(party.evidence[0], by_name)]
        if stood:
            evidence.append(_told(stood[-1][1], by_name))
            before = Attitude(stood[-1][0].stance)
            reason = because("news.changed", claim=claim, who=who, now=now, before=before)
        else:
            reason = because("news.position", claim=claim, who=who, now=now)
        yield flag("new-position", reason, evidence, "medium" if stood else "low")


def _first_heard(statements: Sequence[Statement], by_name: Mapping[str, Report], added: Collection[str]) -> Iterator[Finding]:
    """Who speaks in added articles and in no other, with the first that they say."""
    heard = {statement.speaker for statement in statements for item in statement.witnesses if item.article not in added}
    for statement in statements:
        if statement.speaker not in heard:
            heard.add(statement.speaker)
            first = statement.witnesses[0]
            yield flag(
                "first-heard",
                because("news.heard", who=statement.speaker, of=Outlet(first.article)),
                (_told(item, by_name) for item in statement.witnesses),
            )


def _told(item: Witness, by_name: Mapping[str, Report]) -> Evidence:
    return Evidence(article=item.article, span=by_name[item.article].whole(item.attribution))
