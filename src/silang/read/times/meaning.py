"""What a phrase of time says by itself: the value that words, digits and rules hand on."""

from __future__ import annotations

import msgspec


class Meaning(msgspec.Struct, frozen=True):
    """What a phrase of time says by itself, before anything is known of its day of speaking.

    `shape` tells which fields count: `day`, `month`, `year`, `period` (pekan lalu), `part` (kuartal II), `decade`, `century`,
    `duration`, `offset` (tiga hari lalu), `first` (dua bulan pertama), `clock`, `set`, `range`, `vague`, `season`, `holiday`, `nth`
    (pekan kedua Mei), `before` and `after` (tahun sebelumnya), `same` (periode yang sama tahun lalu).
    """

    shape: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    days: int | None = None
    unit: str | None = None
    shift: str | None = None
    amounts: tuple[tuple[float, float, str], ...] = ()
    edge: tuple[str, str] | None = None
    part: str | None = None
    clock: tuple[str, ...] = ()
    zone: str | None = None
    number: int | None = None
    word: str | None = None
    hijri: bool = False
    first: Meaning | None = None
    last: Meaning | None = None
    of: Meaning | None = None


def dated(meaning: Meaning) -> bool:
    """Whether it is a day with its month, in the Gregorian calendar."""
    return meaning.shape == "day" and meaning.month is not None and not meaning.hijri
