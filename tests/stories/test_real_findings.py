"""Findings across real reports, each read with its texts: the right ones are given, the wrong ones are not."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import pytest
from expected import CORPUS, dossier

JUDGED: dict[str, list[list[str]]] = tomllib.loads((Path(__file__).parent / "findings.toml").read_text(encoding="utf-8"))
pytestmark = pytest.mark.skipif(not CORPUS.exists(), reason="the shared corpus is not beside this checkout")


def given(judged: str) -> Counter[str]:
    """Of the findings so judged how many are given, by kind."""
    kinds: Counter[str] = Counter()
    for kind, *articles in JUDGED[judged]:
        kinds[kind] += any(finding.kind == kind for finding in dossier(*articles).findings)
    return kinds


def test_the_right_ones_are_given_and_the_wrong_ones_are_not() -> None:
    right, wrong = given("right"), given("wrong")
    for kind in sorted(right | wrong | Counter(kind for kind, *_ in JUDGED["wrong"])):
        print(f"{kind}: {right[kind]} right of {right[kind] + wrong[kind]}")
    assert wrong.total() == 0
    assert right.total() >= len(JUDGED["right"]) - 1
