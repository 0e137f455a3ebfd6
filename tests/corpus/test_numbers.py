"""The corpus of numerals: what each phrase means."""

from typing import Any

import pytest

from silang import pack
from silang.read.page import Page
from silang.read.quantities import numbers

ID = pack.load("id")
CASES = pack.parsed(pack.PACKS / "id" / "corpus" / "numbers.toml")


def found(text: str, kind: str) -> list[dict[str, object]]:
    values = [node.value for node in numbers.nodes(Page(text), ID) if node.kind == kind]
    return [{"low": v.low, "high": 0 if v.high is None else v.high, "about": v.about, "words": v.disagrees} for v in values]


def meant(case: dict[str, Any], key: str) -> list[dict[str, object]]:
    default = {"about": False, "words": None}
    return [default | {"high": item["low"]} | item for item in case.get(key, [])]


def check(case: dict[str, Any]) -> None:
    for key, kind in (("numerals", "numeral"), ("ranges", "range"), ("ordinals", "ordinal")):
        assert found(case["text"], kind) == meant(case, key)


@pytest.mark.parametrize("case", [*CASES["means"], *CASES["none"]], ids=lambda case: case["text"])
def test_numerals_mean(case: dict[str, Any]) -> None:
    check(case)


@pytest.mark.parametrize("case", CASES["known_failure"], ids=lambda case: case["text"])
@pytest.mark.xfail(strict=True)
def test_numerals_not_yet(case: dict[str, Any]) -> None:
    check(case)
