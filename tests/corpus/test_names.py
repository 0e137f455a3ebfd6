"""Each text of corpus/names.toml, and what names stand in it."""

import tomllib
from itertools import pairwise
from typing import Any

import pytest

from silang import pack
from silang.read.names import names
from silang.read.page import Page
from silang.spans import Span

ID = pack.load("id")
CASES = tomllib.loads((pack.PACKS / "id" / "corpus" / "names.toml").read_text(encoding="utf-8"))


def found(text: str) -> dict[str, list[str]]:
    return {f"{name.type} {name.name}": [span.of(text) for span in name.mentions] for name in names.read(Page(text), ID)}


@pytest.mark.parametrize("case", CASES["means"] + CASES["none"], ids=lambda case: case["why"])
def test_names(case: dict[str, Any]) -> None:
    assert found(case["text"]) == case.get("names", {})


@pytest.mark.parametrize("case", CASES["known_failure"], ids=lambda case: case["why"])
@pytest.mark.xfail(strict=True, reason="not read yet")
def test_known_failure(case: dict[str, Any]) -> None:
    assert found(case["text"]) == case["names"]


@pytest.mark.parametrize("case", CASES["means"], ids=lambda case: case["why"])
def test_mentions_are_in_order_and_disjoint(case: dict[str, Any]) -> None:
    page = Page(case["text"])
    every = sorted(span for name in names.read(page, ID) for span in name.mentions)
    assert all(left.end <= right.start for left, right in pairwise(every))
    assert all(list(name.mentions) == sorted(name.mentions) and name.rule for name in names.read(page, ID))
    assert all(left.span.end <= right.span.start for left, right in pairwise(names.mentions(page, ID)))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t\n ",
        "(" * 5000,
        "A. " * 3000,
        "Budi " * 3000,
        "Badan, " * 3000 + "(ABC)",
        "(BGN) " * 3000,
        "aB" * 5000,
        "İ" * 3000,
        "PT " * 3000,
        "\x00\ud800\u2028Ab-",
        "di" * 4000 + "X",
    ],
    ids=range(12),
)
def test_hostile_text_never_raises(text: str) -> None:
    page = Page(text)
    assert all(span.of(text) for name in names.read(page, ID) for span in name.mentions)


def test_what_is_set_aside_holds_no_name() -> None:
    text = "Baca Juga: Rencana Sri Mulyani\nGubernur Jawa Barat Dedi Mulyadi hadir."
    page = Page(text, set_aside=(Span(0, text.index("\n")),))
    assert [name.name for name in names.read(page, ID)] == ["Jawa Barat", "Dedi Mulyadi"]
