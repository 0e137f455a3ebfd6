"""An article's text as markup whose text is the article's, character for character, with every item marked."""

from __future__ import annotations

import heapq
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise
from typing import NamedTuple

from markupsafe import Markup, escape

from silang.model import Reading
from silang.spans import Span, merge


class Line(NamedTuple):
    """One line of the text with its line end: characters, markup, the kind of debris that fills it, whether it is blank."""

    span: Span
    markup: Markup
    debris: str | None
    blank: bool


class _Piece(NamedTuple):
    """The part of a mark that lies in one line; it sorts by where it starts, the longest first."""

    start: int
    back: int
    tag: str

    @property
    def end(self) -> int:
        return -self.back


def lines(reading: Reading, anchors: Iterable[tuple[Span, str]]) -> list[Line]:
    """The lines of a reading's text; `anchors` are spans with the `id` that a link leads to."""
    text = reading.text
    spans = list(_cut(text))
    by_line: list[list[_Piece]] = [[] for _ in spans]
    starts = [span.start for span in spans]
    for span, tag, bare in _tags(reading, anchors):
        for n in range(max(0, bisect_right(starts, span.start) - 1), bisect_right(starts, max(span.start, span.end - 1))):
            low, high = max(span.start, spans[n].start), min(span.end, spans[n].end)
            if low < high:
                by_line[n].append(_Piece(low, -high, tag if low == span.start else bare))
    debris = _whole_lines(reading, spans)
    return [
        Line(span, _nested(text, span, pieces), kind, not span.trim(text))
        for span, pieces, kind in zip(spans, by_line, debris, strict=True)
    ]


def _cut(text: str) -> Iterator[Span]:
    """The lines, each with its line feed."""
    ends = [0, *(n + 1 for n, char in enumerate(text) if char == "\n"), len(text)]
    return (Span(start, end) for start, end in pairwise(ends) if start < end)


def _tags(reading: Reading, anchors: Iterable[tuple[Span, str]]) -> Iterator[tuple[Span, str, str]]:
    """Each marked span once, with the opening tag of its first piece and of the others."""
    kinds: dict[Span, set[str]] = {}
    for span, kind in _kinds(reading):
        kinds.setdefault(span, set()).add(kind)
    ids = dict(anchors)
    for span in sorted(kinds.keys() | ids.keys()):
        names = " ".join(sorted(kinds.get(span, ())))
        classes = f' class="{names}"' if names else ""
        anchor = f' id="{escape(ids[span])}"{_received(reading, span)}' if span in ids else ""
        yield span, f"<span{anchor}{classes}>", f"<span{classes}>"


def _received(reading: Reading, span: Span) -> Markup:
    """The tooltip that says which bytes of which page are cited, and the same for programs; nothing where no page was received."""
    provenance = reading.source.provenance
    place = provenance.bytes_of(span, reading.text) if provenance is not None else None
    if place is None:
        return Markup("")
    page = reading.source.path or reading.source.url or ""
    return Markup(' data-bytes="{}-{}" title="{}: byte {}–{}"').format(place.start, place.end, page, place.start, place.end)


def _kinds(reading: Reading) -> Iterator[tuple[Span, str]]:
    """Every item with its mark: d debris, s speech (sd direct), c cue, q quantity, t time, k credit, f finding."""
    for debris in reading.not_body:
        yield debris.span, "d"
    for attribution in reading.attributions:
        for span in attribution.content:
            yield span, "s sd" if attribution.form == "direct" else "s"
        if attribution.cue is not None:
            yield attribution.cue, "c"
    for quantity in reading.quantities:
        yield quantity.span, "q"
    for time in reading.times:
        yield time.span, "t"
    for credit in reading.credits:
        yield credit.span, "k"
    for finding in reading.findings:
        yield finding.span, "f"


def _whole_lines(reading: Reading, spans: list[Span]) -> list[str | None]:
    """For each line, the kinds of debris that it is nothing but, or nothing."""
    wanted: list[str | None] = [None] * len(spans)
    covers = list(merge(debris.span for debris in reading.not_body))
    starts = [span.start for span in covers]
    for n, span in enumerate(spans):
        words = span.trim(reading.text)
        at = bisect_right(starts, words.start) - 1
        if words and at >= 0 and covers[at].holds(words):
            wanted[n] = next(d.kind for d in reading.not_body if d.span.overlaps(words))
    for n, span in enumerate(spans):  # an empty line between two lines of debris goes with them
        if 0 < n < len(spans) - 1 and not span.trim(reading.text) and wanted[n - 1] and wanted[n + 1]:
            wanted[n] = wanted[n - 1]
    return wanted


def folds(cut: list[Line]) -> Iterator[tuple[tuple[str, ...], list[Line]]]:
    """The lines in runs: those to be folded away, with the kinds of debris there, and those to be read, with none."""
    for _, run in groupby(cut, key=lambda line: line.debris is not None):
        found = list(run)
        yield tuple(dict.fromkeys(line.debris for line in found if line.debris)), found


def _nested(text: str, line: Span, pieces: list[_Piece]) -> Markup:
    """The line's markup: what lies within another is nested in it, what crosses its end is cut there."""
    out: list[str] = []
    open_ends: list[int] = []
    at = line.start

    def close(until: int) -> int:
        start = at
        while open_ends and open_ends[-1] <= until:
            end = open_ends.pop()
            out.append(shown(text[start:end]) + "</span>")
            start = end
        return start

    heapq.heapify(pieces)
    while pieces:
        piece = heapq.heappop(pieces)
        at = close(piece.start)
        out.append(shown(text[at : piece.start]))
        at = piece.start
        end = min(piece.end, open_ends[-1]) if open_ends else piece.end
        if end < piece.end:
            heapq.heappush(pieces, _Piece(end, piece.back, _bare(piece.tag)))
        out.append(piece.tag)
        open_ends.append(end)
    at = close(line.end)
    out.append(shown(text[at : line.end]))
    return Markup("".join(out))  # noqa: S704 - made of escaped text and of tags built above


def _bare(tag: str) -> str:
    """The tag without its `id`, which may stand only once."""
    head, found, rest = tag.partition(' id="')
    return head + rest.partition('"')[2] if found else tag


def shown(text: str) -> str:
    """The text as markup; a carriage return is written so that no browser takes it for a line feed."""
    return text.translate(_ESCAPED)


_ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
