"""The dateline: outlet and place before the dash that a report's first sentence begins with. It stays in the body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from silang import outlet as directory
from silang.model import Article
from silang.outlet import Outlet
from silang.pack import Pack
from silang.read.layout import publication
from silang.read.layout.lines import Line
from silang.read.names import gazetteer
from silang.read.names.gazetteer import Known
from silang.read.page import Page
from silang.spans import Span

MOST_LINES = 14  # that may stand before it
MOST_BEFORE = 1600  # characters before it
MOST_GLUED = 420  # characters of a title, a deck or a byline that stands before it in its own line
_MOST_HEAD = 90
_MOST_TO_DASH = 160
_MOST_DAY = 60  # characters in which a date line's date begins
_MOST_CAPTIONS = 3  # lines that open as a dateline might, before one that names an outlet


@dataclass(frozen=True)
class Dateline:
    """Where it stands with its dash, in which line, and what it names: an outlet as written, a place as written, or both.

    `within` says that the line holds other words before it, as the articles of one line do.
    """

    span: Span
    line: int
    outlet: str | None
    place: str | None
    within: bool = False


def find(page: Page, lines: Sequence[Line], article: Article, outlets: tuple[Outlet, ...], pack: Pack) -> Dateline | None:
    """The first dateline of a page; None where no line surely begins with one.

    `lines` are those of the page. After the first only forms with an outlet or a place in capitals count, never after running text.
    """
    asked = ("dateline", article.outlet, article.url, outlets, pack)
    return page.once(asked, lambda: _found(page, lines, article, outlets, pack))


def _found(page: Page, lines: Sequence[Line], article: Article, outlets: tuple[Outlet, ...], pack: Pack) -> Dateline | None:
    for index, line in enumerate(lines[:MOST_LINES]):
        if line.span.start - lines[0].span.start > MOST_BEFORE:
            return None
        found = _read(page, lines, index, article, outlets, pack) or _within(page, line, index, pack)
        below = lines[index + 1 : index + 1 + _MOST_CAPTIONS] if line.prose else ()
        if found is not None and any(line.folded == other.folded for other in below):
            continue  # the first paragraph as a deck
        if found is not None:
            return _surer(page, lines, found, article, outlets, pack)
        if line.prose and len(line.words) > 32:
            return None
    return None


# On the plain image, where every dash is "-". A dash may stand on a line of its own, where a page's link texts became lines.
_DASH = r"(?:\s+-{1,3}|-{1,3}(?=\s)|--+|-(?=[A-Z\"]))"
_DOMAIN = r"[A-Za-z0-9][\w-]*(?:\.[a-z][\w-]*){0,2}(?:\.\s?(?:com|co|id|net|org|news|tv|COM|CO|ID|NET|ORG|NEWS|TV))+(?!\w)"
_WORD = r"(?:[A-Z][\w'.]*|(?:of|de|la|los|al)(?=[ -]))"
_PLACE = rf"{_WORD}(?:[ -]{_WORD}){{0,4}}"
_PART = rf"(?:{_DOMAIN}|[a-z]+[A-Z][A-Za-z]+|{_PLACE}(?: ?\([\w. -]{{2,24}}\))?)"
_HEAD = re.compile(
    rf"(?P<head>{_PART}(?:\s?[,/|] ?{_PART}){{0,3}})"
    rf"(?:,? \d{{1,2}}/\d{{1,2}}(?: ?\((?:(?P<by>[\w. -]{{2,24}})|[\w. -]{{2,24}}/[\w. -]{{2,24}})\))?)?,?"
    rf"(?:(?P<dash>{_DASH})|(?P<colon> ?:(?=\s|[A-Z])))\s*(?=[\"'(]?[^\W_])"
)
_GLUED = re.compile(rf"(?P<outlet>{_DOMAIN}) ?, ?(?P<place>(?:[A-Z][a-z]+)(?: [A-Z][a-z]+){{0,2}}?)(?=[A-Z])")
_JOINED = re.compile(rf"(?P<outlet>{_DOMAIN})\s?{_DASH}\s?(?P<place>[A-Z][\w ]{{2,24}}?) ?(?:[:.](?=\s[A-Z\"])|\s-{{1,2}}(?=\s))")
_WITHIN = re.compile(rf"(?<![\w.])(?P<outlet>{_DOMAIN})\s?,\s?(?P<place>{_PLACE})(?:\s+-{{1,3}}|-{{2,3}})\s+(?=[\"'(]?[^\W_a-z])")
_SPACED = re.compile(rf"(?P<outlet>{_DOMAIN}) ?, (?P<place>[A-Z][a-z]+(?: [A-Z][a-z]+){{0,2}}) (?=[\"'(]?[A-Z])")
_LOST = re.compile(r"[, ]*")  # what is left of an outlet whose link was dropped
_CAMEL = re.compile(r"[A-Z]?[a-z]+[A-Z][A-Za-z]+|[A-Z]{3,6}[a-z]{3,}")  # "KoranRawa", as only outlets are written
_PARTS = re.compile(r"\s?[,/|]\s?|\s?(?=\()")


def _read(
    page: Page, lines: Sequence[Line], index: int, article: Article, outlets: tuple[Outlet, ...], pack: Pack
) -> Dateline | None:
    start = lines[index].span.start + _LOST.match(lines[index].plain).end()  # type: ignore[union-attr]
    end = start + _MOST_TO_DASH
    joined = _JOINED.match(page.plain, start, end) or _GLUED.match(page.plain, start, end)
    if joined is not None:
        return Dateline(Span(start, joined.end()), index, joined["outlet"], joined["place"].strip())
    match = _HEAD.match(page.plain, start, start + _MOST_TO_DASH)
    if match is None or len(match["head"]) > _MOST_HEAD:
        return _without_dash(page, start, index, gazetteer.known(pack))
    if not lines[index].prose and publication.begins(
        page.plain[match.end() : max(lines[index].span.end, match.end() + _MOST_DAY)], pack
    ):
        return None
    known = gazetteer.known(pack)
    outlet, place = _told_apart(match["head"], outlets, known)
    outlet = outlet or match["by"]
    if outlet is None and place is not None:
        before, _, last = place.rpartition(", ")
        if _is_outlet(page, last, article) and not _is_place(last, known):
            outlet, place = last, before or None
    alone = "\n" in page.plain[match.end("head") : match.end()]  # the dash, as where a link's text became a line
    surely = outlet is not None or _is_dateline(match["head"], alone, lines[:index], known)
    if page.plain[match.end()].islower():  # as only a brand's name or a word torn in two begins a sentence
        surely = surely and match["dash"] is not None and (outlet is not None or _is_place(match["head"], known))
    if not surely or (match["colon"] and not (outlet and place) and not _opens_with_place(page, lines[index], match, known)):
        return None
    return Dateline(Span(start, match.end()), index, outlet, place)


def _opens_with_place(page: Page, line: Line, match: re.Match[str], known: Known) -> bool:
    """Whether running text follows a known place and a colon: `RAWA: Laba naik …`; in a list of places none does."""
    return line.prose and page.plain[match.end()].isupper() and _is_place(match["head"], known)


def _without_dash(page: Page, start: int, index: int, known: Known) -> Dateline | None:
    """An outlet's domain and a known place before a sentence, the dash between them left out."""
    match = _SPACED.match(page.plain, start, start + _MOST_TO_DASH)
    words = match["place"].split(" ") if match is not None else []
    for count in range(len(words), 0, -1):
        place = " ".join(words[:count])
        if match is not None and _is_place(place, known):
            return Dateline(Span(start, match.start("place") + len(place)), index, match["outlet"], place)
    return None


