"""What of the text an attribution's words are: its content as spans, and whether they stand in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from silang.model import Attribution, Form
from silang.read.attributions import scope
from silang.read.attributions.chunks import Chunk
from silang.read.attributions.phrases import Row
from silang.read.attributions.scope import Range
from silang.read.clauses import Clauses, either
from silang.read.page import Page
from silang.spans import Span

_SINGLE = re.compile(r"(?<=\s)'([^\s'][^\s'\n]{0,40}\s[^'\n]{1,400})'(?=[\s.,;:)])")  # quoted words in single marks, not one alone
_WHOLE = re.compile(r"[(\[]?[A-Z]\S* \S+ .*[,.!?)]", re.DOTALL)  # a sentence of its own, three words at the least
_NUMBER = re.compile(r"(?:(?<=[a-z]{3})|(?<=[)\"]))[.:]\s?\d{1,2}$")  # of a list's next member, behind a word in small letters
_NUMBERED = 12  # characters in which it stands
_TOLD = 4  # sentences of a paragraph that "Hal itu" points back to, at most
_CAPITALS = 2 / 3  # of the words of a title, at least


@dataclass(slots=True)
class Sentence:
    """A sentence being read: its chunks, and the attributions found in it so far.

    Where nothing is said or quoted it is not cut into chunks until they are asked for; then `rows` gives those of one or several.
    """

    span: Span
    row: Row
    found: list[Attribution] = field(default_factory=list)
    goes_on: bool = False
    rows: Callable[[], Iterable[tuple[Span, Row]]] | None = None

    def cut(self) -> list[Sentence]:
        """The sentence with its chunks, or the several that it is."""
        return [self] if self.rows is None else [Sentence(span, row) for span, row in self.rows()]


def is_quotation(row: Row) -> bool:
    """Whether a sentence is nothing but quotations."""
    return (
        bool(row) and all(chunk.kind in ("quote", "stop", "comma") for chunk in row) and any(chunk.kind == "quote" for chunk in row)
    )


def pieces(page: Page, row: Row, ranges: Sequence[Range], words: Clauses) -> Iterator[Span]:
    """The content spans of ranges of chunks, quotation marks left out at their ends."""
    for first, end in ranges:
        last = end
        while last > first and row[last - 1].kind in ("comma", "stop") and row[last - 1].low != ")":
            last -= 1
        if all(chunk.kind == "quote" or _between(chunk, words) for chunk in row[first:last]):
            for chunk in row[first:last]:
                if chunk.kind == "quote":
                    yield chunk.item.inner.trim(page.plain, " ,")
        else:
            yield _unnumbered(page, Span(row[first].start, row[last - 1].end))


def _unnumbered(page: Page, span: Span) -> Span:
    """The span without the number of a list that goes on behind it ("… di Rawa.2")."""
    number = _NUMBER.search(page.plain, max(span.start, span.end - _NUMBERED), span.end)
    return span if number is None else Span(span.start, number.start())


def quoted_end(page: Page, row: Row, ranges: Sequence[Range]) -> tuple[Range, ...]:
    """The ranges of a content that stands before its cue; of one that ends in a whole sentence in quotation marks, that alone.

    What leads up to it is the reporter's: X tersenyum, "Kami sudah siap," katanya.
    """
    if not ranges:
        return ()
    first, last = ranges[0]
    if (
        last - first < 2
        or row[last - 1].kind != "quote"
        or all(chunk.kind in ("quote", "comma", "stop") for chunk in row[first:last])
    ):
        return tuple(ranges)
    inner = row[last - 1].item.inner.of(page.plain)
    whole = _WHOLE.fullmatch(inner) is not None and not _is_title(inner)
    return ((last - 1, last), *ranges[1:]) if whole else tuple(ranges)


def form_of(page: Page, row: Row, ranges: Sequence[Range], words: Clauses) -> Form:
    """Whether the content is quoted words, words of the reporter, or both; a title in quotation marks is no quotation."""
    inside = [(at, row[at]) for first, last in ranges for at in range(first, last) if not _between(row[at], words)]
    if inside and all(chunk.kind == "quote" for _, chunk in inside):
        return "direct"
    if any(chunk.kind == "quote" and not _named(page, row, at, words) for at, chunk in inside):
        return "mixed"
    single = (match for first, last in ranges for match in _SINGLE.finditer(page.plain, row[first].start, row[last - 1].end))
    return "mixed" if any(not _is_title(match[1]) for match in single) else "indirect"


def form_before(content: Sequence[Span], page: Page) -> Form:
    """Whether content that stands in the sentences before is quoted words alone."""
    quoted = [q.inner for q in page.quotations]
    return "direct" if content and all(any(q.holds(span) for q in quoted) for span in content) else "indirect"


def told_before(page: Page, sentence: Sentence, before: Sequence[Sentence], words: Clauses, *, quoted: bool) -> tuple[Span, ...]:
    """The sentences of this paragraph that stand before, else the paragraph before it; `quoted` wants the quotation before."""
    if not before or (quoted and (any(a.cue for a in before[-1].found) or not is_quotation(before[-1].row))):
        return ()
    if quoted:
        before[-1].found.clear()
        return tuple(chunk.item.inner for chunk in before[-1].row if chunk.kind == "quote")
    here = page.paragraph_at(sentence.span.start)
    near = [part for s in before[-_TOLD - 1 :] for part in s.cut()][-_TOLD - 1 :]
    told = [s for s in near if here.holds(s.span)]
    if not told:
        last = page.paragraph_at(before[-1].span.start)
        told = [s for s in near if last.holds(s.span)]
    if len(told) > _TOLD:
        told = told[-1:]  # a page without paragraphs
    if all(is_quotation(s.row) for s in told):
        for known in before[-len(told) :]:
            known.found = [own for own in known.found if own.cue is not None]  # whose words they are is told here
        return tuple(chunk.item.inner for s in told for chunk in s.row if chunk.kind == "quote")
    if told[-1].goes_on:
        said = next((own for part in reversed(told) for own in reversed(part.found) if own.form == "direct"), None)
        if said is not None:
            return said.content  # "…," kata X. "…" Hal itu disampaikan X
    reports = [_report(part, words) for part in told]
    last_told = reports[-1]
    if last_told is not None and last_told.content[0].start < told[-1].span.start:
        return last_told.content  # "Hal itu disampaikan X. Hal itu dibantah Y."
    if last_told is not None and (_tells_after(last_told) or (len(told) == 1 and last_told.form == "direct")):
        return _reported(page, told, reports)
    if last_told is not None and last_told.form == "direct":
        told = told[:-1]  # the words themselves are told apart
    first, said = told[0], reports[0]
    start = first.row[scope.dateline_end(first.row)].start if scope.dateline_end(first.row) < len(first.row) else first.span.start
    if said is not None and _tells_after(said):
        start = said.content[0].start
    return (Span(start, _told_end(told[-1])).trim(page.plain, " .,-"),)


def _reported(page: Page, told: Sequence[Sentence], reports: Sequence[Attribution | None]) -> tuple[Span, ...]:
    """What sentences tell of which the last is a report: its content, with what stands before it if the first is a report too."""
    first = reports[0]
    led = first is not None and _tells_after(first)
    return tuple(
        span
        for part, known in list(zip(told, reports, strict=True))[0 if led else -1 :]
        for span in (known.content if known is not None else (part.span.trim(page.plain, " .,-"),))
    )


def _tells_after(said: Attribution) -> bool:
    """Whether a report in the reporter's words has its content behind its cue."""
    return said.cue is not None and said.form != "direct" and said.content[0].start > said.cue.start


