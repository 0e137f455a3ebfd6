"""Where what is said begins behind its cue: past how, to whom and where it was said."""

from __future__ import annotations

from silang.read.attributions.chunks import Chunk
from silang.read.attributions.phrases import Row
from silang.read.clauses import Clauses, either

_ADDRESSEE = 16  # words of to whom something is said, at most
_TOLD_IN = 4  # words up to what something was said in ("di sela-sela acara")
_OPEN = ("PRESENT_REF", "FUTURE_REF")  # values of times that reach to now or lie ahead


def past_adverbs(row: Row, start: int, words: Clauses, *, refused: bool) -> int:
    """Past how it was said: "menegaskan kembali komitmennya", "mengumumkan secara resmi …", "menolak menjelaskan lebih rinci".

    Who refuses to tell "secara detail" refuses just that.
    """
    ends = start + 1 >= len(row) or row[start + 1].kind in ("comma", "stop")
    if refused and ends and start < len(row) and row[start].low in words.fully:
        return start + 1  # "enggan berkomentar banyak"
    if start + 1 >= len(row):
        return start
    told = words.further if refused else either(words.further, words.adverbs)
    if f"{row[start].low} {row[start + 1].low}" in told:
        return start + 2
    after = row[start + 1]
    small = either(words.prepositions, words.auxiliaries, words.subordinators, words.coordinators)
    again = row[start].low in words.again and after.kind in ("word", "name") and (after.kind == "name" or after.low not in small)
    return start + 1 if again else start


def past_addressee(row: Row, start: int, words: Clauses, *, demands: bool) -> tuple[int, int] | None:
    """Where whom a saying speaks to ends and where what is said begins: "meminta kepada warga agar …", "… untuk …".

    None where neither "agar" nor "untuk" opens it; behind a relative clause "untuk" does so only where something is demanded.
    """
    at = start + 1 if start < len(row) and row[start].kind == "comma" else start
    if at + 2 >= len(row) or row[at].low not in words.addressing or row[at + 1].kind not in ("word", "name"):
        return None
    opening, relative = either(words.so_that, words.granted, words.purposes), False
    for i in range(at + 2, min(len(row), at + _ADDRESSEE)):
        chunk = row[i]
        if chunk.low in words.so_that or (chunk.low in words.granted and says_that(row, i, words)):
            return i, i + 1
        if chunk.low in words.purposes and (demands or not relative):
            return i, i
        relative = relative or chunk.low in words.relatives
        closed = chunk.kind == "comma" and not (i + 1 < len(row) and row[i + 1].low in opening)
        if closed or chunk.kind in ("quote", "colon", "stop", "time") or (chunk.kind in ("verb", "cue") and not relative):
            return None
    return None


def past_inset(row: Row, start: int, words: Clauses) -> int:
    """Past what stands between "Menurut X," and its content: a day, how X spoke, a second cue.

    "Menurut X, Senin (2/3), …", "Menurut X, saat dihubungi Senin, …", "Menurut X, berbicara lewat telepon, …",
    "Menurut keterangan X, menyebutkan bahwa …".
    """
    start = past_asides(row, start, words, apart=True)
    if start + 2 < len(row) and row[start].kind == "cue" and row[start].item.value.voice == "active":
        value = row[start].item.value
        return start + 1 if value.takes == "clause" and value.act == "asserts" and not value.refused else start
    return start


def past_asides(row: Row, start: int, words: Clauses, *, apart: bool) -> int:
    """Past where, when, how and to whom it was said, each closed by a comma: "di Malang, Senin (2/3), …".

    Where a comma parts the speaker from it (`apart`), "di Malang" may be where the content plays: only what tells of a saying, or
    has a day behind it, counts.
    """
    begin = start
    while begin + 1 < len(row):
        comma = next((i for i in range(begin, len(row)) if row[i].kind in ("comma", "stop", "quote", "colon", "cue")), len(row))
        if comma + 1 >= len(row) or row[comma].kind != "comma" or comma == begin:
            break
        placed = begin > start and row[comma + 1].kind == "time" and all(c.kind in ("name", "bracket") for c in row[begin:comma])
        if not placed and not _aside(row, begin, comma, words, apart=apart and begin == start):
            break
        begin = comma + 1
    return begin


