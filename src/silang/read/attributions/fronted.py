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
        pointed = chunk.low in either(words.purposes, words.givers) and at + 2 < end and row[at + 1].low in words.anaphors.pointers
        if timed or pointed:  # "Untuk itu X mendesak", "Maka dari itu X meminta"
            at += 2
        elif own > at:
            at = own
        elif (relayed := past_relayer(row, at, end, words)) > at:
            at = relayed
        elif (
            chunk.kind in ("time", "comma", "dash")
            or (chunk.low in words.openers and not _body(row, at, end, words))
            or chunk.low in words.subordinators
            or chunk.low in words.coordinators
            or (at > start and chunk.low in words.degrees)  # "Terlebih lagi"
        ):
            at += 1
        else:
            break
    return at


def past_relayer(row: Row, start: int, end: int, words: Clauses) -> int:
    """Past who relays what follows, at the head of a sentence, and its day: "Melansir X, Selasa, …", "Seperti diketahui, …"."""
    relay = start + (start < end and row[start].low in words.compared)
    known = relay < end and (row[relay].low in words.relays or row[relay].low.startswith(words.relayed))
    if relay + 1 >= end or not (known or relay > start):
        return start
    comma = next((i for i in range(relay + 1, end) if row[i].kind not in ("word", "name", "bracket")), end)
    alone = comma == relay + 1 and (known or row[relay].kind == "verb")
    outlet = known and any(chunk.kind == "name" for chunk in row[relay + 1 : comma])
    if comma >= end or row[comma].kind != "comma" or not (alone or outlet):
        return start
    after = comma + 1
    while after < end and row[after].kind in ("time", "comma"):
        after += 1
    return after


def _body(row: Row, at: int, end: int, words: Clauses) -> bool:
    """Whether an opener begins a body's name: "Pihak X", but not "pihak lain"."""
    return row[at].low in words.bodies and at + 1 < end and row[at + 1].low not in words.others


def _own_occasion(row: Row, at: int, end: int, words: Clauses) -> int:
    """Where "Dalam sambutannya", "Pada kesempatan itu", "Dalam acara yang sama" ends, `at` where none begins."""
    if row[at].low in words.occasions:
        first = row[at + 1].low if at + 1 < end else ""
        written = first in either(words.records, words.documents)
        told = first in either(words.moments, words.forums) or written
        for last in range(at + 1, min(at + 4, end - 1)):
            if row[last].kind not in ("word", "verb", "name"):
                break
            same = row[last].low in words.openers and row[last - 1].low in words.relatives
            pointed = same or row[last].low in words.anaphors.pointers
            if row[last].low.endswith("nya") or (told and pointed and not (written and row[last + 1].kind == "comma")):
                return last + 1
    return at
