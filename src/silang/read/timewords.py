"""The words and digits of time as leaves: what the table `times` of a pack holds, and how they are found on a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

import msgspec

from silang.pack import Pack
from silang.read.page import Page
from silang.read.rules import Lexicon, Node
from silang.spans import Span


class Meaning(msgspec.Struct, frozen=True):
    """What a phrase of time says by itself, before anything is known of its day of speaking.

    `shape` tells which fields count: `day`, `month`, `year`, `period` (pekan lalu), `part` (kuartal II), `decade`, `duration`,
    `offset` (tiga hari lalu), `first` (dua bulan pertama), `clock`, `set`, `range`, `vague`, `season`, `holiday`.
    """

    shape: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    days: int | None = None
    unit: str | None = None
    shift: str | None = None
    amounts: tuple[tuple[float, float, str], ...] = ()
    edge: tuple[str, str] | None = None
    part: str | None = None
    clock: tuple[str, ...] = ()
    zone: str | None = None
    number: int | None = None
    word: str | None = None
    hijri: bool = False
    first: Meaning | None = None
    last: Meaning | None = None
    of: Meaning | None = None


class Cues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that are looked for in the sentence around a phrase."""

    words: tuple[str, ...]


class NoTimes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words before what looks like a time and is none: numbers of laws, names of laws, ages; and names that years belong to."""

    numbers: tuple[str, ...]
    laws: tuple[str, ...]
    ages: tuple[str, ...]


class Holiday(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A day of every year: `[month, day]` in the Gregorian or the Hijri calendar; `[month]` where it is a month."""

    date: tuple[int, ...] = ()
    hijri: tuple[int, ...] = ()


