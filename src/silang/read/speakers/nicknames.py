"""The article's names with what somebody is called for short: "Rendra Wijaya, yang akrab disapa Ren", "Ren (sapaan Rendra)"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from msgspec import structs

from silang.model import Name
from silang.read.clauses import Clauses, either
from silang.read.page import Page
from silang.read.speakers.sayers import Sayers
from silang.spans import Pattern, Span

_NICK = r"([A-Z][\w']+(?: [A-Z][\w']+)?)"
_WORD = Pattern(r"[^\W_]+(?:[-'][^\W_]+)*")
_BEHIND = re.compile(r" ?[-—(,] ?")  # "Ren (sapaan Rendra)", "Ren, sapaan akrab Rendra"
_BEFORE = 60  # characters before a short name that say whose it is
_PHRASE = 5  # words of "Gubernur Banyu Utara yang"
_NEAR = 300  # characters before in which he is the only one told of
_FAR = 1500  # characters before in which the one is whose name the short one is made of
_MOST = 16  # short names that are asked for, so that a long list stays cheap
_LEAST = 2  # letters of a short name made of a name
_SOUNDS = str.maketrans("pv", "ff")  # letters that stand for one another in short names: "Ipul" of "Saifullah"


def nicknamed(page: Page, names: list[Name], titles: Mapping[str, str], words: Clauses, sayers: Sayers) -> list[Name]:
    """The names, each person's with the places where he is called by a short name that the article explains."""
    if not any(word in page.folded for word in either(sayers.called, sayers.callings)):
        return names
    people = sorted((span, name) for name in names if name.type == "PER" for span in name.mentions)
    bound: dict[str, Name] = {}
    told = (
        *_called(page, people, titles, words, sayers),
        *_apposed(page, people, sayers),
        *_by_people(page, people, words, sayers),
    )
    for nick, name in told[:_MOST]:
        if nick not in name.name.split(" "):
            bound.setdefault(nick, name)
    for nick, name in bound.items():
        names = _joined(page, names, nick, name.name)
    return names


def _called(
    page: Page, people: Sequence[tuple[Span, Name]], titles: Mapping[str, str], words: Clauses, sayers: Sayers
) -> Iterator[tuple[str, Name]]:
    """Short names behind "yang akrab disapa", each with whose it is."""
    for match in _calling(sayers.called).finditer(page.plain):
        found = list(_WORD.finditer(page.folded, max(0, match.start() - _BEFORE), match.start()))
        kept = len(found)
        while kept and found[kept - 1].group() in either(sayers.known_as, sayers.naming, words.relatives):
            kept -= 1
        if kept == len(found) or not kept:
            continue  # "dipanggil Kepala Dinas"
        nick = _short(match.group(1), sayers)
        direct = next((name for span, name in people if span.end == found[kept - 1].end()), None)
        spoken = [m.group() for m in found[max(0, kept - _PHRASE) : kept]]
        if direct is not None:
            yield nick, direct
        elif any(word in titles or word in either(words.persons, sayers.figures) for word in spoken):
            name = _whose(nick, match.start(), people)
            if name is not None:
                yield nick, name


def _short(nick: str, sayers: Sayers) -> str:
    """A short name without a form of address before it."""
    first, _, rest = nick.partition(" ")
    return rest if rest and first.lower() in sayers.hailed else nick


def _whose(nick: str, until: int, people: Sequence[tuple[Span, Name]]) -> Name | None:
    """The one person told of before whose name a short name is made of, else the only one told of right before."""
    before = [(span, name) for span, name in people if until - _FAR < span.end <= until and name.name != nick]
    made = {name.name: name for _, name in before if _made_of(nick, name.name)}
    if not made:
        made = {name.name: name for span, name in before if span.start > until - _NEAR}
    return next(iter(made.values())) if len(made) == 1 else None


def _made_of(nick: str, name: str) -> bool:
    """Whether a short name is a piece of a name, or its letters stand in it in their order from a word's first on: "Depe"."""
    low, words = nick.lower().replace(" ", "").translate(_SOUNDS), name.lower().translate(_SOUNDS).split(" ")
    if len(low) < _LEAST or any(low in word for word in words):
        return len(low) >= _LEAST
    return any(_in_order(low, "".join(words[at:])) for at, word in enumerate(words) if word.startswith(low[0]))


def _in_order(low: str, name: str) -> bool:
    """Whether the letters of a short name stand in a name in their order."""
    left = iter(name)
    return all(letter in left for letter in low)


def _apposed(page: Page, people: Iterable[tuple[Span, Name]], sayers: Sayers) -> Iterator[tuple[str, Name]]:
    """Short names that are explained behind: "Ren, sapaan akrab Rendra Wijaya"."""
    for span, name in people:
        found = list(_WORD.finditer(page.folded, max(0, span.start - _BEFORE), span.start))
        kept = len(found)
        while kept and found[kept - 1].group() in either(sayers.known_as, sayers.callings):
            kept -= 1
        said = {m.group() for m in found[kept:]}
        mark = _BEHIND.match(page.plain, found[kept - 1].end()) if kept and not said.isdisjoint(sayers.callings) else None
        if mark is not None and kept < len(found) and mark.end() == found[kept].start():
            nick = page.plain[found[kept - 1].start() : found[kept - 1].end()]
            if nick[0].isupper():
                yield nick, name


def _by_people(page: Page, people: Sequence[tuple[Span, Name]], words: Clauses, sayers: Sayers) -> Iterator[tuple[str, Name]]:
    """Short names that tell what people call somebody told of before: "kata Ren, sapaan akrabnya"."""
    for match in _calling_him(sayers.callings, sayers.known_as, words.nominal).finditer(page.plain):
        nick = _short(match.group(1), sayers)
        name = _whose(nick, match.start(), people)
        if name is not None:
            yield nick, name


def _joined(page: Page, names: Iterable[Name], nick: str, full: str) -> list[Name]:
    """The names with all places of a short name under the full one, but those where it is part of another's name."""
    names = list(names)
    longer = [span for name in names if name.name != nick for span in name.mentions if nick in span.of(page.plain)]
    told = [Span(*m.span()) for m in re.finditer(rf"\b{re.escape(nick)}\b", page.plain)]
    told = [span for span in told if not any(other.overlaps(span) for other in longer)]
    kept = []
    for name in names:
        if name.name == full:
            kept.append(structs.replace(name, mentions=tuple(sorted({*name.mentions, *told}))))
        elif name.name != nick:
            kept.append(name)
    return kept


@lru_cache(maxsize=8)
def _calling(called: frozenset[str]) -> re.Pattern[str]:
    """What stands before a short name."""
    return re.compile(rf"\b(?:{'|'.join(sorted(called))}) {_NICK}")


@lru_cache(maxsize=8)
def _calling_him(callings: frozenset[str], known_as: frozenset[str], whose: tuple[str, ...]) -> re.Pattern[str]:
    """A short name, and behind its comma that it is one: "Ren, sapaan akrabnya", "Ren, begitu panggilannya"."""
    kind, how, his = ("|".join(sorted(words)) for words in (callings, known_as, whose))
    return re.compile(rf"{_NICK}, (?:\w+ )?(?:{kind})(?:(?: (?:{how}))?(?:{his})\b)")
