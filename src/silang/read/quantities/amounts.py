"""Numerals with what stands beside them: money marks, units, bounds before and after. Whether they count anything is asked later.

Leaves are the numerals of `numbers` and, close to them, the words of the table `quantities`; rules join neighbours: `Rp` + `1,5
triliun`, `5` + `persen`, `lebih dari` + an amount, an amount + `hingga` + an amount.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

import msgspec

from silang.model import Bound
from silang.pack import Pack
from silang.read.page import Page
from silang.read.quantities import numbers
from silang.read.quantities.grammar import KINDS, RULES, Amount
from silang.read.rules import Lexicon, Node, edge, longest, saturate
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


class Changed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The word before what a number was, the word before what it became, and what such a number may be the number of.

    `reached` stand between a total and the number that it came to.
    """

    was: str = msgspec.field(name="from")
    became: str = msgspec.field(name="to")
    totals: frozenset[str]
    reached: frozenset[str]


class Few(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A word before and a word after a number that counts those just told of: hanya empat yang kembali."""

    before: frozenset[str]
    after: frozenset[str]


class Passing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Bounds that are motion before a count below `least`: melewati dua pemain."""

    words: frozenset[str]
    least: int


class Codes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A list of unit codes."""

    units: frozenset[str]


class Lasting(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Units of time; `units` are those that are none after a label, or after one of the words `before`."""

    spans: frozenset[str]
    units: frozenset[str]
    before: frozenset[str]


class Quantities(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table `quantities` of a pack."""

    before: dict[str, str]
    after: dict[str, str]
    short: dict[str, int]
    units: dict[str, str]
    cased: dict[str, str]
    clock: dict[str, int]
    magnitude: Magnitudes
    bounds: dict[str, Bound]
    passing: Passing
    exact: Words
    beyond: dict[str, Bound]
    compared: Words
    each: Words
    per: Words
    parts: Words
    few: Few
    changed: Changed
    age: Ages
    below: Codes
    dimensions: Codes
    lasting: Lasting
    labels: Words
    standing: Words
    ordering: Words
    ranked: Words
    against: Words
    even: Words
    fraction: Words
    signals: Signals


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
        self.clock, self.cased = table.clock, table.cased
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
                    cased = self.cased.get(node.span.of(page.plain)) if node.kind == "unit" else None
                    yield node if cased is None else Node(node.span, "unit", self._unit(cased), node.rule)
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
            unit = self._two_words(folded, end) or _RUN.match(folded, end)
            if unit is not None and unit.group() in self.units and (len(unit.group()) > 1 or plain[end].islower()):
                code = self.cased.get(plain[end : unit.end()], self.units[unit.group()])
                yield Node(Span(end, unit.end()), "unit", self._unit(code), "amounts.unit")
        before = _LETTERS.search(folded, max(0, span.start - 4), span.start)
        if before is not None and before.group() in self.marks and edge(page.text, before.start()):
            yield Node(Span(before.start(), span.start), "mark", self.marks[before.group()], "amounts.mark")
        elif before is not None and before.group() in self.magnitude:
            yield Node(Span(before.start(), span.start), "magnitude", before.group(), "amounts.magnitude")
        if _SIGN.search(folded, max(0, span.start - 3), span.start):
            yield Node(Span(span.start - 1, span.start), "sign", self.below, "amounts.sign")
        for dash in _DASH.finditer(folded, end, min(len(folded), end + 12)):
            yield Node(Span(dash.start(), dash.start() + 1), "link", "-", "amounts.link")

    def _two_words(self, folded: str, at: int) -> re.Match[str] | None:
        """A unit of two words whose first touches the digits: 2x lipat."""
        found = _RUN_TWO.match(folded, at)
        return found if found is not None and found.group() in self.units else None

    def _unit(self, code: str) -> tuple[str, int]:
        return code, self.clock.get(code, 0)


_WORD = re.compile(r" {1,3}([^\W\d_]+(?:-[^\W\d_]+)*)")
_RUN = re.compile(r"[^\W\d_°][^\W_]*(?:/[^\W\d_]+)?")
_RUN_TWO = re.compile(r"[^\W\d_]+ [^\W\d_]+")
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
    yield from numbers.pairs(words.marks)
