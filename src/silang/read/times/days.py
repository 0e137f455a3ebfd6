"""The days and clock times that phrases mean, seen from a day of speaking."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from silang.model import TimexType
from silang.read.times import calendar
from silang.read.times.meaning import Meaning
from silang.read.times.view import STEPS, Found, View

FUTURE = 300  # days ahead in which a date without a year lies where its clause looks ahead
THIS = 2  # days back up to which `Jumat ini` is the one just gone
FAR = 75  # days after the day of speaking that a date without a year may lie where nothing points to the future


def day(meaning: Meaning, view: View) -> Found | None:
    """A day, with its part or clock time if said; `issue` where the calendar has no such day or it is another weekday."""
    if meaning.month is not None and not 1 <= meaning.month <= 12:
        return _impossible(meaning)
    found, relative = _the_day(meaning, view)
    if found is None:
        if meaning.day is not None and meaning.month is not None and _never(meaning):
            return _impossible(meaning)
        return Found("DATE", _open_value(meaning), relative=relative)
    issue = "weekday-mismatch" if meaning.weekday and meaning.day and found.isoweekday() != meaning.weekday else None
    value = found.isoformat()
    kind: TimexType = "DATE"
    if meaning.clock:
        kind, value = "TIME", _clock_value(value, meaning)
    elif meaning.part:
        kind, value = "TIME", f"{value}T{meaning.part}"
    unsure = meaning.day is not None and meaning.month is None and meaning.of is None and view.month is None
    unsure = unsure or (meaning.shift == "next" and view.today is not None and (found - view.today).days > FUTURE)
    unsure = unsure or (view.today is not None and (_yesterday(meaning, view.today) or _two_weeks(meaning, view.today)))
    mod = meaning.word if meaning.clock else None
    if view.quoted and meaning.days == -1 and not (meaning.weekday or meaning.day or meaning.part or meaning.clock):
        return Found(kind, value, relative=True, unsure=True)  # in speech `kemarin` is as often only "of late"
    return Found(kind, value, (found, found), mod=mod, issue=issue, relative=relative, unsure=unsure)


def _the_day(meaning: Meaning, view: View) -> tuple[date | None, bool]:
    """The day, and whether it hangs on the day of speaking."""
    today = view.today
    if meaning.day is not None:
        if meaning.year is not None and meaning.month is not None:
            return calendar.day(meaning.year, meaning.month, meaning.day), False
        if today is None:
            return None, True
        if meaning.month is not None:
            return _yearless(meaning, today, view), True
        return _numbered(meaning, today, view), True
    if today is None:
        return None, True
    if meaning.days is not None:
        return _named_day(meaning, today), True
    return _weekday(meaning, today, view), True


def _named_day(meaning: Meaning, today: date) -> date | None:
    """`kemarin`, `hari ini, Senin`: a weekday beside it wins where it is a day off, as in reports sent past midnight."""
    found = calendar.moved(today, meaning.days or 0)
    if found is None or meaning.weekday is None:
        return found
    off = (found.isoweekday() - meaning.weekday) % 7
    return calendar.moved(found, {1: -1, 6: 1}.get(off, 0))


def _yearless(meaning: Meaning, today: date, view: View) -> date | None:
    """The nearest year's day: before unless the words or the clause look ahead, or it lies close after."""
    if meaning.month is None or meaning.day is None:
        return None
    if meaning.of is not None:
        return calendar.day(today.year + STEPS.get(meaning.of.shift or "", 0), meaning.month, meaning.day)
    near = [calendar.day(today.year + shift, meaning.month, meaning.day) for shift in range(-4, 5)]
    found = nearest(near, today, meaning.shift, view)
    if meaning.weekday is None or meaning.shift or found is None or found.isoweekday() == meaning.weekday:
        return found
    closest = min((day for day in near if day is not None), key=lambda day: abs((day - today).days))
    return closest if closest.isoweekday() == meaning.weekday else found


def nearest(candidates: list[date | None], today: date, shift: str | None, view: View) -> date | None:
    """The candidate nearest to the day of speaking: before it unless the words or the clause look ahead, or it lies close after."""
    before, after = calendar.latest(candidates, today), calendar.earliest(candidates, today)
    if shift == "last":
        return calendar.latest(candidates, today - timedelta(1))
    if shift == "next":
        return after if after == today else calendar.earliest(candidates, today + timedelta(1))
    if before is None or after is None:
        return before or after
    ahead, behind = (after - today).days, (today - before).days
    return after if (ahead < behind and ahead <= FAR) or (view.future and ahead <= FUTURE) else before


