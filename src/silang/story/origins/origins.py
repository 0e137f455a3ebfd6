"""Who has it from whom: outlets that articles credit, articles whose wording they take over, what goes back to one origin."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from silang import spans
from silang.model import Copy, Edge, Evidence, Origin, OriginKind, Origins, Owner
from silang.outlet import Outlet, by_name
from silang.read.names.titles import titles
from silang.reasons.language import english
from silang.reasons.values import Outlet as Place
from silang.reasons.values import because
from silang.spans import Span
from silang.story.copies.copies import copies
from silang.story.origins.circles import components
from silang.story.reports import Report
from silang.story.words import Words, key

DATELINE = 80  # characters
_DATELINE = re.compile(r"([\w.]+(?: [\w.]+){0,2})(?:, [^,\n-]+)? ?-")
PASSAGE = 0.3  # of an article's own words; who lifts less has its matter from elsewhere too


def origins(reports: Sequence[Report], words: Words, outlets: tuple[Outlet, ...] = ()) -> Origins:
    """The edges, by article and source, the groups of articles with a common origin, by name, and owners with several `outlets`.

    An article with matter of two origins stands in two groups; a group whose articles all stand in another is none.
    """
    edges = [edge for report in reports for edge in _relays(report, words)]
    copied = [copy for copy in copies(report.reading for report in reports) if copy.kind != "shared-quotation"]
    edges += map(_copied, copied)
    edges.sort(key=lambda edge: (edge.article, edge.kind, key(edge.source), edge.source))
    either = {(copy.source, copy.article) for copy in copied if copy.unsure and copy.share >= PASSAGE}
    groups = tuple(_groups(reports, edges, either, words))
    independent = tuple(group.articles for group in groups)
    return Origins(edges=tuple(edges), independent=independent, groups=groups, owners=_owners(reports, outlets))


def ways(reports: Sequence[Report], edges: Iterable[Edge]) -> dict[str, list[tuple[str, Edge]]]:
    """For each article the articles of the story that it has matter from, by name, with the edge that says so.

    A credited outlet stands for its article in the story: the last one published before, else the first; not for one of its own.
    """
    publishing: dict[str, list[Report]] = defaultdict(list)
    for report in sorted(reports, key=_published):
        publishing[_outlet(report.reading.article.outlet or "")].append(report)
    by_name = {report.name: report for report in reports}
    found: dict[str, list[tuple[str, Edge]]] = {report.name: [] for report in reports}
    for edge in edges:
        source = edge.source
        if edge.kind == "relay":
            listed = [report for report in publishing.get(_outlet(edge.source), ()) if report.name != edge.article]
            before = [report for report in listed if _published(report)[0] <= _published(by_name[edge.article])[0]]
            if not listed:
                continue
            source = (before[-1] if before else listed[0]).name
        found[edge.article].append((source, edge))
    return found


def circles(reports: Sequence[Report], edges: Iterable[Edge]) -> list[list[tuple[str, str, Edge]]]:
    """Articles that credit one another, directly or over others: for each circle its steps, article, source and edge."""
    within = ways(reports, (edge for edge in edges if edge.kind == "relay"))
    parts = components({name: [source for source, _ in found] for name, found in within.items()})
    return [
        [(name, source, edge) for name in sorted(part) for source, edge in within[name] if source in part]
        for part in sorted(parts, key=sorted)
        if len(part) > 1
    ]


def _published(report: Report) -> tuple[str, str]:
    published = report.reading.article.published
    return (published.value if published else "", report.name)


def _relays(report: Report, words: Words) -> Iterator[Edge]:
    """What the article credits, each outlet once; its own outlet is no origin, nor a country, nor who holds an office."""
    own = {_outlet(report.reading.article.outlet or ""), _outlet(_opening(report))}
    credited: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for credit in report.reading.credits:
        if _outlet(credit.name) not in own and not words.is_country(credit.name) and not _is_no_outlet(credit.name, report):
            credited[_outlet(credit.name)].append((credit.span, credit.name))
    for found in credited.values():
        evidence = tuple(Evidence(article=report.name, span=span) for span in sorted({span for span, _ in found}))
        yield Edge(
            article=report.name,
            source=max((name for _, name in found), key=lambda name: (len(name), name)),
            kind="relay",
            evidence=evidence,
        )


def _is_no_outlet(name: str, report: Report) -> bool:
    """Whether a name begins with an office or a rank ("Wali Kota …"), or is a desk of the report's own site ("Kanal X.com")."""
    site = report.reading.article.outlet or ""
    if "." in site and name.casefold().endswith(" " + site.casefold()):
        return True
    said, known = key(name).split(), titles(report.pack)
    return any(known.get(" ".join(said[:length])) in ("office", "rank") for length in range(1, len(said)))


