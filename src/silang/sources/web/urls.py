"""Addresses become articles: what stands there is fetched within limits and read by the reader of its kind."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

import msgspec

from silang.errors import InputError
from silang.model import Article
from silang.sources import kinds
from silang.sources.kinds import Given
from silang.sources.web.fetch import FEEDS, PAGES, Fetched, Limits, Network, fetch

_DOCUMENTS = tuple(kind.media for kind in kinds.KINDS if kind.single)
_MOST_BYTES = 64_000_000  # of a document; each reader has its own bound
_SURE = 200  # the status of an answer


def articles(
    url: str, given: Given, *, allow_private: bool = False, network: Network | None = None
) -> Iterator[Article | InputError]:
    """The articles that stand at `url`: a page, a feed or a document; an error that names `url` for what keeps them away.

    Only http and https are asked, and only public machines unless `allow_private`; see `fetch.fetch`.
    """
    try:
        limits = Limits(size=_MOST_BYTES, media=(*PAGES, *FEEDS, *_DOCUMENTS))
        got = fetch(url, limits, allow_private=allow_private, network=network)
        if got.status != _SURE:
            raise InputError(url, f"the server answered {got.status}")
        path = urlsplit(got.url).path
        kind = kinds.by_media(got.media) or kinds.kind_of(path, got.body[: kinds.HEAD_BYTES])
        about = msgspec.structs.replace(given, where=url, stem=_stem(got), url=got.url, received=got.time, encoding=got.encoding)
        nothing = True
        for item in kinds.reader(kind)(BytesIO(got.body), about):
            nothing = False
            yield item if isinstance(item, InputError) else msgspec.structs.replace(item, path=None, url=item.url or got.url)
        if nothing:
            yield InputError(url, "empty")
    except InputError as error:
        yield error


def _stem(got: Fetched) -> str:
    """The last part of the address that says something, and the head of the whole one's hash: no two addresses have one name."""
    parts = [part for part in PurePosixPath(unquote(urlsplit(got.url).path)).parts if any(map(str.isalpha, part))]
    stem = PurePosixPath(parts[-1]).stem if parts else urlsplit(got.url).hostname or "alamat"
    return f"{stem[:60]}-{hashlib.sha256(got.url.encode()).hexdigest()[:8]}"
