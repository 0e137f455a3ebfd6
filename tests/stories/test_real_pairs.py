"""Pairs of figures of real reports, read by hand: what two reports alone are told to say of each other."""

from __future__ import annotations

import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import gold_readings
import pytest
from made import ID, OUTLETS

from silang.model import Article, Reading
from silang.read.reading import read
from silang.story.story import tell

TABLE = tomllib.loads((Path(__file__).parent / "figures.toml").read_text(encoding="utf-8"))
CORPORA = [gold_readings.SHARED / "corpora" / name for name in ("indonews.jsonl", "stories-2019.jsonl")]
LEAST = 0.95  # of what is compared
needs_shared = pytest.mark.skipif(
    not all(path.exists() for path in CORPORA), reason="the shared corpora are not beside this checkout"
)
Row = list[Any]


@cache
def records() -> dict[str, dict[str, str]]:
    lines = (line for path in CORPORA for line in path.read_text(encoding="utf-8").strip().split("\n"))
    return {record["id"]: record for record in map(json.loads, lines)}


@cache
def reading(name: str) -> Reading:
    record = records()[name]
    article = Article(name=name, text=record["text"], title=record["title"], outlet=record["outlet"], url=record["url"])
    return read(article, ID, OUTLETS)


def verdict(row: Row) -> str:
    """The verdict on a row's pair among all that the two reports say; `none` where nothing compares the two."""
    names, places = (row[0], row[6]), ((row[0], row[1]), (row[6], row[7]))
    for figure in tell([reading(name) for name in dict.fromkeys(names)], ID).figures:
        at = [(answer.article, reading(answer.article).quantities[answer.quantity].span.start) for answer in figure.answers]
        for pair in figure.pairs:
            if {at[pair.a], at[pair.b]} == set(places):
                return pair.verdict
    return "none"


@needs_shared
def test_nearly_all_that_is_compared_is_compared_rightly() -> None:
    given = [(verdict(row), row[14]) for row in TABLE["drawn"]]
    compared = [(told, right) for told, right in given if told != "none"]
    assert len(compared) >= 80
    assert sum(told == right for told, right in compared) >= LEAST * len(compared), [
        pair for pair in compared if pair[0] != pair[1]
    ]


@needs_shared
@pytest.mark.parametrize("row", TABLE["at_odds"], ids=lambda row: f"{row[0]}-{row[1]}-{row[6]}-{row[7]}")
def test_what_was_falsely_at_odds_is_not(row: Row) -> None:
    assert verdict(row) != "contradictory"
