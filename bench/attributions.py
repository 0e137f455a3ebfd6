"""What docs/measured/attributions.md reports of ten outlets: a seeded draw of attributions to re-read, and how many there are.

    python bench/attributions.py --seed 20251125 --each 30
    python bench/attributions.py --seed 20251125 --each 100 --owners
    python bench/attributions.py --owners --all
    python bench/attributions.py --rates

With --owners the outlets of one owner are drawn from as one family; with --all nothing is drawn, and what several articles
tell in the same words stands once. In the draw the content stands in [[ ]], the cue in < >,
the source in { }. Reads the corpus beside the checkout.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from silang import outlet, pack
from silang.model import Article, Attribution, Reading
from silang.read.layout import publication
from silang.read.reading import read

CORPUS = Path(__file__).parents[2] / "shared" / "corpora" / "indonews.jsonl"
ID, OUTLETS = pack.load("id"), outlet.load("id")
POOL = 10  # attributions that are read for each one drawn
AROUND = 150  # characters shown before and behind


def main() -> None:
    """Print the draw, or the rates if they are asked for."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seed", type=int, default=20251125)
    options.add_argument("--each", type=int, default=30, help="how many of each outlet")
    options.add_argument("--outlet", help="this outlet, or the family of this owner, alone")
    options.add_argument("--owners", action="store_true", help="outlets of one owner together")
    options.add_argument("--all", action="store_true", help="every attribution, in the order of the corpus")
    options.add_argument("--rates", action="store_true", help="attributions in a thousand words of each outlet")
    wanted = options.parse_args()
    if not CORPUS.exists():
        sys.exit("the shared corpora are not beside this checkout")
    groups = families() if wanted.owners else articles()
    if wanted.rates:
        rates(groups)
    elif wanted.all:
        whole(groups, wanted.outlet)
    else:
        draw(groups, wanted.seed, wanted.each, wanted.outlet)


def articles() -> dict[str, list[Article]]:
    """The articles of the corpus by outlet, in the order of the corpus."""
    by_outlet: dict[str, list[Article]] = {}
    for row in map(json.loads, CORPUS.open(encoding="utf-8")):
        told = publication.parse(row["published_raw"] or "", ID)
        article = Article(
            name=row["id"], text=row["text"], url=row["url"], title=row["title"], outlet=row["outlet"], published=told
        )
        by_outlet.setdefault(row["outlet"], []).append(article)
    return by_outlet


def families() -> dict[str, list[Article]]:
    """The articles by the owner of their outlet; those of an outlet without one by the outlet."""
    by_owner: dict[str, list[Article]] = {}
    for name, of_outlet in articles().items():
        found = outlet.by_domain(OUTLETS, of_outlet[0].url or "")
        by_owner.setdefault((found and found.owner) or name, []).extend(of_outlet)
    return by_owner


def draw(groups: dict[str, list[Article]], seed: int, each: int, only: str | None) -> None:
    """So many attributions of each group of articles, out of ten times as many of articles in random order."""
    for name, of_outlet in sorted(groups.items()):
        if only in (None, name):
            chance = random.Random(f"{seed} {name}")  # noqa: S311 - a fixed seed is wanted
            pool = list(_pool(chance.sample(of_outlet, len(of_outlet)), POOL * each))
            for at, (reading, item) in enumerate(chance.sample(pool, min(each, len(pool))), 1):
                print(f"{name} {at} [{reading.name}] {shown(reading.text, item)}")


def whole(groups: dict[str, list[Article]], only: str | None) -> None:
    """Every attribution of each group of articles, one told in the same words before left out."""
    seen: set[tuple[str, ...]] = set()
    for name, of_outlet in sorted(groups.items()):
        number = 0
        for reading in (read(article, ID, OUTLETS) for article in of_outlet if only in (None, name)):
            for item in reading.attributions:
                words = tuple(span.of(reading.text) for span in (item.source, item.cue, *item.content) if span is not None)
                if words not in seen:
                    seen.add(words)
                    number += 1
                    print(f"{name} {number} [{reading.name}] {shown(reading.text, item)}")


def _pool(drawn: list[Article], least: int) -> Iterator[tuple[Reading, Attribution]]:
    count = 0
    for article in drawn:
        if count >= least:
            return
        reading = read(article, ID, OUTLETS)
        count += len(reading.attributions)
        yield from ((reading, item) for item in reading.attributions)


def shown(text: str, item: Attribution) -> str:
    """An attribution marked in its context, with what was read of it."""
    marks = [(s.start, 2, "[[") for s in item.content] + [(s.end, 0, "]]") for s in item.content]
    for span, opens, closes in ((item.cue, "<", ">"), (item.source, "{", "}")):
        if span is not None:
            marks += [(span.start, 3 if opens == "<" else 4, opens), (span.end, 1 if opens == "<" else -1, closes)]
    first, last = min(marks)[0], max(marks)[0]
    at, pieces = max(0, first - AROUND), []
    for place, _, mark in sorted(marks):
        pieces += [text[at:place], mark]
        at = place
    pieces.append(text[at : min(len(text), last + AROUND)])
    channel = item.channel.of(text) if item.channel else None
    return (
        f"{' '.join(''.join(pieces).split())}\n    {item.speaker} | {item.form} {item.stance} {item.date} | {channel} | {item.rule}"
    )


def rates(groups: dict[str, list[Article]]) -> None:
    """Attributions in a thousand words of each outlet, and how many of them have no speaker."""
    for name, of_outlet in sorted(groups.items()):
        count: Counter[str] = Counter()
        for reading in (read(article, ID, OUTLETS) for article in of_outlet):
            count["words"] += len(reading.text.split())
            count["all"] += len(reading.attributions)
            count["silent"] += sum(item.speaker is None for item in reading.attributions)
        each = 1000 * count["all"] / count["words"]
        told = f"{count['all']:5} attributions, {each:5.2f} a thousand words, {count['silent']:2} without a speaker"
        print(f"{name:10} {len(of_outlet):4} articles {told}")


if __name__ == "__main__":
    main()
