"""How two figures stand to each other: every bound against every bound, claimants, days."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from silang.model import Answer, Bound
from silang.story.figures.verdicts import Claim, allowed, compare

BOUNDS: tuple[Bound, ...] = ("exact", "about", "at_least", "more_than", "at_most", "less_than", "up_to", "range", "order")


def claim(low: int, bound: Bound = "exact", **more: Any) -> Claim:
    high = more.pop("high", None if bound == "order" else low)
    day, flags = more.pop("day", None), {flag: more.pop(flag) for flag in ("grows", "passing") if flag in more}
    answer = Answer(article="a", quantity=0, attribution=None, by=more.pop("by", None), low=low, high=high, bound=bound)
    return Claim(answer, day, **flags)


# One hundred with a bound, against three hundred with a bound: can both be right? Rows: the bound of 100; columns: that of 300.
OPEN_UP = {"at_least", "more_than", "order"}  # of the lesser figure
OPEN_DOWN = {"at_most", "less_than", "up_to"}  # of the greater figure


@pytest.mark.parametrize(("of_lesser", "of_greater"), list(itertools.product(BOUNDS, BOUNDS)))
def test_far_figures_agree_only_where_a_bound_is_open_towards_the_other(of_lesser: Bound, of_greater: Bound) -> None:
    verdict, why = compare(claim(100, of_lesser), claim(300, of_greater))
    assert verdict == ("compatible" if of_lesser in OPEN_UP or of_greater in OPEN_DOWN else "contradictory")
    assert why


@pytest.mark.parametrize("bound", BOUNDS)
def test_the_same_figure_is_equal(bound: Bound) -> None:
    assert compare(claim(100, bound), claim(100, bound))[0] == "equal"


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        (claim(3000, "at_least"), claim(12000, "about"), "compatible"),
        (claim(3000), claim(12000, "about"), "contradictory"),
        (claim(12000), claim(12000, "about"), "compatible"),
        (claim(13200), claim(12000, "about"), "compatible"),
        (claim(13201), claim(12000, "about"), "contradictory"),
        (claim(100, "more_than"), claim(100), "contradictory"),
        (claim(100, "at_least"), claim(100), "compatible"),
        (claim(100, "less_than"), claim(100), "contradictory"),
        (claim(100, "at_most"), claim(100), "compatible"),
        (claim(5, "range", high=7), claim(7), "compatible"),
        (claim(5, "range", high=7), claim(8), "contradictory"),
        (claim(1000, "order"), claim(12000), "compatible"),
        (claim(1000, "order"), claim(900), "contradictory"),
    ],
)
def test_bounds_meet_at_their_edges(one: Claim, other: Claim, verdict: str) -> None:
    assert compare(one, other)[0] == compare(other, one)[0] == verdict


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        (claim(5, by="BPBD", day="2025-06-10"), claim(9, by="BPBD", day="2025-06-12"), "changed"),
        (claim(5, by="BPBD", day="2025-06-10"), claim(9, by="BPBD", day="2025-06-10"), "contradictory"),
        (claim(5, "at_least", by="BPBD", day="2025-06-10"), claim(9, by="BPBD", day="2025-06-12"), "refined"),
        (claim(9, by="BPBD", day="2025-06-10"), claim(5, "at_least", by="BPBD", day="2025-06-12"), "compatible"),
        (claim(5, by="BPBD", day="2025-06-10", grows=True), claim(9, by="Polda", day="2025-06-12", grows=True), "compatible"),
        (claim(9, by="BPBD", day="2025-06-10", grows=True), claim(5, by="Polda", day="2025-06-12", grows=True), "contradictory"),
        (claim(9, by="BPBD", day="2025-06-10", passing=True), claim(5, by="Polda", day="2025-06-12", passing=True), "compatible"),
        (
            claim(9, by="BPBD", day="2025-06-10", passing=True),
            claim(5, by="Polda", day="2025-06-10", passing=True),
            "contradictory",
        ),
        (claim(5, day="2025-06-10"), claim(9, day="2025-06-12"), "contradictory"),
        (claim(5, grows=True), claim(9, day="2025-06-12", grows=True), "contradictory"),
    ],
)
def test_claimants_and_days(one: Claim, other: Claim, verdict: str) -> None:
    assert compare(one, other)[0] == compare(other, one)[0] == verdict


@pytest.mark.parametrize(
    ("early", "late", "grows", "verdict"),
    [(8, 10, True, "compatible"), (10, 8, True, "contradictory"), (8, 10, False, "contradictory")],
)
def test_a_count_that_rises_may_be_greater_hours_later(early: int, late: int, *, grows: bool, verdict: str) -> None:
    first, second = (datetime.fromisoformat(f"2025-06-10T{hour}:00+07:00") for hour in (10, 22))
    one, other = (claim(early, grows=grows), first), (claim(late, grows=grows), second)
    ours, theirs = (replace(told, day="2025-06-10", minute=minute) for told, minute in (one, other))
    assert compare(ours, theirs)[0] == compare(theirs, ours)[0] == verdict


figures = st.builds(claim, st.integers(0, 10**6), st.sampled_from(BOUNDS))


@given(figures, figures)
def test_a_verdict_does_not_depend_on_the_order(one: Claim, other: Claim) -> None:
    assert compare(one, other)[0] == compare(other, one)[0]


@given(figures)
def test_a_figure_allows_its_own_number_or_what_is_next_to_it(one: Claim) -> None:
    least, most = allowed(one.answer.low, one.answer.high, one.answer.bound)
    assert least <= most
    assert least - 1 <= one.answer.low <= most + 1
