"""Web archives made for tests, record by record."""

from __future__ import annotations

import base64
import gzip
import hashlib
from collections.abc import Iterable

PAGE = "text/plain; charset=utf-8"


def record(
    number: int,
    text: bytes | None = None,
    *,
    media: str = PAGE,
    status: str = "200 OK",
    kind: str = "response",
    url: str | None = None,
    length: int | str | None = None,
    digest: str | None = None,
    http: str = "",
    more: str = "",
) -> bytes:
    """One record; `length` and `digest` are true where they are not given."""
    body = f"Berita nomor {number}, kata polisi, Jumat (3/1/2025).".encode() if text is None else text
    block = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n{http}\r\n".encode() + body
    true = "sha1:" + base64.b32encode(hashlib.sha1(block, usedforsecurity=False).digest()).decode()
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url or f'https://berita.example/{number}'}\r\n"
        f"WARC-Date: 2026-03-12T01:02:03Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\n"
        f"WARC-Block-Digest: {true if digest is None else digest}\r\n{more}Content-Type: application/http; msgtype={kind}\r\n"
        f"Content-Length: {len(block) if length is None else length}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def zipped(records: Iterable[bytes]) -> bytes:
    """The records as gzip members of their own."""
    return b"".join(gzip.compress(one, mtime=0) for one in records)
