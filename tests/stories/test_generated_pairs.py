"""Ten thousand pairs of figures made so that the verdict is known: nothing false is called contradictory, and little is missed."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from silang.model import Answer, Bound, Number, Verdict
from silang.story.figures.scales import based, coarseness
from silang.story.figures.verdicts import Claim, compare

SEED, PAIRS = 8, 10_000
OPEN: dict[Bound, tuple[Bound, ...]] = {"at_least": ("at_least", "more_than"), "at_most": ("at_most", "less_than", "up_to")}
SCALES: tuple[tuple[str, str, float], ...] = (
    ("kg", "ton", 1000),
    ("m", "km", 1000),
    ("m2", "ha", 10_000),
    ("cm", "m", 100),
    ("ha", "km2", 100),
    ("kg", "quintal", 100),
)
FIRST = date(2025, 6, 10)


def claim(
    low: Number,
    bound: Bound = "exact",
    *,
    high: Number | None = None,
    unit: str | None = None,
    written: str = "",
    by: str | None = None,
    day: date = FIRST,
    grows: bool = False,
) -> Claim:
    top = low if high is None and bound != "order" else high
    answer = Answer(article="a", quantity=0, attribution=None, by=by, low=low, high=top, bound=bound, unit=unit)
    return Claim(answer, day.isoformat(), grows=grows, scale=based(unit)[1], step=coarseness(written, low))


def far(rng: random.Random, low: int) -> int:
    """A number that no bound of the lesser one reaches."""
    return int(low * rng.uniform(1.3, 4)) + 2


def by_value(rng: random.Random) -> tuple[Claim, Claim, Verdict]:
    low = rng.randint(1, 10**6)
    return (claim(low), claim(low), "equal") if rng.random() < 0.3 else (claim(low), claim(far(rng, low)), "contradictory")


def by_bound(rng: random.Random) -> tuple[Claim, Claim, Verdict]:
    low = rng.randint(10, 10**6)
    high = far(rng, low)
    which = rng.randrange(5)
    if which == 0:
        return claim(low, rng.choice(OPEN["at_least"])), claim(high), "compatible"
    if which == 1:
        return claim(low), claim(high, rng.choice(OPEN["at_most"])), "compatible"
    if which == 2:
        return claim(low, "about"), claim(int(low * rng.uniform(0.92, 1.08))), "compatible"
    if which == 3:
        return claim(low, "range", high=high), claim(rng.randint(low, high)), "compatible"
    return claim(low, rng.choice(OPEN["at_most"])), claim(high, rng.choice(("exact", *OPEN["at_least"]))), "contradictory"


def by_unit(rng: random.Random) -> tuple[Claim, Claim, Verdict]:
    small, great, many = rng.choice(SCALES)
    low = rng.randint(1, 500)
    if rng.random() < 0.5:
        return claim(low, unit=great, written=str(low)), claim(low * many, unit=small), "equal"
    return claim(low, unit=great, written=str(low)), claim(far(rng, low) * many, unit=small), "contradictory"


def by_rounding(rng: random.Random) -> tuple[Claim, Claim, Verdict]:
    tenths = rng.choice([n for n in range(11, 99) if n % 10])
    coarse, written = tenths * 10**11, f"{tenths // 10},{tenths % 10} triliun"
    if rng.random() < 0.6:
        fine = tenths * 100 + rng.randint(-49, 49)
        return claim(coarse, unit="IDR", written=written), claim(fine * 10**9, unit="IDR", written=f"{fine} miliar"), "compatible"
    fine = tenths * 100 + rng.choice((-1, 1)) * rng.randint(60, 90)
    return claim(coarse, unit="IDR", written=written), claim(fine * 10**9, unit="IDR", written=f"{fine} miliar"), "contradictory"


def by_zeros(rng: random.Random) -> tuple[Claim, Claim, Verdict]:
    """A round number against the one that was rounded to it, and against one too far off."""
    thousands = rng.choice([n for n in range(11, 99) if n % 10])
    fine = thousands * 1000 + rng.choice([n for n in range(-499, 500) if n % 10])
    if rng.random() < 0.6:
        return claim(thousands * 1000, written=f"{thousands}.000"), claim(fine, written=f"{fine:,}".replace(",", ".")), "compatible"
    further = thousands * 1200 + 1
    return (
        claim(thousands * 1000, written=f"{thousands}.000"),
        claim(further, written=f"{further:,}".replace(",", ".")),
        "contradictory",
    )


def by_day(rng: random.Random) -> tuple[Claim, Claim, Verdict]:
    low = rng.randint(1, 10**4)
    later = FIRST + timedelta(days=rng.randint(1, 6))
    which = rng.randrange(3)
    if which == 0:
        return claim(low, grows=True), claim(far(rng, low), day=later, grows=True), "compatible"
    if which == 1:
        return claim(far(rng, low), grows=True), claim(low, day=later, grows=True), "contradictory"
    return claim(low), claim(far(rng, low), day=FIRST + timedelta(days=rng.randint(8, 60))), "compatible"


def by_claimant(rng: random.Random) -> tuple[Claim, Claim, Verdict]:
    low = rng.randint(10, 10**4)
    later = FIRST + timedelta(days=rng.randint(1, 20))
    which = rng.randrange(3)
    if which == 0:
        return claim(low, by="BPBD"), claim(far(rng, low), by="BPBD", day=later), "changed"
    if which == 1:
        return claim(low, "at_least", by="BPBD"), claim(far(rng, low), by="BPBD", day=later), "refined"
    return claim(low, by="BPBD"), claim(far(rng, low), by="Polda"), "contradictory"


MAKERS = (by_value, by_bound, by_unit, by_rounding, by_zeros, by_day, by_claimant)


def pairs() -> Iterator[tuple[Verdict, Verdict]]:
    """The verdict that is known, and the one that is given; whichever comes first."""
    rng = random.Random(SEED)  # noqa: S311 - figures for a test, not secrets
    for number in range(PAIRS):
        one, other, known = MAKERS[number % len(MAKERS)](rng)
        if rng.random() < 0.5:
            one, other = other, one
        yield known, compare(one, other)[0]


@pytest.fixture(scope="module")
def told() -> Counter[tuple[Verdict, Verdict]]:
    return Counter(pairs())


def test_nothing_is_falsely_called_contradictory(told: Counter[tuple[Verdict, Verdict]]) -> None:
    assert [known for known, given in told if given == "contradictory" and known != "contradictory"] == []


def test_contradictions_are_found(told: Counter[tuple[Verdict, Verdict]]) -> None:
    known = sum(count for (verdict, _), count in told.items() if verdict == "contradictory")
    assert told["contradictory", "contradictory"] >= 0.97 * known


@pytest.mark.parametrize("verdict", ["equal", "compatible", "refined", "changed"])
def test_the_other_verdicts_are_told_apart(verdict: Verdict, told: Counter[tuple[Verdict, Verdict]]) -> None:
    known = sum(count for (which, _), count in told.items() if which == verdict)
    assert told[verdict, verdict] >= 0.97 * known