def _opening(report: Report) -> str:
    """What the report opens with up to the dash of its dateline, where the desk that wrote it is named ("X.id, Batam - …")."""
    found = _DATELINE.match(report.page.plain.lstrip()[:DATELINE])
    return found.group(1) if found else ""


def _outlet(name: str) -> str:
    """An outlet's name as a key: without what names of sites end in."""
    folded = key(name)
    for ending in (" com", " co id", " id", " co", " net"):
        folded = folded.removesuffix(ending)
    return folded.replace(" ", "")


def _copied(copy: Copy) -> Edge:
    """The edge of a copy: its passages in the article, then where those stand in the other."""
    mine = (Evidence(article=copy.article, span=span) for span in spans.merge(ours for ours, _ in copy.spans))
    theirs = (Evidence(article=copy.source, span=span) for span in spans.merge(other for _, other in copy.spans))
    return Edge(article=copy.article, source=copy.source, kind="copy", evidence=(*mine, *theirs), share=copy.share)


def _groups(reports: Sequence[Report], edges: Sequence[Edge], either: Iterable[tuple[str, str]], words: Words) -> list[Origin]:
    """The articles that go back to each origin: an outlet outside the story, an article with no source, a circle of articles.

    Pairs of `either` are copies of which the first may as well have it from the second.
    """
    within = ways(reports, edges)
    tied = {(edge.article, edge.source) for found in within.values() for _, edge in found}
    graph: dict[str, set[str]] = {f"article {report.name}": set() for report in reports}
    called: dict[str, str] = {}
    for article, found in within.items():
        graph[f"article {article}"] |= {f"article {source}" for source, edge in found if _carries(edge)}
    for one, other in either:
        graph[f"article {one}"].add(f"article {other}")
    for edge in edges:
        if (edge.article, edge.source) not in tied:
            outlet = f"outlet {words.known(_outlet(edge.source))}"
            called[outlet] = min(called.get(outlet, edge.source), edge.source, key=lambda name: (-len(name), name))
            graph.setdefault(outlet, set())
            graph[f"article {edge.article}"].add(outlet)
    ends = [_origin(part, led, called, either) for part, led in _sources(graph)]
    kept = {origin.articles: origin for origin in sorted(ends, key=lambda origin: (origin.kind, origin.why), reverse=True)}
    sets = {articles: frozenset(articles) for articles in kept}
    return [kept[articles] for articles in sorted(kept) if not any(sets[articles] < other for other in sets.values())]


def _origin(part: frozenset[str], led: Iterable[str], called: Mapping[str, str], either: Iterable[tuple[str, str]]) -> Origin:
    """The origin that a part of the graph is, for all that `led` to it."""
    articles = tuple(sorted(_articles(led)))
    inside = _articles(part)
    kind: OriginKind
    name: str | None
    if any(inside.issuperset(pair) for pair in either):
        kind, name, reason = "shared-text", None, because("origins.shared_text")
    elif len(part) > 1:
        kind, name, reason = "circle", None, because("origins.round")
    elif inside:
        kind, (name,) = "article", inside
        reason = because("origins.own", article=Place(name))
    else:
        kind, name = "outlet", called[next(iter(part))]
        reason = because("origins.credited", source=name)
    return Origin(kind=kind, name=name, articles=articles, why=english(reason), reason=reason)


def _owners(reports: Sequence[Report], outlets: tuple[Outlet, ...]) -> tuple[Owner, ...]:
    """The owners of two outlets or more that the articles are from."""
    owned: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for report in reports:
        found = by_name(outlets, report.reading.article.outlet or "")
        if found is not None and found.owner is not None:
            owned[found.owner][found.name].append(report.name)
    return tuple(
        Owner(name=owner, articles=tuple(sorted(name for names in owned[owner].values() for name in names)))
        for owner in sorted(owned)
        if len(owned[owner]) > 1
    )


def _carries(edge: Edge) -> bool:
    """Whether an article has its matter, not only a passage, from there."""
    return edge.kind == "relay" or (edge.share or 0) >= PASSAGE


def _articles(group: Iterable[str]) -> frozenset[str]:
    return frozenset(name.removeprefix("article ") for name in group if name.startswith("article "))


def _sources(graph: Mapping[str, Iterable[str]]) -> list[tuple[frozenset[str], set[str]]]:
    """Each component of the graph that leads nowhere else, with what leads to it, itself included."""
    parts = components(graph)
    number = {name: at for at, part in enumerate(parts) for name in part}
    reached: list[set[int]] = []
    led: dict[int, set[str]] = defaultdict(set)
    for at, part in enumerate(parts):  # what a part leads to stands before it
        beyond = {number[source] for name in part for source in graph[name]} - {at}
        reached.append(set().union(*(reached[other] for other in beyond)) if beyond else {at})
        for origin in reached[at]:
            led[origin] |= part
    return [(frozenset(parts[at]), found) for at, found in led.items()]
