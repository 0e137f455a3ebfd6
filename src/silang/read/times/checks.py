"""What a careful editor would flag in the times of one report: sure or silent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from silang.model import ReadingFinding, Timex
from silang.pack import Pack
from silang.read.page import Page
from silang.read.times.speech import publication, says
from silang.read.times.words import words
from silang.reasons.language import english
from silang.reasons.values import Day, Reason, Weekday, because

REACH = 300  # characters from a quotation's end to the day of its saying
LATEST = 2  # days after publication from which on a date of the telling is none; time zones explain less


def findings(page: Page, times: Sequence[Timex], published: str | None, pack: Pack) -> tuple[ReadingFinding, ...]:
    """The findings about times, in order; () where there are none.

    `weekday-mismatch`: the date as written is another weekday. `time-inconsistent`: a day that no calendar has, or a day of telling
    that lies after publication. `why` names what the calendar says, so that it can be checked from the cited words.
    """
    today, _ = publication(published, words(pack).table)
    found: list[ReadingFinding] = []
    for time in times:
        if time.issue == "weekday-mismatch" and time.begin is not None:
            found.extend(_mismatch(page, time, words(pack).table.weekdays))
        elif time.issue == "impossible-date":
            found.append(_finding(time, "time-inconsistent", because("times.no_such_day", day=time.value)))
        elif today is not None and _told_later(page, time, today, pack):
            reason = because("times.said_later", day=Day(time.begin or ""), published=Day(today.isoformat()))
            found.append(_finding(time, "time-inconsistent", reason))
    return tuple(found)


def _mismatch(page: Page, time: Timex, weekdays: Mapping[str, int]) -> Iterator[ReadingFinding]:
    """The weekday as written, that of the date as written, and the day that has the written one if one was probably meant."""
    said, day = time.span.of(page.folded), time.begin or ""
    first = min(((at, number) for word, number in weekdays.items() if (at := said.find(word)) >= 0), default=None)
    if first is None:
        return
    written, weekday = Weekday(first[1]), Weekday(date.fromisoformat(day).isoweekday())
    if time.proposal is None:
        reason = because("times.weekday", written=written, day=Day(day), weekday=weekday)
    else:
        reason = because("times.weekday_meant", written=written, day=Day(day), weekday=weekday, meant=Day(time.proposal))
    yield _finding(time, "weekday-mismatch", reason)


def _finding(time: Timex, kind: str, reason: Reason) -> ReadingFinding:
    return ReadingFinding(kind=kind, span=time.span, why=english(reason), reason=reason, proposal=time.proposal, cites=(time.span,))


def _told_later(page: Page, time: Timex, today: date, pack: Pack) -> bool:
    """Whether a full date closes a sentence that quotes, so is the day of saying, and lies after publication."""
    if time.begin is None or time.begin != time.end or time.type == "SET" or time.unsure or time.anchor is not None:
        return False
    if (date.fromisoformat(time.begin) - today).days < LATEST:
        return False
    sentence = page.sentence_at(time.span.start)
    if sentence is None or page.folded[time.span.end : sentence.end].strip(" ."):
        return False
    if not page.folded.startswith(", ", max(0, time.span.start - 2)):
        return False
    closing = page.folded.rfind('"', sentence.start, time.span.start)
    opening = page.folded.rfind('"', sentence.start, closing) if closing >= 0 else -1
    if opening < 0 or time.span.start - closing > REACH:
        return False
    between = (closing + 1, time.span.start)
    table = words(pack).table
    return says(table.telling, page.folded, *between) and not says(table.future, page.folded, *between)
