"""Copies: what is one and of which kind, what is none; spans, direction, order. The pairs stand in copies.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import read

from silang.model import Copy, Reading
from silang.reasons import language
from silang.reasons.language import english
from silang.story.copies.copies import copies

CASES: dict[str, list[dict[str, Any]]] = tomllib.loads((Path(__file__).parent / "copies.toml").read_text(encoding="utf-8"))
EARLY, LATE = "2025-06-12T08:00+07:00", "2025-06-12T10:00+07:00"
TEXT = CASES["means"][0]["first"].strip()


def pair(case: dict[str, Any]) -> tuple[Copy, ...]:
    first, second = (case[side].strip() for side in ("first", "second"))
    return copies([read("second", second, LATE, "Warta Lembah"), read("first", first, EARLY, "Kabar Bungaraya")])


def check(case: dict[str, Any]) -> None:
    assert [(copy.article, copy.source, copy.kind) for copy in pair(case)] == [("second", "first", case["kind"])]


@pytest.mark.parametrize("case", CASES["means"], ids=lambda case: str(case["name"]))
def test_a_copy_is_told_with_its_kind(case: dict[str, Any]) -> None:
    check(case)


@pytest.mark.parametrize("case", CASES["none"], ids=lambda case: str(case["name"]))
def test_what_is_no_copy(case: dict[str, Any]) -> None:
    assert pair(case) == ()


@pytest.mark.parametrize("case", CASES["known_failure"], ids=lambda case: str(case["name"]))
@pytest.mark.xfail(strict=True)
def test_a_copy_not_told_yet(case: dict[str, Any]) -> None:
    check(case)


def test_spans_show_the_same_words_on_both_sides_and_never_a_quotation() -> None:
    case = CASES["means"][0]
    first, second = case["first"].strip(), case["second"].strip()
    (copy,) = pair(case)
    assert copy.spans
    for ours, theirs in copy.spans:
        assert ours.of(second) == theirs.of(first)
        assert '"' not in ours.of(second)
    assert 0.85 < copy.share < 1


@pytest.mark.parametrize(
    ("day_a", "day_b", "source", "unsure"),
    [
        (EARLY, LATE, "a", False),
        (LATE, EARLY, "b", False),
        ("2025-06-12T10:00+09:00", "2025-06-12T09:00+07:00", "a", False),  # eight in the morning of the other's time
        ("2025-06-12", "2025-06-13", "a", False),
        ("2025-06-13T23:00+07:00", "2025-06-13", "b", True),
    ],
)
def test_the_earlier_is_the_source(day_a: str, day_b: str, source: str, unsure: bool) -> None:
    (copy,) = copies([read("a", TEXT, day_a), read("b", TEXT + " Hujan turun lagi.", day_b)])
    assert (copy.source, copy.unsure) == (source, unsure)


def test_who_credits_the_other_outlet_has_it_from_there() -> None:
    credited = "Dilansir Kabar Bungaraya, " + TEXT
    pile = [read("a", credited, "2025-06-12", "Warta Lembah"), read("b", TEXT, "2025-06-12", "Kabar Bungaraya")]
    assert [(copy.article, copy.source, copy.unsure) for copy in copies(pile)] == [("a", "b", False)]


def test_a_copy_of_a_copy_is_from_the_one_that_holds_more() -> None:
    middle = TEXT + " Warga sekitar diungsikan ke balai desa sampai asap benar-benar hilang pada siang hari."
    pile = [read("a", TEXT, EARLY), read("b", middle, "2025-06-12T09:00+07:00"), read("c", middle + " Cuaca cerah.", LATE)]
    assert [(copy.article, copy.source) for copy in copies(pile)] == [("b", "a"), ("c", "b")]


def test_a_notice_that_an_outlet_prints_daily_is_not_lifted() -> None:
    notice = "Redaksi tidak bertanggung jawab atas keputusan pembaca yang didasarkan pada tulisan di laman ini, dan pembaca diminta"
    notice += " memeriksa sendiri semua syarat sebelum membayar."
    bodies = [case["first"] + case["second"] for case in CASES["none"]]
    pile = [read(f"a{i}", f"{body}\n{notice}", EARLY, "Kabar Bungaraya") for i, body in enumerate(bodies)]
    assert copies(pile) == ()
    assert [copy.kind for copy in copies(pile[:2])] == ["lifted"]


def pile() -> list[Reading]:
    texts = [case[side].strip() for case in (*CASES["means"], *CASES["none"]) for side in ("first", "second")]
    return [read(f"r{i:02}", text, EARLY if i % 3 else "2025-06-12") for i, text in enumerate(texts)]


PILE = pile()


@settings(max_examples=10, deadline=None)
@given(st.permutations(PILE))
def test_any_order_tells_the_same(drawn: list[Reading]) -> None:
    assert copies(drawn) == copies(PILE)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(st.sampled_from('ab "”.\n1Ab,'), max_size=60), max_size=4))
def test_any_text_is_compared(texts: list[str]) -> None:
    for copy in copies([read(f"r{i}", text) for i, text in enumerate(texts)]):
        assert 0 < copy.share <= 1
        for ours, theirs in copy.spans:
            ours.of(texts[int(copy.article[1:])])
            theirs.of(texts[int(copy.source[1:])])


def test_each_copy_says_why_in_both_languages() -> None:
    text = CASES["means"][0]["first"].strip()
    found = (*copies(PILE), *copies([read("early", text, EARLY, "Lintas"), read("late", text, "2025-06-14", "Suara")]))
    assert {copy.unsure for copy in found} == {True, False}
    for copy in found:
        assert copy.reason is not None
        assert copy.why == english(copy.reason)
        assert language.load("id").why(copy.reason, copy.why) not in (copy.why, "")
