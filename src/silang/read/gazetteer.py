"""What is known of names beforehand: places and given names (`gazetteer.toml`), words that tell names (`names.toml`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from msgspec import Struct

from silang.pack import Pack
from silang.read.titles import titles


class Places(Struct, frozen=True, forbid_unknown_fields=True):
    """Names in small letters, one a line, by kind; made from libraries by bench/make_gazetteer.py."""

    country: str
    city: str
    region: str
    district: str
    given: str


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """Words in small letters that tell what stands beside them, and short forms with what they stand for ("" for nothing)."""

    body: tuple[str, ...]
    place: tuple[str, ...]
    thing: tuple[str, ...]
    particle: tuple[str, ...]
    link: tuple[str, ...]
    toward: tuple[str, ...]
    glue: tuple[str, ...]
    brand: tuple[str, ...]
    alias: tuple[str, ...]
    never: tuple[str, ...]
    bodies: dict[str, str]
    places: dict[str, str]


@dataclass(frozen=True)
class Known:
    """The tables of a pack as sets to ask; every word is in small letters."""

    titles: dict[str, str]
    title_words: frozenset[str]
    body: frozenset[str]
    place: frozenset[str]
    thing: frozenset[str]
    particle: frozenset[str]
    link: frozenset[str]
    toward: frozenset[str]
    glue: frozenset[str]
    brand: tuple[str, ...]
    alias: frozenset[str]
    never: frozenset[str]
    bodies: dict[str, str]
    places: dict[str, str]
    country: frozenset[str]
    city: frozenset[str]
    region: frozenset[str]
    district: frozenset[str]
    given: frozenset[str]

    def place_kind(self, phrase: str) -> str:
        """The kind of place that a phrase in small letters names beyond doubt of its kind, "" for none."""
        if phrase in self.country or phrase in self.places:
            return "country"
        if phrase in self.region:
            return "region"
        if phrase in self.city:
            return "city"
        return "district" if phrase in self.district else ""

    def stands_for(self, phrase: str) -> str:
        """The full name of a well-known short form in small letters, "" for none."""
        return self.bodies.get(phrase, "") or self.places.get(phrase, "")


@lru_cache(maxsize=8)
def known(pack: Pack) -> Known:
    """The pack's names and words about names, compiled once."""
    words, places, roles = pack.table("names", Words), pack.table("gazetteer", Places), titles(pack)
    return Known(
        titles=roles,
        title_words=frozenset(word for phrase in roles for word in phrase.split()),
        **{
            kind: frozenset(getattr(words, kind))
            for kind in ("body", "place", "thing", "particle", "link", "toward", "glue", "alias", "never")
        },
        brand=words.brand,
        bodies=words.bodies,
        places=words.places,
        **{kind: frozenset(getattr(places, kind).split("\n")) - {""} for kind in Places.__struct_fields__},
    )
