"""Each text of corpus/spellings.toml, and the spelling that is flagged in it."""

import tomllib
from typing import Any

import pytest

from silang import pack
from silang.read.names import names, spellings
from silang.read.page import Page

ID = pack.load("id")
CASES = tomllib.loads((pack.PACKS / "id" / "corpus" / "spellings.toml").read_text(encoding="utf-8"))


def flagged(text: str) -> list[tuple[str, str | None]]:
    page = Page(text)
    found = spellings.findings(page, names.read(page, ID), ID)
    assert all(finding.kind == "name-misspelt" and finding.span in finding.cites for finding in found)
    return [(finding.span.of(text), finding.proposal) for finding in found]


@pytest.mark.parametrize("case", CASES["means"], ids=lambda case: case["why"])
def test_a_slip_is_flagged_with_the_commoner_spelling(case: dict[str, Any]) -> None:
    assert flagged(case["text"]) == [(case["flagged"], case["proposal"])]


@pytest.mark.parametrize("case", CASES["none"], ids=lambda case: case["why"])
def test_nothing_is_flagged_where_both_may_be_right(case: dict[str, Any]) -> None:
    assert flagged(case["text"]) == []


@pytest.mark.parametrize("case", CASES["known_failure"], ids=lambda case: case["why"])
@pytest.mark.xfail(strict=True, reason="not read yet")
def test_known_failure(case: dict[str, Any]) -> None:
    assert flagged(case["text"]) == [(case["flagged"], case["proposal"])]


def test_many_names_cost_little() -> None:
    text = " ".join(
        f"Menurut Wabcdef{chr(97 + i // 26 % 26)}{chr(97 + i % 26)}gh{chr(97 + i // 676)}x, air surut." for i in range(3000)
    )
    assert len(flagged(text)) <= 400
