"""What stands between a noun phrase and its verb: auxiliaries, adverbs, times that say when something was said."""

from __future__ import annotations

from collections.abc import Sequence

from silang.read.attributions.chunks import Chunk
from silang.read.clauses import Clauses, either

FAR = 40  # chunks that are looked over, back or ahead
_CLAUSE = 4  # words of a relative clause that ends in its verb, at most
Row = Sequence[Chunk]


def before_auxiliaries(row: Row, end: int, words: Clauses) -> int:
    """Where the noun phrase ends that stands before adverbs, auxiliaries and times."""
    cue = end
    while end > 0:
        last = row[end - 1]
        if last.kind == "time" and when_it_was(row, end - 1, words):
            break  # "Memorandum yang dikeluarkan Sabtu"
        if last.kind == "time":
            end -= 1
            if end > 0 and row[end - 1].low in words.prepositions:
                end -= 1
        elif last.low in words.others and (end < 2 or row[end - 2].low not in words.between):
            break  # "lembaga lain", but not "antara lain"
        elif end > 2 and last.low in words.turns and row[end - 2].low in words.amounts:
            end -= 2  # "warga dua kali menanyakan"
        elif last.low in words.auxiliaries and last.kind != "name" and (end < 3 or row[end - 2].low not in words.manner):
            end -= 1
        elif end > 2 and last.low in words.anaphors.pointers and row[end - 2].low in words.turns:
            end -= 2  # "X kali ini mengumumkan"
        elif end == cue and end > 1 and last.low in words.relayed and row[end - 2].kind in ("name", "bracket"):
            end -= 1  # "X dikutip mengatakan"
        elif how := _how(row, end, words):
            end -= how
        else:
            break
    return end


def _how(row: Row, end: int, words: Clauses) -> int:
    """How many words before `end` say no more than how: "X panjang lebar menjelaskan", "X dengan tegas membantah"."""
    last = row[end - 1]
    if end > 2 and last.kind == "cue" and last.item.value.voice == "bare":
        return 2 if row[end - 2].low in words.manner else 0
    if end < 3 or last.kind != "word":
        return 0
    if row[end - 2].low in either(words.manner, words.negations):  # "tidak ragu"
        return 2
    if end > 3 and row[end - 2].low in words.manners and row[end - 3].low in words.manner:
        return 3
    first, _, second = last.low.partition("-")
    if row[end - 2].kind == "name" and first == second:
        return 1
    return 2 if f"{row[end - 2].low} {last.low}" in words.adverbs else 0


def when_it_was(row: Row, day: int, words: Clauses) -> bool:
    """Whether a day belongs to a relative clause that ends in its verb: "… yang dirilis pada Senin"."""
    dated = any(map(str.isdigit, row[day].low))
    if day and row[day - 1].low in words.persons and dated and row[day].low.endswith(words.anaphors.pointers):
        return True  # "penyanyi kelahiran 1992 ini"
    if (row[day].item.type == "DURATION" or row[day].low[:4].isdigit()) and relative_before(row, day, words):
        return True  # "seorang wanita yang mati suri selama delapan menit", "penyair yang menang pada 2004"
    at = day - 1 if day and row[day - 1].low in words.prepositions else day
    verb = row[at - 1] if at > 1 else None
    if verb is None or verb.kind not in ("verb", "cue") or verb.low in words.asked:
        return False
    return any(chunk.low in words.relatives for chunk in row[max(0, at - _CLAUSE) : at - 1])


def relative_before(row: Row, at: int, words: Clauses) -> bool:
    """Whether a relative word opens a relative clause to the left in the same segment."""
    for chunk in reversed(row[max(0, at - FAR) : at]):
        if chunk.low in words.relatives:
            return True
        if chunk.kind in ("comma", "colon", "stop", "quote"):
            return False
    return False
