"""Whether the line that dates a page and its metadata tell of one day."""

from __future__ import annotations

import datetime as dt

from silang.model import Article, Published, ReadingFinding
from silang.outlet import Outlet
from silang.pack import Pack
from silang.read.layout import dateline, lines, publication
from silang.read.page import Page
from silang.reasons.language import english
from silang.reasons.values import Day, because


def findings(
    page: Page, article: Article, published: Published | None, outlets: tuple[Outlet, ...], pack: Pack
) -> tuple[ReadingFinding, ...]:
    """`time-inconsistent` where the page's date line names another day than the metadata; () where both agree or one says nothing.

    `published` is what the masthead says of it. A moment is told in the zone of the other before the days are compared. A line of a
    later change contradicts nothing, nor does a date whose day and month stand the other way round in the metadata: which is meant
    is not sure.
    """
    if published is None or published.basis != "metadata":
        return ()
    given = published.value
    all_lines = lines.of(page)
    start = dateline.find(page, all_lines, article, outlets, pack)
    stated = publication.stated(all_lines, None if start is None else start.line, pack)
    if stated is None or publication.updated(all_lines[stated[0]], pack):
        return ()
    told, shown = _days(given, stated[1])
    if told == shown or (told.year, told.day, told.month) == (shown.year, shown.month, shown.day):
        return ()
    reason = because("publication.mismatch", metadata=Day(told.isoformat()), line=Day(shown.isoformat()))
    span = all_lines[stated[0]].span
    return (ReadingFinding(kind="time-inconsistent", span=span, why=english(reason), reason=reason, cites=(span,)),)


def _days(given: str, stated: str) -> tuple[dt.date, dt.date]:
    """The days of two values of ISO 8601, the first told in the zone of the second where both have a clock time."""
    first, second = dt.datetime.fromisoformat(given), dt.datetime.fromisoformat(stated)
    if first.tzinfo is not None and second.tzinfo is not None:
        try:
            first = first.astimezone(second.tzinfo)
        except OverflowError:  # at the ends of the calendar
            return second.date(), second.date()
    return first.date(), second.date()
