"""The corpus of attributions: what each report says and who says it, through the whole reading."""

from typing import Any

import pytest

from silang import outlet, pack
from silang.model import Article, Attribution
from silang.read.reading import read

ID = pack.load("id")
OUTLETS = outlet.load("id")
CASES = pack.parsed(pack.PACKS / "id" / "corpus" / "attributions.toml")


def attributions(text: str, title: str | None = None) -> tuple[Attribution, ...]:
    return read(Article(name="case", text=text, title=title, published="2026-03-03"), ID, OUTLETS).attributions


def told(found: Attribution, text: str) -> dict[str, object]:
    return {
        "cue": found.cue.of(text) if found.cue else None,
        "source": found.source.of(text) if found.source else None,
        "speaker": found.speaker or "",
        "content": [span.of(text) for span in found.content],
        "form": found.form,
        "stance": found.stance or "",
        "date": found.date or "",
        "channel": found.channel.of(text) if found.channel else "",
        "role": found.role.of(text) if found.role else "",
        "affiliation": found.affiliation.of(text) if found.affiliation else "",
        "unnamed": found.unnamed,
        "addressee": found.addressee.of(text) if found.addressee else "",
        "hedges": [span.of(text) for span in found.hedges],
    }


def check(case: dict[str, Any]) -> None:
    found = [told(item, case["text"]) for item in attributions(case["text"], case.get("title"))]
    meant = case["attributions"]
    assert [{key: item[key] for key in want} for item, want in zip(found, meant, strict=False)] == meant
    assert len(found) == len(meant), found


@pytest.mark.parametrize("case", CASES["means"], ids=lambda case: case["text"][:60])
def test_attributions_mean(case: dict[str, Any]) -> None:
    check(case)


@pytest.mark.parametrize("case", CASES["none"], ids=lambda case: case["text"][:60])
def test_nothing_is_reported(case: dict[str, Any]) -> None:
    assert attributions(case["text"], case.get("title")) == ()


@pytest.mark.parametrize("case", CASES["known_failure"], ids=lambda case: case["text"][:60])
@pytest.mark.xfail(strict=True)
def test_attributions_not_yet(case: dict[str, Any]) -> None:
    check(case)
