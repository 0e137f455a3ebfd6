"""The time expressions of a page, each resolved to the days it means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache

from silang.model import Published, Timex
from silang.pack import Pack
from silang.read.page import Page
from silang.read.rules import Node, edge, saturate
from silang.read.timegrammar import PHRASES, RULES
from silang.read.timeresolve import Found, View, resolve
from silang.read.timewords import Meaning, Times, Words, words
from silang.spans import Span


def read(page: Page, numerals: Sequence[Node], published: str | None, pack: Pack) -> tuple[Timex, ...]:
    """The time expressions of a page in order, the longest phrases; () where there are none.

    `numerals` are those of `numbers.nodes`, `published` is ISO 8601 or None: then what hangs on the day of speaking has no `begin`.
    """
    grammar = words(pack)
    phrases = _phrases(page, numerals, grammar)
    today = publication_day(published, grammar.table)
    return tuple(_Reader(page, grammar, today).read(phrases))


def published_in_body(page: Page, numerals: Sequence[Node], pack: Pack) -> Published | None:
    """The latest full date that the report gives for its own telling, basis `body`; None where it gives none."""
    grammar = words(pack)
    told = []
    for node in _phrases(page, numerals, grammar):
        meaning: Meaning = node.value
        if meaning.shape != "day" or meaning.year is None or meaning.hijri:
            continue
        found = resolve(meaning, View(None))
        if found is not None and found.days is not None and _tells(page, node.span, grammar):
            told.append((found.days[0], -node.span.start, node.span))
    if not told:
        return None
    day, _, span = max(told)
    return Published(value=day.isoformat(), basis="body", span=span)


def publication_day(published: str | None, table: Times) -> date | None:
    """The day of publication where the outlet is; a time with a foreign offset is moved to the language's home zone."""
    if not published:
        return None
    try:
        at = datetime.fromisoformat(published)
    except ValueError:
        return None
    offset = at.utcoffset()
    if offset is not None and not any(_offset(zone) == offset for zone in table.zones.values() if zone not in ("", "+00:00")):
        at = at.astimezone(timezone(_offset(table.home)))
    return at.date()


def _offset(zone: str) -> timedelta:
    found = datetime.strptime(zone, "%z").utcoffset() if zone else None
    return found or timedelta(0)


# --- which phrases -------------------------------------------------------------------------------------------------------


def _phrases(page: Page, numerals: Sequence[Node], grammar: Words) -> list[Node]:
    """The longest phrases that are times."""
    leaves = grammar.leaves(page, numerals)
    if not leaves:
        return []
    nodes = [node for node in saturate(page.folded, leaves, RULES) if node.kind in PHRASES]
    nodes.sort(key=lambda node: (-len(node.span), node.span.start))
    chosen: list[Node] = []
    taken = bytearray(len(page.folded) + 1)
    for node in nodes:
        if not any(taken[node.span.start : node.span.end]):
            taken[node.span.start : node.span.end] = b"\x01" * len(node.span)
            chosen.append(node)
    kept = [node for node in chosen if not _no_time(page, node, grammar)]
    return sorted(kept, key=lambda node: node.span)


_WORDS_BEFORE = re.compile(r"[^\s]+")


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
    if meaning.shape == "duration" and any(word.strip(".,") in none.ages for word in before):
        return True
    if meaning.shape not in ("year", "range", "duration"):
        return False
    if meaning.shape == "range" and (meaning.first is None or meaning.first.shape != "year"):
        return False
    words_before = [word.strip(".,()") for word in before]
    if len(before) >= 2 and before[-2] in none.numbers:
        return True
    if any(word in none.laws for word in words_before):
        return True
    return meaning.shape == "year" and len(node.span) == 4 and _in_name(page, node.span)


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
    return word[0].isupper() and not begins


_LAST_WORD = re.compile(r"([^\W\d_][\w'-]*) $")


# --- resolving -----------------------------------------------------------------------------------------------------------


@dataclass
class _Reader:
    """Reads the phrases in order and keeps the day and month last spoken of."""

    page: Page
    grammar: Words
    today: date | None
    day: date | None = None
    month: tuple[int, int] | None = None

    def read(self, phrases: list[Node]) -> list[Timex]:
        bounds = {
            node.span.end: node for node in self.grammar.lexicon.find(self.page.text, self.page.folded) if node.kind == "bound"
        }
        found = []
        for node in phrases:
            timex = self._timex(node, bounds)
            if timex is not None:
                found.append(timex)
        return found

    def _timex(self, node: Node, bounds: dict[int, Node]) -> Timex | None:
        meaning: Meaning = node.value
        view = View(self.today, self._future(node.span), self.day, self.month)
        result = resolve(meaning, view)
        if result is None:
            return None
        if meaning.shape == "day" and result.days is not None:
            self.day = result.days[0]
            self.month = (self.day.year, self.day.month)
        elif meaning.shape == "month" and result.days is not None:
            self.month = (result.days[0].year, result.days[0].month)
        span, mod = self._bounded(node, result, bounds)
        begin, end = result.days or (None, None)
        return Timex(
            span=span,
            type=result.type,
            value=result.value,
            mod=mod,
            begin=begin.isoformat() if begin else None,
            end=end.isoformat() if end else None,
            duration=result.duration,
            anchor=self.today.isoformat() if self.today and result.relative else None,
            issue=result.issue,
            unsure=result.unsure,
            rule=node.rule if node.rule != "word" else f"times.{node.kind}",
            steps=tuple(node.steps()),
        )

    def _bounded(self, node: Node, result: Found, bounds: dict[int, Node]) -> tuple[Span, str | None]:
        at = node.span.start
        bound = next((bounds[at - gap] for gap in (1, 2, 0) if at - gap in bounds), None)
        if bound is None:
            return node.span, result.mod
        amount = result.duration is not None and bound.value in ("APPROX", "ALMOST", "MORE_THAN")
        span = Span(bound.span.start, node.span.end) if amount else node.span
        if result.mod in ("AFTER", "BEFORE"):
            return span, bound.value if amount else result.mod
        return span, result.mod or bound.value

    def _future(self, span: Span) -> bool:
        sentence = self.page.sentence_at(span.start)
        start = max(sentence.start if sentence else 0, span.start - 90)
        clause = self.page.folded[start : span.end]
        return _future(self.grammar.table.future.words).search(clause) is not None


def _tells(page: Page, span: Span, grammar: Words) -> bool:
    """Whether the sentence says that something was said or relayed, and when."""
    sentence = page.sentence_at(span.start)
    if sentence is None:
        return False
    return _future(grammar.table.telling.words).search(page.folded, sentence.start, sentence.end) is not None


@lru_cache(maxsize=16)
def _future(cues: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, cues)) + r")\b")
