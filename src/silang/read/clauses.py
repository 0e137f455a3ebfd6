"""The table `clauses`: small words by what they do in a clause, for those who ask what is said and those who ask who says it."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from silang.pack import Pack

LEADING = "quotation before its cue"  # the rule of a quotation that stands right before the one that has the cue
BY_DATA = "by data, content"  # the rule of what data says, which nobody speaks


class Pronouns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that stand for a speaker."""

    singular: tuple[str, ...]
    plural: tuple[str, ...]
    own: tuple[str, ...]
    first: tuple[str, ...]


class Anaphors(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that point back to what was just told, and what may stand between such a passive and its agent."""

    alone: frozenset[str]
    pointed: frozenset[str]
    pointers: tuple[str, ...]
    agent: tuple[str, ...]

    @property
    def heads(self) -> frozenset[str]:
        """The words for what was just told, with a word that points or without."""
        return either(self.alone, self.pointed)


class Clauses(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table `clauses`: small words by what they do in a clause."""

    that: frozenset[str]
    so_that: frozenset[str]
    reasons: frozenset[str]
    excuses: frozenset[str]
    conceding: frozenset[str]
    listing: frozenset[str]
    that_or_if: frozenset[str]
    withheld: frozenset[str]
    granted: frozenset[str]
    occasions: frozenset[str]
    subordinators: frozenset[str]
    coordinators: frozenset[str]
    fully: frozenset[str]
    inquiring: frozenset[str]
    lodging: frozenset[str]
    currencies: frozenset[str]
    printed: tuple[str, ...]
    future: frozenset[str]
    perfect: frozenset[str]
    relatives: frozenset[str]
    including: frozenset[str]
    particles: frozenset[str]
    english: frozenset[str]
    relays: frozenset[str]
    relayed: tuple[str, ...]
    ease: frozenset[str]
    thoughts: frozenset[str]
    conveying: frozenset[str]
    announcing: frozenset[str]
    adverbs: frozenset[str]
    further: frozenset[str]
    again: frozenset[str]
    addressing: frozenset[str]
    forums: frozenset[str]
    emphatic: frozenset[str]
    naming: frozenset[str]
    media: frozenset[str]
    ways: frozenset[str]
    accompanied: frozenset[str]
    posts: frozenset[str]
    past: tuple[str, ...]
    topics: frozenset[str]
    prepositions: frozenset[str]
    closers: frozenset[str]
    glued: tuple[str, ...]
    glued_to: tuple[str, ...]
    glued_that: tuple[str, ...]
    enders: tuple[str, ...]
    confessing: frozenset[str]
    elected: frozenset[str]
    going: frozenset[str]
    stirring: frozenset[str]
    judged: frozenset[str]
    stirred: frozenset[str]
    contrasts: frozenset[str]
    joints: frozenset[str]
    places: frozenset[str]
    areas: frozenset[str]
    regions: frozenset[str]
    as_of: frozenset[str]
    tones: frozenset[str]
    moments: frozenset[str]
    turns: frozenset[str]
    others: frozenset[str]
    between: frozenset[str]
    role_tails: frozenset[str]
    bodies: frozenset[str]
    persons: frozenset[str]
    eventually: frozenset[str]
    purposes: frozenset[str]
    fitting: frozenset[str]
    thus: frozenset[str]
    speaking: frozenset[str]
    claims: frozenset[str]
    stated: frozenset[str]
    likening: frozenset[str]
    likened: frozenset[str]
    documents: frozenset[str]
    records: frozenset[str]
    figures: frozenset[str]
    speeches: frozenset[str]
    empty: frozenset[str]
    announced: frozenset[str]
    for_whom: frozenset[str]
    amounts: frozenset[str]
    agent_begins: tuple[str, ...]
    agent_ends: tuple[str, ...]
    not_agents: frozenset[str]
    abstract_begins: tuple[str, ...]
    abstract_ends: tuple[str, ...]
    causatives: frozenset[str]
    duties: frozenset[str]
    not_said: frozenset[str]
    lodged: frozenset[str]
    added: frozenset[str]
    states: frozenset[str]
    uncovering: frozenset[str]
    uncovered: frozenset[str]
    exacting: frozenset[str]
    exacted: frozenset[str]
    ordinals: frozenset[str]
    invited: frozenset[str]
    addressed: frozenset[str]
    unsaid: frozenset[str]
    negations: frozenset[str]
    obliged: frozenset[str]
    supposed: frozenset[str]
    then: frozenset[str]
    copulas: frozenset[str]
    questions: frozenset[str]
    felt: frozenset[str]
    few: frozenset[str]
    givers: frozenset[str]
    counts: frozenset[str]
    nominal: tuple[str, ...]
    degrees: frozenset[str]
    asked: frozenset[str]
    no_subjects: frozenset[str]
    plurals: frozenset[str]
    manner: frozenset[str]
    manners: frozenset[str]
    hedges: tuple[str, ...]
    flat: tuple[str, ...]
    compared: frozenset[str]
    channels: frozenset[str]
    openers: frozenset[str]
    counsel: frozenset[str]
    singles: frozenset[str]
    auxiliaries: frozenset[str]
    verb_prefixes: tuple[str, ...]
    passive: str
    not_verbs: frozenset[str]
    pronouns: Pronouns
    anaphors: Anaphors

    def is_verb(self, word: str) -> bool:
        """Whether a word in small letters has the shape of a verb."""
        return len(word) > 4 and word.startswith(self.verb_prefixes) and word not in self.not_verbs and "-" not in word[:3]

    def is_agent(self, noun: str) -> bool:
        """Whether a noun in small letters is made of a verb for who does it: "penyelenggara"; "penyelenggaraan" is what is done."""
        return noun.startswith(self.agent_begins) and not noun.endswith(self.abstract_ends) and noun not in self.not_agents

    def is_amount(self, word: str) -> bool:
        """Whether a word in small letters is a number or begins money ("20", "rp", "rp20.000")."""
        return word.rstrip("0123456789.,") in self.currencies or (word[:1].isdigit() and word[-1:].isdigit())

    def is_passive(self, verb: str) -> bool:
        """Whether a verb in small letters has the shape of a passive, whose subject does nothing."""
        return verb.startswith(self.passive)


@lru_cache(maxsize=8)
def clauses(pack: Pack) -> Clauses:
    """The pack's table of small words."""
    return pack.table("clauses", Clauses)


@lru_cache(maxsize=256)
def either(*kinds: frozenset[str]) -> frozenset[str]:
    """The words of any of the kinds, made once."""
    return frozenset().union(*kinds)
