"""The time expressions of a page, each resolved to the days it means."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from silang.model import Published, Timex
from silang.pack import Pack
from silang.read.page import Page
from silang.read.rules import Node
from silang.read.times import calendar
from silang.read.times.meaning import Meaning, dated
from silang.read.times.phrases import chosen
from silang.read.times.reader import Reader
from silang.read.times.speech import Speaking, publication, tells
from silang.read.times.words import Words, words


def phrases(page: Page, numerals: Sequence[Node], pack: Pack) -> list[Node]:
    """The phrases of a page that are times, in order, not yet seen from any day; `numerals` are those of `numbers.nodes`."""
    return chosen(page, numerals, words(pack))


def read(
    page: Page, numerals: Sequence[Node], published: str | None, pack: Pack, found: Sequence[Node] | None = None
) -> tuple[Timex, ...]:
    """The time expressions of a page in order, the longest phrases; () where there are none.

    `numerals` are those of `numbers.nodes`, `published` is ISO 8601 or None: then what hangs on the day of speaking has no `begin`.
    `found` are the page's `phrases`, where they are known already.
    """
    grammar = words(pack)
    today, moment = publication(published, grammar.table)
    nodes = chosen(page, numerals, grammar) if found is None else found
    return tuple(Reader(page, grammar, today, moment).read(nodes))


def published_in_body(page: Page, numerals: Sequence[Node], pack: Pack, found: Sequence[Node] | None = None) -> Published | None:
    """The latest date that the report gives for its own telling, basis `body`; None where it gives none with its year.

    A date of the telling stands in a sentence of saying or relaying and does not look ahead. Dates beside their weekday, the way of
    datelines and cues, go before others; one without a year counts where another gives the year. `found` as in `read`.
    """
    grammar = words(pack)
    nodes = chosen(page, numerals, grammar) if found is None else found
    speaking = Speaking(page, (), None, grammar)
    told = [node for node in nodes if _told(page, node, speaking, grammar)]
    for tellers in ([node for node in told if node.value.weekday is not None], told):
        days = [(day, -node.span.start, node.span) for node in tellers if (day := _day(node.value, None)) is not None]
        if days:
            latest = max(days)[0]
            days += [(day, -node.span.start, node.span) for node in tellers if (day := _day(node.value, latest)) is not None]
            day, _, span = max(days)
            return Published(value=day.isoformat(), basis="body", span=span)
    return None


def _told(page: Page, node: Node, speaking: Speaking, grammar: Words) -> bool:
    """Whether a phrase is a date of the telling: in the report's own words, not ahead, on its weekday if one is said.

    A weekday beside may be off by one, a common slip; where it is further off, most often the month is another one.
    """
    meaning: Meaning = node.value
    if not dated(meaning) or speaking.quoted(node.span.start) or not tells(page, node, grammar) or speaking.future(node.span):
        return False
    day = calendar.day(meaning.year, meaning.month or 0, meaning.day or 0) if meaning.year is not None else None
    return day is None or meaning.weekday is None or (day.isoweekday() - meaning.weekday) % 7 in (0, 1, 6)


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
