"""Which numbers without a noun are quantities all the same: large, exact, bounded, an end of a change or a part of a whole."""

from __future__ import annotations

import re

from silang.read.page import Page
from silang.read.quantities import amounts, counted, numerals
from silang.read.quantities.amounts import Quantities
from silang.read.rules import Node
from silang.spans import Span

_TOTAL = 4  # words before a number of which one says that it is a total


class Alone:
    """What a page tells of its bare numbers."""

    def __init__(self, page: Page, table: Quantities) -> None:
        """`table` are the words that numbers are judged by."""
        self.page, self.table = page, table

    def counts(self, node: Node, follows: str) -> bool:
        """Whether a number without a noun is a quantity: large or exact to decimals, after a bound, or part of a whole.

        `follows` is the word behind it, in small letters.
        """
        number = node.value.number
        if number.order:
            return False
        if number.fraction:
            return follows in self.table.fraction.words
        if node.kind == "bounded" and node.value.bound not in ("up_to",):
            return True
        large = number.digits and number.low >= numerals.THOUSAND
        decimal = number.digits and number.grain < 1
        if large or decimal or number.scale >= numerals.THOUSAND:
            return True
        before = counted.words_before(self.page, amounts.numeral(node).start, 1)
        if follows in self.table.few.after and self.table.few.before.intersection(before):
            return True
        if number.digits and self._of_total(amounts.numeral(node).start):
            return True
        if number.digits and number.high == number.low and self._changes(amounts.numeral(node), before, follows):
            return True
        return self.parts(node.span.end) and not (before and before[0] in self.table.ordering.words)

    def _changes(self, number: Span, before: list[str], follows: str) -> bool:
        """Whether the number is an end of a change, the other right beside it, or what a total became: naik dari 18 menjadi 27."""
        folded, changed = self.page.folded, self.table.changed
        if before == [changed.became] and changed.totals.intersection(counted.words_before(self.page, number.start, 2)[:1]):
            return True
        total = changed.totals.intersection(counted.words_before(self.page, number.start, _TOTAL))
        if total and changed.reached.intersection(before):
            return True
        if before == [changed.was] and follows == changed.became:
            return _DIGITS.match(folded, number.end + len(changed.became) + 2) is not None
        head = folded[max(0, number.start - 40) : number.start].removesuffix(" ").removesuffix(changed.became)
        return before == [changed.became] and _CHANGED_FROM.search(head) is not None and head.split()[-2:-1] == [changed.was]

    def _of_total(self, at: int) -> bool:
        """Whether what the number is a part of was just told: dari 52 desa yang didata, 38 rusak."""
        whole = _WHOLE.search(self.page.folded, max(0, at - _FAR), at)
        return whole is not None and whole[1] == self.table.changed.was

    def parts(self, at: int) -> bool:
        """Whether the words that follow make of the number a part of a whole (dua di antaranya, enam dari sepuluh)."""
        first = counted.next_word(self.page, at)
        if first in self.table.parts.words:
            return True
        second = counted.next_word(self.page, self.page.folded.find(first, at) + len(first)) if first else ""
        return f"{first} {second}" in self.table.parts.words


_DIGITS = re.compile(r"\d")
_FAR = 80  # characters before a part in which its whole stands
_WHOLE = re.compile(r"(?<![^\s\"])([^\W\d_]+) (?:[^\W\d_]+ )?\d[\d.]* [^\W\d_][^.,:;\"\d]{2,60}, (?:[^\W\d_]+ )?$")
_CHANGED_FROM = re.compile(r"(?<![^\s]) ?[\d.,]*\d $")
