"""Language packs and outlet files: words and their kinds, as data that is safe to load from a stranger.

A pack is a folder of TOML tables, `packs/<language>/<table>.toml`. Each stage of `read/` owns the type of its table and asks for it
by name: `pack.table("numbers", Numbers)`. A table may say `extends = "ms"`: entries come from the sister language, its own win, and
an entry set to `false` is dropped.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cached_property, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from silang.errors import PackError

T = TypeVar("T")
PACKS = Path(str(files("silang"))) / "packs"
OUTLETS = Path(str(files("silang"))) / "outlets"


class Pack:
    """The tables of one language, loaded when first asked for. Compares by folder; pickles as its folder."""

    def __init__(self, folder: Path) -> None:
        """`folder` holds one TOML file a table; raises PackError where there is none."""
        if not folder.is_dir():
            raise PackError(str(folder), "", "no such pack")
        self.folder = folder
        self._hash = hash(folder)
        self._tables: dict[str, Any] = {}

    def __reduce__(self) -> tuple[Any, ...]:
        return load, (self.language, str(self.folder.parent))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Pack) and self.folder == other.folder

    def __hash__(self) -> int:
        return self._hash

    @property
    def language(self) -> str:
        """BCP 47 code of the language, the folder's name."""
        return self.folder.name

    @cached_property
    def tables(self) -> tuple[str, ...]:
        """The names of the tables that the pack has."""
        return tuple(sorted(path.stem for path in self.folder.glob("*.toml")))

    def table(self, name: str, kind: type[T]) -> T:
        """The table as a `kind`; raises PackError with file and key where an entry does not fit."""
        if name not in self._tables:
            path = self.folder / f"{name}.toml"
            self._tables[name] = checked(path, _extended(path), kind)
        table: T = self._tables[name]
        return table


@lru_cache(maxsize=16)
def load(language: str, root: str | None = None) -> Pack:
    """The pack of a BCP 47 language code, from the package or from another folder of packs."""
    return Pack((Path(root) if root else PACKS) / language)


def checked(path: Path, raw: Mapping[str, Any], kind: type[T]) -> T:
    """`raw` as a `kind`; raises PackError naming the key that does not fit."""
    try:
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError as error:
        problem, _, key = str(error).partition(" - at `$")
        raise PackError(str(path), key.rstrip("`").lstrip("."), problem) from error


def parsed(path: Path) -> dict[str, Any]:
    """The TOML file as it stands; raises PackError where it is none."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise PackError(str(path), "", "no such table") from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise PackError(str(path), "", str(error)) from error


def _extended(path: Path, seen: tuple[Path, ...] = ()) -> dict[str, Any]:
    """The table with what it extends laid under it."""
    if path in seen:
        raise PackError(str(path), "extends", "extends itself")
    raw = parsed(path)
    sister = raw.pop("extends", None)
    if sister is None:
        return raw
    if not isinstance(sister, str) or "/" in sister or sister.startswith("."):
        raise PackError(str(path), "extends", "expected the name of a language")
    return _laid_over(_extended(path.parent.parent / sister / path.name, (*seen, path)), raw)


def _laid_over(under: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    """Both, `over` winning; `false` drops an entry."""
    merged = dict(under)
    for key, value in over.items():
        if value is False:
            merged.pop(key, None)
        elif isinstance(value, dict) and isinstance(merged.get(key), dict):
            merged[key] = _laid_over(merged[key], value)
        else:
            merged[key] = value
    return merged
