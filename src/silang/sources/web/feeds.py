"""Feeds and lists (RSS, Atom, JSON Feed, sitemaps, OPML): entries with their whole text become articles, others stay addresses."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator, Mapping
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import Any, BinaryIO, Literal, cast
from urllib.parse import urljoin, urlsplit

import msgspec
from lxml import etree
from msgspec import Struct

from silang.errors import InputError
from silang.model import Article
from silang.sources import kinds
from silang.sources.decode import scalar
from silang.sources.kinds import Given, Kind, OnlyLink
from silang.sources.pages import charset
from silang.sources.web.inflate import inflated

MOST_BYTES = 64_000_000  # of a feed, decompressed
MOST_ENTRIES = 200_000
_MOST_WORDS = 2_000  # characters of a title, a name or an address
_PIECE = 1 << 16
_DECLARED = re.compile(r"\s*<\?xml[^>]*\?>")
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?")
_ROOTS = {"rss", "RDF", "feed", "urlset", "sitemapindex", "opml"}
_ENTRIES = {"item", "entry", "url", "sitemap", "outline"}
_LINKS: dict[str, Literal["page", "feed"]] = {"item": "page", "entry": "page", "url": "page", "sitemap": "feed", "outline": "feed"}


class Entry(Struct, frozen=True, kw_only=True):
    """One entry of a feed: its address, what the feed says of it, and its whole text where it has that (`media` says how).

    `leads` to a page or to another feed. `published` is ISO 8601, `changed` what the feed says of its last change.
    """

    number: int
    url: str | None
    leads: Literal["page", "feed"] = "page"
    title: str | None = None
    published: str | None = None
    changed: str | None = None
    bylines: tuple[str, ...] = ()
    outlet: str | None = None
    content: str | None = None
    media: str = "text/html"


def articles(stream: BinaryIO, given: Given) -> Iterator[Article | InputError]:
    """The articles whose whole text a feed holds, in order; for an entry that has only an address, the error that names it.

    What the feed says of an entry (title, day, names, outlet) is kept where its text says less. Raises InputError for what is no
    feed.
    """
    raw = stream.read(MOST_BYTES + 1)
    for entry in entries(raw, given.where, given.url, given.encoding):
        where = f"{given.where}, entry {entry.number}"
        if entry.content is None:
            held = (
                f"{'leads to another feed' if entry.leads == 'feed' else 'only a summary'}; `silang watch` fetches what it leads to"
            )
            yield OnlyLink(where, held if entry.url else "no text and no address")
            continue
        try:
            yield from (_told(item, entry, given) for item in _read(entry, where, given))
        except InputError as error:
            yield OnlyLink(where, "too little text; `silang watch` fetches its page") if entry.url else error


def _read(entry: Entry, where: str, given: Given) -> Iterator[Article | InputError]:
    inner = msgspec.structs.replace(given, where=where, stem=f"{given.stem}-{entry.number}", url=entry.url, encoding="utf-8")
    return kinds.reader(cast(Kind, kinds.by_media(entry.media)))(io.BytesIO((entry.content or "").encode()), inner)


def _told(item: Article | InputError, entry: Entry, given: Given) -> Article | InputError:
    """The article with what its feed says of it."""
    if isinstance(item, InputError):
        return item
    whole = item.provenance
    return msgspec.structs.replace(
        item,
        path=given.where,
        url=entry.url or item.url,
        title=entry.title or item.title,
        outlet=item.outlet or entry.outlet,
        bylines=item.bylines or entry.bylines,
        published=entry.published or item.published,
        provenance=whole and msgspec.structs.replace(whole, at=f"entry {entry.number}"),
    )


def entries(raw: bytes, where: str, base: str | None = None, encoding: str | None = None) -> Iterator[Entry]:
    """The entries of a feed, in order; addresses are seen from `base`. Raises InputError for what is no feed, or too large.

    >>> feed = b"<rss><channel><title>Contoh</title><item><link>/1</link><title>Banjir &amp; macet</title></item></channel></rss>"
    >>> [(entry.url, entry.title, entry.outlet) for entry in entries(feed, "a.xml", "https://contoh.id/rss")]
    [('https://contoh.id/1', 'Banjir & macet', 'Contoh')]
    """
    if raw[:2] == b"\x1f\x8b":
        raw = _bounded(raw, where)
    if len(raw) > MOST_BYTES:
        raise InputError(where, f"larger than {MOST_BYTES:,} bytes")
    text = scalar(charset.letters(raw, encoding, where).text)
    if text.lstrip("\ufeff \t\r\n").startswith("{"):
        return _json(text, where, base)
    return _xml(_DECLARED.sub("", text, count=1).encode(), where, base)


def _bounded(raw: bytes, where: str) -> bytes:
    kept = bytearray()
    for piece in inflated([raw], where):
        kept += piece
        if len(kept) > MOST_BYTES:
            break
    return bytes(kept)


def _xml(raw: bytes, where: str, base: str | None) -> Iterator[Entry]:
    """Element by element; entities of its own are not replaced, nothing is loaded, and each entry is let go when it was read."""
    parser = etree.iterparse(
        io.BytesIO(raw), ("start", "end"), recover=True, resolve_entities=False, no_network=True, huge_tree=False, encoding="utf-8"
    )
    outlet: str | None = None
    number, root = 0, ""
    try:
        for event, element in parser:
            name = _name(element)
            if not root:
                root = name
                if root not in _ROOTS:
                    raise InputError(where, f"expected a feed, found <{root[:40]}>")
            elif event == "start":
                if name == "outline":  # holds others, so that it is read when it begins
                    number += 1
                    yield from _outline(element, number, base)
            elif name in _ENTRIES:
                number += name != "outline"
                if name != "outline":
                    yield _entry(element, name, number, base, outlet)
                _let_go(element)
            elif name == "title" and outlet is None and number == 0:
                outlet = _words(element)
            if number > MOST_ENTRIES:
                raise InputError(where, f"more than {MOST_ENTRIES:,} entries")
    except etree.XMLSyntaxError as error:
        raise InputError(where, f"a feed that is not XML to its end: {error.msg}") from error
    if not root:
        raise InputError(where, "expected a feed, found nothing")


def _name(element: Any) -> str:
    """The name of an element without its namespace; empty for what is none."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _let_go(element: Any) -> None:
    """Empty an entry that was read, and take those before it out of the tree."""
    element.clear()
    while (before := element.getprevious()) is not None and _name(before) in _ENTRIES:
        element.getparent().remove(before)


