"""What `names.mentions` reaches on idner-news-2k (Khairunnisa et al. 2020), by span and type exactly as annotated."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path

import pytest
from beside import fingerprint

from silang import pack
from silang.read.names import names
from silang.read.page import Page

CORPUS = Path(__file__).parents[3] / "shared" / "corpora" / "idner-news-2k"
SETS = {
    "dev": ("e21ef2c5ff90b1ef3f45d04cdf6756b107e4b530539312074bb7cff25f3b214b", 0.81),
    "test": ("7bd70172e7cd09d27f2f934862fdfb698facdc32b02061d7eae74c3ac3e24afb", 0.895),
}
ID = pack.load("id")
Found = set[tuple[int, int, str]]  # first word, word after the last, type


def sentences(path: Path) -> Iterator[tuple[list[str], list[str]]]:
    """The words and the tags of each sentence."""
    words, tags = list[str](), list[str]()
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        columns = line.split()
        if len(columns) == 3:
            words.append(columns[0])
            tags.append(columns[2])
        elif words:
            yield words, tags
            words, tags = [], []


def told(tags: list[str]) -> Found:
    found, start = set(), None
    for at, tag in enumerate([*tags, "O"]):
        if start is not None and tag != f"I-{tags[start][2:]}":
            found.add((start, at, tags[start][2:]))
            start = None
        if tag != "O" and start is None:
            start = at
    return found


def read(words: list[str]) -> Found:
    starts = [0]
    for word in words:
        starts.append(starts[-1] + len(word) + 1)
    return {
        (bisect_right(starts, mention.span.start) - 1, bisect_right(starts, mention.span.end - 1), mention.type)
        for mention in names.mentions(Page(" ".join(words)), ID)
    }


@pytest.mark.parametrize("name", SETS)
def test_f1_does_not_fall(name: str) -> None:
    path = CORPUS / f"{name}.txt"
    if not path.exists():
        pytest.skip(f"no {path.name} of idner-news-2k in ../shared/corpora")
    sha256, floor = SETS[name]
    assert fingerprint(path) == sha256, "the set has changed: measure anew, then pin it"
    right = gold = found = 0
    for words, tags in sentences(path):
        meant, got = told(tags), read(words)
        right, gold, found = right + len(meant & got), gold + len(meant), found + len(got)
    assert 2 * right / (gold + found) >= floor
