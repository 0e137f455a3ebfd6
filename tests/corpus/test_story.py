"""The corpus of the story's lore: which question each figure answers, and which answer none."""

from __future__ import annotations

from typing import Any

import pytest

from silang import outlet, pack
from silang.model import Article
from silang.read.reading import read
from silang.story.actors.actors import cast
from silang.story.figures.asked import Asked, asked
from silang.story.reports import Report
from silang.story.words import words

ID = pack.load("id")
CASES = pack.parsed(pack.PACKS / "id" / "corpus" / "story.toml")


def questions(text: str) -> list[Asked]:
    reading = read(Article(name="a", text=text, published="2025-06-10"), ID, outlet.load("id"))
    report = Report("a", reading, ID)
    return list(asked(report, cast([report], words(ID))))


def told(item: Asked) -> dict[str, object]:
    return {
        "low": item.quantity.low,
        "what": item.what,
        "state": item.state,
        "whose": sorted(item.whose),
        "place": sorted(item.place),
    }


def check(case: dict[str, Any]) -> None:
    default = {"state": "", "whose": [], "place": []}
    found = [told(item) for item in questions(case["text"])]
    for answer in case["answers"]:
        meant = default | answer
        assert meant in [{**item, "place": item["place"] if "place" in answer else []} for item in found]
    assert len(found) == len(case["answers"])


@pytest.mark.parametrize("case", CASES["means"], ids=lambda case: case["text"])
def test_a_figure_answers(case: dict[str, Any]) -> None:
    check(case)


@pytest.mark.parametrize("case", CASES["none"], ids=lambda case: case["text"])
def test_a_figure_answers_nothing(case: dict[str, Any]) -> None:
    assert [told(item) for item in questions(case["text"])] == []


@pytest.mark.parametrize("case", CASES["known_failure"], ids=lambda case: case["text"])
@pytest.mark.xfail(strict=True)
def test_a_figure_answers_not_yet(case: dict[str, Any]) -> None:
    check(case)
