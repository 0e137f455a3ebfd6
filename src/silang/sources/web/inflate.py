"""Compressed data in pieces of bounded size: whole bodies, and archives that are a row of compressed members."""

from __future__ import annotations

import io
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any, BinaryIO, Protocol

from silang.errors import InputError

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

PIECE = 1 << 16
GZIP, ZSTD = b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd"
_DICTIONARY = b"\x5d\x2a\x4d\x18"  # the frame before the others that holds their dictionary
_SKIPPABLE = tuple(bytes([0x50 + n]) + b"\x2a\x4d\x18" for n in range(16))
_MOST_DICTIONARY = 1 << 24  # bytes


class Decompressor(Protocol):
    """What takes one compressed member apart, as `zstd.ZstdDecompressor` does."""

    @property
    def eof(self) -> bool:
        """Whether the member has ended."""

    @property
    def needs_input(self) -> bool:
        """Whether all that was given has been returned."""

    @property
    def unused_data(self) -> bytes:
        """What was given after the member's end."""

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """At most `max_length` bytes of what `data`, after what was given before, stand for."""


class Deflated:
    """A member of zlib's making (gzip by default), with the interface of the Zstandard decompressor."""

    def __init__(self, wbits: int = 31) -> None:
        self._machine, self._rest, self._full = zlib.decompressobj(wbits), b"", False

    @property
    def eof(self) -> bool:
        """Whether the member has ended."""
        return self._machine.eof

    @property
    def needs_input(self) -> bool:
        """Whether all that was given has been returned."""
        return not self._rest and not self._full

    @property
    def unused_data(self) -> bytes:
        """What was given after the member's end."""
        return self._machine.unused_data

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """At most `max_length` bytes of what `data`, after what was given before, stand for."""
        piece = self._machine.decompress(self._rest + data, max_length)
        self._rest, self._full = self._machine.unconsumed_tail, len(piece) == max_length
        return piece


def inflated(chunks: Iterable[bytes], where: str, make: Callable[[], Decompressor] = Deflated) -> Iterator[bytes]:
    """What compressed data in pieces hold, in pieces of bounded size; raises InputError for what is damaged or ends too soon.

    Several members, one after the other, are read as one.
    """
    machine, inside = make(), False
    try:
        for chunk in chunks:
            rest = chunk if inside else chunk.lstrip(b"\0")  # some pad what they send
            while rest or (inside and not machine.needs_input):
                inside = True
                yield machine.decompress(rest, PIECE)
                rest = b""
                if machine.eof:  # another member may follow
                    rest, machine, inside = machine.unused_data.lstrip(b"\0"), make(), False
    except (zlib.error, zstd.ZstdError) as error:
        raise InputError(where, f"damaged compressed data: {error}") from error
    if inside:
        raise InputError(where, "compressed data that end too soon")


def body(raw: bytes, encoding: str, most: int, where: str) -> bytes:
    """The body of an answer whose `Content-Encoding` is `encoding`, taken apart; at most `most` bytes and a piece are held.

    Raises InputError for what is damaged, ends too soon, is larger, or is encoded in another way than gzip, deflate, br or zstd.
    """
    kept = bytearray()
    for piece in _pieces(raw, encoding.strip().lower(), where):
        kept += piece
        if len(kept) > most:
            raise InputError(where, f"larger than {most:,} bytes")
    return bytes(kept)


def _pieces(raw: bytes, encoding: str, where: str) -> Iterable[bytes]:
    if encoding in {"", "identity"}:
        return [raw]
    if encoding in {"gzip", "x-gzip"}:
        return inflated([raw], where)
    if encoding == "deflate":  # with zlib's frame, as it should be, or without
        bits = 15 if raw[:1] == b"\x78" else -15
        return inflated([raw], where, lambda: Deflated(bits))
    if encoding == "zstd":
        return inflated([raw], where, zstd.ZstdDecompressor)
    if encoding == "br":
        return _brotli(raw, where)
    raise InputError(where, f"expected a body as it is, gzip, deflate, br or zstd, found {encoding[:40]}")


