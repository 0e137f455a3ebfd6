"""The corpus of quantities: what each phrase means, and which numerals count nothing."""

from typing import Any

import pytest

from silang import pack
from silang.model import Quantity
from silang.read.page import Page
from silang.read.quantities import numbers, quantities

ID = pack.load("id")
CASES = pack.parsed(pack.PACKS / "id" / "corpus" / "quantities.toml")


def read(text: str) -> tuple[Quantity, ...]:
    page = Page(text)
    return quantities.read(page, numbers.nodes(page, ID), (), ID)


def told(quantity: Quantity, text: str) -> dict[str, object]:
    return {
        "num": quantity.numeral.of(text),
        "low": quantity.low,
        "high": 0 if quantity.high is None else quantity.high,
        "bound": quantity.bound,
        "unit": quantity.unit,
        "counted": quantity.counted.of(text) if quantity.counted else None,
    }


def meant(items: list[dict[str, Any]]) -> list[dict[str, object]]:
    default = {"bound": "exact", "unit": None, "counted": None}
    return [default | {"high": item["low"]} | item for item in items]


def check(case: dict[str, Any]) -> None:
    text, found = case["text"], read(case["text"])
    assert [told(q, text) for q in found if not q.parts] == meant(case.get("quantities", []))
    composed = [{k: v for k, v in told(q, text).items() if k != "num"} for q in found if q.parts]
    assert composed == meant(case.get("composed", []))


@pytest.mark.parametrize("case", CASES["means"], ids=lambda case: case["text"])
def test_quantities_mean(case: dict[str, Any]) -> None:
    check(case)


@pytest.mark.parametrize("case", CASES["none"], ids=lambda case: case["text"])
def test_numerals_that_count_nothing(case: dict[str, Any]) -> None:
    assert read(case["text"]) == ()


@pytest.mark.parametrize("case", CASES["known_failure"], ids=lambda case: case["text"])
@pytest.mark.xfail(strict=True)
def test_quantities_not_yet(case: dict[str, Any]) -> None:
    check(case)
