"""The composer of a stream: readings become events, tight, and stories, loose, over them.

What comes out is a function of the set of readings: any order and any batches give the same.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import structs

from silang.ease import at_ease
from silang.model import Reading, Stories
from silang.pack import Pack
from silang.story.copies.copies import copies
from silang.story.gathering.articles import Articles
from silang.story.gathering.found import NOTHING, Level, found
from silang.story.gathering.keys import Keys, keys
from silang.story.gathering.telling import Telling, alone

_EVENT, _STORY = 0.165, 0.07  # how alike articles of one event, and events of one story, are on average
_KEPT_EVENT, _KEPT_STORY = 0.05, 0.03  # pairs less alike are taken for strangers
_DAY_OF_EVENT, _DAY_OF_STORY = 0.9, 0.97  # what a day between leaves of the likeness


class Stream:
    """Readings as they come in; the stories among all that came so far can be asked for at any time.

    What was found when they were last asked for is kept, so that what came since costs as much as the days that it changes.
    """

    def __init__(self, pack: Pack) -> None:
        """An empty stream, of articles in the language of `pack`."""
        self._pack = pack
        self._readings: list[Reading] = []
        self._packed: list[bytes] = []  # the keys of each
        self._named: dict[str, int] = {}  # the first reading of a name, by its number
        self._namesakes: dict[str, list[int]] = {}  # and the others
        self._touched: set[int] = set()  # days of what came since the stories were last asked for
        self._found = NOTHING

    def add(self, readings: Iterable[Reading]) -> None:
        """Take readings in; one that is here already changes nothing."""
        for reading in readings:
            bearers = self._bearers(reading.name)
            if all(self._readings[number].id != reading.id for number in bearers):
                made = keys(reading, self._pack)
                self._touched.update(one.day for one in (made, *map(self._keys, bearers)) if not one.service)
                if bearers:
                    self._namesakes.setdefault(reading.name, []).append(len(self._readings))
                else:
                    self._named[reading.name] = len(self._readings)
                self._readings.append(reading)
                self._packed.append(made.packed())

    def _bearers(self, name: str) -> list[int]:
        """The readings of a name."""
        return [self._named[name], *self._namesakes.get(name, ())] if name in self._named else []

    def _keys(self, number: int) -> Keys:
        return Keys.unpacked(self._readings[number].name, self._readings[number].id, self._packed[number])

    def stories(self) -> Stories:
        """The stories of everything that came in; the same set gives the same, however it came."""
        with at_ease():
            return self._stories()

    def _stories(self) -> Stories:
        ordered = self._ordered()
        told = self._told(ordered)
        rows = [row for row, (one, _) in enumerate(ordered) if not one.service]
        articles = Articles([ordered[row][0] for row in rows], [ordered[row][1] for row in rows], self._pack)
        telling = Telling(articles, [told[row] for row in rows])
        levels = Level(_EVENT, _KEPT_EVENT, _DAY_OF_EVENT), Level(_STORY, _KEPT_STORY, _DAY_OF_STORY)
        self._found = found(articles, telling, levels, self._found, self._touched)
        self._touched = set()
        service = [(one, told[row]) for row, (one, _) in enumerate(ordered) if one.service]
        stories = [tale.story for _, tales in self._found.tales.values() for tale in tales]
        stories += [alone(one, reading) for one, reading in service]
        return Stories(
            stories=tuple(sorted(stories, key=lambda story: (story.begin or "", story.id))),
            service=tuple(sorted(reading.name for _, reading in service)),
        )

    def forget(self) -> None:
        """Let go of the stories found, which are found anew when asked for; what they are found by stays."""
        self._touched.update(one.day for one, _ in self._ordered() if not one.service)
        self._found = self._found._replace(knots={}, tales={})

    def readings(self) -> list[Reading]:
        """The readings by day, under the names that the stories have for them."""
        return self._told(self._ordered())

    def _told(self, ordered: Iterable[tuple[Keys, int]]) -> list[Reading]:
        """The readings of articles in this order, under these names."""
        found = (self._readings[number] for _, number in ordered)
        return [
            structs.replace(reading, name=f"{reading.name}-{reading.id[:8]}") if reading.name in self._namesakes else reading
            for reading in found
        ]

    def _ordered(self) -> list[tuple[Keys, int]]:
        """The articles by day, with their numbers."""
        numbers = range(len(self._readings))
        return sorted(zip(map(self._keys, numbers), numbers, strict=True), key=lambda one: (one[0].day, one[0].id, one[0].name))


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
