"""The letters of a page: what its bytes, its sender and its own tags say of them, of which any may lie."""

from __future__ import annotations

import codecs
import re

from msgspec import Struct

from silang.errors import InputError

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED = re.compile(rb"""<(?:meta[^>]{0,400}?charset|\?xml[^>]{0,100}?encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_WITHIN = 8192  # bytes in which a page must name its encoding
# As browsers take them: the names of ASCII and Latin-1 stand for Windows-1252.
_LATIN = frozenset(("ascii", "iso8859-1", "cp1252", "latin-1"))
_STATEFUL = frozenset(
    ("utf-7", "hz", "utf-16", "utf-32", "utf-8-sig", "punycode", "idna", "raw-unicode-escape", "unicode-escape", "undefined")
)
_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\v\f\r\x1b\x00"))
_FEW = 0.02  # of the bytes of a page may be no text
_STEP = 4096


class Letters(Struct, frozen=True):
    """A page decoded; a byte that its `encoding` does not know is a lone surrogate. `mark` bytes of a mark stand before it."""

    text: str
    encoding: str
    mark: int
    size: int


def letters(raw: bytes, said: str | None, where: str) -> Letters:
    """The page that `raw` holds: by its byte order mark, as UTF-8 if it is that, by what its sender `said`, by its tags, by guess.

    Text beyond ASCII that is valid UTF-8 is that, whatever else is claimed. Raises InputError for what is no text.

    >>> letters("Café".encode("cp1252"), None, "a.html").text, letters("Café".encode(), "iso-8859-1", "a.html").encoding
    ('Café', 'utf-8')
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _decoded(raw, encoding, len(mark), where)
    wide = _wide(raw)
    if wide is not None:
        return _decoded(raw, wide, 0, where)
    if len(raw) - len(raw.translate(None, _CONTROLS)) > _FEW * len(raw):
        raise InputError(where, "not a page but binary data")
    try:
        return Letters(raw.decode("utf-8"), "utf-8", 0, len(raw))
    except UnicodeDecodeError:
        pass
    declared = _DECLARED.search(raw, 0, _WITHIN)
    claims = [_codec(name) for name in (said, declared and declared[1].decode("ascii", "replace")) if name]
    for codec in claims:
        if codec not in (None, "utf-8"):
            found = _fitting(raw, str(codec))
            if found is not None:
                return found
    text = raw.decode("utf-8", "surrogateescape")
    whole = text.encode("utf-8", "ignore").decode("utf-8")
    if len(text) - len(whole) <= len(whole) - len(whole.encode("ascii", "ignore")):  # fewer broken letters than whole ones
        return Letters(text, "utf-8", 0, len(raw))
    return Letters(raw.decode("cp1252", "surrogateescape"), "cp1252", 0, len(raw))


def _wide(raw: bytes) -> str | None:
    """UTF-16 without a mark: nearly every other byte of a page's tags is NUL."""
    head = raw[:_WITHIN]
    half = len(head) // 2
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if half and odd > 0.8 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if half and even > 0.8 * half and odd < 0.05 * half else None


def _decoded(raw: bytes, encoding: str, mark: int, where: str) -> Letters:
    """The page in an encoding that is sure."""
    try:
        return Letters(
            raw[mark:].decode(encoding, "surrogateescape" if encoding == "utf-8" else "strict"), encoding, mark, len(raw)
        )
    except UnicodeDecodeError as error:
        raise InputError(where, f"marked as {encoding.upper()} but not valid in it", error.start + mark) from error


def _codec(name: str) -> str | None:
    """The codec of a name that a page or its sender uses; None for one that is unknown or keeps state between letters."""
    try:
        found = codecs.lookup(name.strip().lower())
    except (LookupError, ValueError):
        return None
    if not found._is_text_encoding or found.name in _STATEFUL or found.name.startswith("iso2022"):
        return None
    return "cp1252" if found.name in _LATIN else found.name


def _fitting(raw: bytes, codec: str) -> Letters | None:
    """The page in `codec`, where each letter leads back to its bytes; None where the bytes are something else."""
    try:
        text = raw.decode(codec, "surrogateescape" if codec == "cp1252" else "strict")
        return Letters(text, codec, 0, len(raw)) if text.encode(codec, "surrogateescape") == raw else None
    except (UnicodeError, ValueError):
        return None


class Offsets:
    """The way from characters of a page to its bytes."""

    def __init__(self, letters_: Letters) -> None:
        """Counts the bytes of the page once, in steps."""
        self._letters = letters_
        self._plain = letters_.mark == 0 and letters_.text.isascii() and letters_.encoding not in ("utf-16-le", "utf-16-be")
        self._sums = [letters_.mark]
        self._last = 0, letters_.mark
        self._errors = "surrogatepass" if letters_.encoding.startswith("utf-16") else "surrogateescape"
        if not self._plain:
            for start in range(0, len(letters_.text), _STEP):
                self._sums.append(self._sums[-1] + self._size(start, start + _STEP))

    def at(self, character: int) -> int:
        """The byte that the character at this place begins with; the page's length in bytes for its end."""
        if self._plain:
            return character
        known, byte = self._last  # places come mostly in order, close to each other
        if not known <= character < known + _STEP:
            step = character // _STEP
            known, byte = step * _STEP, self._sums[step]
        byte += self._size(known, character)
        self._last = character, byte
        return byte

    def _size(self, start: int, end: int) -> int:
        words = self._letters.text[start:end]
        single = words.isascii() and self._errors != "surrogatepass"
        return len(words) if single else len(words.encode(self._letters.encoding, self._errors))
