"""Numerals as written in the text, in digits and in words; what they count, and whether they count anything, is not yet asked.

A number word is a leaf of a few kinds (word, ten, scale, vague, part …); small rules join neighbours: `dua` + `puluh` + `lima`,
`1,5` + `triliun`, `5` + `(lima)`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

import msgspec

from silang.pack import Pack
from silang.read.page import Page
from silang.read.quantities.numerals import THOUSAND, Numeral, exact, fraction, number_of, times, written
from silang.read.rules import Lexicon, Node, Rule, edge, longest, saturate
from silang.spans import Span


class Marks(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The small words and letters that go with numerals."""

    ordinal: str
    about: str
    decimal: tuple[str, ...]
    minus: tuple[str, ...]
    links: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]
    magnitude: frozenset[str]
    glued: frozenset[str]


class Phrases(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Phrases that hold a number word and mean no number."""

    phrases: tuple[str, ...]


class Numbers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table `numbers` of a pack."""

    words: dict[str, int]
    rounds: dict[str, int]
    tens: dict[str, int]
    scales: dict[str, int]
    vague: dict[str, int]
    fractions: dict[str, tuple[int, int]]
    parts: dict[str, int]
    ordinals: dict[str, int]
    marks: Marks
    none: Phrases


def nodes(page: Page, pack: Pack) -> list[Node]:
    """The numerals of a page as nodes that hold a `Numeral`, ordered by span; [] where there are none.

    Kinds: `numeral` (the longest readings, none overlapping another), `range` (two of them: 8 hingga 10, 30-40 juta) and `ordinal`
    (kedua, ke-31; `kedua` may also mean both).

    >>> from silang import pack
    >>> [(n.kind, n.value.low) for n in nodes(Page("Dua juta dari 1.500 ribu, yang ke-3"), pack.load("id"))]
    [('numeral', 2000000), ('numeral', 1500000), ('ordinal', 3)]
    """
    grammar = _grammar(pack)
    leaves = list(grammar.leaves(page))
    if not any(leaf.kind in ("numeral", "ordinal") for leaf in leaves):
        return []
    found = saturate(page.folded, leaves, RULES)
    kept = longest(node for node in found if node.kind == "numeral")
    kept += longest(node for node in found if node.kind == "range")
    kept += longest(node for node in found if node.kind == "ordinal")
    return sorted(kept, key=lambda node: (node.span.start, -node.span.end))


@lru_cache(maxsize=8)
def _grammar(pack: Pack) -> _Grammar:
    return _Grammar(pack.table("numbers", Numbers))


class _Grammar:
    """The leaves of one language."""

    def __init__(self, table: Numbers) -> None:
        self.lexicon = Lexicon(_entries(table))
        self.glued, self.magnitude = table.marks.glued, table.marks.magnitude
        self.ordinal = table.marks.ordinal
        self.about = (table.marks.about, f"-{table.marks.about}")

    def leaves(self, page: Page) -> Iterator[Node]:
        """Digits, number words and their marks, without what stands in a phrase that means no number."""
        words = list(self.lexicon.find(page.text, page.folded))
        blocked = {at for node in words if node.kind == "none" for at in range(node.span.start, node.span.end)}
        for node in words:
            if node.kind != "none" and node.span.start not in blocked:
                yield node
                yield from self._marks(page, node)
        for match in _DIGITS.finditer(page.folded):
            found = self._digits(page, match)
            if found is not None:
                yield found
                yield from self._marks(page, found)

    def _digits(self, page: Page, match: re.Match[str]) -> Node | None:
        """The digits as a numeral or an ordinal; None where they are of a name (A20, U-16), a date, a clock time or an address."""
        folded, (start, end) = page.folded, match.span()
        before = folded[start - 1] if start else " "
        if before in "_#@" or (folded[end : end + 1] in _JOINS and folded[end + 1 : end + 2].isdigit()):
            return None
        if before in _JOINS and folded[start - 2 : start - 1].isdigit():
            return None
        if before == "-" and start > 1 and folded[start - 2].isalpha():
            ordinal = _word_before(folded, start - 1) == self.ordinal and match.group().isdigit()
            return (
                _leaf((start - len(self.ordinal) - 1, end), "ordinal", exact(int(match.group()), digits=True)) if ordinal else None
            )
        if before.isalpha():
            word = _word_before(folded, start)
            touching = self.glued | self.magnitude if "," in match.group() else self.glued
            if word not in touching or not edge(page.text, start - len(word)):
                return None
        value = written(match.group())
        return None if value is None else _leaf(match.span(), "numeral", value)

    def _marks(self, page: Page, node: Node) -> Iterator[Node]:
        """The brackets, dash or `-an` that touch a number."""
        folded, start, end = page.folded, node.span.start, node.span.end
        if folded[start - 1 : start] == "(":
            yield _leaf((start - 1, start), "open", "(")
        if folded[end : end + 1] == ")":
            yield _leaf((end, end + 1), "close", ")")
        elif folded[end : end + 1] == "-" or folded[end : end + 3] == " - ":
            at = folded.index("-", end)
            yield _leaf((at, at + 1), "link", "-")
        for mark in self.about:
            if folded.startswith(mark, end) and folded[end - 1].isdigit() and edge(page.text, end + len(mark)):
                yield _leaf((end, end + len(mark)), "about", mark)


_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_WORD_BEFORE = re.compile(r"[^\W\d_]+$")
_JOINS = frozenset("/:")


def _word_before(folded: str, end: int) -> str:
    found = _WORD_BEFORE.search(folded, max(0, end - 8), end)
    return found.group() if found else ""


def _leaf(place: tuple[int, int], kind: str, value: Numeral | str) -> Node:
    return Node(Span(*place), kind, value, f"numbers.{kind}")


def _entries(table: Numbers) -> Iterator[tuple[str, tuple[str, object]]]:
    """Every phrase of the table with its kind and value; small numbers also glued to what multiplies them (duapuluh)."""
    for word, number in table.words.items():
        yield word, ("numeral", exact(number))
        if number < 10:
            for ten, worth in table.tens.items():
                yield word + ten, ("numeral", exact(number + worth))
            for scale, worth in table.scales.items():
                if worth < THOUSAND and number:
                    yield word + scale, ("numeral", replace(exact(number * worth), scale=worth))
    for word, number in table.rounds.items():
        yield word, ("numeral", replace(exact(number), scale=number))
    for word, (above, below) in table.fractions.items():
        yield word, ("numeral", fraction(above, below))
    for word, number in table.vague.items():
        yield word, ("numeral", Numeral(number, None, order=True, scale=number, grain=number))
        yield word, ("vague", number)
    for word, number in table.ordinals.items():
        yield word, ("ordinal", exact(number))
    for kind, worths in (("ten", table.tens), ("scale", table.scales), ("part", table.parts)):
        yield from ((word, (kind, number)) for word, number in worths.items())
    for kind, words in (("comma", table.marks.decimal), ("minus", table.marks.minus), ("link", table.marks.links)):
        yield from ((word, (kind, word)) for word in words)
    for first, second in table.marks.pairs:
        yield first, ("opens", first)
        yield second, ("joins", second)
    yield from ((phrase, ("none", phrase)) for phrase in table.none.phrases)


def _scaled(left: Node, right: Node) -> Numeral | None:
    """`dua` + `puluh`, `1,5` + `triliun`, `ratusan` + `ribu`."""
    number: Numeral = left.value
    worth: int = right.value
    if number.scale >= worth or number.low < 0:
        return None
    if worth < THOUSAND:
        whole = not number.digits and not number.order and not number.fraction and number.low in range(1, 10)
        low = number.low * worth
        return replace(number, low=low, high=low, scale=worth, grain=worth) if whole else None
    if not number.digits and number.low >= worth:
        return None
    low = times(number.low, worth)
    return replace(
        number, low=low, high=None if number.order else low, scale=worth, grain=times(number.grain, worth), fraction=False
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
    return replace(left.value, about=True) if left.value.digits and not left.value.about else None


def _twice(first: Node, _: Node, second: Node, __: Node) -> Numeral | None:
    """`5` + `(lima)`: the value of the digits; the words' beside it where it differs."""
    one: Numeral = first.value
    two: Numeral = second.value
    if one.digits == two.digits or one.order or two.order:
        return None
    digits, words = (one, two) if one.digits else (two, one)
    return replace(digits, disagrees=None if digits.low == words.low else words.low)


def _range(left: Node, _: Node, right: Node) -> Numeral | None:
    """`8` + `hingga` + `10`, `30` + `-` + `40 juta`; a scale at the second end alone is shared by both."""
    one: Numeral = left.value
    two: Numeral = right.value
    if one.order or two.order or one.point or two.point or one.low < 0:
        return None
    low, grain = one.low, one.grain
    if one.scale < THOUSAND <= two.scale and times(low, two.scale) < two.low:
        low, grain = times(low, two.scale), times(grain, two.scale)
    if low >= two.low:
        return None
    return replace(two, low=low, high=two.low, about=False, grain=max(grain, two.grain))


def _between(_: Node, left: Node, joins: Node, right: Node) -> Numeral | None:
    return _range(left, joins, right)


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
    Rule("numbers.between", "range", ("opens", "numeral", "joins", "numeral"), _between),
)
