"""Figures of one report that do not come out: sums, changes, shares and amounts turned into other money.

Sure or silent: figures are compared only where the words between them say that they hang together, and a finding is what no
rounding of the digits given can explain.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from silang.model import Bound, Quantity, ReadingFinding
from silang.pack import Pack
from silang.read.page import Page
from silang.read.quantities.numerals import Numeral
from silang.read.quantities.sumwords import patterns
from silang.read.rules import Node
from silang.reasons.language import english
from silang.reasons.values import Amount, Reason, because
from silang.spans import Span

KIND = "figure-inconsistent"
_LOOSE = 0.02  # an amount in other money may differ so much from the rate told: rates are rounded
_FAR = 5.0  # two rates of one report never differ by such a factor
_MOST = 12  # parts of a whole
_SMALL = 1000  # smaller counts are taken to the last digit


class _Figure(Struct, frozen=True):
    """A quantity with the interval that its digits allow."""

    quantity: Quantity
    low: float
    high: float

    @property
    def span(self) -> Span:
        return self.quantity.span

    @property
    def unit(self) -> str | None:
        return self.quantity.unit

    @property
    def value(self) -> float:
        return self.quantity.low

    @property
    def amount(self) -> Amount:
        return _number(self.value, self.unit)


def findings(page: Page, numerals: Sequence[Node], quantities: Sequence[Quantity], pack: Pack) -> tuple[ReadingFinding, ...]:
    """What a careful editor would flag in the arithmetic of a report, kind `figure-inconsistent`, by place; () where all comes out.

    `numerals` are those of `numbers.nodes`; each finding cites the numerals that it rests on.

    >>> from silang import pack
    >>> from silang.read.quantities import numbers, quantities
    >>> page, words = Page("Ada 7 ekor hewan, terdiri dari 4 ekor sapi dan 5 ekor kambing."), pack.load("id")
    >>> nodes = numbers.nodes(page, words)
    >>> [finding.why for finding in findings(page, nodes, quantities.read(page, nodes, (), words), words)]
    ['the parts make 9, the whole is given as 7']
    """
    checker = _Checker(page, numerals, quantities, pack)
    found = [*_words(numerals), *checker.wholes(), *checker.changes(), *checker.shares(), *checker.rates()]
    return tuple(sorted(found, key=lambda finding: finding.span))


def _words(numerals: Iterable[Node]) -> Iterator[ReadingFinding]:
    """Digits and words that differ: 6 (tujuh)."""
    for node in numerals:
        if node.kind == "numeral" and node.value.disagrees is not None:
            reason = because("sums.words", digits=_number(node.value.low), words=_number(node.value.disagrees))
            yield ReadingFinding(kind=KIND, span=node.span, why=english(reason), reason=reason, cites=(node.span,))


class _Checker:
    """One page with its figures in the order of the text."""

    def __init__(self, page: Page, numerals: Sequence[Node], quantities: Sequence[Quantity], pack: Pack) -> None:
        self.page, self.gaps = page, patterns(pack)
        grains = {node.span.start: node.value for node in numerals if node.kind == "numeral"}
        self.figures = [_figure(q, grains[q.numeral.start]) for q in quantities if q.numeral.start in grains and not q.parts]

    def _gap(self, one: _Figure, two: _Figure) -> str:
        return self.page.folded[one.span.end : two.span.start] if one.span.end <= two.span.start else "."

    # --- a whole and its parts -----------------------------------------------------------------------------------------

    def wholes(self) -> Iterator[ReadingFinding]:
        """`7 ekor hewan, terdiri dari 4 ekor sapi dan 5 ekor kambing`."""
        for index, whole in enumerate(self.figures):
            parts = self._parts(index)
            if len(parts) > 1:
                yield from self._unequal(whole, parts)

    def _parts(self, index: int) -> list[_Figure]:
        """The figures of a closed list after a whole; [] where there is none, or it goes on after the last."""
        whole, rest = self.figures[index], self.figures[index + 1 : index + 1 + _MOST]
        if not rest or not _plain(whole) or not self.gaps.opens.fullmatch(self._gap(whole, rest[0])):
            return []
        parts = [rest[0]]
        for one, two in pairwise(rest):
            if not self.gaps.joins.fullmatch(self._gap(one, two)):
                break
            parts.append(two)
        end = self.gaps.ends.match(self.page.folded, parts[-1].span.end)
        between = self.page.folded[whole.span.end : end.end()] if end else ""
        sure = (
            end is not None
            and not self.gaps.never.search(between)
            and all(_plain(part) and part.unit == whole.unit for part in parts)
        )
        return parts if sure and all(0 < part.value < whole.value for part in parts) else []

    def _unequal(self, whole: _Figure, parts: list[_Figure]) -> Iterator[ReadingFinding]:
        low, high = sum(part.low for part in parts), sum(part.high for part in parts)
        if low > whole.high or high < whole.low:
            made = _number(round(sum(part.value for part in parts), 9), whole.unit)
            yield _finding([whole, *parts], because("sums.parts", made=made, whole=whole.amount))

    # --- from one value to another -------------------------------------------------------------------------------------

    def changes(self) -> Iterator[ReadingFinding]:
        """`naik Rp 4.000 dari Rp 10 ribu menjadi Rp 14 ribu`, `naik 40 persen dari …`."""
        for step, one, two in zip(self.figures, self.figures[1:], self.figures[2:], strict=False):
            if one.unit == two.unit and _plain(step) and _plain(one) and _plain(two) and one.low > 0:
                rising = self._rising(step)
                if rising and self.gaps.from_.fullmatch(self._gap(step, one)) and self.gaps.to.fullmatch(self._gap(one, two)):
                    yield from self._wrong(step, one, two, rising)

    def _rising(self, step: _Figure) -> int:
        """1 after a word of rising, -1 after one of falling, 0 after neither."""
        before = self.page.folded[max(0, step.span.start - 30) : step.span.start]
        return 1 if self.gaps.up.search(before) else -1 if self.gaps.down.search(before) else 0

    def _wrong(self, step: _Figure, one: _Figure, two: _Figure, rising: int) -> Iterator[ReadingFinding]:
        low, high = rising * (two.value - one.value), rising * (two.value - one.value)
        slack = (one.high - one.low + two.high - two.low) / 2
        low, high = low - slack, high + slack
        points = step.unit == one.unit and low <= step.high and high >= step.low
        share = step.unit == "percent" and low / one.low * 100 <= step.high and high / one.low * 100 >= step.low
        if not points and not share and step.unit in (one.unit, "percent"):
            change = _number(round(two.value - one.value, 6), one.unit)
            percent = _number(round((two.value - one.value) / one.value * 100, 1), "percent")
            reason = because("sums.change", first=one.amount, second=two.amount, change=change, share=percent)
            yield _finding([step, one, two], reason)

    # --- a part of a whole in per cent ---------------------------------------------------------------------------------

    def shares(self) -> Iterator[ReadingFinding]:
        """`30 dari 50 orang (60 persen)`, `30 orang (60 persen) dari 50 orang`."""
        for one, two, three in zip(self.figures, self.figures[1:], self.figures[2:], strict=False):
            if self.gaps.of.fullmatch(self._gap(one, two)) and self.gaps.same.fullmatch(self._gap(two, three)):
                yield from self._misshared(one, two, three)
            elif self.gaps.same.fullmatch(self._gap(one, two)) and self.gaps.of.fullmatch(self._gap(two, three)):
                yield from self._misshared(one, three, two)

    def _misshared(self, part: _Figure, whole: _Figure, share: _Figure) -> Iterator[ReadingFinding]:
        alike = part.unit == whole.unit != "percent" and share.unit == "percent"
        if not alike or not (_plain(part) and _plain(whole) and _plain(share)) or whole.low <= 0:
            return
        if part.low / whole.high * 100 > share.high or part.high / whole.low * 100 < share.low:
            made = _number(round(part.value / whole.value * 100, 2), "percent")
            yield _finding([part, whole, share], because("sums.share", part=part.amount, whole=whole.amount, share=made))

    # --- amounts in two kinds of money ---------------------------------------------------------------------------------

    def rates(self) -> Iterator[ReadingFinding]:
        """`US$ 550 miliar atau setara Rp 8,9 triliun (kurs Rp 16.318)`."""
        pairs = [pair for one, two in pairwise(self.figures) if (pair := self._pair(one, two))]
        if not pairs:
            return
        stated = {figure.value: figure for figure in self.figures if self._stated(figure)}
        stated |= {two.value: two for one, two in pairwise(self.figures) if self._one(one) and self._gap(one, two).strip() == "="}
        monies = {foreign.unit for foreign, _ in pairs}
        if len(stated) == 1 and len(monies) == 1:
            rate = next(iter(stated.values()))
            yield from (finding for foreign, own in pairs for finding in self._misturned(foreign, own, rate))
        elif not stated:
            for money in sorted(str(money) for money in monies):
                yield from self._apart([pair for pair in pairs if pair[0].unit == money])

    def _pair(self, one: _Figure, two: _Figure) -> tuple[_Figure, _Figure] | None:
        """Foreign and own money, where the words between say that both are one amount."""
        own = self.gaps.own
        monies = {one.unit, two.unit}
        if own not in monies or len(monies) != 2 or not all(_money(figure) for figure in (one, two)):
            return None
        if any(self._stated(figure) or self._one(figure) for figure in (one, two)) or not self.gaps.same.fullmatch(
            self._gap(one, two)
        ):
            return None
        return (two, one) if one.unit == own else (one, two)

    def _one(self, figure: _Figure) -> bool:
        """Whether a figure is one piece of foreign money, of which a rate is told (1 USD = Rp 16.270)."""
        return figure.value == 1 and figure.unit != self.gaps.own and _money(figure)

    def _stated(self, figure: _Figure) -> bool:
        """Whether a figure is a rate of exchange: the word stands right before it."""
        return figure.unit in (self.gaps.own, None) and bool(
            self.gaps.rate.search(self.page.folded[max(0, figure.span.start - 60) : figure.span.start])
        )

    def _misturned(self, foreign: _Figure, own: _Figure, rate: _Figure) -> Iterator[ReadingFinding]:
        low, high = foreign.low * rate.low * (1 - _LOOSE), foreign.high * rate.high * (1 + _LOOSE)
        if own.high < low or own.low > high:
            made = _number(_rounded(foreign.value * rate.value), own.unit, "about")
            reason = because("sums.turned", rate=_number(rate.value, own.unit), made=made, given=own.amount)
            yield _finding([foreign, own], reason, (rate.quantity.numeral,))

    def _apart(self, pairs: list[tuple[_Figure, _Figure]]) -> Iterator[ReadingFinding]:
        """Pairs whose rates are too far apart to be of one day; nothing says which of them is wrong."""
        if len(pairs) < 2:
            return
        ordered = sorted(pairs, key=lambda pair: pair[1].value / pair[0].value)
        (one, two), (three, four) = ordered[0], ordered[-1]
        if (two.high / one.low) * _FAR < four.low / three.high:
            rates = [_number(round(own.value / foreign.value, 2), own.unit) for foreign, own in ((one, two), (three, four))]
            reason = because("sums.rates", first=rates[0], second=rates[1])
            yield _finding([one, two], reason, (three.quantity.numeral, four.quantity.numeral))


def _figure(quantity: Quantity, numeral: Numeral) -> _Figure:
    """The interval of a figure: one of its last digit to both sides, half of what its last noughts hide; none for small counts."""
    low = quantity.low
    grain = numeral.grain * (low / numeral.low if numeral.low else 1)
    whole = quantity.unit is None and isinstance(low, int)
    if whole and numeral.scale == 1 and (low < _SMALL or low % 10):
        return _Figure(quantity, low, low)
    if isinstance(low, int) and grain == 1 and low:
        grain = 10 ** (len(str(abs(low))) - len(str(abs(low)).rstrip("0"))) / 2
    return _Figure(quantity, low - grain, low + grain)


def _plain(figure: _Figure) -> bool:
    """Whether a figure is one exact number."""
    return figure.quantity.bound == "exact" and figure.quantity.high == figure.quantity.low


def _money(figure: _Figure) -> bool:
    quantity = figure.quantity
    money = quantity.rule == "quantities.money" and quantity.high == quantity.low
    return money and figure.low > 0 and not any(step.rule == "amounts.range" for step in quantity.steps)


def _finding(figures: Iterable[_Figure], reason: Reason, also: tuple[Span, ...] = ()) -> ReadingFinding:
    figures = sorted(figures, key=lambda figure: figure.span)
    span = Span(figures[0].span.start, max(figure.span.end for figure in figures))
    cites = (*(figure.quantity.numeral for figure in figures), *also)
    return ReadingFinding(kind=KIND, span=span, why=english(reason), reason=reason, cites=cites)


def _number(number: float, unit: str | None = None, bound: Bound = "exact") -> Amount:
    return Amount(low=number, high=number, unit=unit, bound=bound)


def _rounded(number: float) -> float:
    """The number to its first four digits."""
    return round(number, 4 - len(str(round(number))))
