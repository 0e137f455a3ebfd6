"""Numerals as written in the text, in digits and in words; what they count, and whether they count anything, is not yet asked.

A number word is a leaf of a few kinds (word, ten, scale, vague, part …); small rules join neighbours: `dua` + `puluh` + `lima`,
`1,5` + `triliun`, `5` + `(lima)`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec
from msgspec.structs import replace

from silang.pack import Pack
from silang.read.page import Page
from silang.read.quantities.numberrules import RULES
from silang.read.quantities.numerals import THOUSAND, Numeral, exact, fraction, written
from silang.read.rules import Lexicon, Node, edge, longest, saturate
from silang.spans import Span


class Marks(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The small words and letters that go with numerals."""

    ordinal: str
    about: str
    decimal: tuple[str, ...]
    minus: tuple[str, ...]
    links: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]
    spread: tuple[str, ...]
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
        self.scales = re.compile("(?:" + "|".join(sorted(table.scales, key=len, reverse=True)) + r")(?![^\W_])")
        self.worth = table.scales

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
                yield from self._touching(page, found)
        for match in _STROKED.finditer(page.folded):
            if int(match[1]) < int(match[2]):
                yield _leaf((match.start(1), match.end()), "numeral", fraction(int(match[1]), int(match[2])))

    def _digits(self, page: Page, match: re.Match[str]) -> Node | None:
        """The digits as a numeral or an ordinal; None where they are of a name (A20, U-16), a date, a clock time or an address."""
        folded, (start, end) = page.folded, match.span()
        before = folded[start - 1] if start else " "
        if before in "_#@" or (folded[end : end + 1] in _JOINS and folded[end + 1 : end + 2].isdigit()):
            return None
        if before in _JOINS and folded[start - 2 : start - 1].isdigit():
            return None
        if before == "+" and folded[start - 2 : start - 1].isalnum():
            return None
        if before == "-" and start > 1 and folded[start - 2].isalpha() and not self._tied(folded, start, end):
            ordinal = _word_before(folded, start - 1) == self.ordinal and match.group().isdigit()
            return (
                _leaf((start - len(self.ordinal) - 1, end), "ordinal", exact(int(match.group()), digits=True)) if ordinal else None
            )
        if before.isalpha():
            word = _word_before(folded, start)
            touching = self.glued | self.magnitude if _TENTHS.fullmatch(match.group()) else self.glued
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
            touches = folded[end - 1].isdigit() or (mark[0] == "-" and node.kind in ("numeral", "scale"))
            if touches and folded.startswith(mark, end) and edge(page.text, end + len(mark)):
                yield _leaf((end, end + len(mark)), "about", mark)

    def _tied(self, folded: str, start: int, end: int) -> bool:
        """Whether the digits end a range: the word tied before is a scale or their own: 900 juta-1 miliar, 5 persen-7 persen."""
        found = _TIED.search(folded, max(0, start - 24), start)
        if found is None:
            return False
        return found[1] in self.worth or folded.startswith(found[1], end + (folded[end : end + 1] == " "))

    def _touching(self, page: Page, node: Node) -> Iterator[Node]:
        """A scale that touches the digits: Rp12rb, 5juta."""
        match = self.scales.match(page.folded, node.span.end)
        if match is not None:
            yield _leaf(match.span(), "scale", self.worth[match.group()])


_DIGITS = re.compile(r"\d\d*(?:[.,]\d+)*")  # begun by a set: to search skips to it
_TENTHS = re.compile(r"\d+,\d+|\d\.\d")
_STROKED = re.compile(r"/(?<=(?<![\w/.,:(-])([1-9])/)([2-9])(?![\w/:)-]|[.,]\d)")  # 1/3, looked for by its stroke
_TIED = re.compile(r"\d ?([^\W\d_]+)-$")
_WORD_BEFORE = re.compile(r"[^\W\d_]+$")
_JOINS = frozenset("/:")


def pairs(marks: Marks) -> Iterator[tuple[str, tuple[str, object]]]:
    """The words around the ends of a range (`antara` 5 `dan` 10): each that opens with those that may join."""
    for opening in dict.fromkeys(first for first, _ in marks.pairs):
        yield opening, ("opens", frozenset(second for first, second in marks.pairs if first == opening))
    yield from ((joining, ("joins", joining)) for joining in dict.fromkeys(second for _, second in marks.pairs))


def _word_before(folded: str, end: int) -> str:
    found = _WORD_BEFORE.search(folded, max(0, end - 8), end)
    return found.group() if found else ""


def _leaf(place: tuple[int, int], kind: str, value: Numeral | str | int) -> Node:
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
        yield word + table.marks.about, ("numeral", replace(exact(number), scale=number, about=True))
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
    yield from ((mark, ("spread", mark)) for mark in table.marks.spread)
    yield from pairs(table.marks)
    yield from ((phrase, ("none", phrase)) for phrase in table.none.phrases)
