"""The grammar of feasts, of Hijri dates, and of the night before a day."""

from __future__ import annotations

from msgspec.structs import replace

from silang.read.rules import Node, Rule
from silang.read.times.daygrammar import EVE
from silang.read.times.meaning import Meaning


def _hijri(left: Node, right: Node) -> Meaning | None:
    """`10 Zulhijah` + `1447`."""
    meaning: Meaning = left.value
    return replace(meaning, year=right.value.year) if meaning.hijri and meaning.year is None else None


def _hijri_mark(left: Node, right: Node) -> Meaning | None:
    return left.value if left.value.hijri and left.value.year is not None else None


def _hijri_within(left: Node, right: Node) -> Meaning | None:
    """`Ramadan 2026`, `1 Syawal tahun ini`: of the Hijri month that begins in a Gregorian year."""
    month: Meaning = left.value
    year: Meaning = right.value
    whole = year.shape == "year" and not year.hijri
    if not month.hijri or month.year is not None or month.of is not None:
        return None
    return replace(month, of=year) if (whole or (year.unit == "1Y" and year.shift)) and year.edge is None else None


def _holiday(left: Node, right: Node) -> Meaning | None:
    """`Lebaran 2025`, `Idul Adha 1447`, `Iduladha tahun ini`."""
    feast: Meaning = left.value
    year: Meaning = right.value
    if feast.year is not None or feast.of is not None:
        return None
    if year.shape == "period":
        return replace(feast, of=year) if year.unit == "1Y" and year.shift and not year.edge else None
    return replace(feast, year=year.year, hijri=year.hijri)


def _counted(days: Node, *feast: Node) -> Meaning | None:
    """`H-3` + `Lebaran`, `H+7` + `setelah` + `Idul Fitri 2025`."""
    if len(feast) > 1 and feast[0].value.lower() not in ("before", "after"):
        return None
    return replace(feast[-1].value, days=days.value) if feast[-1].value.days is None else None


def _eve(_: Node, day: Node) -> Meaning | None:
    """`malam Minggu`: the night of Saturday; not `malam hari Minggu`."""
    if day.parts:
        return None
    return Meaning("day", weekday=(day.value.weekday - 2) % 7 + 1, part="NI", word=EVE)


FEASTS = (
    Rule("times.hijri", "day", ("day", "hyear"), _hijri),
    Rule("times.hijri-mark", "day", ("day", "hmark"), _hijri_mark),
    Rule("times.hijri", "hyear_full", ("hyear", "hmark"), _hijri_mark),
    Rule("times.hijri", "hyear_full", ("hmonth", "hyear_full"), _hijri),
    Rule("times.hijri-within", "hyear_full", ("hmonth|month|day", "year|period"), _hijri_within),
    Rule("times.holiday", "holiday", ("holiday", "year|hyear|hyear_full|period"), _holiday),
    Rule("times.counted", "holiday", ("hday", "holiday"), _counted),
    Rule("times.counted", "holiday", ("hday", "tail|bound", "holiday"), _counted),
    Rule("times.eve", "day", ("eve", "weekday|first_weekday"), _eve),
)
