"""What "dan" joins to a content: more of it, or a second saying."""

from __future__ import annotations

from silang.read.attributions.phrases import Row
from silang.read.clauses import Clauses, either

_TOLD = ("verb", "cue", "quote")  # what makes a clause or a saying


def joins_cue(row: Row, start: int, at: int, words: Clauses) -> bool:
    """Whether "dan" joins another cue with a content of its own, always behind a content that is no clause from `start` on."""
    pronoun = row[at].low in words.pronouns.singular and at + 1 < len(row)  # "dan ia menilai …"
    at += pronoun
    chunk = row[at]
    if chunk.kind != "cue" or chunk.item.value.voice != "active" or chunk.item.value.takes != "clause":
        return False
    if pronoun:
        return not chunk.item.value.refused
    if at + 1 >= len(row):
        return False
    after = row[at + 1]
    clause = any(
        c.kind in _TOLD or c.low in either(words.auxiliaries, words.copulas) for c in row[start : _opened(row, start, at, words)]
    )
    return (
        after.low in words.that
        or after.kind in ("comma", "quote")
        or (after.low not in words.prepositions and not clause)
        or (chunk.item.value.act != "asserts" and after.low in words.purposes)
    )


def _opened(row: Row, start: int, at: int, words: Clauses) -> int:
    """Where "yang" opens what is added to a content that ends at `at`, no comma behind it: "kerja sama yang terjalin dan …"."""
    opened = next((i for i in range(start, at) if row[i].low in words.relatives), at)
    return at if any(chunk.kind == "comma" for chunk in row[opened:at]) else opened
