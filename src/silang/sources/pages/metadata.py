"""What a page's metadata says of its article: JSON-LD first, then the meta tags of Open Graph and others, then its own links."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

import msgspec
from msgspec import Struct

from silang.sources.pages.blocks import Markup

MOST_DATA = 2_000_000  # characters of one script of data
MOST_NODES = 20_000  # things in it that are looked at
_REPORTS = frozenset(
    (
        "Article",
        "NewsArticle",
        "ReportageNewsArticle",
        "AnalysisNewsArticle",
        "BackgroundNewsArticle",
        "OpinionNewsArticle",
        "AskPublicNewsArticle",
        "ReviewNewsArticle",
        "BlogPosting",
        "LiveBlogPosting",
        "Report",
        "AdvertiserContentArticle",
        "SatiricalArticle",
        "ScholarlyArticle",
    )
)
_OTHERS = {"VideoObject": "video", "ImageGallery": "photo", "MediaGallery": "photo", "CollectionPage": "index", "ItemList": "index"}
_DATES = (
    "article:published_time",
    "itemprop:datepublished",
    "datepublished",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "date_published",
    "published_time",
    "content_publisheddate",
    "dtk:publishdate",
    "og:published_time",
    "sailthru.date",
    "parsely-pub-date",
    "dc.date.issued",
    "dc.date",
    "dcterms.created",
    "article.published",
    "cxenseparse:recs:publishtime",
    "date",
    "originalpublicationdate",
)
_AUTHORS = (
    "article:author",
    "author",
    "itemprop:author",
    "dc.creator",
    "parsely-author",
    "sailthru.author",
    "byl",
    "content_author",
    "creator",
)
_TITLES = ("og:title", "twitter:title", "itemprop:headline", "dc.title", "title")


class Facts(Struct, frozen=True, kw_only=True):
    """What the metadata says.

    `titles` from the surest to the least. The first `named` of `sites` are names that it gives; the others end the page's title.
    `published` as it is written there. `bylines` are people that JSON-LD names, `authors` what meta tags name, who may be
    anyone. `kinds` is what it calls the page: `report` where JSON-LD has the article, else the type of Open Graph; and `video`,
    `photo`, `index` for what JSON-LD calls so. `body` is the article's text where JSON-LD holds it, `number` the page's place among
    several of one article.
    """

    titles: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    named: int = 0
    url: str | None = None
    published: str | None = None
    bylines: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    kinds: frozenset[str] = frozenset()
    body: str | None = None
    number: str | None = None


def facts(page: str, markup: Markup, fetched: str | None) -> Facts:
    """The facts of a page; `fetched` is the address that it came from, if any."""
    nodes = [node for start, end in markup.data for node in _nodes(page[start : min(end, start + MOST_DATA)])]
    reports = [node for node in nodes if _types(node) & _REPORTS]
    meta: dict[str, list[str]] = {}
    for key, value in markup.meta:
        meta.setdefault(key, []).append(value)
    kinds = {other for node in nodes for kind in _types(node) if (other := _OTHERS.get(kind))}
    declared = meta.get("og:type", [""])[0].lower()
    kinds |= {"report"} if reports else {declared.partition(".")[0].partition(":")[0]}
    own = _words(page[slice(*markup.title)]) if markup.title else ""
    named = _distinct([*_publishers(reports), *_all(meta, ("og:site_name", "application-name"))])
    url = _url(markup, meta, reports, fetched)
    return Facts(
        titles=tuple(_distinct([*(_text(node.get("headline")) for node in reports), *_all(meta, _TITLES), own])),
        sites=tuple(_distinct([*named, *_tails(own)])),
        named=len(named),
        url=url,
        published=next(iter([*_dates(reports), *_all(meta, _DATES)]), None),
        bylines=tuple(_distinct(_people(reports))),
        authors=tuple(_distinct(name for name in _all(meta, _AUTHORS) if "//" not in name)),
        kinds=frozenset(kinds),
        body=next((text for node in reports if len(text := _text(node.get("articleBody"))) > 0), None),
        number=_number(url, fetched, markup),
    )


def _words(raw: str) -> str:
    return " ".join(html.unescape(raw).split())


def _all(meta: dict[str, list[str]], keys: Iterable[str]) -> list[str]:
    return [_words(value) for key in keys for value in meta.get(key, ())]


def _distinct(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(value for value in values if value))


def _text(value: Any) -> str:
    """A value of JSON-LD that is words, white space in one form; of a list the first; nothing for others."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("@value", value.get("name"))
    return _words(value) if isinstance(value, str) else ""


# --- JSON-LD -----------------------------------------------------------------------------------------------------------