def _told_end(last: Sentence) -> int:
    """Where what a sentence tells ends: before who said it, if that closes the sentence ("…," kata X di Rawa, Senin.)."""
    said = last.found[-1] if last.found else None
    if said is None or said.cue is None or not said.content or not last.span.start < said.content[-1].end <= said.cue.start:
        return last.span.end
    return next(
        (chunk.end for chunk in last.row if chunk.start <= said.content[-1].start and chunk.end >= said.content[-1].end),
        said.content[-1].end,
    )


def _report(sentence: Sentence, words: Clauses) -> Attribution | None:
    """What a sentence as a whole reports, if it is a report itself: its first attribution; no clause or "dan" stands before it."""
    first = next((known for known in sentence.found if known.content), None)
    if first is None or first.cue is None:
        return None
    begins = min(span.start for span in (first.cue, first.source, *first.content) if span is not None)
    led = any(
        chunk.kind in ("verb", "cue", "quote") and chunk.end <= begins and chunk.low not in words.relays for chunk in sentence.row
    )
    joints = either(words.coordinators, words.manner)
    joined = any(chunk.low in joints and chunk.end + 1 == first.cue.start for chunk in sentence.row)
    return None if led or joined else first


def _between(chunk: Chunk, words: Clauses) -> bool:
    """Whether a chunk may stand between two quotations that are one saying: "A" dan "B"."""
    return chunk.kind in ("comma", "stop") or chunk.low in words.coordinators


def _named(page: Page, row: Row, at: int, words: Clauses) -> bool:
    """Whether a quotation is what something is called: a title, or what stands behind a word for a name."""
    return (at > 0 and row[at - 1].low in words.naming) or _is_title(row[at].item.inner.of(page.plain))


def _is_title(text: str) -> bool:
    """Whether words are written as a title is, most of them with a capital and not all in capitals."""
    words = [word for word in text.split() if word[:1].isalpha()]
    capitals = sum(word[0].isupper() for word in words)
    return bool(words) and words[0][0].isupper() and capitals >= _CAPITALS * len(words) and not (len(words) > 1 and text.isupper())
