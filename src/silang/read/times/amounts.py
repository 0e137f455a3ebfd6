"""Amounts of time: durations, sets, and distances from the day of speaking."""

from __future__ import annotations

from datetime import date

from silang.read.times import calendar
from silang.read.times.calendar import Days
from silang.read.times.meaning import Meaning
from silang.read.times.view import Found, View


def iso_duration(amounts: tuple[tuple[float, float, str], ...]) -> str:
    """The ISO 8601 duration of the lower ends, or two of them with a slash where there is a range.

    >>> iso_duration(((9, 10, "1D"),)), iso_duration(((1, 1, "1h"), (12, 12, "1m")))
    ('P9D/P10D', 'PT1H12M')
    """
    low = _iso([(low, unit) for low, _, unit in amounts])
    high = _iso([(high, unit) for _, high, unit in amounts])
    return low if low == high else f"{low}/{high}"


def _iso(amounts: list[tuple[float, str]]) -> str:
    days, clock = "", ""
    for number, unit in amounts:
        count = number * int(unit[:-1])
        text = str(int(count)) if count == int(count) else str(round(count, 6))
        if unit[-1] in "smh":
            clock += text + unit[-1].upper()
        else:
            days += text + unit[-1]
    return f"P{days}" + (f"T{clock}" if clock else "")


def duration(meaning: Meaning, view: View) -> Found | None:
    """A length of time; ISO 8601 value."""
    value = iso_duration(meaning.amounts)
    return Found("DURATION", value, duration=value)


def recurring(meaning: Meaning, view: View) -> Found | None:
    """A set: `setiap hari` is P1D, `setiap Jumat pagi` XXXX-WXX-5TMO; a length only where a number is said."""
    if meaning.weekday:
        return Found("SET", f"XXXX-WXX-{meaning.weekday}" + (f"T{meaning.part}" if meaning.part else ""))
    value = iso_duration(meaning.amounts)
    single = len(meaning.amounts) == 1 and meaning.amounts[0][:2] == (1, 1)
    return Found("SET", value, duration=None if single else value)


def offset(meaning: Meaning, view: View) -> Found | None:
    """An amount of time before or after the day of speaking; where it is after another event, only the amount is known."""
    length = iso_duration(meaning.amounts)
    if meaning.shift in _MODS:
        return _from_base(meaning, view) or Found("DURATION", length, duration=length, mod=_MODS[meaning.shift])
    low, high, unit = meaning.amounts[0]
    if view.today is None or len(meaning.amounts) > 1 or low != high or low != int(low):
        ref = "PAST_REF" if meaning.shift in ("ago", "recent") else "FUTURE_REF"
        return Found("DATE", ref, duration=length, relative=True)
    count = int(low) * int(unit[:-1])
    if meaning.shift == "recent":
        return _recent(view.today, count, unit[-1], length)
    return _distant(view, count if meaning.shift in ("ahead", "in") else -count, unit[-1], length)


_MODS = {"after": "AFTER", "before": "BEFORE", "later": "AFTER", "earlier": "BEFORE"}


def _from_base(meaning: Meaning, view: View) -> Found | None:
    """`tiga hari kemudian`, `sehari sebelumnya`: the day so far from the one that the text has just set."""
    low, high, unit = meaning.amounts[0]
    if view.base is None or meaning.shift not in ("later", "earlier") or len(meaning.amounts) > 1:
        return None
    if unit not in ("1D", "1W") or low != high or low != int(low):
        return None
    count = int(low) * (7 if unit == "1W" else 1)
    at = calendar.moved(view.base, count if meaning.shift == "later" else -count)
    if at is None:
        return None
    return Found("DATE", at.isoformat(), (at, at), duration=iso_duration(meaning.amounts), relative=True, unsure=view.presumed)


def _recent(today: date, count: int, unit: str, length: str) -> Found:
    """`tiga tahun terakhir`: up to the day of speaking."""
    start = _moved(today, -count, unit)
    if start is None:
        return Found("DATE", "PAST_REF", duration=length, relative=True)
    return Found("DATE", f"{start.isoformat()}/{today.isoformat()}", (start, today), duration=length, relative=True)


def _distant(view: View, count: int, unit: str, length: str) -> Found:
    """`tiga tahun lalu`, `dua bulan ke depan`: a day, week, month or year at that distance."""
    today = view.today
    at = _moved(today, count, unit) if today else None
    if at is None:
        return Found("DATE", "PAST_REF" if count < 0 else "FUTURE_REF", duration=length, relative=True)
    if unit in "smh":
        return Found("TIME", at.isoformat(), duration=length, relative=True)
    if unit == "D":
        return Found("DATE", at.isoformat(), (at, at), duration=length, relative=True)
    days: Days | None
    if unit == "W":
        days, iso = calendar.week(at), at.isocalendar()
        value = f"{iso.year:04d}-W{iso.week:02d}"
    elif unit == "M" or abs(count) == 1:
        days, value = calendar.month(at.year, at.month), at.isoformat()[:7]
    else:
        days, value = calendar.year(at.year), f"{at.year:04d}"
    return Found("DATE", value, days, duration=length, relative=True)


def _moved(today: date, count: int, unit: str) -> date | None:
    if unit in "smh":
        return calendar.moved(today, int(count / {"s": 86400, "m": 1440, "h": 24}[unit]))
    if unit in "DW":
        return calendar.moved(today, count * (7 if unit == "W" else 1))
    return calendar.months_on(today, count * (12 if unit == "Y" else 1))