def _outline(element: Any, number: int, base: str | None) -> Iterator[Entry]:
    url = _address(element.get("xmlUrl"), base)
    if url is not None:
        yield Entry(number=number, url=url, leads="feed", title=_short(element.get("title") or element.get("text")))


def _entry(element: Any, name: str, number: int, base: str | None, outlet: str | None) -> Entry:
    """What stands in an entry; of several of one name the first, but of texts the longest whole one."""
    found: dict[str, str] = {}
    bylines: list[str] = []
    link, content, media = None, None, "text/html"
    for part in element.iter():
        key = _name(part)
        if part is element or not key:
            continue
        if key in {"author", "creator"} and len(bylines) < 20:
            bylines.append(_person(part))
        elif key == "link" and part.get("href"):
            link = part.get("href") if link is None or part.get("rel", "alternate") == "alternate" else link
        elif key == "encoded" or (key == "content" and name == "entry"):
            content, media = content or _content(part), "text/plain" if part.get("type") == "text" else "text/html"
        elif key not in found:
            found[key] = _words(part) or ""
    at = found.get("link") or found.get("loc") or (found.get("guid") if _is_web(found.get("guid", "")) else None) or found.get("id")
    published = _when(found.get("publication_date") or found.get("pubDate") or found.get("published") or found.get("date"))
    return Entry(
        number=number,
        url=_address(link or at, base),
        leads=_LINKS[name],
        title=_short(html.unescape(found.get("title", ""))),
        published=published,
        changed=_short(found.get("updated") or found.get("lastmod") or found.get("modified")),
        bylines=tuple(dict.fromkeys(filter(None, bylines))),
        outlet=_short(found.get("name")) if name == "url" else outlet,
        content=content,
        media=media,
    )


