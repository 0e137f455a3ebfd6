"""Which numerals are quantities, and which only name, order or number something.

Each amount is accepted or refused by what stands beside it. Sure or silent: a bare small number without a noun is no quantity.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from silang.model import Timex
from silang.pack import Pack
from silang.read.page import Page
from silang.read.quantities import amounts, counted
from silang.read.quantities.alone import Alone
from silang.read.quantities.amounts import Quantities
from silang.read.quantities.counted import Counted
from silang.read.quantities.grammar import Amount
from silang.read.quantities.naming import Naming
from silang.read.rules import Node
from silang.spans import Span

_YEARS = range(1900, 2100)
_SCORE = 40  # two bare numbers joined by a dash are a score up to here


class Found(Struct, frozen=True):
    """A quantity on its way: its node, amount, numeral and what it counts; `rule` is why it was accepted."""

    node: Node
    amount: Amount
    numeral: Span
    counted: Counted | None
    rule: str

    @property
    def end(self) -> int:
        """Where the amount ends, with the noun that follows it; a part's noun stands behind its whole."""
        follows = self.counted is not None and self.rule != "quantities.bare"
        return self.counted.head.end if self.counted is not None and follows else self.node.span.end


class Sieve:
    """One page with what its numerals are judged by."""

    def __init__(self, page: Page, times: Sequence[Timex], pack: Pack) -> None:
        """`times` are the time expressions of the page; their numerals count nothing but ages."""
        self.page, self.pack = page, pack
        self.naming = Naming(page, pack)
        self.table = pack.table("quantities", Quantities)
        self.times = sorted((timex.span, timex.type == "DURATION") for timex in times)
        self.alone = Alone(page, self.table)
        self.starts = [span.start for span, _ in self.times]

    def found(self, numerals: Sequence[Node]) -> Iterator[Found]:
        """Those of the numerals that are quantities, in no order."""
        free = [node for node in numerals if not self._timed(node.span)]
        for node in self._dimensions(amounts.nodes(self.page, free, self.pack)):
            one = self._accepted(node)
            if one is not None:
                yield one
        for node in free:
            if node.kind == "ordinal":
                one = self._collective(node)
                if one is not None:
                    yield one

    def _dimensions(self, nodes: list[Node]) -> list[Node]:
        """The amounts, of dimensions each in the unit of the next: `12 x 8 meter`."""
        for at in range(len(nodes) - 2, -1, -1):
            node, after = nodes[at], nodes[at + 1]
            by = _BY.fullmatch(self.page.folded, node.span.end, after.span.start)
            shares = by is not None and node.value.unit is None and node.value.number.digits
            if shares and after.value.unit in self.table.dimensions.units:
                nodes[at] = replace(node, value=replace(node.value, unit=after.value.unit))
        return nodes

    def _timed(self, span: Span) -> bool:
        """Whether a time expression has the number; an age that was read as a duration stays a quantity."""
        last = bisect_right(self.starts, span.end)
        near = self.times[max(0, last - 3) : last]
        return any(time.overlaps(span) and not (lasting and self._aged(span)) for time, lasting in near)

    # --- accepting ---------------------------------------------------------------------------------------------------

    def _accepted(self, node: Node) -> Found | None:
        amount: Amount = node.value
        number = amounts.numeral(node)
        noun = counted.after(self.page, node.span.end, self.pack)
        if amount.unit is not None:
            return self._measure(node, number, noun)
        age = self._age_aside(node)
        if age is not None:
            return age
        follows = counted.next_word(self.page, node.span.end)
        if follows in self.table.ranked.words or self._names(node, number) or self._scores(node, number):
            return None
        if noun is None:
            return Found(node, amount, number, None, "quantities.bare") if self.alone.counts(node, follows) else None
        if number.of(self.page.folded).isalpha() and amount.number.low == 1 and self._none(noun):
            return None
        if self._passed(node, number):
            node = node.parts[1]
        return None if self._doubtful(node, noun) else Found(node, node.value, number, noun, "quantities.count")

    def _measure(self, node: Node, number: Span, noun: Counted | None) -> Found | None:
        """An amount with a unit, unless it is the year of a law or the loose end of a range."""
        amount: Amount = node.value
        lasting = self.table.lasting
        if amount.unit in lasting.spans and self.page.shouted(Span(number.start, node.span.end)):
            return None  # of a title: film 7 HARI DI RAWA
        if amount.unit in lasting.units and (
            amount.number.order
            or self._labelled(number)
            or lasting.before.intersection(counted.words_before(self.page, number.start, 1))
        ):
            return None  # also puluhan tahun, as uncounted as beberapa tahun
        if _DASHED_BEFORE.search(self.page.folded, max(0, number.start - 3), number.start):
            return None
        if amount.unit == self.table.age.unit and self._aged(number):
            return Found(node, amount, number, None, "quantities.age")
        family = "money" if amount.money else "percent" if amount.unit == "percent" else "measure"
        return Found(node, amount, number, noun if family == "percent" else None, f"quantities.{family}")

    def _aged(self, span: Span) -> bool:
        """Whether a word of age stands before the number, with a bound between them at most."""
        before = counted.words_before(self.page, span.start, 4)
        for cut in range(len(before), 0, -1):
            bound = " ".join(before[cut:])
            if (not bound or bound in self.table.bounds) and before[cut - 1] in self.table.age.before:
                return True
        return False

    def _age_aside(self, node: Node) -> Found | None:
        """`Siti (37)`, `Siti Aminah, 37, pedagang`: an age, right after a name.

        Without brackets the name has two words, or a word for somebody follows: `Rendra, 52, warga`.
        """
        plain, span, number = self.page.plain, node.span, node.value.number
        between = _ASIDE.match(plain, span.end) is not None
        if not number.digits or not (
            between or (plain[span.start - 1 : span.start] == "(" and plain[span.end : span.end + 1] == ")")
        ):
            return None
        last = span.start - (2 if between else 1)
        alone = not between or counted.next_word(self.page, span.end + 1) in self.table.age.before
        name = (_NAME_BEFORE if alone else _FULL_NAME_BEFORE).search(plain, max(0, span.start - 40), last)
        if between and plain[last : span.start] != ", ":
            return None
        before = plain[max(0, span.start - 60) : span.start - 1]
        if before.rfind("(") > before.rfind(")"):  # a player who came in at that minute
            return None
        old = number.high == number.low and number.low in range(1, self.table.age.oldest)
        if not old or name is None or self.table.labels.words.intersection(name[0].lower().split()):
            return None
        amount = Amount(number, unit=self.table.age.unit)
        return Found(node, amount, span, None, "quantities.age")

    # --- refusing ----------------------------------------------------------------------------------------------------

    def _names(self, node: Node, number: Span) -> bool:
        """Whether the number belongs to a name, a law, a list, a label, a year or a longer run of digits."""
        page, value = self.page, node.value.number
        folded, digits = page.folded, number.of(page.folded)
        if self._labelled(number) and not ("," in digits and value.digits) and not self._standing(number, digits):
            return True
        if not value.digits:
            return self._signals(number)
        if _RUN_BEFORE.search(folded, max(0, number.start - 2), number.start) or _RUN_AFTER.match(folded, number.end):
            return True
        if _ENUMERATED.match(page.plain, number.end) and _OPENING.search(page.plain, max(0, number.start - 6), number.start):
            return True
        if folded[number.start - 1 : number.start] == "(" or value.point or _FOREIGN.fullmatch(digits):
            return True
        bare = value.scale == 1 and "." not in digits and "," not in digits
        return bare and (value.low in _YEARS or self.naming.ends(number) or self.naming.begins(number))

    def _labelled(self, number: Span) -> bool:
        """Whether a word such as `pasal` or `nomor` stands right before the number."""
        before = counted.words_before(self.page, number.start, 1)
        return bool(before) and before[0] in self.table.labels.words

    def _standing(self, number: Span, digits: str) -> bool:
        """Whether thousands stand after a word that labels small numbers alone: ditutup di level 7.012."""
        return "." in digits and bool(self.table.standing.words.intersection(counted.words_before(self.page, number.start, 1)))

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

    def _scores(self, node: Node, number: Span) -> bool:
        """Whether two small numbers joined by a dash or a colon are a score: no noun follows them."""
        folded, value = self.page.folded, node.value.number
        if value.high != value.low and not value.order and "-" in number.of(folded):
            against = counted.next_word(self.page, number.end) in self.table.against.words
            return value.digits and value.high <= _SCORE and (against or counted.after(self.page, number.end, self.pack) is None)
        return bool(
            _DASHED_AFTER.match(folded, number.end) or _DASHED_BEFORE.search(folded, max(0, number.start - 3), number.start)
        )

    def _none(self, noun: Counted) -> bool:
        """Whether there is not even one: tidak ada satu saksi pun."""
        return counted.next_word(self.page, noun.head.end) in self.table.even.words

    def _passed(self, node: Node, number: Span) -> bool:
        """Whether the bound is motion: melewati dua pemain lawan."""
        passing = self.table.passing
        moved = node.kind == "bounded" and node.parts[0].span.of(self.page.folded) in passing.words
        return moved and node.parts[1].kind == "plain" and node.value.number.low < passing.least

    def _doubtful(self, node: Node, noun: Counted) -> bool:
        """Whether a fraction stands before a noun that it does not divide (setengah hati)."""
        fraction: bool = node.value.number.fraction
        return fraction and noun.head.of(self.page.folded).split()[0] not in self.table.fraction.words

    def _collective(self, node: Node) -> Found | None:
        """`ketujuh orang itu`: all seven; not `kali ketujuh`."""
        if node.value.low < 3 or node.value.digits:
            return None
        before = counted.words_before(self.page, node.span.start, 1)
        noun = counted.after(self.page, node.span.end, self.pack)
        after_noun = any(word in self.table.units or counted.nominal(word, self.pack) for word in before if word[-1] != ".")
        if noun is None or after_noun:
            return None
        return Found(node, Amount(node.value), node.span, noun, "quantities.all")


_BY = re.compile(r" ?[x×] ?")
_ASIDE = re.compile(r", (?=[^\W\d_A-Z])")
_FULL_NAME_BEFORE = re.compile(r"[A-Z][a-z'-]+ ([A-Z][a-z'-]+)$")
_NAME_BEFORE = re.compile(r"([A-Z][^\W\d_]*\.?) ?$")
_RUN_BEFORE = re.compile(r"\d[- .]$|\d $")
_RUN_AFTER = re.compile(r"[- ]\d|[^\W_]")
_FOREIGN = re.compile(r"\d{1,3},\d{3}")  # a thousand written the foreign way, or decimals: nothing tells
_ENUMERATED = re.compile(r"[.)] +[\"'(]?[A-Z0-9]")
_OPENING = re.compile(r"(?:^|[\n.:;!?)\"]) *\(?$")
_DASHED_AFTER = re.compile(r" ?[-:] ?\d")
_DASHED_BEFORE = re.compile(r"\d ?(?:-{1,2}|:) ?$")