def _within(page: Page, line: Line, index: int, pack: Pack) -> Dateline | None:
    """An outlet's domain and a place before a dash, after the title or the byline that a line begins with."""
    known = gazetteer.known(pack)
    for match in _WITHIN.finditer(page.plain, line.span.start + 1, min(line.span.end, line.span.start + MOST_GLUED)):
        if match["place"].isupper() or _is_place(match["place"], known):
            return Dateline(Span(match.start(), match.end()), index, match["outlet"], match["place"], within=True)
    return None


def _surer(
    page: Page, lines: Sequence[Line], found: Dateline, article: Article, outlets: tuple[Outlet, ...], pack: Pack
) -> Dateline:
    """A dateline below that says more: the first then opens a caption.

    It names an outlet where the first names none and no known place, or the same outlet and a place beside it.
    """
    if found.place is not None and (found.outlet is not None or _is_place(found.place, gazetteer.known(pack))):
        return found
    for index in range(found.line + 1, min(found.line + 1 + _MOST_CAPTIONS, len(lines))):
        below = _read(page, lines, index, article, outlets, pack)
        if below is None or below.outlet is None:
            continue
        if found.outlet is None or (below.place is not None and below.outlet.lower() == found.outlet.lower()):
            return below
    return found


def names_outlet(name: str, outlets: tuple[Outlet, ...]) -> bool:
    """Whether `name` is written as only outlets are, or is one that a file knows."""
    return bool(re.fullmatch(_DOMAIN, name) or _CAMEL.fullmatch(name) or directory.by_name(outlets, name))


