"""The page that the stages read: images of the text of equal length, cut into paragraphs, quotations and sentences."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from operator import attrgetter
from typing import Any, TypeVar

import msgspec

from silang import spans
from silang.pack import Pack
from silang.read.quoting import Quotation, quotations
from silang.spans import Span

T = TypeVar("T")


class Abbreviations(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table `abbreviations`: `words` that a full stop may belong to, `starters` that open a sentence even behind those.

    `onward` are words that end no line: what they lead up to stands in the next.
    """

    words: frozenset[str] = frozenset()
    starters: frozenset[str] = frozenset()
    onward: frozenset[str] = frozenset()


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
        lines = (Span(m.start(), m.end()) for m in _LINE.finditer(self.plain))
        return tuple(lines if self.plain.count(".,") + self.plain.count(". ,") < _LEAST_JOINED else _parted(self.plain, lines))

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """The lines that hold anything to read, those put together that scraping broke at a link."""
        return tuple(_paragraphs(self.plain, self.lines, self.abbreviations.onward))

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """The quotations in double marks, in order, none across a paragraph's end: one that runs on is several."""
        return tuple(quotations(self.text, self.plain, self.paragraphs))

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
        before = _CAPITALS_BEFORE.search(self.plain, max(0, span.start - _LINK), span.start)
        if before is None and _CAPITALS_AFTER.match(self.plain, span.end) is None:
            return False
        around = self.sentence_at(span.start) or span
        start, end = max(around.start, span.start - _LINK), min(around.end, span.end + _LINK)
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
_CAPITALS_AFTER = re.compile(r" [A-Z]{2,}(?![a-z])")
_CAPITALS_BEFORE = re.compile(r"(?<!\w)[A-Z]{2,} $")
_SMALL_WORDS = re.compile(r"(?<!\w)[a-z]{3,} [a-z]{3,}(?!\w)")
_LINE = re.compile(r"[^\s](?:[^\n]*[^\s])?")
_LEAST_JOINED = 3  # full stops that a comma touches, in a text whose paragraphs were joined by commas
_JOINED = re.compile(r"(?:(?<=[\"')]) ?,|(?:(?<=[.!?])|(?<=[.!?]\")) ?,(?: ?,){0,3}(?: {1,3}(?=\"))?)(?=[\"'(]{0,2}[A-Z])")
_GOES_ON = re.compile(
    r"[^\W\d_A-Z]|[,.;:?!)/]|\" |\([^()\n]{1,40}\) [^\W\d_A-Z]"
)  # how a line begins that goes on with the one before
_ENDED = frozenset('.!?:;")]')
_BRACKET = 120  # characters in one, at most
_LINK = 80  # characters of the words of a link
_END = re.compile(r'[.!?][.!?]*["\')\]*:]*(?=\s+["\'(\[]{0,2}[^\W_a-z]|\s["(][a-z*\[.]|\s*$|[A-Z][a-z]|[A-Z]{3}|(?<=\*)[A-Z])')
_BEFORE_GLUED = re.compile(r"(?:[^\W\d_A-Z]{2}|[\"')]|\d{2}|[A-Z]{2}) ?$")  # what ends a sentence that the next is glued to
_SMALL_WORD = re.compile(r"(?<![^\W_])[^\W\d_A-Z]{2,}$")  # and what ends one that capitals are glued to: not "Outlet.COM"
_SAYING = re.compile(r'\s"[^\W_a-z][^\s"]*(?: [^\s"]+){3}')  # a quotation of several words, which is no nickname
_DEGREE = re.compile(r"[A-Z][a-z]{0,5}\.[A-Z]{1,3}(?![\w.])")  # glued to another: "M.Kes.Subsp.PL(K)"
_INITIALS = re.compile(r"[A-Z](?:\.[A-Z])*")
_LAST_SMALL = re.compile(r" [a-z]+$")
_AFTER_QUOTED = re.compile(r"\"[^\"]* [a-z]+$")
_NAMED = re.compile(r"[A-Z][\w.-]*(?: [A-Z][\w.-]*){0,3}[.,]?")
_SENTENCE = re.compile(r"[.!?] ")
_WORD_AFTER = re.compile(r"\s+([A-Z][a-z]+)\b")
_WORD_BEFORE = re.compile(r"[^\W_]+(?:[.-][^\W_]+)*$")


def _parted(plain: str, lines: Iterable[Span]) -> Iterator[Span]:
    """The lines of a text whose paragraphs were written as a list: `… air.,"Kami …` is two."""
    for line in lines:
        start = line.start
        for comma in _JOINED.finditer(plain, line.start, line.end):
            yield Span(start, comma.start())
            start = comma.end()
        if start < line.end:
            yield Span(start, line.end)


