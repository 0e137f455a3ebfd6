"""Who wrote an article: full names of the byline fields and of the page's own bylines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from silang import outlet as directory
from silang.model import Article, Debris
from silang.outlet import Outlet
from silang.pack import Pack
from silang.read.layout import dateline, publication
from silang.read.layout.lines import Line
from silang.read.names import gazetteer
from silang.read.page import Page

MOST_BYLINE = 200  # characters of a line that names who wrote
MOST_HEAD = 20  # lines
MOST_BELOW = 3  # lines below a date line


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """The table `masthead`, in small letters.

    `bylines` open a byline, `nobody` are what stands in one besides people's names, `owners` open what follows a year of copyright
    and is no outlet, `told` stand before the outlet that a source spoke to, `languages` are function words by BCP 47 code.
    """

    bylines: tuple[str, ...]
    nobody: frozenset[str]
    owners: tuple[str, ...]
    told: tuple[str, ...]
    languages: dict[str, frozenset[str]]


def read(
    page: Page, all_lines: Sequence[Line], article: Article, debris: Sequence[Debris], outlets: tuple[Outlet, ...], pack: Pack
) -> tuple[str, ...]:
    """The names of the input's byline fields, else of the page's own bylines: full names only; none where none is stated."""
    words = pack.table("masthead", Words)
    given = _given(article.bylines, words, outlets)
    if given:
        return given
    short = [item.span for item in debris if len(item.span) <= MOST_BYLINE]
    for span in short:
        signed = _byline(Line(span, span.of(page.plain), span.of(page.folded)), pack, words, outlets)
        if signed:
            return signed
    labelled = _labelled(all_lines, debris, words, outlets)
    if labelled:
        return labelled
    for item in debris:
        if item.rule == "name in brackets" and " " in (name := item.span.of(page.plain).strip("([ )]")):
            return _given((name,), words, outlets)
    for item in debris:
        if item.rule == "name in capitals" and (
            capitals := _in_capitals(item.span.of(page.plain).partition("|")[0], words, outlets)
        ):
            return capitals
    named = desk(all_lines, debris, outlets)
    if named is not None:
        return (named[0],)
    beside = _beside_the_date(all_lines, debris, words, outlets) or _listed(all_lines, debris, words, outlets, pack)
    return beside or _below_the_date(all_lines, debris, words, outlets, pack)


def _in_capitals(names: str, words: Words, outlets: tuple[Outlet, ...]) -> tuple[str, ...]:
    """Full names written in capitals, parted by strokes, in the letters of names."""
    return tuple(name for name in _given([part.title() for part in names.split("/")], words, outlets) if " " in name)


def _beside_the_date(
    all_lines: Sequence[Line], debris: Sequence[Debris], words: Words, outlets: tuple[Outlet, ...]
) -> tuple[str, ...]:
    """The full name before a raised point on the date line."""
    dated = {item.span for item in debris if item.rule == "date line"}
    for line in all_lines[:MOST_HEAD]:
        name, *rest = _POINT.split(line.plain, maxsplit=1) if line.span in dated else ("",)
        if rest and _is_full(name, words, outlets):
            return (name.strip(),)
    return ()


_POINT = re.compile("[·•]")


def _is_full(name: str, words: Words, outlets: tuple[Outlet, ...]) -> bool:
    return _FULL.fullmatch(name.strip()) is not None and _is_person(name.strip(), words, outlets)


def _below_the_date(
    all_lines: Sequence[Line], debris: Sequence[Debris], words: Words, outlets: tuple[Outlet, ...], pack: Pack
) -> tuple[str, ...]:
    """The full names on a line of their own below the first date line: the first's given name is known, or a desk stands below."""
    rules = {item.span: item.rule for item in debris}
    known = gazetteer.known(pack)
    dated = next((index for index, line in enumerate(all_lines[:MOST_HEAD]) if rules.get(line.span) == "date line"), MOST_HEAD)
    for index in range(dated + 1, min(dated + 1 + MOST_BELOW, len(all_lines) - 1)):
        line, below = all_lines[index], all_lines[index + 1]
        names = tuple(line.plain.split(", "))
        if line.span not in rules:
            break
        if not known.place_kind(line.folded) and all(_is_full(name, words, outlets) for name in names):
            sure = line.folded.partition(" ")[0] in known.given or (below.span in rules and below.folded in words.nobody)
            return names if sure else ()
    return ()


def _labelled(all_lines: Sequence[Line], debris: Sequence[Debris], words: Words, outlets: tuple[Outlet, ...]) -> tuple[str, ...]:
    """The full names of the head on the line below a label alone ("Reporter :"), or before one ("Sari Wulan, Jurnalis")."""
    head = {item.span for item in debris if item.kind in ("header", "caption")}
    names: list[str] = []
    for index, line in enumerate(all_lines[:MOST_HEAD]):
        if line.span not in head:
            continue
        name, comma, label = line.plain.rpartition(",")
        if comma and label.strip().lower() in words.bylines:
            names.append(name.strip())
        elif index and all_lines[index - 1].folded.strip(" :,") in words.bylines:
            names.append(line.plain.strip(" |,"))
    return tuple(dict.fromkeys(name for name in names if _is_full(name, words, outlets)))


