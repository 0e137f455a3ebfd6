"""The corpus of stances that what is said takes by itself: who denies, refuses or confirms which claim."""

from __future__ import annotations

from typing import Any

import pytest

from silang import outlet, pack
from silang.model import Article
from silang.read.reading import read
from silang.story.actors.actors import cast
from silang.story.reports import Report
from silang.story.statements.positions import positions
from silang.story.words import words

ID = pack.load("id")
CASES = pack.parsed(pack.PACKS / "id" / "corpus" / "stances.toml")


def parties(text: str) -> list[list[str]]:
    reports = [Report("a", read(Article(name="a", text=text, published="2025-06-10"), ID, outlet.load("id")), ID)]
    found = positions(reports, cast(reports, words(ID))).positions
    return [[party.party, party.stance, position.claim] for position in found for party in position.parties]


@pytest.mark.parametrize("case", CASES["means"], ids=lambda case: case["text"])
def test_a_stance_is_taken(case: dict[str, Any]) -> None:
    assert parties(case["text"]) == case["parties"]


@pytest.mark.parametrize("case", CASES["none"], ids=lambda case: case["text"])
def test_none_is_taken(case: dict[str, Any]) -> None:
    assert parties(case["text"]) == []


@pytest.mark.parametrize("case", CASES["known_failure"], ids=lambda case: case["text"])
@pytest.mark.xfail(strict=True)
def test_a_stance_is_not_yet_taken(case: dict[str, Any]) -> None:
    assert parties(case["text"]) == case["parties"]
