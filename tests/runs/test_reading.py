"""Files read into a folder: each article once, the same bytes however often it is killed, memory that does not grow."""

from __future__ import annotations

import importlib
import json
import random
import sys
from functools import partial
from pathlib import Path

import pytest
from archives import record, zipped
from killing import killed_at, steps

from silang import pack
from silang.engines.local import Reader
from silang.errors import StoreError
from silang.runs.output import Summary
from silang.runs.reading import read_into
from silang.store.journal import NAME, Journal

ID = pack.load("id")
KILLS = 50


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Reader:
    """The stub reader: what is held here is what comes out, not what it says."""
    monkeypatch.syspath_prepend(str(Path(__file__).parents[1] / "engines"))
    reader: Reader = importlib.import_module("stub_readers").read
    return reader


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Articles, duplicates, a damaged record, what is no page, in three kinds of file."""
    inputs = tmp_path / "masuk"
    inputs.mkdir()
    many = [record(n % 70, status="404 Not Found" if n % 9 == 0 else "200 OK") for n in range(100)]
    many[40] = record(40, length=3, digest="x")
    (inputs / "a.warc.gz").write_bytes(zipped(many))
    (inputs / "b.warc").write_bytes(b"".join([record(n) for n in range(60, 120)]) + b"sampah")
    (inputs / "c.jsonl").write_bytes(b"".join(b'{"id": "x", "text": "Berita %d."}\n' % n for n in range(90)) + b"{\n")
    return inputs


def run(archive: Path, out: Path, read: Reader, workers: int = 1) -> Summary:
    return read_into([str(archive)], out, ID, workers, read=read)


def made(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in out.glob("*.jsonl")}


def test_each_article_is_read_once_and_what_is_none_is_counted(archive: Path, tmp_path: Path, read: Reader) -> None:
    summary = run(archive, tmp_path / "out", read)
    readings = [json.loads(line) for line in made(tmp_path / "out")["readings.jsonl"].splitlines()]
    texts = [reading["text"] for reading in readings]
    assert len(texts) == len(set(texts)) == summary.read
    assert len({reading["name"] for reading in readings}) == len(readings)
    aside = [json.loads(line) for line in made(tmp_path / "out")["set-aside.jsonl"].splitlines()]
    assert len(aside) == sum(summary.set_aside.values()) == 3
    assert summary.passed_over == {"status 404": 12}
    assert summary.twice > 0


def test_two_processes_write_what_one_does(archive: Path, tmp_path: Path, read: Reader) -> None:
    assert run(archive, tmp_path / "one", read) == run(archive, tmp_path / "two", read, workers=2)
    assert made(tmp_path / "one") == made(tmp_path / "two")


def test_killed_at_any_point_and_gone_on_with_it_writes_the_same(archive: Path, tmp_path: Path, read: Reader) -> None:
    """Fifty points drawn from all steps of writing, some of them one after the other on one folder."""
    expected = run(archive, tmp_path / "whole", read)
    points = steps(lambda: run(archive, tmp_path / "counted", read))
    draw, kills, folder = random.Random(7), 0, tmp_path / "0"  # noqa: S311
    while kills < KILLS:
        if killed_at(draw.randint(1, points), partial(run, archive, folder, read)):
            kills += 1
        if draw.random() < 0.3 or kills == KILLS:
            assert run(archive, folder, read) == expected, kills
            assert made(folder) == made(tmp_path / "whole"), kills
            folder = tmp_path / str(kills)


def test_an_interrupt_leaves_what_the_next_run_goes_on_with(archive: Path, tmp_path: Path, read: Reader) -> None:
    done = 0

    def stop(more: int) -> None:
        nonlocal done
        done += more
        if done == 150:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_into([str(archive)], tmp_path / "out", ID, progress=stop, read=read)
    left: list[int] = []
    summary = read_into([str(archive)], tmp_path / "out", ID, progress=left.append, read=read)
    assert summary == run(archive, tmp_path / "whole", read)
    assert made(tmp_path / "out") == made(tmp_path / "whole")
    assert sum(left) < done + sum(left) - 100


def test_the_order_of_the_files_changes_nothing(archive: Path, tmp_path: Path, read: Reader) -> None:
    paths = [str(path) for path in archive.iterdir()]
    read_into(sorted(paths), tmp_path / "one", ID, read=read)
    read_into([*sorted(paths, reverse=True), paths[0]], tmp_path / "two", ID, read=read)
    assert made(tmp_path / "one") == made(tmp_path / "two")


def test_a_second_run_reads_nothing_again_and_takes_what_is_new(archive: Path, tmp_path: Path, read: Reader) -> None:
    before = run(archive, tmp_path / "out", read)
    told: list[int] = []
    assert read_into([str(archive)], tmp_path / "out", ID, progress=told.append, read=read) == before
    assert told == []
    (archive / "d.txt").write_text("Berita baru.", encoding="utf-8")
    (archive / "c.jsonl").write_bytes(b'{"id": "x", "text": "Berita lain."}\n')
    assert run(archive, tmp_path / "out", read).read == before.read + 2


def test_a_file_that_changed_while_half_read_is_refused(archive: Path, tmp_path: Path, read: Reader) -> None:
    assert killed_at(steps(lambda: run(archive, tmp_path / "whole", read)) // 2, lambda: run(archive, tmp_path / "out", read))
    for path in archive.iterdir():
        path.write_bytes(path.read_bytes() + b"\n")
    with pytest.raises(StoreError, match="changed since"):
        run(archive, tmp_path / "out", read)


def test_files_of_others_are_never_cut(tmp_path: Path, archive: Path, read: Reader) -> None:
    (tmp_path / "readings.jsonl").write_bytes(b"milik orang\n")
    with pytest.raises(StoreError, match="name another folder"):
        run(archive, tmp_path, read)
    assert (tmp_path / "readings.jsonl").read_bytes() == b"milik orang\n"


def test_two_runs_never_write_to_one_folder(archive: Path, tmp_path: Path, read: Reader) -> None:
    journal = Journal(tmp_path, (), "")
    with pytest.raises(StoreError, match="another run is writing there"):
        run(archive, tmp_path, read)
    journal.close()


def test_a_damaged_journal_is_told(archive: Path, tmp_path: Path, read: Reader) -> None:
    (tmp_path / NAME).write_bytes(b"bukan basis data" * 100)
    with pytest.raises(StoreError, match="damaged"):
        run(archive, tmp_path, read)


def test_memory_does_not_grow_with_the_articles(tmp_path: Path, read: Reader) -> None:
    """What is alive after 2,000 articles is what was after 500: nothing of an article stays."""
    blocks = []
    for count in (500, 2000):
        path = tmp_path / f"{count}.warc"
        path.write_bytes(b"".join(record(n) for n in range(count)))
        seen: list[int] = []

        def look(_: int, seen: list[int] = seen, at: int = count - 10) -> None:
            seen.append(sys.getallocatedblocks() if len(seen) == at else 0)

        read_into([str(path)], tmp_path / f"out{count}", ID, progress=look, read=read)
        blocks.append(max(seen))
    assert blocks[1] - blocks[0] < 1500  # an article alone is dozens of blocks
