"""Hijri dates and public holidays. Their libraries are loaded when a text first needs them."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from msgspec.structs import replace

from silang.read.times import calendar
from silang.read.times.days import nearest
from silang.read.times.meaning import Meaning
from silang.read.times.view import STEPS, Found, View


def hijri_date(meaning: Meaning, view: View) -> Found | None:
    """A Hijri day, month or year; None without a year. Sighting may shift each by a day, so none is sure."""
    if meaning.of is not None:
        return _hijri_within(meaning, meaning.of, view)
    if meaning.year is None or meaning.day is None:
        return _hijri_run(meaning)
    found = hijri(meaning.year, meaning.month or 1, meaning.day)
    return Found("DATE", found.isoformat(), (found, found), unsure=True) if found else None


def _hijri_run(meaning: Meaning) -> Found | None:
    if meaning.year is None:
        return None
    begin = hijri(meaning.year, meaning.month or 1, 1)
    after = hijri(meaning.year + (meaning.month in (None, 12)), (meaning.month or 12) % 12 + 1, 1)
    if begin is None or after is None:
        return None
    end = after - timedelta(1)
    return Found("DATE", f"{begin.isoformat()}/{end.isoformat()}", (begin, end), unsure=True)


def _hijri_within(meaning: Meaning, within: Meaning, view: View) -> Found | None:
    """`Ramadan 2026`: the Hijri month that begins in a Gregorian year, or a day of it; None where none or two do."""
    year = within.year if within.shape == "year" else view.today.year + STEPS.get(within.shift or "", 0) if view.today else None
    if year is None:
        return None
    first = (year - 622) * 33 // 32  # a Hijri year is 32 parts of 33 of a Gregorian one
    runs = [_hijri_run(Meaning("month", year=first + step, month=meaning.month, hijri=True)) for step in (-1, 0, 1, 2)]
    fitting = [run for run in runs if run is not None and run.days is not None and run.days[0].year == year]
    if len(fitting) != 1 or fitting[0].days is None:
        return None
    found = fitting[0]
    if meaning.day is not None:
        at = fitting[0].days[0] + timedelta(meaning.day - 1)
        found = Found("DATE", at.isoformat(), (at, at), unsure=True)
    return replace(found, relative=within.shape != "year")


def hijri(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a Hijri date by the Umm al-Qura calendar (sighting may shift it by a day), None out of its range."""
    from hijridate import Hijri  # noqa: PLC0415 - needed by few texts

    try:
        found = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(found.year, found.month, found.day)


def holiday(meaning: Meaning, view: View) -> Found | None:
    """A feast: its day of the year said, or the nearest; open where neither a year nor a bound says that the day is meant."""
    if meaning.of is not None and view.today is not None:
        found = list(feasts(meaning.word or "", (view.today.year + STEPS.get(meaning.of.shift or "", 0),)))
        at = found[0] if found else None
    elif meaning.year is not None:
        found = _feasts_of(meaning)
        at = found[0] if found else None
    elif (view.bound is not None or meaning.days is not None) and view.today is not None:
        near = feasts(meaning.word or "", (view.today.year - 1, view.today.year, view.today.year + 1))
        at = nearest([*near], view.today, meaning.shift, view)
    else:
        at = None
    at = calendar.moved(at, meaning.days or 0) if at is not None else None
    if at is None:
        return Found("DATE", "XXXX-XX-XX", relative=True)
    return Found("DATE", at.isoformat(), (at, at), relative=meaning.year is None, unsure=True)


def _feasts_of(meaning: Meaning) -> list[date]:
    """The feast's days in the year said, Gregorian or Hijri."""
    if not meaning.hijri:
        return list(feasts(meaning.word or "", (meaning.year or 0,)))
    whole = _hijri_run(Meaning("year", year=meaning.year, hijri=True))
    if whole is None or whole.days is None:
        return []
    begin, end = whole.days
    return [day for day in feasts(meaning.word or "", (begin.year, end.year)) if begin <= day <= end]


@lru_cache(maxsize=128)
def feasts(name: str, years: tuple[int, ...]) -> tuple[date, ...]:
    """The days of a public holiday of Indonesia in the years, by its English name; () where it had none."""
    from holidays.countries.indonesia import Indonesia  # noqa: PLC0415 - heavy, and needed by few texts

    known = Indonesia(years=[year for year in years if 1945 <= year <= 2100], language="en_US", expand=False)
    wanted = {name, f"{name} (estimated)"}
    return tuple(sorted(day for day, names in known.items() if wanted & set(names.split("; "))))
