"""One reading, made ready to be compared with others: its sentences, who says what, on which day, relayed by whom."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, lru_cache

from silang.model import Attribution, Reading, Timex
from silang.pack import Pack
from silang.read.page import Page, abbreviations
from silang.spans import Span
from silang.story.words import Hit, Words, words


@dataclass(frozen=True)
class Report:
    """A reading under the name that the dossier gives it."""

    name: str
    reading: Reading
    pack: Pack

    @cached_property
    def words(self) -> Words:
        """The lore of the report's language."""
        return words(self.pack)

    @cached_property
    def page(self) -> Page:
        """The text, debris set aside, cut into sentences."""
        return Page(self.reading.text, tuple(item.span for item in self.reading.not_body), abbreviations(self.pack))

    @property
    def text(self) -> str:
        """The text as received."""
        return self.reading.text

    @cached_property
    def published(self) -> str | None:
        """The day of publication, an ISO date; null if the reading knows none."""
        return day_of(self.reading.article.published.value) if self.reading.article.published else None

    @cached_property
    def minute(self) -> datetime | None:
        """The minute of publication with its zone; null if the reading knows none."""
        try:
            found = datetime.fromisoformat(self.reading.article.published.value) if self.reading.article.published else None
        except ValueError:
            return None
        return found if found is not None and found.tzinfo is not None else None

    @cached_property
    def order(self) -> tuple[int, ...]:
        """The indices of the attributions, in the order of the text."""
        return tuple(sorted(range(len(self.reading.attributions)), key=lambda i: (start_of(self.reading.attributions[i]), i)))

    @cached_property
    def days(self) -> tuple[str | None, ...]:
        """For each attribution the day of saying: its own, that of its sentence, or that of the statement which it goes on from."""
        return tuple(day for day, _ in self._occasions)

    @cached_property
    def vias(self) -> tuple[tuple[str, ...], ...]:
        """For each attribution who relays it: its own relays, or those of the statement which it goes on from."""
        return tuple(via for _, via in self._occasions)

    @cached_property
    def _occasions(self) -> tuple[tuple[str | None, tuple[str, ...]], ...]:
        found: list[tuple[str | None, tuple[str, ...]]] = [(None, ())] * len(self.reading.attributions)
        last: int | None = None
        for i in self.order:
            item = self.reading.attributions[i]
            day, via = self._own_day(item), item.via
            if last is not None and item.speaker is not None and self._goes_on(self.reading.attributions[last], item):
                day, via = day or found[last][0], via or found[last][1]
            found[i] = (day, via)
            if item.speaker is not None:
                last = i
        return tuple(found)

    def _own_day(self, item: Attribution) -> str | None:
        """The day that the attribution has or that stands beside it; none for what was said at first on no day."""
        clause = self.clause(start_of(item) if item.cue is None else item.cue.start)
        if any(hit.kind == "earlier" for hit in self.hits_in(clause)) and not any(map(is_day, self.times_in(clause))):
            return None
        past = self._days_before(item)
        return next((day for day in (item.date, self._day_beside(item)) if day is not None and day not in past), None)

    def _days_before(self, item: Attribution) -> set[str]:
        """The days of what the head of its sentence, up to a comma, says was done before ("Setelah menolak tiga hari lalu, …")."""
        start = start_of(item) if item.cue is None else item.cue.start
        sentence = self.sentence(start)
        head = next((hit for hit in self.hits_in(sentence) if hit.kind == "after"), None)
        comma = self.page.plain.find(",", sentence.start, start)
        if head is None or head.span.start != sentence.start or comma < 0:
            return set()
        return {time.begin for time in self.times_in(Span(head.span.end, comma)) if is_day(time) and time.begin is not None}

    def _day_beside(self, item: Attribution) -> str | None:
        """The one day that the sentence gives outside what is said."""
        if item.cue is None and item.source is None:
            return None
        clause = self.clause(start_of(item) if item.cue is None else item.cue.start)
        days = {
            time.begin
            for time in self.times_in(clause)
            if is_day(time) and not any(part.overlaps(time.span) for part in item.content)
        }
        return days.pop() if len(days) == 1 else None

    def _goes_on(self, before: Attribution, item: Attribution) -> bool:
        """Whether `item` goes on from `before`: same speaker, next paragraph at most, no word that says it was earlier."""
        if before.speaker != item.speaker:
            return False
        first, here = start_of(before), start_of(item)
        if self._paragraph(here) - self._paragraph(first) > 1:
            return False
        sentence = self.sentence(here if item.cue is None else item.cue.start)
        return not any(hit.kind == "earlier" for hit in self.hits_in(sentence))

    def _paragraph(self, offset: int) -> int:
        return bisect_right(self._paragraphs, offset)

    @cached_property
    def _paragraphs(self) -> list[int]:
        return [paragraph.start for paragraph in self.page.paragraphs]

    def sentence(self, offset: int) -> Span:
        """The sentence that holds the character at `offset`; nothing but that character where it is in debris."""
        return self.page.sentence_at(offset) or Span(offset, min(offset + 1, len(self.text)))

    def clause(self, offset: int) -> Span:
        """The part of the sentence around `offset`, cut at commas outside quotations that a word which opens a clause follows."""
        if offset not in self._clauses:
            self._clauses[offset] = self._clause(offset)
        return self._clauses[offset]

    @cached_property
    def _clauses(self) -> dict[int, Span]:
        return {}

    def _clause(self, offset: int) -> Span:
        sentence = self.sentence(offset)
        start, end = sentence.start, sentence.end
        for hit in self.hits_in(sentence):
            before = self.page.plain[sentence.start : hit.span.start].rstrip()
            if hit.kind == "clause" and before.endswith((",", ";")) and not self.quoted(hit.span):
                if hit.span.start <= offset:
                    start = hit.span.start
                else:
                    end = min(end, sentence.start + len(before) - 1)
        return Span(start, end)

    def quoted(self, span: Span) -> bool:
        """Whether the characters stand within a quotation."""
        at = bisect_right(self._quotes, span.start) - 1
        return at >= 0 and self.page.quotations[at].span.holds(span)

    def quotes(self, span: Span) -> bool:
        """Whether any of the characters stand within a quotation."""
        at = bisect_right(self._quotes, span.end - 1) - 1
        return at >= 0 and self.page.quotations[at].span.end > span.start

    @cached_property
    def _quotes(self) -> list[int]:
        return [quotation.span.start for quotation in self.page.quotations]

    @cached_property
    def _times(self) -> tuple[list[int], list[Timex]]:
        ordered = sorted(self.reading.times, key=lambda time: time.span)
        return [time.span.start for time in ordered], ordered

    def times_in(self, span: Span) -> list[Timex]:
        """The times that begin within `span`, in order."""
        starts, ordered = self._times
        return ordered[bisect_right(starts, span.start - 1) : bisect_right(starts, span.end - 1)]

    @cached_property
    def _hits(self) -> tuple[list[int], list[Hit]]:
        hits = self.words.hits(self.text, self.page.folded, 0, len(self.text))
        return [hit.span.start for hit in hits], hits

    def hits_in(self, span: Span) -> list[Hit]:
        """The pack's phrases that begin and end within `span`, in order; the list is the report's own."""
        if span not in self._inside:
            starts, hits = self._hits
            inside = hits[bisect_right(starts, span.start - 1) : bisect_right(starts, span.end - 1)]
            self._inside[span] = [hit for hit in inside if hit.span.end <= span.end]
        return self._inside[span]

    @cached_property
    def _inside(self) -> dict[Span, list[Hit]]:
        return {}

    def concepts(self, spans: Iterable[Span]) -> frozenset[str]:
        """What the characters of `spans` speak of."""
        found: set[str] = set()
        for span in spans:
            found |= self.words.concepts(self.text, self.page.folded, span.start, span.end)
        return frozenset(found)

    @cached_property
    def contents(self) -> tuple[frozenset[str], ...]:
        """For each attribution what its content speaks of."""
        return tuple(self.concepts(item.content) for item in self.reading.attributions)

    def spoken(self, span: Span) -> int | None:
        """The attribution whose content holds `span`: one with a speaker before one without, then the shortest."""
        holding = [
            (item.speaker is None, sum(map(len, item.content)), i)
            for i, item in enumerate(self.reading.attributions)
            if any(part.holds(span) for part in item.content)
        ]
        return min(holding)[2] if holding else None

    def whole(self, index: int) -> Span:
        """All of an attribution: source, cue and content."""
        item = self.reading.attributions[index]
        parts = [part for part in (item.source, item.cue, *item.content) if part is not None]
        return Span(min(part.start for part in parts), max(part.end for part in parts))


def start_of(item: Attribution) -> int:
    """The first character of what is said; of the cue or source where the content is empty."""
    parts = list(item.content) or [part for part in (item.cue, item.source) if part is not None]
    return min((part.start for part in parts), default=0)


def day_of(value: str | None) -> str | None:
    """The day of an ISO date or date and time; nothing for what is none.

    >>> day_of("2024-10-29T09:13+07:00"), day_of("2024-10"), day_of(None)
    ('2024-10-29', None, None)
    """
    try:
        return date.fromisoformat((value or "")[:10]).isoformat()
    except ValueError:
        return None


def is_day(time: Timex) -> bool:
    """Whether a time names one day, surely."""
    return time.begin is not None and time.begin == (time.end or time.begin) and not time.unsure


@lru_cache(maxsize=4096)
def apart(one: str | None, other: str | None) -> int | None:
    """Days from one ISO date to the other; nothing where one is unknown.

    >>> apart("2024-10-24", "2024-11-08")
    15
    """
    if one is None or other is None:
        return None
    return (date.fromisoformat(other) - date.fromisoformat(one)).days
