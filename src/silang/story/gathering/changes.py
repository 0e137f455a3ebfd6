"""What new articles change in the stories of a stream, and why: begun, grown, joined or parted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from silang.model import Link, Stories, StreamStory


class Change(NamedTuple):
    """A story that is no longer what it was.

    `story` is its id now and `headline` its headline; `before` are the ids of the stories that its articles were in,
    `articles` those that are new to all of them; `why` are the links that made it so, strongest first.
    """

    kind: Literal["begun", "grown", "joined", "parted"]
    story: str
    headline: str
    before: tuple[str, ...]
    articles: tuple[str, ...]
    why: tuple[Link, ...]


def changes(before: Stories, after: Stories) -> tuple[Change, ...]:
    """The changes from one state of a stream to a later one, in the order of the later stories; nothing for a lone new article.

    A story that was several has joined; it says by which links between what was apart. One that holds only some of the articles of
    an earlier one, the rest being in others, has parted.
    """
    was = {name: story.id for story in before.stories for name in names(story)}
    now: dict[str, set[str]] = defaultdict(set)
    for story in after.stories:
        for name in names(story):
            if name in was:
                now[was[name]].add(story.id)
    sizes = {story.id: sum(1 for _ in names(story)) for story in before.stories}
    return tuple(change for story in after.stories for change in _changed(story, was, now, sizes))


def names(story: StreamStory) -> Iterator[str]:
    """The names of the articles of a story, event by event."""
    return (name for event in story.events for name in event.articles)


def _changed(story: StreamStory, was: dict[str, str], now: dict[str, set[str]], sizes: dict[str, int]) -> Iterator[Change]:
    own = sorted(names(story))
    new = tuple(name for name in own if name not in was)
    earlier = tuple(sorted({was[name] for name in own if name in was}))
    told = {link: (was.get(link.a), was.get(link.b)) for link in story.links}
    if len(earlier) > 1:
        yield Change("joined", story.id, story.headline, earlier, new, _ordered(link for link, (a, b) in told.items() if a != b))
    elif earlier and len(now[earlier[0]]) > 1:
        yield Change("parted", story.id, story.headline, earlier, new, _ordered(link for link in told if {link.a, link.b} & {*new}))
    elif new and earlier:
        kind: Literal["begun", "grown"] = "begun" if sizes[earlier[0]] == 1 else "grown"
        yield Change(kind, story.id, story.headline, earlier, new, _ordered(link for link in told if {link.a, link.b} & {*new}))
    elif len(new) > 1:
        yield Change("begun", story.id, story.headline, (), new, _ordered(story.links))


def _ordered(links: Iterable[Link]) -> tuple[Link, ...]:
    return tuple(sorted(links, key=lambda link: (-link.score, link.a, link.b)))
