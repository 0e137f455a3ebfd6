"""The value of a numeral, and arithmetic in tenths: decimal, so that 2,22 juta is 2220000 to the last digit."""

from __future__ import annotations

import re
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from silang.model import Number

MOST_DIGITS = 15  # a longer run is no number that news counts with
THOUSAND = 1000
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})*")


class Numeral(Struct, frozen=True, gc=False):
    """A number as written, between `low` and `high` (equal but in ranges), ints where integral.

    `order`: an order of magnitude (ribuan), `high` is None. `about`: weakened by its own form (200-an, 459 ribuan). `digits`:
    written with digits. `scale`: the last multiplier (1 if none), `grain` the worth of the last digit given (1,5 juta: 100000).
    `point`: a foreign decimal point (4.1: perhaps a version or a clock time). `fraction`: setengah, dua pertiga. `disagrees`:
    the other value where digits and words differ (5 (enam)).
    """

    low: Number
    high: Number | None
    order: bool = False
    about: bool = False
    digits: bool = False
    scale: int = 1
    grain: Number = 1
    point: bool = False
    fraction: bool = False
    disagrees: Number | None = None


def exact(number: Number, *, digits: bool = False, grain: Number = 1) -> Numeral:
    """A number that is its own lower and upper end."""
    return Numeral(number, number, digits=digits, grain=grain)


def fraction(above: int, below: int) -> Numeral:
    """So many parts of a whole, as a float."""
    return Numeral(above / below, above / below, grain=1 / below, fraction=True)


def number_of(value: Decimal) -> Number:
    """An int where the value is integral, else a float."""
    return int(value) if value == value.to_integral_value() else float(value)


def times(number: Number, factor: Number) -> Number:
    """The product of two numbers as they are written, without the errors of binary fractions.

    >>> times(2.22, 1000000), times(0.3, 3)
    (2220000, 0.9)
    """
    if isinstance(number, int) and isinstance(factor, int):
        return number * factor
    return number_of(Decimal(str(number)) * Decimal(str(factor)))


def written(word: str) -> Numeral | None:
    """A run of digits, dots and commas: dots before three digits part thousands, a comma decimals.

    None for what fits no number, and for a comma before three noughts: that may be a thousand written the foreign way.

    >>> [found and found.low for found in map(written, ("1.234,5", "0812", "12,000", "4.1"))]
    [1234.5, None, None, 4.1]
    """
    digits = word.replace(".", "").replace(",", "")
    if len(digits) > MOST_DIGITS:
        return None
    if len(digits) == len(word):
        return None if word[0] == "0" and len(word) > 1 else exact(int(word), digits=True)
    whole, mark, decimals = word, "", ""
    if not _THOUSANDS.fullmatch(word) or (word.count(",") == 1 and "." not in word):
        cut = max(word.rfind("."), word.rfind(","))
        whole, mark, decimals = word[:cut], word[cut], word[cut + 1 :]
    if mark == "," and decimals == "000":
        return None
    if not (whole.isdigit() and (whole == "0" or whole[0] != "0")):
        thousands = _THOUSANDS.fullmatch(whole)
        if thousands is None or thousands[1] == mark:
            return None
    number = Decimal(f"{whole.replace('.', '').replace(',', '')}.{decimals or 0}")
    point = mark == "." and whole.isdigit()
    return replace(exact(number_of(number), digits=True, grain=number_of(Decimal(1).scaleb(-len(decimals)))), point=point)
