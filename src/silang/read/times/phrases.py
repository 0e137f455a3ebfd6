"""Which of the phrases that the rules make are times: the longest, without laws, ages and names."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from silang.read.page import Page
from silang.read.rules import Node, saturate
from silang.read.times.grammar import PHRASES, RULES
from silang.read.times.meaning import Meaning
from silang.read.times.speech import first_of
from silang.read.times.words import NoTimes, Times, Words
from silang.spans import Span


def chosen(page: Page, numerals: Sequence[Node], grammar: Words) -> list[Node]:
    """The longest phrases that are times."""
    leaves = grammar.leaves(page, numerals)
    if not leaves:
        return []
    nodes = [node for node in saturate(page.folded, leaves, RULES) if node.kind in PHRASES]
    counted = {_unit_at(page, node) for node in nodes if node.value.shape == "duration" and node.value.amounts[0][1] < _OLDEST}
    nodes = [node for node in nodes if node.value.shift != "this" or node.span.start not in counted]
    nodes.sort(key=lambda node: (-len(node.span), node.span.start))
    longest: list[Node] = []
    taken = bytearray(len(page.folded) + 1)
    for node in nodes:
        if not any(taken[node.span.start : node.span.end]):
            taken[node.span.start : node.span.end] = b"\x01" * len(node.span)
            longest.append(node)
    measured = {node.span.end for node in numerals} | {node.span.end for node in longest if node.value.shape == "duration"}
    kept = [node for node in longest if not _no_time(page, node, grammar) and not _rate(page, node, grammar, measured)]
    named = grammar.table.none.named
    return sorted((node for node in kept if not _named_after(page, node, named, measured)), key=lambda node: node.span)


def _unit_at(page: Page, node: Node) -> int | None:
    """Where the last word of a length begins, behind its number: no `tahun ini` begins there (`pria 52 tahun ini`)."""
    unit = page.folded.rfind(" ", node.span.start, node.span.end) + 1
    return unit or None


def _before(page: Page, start: int, count: int = 3) -> list[str]:
    """The last words before an offset in the same line, small letters, nearest last."""
    line = page.folded[max(0, start - 48) : start]
    line = line[line.rfind("\n") + 1 :]
    return line.split()[-count:]


def _no_time(page: Page, node: Node, grammar: Words) -> bool:
    """Whether the words before make it a law's number, an age, or a part of a name."""
    none = grammar.table.none
    meaning: Meaning = node.value
    before = _before(page, node.span.start)
    if meaning.shape == "duration" and (
        _age(page, node.span, meaning, none) or page.shouted(node.span) or _often(page, node, grammar, before)
    ):
        return True
    if meaning.shape == "century":
        after = _NEXT_WORD.match(page.folded, node.span.end)
        return after is not None and after.group(1) in none.eras
    if meaning.shape == "month" and not node.parts and _borne(page, node.span, grammar):
        return True
    if meaning.shape not in ("year", "range", "duration"):
        return False
    if meaning.shape == "range" and (meaning.first is None or meaning.first.shape != "year"):
        return False
    if any(word in none.numbers for word in before[-2:]) or _of_law(before, grammar.table):
        return True
    return (
        meaning.shape == "year"
        and page.folded[node.span.start].isdigit()
        and (_counts(page, node.span, none) or _in_name(page, node.span))
    )


def _named_after(page: Page, node: Node, named: Set[str], measured: Set[int]) -> bool:
    """Whether a date is what a school, a road or a hospital is named after: `Stadion 5 Mei`, `Universitas Tiga Maret`."""
    meaning: Meaning = node.value
    if meaning.shape not in ("day", "month") or meaning.month is None or meaning.weekday is not None:
        return False
    before = _before(page, node.span.start)
    if meaning.shape == "month":
        spelt = node.span.start - 1 in measured and before and before[-1].isalpha()
        return bool(spelt) and page.plain[node.span.start].isupper() and not named.isdisjoint(before[:-1])
    head = before[-1] if before else ""
    return head in named and page.plain[node.span.start - 1 - len(head)].isupper()


def _often(page: Page, node: Node, grammar: Words, before: Sequence[str]) -> bool:
    """Whether it says how often, not how long: behind `kali`, or a unit that is only near, no word such as `sekitar` before it."""
    if before and before[-1] in grammar.table.none.often:
        return True
    return any(part.kind == "rough_unit" for part in node.parts) and grammar.bound_before(page, node.span.start) is None


