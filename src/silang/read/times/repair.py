"""What date was probably meant where a date as written cannot stand beside its weekday, or at all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from silang.read.times import calendar
from silang.read.times.meaning import Meaning

RECENT = 45  # days before publication in which a report's own dates lie
SOON = 1


def meant(meaning: Meaning, written: date | None, today: date | None) -> date | None:
    """The date that fits the weekday, is one slip away from `written` and lies by publication; None where none does.

    Slips: another year, a neighbouring day, day and month exchanged, another month. Where no repair lies by the day of publication,
    a neighbouring day or another year is still proposed; where the date is that very day and its neighbours do not fit, the weekday
    is the slip and no date is.

    >>> meant(Meaning("day", year=2024, month=11, day=8, weekday=4), date(2024, 11, 8), date(2024, 11, 8))
    datetime.date(2024, 11, 7)
    """
    if meaning.weekday is None:
        return None
    near = _neighbours(written) if written else []
    if today is not None:
        around = [found for found in near if written is not None and _by(written, today)]
        around += [*_years(meaning, today), *_swapped(meaning, today), *_months(meaning, today)]
        for found in around:
            if found.isoweekday() == meaning.weekday and _by(found, today):
                return found
        if written is not None and _by(written, today):
            return None
    fitting = [found for found in near if found.isoweekday() == meaning.weekday]
    if fitting:
        return fitting[0]
    years = [found for found in (_years(meaning, today) if today else ()) if found.isoweekday() == meaning.weekday]
    return years[0] if len(years) == 1 and meaning.year is None else None


def _by(found: date, today: date) -> bool:
    return timedelta(-SOON) <= today - found <= timedelta(RECENT)


def _neighbours(written: date) -> list[date]:
    return [found for step in (-1, 1) if (found := calendar.moved(written, step)) is not None]


def _years(meaning: Meaning, today: date) -> Iterator[date]:
    for year in (today.year, today.year - 1):
        found = calendar.day(year, meaning.month or 0, meaning.day or 0)
        if found is not None and (meaning.year is None or year != meaning.year):
            yield found


def _swapped(meaning: Meaning, today: date) -> Iterator[date]:
    found = calendar.day(meaning.year or today.year, meaning.day or 0, meaning.month or 0)
    if found is not None:
        yield found


def _months(meaning: Meaning, today: date) -> Iterator[date]:
    """The same day of the month of publication and of the month before."""
    for back in (0, 1):
        month = calendar.month(today.year, today.month - back)
        found = calendar.day(month[0].year, month[0].month, meaning.day or 0) if month else None
        if found is not None and (meaning.year is None or abs(found.year - meaning.year) <= 1):
            yield found
