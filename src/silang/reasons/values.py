"""A reason as data: the rule that gave it, and what it found, each value of a type that every language writes in its own way."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from msgspec import Meta, Struct

Bound = Literal["exact", "about", "at_least", "more_than", "at_most", "less_than", "up_to", "range", "order"]
Stance = Literal[
    "asserts",
    "confirms",
    "denies",
    "declines_to_confirm",
    "declines_to_deny",
    "declines_to_comment",
    "doubts",
    "warns",
    "predicts",
    "pledges",
    "demands",
]
Number = int | float


class Amount(Struct, frozen=True, kw_only=True, tag_field="is", tag="amount"):
    """A number with its bound and unit, as in an answer."""

    low: Number
    high: Number | None
    bound: Bound = "exact"
    unit: str | None = None


class Day(Struct, frozen=True, tag_field="is", tag="day"):
    """A day, ISO 8601."""

    day: str


class Weekday(Struct, frozen=True, tag_field="is", tag="weekday"):
    """A day of the week: 1 is Monday, 7 is Sunday."""

    number: Annotated[int, Meta(ge=1, le=7)]


class Lapse(Struct, frozen=True, tag_field="is", tag="lapse"):
    """A number of days between two."""

    days: int


class Outlet(Struct, frozen=True, tag_field="is", tag="outlet"):
    """Where an article of the story was published; the records name the article, screens its outlet."""

    article: str


class Voice(Struct, frozen=True, tag_field="is", tag="voice"):
    """Who claims something; null where the report names nobody."""

    name: str | None


class Attitude(Struct, frozen=True, tag_field="is", tag="attitude"):
    """A stance to a claim."""

    stance: Stance


class Question(Struct, frozen=True, tag_field="is", tag="question"):
    """A question of number, as a figure asks it."""

    asks: str


class Steps(Struct, frozen=True, tag_field="is", tag="steps"):
    """Reasons that make one together, in order."""

    steps: tuple[Reason, ...]


Value: TypeAlias = str | Amount | Day | Weekday | Lapse | Outlet | Voice | Attitude | Question | Steps


class Reason(Struct, frozen=True, kw_only=True):
    """Why something was flagged, compared or joined: `rule` names a sentence that each language has, `values` fill its gaps.

    A value that is a string stands as it is: a name, or words of a report.
    """

    rule: str
    values: tuple[tuple[str, Value], ...] = ()


def because(rule: str, **values: Value) -> Reason:
    """The reason of `rule` with its values by name.

    >>> because("times.no_such_day", day="2025-02-30").values
    (('day', '2025-02-30'),)
    """
    return Reason(rule=rule, values=tuple(values.items()))
