"""A file that is one report as plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from silang.errors import InputError
from silang.model import Article
from silang.sources import provenance
from silang.sources.decode import MOST_BYTES, decode
from silang.sources.kinds import Given

_HTML = re.compile(r"\s*(?:<!doctype\s+html|<html[\s>]|<\?xml)", re.IGNORECASE)


def articles(stream: BinaryIO, given: Given) -> Iterator[Article | InputError]:
    """The one article that `stream` holds, named by `given.stem`; raises InputError for what is no text."""
    raw = stream.read(MOST_BYTES + 1)
    text = decode(raw, given.where)
    if _HTML.match(text):
        raise InputError(given.where, "an HTML page; expected the article's text")
    received = provenance.of(raw, given, "text/plain")
    yield Article(name=given.stem, text=text, path=given.where, url=given.url, provenance=received)
