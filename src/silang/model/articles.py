"""What is handed in, frozen: articles, where their bytes came from, and inputs that could not be read."""

from __future__ import annotations

import hashlib

from msgspec import Struct


class Piece(Struct, frozen=True, array_like=True, gc=False):
    """The next `length` characters of a text, and the bytes `[start, end)` of what was received that they stand for.

    Where the bytes decode to as many characters, they are these, one for one, but that a line end or a tab may have become a blank;
    else they stand for all of them together (an entity, a run of white space). A piece without bytes was put in between (a line break
    for a tag).
    """

    length: int
    start: int
    end: int


class Provenance(Struct, frozen=True, kw_only=True):
    """Where an article's bytes came from: what was received is `sha256` of `size` bytes, `at` a place inside `path` or `url`.

    `at` names a record of a container (`line 7`, `offset 1024`); `received` is the ISO 8601 time at which they were fetched, where
    the source says so; `media` their type (`text/html`) and `encoding` how they were decoded. `pieces`, in the order of the text,
    lead from each character to its bytes; without any the text is all the bytes decoded, or a field of the record that they are.
    """

    sha256: str
    size: int
    at: str | None = None
    received: str | None = None
    media: str | None = None
    encoding: str | None = None
    pieces: tuple[Piece, ...] = ()


class Article(Struct, frozen=True, kw_only=True):
    """One report as published, decoded but not edited; what the page's metadata says of it is kept beside the text.

    `published` is ISO 8601, a date or a date and time with offset. `name` is the file stem or the record's id.
    """

    name: str
    text: str
    path: str | None = None
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    bylines: tuple[str, ...] = ()
    published: str | None = None
    provenance: Provenance | None = None

    @property
    def id(self) -> str:
        """SHA-256 of the text's UTF-8 bytes, in hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


class SetAside(Struct, frozen=True, kw_only=True):
    """An input that could not be read: `where` names it (a path, a line of a file, an article), `why` says what is wrong."""

    where: str
    why: str
