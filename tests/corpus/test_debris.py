"""Each page of corpus/debris.toml, and what of it is debris."""

import tomllib
from itertools import pairwise
from typing import Any

import pytest

from silang import outlet, pack
from silang.model import Article
from silang.read.layout import debris
from silang.read.page import Page

ID = pack.load("id")
OUTLETS = outlet.load("id")
CASES = tomllib.loads((pack.PACKS / "id" / "corpus" / "debris.toml").read_text(encoding="utf-8"))


def found(case: dict[str, Any]) -> list[tuple[str, str]]:
    text = case["page"]
    article = Article(name="case", text=text, title=case.get("title"), url=case.get("url"))
    return [(piece.span.of(text), piece.kind) for piece in debris.read(Page(text), article, OUTLETS, ID)]


def meant(case: dict[str, Any]) -> list[tuple[str, str]]:
    return [(piece["words"], piece["kind"]) for piece in case.get("debris", [])]


@pytest.mark.parametrize("case", CASES["means"] + CASES["none"], ids=lambda case: case["page"].strip()[:40])
def test_debris(case: dict[str, Any]) -> None:
    assert found(case) == meant(case)


@pytest.mark.parametrize("case", CASES["known_failure"], ids=lambda case: case["page"].strip()[:40])
@pytest.mark.xfail(strict=True, reason="not read yet")
def test_known_failure(case: dict[str, Any]) -> None:
    assert found(case) == meant(case)


@pytest.mark.parametrize("case", CASES["means"], ids=lambda case: case["page"].strip()[:40])
def test_pieces_are_disjoint_and_name_their_rule(case: dict[str, Any]) -> None:
    pieces = debris.read(Page(case["page"]), Article(name="case", text=case["page"]), OUTLETS, ID)
    assert all(left.span.end <= right.span.start for left, right in pairwise(pieces))
    assert all(piece.rule for piece in pieces)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t\n ",
        "(" * 5000,
        "Foto: " + "A" * 60 + " kopi",
        "Ikuti saluran whatsapp. " * 900,
        "Baca Juga: " * 800,
        "A, " * 3000 + "- B",
        "Foto:/" * 2000,
        "\n".join("*" * 6 for _ in range(900)),
    ],
)
def test_hostile_text_never_raises(text: str) -> None:
    pieces = debris.read(Page(text), Article(name="case", text=text), OUTLETS, ID)
    assert all(0 <= piece.span.start < piece.span.end <= len(text) for piece in pieces)
