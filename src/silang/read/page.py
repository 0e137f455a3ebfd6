"""The page that the stages read: images of the text of equal length, cut into paragraphs, quotations and sentences."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import msgspec

from silang import spans
from silang.pack import Pack
from silang.spans import Span


@dataclass(frozen=True)
class Quotation:
    """A run of quoted words: `span` with its marks, `inner` without; `closed` says whether a closing mark stands there."""

    span: Span
    inner: Span
    closed: bool = True


@dataclass(frozen=True)
class Page:
    """A text with what is not to be read set aside; every offset of its images is an offset of `text`.

    `plain` keeps case, `folded` is in small letters; in both, quotes, dashes and spaces have one form each and the characters of
    `set_aside` are blanks.
    """

    text: str
    set_aside: tuple[Span, ...] = ()
    abbreviations: frozenset[str] = frozenset()

    @cached_property
    def plain(self) -> str:
        """The image that keeps case."""
        return spans.mask(spans.plain(self.text), self.set_aside)

    @cached_property
    def folded(self) -> str:
        """The image in small letters."""
        return spans.mask(spans.fold(self.text), self.set_aside)

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """The lines that hold anything to read, without white space at their ends."""
        return tuple(Span(m.start(), m.end()) for m in _LINE.finditer(self.plain))

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """The quotations in double marks, in order, none across a paragraph's end."""
        return tuple(q for paragraph in self.paragraphs for q in _quotations(self.text, self.plain, paragraph))

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences in order; a quotation and the words that go with it are one sentence, and never cut inside."""
        return tuple(s for paragraph in self.paragraphs for s in self._sentences(paragraph))

    def sentence_at(self, offset: int) -> Span | None:
        """The sentence that holds the character at `offset`, if one does."""
        return _at(self.sentences, offset)

    def paragraph_at(self, offset: int) -> Span:
        """The paragraph that holds the character at `offset`; an empty span where none does."""
        return _at(self.paragraphs, offset) or Span(offset, offset)

    def _sentences(self, paragraph: Span) -> Iterator[Span]:
        first, last = (bisect_left(self.quotations, end, key=lambda q: q.span.start) for end in (paragraph.start, paragraph.end))
        quoted = [q.span for q in self.quotations[first:last]]
        start, after = paragraph.start, 0
        for marked, least in _ends(self.plain, paragraph, self.abbreviations):
            end = marked
            while after < len(quoted) and quoted[after].end <= end - 1:
                after += 1
            if after < len(quoted) and least <= quoted[after].start < end:  # a mark that opens the next quotation
                end = quoted[after].start
            inside = after < len(quoted) and quoted[after].start < end - 1 and end < quoted[after].end
            if not inside and end > start:
                yield Span(start, end).trim(self.plain)
                start = end
        if start < paragraph.end:
            yield Span(start, paragraph.end).trim(self.plain)


def _at(ordered: Sequence[Span], offset: int) -> Span | None:
    """Of disjoint spans in order, the one that holds `offset`."""
    at = bisect_right(ordered, offset, key=lambda span: span.start) - 1
    return ordered[at] if at >= 0 and offset < ordered[at].end else None


class Abbreviations(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table `abbreviations`: words in small letters that a full stop may belong to."""

    words: tuple[str, ...]


@lru_cache(maxsize=8)
def abbreviations(pack: Pack) -> frozenset[str]:
    """The pack's words that a full stop may belong to, so that it ends no sentence."""
    return frozenset(pack.table("abbreviations", Abbreviations).words)


_LINE = re.compile(r"[^\s](?:[^\n]*[^\s])?")
_END = re.compile(r'[.!?]+["\')\]]*(?=\s+["\'(\[]?[^\W_a-z]|\s*$|[A-Z][a-z])')
_WORD_BEFORE = re.compile(r"[^\W_]+(?:\.[^\W_]+)*$")


def _ends(plain: str, paragraph: Span, abbreviations: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Where sentences may end, with and without the marks after the stop, quotations not yet looked at."""
    for match in _END.finditer(plain, paragraph.start, paragraph.end):
        stop = match.start() + len(match.group().rstrip("\"')]"))
        glued = match.end() < paragraph.end and not plain[match.end()].isspace()
        if glued and match.end() == stop and not plain[max(0, match.start() - 2) : match.start()].islower():
            continue
        if match.group() == "." and match.end() < paragraph.end:
            word = _WORD_BEFORE.search(plain, max(paragraph.start, match.start() - 24), match.start())
            if word is not None and _abbreviated(word.group(), abbreviations):
                continue
        yield match.end(), stop


def _abbreviated(word: str, abbreviations: frozenset[str]) -> bool:
    """Whether a full stop after `word` belongs to the word: a known abbreviation or a person's initial."""
    return word.lower() in abbreviations or (len(word) == 1 and word.isalpha() and word.isupper())


_OPENS, _CLOSES = frozenset("“„«〝"), frozenset("”»〞")


def _quotations(text: str, plain: str, paragraph: Span) -> Iterator[Quotation]:
    """Pairs of double marks in one paragraph. A mark that cannot be told apart opens where none is open."""
    start: int | None = None
    at = plain.find('"', paragraph.start, paragraph.end)
    while at >= 0:
        opens = text[at] in _OPENS or (text[at] not in _CLOSES and _looks_open(plain, at, paragraph))
        if start is None:
            start = at if opens or text[at] not in _CLOSES else None
        elif opens and text[at] in _OPENS:  # a second opening mark: the first was never closed
            yield _quotation(plain, start, at, closed=False)
            start = at
        elif not opens or _looks_closed(plain, at):
            yield _quotation(plain, start, at + 1, closed=True)
            start = None
        at = plain.find('"', at + 1, paragraph.end)
    if start is not None:
        yield _quotation(plain, start, paragraph.end, closed=False)


def _quotation(plain: str, start: int, end: int, *, closed: bool) -> Quotation:
    span = Span(start, end) if closed else Span(start, end).trim(plain)
    inner = Span(start + 1, span.end - 1 if closed else span.end)
    return Quotation(span, inner.trim(plain), closed)


def _looks_open(plain: str, at: int, paragraph: Span) -> bool:
    before = plain[at - 1] if at > paragraph.start else " "
    after = plain[at + 1] if at + 1 < paragraph.end else " "
    return not after.isspace() and (before.isspace() or before in "([-:")


def _looks_closed(plain: str, at: int) -> bool:
    """Whether a mark that could open closes, with a blank too many before it: `…, "kata dia`."""
    before, after = plain[max(0, at - 2) : at], plain[at + 1 : at + 2]
    return before[-1:] in ".,!?" or not before[-1:].isspace() or (before[:1] in ",.!?" and after.islower())
