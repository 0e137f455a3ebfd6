"""Floors: weekdays whose date is known, expressions of every kind, real contradictions, and the times of the annotated articles."""

import contextlib
import datetime
import io
import json
import re
from pathlib import Path
from typing import Any

import msgspec
import pytest
from beside import SHARED, fingerprint, tool

from silang import pack
from silang.model import ReadingFinding, Timex
from silang.read.page import Page
from silang.read.quantities import numbers
from silang.read.times import checks, times
from silang.spans import Span

CORPORA = SHARED / "corpora"
ID = pack.load("id")
SHA256 = {
    "corpora/times-weekdays.jsonl": "09e82041e5976076ffd15682e5b1399bf364456fe0c02144f20e56ab2b330d56",
    "corpora/times-kinds.jsonl": "62b40b5dc475483659527f2f76b10552d59ba4420e1a5c6e7f4959eaabf8aceb",
    "corpora/times-contradictions.jsonl": "0e931ce40096fac684c6ea4760b0a68ec90d99e1055ebfd3ab7e500ac8b5cf20",
    "gold/seeds": "8c0b56e3d27ffa099e24cb412bbd4973e61cbafbd4794bf0d4ba514ab743f701",
    "gold/detik": "ed602f5b2a8d900edefcf120459180e5a6f6e5cec1b737724d558152d05504fa",
}
needs_shared = pytest.mark.skipif(not CORPORA.exists(), reason="the shared corpora are not beside this checkout")


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (CORPORA / name).read_text(encoding="utf-8").splitlines()]


def read(text: str, published: str | None, set_aside: tuple[Span, ...] = ()) -> tuple[Page, tuple[Timex, ...]]:
    page = Page(text, set_aside)
    return page, times.read(page, numbers.nodes(page, ID), published, ID)


def flagged(text: str, published: str) -> tuple[ReadingFinding, ...]:
    page, found = read(text, published)
    return checks.findings(page, found, published, ID)


def said(scorer: str, key: str, name: str, option: str, folder: Path) -> str:
    """What a scorer of sentences prints of our times."""
    out = folder / "times.jsonl"
    with out.open("w", encoding="utf-8") as file:
        for row in rows(name):
            spans = [
                {"start": t.span.start, "end": t.span.end, "date": t.begin or t.value, "value": t.value, "mod": t.mod or ""}
                for t in read(row["sentence"], row["anchor"])[1]
            ]
            file.write(json.dumps({key: row[key], "spans": spans}) + "\n")
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        tool(CORPORA / scorer).main([str(out), option, str(CORPORA / name)])
    return printed.getvalue()


def percent(pattern: str, printed: str) -> float:
    match = re.search(pattern, printed)
    assert match is not None, printed
    return float(match[1])


@needs_shared
@pytest.mark.parametrize("name", SHA256)
def test_the_sets_are_those_that_the_floors_were_taken_on(name: str) -> None:
    assert fingerprint(SHARED / name) == SHA256[name]


@needs_shared
def test_weekdays(tmp_path: Path) -> None:
    """Most weekdays beyond a week back cannot be told from their sentence alone: their date was cut out, no other word gives it."""
    printed = said("score_times.py", "mid", "times-weekdays.jsonl", "--silver", tmp_path)
    assert percent(r"found \d+ \(([\d.]+)%", printed) == 100.0
    assert percent(r"exact day \d+ \(([\d.]+)%", printed) >= 92.7
    for bucket in ("same day", "yesterday", r"-2\.\.-6", "future"):
        assert percent(bucket + r".*exact +([\d.]+)%", printed) == 100.0


@needs_shared
def test_kinds(tmp_path: Path) -> None:
    printed = said("score_kinds.py", "gid", "times-kinds.jsonl", "--gold", tmp_path)
    assert percent(r"found ([\d.]+)%", printed) == 100.0
    assert percent(r"full extent ([\d.]+)%", printed) >= 98.1
    assert percent(r"in period ([\d.]+)%", printed) >= 95.4
    assert percent(r"equal value ([\d.]+)%", printed) >= 95.4
    mods = re.search(r"mod (\d+)/(\d+)", printed)
    assert mods is not None
    assert int(mods[1]) / int(mods[2]) >= 0.96


@needs_shared
def test_every_contradiction_is_flagged_and_what_was_meant_proposed() -> None:
    repaired = []
    for row in rows("times-contradictions.jsonl"):
        end = row["start"] + len(row["surface"])
        found = [f for f in flagged(row["sentence"], row["published"]) if f.span.start < end and f.span.end > row["start"]]
        assert found, row["sentence"]
        if row.get("repair"):
            repaired.append(found[0].proposal == row["repair"])
    assert len(repaired) == 28
    assert all(repaired)


@needs_shared
def test_no_weekday_beside_its_own_date_is_flagged() -> None:
    for row in rows("times-weekdays.jsonl"):
        if row["calendar_ok"]:
            day = datetime.date.fromisoformat(row["gold"])
            sentence = f"{row['sentence'][: row['end']]} ({day.day}/{day.month}/{day.year}){row['sentence'][row['end'] :]}"
            assert flagged(sentence, row["anchor"]) == (), sentence


@needs_shared
@pytest.mark.parametrize(("texts", "folder"), [("seeds", "seeds"), ("gold/detik.jsonl", "detik")])
def test_times_of_articles(texts: str, folder: str, tmp_path: Path) -> None:
    gold = tool(SHARED / "gold" / "gold.py")
    of = gold.texts_of(SHARED / texts)
    for path in (SHARED / "gold" / folder).glob("[!_]*.yaml"):
        known = gold.load(path, of(path.stem))
        debris = tuple(Span(*piece["span"]) for piece in known["not_body"])
        _, found = read(of(path.stem), known["article"]["published"], debris)
        (tmp_path / f"{path.stem}.json").write_text(json.dumps({"times": msgspec.to_builtins(found)}))
    scores = gold.score(of, SHARED / "gold" / folder, tmp_path)
    assert scores["time_extent"]["f1"] == 1.0
    assert scores["time_value"]["f1"] == 1.0
