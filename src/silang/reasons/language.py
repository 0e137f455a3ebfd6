"""How one language writes numbers, days, figures with their bounds, and sentences of reason. The words are data."""

from __future__ import annotations

import math
import tomllib
from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any

import msgspec

from silang.errors import UsageError
from silang.reasons.values import (
    Amount,
    Attitude,
    Bound,
    Day,
    Lapse,
    Number,
    Outlet,
    Question,
    Reason,
    Steps,
    Value,
    Voice,
    Weekday,
)

LANGUAGES = ("id", "en")
BEYOND = 10**21  # from here on a number is said by its power of ten
PARTS = " · "  # between the parts of what a figure asks


class Language(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One language's separators, names of days and months, words for units, bounds and stances, and sentences of reason by rule.

    `{n}` stands for a number; other gaps of a sentence are named as the values of its reason.
    """

    group: str
    decimal: str
    clock: str
    months: tuple[str, ...]
    full_months: tuple[str, ...]
    weekdays: tuple[str, ...]
    lapse: str
    unnamed: str
    powers: dict[int, str]
    orders: dict[str, str]
    units: dict[str, str]
    bounds: dict[str, str]
    stances: dict[str, str]
    reasons: dict[str, str]

    def why(self, reason: Reason | None, otherwise: str, outlets: Mapping[str, str] | None = None) -> str:
        """The sentence of a reason, `otherwise` where there is none or no sentence fits it.

        `outlets` says what the outlet of an article is called. The article's name stands instead where it has none, and beside it
        where the sentence is about two articles of one outlet.

        >>> from silang.reasons.values import because
        >>> load("id").why(because("origins.step", article=Outlet("x1"), source="Y"), "", {"x1": "X"})
        'X mengutip Y'
        """
        if reason is None:
            return otherwise
        try:
            return self._filled(reason, _called(_articles(reason), outlets or {}))
        except KeyError:  # a record of another version
            return otherwise

    def _filled(self, reason: Reason, called: Mapping[str, str]) -> str:
        return self.reasons[reason.rule].format_map({name: self._said(value, called) for name, value in reason.values})

    def _said(self, value: Value, called: Mapping[str, str]) -> str:
        match value:
            case Amount(low=low, high=high, bound=bound, unit=unit):
                return self.amount(low, high, bound, unit)
            case Day(day=day):
                return self.date(day)
            case Weekday(number=number):
                return self.weekdays[number - 1]
            case Lapse(days=days):
                return self.many(self.lapse, days)
            case Outlet(article=article):
                return called[article]
            case Voice(name=name):
                return name or self.unnamed
            case Attitude(stance=stance):
                return self.stances[stance]
            case Question(asks=asks):
                return question(asks)
            case Steps(steps=steps):
                return ", ".join(self._filled(step, called) for step in steps)
            case _:
                return value

    def many(self, phrase: str, n: int) -> str:
        """The form of a phrase of two, "one | many", that fits `n` things."""
        one, _, many = phrase.partition(" | ")
        return (one if n == 1 else many or one).format(n=self.number(n))

    def number(self, n: Number) -> str:
        """`n` with the language's separators; whole millions and above in words.

        >>> load("id").number(12000), load("en").number(1.5), load("id").number(1_500_000_000_000)
        ('12.000', '1.5', '1,5 triliun')
        """
        if abs(n) >= BEYOND:
            return f"10^{math.floor(math.log10(abs(n)))}"
        for power, phrase in self.powers.items():
            if abs(n) >= power and (n * 100) % power == 0:
                return phrase.format(n=self._digits(n / power))
        return self._digits(n)

    def amount(self, low: Number, high: Number | None, bound: Bound, unit: str | None = None) -> str:
        """A figure with its bound and unit.

        >>> load("en").amount(3000, 3000, "at_least"), load("id").amount(1000, None, "order"), load("id").amount(30, 40, "range")
        ('at least 3,000', 'ribuan', '30–40')
        """
        n = self.orders.get(str(int(low)), self.number(low)) if bound == "order" else self.number(low)
        if bound == "range" and high is not None:
            return self._measured(self.bounds[bound].format(n=n, m=self.number(high)), unit)
        return self.bounds[bound].format(n=self._measured(n, unit), m="")

    def _measured(self, n: str, unit: str | None) -> str:
        """A number already written, with its unit."""
        if unit is None or unit not in self.units:
            return n if unit is None else f"{n} {unit}"
        one, _, many = self.units[unit].partition(" | ")
        return (one if n == "1" else many or one).format(n=n)

    def day(self, iso: str | None, *, year: bool = True) -> str:
        """A day (or month, or year, or time) of ISO 8601 in the language's short form; the value itself where it is none.

        >>> load("id").day("2024-10-25"), load("en").day("2024-10-25T17:40:00+07:00"), load("en").day("2024-10")
        ('25 Okt 2024', '25 Oct 2024, 17:40', 'Oct 2024')
        """
        if not iso:
            return ""
        parts = iso[:10].split("-")
        try:
            if len(parts) == 2:
                return f"{self.months[int(parts[1]) - 1]} {parts[0]}"
            found = date.fromisoformat(iso[:10])
        except (ValueError, IndexError):
            return iso
        said = f"{found.day} {self.months[found.month - 1]}" + (f" {found.year}" if year else "")
        return f"{said}, {iso[11:13]}{self.clock}{iso[14:16]}" if iso[10:11] == "T" else said

    def date(self, iso: str) -> str:
        """A day of ISO 8601 with the full name of its month, as in a sentence; the value itself where it is none.

        >>> load("id").date("2024-11-08"), load("en").date("2024-11-08"), load("en").date("2025-02-30")
        ('8 November 2024', '8 November 2024', '2025-02-30')
        """
        try:
            found = date.fromisoformat(iso[:10])
        except ValueError:
            return iso
        return f"{found.day} {self.full_months[found.month - 1]} {found.year}"

    def days(self, begin: str, end: str | None) -> str:
        """A run of days, written once where both are one day.

        >>> load("id").days("2024-10-01", "2024-10-20"), load("id").days("2024-10-01", "2024-10-01")
        ('1–20 Okt 2024', '1 Okt 2024')
        >>> load("en").days("2024-10-01", "2024-10-31"), load("en").days("2024-01-01", "2024-12-31")
        ('Oct 2024', '2024')
        """
        if end is None or begin == end:
            return self.day(begin)
        if begin[4:] == "-01-01" and end[4:] == "-12-31":
            return begin[:4] if begin[:4] == end[:4] else f"{begin[:4]}–{end[:4]}"
        if begin[:7] == end[:7] and len(begin) == len(end) == 10:
            return self.day(end[:7]) if _is_month(begin, end) else f"{int(begin[8:])}–{self.day(end)}"
        return f"{self.day(begin, year=begin[:4] != end[:4])} – {self.day(end)}"

    def _digits(self, n: Number) -> str:
        whole = f"{n:,.4f}".rstrip("0").rstrip(".") if isinstance(n, float) else f"{n:,}"
        return whole.translate({ord(","): self.group, ord("."): self.decimal})


def english(reason: Reason) -> str:
    """The sentence that the records keep beside a reason: English, articles by their names."""
    return load("en").why(reason, reason.rule)


def question(asks: str) -> str:
    """What a figure asks as one phrase: what is counted first, what narrows it in brackets.

    >>> question("tentara · dikirim · Rusia"), question("tentara")
    ('tentara (dikirim; Rusia)', 'tentara')
    """
    head, *rest = asks.split(PARTS)
    return f"{head} ({'; '.join(rest)})" if rest else head


def raw(language: str) -> dict[str, Any]:
    """The words of `language` as they stand in its table; raises UsageError for a language that has none."""
    if language not in LANGUAGES:
        raise UsageError(f"no words for language {language!r}: expected one of {', '.join(LANGUAGES)}")
    return tomllib.loads((files(__package__) / f"{language}.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=4)
def load(language: str) -> Language:
    """How `language` (`id` or `en`) writes; raises UsageError for another."""
    return msgspec.convert(raw(language), Language, str_keys=True)


def _articles(reason: Reason) -> Iterator[str]:
    """The articles that a sentence is about, in order."""
    for _, value in reason.values:
        if isinstance(value, Outlet):
            yield value.article
        elif isinstance(value, Steps):
            for step in value.steps:
                yield from _articles(step)


def _called(articles: Iterable[str], outlets: Mapping[str, str]) -> dict[str, str]:
    """What each of the articles of one sentence is called."""
    names = list(dict.fromkeys(articles))
    shared = Counter(outlets.get(name, name) for name in names)
    return {
        name: f"{outlets[name]} [{name}]" if name in outlets and shared[outlets[name]] > 1 else outlets.get(name, name)
        for name in names
    }


def _is_month(begin: str, end: str) -> bool:
    """Whether two days of one month are its first and its last."""
    try:
        return begin[8:] == "01" and int(end[8:]) == monthrange(int(end[:4]), int(end[5:7]))[1]
    except ValueError:
        return False
