"""Real stories as an editor reads them: how much of what reports have in common the dossier finds, and what it should not say."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import Any

import pytest
from expected import CORPUS, dossier, holds, is_told, table

# By table: of each kind how many are found at least, of how many; and how many of the wrong ones are left at most.
FOUND = {
    "story": {"figures": (27, 30), "statements": (28, 30), "sources": (24, 27), "days": (29, 29)},
    "eight": {
        "statements": (37, 39),
        "sources": (15, 23),
        "days": (60, 60),
        "positions": (4, 6),
        "actors": (24, 27),
        "findings": (4, 8),
    },
    "four": {
        "statements": (9, 13),
        "sources": (6, 8),
        "days": (29, 30),
        "positions": (3, 4),
        "actors": (15, 16),
        "findings": (4, 4),
    },
    "fresh": {
        "figures": (2, 3),
        "statements": (8, 8),
        "sources": (2, 6),
        "days": (14, 14),
        "positions": (3, 3),
        "actors": (12, 13),
    },
}
LEFT = {
    "story": {"figures": 1, "statements": 1, "sources": 1, "days": 1, "findings": 0},
    "eight": {"sources": 1, "days": 1, "actors": 1},
    "four": {"sources": 1, "days": 5, "actors": 0},
    "fresh": {"figures": 0, "actors": 0},
}
pytestmark = pytest.mark.skipif(not CORPUS.exists(), reason="the shared corpus is not beside this checkout")


@cache
def counted(name: str) -> tuple[Counter[str], Counter[str], Counter[str], list[Any]]:
    """What of a table's rows is found, of how many, how many wrong ones there are, and what is missed."""
    found, of, wrong, missed = Counter[str](), Counter[str](), Counter[str](), []
    for story in table(f"{name}.toml"):
        for kind, told in holds(dossier(*story["articles"])).items():
            missed += [(kind, row) for row in story.get(kind, ()) if not is_told(row, told)]
            of[kind] += len(story.get(kind, ()))
            found[kind] += sum(is_told(row, told) for row in story.get(kind, ()))
            wrong[kind] += sum(is_told(row, told) for row in story.get(f"wrong_{kind}", ()))
    return found, of, wrong, missed


@pytest.mark.parametrize(("name", "kind"), [(name, kind) for name, kinds in FOUND.items() for kind in kinds])
def test_what_reports_have_in_common_is_found(name: str, kind: str) -> None:
    found, of, _, missed = counted(name)
    print(name, kind, f"{found[kind]} of {of[kind]}")
    assert found[kind] >= FOUND[name][kind][0], [row for told, row in missed if told == kind]
    assert of[kind] == FOUND[name][kind][1]


@pytest.mark.parametrize(("name", "kind"), [(name, kind) for name, kinds in LEFT.items() for kind in kinds])
def test_no_more_is_wrong_than_was(name: str, kind: str) -> None:
    print(name, f"wrong {kind}", counted(name)[2][kind])
    assert counted(name)[2][kind] <= LEFT[name][kind]


@pytest.mark.parametrize("name", FOUND)
def test_a_brief_is_short_and_cited(name: str) -> None:
    for story in table(f"{name}.toml"):
        brief = dossier(*story["articles"]).brief
        assert 0 < len(brief) <= 10
        assert all(sentence.evidence for sentence in brief)
