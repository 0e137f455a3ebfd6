"""What docs/measured/times.md reports: weekdays by their distance, the day a report tells of itself, findings to re-read.

Measures the corpora beside the checkout. `python bench/times.py --draw 100` prints a seeded draw of findings, each with its place.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from silang import outlet, pack
from silang.model import Article, Published, ReadingFinding
from silang.read.layout import debris, masthead, publication
from silang.read.page import Page, abbreviations
from silang.read.quantities import numbers
from silang.read.times import checks, times
from silang.sources.files import receive

SHARED = Path(__file__).parents[2] / "shared"
TEXTS = ("corpora/indonews.jsonl", "corpora/stories-2019.jsonl", "gold/detik.jsonl")
ID, OUTLETS = pack.load("id"), outlet.load("id")
SEED = 20261122
AROUND = 160  # characters shown before a finding


def main() -> None:
    """Print the tables, and the draw if one is asked for."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--draw", type=int, default=0, help="how many findings to print")
    wanted = options.parse_args()
    if not SHARED.exists():
        sys.exit("the shared corpora are not beside this checkout")
    weekdays()
    told()
    found = list(findings())
    print(f"\nfindings of times: {len(found)}, {dict(Counter(finding.kind for _, finding in found))}")
    for article, finding in random.Random(SEED).sample(found, min(wanted.draw, len(found))):  # noqa: S311 - a fixed seed is wanted
        start, end = finding.span.start, finding.span.end
        shown = article.text[max(0, start - AROUND) : start] + "[[" + article.text[start:end] + "]]" + article.text[end : end + 60]
        print(f"{article.name} {finding.kind} {finding.proposal}: {' '.join(shown.split())}")


def weekdays() -> None:
    """Of the weekdays whose date was cut out: how many are right, by how many days back the date lies."""
    right: Counter[int] = Counter()
    all_: Counter[int] = Counter()
    for line in (SHARED / "corpora/times-weekdays.jsonl").read_text(encoding="utf-8").strip().split("\n"):
        row = json.loads(line)
        if row["calendar_ok"]:
            page = Page(row["sentence"])
            read = times.read(page, numbers.nodes(page, ID), row["anchor"], ID)
            over = [t for t in read if t.span.start < row["end"] and t.span.end > row["start"]]
            best = max(over, key=lambda t: len(t.span), default=None)
            all_[row["delta"]] += 1
            right[row["delta"]] += best is not None and best.begin == row["gold"]
    print("weekdays: days from publication, right of all")
    for name, days in (
        *((f"{d:+d}", [d]) for d in range(0, -15, -1)),
        ("< -14", [d for d in all_ if d < -14]),
        ("> 0", range(1, 99)),
    ):
        print(f"  {name:>6} {sum(right[d] for d in days):5} of {sum(all_[d] for d in days)}")
    print(f"  {'all':>6} {sum(right.values()):5} of {sum(all_.values())} ({sum(right.values()) / sum(all_.values()):.1%})")


def told() -> None:
    """How far the day that the body tells of itself lies from the one that the page gives."""
    off: Counter[str] = Counter()
    for line in (SHARED / TEXTS[0]).read_text(encoding="utf-8").strip().split("\n"):
        row = json.loads(line)
        given = publication.parse(row["published_raw"] or "", ID)
        if given is not None:
            page, _ = pages(Article(name=str(row["id"]), text=row["text"]))
            found = times.published_in_body(page, numbers.nodes(page, ID), ID)
            days = None if found is None else abs((date.fromisoformat(found.value) - date.fromisoformat(given[:10])).days)
            off[
                "silent"
                if days is None
                else "same day"
                if days == 0
                else "1 to 3 days"
                if days < 4
                else "4 to 30"
                if days < 31
                else "more"
            ] += 1
    print(f"\nday of the telling, from the body alone: {dict(off.most_common())}")


def pages(article: Article) -> tuple[Page, Published | None]:
    """The page without its debris, and when it was published if its head says so."""
    short = abbreviations(ID)
    whole = Page(article.text, abbreviations=short)
    not_body = debris.read(whole, article, OUTLETS, ID)
    head = masthead.read(whole, article, not_body, OUTLETS, ID)
    return Page(article.text, tuple(piece.span for piece in not_body), short), head.published


def findings() -> Iterator[tuple[Article, ReadingFinding]]:
    """All findings of times in the corpora."""
    for name in TEXTS:
        for article in receive([str(SHARED / name)], ID).articles:
            page, published = pages(article)
            numerals = numbers.nodes(page, ID)
            published = published or times.published_in_body(page, numerals, ID)
            day = published.value if published else None
            for finding in checks.findings(page, times.read(page, numerals, day, ID), day, ID):
                yield article, finding


if __name__ == "__main__":
    main()
