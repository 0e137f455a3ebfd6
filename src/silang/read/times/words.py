"""The words of time as leaves: what the table `times` of a pack holds, and how its words are found on a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

import msgspec

from silang.pack import Pack
from silang.read.page import Page
from silang.read.rules import Lexicon, Node, edge
from silang.read.times import digits
from silang.read.times.meaning import Meaning
from silang.spans import Span


class Cues(msgspec.Struct, frozen=True, cache_hash=True, forbid_unknown_fields=True):
    """Words that are looked for in the sentence around a phrase; a word inside one of the phrases of `never` does not count."""

    words: tuple[str, ...]
    never: tuple[str, ...] = ()


class NoTimes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words beside what looks like a time and is none: numbers and names of laws, ages and their owners, names, money, measures."""

    numbers: tuple[str, ...]
    laws: tuple[str, ...]
    ages: tuple[str, ...]
    often: tuple[str, ...]
    limits: tuple[str, ...]
    names: tuple[str, ...]
    named: frozenset[str]
    aged: tuple[str, ...]
    bearers: frozenset[str]
    eras: frozenset[str]
    pointers: frozenset[str]
    lasting: frozenset[str]
    money: frozenset[str]
    measures: frozenset[str]
    shares: frozenset[str]


class Times(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table `times` of a pack."""

    home: str
    capitalised: frozenset[str]
    zones: dict[str, str]
    weekdays: dict[str, int]
    months: dict[str, int]
    short_months: dict[str, int]
    hijri_months: dict[str, int]
    units: dict[str, str]
    rough_units: dict[str, str]
    single: dict[str, str]
    days: dict[str, int]
    following: dict[str, str]
    parts: dict[str, str]
    nights: dict[str, str]
    edges: dict[str, str]
    shifts: dict[str, str]
    parts_shifts: dict[str, str]
    tails: dict[str, str]
    links: dict[str, str]
    bounds: dict[str, str]
    each: dict[str, str]
    some: dict[str, str]
    vague: dict[str, str]
    seasons: dict[str, str]
    periods: dict[str, str]
    same: dict[str, str]
    ordinals: dict[str, int]
    decades: dict[str, str]
    letters: dict[str, str]
    counted_day: str
    eves: frozenset[str]
    hijri_marks: dict[str, str]
    holidays: dict[str, str]
    future: Cues
    telling: Cues
    relaying: Cues
    none: NoTimes


class Words:
    """The leaves of one language."""

    def __init__(self, table: Times) -> None:
        self.table = table
        self.lexicon = Lexicon(_entries(table))
        self._lengths = sorted({len(word) for word in table.bounds}, reverse=True)
        self._bound_ends = frozenset(word[-_BOUND_END:] for word in table.bounds)
        letters = "".join(table.letters)
        # Where words may begin is asked behind the first letter: so the search skips to letters that can be the first.
        self._lettered = re.compile(
            rf"[{letters}1-4](?<!\w.)(?:(?<=([{letters}]))([1-4])|(?<=([1-4]))([{letters}]))[ /'-]?(20\d\d|\d\d)\b"
        )
        self._counted = re.compile(rf"{table.counted_day}(?<!\w{table.counted_day}) ?([+-]) ?(\d{{1,3}})\b")
        self.decade = re.compile("-?(?:" + "|".join(map(re.escape, table.decades)) + r")\b")

    def bound_before(self, page: Page, start: int) -> tuple[int, str] | None:
        """The word that bounds what begins at `start`: its own offset and its mod; the longest one right before."""
        end = start
        while end > 0 and start - end < 2 and page.folded[end - 1] == " ":
            end -= 1
        if page.folded[max(0, end - _BOUND_END) : end] not in self._bound_ends:
            return None  # as before most
        for length in self._lengths:
            mod = self.table.bounds.get(page.folded[end - length : end]) if length <= end else None
            if mod is not None and edge(page.text, end - length) and edge(page.text, end):
                return end - length, mod
        return None

    def leaves(self, page: Page, numerals: Iterable[Node]) -> list[Node]:
        """All leaves that stand beside something they could join, ordered by start."""
        found = list(self._words(page))
        found.extend(numerals)
        found.extend(digits.leaves(page, self.decade))
        found.extend(self._marked(page.folded))
        found.extend(leaf for node in found[:] if node.kind in _FOLLOWED and (leaf := self._following(page, node)) is not None)
        return _beside(page.folded, found)

    def _marked(self, folded: str) -> Iterator[Node]:
        """Parts of a year by a letter (`Q3 2025`, `1H25`), and days counted from a feast (`H-3`)."""
        for match in self._lettered.finditer(folded):
            unit = self.table.letters[match[1] or match[4]]
            part = Meaning("part", unit=unit, number=int(match[2] or match[3]), year=int(match[5]) % 2000 + 2000)
            if part.number and part.number <= (2 if unit == "HALF" else 4):
                yield Node(Span(*match.span()), "quarter", part, "times.letters")
        for match in self._counted.finditer(folded):
            yield Node(Span(*match.span()), "hday", int(match[1] + match[2]), "times.counted-day")

    def _following(self, page: Page, node: Node) -> Node | None:
        """The ordinal or the mark of a Hijri year right after a node: letters too short to be looked for everywhere."""
        match = _SHORT.match(page.folded, node.span.end)
        if match is None:
            return None
        kind, meanings = ("hmark", self.table.hijri_marks) if node.kind == "hyear" else ("ord", self.table.ordinals)
        start, end = match.start(1), match.end()
        found = meanings.get(page.folded[start:end])
        return None if found is None else Node(Span(start, end), kind, found, "word")

    def _words(self, page: Page) -> Iterator[Node]:
        plain = page.plain
        for node in self.lexicon.find(page.text, page.folded):
            start = node.span.start
            if node.kind not in _HYPHENATED and _doubled(plain, node.span):
                continue
            if node.kind == "weekday" and page.folded.startswith(self.table.none.names, start):
                continue
            if (
                node.kind == "eve"
                and page.folded[max(0, start - 20) : start].rstrip().rpartition(" ")[2] in self.table.parts_shifts
            ):
                continue  # `tadi malam, Minggu`
            if node.kind in ("weekday", "month") and node.span.of(page.folded) in self.table.capitalised:
                if not plain[start].isupper() and not (
                    node.kind == "month" and _DAY_BEFORE.search(plain, max(0, start - 4), start)
                ):
                    continue
                if node.kind == "weekday" and _first_word(plain, start):
                    yield Node(node.span, "first_weekday", node.value, node.rule)
                    continue
            yield node


@lru_cache(maxsize=8)
def words(pack: Pack) -> Words:
    """The leaves of a pack's language, compiled once."""
    return Words(pack.table("times", Times))


def _entries(table: Times) -> Iterator[tuple[str, tuple[str, Any]]]:
    for word, number in table.weekdays.items():
        yield word, ("weekday", Meaning("day", weekday=number))
    for word, number in table.months.items():
        yield word, ("month", Meaning("month", month=number))
    for word, number in table.short_months.items():
        yield word, ("mon", Meaning("month", month=number))
        yield word + ".", ("mon", Meaning("month", month=number))
    for word, number in table.hijri_months.items():
        yield word, ("hmonth", Meaning("month", month=number, hijri=True))
    yield from _counted_days(table)
    yield from ((word, ("eve", word)) for word in table.eves)
    for word, unit in table.single.items():
        yield word, ("dur", Meaning("duration", amounts=((1, 1, unit),)))
    for word, ref in table.vague.items():
        yield word, ("vague", Meaning("vague", word=ref))
    for word, feast in table.holidays.items():
        yield word, ("holiday", Meaning("holiday", word=feast))
    for word, kind in table.links.items():
        yield word, (kind, word)
    simple: tuple[tuple[str, dict[str, Any]], ...] = (
        ("unit", table.units),
        ("rough_unit", table.rough_units),
        ("part", table.parts),
        ("edge", table.edges),
        ("shift", table.shifts),
        ("pshift", table.parts_shifts),
        ("tail", table.tails),
        ("bound", table.bounds),
        ("each", table.each),
        ("some", table.some),
        ("season_word", table.seasons),
        ("period_word", table.periods),
        ("same", table.same),
        ("zone", table.zones),
    )
    for kind, entries in simple:
        for word, value in entries.items():
            yield word, (kind, value)


def _counted_days(table: Times) -> Iterator[tuple[str, tuple[str, Any]]]:
    for word, number in table.days.items():
        yield word, ("day", Meaning("day", days=number))
    for word, part in table.nights.items():
        yield word, ("day", Meaning("day", days=-1, part=part))
    for word, unit in table.following.items():
        yield word, ("off", Meaning("offset", amounts=((1, 1, unit),), shift="later", word="next"))


_BOUND_END = 3  # last letters by which most words that bound nothing are passed over
_DAY_BEFORE = re.compile(r"(?:^|\D)(?:0?[1-9]|[12]\d|3[01]) $")  # 30 mei
_FOLLOWED = frozenset({"period_word", "unit", "hyear"})
_SHORT = re.compile(r" {0,2}([^\W_]+)(?:-\d\b)?(?![^\W_])")
_HYPHENATED = frozenset({"weekday", "month", "mon", "hmonth", "edge", "holiday", "to", "bound"})


def _doubled(plain: str, span: Span) -> bool:
    """Whether a hyphen ties the word to another: `hari-hari`, `sehari-hari`."""
    start, end = span.start, span.end
    if plain.startswith("-", end) and plain[end + 1 : end + 2].isalpha():
        return True
    return start > 1 and plain[start - 1] == "-" and plain[start - 2].isalpha()


def _first_word(plain: str, start: int) -> bool:
    """Whether the word at `start` begins a sentence, as far as the marks before it tell."""
    before = plain[max(0, start - 6) : start].rstrip(" ")
    return start == 0 or not before or before[-1] in '.!?\n"'


_ALONE = frozenset(
    {"day", "weekday", "first_weekday", "month", "year", "years", "bracket", "dur", "vague", "decade", "holiday", "off"}
)


_APART = 3  # blanks and marks between two nodes
_LEFT, _RIGHT = " (,-", " ),-"


def _beside(folded: str, nodes: list[Node]) -> list[Node]:
    """The nodes that mean something alone or touch another, and the marks between them."""
    starts, ends = {node.span.start for node in nodes}, {node.span.end for node in nodes}
    kept = [node for node in nodes if node.kind in _ALONE or _touches(folded, node.span, starts, ends)]
    kept.extend(_marks(folded, kept))
    kept.sort(key=lambda node: node.span)
    return kept


def _touches(folded: str, span: Span, starts: set[int], ends: set[int]) -> bool:
    """Whether a node ends right before the span or begins right after it, up to three blanks and marks between."""
    start, end = span.start, span.end
    if start in ends or end in starts:
        return True
    before, after = folded[max(0, start - _APART) : start], folded[end : end + _APART]
    left, right = len(before) - len(before.rstrip(_LEFT)), len(after) - len(after.lstrip(_RIGHT))
    return not (ends.isdisjoint(range(start - left, start)) and starts.isdisjoint(range(end + 1, end + right + 1)))


def _marks(folded: str, nodes: list[Node]) -> Iterator[Node]:
    """Commas and dashes right after a node, brackets around one."""
    seen = set()
    for node in nodes:
        start, end = node.span.start, node.span.end
        if folded[start - 1 : start] == "(" and start not in seen:
            seen.add(start)
            yield Node(Span(start - 1, start), "open", "(", "mark")
        at = end + 1 if folded[end : end + 1] == " " else end
        mark = folded[at : at + 1]
        if mark in ("-", ",", ")") and mark and -at not in seen:
            seen.add(-at)
            yield Node(Span(at, at + 1), {"-": "dash", ",": "comma", ")": "close"}[mark], mark, "mark")
