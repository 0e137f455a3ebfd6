"""What an article says of itself: title, outlet, place, who wrote it, when, and in which language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from silang import outlet as directory
from silang.model import Article, Debris, Masthead, Published
from silang.outlet import Outlet
from silang.pack import Pack
from silang.read.layout import bylines, dateline, language, lines, publication
from silang.read.layout.bylines import Words
from silang.read.layout.dateline import Dateline
from silang.read.layout.lines import Line
from silang.read.layout.words import forms
from silang.read.page import Page


def read(page: Page, article: Article, debris: tuple[Debris, ...], outlets: tuple[Outlet, ...], pack: Pack) -> Masthead:
    """The masthead; what the input's metadata says wins over what the text says.

    `published` has basis `metadata` or `header`; it is null where neither states a day, as is every field that nothing states.
    """
    words = pack.table("masthead", Words)
    bare = Page(page.text) if page.set_aside else page
    all_lines = lines.of(bare)
    start = dateline.find(bare, all_lines, article, outlets, pack)
    desk = bylines.desk(all_lines, debris, outlets)
    name = _outlet(bare, article, start, debris, pack, outlets) or (desk[1] if desk is not None else None)
    return Masthead(
        title=article.title or _title(bare, all_lines, debris, words),
        outlet=name or _host(article),
        place=start.place if start is not None else None,
        bylines=bylines.read(bare, all_lines, article, debris, outlets, pack),
        language=language.guess(bare.folded, _languages(pack)) or language.foreign(bare.text, _languages(pack)),
        published=_published(all_lines, start, article, pack),
    )


TITLES = (
    "before the dateline",
    "before the date line",
    "headline over the report",
    "below the date line",
)  # rules of debris that see one


@lru_cache(maxsize=16)
def _languages(pack: Pack) -> language.Words:
    return language.Words(pack.table("masthead", Words).languages)


def _published(all_lines: Sequence[Line], start: Dateline | None, article: Article, pack: Pack) -> Published | None:
    given = publication.parse(article.published, pack) if article.published else None
    if given is not None:
        return Published(value=given, basis="metadata")
    stated = publication.stated(all_lines, None if start is None else start.line, pack)
    return Published(value=stated[1], basis="header", span=all_lines[stated[0]].span) if stated is not None else None


def _title(page: Page, all_lines: Sequence[Line], debris: Sequence[Debris], words: Words) -> str | None:
    """The first line of the page's head that reads as no more than a title, before any button or list of contents.

    A button that opens a page with a date line is none of them.
    """
    head = {item.span: item for item in debris}
    dated = any(item.rule == "date line" for item in debris)
    for index, line in enumerate(all_lines[:12]):
        item = head.get(line.span)
        if item is None or (item.kind == "control" and (index or not dated)):
            return None
        quoted, byline = line.plain[0] in ("\"'" if index else '"'), bylines.opener(words.bylines).match(line.folded)
        if item.rule in TITLES and 4 <= len(line.words) <= 24 and line.plain[-1] not in ".,:;" and not quoted and byline is None:
            return line.span.of(page.text)
    return None


# --- the outlet --------------------------------------------------------------------------------------------------------


def _outlet(
    page: Page, article: Article, start: Dateline | None, debris: Sequence[Debris], pack: Pack, outlets: tuple[Outlet, ...]
) -> str | None:
    """By the input, the URL, the dateline, then the page's own matter."""
    words = pack.table("masthead", Words)
    if article.outlet:
        known = directory.by_name(outlets, article.outlet) or directory.by_domain(outlets, article.outlet)
        return known.name if known is not None else article.outlet
    linked = directory.by_domain(outlets, article.url) if article.url else None
    if linked is not None:
        return linked.name
    if start is not None and start.outlet is not None:
        known = directory.by_name(outlets, start.outlet) or directory.by_domain(outlets, start.outlet)
        return known.name if known is not None else _own_form(page, start.outlet)
    named = _head_named(page, debris, outlets) or _host_named(page, debris, outlets) or _owner(page, debris, words, outlets)
    return named or _spoken_to(page, words, pack, outlets)


def _own_form(page: Page, name: str) -> str:
    """A name in capitals as the page writes it elsewhere, with small letters after a capital, if it does."""
    low = name.lower()
    at = page.folded.find(low) if name.split(".", maxsplit=1)[0].isupper() else -1
    while at >= 0:
        form = page.plain[at : at + len(name)]
        if form[0].isupper() and not form.split(".", maxsplit=1)[0].isupper():
            return form
        at = page.folded.find(low, at + len(name))
    return name


def _host(article: Article) -> str | None:
    return directory.host_of(article.url) or None if article.url else None


def _head_named(page: Page, debris: Sequence[Debris], outlets: tuple[Outlet, ...]) -> str | None:
    """The outlet that a line of the head ends with, as whose author it names: "Peranan, Koran Rawa"; of one word a host alone."""
    for item in debris:
        parts = _PARTS.split(item.span.of(page.plain)) if item.kind == "header" and len(item.span) <= bylines.MOST_BYLINE else []
        known = directory.by_name(outlets, parts[-1]) if len(parts) > 1 and re.search(r"[ .]", parts[-1]) else None
        if known is not None:
            return known.name
    return None


_PARTS = re.compile(r"\s*[,|]\s*")


def _host_named(page: Page, debris: Sequence[Debris], outlets: tuple[Outlet, ...]) -> str | None:
    """The outlet whose host the page's legal lines and promotions name."""
    for item in debris:
        if item.kind in ("legal", "promo"):
            for match in bylines.HOST.finditer(page.folded, item.span.start, item.span.end):
                known = directory.by_domain(outlets, match.group())
                return known.name if known is not None else page.text[match.start() : match.end()]
    return None


def _spoken_to(page: Page, words: Words, pack: Pack, outlets: tuple[Outlet, ...]) -> str | None:
    """The one outlet that sources are said to have spoken to, agencies aside."""
    known = forms(pack, outlets)
    found = {
        outlet.name
        for match in _told(words.told).finditer(page.plain)
        if (outlet := directory.by_name(outlets, match["name"])) is not None and match["name"].lower() not in known.agencies
    }
    return next(iter(found)) if len(found) == 1 else None


@lru_cache(maxsize=16)
def _told(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?i:(?<!\w)(?:{'|'.join(words)})) (?P<name>\w[\w.]*(?: [A-Z]\w*)?)")


_OWNER = re.compile(
    r"(?:(?:©|\([Cc]\)) ?(?:(?:19|20)\d\d(?: ?- ?(?:19|20)\d\d)?)?|(?:19|20)\d\d) ?"
    r"(?P<name>[A-Z][\w&]*(?: [A-Z][\w&]*){0,4})(?=\s*(?:[.,|-]|$))",
    re.MULTILINE,
)


def _owner(page: Page, debris: Sequence[Debris], words: Words, outlets: tuple[Outlet, ...]) -> str | None:
    """Whom a line of copyright names after the sign or the year, companies' names aside."""
    for item in debris:
        match = _OWNER.search(page.plain, item.span.start, item.span.end) if item.kind == "legal" else None
        if match is not None and not match["name"].lower().startswith(words.owners):
            known = directory.by_name(outlets, match["name"])
            return known.name if known is not None else match["name"]
    return None
