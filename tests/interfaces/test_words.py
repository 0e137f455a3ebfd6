"""The screen words: both languages say everything, each phrase is used, and numbers and days are written as people write them."""

from __future__ import annotations

import re
import typing
from pathlib import Path

import pytest

from silang import model, pack
from silang.dossier import words
from silang.errors import UsageError
from silang.read.quantities import amounts

DOSSIER = Path(words.__file__).parents[1]
TABLES = ("bounds", "stances", "forms", "verdicts", "kinds", "explains", "reasons", "severities", "debris", "types", "phrases")


@pytest.mark.parametrize("table", TABLES)
def test_both_languages_hold_the_same_phrases_with_the_same_gaps(table: str) -> None:
    here, there = (getattr(words.load(language), table) for language in words.LANGUAGES)
    assert here.keys() == there.keys()
    for key in here:
        assert set(re.findall(r"{\w*}", here[key])) == set(re.findall(r"{\w*}", there[key])), key


@pytest.mark.parametrize(
    ("table", "kind"),
    [
        ("bounds", model.Bound),
        ("stances", model.Stance),
        ("forms", model.Form),
        ("verdicts", model.Verdict),
        ("severities", model.Severity),
        ("debris", model.DebrisKind),
        ("types", model.NameType),
    ],
)
def test_every_closed_value_has_a_word(table: str, kind: object) -> None:
    assert set(getattr(words.load("id"), table)) == set(typing.get_args(kind))


def test_every_phrase_is_used() -> None:
    code = "".join(path.read_text() for path in DOSSIER.rglob("*") if path.suffix in {".py", ".html"})
    prefixes = tuple(re.findall(r'"(\w+_)" \+', code)) + tuple(re.findall(r'f"(\w+_){', code))
    unused = [key for key in words.load("id").phrases if f'"{key}"' not in code and not key.startswith(prefixes)]
    assert unused == []


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("id", ["12.000", "0,5", "1,5 juta", "1.234.567", "2 miliar", "-3"]),
        ("en", ["12,000", "0.5", "1.5 million", "1,234,567", "2 billion", "-3"]),
    ],
)
def test_numbers(language: str, said: list[str]) -> None:
    numbers = (12000, 0.5, 1_500_000, 1_234_567, 2_000_000_000, -3)
    assert [words.load(language).number(n) for n in numbers] == said


@pytest.mark.parametrize(
    ("begin", "end", "said"),
    [
        ("2024-10-25", "2024-10-25", "25 Okt 2024"),
        ("2024-10-25", None, "25 Okt 2024"),
        ("2024-10-01", "2024-10-20", "1–20 Okt 2024"),
        ("2024-02-01", "2024-02-29", "Feb 2024"),
        ("2024-10-22", "2024-11-08", "22 Okt – 8 Nov 2024"),
        ("2023-12-30", "2024-01-02", "30 Des 2023 – 2 Jan 2024"),
        ("2022-01-01", "2023-12-31", "2022–2023"),
        ("kapan", "saja", "kapan – saja"),
    ],
)
def test_runs_of_days(begin: str, end: str | None, said: str) -> None:
    assert words.load("id").days(begin, end) == said


def test_a_number_beyond_all_words_is_said_by_its_power() -> None:
    assert words.load("id").number(10**5000) == "10^5000"
    assert words.load("id").number(123_456_789_012_345) == "123.456.789.012.345"


def test_a_unit_that_no_table_knows_stands_after_its_number() -> None:
    assert words.load("id").amount(3, 3, "about", "{n}") == "sekitar 3 {n}"
    assert words.load("en").amount(3, 4, "range", "percent") == "3–4 per cent"


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(UsageError, match="jv"):
        words.load("jv")


def test_units_that_are_words_have_one_in_each_language() -> None:
    table = pack.load("id").table("quantities", amounts.Quantities)
    codes = {*table.units.values(), *table.cased.values()}
    here, there = (words.load(language).units for language in words.LANGUAGES)
    assert here.keys() == there.keys()
    assert {code for code in codes - here.keys() if len(code) > 4} == set()
    assert words.load("id").amount(3, 3, "about", "hour") == "sekitar 3 jam"
    assert [words.load("en").amount(n, n, "exact", "hour") for n in (1, 2)] == ["1 hour", "2 hours"]
