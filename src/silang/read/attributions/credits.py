"""Credits: the outlets and wires that an article says it has its matter from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

import msgspec

from silang.model import Credit, Name
from silang.outlet import Outlet
from silang.pack import Pack
from silang.read.clauses import Clauses, clauses
from silang.read.page import Page
from silang.read.rules import Lexicon, Node, edge
from silang.spans import Span, disjoint, fold


class Credits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table `credits`: words that relay, that ask, that print, what may stand before an outlet's name, and known wires.

    `outright` are the relays that no person is quoted with; `media` and `sites` those of the `fillers` that name a kind of outlet
    or a page, so that a name behind them is one; `shapes` are words that an outlet's name has in it, `families` the beginnings of
    names of one house's outlets. `origins` open where an outlet has its own matter from. A name that begins with one of the
    `documents` is something written or an account; `tails` are words that a lost link tag glues behind a name.
    """

    relays: tuple[str, ...]
    outright: frozenset[str]
    askers: tuple[str, ...]
    printers: tuple[str, ...]
    fillers: frozenset[str]
    media: frozenset[str]
    sites: frozenset[str]
    shapes: frozenset[str]
    families: tuple[str, ...]
    glued: tuple[str, ...]
    origins: tuple[str, ...]
    tails: tuple[str, ...]
    documents: frozenset[str]
    not_outlets: frozenset[str]
    wires: tuple[str, ...]


_RUN = re.compile(r"[A-Z0-9][\w&'.-]*(?:(?<!\w{3}\.) (?:(?:of|the|de|and|&)(?= [A-Z0-9])|[A-Z0-9][\w&'.-]*))*")
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)*\.(?:com|co|id|net|org|news|tv|today)(?!\w)", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=\w{3})\.(?=[A-Z][a-z]{3}|\d)")  # where the next sentence is glued to a name
_BESIDE = re.compile(r"(?:, (?:[a-z]+ )?| \()(?=[A-Z])")  # between a country and its outlet: "media Brasil, Globo Esporte"
_DATED = re.compile(r"(?: ?,| pada) ?(?:\w+ )?\w+,? ?\(?\d")  # "dilansir X, Senin (9/6)": the day of a relay
_SMALL = re.compile(r"[a-z][a-z0-9-]{4,}(?![\w.])")  # an outlet in small letters
_WORD = re.compile(r"[^\W_]+")
_STUCK = re.compile(r"[a-z]+(?=[A-Z])")  # a filler that a lost link tag glued to the name: "lamanNU Online"
_NEAR = 24  # characters before a name that are looked back over
_LONGEST = 60  # characters of an outlet's name


def read(
    page: Page, names: tuple[Name, ...], own: str | None, outlets: tuple[Outlet, ...], titles: Mapping[str, str], pack: Pack
) -> tuple[Credit, ...]:
    """Every place where the article credits an outlet, in order.

    `page` also shows the lines that say where the report was before, which are no body. `own` is the article's own outlet, which
    credits nothing; `titles` maps words for what a person is to their kind. A name stands as the article writes it, without its
    acronym.
    """
    table = pack.table("credits", Credits)
    known = _known(pack, outlets)
    named = _Named(
        {span.start for name in names if name.type == "PER" for span in name.mentions},
        {span for name in names if name.type == "LOC" for span in name.mentions},
        titles,
        clauses(pack),
    )
    found: list[Credit] = []
    for node in _cues(pack, outlets).find(page.text, page.folded):
        credit = _named(page, node, node.span.end, table, known, named)
        if credit is None:
            continue
        beyond = _named(page, node, credit.span.end, table, known, named) if _passed_on(page, node, credit, table) else None
        if beyond is not None:
            found.append(beyond)
        if not _same(credit.name, own) and not (beyond is not None and _sister(credit.name, own, table)):
            found.append(credit)
    found.extend(credit for credit in _at_the_foot(page, known) if not _same(credit.name, own))
    return tuple(disjoint(found))


def _at_the_foot(page: Page, known: frozenset[str]) -> Iterator[Credit]:
    """The wire whose name in capitals is all that the last line holds."""
    last = page.lines[-1].trim(page.plain) if page.lines else Span(0, 0)
    if last.of(page.folded) in known and last.of(page.plain).isupper():
        yield Credit(span=last, name=last.of(page.text), rule="credits:foot")


