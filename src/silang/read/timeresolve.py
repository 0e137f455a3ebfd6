"""From what a phrase of time says to the days it means, seen from a day of speaking."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from silang.model import TimexType
from silang.read import calendar
from silang.read.calendar import Days
from silang.read.timewords import Meaning

ORDER = ("START", "MID", "END")
_STEPS = {"last": -1, "this": 0, "next": 1}
_SPELT = {"s": "second", "m": "minute", "h": "hour"}
FAR = 75  # days after the day of speaking that a date without a year may lie where nothing points to the future


@dataclass(frozen=True, slots=True)
class View:
    """Where a phrase is seen from: the day of speaking (None if unknown), whether its clause looks ahead, the day and month last
    spoken of, the moment of publication, and the word that bounds the phrase (SINCE, UNTIL …)."""

    today: date | None
    future: bool = False
    day: date | None = None
    month: tuple[int, int] | None = None
    moment: datetime | None = None
    bound: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What a phrase means: TIMEX3 type and value, first and last day where known, ISO 8601 duration, mod."""

    type: TimexType
    value: str
    days: Days | None = None
    duration: str | None = None
    mod: str | None = None
    issue: str | None = None
    unsure: bool = False
    relative: bool = False


def resolve(meaning: Meaning, view: View) -> Found | None:
    """What the phrase means, None where it means no time."""
    return _RESOLVERS[meaning.shape](meaning, view)


# --- days ----------------------------------------------------------------------------------------------------------------


def _day(meaning: Meaning, view: View) -> Found | None:
    if meaning.hijri:
        return _hijri_day(meaning, view)
    if meaning.month is not None and not 1 <= meaning.month <= 12:
        return _impossible(meaning)
    found, relative = _the_day(meaning, view)
    if found is None:
        if meaning.day is not None and meaning.month is not None and _never(meaning):
            return _impossible(meaning)
        return Found("DATE", _open_value(meaning), relative=relative)
    issue = "weekday-mismatch" if meaning.weekday and found.isoweekday() != meaning.weekday else None
    value = found.isoformat()
    kind: TimexType = "DATE"
    if meaning.clock:
        kind, value = "TIME", _clock_value(value, meaning)
    elif meaning.part:
        kind, value = "TIME", f"{value}T{meaning.part}"
    unsure = meaning.day is not None and meaning.month is None and view.month is None
    mod = meaning.word if meaning.clock else None
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
    """`kemarin`, `besok, Minggu`, `hari ini, Senin`: a weekday beside it wins where it is a day off, for reports sent past midnight."""
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
        return calendar.day(today.year + _STEPS.get(meaning.of.shift or "", 0), meaning.month, meaning.day)
    near = [calendar.day(today.year + shift, meaning.month, meaning.day) for shift in range(-4, 5)]
    return _nearest(near, today, meaning.shift, view)


def _nearest(candidates: list[date | None], today: date, shift: str | None, view: View) -> date | None:
    before, after = calendar.latest(candidates, today), calendar.earliest(candidates, today)
    if shift == "last":
        return calendar.latest(candidates, today - timedelta(1))
    if shift == "next":
        return calendar.earliest(candidates, today + timedelta(1))
    if before is None or after is None:
        return before or after
    ahead, behind = (after - today).days, (today - before).days
    return after if ahead < behind and (ahead <= FAR or view.future) else before


def _numbered(meaning: Meaning, today: date, view: View) -> date | None:
    """`tanggal 15`: of the month last spoken of, else of this month or the one before."""
    if meaning.day is None:
        return None
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
        days = calendar.week(today, _STEPS.get(meaning.of.shift or "", 0))
        return days[0] + timedelta(meaning.weekday - 1) if days else None
    if meaning.shift == "last":
        return calendar.moved(today, -(back or 7))
    if meaning.shift == "next":
        return calendar.moved(today, 7 - back)
    if view.future and meaning.shift is None and back:
        return calendar.moved(today, 7 - back)
    return calendar.moved(today, -7 if not back and _after(meaning, today, view.moment) else -back)


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


