"""Every count, amount, rate and measure of a report, and the figures composed of two of them.

`sieve` says which numerals are quantities; here each becomes one, with its bound, its rate and what it counts.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from silang.model import Bound, Quantity, Step, Timex
from silang.pack import Pack
from silang.read.page import Page
from silang.read.quantities import grammar, numerals
from silang.read.quantities.sieve import Found, Sieve
from silang.read.rules import Node
from silang.spans import Span


def read(page: Page, numerals: Sequence[Node], times: Sequence[Timex], pack: Pack) -> tuple[Quantity, ...]:
    """The quantities in the order of the text, then those composed of two of them; () where there are none.

    `numerals` are those of `numbers.nodes`; within `times` they count nothing but ages. `numeral` spans the number as written,
    `span` also its bound, unit and what is counted. Units are ISO 4217 codes for money, else codes of the table `quantities`.

    >>> from silang import pack
    >>> from silang.read.quantities import numbers
    >>> page, words = Page("Sedikitnya dua puluh ekor sapi dan Rp 1,5 miliar hilang."), pack.load("id")
    >>> found = read(page, numbers.nodes(page, words), (), words)
    >>> [(q.low, q.bound, q.unit, q.counted and q.counted.of(page.text)) for q in found]
    [(20, 'at_least', None, 'sapi'), (1500000000, 'exact', 'IDR', None)]
    """
    sieve = Sieve(page, times, pack)
    maker = _Maker(sieve, numerals)
    found = maker.shared(sorted(sieve.found(numerals), key=lambda one: one.numeral))
    return (*(maker.quantity(one) for one in found), *maker.composed(found))


class _Maker:
    """One page with its numerals and the table."""

    def __init__(self, sieve: Sieve, nodes: Sequence[Node]) -> None:
        self.page, self.table, self.sieve = sieve.page, sieve.table, sieve
        self.numerals = sorted(node.span.start for node in nodes)

    def quantity(self, one: Found) -> Quantity:
        """What was found as a quantity."""
        amount, number = one.amount, one.amount.number
        bound, end = grammar.bound(amount), one.end
        if one.counted is not None and bound in ("exact", "about"):
            bound = self._beyond(one.counted.head.end) or bound
        start = self._start(one)
        rate = self._rate(one)
        modifiers = one.counted.modifiers if one.counted else ()
        return Quantity(
            span=Span(start, max(end, rate.end) if rate else end),
            numeral=one.numeral,
            low=number.low,
            high=grammar.high(number),
            bound=bound,
            unit=amount.unit,
            counted=one.counted.head if one.counted else None,
            modifiers=(*modifiers, rate) if rate else modifiers,
            rule=one.rule,
            steps=tuple(one.node.steps()),
        )

    def _start(self, one: Found) -> int:
        """Where the quantity begins: at its bound or money mark, not at a word that merely leads to it."""
        first = one.node.parts[0] if one.node.kind == "bounded" else one.node
        return first.parts[-1].span.start if first.kind == "cued" else one.node.span.start

    def _beyond(self, at: int) -> Bound | None:
        """The bound that follows what is counted, and is no comparison: 3.000 porsi lebih, 500 orang atau lebih."""
        found = _NEXT_TWO.match(self.page.folded, at)
        if found is None:
            return None
        both = self.table.beyond.get(f"{found[1]} {found[2]}")
        return both or (self.table.beyond.get(found[1]) if (found[2] or "") not in self.table.compared.words else None)

    def _rate(self, one: Found) -> Span | None:
        """`per kilogram`, `/US$`: what an amount is counted for, as a span."""
        if one.amount.unit is None:
            return None
        found = _RATE.match(self.page.folded, one.node.span.end)
        if found is None or found[1] not in self.table.per.words:
            return None
        return Span(found.start(1), found.end())

    def shared(self, found: Sequence[Found]) -> list[Found]:
        """The same, where a part without a noun counts what its whole counts: lima dari delapan awak."""
        kept = list(found)
        for index in range(len(kept) - 2, -1, -1):
            one, two = kept[index], kept[index + 1]
            between = self.page.folded[one.end : two.node.span.start].strip()
            if one.rule == "quantities.bare" and two.counted is not None and between in self.table.parts.words | {""}:
                kept[index] = replace(one, counted=two.counted) if self.sieve.alone.parts(one.end) else one
        return kept

    def composed(self, found: Sequence[Found]) -> Iterator[Quantity]:
        """`dua brigade yang masing-masing beranggotakan 6.000 orang`: the product."""
        for index, (one, two) in enumerate(pairwise(found)):
            if self._each(one, two) and not self._listed(two, found[index + 2 : index + 3]):
                yield self._product(one, two, (index, index + 1))

    def _each(self, one: Found, two: Found) -> bool:
        whole = one.amount.unit is None and one.counted is not None and isinstance(one.amount.number.low, int)
        between = self.page.folded[one.end : two.node.span.start]
        following = bisect_left(self.numerals, one.end)
        if self.numerals[following : following + 1] < [two.numeral.start]:
            return False
        if not whole or one.amount.number.order or two.amount.number.order or len(between) > 60 or _BREAK.search(between):
            return False
        return any(word in self.table.each.words for word in _EACH_WORD.findall(between))

    def _listed(self, two: Found, after: Iterable[Found]) -> bool:
        """Whether a second figure of a list follows: each has its own."""
        return any(len(gap := self.page.folded[two.end : other.node.span.start]) < 24 and not _BREAK.search(gap) for other in after)

    def _product(self, one: Found, two: Found, parts: tuple[int, int]) -> Quantity:
        times, number = one.amount.number.low, two.amount.number
        bounds: set[Bound] = {grammar.bound(one.amount), grammar.bound(two.amount)} - {"exact", "range"}
        high = number.high if number.high is None else numerals.times(number.high, times)
        return Quantity(
            span=Span(self._start(one), two.end),
            numeral=Span(one.numeral.start, two.numeral.end),
            low=numerals.times(number.low, times),
            high=high,
            bound="range" if number.high != number.low else min(bounds) if len(bounds) == 1 else "about" if bounds else "exact",
            unit=two.amount.unit,
            counted=two.counted.head if two.counted else None,
            parts=parts,
            rule="quantities.each",
            steps=(Step(rule="quantities.each", span=Span(one.end, two.node.span.start)),),
        )


_NEXT_TWO = re.compile(r" {1,3}([^\W\d_]+)(?: {1,3}([^\W\d_]+))?")
_RATE = re.compile(r" ?(/|[^\W\d_]+) ?[^\W\d_]+\$?")
_EACH_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BREAK = re.compile(r"[.;:!?\n](?:\s|$)")
_WORD = re.compile(r"[^\W\d_]")
