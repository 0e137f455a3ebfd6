"""An HTML page is one article: its title, its date line and its own text, each character with its place in the page."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import BinaryIO

from silang import outlet as directory
from silang.errors import InputError
from silang.model import Article, Provenance
from silang.pack import Pack
from silang.read.layout import bylines as signatures
from silang.read.layout.words import Words as Debris
from silang.sources import decode
from silang.sources.kinds import Given
from silang.sources.pages import charset, choose, dates, heading, markup, metadata
from silang.sources.pages.blocks import Markup
from silang.sources.pages.choose import Chosen
from silang.sources.pages.heading import Heading
from silang.sources.pages.metadata import Facts
from silang.sources.pages.rope import Rope

MOST_BYTES = 32_000_000  # of a page: one saved whole holds its pictures
MOST_TEXT = decode.MOST_BYTES  # characters of an article
LEAST = 250  # characters of running text that an article has
LEAST_SAID = 100  # the same where the page's metadata says that it is one
FEW_LINKS = 20  # a page with more that holds no article is an index of others
LISTED = 0.6  # the part of a page's paragraphs that stand below a link of their own in a list
_OWN = "Silang"  # what a dossier's page says that it was made by
MOST_HEAD = 4_096  # characters in which a feed shows itself
_FEED = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<\?[^>]*>\s*|<!--.*?-->\s*)*<(rss|feed|rdf:RDF|urlset|sitemapindex)\b", re.DOTALL)


def articles(stream: BinaryIO, given: Given) -> Iterator[Article]:
    """The one article that a page holds, named by `given.stem`; raises InputError for a page that holds none, and says what it is.

    The text is the title, the lines that date and sign the article, and its paragraphs, where the page shows them; nothing that is
    hidden, no box beside the article. `provenance` leads from each character to its bytes.
    """
    raw = stream.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        raise InputError(given.where, f"too large to be one page: more than {MOST_BYTES:,} bytes")
    if not raw.strip():
        raise InputError(given.where, "empty")
    yield article(raw, given)


def article(raw: bytes, given: Given) -> Article:
    """The article of a page; raises InputError as `articles` does."""
    letters = charset.letters(raw, given.encoding, given.where)
    page = letters.text
    feed = _FEED.match(page[:MOST_HEAD])
    if feed is not None:
        raise InputError(given.where, f"a feed (<{feed[1]}>), not a page")
    tree = markup.parse(page)
    if tree.endless:
        raise InputError(given.where, f"no page of a report: more than {markup.MOST_ELEMENTS:,} tags")
    if ("generator", _OWN) in tree.meta:
        raise InputError(given.where, "a dossier of Silang, not a report")
    known = metadata.facts(page, tree, given.url)
    chosen = choose.choose(page, tree, given.pack.table("pages", heading.Words).boxes, given.pack.table("debris", Debris).teasers)
    if chosen.prose > MOST_TEXT:
        raise InputError(given.where, f"too large to be one report: more than {MOST_TEXT:,} characters of running text")
    rope = Rope(page, charset.Offsets(letters))
    about = None
    if _is_article(known, chosen):
        about = heading.heading(page, tree, chosen, known, given.pack)
        _write(rope, page, tree, chosen, about)
    elif known.body is not None and len(known.body) >= LEAST:
        _from_data(rope, page, tree)
    if len(rope.text) < LEAST_SAID:
        raise InputError(given.where, _refused(tree, known, chosen))
    outlets = directory.load(given.pack.language)
    outlet = _outlet(known, outlets)
    return Article(
        name=given.stem,
        text=rope.text,
        path=given.where,
        url=known.url,
        title=_title(known, about),
        outlet=outlet,
        bylines=_bylines(known, about),
        published=_published(known, about, given.pack),
        provenance=Provenance(
            sha256=hashlib.sha256(raw).hexdigest(),
            size=len(raw),
            at=f"page {known.number}" if known.number else None,
            received=given.received,
            media="text/html",
            encoding=letters.encoding,
            pieces=rope.pieces(),
        ),
    )


def _is_article(known: Facts, chosen: Chosen) -> bool:
    """Whether the chosen blocks are an article: enough running text that is no list of other articles' openings."""
    if chosen.prose < (LEAST_SAID if "report" in known.kinds else LEAST):
        return False
    return chosen.teased < max(3, LISTED * chosen.paragraphs)


def _refused(tree: Markup, known: Facts, chosen: Chosen) -> str:
    """What a page without an article is."""
    links = f"{tree.links:,} link{'' if tree.links == 1 else 's'}"
    told = f"{chosen.prose:,} characters of running text"
    if "video" in known.kinds:
        return f"a video page, no article: {told}"
    if known.url is not None and known.kinds & {"photo", "article", "report"}:
        return f"a page of pictures or video, no article: {told}"
    if tree.scripted and chosen.around < LEAST_SAID:
        return f"no article that can be anchored: {told}, the rest stands in scripts"
    return f"an index page: {links}, no article" if tree.links > FEW_LINKS else f"no article: {told}, {links}"


def _write(rope: Rope, page: str, tree: Markup, chosen: Chosen, about: Heading) -> None:
    """The lines of an article, in order: what stands over it, its text, who signed it."""
    before = ""
    for at in dict.fromkeys((*about.above, *chosen.blocks, *about.below)):
        block = tree.blocks[at]
        said = choose.words(page, block)
        goes_on = (said.startswith(":") and len(before) < MOST_LABEL) or (choose.is_dateline(before) and at in chosen.blocks)
        rope.line(block.runs, " " if goes_on else "\n" if block.broken else "\n\n")
        before = said


MOST_LABEL = 30  # characters of a label before a line that begins with its colon


def _from_data(rope: Rope, page: str, tree: Markup) -> None:
    """The text that JSON-LD holds where the page shows none."""
    for start, end in tree.data:
        match = _BODY.search(page, start, end)
        if match is not None:
            rope.escaped(match.span(1))
            return


_BODY = re.compile(r'"articleBody"\s*+:\s*+(?:\[\s*+)?"((?:[^"\\]++|\\.)*+)"', re.DOTALL)


def _title(known: Facts, about: Heading | None) -> str | None:
    if about is not None and about.named:
        return about.named
    sites = [*known.sites, directory.host_of(known.url or "").split(".")[0]]
    return heading.bare(known.titles[0], sites) if known.titles else None


def _published(known: Facts, about: Heading | None, pack: Pack) -> str | None:
    if about is None:
        return dates.published(known.published, None, pack)
    return dates.published(known.published or about.timed, about.stated, pack)


def _outlet(known: Facts, outlets: tuple[directory.Outlet, ...]) -> str | None:
    """By the page's address, then by the names that its metadata gives; None where it gives but a host."""
    linked = directory.by_domain(outlets, known.url) if known.url else None
    if linked is not None:
        return linked.name
    for site in known.sites:
        found = directory.by_name(outlets, site) or directory.by_domain(outlets, site)
        if found is not None:
            return found.name
    return next((site for site in known.sites[: known.named] if not signatures.HOST.search(site.lower())), None)


def _bylines(known: Facts, about: Heading | None) -> tuple[str, ...]:
    """Those shown as the author's beside the title, unless the metadata names them among others; else the metadata's.

    What a meta tag calls the author counts only where the page shows the name too: it is often the outlet, or who built the page.
    """
    shown = about.bylines if about is not None else ()
    if shown and not set(shown) <= set(known.bylines):
        return shown
    around = about.words if about is not None else ""
    return known.bylines or tuple(name for name in known.authors if heading.squash(name) in around)
