"""Stories of the shared corpus as an editor reads them: their dossiers, and what of a table of expectations these hold."""

from __future__ import annotations

import json
import tomllib
from functools import cache
from itertools import permutations
from pathlib import Path
from typing import Any

import gold_readings
from made import ID, OUTLETS

from silang.dossier.dossier import compose
from silang.model import Article, Dossier
from silang.read.reading import read

CORPUS = gold_readings.SHARED / "corpora" / "indonews.jsonl"


def table(name: str) -> list[dict[str, Any]]:
    """The stories of a table beside this file."""
    found: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / name).read_text(encoding="utf-8"))["story"]
    return found


@cache
def _records() -> dict[str, dict[str, str]]:
    found = map(json.loads, CORPUS.read_text(encoding="utf-8").strip().split("\n"))
    return {record["id"]: record for record in found}


@cache
def dossier(*articles: str) -> Dossier:
    """The dossier of articles of the corpus, by their ids."""

    def article(name: str) -> Article:
        one = _records()[name]
        published = one["published_raw"]
        return Article(name=name, text=one["text"], title=one["title"], outlet=one["outlet"], url=one["url"], published=published)

    return compose([read(article(name), ID, OUTLETS) for name in articles])


def _forms(names: set[str]) -> set[str]:
    """The names, and the runs of words in them: a party may be listed by a shorter name."""
    split = [name.split() for name in names]
    return {" ".join(words[i:j]) for words in split for i in range(len(words)) for j in range(i + 1, len(words) + 1)}


def holds(found: Dossier) -> dict[str, set[Any]]:
    """What a dossier joins, by pairs of spans, and what it tells, as a table has it."""
    readings = found.readings
    figures, statements = set(), set()
    for figure in found.figures:
        at = ((answer.article, readings[answer.article].quantities[answer.quantity].span) for answer in figure.answers)
        figures |= set(permutations(at, 2))
    for statement in found.statements:
        told = ((item.article, readings[item.article].attributions[item.attribution]) for item in statement.witnesses)
        statements |= set(permutations([(article, part) for article, item in told for part in item.content], 2))
    called = {actor.name: {actor.name, *actor.variants} for actor in found.actors}
    return {
        "figures": figures,
        "statements": statements,
        "sources": {(edge.article, edge.source) for edge in found.origins.edges},
        "days": {(entry.begin, item.article) for entry in found.timeline for item in entry.evidence},
        "findings": {(finding.kind, item.article, item.span) for finding in found.findings for item in finding.evidence}
        | {(finding.kind,) for finding in found.findings},
        "positions": {
            (name, party.stance)
            for position in found.positions
            for party in position.parties
            for name in _forms(called.get(party.party, {party.party}))
        },
        "actors": {pair for names in called.values() for pair in permutations(names, 2)},
    }


def is_told(row: list[Any], told: set[Any]) -> bool:
    """Whether a row of a table is among what is told; a place, or a pair of places, by the spans that hold them."""
    if len(row) == 4:
        a, i, b, j = row
        return any(
            (a, b) == (one[0], other[0]) and one[1].start <= i < one[1].end and other[1].start <= j < other[1].end
            for one, other in told
        )
    if len(row) == 3:
        return any(len(one) == 3 and list(one[:2]) == row[:2] and one[2].start <= row[2] < one[2].end for one in told)
    return tuple(row) in told