def _clock(meaning: Meaning, view: View) -> Found | None:
    """A clock time alone: its day is that in context, which is not sure enough for `days`."""
    day = view.day or view.today
    if day is None:
        return Found("TIME", "/".join(f"T{clock}" for clock in meaning.clock))
    return Found("TIME", _clock_value(day.isoformat(), meaning), relative=True)


# --- months, years, periods ------------------------------------------------------------------------------------------------


def _month(meaning: Meaning, view: View) -> Found | None:
    if meaning.month is None:
        return None
    year, relative = meaning.year, meaning.year is None
    if year is None:
        if view.today is None:
            return Found("DATE", f"XXXX-{meaning.month:02d}", mod=_mod(meaning), relative=True)
        year = _year_of_month(meaning, view.today, view)
    days = calendar.month(year, meaning.month) if year is not None else None
    return _edged(meaning, f"{year:04d}-{meaning.month:02d}", days, relative=relative) if days else None


def _year_of_month(meaning: Meaning, today: date, view: View) -> int | None:
    if meaning.month is None:
        return None
    if meaning.of is not None:
        return today.year + _STEPS.get(meaning.of.shift or "", 0)
    distance = (meaning.month - today.month) % 12
    if meaning.shift == "last":
        return today.year if meaning.month < today.month else today.year - 1
    if meaning.shift == "next" or (view.future and distance <= 8):
        ahead = distance or (12 if meaning.shift == "next" else 0)
        return today.year + (today.month + ahead - 1) // 12
    if meaning.shift == "this":
        return today.year
    return today.year if meaning.month <= today.month + 1 else today.year - 1


def _year(meaning: Meaning, view: View) -> Found | None:
    if meaning.hijri:
        return _hijri_year(meaning)
    days = calendar.year(meaning.year or 0)
    return _edged(meaning, f"{meaning.year:04d}", days) if days else None


def _mod(meaning: Meaning) -> str | None:
    if meaning.edge is None or (meaning.unit == "1W" and meaning.edge == ("END", "END")):
        return None
    first, last = meaning.edge
    return first if first == last else f"{first}/{last}"


def _edged(meaning: Meaning, value: str, days: Days, *, relative: bool = False, unsure: bool = False) -> Found:
    cut = calendar.edge(days, *meaning.edge) if meaning.edge else days
    return Found("DATE", value, cut, mod=_mod(meaning), relative=relative, unsure=unsure)


def _period(meaning: Meaning, view: View) -> Found | None:
    """`pekan lalu`, `bulan ini`, `akhir tahun`, `akhir pekan ini`."""
    today, unit = view.today, meaning.unit
    if today is None:
        return Found("DATE", {"last": "PAST_REF", "next": "FUTURE_REF"}.get(meaning.shift or "", "PRESENT_REF"), relative=True)
    step, unsure = _STEPS.get(meaning.shift or "", 0), False
    weekend = unit == "1W" and meaning.edge is not None and meaning.edge == ("END", "END")
    if meaning.shift is None:
        step, unsure = _bare_edge(meaning, today, view)
    if unit == "1W":
        days = calendar.week(today, step)
        if days is None:
            return None
        iso = days[0].isocalendar()
        value = f"{iso.year:04d}-W{iso.week:02d}"
        if weekend:
            return Found("DATE", f"{value}-WE", (days[0] + timedelta(5), days[1]), relative=True, unsure=unsure)
        return _edged(meaning, value, days, relative=True, unsure=unsure)
    if unit == "1M":
        month = calendar.month(today.year, today.month + step)
        return _edged(meaning, month[0].isoformat()[:7], month, relative=True, unsure=unsure) if month else None
    if unit == "1Y":
        year = calendar.year(today.year + step)
        return _edged(meaning, f"{today.year + step:04d}", year, relative=True, unsure=unsure) if year else None
    return _long_period(meaning, today, step)


