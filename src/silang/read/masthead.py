"""What an article says of itself: title, outlet, place, who wrote it, when, and in which language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from silang import outlet as directory
from silang.model import Article, Debris, Masthead, Published
from silang.outlet import Outlet
from silang.pack import Pack
from silang.read import dateline, language, lines, publication
from silang.read.dateline import Dateline
from silang.read.lines import Line
from silang.read.page import Page


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """The table `masthead`, in small letters.

    `bylines` open a byline, `nobody` are what stands in one besides people's names, `languages` are function words by BCP 47 code.
    """

    bylines: tuple[str, ...]
    nobody: frozenset[str]
    languages: dict[str, frozenset[str]]


def read(page: Page, article: Article, debris: tuple[Debris, ...], outlets: tuple[Outlet, ...], pack: Pack) -> Masthead:
    """The masthead; what the input's metadata says wins over what the text says.

    `published` has basis `metadata` or `header`; it is null where neither states a day, as is every field that nothing states.
    """
    words = pack.table("masthead", Words)
    bare = Page(page.text) if page.set_aside else page
    all_lines = lines.of(bare)
    start = dateline.find(bare, all_lines, article, outlets, pack)
    name = _outlet(bare, article, start, debris, outlets)
    return Masthead(
        title=article.title or _title(bare, all_lines, debris, words),
        outlet=name,
        place=start.place if start is not None else None,
        bylines=_given(article.bylines, words, outlets) or _signed(all_lines, debris, pack, words, outlets),
        language=language.guess(bare.folded, _languages(pack)),
        published=_published(all_lines, start, article, pack),
    )


TITLES = ("before the dateline", "before the date line", "headline over the report")  # rules of debris that see one


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
    """The first line of the page's head that reads as no more than a title, before any button or list of contents."""
    head = {item.span: item for item in debris}
    for line in all_lines[:12]:
        item = head.get(line.span)
        if item is None or item.kind == "control":
            return None
        quoted, byline = line.plain[0] in "\"'", _openers(words.bylines).match(line.folded)
        if item.rule in TITLES and 4 <= len(line.words) <= 24 and line.plain[-1] not in ".,:;" and not quoted and byline is None:
            return line.span.of(page.text)
    return None


# --- the outlet --------------------------------------------------------------------------------------------------------


def _outlet(
    page: Page, article: Article, start: Dateline | None, debris: Sequence[Debris], outlets: tuple[Outlet, ...]
) -> str | None:
    """By the input, the URL, the dateline, then the page's own matter."""
    if article.outlet:
        known = directory.by_name(outlets, article.outlet) or directory.by_domain(outlets, article.outlet)
        return known.name if known is not None else article.outlet
    linked = directory.by_domain(outlets, article.url) if article.url else None
    if linked is not None:
        return linked.name
    if start is not None and start.outlet is not None:
        known = directory.by_name(outlets, start.outlet)
        return known.name if known is not None else start.outlet
    owned = _owner(page, debris, outlets)
    if owned is not None:
        return owned
    return directory.host_of(article.url) or None if article.url else None


_HOST = re.compile(r"\b[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.(?:com|co\.id|id|co|net|news|tv)\b")


def _owner(page: Page, debris: Sequence[Debris], outlets: tuple[Outlet, ...]) -> str | None:
    """The outlet that the page's legal lines, promotions and other matter of its own speak of."""
    for item in debris:
        if item.kind in ("legal", "promo"):
            for match in _HOST.finditer(page.folded, item.span.start, item.span.end):
                known = directory.by_domain(outlets, match.group())
                return known.name if known is not None else page.text[match.start() : match.end()]
    return None


# --- who wrote it ------------------------------------------------------------------------------------------------------


_AFTER = re.compile(r"\s+-\s*.*$|\s*[(|].*$|\s+I\s.*$", re.DOTALL)
_NAME = re.compile(r"[^\W\d_][\w.']*(?: [^\W\d_][\w.'-]*){0,5}")


def _given(fields: Sequence[str], words: Words, outlets: tuple[Outlet, ...]) -> tuple[str, ...]:
    """The people's names in byline fields, without outlets, desks and titles."""
    found: list[str] = []
    for field in fields:
        for part in re.split(r"\s*[,;&\n]\s*|\s+(?:dan|and)\s+", field):
            name = _AFTER.sub("", part).strip()
            if _is_person(name, words, outlets) and name not in found:
                found.append(name)
    return tuple(found)


def _is_person(name: str, words: Words, outlets: tuple[Outlet, ...]) -> bool:
    low = name.lower()
    if not name or low in words.nobody or any(low.startswith(f"{word} ") for word in ("tim", "redaksi")):
        return False
    return _NAME.fullmatch(name) is not None and directory.by_name(outlets, name) is None and not _HOST.search(low)


def _signed(
    all_lines: Sequence[Line], debris: Sequence[Debris], pack: Pack, words: Words, outlets: tuple[Outlet, ...]
) -> tuple[str, ...]:
    """The names in the page's own bylines: full names only."""
    spans = {item.span for item in debris}
    for line in all_lines:
        if line.span in spans:
            names = _byline(line, pack, words, outlets)
            if names:
                return names
    return ()


def _byline(line: Line, pack: Pack, words: Words, outlets: tuple[Outlet, ...]) -> tuple[str, ...]:
    opened = _openers(words.bylines).match(line.folded)
    if opened is not None:
        rest = line.plain[opened.end() :].strip(" :-")
        cut = publication.first_label(rest, pack)
        return tuple(name for name in _given((_places_off(rest[:cut], outlets),), words, outlets) if " " in name)
    slashed = re.fullmatch(r"\(([\w. -]+)/([A-Z][\w.' -]+)\)", line.plain)
    if slashed is not None and (_HOST.search(slashed[1].lower()) or directory.by_name(outlets, slashed[1])):
        return _given((slashed[2],), words, outlets)
    return ()


def _places_off(rest: str, outlets: tuple[Outlet, ...]) -> str:
    """A byline without the outlet that it begins with and without what follows a stroke."""
    rest = rest.split("/", maxsplit=1)[0]
    host = re.match(r"[\w-]+\.(?:com|co\.id|id|net|co)\s*,?\s*", rest, re.IGNORECASE)
    if host is not None:
        return rest[host.end() :]
    head, comma, tail = rest.partition(",")
    first = head.split(" ")[0]
    return tail if comma and tail.strip() and directory.by_name(outlets, first) else rest


@lru_cache(maxsize=16)
def _openers(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(sorted(map(re.escape, phrases), key=len, reverse=True))})(?![^\W_])")
