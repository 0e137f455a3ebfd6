"""A record or row becomes an article, whatever its export calls the fields."""

from __future__ import annotations

import ast
import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache
from importlib.resources import files
from typing import Any

import msgspec

from silang.errors import InputError, UsageError
from silang.model import Article
from silang.pack import Pack
from silang.read.layout import publication
from silang.sources.decode import scalar
from silang.sources.kinds import Given

FIELDS = ("text", "id", "url", "title", "outlet", "bylines", "published")
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?")
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)


@lru_cache(maxsize=1)
def names() -> dict[str, tuple[str, ...]]:
    """For each field of an article the names that exports have for it, the surest first."""
    return msgspec.toml.decode((files("silang.sources.tables") / "fields.toml").read_bytes(), type=dict[str, tuple[str, ...]])


def mapped(options: Iterable[str]) -> dict[str, str]:
    """The names that `--map FIELD=NAME` gives to fields; raises UsageError for what is none.

    >>> mapped(["text=isi naskah"])
    {'text': 'isi naskah'}
    """
    found = {}
    for option in options:
        field, equals, name = option.partition("=")
        if field not in FIELDS or not equals or not name:
            raise UsageError(f"--map must be FIELD=NAME with FIELD one of {', '.join(FIELDS)}, found {option!r}")
        found[field] = name
    return found


def article(record: Mapping[str, Any], place: str, given: Given) -> Article:
    """The article of one record; raises InputError, naming `place`, where it holds none.

    Half of a surrogate pair becomes U+FFFD. An article without an id is named by `given.stem` and the head of its text's hash.
    """
    text = _words(record, "text", place, given)
    if text is None:
        raise InputError(place, _no_text(record, given))
    name = _first(record, "id", given)
    if name is not None and (isinstance(name, bool) or not isinstance(name, str | int)):
        raise InputError(place, f"expected a string in `id`, found {kind(name)}")
    shown = " ".join(scalar(str(name)).split()) if name is not None else ""
    name = shown or f"{given.stem}-{hashlib.sha256(text.encode()).hexdigest()[:8]}"
    return told(Article(name=name, text=text, path=given.where, url=given.url), record, place, given)


def told(article: Article, record: Mapping[str, Any], place: str, given: Given) -> Article:
    """The article with what the record says of it; what it does not say stays. Raises InputError for a value that cannot be."""
    said = {field: _stripped(_words(record, field, place, given)) for field in ("url", "title", "outlet")}
    said["published"] = _published(record, place, given)
    bylines = _bylines(record, place, given)
    return msgspec.structs.replace(article, bylines=bylines or article.bylines, **{k: v for k, v in said.items() if v})


def kind(value: Any) -> str:
    """What sort of value stands where another was expected, in words."""
    kinds = {type(None): "nothing", bool: "a truth value", int: "a number", float: "a number", str: "a string", list: "a list"}
    return kinds.get(type(value), "an object")


def _no_text(record: Mapping[str, Any], given: Given) -> str:
    asked = given.fields.get("text")
    for name in (asked,) if asked else names()["text"]:
        value = _at(record, name)
        if isinstance(value, str):
            return f"`{name}` is empty"
        if value is not None:
            return f"expected the article's words in `{name}`, found {kind(value)}"
    return f"expected the article's words in `{asked or 'text'}`, found nothing"


def _first(record: Mapping[str, Any], field: str, given: Given) -> Any:
    """The value under the first name of `field` that holds any; None where none does."""
    asked = given.fields.get(field)
    for name in (asked,) if asked else names()[field]:
        value = _at(record, name)
        if value is not None and value != "" and _fits(field, value):
            return value
    return None


def _fits(field: str, value: Any) -> bool:
    """Whether a value can be what the field is: an address for `url`, none for `outlet`, words for `text`."""
    if field == "text":
        return isinstance(value, str) and bool(value.strip().strip("\0\ufeff"))
    if field == "url":
        return not isinstance(value, str) or bool(_ADDRESS.match(value.strip())) or not value.strip()
    return field != "outlet" or not (isinstance(value, dict) or (isinstance(value, str) and _ADDRESS.match(value.strip())))


def _at(record: Mapping[str, Any], name: str) -> Any:
    """The value under a name; a dot leads into an object, where no field has the whole name."""
    if name in record:
        return record[name]
    head, dot, rest = name.partition(".")
    inner = record.get(head) if dot else None
    if isinstance(inner, list):
        inner = inner[0] if inner else None
    return _at(inner, rest) if isinstance(inner, dict) else None


def _words(record: Mapping[str, Any], field: str, place: str, given: Given) -> str | None:
    """The field's words; None where it is left out, null or blank."""
    value = _first(record, field, given)
    if value is None or isinstance(value, str):
        return scalar(value) if value else None
    raise InputError(place, f"expected a string in `{field}`, found {kind(value)}")


def _stripped(words: str | None) -> str | None:
    return words.strip() or None if words else None


def _bylines(record: Mapping[str, Any], place: str, given: Given) -> tuple[str, ...]:
    """Names as a string, an object with a `name`, a list of either, or such a list written into a cell."""
    value = _first(record, "bylines", given)
    if isinstance(value, str) and value.lstrip().startswith("["):
        value = _listed(value)
    if value is None or isinstance(value, str):
        value = [value or ""]
    if isinstance(value, dict):
        value = [value]
    if isinstance(value, list):
        value = [item.get("name") if isinstance(item, dict) else item for item in value]
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise InputError(place, f"expected a name or a list of names in `bylines`, found {kind(value)}")
    return tuple(scalar(name).strip() for name in value if name.strip())


def _listed(cell: str) -> Any:
    """The list that a cell holds as JSON or as Python writes it; the cell itself where it holds none."""
    try:
        return json.loads(cell)
    except (ValueError, RecursionError):
        pass
    try:
        return ast.literal_eval(cell)
    except (ValueError, SyntaxError, RecursionError, MemoryError):
        return cell


def _published(record: Mapping[str, Any], place: str, given: Given) -> str | None:
    """ISO 8601 of the first name that says a day: as ISO, as e-mails write it, else as a page of the pack's language does."""
    asked = given.fields.get("published")
    for name in (asked,) if asked else names()["published"]:
        value = _at(record, name)
        if isinstance(value, date):
            return value.isoformat()
        if value is not None and not isinstance(value, str):
            raise InputError(place, f"expected a string in `{name}`, found {kind(value)}")
        day = _day(scalar(value).strip(), given.pack) if value else None
        if day is not None:
            return day
    return None


def _day(value: str, pack: Pack) -> str | None:
    if _ISO.fullmatch(value):
        try:
            datetime.fromisoformat(value)
        except ValueError:
            return None
        return value
    try:
        return parsedate_to_datetime(value).isoformat()
    except (ValueError, IndexError, TypeError, OverflowError):
        return publication.parse(value, pack)