def _long_period(meaning: Meaning, today: date, step: int) -> Found | None:
    size = {"10Y": 10, "100Y": 100}.get(meaning.unit or "")
    if size is None or meaning.edge is not None:
        return None
    start = (today.year // size + step) * size
    days = calendar.months(start, 1, 12 * size)
    return Found("DATE", f"{start // size}", days, relative=True) if days else None


def _bare_edge(meaning: Meaning, today: date, view: View) -> tuple[int, bool]:
    """Which year, month or week `akhir tahun` means: one that lies behind where the clause looks back."""
    if meaning.unit == "1W" and not view.future:
        return (0, True) if today.isoweekday() >= 6 else (-1, True)
    if meaning.unit == "1Y" and view.bound == "SINCE":
        return -1, True
    return 0, True


# --- amounts -----------------------------------------------------------------------------------------------------------------


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


def _duration(meaning: Meaning, view: View) -> Found | None:
    value = iso_duration(meaning.amounts)
    return Found("DURATION", value, duration=value)


def _set(meaning: Meaning, view: View) -> Found | None:
    if meaning.weekday:
        return Found("SET", f"XXXX-WXX-{meaning.weekday}")
    value = iso_duration(meaning.amounts)
    single = len(meaning.amounts) == 1 and meaning.amounts[0][:2] == (1, 1)
    return Found("SET", value, duration=None if single else value)


def _offset(meaning: Meaning, view: View) -> Found | None:
    """An amount of time before or after the day of speaking; where it is after another event, only the amount is known."""
    length = iso_duration(meaning.amounts)
    if meaning.shift in ("after", "before"):
        return Found("DURATION", length, duration=length, mod=meaning.shift.upper())
    low, high, unit = meaning.amounts[0]
    if view.today is None or len(meaning.amounts) > 1 or low != high or low != int(low):
        ref = "PAST_REF" if meaning.shift in ("ago", "recent") else "FUTURE_REF"
        return Found("DATE", ref, duration=length, relative=True)
    count = int(low) * int(unit[:-1])
    if meaning.shift == "recent":
        return _recent(view.today, count, unit[-1], length)
    return _distant(view, count if meaning.shift in ("ahead", "in") else -count, unit[-1], length)


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


def _first(meaning: Meaning, view: View) -> Found | None:
    """`dua bulan pertama tahun 2025`."""
    whole = resolve(meaning.of, view) if meaning.of is not None else None
    low, high, unit = meaning.amounts[0]
    if whole is None or len(meaning.amounts) > 1 or low != high or unit not in ("1M", "1W", "1D") or not 1 <= low <= 366:
        return None
    if whole.days is None:
        return replace(whole, duration=None)
    begin = whole.days[0]
    if unit == "1M":
        days = calendar.months(begin.year, 1, int(low))
        return Found("DATE", f"{begin.year:04d}-01/{begin.year:04d}-{int(low):02d}", days) if low <= 12 else None
    end = begin + timedelta(int(low) * (7 if unit == "1W" else 1) - 1)
    return Found("DATE", f"{begin.isoformat()}/{end.isoformat()}", (begin, end))


# --- runs, parts, the rest -----------------------------------------------------------------------------------------------------


def _range(meaning: Meaning, view: View) -> Found | None:
    if meaning.first is None or meaning.last is None:
        return None
    last = resolve(meaning.last, view)
    if meaning.first.shape == "day" and meaning.first.day is None:
        return _weekdays(meaning.first, meaning.last, view)
    if last is None or last.days is None:
        return last
    first = meaning.first
    if first.shape in ("day", "month") and first.year is None:
        first = _before(first, last.days[0])
    begin = resolve(first, view)
    if begin is None or begin.days is None or begin.days[0] > last.days[1]:
        return replace(last, unsure=True)
    return Found("DATE", f"{begin.value}/{last.value}", (begin.days[0], last.days[1]), relative=last.relative)


def _before(first: Meaning, end: date) -> Meaning:
    """The first end of a run in the year that puts it before the last."""
    if first.month is None:
        return replace_meaning(first, year=end.year, month=end.month)
    return replace_meaning(first, year=end.year - (first.month > end.month), shift=None, of=None)


def _weekdays(first: Meaning, last: Meaning, view: View) -> Found | None:
    """`Senin-Jumat` recurs; `Jumat hingga Minggu` with a clause that looks ahead is the coming one."""
    if first.weekday is None or last.weekday is None:
        return None
    if view.today is None or not view.future:
        return Found("SET", f"XXXX-WXX-{first.weekday}/XXXX-WXX-{last.weekday}")
    begin = calendar.moved(view.today, (first.weekday - view.today.isoweekday()) % 7)
    end = calendar.moved(begin, (last.weekday - first.weekday) % 7) if begin else None
    return Found("DATE", f"{begin}/{end}", (begin, end), relative=True) if begin and end else None


def _part(meaning: Meaning, view: View) -> Found | None:
    """`kuartal II 2025`, `semester I`."""
    size, letter = {"QTR": (3, "Q"), "HALF": (6, "H"), "THIRD": (4, "T")}[meaning.unit or "QTR"]
    number, year, unsure = meaning.number or 1, meaning.year, False
    if year is None:
        if view.today is None:
            return Found("DATE", f"XXXX-{letter}{number}", relative=True)
        year = view.today.year + (_STEPS.get(meaning.of.shift or "", 0) if meaning.of is not None else 0)
        if meaning.of is None:
            unsure = True
            year -= (number - 1) * size + 1 > view.today.month and not view.future
    days = calendar.months(year, (number - 1) * size + 1, number * size)
    return Found("DATE", f"{year:04d}-{letter}{number}", days, relative=meaning.year is None, unsure=unsure) if days else None


def _decade(meaning: Meaning, view: View) -> Found | None:
    year = meaning.year or 0
    days = calendar.months(year, 1, 120)
    return _edged(meaning, f"{year // 10:03d}", days) if days else None


def _season(meaning: Meaning, view: View) -> Found | None:
    """A season's days hang on the sport: its year is given, no days."""
    if view.today is None:
        return Found("DATE", "PAST_REF" if meaning.shift == "last" else "PRESENT_REF", relative=True)
    return Found("DATE", f"{view.today.year + _STEPS.get(meaning.shift or '', 0):04d}", relative=True, unsure=True)


def _vague(meaning: Meaning, view: View) -> Found | None:
    return Found("DATE", meaning.word or "PRESENT_REF") if meaning.word != "SOME" else None


def _hijri_day(meaning: Meaning, view: View) -> Found | None:
    if meaning.year is None:
        return None
    found = hijri(meaning.year, meaning.month or 1, meaning.day or 1)
    return Found("DATE", found.isoformat(), (found, found), unsure=True) if found else None


def _hijri_year(meaning: Meaning) -> Found | None:
    if meaning.year is None:
        return None
    begin = hijri(meaning.year, meaning.month or 1, 1)
    after = hijri(meaning.year + (meaning.month in (None, 12)), (meaning.month or 12) % 12 + 1, 1)
    if begin is None or after is None:
        return None
    end = after - timedelta(1)
    return Found("DATE", f"{begin.isoformat()}/{end.isoformat()}", (begin, end), unsure=True)


def hijri(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a Hijri date by the Umm al-Qura calendar (sighting may shift it by a day), None out of its range."""
    from hijridate import Hijri  # noqa: PLC0415 - needed by few texts

    try:
        found = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(found.year, found.month, found.day)


def _holiday(meaning: Meaning, view: View) -> Found | None:
    return None


def replace_meaning(meaning: Meaning, **fields: object) -> Meaning:
    """The meaning with some fields set."""
    from msgspec.structs import replace as put

    return put(meaning, **fields)


_RESOLVERS: dict[str, Callable[[Meaning, View], Found | None]] = {
    "day": _day,
    "month": _month,
    "year": _year,
    "period": _period,
    "part": _part,
    "decade": _decade,
    "duration": _duration,
    "offset": _offset,
    "first": _first,
    "clock": _clock,
    "set": _set,
    "range": _range,
    "vague": _vague,
    "season": _season,
    "holiday": _holiday,
}
