"""The lines of a text, and which of them scraping broke at a link and are one paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from silang.spans import Span

_LINK = 80  # characters of the words of a link
_LINE = re.compile(r"[^\s](?:[^\n]*[^\s])?")
_LEAST_JOINED = 3  # full stops that a comma touches, in a text whose paragraphs were joined by commas
_JOINED = re.compile(r"(?:(?<=[\"')]) {0,3},|(?:(?<=[.!?])|(?<=[.!?]\")) {0,3},(?: ?,){0,3}(?: {1,3}(?=\"))?)(?=[\"'(]{0,2}[A-Z])")
# how a line begins that goes on with the one before
_GOES_ON = re.compile(r"[^\W\d_A-Z]|[,.;:?!)/]|\" |\([^()\n]{1,40}\) [^\W\d_A-Z]")
_ENDED = frozenset('.!?:;")]')
_LAST_SMALL = re.compile(r" [a-z]+$")
_AFTER_QUOTED = re.compile(r"\"[^\"]* [a-z]+$")
_NAMED = re.compile(r"[A-Z][\w.-]*(?: [A-Z][\w.-]*){0,3}[.,]?")
_SENTENCE = re.compile(r"[.!?] ")


def lines(plain: str) -> tuple[Span, ...]:
    """The lines that hold anything to read, without white space at their ends; commas between paragraphs end them too."""
    found = (Span(m.start(), m.end()) for m in _LINE.finditer(plain))
    return tuple(found if plain.count(".,") + plain.count(". ,") < _LEAST_JOINED else _parted(plain, found))


def paragraphs(plain: str, lines: Sequence[Span], onward: frozenset[str]) -> Iterator[Span]:
    """The lines with the words of a link, and what follows them, put back into their sentence.

    `onward` are words that end no line: what they lead up to stands in the next.
    """
    start = 0
    for at, line in enumerate(lines):
        if at + 1 == len(lines) or not (
            _joins(plain, lines, at)
            or _linked(plain, lines, at, begun=at > start)
            or _led(plain, lines, at, onward, begun=at > start)
        ):
            yield Span(lines[start].start, line.end)
            start = at + 1


def _parted(plain: str, lines: Iterable[Span]) -> Iterator[Span]:
    """The lines of a text whose paragraphs were written as a list: `… air.,"Kami …` is two."""
    for line in lines:
        start = line.start
        for comma in _JOINED.finditer(plain, line.start, line.end):
            yield Span(start, comma.start())
            start = comma.end()
        if start < line.end:
            yield Span(start, line.end)


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
