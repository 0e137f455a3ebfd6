"""The demo story: eight texts that keep the habits of print and page that they were written for, and gold that fits them."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml
from beside import tool

ROOT = Path(__file__).parents[2]
TEXTS = ROOT / "src" / "silang" / "demo"
GOLD = Path(__file__).parent / "demo"
SCORER = ROOT.parent / "shared" / "gold" / "gold.py"
NAMES = tuple(sorted(path.stem for path in GOLD.glob("[!_]*.yaml")))


def text(name: str) -> str:
    """The text as received: line ends are not touched."""
    return (TEXTS / f"{name}.txt").read_bytes().decode("utf-8")


@pytest.fixture(scope="module")
def gold() -> ModuleType:
    if not SCORER.exists():
        pytest.skip("../shared/gold/gold.py is not beside this checkout")
    return tool(SCORER)


@pytest.fixture(scope="module")
def story() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((GOLD / "_story.yaml").read_text(encoding="utf-8"))
    return loaded


def test_every_text_has_gold_and_the_other_way_round() -> None:
    assert tuple(sorted(path.stem for path in TEXTS.glob("*.txt"))) == NAMES
    assert len(NAMES) == 8


def test_line_ends_spaces_and_quotes_are_kept() -> None:
    crlf = [name for name in NAMES if "\r\n" in text(name)]
    assert crlf == ["jagatwera"]
    assert text("jagatwera").count("\r\n") == text("jagatwera").count("\n")
    assert [name for name in NAMES if "\u00a0" in text(name)] == ["suartimurea"]
    assert [name for name in NAMES if "“" in text(name)] == ["pelitanara", "suartimurea"]


@pytest.mark.parametrize("name", NAMES)
def test_every_span_of_the_gold_is_in_its_text(gold: ModuleType, name: str) -> None:
    annotated = gold.load(GOLD / f"{name}.yaml", text(name))
    aside = {i for item in annotated["not_body"] for i in range(*item["span"])}
    for kind in ("times", "quantities", "composed", "credits", "findings"):
        for item in annotated[kind]:
            assert aside.isdisjoint(range(*item["span"])), (kind, text(name)[slice(*item["span"])])


def test_what_the_story_asks_for_is_in_the_texts(gold: ModuleType, story: dict[str, Any]) -> None:
    for question in (*story["questions"], *story["also_asked"]):
        figures = {answer["figure"] for answer in question["answers"]}
        for figure in (*figures, *question.get("must_not_hold", ())):
            name, numeral, *n = figure.split(":")
            gold.find(text(name), numeral, int(n[0]) if n else 1)
        for pair in (*question["disagree"], *question["compatible"], *question.get("changed", ())):
            assert set(pair) <= figures
    for pair in story["same_statement"]:
        for witness in pair:
            name, cue, *n = witness.split(":")
            gold.find(text(name), cue, int(n[0]) if n else 1)
