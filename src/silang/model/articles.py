"""What is handed in, frozen: articles, and inputs that could not be read."""

from __future__ import annotations

import hashlib

from msgspec import Struct


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

    @property
    def id(self) -> str:
        """SHA-256 of the text's UTF-8 bytes, in hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


class SetAside(Struct, frozen=True, kw_only=True):
    """An input that could not be read: `where` names it (a path, a line of a file, an article), `why` says what is wrong."""

    where: str
    why: str
