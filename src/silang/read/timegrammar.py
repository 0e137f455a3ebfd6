"""The grammar of time: small rules over the kinds of words and digits, each making of its neighbours a meaning."""

from __future__ import annotations

from msgspec.structs import replace

from silang.read.rules import Node, Rule
from silang.read.timewords import Meaning

PHRASES = frozenset(
    "day weekday bracket month year years period edged dur off vague set run quarter decade moment clocktime hyear_full season holiday".split()
)
_LONG = ("1W", "1M", "1Y", "10Y", "8Y", "100Y")


def _with(meaning: Meaning, **fields: object) -> Meaning:
    """The meaning with fields set; of a range both ends, but what the first says itself stays."""
    if meaning.shape != "range" or meaning.first is None or meaning.last is None:
        return replace(meaning, **fields)
    own = {key: value for key, value in fields.items() if getattr(meaning.first, key) is None}
    return replace(meaning, first=replace(meaning.first, **own), last=replace(meaning.last, **fields))


def _ends_in(meaning: Meaning) -> Meaning:
    return meaning.last if meaning.shape == "range" and meaning.last is not None else meaning


def _day_month(day: Node, month: Node) -> Meaning:
    """`28 Oktober`, `2-7 Juni`."""
    numbers, number, hijri = day.value, month.value.month, month.value.hijri
    last = Meaning("day", day=numbers[-1], month=number, year=month.value.year, hijri=hijri)
    return last if len(numbers) == 1 else Meaning("range", first=replace(last, day=numbers[0]), last=last)


def _day_to(first: Node, _: Node, last: Node) -> Meaning | None:
    """`8 hingga 10 Mei`."""
    end: Meaning = last.value
    if len(first.value) != 1 or end.shape != "day" or end.month is None or end.weekday or end.days is not None:
        return None
    return Meaning("range", first=replace(end, day=first.value[0], part=None, clock=()), last=end)


def _in_year(left: Node, *right: Node) -> Meaning | None:
    """`28 Oktober` + `2024`, `November` + `tahun ini`; a year is said once."""
    inner = _ends_in(left.value)
    year: Meaning = right[-1].value
    if (
        inner.month is None
        or inner.year is not None
        or inner.of is not None
        or inner.shift
        or inner.hijri
        or inner.part
        or inner.clock
    ):
        return None
    if year.shape == "year":
        return _with(left.value, year=year.year)
    return _with(left.value, of=year) if year.unit == "1Y" and year.shift and not year.edge else None


def _named_unit(unit: str):  # type: ignore[no-untyped-def]
    def make(left: Node, right: Node) -> Meaning | None:
        return right.value if left.value == unit else None

    return make


def _bare_day(meaning: Meaning) -> bool:
    return meaning.shape == "day" and meaning.month is None and meaning.day is None and not meaning.clock


def _dated(left: Node, *right: Node) -> Meaning | None:
    """A weekday or a word such as `hari ini` and the date beside it: `Jumat (25/10/2024)`, `Senin, 28 Oktober 2024`."""
    name: Meaning = left.value
    date: Meaning = right[-1].value
    inner = _ends_in(date)
    if name.shape == "range":
        return date if date.shape == "range" else None
    if not _bare_day(name) or inner.day is None or inner.weekday is not None or inner.shape != "day":
        return None
    if date.shape == "range":
        return date
    if name.weekday is None and name.days is None:
        return None
    return replace(date, weekday=name.weekday, days=name.days, part=date.part or name.part)


def _dated_number(left: Node, *right: Node) -> Meaning | None:
    """`Senin tanggal 15`."""
    numbers = right[-1].value
    if len(numbers) != 1 or not _bare_day(left.value):
        return None
    return replace(left.value, day=numbers[0])


def _day_number(_: Node, number: Node) -> Meaning:
    """`tanggal 15`, `tanggal 25-27`."""
    days = number.value
    last = Meaning("day", day=days[-1])
    return last if len(days) == 1 else Meaning("range", first=Meaning("day", day=days[0]), last=last)


def _tomorrow(left: Node, _: Node, right: Node) -> Meaning | None:
    """`besok, Minggu`."""
    return replace(left.value, weekday=right.value.weekday) if left.value.days is not None and _bare_day(left.value) else None


def _shifted(left: Node, right: Node) -> Meaning | None:
    """`Jumat lalu`, `26 Mei mendatang`, `Juni silam`."""
    inner = _ends_in(left.value)
    if inner.shift or inner.of is not None or inner.days is not None or inner.clock:
        return None
    return _with(left.value, shift=right.value)


