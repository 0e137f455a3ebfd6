"""Real stories as an editor reads them: how much of what reports have in common the dossier finds, and what it should not say."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from functools import cache
from itertools import permutations
from pathlib import Path
from typing import Any

import gold_readings
import pytest
from made import ID, OUTLETS

from silang.dossier.dossier import compose
from silang.model import Article, Dossier
from silang.read.reading import read

TABLE: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "story.toml").read_text(encoding="utf-8"))["story"]
CORPUS = gold_readings.SHARED / "corpora" / "indonews.jsonl"
# Of each kind how many are found at least, of how many; and how many of the wrong ones are left at most.
FOUND = {"figures": (22, 30), "statements": (28, 30), "sources": (20, 27), "days": (29, 29)}
LEFT = {"figures": 1, "statements": 1, "sources": 3, "days": 3, "findings": 0}
pytestmark = pytest.mark.skipif(not CORPUS.exists(), reason="the shared corpus is not beside this checkout")


@cache
def records() -> dict[str, dict[str, str]]:
    wanted = {name for story in TABLE for name in story["articles"]}
    found = map(json.loads, CORPUS.read_text(encoding="utf-8").strip().split("\n"))
    return {record["id"]: record for record in found if record["id"] in wanted}


@cache
def dossiers() -> tuple[Dossier, ...]:
    def article(name: str) -> Article:
        one = records()[name]
        published = one["published_raw"]
        return Article(name=name, text=one["text"], title=one["title"], outlet=one["outlet"], url=one["url"], published=published)

    return tuple(compose([read(article(name), ID, OUTLETS) for name in story["articles"]]) for story in TABLE)


def holds(found: Dossier) -> dict[str, set[Any]]:
    """What a dossier joins, by pairs of spans, and what it tells, as the table has it."""
    readings = found.readings
    figures, statements = set(), set()
    for figure in found.figures:
        at = ((answer.article, readings[answer.article].quantities[answer.quantity].span) for answer in figure.answers)
        figures |= set(permutations(at, 2))
    for statement in found.statements:
        told = ((item.article, readings[item.article].attributions[item.attribution]) for item in statement.witnesses)
        statements |= set(permutations([(article, part) for article, item in told for part in item.content], 2))
    return {
        "figures": figures,
        "statements": statements,
        "sources": {(edge.article, edge.source) for edge in found.origins.edges},
        "days": {(entry.begin, item.article) for entry in found.timeline for item in entry.evidence},
        "findings": {(finding.kind,) for finding in found.findings},
    }


def is_told(row: list[Any], told: set[Any]) -> bool:
    """Whether a row of the table is among what is told; a pair of places by the spans that hold them."""
    if len(row) < 4:
        return tuple(row) in told
    a, i, b, j = row
    return any(
        (a, b) == (one[0], other[0]) and one[1].start <= i < one[1].end and other[1].start <= j < other[1].end
        for one, other in told
    )


@cache
def counted() -> tuple[Counter[str], Counter[str], Counter[str], list[Any]]:
    found, of, wrong, missed = Counter[str](), Counter[str](), Counter[str](), []
    for story, dossier in zip(TABLE, dossiers(), strict=True):
        for kind, told in holds(dossier).items():
            missed += [(kind, row) for row in story.get(kind, ()) if not is_told(row, told)]
            of[kind] += len(story.get(kind, ()))
            found[kind] += sum(is_told(row, told) for row in story.get(kind, ()))
            wrong[kind] += sum(is_told(row, told) for row in story.get(f"wrong_{kind}", ()))
    return found, of, wrong, missed


@pytest.mark.parametrize("kind", FOUND)
def test_what_reports_have_in_common_is_found(kind: str) -> None:
    found, of, _, missed = counted()
    print(kind, f"{found[kind]} of {of[kind]}")
    assert found[kind] >= FOUND[kind][0], [row for told, row in missed if told == kind]
    assert of[kind] == FOUND[kind][1]


@pytest.mark.parametrize("kind", LEFT)
def test_no_more_is_wrong_than_was(kind: str) -> None:
    print(f"wrong {kind}", counted()[2][kind])
    assert counted()[2][kind] <= LEFT[kind]


def test_a_brief_is_short_and_cited() -> None:
    for dossier in dossiers():
        assert 0 < len(dossier.brief) <= 10
        assert all(sentence.evidence for sentence in dossier.brief)
