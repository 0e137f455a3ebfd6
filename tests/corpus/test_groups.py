"""Which reports tell of one event and one story, and which pages begin none, as packs/<language>/corpus/groups.toml says."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from typing import Any

import pytest

import silang
from silang import pack
from silang.model import Reading
from silang.story.gathering import service
from silang.story.gathering.keys import words

ID = pack.load("id")
CASES = tomllib.loads((ID.folder / "corpus" / "groups.toml").read_text(encoding="utf-8"))


def read(article: dict[str, str], name: str = "a") -> Reading:
    return silang.read(article["text"], name=name, title=article["title"], published=article.get("published"))


def ordered(groups: Sequence[Sequence[int]]) -> list[list[int]]:
    return sorted(sorted(group) for group in groups)


def check(case: dict[str, Any]) -> None:
    found = silang.gather([read(article, str(i)) for i, article in enumerate(case["articles"])])
    assert found.service == ()
    stories = ordered([[int(name) for event in story.events for name in event.articles] for story in found.stories])
    events = ordered([[int(name) for name in event.articles] for story in found.stories for event in story.events])
    assert events == ordered(case.get("events", events))
    assert stories == ordered(case.get("stories", stories))


@pytest.mark.parametrize("case", CASES["means"], ids=lambda case: case["what"])
def test_means(case: dict[str, Any]) -> None:
    check(case)


@pytest.mark.parametrize("case", CASES["known_failure"], ids=lambda case: case["what"])
def test_known_failure(case: dict[str, Any]) -> None:
    with pytest.raises(AssertionError):
        check(case)


@pytest.mark.parametrize(("kind", "meant"), [("none", True), ("news", False)])
def test_service_pages(kind: str, meant: bool) -> None:
    told = {case["title"]: service.is_service(read(case), words(case["title"]), ID) for case in CASES[kind]}
    assert told == dict.fromkeys(told, meant)
