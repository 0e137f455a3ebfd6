"""Where a phrase of time is seen from, and what it is found to mean."""

from __future__ import annotations

from datetime import date, datetime

from msgspec import Struct

from silang.model import TimexType
from silang.read.times.calendar import Days

STEPS = {"last": -1, "this": 0, "next": 1}


class View(Struct, frozen=True, gc=False):
    """Where a phrase is seen from: the day of speaking (None if unknown), whether its clause looks ahead, the day, month and
    year last spoken of, the moment of publication, the word that bounds the phrase (SINCE, UNTIL …), and whether it
    stands in a quotation; `base` is the day that the text has just set, from which
    `sehari kemudian` counts, `presumed` that the text only implies it; `told` is the run of whole months last spoken of,
    `whole` what the text has just set, the month or year that `bulan sebelumnya` lies before."""

    today: date | None
    future: bool = False
    day: date | None = None
    month: tuple[int, int] | None = None
    moment: datetime | None = None
    bound: str | None = None
    year: int | None = None
    quoted: bool = False
    base: date | None = None
    presumed: bool = False
    told: Days | None = None
    whole: Days | None = None


class Found(Struct, frozen=True, gc=False):
    """What a phrase means: TIMEX3 type and value, first and last day where known, ISO 8601 duration, mod."""

    type: TimexType
    value: str
    days: Days | None = None
    duration: str | None = None
    mod: str | None = None
    issue: str | None = None
    unsure: bool = False
    relative: bool = False
