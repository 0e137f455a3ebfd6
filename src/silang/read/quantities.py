"""Every count, amount, rate and measure of a report, and none of the numerals that only name, order or number something.

Amounts come from `amounts`; here each is accepted or refused by what stands beside it, and joined with what it counts. Sure or
silent: a bare small number that no noun follows is no quantity.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from silang.model import Bound, Quantity, Step, Timex
from silang.pack import Pack
from silang.read import amounts, counted, numbers
from silang.read.amounts import Amount, Quantities
from silang.read.counted import Counted
from silang.read.page import Page
from silang.read.rules import Node
from silang.spans import Span

_YEARS = range(1900, 2100)
_SCORE = 40  # two bare numbers joined by a dash are a score up to here


@dataclass(frozen=True, slots=True)
class _Found:
    """A quantity on its way: its node, amount, numeral and what it counts."""

    node: Node
    amount: Amount
    numeral: Span
    counted: Counted | None
    rule: str

    @property
    def end(self) -> int:
        return max(self.node.span.end, self.counted.head.end if self.counted else 0)


def read(page: Page, numerals: Sequence[Node], times: Sequence[Timex], pack: Pack) -> tuple[Quantity, ...]:
    """The quantities in the order of the text, then those composed of two of them; () where there are none.

    `numerals` are those of `numbers.nodes`; within `times` they count nothing but ages. `numeral` spans the number as written,
    `span` also its bound, unit and what is counted. Units are ISO 4217 codes for money, else codes of the table `quantities`.

    >>> from silang import pack
    >>> page, words = Page("Sedikitnya dua puluh ekor sapi dan Rp 1,5 miliar hilang."), pack.load("id")
    >>> found = read(page, numbers.nodes(page, words), (), words)
    >>> [(q.low, q.bound, q.unit, q.counted and q.counted.of(page.text)) for q in found]
    [(20, 'at_least', None, 'sapi'), (1500000000, 'exact', 'IDR', None)]
    """
    reader = _Reader(page, times, pack)
    found = reader.shared(sorted(reader.found(numerals), key=lambda one: one.numeral))
    simple = [reader.quantity(one) for one in found]
    return (*simple, *reader.composed(found))


class _Reader:
    """One page with its numerals and the table."""

    def __init__(self, page: Page, times: Sequence[Timex], pack: Pack) -> None:
        self.page, self.pack = page, pack
        self.table = pack.table("quantities", Quantities)
        self.numerals: list[Span] = []
        self.times = sorted((timex.span, timex.type == "DURATION") for timex in times)

    def found(self, numerals: Sequence[Node]) -> Iterator[_Found]:
        """Those of the numerals that are quantities, in no order."""
        self.numerals = [node.span for node in numerals]
        free = [node for node in numerals if not self._timed(node.span)]
        for node in amounts.nodes(self.page, free, self.pack):
            one = self._accepted(node)
            if one is not None:
                yield one
        for node in free:
            if node.kind == "ordinal":
                one = self._collective(node)
                if one is not None:
                    yield one

    def _timed(self, span: Span) -> bool:
        """Whether a time expression has the number; an age that was read as a duration stays a quantity."""
        return any(time.overlaps(span) and not (lasting and self._aged(span)) for time, lasting in self.times)

    # --- accepting ---------------------------------------------------------------------------------------------------

    def _accepted(self, node: Node) -> _Found | None:
        amount: Amount = node.value
        number = amounts.numeral(node)
        noun = counted.after(self.page, node.span.end, self.pack)
        if amount.unit is not None:
            return self._measure(node, number, noun)
        age = self._bracketed_age(node)
        if age is not None:
            return age
        follows = counted.next_word(self.page, node.span.end)
        if follows in self.table.ranked.words or self._names(node, number) or self._scores(node, number):
            return None
        if noun is None:
            return _Found(node, amount, number, None, "quantities.bare") if self._stands_alone(node, follows) else None
        return None if self._doubtful(node, noun) else _Found(node, amount, number, noun, "quantities.count")

    def _measure(self, node: Node, number: Span, noun: Counted | None) -> _Found | None:
        """An amount with a unit, unless it is the year of a law or the loose end of a range."""
        amount: Amount = node.value
        lasting = self.table.lasting
        if amount.unit in lasting.units and (self._labelled(number) or lasting.before.intersection(self._words_before(number.start, 1))):
            return None
        if _DASHED_BEFORE.search(self.page.folded, max(0, number.start - 3), number.start):
            return None
        if amount.unit == self.table.age.unit and self._aged(number):
            return _Found(node, amount, number, None, "quantities.age")
        family = "money" if amount.money else "percent" if amount.unit == "percent" else "measure"
        return _Found(node, amount, number, noun if family == "percent" else None, f"quantities.{family}")

    def _aged(self, span: Span) -> bool:
        """Whether a word of age stands before the number, with a bound between them at most."""
        before = self._words_before(span.start, 4)
        for cut in range(len(before), 0, -1):
            bound = " ".join(before[cut:])
            if (not bound or bound in self.table.bounds) and before[cut - 1] in self.table.age.before:
                return True
        return False

    def _bracketed_age(self, node: Node) -> _Found | None:
        """`Siti (37)`: an age, right after a name."""
        plain, span, number = self.page.plain, node.span, node.value.number
        if not (plain[span.start - 1 : span.start] == "(" and plain[span.end : span.end + 1] == ")" and number.digits):
            return None
        name = _NAME_BEFORE.search(plain, max(0, span.start - 40), span.start - 1)
        old = number.high == number.low and number.low in range(1, self.table.age.oldest)
        if not old or name is None or name[1].lower() in self.table.labels.words:
            return None
        amount = Amount(number, unit=self.table.age.unit)
        return _Found(node, amount, span, None, "quantities.age")

    def _words_before(self, at: int, most: int) -> list[str]:
        """The last words before `at` in small letters, in order, with nothing but blanks between them."""
        words: list[str] = []
        for word in reversed(self.page.folded[max(0, at - 60) : at].rstrip("(").split(" ")):
            if word and not word.replace("-", "").removesuffix(".").isalpha():
                break
            if word:
                words.append(word)
            if len(words) == most:
                break
        return words[::-1]

    # --- refusing ----------------------------------------------------------------------------------------------------

    def _names(self, node: Node, number: Span) -> bool:
        """Whether the number belongs to a name, a law, a list, a label, a year or a longer run of digits."""
        page, value = self.page, node.value.number
        folded, digits = page.folded, number.of(page.folded)
        if self._labelled(number) and not ("," in digits and value.digits):
            return True
        if not value.digits:
            return self._signals(number)
        if _RUN_BEFORE.search(folded, max(0, number.start - 2), number.start) or _RUN_AFTER.match(folded, number.end):
            return True
        if _ENUMERATED.match(page.plain, number.end) and _OPENING.search(page.plain, max(0, number.start - 6), number.start):
            return True
        if folded[number.start - 1 : number.start] == "(" or value.point:
            return True
        bare = value.scale == 1 and "." not in digits and "," not in digits
        return bare and (value.low in _YEARS or self._after_name(number))

    def _labelled(self, number: Span) -> bool:
        """Whether a word such as `pasal` or `nomor` stands right before the number."""
        before = self._words_before(number.start, 1)
        return bool(before) and before[0] in self.table.labels.words

    def _signals(self, number: Span) -> bool:
        """Whether a number word stands in a phrase that counts nothing."""
        folded = self.page.folded
        near = folded[max(0, number.start - 16) : number.end + 20]
        at = number.start - max(0, number.start - 16)
        for phrase in self.table.signals.phrases:
            start = near.find(phrase)
            if 0 <= start <= at < start + len(phrase):
                return True
        return False

    def _after_name(self, number: Span) -> bool:
        """Whether a capitalised word that does not begin a sentence stands right before the digits (Windows 11)."""
        plain = self.page.plain
        word = _WORD_BEFORE.search(plain, max(0, number.start - 40), number.start)
        if word is None or word[1] == word[1].lower():
            return False
        sentence = self.page.sentence_at(number.start)
        first = sentence is not None and not any(c.isalnum() for c in plain[sentence.start : word.start(1)])
        if first or (sentence is not None and _is_title(plain[sentence.start : sentence.end])):
            return False
        after = counted.after(self.page, number.end, self.pack)
        return after is None or not after.classified

    def _scores(self, node: Node, number: Span) -> bool:
        """Whether two small numbers joined by a dash or a colon are a score: no noun follows them."""
        folded, value = self.page.folded, node.value.number
        if value.high != value.low and not value.order and "-" in number.of(folded):
            return value.digits and value.high <= _SCORE and counted.after(self.page, number.end, self.pack) is None
        return bool(
            _DASHED_AFTER.match(folded, number.end) or _DASHED_BEFORE.search(folded, max(0, number.start - 3), number.start)
        )

    def _stands_alone(self, node: Node, follows: str) -> bool:
        """Whether a number without a noun is a quantity: large or exact to decimals, after a bound, or part of a whole."""
        number = node.value.number
        if number.order:
            return False
        if number.fraction:
            return follows in self.table.fraction.words
        if node.kind == "bounded" and node.value.bound not in ("up_to",):
            return True
        large = number.digits and number.low >= numbers.THOUSAND
        decimal = number.digits and number.grain < 1
        if large or decimal or number.scale >= numbers.THOUSAND:
            return True
        before = self._words_before(amounts.numeral(node).start, 1)
        return self._parts(node.span.end) and not (before and before[0] in self.table.ordering.words)

    def _parts(self, at: int) -> bool:
        """Whether the words that follow make of the number a part of a whole (dua di antaranya, enam dari sepuluh)."""
        first = counted.next_word(self.page, at)
        if first in self.table.parts.words:
            return True
        second = counted.next_word(self.page, self.page.folded.find(first, at) + len(first)) if first else ""
        return f"{first} {second}" in self.table.parts.words

    def _doubtful(self, node: Node, noun: Counted) -> bool:
        """Whether a fraction stands before a noun that it does not divide (setengah hati)."""
        fraction: bool = node.value.number.fraction
        return fraction and noun.head.of(self.page.folded).split()[0] not in self.table.fraction.words

    def _collective(self, node: Node) -> _Found | None:
        """`ketujuh orang itu`: all seven; not `kali ketujuh`."""
        if node.value.low < 3 or node.value.digits:
            return None
        before = self._words_before(node.span.start, 1)
        noun = counted.after(self.page, node.span.end, self.pack)
        if noun is None or (before and counted.nominal(before[0], self.pack)):
            return None
        return _Found(node, Amount(node.value), node.span, noun, "quantities.all")

    # --- making ------------------------------------------------------------------------------------------------------

    def quantity(self, one: _Found) -> Quantity:
        amount, number = one.amount, one.amount.number
        bound, end = amounts.bound(amount), one.end
        if one.counted is not None and bound in ("exact", "about") and self._more(one.counted.head.end):
            bound = "more_than"
        start = self._start(one)
        rate = self._rate(one)
        modifiers = one.counted.modifiers if one.counted else ()
        return Quantity(
            span=Span(start, max(end, rate.end) if rate else end),
            numeral=one.numeral,
            low=number.low,
            high=amounts.high(number),
            bound=bound,
            unit=amount.unit,
            counted=one.counted.head if one.counted else None,
            modifiers=(*modifiers, rate) if rate else modifiers,
            rule=one.rule,
            steps=tuple(one.node.steps()),
        )

    def _start(self, one: _Found) -> int:
        """Where the quantity begins: at its bound or money mark, not at a word that merely leads to it."""
        return one.node.parts[-1].span.start if one.node.kind == "cued" else one.node.span.start

    def _more(self, at: int) -> bool:
        """Whether `lebih` follows what is counted, and no comparison: 3.000 porsi lebih."""
        found = _NEXT_TWO.match(self.page.folded, at)
        return (
            found is not None
            and self.table.beyond.get(found[1]) == "more_than"
            and (found[2] or "") not in self.table.compared.words
        )

    def _rate(self, one: _Found) -> Span | None:
        """`per kilogram`, `/US$`: what an amount is counted for, as a span."""
        if one.amount.unit is None:
            return None
        found = _RATE.match(self.page.folded, one.node.span.end)
        if found is None or found[1] not in self.table.per.words:
            return None
        return Span(found.start(1), found.end())

    def shared(self, found: Sequence[_Found]) -> list[_Found]:
        """The same, where a part without a noun counts what its whole counts: lima dari delapan awak."""
        kept = list(found)
        for index in range(len(kept) - 2, -1, -1):
            one, two = kept[index], kept[index + 1]
            between = self.page.folded[one.end : two.node.span.start].strip()
            if one.rule == "quantities.bare" and two.counted is not None and between in self.table.parts.words | {""}:
                kept[index] = replace(one, counted=two.counted) if self._parts(one.end) else one
        return kept

    def composed(self, found: Sequence[_Found]) -> Iterator[Quantity]:
        """`dua brigade yang masing-masing beranggotakan 6.000 orang`: the product."""
        for index, (one, two) in enumerate(pairwise(found)):
            if self._each(one, two) and not self._listed(two, found[index + 2 : index + 3]):
                yield self._product(one, two, (index, index + 1))

    def _each(self, one: _Found, two: _Found) -> bool:
        whole = one.amount.unit is None and one.counted is not None and isinstance(one.amount.number.low, int)
        between = self.page.folded[one.end : two.node.span.start]
        if any(one.end <= span.start and span.end <= two.node.span.start for span in self.numerals):
            return False
        if not whole or one.amount.number.order or two.amount.number.order or len(between) > 60 or _BREAK.search(between):
            return False
        return any(word in self.table.each.words for word in _EACH_WORD.findall(between))

    def _listed(self, two: _Found, after: Iterable[_Found]) -> bool:
        """Whether a second figure of a list follows: each has its own."""
        return any(len(gap := self.page.folded[two.end : other.node.span.start]) < 24 and not _BREAK.search(gap) for other in after)

    def _product(self, one: _Found, two: _Found, parts: tuple[int, int]) -> Quantity:
        times, number = one.amount.number.low, two.amount.number
        bounds: set[Bound] = {amounts.bound(one.amount), amounts.bound(two.amount)} - {"exact", "range"}
        high = number.high if number.high is None else numbers.times(number.high, times)
        return Quantity(
            span=Span(self._start(one), two.end),
            numeral=Span(one.numeral.start, two.numeral.end),
            low=numbers.times(number.low, times),
            high=high,
            bound="range" if number.high != number.low else min(bounds) if len(bounds) == 1 else "about" if bounds else "exact",
            unit=two.amount.unit,
            counted=two.counted.head if two.counted else None,
            parts=parts,
            rule="quantities.each",
            steps=(Step(rule="quantities.each", span=Span(one.end, two.node.span.start)),),
        )


_NAME_BEFORE = re.compile(r"([A-Z][^\W\d_]*\.?) ?$")
_WORD_BEFORE = re.compile(r"([^\W\d_][\w-]*) $")
_RUN_BEFORE = re.compile(r"\d[- .]$|\d $")
_RUN_AFTER = re.compile(r"[- ]\d|[^\W_]")
_ENUMERATED = re.compile(r"[.)] +[\"'(]?[A-Z0-9]")
_OPENING = re.compile(r"(?:^|[\n.:;!?)\"]) *\(?$")
_DASHED_AFTER = re.compile(r" ?[-:] ?\d")
_DASHED_BEFORE = re.compile(r"\d ?[-:] ?$")
_NEXT_TWO = re.compile(r" {1,3}([^\W\d_]+)(?: {1,3}([^\W\d_]+))?")
_RATE = re.compile(r" ?(per|/|tiap|setiap) ?(?:us\$|[^\W\d_]+)")
_EACH_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BREAK = re.compile(r"[.;:!?\n](?:\s|$)")


def _is_title(sentence: str) -> bool:
    """Whether nearly all words have capitals, so that a capital says nothing."""
    words = [word for word in sentence.split() if word[0].isalpha()]
    return len(words) >= 4 and sum(word[0].isupper() for word in words) >= 0.7 * len(words)
