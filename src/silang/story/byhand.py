"""What a person corrected, applied to the readings of a story; what cannot be applied is told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec import structs

from silang.corrections import Corrections, Entry, Speaks
from silang.model import Attribution, Correction, Reading, Reason
from silang.reasons.language import english
from silang.reasons.values import because

RULE = "corrected-by-hand"


def speakers(readings: Iterable[Reading], by_hand: Corrections) -> tuple[list[Reading], list[Correction]]:
    """The readings with the speakers that a person gave them, and what became of each entry."""
    kept = {(reading.id, reading.name): reading for reading in readings}
    said: dict[tuple[tuple[str, str], int], set[str | None]] = defaultdict(set)
    found = [(entry, _places(entry, kept.values())) for entry in dict.fromkeys(by_hand.speaker)]
    for entry, places in found:
        for place in places:
            said[place].add(entry.speaker)
    told = []
    for entry, places in found:
        if not places:
            told.append(left_out(entry, because("corrections.no_attribution", file=by_hand.file, entry=str(entry))))
        elif any(len(said[place]) > 1 for place in places):
            told.append(left_out(entry, because("corrections.opposed", file=by_hand.file, entry=str(entry))))
        else:
            told.append(applied(entry, by_hand))
            for at, index in places:
                kept[at] = _with_speaker(kept[at], index, entry.speaker)
    return list(kept.values()), told


def applied(entry: Entry, by_hand: Corrections) -> Correction:
    """An entry that was applied."""
    reason = because("corrections.applied", file=by_hand.file, entry=str(entry))
    return Correction(entry=str(entry), applied=True, why=english(reason), reason=reason)


def left_out(entry: Entry, reason: Reason) -> Correction:
    """An entry that could not be applied, and why."""
    return Correction(entry=str(entry), applied=False, why=english(reason), reason=reason)


def _places(entry: Speaks, readings: Iterable[Reading]) -> list[tuple[tuple[str, str], int]]:
    """The attribution that an entry means, in each reading of its article; nothing where none or several fit."""
    places = []
    for reading in readings:
        if reading.id.startswith(entry.article):
            fitting = [i for i, item in enumerate(reading.attributions) if entry.span in _spans(item)]
            places += [((reading.id, reading.name), fitting[0])] if len(fitting) == 1 else []
    return places


def _spans(item: Attribution) -> Sequence[object]:
    """Whatever of an attribution an entry may point at."""
    parts = [part for part in (item.source, item.cue, *item.content) if part is not None]
    whole = type(parts[0])(min(part.start for part in parts), max(part.end for part in parts)) if parts else None
    return [*parts, whole]


def _with_speaker(reading: Reading, index: int, speaker: str | None) -> Reading:
    items = list(reading.attributions)
    items[index] = structs.replace(items[index], speaker=speaker, rule=RULE)
    return structs.replace(reading, attributions=tuple(items))
