"""What a pile of readings says together, frozen: the nouns of the record `silang.dossier/1`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec
from msgspec import Struct

from silang.model.reading import NameType, Reading
from silang.reasons.values import Bound, Number, Reason, Stance
from silang.spans import Span

Verdict = Literal["equal", "compatible", "refined", "changed", "contradictory"]
EdgeKind = Literal["relay", "copy"]
OriginKind = Literal["article", "outlet", "shared-text", "circle"]
Severity = Literal["high", "medium", "low"]


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
    """One question of number that the story's reports answer; `origins`: the fewest they can all go back to, 0 if not counted."""

    id: str
    asks: str
    answers: tuple[Answer, ...]
    pairs: tuple[Pair, ...]
    origins: int = 0


class Witness(Struct, frozen=True, kw_only=True):
    """One report's telling of a statement: an attribution of an article, by index."""

    article: str
    attribution: int


class Statement(Struct, frozen=True, kw_only=True):
    """One utterance, however many reports tell it; `origins`: the fewest that they can all go back to, 0 if not counted."""

    speaker: str
    date: str | None
    witnesses: tuple[Witness, ...]
    origins: int = 0


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


class Standing(Struct, frozen=True, kw_only=True):
    """The actor, by name, that another one stands for: named in its place, and never made one with it."""

    name: str
    why: str
    reason: Reason


class Actor(Struct, frozen=True, kw_only=True):
    """One person, body or place under all the names that the reports give it; `why` says what joined them, as `reason` does."""

    name: str
    type: NameType
    variants: tuple[str, ...] = ()
    why: tuple[str, ...] = ()
    reason: tuple[Reason, ...] = ()
    stands_for: Standing | None = None


class Edge(Struct, frozen=True, kw_only=True):
    """Where an article has matter from: a credited outlet (`relay`) or another article's wording (`copy`)."""

    article: str
    source: str = msgspec.field(name="from")
    kind: EdgeKind
    evidence: tuple[Evidence, ...]
    share: float | None = None


class Origin(Struct, frozen=True, kw_only=True):
    """One origin of the story's matter, and the articles, by name, that go back to it.

    It is an article that names no other (`article`), an outlet outside the story that they credit (`outlet`), one text of which
    nothing tells who had it first (`shared-text`: a press release, or a wire that nobody names), or articles that credit each other
    (`circle`). `name` is that of the article or outlet; null for the other two. `why` is the English sentence of `reason`.
    """

    kind: OriginKind
    name: str | None
    articles: tuple[str, ...]
    why: str
    reason: Reason | None = None


class Owner(Struct, frozen=True, kw_only=True):
    """A company that owns outlets of the story, and these by the names of their articles: several voices, one house."""

    name: str
    articles: tuple[str, ...]


class Origins(Struct, frozen=True, kw_only=True):
    """Who has it from whom; `independent` groups the articles (by name) that go back to a common origin, `groups` says why each.

    `owners` are those with two outlets or more in the story.
    """

    edges: tuple[Edge, ...] = ()
    independent: tuple[tuple[str, ...], ...] = ()
    groups: tuple[Origin, ...] = ()
    owners: tuple[Owner, ...] = ()


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


class Correction(Struct, frozen=True, kw_only=True):
    """An entry of a person's corrections file, whether it could be applied, and why not where it could not."""

    entry: str
    applied: bool
    why: str
    reason: Reason


class BriefSentence(Struct, frozen=True, kw_only=True):
    """A sentence of the brief; nothing in it goes beyond what its evidence says."""

    text: str
    evidence: tuple[Evidence, ...]


class StoryTold(Struct, frozen=True, kw_only=True):
    """One of several stories that a pile of articles tells, with the names of its articles."""

    headline: str
    articles: tuple[str, ...]


class Dossier(Struct, frozen=True, kw_only=True):
    """What a pile of readings says together: the record `silang.dossier/1`.

    `stories` are those that the articles tell, the largest first, where none has half of them; empty where they tell one.
    """

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
    corrections: tuple[Correction, ...] = ()
    stories: tuple[StoryTold, ...] = ()
    readings: Mapping[str, Reading] = msgspec.field(default_factory=dict)