def _numbered(meaning: Meaning, today: date, view: View) -> date | None:
    """`tanggal 15`: of the month last spoken of, else of this month or the one before."""
    if meaning.day is None:
        return None
    if meaning.of is not None:
        month = calendar.month(today.year, today.month + STEPS.get(meaning.of.shift or "", 0))
        return calendar.day(month[0].year, month[0].month, meaning.day) if month else None
    if view.month is not None:
        return calendar.day(*view.month, meaning.day)
    found = [
        calendar.day(today.year + (today.month + step - 1) // 12, (today.month + step - 1) % 12 + 1, meaning.day)
        for step in (-1, 0, 1)
    ]
    if view.future or meaning.shift == "next":
        return calendar.earliest(found, today)
    return calendar.latest(found, today)


def _weekday(meaning: Meaning, today: date, view: View) -> date | None:
    if meaning.weekday is None:
        return None
    back = (today.isoweekday() - meaning.weekday) % 7
    if meaning.of is not None:
        days = calendar.week(today, STEPS.get(meaning.of.shift or "", 0))
        return days[0] + timedelta(meaning.weekday - 1) if days else None
    if meaning.shift in ("last", "gone"):
        return calendar.moved(today, -(back + 7 if _yesterday(meaning, today) else back or 7))
    if meaning.shift == "next" or (meaning.shift == "this" and back > THIS):
        return calendar.moved(today, 7 - back)
    if view.future and meaning.shift is None and back:
        return calendar.moved(today, 7 - back)
    return calendar.moved(today, -7 if not back and _after(meaning, today, view.moment) else -back)


def _yesterday(meaning: Meaning, today: date) -> bool:
    """Whether `Senin yang lalu` is said on a Tuesday: yesterday is called `kemarin`, so the one a week before is meant."""
    return meaning.shift == "gone" and meaning.weekday is not None and (today.isoweekday() - meaning.weekday) % 7 == 1


def _two_weeks(meaning: Meaning, today: date) -> bool:
    """Whether `Senin lalu` may be of this week or of the last."""
    if meaning.weekday is None or meaning.day is not None or meaning.of is not None:
        return False
    back = (today.isoweekday() - meaning.weekday) % 7
    return meaning.shift == "last" and 0 < back < today.isoweekday()


def _after(meaning: Meaning, today: date, moment: datetime | None) -> bool:
    """Whether the clock time on the day of publication lies after the moment of publication."""
    if moment is None or not meaning.clock or meaning.clock[0] == "24:00":
        return False
    zone = datetime.fromisoformat(f"2000-01-01T00:00{meaning.zone}").tzinfo if meaning.zone else moment.tzinfo
    return datetime.combine(today, time.fromisoformat(meaning.clock[0]), zone) > moment


def _never(meaning: Meaning) -> bool:
    """Whether no year (or not the year given) has such a day."""
    years = (meaning.year,) if meaning.year is not None else (2024,)
    return all(calendar.day(year, meaning.month or 0, meaning.day or 0) is None for year in years)


def _impossible(meaning: Meaning) -> Found:
    year = f"{meaning.year:04d}" if meaning.year is not None else "XXXX"
    return Found("DATE", f"{year}-{meaning.month or 0:02d}-{meaning.day or 0:02d}", issue="impossible-date")


def _open_value(meaning: Meaning) -> str:
    """The value of a day that nothing anchors: what is known of it, X for the rest."""
    if meaning.days is not None or (meaning.weekday is None and meaning.day is None):
        return "XXXX-XX-XX" if meaning.days is None or meaning.days else "PRESENT_REF"
    if meaning.day is not None:
        return f"XXXX-{f'{meaning.month:02d}' if meaning.month else 'XX'}-{meaning.day:02d}"
    return f"XXXX-WXX-{meaning.weekday}"


def _clock_value(day: str, meaning: Meaning) -> str:
    if len(meaning.clock) == 2:
        return f"{day}T{meaning.clock[0]}/{day}T{meaning.clock[1]}"
    return f"{day}T{meaning.clock[0]}{meaning.zone or ''}"


def clock(meaning: Meaning, view: View) -> Found | None:
    """A clock time alone: its day is that in context, which is not sure enough for `days`."""
    at = view.day or view.today
    if at is not None and view.day is None and view.future and view.moment is not None and not _after(meaning, at, view.moment):
        at = calendar.moved(at, 1)  # ahead, and already past on the day of publication
    if at is None:
        return Found("TIME", "/".join(f"T{clock}" for clock in meaning.clock))
    return Found("TIME", _clock_value(at.isoformat(), meaning), relative=True)
