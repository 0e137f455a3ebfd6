"""Credits: the outlets and wires that an article says it has its matter from."""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from silang.model import Credit, Name
from silang.outlet import Outlet
from silang.pack import Pack
from silang.read.page import Page
from silang.read.rules import Lexicon, Node, edge
from silang.spans import Span, fold


class Credits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table `credits`: words that relay, that ask, that print, what may stand before an outlet's name, and known wires.

    `media` are those of the `fillers` that name a kind of outlet, so that a name behind them is one.
    """

    relays: tuple[str, ...]
    askers: tuple[str, ...]
    printers: tuple[str, ...]
    fillers: frozenset[str]
    media: frozenset[str]
    glued: tuple[str, ...]
    not_outlets: frozenset[str]
    wires: tuple[str, ...]
    names: dict[str, str]


_RUN = re.compile(r"[A-Z0-9][\w&'.-]*(?:(?<!\w{3}\.) (?:(?:of|the|de|and|&)(?= [A-Z0-9])|[A-Z0-9][\w&'.-]*))*")
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)*\.(?:com|co|id|net|org|news|tv)(?!\w)", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=\w{3})\.(?=[A-Z][a-z]{3})")  # where the next sentence is glued to a name
_BESIDE = re.compile(r"(?:, (?:[a-z]+ )?| \()(?=[A-Z])")  # between a country and its outlet: "media Brasil, Globo Esporte"
_WORD = re.compile(r"[^\W_]+")
_NEAR = 24  # characters before a name that are looked back over
_LONGEST = 60  # characters of an outlet's name


def read(page: Page, names: tuple[Name, ...], own: str | None, outlets: tuple[Outlet, ...], pack: Pack) -> tuple[Credit, ...]:
    """The credits of the article, one for each outlet, at the first place that names it, in order.

    `page` also shows the lines that say where the report was before, which are no body. `own` is the article's own outlet, which
    credits nothing. A name stands as the article writes it, without its acronym.
    """
    table = pack.table("credits", Credits)
    known = _known(pack, outlets)
    people = {span.start for name in names if name.type == "PER" for span in name.mentions}
    places = {span for name in names if name.type == "LOC" for span in name.mentions}
    found: dict[str, Credit] = {}
    for node in _cues(pack, outlets).find(page.text, page.folded):
        credit = _named(page, node, table, known, people, places)
        if credit is not None and not _same(credit.name, own):
            found.setdefault(fold(credit.name), credit)
    return tuple(sorted(found.values(), key=lambda credit: credit.span))


@lru_cache(maxsize=8)
def _cues(pack: Pack, outlets: tuple[Outlet, ...]) -> Lexicon:
    table = pack.table("credits", Credits)
    kinds = (("relay", table.relays), ("asker", table.askers), ("printer", table.printers))
    apart = [(word, (kind, 0)) for kind, words in kinds for word in words]
    glued = [(word + name, ("glued", len(word))) for word in table.glued for name in _known(pack, outlets)]
    return Lexicon(apart + glued)


@lru_cache(maxsize=8)
def _known(pack: Pack, outlets: tuple[Outlet, ...]) -> frozenset[str]:
    table = pack.table("credits", Credits)
    return frozenset(fold(name) for name in (*table.wires, *(n for o in outlets for n in (o.name, *o.names))))


def _named(page: Page, cue: Node, table: Credits, known: frozenset[str], people: set[int], places: set[Span]) -> Credit | None:
    """The outlet that is named after a cue: any capitalised name after a relay or a word such as "surat kabar", else a known one.

    After a printer ("telah tayang di") one that is known or written as a domain.
    """
    if cue.kind == "glued":
        span = Span(cue.span.start + cue.value, cue.span.end)
        return Credit(span=span, name=span.of(page.text), rule="credits:glued")
    at, medium = _past_fillers(page, cue.span.end, table)
    run = _run(page, at)
    if medium and run is not None and run in places:  # "media Brasil, Globo Esporte"
        beside = _BESIDE.match(page.plain, run.end)
        at = beside.end() if beside is not None else run.end
        run = _run(page, at) if beside is not None else None
    end = _longest_known(page, at, min(len(page.plain), at + _LONGEST), known)
    if end is None:
        if run is None or at in people or (cue.kind == "asker" and not medium):
            return None
        if cue.kind == "printer" and _DOMAIN.match(page.plain, at, run.end) is None:
            return None
        end = run.end
        if end - at < 2 or _date(page, at, end):
            return None
    words = page.folded[at:end]
    if words in table.not_outlets or not edge(page.text, at):
        return None
    return Credit(span=Span(at, end), name=page.text[at:end], rule=f"credits:{cue.kind}")


def _run(page: Page, at: int) -> Span | None:
    """The capitalised words from a character on, up to where a sentence ends."""
    run = _RUN.match(page.plain, at, at + _LONGEST)
    if run is None:
        return None
    glued = _SENTENCE.search(run.group())
    return Span(at, at + len(run.group()[: glued.start() if glued else None].rstrip(".-'")))


def _past_fillers(page: Page, at: int, table: Credits) -> tuple[int, bool]:
    """The first character after blanks and words such as "laman", which may be capitalised; whether one names a kind of outlet."""
    medium = not table.media.isdisjoint(_WORD.findall(page.folded, max(0, at - _NEAR), at)[-1:])  # "kantor berita"
    while True:
        while at < len(page.plain) and page.plain[at] in ' ("\n':
            at += 1
        word = _WORD.match(page.folded, at, at + _LONGEST)
        if word is None or word.group() not in table.fillers or page.plain[at].isupper():
            return at, medium
        medium = medium or word.group() in table.media
        at = word.end()


def _longest_known(page: Page, at: int, end: int, known: frozenset[str]) -> int | None:
    """Where the longest known outlet that starts at `at` ends."""
    ends = [m.end() for m in re.finditer(r"[\w&'-]+(?:\.[\w]+)*", page.plain[at:end])]
    return next((at + e for e in reversed(ends) if page.folded[at : at + e] in known), None)


def _date(page: Page, at: int, end: int) -> bool:
    """Whether what follows the cue is a day and no outlet ("dikutip Senin")."""
    return page.plain[end : end + 2] in (" (", ", ") and page.plain[end + 2 : end + 4].strip("0123456789/ ") == ""


def _same(name: str, own: str | None) -> bool:
    return own is not None and _key(name) == _key(own)


def _key(name: str) -> str:
    return re.sub(r"\W|\.(com|co|id)\b", "", fold(name)).removesuffix("com")
