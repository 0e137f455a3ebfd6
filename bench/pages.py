"""How many pages of a corpus that state an outlet, a time of publication or a dateline have it read; and which have not.

    python bench/pages.py CORPUS.jsonl

Records hold `text`, `url` and `published_raw`. What states a dateline is told here by its shape alone, more loosely than
the reading does: a few words with capitals, or a host, before a dash, a stroke or a colon at the begin of one of the first lines.
"""

from __future__ import annotations

import json
import re
import sys
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


def main(corpus: str) -> None:
    """Print what share of each is read, then what is not."""
    rows = [json.loads(line) for line in Path(corpus).read_text(encoding="utf-8").split("\n") if line]
    told = list(measure(rows))
    for what in ("outlet", "publication", "dateline"):
        read = [good for name, good, _ in told if name == what]
        print(f"{what:12} {sum(read)} of {len(read)} that state one ({sum(read) / max(1, len(read)):.2%})")
    for name, good, words in told:
        if not good:
            print(f"not read: {name}: {words}")


if __name__ == "__main__":
    main(*sys.argv[1:])