def _aside(row: Row, start: int, end: int, words: Clauses, *, apart: bool) -> bool:
    """Whether what stands before a comma tells of the saying and is no part of what was said."""
    first, after = row[start], row[min(start + 1, end - 1)]
    if apart and any(chunk.kind == "time" and _spans(chunk) for chunk in row[start:end]):
        return False  # "Menurut X, pada 2027, …"
    if first.kind == "time":
        return end == start + 1 and not lasting(first)
    if first.low in words.asked or (first.low in words.occasions and after.low in words.asked):
        return True
    if first.kind == "name" or first.low not in words.channels:
        return first.low in words.compared and words.is_passive(after.low)
    verb = next((i for i in range(start, end) if row[i].kind == "verb"), end)
    forum = is_forum(row, start, min(start + _TOLD_IN, end), words)
    if forum:
        return verb == end or verb > start + 1  # "dalam keterangan tertulis"
    dated = row[end + 1].kind == "time" and not _spans(row[end + 1]) and row[min(end + 2, len(row) - 1)].kind == "comma"
    return verb == end and (not apart or dated or first.low.startswith(words.glued))  # "di Malang, Senin, …"


def _spans(time: Chunk) -> bool:
    """Whether a time is longer than a day, and so none of a saying."""
    return time.item.begin is not None and time.item.begin != time.item.end


def lasting(chunk: Chunk) -> bool:
    """Whether a time reaches to now or lies ahead, and so is none of a saying: "selama ini", "hingga kini", "ke depan"."""
    return chunk.kind == "time" and (chunk.item.value in _OPEN or chunk.item.mod == "UNTIL")


def past_days(row: Row, start: int) -> int:
    """Past a day that a comma parts from what follows."""
    while start + 2 < len(row) and row[start].kind == "time" and row[start + 1].kind == "comma" and not lasting(row[start]):
        start += 2
    return start


def says_that(row: Row, at: int, words: Clauses) -> bool:
    """Whether "jika" at index `at` says no more than "bahwa": a condition has "maka" or a main clause behind its comma."""
    if any(chunk.low in words.then for chunk in row[at:]):
        return False
    if at + 1 < len(row) and row[at + 1].kind == "verb" and any(chunk.low in words.future for chunk in row[at + 2 :]):
        return False  # "berjanji jika terpilih akan …"
    comma = next((i for i in range(at, len(row)) if row[i].kind == "comma"), len(row))
    if comma + 1 >= len(row):
        return True
    goes_on = either(words.coordinators, words.relatives, words.subordinators, words.places) - words.supposed
    return row[comma + 1].low in goes_on and row[comma + 1].kind != "name"


def is_forum(row: Row, start: int, end: int, words: Clauses) -> bool:
    """Whether an adjunct says when or where something was said ("dalam rapat itu,"), and is no part of what was said."""
    inside = row[start:end]
    if all(chunk.kind == "time" or chunk.low in words.prepositions for chunk in inside):
        return True
    if row[start].low.startswith(words.glued):
        return True
    return any(chunk.low.removesuffix(words.nominal[0]) in words.forums or chunk.low in words.asked for chunk in inside)


def pointed_at(row: Row, at: int, words: Clauses) -> int | None:
    """Where "hal itu" behind a cue of saying ends, if only when and where it was said follows: "X menyampaikan hal itu saat …"."""
    cue = row[at].item.value
    told = cue.act == "asserts" and (cue.takes == "clause" or row[at].low in words.conveying) and not cue.refused
    if not told or row[at].low in either(words.thoughts, words.lodged):
        return None
    end = at + 1
    if end < len(row) and row[end].low in words.anaphors.heads and row[end].low not in words.anaphors.pointers:
        end += 1
    if end >= len(row) or row[end].low not in words.anaphors.pointers:
        return None
    end += 1
    last = next((i for i in range(end, len(row)) if row[i].kind not in ("comma", "stop")), len(row))
    return end if last == len(row) or _hangs(row, last, words) else None


def _hangs(row: Row, start: int, words: Clauses) -> bool:
    """Whether a day, an occasion, a place or to whom it was said begins, and no clause follows."""
    end = next((i for i in range(start, len(row)) if row[i].kind in ("comma", "stop", "quote")), len(row))
    first, after = row[start], row[min(start + 1, end - 1)]
    if first.low in words.subordinators and after.kind in ("verb", "cue"):
        return True  # "saat meninjau tanggul"
    held = either(words.documents, words.records, words.forums)
    if first.low in words.channels and after.low in held:
        return True  # "dalam video yang beredar luas"
    if any(c.low in either(words.auxiliaries, words.future, words.perfect, words.copulas) for c in row[start + 1 : end]):
        return False
    if first.kind == "time" or first.low.startswith(words.glued):
        return True
    led = start + 1 < end and first.low in either(words.occasions, words.channels)
    return led and (after.kind in ("name", "time") or is_forum(row, start, end, words))
