"""The page that the stages read: images of the text of equal length, cut into paragraphs, quotations and sentences."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from heapq import merge
from itertools import chain, islice, takewhile
from operator import attrgetter
from typing import Any, TypeVar

import msgspec

from silang import spans
from silang.pack import Pack
from silang.read.lines import lines, paragraphs
from silang.read.quoting import Quotation, quotations
from silang.spans import Span

T = TypeVar("T")


class Abbreviations(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table `abbreviations`: `words` that a full stop may belong to, `starters` that open a sentence even behind those.

    `onward` are words that end no line: what they lead up to stands in the next. Before `sayings` a quotation ends that no mark
    closes.
    """

    words: frozenset[str] = frozenset()
    starters: frozenset[str] = frozenset()
    onward: frozenset[str] = frozenset()
    sayings: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Page:
    """A text with what is not to be read set aside; every offset of its images is an offset of `text`.

    `plain` keeps case, `folded` is in small letters; in both, quotes, dashes and spaces have one form each and the characters of
    `set_aside` are blanks.
    """

    text: str
    set_aside: tuple[Span, ...] = ()
    abbreviations: Abbreviations = field(default_factory=Abbreviations)
    _whole: Page | None = field(default=None, repr=False, compare=False)
    _made: dict[Hashable, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def without(self, set_aside: tuple[Span, ...]) -> Page:
        """The same text with `set_aside` set aside, and nothing else; the page itself where that is what it has set aside."""
        return self if set_aside == self.set_aside else Page(self.text, set_aside, self.abbreviations, self._whole or self)

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives, made once for this page: what several stages ask of it."""
        if key not in self._made:
            self._made[key] = make()
        made: T = self._made[key]
        return made

    @cached_property
    def plain(self) -> str:
        """The image that keeps case."""
        whole = self._whole
        return spans.mask(spans.plain(self.text) if whole is None or whole.set_aside else whole.plain, self.set_aside)

    @cached_property
    def folded(self) -> str:
        """The image in small letters."""
        whole = self._whole
        return spans.small(self.plain) if whole is None or whole.set_aside else spans.mask(whole.folded, self.set_aside)

    @cached_property
    def lines(self) -> tuple[Span, ...]:
        """The lines that hold anything to read, without white space at their ends; commas between paragraphs end them too."""
        return lines(self.plain)

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """The lines that hold anything to read, those put together that scraping broke at a link."""
        return tuple(paragraphs(self.plain, self.lines, self.abbreviations.onward))

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """The quotations in double marks, in order, none across a paragraph's end: one that runs on is several."""
        return tuple(quotations(self.text, self.plain, self.paragraphs, self.abbreviations.sayings))

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences in order; a quotation and the words that go with it are one sentence, and never cut inside."""
        return tuple(s for paragraph in self.paragraphs for s in self._sentences(paragraph))

    def sentence_at(self, offset: int) -> Span | None:
        """The sentence that holds the character at `offset`, if one does."""
        return _at(self.sentences, self._sentence_starts, offset)

    def shouted(self, span: Span) -> bool:
        """Whether the words are part of a title in capitals within a sentence: film 7 HARI DI RAWA itu."""
        words = span.of(self.plain)
        if not words.isupper() or sum(letter.isalpha() for letter in words) < _LEAST_SHOUTED:
            return False
        before = _CAPITALS_BEFORE.search(self.plain, max(0, span.start - _TITLE), span.start)
        if before is None and _CAPITALS_AFTER.match(self.plain, span.end) is None:
            return False
        around = self.sentence_at(span.start) or span
        start, end = max(around.start, span.start - _TITLE), min(around.end, span.end + _TITLE)
        return _SMALL_WORDS.search(self.plain, start, end) is not None

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [paragraph.start for paragraph in self.paragraphs]

    def paragraph_at(self, offset: int) -> Span:
        """The paragraph that holds the character at `offset`; an empty span where none does."""
        return _at(self.paragraphs, self._paragraph_starts, offset) or Span(offset, offset)

    def _sentences(self, paragraph: Span) -> Iterator[Span]:
        first, last = (bisect_left(self.quotations, end, key=_QUOTED) for end in (paragraph.start, paragraph.end))
        quoted = [q.span for q in self.quotations[first:last]]
        start, after = paragraph.start, 0
        seams = ((at, at) for at in _seams(self.plain, paragraph, self.abbreviations.starters))
        for marked, least in merge(_ends(self.plain, paragraph, self.abbreviations), seams):
            end = marked
            while after < len(quoted) and quoted[after].end <= end - 1:
                after += 1
            if after < len(quoted) and least <= quoted[after].start < end:  # a mark that opens the next quotation
                end = quoted[after].start
            inside = after < len(quoted) and quoted[after].start < end - 1 and end < quoted[after].end
            if not inside and end > start:
                yield from _bounded(self.plain, Span(start, end).trim(self.plain), quoted)
                start = end
        if start < paragraph.end:
            yield from _bounded(self.plain, Span(start, paragraph.end).trim(self.plain), quoted)


def _at(ordered: Sequence[Span], starts: Sequence[int], offset: int) -> Span | None:
    """Of disjoint spans in order, which begin at `starts`, the one that holds `offset`."""
    at = bisect_right(starts, offset) - 1
    return ordered[at] if at >= 0 and offset < ordered[at].end else None


@lru_cache(maxsize=8)
def abbreviations(pack: Pack) -> Abbreviations:
    """The pack's words that a full stop may belong to, so that it ends no sentence."""
    return pack.table("abbreviations", Abbreviations)


_QUOTED = attrgetter("span.start")
_LEAST_SHOUTED = 3  # letters
_LONGEST = 2000  # characters of a sentence, its quotations not counted
_CAPITALS_AFTER = re.compile(r" [A-Z]{2,}(?![a-z])")
_CAPITALS_BEFORE = re.compile(r"(?<!\w)[A-Z]{2,} $")
_SMALL_WORDS = re.compile(r"(?<!\w)[a-z]{3,} [a-z]{3,}(?!\w)")
_BRACKET = 120  # characters in one, at most
_TITLE = 80  # characters of one in capitals, at most
_END = re.compile(
    r'[.!?][.!?]*["\')\]*:]*'
    r'(?=\s+["\'(\[]{0,2}(?:[^\W_a-z]|[a-z][A-Z])|\s["(][a-z*\[.]|\s*$|[A-Z][a-z]|[A-Z]{3}|(?<=\*)[A-Z]'
    r"|(?:(?<=[a-z]{4}\.)|(?<=[\d)]{3}\.))\s[a-z]{2})"  # behind no short form, the capital lost
)
_BEFORE_GLUED = re.compile(r"(?:[^\W\d_A-Z]{2}|[\"')]|\d{2}|[A-Z]{2}) ?$")  # what ends a sentence that the next is glued to
_SMALL_WORD = re.compile(r"(?<![^\W_])[^\W\d_A-Z]{2,}$")  # and what ends one that capitals are glued to: not "Outlet.COM"
_SAYING = re.compile(r'\s"[^\W_a-z][^\s"]*(?: [^\s"]+){3}')  # a quotation of several words, which is no nickname
_DEGREE = re.compile(r"[A-Z][a-z]{0,5}\.(?:[A-Z]{1,3}(?![\w.])|,)")  # glued to another: "M.Kes.Subsp.PL(K)", "M.Med.Ed.,"
_SEAM = re.compile(r"[A-Z](?<=\S\S[^\W_].)[a-z]+(?=,? [^\W_])")  # a word with a capital that another is glued to, not "PaDi"
_INITIALS = re.compile(r"[A-Z](?:\.[A-Z])*")
_SMALL_AFTER = re.compile(r"\s+([a-z]+)\b")
_WORD_AFTER = re.compile(r"\s+([A-Z][a-z]+)\b")
_WORD_BEFORE = re.compile(r"[^\W_]+(?:[.-][^\W_]+)*$")


def _bounded(plain: str, sentence: Span, quoted: Sequence[Span]) -> Iterator[Span]:
    """A sentence, cut at blanks outside quotations where it goes on for longer than any does: a list, debris, hostile text."""
    start = at = sentence.start
    room = _LONGEST
    first = bisect_left(quoted, start, key=attrgetter("start")) if len(sentence) > room else len(quoted)
    held = takewhile(lambda span: span.end <= sentence.end, islice(quoted, first, None))
    for quotation in chain(held, (Span(sentence.end, sentence.end),)):
        while quotation.start - at > room:
            blank = plain.find(" ", at + max(room, 0), quotation.start)
            if blank < 0:
                break
            yield Span(start, blank).trim(plain)
            start, at, room = blank + 1, blank + 1, _LONGEST
        room -= quotation.start - at + 1
        at = quotation.end
    yield Span(start, sentence.end).trim(plain)


def _ends(plain: str, paragraph: Span, abbreviations: Abbreviations) -> Iterator[tuple[int, int]]:
    """Where sentences may end, with and without the marks after the stop, quotations not yet looked at."""
    for match in _END.finditer(plain, paragraph.start, paragraph.end):
        marks, (start, end) = match.group(), match.span()
        stop = start + len(marks.rstrip("\"')]"))
        last = end == paragraph.end
        if end == stop and not last and not plain[end].isspace():
            shape = _SMALL_WORD if plain[end : end + 2].isupper() else _BEFORE_GLUED
            if _DEGREE.match(plain, end) or shape.search(plain, max(paragraph.start, start - 24), start) is None:
                continue
        if not last and (_bracketed(plain, end, paragraph) or _goes_on(plain, end, abbreviations.onward)):
            continue
        if not last and marks in (".", ".)"):
            word = _WORD_BEFORE.search(plain, max(paragraph.start, start - 24, plain.rfind(" ", 0, start) + 1), start)
            if (
                word is not None
                and _abbreviated(word.group(), abbreviations.words)
                and not _SAYING.match(plain, end, paragraph.end)
                and not _starts(plain, end, abbreviations.starters)
            ):
                continue
        yield end, stop


def _seams(plain: str, paragraph: Span, starters: frozenset[str]) -> Iterator[int]:
    """Where a word that begins a sentence is glued to the one before it, whose stop is lost: "Jalan Masih PanjangNamun, …"."""
    for match in _SEAM.finditer(plain, paragraph.start, paragraph.end):
        if match.group().lower() in starters:
            yield match.start()


def _bracketed(plain: str, at: int, paragraph: Span) -> bool:
    """Whether a bracket that stands open before `at` closes behind it: "(lih. pasal 3)"."""
    opened = plain.rfind("(", max(paragraph.start, at - _BRACKET), at)
    if opened < 0 or plain.find(")", opened, at) >= 0:
        return False
    closed = plain.find(")", at, min(paragraph.end, opened + _BRACKET))
    return closed >= 0 and plain.find("(", at, closed) < 0


def _goes_on(plain: str, at: int, onward: frozenset[str]) -> bool:
    """Whether behind a full stop that is one too many a word in small letters goes on: "air naik. dan warga pergi"."""
    word = _SMALL_AFTER.match(plain, at)
    return word is not None and word[1] in onward


def _starts(plain: str, at: int, starters: frozenset[str]) -> bool:
    """Whether behind a full stop a word follows that begins a sentence and no name: "PT Maju Tbk. Namun …"."""
    word = _WORD_AFTER.match(plain, at)
    return word is not None and word[1].lower() in starters


def _abbreviated(word: str, abbreviations: frozenset[str]) -> bool:
    """Whether a full stop after `word` belongs to the word: a known abbreviation or a person's initials."""
    return word.lower() in abbreviations or _INITIALS.fullmatch(word) is not None
