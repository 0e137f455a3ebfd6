"""How money marks, units and bounds join with numerals: the rules of `amounts`."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from silang.model import Bound, Number
from silang.read.quantities import numerals
from silang.read.quantities.numerals import Numeral
from silang.read.rules import Node, Rule


class Amount(Struct, frozen=True, gc=False):
    """A number in a unit (None for a plain count) within a bound (None where no word gives one); `money` for currencies."""

    number: Numeral
    unit: str | None = None
    bound: Bound | None = None
    money: bool = False
    seconds: int = 0


def _marked(mark: Node, number: Node) -> Amount | None:
    amount: Amount = number.value
    return replace(amount, unit=mark.value, money=True) if amount.unit is None and not amount.number.point else None


def _paid(number: Node, word: Node) -> Amount | None:
    return _marked(word, number)


def _shortened(left: Node, right: Node) -> Amount | None:
    """`Rp 4,5` + `M`: 4.5 thousand millions."""
    amount: Amount = left.value
    number, worth = amount.number, right.value
    if not amount.money or number.scale > 1 or number.order or number.high is None:
        return None
    low, high = numerals.times(number.low, worth), numerals.times(number.high, worth)
    return replace(amount, number=replace(number, low=low, high=high, scale=worth, grain=numerals.times(number.grain, worth)))


def _measured(left: Node, right: Node) -> Amount | None:
    amount: Amount = left.value
    unit, seconds = right.value
    return replace(amount, unit=unit, seconds=seconds) if amount.unit is None else None


def _negative(sign: Node, left: Node, right: Node) -> Amount | None:
    """`-` + `18` + `°C`: below nought, in the few units that can be; elsewhere the dash begins a line of a list."""
    amount = _measured(left, right)
    if amount is None or amount.unit not in sign.value or amount.number.high != amount.number.low:
        return None
    low = -amount.number.low
    return replace(amount, number=replace(amount.number, low=low, high=low))


def _shaken(_: Node, right: Node) -> Amount | None:
    """`M` + `5,2`: the magnitude of an earthquake, always given to one decimal and below ten."""
    amount: Amount = right.value
    number = amount.number
    fits = amount.unit is None and number.digits and 0 < number.low < 10 and number.grain == 0.1
    return replace(amount, unit="magnitude", number=replace(number, point=False)) if fits else None


def _ranged(left: Node, _: Node, right: Node) -> Amount | None:
    """`Rp 5 juta` + `hingga` + `Rp 7 juta`, `90 menit` + `hingga` + `2 jam`."""
    one: Amount = left.value
    two: Amount = right.value
    if one.number.order or two.number.order or one.number.high != one.number.low or two.number.high != two.number.low:
        return None
    low, high, grain = one.number.low, two.number.low, max(one.number.grain, two.number.grain)
    unit, seconds = two.unit, two.seconds
    if one.unit != two.unit:
        if not (one.seconds and two.seconds > one.seconds):
            return None
        high = numerals.times(high, two.seconds // one.seconds)
        unit, seconds = one.unit, one.seconds
    elif one.number.scale < numerals.THOUSAND <= two.number.scale and numerals.times(low, two.number.scale) < high:
        low = numerals.times(low, two.number.scale)
    if low >= high:
        return None
    return replace(two, number=replace(two.number, low=low, high=high, grain=grain), unit=unit, seconds=seconds)


def _between(opens: Node, left: Node, joins: Node, right: Node) -> Amount | None:
    return _ranged(left, joins, right) if joins.value in opens.value else None


def _bounded(bound: Node, right: Node) -> Amount | None:
    amount: Amount = right.value
    return replace(amount, bound=bound.value)


def _cued(_: Node, right: Node) -> Amount | None:
    amount: Amount = right.value
    return amount


def _beyond(left: Node, bound: Node) -> Amount | None:
    amount: Amount = left.value
    return replace(amount, bound=bound.value)


KINDS = frozenset(("plain", "amount", "cued", "bounded"))
RULES = (
    Rule("amounts.money", "amount", ("mark", "plain"), _marked),
    Rule("amounts.money", "amount", ("plain", "money"), _paid),
    Rule("amounts.short", "amount", ("amount", "short"), _shortened),
    Rule("amounts.measure", "amount", ("plain", "unit"), _measured),
    Rule("amounts.negative", "amount", ("sign", "plain", "unit"), _negative),
    Rule("amounts.magnitude", "amount", ("magnitude", "plain"), _shaken),
    Rule("amounts.range", "amount", ("amount", "link", "amount"), _ranged),
    Rule("amounts.between", "amount", ("opens", "amount", "joins", "amount"), _between),
    Rule("amounts.cued", "cued", ("exact", "plain|amount"), _cued),
    Rule("amounts.bound", "bounded", ("bound", "plain|amount|cued"), _bounded),
    Rule("amounts.beyond", "bounded", ("plain|amount|cued", "beyond"), _beyond),
)


def bound(amount: Amount) -> Bound:
    """The bound of an amount: that of its words, or of its own form.

    >>> bound(Amount(Numeral(200, 200, about=True))), bound(Amount(Numeral(2, 3))), bound(Amount(Numeral(1000, None, order=True)))
    ('about', 'range', 'order')
    """
    number = amount.number
    if number.order:
        return "order"
    if number.high != number.low:
        return "range"
    return amount.bound or ("about" if number.about else "exact")


def high(number: Numeral) -> Number | None:
    """The upper end, None for an order of magnitude."""
    return None if number.order else number.high
