"""From a pile of one outlet's articles to a proposal for its outlet file, which a person reads and accepts."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median

from silang import outlet as directory
from silang.model import Article, DebrisKind
from silang.pack import Pack
from silang.read.layout import dateline, debris, lines
from silang.read.layout.lines import Line
from silang.read.page import Page
from silang.spans import Span

LEAST_ARTICLES = 3  # that a line must recur in
LEAST_SHARE = 0.02  # of the articles
OPENING = 5  # words that lines which differ later must share
MOST_LINE = 300  # characters


@dataclass
class _Seen:
    """What a pile showed: how often, over how many articles, in which part of the page (0 its head, 1 its foot)."""

    hosts: Counter[str] = field(default_factory=Counter)
    datelines: Counter[str] = field(default_factory=Counter)
    whole: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    opens: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    variants: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    prose: set[str] = field(default_factory=set)
    articles: int = 0


def learn(articles: Iterable[Article], pack: Pack) -> str:
    """A proposed outlet file (TOML, loads as `outlet.Outlet`): the name, the hosts, and lines that recur on its pages.

    Lines that the pack knows already are left out; each proposal says in how many articles it was seen, and running text that
    recurs is only proposed as a comment. Of an empty pile, a file whose name is "?".
    """
    seen = _Seen()
    for article in articles:
        _look(seen, article, pack)
    return "\n".join([*_head(seen), "debris = [", *_lines(seen), "]", ""])


def _look(seen: _Seen, article: Article, pack: Pack) -> None:
    """Count what one article shows."""
    page = Page(article.text)
    known = {piece.span for piece in debris.read(page, article, (), pack)}
    all_lines = lines.of(page)
    seen.articles += 1
    if article.url and directory.host_of(article.url):
        seen.hosts[directory.host_of(article.url)] += 1
    start = dateline.find(page, all_lines, article, (), pack)
    if start is not None and start.outlet is not None:
        seen.datelines[start.outlet] += 1
    fresh: dict[str, float] = {}
    body = -1 if start is None else start.line
    for index, line in enumerate(all_lines):
        stands = index > body and len(line.words) > 1 and len(line.plain) <= MOST_LINE
        if stands and line.span not in known and _apart(all_lines, index, known):
            fresh[line.plain] = index / max(1, len(all_lines) - 1)
    for words, place in fresh.items():
        seen.whole[words].append(place)
    for line in all_lines:
        if line.plain in fresh:
            if line.prose:
                seen.prose.add(line.plain)
            if len(line.words) > OPENING:
                opening = " ".join(line.plain.split(" ")[:OPENING])
                seen.opens[opening].append(fresh[line.plain])
                seen.variants[opening].add(line.plain)


def _apart(all_lines: Sequence[Line], index: int, known: set[Span]) -> bool:
    """Whether a line stands by itself, and is not the words of a link inside a sentence."""
    above = all_lines[index - 1] if index else None
    below = all_lines[index + 1] if index + 1 < len(all_lines) else None
    ended = above is None or above.ends or above.span in known
    return ended and (below is None or not (below.plain[0].islower() or below.plain[0] in ",.;)-"))


def _head(seen: _Seen) -> list[str]:
    """The name as datelines write it most, else the host; the domain; other names."""
    domain = _domain(seen.hosts)
    written = [name for name, _ in seen.datelines.most_common() if not domain or directory.squash(name) == directory.squash(domain)]
    name = written[0] if written else (domain or next(iter(dict(seen.datelines.most_common(1))), "?"))
    others = [
        other for other, count in seen.datelines.most_common() if directory.squash(other) != directory.squash(name) and count > 1
    ]
    head = [f"# Proposed from {seen.articles} articles: read it, keep what is right."]
    head += [f"# {count} articles begin with {_quoted(form)}" for form, count in seen.datelines.most_common(3)]
    return [*head, f"name = {_quoted(name)}", f"domains = {_array([domain] if domain else [])}", f"names = {_array(others)}"]


def _domain(hosts: Counter[str]) -> str:
    """The domain that most of the articles' hosts belong to."""
    domains: Counter[str] = Counter()
    for host, count in hosts.items():
        labels = host.split(".")
        domains[".".join(labels[-3 if labels[-2:-1] and labels[-2] in _SECOND else -2 :])] += count
    return next(iter(dict(domains.most_common(1))), "")


_SECOND = ("co", "or", "web", "my", "ac", "go", "net")  # of two-part endings such as .co.id


def _lines(seen: _Seen) -> list[str]:
    """One entry a recurring line, the most frequent first."""
    least = max(LEAST_ARTICLES, seen.articles * LEAST_SHARE)
    found: list[tuple[int, str, str, list[float]]] = []
    for words, places in seen.whole.items():
        if len(places) >= least:
            found.append((len(places), words, "whole", places))
    for opening, places in seen.opens.items():
        recurring = {words for words in seen.variants[opening] if len(seen.whole[words]) >= least}
        if len(places) >= least and len(seen.variants[opening]) > 1 and not recurring:
            found.append((len(places), opening, "opens", places))
    found.sort(key=lambda entry: (-entry[0], entry[1]))
    return [_entry(seen, count, words, where, median(places)) for count, words, where, places in found]


def _entry(seen: _Seen, count: int, words: str, where: str, place: float) -> str:
    prose = words in seen.prose or (where == "opens" and bool(seen.variants[words] & seen.prose))
    table = f'{{ words = {_quoted(words)}, kind = "{_kind(place)}", where = "{where}" }},'
    return f"  {'# perhaps: ' if prose else ''}{table} # in {count} of {seen.articles} articles"


def _kind(place: float) -> DebrisKind:
    """What a recurring line most often is, by the part of the page it stands in."""
    if place < 0.1:
        return "header"
    return "promo" if place > 0.8 else "other"


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


def _array(words: Iterable[str]) -> str:
    return f"[{', '.join(map(_quoted, words))}]"
