"""What is known of names beforehand: places and given names (`gazetteer.toml`), words that tell names (`names.toml`)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from msgspec import Struct

from silang.pack import Pack
from silang.read.names.titles import titles


class Places(Struct, frozen=True, forbid_unknown_fields=True):
    """Names in small letters, one a line, by kind; made from libraries by bench/make_gazetteer.py."""

    country: str
    capital: str
    city: str
    region: str
    district: str
    given: str


class Firms(Struct, frozen=True, forbid_unknown_fields=True):
    """Names of firms and brands in small letters, one a line; made from a library by bench/make_firms.py."""

    firm: str


class Casing(Struct, frozen=True, forbid_unknown_fields=True):
    """Words in small letters, one a line, by how often they bear a capital within sentences; made by bench/make_casing.py."""

    never: str
    seldom: str
    half: str
    often: str
    always: str


_COMMON = ("never", "seldom", "half")


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """Words in small letters that tell what stands beside them, and short forms with what they stand for ("" for nothing)."""

    body: tuple[str, ...]
    place: tuple[str, ...]
    area: tuple[str, ...]
    thing: tuple[str, ...]
    particle: tuple[str, ...]
    link: tuple[str, ...]
    toward: tuple[str, ...]
    glue: tuple[str, ...]
    small: tuple[str, ...]
    tail: tuple[str, ...]
    company: tuple[str, ...]
    brand: tuple[str, ...]
    maker: tuple[str, ...]
    work: tuple[str, ...]
    alias: tuple[str, ...]
    called: tuple[str, ...]
    opening: tuple[str, ...]
    says: tuple[str, ...]
    aged: tuple[str, ...]
    heading: tuple[str, ...]
    local: tuple[str, ...]
    never: tuple[str, ...]
    noble: tuple[str, ...]
    team: tuple[str, ...]
    prefix: tuple[str, ...]
    born: tuple[str, ...]
    graded: tuple[str, ...]
    respelt: dict[str, str]
    clitic: tuple[str, ...]
    clipped: tuple[str, ...]
    legal: tuple[str, ...]
    crew: tuple[str, ...]
    ending: tuple[str, ...]
    bodies: dict[str, str]
    places: dict[str, str]


KINDS = ("body", "place", "thing", "particle", "link", "toward", "never", "bodies", "places", "company", "tail", "work", "maker")


@dataclass(frozen=True, eq=False)
class Known:
    """The tables of a pack as sets to ask; every word is in small letters."""

    titles: dict[str, str]
    title_words: frozenset[str]
    body: frozenset[str]
    place: frozenset[str]
    area: frozenset[str]
    thing: frozenset[str]
    particle: frozenset[str]
    link: frozenset[str]
    toward: frozenset[str]
    glue: frozenset[str]
    small: frozenset[str]
    tail: frozenset[str]
    company: frozenset[str]
    brand: tuple[str, ...]
    maker: frozenset[str]
    work: frozenset[str]
    alias: frozenset[str]
    called: frozenset[str]
    opening: frozenset[str]
    says: frozenset[str]
    aged: frozenset[str]
    heading: frozenset[str]
    local: frozenset[str]
    never: frozenset[str]
    noble: frozenset[str]
    team: frozenset[str]
    prefix: frozenset[str]
    born: frozenset[str]
    graded: frozenset[str]
    clitic: frozenset[str]
    clipped: frozenset[str]
    legal: frozenset[str]
    crew: frozenset[str]
    ending: frozenset[str]
    bodies: dict[str, str]
    places: dict[str, str]
    country: frozenset[str]
    capital: frozenset[str]
    city: frozenset[str]
    region: frozenset[str]
    district: frozenset[str]
    given: frozenset[str]
    firm: frozenset[str]
    begins: dict[str, int]
    casing: dict[str, str]

    @cached_property
    def _listed(self) -> dict[str, list[str]]:
        listed: dict[str, list[str]] = {}
        for kind in KINDS:
            for word in getattr(self, kind):
                listed.setdefault(word, []).append(kind)
        return listed

    @cached_property
    def calls(self) -> dict[str, list[list[str]]]:
        """The phrases that join a person's name to another, as words, the longest first, by their first word."""
        calls: dict[str, list[list[str]]] = {}
        for phrase in sorted(map(str.split, self.called), key=len, reverse=True):
            calls.setdefault(phrase[0], []).append(phrase)
        return calls

    @cached_property
    def ends(self) -> frozenset[str]:
        """The words that the names of firms and clubs end in, those of law among them."""
        return self.tail | self.legal

    @cached_property
    def follows(self) -> frozenset[str]:
        """The words that may stand glued behind another: those that glue, and those that bear a capital at most half the time."""
        return self.glue | {word for word, kind in self.casing.items() if kind in _COMMON}

    @cached_property
    def full_names(self) -> frozenset[str]:
        """The full names that well-known short forms stand for, in small letters."""
        return frozenset(name.lower() for name in self.bodies.values()) - {""}

    @cached_property
    def heads(self) -> frozenset[str]:
        """The words that the names of bodies and of places begin with."""
        return self.body | self.place

    @cached_property
    def offices(self) -> frozenset[str]:
        """The offices that a place or a unit may stand behind."""
        return self.heading | {phrase for phrase, kind in self.titles.items() if kind == "office"}

    @cached_property
    def _places(self) -> dict[str, str]:
        kinds = ("district", "city", "region", "capital", "country")  # the later kind wins
        return {phrase: kind for kind in kinds for phrase in getattr(self, kind)} | dict.fromkeys(self.places, "country")

    def kinds(self, word: str) -> list[str]:
        """All that is known of a word in small letters, as the names of what it is; a title's kind among them."""
        bare = word.rstrip(".")
        found = ["given"] if word in self.given else []
        found += self._listed.get(word, ())
        if bare in self.titles:
            found.append(self.titles[bare])
        elif bare in self.title_words:
            found.append("title")
        found.append(self.casing.get(word, "rare"))
        return found

    def name_kind(self, phrase: str) -> str:
        """The kind of place or body that a phrase in small letters names, "" for none."""
        return self.place_kind(phrase) or ("bodies" if phrase in self.bodies else "firm" if phrase in self.firm else "")

    def place_kind(self, phrase: str) -> str:
        """The kind of place that a phrase in small letters names beyond doubt of its kind, "" for none."""
        return self._places.get(phrase, "")

    def stands_for(self, phrase: str) -> str:
        """The full name of a well-known short form in small letters, "" for none."""
        return self.bodies.get(phrase, "") or self.places.get(phrase, "")


