"""The grammar of days and clock times: rules over neighbouring words and digits."""

from __future__ import annotations

from msgspec.structs import replace

from silang.read.rules import Node, Rule
from silang.read.times.meaning import Meaning


def with_both(meaning: Meaning, **fields: object) -> Meaning:
    """The meaning with fields set; of a range both ends, but what the first says itself stays."""
    if meaning.shape != "range" or meaning.first is None or meaning.last is None:
        return replace(meaning, **fields)
    own = {key: value for key, value in fields.items() if getattr(meaning.first, key) is None}
    return replace(meaning, first=replace(meaning.first, **own), last=replace(meaning.last, **fields))


def ends_in(meaning: Meaning) -> Meaning:
    """The last end of a run, else the meaning itself: the one that carries month and year."""
    return meaning.last if meaning.shape == "range" and meaning.last is not None else meaning


def _day_month(day: Node, month: Node) -> Meaning:
    """`28 Oktober`, `2-7 Juni`."""
    numbers, whole = day.value, month.value
    last = Meaning("day", day=numbers[-1], month=whole.month, year=whole.year, shift=whole.shift, of=whole.of, hijri=whole.hijri)
    return last if len(numbers) == 1 else Meaning("range", first=replace(last, day=numbers[0]), last=last)


def _month_first(month: Node, day: Node, *year: Node) -> Meaning | None:
    """`Sep 19, 2019`."""
    whole, numbers = month.value, day.value
    if len(numbers) != 1 or whole.year is not None or whole.shift or whole.of is not None:
        return None
    return Meaning("day", day=numbers[0], month=whole.month, year=year[-1].value.year)


def _hyphened(day: Node, _: Node, month: Node, *year: Node) -> Meaning | None:
    """`09-Jun-25`, `09-Jun-2025`."""
    last = year[-1].value
    if len(day.value) != 1 or month.value.year is not None:
        return None
    if isinstance(last, Meaning):
        return Meaning("day", day=day.value[0], month=month.value.month, year=last.year)
    return Meaning("day", day=day.value[0], month=month.value.month, year=2000 + last[0]) if len(last) == 1 else None


def _day_to(first: Node, _: Node, last: Node) -> Meaning | None:
    """`8 hingga 10 Mei`."""
    end: Meaning = last.value
    if len(first.value) != 1 or end.shape != "day" or end.month is None or end.weekday or end.days is not None:
        return None
    return Meaning("range", first=replace(end, day=first.value[0], part=None, clock=()), last=end)


def _listed(first: Node, _: Node, *rest: Node) -> Meaning | None:
    """`5, 6, dan 7 November`: days that follow on each other."""
    after: Meaning = rest[-1].value
    next_day = after.first if after.shape == "range" else after
    follows = next_day is not None and next_day.day is not None and first.value[-1] + 1 == next_day.day
    last = ends_in(after)
    if len(first.value) != 1 or not follows or last.shape != "day" or last.month is None or last.weekday or last.days is not None:
        return None
    return Meaning("range", first=replace(last, day=first.value[0], part=None, clock=()), last=last)


def _day_numbers(_: Node, first: Node, __: Node, last: Node) -> Meaning | None:
    """`tanggal 5 sampai 7`."""
    if len(first.value) != 1 or len(last.value) != 1 or first.value >= last.value:
        return None
    return Meaning("range", first=Meaning("day", day=first.value[0]), last=Meaning("day", day=last.value[0]))


def in_year(left: Node, *right: Node) -> Meaning | None:
    """`28 Oktober` + `2024`, `November` + `tahun ini`; a year is said once."""
    inner = ends_in(left.value)
    year: Meaning = right[-1].value
    if inner.shape == "day" and inner.day is not None and inner.month is None and year.unit == "1M" and year.shift and not inner.of:
        return with_both(left.value, of=year)
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
        return with_both(left.value, year=year.year)
    return with_both(left.value, of=year) if year.unit == "1Y" and year.shift and not year.edge else None


def bare_day(meaning: Meaning) -> bool:
    """Whether only a weekday or a word such as `kemarin` is said, no date."""
    return meaning.shape == "day" and meaning.month is None and meaning.day is None and not meaning.clock


