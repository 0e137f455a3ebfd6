"""What goes on of a content behind the cue and the speaker that interrupt it ("Tanggul itu, kata X, sudah retak")."""

from __future__ import annotations

from silang.read.attributions import phrases
from silang.read.attributions.phrases import Row
from silang.read.attributions.scope import Range, content_end
from silang.read.clauses import Clauses, either

_SHORT = 3  # words of a manner ("penuh semangat"), or that "yang" opens ("Yang pasti")


def rest(row: Row, start: int, words: Clauses) -> Range | None:
    """The rest of an interrupted content: after a comma, neither day nor adjunct."""
    if start + 1 >= len(row) or row[start].kind != "comma":
        return None
    first = row[start + 1]
    after = row[start + 2] if start + 2 < len(row) else None
    dated = first.kind == "time" and (after is None or after.kind not in ("word", "verb", "name") or phrases.closes(after, words))
    if (
        dated
        or first.kind in ("stop", "cue")
        or first.low in words.relatives
        or (first.low in words.manners and sum(c.kind != "stop" for c in row[start + 1 :]) <= _SHORT)  # "penuh semangat"
        or (phrases.closes(first, words) and first.kind != "name" and first.low not in either(words.so_that, words.reasons))
    ):
        return None
    if first.kind == "name" and not any(c.kind in ("verb", "cue") or c.low in words.auxiliaries for c in row[start + 1 :]):
        return None  # an apposition or a place
    begin = start + 2 if first.low in words.coordinators else start + 1
    end, _ = content_end(row, begin, words)
    return (begin, end) if end > begin else None


def owed(row: Row, content: Range, start: int, words: Clauses) -> Range | None:
    """The rest of a content that has no predicate yet: "Yang pasti, kata X, di sana …", "Pemkot, kata X, berjanji …"."""
    first, last = content
    if start + 2 >= len(row) or row[start].kind != "comma" or last <= first:
        return None
    held, after = row[first:last], row[start + 1]
    opened = held[0].low in words.relatives and len(held) <= _SHORT
    named = all(chunk.kind in ("name", "bracket") for chunk in held) or held[-1].low in words.anaphors.pointers
    pointed = held[-1].low in words.anaphors.pointers and after.low in words.prepositions
    late = pointed and _predicated(row, start + 1, words)  # "Tanggul itu, kata X, dalam sepekan …"
    cue = after.item.value if after.kind == "cue" and after.item.value.voice == "active" else None
    done = named and (late or cue is not None)
    found = cue is not None and cue.takes == "finding" and held[0].low in words.documents
    done = done or found  # "Data dari Rawa, kata X, menunjukkan …"
    if not opened and not (done and not any(chunk.kind in ("verb", "cue", "quote") for chunk in held)):
        return None
    end, _ = content_end(row, start + 1, words)
    return (start + 1, end) if end > start + 1 else None


def past_aside(row: Row, content: Range, start: int, words: Clauses) -> Range | None:
    """The rest behind an aside of a content that is no clause yet: "Soal harga beras, kata X di Malang, stok aman"."""
    first, last = content
    small = either(words.topics, words.prepositions, words.subordinators)
    topic = row[first].low in small and not any(c.kind in ("verb", "cue", "quote") for c in row[first:last])
    if not topic or start >= len(row) or not phrases.closes(row[start], words):
        return None
    comma = next((i for i in range(start, len(row)) if row[i].kind not in ("word", "name", "bracket")), len(row))
    if comma + 2 >= len(row) or row[comma].kind != "comma" or row[comma + 1].kind == "time":
        return None
    end, _ = content_end(row, comma + 1, words)
    return (comma + 1, end) if end > comma + 2 else None


def _predicated(row: Row, start: int, words: Clauses) -> bool:
    """Whether up to the next comma a verb or auxiliary stands that no "yang" opens."""
    end = next((i for i in range(start, len(row)) if row[i].kind in ("comma", "stop")), len(row))
    inside = row[start:end]
    told = any(c.kind in ("verb", "cue") or c.low in words.auxiliaries for c in inside)
    return told and not any(c.low in either(words.relatives, words.posts) for c in inside)