def first(places: Iterable[Credit]) -> tuple[Credit, ...]:
    """One credit for each outlet, at the first place that names it, in order."""
    kept: dict[str, Credit] = {}
    for credit in places:
        kept.setdefault(fold(credit.name), credit)
    return tuple(kept.values())


def _passed_on(page: Page, cue: Node, credit: Credit, table: Credits) -> bool:
    """Whether an outlet that relays says where it has it from: "dikutip Rawa Post dari Reuters"."""
    return cue.kind == "relay" and page.folded[credit.span.end : credit.span.end + _NEAR].startswith(table.origins)


def _sister(name: str, own: str | None, table: Credits) -> bool:
    """Whether an outlet is of the same house as the article's own."""
    return own is not None and any(fold(name).startswith(house) and fold(own).startswith(house) for house in table.families)


class _Named(msgspec.Struct, frozen=True):
    """Where persons begin, which spans are places, the words for what a person is, and the small words of clauses."""

    people: set[int]
    places: set[Span]
    titles: Mapping[str, str]
    words: Clauses


@lru_cache(maxsize=8)
def _cues(pack: Pack, outlets: tuple[Outlet, ...]) -> Lexicon:
    table = pack.table("credits", Credits)
    kinds = (("relay", table.relays), ("asker", table.askers), ("printer", table.printers))
    apart = [(word, (kind, word)) for kind, words in kinds for word in words]
    glued = [(word + name, ("glued", word)) for word in table.glued for name in _known(pack, outlets)]
    return Lexicon(apart + glued)


@lru_cache(maxsize=8)
def _known(pack: Pack, outlets: tuple[Outlet, ...]) -> frozenset[str]:
    table = pack.table("credits", Credits)
    return frozenset(fold(name) for name in (*table.wires, *(n for o in outlets for n in (o.name, *o.names))))


def _named(page: Page, cue: Node, start: int, table: Credits, known: frozenset[str], named: _Named) -> Credit | None:
    """The outlet named from `start` on, after a cue: any capitalised name after a relay or a word such as "surat kabar", else one
    that is known or in the shape of an outlet's name. After a printer ("telah tayang di") one that is known or written as a domain.
    """
    if cue.kind == "glued":
        span = Span(cue.span.start + len(cue.value), cue.span.end)
        return Credit(span=span, name=span.of(page.text), rule="credits:glued")
    at, medium = _past_fillers(page, start, table)
    if cue.kind == "relay" and at == cue.span.end + 1 and _capital(page, cue, table):
        at = cue.span.start  # "Kantor Berita Austria"
    run = _run(page, at, table)
    if medium in table.media and run is not None and run in named.places:  # "media Brasil, Globo Esporte"
        beside = _BESIDE.match(page.plain, run.end)
        at = beside.end() if beside is not None else run.end
        run = _run(page, at, table) if beside is not None else None
    end = _longest_known(page, at, min(len(page.plain), at + _LONGEST), known)
    if end is not None and run is None and cue.kind != "relay" and not page.folded.startswith(table.families, at):
        return None  # "dilaporkan antara lain"
    if end is not None:
        end = _whole(page, at, end, run, table)
    elif run is None:
        small = _small(page, at, table) if cue.kind == "relay" else None
        return None if small is None else Credit(span=small, name=small.of(page.text), rule="credits:relay")
    elif not _sure(page, cue, run, table, named, medium=medium is not None):
        return None
    else:
        end = run.end
    words = page.folded[at:end]
    if words in table.not_outlets or not edge(page.text, at):
        return None
    return Credit(span=Span(at, end), name=page.text[at:end], rule=f"credits:{cue.kind}")


