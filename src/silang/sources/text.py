"""A file that is one report as plain text."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import BinaryIO

from silang.errors import InputError
from silang.model import Article, Provenance
from silang.sources.decode import MOST_BYTES, decode
from silang.sources.kinds import Given

_HTML = re.compile(r"\s*(?:<!doctype\s+html|<html[\s>]|<\?xml)", re.IGNORECASE)


def articles(stream: BinaryIO, given: Given) -> Iterator[Article | InputError]:
    """The one article that `stream` holds, named by `given.stem`; raises InputError for what is no text."""
    raw = stream.read(MOST_BYTES + 1)
    text = decode(raw, given.where)
    if _HTML.match(text):
        raise InputError(given.where, "an HTML page; expected the article's text")
    received = Provenance(sha256=hashlib.sha256(raw).hexdigest(), size=len(raw), received=given.received, media="text/plain")
    yield Article(name=given.stem, text=text, path=given.where, url=given.url, provenance=received)
