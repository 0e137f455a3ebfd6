"""Bytes become text: by their byte order mark, as UTF-8, or by the encoding that fits; what is no text is refused."""

from __future__ import annotations

import codecs

from silang.errors import InputError

MOST_BYTES = 8_000_000
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FORMATS = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a RIFF file (WebP, WAV)"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
)
_WIDE = ["utf_16", "utf_16_le", "utf_16_be", "utf_32", "utf_32_le", "utf_32_be", "utf_7"]
_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\v\f\r\x1b"))
_MOST_CONTROLS = 0.02  # of the bytes of a text


def decode(raw: bytes, where: str) -> str:
    """The text that `raw` holds, without a byte order mark, otherwise unchanged; `where` names the input in messages.

    A byte order mark decides; else UTF-16 if every other byte is NUL; else UTF-8 if it is that; else the encoding in which the
    bytes make sense, Windows-1252 before others. Raises InputError for what is empty, too large to be one report, or no text.

    >>> decode(b"Caf\\xe9 di Jakarta ditutup, kata polisi.", "a.txt")
    'Café di Jakarta ditutup, kata polisi.'
    """
    if len(raw) > MOST_BYTES:
        raise InputError(where, f"too large to be one report: more than {MOST_BYTES:,} bytes")
    for magic, kind in _FORMATS:
        if raw.startswith(magic):
            raise InputError(where, f"not a text but {kind}")
    if not raw.strip():
        raise InputError(where, "empty")
    text = _marked(raw, where)
    if text is None:
        text = _unmarked(raw, where)
    if not text.strip().strip("\0\ufeff"):
        raise InputError(where, "empty")
    return text


def charset(content_type: str) -> str | None:
    """The encoding of letters that a header `Content-Type` names; None where it names none.

    >>> charset("text/html; charset='UTF-8'"), charset("text/html")
    ('UTF-8', None)
    """
    for parameter in content_type.split(";")[1:]:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip("\"'") or None
    return None


def scalar(text: str) -> str:
    """The text with each lone surrogate replaced by U+FFFD, one for one: half of a pair stands for no character.

    >>> scalar("a\\ud83d b")
    'a� b'
    """
    return text if text.isascii() else text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _marked(raw: bytes, where: str) -> str | None:
    """The text after a byte order mark; None where there is no mark."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            try:
                return raw[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise InputError(where, f"marked as {encoding.upper()} but not valid in it", error.start + len(mark)) from error
    return None


def _unmarked(raw: bytes, where: str) -> str:
    if wide := _wide(raw):
        try:
            return raw.decode(wide)
        except UnicodeDecodeError:
            pass
    if len(raw) - len(raw.translate(None, _CONTROLS)) > _MOST_CONTROLS * len(raw):
        raise InputError(where, "not a text but binary data")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return _guessed(raw, where, error.start)


def _wide(raw: bytes) -> str | None:
    """UTF-16 without a mark: nearly every other byte of Latin letters is NUL."""
    half = len(raw) // 2
    even, odd = raw[0::2].count(0), raw[1::2].count(0)
    if half and odd > 0.8 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if half and even > 0.8 * half and odd < 0.05 * half else None


def _guessed(raw: bytes, where: str, offset: int) -> str:
    """The text in the encoding that fits; Windows-1252, in which Latin news that is not UTF-8 comes, is tried first."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to import and seldom needed

    best = from_bytes(raw, cp_isolation=["cp1252"]).best() or from_bytes(raw, cp_exclusion=_WIDE).best()
    if best is None:
        raise InputError(where, "neither UTF-8 nor any other known encoding of text", offset)
    return str(best)
