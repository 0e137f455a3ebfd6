"""Tables as text: CSV and its kin, a header line and one article a row."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from silang.errors import InputError
from silang.model import Article
from silang.sources import provenance
from silang.sources.decode import MOST_BYTES
from silang.sources.kinds import Given
from silang.sources.tables import rows

_DELIMITERS = ",;\t|"


def articles(stream: BinaryIO, given: Given) -> Iterator[Article | InputError]:
    """The article of each row, in order, for a row that holds none the error that says why; fields are those of `rows.article`.

    The delimiter is that which finds most of the columns an export has. Letters are UTF-8, or Windows-1252 in a line that is not; a
    byte order mark may say UTF-16. Raises InputError where no column holds an article's words.
    """
    csv.field_size_limit(MOST_BYTES)
    taken: list[bytes] = []  # the bytes of the row that is being read
    lines = _lines(stream, given.where, taken)
    header = next(lines, "")
    if not header.strip():
        return
    delimiter = max(_DELIMITERS, key=lambda one: _worth(_cells(header, one), given))
    columns = _cells(header, delimiter)
    _checked(columns, given)
    reader = csv.reader(lines, delimiter=delimiter)
    while True:
        taken.clear()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield InputError(f"{given.where}:{reader.line_num + 1}", f"not a row of a table: {error}")
            continue
        if not any(cell.strip() for cell in cells):
            continue
        place = f"{given.where}:{reader.line_num + 1}"
        try:
            found = rows.article(dict(zip(columns, cells, strict=False)), place, given)
        except InputError as error:
            yield error
        else:
            received = provenance.of(b"".join(taken), given, "text/csv", f"line {reader.line_num + 1}")
            yield msgspec.structs.replace(found, provenance=received)


def _lines(stream: BinaryIO, where: str, taken: list[bytes]) -> Iterator[str]:
    """The lines of the table, decoded, each put into `taken` as well; raises InputError for one longer than a report may be."""
    mark = stream.peek(4)[:2] if hasattr(stream, "peek") else b""
    if mark in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        for wide in codecs.getreader("utf-16")(stream, "replace"):
            taken.append(wide.encode("utf-16-le"))
            yield wide
        return
    number = 0
    while line := stream.readline(MOST_BYTES + 1):
        number += 1
        taken.append(line)
        if len(line) > MOST_BYTES:
            raise InputError(f"{where}:{number}", f"too large to be one report: more than {MOST_BYTES:,} bytes")
        try:
            yield line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError:
            yield line.decode("cp1252", "replace")


def _cells(line: str, delimiter: str) -> list[str]:
    """The cells of one line; none where it is no row of a table."""
    try:
        return [cell.strip() for cell in next(csv.reader([line], delimiter=delimiter), [])]
    except csv.Error:
        return []


def _worth(columns: list[str], given: Given) -> tuple[int, int]:
    """How many columns are those of an export, and how many there are at all."""
    known = set(given.fields.values()).union(*rows.names().values())
    return len(known.intersection(columns)), len(columns)


def _checked(columns: list[str], given: Given) -> None:
    asked = given.fields.get("text")
    if not {asked, *(() if asked else rows.names()["text"])}.intersection(columns):
        named = ", ".join(repr(column) for column in columns[:12])
        raise InputError(given.where, f"no column holds an article's words: found {named}; name it by --map text=COLUMN")
