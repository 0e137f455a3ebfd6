"""The kinds of file that hold articles: how each is known, by its head or its ending, and which module reads it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import PurePath
from typing import BinaryIO, Protocol, cast

from msgspec import Struct

from silang.errors import InputError
from silang.model import Article
from silang.pack import Pack


class Given(Struct, frozen=True, kw_only=True):
    """What is known of a file before it is read.

    `where` names it in messages and in what is written, `stem` is the start of the names of its articles; `url` is the address
    that it was fetched from, `received` the ISO 8601 time of that, `encoding` what its sender says of its letters.
    """

    where: str
    stem: str
    pack: Pack
    url: str | None = None
    received: str | None = None
    encoding: str | None = None


class Reader(Protocol):
    """The function `articles` of a module that reads one kind."""

    def __call__(self, stream: BinaryIO, given: Given) -> Iterator[Article | InputError]:
        """The articles that `stream` holds, in order; for what holds none, the error that says why."""


class Kind(Struct, frozen=True, kw_only=True):
    """A kind of file: the `module` whose `articles` reads it, the endings it has, and what its first bytes match.

    A `sure` head decides before any ending: what a file is called may be wrong. Another counts where the ending says nothing.
    """

    module: str
    media: str
    endings: tuple[str, ...]
    head: re.Pattern[bytes] | None = None
    sure: bool = False


KINDS = (  # the first that fits is taken
    Kind(module="records", media="application/jsonl", endings=(".jsonl", ".ndjson"), head=re.compile(rb"(?:\xef\xbb\xbf)?\s*\{")),
    Kind(module="text", media="text/plain", endings=(".txt",)),
)
_PLAIN = KINDS[-1]
HEAD_BYTES = 4096  # of a file, enough to know it by


def kind_of(name: str, head: bytes) -> Kind:
    """The kind of a file by a sure head, by the ending of its name, by any head; a text where nothing says.

    >>> kind_of("berita.jsonl", b"").module, kind_of("berita", b'{"text": ').module, kind_of("a.txt", b"{ralat} Jakarta").module
    ('records', 'records', 'text')
    """
    ending = PurePath(name).suffix.lower()
    fits = [kind for kind in KINDS if kind.head is not None and kind.head.match(head)]
    named = [kind for kind in KINDS if ending in kind.endings]
    return next((kind for kind in fits if kind.sure), next(iter(named or fits), _PLAIN))


def known(name: str) -> bool:
    """Whether a file of a folder is taken for one that holds articles, by the ending of its name."""
    ending = PurePath(name).suffix.lower()
    return any(ending in kind.endings for kind in KINDS)


def reader(kind: Kind) -> Reader:
    """What reads files of `kind`; its module is imported only now, since few runs need many."""
    return cast(Reader, import_module(f"silang.sources.{kind.module}").articles)
