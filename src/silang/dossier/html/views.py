"""What the sections of the page show, put in order: plain values for the templates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup

from silang import model
from silang.dossier.cited import Cited, more_than_said
from silang.dossier.html import threads, wordings
from silang.dossier.html.facets import Facets
from silang.dossier.html.passages import twin
from silang.dossier.html.tongue import Tongue
from silang.model import Actor, Edge, Evidence, Form, Party, Position, Stance, Statement, TimelineEntry, Witness
from silang.spans import Span

CLAIMS_ACROSS = 4  # columns of a matrix of positions


class Matrix(NamedTuple):
    """Parties by claims; a cell holds the party's stances in order of time."""

    claims: list[str]
    rows: list[tuple[str, list[list[Party]]]]


def matrices(cited: Cited) -> list[Matrix]:
    """The claims that more than one party has a position on, or one party more than one, as many side by side as can be read."""
    shared = [position for position in cited.dossier.positions if len(position.parties) > 1]
    return [_matrix(shared[n : n + CLAIMS_ACROSS]) for n in range(0, len(shared), CLAIMS_ACROSS)]


def _matrix(positions: Sequence[Position]) -> Matrix:
    names = dict.fromkeys(party.party for position in positions for party in position.parties)
    rows = [(name, [[p for p in position.parties if p.party == name] for position in positions]) for name in names]
    return Matrix([position.claim for position in positions], sorted(rows, key=lambda row: _plainness(row[1])))


def _plainness(cells: Sequence[Sequence[Party]]) -> int:
    """Who denies or doubts, or came to another stance, stands first; then who declines; then who only says so."""
    stances = {party.stance for parties in cells for party in parties}
    if stances & {"denies", "doubts"} or any(len(parties) > 1 for parties in cells):
        return 0
    return 1 if any(stance.startswith("declines") for stance in stances) else 2


def lone(cited: Cited) -> list[tuple[str, Party]]:
    """The claims that one party alone has a position on, by party."""
    found = [(position.claim, position.parties[0]) for position in cited.dossier.positions if len(position.parties) == 1]
    return sorted(found, key=lambda one: one[1].party)


class Wording(NamedTuple):
    """How a report tells a statement: where, in which form, words and stance, to whom; where others have the very same."""

    evidence: Evidence
    form: Form
    words: Markup
    stance: Stance | None
    addressee: str
    same: list[Evidence]


class Told(NamedTuple):
    """A statement with the wordings of its witnesses, each wording once."""

    statement: Statement
    wordings: list[Wording]
    facets: str


def spoken(cited: Cited, facets: Facets) -> Iterator[tuple[str, list[Told]]]:
    """The statements by speaker, who speaks most first, then by day; those without a day last."""
    order = {name: n for n, name in enumerate(facets.parties)}
    ordered = sorted(cited.dossier.statements, key=lambda s: (order[s.speaker], s.date or "9999"))
    for speaker, run in groupby(ordered, key=lambda statement: statement.speaker):
        yield speaker, [_told(statement, cited, facets) for statement in run]


def _told(statement: Statement, cited: Cited, facets: Facets) -> Told:
    found: dict[tuple[str, Form, Stance | None], tuple[Witness, list[Evidence]]] = {}
    for witness in statement.witnesses:
        one = cited.attribution(witness)
        wording = wordings.words_of(one, cited.reading(witness.article).text)
        found.setdefault((wording, one.form, more_than_said(one)), (witness, []))[1].append(cited.of_witness(witness))
    marked = wordings.compared([words for words, _, _ in found], [form for _, form, _ in found])
    told = [
        Wording(places[0], form, words, stance, _addressee(witness, cited), places[1:])
        for ((_, form, stance), (witness, places)), words in zip(found.items(), marked, strict=True)
    ]
    return Told(statement, told, facets.of_statement(statement))


def _addressee(witness: Witness, cited: Cited) -> str:
    """To whom it was said, in the report's words; empty where the report does not say."""
    whom = cited.attribution(witness).addressee
    return whom.of(cited.reading(witness.article).text) if whom is not None else ""


class Origin(NamedTuple):
    """One way in which a report's matter came: the edge, its copied passages beside those copied, its filter tokens.

    `via` is the article that the matter came through, where that is one of the story's.
    """

    edge: Edge
    source: str
    via: str | None
    passages: list[tuple[Evidence, Evidence | None]]
    facets: str


