"""E-mail, such as newsletters and press releases: one message (.eml) or a box of them (.mbox)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import datetime
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage
from io import BytesIO
from typing import BinaryIO

import msgspec
from msgspec import Struct

from silang.errors import InputError
from silang.model import Article
from silang.sources import kinds, provenance
from silang.sources.decode import decode, scalar
from silang.sources.kinds import Given

MOST_BYTES = 64_000_000  # of one message, with what is attached
_BOX = b"From "


def articles(stream: BinaryIO, given: Given) -> Iterator[Article | InputError]:
    """The article of each message, in order; for a message without text, or too large, the error that says why.

    The text is that of the plain part, or of the page where there is no plain part. The subject is the title, the day of sending
    that of publication; what is attached is passed over. Its sender is not taken for its outlet: letters are forwarded.
    """
    for raw, place in _messages(stream, given.where):
        try:
            if raw is None:
                raise InputError(place, f"too large to be one message: more than {MOST_BYTES:,} bytes")
            yield _article(raw, place, given)
        except InputError as error:
            yield error


def _messages(stream: BinaryIO, where: str) -> Iterator[tuple[bytes | None, str]]:
    """Each message with its place: a box is cut at its "From " lines; None for a message that is too large."""
    lines: list[bytes] = []
    size, number, boxed, blank = 0, 0, False, True
    while line := stream.readline(MOST_BYTES + 1):
        if blank and line.startswith(_BOX):
            if size:
                yield _whole(lines, size), f"{where}: message {number}" if boxed else where
            lines, size, boxed, number = [], 0, True, number + 1
        elif size <= MOST_BYTES:
            lines.append(line)
            size += len(line)
        if size > MOST_BYTES:
            lines = []
        blank = line in (b"\n", b"\r\n")
    if size:
        yield _whole(lines, size), f"{where}: message {number}" if boxed else where


def _whole(lines: list[bytes], size: int) -> bytes | None:
    return b"".join(lines) if size <= MOST_BYTES else None


class _Letter(Struct, frozen=True, kw_only=True):
    """What a message says: its plain part, or its page; `media` tells which."""

    content: bytes
    media: str
    encoding: str | None
    title: str | None
    published: str | None


def _article(raw: bytes, place: str, given: Given) -> Article:
    letter = _letter(raw, place)
    name = given.stem if place == given.where else f"{given.stem}-{hashlib.sha256(raw).hexdigest()[:8]}"
    if letter.media != "text/html":
        text = _decoded(letter.content, letter.encoding, place)
        at = None if place == given.where else place.rpartition(": ")[2]
        received = provenance.of(raw, given, "message/rfc822", at, letter.encoding)
        article = Article(name=name, text=text, path=given.where, title=letter.title, published=letter.published)
        return msgspec.structs.replace(article, provenance=received)
    inner = msgspec.structs.replace(given, where=place, stem=name, encoding=letter.encoding)
    found = next(kinds.reader(kinds.kind_of(".html", b""))(BytesIO(letter.content), inner), None)
    if not isinstance(found, Article):
        raise found or InputError(place, "an e-mail without text")
    title, published = letter.title or found.title, letter.published or found.published
    return msgspec.structs.replace(found, name=name, path=given.where, title=title, published=published)


def _letter(raw: bytes, place: str) -> _Letter:
    """The message; raises InputError for one without text, or that the parser fails on."""
    try:
        message = message_from_bytes(raw, _class=EmailMessage, policy=policy.default)
        body = message.get_body(("plain", "html"))
        content = body.get_payload(decode=True) if body is not None else None
        if body is None or not isinstance(content, bytes) or not content.strip():
            raise InputError(place, "an e-mail without text")
        sent = message["date"].datetime if message["date"] is not None else None
        return _Letter(
            content=content,
            media=body.get_content_type(),
            encoding=body.get_content_charset(),
            title=scalar(" ".join(str(message["subject"] or "").split())) or None,
            published=sent.isoformat() if isinstance(sent, datetime) else None,
        )
    except (MessageError, ValueError, LookupError, AttributeError, TypeError, OverflowError, RecursionError) as error:
        raise InputError(place, f"not an e-mail that can be read: {error}") from error


def _decoded(content: bytes, charset: str | None, place: str) -> str:
    """The words in the letters that the message names, where it is true; else in those that fit."""
    try:
        return scalar(content.decode(charset or "utf-8")).replace("\0", "\ufffd")
    except (ValueError, LookupError):  # wrong bytes, a name with NUL, a name of nothing
        return decode(content, place)