def _content(part: Any) -> str | None:
    """The whole text as HTML: as it is written, or, of Atom's XHTML, as its markup."""
    if part.get("src") or (part.get("type") or "html") not in {"html", "text", "xhtml", "text/html"}:
        return None
    if len(part):
        inside = "".join(etree.tostring(child, encoding="unicode") for child in part)
        return (part.text or "") + inside
    return (part.text or "").strip() or None


def _person(part: Any) -> str:
    name = next((child for child in part if _name(child) == "name"), part)
    words = _short(_words(name)) or ""
    inside = re.search(r"\(([^()]+)\)\s*$", words)  # "redaksi@contoh.id (Sari Wulan)"
    return inside[1].strip() if inside else "" if "@" in words else words


def _words(part: Any) -> str | None:
    """The words of an element, with what stands for a letter by its HTML name."""
    pieces = [part.text or ""]
    for child in part:
        pieces += [html.unescape(child.text or "") if child.tag is etree.Entity else "", child.tail or ""]
    return " ".join("".join(pieces)[: 4 * _MOST_WORDS].split()) or None


def _short(words: str | None) -> str | None:
    return words.strip()[:_MOST_WORDS] or None if words else None


def _is_web(url: str) -> bool:
    return url.startswith(("http://", "https://"))


def _address(url: str | None, base: str | None) -> str | None:
    """The address as seen from the feed's; None where there is none of the web."""
    try:
        whole = urljoin(base or "", (url or "").strip())
        return whole if url and len(whole) <= _MOST_WORDS and _is_web(whole) and urlsplit(whole).hostname else None
    except ValueError:
        return None


def _when(words: str | None) -> str | None:
    """ISO 8601 of a time in the form of ISO 8601 or of e-mail; None for what is neither."""
    if not words or len(words) > 60:
        return None
    if _ISO.fullmatch(words):
        return words
    try:
        when = parsedate_to_datetime(words)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return (when if when.tzinfo else when.replace(tzinfo=UTC)).isoformat()


def _json(text: str, where: str, base: str | None) -> Iterator[Entry]:
    """JSON Feed 1.0 and 1.1."""
    try:
        feed = msgspec.json.decode(text.lstrip("\ufeff \t\r\n"))
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise InputError(where, f"not valid JSON: {error}") from error
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list) or "jsonfeed" not in str(feed.get("version")):
        raise InputError(where, "expected a JSON Feed")
    if len(feed["items"]) > MOST_ENTRIES:
        raise InputError(where, f"more than {MOST_ENTRIES:,} entries")
    for number, item in enumerate(feed["items"], 1):
        if isinstance(item, dict):
            yield _item(item, number, base, _string(feed, "title"), feed)


def _item(item: Mapping[str, Any], number: int, base: str | None, outlet: str | None, feed: Mapping[str, Any]) -> Entry:
    rich, plain = _string(item, "content_html", None), _string(item, "content_text", None)
    people = item.get("authors") or feed.get("authors") or [item.get("author")]
    names = [_string(person, "name") for person in people if isinstance(person, dict)] if isinstance(people, list) else []
    return Entry(
        number=number,
        url=_address(_string(item, "url") or _string(item, "id"), base),
        title=_string(item, "title"),
        published=_when(_string(item, "date_published")),
        changed=_string(item, "date_modified"),
        bylines=tuple(dict.fromkeys(name for name in names if name)),
        outlet=outlet,
        content=rich or plain,
        media="text/html" if rich else "text/plain",
    )


def _string(record: Mapping[str, Any], key: str, most: int | None = _MOST_WORDS) -> str | None:
    value = record.get(key)
    return value.strip()[:most] or None if isinstance(value, str) else None
