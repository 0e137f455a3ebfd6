"""The tables of a language pack that the stages of a story read: `story` and `capitals`."""

from __future__ import annotations

from msgspec import Struct


class Affixes(Struct, frozen=True, forbid_unknown_fields=True):
    """How a word is brought to a stem: prefixes with the letter each hides before a vowel; `silent` is dropped from the front."""

    least: int
    silent: str
    suffixes: list[str]
    prefixes: dict[str, str]


class State(Struct, frozen=True, forbid_unknown_fields=True):
    """A state of what is counted: verbs before a figure, forms after it, nouns for those in it (`who`) and for it.

    `among` names the state that it is for a class of the counted; `grows` says that the count can only rise, `passing` that it
    rises and falls; a `light` state is no concept. `called`: the words that a question may call it by, of which it takes the one
    that most reports use; its key where there are none.
    """

    forms: list[str]
    active: list[str] = []
    who: list[str] = []
    nouns: list[str] = []
    called: list[str] = []
    among: dict[str, str] = {}
    grows: bool = False
    passing: bool = False
    light: bool = False


class Lore(Struct, frozen=True, forbid_unknown_fields=True):
    """The table `story` of a language pack."""

    stop: str
    pointers: list[str]
    pointing: list[str]
    deeds: list[str]
    relative: list[str]
    earlier: list[str]
    after: list[str]
    negations: list[str]
    weighty: list[str]
    turning: list[str]
    same: dict[str, str]
    clauses: list[str]
    together: list[str]
    nobody: list[str]
    at: list[str]
    of: list[str]
    partial: list[str]
    people: str
    money: str
    part: str
    total: list[str]
    former: str
    until: list[str]
    past: list[str]
    aim: str
    aims: list[str]
    again: list[str]
    collective: str
    unasked: list[str]
    hollow: list[str]
    numbering: list[str]
    narrowing: list[str]
    doubtful: list[str]
    made_of: dict[str, str]
    made_by: dict[str, list[str]]
    divisions: list[str]
    rest: list[str]
    affixes: Affixes
    counted: dict[str, list[str]]
    wider: dict[str, str]
    states: dict[str, State]
    measures: dict[str, list[str]]
    single: list[str]
    aliases: dict[str, list[str]]
    stands_for: dict[str, str]
    governments: list[str]
    papers: list[str]
    scraps: list[str]
    places: list[str]
    generations: list[str]
    kin: list[str]


class Capitals(Struct, frozen=True, forbid_unknown_fields=True):
    """The table `capitals` of a language pack: the capitals of countries, by each of their names."""

    capitals: dict[str, str]
