"""Who is meant by a short name that a report does not explain: whom another report has say the same words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from silang.story.reports import Report
from silang.story.words import tokens

SPOKEN = 6  # words that no two persons say alike by chance


def bearers(reports: Sequence[Report], called: Callable[[str | None], str | None]) -> Mapping[tuple[str, str], str]:
    """For a report, by name, and a name of one word that speaks in it: the full name that it is part of; surely one or left out.

    `called` gives the name that the story uses for who is called so.
    """
    told = [
        (
            report.name,
            called(item.speaker) or "",
            tuple(m.group() for part in item.content for m in tokens(part.of(report.page.folded))),
        )
        for report in reports
        for item in report.reading.attributions
        if item.speaker is not None
    ]
    short = {speaker for _, speaker, _ in told if " " not in speaker}
    spoken: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for _, speaker, said in told:
        if speaker not in short and short.intersection(speaker.split()):
            spoken[said].add(speaker)
    meant: dict[tuple[str, str], set[str]] = defaultdict(set)
    for report_name, speaker, said in told:
        if speaker in short and len(said) >= SPOKEN:
            meant[report_name, speaker] |= {name for name in spoken.get(said, ()) if speaker in name.split()}
    return {place: min(names) for place, names in meant.items() if len(names) == 1}