def _paragraphs(plain: str, lines: Sequence[Span], onward: frozenset[str]) -> Iterator[Span]:
    """The lines with the words of a link, and what follows them, put back into their sentence."""
    start = 0
    for at, line in enumerate(lines):
        if at + 1 == len(lines) or not (
            _joins(plain, lines, at)
            or _linked(plain, lines, at, begun=at > start)
            or _led(plain, lines, at, onward, begun=at > start)
        ):
            yield Span(lines[start].start, line.end)
            start = at + 1


def _joins(plain: str, lines: Sequence[Span], at: int) -> bool:
    """Whether a line and the next are one: neither ended nor begun anew, or the next is a link that another goes on from."""
    line, after = lines[at], lines[at + 1]
    if plain.count("\n", line.end, after.start) > 1:
        return False
    if line.of(plain) == '"':  # it opens the words below it
        return True
    if plain[line.end - 1] in _ENDED:
        return False
    if _begun(plain, after):
        return True
    if len(after) > _LINK or at + 2 == len(lines) or plain[after.end - 1] in _ENDED or not plain[after.start].isalnum():
        return False
    return plain.count("\n", after.end, lines[at + 2].start) == 1 and _begun(plain, lines[at + 2])


def _linked(plain: str, lines: Sequence[Span], at: int, *, begun: bool) -> bool:
    """Whether a line leaves a sentence open that the next line ends, or the one after the link that the next is.

    `begun` says that the line itself goes on with one; else it ends with small words behind a quotation, or is long and ends with
    one, and the next is a mere name.
    """
    line, after = lines[at], lines[at + 1]
    if plain[line.end - 1] in _ENDED or plain.count("\n", line.end, after.start) > 1 or not plain[after.start].isalnum():
        return False
    if not begun:
        named = _NAMED.fullmatch(plain, after.start, after.end)
        return named is not None and (
            _AFTER_QUOTED.search(plain, max(line.start, line.end - _LINK), line.end) is not None
            or (
                len(line) > _LINK and named.group()[-1] == "." and _LAST_SMALL.search(plain, line.end - _LINK, line.end) is not None
            )
        )
    if plain[after.end - 1] in _ENDED:
        return len(line) <= _LINK
    if len(after) > _LINK or at + 2 == len(lines) or plain.count("\n", after.end, lines[at + 2].start) > 1:
        return False
    return (
        plain[lines[at + 2].start].isalnum()
        and plain[lines[at + 2].end - 1] == "."
        and _SENTENCE.search(plain, line.start, line.end) is not None
    )


def _led(plain: str, lines: Sequence[Span], at: int, onward: frozenset[str], *, begun: bool) -> bool:
    """Whether a line's last word leads up to the name that is the next, or is itself that name: "Direktur PT / Banyu / Raya X"."""
    line, after = lines[at], lines[at + 1]
    if plain.count("\n", line.end, after.start) > 1 or not plain[after.start].isalnum():
        return False
    if begun and _NAMED.fullmatch(plain, line.start, line.end) is not None and plain[line.end - 1] not in _ENDED:
        return _last_word(plain, lines[at - 1]) in onward
    return _last_word(plain, line) in onward and _NAMED.fullmatch(plain, after.start, after.end) is not None


def _last_word(plain: str, line: Span) -> str:
    """The word that ends a line, in small letters."""
    return plain[max(line.start, line.end - _LINK) : line.end].rpartition(" ")[2].lower()


def _begun(plain: str, line: Span) -> bool:
    """Whether a line goes on with a sentence: in small letters (a list's "a." or "1)" apart) or with a mark that ends words."""
    return _GOES_ON.match(plain, line.start) is not None and plain[line.start + 1 : line.start + 2] not in (".", ")")


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
        if not last and _bracketed(plain, end, paragraph):
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


def _bracketed(plain: str, at: int, paragraph: Span) -> bool:
    """Whether a bracket that stands open before `at` closes behind it: "(lih. pasal 3)"."""
    opened = plain.rfind("(", max(paragraph.start, at - _BRACKET), at)
    if opened < 0 or plain.find(")", opened, at) >= 0:
        return False
    closed = plain.find(")", at, min(paragraph.end, opened + _BRACKET))
    return closed >= 0 and plain.find("(", at, closed) < 0


def _starts(plain: str, at: int, starters: frozenset[str]) -> bool:
    """Whether behind a full stop a word follows that begins a sentence and no name: "PT Maju Tbk. Namun …"."""
    word = _WORD_AFTER.match(plain, at)
    return word is not None and word[1].lower() in starters


def _abbreviated(word: str, abbreviations: frozenset[str]) -> bool:
    """Whether a full stop after `word` belongs to the word: a known abbreviation or a person's initials."""
    return word.lower() in abbreviations or _INITIALS.fullmatch(word) is not None
