"""Articles as JSON Lines: one record a line, `text` and what the page's metadata says."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any, BinaryIO

import msgspec

from silang.errors import InputError
from silang.model import Article
from silang.pack import Pack
from silang.read.layout import publication
from silang.sources.decode import MOST_BYTES, scalar
from silang.sources.kinds import Given

_BREAKS = b"\r\n\t "
_MARK = b"\xef\xbb\xbf"
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?")


def articles(stream: BinaryIO, given: Given) -> Iterator[Article | InputError]:
    """The article of each line of `stream` that holds one, in order; for a line that holds none, the error that says why.

    Fields: `text` (required), `id` (the article's name; without one, `stem` and the head of the text's hash), `url`, `title`,
    `outlet`, `author` or `bylines` (a name or a list of names), `published` (ISO 8601) or `published_raw` (the page's date line, in
    the pack's language). Others are let be. Blank lines hold nothing. A line longer than one report may be is passed over whole.
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
                yield article(line.strip(_BREAKS), place, where, given.stem, given.pack)
            except InputError as error:
                yield error


def article(line: bytes, place: str, path: str, stem: str, pack: Pack) -> Article:
    """The article that one record holds; raises InputError, naming `place`, for what is no record of one."""
    record = _parsed(line, place)
    if not isinstance(record, dict):
        raise InputError(place, "expected a JSON object")
    text = record.get("text")
    if not isinstance(text, str):
        raise InputError(place, f"expected the article's words in `text`, found {_kind(text)}")
    text = scalar(text)
    if not text.strip().strip("\0\ufeff"):
        raise InputError(place, "`text` is empty")
    name = record.get("id")
    if name is not None and (isinstance(name, bool) or not isinstance(name, str | int)):
        raise InputError(place, f"expected a string in `id`, found {_kind(name)}")
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(
        name=" ".join(scalar(str(name)).split()) if name is not None and str(name).strip() else f"{stem}-{digest[:8]}",
        text=text,
        path=path,
        url=_words(record, "url", place),
        title=_words(record, "title", place),
        outlet=_words(record, "outlet", place),
        bylines=_bylines(record, place),
        published=_published(record, place, pack),
    )


def _parsed(line: bytes, place: str) -> Any:
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


def _words(record: dict[str, Any], field: str, place: str) -> str | None:
    """The field's words; None where it is left out, null or blank."""
    value = record.get(field)
    if value is None or isinstance(value, str):
        return scalar(value).strip() or None if value else None
    raise InputError(place, f"expected a string in `{field}`, found {_kind(value)}")


def _bylines(record: dict[str, Any], place: str) -> tuple[str, ...]:
    value = record.get("bylines", record.get("author"))
    if value is None or isinstance(value, str):
        value = [value or ""]
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise InputError(place, f"expected a name or a list of names in `bylines`, found {_kind(value)}")
    return tuple(scalar(name).strip() for name in value if name.strip())


def _published(record: dict[str, Any], place: str, pack: Pack) -> str | None:
    """ISO 8601; the page's own date line is read where there is no better. None where neither says a day."""
    value = _words(record, "published", place)
    if value is not None and _is_iso(value):
        return value
    raw = value or _words(record, "published_raw", place)
    return publication.parse(raw, pack) if raw else None


def _is_iso(value: str) -> bool:
    try:
        return bool(_ISO.fullmatch(value) and datetime.fromisoformat(value))
    except ValueError:
        return False


def _kind(value: Any) -> str:
    kinds = {type(None): "nothing", bool: "a truth value", int: "a number", float: "a number", str: "a string", list: "a list"}
    return kinds.get(type(value), "an object")
