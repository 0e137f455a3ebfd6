"""Silang's times, figures, debris and masthead beside dateparser, chrono-node and Duckling, in one run. `make peers` prints it.

Articles a second are of processor time on one core, over a seeded sample of `../shared/corpora/indonews.jsonl` beside the checkout;
the scores are those of the shared scorers. chrono-node knows no Indonesian: it gets the names of days and months in English.
"""

from __future__ import annotations

import argparse
import calendar
import contextlib
import importlib
import importlib.util
import io
import json
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from silang import outlet, pack
from silang.model import Article
from silang.read.layout import debris, masthead
from silang.read.page import Page, abbreviations
from silang.read.quantities import numbers, quantities
from silang.read.times import times
from silang.read.times.words import words
from silang.sources.files import receive

CORPORA = Path(__file__).parents[2] / "shared" / "corpora"
SETS = (("times-weekdays.jsonl", "score_times.py", "mid", "--silver"), ("times-kinds.jsonl", "score_kinds.py", "gid", "--gold"))
ID = pack.load("id")
SEED = 20251122
Item = dict[str, Any]
Answer = tuple[list[list[Item]], float]  # the spans of each text, and the seconds of processor time
Peer = Callable[[list[Item]], Answer]


def main() -> None:
    """Print what can be measured here, and what cannot."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--articles", type=int, default=400, help="how many to read")
    options.add_argument("--slow", type=int, default=20, help="how many of them the slow peers read")
    wanted = options.parse_args()
    if not CORPORA.exists():
        sys.exit("the shared corpora are not beside this checkout")
    drawn = receive([str(CORPORA / "indonews.jsonl")], ID).articles
    articles = random.Random(SEED).sample(drawn, min(wanted.articles, len(drawn)))  # noqa: S311 - a fixed seed is what is wanted
    rate = four(articles)
    print(f"{len(articles)} articles drawn with seed {SEED}; articles a second of processor time\n")
    print(f"{'Silang, all four stages':30}{rate:9.1f}   its peers know times alone")
    with tempfile.TemporaryDirectory() as folder:
        peers: dict[str, tuple[Peer, int]] = {"Silang": (silang, len(articles))}
        peers |= {"dateparser": (dateparser, wanted.slow)} if importlib.util.find_spec("dateparser") else {}
        peers |= {"chrono-node": (chrono(Path(folder)), len(articles))} if have_chrono(Path(folder)) else {}
        for name, (peer, count) in peers.items():
            spent = peer([{"text": a.text, "anchor": "2025-06-10T12:00:00+07:00"} for a in articles[:count]])[1]
            print(
                f"{name + ', times alone':30}{count / spent:9.1f}   all four of Silang are {rate * spent / count:.1f} times as fast"
            )
        absent(peers)
        for name, (peer, _) in peers.items():
            print(f"\n{name}")
            for corpus, scorer, key, option in SETS:
                print(scored(peer, corpus, scorer, key, option, Path(folder)))


def four(articles: list[Article]) -> float:
    """Articles a second through debris, masthead, numbers, quantities and times, the best of three rounds."""
    outlets, short = outlet.load("id"), abbreviations(ID)
    least = float("inf")
    for timed in (articles[:20], articles, articles, articles):  # the first round compiles
        began = time.process_time()
        for article in timed:
            whole = Page(article.text, abbreviations=short)
            not_body = debris.read(whole, article, outlets, ID)
            head = masthead.read(whole, article, not_body, outlets, ID)
            page = Page(article.text, tuple(piece.span for piece in not_body), short)
            numerals = numbers.nodes(page, ID)
            known = times.read(page, numerals, head.published.value if head.published else None, ID)
            quantities.read(page, numerals, known, ID)
        least = min(least, (time.process_time() - began) / len(timed)) if timed is articles else least
    return 1 / least


def silang(items: list[Item]) -> Answer:
    """What our times stage finds."""
    began = time.process_time()
    answers = []
    for item in items:
        page = Page(item["text"])
        found = times.read(page, numbers.nodes(page, ID), item["anchor"], ID)
        answers.append(
            [{"start": t.span.start, "end": t.span.end, "date": t.begin or t.value, "value": t.value, "mod": t.mod} for t in found]
        )
    return answers, time.process_time() - began


def dateparser(items: list[Item]) -> Answer:
    """What dateparser's `search_dates` finds in Indonesian, day before month."""
    search = importlib.import_module("dateparser.search").search_dates
    began = time.process_time()
    answers = []
    for item in items:
        base = datetime.fromisoformat(item["anchor"]).replace(tzinfo=None)
        found = search(item["text"], languages=["id"], settings={"RELATIVE_BASE": base, "DATE_ORDER": "DMY"}) or []
        answers.append(list(placed(item["text"], found)))
    return answers, time.process_time() - began


