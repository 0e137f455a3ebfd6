"""How long a dossier of many articles takes, reading and composing apart, how that grows, and how large its page is.

    python bench/dossier.py ../shared/corpora/indonews.jsonl [articles ...]

The reports are of one theme, police and courts: each has half the paragraphs of one real article of it and half of another, under
the outlet of the first, on one of fourteen days; so they share persons, places and figures as reports of one affair do, and copy
one another more than any do. Behind each line stands how much longer it took than the one before. The first line is 500 articles as
they were published, of many affairs.
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from msgspec import structs

from silang import api, pack
from silang.dossier import html
from silang.dossier.dossier import compose
from silang.model import Article, Reading
from silang.sources.files import receive

SIZES = (500, 1000)
UNRELATED = 500
THEME = re.compile(r"\b(?:polisi|polda|polres|tersangka|jaksa|terdakwa)\b", re.IGNORECASE)
OFTEN = 3  # words of the theme that an article of it has


def reports(articles: list[Article], size: int) -> Iterator[Article]:
    """So many reports, the same each time."""
    chance = random.Random(1)  # noqa: S311 - the same reports each time
    for number in range(size):
        first, second = chance.sample(articles, 2)
        held = [paragraph for each in (first, second) for paragraph in each.text.split("\n") if chance.random() < 0.5]
        day = f"2025-06-{10 + chance.randrange(14)}"
        yield structs.replace(first, name=f"r{number:04}", text="\n".join(held) or first.text, published=day)


def main(corpus: Path, sizes: list[int]) -> None:
    """Prints a line a size: seconds of one core for reading, composing, the page and all of it; and the page's bytes an article."""
    every = receive([str(corpus)], pack.load("id")).articles
    theme = [article for article in every if len(THEME.findall(article.text)) >= OFTEN]
    print(f"{len(theme)} articles of the theme")
    html.render(compose(api.read_all(every[:20])), "id")  # tables are loaded once
    readings, seconds = timed(every[:: len(every) // UNRELATED][:UNRELATED])
    show(f"{UNRELATED:>5} as published", readings, seconds)
    readings, seconds = timed(list(reports(theme, max(sizes))))
    before = 0.0
    for size in sizes:
        before = show(f"{size:>5} articles", readings[:size], seconds * size / len(readings), before)


def timed(articles: Sequence[Article]) -> tuple[Sequence[Reading], float]:
    """The readings of the articles, and the seconds of one core that they took."""
    start = time.process_time()
    readings = api.read_all(articles)
    return readings, time.process_time() - start


def show(what: str, readings: Sequence[Reading], reading: float, before: float = 0.0) -> float:
    """Print the seconds of one core that a dossier of these readings takes, which took `reading` to read; returns those after that.

    Where the line before took `before` seconds after reading, also how often that.
    """
    marks = [time.process_time()]
    dossier = compose(readings)
    marks.append(time.process_time())
    page = html.render(dossier, "id").encode()
    marks.append(time.process_time())
    composed, rendered = (after - before for before, after in pairwise(marks))
    whole = composed + rendered
    times = f", {whole / before:.1f} times the line before" if before else ""
    print(
        f"{what}: reading {reading:.2f} s; compose {composed:.2f}, page {rendered:.2f}, together {whole:.2f} s{times}; "
        f"with reading {reading + whole:.2f} s; page {len(page) / len(readings) / 1000:.1f} KB an article",
        flush=True,
    )
    return whole


if __name__ == "__main__":
    main(Path(sys.argv[1]), list(map(int, sys.argv[2:])) or list(SIZES))
