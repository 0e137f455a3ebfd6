"""Reads the phrases of a page in order, and keeps the day, month and year last spoken of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from msgspec.structs import replace

from silang.model import Timex
from silang.read.page import Page
from silang.read.rules import Node
from silang.read.times import calendar
from silang.read.times.calendar import Days
from silang.read.times.daygrammar import bare_day
from silang.read.times.meaning import Meaning, dated
from silang.read.times.repair import meant
from silang.read.times.resolve import resolve
from silang.read.times.speech import Speaking, tells
from silang.read.times.view import Found, View
from silang.read.times.words import Words
from silang.spans import Span

# Characters within which a bare one is that which the text dated before.
NEAR = {"weekday": 400, "month": 1200, "QTR": 1200, "HALF": 1200, "THIRD": 1200}
LEAD = 500  # characters within which the day of the news follows a lead that counts from it
SAME = 700  # characters within which the months lie that "the same period" is the like of
APART = 60  # characters within which a date follows the weekday that it belongs to


@dataclass
class Reader:
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
    spoken: list[tuple[int, date]] = field(default_factory=list)
    latest: tuple[Node, Found] | None = None
    told: tuple[int, Days] | None = None
    news: tuple[int, date] | None = None

    def read(self, nodes: Sequence[Node]) -> list[Timex]:
        """Each phrase as a Timex, those that mean nothing left out."""
        phrases = self._shared(nodes)
        self.dated = [(node.span.start, day) for node in phrases if (day := _full_date(node.value)) is not None]
        speaking = Speaking(self.page, phrases, self.today, self.grammar)
        self.spoken = [
            (node.span.start, day)
            for node in phrases
            if (day := _day_of_speech(node.value)) is not None and speaking.quoted(node.span.start)
        ]
        self.news = self._news(phrases)
        return [timex for node in phrases if (timex := self._timex(node, speaking)) is not None]

    def _timex(self, node: Node, speaking: Speaking) -> Timex | None:
        meaning: Meaning = node.value
        bound = self.grammar.bound_before(self.page, node.span.start)
        today = speaking.day_at(node.span.start)
        view = View(
            today,
            speaking.future(node.span) or (_bare_weekday(meaning) and speaking.coming(node.span)),
            self.day,
            self.month,
            self.moment,
            bound[1] if bound else None,
            self.year,
            speaking.quoted(node.span.start),
            *self._base(node, speaking),
            whole=self._whole(node, speaking),
            told=self.told[1] if self.told is not None and node.span.start - self.told[0] <= SAME else None,
        )
        result = resolve(meaning if view.future else self._recalled(meaning, node.span, quoted=view.quoted), view)
        if result is None:
            return None
        self._remember(meaning, result, node.span.start)
        beside = meaning.shape in ("before", "after") and meaning.unit != "1D"  # from which nothing else is counted
        if result.type != "DURATION" and meaning.shape != "clock" and not beside:
            self.latest = node, result
        if meaning.shape in ("day", "month") and result.days is not None:
            first = result.days[0]
            self.month = (first.year, first.month)
            self.day = first if meaning.shape == "day" else self.day
        if result.days is not None and meaning.shape != "same":
            self.told = self._months_told(node, result.days)
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

    def _months_told(self, node: Node, days: Days) -> tuple[int, Days] | None:
        """Where the run of whole months last spoken of ends, and the run; none where a year was told since."""
        begin, end = days
        if begin.day > 1 or (end + timedelta(1)).day > 1:
            return self.told
        return (node.span.end, days) if begin.year == end.year and begin.month + 11 > end.month else None

    def _news(self, phrases: Sequence[Node]) -> tuple[int, date] | None:
        """Where the first date of the page stands and its day, if it stands beside its weekday and is that of a statement."""
        node = next((node for node in phrases if dated(node.value)), None)
        if node is None or node.value.weekday is None or not tells(self.page, node, self.grammar):
            return None
        found = resolve(node.value, View(self.today))
        return (node.span.start, found.days[0]) if found and found.days and not found.issue else None

    def _base(self, node: Node, speaking: Speaking) -> tuple[date | None, bool]:
        """The day that `sehari kemudian` and `hari sebelumnya` count from, and whether it is only presumed; None for others.

        It is the last one spoken of; in the lead, before any day is named, that of the news, which is that of the first statement.
        """
        if node.value.shape != "offset":
            return (self._day_set(node, speaking) if node.value.unit == "1D" else None), False
        word = self.page.folded[max(0, node.span.start - 20) : node.span.start].split()[-1:]
        if node.value.word is None and word and word[0] in self.grammar.table.none.lasting:
            return None, False  # a length, from no day
        if self.day is None and self.news is not None and 0 <= self.news[0] - node.span.end <= LEAD:
            return None if speaking.quoted(node.span.start) else self.news[1], True
        return self._day_set(node, speaking), False

    def _day_set(self, node: Node, speaking: Speaking) -> date | None:
        """The last day spoken of if it is sure, in this sentence or that before, and not of a statement, which tells of others."""
        if self.latest is None:
            return None
        before, result = self.latest
        if result.days is None or result.days[0] != result.days[1] or result.unsure or result.issue or before.value.hijri:
            return None
        if not speaking.together(before.span.start, node.span.start):
            return None
        if not speaking.quoted(node.span.start) and tells(self.page, before, self.grammar):
            return None
        return result.days[0]

    def _whole(self, node: Node, speaking: Speaking) -> Days | None:
        """The days of the last time spoken of if they are sure and it stands in this sentence or that before."""
        if node.value.shape not in ("before", "after") or self.latest is None:
            return None
        before, result = self.latest
        if result.unsure or before.value.hijri or not speaking.together(before.span.start, node.span.start):
            return None
        return result.days

    def _shared(self, phrases: Sequence[Node]) -> list[Node]:
        """`Juni dan Oktober tahun lalu`, `30 Juli dan 3 Agustus 2025`: in a list the year said last is that of all."""
        joins = {word for word, kind in self.grammar.table.links.items() if kind == "and"} | {""}
        shared = self._sets(phrases, joins)
        for at in range(len(shared) - 2, -1, -1):
            here, after = shared[at], shared[at + 1]
            gap = self.page.folded[here.span.end : after.span.start]
            if len(gap) <= 8 and gap.strip(" ,") in joins and (found := _with_year_of(here.value, after.value)) is not None:
                shared[at] = replace(here, value=found)
        return shared

    def _sets(self, phrases: Sequence[Node], joins: set[str]) -> list[Node]:
        """`setiap Senin dan Kamis`: in a list both weekdays recur."""
        listed = list(phrases)
        for at in range(1, len(listed)):
            here, after = listed[at - 1], listed[at]
            if here.value.shape != "set" or not here.value.weekday or not bare_day(after.value) or not after.value.weekday:
                continue
            gap = self.page.folded[here.span.end : after.span.start]
            if len(gap) <= 8 and gap.strip() and gap.strip(" ,") in joins and not after.value.shift and not after.value.days:
                listed[at] = replace(after, value=Meaning("set", weekday=after.value.weekday))
        return listed

    def _recalled(self, meaning: Meaning, span: Span, *, quoted: bool) -> Meaning:
        """A bare month, quarter or weekday as the same one that the text dated a little before, or in the same sentence."""
        at = span.start
        if meaning.shift or meaning.of is not None or meaning.year is not None:
            return meaning
        if meaning.shape == "month" and meaning.month is not None:
            known = self._known("month", meaning.month, at)
            return replace(meaning, year=known.year) if known else meaning
        if meaning.shape == "part" and meaning.unit is not None and meaning.number is not None:
            known = self._known(meaning.unit, meaning.number, at)
            return replace(meaning, year=known.year) if known else meaning
        if meaning.shape == "day" and meaning.weekday is not None and meaning.day is None and meaning.days is None:
            known = self._in_sentence(meaning.weekday, at) or (None if quoted else self._in_speech(meaning.weekday, span))
            if known is None and (self.today is None or self.today.isoweekday() != meaning.weekday):
                known = self._known("weekday", meaning.weekday, at)
            return replace(meaning, year=known.year, month=known.month, day=known.day) if known else meaning
        return meaning

    def _known(self, what: str, number: int, at: int) -> date | None:
        where, day = self.said.get((what, number), (0, None))
        return day if at - where <= NEAR[what] else None

    def _in_sentence(self, weekday: int, at: int) -> date | None:
        """A full date close by in the sentence that is such a weekday: `Sabtu menjelang siang, 12 April 2025`."""
        low = bisect_left(self.dated, (at, date.min))
        for where, day in self.dated[max(0, low - 1) : low + 1]:
            between = self.page.folded[min(where, at) : max(where, at)]
            if len(between) <= APART and day.isoweekday() == weekday and not set(between) & set('."\n'):
                return day
        return None

    def _in_speech(self, weekday: int, span: Span) -> date | None:
        """`"Hari ini tanggal 14 Mei 2025 kami melapor," kata Sari, Rabu`: the day that the quotation itself dates."""
        sentence = self.page.sentence_at(span.start)
        low = bisect_left(self.spoken, (sentence.start, date.min)) if sentence is not None else len(self.spoken)
        if sentence is None or low >= len(self.spoken) or self.spoken[low][0] >= sentence.end:
            return None
        day = self.spoken[low][1]
        return day if day.isoweekday() == weekday else None

    def _remember(self, meaning: Meaning, result: Found, at: int) -> None:
        if result.days is None or meaning.hijri:
            return
        if meaning.shape == "month" and meaning.month is not None:
            if meaning.year is not None or meaning.shift or meaning.of is not None:
                self.said["month", meaning.month] = (at, result.days[0])
        elif meaning.shape == "part" and meaning.unit is not None and meaning.number is not None:
            self.said[meaning.unit, meaning.number] = (at, result.days[0])
        elif meaning.shape == "day" and meaning.weekday is not None and meaning.day is not None and result.issue is None:
            self.said["weekday", meaning.weekday] = (at, result.days[0])


def _bare_weekday(meaning: Meaning) -> bool:
    """Whether it is `Jumat` or `Jumat malam`, no date and nothing that says which one."""
    return bool(meaning.weekday) and bare_day(meaning) and not (meaning.shift or meaning.of or meaning.days is not None)


def _with_year_of(here: Meaning, after: Meaning) -> Meaning | None:
    """A month or day without a year in the year of the one that follows it; None where either says otherwise."""
    if here.shape != after.shape or here.month is None or after.month is None or here.hijri or after.hijri:
        return None
    if here.year is not None or here.shift or here.of is not None or (after.year is None and not after.shift and after.of is None):
        return None
    year = after.year - (here.month > after.month) if after.year is not None else None
    return replace(here, year=year, shift=after.shift, of=after.of)


def _day_of_speech(meaning: Meaning) -> date | None:
    """The day on which `kemarin, 4 Mei 2025` is said; None where either is missing."""
    if not dated(meaning) or meaning.year is None or meaning.days is None:
        return None
    day = calendar.day(meaning.year, meaning.month or 0, meaning.day or 0)
    return calendar.moved(day, -meaning.days) if day is not None else None


def _full_date(meaning: Meaning) -> date | None:
    """The day of a date said with its year, no weekday beside it."""
    if meaning.shape != "day" or meaning.year is None or meaning.weekday is not None or meaning.hijri:
        return None
    return calendar.day(meaning.year, meaning.month or 0, meaning.day or 0)


def _bounded(span: Span, result: Found, bound: tuple[int, str] | None) -> tuple[Span, str | None]:
    """The phrase with the word that weakens its amount, and the mod: an edge before a bound."""
    if bound is None:
        return span, result.mod
    amount = result.duration is not None and bound[1] in ("APPROX", "ALMOST", "MORE_THAN")
    if amount:
        span = Span(bound[0], span.end)
    if result.mod in ("AFTER", "BEFORE"):
        return span, bound[1] if amount else result.mod
    return span, result.mod or bound[1]
