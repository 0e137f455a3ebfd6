"""The text of an article made of slices of its page, with the bytes that each stands for."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence

from silang.model import Piece
from silang.sources.pages.blocks import Run
from silang.sources.pages.charset import Offsets
from silang.spans import Span

_BREAKS = re.compile(r"&#?\w+;?|[ \t\n\r\f]{2,}|[\t\n\r\f]")  # a single blank stands for itself
_WHITE = " \t\n\r\f"
# Within a string of JSON: escapes, entities, tags.
_ESCAPES = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    r"|\\u[0-9a-fA-F]{4}|\\.|&#?\w+;|</?[a-zA-Z][^<>]{0,400}>|[ \t\n\r\f]+"
)
_ESCAPED = {"n": "\n", "r": " ", "t": " ", "b": " ", "f": " "}


class Rope:
    """A text that grows by slices of a page; `pieces` lead from each character to its bytes."""

    def __init__(self, page: str, offsets: Offsets) -> None:
        """`offsets` are those of `page`."""
        self._page, self._offsets = page, offsets
        self._words: list[str] = []
        self._pieces: list[tuple[int, int, int]] = []  # length, start and end in characters of the page; -1 for none
        self._length = 0
        self._blank = True  # at the begin of a line, where white space means nothing

    def line(self, runs: Iterable[Run], before: str) -> Span:
        """Add a line of runs after `before`, white space in one form; its place in the text, empty where it says nothing."""
        mark = len(self._words), len(self._pieces), self._length
        if self._length:
            self._put(before)
        start, self._blank = self._length, True
        for run_start, run_end in runs:
            self._run(run_start, run_end)
        self._trim()
        if self._length <= start:
            del self._words[mark[0] :], self._pieces[mark[1] :]
            self._length = mark[2]
            return Span(self._length, self._length)
        return Span(start, self._length)

    def escaped(self, run: Run) -> None:
        """Add the content of a string of JSON; tags in it end lines."""
        at = run[0]
        for match in _ESCAPES.finditer(self._page, *run):
            self._same(at, match.start())
            at = match.end()
            said = _meant(match.group())
            if said == "\n":
                self._trim()
                if self._length and not self._words[-1].endswith("\n"):
                    self._atomic("\n", match.start(), at)
                self._blank = True
            else:
                self._said(said, match.start(), at)
        self._same(at, run[1])
        self._trim()

    @property
    def text(self) -> str:
        """The text; a byte that is no letter is U+FFFD."""
        return "".join(self._words).translate(_LINES).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")

    def pieces(self) -> tuple[Piece, ...]:
        """The pieces in the order of the text, places in bytes."""
        at = self._offsets.at
        found: list[Piece] = []
        for length, start, end in self._joined():
            first, last = (at(start), at(end)) if start >= 0 else (0, 0)
            found.append(Piece(length, first, last))
        return tuple(found)

    def _joined(self) -> Sequence[tuple[int, int, int]]:
        """The pieces, those put together that go on in the page one for one."""
        joined: list[tuple[int, int, int]] = []
        for piece in self._pieces:
            last = joined[-1] if joined else None
            if last is not None and last[1] >= 0 and last[2] == piece[1] and _alike(last) and _alike(piece):
                joined[-1] = (last[0] + piece[0], last[1], piece[2])
            else:
                joined.append(piece)
        return joined

    def _run(self, start: int, end: int) -> None:
        at = start
        for match in _BREAKS.finditer(self._page, start, end):
            self._same(at, match.start())
            at = match.end()
            group = match.group()
            self._said(" " if group[0] in _WHITE else html.unescape(group), match.start(), at)
        self._same(at, end)

    def _said(self, words: str, start: int, end: int) -> None:
        """What characters of the page stand for."""
        if words.isspace() and words.strip(_WHITE + "\v\x1c\x1d\x1e\x1f\x85\u2028\u2029") == "":
            if not self._blank:
                self._atomic(" ", start, end)
                self._blank = True
        elif words and not (self._blank and words == "\u00a0"):
            self._atomic(words, start, end)
            self._blank = False

    def _same(self, start: int, end: int) -> None:
        """Characters of the page as they stand, without a blank after another."""
        if start < end and self._blank and self._page[start] == " ":
            start += 1
        if start < end:
            self._atomic(self._page[start:end], start, end)
            self._blank = self._page[end - 1] == " "

    def _atomic(self, words: str, start: int, end: int) -> None:
        self._words.append(words)
        self._pieces.append((len(words), start, end))
        self._length += len(words)

    def _put(self, words: str) -> None:
        if words:
            self._words.append(words)
            self._pieces.append((len(words), -1, -1))
            self._length += len(words)

    def _trim(self) -> None:
        """Take back the blank that a line ends with."""
        while self._pieces and self._pieces[-1][1] >= 0 and self._words[-1] in (" ", "\u00a0"):
            self._words.pop()
            self._length -= self._pieces.pop()[0]
        if self._pieces and self._pieces[-1][1] >= 0 and self._words[-1].endswith(" "):
            length, start, end = self._pieces[-1]
            self._words[-1], self._pieces[-1] = self._words[-1][:-1], (length - 1, start, end - 1)
            self._length -= 1


_LINES = dict.fromkeys(map(ord, "\v\x1c\x1d\x1e\x1f\x85\u2028\u2029"), " ")


def _alike(piece: tuple[int, int, int]) -> bool:
    return piece[0] == piece[2] - piece[1]


def _meant(token: str) -> str:
    """What an escape, an entity or a tag inside a string of JSON stands for."""
    if token[0] == "\\":
        if token[1] != "u":
            return _ESCAPED.get(token[1], token[1])
        return (bytes.fromhex("".join(token.split("\\u")))).decode("utf-16-be", "replace")
    if token[0] == "&":
        return html.unescape(token)
    return "\n" if token[0] == "<" else " "
