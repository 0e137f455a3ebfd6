"""The stories of a stream in short, for a terminal, and what new articles changed in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from silang.dossier import words
from silang.dossier.terminal import shown
from silang.dossier.words import Words
from silang.model import Link, Stories, StreamStory
from silang.story.gathering.changes import Change, names

_MOST = 40  # stories that are shown
_REASONS = 2  # links of a change that are shown


def render(stories: Stories, least: int, language: str) -> RenderableType:
    """The stories of at least so many articles, the largest first, and what the whole stream holds."""
    say = words.load(language)
    told = sorted(large(stories, least), key=lambda story: (-sum(1 for _ in names(story)), story.begin or "", story.id))
    rest = len(told) - _MOST
    more = [Text(say.say("more_pairs", n=say.number(rest)), "dim")] if rest > 0 else []
    return Group(*(_story(story, say) for story in told[:_MOST]), *more, _whole(stories, say))


def large(stories: Stories, least: int) -> Iterator[StreamStory]:
    """The stories of at least so many articles."""
    return (story for story in stories.stories if sum(1 for _ in names(story)) >= least)


def render_changes(found: Sequence[Change], language: str) -> RenderableType:
    """What new articles changed, a change a line, with the links that made it so."""
    say = words.load(language)
    return Group(*(_change(change, say) for change in found))


def _story(story: StreamStory, say: Words) -> RenderableType:
    period = [say.days(story.begin, story.end)] if story.begin else []
    counts = [say.count("reports", sum(1 for _ in names(story))), say.count("events", len(story.events))]
    return Group(Text(shown(story.headline), "bold"), Padding(Text(" · ".join([*period, *counts]), "dim"), (0, 0, 0, 2)))


def _whole(stories: Stories, say: Words) -> Text:
    counts = {
        "reports": sum(1 for story in stories.stories for _ in names(story)),
        "stories": len(stories.stories),
        "events": sum(len(story.events) for story in stories.stories),
        "service": len(stories.service),
        "copies": len(stories.copies),
    }
    return Text(" · ".join(say.count(key, n) for key, n in counts.items()), "dim")


def _change(change: Change, say: Words) -> RenderableType:
    line = Text.assemble((say.say(f"story_{change.kind}"), "bold"), f": {shown(change.headline)}")
    if change.articles:
        line.append(f"  +{say.count('reports', len(change.articles))}", "dim")
    return Group(line, *(Padding(Text(text, "dim"), (0, 0, 0, 2)) for text in _reasons(change.why, say)))


def _reasons(links: Iterable[Link], say: Words) -> list[str]:
    return [shown(f"{link.a} – {link.b}: {'; '.join(_said(link, say))}") for link in list(links)[:_REASONS]]


def _said(link: Link, say: Words) -> list[str]:
    return [say.why(reason, why) for reason, why in zip(link.reason, link.why, strict=True)] if link.reason else list(link.why)