class Times(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table `times` of a pack."""

    home: str
    capitalised: frozenset[str]
    zones: dict[str, str]
    weekdays: dict[str, int]
    months: dict[str, int]
    short_months: dict[str, int]
    hijri_months: dict[str, int]
    units: dict[str, str]
    single: dict[str, str]
    days: dict[str, int]
    parts: dict[str, str]
    nights: dict[str, str]
    edges: dict[str, str]
    shifts: dict[str, str]
    parts_shifts: dict[str, str]
    tails: dict[str, str]
    links: dict[str, str]
    bounds: dict[str, str]
    each: dict[str, str]
    some: dict[str, str]
    vague: dict[str, str]
    seasons: dict[str, str]
    periods: dict[str, str]
    ordinals: dict[str, int]
    decades: dict[str, str]
    hijri_marks: dict[str, str]
    holidays: dict[str, Holiday]
    future: Cues
    telling: Cues
    none: NoTimes


class Words:
    """The leaves of one language."""

    def __init__(self, table: Times) -> None:
        self.table = table
        self.lexicon = Lexicon(_entries(table))
        self._bounds = Lexicon((word, ("bound", mod)) for word, mod in table.bounds.items())
        self.decade = re.compile("-?(?:" + "|".join(map(re.escape, table.decades)) + r")\b")

    def bounds(self, page: Page) -> dict[int, Node]:
        """The words that bound what follows, by the offset of their end."""
        return {node.span.end: node for node in self._bounds.find(page.text, page.folded)}

    def leaves(self, page: Page, numerals: Iterable[Node]) -> list[Node]:
        """All leaves that stand beside something they could join, ordered by start."""
        found = list(self._words(page))
        found.extend(node for node in numerals if node.kind != "ordinal")
        for match in _RUN.finditer(page.folded):
            found.extend(self._digits(page, match))
        return _beside(page.folded, found)

    def _words(self, page: Page) -> Iterator[Node]:
        plain = page.plain
        for node in self.lexicon.find(page.text, page.folded):
            start = node.span.start
            if node.kind in ("weekday", "month") and node.span.of(page.folded) in self.table.capitalised:
                if not plain[start].isupper():
                    continue
                if node.kind == "weekday" and _first_word(plain, start):
                    yield Node(node.span, "first_weekday", node.value, node.rule)
                    continue
            yield node

    def _digits(self, page: Page, match: re.Match[str]) -> Iterator[Node]:
        folded, (start, end) = page.folded, match.span()
        before, after = folded[max(0, start - 2) : start], folded[end : end + 2]
        run = match.group()
        if before[-1:] in ("-", "/") and run.isdigit() and len(run) == 4 and not before[:1].isdigit():
            if before[:1].isalpha():
                yield Node(Span(start - 1, end), "tagged_year", Meaning("year", year=int(run)), "times.digits")
            return
        if (
            before[-1:].isalnum()
            or before[-1:] in ("_", "#", "@")
            or (before[-1:] in (".", ",", "/", ":", "-") and before[:1].isalnum())
        ):
            return
        if after[:1] == "%" or (after[:1] in (",", "/", ":") and after[1:].isdigit()):
            return
        decade = self.decade.match(folded, end) if run.isdigit() and len(run) in (2, 4) and run[-1] == "0" else None
        if decade:
            kind = "decade" if len(run) == 4 else "short_decade"
            number = int(run) if len(run) == 4 else 1900 + int(run)
            yield Node(Span(start, decade.end()), kind, Meaning("decade", year=number), "times.digits")
            return
        for pattern, make in _SHAPES:
            fit = pattern.fullmatch(run)
            if fit is not None:
                yield from make(page, Span(start, end), fit)


@lru_cache(maxsize=8)
def words(pack: Pack) -> Words:
    """The leaves of a pack's language, compiled once."""
    return Words(pack.table("times", Times))


def _entries(table: Times) -> Iterator[tuple[str, tuple[str, Any]]]:
    for word, number in table.weekdays.items():
        yield word, ("weekday", Meaning("day", weekday=number))
    for word, number in table.months.items():
        yield word, ("month", Meaning("month", month=number))
    for word, number in table.short_months.items():
        yield word, ("mon", Meaning("month", month=number))
        yield word + ".", ("mon", Meaning("month", month=number))
    for word, number in table.hijri_months.items():
        yield word, ("hmonth", Meaning("month", month=number, hijri=True))
    for word, number in table.days.items():
        yield word, ("day", Meaning("day", days=number))
    for word, part in table.nights.items():
        yield word, ("day", Meaning("day", days=-1, part=part))
    for word, unit in table.single.items():
        yield word, ("dur", Meaning("duration", amounts=((1, 1, unit),)))
    for word, ref in table.vague.items():
        yield word, ("vague", Meaning("vague", word=ref))
    for word, _ in table.holidays.items():
        yield word, ("holiday", Meaning("holiday", word=word))
    for word, kind in table.links.items():
        yield word, (kind, word)
    simple: tuple[tuple[str, dict[str, Any]], ...] = (
        ("unit", table.units),
        ("part", table.parts),
        ("edge", table.edges),
        ("shift", table.shifts),
        ("pshift", table.parts_shifts),
        ("tail", table.tails),
        ("bound", table.bounds),
        ("each", table.each),
        ("some", table.some),
        ("season_word", table.seasons),
        ("period_word", table.periods),
        ("ord", table.ordinals),
        ("hmark", table.hijri_marks),
        ("zone", table.zones),
    )
    for kind, entries in simple:
        for word, value in entries.items():
            yield word, (kind, value)


def _first_word(plain: str, start: int) -> bool:
    """Whether the word at `start` begins a sentence, as far as the marks before it tell."""
    before = plain[max(0, start - 6) : start].rstrip(" ")
    return start == 0 or not before or before[-1] in '.!?\n"'


# --- digits ------------------------------------------------------------------------------------------------------------

_RUN = re.compile(r"\d+(?:(?://?|/ |[-.:]| - )\d+)*")


def _bracketed(page: Page, span: Span) -> tuple[Span, bool]:
    """The span with the round brackets right around it, and whether both are there."""
    folded, start, end = page.folded, span.start, span.end
    before = start - 1 if folded[start - 1 : start] == "(" else start - 2 if folded[max(0, start - 2) : start] == "( " else None
    after = end + 1 if folded[end : end + 1] == ")" else end + 2 if folded[end : end + 2] == " )" else None
    if before is None or after is None:
        return span, False
    return Span(before, after), True


def _number(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _date(day: str, month: str, year: str | None) -> Meaning:
    return Meaning("day", day=int(day), month=int(month), year=_number(year) if year else None)


def _slashed(page: Page, span: Span, fit: re.Match[str]) -> Iterator[Node]:
    """d/m/y; d/m only in brackets, anything looser is a fraction or a number."""
    whole, both = _bracketed(page, span)
    year = fit.groupdict().get("year")
    if both or (year is not None and len(year) == 4):
        yield Node(whole, "bracket" if both else "day", _date(fit["day"], fit["month"], year), "times.digits")


def _slashed_range(page: Page, span: Span, fit: re.Match[str]) -> Iterator[Node]:
    whole, both = _bracketed(page, span)
    if both:
        last = _date(fit["day"], fit["month"], fit["year"])
        first = _date(fit["first"], fit["from"] or fit["month"], fit["year"])
        yield Node(whole, "bracket", Meaning("range", first=first, last=last), "times.digits")


def _iso(page: Page, span: Span, fit: re.Match[str]) -> Iterator[Node]:
    whole, both = _bracketed(page, span)
    yield Node(whole, "bracket" if both else "day", _date(fit["day"], fit["month"], fit["year"]), "times.digits")


def _clock(page: Page, span: Span, fit: re.Match[str]) -> Iterator[Node]:
    clocks = tuple(_hour(*pair) for pair in re.findall(r"(\d\d?)[.:](\d\d)", fit.group()))
    if all(clocks):
        yield Node(span, "hhmm", tuple(clock for clock in clocks if clock), "times.digits")


def _hour(hours: str, minutes: str) -> str | None:
    return f"{int(hours):02d}:{minutes}" if int(hours) <= 24 and int(minutes) < 60 else None


def _days(page: Page, span: Span, fit: re.Match[str]) -> Iterator[Node]:
    numbers = tuple(int(number) for number in re.findall(r"\d+", fit.group()))
    if all(1 <= number <= 31 for number in numbers):
        yield Node(span, "dd", numbers, "times.digits")


def _year(page: Page, span: Span, fit: re.Match[str]) -> Iterator[Node]:
    number = int(fit.group())
    if 1500 <= number <= 2100:
        yield Node(span, "year", Meaning("year", year=number), "times.digits")
    elif 1300 <= number < 1500:
        yield Node(span, "hyear", Meaning("year", year=number, hijri=True), "times.digits")


def _years(page: Page, span: Span, fit: re.Match[str]) -> Iterator[Node]:
    first, last = int(fit["first"]), int(fit["last"])
    if 1500 <= first < last <= 2100 and last - first <= 200:
        yield Node(
            span, "years", Meaning("range", first=Meaning("year", year=first), last=Meaning("year", year=last)), "times.digits"
        )


_SHAPES = tuple(
    (re.compile(pattern), make)
    for pattern, make in (
        (r"(?P<day>\d\d?)(?://?|/ )(?P<month>\d\d?)(?://?|/ )(?P<year>\d{4}|\d\d)", _slashed),
        (r"(?P<day>\d\d?)//?(?P<month>\d\d?)(?P<year>20\d\d)", _slashed),
        (r"(?P<day>\d\d?)(?P<sep>[-.])(?P<month>\d\d?)(?P=sep)(?P<year>\d{4})", _slashed),
        (r"(?P<day>\d\d?)(?://?|/ )(?P<month>\d\d?)", _slashed),
        (
            r"(?P<first>\d\d?)(?:/(?P<from>\d\d?))?(?: - |-)(?P<day>\d\d?)/(?P<month>\d\d?)(?:/(?P<year>\d{4}|\d\d))?",
            _slashed_range,
        ),
        (r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)", _iso),
        (r"\d\d?[.:]\d\d(?:[.:]\d\d)?(?:(?: - |-)\d\d?[.:]\d\d)?", _clock),
        (r"\d\d?(?:(?: - |-)\d\d?)?", _days),
        (r"\d{4}", _year),
        (r"(?P<first>\d{4})(?: - |-|/)(?P<last>\d{4})", _years),
    )
)

# --- neighbours --------------------------------------------------------------------------------------------------------

_ALONE = frozenset({"day", "weekday", "first_weekday", "month", "year", "years", "bracket", "dur", "vague", "decade", "holiday"})


def _beside(folded: str, nodes: list[Node]) -> list[Node]:
    """The nodes that mean something alone or touch another, and the marks between them."""
    starts = {node.span.start for node in nodes}
    ends = {node.span.end for node in nodes}
    kept = []
    for node in nodes:
        start, end = node.span.start, node.span.end
        if node.kind in _ALONE:
            kept.append(node)
            continue
        left = start
        while left > 0 and start - left < 3 and folded[left - 1] in " (,-":
            left -= 1
        right = end
        while right < len(folded) and right - end < 3 and folded[right] in " ),-":
            right += 1
        if any(at in ends for at in range(left, start + 1)) or any(at in starts for at in range(end, right + 1)):
            kept.append(node)
    kept.extend(_marks(folded, kept))
    kept.sort(key=lambda node: node.span)
    return kept


def _marks(folded: str, nodes: list[Node]) -> Iterator[Node]:
    """Commas and dashes right after a node, brackets around one."""
    seen = set()
    for node in nodes:
        start, end = node.span.start, node.span.end
        if folded[start - 1 : start] == "(" and start not in seen:
            seen.add(start)
            yield Node(Span(start - 1, start), "open", "(", "mark")
        at = end + 1 if folded[end : end + 1] == " " else end
        mark = folded[at : at + 1]
        if mark in ("-", ",", ")") and mark and -at not in seen:
            seen.add(-at)
            yield Node(Span(at, at + 1), {"-": "dash", ",": "comma", ")": "close"}[mark], mark, "mark")
