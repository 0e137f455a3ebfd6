"""One JSON document that holds articles: one alone, a list of them, or an answer of an API with such a list inside."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

from silang.errors import InputError
from silang.model import Article
from silang.sources import provenance
from silang.sources.kinds import Given
from silang.sources.tables import records, rows

MOST_BYTES = 256_000_000
_DEEPEST = 4  # objects around the list of articles


def articles(stream: BinaryIO, given: Given) -> Iterator[Article | InputError]:
    """The article of each record of the document, in order; for a record that holds none, the error that says why.

    Fields are those of `rows.article`. Raises InputError for a document that is no JSON or too large to be taken as a whole.
    """
    raw = stream.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        raise InputError(given.where, f"more than {MOST_BYTES:,} bytes of JSON in one piece; expected a record a line (JSON Lines)")
    found = records.parsed(raw.removeprefix(b"\xef\xbb\xbf"), given.where)
    if isinstance(found, dict) and str(found.get("schema", "")).startswith("silang."):
        raise InputError(given.where, f"a record that Silang wrote ({found['schema']}); expected articles")
    items = _listed(found)
    if items is None:
        raise InputError(given.where, "expected an article or a list of articles in JSON")
    for number, item in enumerate(items, start=1):
        place = given.where if item is found else f"{given.where}: record {number}"
        try:
            if not isinstance(item, dict):
                raise InputError(place, "expected a JSON object")
            received = provenance.of(raw, given, "application/json", None if item is found else f"record {number}", "utf-8")
            yield msgspec.structs.replace(rows.article(item, place, given), provenance=received)
        except InputError as error:
            yield error


def _listed(value: Any, depth: int = 0) -> list[Any] | None:
    """The records of a document: itself, its items, or the first list of objects found inside it."""
    if isinstance(value, list):
        return value
    if not isinstance(value, dict) or depth == _DEEPEST:
        return None
    if any(isinstance(value.get(name), str) for name in rows.names()["text"]):
        return [value]
    inner = [value[key] for key in value]
    lists = [item for item in inner if isinstance(item, list) and item and all(isinstance(one, dict) for one in item)]
    if lists:
        return max(lists, key=len)
    found = (_listed(item, depth + 1) for item in inner if isinstance(item, dict))
    return next((items for items in found if items is not None), [value] if depth == 0 else None)