def _brotli(raw: bytes, where: str) -> Iterator[bytes]:
    from fastwarc.stream_io import BrotliReader  # noqa: PLC0415 - slow to import and seldom needed

    reader = BrotliReader(io.BytesIO(raw))
    try:
        while piece := reader.read(PIECE):
            yield piece
    except (OSError, ValueError) as error:
        raise InputError(where, f"damaged compressed data: {error}") from error


def packed(head: bytes) -> bool:
    """Whether a file that begins with these bytes is a row of gzip or Zstandard members."""
    return head.startswith((GZIP, ZSTD, *_SKIPPABLE))


class Member:
    """One compressed member of a file, read like a file of its own; `offset` is where it begins.

    `empty` says that it holds nothing by its kind; `problem`, once it was met, what ends it too soon: nothing is raised while it is
    read, since what reads it may not let that through.
    """

    def __init__(self, members: Members, offset: int, machine: Decompressor, *, empty: bool) -> None:
        self._members, self.offset, self._machine, self.empty = members, offset, machine, empty
        self._read, self.problem = 0, ""

    def read(self, size: int = -1) -> bytes:
        """The next bytes, at most `size` and at most a piece; nothing at its end, or where it is damaged or cut off."""
        most = PIECE if size < 0 else min(size, PIECE)
        while most and not self._machine.eof and not self.problem:
            raw = self._members.take() if self._machine.needs_input else b""
            if not raw and self._machine.needs_input:
                self.problem = "cut off: the file ends inside it"
                break
            try:
                piece = self._machine.decompress(raw, most)
            except (zlib.error, zstd.ZstdError):
                self.problem = "damaged: it cannot be decompressed"
                break
            if piece:
                self._read += len(piece)
                return piece
        return b""

    def tell(self) -> int:
        """How many bytes were read."""
        return self._read

    def end(self, most: int) -> bool:
        """Pass over what is left of it; False where that is more than `most` bytes, damaged or cut off."""
        last = self._read + most
        while self._read < last and self.read():
            pass
        if self._machine.eof:
            self._members.give_back(self._machine.unused_data)
        return self._machine.eof


class Members:
    """The compressed members of a file, each told by its first bytes."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._dictionary = stream, _dictionary(stream)
        self.seek(0)

    def seek(self, offset: int) -> None:
        """Go on at a byte of the file."""
        self._stream.seek(offset)
        self._next, self._rest = offset, b""  # the next byte to be read from the file, and what was given back before it

    def take(self) -> bytes:
        """The next bytes of the file; nothing at its end."""
        if self._rest:
            rest, self._rest = self._rest, b""
            return rest
        raw = self._stream.read(PIECE)
        self._next += len(raw)
        return raw

    def give_back(self, raw: bytes) -> None:
        """Let bytes that were taken, but belong to what follows, be taken again."""
        self._rest = raw + self._rest

    def open(self) -> Member | None:
        """The member that begins here; None at the end of the file. Raises ValueError with the place where none begins."""
        head = b""
        while len(head) < len(ZSTD) and (raw := self.take()):
            head += raw
        self.give_back(head)
        offset = self._next - len(self._rest)
        if not head:
            return None
        if head.startswith(GZIP):
            return Member(self, offset, Deflated(), empty=False)
        if packed(head):
            made = zstd.ZstdDecompressor(zstd_dict=self._dictionary)
            return Member(self, offset, made, empty=not head.startswith(ZSTD))
        raise ValueError(offset)

    def find(self, offset: int) -> int:
        """Where a member seems to begin, from `offset` on; -1 where none does."""
        self.seek(offset)
        window = b""
        while raw := self.take():
            window += raw
            found = [place for place in (window.find(GZIP), window.find(ZSTD)) if place >= 0]
            if found:
                return self._next - len(window) + min(found)
            window = window[-3:]
        return -1


def _dictionary(stream: BinaryIO) -> Any:
    """What stands before all frames for them to refer to; None where nothing does."""
    stream.seek(0)
    head = stream.read(8)
    size = int.from_bytes(head[4:], "little")
    if not head.startswith(_DICTIONARY) or size > _MOST_DICTIONARY:
        return None
    words = stream.read(size)
    try:
        if words.startswith(ZSTD):
            words = zstd.ZstdDecompressor().decompress(words, _MOST_DICTIONARY)
        return zstd.ZstdDict(words)
    except (zstd.ZstdError, ValueError):
        return None  # what needs it will say so
