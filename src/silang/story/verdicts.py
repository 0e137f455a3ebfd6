"""How two claimed figures stand to each other: what each bound allows, who claims it, as of which day."""

from __future__ import annotations

import math
from dataclasses import dataclass

from silang.model import Answer, Bound, Number, Verdict
from silang.story.reports import apart

_EXACT = 1e-9  # of a number; what it may lose where units are converted
FAR = 7  # days apart; what nobody says again that late is of another moment
TOLERANCE = 0.1  # of a figure that is called about right
_WORDS: dict[Bound, str] = {
    "exact": "",
    "about": "about ",
    "at_least": "at least ",
    "more_than": "more than ",
    "at_most": "at most ",
    "less_than": "less than ",
    "up_to": "up to ",
    "range": "",
    "order": "in the order of ",
}


@dataclass(frozen=True)
class Claim:
    """A claimed figure as it is weighed.

    `day` is that of the claim, else of the report; `grows` says that the count can only rise, `passing`
    that it rises and falls. `scale` is how many of the base unit one of its unit is; `step` what its last written digit
    counts, 0 where it is not rounded; `occasion` the older time that it is told of, empty for what is news.
    """

    answer: Answer
    day: str | None
    grows: bool = False
    passing: bool = False
    scale: float = 1.0
    step: float = 0.0
    occasion: str = ""

    @property
    def value(self) -> tuple[float, float | None, Bound]:
        """Its numbers in the base unit, and its bound."""
        answer = self.answer
        high = None if answer.high is None else answer.high * self.scale
        return answer.low * self.scale, high, answer.bound

    def allowed(self, finest: float) -> tuple[float, float]:
        """The least and the greatest number that it allows beside a figure that is written to `finest`, in the base unit."""
        low, high, bound = self.value
        least, most = allowed(low, high, bound)
        rounded = self.step * self.scale
        slack = rounded / 2 if rounded > finest else 0.0
        slack += 0.0 if self.scale == 1 else _EXACT * abs(low)
        return least - slack, most + slack


def allowed(low: Number, high: Number | None, bound: Bound) -> tuple[float, float]:
    """The least and the greatest number that a figure allows, both inclusive.

    >>> allowed(3000, 3000, "at_least"), allowed(12000, 12000, "about"), allowed(5, 7, "range")
    ((3000.0, inf), (10800.0, 13200.0), (5.0, 7.0))
    """
    top = float(low if high is None else high)
    if bound == "about":
        return low - TOLERANCE * abs(low), top + TOLERANCE * abs(top)
    if bound in ("at_least", "order"):
        return float(low), math.inf
    if bound == "more_than":
        return math.nextafter(low, math.inf), math.inf
    if bound in ("at_most", "up_to"):
        return -math.inf, top
    if bound == "less_than":
        return -math.inf, math.nextafter(top, -math.inf)
    return float(low), top


def compare(one: Claim, other: Claim) -> tuple[Verdict, str]:
    """The verdict on two claims of one question, and a sentence of reason; the same verdict whichever comes first."""
    first, second = (one, other) if (one.day or "") <= (other.day or "") else (other, one)
    a, b = first.answer, second.answer
    ours, theirs = first.allowed(second.step * second.scale), second.allowed(first.step * first.scale)
    later = apart(first.day, second.day) or 0
    same = a.by is not None and a.by == b.by
    if first.value == second.value:
        return "equal", f"both say {said(a)}"
    if ours[0] <= theirs[1] and theirs[0] <= ours[1]:
        if same and later > 0 and ours[0] <= theirs[0] and theirs[1] <= ours[1]:
            return "refined", f"{b.by} said {said(a)}, then, {later} days later, the narrower {said(b)}"
        return "compatible", f"{said(a)} does not contradict {said(b)}"
    if same and later > 0:
        return "changed", f"{b.by} said {said(a)}, then, {later} days later, {said(b)}"
    if second.grows and later > 0 and theirs[0] > ours[1]:
        return "compatible", f"{said(b)} was counted {later} days after {said(a)}, and the count can have risen"
    if second.passing and later > 0:
        return "compatible", f"{said(b)} was counted {later} days after {said(a)}, and the count rises and falls"
    if later > FAR or first.occasion != second.occasion:
        return "compatible", f"{said(a)} and {said(b)} are told of different times"
    return "contradictory", f"{said(a)} and {said(b)} cannot both be right as of the same day"


def said(answer: Answer) -> str:
    """A figure in words: its bound and its number.

    >>> said(Answer(article="a", quantity=0, attribution=None, by=None, low=3000, high=3000, bound="at_least"))
    'at least 3,000'
    """
    number = _number(answer.low)
    if answer.bound == "range" and answer.high is not None:
        number = f"{number} to {_number(answer.high)}"
    return f"{_WORDS[answer.bound]}{number}{'' if answer.unit is None else ' ' + answer.unit}"


def _number(value: Number) -> str:
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,}"
