"""Feeds watched: politely, remembered across restarts, each article once wherever the run is killed."""

from __future__ import annotations

import importlib
import itertools
import json
import random
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import pytest
from killing import killed_at, steps
from local_server import Answer, Server, serving

from silang import pack
from silang.engines.local import Reader
from silang.errors import UsageError
from silang.runs.manners import later, retry_after
from silang.runs.output import Summary
from silang.runs.watching import Watch, watch

ID = pack.load("id")
PLAIN = {"Content-Type": "text/plain; charset=utf-8"}
XML = {"Content-Type": "application/rss+xml"}
KILLS = 50


class World:
    """A server under any name, and a clock that only goes on while something sleeps."""

    def __init__(self, server: Server) -> None:
        self.server, self.now, self.ends = server, datetime(2026, 3, 12, tzinfo=UTC), 1e9
        self.times: list[float] = []
        network = server.network()

        def connect(number: str, port: int, seconds: float) -> Any:
            self.times.append(self.passed())
            return network.connect(number, port, seconds)

        self.network = msgspec.structs.replace(network, now=lambda: self.now, connect=connect)

    def passed(self) -> float:
        return (self.now - datetime(2026, 3, 12, tzinfo=UTC)).total_seconds()

    def sleep(self, seconds: float) -> None:
        assert seconds > 0
        if self.passed() + seconds > self.ends:
            raise KeyboardInterrupt
        self.now += timedelta(seconds=seconds)

    def asked(self) -> list[str]:
        return [path for path, _ in self.server.asked]


@pytest.fixture
def world() -> Iterator[World]:
    with serving() as server:
        server.answers["/robots.txt"] = Answer(status=404)
        yield World(server)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Reader:
    monkeypatch.syspath_prepend(str(Path(__file__).parents[1] / "engines"))
    reader: Reader = importlib.import_module("stub_readers").read
    return reader


def rss(*numbers: int, host: str = "contoh.example") -> bytes:
    items = "".join(f"<item><title>Berita {n}</title><link>http://{host}/{n}</link></item>" for n in numbers)
    return f"<rss><channel><title>Contoh</title>{items}</channel></rss>".encode()


def publish(server: Server, *numbers: int) -> None:
    server.answers["/rss"] = Answer(rss(*numbers), headers=XML)
    for n in numbers:
        server.answers[f"/{n}"] = Answer(f"Berita nomor {n}.".encode(), headers=PLAIN)


def run(world: World, out: Path, read: Reader, *, once: bool = True, given: str = "http://contoh.example/rss") -> Summary:
    how = Watch(once=once, network=world.network, sleep=world.sleep, read=read)
    return watch([given], out, ID, how)


def articles(out: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (out / "articles.jsonl").read_bytes().splitlines()]


def test_new_articles_are_fetched_read_and_remembered(world: World, tmp_path: Path, read: Reader) -> None:
    publish(world.server, 1, 2)
    assert run(world, tmp_path, read).read == 2
    publish(world.server, 3, 2, 1)
    assert run(world, tmp_path, read).read == 3
    assert [(one["url"], one["title"], one["outlet"], one["text"]) for one in articles(tmp_path)] == [
        (f"http://contoh.example/{n}", f"Berita {n}", "Contoh", f"Berita nomor {n}.") for n in (1, 2, 3)
    ]
    assert len((tmp_path / "readings.jsonl").read_bytes().splitlines()) == 3
    assert [world.asked().count(f"/{n}") for n in (1, 2, 3)] == [1, 1, 1]


def test_a_feed_that_does_not_answer_is_counted_until_it_does(world: World, tmp_path: Path, read: Reader) -> None:
    world.server.answers["/rss"] = Answer(status=503)
    assert run(world, tmp_path, read).unanswered == 1
    publish(world.server, 1)
    world.now += timedelta(days=1)
    assert run(world, tmp_path, read).unanswered == 0


def test_a_feed_that_did_not_change_is_not_sent_again(world: World, tmp_path: Path, read: Reader) -> None:
    publish(world.server, 1)

    def answer(headers: Mapping[str, str]) -> Answer:
        if headers.get("if-none-match") == '"a"' and headers.get("if-modified-since") == "Kamis":
            return Answer(status=304)
        return Answer(rss(1), headers=XML | {"ETag": '"a"', "Last-Modified": "Kamis"})

    world.server.answers["/rss"] = answer
    run(world, tmp_path, read)
    assert run(world, tmp_path, read).read == 1
    asked = [headers.get("if-none-match") for path, headers in world.server.asked if path == "/rss"]
    assert asked == [None, '"a"']


def test_a_feed_is_looked_at_as_often_as_asked(world: World, tmp_path: Path, read: Reader) -> None:
    publish(world.server, 1)
    world.ends = 4 * 900.0 - 1
    with pytest.raises(KeyboardInterrupt):
        run(world, tmp_path, read, once=False)
    assert world.asked().count("/rss") == 4
    assert world.asked().count("/1") == 1


def test_a_host_is_asked_at_its_pace(world: World, tmp_path: Path, read: Reader) -> None:
    publish(world.server, 1, 2, 3)
    world.server.answers["/robots.txt"] = Answer(b"User-agent: *\nCrawl-delay: 7\n", headers=PLAIN)
    run(world, tmp_path, read)
    assert world.times == [0.0, 0.0, 7.0, 14.0, 21.0]  # robots.txt, the feed, three pages


