"""From what a phrase of time says to the days it means, seen from a day of speaking."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from msgspec.structs import replace

from silang.read.times import amounts, calendar, feasts, periods
from silang.read.times import days as timedays
from silang.read.times.meaning import Meaning
from silang.read.times.view import Found, View


def resolve(meaning: Meaning, view: View) -> Found | None:
    """What the phrase means, None where it means no time."""
    if meaning.hijri and meaning.shape in ("day", "month", "year"):
        return feasts.hijri_date(meaning, view)
    return _RESOLVERS[meaning.shape](meaning, view)


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
    days = (begin.days[0], last.days[1])
    return Found("DATE", f"{begin.value}/{last.value}", days, relative=last.relative, unsure=meaning.last.hijri)


def _before(first: Meaning, end: date) -> Meaning:
    """The first end of a run in the year that puts it before the last."""
    if first.month is None:
        return replace(first, year=end.year, month=end.month)
    return replace(first, year=end.year - (first.month > end.month), shift=None, of=None)


def _weekdays(first: Meaning, last: Meaning, view: View) -> Found | None:
    """`Senin-Jumat` recurs; `Jumat hingga Minggu` with a clause that looks ahead is the coming one."""
    if first.weekday is None or last.weekday is None:
        return None
    if view.today is None or not view.future:
        return Found("SET", f"XXXX-WXX-{first.weekday}/XXXX-WXX-{last.weekday}")
    begin = calendar.moved(view.today, (first.weekday - view.today.isoweekday()) % 7)
    end = calendar.moved(begin, (last.weekday - first.weekday) % 7) if begin else None
    return Found("DATE", f"{begin}/{end}", (begin, end), relative=True) if begin and end else None


def _nth(meaning: Meaning, view: View) -> Found | None:
    """`pekan kedua Mei`: days 8-14; weeks are counted from the first of the month."""
    whole = resolve(meaning.of, view) if meaning.of is not None else None
    if whole is None or whole.days is None or meaning.number is None:
        return whole
    begin = whole.days[0] + timedelta(7 * (meaning.number - 1))
    end = min(begin + timedelta(6), whole.days[1])
    return Found("DATE", f"{begin.isoformat()}/{end.isoformat()}", (begin, end), relative=whole.relative, unsure=True)


def _same(meaning: Meaning, view: View) -> Found | None:
    """`periode yang sama tahun lalu`: the months last told, in that year; where none were told, the year, which is not sure."""
    whole = resolve(meaning.of, view) if meaning.of is not None else None
    if whole is None or meaning.of is None:
        return None
    if view.told is None or (view.told[1] - view.told[0]).days not in _LENGTHS[meaning.unit or ""]:
        return replace(whole, unsure=True)
    begin, end = view.told
    year = meaning.of.year or begin.year - 1
    days = calendar.months(year, begin.month, end.month)
    value = f"{year:04d}-{begin.month:02d}" + (f"/{year:04d}-{end.month:02d}" if begin.month != end.month else "")
    far = meaning.of.shape == "period" and view.today is not None and begin.year != view.today.year
    return Found("DATE", value, days, relative=True, unsure=far) if days else None


_LENGTHS = {"": range(366), "1M": range(32), "QTR": range(88, 93), "HALF": range(179, 185)}  # days, the first left out


def _vague(meaning: Meaning, view: View) -> Found | None:
    return Found("DATE", meaning.word or "PRESENT_REF") if meaning.word != "SOME" else None


_RESOLVERS: dict[str, Callable[[Meaning, View], Found | None]] = {
    "day": timedays.day,
    "month": periods.month,
    "year": periods.year,
    "period": periods.period,
    "part": periods.part,
    "decade": periods.decade,
    "century": periods.century,
    "duration": amounts.duration,
    "offset": amounts.offset,
    "first": _first,
    "clock": timedays.clock,
    "set": amounts.recurring,
    "range": _range,
    "vague": _vague,
    "before": periods.beside,
    "after": periods.beside,
    "same": _same,
    "season": periods.season,
    "holiday": feasts.holiday,
    "nth": _nth,
}
