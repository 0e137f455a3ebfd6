"""How two claimed figures stand to each other: what each bound allows, who claims it, as of which day."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime

from silang.model import Answer, Bound, Number, Verdict
from silang.reasons.values import Amount, Lapse, Reason, Voice, because
from silang.story.figures.scales import digits
from silang.story.reports import apart

_EXACT = 1e-9  # of a number; what it may lose where units are converted
FAR = 7  # days apart; what nobody says again that late is of another moment
ROUNDED = 0.05  # of a figure; what rounding takes or gives at most
CUT = 3  # digits of a figure whose further digits may have been left out and not rounded
TOLERANCE = 0.1  # of a figure that is called about right


@dataclass(frozen=True)
class Claim:
    """A claimed figure as it is weighed.

    `day` is that of the claim, else of the report; `grows` says that the count can only rise, `passing`
    that it rises and falls. `scale` is how many of the base unit one of its unit is; `step` what its last written digit
    counts, 0 where it is not rounded; `occasion` the older time that it is told of, empty for what is news; `minute`
    that of publication where nothing says a day, else null.
    """

    answer: Answer
    day: str | None
    grows: bool = False
    passing: bool = False
    scale: float = 1.0
    step: float = 0.0
    occasion: str = ""
    minute: datetime | None = None

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
        slack = min(rounded / 2, ROUNDED * abs(low)) if rounded > finest else 0.0
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


def compare(one: Claim, other: Claim) -> tuple[Verdict, Reason]:
    """The verdict on two claims of one question, and the reason; the same verdict whichever comes first."""
    first, second = (one, other) if (one.day or "") <= (other.day or "") else (other, one)
    a, b = first.answer, second.answer
    ours, theirs = first.allowed(second.step * second.scale), second.allowed(first.step * first.scale)
    later = apart(first.day, second.day) or 0
    same = a.by is not None and a.by == b.by
    if first.value == second.value:
        return "equal", because("pairs.equal", a=amount(a))
    rounded_alike = first.value[0] == second.value[0] and min(first.step, second.step) > 1
    if rounded_alike or _is_cut(first, second) or _is_cut(second, first) or (ours[0] <= theirs[1] and theirs[0] <= ours[1]):
        if same and later > 0 and ours[0] <= theirs[0] and theirs[1] <= ours[1]:
            return "refined", because("pairs.refined", who=Voice(b.by), a=amount(a), later=Lapse(later), b=amount(b))
        return "compatible", because("pairs.compatible", a=amount(a), b=amount(b))
    if same and later > 0:
        return "changed", because("pairs.changed", who=Voice(b.by), a=amount(a), later=Lapse(later), b=amount(b))
    if second.grows and later > 0 and theirs[0] > ours[1]:
        return "compatible", because("pairs.grown", b=amount(b), later=Lapse(later), a=amount(a))
    if second.grows and _rose_that_day(first, second):
        least, most = sorted((a, b), key=lambda answer: answer.low)
        return "compatible", because("pairs.grown_that_day", b=amount(most), a=amount(least))
    if second.passing and later > 0:
        return "compatible", because("pairs.passing", b=amount(b), later=Lapse(later), a=amount(a))
    if later > FAR or first.occasion != second.occasion:
        return "compatible", because("pairs.apart", a=amount(a), b=amount(b))
    return "contradictory", because("pairs.contradictory", a=amount(a), b=amount(b))


def _is_cut(one: Claim, other: Claim) -> bool:
    """Whether a figure is another one without its last digits ("224,69 miliar" of 224.696.340.127)."""
    step, ours, theirs = one.step * one.scale, one.value[0], other.value[0]
    if digits(one.answer.low) < CUT or one.answer.unit is None or step <= other.step * other.scale:
        return False
    return 0 < theirs - ours < step


def _rose_that_day(one: Claim, other: Claim) -> bool:
    """Whether the greater of two counts of one day was published hours after the lesser."""
    less, more = sorted((one, other), key=lambda claim: claim.value[0])
    if less.minute is None or more.minute is None or less.value[0] == more.value[0]:
        return False
    return more.minute > less.minute and more.minute.date() == less.minute.date()


def amount(answer: Answer) -> Amount:
    """What an answer says: its number, bound and unit."""
    return Amount(low=answer.low, high=answer.high, bound=answer.bound, unit=answer.unit)
