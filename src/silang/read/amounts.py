"""Numerals with what stands beside them: money marks, units, bounds before and after. Whether they count anything is asked later.

Leaves are the numerals of `numbers` and, close to them, the words of the table `quantities`; rules join neighbours: `Rp` + `1,5
triliun`, `5` + `persen`, `lebih dari` + an amount, an amount + `hingga` + an amount.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

import msgspec

from silang.model import Bound, Number
from silang.pack import Pack
from silang.read import numbers
from silang.read.numbers import Numeral
from silang.read.page import Page
from silang.read.rules import Lexicon, Node, Rule, edge, longest, saturate
from silang.spans import Span

_BEFORE, _AFTER = 64, 32  # characters beside a numeral where its words may stand


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A list of words or phrases."""

    words: frozenset[str]


class Ages(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What tells an age: the words before it, its unit where it stands in brackets, and the oldest believed."""

    before: frozenset[str]
    unit: str
    oldest: int


class Magnitudes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands before the magnitude of an earthquake."""

    marks: frozenset[str]


class Signals(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Phrases that hold a number and count nothing."""

    phrases: frozenset[str]


class Codes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A list of unit codes."""

    units: frozenset[str]


class Lasting(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Units of time that are none after a label, or after one of the words `before`."""

    units: frozenset[str]
    before: frozenset[str]


class Quantities(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table `quantities` of a pack."""

    before: dict[str, str]
    after: dict[str, str]
    short: dict[str, int]
    units: dict[str, str]
    clock: dict[str, int]
    magnitude: Magnitudes
    bounds: dict[str, Bound]
    exact: Words
    beyond: dict[str, Bound]
    compared: Words
    each: Words
    per: Words
    parts: Words
    age: Ages
    below: Codes
    lasting: Lasting
    labels: Words
    ordering: Words
    ranked: Words
    fraction: Words
    signals: Signals


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in a unit (None for a plain count) within a bound (None where no word gives one); `money` for currencies."""

    number: Numeral
    unit: str | None = None
    bound: Bound | None = None
    money: bool = False
    seconds: int = 0


def nodes(page: Page, numerals: Iterable[Node], pack: Pack) -> list[Node]:
    """The longest amounts around numerals, each holding an `Amount`, ordered by span, none overlapping; [] where there are none.

    Kinds: `bounded` (begins or ends with a bound), `cued` (begins with a word that only numbers follow), `amount` (with a unit) and
    `plain`.
    """
    grammar = _grammar(pack)
    leaves = [_plain(node) for node in numerals if node.kind != "ordinal"]
    if not leaves:
        return []
    return longest(node for node in saturate(page.folded, [*leaves, *grammar.leaves(page, leaves)], RULES) if node.kind in KINDS)


def numeral(node: Node) -> Span:
    """The characters of the number itself, from the first numeral to the last."""
    parts = [part.span for part in node.find("plain")]
    return Span(parts[0].start, parts[-1].end)


def _plain(node: Node) -> Node:
    return Node(node.span, "plain", Amount(node.value), node.rule, node.parts)


@lru_cache(maxsize=8)
def _grammar(pack: Pack) -> _Grammar:
    return _Grammar(pack.table("quantities", Quantities), pack.table("numbers", numbers.Numbers))


class _Grammar:
    """The leaves of one language."""

    def __init__(self, table: Quantities, words: numbers.Numbers) -> None:
        self.lexicon = Lexicon(_entries(table, words))
        self.clock = table.clock
        self.units, self.marks, self.money = table.units, table.before, table.after
        self.compared = table.compared.words
        self.below = table.below.units
        self.short = re.compile(r" ?(" + "|".join(map(re.escape, table.short)) + r")(?![^\W_])")
        self.scales = table.short
        self.magnitude = table.magnitude.marks

    def leaves(self, page: Page, plain: list[Node]) -> Iterator[Node]:
        """The words beside numerals."""
        for start, end in _windows(plain, len(page.folded)):
            for node in self.lexicon.find(page.text, page.folded, start, end):
                if self._fits(page, node):
                    yield node
        for node in plain:
            yield from self._glued(page, node.span)

    def _fits(self, page: Page, node: Node) -> bool:
        word = node.span.of(page.plain)
        if node.kind == "unit" and len(word) == 1:
            return word.islower() or not word.isalpha()
        if node.kind == "beyond":
            after = _WORD.match(page.folded, node.span.end)
            return after is None or after[1] not in self.compared
        return True

    def _glued(self, page: Page, span: Span) -> Iterator[Node]:
        """Marks, units and short scales that touch the digits: Rp250, 12GB, US$5; and the dash after an amount."""
        folded, plain, end = page.folded, page.plain, span.end
        if folded[end - 1].isdigit():
            short = self.short.match(plain, end)
            if short is not None:
                yield Node(Span(short.start(1), short.end(1)), "short", self.scales[short[1]], "amounts.short")
            unit = _RUN.match(folded, end)
            if unit is not None and unit.group() in self.units and (len(unit.group()) > 1 or plain[end].islower()):
                yield Node(Span(end, unit.end()), "unit", self._unit(self.units[unit.group()]), "amounts.unit")
        before = _LETTERS.search(folded, max(0, span.start - 4), span.start)
        if before is not None and before.group() in self.marks and edge(page.text, before.start()):
            yield Node(Span(before.start(), span.start), "mark", self.marks[before.group()], "amounts.mark")
        if _SIGN.search(folded, max(0, span.start - 3), span.start):
            yield Node(Span(span.start - 1, span.start), "sign", self.below, "amounts.sign")
        for dash in _DASH.finditer(folded, end, min(len(folded), end + 12)):
            yield Node(Span(dash.start(), dash.start() + 1), "link", "-", "amounts.link")

    def _unit(self, code: str) -> tuple[str, int]:
        return code, self.clock.get(code, 0)


_WORD = re.compile(r" {1,3}([^\W\d_]+(?:-[^\W\d_]+)*)")
_RUN = re.compile(r"[^\W\d_°][^\W_]*(?:/[^\W\d_]+)?")
_LETTERS = re.compile(r"[^\W\d_]+$")
_SIGN = re.compile(r"(?:^|[^\n\d])[ (]-$")
_DASH = re.compile(r"-(?= ?[^\W_$€£]|[$€£])")


def _windows(plain: Iterable[Node], length: int) -> Iterator[tuple[int, int]]:
    """The stretches of text around numerals, merged."""
    start = end = -1
    for node in plain:
        low, high = max(0, node.span.start - _BEFORE), min(length, node.span.end + _AFTER)
        if end < 0:
            start, end = low, high
        elif low <= end:
            end = max(end, high)
        else:
            yield start, end
            start, end = low, high
    if end >= 0:
        yield start, end


def _entries(table: Quantities, words: numbers.Numbers) -> Iterator[tuple[str, tuple[str, object]]]:
    for kind, entries in (("mark", table.before), ("money", table.after), ("bound", table.bounds), ("beyond", table.beyond)):
        yield from ((word, (kind, value)) for word, value in entries.items())
    for word, code in table.units.items():
        yield word, ("unit", (code, table.clock.get(code, 0)))
    yield from ((word, ("exact", word)) for word in table.exact.words)
    yield from ((word, ("magnitude", word)) for word in table.magnitude.marks)
    yield from ((word, ("link", word)) for word in words.marks.links)
    for first, second in words.marks.pairs:
        yield first, ("opens", first)
        yield second, ("joins", second)


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
    low, high = numbers.times(number.low, worth), numbers.times(number.high, worth)
    return replace(amount, number=replace(number, low=low, high=high, scale=worth, grain=numbers.times(number.grain, worth)))


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
        high = numbers.times(high, two.seconds // one.seconds)
        unit, seconds = one.unit, one.seconds
    elif one.number.scale < numbers.THOUSAND <= two.number.scale and numbers.times(low, two.number.scale) < high:
        low = numbers.times(low, two.number.scale)
    if low >= high:
        return None
    return replace(two, number=replace(two.number, low=low, high=high, grain=grain), unit=unit, seconds=seconds)


def _between(_: Node, left: Node, joins: Node, right: Node) -> Amount | None:
    return _ranged(left, joins, right)


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
    Rule("amounts.beyond", "bounded", ("plain|amount", "beyond"), _beyond),
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