def _parted_shift(left: Node, right: Node) -> Meaning | None:
    """`Minggu (13/10) malam` + `tadi`: the tail says nothing that the date does not."""
    inner: Meaning = left.value
    return (
        inner if inner.shape == "day" and inner.part and (inner.day or inner.weekday) and right.value in ("gone", "this") else None
    )


def _weekday_of(left: Node, right: Node) -> Meaning | None:
    """`Senin pekan lalu`."""
    period: Meaning = right.value
    if not _bare_day(left.value) or left.value.weekday is None or period.unit != "1W" or not period.shift or left.value.shift:
        return None
    return replace(left.value, of=period)


def _parted(left: Node, right: Node) -> Meaning | None:
    """`Rabu (15/10)` + `malam`."""
    inner: Meaning = left.value
    return replace(inner, part=right.value) if inner.shape == "day" and inner.part is None and not inner.clock else None


def _moment(left: Node, right: Node) -> Meaning | None:
    """`tadi malam`, `malam ini`, `sore nanti`."""
    part, shift = (left.value, right.value) if left.kind == "part" else (right.value, left.value)
    if shift == "that":
        return Meaning("vague", word="PAST_REF") if left.kind == "part" else None
    night = part == "NI" and shift == "gone"
    return Meaning("day", days=-1 if night else 0, part=part)


def _at(left: Node, *right: Node) -> Meaning | None:
    """A day and a clock time: `Minggu (24/5) sekitar pukul 19.00 Wita`."""
    day: Meaning = left.value
    clock: Meaning = right[-1].value
    if day.shape == "range" and day.first is not None and day.last is not None and day.first.weekday and day.first.day is None:
        return Meaning("range", first=day.first, last=replace(day.last, clock=clock.clock, zone=clock.zone))
    bound = next((node.value for node in right if node.kind == "bound" and node.value in ("APPROX", "UNTIL")), None)
    return replace(day, clock=clock.clock, zone=clock.zone, word=bound) if day.shape == "day" and not day.clock else None


def _zoned(left: Node, right: Node) -> Meaning | None:
    meaning: Meaning = left.value
    return replace(meaning, zone=right.value) if meaning.zone is None and meaning.shape in ("clock", "day") else None


def _clocked(_: Node, right: Node) -> Meaning | None:
    """`pukul 19.00`."""
    return Meaning("clock", clock=right.value)


def _hour(_: Node, right: Node) -> Meaning | None:
    """`pukul 8`."""
    hours = right.value
    if max(hours) > 24 or len(hours) > 2:
        return None
    return Meaning("clock", clock=tuple(f"{hour:02d}:00" for hour in hours))


def _clock_zone(left: Node, right: Node) -> Meaning:
    """`19.04 WIB`."""
    return Meaning("clock", clock=left.value, zone=right.value)


def _clock_part(left: Node, right: Node) -> Meaning | None:
    """`pukul 9 malam` is 21.00."""
    clock: Meaning = left.value
    if len(clock.clock) != 1:
        return clock
    hour, minutes = clock.clock[0].split(":")
    late = right.value in ("AF", "EV", "NI") or (right.value == "MI" and int(hour) < 6)
    return (
        replace(clock, clock=(f"{int(hour) + 12:02d}:{minutes}",))
        if late and 1 <= int(hour) < 12 and not (right.value == "NI" and int(hour) < 6)
        else clock
    )


def _clock_to(left: Node, _: Node, right: Node) -> Meaning | None:
    first: Meaning = left.value
    second = right.value.clock if isinstance(right.value, Meaning) else right.value
    zone = right.value.zone if isinstance(right.value, Meaning) else None
    if first.shape != "clock" or len(first.clock) != 1 or len(second) != 1:
        return None
    return replace(first, clock=(first.clock[0], second[0]), zone=zone or first.zone)


def _period(left: Node, right: Node) -> Meaning | None:
    """`pekan lalu`, `bulan ini`, `tahun depan`."""
    return Meaning("period", unit=left.value, shift=right.value) if left.value in _LONG else None


