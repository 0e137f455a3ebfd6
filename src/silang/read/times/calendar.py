"""Days and runs of days of the Gregorian calendar, as `(first, last)` pairs of dates, both inclusive."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import MAXYEAR, MINYEAR, date, timedelta

Days = tuple[date, date]
_MONTHS_OF = {"START": (1, 4), "MID": (5, 8), "END": (9, 12)}


def day(year: int, month: int, number: int) -> date | None:
    """The day, or None where the calendar has none.

    >>> day(2025, 2, 29) is None
    True
    """
    try:
        return date(year, month, number)
    except ValueError:
        return None


def moved(start: date, days: int) -> date | None:
    """The day so many days on, or None beyond the calendar's ends."""
    try:
        return start + timedelta(days)
    except OverflowError:
        return None


def week(at: date, shift: int = 0) -> Days | None:
    """The Monday and the Sunday of the week of `at`, or of a week before or after it."""
    monday = moved(at, 7 * shift - at.weekday())
    sunday = moved(monday, 6) if monday else None
    return (monday, sunday) if monday and sunday else None


def month(year: int, number: int) -> Days | None:
    """The first and last day of a month; `number` may lie outside 1-12 and carries into the years.

    >>> month(2025, 0)
    (datetime.date(2024, 12, 1), datetime.date(2024, 12, 31))
    """
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    if not MINYEAR <= year < MAXYEAR:
        return None
    after = date(year + number // 12, number % 12 + 1, 1)
    return date(year, number, 1), after - timedelta(1)


def months(year: int, first: int, last: int) -> Days | None:
    """From the first day of one month of a year to the last day of another."""
    begin, end = month(year, first), month(year, last)
    return (begin[0], end[1]) if begin and end else None


def year(number: int) -> Days | None:
    """The first and last day of a year."""
    return months(number, 1, 12)


def months_on(at: date, count: int) -> date | None:
    """The same day of the month so many months on, or that month's last day where it is shorter.

    >>> months_on(date(2024, 3, 31), -1)
    datetime.date(2024, 2, 29)
    """
    found = month(at.year, at.month + count)
    return found[0].replace(day=min(at.day, found[1].day)) if found else None


def edge(days: Days, first: str, last: str) -> Days:
    """The START, MID or END of a month, year or week, or the run from one edge to another.

    A month's edges are days 1-10, 11-20, 21-end; a year's January-April, May-August, September-December; a week's Monday-Tuesday,
    Wednesday-Thursday, Friday-Sunday; any other run is cut in three.

    >>> edge((date(2024, 10, 1), date(2024, 10, 31)), "START", "MID")[1]
    datetime.date(2024, 10, 20)
    """
    return _edge(days, first)[0], _edge(days, last)[1]


def _edge(days: Days, which: str) -> Days:
    begin, end = days
    length = (end - begin).days + 1
    if length in (365, 366) and (begin.month, begin.day) == (1, 1):
        low, high = _MONTHS_OF[which]
        return months(begin.year, low, high) or days
    if length == 7:
        cuts = (0, 2, 4, 7)
    elif 28 <= length <= 31:
        cuts = (0, 10, 20, length)
    else:
        cuts = (0, length // 3, 2 * length // 3, length)
    at = ("START", "MID", "END").index(which)
    return begin + timedelta(cuts[at]), begin + timedelta(cuts[at + 1] - 1)


def latest(candidates: Iterable[date | None], limit: date) -> date | None:
    """The last of the days that is not after `limit`."""
    return max((found for found in candidates if found is not None and found <= limit), default=None)


def earliest(candidates: Iterable[date | None], limit: date) -> date | None:
    """The first of the days that is not before `limit`."""
    return min((found for found in candidates if found is not None and found >= limit), default=None)
