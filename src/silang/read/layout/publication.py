"""When a page says it was published: date lines of all forms, as ISO 8601."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from silang import spans
from silang.pack import Pack
from silang.read.layout.lines import Line


class Publication(Struct, frozen=True, forbid_unknown_fields=True):
    """The table `publication`: month names to their numbers, zone names to their offsets, and what stands on date lines.

    `unmarked` is the offset of a clock time that names no zone; `labels` say that a date is the page's own, `updates` that it is
    the day of a later change; `weekdays` and `joins` may stand beside a date and mean nothing more; `signs` begin a line that
    names who wrote before the date; `pictures` begin a line that belongs to a picture.
    """

    months: dict[str, int]
    zones: dict[str, str]
    unmarked: str
    weekdays: tuple[str, ...]
    labels: tuple[str, ...]
    updates: tuple[str, ...]
    joins: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()


def parse(text: str, pack: Pack) -> str | None:
    """The first date in `text`, with the clock time beside it if there is one: ISO 8601, to the minute, with offset.

    None where no date stands there, or none that the calendar has.

    >>> from silang.pack import load
    >>> parse("Tayang: Selasa, 10 Juni 2025 09:15 WITA", load("id"))
    '2025-06-10T09:15+08:00'
    """
    forms = _forms(pack)
    image = spans.fold(text[:_MOST])
    for match in forms.date.finditer(image):
        day = _day(match, forms.months)
        if day is not None:
            return day.isoformat() + _clock(image[match.end() : match.end() + 40], forms)
    return None


_MOST = 400  # characters looked at
_CLOCK = re.compile(
    r"\s*[t,|@)\-]?[\s,|/\-]*(?:[a-z]{1,5}\s+)?(?<!\d)([01]?\d|2[0-3])[:.]([0-5]\d)(?::[0-5]\d(?:\.\d{1,9})?)?(?!\d)\s*"
)
_OFFSET = re.compile(r"(z)(?![a-z0-9])|(?:gmt|utc)?\s?([+-])(\d{2}):?(\d{2})?(?!\d)|(?:gmt|utc)\s?([+-])(\d{1,2})(?!\d)")


class _Forms(Struct, frozen=True):
    date: re.Pattern[str]
    zone: re.Pattern[str]
    label: re.Pattern[str]
    update: re.Pattern[str]
    beside: frozenset[str]
    sign: re.Pattern[str]
    pictures: tuple[str, ...]
    months: dict[str, int]
    zones: dict[str, str]
    unmarked: str


@lru_cache(maxsize=16)
def _forms(pack: Pack) -> _Forms:
    table = pack.table("publication", Publication)
    names = "|".join(sorted(map(re.escape, table.months), key=len, reverse=True))
    zones = "|".join(sorted(map(re.escape, table.zones), key=len, reverse=True))
    date = re.compile(
        r"(?<!\d)(?:"
        r"(?P<y1>(?:19|20)\d\d)[-/.](?P<m1>\d\d?)[-/.](?P<d1>\d\d?)"
        r"|(?P<d2>\d\d?)[-/.](?P<m2>\d\d?)[-/.](?P<y2>(?:19|20)\d\d)"
        rf"|(?P<d3>\d\d?)(?:st|nd|rd|th)?[\s\-/.]{{1,3}}(?P<m3>{names})\.?[\s\-/,.]{{1,3}}(?P<y3>(?:19|20)\d\d|\d\d(?!\d|[:.]\d))"
        rf"|(?P<m4>{names})\.?\s{{1,3}}(?P<d4>\d\d?)(?:st|nd|rd|th)?,?\s{{1,3}}(?P<y4>(?:19|20)\d\d)"
        r")(?!\d)"
    )
    return _Forms(
        date=date,
        zone=re.compile(rf"[\s(]*({zones})(?![a-z])"),
        label=_standing((*table.labels, *table.updates)),
        update=_standing(table.updates),
        beside=frozenset((*table.weekdays, *table.labels, *table.updates, *table.joins, *table.zones)),
        sign=_standing(table.signs),
        pictures=table.pictures,
        months=dict(table.months),
        zones=dict(table.zones),
        unmarked=table.unmarked,
    )


def _standing(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(sorted(map(re.escape, phrases), key=len, reverse=True))})(?![^\W_])")


def _day(match: re.Match[str], months: dict[str, int]) -> dt.date | None:
    year, month, day = next((match[f"y{i}"], match[f"m{i}"], match[f"d{i}"]) for i in range(1, 5) if match[f"y{i}"])
    try:
        return dt.date(int(year) + (2000 if len(year) == 2 else 0), months.get(month) or int(month), int(day))
    except ValueError:
        return None


def _clock(after: str, forms: _Forms) -> str:
    """`T09:15+08:00` for the clock time that `after` begins with, else nothing."""
    match = _CLOCK.match(after)
    if match is None:
        return ""
    return f"T{int(match[1]):02}:{match[2]}{_zone(after[match.end() :], forms)}"


def _zone(after: str, forms: _Forms) -> str:
    named = forms.zone.match(after)
    if named is not None:
        return forms.zones[named[1]]
    offset = _OFFSET.match(after)
    if offset is None:
        return forms.unmarked
    if offset[1]:
        return "+00:00"
    return f"{offset[2] or offset[5]}{int(offset[3] or offset[6]):02}:{offset[4] or '00'}"


def lines(page_lines: Sequence[Line], body: int | None, pack: Pack) -> dict[int, str]:
    """The date lines of a page's head, by index: the moment that each states.

    A date line holds a date, a label or a name, and no running text. The head ends where the `body` begins if that is known, else
    before the second line of prose, the first being the deck (a title that asks is none); then only dates with a clock time or a
    label count.
    """
    forms = _forms(pack)
    found: dict[int, str] = {}
    decks = 0
    for index, line in enumerate(page_lines[: _HEAD_LINES if body is None else body]):
        title = index == 0 and line.plain.endswith("?")
        decks += line.prose and not title and not line.folded.startswith(forms.pictures)
        if body is None and (decks > 1 or len(line.words) > _MOST_DECK):
            break
        if len(line.plain) > _MOST_LINE or line.ends or not _YEAR.search(line.plain):
            continue
        match = forms.date.search(line.folded[:_MOST])
        if match is None:
            continue
        value = parse(line.plain, pack)
        if value is not None and _only_dates(line, match, "T" in value, body is not None, decks == 0, forms):
            found[index] = value
    return found


_HEAD_LINES = 8
_MOST_DECK = 40  # words
_MOST_LINE = 140  # characters
_YEAR = re.compile(r"(?:19|20)\d\d|-\d\d\b")


def _only_dates(line: Line, date: re.Match[str], clock: bool, headed: bool, first: bool, forms: _Forms) -> bool:
    """Whether the line holds little else than a date: a label, an outlet, a byline; before any prose a date alone will do."""
    rest = line.folded[: date.start()]
    labelled = forms.label.search(rest) is not None or forms.sign.match(rest) is not None
    words = [word for word in re.findall(r"[^\W\d_]+", rest) if word not in forms.beside]
    after = [word for word in re.findall(r"[^\W\d_]+", line.folded[date.end() :]) if word not in forms.beside]
    if len(after) > (_MOST_BESIDE if _stamped(line, date, forms) else 2) or re.match(r"\W*:\s", line.folded[date.end() :]):
        return False
    return (labelled and len(words) <= 9) or (clock and len(words) <= 4) or (not words and (headed or (first and not after)))


_MOST_BESIDE = 7  # words


def _stamped(line: Line, date: re.Match[str], forms: _Forms) -> bool:
    """Whether a clock time with its zone follows the date, and behind it no word but such as have capitals: who wrote, where."""
    clock = _CLOCK.match(line.folded, date.end())
    zone = forms.zone.match(line.folded, clock.end()) if clock is not None else None
    return zone is not None and not any(word[0].islower() for word in re.findall(r"[^\W\d_]+", line.plain[zone.end() :]))


def stated(page_lines: Sequence[Line], body: int | None, pack: Pack) -> tuple[int, str] | None:
    """The date line that says when the page was published (one of a later change only where no other stands), and what it says."""
    forms = _forms(pack)
    dated = list(lines(page_lines, body, pack).items())
    first = [(index, value) for index, value in dated if not forms.update.search(page_lines[index].folded)]
    return next(iter(first or dated), None)


def updated(line: Line, pack: Pack) -> bool:
    """Whether a date line says when the page was changed, not when it was published."""
    return _forms(pack).update.search(line.folded) is not None


def begins(text: str, pack: Pack) -> bool:
    """Whether `text` begins with a date, a weekday before it aside.

    >>> from silang.pack import load
    >>> begins("Selasa, 14/03/2026, 20:11 WIB", load("id")), begins("14 orang", load("id"))
    (True, False)
    """
    forms, image = _forms(pack), spans.fold(text[:_MOST_DAY])
    date = forms.date.search(image)
    return date is not None and all(word in forms.beside for word in re.findall(r"\w+", image[: date.start()]))


_MOST_DAY = 60  # characters


def first_label(text: str, pack: Pack) -> int:
    """The offset of the first label or date in `text`; its length where there is none."""
    forms, image = _forms(pack), spans.fold(text)
    found = [match.start() for match in (forms.label.search(image), forms.date.search(image)) if match is not None]
    return min(found, default=len(text))