def _dated(left: Node, *right: Node) -> Meaning | None:
    """A weekday or a word such as `hari ini` and the date beside it: `Jumat (25/10/2024)`, `Senin, 28 Oktober 2024`."""
    name: Meaning = left.value
    date: Meaning = right[-1].value
    inner = ends_in(date)
    if name.shape == "range":
        return date if date.shape == "range" else None
    if not bare_day(name) or inner.day is None or inner.shape != "day" or (inner.weekday is not None and name.weekday is not None):
        return None
    if date.shape == "range":
        return date
    if name.weekday is None and name.days is None:
        return None
    weekday = None if name.word == EVE else name.weekday or date.weekday  # an eve's date may be that of the day after
    return replace(date, weekday=weekday, days=name.days, part=date.part or name.part)


def _dated_pair(left: Node, *right: Node) -> Meaning | None:
    """`Sabtu dan Minggu, 17-18 Mei 2025`, `Rabu subuh hingga Kamis malam, 14-15 Mei`: the dates say what the names do."""
    name: Meaning = right[1].value
    date: Meaning = right[-1].value
    named = bare_day(left.value) and left.value.weekday is not None and date.shape == "range" and ends_in(date).month is not None
    return date if named and bare_day(name) and name.weekday is not None else None


def _slashed(left: Node, *right: Node) -> Meaning | None:
    """`Kamis 23/10`, `tanggal 23/10`: no fraction beside a name of a day."""
    date: Meaning = right[-1].value
    if date.year is None and (date.day or 0) < (date.month or 0) <= QUARTERS:
        return None
    return date if left.kind == "date" else _dated(left, *right)


def _dated_named(left: Node, *right: Node) -> Meaning | None:
    """`hari ini` + `pada` + `10 Juni 2025`."""
    return _dated(left, *right) if left.value.days is not None else None


def _dated_number(left: Node, *right: Node) -> Meaning | None:
    """`Senin tanggal 15`."""
    numbers = right[-1].value
    if len(numbers) != 1 or not bare_day(left.value):
        return None
    name: Meaning = left.value
    return replace(name, day=numbers[0])


def _day_number(_: Node, number: Node) -> Meaning:
    """`tanggal 15`, `tanggal 25-27`."""
    days = number.value
    last = Meaning("day", day=days[-1])
    return last if len(days) == 1 else Meaning("range", first=Meaning("day", day=days[0]), last=last)


def _tomorrow(left: Node, *right: Node) -> Meaning | None:
    """`besok, Minggu`, `hari ini Senin`."""
    name: Meaning = left.value
    return replace(name, weekday=right[-1].value.weekday) if name.days is not None and bare_day(name) and not name.weekday else None


def _today(left: Node, right: Node) -> Meaning | None:
    """`Senin (9/6/2025)` + `hari ini`, `Senin hari ini`: the word says nothing that the day before it does not."""
    name: Meaning = left.value
    word: Meaning = right.value
    plain = name.shape == "day" and (name.weekday is not None or name.day is not None) and not (name.shift or name.clock or name.of)
    if not plain or name.days is not None or word.days != 0 or not bare_day(word) or word.weekday or word.part:
        return None
    return replace(name, days=word.days)


EVE = "EVE"
QUARTERS = 4  # the largest denominator of a fraction that is written with a stroke
ANAPHORIC = ("previous", "following")


def step_of(shift: str) -> str:
    """The direction of a shift: only beside a bare weekday does `yang lalu` say more than `lalu`."""
    return "last" if shift == "gone" else shift


def shifted(left: Node, right: Node) -> Meaning | None:
    """`Jumat lalu`, `26 Mei mendatang`, `Juni silam`."""
    inner = ends_in(left.value)
    if inner.shift or inner.of is not None or inner.days is not None or inner.clock or right.value in ANAPHORIC:
        return None
    return with_both(left.value, shift=right.value if inner.weekday and bare_day(inner) else step_of(right.value))


def _parted_shift(left: Node, right: Node) -> Meaning | None:
    """`Minggu (13/10) malam` + `tadi`: the tail says nothing that the date does not."""
    inner: Meaning = left.value
    return (
        inner if inner.shape == "day" and inner.part and (inner.day or inner.weekday) and right.value in ("gone", "this") else None
    )


def _weekday_of(left: Node, right: Node) -> Meaning | None:
    """`Senin pekan lalu`."""
    period: Meaning = right.value
    name: Meaning = left.value
    if not bare_day(name) or name.weekday is None or period.unit != "1W" or not period.shift or name.shift:
        return None
    return replace(name, of=period)


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


def _at_first(clock: Node, *right: Node) -> Meaning | None:
    """A clock time and its day: `pukul 02.00 dini hari tanggal 9 Juni 2025`."""
    return _at(right[-1], clock)


