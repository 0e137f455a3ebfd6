"""Stories as the record has them, with their links and what these rest on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date

from silang.model import Event, Link, Reading, StreamStory
from silang.story.gathering.articles import Articles
from silang.story.gathering.clusters import Edge
from silang.story.gathering.keys import Keys
from silang.story.gathering.links import link, shared_words
from silang.story.gathering.vectors import Item, dot, middle

_LOOKED_AT = 12  # articles of an event that the strongest link to another event is looked for among


class Telling:
    """Writes stories of articles, which are told by their places and have been fetched."""

    def __init__(self, articles: Articles, readings: Sequence[Reading]) -> None:
        """The articles, and their readings under the names that the record has for them, in the same order."""
        self._articles, self._readings = articles, readings

    def link(self, edge: Edge) -> Link:
        """The link between two articles, with its reasons."""
        a, b = (self._readings[place] for place in (edge.one, edge.other))
        one, other = (self._articles.item(place) for place in (edge.one, edge.other))
        return link(edge, a, b, one, other, shared_words(a, one, other))

    def strongest(self, alike: float, one: Sequence[int], other: Sequence[int]) -> Edge:
        """The two articles of two events that have most in common, at the likeness of the events."""
        pairs = ((i, j) for i in self._central(one) for j in self._central(other))
        return Edge(alike, *max(pairs, key=lambda pair: (self._dot(*pair), -pair[0], -pair[1])))

    def middle(self, event: Sequence[int]) -> Item:
        """The articles of an event as one item."""
        return middle([self._articles.item(place) for place in event])

    def story(self, events: Iterable[list[int]], links: Iterable[Link]) -> StreamStory:
        """The story of these events; its headline is that of the article most like all."""
        ordered = sorted(events)
        members = sorted(place for event in ordered for place in event)
        days = [day for place in members if (day := self._articles.keys[place].day)]
        head = members[0]
        if len(members) > 1:
            whole = self.middle(members).vector
            head = max(members, key=lambda place: (dot(self._articles.item(place).vector, whole), -place))
        return StreamStory(
            id=_id("story", self._articles.keys[members[0]]),
            headline=_headline(self._readings[head]),
            begin=_day(min(days, default=0)),
            end=_day(max(days, default=0)),
            events=tuple(self._event(event) for event in ordered),
            links=tuple(sorted(links, key=lambda made: (made.a, made.b))),
        )

    def _event(self, event: Sequence[int]) -> Event:
        names = sorted(self._readings[place].name for place in event)
        return Event(id=_id("event", self._articles.keys[event[0]]), articles=tuple(names))

    def _central(self, event: Sequence[int]) -> Sequence[int]:
        if len(event) <= _LOOKED_AT:
            return event
        whole = self.middle(event).vector
        return sorted(event, key=lambda place: (-dot(self._articles.item(place).vector, whole), place))[:_LOOKED_AT]

    def _dot(self, one: int, other: int) -> float:
        return dot(self._articles.item(one).vector, self._articles.item(other).vector)


def alone(keys: Keys, reading: Reading) -> StreamStory:
    """An article that begins no story, as one by itself."""
    day, event = _day(keys.day), Event(id=_id("event", keys), articles=(reading.name,))
    return StreamStory(id=_id("story", keys), headline=_headline(reading), begin=day, end=day, events=(event,))


def _id(kind: str, first: Keys) -> str:
    return hashlib.sha256(f"{kind}\n{first.id}\n{first.name}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _day(ordinal: int) -> str | None:
    return date.fromordinal(ordinal).isoformat() if ordinal else None


def _headline(reading: Reading) -> str:
    """The title; where there is none, the first line that holds anything."""
    title = reading.article.title or next((line for line in reading.text.splitlines() if line.strip()), "")
    return " ".join(title.split())[:160]
