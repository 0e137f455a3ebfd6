"""What makes figures comparable: units brought to one base, and how finely a number was written."""

from __future__ import annotations

import re

from silang.model import Number

ROUND = 0.1  # of a number; its zeros below that may stand for other digits
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
# Units of one dimension, by the unit that they are counted in (SI; international foot, mile and nautical mile).
_BASE: dict[str, tuple[str, float]] = {
    "mm": ("m", 0.001),
    "cm": ("m", 0.01),
    "km": ("m", 1000.0),
    "foot": ("m", 0.3048),
    "mile": ("m", 1609.344),
    "nautical mile": ("m", 1852.0),
    "mg": ("kg", 0.000001),
    "g": ("kg", 0.001),
    "quintal": ("kg", 100.0),
    "ton": ("kg", 1000.0),
    "kiloton": ("kg", 1_000_000.0),
    "ha": ("m2", 10_000.0),
    "km2": ("m2", 1_000_000.0),
    "ml": ("liter", 0.001),
    "m3": ("liter", 1000.0),
}


def based(unit: str | None) -> tuple[str | None, float]:
    """The unit that a unit is counted in, and how many of it one is; itself and one where it is a base.

    >>> based("km"), based("IDR"), based(None)
    (('m', 1000.0), ('IDR', 1.0), (None, 1.0))
    """
    return _BASE.get(unit or "", (unit, 1.0))


def coarseness(written: str, value: Number) -> float:
    """How finely a number is told: what its last written digit counts, or its round hundreds and thousands; 0 for one in words.

    >>> coarseness("1,2 juta", 1.2e6), coarseness("12.000", 12000), coarseness("300", 300), coarseness("1.026", 1026)
    (100000.0, 1000.0, 10.0, 1.0)
    """
    written_to = step(written, value)
    if not written_to or value != int(value):
        return written_to
    round_to = 1.0
    while round_to * 10 <= abs(value) * ROUND and value % (round_to * 10) == 0 and value % 100 == 0:
        round_to *= 10
    return max(written_to, round_to)


def step(written: str, value: Number) -> float:
    """What the last written digit of a number counts; 0 for a number in words, or whose digits do not make its value.

    >>> step("1,2 triliun", 1.2e12), step("1.200 miliar", 1.2e12), step("5,60", 5.6), step("12.000", 12000), step("dua", 2)
    (100000000000.0, 1000000000.0, 0.01, 1.0, 0.0)
    """
    match = _DIGITS.search(written)
    if match is None or not value:
        return 0.0
    digits = int(re.sub(r"[.,]", "", match.group()))
    if not digits:
        return 0.0
    ratio = abs(value) / digits
    power = 0
    while ratio >= 9.99 and power < 30:
        ratio, power = ratio / 10, power + 1
    while ratio <= 0.1001 and power > -9:
        ratio, power = ratio * 10, power - 1
    return float(10.0**power) if abs(ratio - 1) < 1e-6 else 0.0


def is_money(unit: str | None) -> bool:
    """Whether a unit is a currency, by its ISO 4217 code.

    >>> is_money("IDR"), is_money("km"), is_money(None)
    (True, False, False)
    """
    return unit is not None and len(unit) == 3 and unit.isupper()


def digits(value: Number) -> int:
    """How many digits of a number say something, zeros at its ends aside.

    >>> digits(139000), digits(0.95), digits(6000.36), digits(30)
    (3, 2, 6, 1)
    """
    return len(f"{abs(value):.10g}".partition("e")[0].replace(".", "").strip("0"))
