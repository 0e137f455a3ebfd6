"""What a person corrects by hand: which names are one, which are two, who speaks, who stands for whom. Kept in a TOML file."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TypeAlias

import msgspec
from msgspec import Struct

from silang.errors import InputError
from silang.spans import Span

LEAST_ID = 8  # characters of an article's id that an entry gives at least


class Same(Struct, frozen=True, forbid_unknown_fields=True):
    """Names of one actor; the first is what it is called."""

    names: tuple[str, ...]

    def __str__(self) -> str:
        return f"[[same]] {' = '.join(self.names)}"


class Different(Struct, frozen=True, forbid_unknown_fields=True):
    """Names of as many actors."""

    names: tuple[str, ...]

    def __str__(self) -> str:
        return f"[[different]] {' / '.join(self.names)}"


class Speaks(Struct, frozen=True, forbid_unknown_fields=True):
    """Who is the speaker of an attribution; nobody known where `speaker` is left out.

    `article` is the id of the article (the SHA-256 of its text) or its first characters; `span` the attribution in code points of
    the text, whole, or its source, cue or a part of its content.
    """

    article: str
    span: Span
    speaker: str | None = None

    def __str__(self) -> str:
        return f"[[speaker]] {self.article[:LEAST_ID]} [{self.span.start}, {self.span.end}] = {self.speaker or '?'}"


class StandsFor(Struct, frozen=True, forbid_unknown_fields=True):
    """A name that is said for another party ("Istana" for the government)."""

    name: str
    whom: str = msgspec.field(name="for")

    def __str__(self) -> str:
        return f"[[stands_for]] {self.name} → {self.whom}"


Entry: TypeAlias = Same | Different | Speaks | StandsFor


class Corrections(Struct, frozen=True, forbid_unknown_fields=True):
    """The entries of a corrections file; their order changes nothing. `file` is its name, as reasons give it."""

    same: tuple[Same, ...] = ()
    different: tuple[Different, ...] = ()
    speaker: tuple[Speaks, ...] = ()
    stands_for: tuple[StandsFor, ...] = ()
    file: str = "corrections"


NONE = Corrections()


def load(path: Path) -> Corrections:
    """The corrections of a TOML file; raises InputError where it cannot be read or an entry is none.

    >>> loads(b'[[same]]\\nnames = ["Dwi Winarsa", "Dwi Winarso"]', "mine.toml").same[0].names
    ('Dwi Winarsa', 'Dwi Winarso')
    """
    try:
        return loads(path.read_bytes(), path.name)
    except OSError as error:
        raise InputError(str(path), error.strerror or "cannot be read") from error


def loads(raw: bytes, file: str) -> Corrections:
    """Like `load`, of the bytes of a file of that name."""
    try:
        table = tomllib.loads(raw.decode("utf-8"))
        if "file" in table:
            raise InputError(file, "Object contains unknown field `file`")
        found = msgspec.convert(table, Corrections)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise InputError(file, str(error)) from error
    naming: tuple[Same | Different, ...] = (*found.same, *found.different)
    for entry in naming:
        if len(set(entry.names)) < 2:
            raise InputError(file, f"{entry}: two names are needed at least")
    for speaks in found.speaker:
        if len(speaks.article) < LEAST_ID:
            raise InputError(file, f"{speaks}: `article` needs {LEAST_ID} characters of the id at least")
    return msgspec.structs.replace(found, file=file)
