"""The grammar of time: the rules of months, years, periods and amounts, and all rules together."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from silang.read.rules import Node, Rule
from silang.read.times.clockgrammar import CLOCKS
from silang.read.times.daygrammar import ANAPHORIC, DAYS, bare_day, ends_in, in_year, step_of
from silang.read.times.feastgrammar import FEASTS
from silang.read.times.meaning import Meaning

PHRASES = frozenset(
    [
        "day",
        "weekday",
        "bracket",
        "month",
        "year",
        "years",
        "period",
        "edged",
        "dur",
        "off",
        "vague",
        "set",
        "run",
        "quarter",
        "decade",
        "moment",
        "clocktime",
        "hyear_full",
        "season",
        "twin",
        "holiday",
    ]
)


_LONG = ("1W", "1M", "1Y", "10Y", "8Y", "100Y")


def _named_unit(unit: str) -> Callable[[Node, Node], Meaning | None]:
    def make(left: Node, right: Node) -> Meaning | None:
        return right.value if left.value == unit else None

    return make


def _period(left: Node, right: Node) -> Meaning | None:
    """`pekan lalu`, `bulan ini`, `tahun depan`."""
    if left.value not in _LONG and (left.value, right.value) != ("1D", "previous"):
        return None
    if right.value in ANAPHORIC:
        return Meaning("before" if right.value == "previous" else "after", unit=left.value)
    return Meaning("period", unit=left.value, shift=step_of(right.value))


def _nth(_: Node, number: Node, month: Node) -> Meaning | None:
    """`pekan kedua Mei`."""
    within: Meaning = month.value
    fits = _.value == "1W" and within.month is not None and within.edge is None and not within.hijri
    return Meaning("nth", number=number.value, of=within) if fits else None


def _edged(left: Node, right: Node) -> Meaning | None:
    """`awal April`, `pertengahan 2025`, `akhir pekan ini`, `akhir tahun`."""
    if right.kind == "unit":
        return Meaning("period", unit=right.value, edge=(left.value, left.value)) if right.value in _LONG else None
    inner: Meaning = right.value
    return (
        replace(inner, edge=(left.value, left.value))
        if inner.edge is None and inner.shape in ("month", "year", "period", "decade", "century")
        else None
    )


def _edge_to(left: Node, _: Node, right: Node) -> Meaning | None:
    """`awal hingga pertengahan Oktober`."""
    inner: Meaning = right.value
    order = ("START", "MID", "END")
    if inner.edge is None or order.index(left.value) >= order.index(inner.edge[0]):
        return None
    return replace(inner, edge=(left.value, inner.edge[1]))


def _amount(left: Node, right: Node) -> Meaning | None:
    """`tiga tahun`, `9 hingga 10 hari`."""
    number = left.value
    if number.order or number.high is None or number.low < 0 or number.point or number.high > 100000:
        return None
    return Meaning("duration", amounts=((number.low, number.high, right.value),))


def _compound(left: Node, right: Node) -> Meaning | None:
    """`1 jam 12 menit`."""
    one, two = left.value.amounts, right.value.amounts
    order = ("1Y", "1M", "1W", "1D", "1h", "1m", "1s")
    fits = one[-1][2] in order and two[0][2] in order and order.index(one[-1][2]) < order.index(two[0][2])
    return Meaning("duration", amounts=one + two) if fits and len(one) + len(two) <= 4 else None


def _and_a_half(left: Node, right: Node) -> Meaning | None:
    """`tiga jam setengah`."""
    low, high, unit = left.value.amounts[-1]
    number = right.value
    if number.digits or number.low != 0.5 or low != int(low) or low != high or len(left.value.amounts) > 1:
        return None
    return Meaning("duration", amounts=((low + 0.5, high + 0.5, unit),))


def _offset(left: Node, right: Node) -> Meaning:
    """`tiga hari lalu`, `dua tahun terakhir`, `enam bulan ke depan`, `sehari setelah`."""
    return Meaning("offset", amounts=left.value.amounts, shift=right.value)


def _first(left: Node, _: Node, *right: Node) -> Meaning | None:
    """`dua bulan pertama tahun 2025`."""
    whole: Meaning = right[-1].value
    fits = whole.shape == "year" or (whole.shape == "period" and whole.unit == "1Y" and whole.shift and not whole.edge)
    return Meaning("first", amounts=left.value.amounts, of=whole) if fits else None


def _many(left: Node, right: Node) -> Meaning | None:
    """`puluhan tahun`: uncounted like `beberapa tahun`."""
    return _some(left, right) if left.value.order else None


def _these(left: Node, right: Node) -> Meaning | None:
    """`sepekan ini`: the one that ends today."""
    return Meaning("offset", amounts=left.value.amounts, shift="recent") if right.value == "this" and not left.parts else None


def _some(left: Node, right: Node) -> Meaning:
    return Meaning("vague", word="SOME", unit=right.value)


def _some_tail(left: Node, right: Node) -> Meaning | None:
    """`beberapa pekan ke depan`."""
    if left.value.word != "SOME":
        return None
    if right.value in ("later", "after"):  # after what was told, which has its own day
        return None
    past = right.value in ("ago", "recent", "before", "earlier", "last", "gone", "this")
    return Meaning("vague", word="PAST_REF" if past else "FUTURE_REF")


def _set(_: Node, right: Node) -> Meaning | None:
    """`setiap hari`, `tiap dua tahun`, `setiap Jumat`."""
    if right.kind == "unit":
        return Meaning("set", amounts=((1, 1, right.value),))
    meaning: Meaning = right.value
    if meaning.shape == "duration":
        return Meaning("set", amounts=meaning.amounts)
    if not meaning.weekday or not bare_day(meaning) or meaning.shift or meaning.of is not None or meaning.days is not None:
        return None
    return Meaning("set", weekday=meaning.weekday, part=meaning.part)


def _range(left: Node, _: Node, right: Node) -> Meaning | None:
    """`29 Mei hingga 2 Juni`, `Januari-Maret 2026`, `2021 hingga 2023`, `Senin-Jumat`."""
    first: Meaning = left.value
    last: Meaning = right.value
    if first.shape != last.shape or first.edge or last.edge or first.hijri or last.hijri or first.clock or last.clock or first.part:
        return None
    if first.shape == "day" and (first.day is None) != (last.day is None):
        return None
    if first.shape == "day" and (first.days is not None or last.days is not None):
        return None
    if first.shape == "year" and not 0 < (last.year or 0) - (first.year or 0) <= 200:
        return None
    if first.year is None and last.year is not None and first.shift is None:
        if first.shape == "day" and first.month is None:
            first = replace(first, month=last.month)
        back = first.month is not None and last.month is not None and first.month > last.month
        first = replace(first, year=last.year - back)
    if first.shift is None and last.shift is not None:
        first = replace(first, shift=last.shift)
    return Meaning("range", first=first, last=last)


def _between(_: Node, left: Node, joint: Node, right: Node) -> Meaning | None:
    """`antara Maret dan Agustus 2024`; days with their weekdays stay apart, each to be held against its date."""
    return None if left.value.weekday else _range(left, joint, right)


def _range_year(left: Node, right: Node) -> Meaning | None:
    inner = ends_in(left.value)
    return None if inner.weekday else in_year(left, right)


def _quarter(left: Node, right: Node) -> Meaning | None:
    """`kuartal II`, `semester pertama`."""
    most = {"QTR": 4, "HALF": 2, "THIRD": 3}[left.value]
    return Meaning("part", unit=left.value, number=right.value) if right.value <= most else None


def _quarter_year(left: Node, *right: Node) -> Meaning | None:
    year: Meaning = right[-1].value
    part: Meaning = left.value
    if part.year is not None or part.of is not None:
        return None
    if year.shape == "year":
        return replace(part, year=year.year)
    return replace(part, of=year) if year.unit == "1Y" and year.shift and not year.edge else None


def _decade(left: Node, right: Node) -> Meaning | None:
    return right.value if left.kind == "era" or left.value in ("1Y", "10Y") else None


def _century(left: Node, right: Node) -> Meaning | None:
    """`abad ke-19`, `abad 19`."""
    number = right.value[0] if right.kind == "dd" else right.value.low
    fits = left.value == "100Y" and (right.kind != "dd" or len(right.value) == 1) and 1 < number <= 30
    return Meaning("century", number=number) if fits else None


def _same(left: Node, *right: Node) -> Meaning | None:
    """`periode yang sama tahun lalu`, `bulan yang sama pada 2024`."""
    year: Meaning = right[-1].value
    fits = year.shape == "year" or (year.unit == "1Y" and (year.shape == "before" or year.shift == "last"))
    return Meaning("same", unit=left.value, of=year) if fits and not year.edge else None


def _season(left: Node, right: Node) -> Meaning:
    return Meaning("season", shift=step_of(right.value))


RULES = (
    *DAYS,
    *CLOCKS,
    *FEASTS,
    Rule("times.in-year", "run", ("run", "year|period"), _range_year),
    Rule("times.bulan", "month", ("unit", "month|hmonth"), _named_unit("1M")),
    Rule("times.tahun", "year", ("unit", "year"), _named_unit("1Y")),
    Rule("times.tahun", "years", ("unit", "years"), _named_unit("1Y")),
    Rule("times.hari", "weekday", ("unit", "weekday|first_weekday"), _named_unit("1D")),
    Rule("times.hari", "holiday", ("unit", "holiday"), _named_unit("1D")),
    Rule("times.nth", "period", ("unit", "ord", "month"), _nth),
    Rule("times.period", "period", ("unit", "shift"), _period),
    Rule("times.edged", "edged", ("edge", "month|year|period|unit|decade"), _edged),
    Rule("times.edge-to", "edged", ("edge", "to|dash", "edged"), _edge_to),
    Rule("times.amount", "dur", ("numeral|range", "unit|rough_unit"), _amount),
    Rule("times.compound", "dur", ("dur", "dur"), _compound),
    Rule("times.and-a-half", "dur", ("dur", "numeral"), _and_a_half),
    Rule("times.offset", "off", ("dur", "tail"), _offset),
    Rule("times.first", "off", ("dur", "first", "year|period"), _first),
    Rule("times.first", "off", ("dur", "first", "of", "year|period"), _first),
    Rule("times.some", "some_unit", ("some", "unit"), _some),
    Rule("times.some", "some_unit", ("numeral", "unit"), _many),
    Rule("times.these", "off", ("dur", "shift"), _these),
    Rule("times.some-tail", "vague", ("some_unit", "tail|shift"), _some_tail),
    Rule("times.set", "set", ("each", "unit|dur|weekday|day"), _set),
    *(Rule("times.between", "run", ("between", kind, "and", kind), _between) for kind in ("day", "month|mon", "year")),
    Rule("times.range", "run", ("day", "dash|to", "day"), _range),
    Rule("times.range", "run", ("weekday", "dash|to", "weekday"), _range),
    Rule("times.range", "run", ("month|mon", "dash|to", "month|mon"), _range),
    Rule("times.range", "run", ("year", "dash|to", "year"), _range),
    Rule("times.quarter", "quarter", ("period_word", "ord"), _quarter),
    Rule("times.quarter-year", "quarter", ("quarter", "year|period|tagged_year"), _quarter_year),
    Rule("times.quarter-year", "quarter", ("quarter", "of", "year|period"), _quarter_year),
    Rule("times.same", "twin", ("same", "year|period"), _same),
    Rule("times.same", "twin", ("same", "of", "year|period"), _same),
    Rule("times.decade", "decade", ("unit|era", "decade|short_decade"), _decade),
    Rule("times.century", "decade", ("unit", "ordinal|dd"), _century),
    Rule("times.season", "season", ("season_word", "shift"), _season),
)