def placed(text: str, found: Iterable[tuple[str, datetime]]) -> Iterable[Item]:
    """The findings with their offsets, which `search_dates` does not give: each is looked for after the one before."""
    after = 0
    for words_found, day in found:
        start = text.find(words_found, after)
        if start >= 0:
            after = start + len(words_found)
            yield {"start": start, "end": after, "date": day.date().isoformat(), "value": day.date().isoformat()}


def have_chrono(folder: Path) -> bool:
    """Whether node is here and chrono-node could be installed into `folder`."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        return False
    asked = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder), "chrono-node"]
    return subprocess.run(asked, capture_output=True, check=False, timeout=300).returncode == 0


def chrono(folder: Path) -> Peer:
    """What chrono-node finds, British dates, in texts whose names of days and months are put into English."""
    script = folder / "peers.js"
    script.write_text((Path(__file__).parent / "peers.js").read_text(encoding="utf-8"), encoding="utf-8")
    english = names()
    pattern = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, english), key=len, reverse=True))})\b", re.IGNORECASE)

    def peer(items: list[Item]) -> Answer:
        glossed = [gloss(item["text"], pattern, english) for item in items]
        asked = "\n".join(
            json.dumps({"id": at, "text": text, "anchor": items[at]["anchor"]}) for at, (text, _) in enumerate(glossed)
        )
        printed = subprocess.run(["node", str(script)], input=asked, capture_output=True, check=True, text=True, timeout=600).stdout
        *lines, last = map(json.loads, printed.splitlines())
        answers = []
        for line in lines:
            back = glossed[line["id"]][1]
            answers.append([span | {"start": back[span["start"]], "end": back[span["end"]]} for span in line["spans"]])
        return answers, last["cpu"]

    return peer


def names() -> dict[str, str]:
    """The pack's names of weekdays, months and days nearby, to their English."""
    table = words(ID).table
    nearby = {-1: "yesterday", 0: "today", 1: "tomorrow"}
    return (
        {name: calendar.day_name[number - 1] for name, number in table.weekdays.items()}
        | {name: calendar.month_name[number] for name, number in table.months.items()}
        | {name: nearby[count] for name, count in table.days.items() if count in nearby}
    )


def gloss(text: str, pattern: re.Pattern[str], english: dict[str, str]) -> tuple[str, list[int]]:
    """The text with the names put into English, and for each of its offsets in UTF-16 units the one in `text`."""
    made, back, at = [], [], 0
    for match in [*pattern.finditer(text), None]:
        end = match.start() if match else len(text)
        made.append(text[at:end])
        back += [at + i for i, letter in enumerate(text[at:end]) for _ in range(1 + (letter > "\uffff"))]
        if match:
            word = english[match.group().lower()]
            made.append(word)
            back += [min(match.start() + i, match.end() - 1) for i in range(len(word))]
            at = match.end()
    return "".join(made), [*back, len(text)]


def absent(peers: dict[str, Any]) -> None:
    """Say which peers could not be measured, and why."""
    if "dateparser" not in peers:
        print("dateparser is not installed: pip install -e '.[bench]'")
    if "chrono-node" not in peers:
        print("chrono-node needs node and npm with a registry")
    print("Duckling is left out: a Haskell program whose wrapper for Python (pyduckling-native) needs its build tools")


def scored(peer: Peer, corpus: str, scorer: str, key: str, option: str, folder: Path) -> str:
    """What the shared scorer says of a peer on a set of sentences."""
    rows = [json.loads(line) for line in (CORPORA / corpus).read_text(encoding="utf-8").splitlines()]
    answers, _ = peer([{"text": row["sentence"], "anchor": row["anchor"]} for row in rows])
    out = folder / corpus
    out.write_text(
        "\n".join(json.dumps({key: r[key], "spans": spans}) for r, spans in zip(rows, answers, strict=True)), encoding="utf-8"
    )
    spec = importlib.util.spec_from_file_location("scorer", CORPORA / scorer)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        module.main([str(out), option, str(CORPORA / corpus)])
    return "  " + printed.getvalue().replace(f"{folder}/", "").split("|")[0].split("   by weekday")[0].rstrip().replace(
        "\n", "\n  "
    )


if __name__ == "__main__":
    main()
