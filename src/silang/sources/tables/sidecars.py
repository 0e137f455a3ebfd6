"""Metadata in a file of its own beside the article's: `banjir.json` beside `banjir.txt`."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path, PurePath

from silang.errors import InputError
from silang.model import Article
from silang.sources.kinds import Given
from silang.sources.tables import records, rows

_ENDINGS = (".json", ".meta.json")
_MOST_BYTES = 1_000_000


def of(path: Path) -> Path | None:
    """The file beside `path` that tells of it, by its name; None where there is none."""
    names = [path.name + ending for ending in _ENDINGS] + [path.stem + ending for ending in _ENDINGS]
    return next((path.with_name(name) for name in names if name != path.name and path.with_name(name).is_file()), None)


def is_one(name: str, beside: Collection[str]) -> bool:
    """Whether a file tells of another in its folder, whose names are `beside`, rather than holding an article.

    >>> is_one("banjir.json", {"banjir.json", "banjir.txt"}), is_one("banjir.json", {"banjir.json"})
    (True, False)
    """
    stems = {name.removesuffix(ending) for ending in _ENDINGS if name.endswith(ending)}
    return any(other in stems or PurePath(other).stem in stems for other in beside if not other.endswith(".json"))


def told(article: Article, path: Path, given: Given) -> Article:
    """The article with what the file beside it says, which goes before what its page says; raises InputError where it is none."""
    where = str(path)
    with path.open("rb") as stream:
        raw = stream.read(_MOST_BYTES + 1)
    if len(raw) > _MOST_BYTES:
        raise InputError(where, f"too large to be metadata: more than {_MOST_BYTES:,} bytes")
    record = records.parsed(raw.removeprefix(b"\xef\xbb\xbf"), where)
    if not isinstance(record, dict):
        raise InputError(where, "expected a JSON object with the article's metadata")
    return rows.told(article, record, where, given)
