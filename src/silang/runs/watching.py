"""Feeds watched: what is new is fetched, read and appended, each article once, whatever stops the run in between."""

from __future__ import annotations

import io
import re
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import msgspec
from msgspec import Struct

from silang.engines import local
from silang.errors import InputError, UsageError
from silang.model import Article
from silang.pack import Pack
from silang.read import reading
from silang.runs.manners import Forbidden, Manners, later, retry_after
from silang.runs.output import TWICE, Output, Summary
from silang.sources import kinds
from silang.sources.kinds import Given, PassedOver
from silang.sources.web import feeds
from silang.sources.web.fetch import FEEDS, PAGES, Fetched, Limits, Network, NoAnswer

ARTICLES = "articles.jsonl"
_MOST_DEPTH = 3  # lists of lists of feeds
_MOST_TRIES = 5
_PAGE_WAIT = 300.0  # seconds before a page that failed is tried again
_FEED_LIMITS = Limits(size=feeds.MOST_BYTES, seconds=60, media=(*FEEDS, *PAGES))
_TABLES = """
CREATE TABLE IF NOT EXISTS feeds (
    url TEXT PRIMARY KEY, depth INTEGER, etag TEXT, modified TEXT, due REAL, failures INTEGER
) WITHOUT ROWID, STRICT;
CREATE TABLE IF NOT EXISTS pages (url TEXT PRIMARY KEY, entry BLOB, due REAL, tries INTEGER, done INTEGER) WITHOUT ROWID, STRICT;
CREATE INDEX IF NOT EXISTS waiting ON pages (due) WHERE done = 0;
"""
Tell = Callable[[str], None]


class Watch(Struct, frozen=True, kw_only=True):
    """How feeds are watched: seconds between two looks at one, where the outside world is, and how what is new is read."""

    every: float = 900.0
    once: bool = False
    allow_private: bool = False
    network: Network = Network()
    sleep: Callable[[float], None] = time.sleep
    read: local.Reader = reading.read


def watch(given: Sequence[str], folder: Path, pack: Pack, how: Watch | None = None, tell: Tell | None = None) -> Summary:
    """Watch feeds, and the feeds of OPML lists, each an address or a file; append what is new to `folder`.

    Articles go to `articles.jsonl` as records that `silang` reads, their readings to `readings.jsonl`. What was seen is remembered
    there. With `once` each feed is looked at once, else it goes on until it is interrupted; the next call goes on from there.
    `tell` is told what happens, line by line; the summary counts the feeds that could not be read when last looked at. Raises
    UsageError for what is neither an address nor a file, StoreError where the folder cannot be written to.
    """
    output = Output(folder, (ARTICLES,), _TABLES)
    try:
        run = _Run(output, pack, how or Watch(), tell or _nobody)
        run.start(given)
        run.go()
        return msgspec.structs.replace(
            output.summary(), unanswered=output.journal.one("SELECT count(*) FROM feeds WHERE failures > 0")
        )
    finally:
        output.journal.close()


def _nobody(_: str) -> None:
    """What no one asked to be told."""


