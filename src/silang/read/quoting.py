"""Quotations in double marks: pairs of them within a paragraph, and those that run on through several."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from msgspec import Struct

from silang.spans import Span


class Quotation(Struct, frozen=True, gc=False):
    """A run of quoted words: `span` with its marks, `inner` without; `closed` says whether a closing mark stands there."""

    span: Span
    inner: Span
    closed: bool = True


_OPENS, _CLOSES = frozenset("“„«〝"), frozenset("”»〞")
_MOST_PARAGRAPHS = 6  # of one quotation
_INNER = 60  # characters of what stands in marks inside another quotation, at most
_TOLD = re.compile(r"[a-z]+")
_SAID = re.compile(r",'? ([a-z]+)(?![\w-])")


def quotations(text: str, plain: str, paragraphs: Sequence[Span], sayings: Container[str] = ()) -> Iterator[Quotation]:
    """The quotations of the paragraphs, in order.

    One that is not closed goes on to where a mark first closes, or up to one of `sayings` behind a comma: "Air naik, ujarnya.
    """
    waiting: list[Span] | None = None  # paragraphs without a mark, after a quotation that is still open
    for paragraph in paragraphs:
        first = plain.find('"', paragraph.start, paragraph.end)
        if waiting is not None and first < 0 and len(waiting) < _MOST_PARAGRAPHS:
            waiting.append(paragraph)
            continue
        start = paragraph.start
        if waiting is not None and first > paragraph.start and _closes(text, plain, first, paragraph):
            for between in waiting:
                yield Quotation(between, between, closed=False)
            yield Quotation(Span(start, first + 1), Span(start, first).trim(plain))
            start = first + 1
        waiting = None
        for found in _within(text, plain, Span(start, paragraph.end), sayings):
            quotation = found if found.closed else _up_to_saying(plain, found, sayings)
            waiting = None if quotation.closed else []
            yield quotation


def _up_to_saying(plain: str, open_: Quotation, sayings: Container[str]) -> Quotation:
    """A quotation whose closing mark is lost, up to the comma before who said it if one stands in it."""
    said = next((m for m in _SAID.finditer(plain, open_.inner.start, open_.inner.end) if m[1] in sayings), None)
    if said is None:
        return open_
    return Quotation(Span(open_.span.start, said.start(1) - 1), Span(open_.inner.start, said.start()).trim(plain))


def _closes(text: str, plain: str, at: int, paragraph: Span) -> bool:
    """Whether the first mark of a paragraph can only close."""
    after = plain[at + 1] if at + 1 < paragraph.end else " "
    return text[at] not in _OPENS and not plain[at - 1].isspace() and plain[at - 1] not in "([-:" and not after.isalnum()


def _within(text: str, plain: str, paragraph: Span, sayings: Container[str]) -> Iterator[Quotation]:
    """Pairs of double marks in one paragraph. A mark that cannot be told apart opens where none is open."""
    start: int | None = None
    at = plain.find('"', paragraph.start, paragraph.end)
    while at >= 0:
        opens = text[at] in _OPENS or (text[at] not in _CLOSES and _looks_open(plain, at, paragraph))
        if start is None and _left_alone(plain, at, paragraph):
            pass
        elif start is not None and opens and _glued(plain, at, sayings):
            yield _quotation(plain, start, at + 1, closed=True)
            start = None
        elif start is not None and opens and (inner := _inner_end(text, plain, at, paragraph)) is not None:
            at = inner
        elif start is None:
            start = at if opens or text[at] not in _CLOSES or _opens_wrongly(plain, at, paragraph) else None
        elif opens and text[at] in _OPENS and not _turned(plain, at):  # a second opening mark: the first was never closed
            yield _quotation(plain, start, at, closed=False)
            start = at
        elif not opens or _looks_closed(plain, at) or _turned(plain, at):
            yield _quotation(plain, start, at + 1, closed=True)
            start = None
        at = plain.find('"', at + 1, paragraph.end)
    if start is not None:
        yield _quotation(plain, start, paragraph.end, closed=False)


def _inner_end(text: str, plain: str, at: int, paragraph: Span) -> int | None:
    """The mark that closes words in marks inside a quotation that closes behind them: `"Kami baca "Harian X" tadi," kata dia`."""
    close = plain.find('"', at + 1, min(paragraph.end, at + _INNER))
    outer = plain.find('"', close + 1, paragraph.end) if close > at + 1 else -1
    if outer < 0 or not _looks_open(plain, at, paragraph) or plain[close - 1].isspace() or plain[close - 1] in ",.!?":
        return None
    goes_on = text[outer] not in _OPENS and not _looks_open(plain, outer, paragraph) and not plain[close + 1].isalnum()
    return close if goes_on and plain.find(",", close, close + 2) < 0 else None


def _quotation(plain: str, start: int, end: int, *, closed: bool) -> Quotation:
    span = Span(start, end) if closed else Span(start, end).trim(plain)
    inner = Span(start + 1, span.end - 1 if closed else span.end)
    return Quotation(span, inner.trim(plain), closed)


def _looks_open(plain: str, at: int, paragraph: Span) -> bool:
    before = plain[at - 1] if at > paragraph.start else " "
    after = plain[at + 1] if at + 1 < paragraph.end else " "
    return not after.isspace() and (before.isspace() or before in "([-:")


def _opens_wrongly(plain: str, at: int, paragraph: Span) -> bool:
    """Whether a closing mark stands where one opens, with the one that closes it behind: `”Aman,” kata dia`.

    A blank may be lost before it, or one too many stand behind it: `….”Aman,” kata dia`, `Ia berkata,”aman”`, `” Aman,” kata dia`.
    """
    before, after = plain[at - 1] if at > paragraph.start else " ", plain[at + 1 : at + 3]
    closing = plain.find('"', at + 1, paragraph.end)
    stuck = before in ".,!?" and after[:1].isalpha() and closing >= 0 and not _looks_open(plain, closing, paragraph)
    spaced = before.isspace() and after[:1] == " " and after[1:].isupper()
    return (stuck or spaced or _looks_open(plain, at, paragraph)) and closing >= 0


def _glued(plain: str, at: int, sayings: Container[str]) -> bool:
    """Whether an opening mark closes, glued to who said it: `…, “ujarnya`."""
    told = _TOLD.match(plain, at + 1) if plain[max(0, at - 2) : at].rstrip()[-1:] in (",", ".", "!", "?") else None
    return told is not None and told.group() in sayings


def _left_alone(plain: str, at: int, paragraph: Span) -> bool:
    """Whether a mark closes words whose opening mark is lost: `… naik," kata dia`, and none behind it closes what it could open."""
    if plain[at - 1] not in ",.!?" or plain[at + 1 : at + 2] != " " or not plain[at + 2 : at + 3].islower():
        return False
    after = plain.find('"', at + 1, paragraph.end)
    return after < 0 or _looks_open(plain, after, paragraph)


def _looks_closed(plain: str, at: int) -> bool:
    """Whether a mark that could open closes, with a blank too many before it: `…, "kata dia`."""
    before, after = plain[max(0, at - 2) : at], plain[at + 1 : at + 2]
    if before[-1:] in ".,!?" or not before[-1:].isspace() or after == ",":
        return True
    return before[:1] in ",.!?" and after.islower()


def _turned(plain: str, at: int) -> bool:
    """Whether an opening mark stands where one closes: `…,“ kata dia`, `….“`, `…“, kata dia`."""
    before, after = plain[at - 1 : at], plain[at + 1 : at + 2]
    if (before in (",", ".", "!", "?") and not after.strip()) or (before.isalnum() and after == ","):
        return True
    return (
        plain[max(0, at - 2) : at].rstrip()[-1:] in (",", ".", "!", "?")
        and plain[at + 1 : at + 2] == " "
        and plain[at + 2 : at + 3].islower()
    )
