"""How neighbouring number words and digits make one number: the rules of `numbers`."""

from __future__ import annotations

from decimal import Decimal

from msgspec.structs import replace

from silang.read.quantities.numerals import THOUSAND, Numeral, exact, fraction, number_of, times
from silang.read.rules import Node, Rule


def _scaled(left: Node, right: Node) -> Numeral | None:
    """`dua` + `puluh`, `1,5` + `triliun`, `ratusan` + `ribu`."""
    number: Numeral = left.value
    worth: int = right.value
    if number.scale >= worth or number.low < 0:
        return None
    if worth < THOUSAND:
        counts = number.fraction or (not number.digits and number.low in range(1, 10))
        whole = counts and not number.order and number.low * worth == int(number.low * worth)
        count = int(number.low * worth)
        return replace(number, low=count, high=count, scale=worth, grain=worth, fraction=False) if whole else None
    if not number.digits and number.low >= worth:
        return None
    low = times(number.low, worth)
    return replace(
        number,
        low=low,
        high=None if number.order else low,
        scale=worth,
        grain=times(number.grain, worth),
        fraction=False,
        point=False,
    )


def _weakened(left: Node, right: Node) -> Numeral | None:
    """`459` + `ribuan`, `tiga` + `puluhan`: about so many."""
    if left.value.order:
        return None
    number = _scaled(left, right)
    return None if number is None else replace(number, about=True)


def _teen(left: Node, right: Node) -> Numeral | None:
    number = left.value
    return exact(number.low + right.value) if not number.digits and number.low in range(1, 10) and number.scale == 1 else None


def _sum(left: Node, right: Node) -> Numeral | None:
    """`dua puluh` + `lima`, `2 juta` + `500 ribu`, `dua` + `setengah`."""
    high: Numeral = left.value
    low: Numeral = right.value
    if high.order or low.order or high.about or high.fraction or high.low < 0 or high.point or low.point:
        return None
    if low.fraction:
        fits = not low.scale > 1 and high.scale == 1 and high.low in range(1, 100)
        return replace(high, low=high.low + low.low, high=high.low + low.low, grain=low.grain) if fits else None
    mixed = high.digits == low.digits and (not high.digits or min(high.scale, low.scale) >= THOUSAND)
    if not mixed or high.scale <= low.low or low.low < 1 or not isinstance(high.low, int):
        return None
    return replace(low, low=high.low + low.low, high=high.low + low.low)


def _decimal(left: Node, _: Node, *digits: Node) -> Numeral | None:
    """`dua` + `koma` + `tujuh` + `lima`."""
    if left.value.digits or not isinstance(left.value.low, int) or left.value.order or left.value.low < 0:
        return None
    if any(node.value.digits or node.value.scale > 1 or node.value.low not in range(10) for node in digits):
        return None
    decimals = "".join(str(node.value.low) for node in digits)
    number = number_of(Decimal(f"{left.value.low}.{decimals}"))
    return exact(number, grain=number_of(Decimal(1).scaleb(-len(decimals))))


def _part(left: Node, right: Node) -> Numeral | None:
    number = left.value
    return fraction(number.low, right.value) if not number.digits and number.low in range(1, right.value) else None


def _negative(_: Node, right: Node) -> Numeral | None:
    number: Numeral = right.value
    return replace(number, low=-number.low, high=-number.low) if number.low > 0 and not number.order else None


def _about(left: Node, _: Node) -> Numeral | None:
    return replace(left.value, about=True) if not left.value.about and not left.value.order else None


def _twice(first: Node, _: Node, second: Node, __: Node) -> Numeral | None:
    """`5` + `(lima)`: the value of the digits; the words' beside it where it differs."""
    one: Numeral = first.value
    two: Numeral = second.value
    if one.digits == two.digits or one.order or two.order:
        return None
    digits, words = (one, two) if one.digits else (two, one)
    return replace(digits, disagrees=None if digits.low == words.low else words.low)


def _range(left: Node, _: Node, right: Node) -> Numeral | None:
    """`8` + `hingga` + `10`, `30` + `-` + `40 juta`, `puluhan` + `hingga` + `ratusan`; a scale at the end alone is shared."""
    one: Numeral = left.value
    two: Numeral = right.value
    if one.order and two.order and one.low < two.low:
        return replace(two, low=one.low)
    if one.order or two.order or one.point or two.point or one.low < 0:
        return None
    low, grain = one.low, one.grain
    if one.scale < THOUSAND <= two.scale and times(low, two.scale) < two.low:
        low, grain = times(low, two.scale), times(grain, two.scale)
    if low >= two.low:
        return None
    return replace(two, low=low, high=two.low, about=False, grain=max(grain, two.grain))


def _spread(left: Node, _: Node, right: Node) -> Numeral | None:
    """`2,5` + `±` + `1`: from 1,5 to 3,5."""
    middle: Numeral = left.value
    off: Numeral = right.value
    if not (middle.digits and off.digits) or middle.scale != off.scale or middle.point or off.point or not 0 < off.low < middle.low:
        return None
    low, high = (number_of(Decimal(str(middle.low)) + sign * Decimal(str(off.low))) for sign in (-1, 1))
    return replace(middle, low=low, high=high, grain=max(middle.grain, off.grain))


def _between(opens: Node, left: Node, joins: Node, right: Node) -> Numeral | None:
    return _range(left, joins, right) if joins.value in opens.value else None


RULES = (
    Rule("numbers.scaled", "numeral", ("numeral", "scale"), _scaled),
    Rule("numbers.weakened", "numeral", ("numeral", "vague"), _weakened),
    Rule("numbers.teen", "numeral", ("numeral", "ten"), _teen),
    Rule("numbers.sum", "numeral", ("numeral", "numeral"), _sum),
    Rule("numbers.decimal", "numeral", ("numeral", "comma", "numeral"), _decimal),
    Rule("numbers.decimals", "numeral", ("numeral", "comma", "numeral", "numeral"), _decimal),
    Rule("numbers.part", "numeral", ("numeral", "part"), _part),
    Rule("numbers.negative", "numeral", ("minus", "numeral"), _negative),
    Rule("numbers.about", "numeral", ("numeral", "about"), _about),
    Rule("numbers.twice", "numeral", ("numeral", "open", "numeral", "close"), _twice),
    Rule("numbers.range", "range", ("numeral", "link", "numeral"), _range),
    Rule("numbers.spread", "range", ("numeral", "spread", "numeral"), _spread),
    Rule("numbers.between", "range", ("opens", "numeral", "joins", "numeral"), _between),
)
