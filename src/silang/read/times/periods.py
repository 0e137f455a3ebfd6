"""The months, years, weeks and parts of them that phrases mean."""

from __future__ import annotations

from datetime import date, timedelta

from silang.read.times import calendar
from silang.read.times.calendar import Days
from silang.read.times.meaning import Meaning
from silang.read.times.view import STEPS, Found, View


def month(meaning: Meaning, view: View) -> Found | None:
    """A month or a part of it; a bare one is the latest begun, unless the words or the clause look ahead."""
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
        return today.year + STEPS.get(meaning.of.shift or "", 0)
    distance = (meaning.month - today.month) % 12
    if meaning.shift == "last":
        return today.year if meaning.month < today.month else today.year - 1
    if meaning.shift == "next" or (view.future and distance <= 8):
        ahead = distance or (12 if meaning.shift == "next" else 0)
        return today.year + (today.month + ahead - 1) // 12
    if meaning.shift == "this":
        return today.year
    return today.year if meaning.month <= today.month + 1 else today.year - 1


def year(meaning: Meaning, view: View) -> Found | None:
    """A year or a part of it."""
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


_EARLY = 2  # Tuesday


def period(meaning: Meaning, view: View) -> Found | None:
    """`pekan lalu`, `bulan ini`, `akhir tahun`, `akhir pekan ini`."""
    today, unit = view.today, meaning.unit
    if today is None:
        return Found("DATE", {"last": "PAST_REF", "next": "FUTURE_REF"}.get(meaning.shift or "", "PRESENT_REF"), relative=True)
    step, unsure = STEPS.get(meaning.shift or "", 0), False
    weekend = unit == "1W" and meaning.edge is not None and meaning.edge == ("END", "END")
    if meaning.shift is None:
        step, unsure = _bare_edge(meaning, view)
    if unit == "1W":
        days = calendar.week(today, step)
        if days is None:
            return None
        iso = days[0].isocalendar()
        value = f"{iso.year:04d}-W{iso.week:02d}"
        if weekend and meaning.shift is None:
            return Found("DATE", "XXXX-WXX-WE", relative=True)
        if weekend:  # early in the week, of what has been, it is as often the one before
            unsure = unsure or (step == 0 and not view.future and today.isoweekday() <= _EARLY)
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


def _bare_edge(meaning: Meaning, view: View) -> tuple[int, bool]:
    """Which year, month or week `akhir tahun` means: this one, or the one before where something has gone on since."""
    if meaning.unit == "1Y" and view.bound == "SINCE":
        return -1, True
    return 0, True


def part(meaning: Meaning, view: View) -> Found | None:
    """`kuartal II 2025`, `semester I`; without a year it is not sure enough for days."""
    size, letter = {"QTR": (3, "Q"), "HALF": (6, "H"), "THIRD": (4, "T")}[meaning.unit or "QTR"]
    number, year = meaning.number or 1, meaning.year
    if year is None:
        if view.today is None:
            return Found("DATE", f"XXXX-{letter}{number}", relative=True)
        year = view.today.year + (STEPS.get(meaning.of.shift or "", 0) if meaning.of is not None else 0)
        if meaning.of is None:
            year -= (number - 1) * size + 1 > view.today.month and not view.future
            return Found("DATE", f"{year:04d}-{letter}{number}", relative=True, unsure=True)
    days = calendar.months(year, (number - 1) * size + 1, number * size)
    return Found("DATE", f"{year:04d}-{letter}{number}", days, relative=meaning.year is None) if days else None


def beside(meaning: Meaning, view: View) -> Found | None:
    """`tahun sebelumnya`: beside the year last spoken of, sure where the text has just set it. Other units stay open.

    `bulan sebelumnya` is the month before the one that the text has just set.
    `hari sebelumnya` is the day before the one that the text has just set, but for Mondays: nothing is traded on Sundays.
    """
    if meaning.unit == "1D" and view.base is not None and view.base.isoweekday() != 1:
        at = calendar.moved(view.base, -1)
        return Found("DATE", at.isoformat(), (at, at), relative=True) if at else None
    if meaning.unit in ("1M", "1Y") and (whole := _beside_whole(meaning, view)) is not None:
        return whole
    year = view.year or (view.today.year if view.today else None)
    if meaning.unit != "1Y" or year is None:
        return Found("DATE", "PAST_REF" if meaning.shape == "before" else "FUTURE_REF", relative=True)
    return Found("DATE", f"{year + (-1 if meaning.shape == 'before' else 1):04d}", relative=True, unsure=True)


def _beside_whole(meaning: Meaning, view: View) -> Found | None:
    """The month beside the one, or the year beside that of the whole months, that the text has just set; None for others."""
    if view.whole is None:
        return None
    (begin, end), step = view.whole, -1 if meaning.shape == "before" else 1
    if view.whole != calendar.months(begin.year, begin.month, end.month) or begin.year != end.year:
        return None
    if meaning.unit == "1Y":
        days = calendar.year(begin.year + step)
        return Found("DATE", f"{begin.year + step:04d}", days, relative=True) if days else None
    days = calendar.month(begin.year, begin.month + step) if begin.month == end.month else None
    return Found("DATE", days[0].isoformat()[:7], days, relative=True) if days else None


def decade(meaning: Meaning, view: View) -> Found | None:
    """A decade or a part of it; the value is the year's first three digits."""
    first = meaning.year or 0
    days = calendar.months(first, 1, 120)
    return _edged(meaning, f"{first // 10:03d}", days) if days else None


def century(meaning: Meaning, view: View) -> Found | None:
    """A century or a part of it, from its year one; the value is the first two digits of its years."""
    number = meaning.number or 1
    days = calendar.months(100 * (number - 1) + 1, 1, 1200)
    return _edged(meaning, f"{number - 1:02d}", days) if days else None


def season(meaning: Meaning, view: View) -> Found | None:
    """A season's days hang on the sport: its year is given, no days."""
    if meaning.word is not None:
        return Found("DATE", meaning.word)
    if view.today is None:
        return Found("DATE", "PAST_REF" if meaning.shift == "last" else "PRESENT_REF", relative=True)
    return Found("DATE", f"{view.today.year + STEPS.get(meaning.shift or '', 0):04d}", relative=True, unsure=True)
