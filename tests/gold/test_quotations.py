"""How many direct quotations of a seeded sample of ten outlets are left without a speaker."""

import json
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from beside import fingerprint

from silang import outlet, pack
from silang.model import Article, Reading
from silang.read.page import Page, abbreviations
from silang.read.quoting import Quotation
from silang.read.reading import read

CORPUS = Path(__file__).parents[3] / "shared" / "corpora" / "indonews.jsonl"
SHA256 = "1dc10197f0981d726a0ec4c470eb3c712e458d8e557ec5e8797060f6c151a37b"
SEED, PER_OUTLET, WORDS = 3, 40, 6
MOST_WITHOUT = 0.03
ID = pack.load("id")
OUTLETS = outlet.load("id")


def sample() -> Iterator[Article]:
    """Up to forty articles of each outlet."""
    rows: dict[str, list[dict[str, str]]] = {}
    for row in map(json.loads, CORPUS.open(encoding="utf-8")):
        rows.setdefault(row["outlet"], []).append(row)
    chance = random.Random(SEED)  # noqa: S311
    for name in sorted(rows):
        chance.shuffle(rows[name])
        for row in rows[name][:PER_OUTLET]:
            yield Article(name=row["id"], text=row["text"], url=row["url"], title=row["title"], outlet=row["outlet"])


def spoken(reading: Reading) -> Iterator[Quotation]:
    """The quotations that somebody says: closed, as long as a sentence and ended like one; titles and slogans are not."""
    page = Page(reading.text, tuple(piece.span for piece in reading.not_body), abbreviations(ID))
    for quotation in page.quotations:
        words = quotation.inner.of(page.plain)
        if quotation.closed and len(words.split()) >= WORDS and words.rstrip()[-1:] in (",", ".", "?", "!"):
            yield quotation


@pytest.mark.skipif(not CORPUS.exists(), reason="the shared corpora are not beside this checkout")
def test_direct_quotations_have_a_speaker() -> None:
    assert fingerprint(CORPUS) == SHA256
    total = without = 0
    for reading in (read(article, ID, OUTLETS) for article in sample()):
        said = [(part, item.speaker) for item in reading.attributions for part in item.content]
        for quotation in spoken(reading):
            total += 1
            without += not any(part.overlaps(quotation.inner) and speaker is not None for part, speaker in said)
    assert total >= 400
    assert without / total <= MOST_WITHOUT, f"{without} of {total}"
