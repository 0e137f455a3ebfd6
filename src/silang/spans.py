"""Spans of a text, and images of equal length to match on."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

import msgspec

from silang.errors import AnchorError


class Span(msgspec.Struct, frozen=True, array_like=True, order=True, gc=False):
    """A half-open range `[start, end)` of Unicode code points of one text.

    >>> Span(0, 5).of("Rusia menolak")
    'Rusia'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words it covers; raises AnchorError where it does not lie within `text`."""
        if not 0 <= self.start <= self.end <= len(text):
            raise AnchorError(f"span {self.start}:{self.end} does not fit a text of {len(text)} characters")
        return text[self.start : self.end]

    def __len__(self) -> int:
        return self.end - self.start

    def holds(self, other: Span) -> bool:
        """Whether `other` lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def trim(self, text: str, chars: str | None = None) -> Span:
        """The same span without `chars` (white space if None) at its ends.

        >>> Span(0, 7).trim("  dua, ", " ,")
        Span(start=2, end=5)
        """
        words = self.of(text)
        start = self.start + len(words) - len(words.lstrip(chars))
        return Span(start, max(start, self.end - len(words) + len(words.rstrip(chars))))


# One character for one: a match on an image is a match on the text.
_ALIKE = str.maketrans(
    dict.fromkeys("“”„‟«»〝〞＂", '"')
    | dict.fromkeys("‘’‚‛′`´＇", "'")
    | dict.fromkeys("‐‑‒–—―−－", "-")
    | dict.fromkeys("\t\v\f\x00\x1c\x1d\x1e\x1f\u00a0\u1680\u180e\u200b\u202f\u205f\u3000\ufeff", " ")
    | dict.fromkeys(map(chr, range(0x2000, 0x200B)), " ")
    | dict.fromkeys("\x85\u2028\u2029", "\n")
    | {"…": "."}
)


def _misread(sign: str, encoding: str) -> str:
    """What a sign's bytes in UTF-8 are in another encoding; a byte that it lacks stands for itself."""
    return "".join(bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in sign.encode())


# Each sign as three encodings misread it, by what it is read as: filled up with blanks on the side where no word is.
_MEANT = {
    misread: _ALIKE[ord(sign)].rjust(len(misread)) if sign in "“‘„«" else _ALIKE[ord(sign)].ljust(len(misread))
    for sign in "“”„«»‘’‐‑–—…\u00a0\u200b\ufeff"
    for misread in (_misread(sign, encoding) for encoding in ("cp1252", "mac_roman", "latin-1"))
}
_LEADS = {misread[0] for misread in _MEANT}
_MISREAD = re.compile("|".join(map(re.escape, sorted(_MEANT, key=len, reverse=True))))
_TWO_SINGLE = re.compile(r"(?<![\d'])''(?!')")  # for a double mark; behind a number they are inches or seconds
_RETURN = re.compile(r"\r(?!\n)")
_UNLIKE_ASCII = tuple(sign for sign in map(chr, _ALIKE) if sign.isascii())
_UNLIKE = re.compile("[" + re.escape("".join(map(chr, _ALIKE))) + "]")
# The one capital whose small form is two code points long, and the one whose small form hangs on what follows.
_CAPITALS = str.maketrans({"İ": "i", "Σ": "σ"})


def plain(text: str) -> str:
    """An image of equal length: quotes, dashes and spaces in one form each, lines ended by `\\n`, case kept.

    Signs that were written as UTF-8 and read as another encoding are taken for what they were, filled up with blanks.

    >>> plain("“Ya” – kata dia")
    '"Ya" - kata dia'
    >>> plain("â€œYaâ€\x9d kata dia")
    '  "Ya"   kata dia'
    >>> plain("''Ya,'' kata dia")
    ' "Ya,"  kata dia'
    """
    ascii = text.isascii()
    if not ascii and any(lead in text for lead in _LEADS):  # to look is much faster than to match
        text = _MISREAD.sub(lambda sign: _MEANT[sign[0]], text)
    if "\r" in text:
        text = _RETURN.sub("\n", text).replace("\r", " ")
    for sign in _UNLIKE_ASCII if ascii else set(_UNLIKE.findall(text)):  # few stand in one text: much faster than to translate
        text = text.replace(sign, _ALIKE[ord(sign)])
    if "''" in text:
        text = _TWO_SINGLE.sub(lambda marks: ' "' if _opens(text, *marks.span()) else '" ', text)
    return text


