"""The time expressions of a page, each resolved to the days it means."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from msgspec.structs import replace

from silang.model import Published, Timex
from silang.pack import Pack
from silang.read import calendar
from silang.read.page import Page
from silang.read.rules import Node, saturate
from silang.read.timegrammar import PHRASES, RULES
from silang.read.timemeaning import Meaning
from silang.read.timerepair import meant
from silang.read.timeresolve import resolve
from silang.read.timespeech import Speaking, publication, tells
from silang.read.timeview import Found, View
from silang.read.timewords import NoTimes, Words, words
from silang.spans import Span


def read(page: Page, numerals: Sequence[Node], published: str | None, pack: Pack) -> tuple[Timex, ...]:
    """The time expressions of a page in order, the longest phrases; () where there are none.

    `numerals` are those of `numbers.nodes`, `published` is ISO 8601 or None: then what hangs on the day of speaking has no `begin`.
    """
    grammar = words(pack)
    phrases = _phrases(page, numerals, grammar)
    today, moment = publication(published, grammar.table)
    return tuple(_Reader(page, grammar, today, moment).read(phrases))


def published_in_body(page: Page, numerals: Sequence[Node], pack: Pack) -> Published | None:
    """The latest date that the report gives for its own telling, basis `body`; None where it gives none with its year.

    A date of the telling stands in a sentence of saying or relaying and does not look ahead. Dates beside their weekday, the way of
    datelines and cues, go before others; one without a year counts where another gives the year.
    """
    grammar = words(pack)
    phrases = _phrases(page, numerals, grammar)
    speaking = Speaking(page, (), None, grammar)
    told = [node for node in phrases if _dated(node.value) and tells(page, node, grammar) and not speaking.future(node.span)]
    for chosen in ([node for node in told if node.value.weekday is not None], told):
        days = [(day, -node.span.start, node.span) for node in chosen if (day := _day(node.value, None)) is not None]
        if days:
            latest = max(days)[0]
            days += [(day, -node.span.start, node.span) for node in chosen if (day := _day(node.value, latest)) is not None]
            day, _, span = max(days)
            return Published(value=day.isoformat(), basis="body", span=span)
    return None


def _dated(meaning: Meaning) -> bool:
    return meaning.shape == "day" and meaning.month is not None and not meaning.hijri


def _day(meaning: Meaning, latest: date | None) -> date | None:
    """The day of a full date; of one without a year only a little after `latest`, and on its weekday."""
    if meaning.year is not None:
        return calendar.day(meaning.year, meaning.month or 0, meaning.day or 0)
    if latest is None or meaning.weekday is None:
        return None
    found = calendar.day(latest.year, meaning.month or 0, meaning.day or 0)
    fits = found is not None and found.isoweekday() == meaning.weekday and 0 <= (found - latest).days <= WEEKS_AFTER * 7
    return found if fits else None


WEEKS_AFTER = 4  # that a date of telling without a year may lie after the latest with one


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
    if meaning.shape == "duration" and _age(page, node.span, meaning, none):
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


def _age(page: Page, span: Span, meaning: Meaning, none: NoTimes) -> bool:
    """Whether years (or a child's months) are an age: said so before, or put beside a name, in brackets or between commas."""
    if meaning.amounts[0][2] not in ("1Y", "1M"):
        return False
    before = [word.strip(".,()") for word in _before(page, span.start, 6)]
    if any(word in none.ages for word in before[-3:]):
        return True
    if len(before) >= 2 and " ".join(before[-2:]) in none.limits and any(word in none.aged for word in before[:-2]):
        return True
    plain = page.plain
    left, right = plain[max(0, span.start - 2) : span.start], plain[span.end : span.end + 1]
    bracketed = left[-1:] == "(" and right == ")"
    return (bracketed or (left == ", " and right == ",")) and _name_before(plain, span.start - (1 if bracketed else 2))


def _name_before(plain: str, end: int) -> bool:
    match = _WORD_END.search(plain, max(0, end - 40), end)
    return match is not None and any(letter.isupper() for letter in match.group(1))


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


_WORD_END = re.compile(r"([^\W\d_][\w'.-]*) ?$")
_LAST_WORD = re.compile(r"([^\W\d_][\w'-]*) $")


# --- resolving -----------------------------------------------------------------------------------------------------------


NEAR = {"weekday": 400, "month": 1200}  # characters within which a bare one is that which the text dated before
APART = 60  # characters within which a date follows the weekday that it belongs to


@dataclass
class _Reader:
    """Reads the phrases in order and keeps the day, month and year last spoken of."""

    page: Page
    grammar: Words
    today: date | None
    moment: datetime | None = None
    day: date | None = None
    month: tuple[int, int] | None = None
    year: int | None = None
    said: dict[tuple[str, int], tuple[int, date]] = field(default_factory=dict)
    dated: list[tuple[int, date]] = field(default_factory=list)

    def read(self, phrases: list[Node]) -> list[Timex]:
        """Each phrase as a Timex, those that mean nothing left out."""
        bounds = self.grammar.bounds(self.page)
        self.dated = [(node.span.start, day) for node in phrases if (day := _full_date(node.value)) is not None]
        speaking = Speaking(self.page, phrases, self.today, self.grammar)
        return [timex for node in phrases if (timex := self._timex(node, bounds, speaking)) is not None]

    def _timex(self, node: Node, bounds: dict[int, Node], speaking: Speaking) -> Timex | None:
        meaning: Meaning = node.value
        bound = next((bounds[at] for at in (node.span.start - 1, node.span.start - 2, node.span.start) if at in bounds), None)
        today = speaking.day_at(node.span.start)
        view = View(today, speaking.future(node.span), self.day, self.month, self.moment, bound.value if bound else None, self.year)
        result = resolve(meaning if view.future else self._recalled(meaning, node.span.start), view)
        if result is None:
            return None
        self._remember(meaning, result, node.span.start)
        if meaning.shape in ("day", "month") and result.days is not None:
            first = result.days[0]
            self.month = (first.year, first.month)
            self.day = first if meaning.shape == "day" else self.day
        if meaning.shape in ("day", "month", "year") and result.days is not None:
            self.year = result.days[0].year
        span, mod = _bounded(node.span, result, bound)
        begin, end = result.days or (None, None)
        proposal = meant(meaning, begin, self.today) if result.issue else None
        return Timex(
            span=span,
            type=result.type,
            value=result.value,
            mod=mod,
            begin=begin.isoformat() if begin else None,
            end=end.isoformat() if end else None,
            duration=result.duration,
            anchor=today.isoformat() if today and result.relative else None,
            issue=result.issue,
            proposal=proposal.isoformat() if proposal else None,
            unsure=result.unsure,
            rule=node.rule if node.rule.startswith("times.") else f"times.{node.kind}",
            steps=tuple(node.steps()),
        )

    def _recalled(self, meaning: Meaning, at: int) -> Meaning:
        """A bare month or weekday as the same one that the text dated a little before, or in the same sentence."""
        if meaning.shift or meaning.of is not None or meaning.year is not None:
            return meaning
        if meaning.shape == "month" and meaning.month is not None:
            known = self._known("month", meaning.month, at)
            return replace(meaning, year=known.year) if known else meaning
        if meaning.shape == "day" and meaning.weekday is not None and meaning.day is None and meaning.days is None:
            known = self._in_sentence(meaning.weekday, at)
            if known is None and (self.today is None or self.today.isoweekday() != meaning.weekday):
                known = self._known("weekday", meaning.weekday, at)
            return replace(meaning, year=known.year, month=known.month, day=known.day) if known else meaning
        return meaning

    def _known(self, what: str, number: int, at: int) -> date | None:
        where, day = self.said.get((what, number), (0, None))
        return day if at - where <= NEAR[what] else None

    def _in_sentence(self, weekday: int, at: int) -> date | None:
        """A full date that follows close in the sentence and is such a weekday: `Sabtu menjelang siang, 12 April 2025`."""
        low = bisect_left(self.dated, (at, date.min))
        if low == len(self.dated) or self.dated[low][0] - at > APART or self.dated[low][1].isoweekday() != weekday:
            return None
        sentence = self.page.sentence_at(at)
        return self.dated[low][1] if sentence is not None and self.dated[low][0] < sentence.end else None

    def _remember(self, meaning: Meaning, result: Found, at: int) -> None:
        if result.days is None or meaning.hijri:
            return
        if meaning.shape == "month" and meaning.month is not None:
            if meaning.year is not None or meaning.shift or meaning.of is not None:
                self.said["month", meaning.month] = (at, result.days[0])
        elif meaning.shape == "day" and meaning.weekday is not None and meaning.day is not None and result.issue is None:
            self.said["weekday", meaning.weekday] = (at, result.days[0])


def _full_date(meaning: Meaning) -> date | None:
    """The day of a date said with its year, no weekday beside it."""
    if meaning.shape != "day" or meaning.year is None or meaning.weekday is not None or meaning.hijri:
        return None
    return calendar.day(meaning.year, meaning.month or 0, meaning.day or 0)


def _bounded(span: Span, result: Found, bound: Node | None) -> tuple[Span, str | None]:
    """The phrase with the word that weakens its amount, and the mod: an edge before a bound."""
    if bound is None:
        return span, result.mod
    amount = result.duration is not None and bound.value in ("APPROX", "ALMOST", "MORE_THAN")
    if amount:
        span = Span(bound.span.start, span.end)
    if result.mod in ("AFTER", "BEFORE"):
        return span, bound.value if amount else result.mod
    return span, result.mod or bound.value
