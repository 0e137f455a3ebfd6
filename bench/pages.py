"""How many pages of a corpus that state an outlet, a time of publication or a dateline have it read; and which have not.

    python bench/pages.py CORPUS.jsonl
    python bench/pages.py CORPUS.jsonl --draw SEED [--key]

Records hold `text`, `url` and `published_raw`. What states a dateline is told here by its shape alone, more loosely than
the reading does: a few words with capitals, or a host, before a dash, a stroke or a colon at the begin of one of the first lines.

`--draw` prints 200 pieces of debris and 200 lines that hold body, shuffled and without saying which is which, each between the
lines around it, for a person to judge; `--key` prints the numbers of those that are debris, to compare afterwards.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

from silang import outlet, pack
from silang.model import Article
from silang.read.layout import dateline, debris, lines, masthead, publication
from silang.read.page import Page

FIRST = 2  # lines
LANGUAGE, OUTLETS = pack.load("id"), outlet.load("id")
_STOP = re.compile(r"\s[-|]{1,3}\s|-{2,3}|(?<=[\w,)])-\s|(?<=[A-Z]) ?:")
_HOST = re.compile(r"[\w.-]{3,40}\.(?:com|co|id|net|news)\b ?,", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")


def states_dateline(line: str) -> bool:
    """Whether a line begins as datelines do."""
    stop = _STOP.search(line, 0, 100)
    if stop is None:
        return _HOST.match(line) is not None
    words = re.findall(r"[\w.']+", line[: stop.start()])
    return 0 < len(words) <= 9 and all(word[0].isupper() or word[0].isdigit() or "." in word for word in words)


def measure(rows: list[dict[str, str]]) -> Iterator[tuple[str, bool, str]]:
    """(what a page states, whether it was read, the page's words or fields that state it)."""
    for row in rows:
        article = Article(name=row["id"], text=row["text"], url=row["url"])
        page = Page(article.text)
        head = masthead.read(page, article, debris.read(page, article, OUTLETS, LANGUAGE), OUTLETS, LANGUAGE)
        yield "outlet", head.outlet is not None, row["url"]
        if _YEAR.search(row["published_raw"] or ""):
            yield "publication", publication.parse(row["published_raw"], LANGUAGE) is not None, row["published_raw"]
        all_lines = lines.of(page)
        stated = next((line.plain for line in all_lines[:FIRST] if states_dateline(line.plain)), None)
        if stated is not None:
            found = dateline.find(page, all_lines, article, OUTLETS, LANGUAGE)
            yield "dateline", found is not None, stated[:90]


DRAWN, AROUND = 200, 60  # pieces of each; characters shown on either side


def draw(rows: list[dict[str, str]], seed: int) -> list[tuple[bool, str]]:
    """(whether it is debris, the piece between what stands around it), shuffled."""
    pieces: dict[bool, list[tuple[str, int, int]]] = {True: [], False: []}
    for row in rows:
        page = Page(row["text"])
        aside = debris.read(page, Article(name=row["id"], text=row["text"], url=row["url"]), OUTLETS, LANGUAGE)
        pieces[True].extend((row["text"], piece.span.start, piece.span.end) for piece in aside)
        body = Page(row["text"], tuple(piece.span for piece in aside))
        pieces[False].extend((body.plain, line.span.start, line.span.end) for line in lines.of(body))
    chance = random.Random(seed)  # noqa: S311 - the same draw each time
    drawn = [(kind, piece) for kind, all_ in pieces.items() for piece in chance.sample(all_, DRAWN)]
    chance.shuffle(drawn)
    return [(kind, _shown(*piece)) for kind, piece in drawn]


def _shown(text: str, start: int, end: int) -> str:
    """The piece in double brackets, its middle left out where it is long; within body what is set aside is blank."""
    piece = text[start:end] if end - start < 3 * AROUND else f"{text[start : start + 2 * AROUND]} [...] {text[end - AROUND : end]}"
    return f"{text[max(0, start - AROUND) : start]}[[{piece}]]{text[end : end + AROUND]}".replace("\n", " / ")


def main() -> None:
    """Print what share of each is read, then what is not; or a draw."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("corpus")
    options.add_argument("--draw", type=int, metavar="SEED")
    options.add_argument("--key", action="store_true")
    wanted = options.parse_args()
    rows = [json.loads(line) for line in Path(wanted.corpus).read_text(encoding="utf-8").split("\n") if line]
    if wanted.draw is None:
        report(rows)
        return
    for number, (kind, shown) in enumerate(draw(rows, wanted.draw)):
        if kind or not wanted.key:
            print(number if wanted.key else f"{number} {shown}")


def report(rows: list[dict[str, str]]) -> None:
    """Print what share of each is read, then what is not."""
    told = list(measure(rows))
    for what in ("outlet", "publication", "dateline"):
        read = [good for name, good, _ in told if name == what]
        print(f"{what:12} {sum(read)} of {len(read)} that state one ({sum(read) / max(1, len(read)):.2%})")
    for name, good, words in told:
        if not good:
            print(f"not read: {name}: {words}")


if __name__ == "__main__":
    main()