def _borne(page: Page, span: Span, grammar: Words) -> bool:
    """Whether a month is somebody's name: an age in brackets behind it, or within a name ("Tan Mei Ling", `kata Mei Wulandari`)."""
    if _AGED_NAME.match(page.folded, span.end):
        return True
    word = page.plain[max(0, span.start - _LONG_WORD) : span.start].rpartition(" ")[0].rpartition(" ")[2]
    named = word[:1].isupper() and word.isalpha() and word.lower() not in grammar.table.months
    said = first_of(grammar.table.telling, page.folded, span.start - 1 - len(word), span.start) is not None
    begins = page.plain[max(0, span.start - 2) : span.start].rstrip(" ")[-1:] in ("", "\n", ".", ",")
    return (named or said or begins) and _NAMED.match(page.plain, span.end) is not None


def _rate(page: Page, node: Node, grammar: Words, measured: Set[int]) -> bool:
    """Whether it says for how long an amount is meant, not a length: one of a unit in a word (`Rp9 juta sebulan`).

    `measured` is where numbers and lengths end; a measure may stand between. What went by so many per cent in a week has a length.
    """
    folded, start = page.folded, node.span.start
    if node.value.shape != "duration" or node.parts or folded[start - 1 : start] != " ":
        return False
    word = folded[max(0, start - 20) : start - 1].rpartition(" ")[2]
    if start - 1 in measured:
        return True
    return word in grammar.table.none.measures - grammar.table.none.shares and start - 2 - len(word) in measured


def _of_law(before: list[str], table: Times) -> bool:
    """Whether the words before name a law, and no word of time or place stands between it and the year."""
    after_law = None
    for word in before:
        bare = word.strip(".,()")
        if bare in table.none.laws:
            after_law = True
        elif bare in table.bounds or table.links.get(bare) == "of":
            after_law = None
    return after_law is True


def _age(page: Page, span: Span, meaning: Meaning, none: NoTimes) -> bool:
    """Whether it is an age: said so before; or years or months put beside a name, in brackets or between commas."""
    before = [word.strip(".,()") for word in _before(page, span.start, 6)]
    if any(word in none.ages for word in before[-3:]):
        return True
    if meaning.amounts[0][2] not in ("1Y", "1M"):
        return False
    if before and before[-1] in none.bearers:
        return True
    if len(before) >= 2 and " ".join(before[-2:]) in none.limits and any(word in none.aged for word in before[:-2]):
        return True
    after = _NEXT_WORD.match(page.folded, span.end)
    if after is not None and after.group(1) in none.pointers and before and before[-1].isalpha() and before[-1] not in none.lasting:
        return True
    plain = page.plain
    left, right = plain[max(0, span.start - 2) : span.start], plain[span.end : span.end + 1]
    bracketed = left[-1:] == "(" and right == ")"
    return (bracketed or (left == ", " and right == ",")) and _name_before(plain, span.start - (1 if bracketed else 2))


def _name_before(plain: str, end: int) -> bool:
    match = _WORD_END.search(plain, max(0, end - 40), end)
    return match is not None and any(letter.isupper() for letter in match.group(1))


def _counts(page: Page, span: Span, none: NoTimes) -> bool:
    """Whether four digits count or measure something: money before them, a measure or what is counted after."""
    before = _before(page, span.start, 1)
    after = _NEXT_WORD.match(page.folded, span.end)
    return bool(before and before[0].strip("(") in none.money) or (after is not None and after.group(1) in none.measures)


def _in_name(page: Page, span: Span) -> bool:
    """Whether a bare year ends a name: the word before has a capital and does not begin its sentence."""
    start = span.start
    match = _LAST_WORD.search(page.plain, max(0, start - 40), start)
    if match is None:
        return False
    word = match.group(1)
    first = match.start(1)
    before = page.plain[max(0, first - 3) : first].rstrip(" ")
    begins = not before or before[-1] in '.!?\n":('
    return word[0].isupper() and (not begins or (word.isupper() and len(word) > 1))


_OLDEST = 130  # what counts years below it may be an age or a length; above it, a year that ends a name

_WORD_END = re.compile(r"([^\W\d_][\w'.-]*) ?$")


_LONG_WORD = 24  # characters of a word before a month
_NAMED = re.compile(r" [A-Z][a-z]+(?=[,.()]| [a-z])")  # the rest of a name behind a month that is part of it
_AGED_NAME = re.compile(r" \(\d{1,2}\)")  # `Mei (25)`: a person and her age
_NEXT_WORD = re.compile(r" ?([^\W\d_]+)")
_LAST_WORD = re.compile(r"([^\W\d_][\w'-]*)\)? $")
