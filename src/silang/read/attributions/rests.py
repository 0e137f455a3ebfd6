"""What goes on of a content behind the cue and the speaker that interrupt it ("Tanggul itu, kata X, sudah retak")."""

from __future__ import annotations

from silang.read.attributions import phrases
from silang.read.attributions.chunks import Chunk
from silang.read.attributions.openings import is_forum
from silang.read.attributions.phrases import Row, closes
from silang.read.attributions.scope import Range, content_end
from silang.read.clauses import Clauses, either

_SHORT = 3  # words of a manner ("penuh semangat"), or that "yang" opens ("Yang pasti")


def rest(row: Row, start: int, words: Clauses) -> Range | None:
    """The rest of an interrupted content: after a comma, neither day nor adjunct."""
    if start + 1 >= len(row) or row[start].kind != "comma":
        return None
    first = row[start + 1]
    after = row[start + 2] if start + 2 < len(row) else None
    opens = first.kind == "name" or (after is not None and _compares(first.low, after.low, words))
    dated = first.kind == "time" and (after is None or after.kind not in ("word", "verb", "name") or phrases.closes(after, words))
    if (
        dated
        or first.kind == "stop"
        or (first.kind == "cue" and not predicates(first, words))  # "Tanggul itu, kata X, dinilai rapuh"
        or first.low in words.relatives
        or (first.low in words.manners and sum(c.kind != "stop" for c in row[start + 1 :]) <= _SHORT)  # "penuh semangat"
        or (phrases.closes(first, words) and not opens and first.low not in either(words.so_that, words.reasons))
    ):
        return None
    if first.kind == "name" and not any(c.kind in ("verb", "cue") or c.low in words.auxiliaries for c in row[start + 1 :]):
        return None  # an apposition or a place
    begin = start + 2 if first.low in words.coordinators else start + 1
    end, _ = content_end(row, begin, words)
    return (begin, end) if end > begin else None


def _compares(first: str, second: str, words: Clauses) -> bool:
    """Whether two words say how something is beside another ("lebih mahal"), and not how much further was told."""
    return any(how.startswith(f"{first} ") for how in words.further) and f"{first} {second}" not in words.further


def owed(row: Row, content: Range, start: int, words: Clauses) -> Range | None:
    """The rest of a content that has no predicate yet: "Yang pasti, kata X, di sana …", "Pemkot, kata X, berjanji …"."""
    first, last = content
    if start + 2 >= len(row) or last <= first:
        return None
    held, begin = row[first:last], start + (row[start].kind == "comma")
    if _hangs(held, words) and _main(row, begin, words):
        end, _ = content_end(row, begin, words)
        return (begin, end) if begin > start or held[-1].low in words.including else None
    if begin == start:
        return None
    if _noun(held, words) and _told_of(row, begin, words):
        end, _ = content_end(row, begin, words)
        return begin, end
    after = row[begin]
    opened = held[0].low in words.relatives and len(held) <= _SHORT
    named = all(chunk.kind in ("name", "bracket") for chunk in held) or held[-1].low in words.anaphors.pointers
    named = named or held[0].low in words.plurals
    pointed = held[-1].low in words.anaphors.pointers and after.low in words.prepositions
    late = pointed and _predicated(row, start + 1, words)  # "Tanggul itu, kata X, dalam sepekan …"
    cue = after.item.value if after.kind == "cue" and after.item.value.voice == "active" else None
    done = named and (late or cue is not None or after.kind == "verb")
    found = cue is not None and cue.takes == "finding" and held[0].low in words.documents
    done = done or found  # "Data dari Rawa, kata X, menunjukkan …"
    passive = after.kind == "cue" and after.item.value.voice == "passive"
    waits = passive and held[0].low in words.prepositions  # "Dengan lomba itu, kata X, diharapkan …"
    if not opened and not waits and not (done and not any(chunk.kind in ("verb", "cue", "quote") for chunk in held)):
        return None
    end, _ = content_end(row, start + 1, words)
    return (start + 1, end) if end > start + 1 else None


def _hangs(held: Row, words: Clauses) -> bool:
    """Whether words hang on a clause that is still to come: "Jika tanggul itu jebol", "Dengan cara itu", "Termasuk"."""
    small = either(words.prepositions, words.subordinators, words.including, words.closers)
    if held[0].low not in small or held[0].kind == "time" or any(c.kind in ("comma", "quote") or c.low in words.then for c in held):
        return False
    led = held[0].low in words.subordinators
    verbs = sum(c.kind in ("verb", "cue") or c.low in words.auxiliaries for c in held[2:])
    return verbs == 0 or (led and verbs == 1)


