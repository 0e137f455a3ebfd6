"""What a stream of readings holds, frozen: the nouns of the record `silang.stories/1`."""

from __future__ import annotations

from typing import Literal

import msgspec
from msgspec import Struct

from silang.reasons.values import Reason
from silang.spans import Span

CopyKind = Literal["verbatim", "abridged", "reordered", "spun", "lifted", "shared-quotation"]


class Event(Struct, frozen=True, kw_only=True):
    """The articles, by name, that tell of one happening or one occasion; `id` is that of its first article, whoever joins later."""

    id: str
    articles: tuple[str, ...]


class Link(Struct, frozen=True, kw_only=True):
    """Two articles of one story that tell of the same, how strongly (0 to 1) and what they share, in words and as data."""

    a: str
    b: str
    score: float
    why: tuple[str, ...]
    reason: tuple[Reason, ...] = ()


class StreamStory(Struct, frozen=True, kw_only=True):
    """One story of a stream; `begin` and `end` are the first and last day of publication, null where no article has one."""

    id: str
    headline: str
    begin: str | None
    end: str | None
    events: tuple[Event, ...]
    links: tuple[Link, ...] = ()


class Copy(Struct, frozen=True, kw_only=True):
    """An article with words of another: `share` is the part of `article` that stands in `source`; `spans` pairs a span of each.

    `why` says what the verdict rests on, `reason` the same as data; `unsure`, that nothing tells which of the two came first.
    """

    article: str
    source: str = msgspec.field(name="from")
    kind: CopyKind
    share: float
    spans: tuple[tuple[Span, Span], ...]
    why: str = ""
    reason: Reason | None = None
    unsure: bool = False


class Stories(Struct, frozen=True, kw_only=True):
    """What a stream holds: the record `silang.stories/1`. Every article is in one event; those of `service` begin no story."""

    schema: Literal["silang.stories/1"] = "silang.stories/1"
    stories: tuple[StreamStory, ...] = ()
    service: tuple[str, ...] = ()
    copies: tuple[Copy, ...] = ()
