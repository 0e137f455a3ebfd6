"""The composer of a stream: readings become events, tight, and stories, loose, over them.

What comes out is a function of the set of readings: any order and any batches give the same.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import structs

from silang.ease import at_ease
from silang.model import Event, Link, Reading, Stories, StreamStory
from silang.pack import Pack
from silang.story.copies.copies import copies
from silang.story.gathering.clusters import Edge, grouped
from silang.story.gathering.keys import Keys, background, keys
from silang.story.gathering.links import edges, link, shared_words, tells, told_apart
from silang.story.gathering.vectors import dot, items, middle

_EVENT, _STORY = 0.16, 0.07  # how alike articles of one event, and events of one story, are on average
_KEPT_EVENT, _KEPT_STORY = 0.05, 0.03  # pairs less alike are taken for strangers
_DAY_OF_EVENT, _DAY_OF_STORY = 0.9, 0.97  # what a day between leaves of the likeness
_LOOKED_AT = 12  # articles of an event that the strongest link to another event is looked for among


class Stream:
    """Readings as they come in; the stories among all that came so far can be asked for at any time."""

    def __init__(self, pack: Pack) -> None:
        """An empty stream, of articles in the language of `pack`."""
        self._pack = pack
        self._held: dict[tuple[str, str], tuple[Keys, Reading]] = {}

    def add(self, readings: Iterable[Reading]) -> None:
        """Take readings in; one that is here already changes nothing."""
        for reading in readings:
            if (reading.name, reading.id) not in self._held:
                self._held[reading.name, reading.id] = (keys(reading, self._pack), reading)

    def stories(self) -> Stories:
        """The stories of everything that came in; the same set gives the same, however it came."""
        with at_ease():
            return self._stories()

    def _stories(self) -> Stories:
        ordered, told = self._ordered(), self.readings()
        news = [i for i, (one, _) in enumerate(ordered) if not one.service]
        found = _Found([ordered[i][0] for i in news], [told[i] for i in news], self._pack)
        alone = [
            StreamStory(id=_id("story", one), headline=_headline(told[i]), begin=_day(one.day), end=_day(one.day), events=(event,))
            for i, (one, _) in enumerate(ordered)
            if one.service
            for event in (Event(id=_id("event", one), articles=(told[i].name,)),)
        ]
        return Stories(
            stories=tuple(sorted((*found.stories(), *alone), key=lambda story: (story.begin or "", story.id))),
            service=tuple(sorted(told[i].name for i, (one, _) in enumerate(ordered) if one.service)),
        )

    def readings(self) -> list[Reading]:
        """The readings by day, under the names that the stories have for them."""
        ordered = self._ordered()
        taken = Counter(one.name for one, _ in ordered)
        return [
            reading if taken[reading.name] == 1 else structs.replace(reading, name=f"{reading.name}-{reading.id[:8]}")
            for _, reading in ordered
        ]

    def _ordered(self) -> list[tuple[Keys, Reading]]:
        return sorted(self._held.values(), key=lambda one: (one[0].day, one[0].id, one[0].name))


class _Found:
    """The groups among articles that may begin a story, which come ordered by day."""

    def __init__(self, ordered: Sequence[Keys], readings: Sequence[Reading], pack: Pack) -> None:
        self.ordered, self.readings = ordered, readings
        known = background(pack)
        self.items = items(ordered, known)
        told = [tells(one, item, known) for one, item in zip(ordered, self.items, strict=True)]
        self.events = grouped(
            [1] * len(ordered), told_apart(edges(self.items, _KEPT_EVENT, _DAY_OF_EVENT), told, _KEPT_EVENT), _EVENT
        )
        # Ordered by first day, as `edges` wants them.
        self.events.groups.sort(key=lambda group: (min((ordered[i].day for i in group if ordered[i].day), default=0), group))
        self.middles = [middle([self.items[i] for i in group]) for group in self.events.groups]
        sizes = [len(group) for group in self.events.groups]
        self.over = grouped(sizes, edges(self.middles, _KEPT_STORY, _DAY_OF_STORY), _STORY)

    def stories(self) -> list[StreamStory]:
        place = {event: number for number, group in enumerate(self.over.groups) for event in group}
        of_event = {i: event for event, group in enumerate(self.events.groups) for i in group}
        links: list[list[Link]] = [[] for _ in self.over.groups]
        for edge in self.events.joins:
            links[place[of_event[edge.one]]].append(self._link(edge))
        for edge in self.over.joins:
            links[place[edge.one]].append(self._link(self._strongest(edge)))
        return [self._story(events, links[number]) for number, events in enumerate(self.over.groups)]

    def _story(self, events: Sequence[int], links: list[Link]) -> StreamStory:
        groups = [self.events.groups[event] for event in events]
        members = sorted(i for group in groups for i in group)
        days = [self.ordered[i].day for i in members if self.ordered[i].day]
        whole = middle([self.items[i] for i in members]).vector
        head = max(members, key=lambda i: (dot(self.items[i].vector, whole), -i))
        return StreamStory(
            id=_id("story", self.ordered[members[0]]),
            headline=_headline(self.readings[head]),
            begin=_day(min(days, default=0)),
            end=_day(max(days, default=0)),
            events=tuple(
                Event(id=_id("event", self.ordered[group[0]]), articles=tuple(sorted(self.readings[i].name for i in group)))
                for group in sorted(groups)
            ),
            links=tuple(sorted(links, key=lambda made: (made.a, made.b))),
        )

    def _strongest(self, edge: Edge) -> Edge:
        """The two articles of two events that have most in common, at the likeness of the events."""
        here, there = (self._central(event) for event in (edge.one, edge.other))
        return Edge(
            edge.alike, *max(((i, j) for i in here for j in there), key=lambda pair: (self._dot(*pair), -pair[0], -pair[1]))
        )

    def _central(self, event: int) -> list[int]:
        group, whole = self.events.groups[event], self.middles[event].vector
        if len(group) <= _LOOKED_AT:
            return group
        return sorted(group, key=lambda i: (-dot(self.items[i].vector, whole), i))[:_LOOKED_AT]

    def _dot(self, one: int, other: int) -> float:
        return dot(self.items[one].vector, self.items[other].vector)

    def _link(self, edge: Edge) -> Link:
        a, b = (self.readings[i] for i in (edge.one, edge.other))
        one, other = (self.items[i] for i in (edge.one, edge.other))
        return link(edge, a, b, one, other, shared_words(a, one, other))


def gather(readings: Iterable[Reading], pack: Pack) -> Stories:
    """The stories that readings tell, by events, and who copied whom within each; no order of the readings changes anything.

    A name that several of them bear is told apart by the head of the content's hash. Copies of service pages are not looked for.
    """
    stream = Stream(pack)
    stream.add(readings)
    return with_copies(stream.stories(), stream.readings())


def with_copies(stories: Stories, readings: Iterable[Reading]) -> Stories:
    """The stories with the copies among the articles of each."""
    by_name = {reading.name: reading for reading in readings}
    told = [[by_name[name] for event in story.events for name in event.articles] for story in stories.stories]
    found = (copy for members in told if len(members) > 1 for copy in copies(members))
    return structs.replace(stories, copies=tuple(sorted(found, key=lambda copy: (copy.article, copy.source, copy.kind))))


def _id(kind: str, first: Keys) -> str:
    return hashlib.sha256(f"{kind}\n{first.id}\n{first.name}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _day(ordinal: int) -> str | None:
    return date.fromordinal(ordinal).isoformat() if ordinal else None


def _headline(reading: Reading) -> str:
    """The title; where there is none, the first line that holds anything."""
    title = reading.article.title or next((line for line in reading.text.splitlines() if line.strip()), "")
    return " ".join(title.split())[:160]
