"""Who has it from whom: outlets that articles credit, articles that share long runs of words, what goes back to one origin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from silang import spans
from silang.model import Edge, Evidence, Origins
from silang.spans import Span
from silang.story.reports import Report
from silang.story.words import Words, key, tokens

RUN = 8  # words that stand in both, outside quotations
SHARE = 0.3  # of an article's words outside quotations, for it to be a copy
MOST_HOLDERS = 30  # articles that hold one run; a commoner one is a standing phrase


def origins(reports: Sequence[Report], words: Words) -> Origins:
    """The edges, by article and source, and the groups of articles with a common origin, by name."""
    edges = [edge for report in reports for edge in _relays(report)]
    edges += _copies(reports)
    edges.sort(key=lambda edge: (edge.article, edge.kind, key(edge.source), edge.source))
    return Origins(edges=tuple(edges), independent=tuple(_independent(reports, edges, words)))


def _relays(report: Report) -> Iterator[Edge]:
    """What the article credits, each outlet once; its own outlet is no origin."""
    own = _outlet(report.reading.article.outlet or "")
    credited: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for credit in report.reading.credits:
        if _outlet(credit.name) != own:
            credited[_outlet(credit.name)].append((credit.span, credit.name))
    for found in credited.values():
        evidence = tuple(Evidence(article=report.name, span=span) for span in sorted({span for span, _ in found}))
        yield Edge(
            article=report.name,
            source=max((name for _, name in found), key=lambda name: (len(name), name)),
            kind="relay",
            evidence=evidence,
        )


def _outlet(name: str) -> str:
    """An outlet's name as a key: without what names of sites end in."""
    folded = key(name)
    for ending in (" com", " co id", " id", " co", " net"):
        folded = folded.removesuffix(ending)
    return folded.replace(" ", "")


@dataclass(frozen=True)
class _Told:
    """An article's own words: those outside quotations."""

    report: Report
    words: tuple[str, ...]
    places: tuple[Span, ...]

    @property
    def order(self) -> tuple[str, str]:
        published = self.report.reading.article.published
        return (published.value if published else "9999", self.report.reading.id)


def _copies(reports: Iterable[Report]) -> list[Edge]:
    """The articles of which a good part stands in an earlier one, each with the one that holds most of it."""
    told = sorted((_own_words(report) for report in reports), key=lambda one: one.order)
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    edges = []
    for number, article in enumerate(told):
        runs = [article.words[i : i + RUN] for i in range(len(article.words) - RUN + 1)]
        shared: dict[int, set[int]] = defaultdict(set)
        for place, run in enumerate(runs):
            for other in holders[run] if len(holders[run]) <= MOST_HOLDERS else ():
                shared[other].update(range(place, place + RUN))
        for run in dict.fromkeys(runs):
            holders[run].append(number)
        if shared:
            best = min(shared, key=lambda other: (-len(shared[other]), other))
            share = len(shared[best]) / len(article.words)
            if share >= SHARE:
                edges.append(_copy(article, told[best], shared[best], share))
    return edges


def _own_words(report: Report) -> _Told:
    found = [Span(*match.span()) for match in tokens(report.page.folded) if not report.quoted(Span(*match.span()))]
    return _Told(report, tuple(span.of(report.page.folded) for span in found), tuple(found))


def _copy(article: _Told, source: _Told, shared: Iterable[int], share: float) -> Edge:
    runs: list[Span] = []
    last = -2
    for place in sorted(shared):
        if place == last + 1:
            runs[-1] = Span(runs[-1].start, article.places[place].end)
        else:
            runs.append(article.places[place])
        last = place
    evidence = tuple(Evidence(article=article.report.name, span=span) for span in spans.merge(runs))
    return Edge(article=article.report.name, source=source.report.name, kind="copy", evidence=evidence, share=round(share, 3))


def _independent(reports: Sequence[Report], edges: Iterable[Edge], words: Words) -> list[tuple[str, ...]]:
    """Articles that credit one outlet, or copy one another, or credit an outlet of the story, go back to one origin."""
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        while parent.setdefault(name, name) != name:
            name = parent[name]
        return name

    publisher: dict[str, list[str]] = defaultdict(list)
    for report in reports:
        publisher[_outlet(report.reading.article.outlet or "")].append(report.name)
    for edge in edges:
        source = f"article {edge.source}" if edge.kind == "copy" else f"outlet {words.known(_outlet(edge.source))}"
        published = publisher.get(_outlet(edge.source), [])
        if edge.kind == "relay" and len(published) == 1:
            source = f"article {published[0]}"
        first, second = sorted((root(f"article {edge.article}"), root(source)))
        parent[second] = first
    groups: dict[str, list[str]] = defaultdict(list)
    for report in reports:
        groups[root(f"article {report.name}")].append(report.name)
    return sorted(tuple(sorted(names)) for names in groups.values())
