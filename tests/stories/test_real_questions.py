"""Questions of number in real stories: which of the answers an editor expects stand together, and how they stand to each other."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import gold_readings
import pytest
from made import ID, OUTLETS

from silang.model import Answer, Article, Figure
from silang.read.reading import read
from silang.story.story import Telling, tell

TABLE: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "questions.toml").read_text(encoding="utf-8"))["story"]
CORPORA = [gold_readings.SHARED / "corpora" / name for name in ("indonews.jsonl", "stories-2019.jsonl")]
# Of each draw: how many of the expected answers stand in their group, how many of these are by whom, of when and how sure they
# should be, and how many pairs have the right verdict, at least; and how many answers too many there are, at most.
REACHED = {
    1: {"answers": (48, 65), "facts": (19, 29), "verdicts": (23, 33)},
    2: {"answers": (33, 53), "facts": (16, 29), "verdicts": (19, 32)},
    3: {"answers": (55, 76), "facts": (18, 26), "verdicts": (36, 54)},
}
TOO_MANY = {1: 0, 2: 4, 3: 0}
RIGHT = {"compatible": ("equal", "compatible", "refined"), "disagree": ("contradictory",)}
pytestmark = pytest.mark.skipif(
    not all(path.exists() for path in CORPORA), reason="the shared corpora are not beside this checkout"
)


@cache
def records() -> dict[str, dict[str, str]]:
    wanted = {name for story in TABLE for name in story["articles"]}
    lines = (line for path in CORPORA for line in path.read_text(encoding="utf-8").strip().split("\n"))
    return {record["id"]: record for record in map(json.loads, lines) if record["id"] in wanted}


@cache
def telling(index: int) -> Telling:
    def article(name: str) -> Article:
        one = records()[name]
        published = one["published_raw"]
        return Article(name=name, text=one["text"], title=one["title"], outlet=one["outlet"], url=one["url"], published=published)

    return tell([read(article(name), ID, OUTLETS) for name in TABLE[index]["articles"]], ID)


def is_at(answer: Answer, row: list[Any], told: Telling) -> bool:
    """Whether an answer is the figure of a row."""
    reading = next(report.reading for report in told.reports if report.name == answer.article)
    span = reading.quantities[answer.quantity].span
    return bool(answer.article == row[0] and span.start <= row[1] < span.end)


def group_of(question: dict[str, Any], told: Telling) -> Figure | None:
    """The group that holds most of the answers expected, two at least."""

    def held(figure: Figure) -> int:
        return sum(any(is_at(answer, row, told) for answer in figure.answers) for row in question["answers"])

    best = max(told.figures, key=held, default=None)
    return best if best is not None and held(best) > 1 else None


def verdict(figure: Figure, one: list[Any], other: list[Any], told: Telling) -> str:
    """The verdict on two rows in a group; empty where nothing compares them."""
    at = [{i for i, answer in enumerate(figure.answers) if is_at(answer, row, told)} for row in (one, other)]
    pairs = (pair for pair in figure.pairs if (pair.a in at[0] and pair.b in at[1]) or (pair.a in at[1] and pair.b in at[0]))
    return next((pair.verdict for pair in pairs), "")


def is_so(answer: Answer | None, key: str, meant: str) -> bool:
    """Whether an answer has a fact; a name may be part of a longer one."""
    told = "" if answer is None else str(getattr(answer, key) or "")
    return meant.casefold() in told.casefold() if key == "by" else meant == told


@cache
def counted(draw: int) -> tuple[Counter[str], Counter[str]]:
    """What was found, and of how much."""
    found, of = Counter[str](), Counter[str]()
    for index, story in enumerate(TABLE):
        told = telling(index) if story["draw"] == draw else None
        for question in story.get("question", ()) if told is not None else ():
            assert told is not None
            figure, rows = group_of(question, told), question["answers"]
            answers = () if figure is None else figure.answers
            given = [next((answer for answer in answers if is_at(answer, row, told)), None) for row in rows]
            known = [*rows, *question.get("optional", ())]
            of["answers"] += len(rows)
            found["answers"] += sum(answer is not None for answer in given)
            found["too many"] += sum(not any(is_at(answer, row, told) for row in known) for answer in answers)
            for row, answer in zip(rows, given, strict=True):
                for key, meant in (row[2] if len(row) > 2 else {}).items():
                    of["facts"] += 1
                    found["facts"] += is_so(answer, key, meant)
            for kind, right in RIGHT.items():
                for a, b in question.get(kind, ()):
                    of["verdicts"] += 1
                    found["verdicts"] += figure is not None and verdict(figure, rows[a], rows[b], told) in right
    return found, of


@pytest.mark.parametrize(("draw", "kind"), [(draw, kind) for draw, kinds in REACHED.items() for kind in kinds])
def test_what_reports_answer_is_found(draw: int, kind: str) -> None:
    found, of = counted(draw)
    print(f"draw {draw}: {kind} {found[kind]} of {of[kind]}")
    assert found[kind] >= REACHED[draw][kind][0]
    assert of[kind] == REACHED[draw][kind][1]


@pytest.mark.parametrize("draw", TOO_MANY)
def test_few_answers_belong_to_other_questions(draw: int) -> None:
    print(f"draw {draw}: answers too many {counted(draw)[0]['too many']}")
    assert counted(draw)[0]["too many"] <= TOO_MANY[draw]


def test_nothing_is_at_odds_that_is_not() -> None:
    """No pair of these stories is, but for those that the table names."""
    against = [
        (told.figures[i].asks, pair.why)
        for told in map(telling, range(len(TABLE)))
        for i in range(len(told.figures))
        for pair in told.figures[i].pairs
        if pair.verdict == "contradictory"
    ]
    assert against == []
