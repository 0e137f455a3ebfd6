"""Articles as JSON Lines: one record a line, `text` and what the page's metadata says."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

from silang.errors import InputError
from silang.model import Article
from silang.sources import provenance
from silang.sources.decode import MOST_BYTES
from silang.sources.kinds import Given
from silang.sources.tables import rows

_BREAKS = b"\r\n\t "
_MARK = b"\xef\xbb\xbf"
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")


def articles(stream: BinaryIO, given: Given) -> Iterator[Article | InputError]:
    """The article of each line of `stream` that holds one, in order; for a line that holds none, the error that says why.

    Fields: `text` (required), `id`, `url`, `title`, `outlet`, `bylines` and `published`, under these names or those of fields.toml
    or `given.fields`. Others are let be. Blank lines hold nothing. A line longer than one report may be is passed over whole.
    """
    where, number = given.where, 0
    while line := stream.readline(MOST_BYTES + 1):
        number += 1
        place = f"{where}:{number}"
        if number == 1 and line.startswith(_WIDE_MARKS):
            yield InputError(where, "expected JSON Lines in UTF-8, found UTF-16")
            return
        if len(line) > MOST_BYTES:
            while line and not line.endswith(b"\n"):
                line = stream.readline(MOST_BYTES)
            yield InputError(place, f"too large to be one report: more than {MOST_BYTES:,} bytes")
            continue
        if number == 1:
            line = line.removeprefix(_MARK)
        if line.strip(_BREAKS):
            try:
                yield article(line.strip(_BREAKS), place, given)
            except InputError as error:
                yield error


def article(line: bytes, place: str, given: Given) -> Article:
    """The article that one record holds; raises InputError, naming `place`, for what is no record of one."""
    record = parsed(line, place)
    if not isinstance(record, dict):
        raise InputError(place, "expected a JSON object")
    received = provenance.of(line, given, "application/jsonl", f"line {place.rpartition(':')[2]}", "utf-8")
    return msgspec.structs.replace(rows.article(record, place, given), provenance=received)


def parsed(line: bytes, place: str) -> Any:
    """The JSON value of a line; raises InputError where it is none."""
    try:
        return msgspec.json.decode(line)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        pass  # slower, but lets half of a surrogate pair through and says where a line breaks
    try:
        return json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise InputError(place, "not valid UTF-8", error.start) from error
    except json.JSONDecodeError as error:
        raise InputError(place, f"not valid JSON: {error.msg}", error.pos) from error
    except (RecursionError, ValueError) as error:
        raise InputError(place, f"not valid JSON: {error}") from error