def origins(cited: Cited, facets: Facets) -> list[Origin]:
    """The edges in the order of the reports."""
    edges = sorted(cited.dossier.origins.edges, key=lambda edge: (cited.number(edge.article), edge.kind, edge.source))
    return [_origin(edge, cited, facets) for edge in edges]


def _origin(edge: Edge, cited: Cited, facets: Facets) -> Origin:
    tokens = facets.of_evidence(edge.evidence)
    if edge.kind == "copy" and edge.source in cited.slugs:
        mine = [evidence for evidence in edge.evidence if evidence.article == edge.article]
        passages = [(evidence, _copied_from(evidence, edge.source, cited)) for evidence in mine]
        return Origin(edge, cited.outlet(edge.source), edge.source, passages, tokens)
    same = [a.name for a in cited.articles if a.name != edge.article and cited.outlet(a.name).casefold() == edge.source.casefold()]
    return Origin(edge, edge.source, same[0] if len(same) == 1 else None, [], tokens)


def _copied_from(evidence: Evidence, source: str, cited: Cited) -> Evidence | None:
    span = twin(cited.words(evidence), cited.reading(source).text)
    return None if span is None else Evidence(article=source, span=span)


def shown_passages(found: list[Origin]) -> dict[str, set[Span]]:
    """The spans, by article, that passages were copied from: the page leads there too."""
    spans: dict[str, set[Span]] = {}
    for origin in found:
        for _, theirs in origin.passages:
            if theirs is not None:
                spans.setdefault(theirs.article, set()).add(theirs.span)
    return spans


def origin_charts(cited: Cited, found: list[Origin], tongue: Tongue) -> tuple[Markup, ...]:
    """The picture of the edges, wide and slim; nothing where it would not help."""
    articles = [f"{cited.number(article.name)} {cited.outlet(article.name)}" for article in cited.articles]
    sources = list(dict.fromkeys(o.source for o in found if o.via is None))
    ways = [
        threads.Way(
            cited.number(o.edge.article) - 1,
            sources.index(o.source) if o.via is None else cited.number(o.via) - 1,
            o.via is not None,
            o.edge.kind == "copy",
            None if o.edge.share is None else round(100 * o.edge.share),
            cited.address(o.edge.evidence[0]) if o.edge.evidence else "#asal",
            o.facets,
        )
        for o in found
    ]
    return tuple(threads.draw(articles, sources, ways, tongue, wide=wide) for wide in (True, False))


def origin_groups(groups: Sequence[model.Origin], *, apart: bool) -> dict[str, list[model.Origin]]:
    """The `groups` of reports by their origin; with `apart` the largest first, and those that stand `alone` apart from them."""
    if not apart:
        return {"groups": list(groups), "alone": []}
    shared = [group for group in groups if len(group.articles) > 1]
    lone = [group for group in groups if len(group.articles) == 1]
    return {"groups": sorted(shared, key=lambda group: -len(group.articles)), "alone": lone}


class Day(NamedTuple):
    """A day, or run of days, of the timeline: what happened, who spoke, what was published."""

    begin: str
    end: str
    events: list[tuple[TimelineEntry, str]]
    said: list[tuple[str, Evidence, str]]
    published: list[tuple[str, str]]

    @property
    def facets(self) -> list[str]:
        """The filter tokens of all of it."""
        pairs = [tokens for _, tokens in (*self.events, *self.published)]
        return pairs + [tokens for _, _, tokens in self.said]


def timeline(cited: Cited, facets: Facets) -> list[Day]:
    """The days in order; a day on which only something was said or published stands there too."""
    found: dict[tuple[str, str], Day] = {}

    def at(begin: str, end: str) -> Day:
        return found.setdefault((begin, end), Day(begin, end, [], [], []))

    for entry in cited.dossier.timeline:
        at(entry.begin, entry.end).events.append((entry, facets.of_evidence(entry.evidence, (entry.begin, entry.end))))
    for statement in cited.dossier.statements:
        if statement.date is not None and statement.witnesses:
            said = at(statement.date, statement.date).said
            if statement.speaker not in (speaker for speaker, _, _ in said):
                said.append((statement.speaker, cited.of_witness(statement.witnesses[0]), facets.of_statement(statement)))
    for article in cited.articles:
        if article.published is not None:
            day = article.published[:10]
            at(day, day).published.append((article.name, facets.of_article(article.name)))
    return [found[key] for key in sorted(found)]


def variants(cited: Cited) -> dict[str, Actor]:
    """The actors by each of their names."""
    actors = cited.dossier.actors
    return {name: actor for actor in actors for name in actor.variants} | {actor.name: actor for actor in actors}