def _opens(text: str, start: int, end: int) -> bool:
    """Whether marks open what is quoted: a word right behind them and none right before."""
    return (start == 0 or text[start - 1].isspace() or text[start - 1] in "([") and text[end : end + 1].isalnum()


def fold(text: str) -> str:
    """An image of equal length in small letters, on top of `plain`.

    >>> fold("İSTANBUL — “Kamis”"), len(fold("ß İ")) == len("ß İ")
    ('istanbul - "kamis"', True)
    """
    return small(plain(text))


def small(image: str) -> str:
    """An image of equal length in small letters."""
    if "İ" in image or "Σ" in image:  # to look is much faster than to translate
        image = image.translate(_CAPITALS)
    return image.lower()


def mask(image: str, spans: Iterable[Span]) -> str:
    """The image with every character of `spans` blanked, line ends kept: what is not to be read cannot match."""
    pieces, at = [], 0
    for span in merge(spans):
        pieces.append(image[at : span.start])
        pieces.append("\n".join(" " * len(line) for line in span.of(image).split("\n")))
        at = span.end
    pieces.append(image[at:])
    return "".join(pieces)


class Pattern:
    r"""A regular expression in two forms: for any text, and for texts of ASCII alone, in which classes of letters match faster.

    >>> word = Pattern(r"[^\W\d_]+")
    >>> [word.on(text).findall(text) for text in ("3 x_y", "déjà")]
    [['x', 'y'], ['déjà']]
    """

    def __init__(self, pattern: str) -> None:
        r"""Letters are `[^\W\d_]`, small ones `[^\W\d_A-Z]`, letters and digits `[^\W_]`, digits `\d`, other signs `[^\w\s]`."""
        self._any = re.compile(pattern)
        for wide, narrow in _NARROWED:
            pattern = pattern.replace(wide, narrow)
        self._ascii = re.compile(pattern)

    def on(self, text: str) -> re.Pattern[str]:
        """The form for a text; the same matches as the other, sooner."""
        return self._ascii if text.isascii() else self._any

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As `re.Pattern.match`."""
        return (self._ascii if text.isascii() else self._any).match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As `re.Pattern.fullmatch`."""
        return (self._ascii if text.isascii() else self._any).fullmatch(text, start, end)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As `re.Pattern.search`."""
        return (self._ascii if text.isascii() else self._any).search(text, start, end)

    def findall(self, text: str, start: int = 0, end: int = sys.maxsize) -> list[str]:
        """As `re.Pattern.findall`, where the pattern has one group at most."""
        return (self._ascii if text.isascii() else self._any).findall(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """As `re.Pattern.finditer`."""
        return (self._ascii if text.isascii() else self._any).finditer(text, start, end)


_NARROWED = (
    (r"[^\W\d_]", "[A-Za-z]"),
    (r"[^\W\d_A-Z]", "[a-z]"),
    (r"[^\W_]", "[A-Za-z0-9]"),
    (r"[^\w\s]", r"[\x00-\x08\x0e-\x1b!-/:-@\[-^`{-\x7f]"),
)


class _Anchored(Protocol):
    @property
    def span(self) -> Span: ...


_Item = TypeVar("_Item", bound=_Anchored)


def disjoint(items: Iterable[_Item]) -> Iterator[_Item]:
    """The items in order, none whose span overlaps that of one before it; of two that begin together the longer."""
    end = 0
    for item in sorted(items, key=lambda item: (item.span.start, -item.span.end)):
        if item.span.start >= end:
            yield item
            end = item.span.end


def merge(spans: Iterable[Span]) -> Iterator[Span]:
    """The same characters as disjoint spans in order.

    >>> list(merge([Span(4, 6), Span(0, 2), Span(1, 3)]))
    [Span(start=0, end=3), Span(start=4, end=6)]
    """
    last: Span | None = None
    for span in sorted(spans):
        if last is not None and span.start <= last.end:
            last = Span(last.start, max(last.end, span.end))
        else:
            if last is not None:
                yield last
            last = span
    if last is not None:
        yield last
