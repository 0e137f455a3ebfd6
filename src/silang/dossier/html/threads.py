"""The picture of origins: articles on the left, wires and first sources on the right, an edge for each way that matter came."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from markupsafe import Markup

from silang.dossier.html.tongue import Tongue
from silang.dossier.words import Words

ROW = 36
MOST = 60  # articles; beyond, a picture says less than the list under it


class Way(NamedTuple):
    """One edge between an article and a source, or another article where it is `inward`; `share` in per cent."""

    article: int
    source: int
    inward: bool
    copy: bool
    share: int | None
    href: str
    facets: str


def draw(articles: Sequence[str], sources: Sequence[str], ways: Sequence[Way], tongue: Tongue, *, wide: bool) -> Markup:
    """The picture, or nothing where there are no edges or too many articles."""
    if not ways or len(articles) > MOST:
        return Markup("")
    width, left, right = (680, 176, 480) if wide else (344, 112, 232)
    height = ROW * max(len(articles), len(sources)) + 8
    lefts, rights = _rows(len(articles), height), _rows(len(sources), height)
    most = 27 if wide else 15
    parts = [
        *(_way(way, (left + 10, right - 10), lefts, rights, tongue) for way in ways),
        *_column(articles, lefts, left, "end", most),
        *_column(sources, rights, right, "", most),
    ]
    return Markup('<svg class="chart {}" viewBox="0 0 {} {}" width="{}" height="{}" aria-hidden="true">{}</svg>').format(
        "wide" if wide else "slim", width, height, width, height, Markup("").join(parts)
    )


def _rows(count: int, height: int) -> list[float]:
    return [height / 2 + (n - (count - 1) / 2) * ROW for n in range(count)]


def _column(names: Sequence[str], rows: Sequence[float], x: int, side: str, most: int) -> Iterator[Markup]:
    """The names down one side, each with its dot."""
    for name, y in zip(names, rows, strict=True):
        short = name if len(name) <= most else name[: most - 1] + "…"
        yield Markup('<text class="node {}" x="{}" y="{:.1f}">{}</text>').format(side, x, y + 4, short)
        yield Markup('<circle class="knot" cx="{}" cy="{:.1f}" r="3"/>').format(x + (10 if side else -10), y)


def _way(way: Way, ends: tuple[int, int], lefts: Sequence[float], rights: Sequence[float], tongue: Tongue) -> Markup:
    """A curve to a source on the right, or one that comes back to another article."""
    start, y = ends[0], lefts[way.article]
    said = [_said(way, words) for words in (tongue.here, tongue.there)]
    if way.inward:
        goal, there = start, lefts[way.source]
        bulge = min(start + 28 + abs(there - y) * 0.5, float(ends[1]))
        middle = ((start + bulge * 3) / 4, (y + there) / 2)
        path = Markup("M{} {:.1f}C{:.1f} {:.1f} {:.1f} {:.1f} {} {:.1f}").format(start, y, bulge, y, bulge, there, goal, there)
    else:
        goal, there = ends[1], rights[way.source]
        half = (start + goal) / 2
        middle = (float(goal - 8), there - 10)
        path = Markup("M{} {:.1f}C{:.1f} {:.1f} {:.1f} {:.1f} {} {:.1f}").format(start, y, half, y, half, there, goal, there)
    return Markup(
        '<a class="e" href="{}" tabindex="-1" data-f="{}"><path class="way {}" d="{}"/>'
        '<text class="said {}" x="{:.1f}" y="{:.1f}"{}</text></a>'
    ).format(
        way.href,
        way.facets,
        "copy" if way.copy else "relay",
        path,
        "" if way.inward else "end",
        *(middle[0] + 6 * way.inward, middle[1] + 4),
        tongue.inside(*said),
    )


def _said(way: Way, words: Words) -> str:
    if not way.copy:
        return words.say("relay")
    return words.say("copy") if way.share is None else words.say("copy_share", share=str(way.share))