class _Run:
    """One call: the output with its tables, and the manners in which servers are asked."""

    def __init__(self, output: Output, pack: Pack, how: Watch, tell: Tell) -> None:
        self._output, self._journal, self._pack, self._how, self._tell = output, output.journal, pack, how, tell
        self._manners = Manners(how.network, how.sleep, allow_private=how.allow_private)

    def start(self, given: Sequence[str]) -> None:
        """Take up what is to be watched."""
        for name in given:
            if name.startswith(("http://", "https://")):
                self._add_feed(name, 0)
                continue
            path = Path(name)
            if not path.is_file():
                raise UsageError(f"neither the address of a feed nor a file: {name}")
            for entry in feeds.entries(path.read_bytes()[: feeds.MOST_BYTES + 1], name):
                self._take(entry, 0)
        self._output.commit()

    def go(self) -> None:
        """Look at feeds and fetch pages as they are due."""
        looked: set[str] = set()
        while True:
            while self._feed(looked) or self._page():
                self._output.commit()
            if self._how.once:
                return
            due = self._journal.one("SELECT min(due) FROM (SELECT due FROM feeds UNION ALL SELECT due FROM pages WHERE done = 0)")
            if due is None:
                return
            self._how.sleep(max(1.0, due - self._manners.now()))

    def _feed(self, looked: set[str]) -> bool:
        """Look at one feed that is due; False where none is. With `once`, one that has not failed is due whenever that is."""
        once = int(self._how.once)
        rows = self._journal.rows(
            "SELECT url, depth, etag, modified, failures FROM feeds WHERE due <= ? OR (? AND failures = 0) ORDER BY due, url",
            self._manners.now(),
            once,
        )
        row = next((row for row in rows if not once or row[0] not in looked), None)
        if row is None:
            return False
        looked.add(row[0])
        self._look(*row)
        return True

    def _look(self, url: str, depth: int, etag: str | None, modified: str | None, failures: int) -> None:
        headers = {name: value for name, value in (("If-None-Match", etag), ("If-Modified-Since", modified)) if value}
        wait: float | None = None
        try:
            got = self._manners.ask(url, _FEED_LIMITS, headers)
            if got.status == 200:
                new = self._taken(got, depth)
                etag, modified = got.headers.get("etag"), got.headers.get("last-modified")
                self._tell(f"{url}: {new} new")
            elif got.status != 304:
                wait = retry_after(got.headers, self._manners.now())
                raise NoAnswer(url, f"status {got.status}")
        except InputError as error:
            self._tell(f"{url}: {error.problem}")
            wait = later(url, failures, self._how.every) if wait is None else wait
            self._journal.run("UPDATE feeds SET due = ?, failures = ? WHERE url = ?", self._manners.now() + wait, failures + 1, url)
            return
        self._journal.run(
            "UPDATE feeds SET etag = ?, modified = ?, due = ?, failures = 0 WHERE url = ?",
            *(etag, modified, self._manners.now() + self._how.every, url),
        )

    def _taken(self, got: Fetched, depth: int) -> int:
        """Take up the entries of a feed; returns how many were new."""
        return sum(self._take(entry, depth) for entry in feeds.entries(got.body, got.url, got.url, got.encoding))

    def _take(self, entry: feeds.Entry, depth: int) -> bool:
        """Take up an entry; False where it was known, or holds nothing to be fetched."""
        if entry.url is None:
            return False
        if entry.leads == "feed":
            return depth < _MOST_DEPTH and self._add_feed(entry.url, depth + 1)
        if entry.title is None and entry.published is None:  # a sitemap of all pages, not of news
            return False
        kept = msgspec.json.encode(msgspec.structs.replace(entry, content=None))
        return self._added("INSERT OR IGNORE INTO pages VALUES (?, ?, ?, 0, 0)", entry.url, kept)

    def _add_feed(self, url: str, depth: int) -> bool:
        return self._added("INSERT OR IGNORE INTO feeds VALUES (?, ?, NULL, NULL, ?, 0)", url, depth)

    def _added(self, statement: str, *values: Any) -> bool:
        before = self._journal.one("SELECT total_changes()")
        self._journal.run(statement, *values, self._manners.now())
        return bool(self._journal.one("SELECT total_changes()") > before)

    def _page(self) -> bool:
        """Fetch and read one page that is due; False where none is."""
        rows = self._journal.rows(
            "SELECT url, entry, tries FROM pages WHERE done = 0 AND due <= ? ORDER BY due, url LIMIT 1", self._manners.now()
        )
        if not rows:
            return False
        url, kept, tries = rows[0]
        wait: float | None = None
        try:
            got = self._manners.ask(url, Limits())
            if got.status == 429 or got.status >= 500:
                wait = retry_after(got.headers, self._manners.now())
                raise NoAnswer(url, f"status {got.status}")
            if got.status != 200:
                raise InputError(url, f"status {got.status}")
            self._read(got, msgspec.json.decode(kept, type=feeds.Entry), url)
        except NoAnswer as error:
            if tries + 1 < _MOST_TRIES:
                due = self._manners.now() + (later(url, tries, _PAGE_WAIT) if wait is None else wait)
                self._journal.run("UPDATE pages SET due = ?, tries = ? WHERE url = ?", due, tries + 1, url)
                return True
            self._output.refuse(error)
        except Forbidden as error:
            self._output.refuse(PassedOver(url, error.problem))
        except InputError as error:
            self._output.refuse(error)
        self._journal.run("UPDATE pages SET done = 1, entry = NULL WHERE url = ?", url)
        return True

    def _read(self, got: Fetched, entry: feeds.Entry, url: str) -> None:
        """Read the articles of a page and append them."""
        kind = kinds.by_media(got.media or "text/html")
        if kind is None:
            raise InputError(url, f"of type {got.media}")
        given = Given(where=url, stem=_stem(url), pack=self._pack, url=got.url, received=got.time, encoding=got.encoding)
        for item in kinds.reader(kind)(io.BytesIO(got.body), given):
            if isinstance(item, InputError):
                self._output.refuse(item)
                continue
            article = self._output.admit(_told(item, entry, url))
            if article is None:
                self._output.count(TWICE)
                continue
            for _, outcome in local.read_stream([article], lambda one: one, self._pack, read=self._how.read):
                self._journal.append(ARTICLES, _record(article))
                self._output.write(article, outcome)


def _told(article: Article, entry: feeds.Entry, url: str) -> Article:
    """The article with what its feed says of it where its page says nothing."""
    return msgspec.structs.replace(
        article,
        url=article.url or url,
        title=article.title or entry.title,
        published=article.published or entry.published,
        bylines=article.bylines or entry.bylines,
        outlet=article.outlet or entry.outlet,
    )


def _record(article: Article) -> bytes:
    """The article as a line that `sources.records` reads."""
    names = ("url", "title", "outlet", "bylines", "published", "text")
    values = {name: value for name in names if (value := getattr(article, name))}
    return msgspec.json.encode({"id": article.name} | values) + b"\n"


def _stem(url: str) -> str:
    """A name for the article at an address: the last part of its path."""
    parts = urlsplit(url)
    last = parts.path.rstrip("/").rpartition("/")[2].rpartition(".")
    return re.sub(r"[^\w-]+", "-", last[0] or last[2])[:60].strip("-") or parts.hostname or "article"
