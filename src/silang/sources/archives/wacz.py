"""Web archives packed with their index (WACZ): a ZIP file whose folder `archive` holds WARC files."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

import msgspec

from silang.errors import InputError
from silang.model import Article
from silang.sources.archives import warc
from silang.sources.kinds import Given

Item = Article | InputError
_MOST_ENTRIES = 10_000
_MOST_RATIO = 1000  # times as large as it is packed; no archive shrinks further


def articles(stream: BinaryIO, given: Given) -> Iterator[Item]:
    """The articles of all records of all WARC files inside, in order; for a record that holds none, the error that says why."""
    return (item for _, item in steps(stream, given))


def steps(stream: BinaryIO, given: Given, start: str = "") -> Iterator[tuple[str, Item]]:
    """As `warc.steps`; a place names an entry by its number, then a byte in it. Raises InputError for what is no ZIP file."""
    begin, _, inside = start.partition(":")
    try:
        with zipfile.ZipFile(stream) as archive:
            entries = archive.infolist()
            if len(entries) > _MOST_ENTRIES:
                raise InputError(given.where, f"a ZIP file of more than {_MOST_ENTRIES:,} entries")
            files = [(number, entry) for number, entry in enumerate(entries) if _is_warc(entry)]
            if not files:
                raise InputError(given.where, "no WARC file in its folder `archive`")
            for number, entry in files:
                if number >= int(begin or 0):
                    at = inside if number == int(begin or 0) else ""
                    for place, item in _entry(archive, entry, given, at):
                        yield f"{number}:{place}", item
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, ValueError, EOFError, OSError) as error:
        raise InputError(given.where, f"not a whole WACZ file: {error}") from error


def _is_warc(entry: zipfile.ZipInfo) -> bool:
    return entry.filename.startswith("archive/") and entry.filename.lower().endswith((".warc", ".warc.gz", ".warc.zst"))


def _entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, given: Given, start: str) -> Iterator[tuple[str, Item]]:
    """What one WARC file holds; one that cannot be read is set aside, and the others go on."""
    name = entry.filename.encode("utf-8", "replace").decode()[:200]
    where = f"{given.where}/{name}"
    if entry.flag_bits & 1:
        yield start, InputError(where, "encrypted")
        return
    if entry.file_size > _MOST_RATIO * max(entry.compress_size, 1000):
        yield start, InputError(where, f"more than {_MOST_RATIO} times as large as it is packed")
        return
    inner = msgspec.structs.replace(given, where=where)
    place = start
    try:
        with archive.open(entry) as stream:
            for place, item in warc.steps(cast(BinaryIO, stream), inner, start):
                yield place, _within(item, given.where, name)
    except InputError as error:
        yield place, error
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, ValueError, EOFError) as error:
        yield place, InputError(where, f"damaged: {error}")


def _within(item: Item, path: str, name: str) -> Item:
    """The article with its place in the file that is read."""
    if isinstance(item, InputError) or item.provenance is None:
        return item
    return msgspec.structs.replace(
        item, path=path, provenance=msgspec.structs.replace(item.provenance, at=f"{name}, {item.provenance.at}")
    )
