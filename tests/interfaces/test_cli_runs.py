"""The command line of long runs: archives into a folder, feeds watched, what they print and what they end with."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from archives import record, zipped

from silang.cli.app import main

pytestmark = pytest.mark.usefixtures("in_english")

SILANG = [sys.executable, "-m", "silang.cli"]


def test_an_archive_is_read_into_a_folder_and_summed_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    records = [record(0), record(1), record(1), record(2, kind="request"), record(3, digest="sha1:A"), record(4, status="404 No")]
    (tmp_path / "a.warc.gz").write_bytes(zipped(records))
    out = tmp_path / "out"
    for _ in range(2):  # the second time there is nothing left to do
        assert main(["read", str(tmp_path / "a.warc.gz"), "-o", str(out), "--workers", "1"]) == 3
        shown = capsys.readouterr()
        assert shown.out == f"{out / 'readings.jsonl'}\n"
        assert shown.err.splitlines() == [
            "silang: 2 read, 1 came more than once, counted once",
            "silang: 1 set aside:",
            "silang:   1 its digest says that it was altered",
            "silang: 2 passed over:",
            "silang:   1 a record of type request",
            "silang:   1 status 404",
        ]
    readings = [json.loads(line) for line in (out / "readings.jsonl").read_bytes().splitlines()]
    assert [reading["source"]["url"] for reading in readings] == ["https://berita.example/0", "https://berita.example/1"]


def test_other_files_are_read_so_where_that_is_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("Gempa melukai 12 orang, kata polisi.", encoding="utf-8")
    assert main(["read", str(tmp_path / "a.txt"), "-o", str(tmp_path / "out"), "--jsonl", "--workers", "1"]) == 0
    assert (tmp_path / "out" / "readings.jsonl").read_bytes().count(b"\n") == 1
    assert capsys.readouterr().err == "silang: 1 read, 0 came more than once, counted once\n"


def test_an_interrupted_run_says_how_to_go_on_and_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(b"".join(record(n) for n in range(3000)))
    command = [*SILANG, "read", str(tmp_path / "a.warc"), "-o", str(tmp_path / "out"), "--workers", "1"]
    run = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE)
    readings = tmp_path / "out" / "readings.jsonl"
    while run.poll() is None and not (readings.exists() and readings.stat().st_size):
        time.sleep(0.01)
    os.kill(run.pid, signal.SIGINT)
    _, err = run.communicate()
    assert run.returncode == 130, err
    assert b"the same command goes on from here" in err
    assert b"Traceback" not in err
    before = readings.read_bytes()
    assert 0 < before.count(b"\n") < 3000
    assert subprocess.run(command, check=False, capture_output=True).returncode == 0
    assert readings.read_bytes().count(b"\n") == 3000


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["watch", "-o", "out"], "no feed"),
        (["watch", "tiada.opml", "-o", "out"], "neither the address of a feed nor a file"),
        (["watch", "http://a.example/", "-o", "out", "--every", "5s"], "--every must be at least 60s"),
        (["watch", "http://a.example/", "-o", "out", "--every", "often"], "--every must be at least 60s"),
        (["read", "a.txt", "--jsonl"], "--jsonl needs a folder"),
        (["read", "-", "-o", "out", "--jsonl"], "standard input cannot be gone on with"),
    ],
)
def test_wrong_calls_end_with_2(
    words: list[str], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(words) == 2
    assert told in capsys.readouterr().err


def test_a_feed_inside_this_machine_is_not_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["watch", "http://localhost:1/rss", "--once", "-o", str(tmp_path)]) == 3
    assert "no public machine" in capsys.readouterr().err
