"""What Silang says on screens, in each language, as data."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files

import msgspec

from silang.reasons import language
from silang.reasons.language import LANGUAGES, Language

__all__ = ["LANGUAGES", "Words", "load"]


class Words(Language, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One language's screen words: how it writes, and phrases by table and key; `{n}` stands for a number."""

    forms: dict[str, str]
    verdicts: dict[str, str]
    kinds: dict[str, str]
    explains: dict[str, str]
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
        return self.many(self.phrases[key], n)

    def told(self, reports: int, origins: int) -> str:
        """How many reports tell something, and how many origins these go back to; the latter only where it is counted.

        >>> load("id").told(3, 1), load("en").told(2, 0)
        ('3 laporan, 1 asal', '2 reports')
        """
        return ", ".join((self.count("witnesses", reports), *((self.count("of_origins", origins),) if origins else ())))

    def term(self, table: str, key: str) -> str:
        """The word for a closed value such as a stance or a kind of finding; the value itself where there is none."""
        words: dict[str, str] = getattr(self, table)
        return words.get(key, key)


@lru_cache(maxsize=4)
def load(code: str) -> Words:
    """The words of a language by its code (`id` or `en`); raises UsageError for another."""
    written = language.raw(code)
    screen = tomllib.loads((files(__package__) / f"{code}.toml").read_text(encoding="utf-8"))
    return msgspec.convert(written | screen, Words, str_keys=True)
