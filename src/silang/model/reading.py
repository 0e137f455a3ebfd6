"""What one article says, frozen: the nouns of the record `silang.reading/1`."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from silang.model.articles import Provenance
from silang.reasons.values import Bound, Number, Reason, Stance
from silang.spans import Span

Basis = Literal["metadata", "header", "body"]
DebrisKind = Literal["header", "caption", "related", "promo", "control", "signature", "legal", "other"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
NameType = Literal["PER", "ORG", "LOC"]
Form = Literal["direct", "indirect", "mixed"]
Unnamed = Literal[
    "official", "police", "military", "diplomat", "politician", "lawyer", "expert", "doctor", "witness", "victim", "suspect",
    "relative", "resident", "worker", "business", "student", "supporter", "public", "person", "source",
]  # fmt: skip


class Step(Struct, frozen=True, kw_only=True):
    """One step of how an item was read: the rule and the characters it stood on."""

    rule: str
    span: Span


class Source(Struct, frozen=True, kw_only=True):
    """Where an article was received from; `provenance` leads from its characters to its bytes, null where none were received."""

    path: str | None = None
    url: str | None = None
    provenance: Provenance | None = None


class Published(Struct, frozen=True, kw_only=True):
    """When an article was published: ISO 8601 `value`, what it rests on, and the characters where the text says so."""

    value: str
    basis: Basis
    span: Span | None = None


class Masthead(Struct, frozen=True, kw_only=True):
    """What an article says of itself. `place` is that of the dateline; `bylines` are full names; `language` is BCP 47."""

    title: str | None = None
    outlet: str | None = None
    place: str | None = None
    bylines: tuple[str, ...] = ()
    language: str | None = None
    published: Published | None = None


class Debris(Struct, frozen=True, kw_only=True):
    """A piece of the page that is not the report's own prose."""

    span: Span
    kind: DebrisKind
    rule: str


class Timex(Struct, frozen=True, kw_only=True):
    """A time expression (TIMEX3). `begin` and `end` are the first and last day meant, ISO dates, both inclusive.

    Both are null where no interval can be given; `duration` is an ISO 8601 duration. `anchor` is the day (or ISO time) that a
    relative expression was resolved against; `unsure` says that another reading stays possible.
    """

    span: Span
    type: TimexType
    value: str
    mod: str | None = None
    begin: str | None = None
    end: str | None = None
    duration: str | None = None
    anchor: str | None = None
    issue: str | None = None
    proposal: str | None = None
    unsure: bool = False
    rule: str
    steps: tuple[Step, ...] = ()


class Quantity(Struct, frozen=True, kw_only=True):
    """A count, amount, rate or measure, between `low` and `high` in units (1,5 triliun is 1500000000000).

    `high` is null and `bound` is `order` for indefinite numerals (ribuan). `counted` is the head of what is counted, `modifiers`
    what narrows it (place, group, state). `parts` are indices of the quantities that a composed one is made of.
    """

    span: Span
    numeral: Span
    low: Number
    high: Number | None
    bound: Bound
    unit: str | None = None
    counted: Span | None = None
    modifiers: tuple[Span, ...] = ()
    parts: tuple[int, ...] = ()
    rule: str
    steps: tuple[Step, ...] = ()


class Name(Struct, frozen=True, kw_only=True):
    """A name by its fullest form in the article, and every place where it, or a shorter form of it, stands."""

    name: str
    type: NameType
    mentions: tuple[Span, ...]
    rule: str


class Attribution(Struct, frozen=True, kw_only=True):
    """Who is said to have said, confirmed, denied, refused or thought what (PARC 3.0: cue, source, content).

    `source` is the noun phrase, pronoun or `-nya` as written; `speaker` who that is by the fullest name in the article, null where
    two candidates stay, with the `chain` of mentions that leads there. `date` is the day of saying, `via` the outlets or wires
    that relay it. `hedges` are the words inside the content that weaken it. `unnamed` says what a source is that has no name in the
    article; `addressee` is to whom it was said.
    """

    source: Span | None
    speaker: str | None
    role: Span | None = None
    affiliation: Span | None = None
    unnamed: Unnamed | None = None
    cue: Span | None
    content: tuple[Span, ...]
    form: Form
    stance: Stance | None
    date: str | None = None
    channel: Span | None = None
    addressee: Span | None = None
    via: tuple[str, ...] = ()
    chain: tuple[Span, ...] = ()
    hedges: tuple[Span, ...] = ()
    rule: str


class Credit(Struct, frozen=True, kw_only=True):
    """An outlet or wire that the article says it has its matter from."""

    span: Span
    name: str
    rule: str


class ReadingFinding(Struct, frozen=True, kw_only=True):
    """What a careful editor would flag inside one report; `cites` are the spans that the judgement rests on.

    `why` is the English sentence of `reason`.
    """

    kind: str
    span: Span
    why: str
    reason: Reason | None = None
    proposal: str | None = None
    cites: tuple[Span, ...] = ()


class Reading(Struct, frozen=True, kw_only=True):
    """What one article says: the record `silang.reading/1`."""

    schema: Literal["silang.reading/1"] = "silang.reading/1"
    id: str
    name: str
    source: Source
    text: str
    article: Masthead
    not_body: tuple[Debris, ...] = ()
    times: tuple[Timex, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    names: tuple[Name, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    credits: tuple[Credit, ...] = ()
    findings: tuple[ReadingFinding, ...] = ()
