"""Web archives (WARC, plain, gzip or Zstandard): each record that holds a page is read by what reads such pages."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator
from typing import BinaryIO, cast

import msgspec
from fastwarc.stream_io import ChunkedReader
from fastwarc.warc import ArchiveIterator, HeaderMap, WarcRecord, WarcRecordType

from silang.errors import InputError
from silang.model import Article, Provenance
from silang.sources import kinds
from silang.sources.decode import MOST_BYTES, charset
from silang.sources.kinds import Given, OnlyLink, PassedOver
from silang.sources.web.inflate import PIECE, Member, Members, body, packed

Item = Article | InputError
MOST_RECORD = 4 * MOST_BYTES  # bytes of a record that is kept in memory
_MOST_PASSED = 1 << 30  # bytes that are read to get past a record, or past what is left of a member
_MOST_DAMAGE = 1000  # places from which the next record is searched for, before the rest is given up
_MOST_HEADER = 1 << 16  # bytes
_NEXT = re.compile(rb"WARC/1\.\d\r\n(?:WARC-|Content-)[A-Za-z-]{2,24}:", re.IGNORECASE)
_OVERLAP = 64  # bytes, more than it matches
_ROBOTS = re.compile(r"[a-z]+://[^/?#]*/robots\.txt")
_WHEN = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z")
_DIGESTS = ("sha1:", "sha256:", "md5:")


class _BrokenError(Exception):
    """A record after which nothing can be trusted: where it begins, and what is wrong."""

    def __init__(self, offset: int, problem: str) -> None:
        super().__init__(problem)
        self.offset, self.problem = offset, problem


def articles(stream: BinaryIO, given: Given) -> Iterator[Item]:
    """The articles of all records, in order; for a record that holds none, the error that says why. See `steps`."""
    return (item for _, item in steps(stream, given))


def steps(stream: BinaryIO, given: Given, start: str = "") -> Iterator[tuple[str, Item]]:
    """Each article or error, and before it the place from which its record can be read again; `start` begins at such a place.

    Pages are responses with status 200, and resources, of a type that `kinds` knows; other records are passed over, one by one. A
    record that is damaged, or whose length or digest is wrong, is set aside, and the next that is whole is searched for. Raises
    InputError for what is no archive or cannot be gone back in.
    """
    if not stream.seekable():
        raise InputError(given.where, "a web archive is read from a file, not from a pipe")
    begin, damage = int(start or 0), 0
    stream.seek(0)
    inside = packed(stream.read(4))
    source = _Packed(stream, given) if inside else _Plain(stream, given)
    while begin >= 0:
        try:
            yield from source.read(begin)
            if not source.good and not start:
                raise InputError(given.where, "not a web archive: no record in it")
            return
        except _BrokenError as broken:
            if not source.good and not start:
                raise InputError(given.where, f"not a web archive: {broken.problem}", broken.offset) from broken
            yield str(broken.offset), InputError(given.where, broken.problem, broken.offset)
            damage += 1
            begin = source.next(broken.offset) if damage < _MOST_DAMAGE else -1
            if damage == _MOST_DAMAGE:
                problem = f"damaged in {_MOST_DAMAGE} places; what comes after is left out"
                yield str(broken.offset), InputError(given.where, problem, broken.offset)


class _Plain:
    """Records one after the other; `good` once there was one."""

    def __init__(self, stream: BinaryIO, given: Given) -> None:
        self._stream, self._given, self.good = stream, given, False

    def read(self, start: int) -> Iterator[tuple[str, Item]]:
        """What the records from `start` on hold; raises _BrokenError at the first that is not whole."""
        self._stream.seek(start)
        for offset, items in _records(self._stream, self._given, start, fixed=False):
            self.good = True
            yield from ((str(offset), item) for item in items)

    def next(self, offset: int) -> int:
        """Where the next record seems to begin after `offset`; -1 where none does."""
        self._stream.seek(offset + 1)
        window, base = b"", offset + 1
        while raw := self._stream.read(PIECE):
            window += raw
            if found := _NEXT.search(window):
                return base + found.start()
            base += max(0, len(window) - _OVERLAP)
            window = window[-_OVERLAP:]
        return -1


class _Packed:
    """Records in compressed members: a member each, or several in one; `good` once there was one."""

    def __init__(self, stream: BinaryIO, given: Given) -> None:
        self._members, self._given, self.good = Members(stream), given, False

    def read(self, start: int) -> Iterator[tuple[str, Item]]:
        """What the members from `start` on hold; raises _BrokenError at the first that is not whole."""
        self._members.seek(start)
        while (member := self._open()) is not None:
            if not member.empty:
                yield from self._member(member)
            if not member.end(_MOST_PASSED):
                raise _BrokenError(member.offset, f"damaged, or more than {_MOST_PASSED:,} bytes after its last record")

    def _open(self) -> Member | None:
        try:
            return self._members.open()
        except ValueError as error:
            raise _BrokenError(int(str(error)), "no compressed record begins here") from error

    def _member(self, member: Member) -> Iterator[tuple[str, Item]]:
        for _, items in _records(member, self._given, member.offset, fixed=True):
            self.good = True
            yield from ((str(member.offset), item) for item in items)

    def next(self, offset: int) -> int:
        """Where the next member seems to begin after `offset`; -1 where none does."""
        return self._members.find(offset + 1)


def _records(stream: BinaryIO | Member, given: Given, start: int, *, fixed: bool) -> Iterator[tuple[int, list[Item]]]:
    """Where each record begins (`start` itself if `fixed`) and what it holds.

    What a record without a digest holds is told only when the next one begins where its length says; raises _BrokenError where
    that is not so.
    """
    iterator = ArchiveIterator(
        cast(BinaryIO, stream),
        WarcRecordType.any_type,
        parse_http=False,
        stream_detect=False,
        max_header_len=_MOST_HEADER,
        fsspec_args=False,
    )
    last, held = start, list[Item]()
    any_before = False
    while True:
        problem = ""
        try:
            record = next(iterator, None)
        except (OSError, ValueError):
            record, problem = (
                None,
                "what comes after it is damaged, or its length is wrong" if any_before else "no record begins here",
            )
        if isinstance(stream, Member):
            problem = stream.problem or problem
        if problem:
            raise _BrokenError(last, problem)
        if any_before:
            yield last, held
        if record is None:
            return
        last, any_before = start if fixed else record.stream_pos, True
        held, sure = _held(record, given, last)
        if sure:
            yield last, held
            held = []


def _held(record: WarcRecord, given: Given, offset: int) -> tuple[list[Item], bool]:
    """What a record holds, and whether it is surely whole; raises _BrokenError where it is shorter than it says or damaged."""
    length = record.headers.get("Content-Length") or ""
    if not (length.isascii() and length.isdigit()) or len(length) > 15:
        raise _BrokenError(offset, "a record without a valid length")
    if record.content_length != int(length):  # FastWARC would make room for the other one, however large
        raise _BrokenError(offset, "a record with two lengths")
    passed = _passed(record, given)
    if passed is None and int(length) > MOST_RECORD:
        passed = InputError(given.where, f"a record of more than {MOST_RECORD:,} bytes", offset)
    try:
        if passed is None:
            record.freeze()
            size = record.content_length
        else:
            size = record.consume(min(int(length), _MOST_PASSED))
    except (OSError, ValueError) as error:
        raise _BrokenError(offset, "damaged") from error
    if size != int(length):
        raise _BrokenError(offset, "shorter than its length says")
    if passed is not None:
        return [passed], True
    digest = (record.headers.get("WARC-Block-Digest") or "").lower().startswith(_DIGESTS)
    if digest and not record.verify_block_digest():
        return [InputError(given.where, "its digest says that it was altered", offset)], False
    try:
        return _page(record, given, offset), digest
    except InputError as error:
        return [error], digest


def _passed(record: WarcRecord, given: Given) -> InputError | None:
    """Why a record is no page, as far as its own headers say; None where it may be one."""
    if record.record_type not in (WarcRecordType.response, WarcRecordType.resource):
        return PassedOver(given.where, f"a record of type {record.headers.get('WARC-Type') or 'unknown'}"[:60])
    if record.record_type == WarcRecordType.response and not record.is_http:
        return PassedOver(given.where, "an answer that is not HTTP")
    if _ROBOTS.fullmatch(_address(record) or ""):
        return PassedOver(given.where, "a robots.txt")
    return None


def _address(record: WarcRecord) -> str | None:
    url = (record.headers.get("WARC-Target-URI") or "").strip().removeprefix("<").removesuffix(">")
    return url or None


def _page(record: WarcRecord, given: Given, offset: int) -> list[Item]:
    """What the page of a record holds; raises InputError where it cannot be read."""
    url = _address(record)
    where = f"{given.where} at {offset}" + (f" ({url})" if url else "")
    raw, headers = record.reader.read() if record.reader is not None else b"", HeaderMap()
    if record.record_type == WarcRecordType.response:
        raw, headers = _answer(raw, where)
        if headers.status_code != 200:
            return [PassedOver(where, f"status {headers.status_code}")]
    else:
        headers.append("Content-Type", record.headers.get("Content-Type") or "")
    media = (headers.get("Content-Type") or "").partition(";")[0].strip().lower()
    kind = kinds.by_media(media)
    if kind is None:
        return [PassedOver(where, f"of type {media[:60] or 'unknown'}")]
    if cause := record.headers.get("WARC-Truncated"):
        raise InputError(where, f"cut off when it was archived ({cause[:40]})")
    raw = body(raw, headers.get("Content-Encoding") or "", MOST_BYTES, where)
    when = record.headers.get("WARC-Date") or ""
    inner = msgspec.structs.replace(
        given,
        where=where,
        stem=f"{given.stem}-{offset}",
        url=url,
        received=when if _WHEN.fullmatch(when) else None,
        encoding=charset(headers.get("Content-Type") or ""),
    )
    return [_placed(item, raw, media, inner, given.where, offset) for item in kinds.reader(kind)(io.BytesIO(raw), inner)]


def _answer(block: bytes, where: str) -> tuple[bytes, HeaderMap]:
    """The body and headers of an HTTP answer; chunks are joined. Raises InputError where it cannot be read."""
    stream, headers = io.BytesIO(block), HeaderMap()
    end = block.find(b"\r\n\r\n", 0, _MOST_HEADER)
    if end < 0:
        raise InputError(where, "an answer whose headers have no end")
    try:
        headers.parse(io.BytesIO(block[: end + 4]))
        stream.seek(end + 4)
        if (headers.get("Transfer-Encoding") or "").strip().lower() == "chunked":
            return ChunkedReader(stream).read(), headers
    except (OSError, ValueError) as error:
        raise InputError(where, f"an answer that cannot be read: {error}") from error
    return stream.read(), headers


def _placed(item: Item, raw: bytes, media: str, given: Given, path: str, offset: int) -> Item:
    """The article with its place in the archive."""
    if isinstance(item, OnlyLink):
        return PassedOver(item.where, "an entry of a feed without its text")
    if isinstance(item, InputError):
        return item
    whole = item.provenance or Provenance(
        sha256=hashlib.sha256(raw).hexdigest(), size=len(raw), media=media, encoding=given.encoding, received=given.received
    )
    at = f"offset {offset}" if whole.at is None else f"offset {offset}, {whole.at}"
    return msgspec.structs.replace(
        item, path=path, url=item.url or given.url, provenance=msgspec.structs.replace(whole, at=at, received=given.received)
    )
