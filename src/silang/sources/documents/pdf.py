"""PDF files, such as press releases: the text that is written in them, by PDFium (extra `silang[documents]`)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from statistics import median_low
from typing import BinaryIO

import pypdfium2

from silang.errors import InputError
from silang.model import Article
from silang.sources import provenance
from silang.sources.decode import scalar
from silang.sources.documents import paragraphs
from silang.sources.kinds import Given

MOST_BYTES = 64_000_000
_MOST_PAGES = 200
_MOST_LETTERS = 4_000_000
_APART = 1.4  # times the usual step from line to line, at which a paragraph ends


def articles(stream: BinaryIO, given: Given) -> Iterator[Article | InputError]:
    """The one article that the file holds, a line a paragraph; its title is that of the file's own metadata.

    Raises InputError where the file is damaged, locked, too large, or holds no text (a scan).
    """
    raw = stream.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        raise InputError(given.where, f"too large to be one report: more than {MOST_BYTES:,} bytes")
    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        raise InputError(given.where, f"not a PDF that can be read: {error}") from error
    try:
        if len(document) > _MOST_PAGES:
            raise InputError(given.where, f"too large to be one report: {len(document):,} pages")
        text = _text(document)
        title = scalar(document.get_metadata_dict().get("Title", "")).strip() or None
    except pypdfium2.PdfiumError as error:
        raise InputError(given.where, f"not a PDF that can be read: {error}") from error
    finally:
        document.close()
    if not text.strip():
        raise InputError(given.where, "a PDF without text, such as a scan")
    received = provenance.of(raw, given, "application/pdf")
    yield Article(name=given.stem, text=text, path=given.where, url=given.url, title=title, provenance=received)


def _text(document: pypdfium2.PdfDocument) -> str:
    lines: list[str] = []
    letters = 0
    for page in document:
        found = _lines(page.get_textpage())
        letters += sum(map(len, found))
        if letters > _MOST_LETTERS:
            break
        lines += [*found, ""]
    return paragraphs.joined(lines)


def _lines(text: pypdfium2.PdfTextPage) -> list[str]:
    """The lines of a page, with an empty one where two stand farther apart than most do."""
    words = text.get_text_range()
    lines, tops, at = [], [], 0
    for line in words.splitlines(keepends=True):
        bare = line.rstrip()
        if bare:
            lines.append(scalar(bare).replace("\ufffe", "-"))
            tops.append(text.get_charbox(min(at + len(line) - len(line.lstrip()), text.count_chars() - 1))[3])
        at += len(line)
    steps = [above - below for above, below in pairwise(tops)]
    usual = median_low(steps) if steps else 0.0
    spaced = lines[:1]
    for line, step in zip(lines[1:], steps, strict=True):
        spaced += [line] if abs(step) <= _APART * abs(usual) else ["", line]
    return spaced
