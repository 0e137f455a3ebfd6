"""The JSON Schemas of the records, made from the model; `python -m silang.dossier.schemas` writes the shipped files anew."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec

from silang.model import Dossier, Reading, Stories

SCHEMAS = Path(str(files("silang"))) / "schemas"
_RECORDS: dict[str, type[Reading] | type[Dossier] | type[Stories]] = {"reading": Reading, "dossier": Dossier, "stories": Stories}


def schema(record: str) -> bytes:
    """The JSON Schema (draft 2020-12) of `reading`, `dossier` or `stories`, indented, ended by a line end.

    >>> b'"silang.reading/1"' in schema("reading")
    True
    """
    kind = _RECORDS[record]
    made = msgspec.json.schema(kind)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": msgspec.structs.fields(kind)[0].default}
    return msgspec.json.format(msgspec.json.encode(head | _plain(made), order="deterministic"), indent=2) + b"\n"


def write(folder: Path = SCHEMAS) -> None:
    """Write the schemas to `folder`, as `reading.json`, `dossier.json` and `stories.json`."""
    for record in _RECORDS:
        (folder / f"{record}.json").write_bytes(schema(record))


def _plain(value: Any) -> Any:
    """The schema with each description as one run of words, its doctests left out."""
    if isinstance(value, dict):
        return {
            key: _words(item) if key == "description" and isinstance(item, str) else _plain(item) for key, item in value.items()
        }
    return [_plain(item) for item in value] if isinstance(value, list) else value


def _words(docstring: str) -> str:
    return re.sub(r"\s+", " ", docstring.partition(">>>")[0]).strip()


if __name__ == "__main__":
    write()
