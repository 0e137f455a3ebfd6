"""Every noun of Silang, frozen. Spans are `[start, end)` in code points of the text of the article they belong to.

The records, `Reading`, `Dossier` and `Stories`, are public interfaces; what their fields mean is said in docs/reference/records.md
and held by the JSON Schemas in `silang/schemas`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Literal

import msgspec
from msgspec import Struct

from silang.reasons.values import Bound as Bound  # noqa: PLC0414 - part of the model
from silang.reasons.values import Number as Number  # noqa: PLC0414 - part of the model
from silang.reasons.values import Reason as Reason  # noqa: PLC0414 - part of the model
from silang.reasons.values import Stance as Stance  # noqa: PLC0414 - part of the model
from silang.spans import Span
from silang.stream import Copy as Copy  # noqa: PLC0414 - part of the model
from silang.stream import CopyKind as CopyKind  # noqa: PLC0414 - part of the model
from silang.stream import Event as Event  # noqa: PLC0414 - part of the model
from silang.stream import Link as Link  # noqa: PLC0414 - part of the model
from silang.stream import Stories as Stories  # noqa: PLC0414 - part of the model
from silang.stream import StreamStory as StreamStory  # noqa: PLC0414 - part of the model

Basis = Literal["metadata", "header", "body"]
DebrisKind = Literal["header", "caption", "related", "promo", "control", "signature", "legal", "other"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
NameType = Literal["PER", "ORG", "LOC"]
Form = Literal["direct", "indirect", "mixed"]
Verdict = Literal["equal", "compatible", "refined", "changed", "contradictory"]
EdgeKind = Literal["relay", "copy"]
Severity = Literal["high", "medium", "low"]


class Step(Struct, frozen=True, kw_only=True):
    """One step of how an item was read: the rule and the characters it stood on."""

    rule: str
    span: Span


# --- what is handed in ---------------------------------------------------------------------------------------------


class Article(Struct, frozen=True, kw_only=True):
    """One report as published, decoded but not edited; what the page's metadata says of it is kept beside the text.

    `published` is ISO 8601, a date or a date and time with offset. `name` is the file stem or the record's id.
    """

    name: str
    text: str
    path: str | None = None
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    bylines: tuple[str, ...] = ()
    published: str | None = None

    @property
    def id(self) -> str:
        """SHA-256 of the text's UTF-8 bytes, in hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


class SetAside(Struct, frozen=True, kw_only=True):
    """An input that could not be read: `where` names it (a path, a line of a file, an article), `why` says what is wrong."""

    where: str
    why: str


# --- what one article says -----------------------------------------------------------------------------------------


class Source(Struct, frozen=True, kw_only=True):
    """Where an article was received from."""

    path: str | None = None
    url: str | None = None


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
    that relay it. `hedges` are the words inside the content that weaken it.
    """

    source: Span | None
    speaker: str | None
    role: Span | None = None
    affiliation: Span | None = None
    cue: Span | None
    content: tuple[Span, ...]
    form: Form
    stance: Stance | None
    date: str | None = None
    channel: Span | None = None
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


# --- what a pile of readings says together ---------------------------------------------------------------------------


class Evidence(Struct, frozen=True, kw_only=True):
    """Characters of one of the story's articles."""

    article: str
    span: Span


class StoryArticle(Struct, frozen=True, kw_only=True):
    """An article of the story, as the dossier lists it; `published` is ISO 8601."""

    name: str
    id: str
    outlet: str | None
    title: str | None
    published: str | None
    url: str | None = None


class Story(Struct, frozen=True, kw_only=True):
    """The developing affair that articles tell of; `begin` and `end` are the first and last day its reports speak of as news."""

    id: str
    headline: str
    begin: str | None
    end: str | None
    articles: tuple[StoryArticle, ...]


