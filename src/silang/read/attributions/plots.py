"""Plots: paragraphs that tell what happens in a film, a series or a novel, where characters speak and nobody reports."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import msgspec

from silang.model import Attribution
from silang.pack import Pack
from silang.read.page import Page
from silang.spans import Span, small

_NEAR = 160  # characters between a work and what it does
_MOST = 2  # paragraphs that go on with a plot after the one that opens it


class Plots(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table `plots`: beginnings of words that announce a plot, phrases that open one, cues (`according`) that none has.

    An opening phrase counts where the title, or the words before it, name one of the `works` that have a plot. A page whose title
    has one of the phrases `foretold` tells what nobody said from its first line on, and who is called by one is nobody.
    """

    announced: tuple[str, ...]
    foretold: tuple[str, ...]
    opens: tuple[str, ...]
    works: tuple[str, ...]
    according: tuple[str, ...]


def told(page: Page, attributions: Iterable[Attribution], title: str, pack: Pack) -> tuple[Attribution, ...]:
    """The attributions that no character of a plot speaks: all direct ones, and the indirect ones outside plots.

    A plot is all that follows a word such as "sinopsis", the whole page where the title has it; else the rest of a paragraph that
    says what a work tells of, with the next two that hold no quotation.
    """
    table = pack.table("plots", Plots)
    found = tuple(attributions)
    if any(word in small(title) for word in (*table.announced, *table.foretold)):
        spans = [Span(0, len(page.text))]
    else:
        spans = _joined(_plots(page, small(title), found, pack))
    return tuple(item for item in found if not (_by_character(page, item, spans, table) or _by_star(page, item, table)))


@lru_cache(maxsize=8)
def _compiled(pack: Pack) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns of what opens or announces a plot, and of works that have one."""
    table = pack.table("plots", Plots)
    opens, announced, works = ("|".join(map(re.escape, words)) for words in (table.opens, table.announced, table.works))
    return re.compile(rf"\b(?:(?P<opens>{opens})\b|(?P<announced>{announced}))"), re.compile(rf"\b(?:{works})")


def _plots(page: Page, title: str, found: Iterable[Attribution], pack: Pack) -> Iterator[Span]:
    table = pack.table("plots", Plots)
    if not any(word in page.folded for word in (*table.opens, *table.announced)):
        return  # as in most articles
    words, works = _compiled(pack)
    about = works.search(title) is not None
    said = _joined(sorted(span for item in found for span in item.content))
    for match in words.finditer(page.folded):
        if match["announced"]:
            yield Span(match.end(), len(page.text))
            return
        if _within(said, match.start()):
            continue  # somebody says what a work tells of
        if about or works.search(page.folded, max(0, match.start() - _NEAR), match.start()):
            yield Span(match.end(), _end(page, match.start()))


def _end(page: Page, at: int) -> int:
    """Where the plot ends that opens at `at`."""
    end = page.paragraph_at(at).end
    after = bisect_right(page.paragraphs, at, key=lambda paragraph: paragraph.start)
    for paragraph in page.paragraphs[after : after + _MOST]:
        if '"' in page.plain[paragraph.start : paragraph.end]:
            break
        end = paragraph.end
    return end


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Spans in the order of their starts, those that overlap made one."""
    joined: list[Span] = []
    for span in spans:
        if joined and span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def _within(spans: Sequence[Span], at: int) -> bool:
    """Whether one of disjoint spans in order holds the character at `at`."""
    before = bisect_right(spans, at, key=lambda span: span.start) - 1
    return before >= 0 and at < spans[before].end


def _by_character(page: Page, item: Attribution, plots: Sequence[Span], table: Plots) -> bool:
    if item.form != "indirect" or item.cue is None or not _within(plots, item.cue.start):
        return False
    return item.cue.of(page.folded) not in table.according


def _by_star(page: Page, item: Attribution, table: Plots) -> bool:
    """Whether a horoscope itself is named as the source: "Menurut Zodiak Karier, …"."""
    return item.source is not None and any(word in item.source.of(page.folded) for word in table.foretold)
