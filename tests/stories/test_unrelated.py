"""Reports of four hundred matters do not disagree with each other: between them hardly anything is flagged."""

from __future__ import annotations

import hashlib
import json
import random

import gold_readings
import pytest
from made import ID, OUTLETS

from silang.dossier.dossier import compose
from silang.model import Article
from silang.read.reading import read

CORPUS = gold_readings.SHARED / "corpora" / "indonews.jsonl"
SHA256 = "1dc10197f0981d726a0ec4c470eb3c712e458d8e557ec5e8797060f6c151a37b"
ARTICLES, SEED = 400, 5
MOST = 1  # the dead of 2025 by one disease against those of an older disaster: both reports name Indonesia and Jakarta


@pytest.mark.skipif(not CORPUS.exists(), reason="the shared corpus of articles is not beside this checkout")
def test_hardly_anything_is_flagged_between_unrelated_reports() -> None:
    raw = CORPUS.read_bytes()
    assert hashlib.sha256(raw).hexdigest() == SHA256
    drawn = random.Random(SEED).sample(raw.splitlines(), ARTICLES)  # noqa: S311 - a sample, not a secret
    records = [json.loads(line) for line in drawn]
    readings = [
        read(Article(name=each["id"], text=each["text"], title=each["title"], outlet=each["outlet"]), ID, OUTLETS)
        for each in records
    ]
    between = [finding for finding in compose(readings).findings if len({item.article for item in finding.evidence}) > 1]
    assert len(between) <= MOST, [(finding.kind, finding.why) for finding in between]
