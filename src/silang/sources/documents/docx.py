"""Word files (DOCX), such as press releases, by python-docx (extra `silang[documents]`)."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO

import docx
from docx.opc.exceptions import OpcError
from docx.table import Table
from lxml.etree import LxmlError

from silang.errors import InputError
from silang.model import Article
from silang.sources import provenance
from silang.sources.decode import scalar
from silang.sources.kinds import WORD, Given

MOST_BYTES = 64_000_000
_MOST_UNPACKED = 256_000_000
# What python-docx, lxml and zipfile raise for damaged files: they check little, so that what is missing shows as a wrong type.
_DAMAGED = (
    *(OpcError, LxmlError, zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError),
    *(LookupError, ValueError, OverflowError, AttributeError, TypeError),
)


def articles(stream: BinaryIO, given: Given) -> Iterator[Article | InputError]:
    """The one article that the file holds, a line a paragraph or row of a table; its title is that of the file's own metadata.

    Raises InputError where the file is damaged, packed too densely or without text.
    """
    raw = stream.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        raise InputError(given.where, f"too large to be one report: more than {MOST_BYTES:,} bytes")
    _bounded(raw, given.where)
    try:
        document = docx.Document(BytesIO(raw))
        lines = []
        for block in document.iter_inner_content():
            if isinstance(block, Table):
                lines += [" | ".join(cell.text.strip() for cell in row.cells) for row in block.rows]
            else:
                lines.append(block.text)
        title = document.core_properties.title
    except _DAMAGED as error:
        raise InputError(given.where, f"not a Word file that can be read: {error}") from error
    text = scalar("\n".join(line.strip() for line in lines if line.strip()))
    if not text:
        raise InputError(given.where, "a Word file without text")
    received, title = provenance.of(raw, given, WORD), scalar(title or "").strip() or None
    yield Article(name=given.stem, text=text, path=given.where, url=given.url, title=title, provenance=received)


def _bounded(raw: bytes, where: str) -> None:
    """Refuses what unpacks to far more than a report: what the file says of its sizes holds, for more is not unpacked."""
    try:
        with zipfile.ZipFile(BytesIO(raw)) as packed:
            sizes = [item.file_size for item in packed.infolist()]
    except _DAMAGED as error:
        raise InputError(where, f"not a Word file that can be read: {error}") from error
    if sum(sizes) > _MOST_UNPACKED:
        raise InputError(where, f"too large to unpack: {sum(sizes):,} bytes")
