"""The corpus of figures that hang together: which come out, and which do not."""

from typing import Any

import pytest

from silang import pack
from silang.read.page import Page
from silang.read.quantities import numbers, quantities, sums

ID = pack.load("id")
CASES = pack.parsed(pack.PACKS / "id" / "corpus" / "sums.toml")


def reasons(text: str) -> list[str]:
    page = Page(text)
    numerals = numbers.nodes(page, ID)
    return [f.why for f in sums.findings(page, numerals, quantities.read(page, numerals, (), ID), ID)]


@pytest.mark.parametrize("case", CASES["means"], ids=lambda case: case["text"])
def test_what_does_not_come_out_is_found(case: dict[str, Any]) -> None:
    found = reasons(case["text"])
    assert len(found) == 1
    assert case["why"] in found[0]


@pytest.mark.parametrize("case", CASES["none"], ids=lambda case: case["text"])
def test_what_comes_out_is_not_flagged(case: dict[str, Any]) -> None:
    assert reasons(case["text"]) == []


@pytest.mark.parametrize("case", CASES["known_failure"], ids=lambda case: case["text"])
@pytest.mark.xfail(strict=True)
def test_not_yet(case: dict[str, Any]) -> None:
    assert any(case["why"] in why for why in reasons(case["text"]))
