"""The composer of a reading: the one place that knows the order of the stages."""

from __future__ import annotations

from functools import lru_cache

from msgspec import structs

from silang.model import Article, Debris, Masthead, Reading, ReadingFinding, Source
from silang.outlet import Outlet
from silang.pack import Pack
from silang.read.attributions import attributions, credits, plots
from silang.read.layout import dating, debris, masthead
from silang.read.names import names, spellings
from silang.read.names.gazetteer import common, known
from silang.read.names.titles import titles
from silang.read.page import Page, abbreviations
from silang.read.quantities import hedges, numbers, quantities, sums
from silang.read.speakers import speakers
from silang.read.speakers.sayers import offices
from silang.read.times import checks, times


def read(article: Article, pack: Pack, outlets: tuple[Outlet, ...]) -> Reading:
    """What one article says, every item on spans of its text.

    An article in a language that the pack is not for keeps its masthead and debris and is not read further.
    """
    whole = Page(article.text, abbreviations=abbreviations(pack))
    not_body = debris.read(whole, article, outlets, pack)
    head = masthead.read(whole, article, not_body, outlets, pack)
    if head.language not in (None, pack.language):
        return _reading(article, head, not_body)
    page = whole.without(tuple(piece.span for piece in not_body))
    numerals = numbers.nodes(page, pack)
    phrases = times.phrases(page, numerals, pack)
    if head.published is None:
        head = structs.replace(head, published=times.published_in_body(page, numerals, pack, phrases))
    published = head.published.value if head.published else None
    timexes = times.read(page, numerals, published, pack, phrases)
    counted = quantities.read(page, numerals, timexes, pack)
    named = names.read(page, pack)
    told = page.without(tuple(piece.span for piece in not_body if piece.kind != "other"))
    roles = titles(pack)
    relayed = credits.read(told, named, head.outlet, outlets, roles, pack)
    said = attributions.read(page, timexes, relayed, _offices(pack), common(pack), head.place, pack)
    said = plots.told(page, said, head.title or "", pack)
    said = speakers.resolve(page, said, named, roles, known(pack).region, pack)
    findings = (
        *dating.findings(whole, article, head.published, outlets, pack),
        *checks.findings(page, timexes, published, pack),
        *hedges.findings(page, counted, said, pack),
        *sums.findings(page, numerals, counted, pack),
        *spellings.findings(page, named, pack),
    )
    return _reading(
        article,
        head,
        not_body,
        times=timexes,
        quantities=counted,
        names=named,
        attributions=said,
        credits=credits.first(relayed),
        findings=_ordered(findings),
    )


@lru_cache(maxsize=8)
def _offices(pack: Pack) -> dict[str, str]:
    """The pack's titles with their kind, and with them the offices that lead to speakers."""
    return offices(titles(pack), pack)


def _reading(article: Article, head: Masthead, not_body: tuple[Debris, ...], **items: object) -> Reading:
    source = Source(path=article.path, url=article.url, provenance=article.provenance)
    return Reading(
        id=article.id,
        name=article.name,
        source=source,
        text=article.text,
        article=head,
        not_body=not_body,
        **items,  # type: ignore[arg-type]
    )


def _ordered(findings: tuple[ReadingFinding, ...]) -> tuple[ReadingFinding, ...]:
    return tuple(sorted(findings, key=lambda finding: (finding.span, finding.kind)))