_WRAPPED = re.compile(r"^\s*(?://)?\s*(?:<!\[CDATA\[|<!--)|(?://)?\s*(?:\]\]>|-->)\s*$")
_COMMA = re.compile(r",(?=\s*[}\]])")


def _nodes(raw: str) -> Iterator[dict[str, Any]]:
    """The objects of one script of data, in order, those inside others with them; none where it is no JSON."""
    todo, seen = [_parsed(_WRAPPED.sub("", raw))], 0
    while todo and seen < MOST_NODES:
        value = todo.pop()
        seen += 1
        if isinstance(value, list):
            todo.extend(reversed(value[:MOST_NODES]))
        elif isinstance(value, dict):
            if "@type" in value:
                yield value
            todo.extend(
                value[key] for key in ("mainEntity", "mainEntityOfPage", "@graph") if isinstance(value.get(key), dict | list)
            )


def _parsed(raw: str) -> Any:
    try:
        return msgspec.json.decode(raw)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        pass  # line ends inside strings and commas before brackets are frequent in pages
    try:
        return json.loads(_COMMA.sub("", raw), strict=False)
    except (ValueError, RecursionError):
        return None


def _types(node: dict[str, Any]) -> frozenset[str]:
    kind = node.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return frozenset(one.rpartition("/")[2] for one in kinds if isinstance(one, str))


def _dates(reports: Iterable[dict[str, Any]]) -> list[str]:
    return [date for node in reports for key in ("datePublished", "dateCreated") if (date := _text(node.get(key)))]


def _publishers(reports: Iterable[dict[str, Any]]) -> list[str]:
    return [_text(node.get("publisher")) for node in reports]


def _people(reports: Iterable[dict[str, Any]]) -> list[str]:
    """The names of authors that are not said to be organisations."""
    found: list[str] = []
    for node in reports:
        given = node.get("author", node.get("creator"))
        for one in given if isinstance(given, list) else [given]:
            if not (isinstance(one, dict) and one.get("@type") in ("Organization", "NewsMediaOrganization")):
                found.append(_text(one))
    return [name for name in found if "//" not in name]


# --- addresses ---------------------------------------------------------------------------------------------------------


_TAIL = re.compile(r"\s(?:[|–—-]|::?|»)\s")


def _tails(title: str) -> list[str]:
    """What stands after the first mark between a page's title and its site's name, the last first."""
    return [part for part in reversed(_TAIL.split(title)[1:]) if len(part) < MOST_SITE]


MOST_SITE = 40  # characters


def _url(markup: Markup, meta: dict[str, list[str]], reports: Iterable[dict[str, Any]], fetched: str | None) -> str | None:
    """The canonical address, else another that the page gives itself, else where it was fetched from."""
    given = [
        markup.relations.get("canonical"),
        *meta.get("og:url", ()),
        *(_text(node.get("url")) or _address(node.get("mainEntityOfPage")) for node in reports),
        *meta.get("itemprop:url", ()),
    ]
    for one in given:
        whole = _joined(fetched, one)
        if whole is not None and (fetched is None or _site(whole) == _site(fetched)):
            return whole
    return fetched


def _address(value: Any) -> str:
    return value if isinstance(value, str) else _text(value.get("@id")) if isinstance(value, dict) else ""


def _joined(base: str | None, url: str | None) -> str | None:
    """An address made whole; None where it names no page of a host."""
    try:
        parts = urlsplit(whole := urljoin(base or "", (url or "").strip()))
        named = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.path.strip("/")
    except ValueError:
        return None
    return whole if named else None


def _site(url: str) -> str:
    """The name under which a host is registered, as far as its last two or three labels tell."""
    labels = (urlsplit(url).hostname or "").split(".")
    return ".".join(labels[-3:] if len(labels) > 2 and len(labels[-2]) < 4 and len(labels[-1]) == 2 else labels[-2:])


_NUMBER = re.compile(r"[?&](?:page|p|hal|halaman)=(\d{1,3})(?!\d)|/(?:page|hal|halaman)[/-](\d{1,3})(?!\d)")


def _number(url: str | None, fetched: str | None, markup: Markup) -> str | None:
    """The number of a page that is one of several of an article, by its address; None where it is the only one."""
    for one in (fetched, url):
        match = _NUMBER.search(one or "")
        if match is not None and (match[1] or match[2]) != "0":
            return match[1] or match[2]
    return "1" if "next" in markup.relations and "prev" not in markup.relations and _continues(markup, url) else None


def _continues(markup: Markup, url: str | None) -> bool:
    """Whether the next page is one of this article: its address is this one's with a number."""
    return (
        bool(url)
        and markup.relations["next"].startswith(str(url).partition("?")[0])
        and bool(_NUMBER.search(markup.relations["next"]))
    )