def _edged(left: Node, right: Node) -> Meaning | None:
    """`awal April`, `pertengahan 2025`, `akhir pekan ini`, `akhir tahun`."""
    if right.kind == "unit":
        return Meaning("period", unit=right.value, edge=(left.value, left.value)) if right.value in _LONG else None
    inner: Meaning = right.value
    return (
        replace(inner, edge=(left.value, left.value))
        if inner.edge is None and inner.shape in ("month", "year", "period", "decade")
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


def _offset(left: Node, right: Node) -> Meaning:
    """`tiga hari lalu`, `dua tahun terakhir`, `enam bulan ke depan`, `sehari setelah`."""
    return Meaning("offset", amounts=left.value.amounts, shift=right.value)


def _first(left: Node, _: Node, *right: Node) -> Meaning | None:
    """`dua bulan pertama tahun 2025`."""
    whole: Meaning = right[-1].value
    fits = whole.shape == "year" or (whole.shape == "period" and whole.unit == "1Y" and whole.shift and not whole.edge)
    return Meaning("first", amounts=left.value.amounts, of=whole) if fits else None


def _some(left: Node, right: Node) -> Meaning:
    return Meaning("vague", word="SOME", unit=right.value)


def _some_tail(left: Node, right: Node) -> Meaning | None:
    """`beberapa pekan ke depan`."""
    if left.value.word != "SOME":
        return None
    past = right.value in ("ago", "recent", "before", "last", "this")
    return Meaning("vague", word="PAST_REF" if past else "FUTURE_REF")


def _set(_: Node, right: Node) -> Meaning | None:
    """`setiap hari`, `tiap dua tahun`, `setiap Jumat`."""
    if right.kind == "unit":
        return Meaning("set", amounts=((1, 1, right.value),))
    meaning: Meaning = right.value
    if meaning.shape == "duration":
        return Meaning("set", amounts=meaning.amounts)
    return Meaning("set", weekday=meaning.weekday) if meaning.weekday and _bare_day(meaning) and not meaning.shift else None


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
        back = first.month is not None and last.month is not None and first.month > last.month
        first = replace(first, year=last.year - back)
    if first.shift is None and last.shift is not None:
        first = replace(first, shift=last.shift)
    return Meaning("range", first=first, last=last)


def _range_year(left: Node, right: Node) -> Meaning | None:
    inner = _ends_in(left.value)
    return None if inner.weekday else _in_year(left, right)


def _enclosed(_: Node, inner: Node, __: Node) -> Meaning | None:
    """`(29 Oktober 2024)`, `(2-3 Mei)`."""
    return inner.value if _ends_in(inner.value).shape == "day" else None


def _quarter(left: Node, right: Node) -> Meaning | None:
    """`kuartal II`, `semester pertama`."""
    most = {"QTR": 4, "HALF": 2, "THIRD": 3}[left.value]
    return Meaning("part", unit=left.value, number=right.value) if right.value <= most else None


def _quarter_year(left: Node, *right: Node) -> Meaning | None:
    year: Meaning = right[-1].value
    if left.value.year is not None or left.value.of is not None:
        return None
    if year.shape == "year":
        return replace(left.value, year=year.year)
    return replace(left.value, of=year) if year.unit == "1Y" and year.shift and not year.edge else None


def _decade(left: Node, right: Node) -> Meaning | None:
    return right.value if left.kind == "era" or left.value == "1Y" else None


def _hijri(left: Node, right: Node) -> Meaning | None:
    """`10 Zulhijah` + `1447`."""
    meaning: Meaning = left.value
    return replace(meaning, year=right.value.year) if meaning.hijri and meaning.year is None else None


def _hijri_mark(left: Node, right: Node) -> Meaning | None:
    return left.value if left.value.hijri and left.value.year is not None else None


def _season(left: Node, right: Node) -> Meaning:
    return Meaning("season", shift=right.value)


def _holiday(left: Node, right: Node) -> Meaning | None:
    """`Lebaran 2025`, `Idul Adha 1447`."""
    return replace(left.value, year=right.value.year, hijri=right.value.hijri) if left.value.year is None else None


RULES = (
    Rule("times.day-month", "day", ("dd", "month|mon|hmonth"), _day_month),
    Rule("times.days-to", "run", ("dd", "to|dash|and", "day"), _day_to),
    Rule("times.in-year", "day", ("day", "year|period"), _in_year),
    Rule("times.in-year", "day", ("day", "of", "year"), _in_year),
    Rule("times.in-year", "month", ("month|mon", "year|period"), _in_year),
    Rule("times.in-year", "run", ("run", "year|period"), _range_year),
    Rule("times.bulan", "month", ("unit", "month|hmonth"), _named_unit("1M")),
    Rule("times.tahun", "year", ("unit", "year"), _named_unit("1Y")),
    Rule("times.tahun", "years", ("unit", "years"), _named_unit("1Y")),
    Rule("times.hari", "weekday", ("unit", "weekday|first_weekday"), _named_unit("1D")),
    Rule("times.hari", "holiday", ("unit", "holiday"), _named_unit("1D")),
    Rule("times.dated", "day", ("weekday|first_weekday|day|run", "bracket|day|run"), _dated),
    Rule("times.dated", "day", ("weekday|first_weekday|day", "comma|date", "day|run"), _dated),
    Rule("times.dated", "day", ("weekday|first_weekday|day", "comma", "date", "day|run"), _dated),
    Rule("times.dated-number", "day", ("weekday|day", "date", "dd"), _dated_number),
    Rule("times.day-number", "day", ("date", "dd"), _day_number),
    Rule("times.tomorrow", "day", ("day", "comma", "weekday"), _tomorrow),
    Rule("times.shifted", "day", ("weekday|day|bracket", "shift"), _shifted),
    Rule("times.shifted", "month", ("month", "shift"), _shifted),
    Rule("times.shifted", "run", ("run", "shift"), _shifted),
    Rule("times.shifted", "edged", ("edged", "shift"), _shifted),
    Rule("times.weekday-of", "day", ("weekday", "period"), _weekday_of),
    Rule("times.parted", "day", ("weekday|first_weekday|day|bracket", "part"), _parted),
    Rule("times.parted-tail", "day", ("day", "pshift"), _parted_shift),
    Rule("times.moment", "moment", ("pshift", "part"), _moment),
    Rule("times.moment", "moment", ("part", "pshift"), _moment),
    Rule("times.clock", "clocktime", ("clock", "hhmm"), _clocked),
    Rule("times.hour", "clocktime", ("clock", "dd"), _hour),
    Rule("times.clock-zone", "clocktime", ("hhmm", "zone"), _clock_zone),
    Rule("times.zoned", "clocktime", ("clocktime", "zone"), _zoned),
    Rule("times.clock-part", "clocktime", ("clocktime", "part"), _clock_part),
    Rule("times.clock-to", "clocktime", ("clocktime", "to|dash", "clocktime|hhmm"), _clock_to),
    Rule("times.zoned", "day", ("day|bracket", "zone"), _zoned),
    Rule("times.at", "day", ("weekday|day|bracket|moment|run", "clocktime"), _at),
    Rule("times.at", "day", ("weekday|day|bracket|moment|run", "comma|bound|dash", "clocktime"), _at),
    Rule("times.at", "day", ("weekday|day|bracket|moment", "comma", "bound", "clocktime"), _at),
    Rule("times.period", "period", ("unit", "shift"), _period),
    Rule("times.edged", "edged", ("edge", "month|year|period|unit|decade"), _edged),
    Rule("times.edge-to", "edged", ("edge", "to|dash", "edged"), _edge_to),
    Rule("times.amount", "dur", ("numeral|range", "unit"), _amount),
    Rule("times.compound", "dur", ("dur", "dur"), _compound),
    Rule("times.offset", "off", ("dur", "tail"), _offset),
    Rule("times.first", "off", ("dur", "first", "year|period"), _first),
    Rule("times.first", "off", ("dur", "first", "of", "year|period"), _first),
    Rule("times.some", "some_unit", ("some", "unit"), _some),
    Rule("times.some-tail", "vague", ("some_unit", "tail|shift"), _some_tail),
    Rule("times.set", "set", ("each", "unit|dur|weekday"), _set),
    Rule("times.range", "run", ("day", "dash|to", "day"), _range),
    Rule("times.range", "run", ("weekday", "dash|to", "weekday"), _range),
    Rule("times.range", "run", ("month|mon", "dash|to", "month|mon"), _range),
    Rule("times.range", "run", ("year", "dash|to", "year"), _range),
    Rule("times.enclosed", "bracket", ("open", "day|run", "close"), _enclosed),
    Rule("times.quarter", "quarter", ("period_word", "ord"), _quarter),
    Rule("times.quarter-year", "quarter", ("quarter", "year|period|tagged_year"), _quarter_year),
    Rule("times.quarter-year", "quarter", ("quarter", "of", "year|period"), _quarter_year),
    Rule("times.decade", "decade", ("unit|era", "decade|short_decade"), _decade),
    Rule("times.hijri", "day", ("day", "hyear"), _hijri),
    Rule("times.hijri-mark", "day", ("day", "hmark"), _hijri_mark),
    Rule("times.hijri", "hyear_full", ("hyear", "hmark"), _hijri_mark),
    Rule("times.hijri", "hyear_full", ("hmonth", "hyear_full"), _hijri),
    Rule("times.season", "season", ("season_word", "shift"), _season),
    Rule("times.holiday", "holiday", ("holiday", "year|hyear_full"), _holiday),
)