def _stamped(left: Node, *right: Node) -> Meaning | None:
    """`21 Oktober 2025 14:30`: after a full date digits are a clock time without its word."""
    day: Meaning = left.value
    if day.shape != "day" or day.year is None or day.clock or day.part or len(right[-1].value) != 1:
        return None
    return replace(day, clock=right[-1].value)


def _enclosed(_: Node, inner: Node, __: Node) -> Meaning | None:
    """`(29 Oktober 2024)`, `(2-3 Mei)`."""
    last = ends_in(inner.value)
    return inner.value if last.shape == "day" and last.day is not None and last.month is not None else None


DAYS = (
    Rule("times.day-month", "day", ("dd", "month|mon|hmonth"), _day_month),
    Rule("times.month-first", "day", ("month|mon", "dd", "year"), _month_first),
    Rule("times.month-first", "day", ("month|mon", "dd", "comma", "year"), _month_first),
    Rule("times.hyphened", "day", ("dd", "dash", "mon|month", "tagged_year"), _hyphened),
    Rule("times.hyphened", "day", ("dd", "dash", "mon", "dash", "dd"), _hyphened),
    Rule("times.days-to", "run", ("dd", "to|dash|and", "day"), _day_to),
    Rule("times.days-to", "run", ("dd", "comma", "and", "day"), _listed),
    Rule("times.days-to", "run", ("dd", "comma", "run"), _listed),
    Rule("times.day-numbers", "run", ("date", "dd", "to|dash", "dd"), _day_numbers),
    Rule("times.in-year", "day", ("day", "year|period|tagged_year"), in_year),
    Rule("times.in-year", "day", ("day", "of", "year"), in_year),
    Rule("times.in-year", "month", ("month|mon", "year|period"), in_year),
    Rule("times.dated", "day", ("weekday|first_weekday|day|run", "bracket|day|run"), _dated),
    Rule("times.dated", "day", ("weekday|first_weekday|day", "comma|date", "day|run|bracket"), _dated),
    Rule("times.dated", "day", ("weekday|first_weekday|day", "comma", "date", "day|run"), _dated),
    Rule("times.dated", "day", ("day", "of", "day"), _dated_named),
    Rule("times.dated", "day", ("weekday|day", "and|to|dash", "weekday|day", "day|run"), _dated_pair),
    Rule("times.dated", "day", ("weekday|day", "and|to|dash", "weekday|day", "comma", "day|run"), _dated_pair),
    Rule("times.dated", "day", ("weekday|first_weekday|day|date", "slash"), _slashed),
    Rule("times.dated", "day", ("weekday|first_weekday|day", "comma|date", "slash"), _slashed),
    Rule("times.dated-number", "day", ("weekday|day", "date", "dd"), _dated_number),
    Rule("times.day-number", "day", ("date", "dd"), _day_number),
    Rule("times.tomorrow", "day", ("day", "comma", "weekday"), _tomorrow),
    Rule("times.tomorrow", "day", ("day", "weekday"), _tomorrow),
    Rule("times.tomorrow", "day", ("weekday|first_weekday|day|bracket", "day"), _today),
    Rule("times.shifted", "day", ("weekday|day|bracket", "shift"), shifted),
    Rule("times.shifted", "month", ("month", "shift"), shifted),
    Rule("times.shifted", "year", ("year", "shift"), shifted),
    Rule("times.shifted", "run", ("run", "shift"), shifted),
    Rule("times.shifted", "edged", ("edged", "shift"), shifted),
    Rule("times.weekday-of", "day", ("weekday|day", "period"), _weekday_of),
    Rule("times.parted", "day", ("weekday|first_weekday|day|bracket", "part"), _parted),
    Rule("times.parted-tail", "day", ("day", "pshift"), _parted_shift),
    Rule("times.moment", "moment", ("pshift", "part"), _moment),
    Rule("times.moment", "moment", ("part", "pshift"), _moment),
    Rule("times.at", "day", ("weekday|day|bracket|moment|run", "clocktime"), _at),
    Rule("times.at", "day", ("weekday|day|bracket|moment|run", "comma|bound|dash", "clocktime"), _at),
    Rule("times.at", "day", ("weekday|day|bracket|moment", "comma", "bound", "clocktime"), _at),
    Rule("times.at", "day", ("clocktime", "date", "day"), _at_first),
    Rule("times.at", "day", ("day", "hhmm"), _stamped),
    Rule("times.at", "day", ("day", "comma", "hhmm"), _stamped),
    Rule("times.enclosed", "bracket", ("open", "day|run", "close"), _enclosed),
)