def _is_outlet(page: Page, name: str, article: Article) -> bool:
    """Whether the input, or a host named in the text, shows that what looks like a place is the outlet."""
    squashed = directory.squash(name)
    if article.outlet and squashed == directory.squash(article.outlet):
        return True
    return len(squashed) > 5 and re.search(rf"\b{re.escape(squashed)}\.(?:com|co|id|net|news)\b", page.folded) is not None


def _told_apart(head: str, outlets: tuple[Outlet, ...], known: Known) -> tuple[str | None, str | None]:
    """The parts that name an outlet, and those that name a place, as written."""
    outlet: str | None = None
    places: list[str] = []
    for part in _PARTS.split(head):
        bare = part.strip("() ")
        desk = bare.partition(" ")[0] if part.startswith("(") else ""  # "(Antara Bali)"
        bracketed = part.startswith("(") and bare.isupper()
        if outlet is None and desk and directory.by_name(outlets, desk) is not None:
            bare, bracketed = desk, True
        if part.startswith("(") and places and all(_is_place(place, known) for place in places):
            bracketed = bracketed or not _is_place(bare, known)  # "RAWA (Kabar)"
        if outlet is None and (bracketed or names_outlet(bare, outlets)):
            outlet = bare
        elif bare and not part.startswith("("):
            places.append(bare)
    strange = [place for place in places if not _is_place(place, known)]
    if outlet is None and len(strange) == 1 < len(places) and " " in strange[0]:  # a place beside what is none
        outlet = strange[0]
        places.remove(outlet)
    elif outlet is None and len(places) == 2 and places[0].isupper() and " " in places[1] and not places[1].isupper():
        outlet = places.pop() if places[1] in strange else None  # BALUNG, Kabar Rawa
    return outlet, ", ".join(places) or None


def _is_place(name: str, known: Known) -> bool:
    """Whether the gazetteer knows the place, with or without a word such as "Kabupaten" before it."""
    low = name.lower()
    first, _, rest = low.partition(" ")
    return bool(known.place_kind(low) or (first in known.area and known.place_kind(rest)))


def _is_dateline(head: str, alone: bool, before: Sequence[Line], known: Known) -> bool:
    """Whether what names no outlet can be nothing else: in capitals, before a dash that stands alone, or a known place."""
    if len(head.split()) > 5 or len(head) < 4:
        return False
    if head.isupper() or (alone and len(head.split()) <= 3):
        return True
    return not any(line.prose for line in before) and any(_is_place(part, known) for part in _PARTS.split(head))
