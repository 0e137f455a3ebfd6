"""What a page shows around its article: the title over it, the line that dates it, those that name who wrote it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from silang.pack import Pack
from silang.read.layout import bylines, publication
from silang.sources.pages import choose
from silang.sources.pages.blocks import Block, Markup
from silang.sources.pages.choose import Chosen, words
from silang.sources.pages.metadata import Facts

MOST_TITLE = 300  # characters
MOST_DATE = 110
MOST_BYLINE = 90
MOST_WORDS = 14  # of a line that dates a page
ABOVE = 40  # blocks over the article that may be its title
AROUND = 8  # blocks before the title that may date it
WITHIN = 6  # blocks of the article that may still date and sign it, between its title and its first paragraph
BELOW = 8  # blocks after the article that may name who wrote it


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """The table `pages`: words of class names and ids, in small letters.

    `boxes` stand beside an article, `authors` name who wrote.
    """

    boxes: frozenset[str]
    authors: frozenset[str]


class Heading(Struct, frozen=True):
    """Blocks around an article by their places: its `title`, the line that dates it, lines that name who wrote.

    `above` are the title, who wrote and the date, in this order, wherever they stand over the article; `below` those under it.
    `named` and `stated` are what they say: title, time (ISO 8601) and names; nothing where the page shows none. `timed` is the
    first time that an element there gives for programs. `words` are all that stands around the article, squashed.
    """

    above: tuple[int, ...]
    below: tuple[int, ...]
    named: str | None
    stated: str | None
    timed: str | None
    bylines: tuple[str, ...]
    words: str


def heading(page: str, markup: Markup, chosen: Chosen, facts: Facts, pack: Pack) -> Heading:
    """What stands over and under the chosen blocks."""
    first, last = chosen.blocks[0], chosen.blocks[-1]
    opened = [at for at in chosen.blocks[:WITHIN] if not choose.is_prose(markup.blocks[at], _text(page, markup.blocks[at]))]
    texts = {at: _text(page, markup.blocks[at]) for at in (*range(max(0, first - ABOVE), first), *opened)}
    title = _title(markup, texts, facts)
    table = pack.table("pages", Words)
    start = max(0, (title if title is not None else first) - AROUND)
    near = [at for at in texts if at >= start]
    date = _dated(markup, texts, near, title, pack)
    signed = [at for at in near if at not in (title, date) and _signed(markup, at, texts[at], table.authors, pack)]
    below = tuple(_below(page, markup, last, pack))
    shown = [names(texts[at], _called(markup, at, table.authors), pack) for at in signed]
    return Heading(
        tuple(at for at in (title, *signed, date) if at is not None),
        tuple(at for at, _ in below),
        texts[title] if title is not None else None,
        publication.parse(texts[date], pack) if date is not None else None,
        next((value for value, at in markup.times if start <= at <= first), None),
        _distinct(shown) or _distinct(names(text, called=False, pack=pack) for _, text in below),
        squash(
            " ".join([*(texts[at] for at in near), *(_text(page, block) for block in markup.blocks[last + 1 : last + 1 + BELOW])])
        ),
    )


def _distinct(groups: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for group in groups for name in group))


def squash(words_: str) -> str:
    """The letters and digits of a title in small, as titles are compared.

    >>> squash("Gempa M 5,6: Warga  Mengungsi")
    'gempam56wargamengungsi'
    """
    return re.sub(r"[\W_]+", "", words_.casefold())


def _text(page: str, block: Block) -> str:
    return " ".join(html.unescape(words(page, block)).split())


# --- the title ---------------------------------------------------------------------------------------------------------


def _title(markup: Markup, texts: dict[int, str], facts: Facts) -> int | None:
    """The block over the article whose words the metadata gives as its title; without metadata its last first-rank heading."""
    given = [squash(title) for title in facts.titles]
    best: tuple[int, int, int] | None = None
    for at, text in texts.items():
        block = markup.blocks[at]
        if len(text) > MOST_TITLE or 2 * block.linked > block.length:
            continue
        own = squash(text)
        rank = max((_likeness(own, title) for title in given), default=0)
        tag = markup.elements[block.element].tag
        if rank == 0 and not given and tag == "h1":
            rank = 1
        if rank and (best is None or (rank, tag == "h1", at) >= best):
            best = (rank, int(tag == "h1"), at)
    return best[2] if best is not None else None


def _likeness(shown: str, given: str) -> int:
    """2 for the same words, 1 where one holds the other and is no more than a site's name longer, else 0."""
    if not shown or not given:
        return 0
    if shown == given:
        return 2
    longer, shorter = (shown, given) if len(shown) > len(given) else (given, shown)
    return int(len(shorter) > 9 and 2 * len(shorter) >= len(longer) and shorter in longer)


def bare(title: str, sites: Iterable[str]) -> str:
    """A title of the metadata without the name of its site at its end or begin.

    >>> bare("Gempa Guncang Cirata | Koran Rawa", ["Koran Rawa"]), bare("Koran Rawa: Gempa Guncang Cirata", ["koranrawa"])
    ('Gempa Guncang Cirata', 'Gempa Guncang Cirata')
    """
    names = [name for site in sites if len(name := squash(site)) > 2]
    for mark in _MARKS:
        head, found, tail = title.rpartition(mark)
        if found and any(name in squash(tail) for name in names) and len(head) > len(tail):
            return bare(head.strip(), sites)
    for mark in (": ", " | ", " - "):
        head, found, tail = title.partition(mark)
        if found and squash(head) in names:
            return tail.strip()
    return title


