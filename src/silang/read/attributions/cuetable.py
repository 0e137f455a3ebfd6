"""The table `cues` of a pack: roots of verbs that report, what turns them round, and phrases that are no verb's forms."""

from __future__ import annotations

from typing import Literal

import msgspec

from silang.model import Stance

Act = Literal["asserts", "confirms", "denies", "comments", "doubts", "warns", "predicts", "pledges", "demands"]


class Polarity(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that turn a verb round: negation, refusal, what may stand between, and what an accusation is called.

    `assured` are roots that confirm only where they are turned round: "memastikan" asserts, "belum memastikan" does not confirm;
    `admitted` are those that deny there: "tidak mengakui", `doubted` those that doubt: "tidak yakin",
    `untold` those that decline to comment: "tidak merinci"; `speech` is what it is, too, to refuse: "enggan bicara".
    """

    negation: tuple[str, ...]
    refusal: tuple[str, ...]
    modal: tuple[str, ...]
    accusation: tuple[str, ...]
    assured: tuple[str, ...]
    admitted: tuple[str, ...]
    doubted: tuple[str, ...]
    untold: tuple[str, ...]
    speech: tuple[str, ...]


class Light(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Light verbs, the nouns that say what was done with them, and what may stand behind such a noun ("komentar resmi")."""

    verbs: tuple[str, ...]
    qualities: tuple[str, ...]
    nouns: dict[str, Act]


class Lead(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Prepositions that name whose words follow, those that hold the speaker in a suffix, "thus" and what it is by.

    `told` is said and `taken` published ("…," demikian dikutip dari akun X); `basis` names whose data follows ("Berdasarkan
    data X, …"), `holding` hold the speaker at a sentence's head ("Baginya, …"), `closing` report without a verb where they
    stand behind what was said ("…," demikian X).
    """

    according: tuple[str, ...]
    basis: tuple[str, ...]
    openings: frozenset[str]
    enclitic: tuple[str, ...]
    holding: tuple[str, ...]
    thus: tuple[str, ...]
    closing: frozenset[str]
    told: tuple[str, ...]
    taken: tuple[str, ...]


class Silence(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands before a noun of saying where nobody said anything ("belum ada")."""

    openers: tuple[str, ...]


class Deeds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Roots of verbs that things do too ("pagar ini memastikan …")."""

    roots: frozenset[str]


class Pseudo(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Phrases that look like cues and are none."""

    phrases: tuple[str, ...]


class Cues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table `cues`: roots with the patterns of their forms, by what they do."""

    clausal: dict[Act, dict[str, str]]
    personal: dict[Act, dict[str, str]]
    nominal: dict[Act, dict[str, str]]
    evidence: dict[Act, dict[str, str]]
    counting: dict[Act, dict[str, str]]
    lead: Lead
    polarity: Polarity
    light: Light
    future: dict[str, Stance]
    asked: dict[str, Stance]
    silence: Silence
    deeds: Deeds
    idioms: dict[str, Stance]
    pseudo: Pseudo