def desk(all_lines: Sequence[Line], debris: Sequence[Debris], outlets: tuple[Outlet, ...]) -> tuple[str, str] | None:
    """The name and the outlet of a line "Sari Wulan - KoranRawa", or "Pasar - Sari Wulan, KoranRawa", right above the date line.

    So may the date line begin: "Sari Wulan, KoranRawa | Senin, …". None where none stands there.
    """
    above = _above_the_date(all_lines, debris)
    dated = {item.span for item in debris if item.rule == "date line"}
    signed = (*above[-1:], *(line for line in all_lines[:MOST_HEAD] if line.span in dated))
    matches = (_DESK.fullmatch(_DATED.sub("", line.plain.partition(" | ")[0])) for line in signed)
    match = next((match for match in matches if match is not None), None)
    outlet = match["outlet"] or match["host"] if match is not None else ""
    if match is None or not (match["host"] or dateline.names_outlet(outlet, outlets)):
        return None
    known = directory.by_name(outlets, outlet)
    return match["name"], known.name if known is not None else outlet


HOST = re.compile(r"\b[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.(?:com|co\.id|id|co|net|news|tv)\b")
_AFTER = re.compile(r"\s+-\s*.*$|\s*[(\[|].*$|\s+I\s.*$", re.DOTALL)
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
    return _NAME.fullmatch(name) is not None and directory.by_name(outlets, name) is None and not HOST.search(low)


def _byline(line: Line, pack: Pack, words: Words, outlets: tuple[Outlet, ...]) -> tuple[str, ...]:
    opened = opener(words.bylines).match(line.folded)
    if opened is not None:
        rest = line.plain[opened.end() :].strip(" :-")
        cut = publication.first_label(rest, pack)
        names = _given((_places_off(rest[:cut], outlets),), words, outlets)
        return tuple(name.title() if name.isupper() else name for name in names if " " in name)
    slashed = re.fullmatch(r"\(([\w. -]+)/([A-Z][\w.' -]+)\)", line.plain)
    if slashed is not None and (HOST.search(slashed[1].lower()) or directory.by_name(outlets, slashed[1])):
        return _given((slashed[2],), words, outlets)
    return ()


def _places_off(rest: str, outlets: tuple[Outlet, ...]) -> str:
    """A byline without the outlet that it begins with and without what follows a stroke."""
    rest = rest.split("/", maxsplit=1)[0]
    host = re.match(r"[\w-]+\.(?:com|co\.id|id|net|co)\s*,?\s*", rest, re.IGNORECASE)
    if host is not None:
        return rest[host.end() :]
    head, comma, tail = rest.partition(",")
    first, _, others = head.partition(" ")
    if directory.by_name(outlets, first) is None:
        return rest
    return tail if comma and tail.strip() else others


_DESK = re.compile(
    r"(?:[A-Z][\w &]{2,24} - (?=[^-]+,))?(?P<name>[A-Z][\w.']*(?: [A-Z][\w.']*){1,4})"
    r"(?:(?: -|,) (?P<outlet>[A-Za-z][\w.]*(?: [A-Z]\w*){0,2})| (?P<host>\w+\.(?:[Cc]om|[Ii]d|[Cc]o\.id)))"
)
_DATED = re.compile(r" \d{1,2} \w+ \d{4}\s*$")
_FULL = re.compile(r"[A-Z][\w.']*(?: [A-Z][\w.'-]*){1,4}")
_MOST_NAMES = 6  # lines


def _above_the_date(all_lines: Sequence[Line], debris: Sequence[Debris]) -> list[Line]:
    """The header's lines right above the first date line, in order, without the page's first."""
    rules = {item.span: item.rule for item in debris if item.kind == "header"}
    dated = next((index for index, line in enumerate(all_lines[:MOST_HEAD]) if rules.get(line.span) == "date line"), 0)
    above: list[Line] = []
    for line in reversed(all_lines[max(1, dated - _MOST_NAMES) : dated]):
        if line.span not in rules:
            break
        above.insert(0, line)
    return above


def _listed(
    all_lines: Sequence[Line], debris: Sequence[Debris], words: Words, outlets: tuple[Outlet, ...], pack: Pack
) -> tuple[str, ...]:
    """Names on lines of their own above the date line, where a comma or a line such as "Tim Redaksi" shows what they are.

    So do a stroke between two, and a given name that is known.
    """
    given = gazetteer.known(pack).given
    names: list[str] = []
    sure = False
    for line in reversed(_above_the_date(all_lines, debris)):
        bare = line.plain.rstrip(", ")
        several = bare.split(" | ")
        if bare.lower() in words.nobody or bare.lower().rstrip(" :") in words.bylines:
            sure = True
        elif bare.isupper() and (capitals := _in_capitals(bare, words, outlets)):
            names[:0] = capitals
        elif all(_FULL.fullmatch(name) and _is_person(name, words, outlets) for name in several):
            sure = sure or bare != line.plain or len(several) > 1 or bare.partition(" ")[0].lower() in given
            names[:0] = several
        else:
            break
    return tuple(names) if sure else ()


@lru_cache(maxsize=16)
def opener(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for the words that open a byline."""
    return re.compile(rf"(?:{'|'.join(sorted(map(re.escape, phrases), key=len, reverse=True))})(?![^\W_])")