def _sure(page: Page, cue: Node, run: Span, table: Credits, named: _Named, *, medium: bool) -> bool:
    """Whether capitalised words behind a cue, of no known outlet, name one."""
    words = page.folded[run.start : run.end].split()
    paid = named.words.is_amount(words[0])  # "dikutip Rp 20.000"
    if len(run) < 2 or paid or _date(page, run.start, run.end) or words[0] in table.documents:
        return False
    domain = _DOMAIN.match(page.plain, run.start, run.end) is not None
    if cue.kind == "printer":
        return domain
    if domain or medium or words[0].startswith(table.families):
        return True
    doubtful = run.start in named.people or run in named.places
    if doubtful and not (cue.value in table.outright or _DATED.match(page.plain, run.end)):
        return False
    if cue.kind == "asker":
        return len(words) > 1 and words[-1] in table.shapes
    office = named.titles.get(words[0]) or named.titles.get(" ".join(words[:2]))
    return office not in ("office", "rank")


def _capital(page: Page, cue: Node, table: Credits) -> bool:
    """Whether a word for a kind of outlet is the end of a cue and part of a name ("Kantor Berita Austria")."""
    words = page.text[cue.span.start : cue.span.end].split()
    return len(words) > 1 and all(word[0].isupper() for word in words) and fold(words[-1]) in table.media


def _run(page: Page, at: int, table: Credits) -> Span | None:
    """The capitalised words from a character on, up to where a sentence ends or a word is glued on."""
    run = _RUN.match(page.plain, at, at + _LONGEST)
    if run is None:
        return None
    glued = _SENTENCE.search(run.group())
    name = run.group()[: glued.start() if glued else None].rstrip(".-'")
    tail = next((tail for tail in table.tails if name.endswith(tail) and name[: -len(tail)][-2:].isalpha()), "")
    return _one(page, Span(at, at + len(name) - len(tail)), table)


def _one(page: Page, run: Span, table: Credits) -> Span:
    """A run up to where a domain or a name of a known house ends, and the reporter's name begins: "rawapost.co.id Rendra"."""
    words = page.folded[run.start : run.end].split(" ")
    house = words[0].startswith(table.families)
    if len(words) < 2 or not (house or _DOMAIN.fullmatch(words[0])):
        return run
    kept = 1 if words[0] not in table.families else 2
    while kept < len(words) and words[kept] in table.shapes:
        kept += 1
    return Span(run.start, run.start + len(" ".join(words[:kept])))


def _whole(page: Page, at: int, end: int, run: Span | None, table: Credits) -> int:
    """Where a known name ends that goes on with a word of its kind, or with its town: "Yonhap News", "Tribun Medan"."""
    if run is None or run.end <= end or page.plain[end] != " ":
        return end
    house = page.folded[at:end] in table.families and not _date(page, end + 1, run.end)
    return run.end if house or all(word in table.shapes for word in page.folded[end + 1 : run.end].split()) else end


def _small(page: Page, at: int, table: Credits) -> Span | None:
    """An outlet in small letters, a domain or a word that the day of a relay follows: "dilansir rawapost, Senin (9/6)"."""
    stuck = next((word for word in table.glued if page.plain.startswith(word, at) and page.plain[at + len(word)].isalnum()), "")
    for start in (at + len(stuck), at) if stuck else (at,):
        domain = _DOMAIN.match(page.plain, start, start + _LONGEST)
        if domain is not None:
            return Span(start, domain.end())
        word = _SMALL.match(page.plain, start, start + _LONGEST)
        if word is not None and word.group() not in table.not_outlets and _DATED.match(page.plain, word.end()):
            return None if word.group().endswith("nya") else Span(start, word.end())
    return None


def _past_fillers(page: Page, at: int, table: Credits) -> tuple[int, str | None]:
    """The first character after blanks and words such as "laman", which may be capitalised; the one that names a kind of outlet."""
    before = _WORD.findall(page.folded, max(0, at - _NEAR), at)[-1:]
    medium = next((word for word in before if word in table.media), None)  # "kantor berita"
    while True:
        while at < len(page.plain) and page.plain[at] in ' ("\n':
            at += 1
        word = _STUCK.match(page.plain, at, at + _LONGEST) or _WORD.match(page.folded, at, at + _LONGEST)
        if word is None or word.group() not in table.fillers or page.plain[at].isupper():
            return at, medium
        medium = word.group() if word.group() in (table.media | table.sites) else medium
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
    return re.sub(r"\.(com|co|id)\b|\W", "", fold(name)).removesuffix("com")
