"""The kinds of file that hold articles: how each is known, by its head or its ending, and which module reads it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any, BinaryIO, Protocol, cast

from msgspec import Struct, field

from silang.errors import InputError
from silang.model import Article
from silang.pack import Pack


class Given(Struct, frozen=True, kw_only=True):
    """What is known of a file before it is read.

    `where` names it in messages and in what is written, `stem` is the start of the names of its articles; `url` is the address
    that it was fetched from, `received` the ISO 8601 time of that, `encoding` what its sender says of its letters. `fields` says
    what its records call a field of an article (`{"text": "isi"}`), where that is not to be recognised.
    """

    where: str
    stem: str
    pack: Pack
    url: str | None = None
    received: str | None = None
    encoding: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)


class PassedOver(InputError):  # noqa: N818 - it is handed on like an error, and is none
    """What is no article by its kind, such as a redirect in a web archive: counted, and nothing is wrong with it."""


class OnlyLink(InputError):  # noqa: N818 - what is told is an address, not that something is broken
    """An entry of a feed without its whole text: what stands at its address is to be fetched."""


class Reader(Protocol):
    """The function `articles` of a module that reads one kind."""

    def __call__(self, stream: BinaryIO, given: Given) -> Iterator[Article | InputError]:
        """The articles that `stream` holds, in order; for what holds none, the error that says why."""


class Steps(Protocol):
    """The function `steps` of a module that can go on from any record of a file."""

    def __call__(self, stream: BinaryIO, given: Given, start: str = "") -> Iterator[tuple[str, Article | InputError]]:
        """As `articles`, each with the place that its record can be read again from; from such a place on if `start` names one."""


class Kind(Struct, frozen=True, kw_only=True):
    """A kind of file: the `module` whose `articles` reads it, the endings it has, and what its first bytes match.

    A `sure` head decides before any ending: what a file is called may be wrong. Another counts where the ending says nothing.
    A file of a `single` kind holds one article; another beside it may tell of it. What reads it may need an `extra` of the package.
    """

    module: str
    media: str
    endings: tuple[str, ...]
    head: re.Pattern[bytes] | None = None
    sure: bool = False
    resumes: bool = False
    single: bool = False
    extra: str | None = None


_LETTER = re.compile(rb"From \S+ +(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) |(?:Return-Path|Received|Delivered-To|Message-ID|MIME-Version): ")
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<!--(?:(?!-->).)*-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html[\s>])", re.IGNORECASE | re.DOTALL
)
_FEED = re.compile(
    rb"""(?:\xef\xbb\xbf)?\s*(?:<\?[^>]{0,400}>\s*|<!--(?:(?!-->).){0,2000}-->\s*|<!DOCTYPE[^>\[]{0,200}(?:\[[^\]]{0,2000}\])?\s*>\s*)*"""
    rb"""<(?:rss|feed|rdf:RDF|urlset|sitemapindex|opml)[\s>]|(?:\xef\xbb\xbf)?\s*\{[^{}\[\]]{0,2000}"https?:..?.?jsonfeed\.org""",
    re.DOTALL,
)
KINDS = (  # the first that fits is taken
    Kind(
        module="tables.records",
        media="application/jsonl",
        endings=(".jsonl", ".ndjson"),
        head=re.compile(rb"(?:\xef\xbb\xbf)?\s*\{"),
    ),
    Kind(module="tables.exports", media="application/json", endings=(".json",), head=re.compile(rb"(?:\xef\xbb\xbf)?\s*\[\s*\{")),
    Kind(module="tables.sheets", media="text/csv", endings=(".csv", ".tsv")),
    Kind(
        module="tables.parquet",
        media="application/vnd.apache.parquet",
        endings=(".parquet",),
        head=re.compile(rb"PAR1"),
        sure=True,
        extra="parquet",
    ),
    Kind(
        module="documents.pdf",
        media="application/pdf",
        endings=(".pdf",),
        head=re.compile(rb"%PDF"),
        sure=True,
        single=True,
        extra="documents",
    ),
    Kind(module="documents.docx", media=WORD, endings=(".docx",), single=True, extra="documents"),
    Kind(module="documents.mail", media="message/rfc822", endings=(".eml", ".mbox"), head=_LETTER),
    Kind(
        module="archives.warc",
        media="application/warc",
        endings=(".warc", ".warc.gz", ".warc.zst"),
        head=re.compile(rb"WARC/1\.\d\r\n|\x1f\x8b\x08|\x28\xb5\x2f\xfd|[\x50-\x5f]\x2a\x4d\x18"),
        resumes=True,
        extra="web",
    ),
    Kind(module="archives.wacz", media="application/wacz", endings=(".wacz",), resumes=True, extra="web"),
    Kind(module="pages.html", media="text/html", endings=(".html", ".htm", ".xhtml"), head=_PAGE, sure=True),
    Kind(
        module="web.feeds",
        media="application/rss+xml",
        endings=(".rss", ".atom", ".xml", ".opml"),
        head=_FEED,
        sure=True,
        extra="web",
    ),
    Kind(module="text", media="text/plain", endings=(".txt",), single=True),
)
_PLAIN = KINDS[-1]
_SERVED = {  # what web servers call the kinds that are read from the web
    "text/html": "text/html",
    "application/xhtml+xml": "text/html",
    "text/plain": "text/plain",
    "application/rss+xml": "application/rss+xml",
    "application/atom+xml": "application/rss+xml",
    "application/feed+json": "application/rss+xml",
}
HEAD_BYTES = 4096  # of a file, enough to know it by


def kind_of(name: str, head: bytes) -> Kind:
    """The kind of a file by a sure head, by the ending of its name, by any head; a text where nothing says.

    >>> kind_of("berita.jsonl", b"").module, kind_of("berita", b'{"text": ').module, kind_of("a.txt", b"{ralat} Jakarta").module
    ('tables.records', 'tables.records', 'text')
    """
    fits = [kind for kind in KINDS if kind.head is not None and kind.head.match(head)]
    named = [kind for kind in KINDS if name.lower().endswith(kind.endings)]
    return next((kind for kind in fits if kind.sure), next(iter(named or fits), _PLAIN))


def known(name: str) -> bool:
    """Whether a file of a folder is taken for one that holds articles, by the ending of its name."""
    return any(name.lower().endswith(kind.endings) for kind in KINDS)


def reader(kind: Kind) -> Reader:
    """What reads files of `kind`; its module is imported only now, since few runs need many."""
    try:
        return cast(Reader, _module(kind).articles)
    except ModuleNotFoundError as error:
        return _missing(kind, error)


def by_media(media: str) -> Kind | None:
    """The kind that a web server calls by this type; None for one that holds no articles."""
    return next((kind for kind in KINDS if kind.media == _SERVED.get(media)), None)


def steps(kind: Kind) -> Steps:
    """What reads files of a `kind` that resumes, from any of their records on."""
    try:
        return cast(Steps, _module(kind).steps)
    except ModuleNotFoundError as error:
        return cast(Steps, _missing(kind, error))


def _module(kind: Kind) -> Any:
    return import_module(f"silang.sources.{kind.module}")


def _missing(kind: Kind, error: ModuleNotFoundError) -> Reader:
    """What stands in for a reader whose extra is not installed: it says which."""
    if kind.extra is None:
        raise error

    def say(stream: BinaryIO, given: Given, start: str = "") -> Iterator[Article | InputError]:
        raise InputError(given.where, f"to read {kind.media} needs: pip install 'silang[{kind.extra}]'")

    return say