class Answer(Struct, frozen=True, kw_only=True):
    """One claimed figure: which quantity of which article, claimed by whom, as of which day, relayed by whom."""

    article: str
    quantity: int
    attribution: int | None
    by: str | None
    low: Number
    high: Number | None
    bound: Bound
    unit: str | None = None
    as_of: str | None = None
    via: tuple[str, ...] = ()


class Pair(Struct, frozen=True, kw_only=True):
    """How two answers (by their indices) stand to each other; `why` is the English sentence of `reason`."""

    a: int
    b: int
    verdict: Verdict
    why: str
    reason: Reason | None = None


class Figure(Struct, frozen=True, kw_only=True):
    """One question of number that the story's reports answer."""

    id: str
    asks: str
    answers: tuple[Answer, ...]
    pairs: tuple[Pair, ...]


class Witness(Struct, frozen=True, kw_only=True):
    """One report's telling of a statement: an attribution of an article, by index."""

    article: str
    attribution: int


class Statement(Struct, frozen=True, kw_only=True):
    """One utterance, however many reports tell it."""

    speaker: str
    date: str | None
    witnesses: tuple[Witness, ...]


class Party(Struct, frozen=True, kw_only=True):
    """A party's stance to a claim, and the attributions it stands on."""

    party: str
    stance: Stance
    as_of: str | None
    evidence: tuple[Witness, ...]


class Position(Struct, frozen=True, kw_only=True):
    """A claim and who stands how to it; a party that changed stands here once for each stance, in order of time."""

    claim: str
    parties: tuple[Party, ...]


class Actor(Struct, frozen=True, kw_only=True):
    """One person, body or place under all the names that the reports give it; `why` says what joined them, as `reason` does."""

    name: str
    type: NameType
    variants: tuple[str, ...] = ()
    why: tuple[str, ...] = ()
    reason: tuple[Reason, ...] = ()


class Edge(Struct, frozen=True, kw_only=True):
    """Where an article has matter from: a credited outlet (`relay`) or another article's wording (`copy`)."""

    article: str
    source: str = msgspec.field(name="from")
    kind: EdgeKind
    evidence: tuple[Evidence, ...]
    share: float | None = None


class Origins(Struct, frozen=True, kw_only=True):
    """Who has it from whom; `independent` groups the articles (by name) that go back to a common origin."""

    edges: tuple[Edge, ...] = ()
    independent: tuple[tuple[str, ...], ...] = ()


class TimelineEntry(Struct, frozen=True, kw_only=True):
    """Something that the reports place on a day or a run of days, in their words; `said`, `published`: the first such days."""

    begin: str
    end: str
    text: str
    evidence: tuple[Evidence, ...]
    mod: str | None = None
    said: str | None = None
    published: str | None = None


class Finding(Struct, frozen=True, kw_only=True):
    """What a careful editor would flag, in one report or between several; `why` is the English sentence of `reason`."""

    kind: str
    why: str
    reason: Reason | None = None
    evidence: tuple[Evidence, ...]
    severity: Severity
    proposal: str | None = None


class BriefSentence(Struct, frozen=True, kw_only=True):
    """A sentence of the brief; nothing in it goes beyond what its evidence says."""

    text: str
    evidence: tuple[Evidence, ...]


class Dossier(Struct, frozen=True, kw_only=True):
    """What a pile of readings says together: the record `silang.dossier/1`."""

    schema: Literal["silang.dossier/1"] = "silang.dossier/1"
    story: Story
    figures: tuple[Figure, ...] = ()
    statements: tuple[Statement, ...] = ()
    positions: tuple[Position, ...] = ()
    actors: tuple[Actor, ...] = ()
    origins: Origins = Origins()
    timeline: tuple[TimelineEntry, ...] = ()
    findings: tuple[Finding, ...] = ()
    news: tuple[Finding, ...] = ()
    brief: tuple[BriefSentence, ...] = ()
    readings: Mapping[str, Reading] = msgspec.field(default_factory=dict)
