"""Reading on this machine: nothing is lost, nothing stops the rest, any number of processes gives the same."""

from __future__ import annotations

import importlib
import itertools
import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from silang import errors, pack
from silang.engines.local import Reader, read_all, read_stream
from silang.model import Article, Reading, SetAside

HERE = Path(__file__).parent
ID = pack.load("id")


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Reader:
    """The stub reader, importable by workers too."""
    monkeypatch.syspath_prepend(str(HERE))
    read: Reader = importlib.import_module("stub_readers").read
    return read


def pile(*names: str) -> list[Article]:
    return [Article(name=name, text=f"Teks {name}.") for name in names]


def names(readings: Sequence[Reading]) -> list[str]:
    return [reading.name for reading in readings]


@pytest.mark.parametrize("workers", [1, 2])
def test_readings_come_in_the_order_of_the_articles(reader: Reader, workers: int) -> None:
    articles = pile(*(f"a{i}" for i in range(40)))
    told: list[int] = []
    readings, set_aside = read_all(articles, ID, workers, told.append, read=reader)
    assert names(readings) == [article.name for article in articles]
    assert set_aside == ()
    assert sum(told) == 40


@pytest.mark.parametrize("workers", [1, 2])
def test_a_poisoned_article_is_set_aside_and_the_rest_is_read(reader: Reader, workers: int) -> None:
    readings, set_aside = read_all(pile("a", "poison", "b"), ID, workers, read=reader)
    assert names(readings) == ["a", "b"]
    assert set_aside == (SetAside(where="poison", why="failed in the reading: ValueError: no such month"),)


def test_the_stage_that_failed_is_named() -> None:
    from silang.read.layout import publication

    def read(article: Article, language: pack.Pack, outlets: object) -> Reading:
        publication.parse(None, language)  # type: ignore[arg-type]
        raise AssertionError

    _, set_aside = read_all(pile("a"), ID, read=read)
    assert set_aside[0].why.startswith("failed in layout.publication: TypeError")


def test_an_article_that_kills_its_process_is_set_aside_alone(reader: Reader) -> None:
    readings, set_aside = read_all(pile("a", "kill", "b"), ID, 2, read=reader)
    assert names(readings) == ["a", "b"]
    assert set_aside == (SetAside(where="kill", why="the process that read it died"),)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_broken_pack_stops_everything(reader: Reader, workers: int) -> None:
    with pytest.raises(errors.PackError, match=r"numbers\.toml: units: expected a table") as caught:
        read_all(pile("a", "pack", "b"), ID, workers, read=reader)
    assert caught.value.key == "units"


@pytest.mark.parametrize(
    "error",
    [errors.InputError("a", "b", 3), errors.PackError("a", "b", "c"), errors.EngineError("a", "b", "c"), errors.UsageError("a")],
)
def test_errors_come_whole_out_of_a_worker(error: errors.SilangError) -> None:
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert (type(again), str(again), again.__dict__) == (type(error), str(error), error.__dict__)


@pytest.mark.skipif(sys.platform == "win32", reason="process groups are POSIX")
def test_ctrl_c_stops_every_process_at_once_and_without_a_trace_of_the_workers() -> None:
    script = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from silang import pack\n"
        "import stub_readers; from silang.engines.local import read_all; from silang.model import Article\n"
        "if __name__ == '__main__':\n"
        "    articles = [Article(name=f'{kind}{i}', text='x') for kind in ('a', 'slow') for i in range(32)]\n"
        "    read_all(articles, pack.load('id'), 2, lambda n: print(n, flush=True), read=stub_readers.read)\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", script, str(HERE)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "16\n"
    time.sleep(0.2)
    began = time.monotonic()
    os.killpg(process.pid, signal.SIGINT)
    _, stderr = process.communicate(timeout=30)  # comes back when the last process that holds stderr is gone
    assert time.monotonic() - began < 20
    assert stderr.count("Traceback") == 1, stderr
    assert stderr.rstrip().endswith("KeyboardInterrupt")


@pytest.mark.parametrize("workers", [1, 2])
def test_a_stream_comes_back_in_its_order_with_what_is_no_article(reader: Reader, workers: int) -> None:
    items: list[Article | int] = [item for pair in enumerate(pile(*(f"a{i}" for i in range(70)))) for item in pair]
    items[41] = Article(name="poison", text="Teks.")
    items[61] = Article(name="kill" if workers > 1 else "poison", text="Teks.")
    found = list(read_stream(items, lambda item: item if isinstance(item, Article) else None, ID, workers, read=reader))
    assert [item for item, _ in found] == items
    for item, outcome in found:
        assert (outcome is None) == isinstance(item, int)
        if isinstance(item, Article):
            aside = item.name in {"poison", "kill"}
            assert isinstance(outcome, SetAside if aside else Reading)
            assert isinstance(outcome, SetAside) or outcome is None or outcome.name == item.name


@pytest.mark.parametrize("workers", [1, 2])
def test_few_articles_of_a_stream_are_under_way_at_once(reader: Reader, workers: int) -> None:
    taken = 0

    def endless() -> Iterator[Article]:
        nonlocal taken
        while True:
            taken += 1
            yield Article(name=f"a{taken}", text="Teks.")

    stream = read_stream(endless(), lambda item: item, ID, workers, read=reader)
    assert [item.name for item, _ in itertools.islice(stream, 30)] == [f"a{n}" for n in range(1, 31)]
    assert taken <= (30 if workers == 1 else 16 * 8)
    stream.close()  # type: ignore[attr-defined]