def _noun(held: Row, words: Clauses) -> bool:
    """Whether words are no more than what is spoken of: "Bantuan itu", "Harga beras"."""
    small = either(words.prepositions, words.subordinators, words.relatives, words.states, words.judged)
    return all(c.kind in ("word", "name", "bracket") and c.low not in small and not predicates(c, words) for c in held)


def _told_of(row: Row, start: int, words: Clauses) -> bool:
    """Whether a price, or what something is for or agrees with, closes the sentence: "…, kata X, untuk korban banjir."."""
    first, after = row[start], row[start + 1]
    opens = first.low in either(words.purposes, words.fitting) and after.low not in words.manners and after.kind != "time"
    priced = first.kind == "name" and after.low[:1].isdigit()
    end = next((i for i in range(start, len(row)) if row[i].kind in ("comma", "stop", "quote")), len(row))
    return (opens or priced) and all(chunk.kind == "stop" for chunk in row[end:])


def _main(row: Row, start: int, words: Clauses) -> bool:
    """Whether a clause that lacks its beginning goes on here, and neither who spoke nor how it was said."""
    first = row[start]
    if first.kind == "cue":
        return bool(first.item.value.voice == "passive")
    if first.low in words.relatives:
        return any(chunk.low in words.copulas for chunk in row[start:])
    if first.kind == "time" or is_forum(row, start, min(start + 3, len(row)), words):
        return False
    if first.kind == "name" and any(chunk.kind == "quote" for chunk in row[start:]):
        return True
    return closes(first, words) and any(c.kind == "verb" or c.low in words.auxiliaries for c in row[start + 1 :])


def past_aside(row: Row, content: Range, start: int, words: Clauses) -> Range | None:
    """The rest behind an aside of a content that is no clause yet.

    "Soal harga beras, kata X di Malang, stok aman"; "Tanggul itu, kata X kepada wartawan di Malang, Senin, akan ditutup".
    """
    first, last = content
    if any(c.kind in ("verb", "cue", "quote") for c in row[first:last]) or start >= len(row):
        return None
    small = either(words.topics, words.prepositions, words.subordinators)
    if row[first].low in small:
        if not phrases.closes(row[start], words):
            return None
        comma = next((i for i in range(start, len(row)) if row[i].kind not in ("word", "name", "bracket")), len(row))
        if comma + 2 >= len(row) or row[comma].kind != "comma" or row[comma + 1].kind == "time":
            return None
    else:
        comma = _aside_end(row, start, words)
        if (
            comma + 2 >= len(row)
            or any(predicates(chunk, words) for chunk in row[first:last])
            or not predicates(row[comma + 1], words)
        ):
            return None
    end, _ = content_end(row, comma + 1, words)
    return (comma + 1, end) if end > comma + 2 else None


def _aside_end(row: Row, start: int, words: Clauses) -> int:
    """The comma behind where, when and to whom it was said ("kepada wartawan di Malang, Senin,"); the row's length without one."""
    at = start + (row[start].kind == "comma")
    while at < len(row) and (row[at].kind == "time" or phrases.closes(row[at], words) or (at > start and row[at].kind == "name")):
        at = next((i for i in range(at + 1, len(row)) if row[i].kind not in ("word", "name", "bracket", "verb", "time")), len(row))
        if at >= len(row) or row[at].kind != "comma":
            break
        if at + 1 < len(row) and predicates(row[at + 1], words):
            return at
        at += 1
    return len(row)


def predicates(chunk: Chunk, words: Clauses) -> bool:
    """Whether a predicate begins with it: a verb, an auxiliary, "tidak" or "adalah"."""
    small = either(words.auxiliaries, words.future, words.perfect, words.copulas, words.negations)
    passive = chunk.kind == "cue" and chunk.item.value.voice == "passive"  # "dinilai mampu"
    return passive or chunk.kind == "verb" or (chunk.kind == "word" and chunk.low in small)


def _predicated(row: Row, start: int, words: Clauses) -> bool:
    """Whether up to the next comma a verb or auxiliary stands that no "yang" opens."""
    end = next((i for i in range(start, len(row)) if row[i].kind in ("comma", "stop")), len(row))
    inside = row[start:end]
    told = any(c.kind in ("verb", "cue") or c.low in words.auxiliaries for c in inside)
    return told and not any(c.low in either(words.relatives, words.posts) for c in inside)
