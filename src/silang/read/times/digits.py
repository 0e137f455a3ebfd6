"""Dates, clock times and years in digits, as leaves: day before month always, and the usual slips of typing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from silang.read.page import Page
from silang.read.rules import Node
from silang.read.times.meaning import Meaning
from silang.spans import Span

_RUN = re.compile(r"\d\d*(?:(?://?|/ |[-.:]| - ?)\d+)*")


def leaves(page: Page, decade: re.Pattern[str]) -> Iterator[Node]:
    """The runs of digits on the page that may be of a time; `decade` matches what makes a decade of a year (`-an`)."""
    for match in _RUN.finditer(page.folded):
        yield from _leaf(page, match, decade)


def _leaf(page: Page, match: re.Match[str], decade_mark: re.Pattern[str]) -> Iterator[Node]:
    folded, (start, end) = page.folded, match.span()
    before, after = folded[max(0, start - 2) : start], folded[end : end + 2]
    run = match.group()
    if before[-1:] in ("-", "/") and run.isdigit() and len(run) == 4 and not before[:1].isdigit():
        if before[:1].isalpha() or before == " /":
            yield Node(Span(start - 1, end), "tagged_year", Meaning("year", year=int(run)), "times.digits")
        return
    if (
        before[-1:].isalnum()
        or before[-1:] in ("_", "#", "@")
        or (before[-1:] in (".", ",", "/", ":", "-") and before[:1].isalnum() and not _second_day(before, run))
    ):
        return
    if after[:1] == "%" or (after[:1] in (",", "/", ":") and after[1:].isdigit()):
        return
    decade = decade_mark.match(folded, end) if run.isdigit() and len(run) in (2, 4) and run[-1] == "0" else None
    if decade:
        kind = "decade" if len(run) == 4 else "short_decade"
        number = int(run) if len(run) == 4 else 1900 + int(run)
        yield Node(Span(start, decade.end()), kind, Meaning("decade", year=number), "times.digits")
        return
    for pattern, make in _STROKED if "/" in run else _BARE if run.isdigit() else _JOINED:
        fit = pattern.fullmatch(run)
        if fit is not None:
            yield from make(page, Span(start, end), fit)


def _second_day(before: str, run: str) -> bool:
    """Whether the digits may be the second day of `12 Juni-4 Juli`; only a month after them will make them one."""
    return before[-1] == "-" and before[0].isalpha() and len(run) <= 2


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
    else:
        yield Node(span, "slash", _date(fit["day"], fit["month"], year), "times.digits")


def _slip(page: Page, span: Span, fit: re.Match[str]) -> Iterator[Node]:
    """`(2310/2025)`, `(23/10/20025)`: in brackets, a stroke left out or a year that is none."""
    whole, both = _bracketed(page, span)
    if both:
        yield Node(whole, "bracket", _date(fit["day"], fit["month"], fit.groupdict().get("year")), "times.digits")


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
    numbers = tuple(map(int, fit.group().replace("-", " ").split()))
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
        season = Meaning("season", word=f"{first}/{last}")
        run = Meaning("range", first=Meaning("year", year=first), last=Meaning("year", year=last))
        yield Node(span, "years", season if "/" in fit.group() else run, "times.digits")


Shape = tuple[re.Pattern[str], Callable[[Page, Span, re.Match[str]], Iterator[Node]]]


def _shapes(*shapes: tuple[str, Callable[[Page, Span, re.Match[str]], Iterator[Node]]]) -> tuple[Shape, ...]:
    return tuple((re.compile(pattern), make) for pattern, make in shapes)


_SPAN = r"(?P<first>\d{4})(?: - | -|-|/)(?P<last>\d{4})"
_STROKED = _shapes(  # runs of digits with a stroke in them
    (r"(?P<day>\d\d?)(?://?|/ )(?P<month>\d\d?)(?://?|/ )(?P<year>\d{4}|\d\d)", _slashed),
    (r"(?P<day>\d\d?)//?(?P<month>\d\d?)(?P<year>20\d\d)", _slashed),
    (r"(?P<day>[0-3]\d)(?P<month>[01]\d)/(?P<year>20\d\d)", _slip),
    (r"(?P<day>\d\d?)/(?P<month>\d\d?)/(?:\d{3}|\d{5})", _slip),
    (r"(?P<day>\d\d?)(?://?|/ )(?P<month>\d\d?)", _slashed),
    (
        r"(?P<first>\d\d?)(?:/(?P<from>\d\d?))?(?: - | -|-)(?P<day>\d\d?)/(?P<month>\d\d?)(?:/(?P<year>\d{4}|\d\d))?",
        _slashed_range,
    ),
    (_SPAN, _years),
)
_JOINED = _shapes(  # with other marks in them
    (r"(?P<day>\d\d?)(?P<sep>[-.])(?P<month>\d\d?)(?P=sep)(?P<year>\d{4})", _slashed),
    (r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)", _iso),
    (r"\d\d?[.:]\d\d(?:[.:]\d\d)?(?:(?: - | -|-)\d\d?[.:]\d\d)?", _clock),
    (r"\d\d?(?: - | -|-)\d\d?", _days),
    (_SPAN, _years),
)
_BARE = _shapes((r"\d\d?", _days), (r"\d{4}", _year))  # of digits alone
