"""The composer of a story: the one place that knows the order of the rooms.

Any order of the readings, duplicates included, tells the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from msgspec import structs

from silang import outlet
from silang.corrections import NONE, Corrections
from silang.model import Actor, Correction, Figure, Finding, Origins, Position, Reading, Statement, TimelineEntry
from silang.pack import Pack
from silang.story import byhand, findings, timeline
from silang.story import news as latest
from silang.story.actors import actors
from silang.story.figures import asked, figures
from silang.story.origins import origins
from silang.story.origins.counted import Counted
from silang.story.reports import Report
from silang.story.statements import positions, statements
from silang.story.words import words


@dataclass(frozen=True)
class Telling:
    """What the readings say together; `reports` are the readings under the names that the rest refers to, by name."""

    reports: tuple[Report, ...]
    actors: tuple[Actor, ...]
    figures: tuple[Figure, ...]
    statements: tuple[Statement, ...]
    positions: tuple[Position, ...]
    origins: Origins
    timeline: tuple[TimelineEntry, ...]
    findings: tuple[Finding, ...]
    news: tuple[Finding, ...] = ()
    corrections: tuple[Correction, ...] = ()


def tell(
    readings: Iterable[Reading], pack: Pack, *, since: str | None = None, new: Collection[str] = (), by_hand: Corrections = NONE
) -> Telling:
    """Cross-check readings of one story; `news` is what those published `since` a day, and those named in `new`, change.

    What a person corrected `by_hand` holds for names and speakers.
    """
    lore = words(pack)
    corrected, of_speakers = byhand.speakers(named_apart(readings), by_hand)
    reports = tuple(Report(reading.name, reading, pack) for reading in corrected)
    cast = actors.cast(reports, lore, by_hand)
    told = asked.told(reports, cast)
    questions = figures.figures(told, cast)
    standing = positions.positions(reports, cast)
    spoken = statements.statements(reports, cast, standing.claim_of)
    sourced = origins.origins(reports, lore, outlet.load(pack.language))
    counted = Counted(sourced)
    questions = tuple(structs.replace(one, origins=counted.fewest(answer.article for answer in one.answers)) for one in questions)
    spoken = tuple(structs.replace(one, origins=counted.fewest(witness.article for witness in one.witnesses)) for one in spoken)
    added = frozenset(new) | (latest.since(reports, since) if since else frozenset())
    return Telling(
        reports=reports,
        actors=cast.actors,
        figures=questions,
        statements=spoken,
        positions=standing.positions,
        origins=sourced,
        timeline=timeline.timeline(reports),
        findings=findings.findings(reports, cast, told, questions, spoken, standing.positions, sourced),
        news=latest.news(reports, questions, standing.positions, spoken, added),
        corrections=tuple(sorted((*of_speakers, *cast.corrections), key=lambda item: item.entry)),
    )


def named_apart(readings: Iterable[Reading]) -> list[Reading]:
    """The readings as a set, by name: one text of one outlet counts once, under the first of its names; no name stands twice."""
    kept: dict[tuple[str, str | None], Reading] = {}
    for reading in sorted(readings, key=_content):
        kept.setdefault((reading.id, reading.article.outlet), reading)
    taken = Counter(reading.name for reading in kept.values())
    named = [
        reading if taken[reading.name] == 1 else structs.replace(reading, name=f"{reading.name}-{reading.id[:8]}")
        for reading in kept.values()
    ]
    return sorted(named, key=lambda reading: (reading.name, reading.id, reading.article.outlet or ""))


def _content(reading: Reading) -> tuple[str, ...]:
    published = reading.article.published
    return (
        reading.id,
        reading.article.outlet or "",
        reading.name,
        published.value if published else "9999",
        reading.article.title or "",
        reading.source.url or "",
        reading.source.path or "",
    )
