"""What Silang says on screens, in each language, as data; and how it writes numbers and days there."""

from __future__ import annotations

import math
import tomllib
from calendar import monthrange
from datetime import date
from functools import lru_cache
from importlib.resources import files

import msgspec

from silang.errors import UsageError
from silang.model import Bound, Number

LANGUAGES = ("id", "en")
BEYOND = 10**21  # from here on a number is said by its power of ten


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One language's screen words: separators, months, and phrases by table and key; `{n}` stands for a number."""

    group: str
    decimal: str
    clock: str
    months: tuple[str, ...]
    powers: dict[str, str]
    orders: dict[str, str]
    units: dict[str, str]
    bounds: dict[str, str]
    stances: dict[str, str]
    forms: dict[str, str]
    verdicts: dict[str, str]
    kinds: dict[str, str]
    explains: dict[str, str]
    pairs: dict[str, str]
    severities: dict[str, str]
    debris: dict[str, str]
    types: dict[str, str]
    phrases: dict[str, str]

    def say(self, key: str, **values: str) -> str:
        """The phrase of `key` with `values` put in."""
        return self.phrases[key].format_map(values) if values else self.phrases[key]

    def count(self, key: str, n: int) -> str:
        """The phrase of `key` for `n` things.

        >>> load("en").count("reports", 1), load("id").count("reports", 1200)
        ('1 report', '1.200 laporan')
        """
        one, _, many = self.phrases[key].partition(" | ")
        return (one if n == 1 else many or one).format(n=self.number(n))

    def term(self, table: str, key: str) -> str:
        """The word for a closed value such as a stance or a kind of finding; the value itself where there is none."""
        words: dict[str, str] = getattr(self, table)
        return words.get(key, key)

    def number(self, n: Number) -> str:
        """`n` with the language's separators; whole millions and above in words.

        >>> load("id").number(12000), load("en").number(1.5), load("id").number(1_500_000_000_000)
        ('12.000', '1.5', '1,5 triliun')
        """
        if abs(n) >= BEYOND:
            return f"10^{math.floor(math.log10(abs(n)))}"
        for power, phrase in sorted(self.powers.items(), key=lambda item: -int(item[0])):
            if abs(n) >= int(power) and (n * 100) % int(power) == 0:
                return phrase.format(n=self._digits(n / int(power)))
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
        return n if unit is None else self.units[unit].format(n=n) if unit in self.units else f"{n} {unit}"

    def day(self, iso: str | None, *, year: bool = True) -> str:
        """A day (or month, or year, or time) of ISO 8601 in the language's form; the value itself where it is none.

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


def _is_month(begin: str, end: str) -> bool:
    """Whether two days of one month are its first and its last."""
    try:
        return begin[8:] == "01" and int(end[8:]) == monthrange(int(end[:4]), int(end[5:7]))[1]
    except ValueError:
        return False


@lru_cache(maxsize=4)
def load(language: str) -> Words:
    """The words of `language` (`id` or `en`); raises UsageError for another."""
    if language not in LANGUAGES:
        raise UsageError(f"no screen words for language {language!r}: expected one of {', '.join(LANGUAGES)}")
    raw = tomllib.loads((files(__package__) / f"{language}.toml").read_text(encoding="utf-8"))
    return msgspec.convert(raw, Words)
