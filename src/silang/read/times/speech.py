"""The day that a phrase is seen from, inside quotations that of the statement, and whether its clause looks ahead."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache

from silang.read.page import Page
from silang.read.rules import Node
from silang.read.times.meaning import Meaning
from silang.read.times.resolve import resolve
from silang.read.times.view import View
from silang.read.times.words import Cues, Times, Words
from silang.spans import Span

CLOSE = 45  # characters between a word of saying and a bare date that is its day
AROUND = 400  # characters of a sentence on either side of a date in which its word of saying stands
CLAUSE = 90  # characters before a phrase in which a word that looks ahead governs it


class Speaking:
    """The days of speaking of a page."""

    def __init__(self, page: Page, phrases: Sequence[Node], today: date | None, grammar: Words) -> None:
        """`today` is the day of publication, `phrases` are all times of the page in order."""
        self._page, self._today, self._grammar = page, today, grammar
        self._quotes = [quotation.span for quotation in page.quotations if quotation.closed]
        self._starts = [span.start for span in self._quotes]
        told = [(node.span.start, day) for node in phrases if (day := self._statement_day(node)) is not None]
        self._told, self._days = [at for at, _ in told], [day for _, day in told]

    def day_at(self, offset: int) -> date | None:
        """The day that the words at `offset` are spoken on: of publication, in a quotation of the statement if the text gives it.

        That day stands in the quotation's own sentence, or else is the last one given before it.
        """
        if not self._told or self._quote_at(offset) is None:
            return self._today
        sentence = self._page.sentence_at(offset)
        if sentence is not None:
            first = bisect_left(self._told, sentence.start)
            if first < len(self._told) and self._told[first] < sentence.end:
                return self._days[first]
        before = bisect_left(self._told, offset)
        return self._days[before - 1] if before else self._today

    def quoted(self, offset: int) -> bool:
        """Whether the character at `offset` stands in a closed quotation."""
        return self._quote_at(offset) is not None

    def together(self, first: int, second: int) -> bool:
        """Whether two places stand in one sentence or in neighbouring ones, and on one side of the quotation marks."""
        sentences = self._page.sentences
        at, after = (bisect_right(sentences, offset, key=_start) - 1 for offset in (first, second))
        return 0 <= after - at <= 1 and self._quote_at(first) == self._quote_at(second)

    def future(self, span: Span) -> bool:
        """Whether a word before the phrase, in its clause and on its side of the quotation marks, looks ahead.

        What stands before `, kata X` is the clause of what was said: `Pabrik akan ditutup, kata Rosi, Senin`.
        """
        sentence, folded = self._page.sentence_at(span.start), self._page.folded
        start = max(sentence.start if sentence else 0, span.start - CLAUSE)
        start = max(start, folded.rfind('"', start, span.start) + 1)
        comma = folded.rfind(", ", start, span.start)
        while comma >= 0:
            if first_of(self._grammar.table.telling, folded, comma, span.start) == comma + 2:
                start = comma
            comma = folded.rfind(", ", start, comma) if start < comma else -1
        return says(self._grammar.table.future, folded, start, span.end)

    def coming(self, span: Span) -> bool:
        """Whether only a name stands between the day, a comma after it, and what looks ahead; the sentence quotes nothing.

        `Jumat, Damar akan berangkat`, not `Jumat, Damar berjanji akan berangkat`, where it may be the day of saying.
        """
        folded, sentence = self._page.folded, self._page.sentence_at(span.start)
        if sentence is None or not folded.startswith(",", span.end) or self._quotes_in(sentence):
            return False
        end = min(sentence.end, span.end + CLAUSE)
        first = first_of(self._grammar.table.future, folded, span.end, end)
        if first is None or says(self._grammar.table.telling, folded, sentence.start, first):
            return False
        named = self._page.plain[span.end + 1 : first].split()
        return bool(named) and all(word[0].isupper() for word in named)

    def _quote_at(self, offset: int) -> Span | None:
        at = bisect_right(self._starts, offset) - 1
        return self._quotes[at] if at >= 0 and offset < self._quotes[at].end else None

    def _statement_day(self, node: Node) -> date | None:
        """The day of a date with its weekday, outside quotations, whose sentence quotes; not after publication."""
        meaning: Meaning = node.value
        if meaning.weekday is None or meaning.day is None or meaning.month is None or self._quote_at(node.span.start) is not None:
            return None
        sentence = self._page.sentence_at(node.span.start)
        if sentence is None or not self._quotes_in(sentence):
            return None
        found = resolve(meaning, View(self._today))
        if found is None or found.days is None or (self._today is not None and found.days[0] > self._today):
            return None
        return found.days[0]

    def _quotes_in(self, sentence: Span) -> bool:
        """Whether a closed quotation stands in the sentence; none runs past its end."""
        first = bisect_left(self._starts, sentence.start)
        return first < len(self._starts) and self._starts[first] < sentence.end


def _start(span: Span) -> int:
    return span.start


def tells(page: Page, node: Node, grammar: Words) -> bool:
    """Whether the date is that of saying or relaying: beside its weekday in such a sentence, else right after such a word.

    Without weekday or brackets only words of relaying count: after others it is as often the day of what was said.
    """
    sentence = page.sentence_at(node.span.start)
    if sentence is None:
        return False
    meaning: Meaning = node.value
    cues, folded = grammar.table.telling, page.folded
    if meaning.weekday is None:
        cues = cues if folded[node.span.start] == "(" else grammar.table.relaying
        return says(cues, folded, max(sentence.start, node.span.start - CLOSE), node.span.start)
    start, end = max(sentence.start, node.span.start - AROUND), min(sentence.end, node.span.end + AROUND)
    if says(cues, folded, start, end):
        return True
    opening = folded.find('"', start, node.span.start)
    return opening >= 0 and folded.find('"', opening + 1, node.span.start) >= 0


def says(cues: Cues, image: str, start: int, end: int) -> bool:
    """Whether one of the cues stands as a whole word between two offsets of a folded text."""
    return first_of(cues, image, start, end) is not None


def first_of(cues: Cues, image: str, start: int, end: int) -> int | None:
    """Where the first of the cues that stands as a whole word between two offsets of a folded text begins; None where none does."""
    return next((match.start() for match in _pattern(cues).finditer(image, start, end) if match[1]), None)


@lru_cache(maxsize=16)
def _pattern(cues: Cues) -> re.Pattern[str]:
    words, never = ("|".join(map(re.escape, phrases)) for phrases in (cues.words, cues.never or ("\n",)))
    return re.compile(rf"\b(?:{never})\b|\b({words})\b")


def publication(published: str | None, table: Times) -> tuple[date | None, datetime | None]:
    """The day, and the moment if a clock time is given, of publication where the outlet is.

    A time with a foreign offset is moved to the language's home zone; what is no ISO 8601 counts as unknown.
    """
    if not published:
        return None, None
    try:
        at = datetime.fromisoformat(published)
    except ValueError:
        return None, None
    offset = at.utcoffset()
    try:
        if offset is not None and offset not in {_offset(zone) for zone in table.zones.values() if zone not in ("", "+00:00")}:
            at = at.astimezone(timezone(_offset(table.home)))
    except OverflowError:
        return at.date(), None
    return at.date(), at if len(published) > 10 and at.tzinfo is not None else None


@lru_cache(maxsize=64)
def _offset(zone: str) -> timedelta:
    found = datetime.strptime(zone, "%z").utcoffset() if zone else None
    return found or timedelta(0)