def test_what_robots_txt_forbids_is_passed_over(world: World, tmp_path: Path, read: Reader) -> None:
    publish(world.server, 1, 2)
    world.server.answers["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /2\n", headers=PLAIN)
    summary = run(world, tmp_path, read)
    assert (summary.read, summary.passed_over) == (1, {"its robots.txt forbids it": 1})
    assert "/2" not in world.asked()


def test_a_robots_txt_that_cannot_be_read_forbids_all_for_a_while(world: World, tmp_path: Path, read: Reader) -> None:
    publish(world.server, 1)
    world.server.answers["/robots.txt"] = Answer(status=503)
    assert run(world, tmp_path, read).read == 0
    assert world.asked() == ["/robots.txt"]


def test_a_server_that_asks_for_patience_gets_it(world: World, tmp_path: Path, read: Reader) -> None:
    publish(world.server, 1)
    world.server.answers["/rss"] = Answer(status=429, headers={"Retry-After": "5000"})
    world.ends = 20_000.0
    with pytest.raises(KeyboardInterrupt):
        run(world, tmp_path, read, once=False)
    feeds = world.times[1:]
    assert [b - a for a, b in itertools.pairwise(feeds)] == [5000.0] * (len(feeds) - 1)
    assert len(feeds) > 2


def test_a_feed_that_fails_is_looked_at_ever_later(world: World, tmp_path: Path, read: Reader) -> None:
    world.server.answers["/rss"] = Answer(b"<html>", headers={"Content-Type": "text/html"})
    world.ends = 40_000.0
    with pytest.raises(KeyboardInterrupt):
        run(world, tmp_path, read, once=False)
    times = world.times[1:]
    gaps = [b - a for a, b in itertools.pairwise(times)]
    assert gaps == sorted(gaps)
    assert 1.6 < gaps[1] / gaps[0] < 2.5


def test_a_page_that_fails_is_tried_again_and_then_set_aside(world: World, tmp_path: Path, read: Reader) -> None:
    publish(world.server, 1, 2)
    world.server.answers["/1"] = Answer(status=500)
    world.server.answers["/2"] = Answer(status=404)
    world.ends = 40_000.0
    with pytest.raises(KeyboardInterrupt):
        run(world, tmp_path, read, once=False)
    assert (world.asked().count("/1"), world.asked().count("/2")) == (5, 1)
    assert run(world, tmp_path, read).set_aside == {"status 500": 1, "status 404": 1}


def test_lists_lead_to_feeds_and_feeds_to_pages(world: World, tmp_path: Path, read: Reader) -> None:
    publish(world.server, 1)
    opml = tmp_path / "daftar.opml"
    opml.write_text("<opml><body><outline xmlUrl='http://a.example/index.xml'/></body></opml>", encoding="utf-8")
    index = b"<sitemapindex><sitemap><loc>http://contoh.example/rss</loc></sitemap></sitemapindex>"
    world.server.answers["/index.xml"] = Answer(index, headers=XML)
    assert run(world, tmp_path / "out", read, given=str(opml)).read == 1


def test_pages_of_closed_machines_are_refused(world: World, tmp_path: Path, read: Reader) -> None:
    world.server.answers["/rss"] = Answer(rss(1, host="127.0.0.1"), headers=XML)
    network = msgspec.structs.replace(
        world.network, resolve=lambda host, port: [host] if host == "127.0.0.1" else ["93.184.216.34"]
    )
    how = Watch(once=True, network=network, sleep=world.sleep, read=read)
    watch(["http://contoh.example/rss"], tmp_path, ID, how)
    assert world.asked() == ["/robots.txt", "/rss"]


def test_killed_at_any_point_nothing_is_lost_or_doubled(world: World, tmp_path: Path, read: Reader) -> None:
    """Each of the two looks is killed again and again, at points drawn from all steps of writing."""
    publish(world.server, 1, 2, 3, 4)
    world.server.answers["/3"] = Answer(status=404)

    def looks(out: Path) -> dict[str, bytes]:
        run(world, out, read)
        return {path.name: path.read_bytes() for path in out.glob("*.jsonl")}

    expected = looks(tmp_path / "whole")
    points = steps(lambda: looks(tmp_path / "counted"))
    draw, kills = random.Random(11), 0  # noqa: S311
    while kills < KILLS:
        out = tmp_path / str(kills)
        for _ in range(draw.randint(1, 4)):
            kills += killed_at(draw.randint(1, points), partial(run, world, out, read))
        assert looks(out) == expected, kills


def test_what_is_no_feed_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="neither the address of a feed nor a file"):
        watch([str(tmp_path / "tiada.opml")], tmp_path / "out", ID)


def test_waits_double_differ_by_feed_and_end_at_a_day() -> None:
    assert later("a", 3, 100.0) == later("a", 3, 100.0) != later("b", 3, 100.0)
    assert all(0.9 <= later("a", n, 100.0) / (100.0 * 2**n) <= 1.1 for n in range(8))
    assert later("a", 1000, 100.0) <= 86_400 * 1.1


@pytest.mark.parametrize(
    ("words", "seconds"),
    [("120", 120.0), ("Thu, 01 Jan 1970 01:00:00 GMT", 3600.0), ("9" * 40, 86_400.0), ("", None), ("besok", None), ("-5", None)],
)
def test_what_a_server_asks_for_is_understood(words: str, seconds: float | None) -> None:
    assert retry_after({"retry-after": words}, 0.0) == seconds
