"""What stands before a subject and is no part of it: "Sementara itu", "Pada Selasa", "Dalam sambutannya"."""

from __future__ import annotations

from collections.abc import Sequence

from silang.read.attributions.chunks import Chunk
from silang.read.clauses import Clauses, either

Row = Sequence[Chunk]


def skip_openers(row: Row, start: int, end: int, words: Clauses) -> int:
    """Past sentence adverbs, conjunctions and fronted times ("Sementara itu", "Namun", "Pada Selasa")."""
    at = start
    while at < end:
        chunk = row[at]
        timed = chunk.low in words.prepositions and at + 1 < end and row[at + 1].kind == "time"
        own = _own_occasion(row, at, end, words)
        if timed:
            at += 2
        elif own > at:
            at = own
        elif (
            chunk.kind in ("time", "comma", "dash")
            or (chunk.low in words.openers and not _body(row, at, end, words))
            or chunk.low in words.subordinators
            or chunk.low in words.coordinators
        ):
            at += 1
        else:
            break
    return at


def _body(row: Row, at: int, end: int, words: Clauses) -> bool:
    """Whether an opener begins a body's name: "Pihak X", but not "pihak lain"."""
    return row[at].low in words.bodies and at + 1 < end and row[at + 1].low not in words.others


def _own_occasion(row: Row, at: int, end: int, words: Clauses) -> int:
    """Where "Dalam sambutannya", "Pada kesempatan itu", "Dalam acara yang sama" ends, `at` where none begins."""
    if row[at].low in words.occasions:
        told = at + 1 < end and row[at + 1].low in either(words.moments, words.forums) - words.documents
        for last in range(at + 1, min(at + 4, end - 1)):
            if row[last].kind not in ("word", "verb", "name"):
                break
            same = row[last].low in words.openers and row[last - 1].low in words.relatives
            if row[last].low.endswith("nya") or (told and (same or row[last].low in words.anaphors.pointers)):
                return last + 1
    return at