@lru_cache(maxsize=8)
def known(pack: Pack) -> Known:
    """The pack's names and words about names, compiled once."""
    words, places, roles = pack.table("names", Words), pack.table("gazetteer", Places), titles(pack)
    listed = {kind: frozenset(getattr(places, kind).split("\n")) - {""} for kind in Places.__struct_fields__}
    for written, spelt in words.respelt.items():
        listed = {kind: found | {name.replace(written, spelt) for name in found} for kind, found in listed.items()}
    firm = frozenset(pack.table("firms", Firms).firm.split("\n")) - {""}
    phrases = (
        roles,
        words.bodies,
        words.places,
        firm,
        *(listed[kind] for kind in ("country", "capital", "city", "region", "district")),
    )
    casing = pack.table("casing", Casing)
    return Known(
        titles=roles,
        title_words=frozenset(word for phrase in roles for word in phrase.split()),
        **{
            kind: frozenset(getattr(words, kind))
            for kind in (
                "body",
                "place",
                "area",
                "thing",
                "particle",
                "link",
                "toward",
                "glue",
                "small",
                "tail",
                "company",
                "maker",
                "work",
                "alias",
                "called",
                "opening",
                "says",
                "aged",
                "heading",
                "local",
                "never",
                "noble",
                "team",
                "prefix",
                "born",
                "graded",
                "clitic",
                "clipped",
                "legal",
                "crew",
                "ending",
            )
        },
        brand=words.brand,
        bodies=words.bodies,
        places=words.places,
        **listed,
        firm=firm,
        begins=_begins(phrase for group in phrases for phrase in group),
        casing={word: kind for kind in Casing.__struct_fields__ for word in getattr(casing, kind).split("\n")},
    )


@lru_cache(maxsize=8)
def common(pack: Pack) -> frozenset[str]:
    """The words in small letters that bear a capital at most half the time: neither first names nor what begins a body's name."""
    names = known(pack)
    return frozenset(word for word, kind in names.casing.items() if kind in _COMMON) - names.given - names.heads


def _begins(phrases: Iterable[str]) -> dict[str, int]:
    """The first words of phrases, each with how many words the longest phrase has that it begins."""
    longest: dict[str, int] = {}
    for phrase in phrases:
        first, count = phrase.partition(" ")[0], phrase.count(" ") + 1
        if longest.get(first, 0) < count:
            longest[first] = count
    return longest
