"""What is found among articles, day by day: what a day's articles change is found anew, the rest is what it was.

The weight of a term comes from its day and the seven before it; an article is held against those before it in these days. New
articles of a day thus change weights for seven days more and what is near for fourteen; events change where such articles are, and
stories where such events are. Nothing that is kept differs from what a run over all would find.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from silang.model import Link, StreamStory
from silang.story.gathering.articles import Articles
from silang.story.gathering.clusters import Edge, grouped
from silang.story.gathering.links import edges, told_apart
from silang.story.gathering.near import Bundle, Near, bundles, runs
from silang.story.gathering.telling import Telling
from silang.story.gathering.vectors import WINDOW, Ints, Item

Flags = npt.NDArray[np.bool_]
Numbers = tuple[int, ...]  # the articles of an event, in order; the first of them stands for it


class Level(NamedTuple):
    """How alike items are on average that join, and pairs that are no strangers; and what a day between leaves of a likeness."""

    join: float
    kept: float
    fade: float


class Knot(NamedTuple):
    """Articles that hang together, and the events among them with the links within each."""

    members: Numbers
    events: dict[Numbers, tuple[Link, ...]]


class Tale(NamedTuple):
    """A story, its events by their first articles, and what joined these."""

    events: Numbers
    joins: tuple[Edge, ...]
    story: StreamStory


class Kept(NamedTuple):
    """What stays from run to run.

    What is `near` articles, by day, and events (`over`), by first day; knots by their first article; the stories of events that
    hang together, with the first articles of these, by the first.
    """

    near: dict[int, Near]
    over: dict[int, Near]
    knots: dict[int, Knot]
    tales: dict[int, tuple[Numbers, tuple[Tale, ...]]]


NOTHING = Kept({}, {}, {}, {})


def found(articles: Articles, telling: Telling, levels: tuple[Level, Level], kept: Kept, touched: Iterable[int]) -> Kept:
    """What is found among the articles, where `kept` was found among some of them and the others are of the `touched` days.

    An article without a day stands beside all, so that one more has everything found anew. The levels are of events and of stories.
    """
    present, days = set(np.unique(articles.days).tolist()), set(touched)
    if 0 in days:
        days, kept = present, NOTHING
    weighed, led = _after(days, WINDOW) & present, _after(days, 2 * WINDOW) & present
    near = {**kept.near, **_near(articles, levels[0], led)}
    knots = _knots(articles, telling, levels[0], near, kept, led)
    events = Events(articles, telling, levels[1], knots)
    changed = set(_changed(kept.knots, knots, articles, weighed))
    anew = events.days & _spread(events, changed, weighed)
    over = {**{day: columns for day, columns in kept.over.items() if day in events.days}, **events.near(anew)}
    return Kept(near, over, knots, events.tales(over, anew, events.stale(changed, weighed), kept))


def _after(days: Iterable[int], more: int) -> set[int]:
    """The days, and so many after each; no day stays no day."""
    return {day + further for day in days for further in range(more + 1 if day else 1)}


def _near(articles: Articles, level: Level, days: Iterable[int]) -> dict[int, Near]:
    """What is near to the articles of these days, of all days between them too where these are few."""
    made: dict[int, Near] = {}
    for begin, end in runs(days, WINDOW):
        rows, before = articles.around(begin, end)
        articles.fetch(rows)
        by_day: dict[int, list[Edge]] = {day: [] for day in articles.days[rows[before:]].tolist()}
        pairs = edges([articles.item(row) for row in rows], level.kept, level.fade, before)
        placed = (Edge(edge.alike, rows[edge.one], rows[edge.other]) for edge in pairs)
        for edge in told_apart(placed, articles.tells, level.kept):
            numbers = articles.numbers[edge.one], articles.numbers[edge.other]
            by_day[int(articles.days[edge.one])].append(Edge(edge.alike, *numbers))
        made |= {day: Near.of(found) for day, found in by_day.items()}
    return made


def _knots(
    articles: Articles, telling: Telling, level: Level, near: dict[int, Near], kept: Kept, led: Iterable[int]
) -> dict[int, Knot]:
    """The knots by their first articles: those of `kept` of which no article is of the days led to or has come or gone."""
    hot = np.isin(articles.days, list(led))
    knots: dict[int, Knot] = {}
    anew: list[tuple[Numbers, Bundle]] = []
    for bundle in bundles(near, articles.place, len(articles.days), level.join):
        members = tuple(articles.numbers[place] for place in bundle.members)
        before = kept.knots.get(members[0])
        if before is not None and before.members == members and not hot[bundle.members].any():
            knots[members[0]] = before
        else:
            anew.append((members, bundle))
    articles.fetch(place for _, bundle in anew for place in bundle.members)
    for members, bundle in anew:
        knots[members[0]] = Knot(members, _events(members, bundle, telling, level))
    return knots


def _events(members: Numbers, bundle: Bundle, telling: Telling, level: Level) -> dict[Numbers, tuple[Link, ...]]:
    """The events among articles that hang together, with their links."""
    groups, joins = grouped([1] * len(members), bundle.edges, level.join)
    event_of = {item: number for number, group in enumerate(groups) for item in group}
    links: list[list[Link]] = [[] for _ in groups]
    for alike, one, other in joins:
        links[event_of[one]].append(telling.link(Edge(alike, bundle.members[one], bundle.members[other])))
    return {tuple(members[item] for item in group): tuple(made) for group, made in zip(groups, links, strict=True)}


def _changed(before: dict[int, Knot], after: dict[int, Knot], articles: Articles, weighed: Iterable[int]) -> Iterator[Numbers]:
    """The events that were and are not, or are and were not; and those of which a vector or a link has changed."""
    hot = np.isin(articles.days, list(weighed))
    was = {event: links for first, knot in before.items() if after.get(first) is not knot for event, links in knot.events.items()}
    now = {event: links for first, knot in after.items() if before.get(first) is not knot for event, links in knot.events.items()}
    yield from was.keys() - now.keys()
    yield from (event for event, links in now.items() if was.get(event) != links or hot[articles.places(event)].any())


def _spread(events: Events, changed: Iterable[Numbers], weighed: Iterable[int]) -> set[int]:
    """The first days of the events that may stand beside one that has changed, or beside an article that weighs otherwise now."""
    spans = {events.articles.span(event) for event in changed}
    if (0, 0) in spans:
        return events.days
    return _after(weighed, WINDOW) | {day for first, last in spans for day in range(first, last + WINDOW + 1)}


class _Draft(NamedTuple):
    """A story that is not yet told: the rows of its events, these by their first articles, and what joined them."""

    rows: list[int]
    events: Numbers
    joins: tuple[Edge, ...]

    def is_as(self, told: Mapping[int, Tale]) -> bool:
        """Whether it was so before."""
        tale = told.get(self.events[0])
        return tale is not None and tale.events == self.events and tale.joins == self.joins


class Events:
    """The events of a stream in order of their first days: those of the knots, and all other articles each by itself."""

    def __init__(self, articles: Articles, telling: Telling, level: Level, knots: dict[int, Knot]) -> None:
        """The events of these articles, and how alike they are in one story."""
        self.articles, self._telling, self._level = articles, telling, level
        self._links = {event: links for knot in knots.values() for event, links in knot.events.items()}
        tied = {number for knot in knots.values() for number in knot.members}
        spans = [(*articles.span(event), int(articles.place[event[0]]), event) for event in self._links]
        alone = zip(articles.days.tolist(), range(len(articles.days)), articles.numbers, strict=True)
        spans += [(day, day, place, (number,)) for day, place, number in alone if number not in tied]
        spans.sort(key=lambda one: (one[0], one[2]))
        self.events = [event for *_, event in spans]
        self._first = np.fromiter((first for first, *_ in spans), np.int64, len(spans))
        self._last = np.fromiter((last for _, last, *_ in spans), np.int64, len(spans))
        self.days: set[int] = set(np.unique(self._first).tolist())

    def near(self, days: Iterable[int]) -> dict[int, Near]:
        """What is near to the events that begin on these days, or between them; events by their first articles."""
        made: dict[int, Near] = {}
        for begin, end in runs(days, WINDOW):
            beside = (self._first == 0) | ((self._first <= end) & (self._last >= begin - WINDOW))
            rows: list[int] = np.flatnonzero(beside).tolist()
            before = int((self._first[rows] < begin).sum())
            by_day: dict[int, list[Edge]] = {day: [] for day in self._first[rows[before:]].tolist()}
            for alike, one, other in edges(self._middles(rows), self._level.kept, self._level.fade, before):
                numbers = self.events[rows[one]][0], self.events[rows[other]][0]
                by_day[int(self._first[rows[one]])].append(Edge(alike, *numbers))
            made |= {day: Near.of(found) for day, found in by_day.items()}
        return made

    def stale(self, changed: Collection[Numbers], weighed: Iterable[int]) -> Flags:
        """Which events are not what they were: those that have changed, and lone articles that weigh otherwise now."""
        stale: Flags = np.isin(self._first, list(weighed)) & (self._first == self._last)
        stale |= np.fromiter((event in changed for event in self.events), np.bool_, len(self.events))
        return stale

    def tales(
        self, over: dict[int, Near], anew: Iterable[int], stale: Flags, kept: Kept
    ) -> dict[int, tuple[Numbers, tuple[Tale, ...]]]:
        """The stories of events that hang together, by the first of these.

        Those are found anew where an event begins on a day of `anew`, and told anew where one is stale or others join.
        """
        hot = np.isin(self._first, list(anew))
        place: Ints = np.zeros(len(self.articles.place), np.int64)
        place[[event[0] for event in self.events]] = np.arange(len(self.events))
        many = list(bundles(over, place, len(self.events), self._level.join))
        tied = {row for bundle in many for row in bundle.members}
        alone = (Bundle([row], []) for row in range(len(self.events)) if row not in tied)
        made: dict[int, tuple[Numbers, tuple[Tale, ...]]] = {}
        fresh: list[tuple[Numbers, list[_Draft]]] = []
        for bundle in (*many, *alone):
            firsts = self._firsts(bundle.members)
            before = kept.tales.get(firsts[0])
            if before is not None and before[0] == firsts and not hot[bundle.members].any():
                made[firsts[0]] = before
            else:
                fresh.append((firsts, list(self._drafts(bundle))))
        told = {tale.events[0]: tale for _, tales in kept.tales.values() for tale in tales} if fresh else {}
        changed = [draft for _, drafts in fresh for draft in drafts if stale[draft.rows].any() or not draft.is_as(told)]
        self._fetch(row for draft in changed for row in draft.rows)
        told |= {draft.events[0]: self._tale(draft) for draft in changed}
        return made | {firsts[0]: (firsts, tuple(told[draft.events[0]] for draft in drafts)) for firsts, drafts in fresh}

    def _drafts(self, bundle: Bundle) -> Iterator[_Draft]:
        """Which of the events are one story."""
        rows = bundle.members
        groups, joins = grouped([len(self.events[row]) for row in rows], bundle.edges, self._level.join)
        story_of = {item: number for number, group in enumerate(groups) for item in group}
        joined: list[list[Edge]] = [[] for _ in groups]
        for alike, one, other in joins:
            joined[story_of[one]].append(Edge(alike, *self._firsts((rows[one], rows[other]))))
        for group, by in zip(groups, joined, strict=True):
            members = [rows[item] for item in group]
            yield _Draft(members, self._firsts(members), tuple(by))

    def _tale(self, draft: _Draft) -> Tale:
        events = {self.events[row][0]: self.articles.places(self.events[row]) for row in draft.rows}
        links = [link for row in draft.rows for link in self._links.get(self.events[row], ())]
        for alike, one, other in draft.joins:
            links.append(self._telling.link(self._telling.strongest(alike, events[one], events[other])))
        return Tale(draft.events, draft.joins, self._telling.story([*events.values()], links))

    def _firsts(self, rows: Iterable[int]) -> Numbers:
        return tuple(self.events[row][0] for row in rows)

    def _middles(self, rows: Sequence[int]) -> list[Item]:
        self._fetch(rows)
        return [self._telling.middle(self.articles.places(self.events[row])) for row in rows]

    def _fetch(self, rows: Iterable[int]) -> None:
        self.articles.fetch(place for row in rows for place in self.articles.places(self.events[row]))
