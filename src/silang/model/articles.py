"""What is handed in, frozen: articles, where their bytes came from, and inputs that could not be read."""

from __future__ import annotations

import hashlib

from msgspec import Struct

from silang.spans import Span


class Piece(Struct, frozen=True, array_like=True, gc=False):
    """The next `length` characters of a text, and the bytes `[start, end)` of what was received that they stand for.

    Where the bytes decode to as many characters, they are these, one for one, but that a line end or a tab may have become a blank;
    else they stand for all of them together (an entity, a run of white space). A piece without bytes was put in between: a line
    break for a tag.
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

    def bytes_of(self, span: Span, text: str) -> Span | None:
        """The bytes from the first to the last that `span` of the article's `text` stands for; None where it stands for none.

        None too where no pieces say: then the way back is to decode the bytes again.

        >>> page, text = b"<p>Satu &amp; dua", "Satu & dua"
        >>> pieces = (Piece(5, 3, 8), Piece(1, 8, 13), Piece(4, 13, 17))
        >>> place = Provenance(sha256="", size=17, encoding="utf-8", pieces=pieces).bytes_of(Span(3, 10), text)
        >>> page[place.start : place.end]
        b'u &amp; dua'
        """
        first, last, at = None, 0, 0
        for piece in self.pieces:
            low, high = max(span.start, at), min(span.end, at + piece.length)
            if low < high and piece.end > piece.start:
                start, end = self._inside(piece, text[at : at + piece.length], low - at, high - at)
                first = start if first is None else min(first, start)
                last = max(last, end)
            at += piece.length
        return None if first is None else Span(first, last)

    def _inside(self, piece: Piece, words: str, low: int, high: int) -> tuple[int, int]:
        """The bytes of the characters `[low, high)` of a piece; all of it where it does not lead one for one."""
        encoding = self.encoding or "utf-8"
        if len(words.encode(encoding, "replace")) != piece.end - piece.start:
            return piece.start, piece.end
        before = len(words[:low].encode(encoding, "replace"))
        return piece.start + before, piece.start + before + len(words[low:high].encode(encoding, "replace"))


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
