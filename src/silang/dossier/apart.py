"""Whether a pile of readings tells one story, as a dossier of it supposes, or several."""

from __future__ import annotations

from collections.abc import Iterable

from silang.model import Reading, StoryTold
from silang.pack import Pack
from silang.story.gathering.changes import names
from silang.story.gathering.groups import Stream

FEW = 3  # articles; fewer are of one story or of two, which anyone sees


def stories(readings: Iterable[Reading], pack: Pack) -> tuple[StoryTold, ...]:
    """The stories that the readings tell, the largest first, where none has half of them; nothing where one does."""
    pile = list(readings)
    if len(pile) < FEW:
        return ()
    stream = Stream(pack)
    stream.add(pile)
    told = [StoryTold(headline=story.headline, articles=tuple(sorted(names(story)))) for story in stream.stories().stories]
    told.sort(key=lambda story: (-len(story.articles), story.headline, story.articles))
    return () if 2 * len(told[0].articles) >= len(pile) else tuple(told)