_MARKS = (" | ", " - ", " – ", " — ", " :: ", " : ", " « ", " » ")


# --- the date and the bylines --------------------------------------------------------------------------------------------


def _dated(markup: Markup, texts: dict[int, str], near: Sequence[int], title: int | None, pack: Pack) -> int | None:
    """The block that dates the article: the first below the title with a clock time, else with a day, else the last above it."""
    dated = [
        (at, value)
        for at in near
        if _is_label(texts[at]) and not markup.blocks[at].heading and (value := publication.parse(texts[at], pack))
    ]
    below = [(at, value) for at, value in dated if title is None or at > title]
    for found in (below, dated[::-1]):
        timed = [at for at, value in found if "T" in value]
        if found:
            return (timed or [at for at, _ in found])[0]
    return None


def _is_label(text: str) -> bool:
    """Whether a line is short and no sentence, as that under a picture may be."""
    return len(text) <= MOST_DATE and not text.rstrip().endswith((".", ")")) and text.count(" ") <= MOST_WORDS


def _signed(markup: Markup, at: int, text: str, authors: frozenset[str], pack: Pack) -> bool:
    """Whether a short block names who wrote: by its own words, or by what the page calls it or what holds it."""
    if not text or len(text) > MOST_BYLINE:
        return False
    opened = _opened(text, pack)
    if opened and re.match(r"\s*[:|]?\s*[^\W\d_]", text[opened:]) and not text.rstrip().endswith((".", "?", "!")):
        return True
    return _called(markup, at, authors) and _NAME.match(text) is not None


def _opened(text: str, pack: Pack) -> int:
    """Where the words that open a byline end; 0 where there are none."""
    match = bylines.opener(pack.table("masthead", bylines.Words).bylines).match(text.lower())
    return match.end() if match is not None else 0


def _called(markup: Markup, at: int, authors: frozenset[str]) -> bool:
    """Whether one of the three innermost elements of a block is called an author's."""
    element = markup.blocks[at].element
    if markup.blocks[at].signed:
        return True
    for _ in range(3):
        signs = markup.elements[element].signs
        if signs.author or not signs.names.isdisjoint(authors):
            return True
        element = markup.elements[element].parent
    return False


_SMALL = r"(?:de|van|bin|binti|al)"
_NAME = re.compile(rf"(?:[Bb]y:? )?[A-Z][\w.'’]*(?:[ -](?:[A-Z][\w.'’]*|{_SMALL}\b)){{1,5}}(?=\s*(?:$|[,;|/(&-]|dan\b))")
_ALONE = re.compile(rf"[A-Z][\w'’]+(?:[ -](?:[A-Z][\w.'’]*|{_SMALL}\b)){{0,5}}")
_BY = re.compile(r"by:?\s+", re.IGNORECASE)  # frames of pages are written in English everywhere
_SEPARATED = re.compile(r"\s*[,;&/|]\s*|\s+(?:dan|and|-|–)\s+")


def names(text: str, called: bool, pack: Pack) -> tuple[str, ...]:
    """The names of a line that names who wrote: after a label and a colon any, else full names that it begins with.

    `called` says that the page calls the line an author's. What begins with a role, as "Contributor Cirata", is no name.

    >>> from silang.pack import load
    >>> names("Penulis : Kontributor Cirata, Masri", False, load("id")), names("Sari Wulan - KoranRawa", True, load("id"))
    (('Masri',), ('Sari Wulan',))
    """
    opened = _opened(text, pack)
    rest = text[opened:].lstrip()
    labelled = bool(opened) and rest.startswith((":", "|"))
    if not (opened or called) or publication.parse(text, pack) is not None:
        return ()
    nobody = pack.table("masthead", bylines.Words).nobody
    found: list[str] = []
    for part in _SEPARATED.split(_BY.sub("", rest.lstrip(" :|-"))):
        match = _ALONE.fullmatch(part) if labelled else _NAME.fullmatch(part)
        if match is None and not labelled:
            break
        if match is not None and part.lower() not in nobody and part.lower().split()[0] not in nobody:
            found.append(part)
    return tuple(found)


def _below(page: str, markup: Markup, last: int, pack: Pack) -> Iterator[tuple[int, str]]:
    """The blocks at the article's foot that name who wrote it, with what each says; a label alone goes with the name after it."""
    labels = pack.table("masthead", bylines.Words).bylines
    label = ""
    for at in range(max(0, last - BELOW // 2), min(last + 1 + BELOW, len(markup.blocks))):
        text = _text(page, markup.blocks[at])
        if len(text) > MOST_BYLINE:
            continue
        if label:
            yield at, f"{label} : {text.lstrip(' :')}"
            label = ""
        elif text.lower().strip(" :") in labels and not markup.blocks[at].linked:
            label = text.strip(" :")
            yield at, ""
        elif _opened(text, pack) and text[_opened(text, pack) :].lstrip().startswith(":"):
            yield at, text
