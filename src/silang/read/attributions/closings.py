"""What closes a saying behind its content: the day, and how and where it was said."""

from __future__ import annotations

from silang.read.attributions.phrases import Row
from silang.read.clauses import Clauses, either

_POINTED = 3  # words of what was pointed at
_HEAD = 4  # words between an opener and what it opens, at most


def told(row: Row, start: int, end: int, words: Clauses, *, announced: bool) -> int | None:
    """Where it begins how it was said, at the end of a content that is no clause: "menuliskan pesan damai dalam unggahannya".

    Where something was `announced` that is its place and day too ("mengumumkan hasil lomba di Lamora, Senin"), and behind a
    verb by what means: "mengumumkan menunda lomba lewat akunnya".
    """
    if (stated := _stated(row, start, end, words)) is not None:
        return stated
    small = either(words.auxiliaries, words.future, words.perfect, words.copulas)
    added = done = False
    for at in range(start, end - 1):
        chunk = row[at]
        if at > start and chunk.kind != "name" and chunk.low in words.channels and chunk.low not in words.glued:
            gathered = not added or _opens(row, at, end, words.forums, words)
            if announced and gathered and not done and _day(row, at, end, words):
                return at
            if not added and (not done or chunk.low in words.ways) and _posted(row, at, end, words):
                return at
        elif chunk.low in words.relatives:
            added = True
        elif (
            chunk.kind in ("verb", "cue") or (chunk.kind == "quote" and at > start) or (chunk.kind == "word" and chunk.low in small)
        ):
            if not announced or chunk.low in words.future:
                return None
            done = done or not added
    return None


def _stated(row: Row, start: int, end: int, words: Clauses) -> int | None:
    """Where it begins how it was said before a day that closes a sentence: "… dalam siaran pers yang diunggah di sana, Jumat"."""
    closed = end < len(row) and row[end].kind == "comma" and all(c.kind in ("comma", "time", "stop") for c in row[end:])
    last = end if closed else end - 2
    if not closed and not (last > start and row[last].kind == "comma" and row[end - 1].kind == "time"):
        return None
    for at in range(last - 1, start, -1):
        if row[at].kind in ("comma", "quote", "cue", "time"):
            return None
        opens = row[at].kind == "word" and row[at].low in words.channels and _opens(row, at, last, words.stated, words)
        if opens:
            held = either(words.relatives, words.stated)  # "siaran pers yang diunggah", "keterangan tertulis"
            acts = any(row[i].kind == "verb" and row[i - 1].low.removesuffix(words.nominal[0]) not in held for i in range(at, last))
            return None if acts else at
    return None


def _day(row: Row, at: int, end: int, words: Clauses) -> bool:
    """Whether a day stands in what closes a content, and none that something begins with or that "yang" tells more of."""
    apart = words.prepositions - words.channels
    at = next((i for i in range(at + 1, end) if row[i].kind == "time" and row[i - 1].low not in apart), end)
    return at < end and not (at + 2 < end and row[at + 1].kind == "comma" and row[at + 2].low in words.relatives)


def _posted(row: Row, at: int, end: int, words: Clauses) -> bool:
    """Whether "melalui akun resmi klub", "dalam keterangan unggahannya" is all that follows."""
    small = words.relatives if row[at].low in words.ways else either(words.relatives, words.auxiliaries)
    return _opens(row, at, end, words.posts, words) and not any(
        c.kind in ("verb", "cue", "quote", "comma") or c.low in small for c in row[at + 1 : end]
    )


def _opens(row: Row, at: int, end: int, heads: frozenset[str], words: Clauses) -> bool:
    """Whether what opens at index `at` has such a word for its head: "dalam sebuah unggahan", but not "di desa dalam acara"."""
    last = next((i for i in range(at + 1, end) if row[i].low in words.channels), end)
    return any(chunk.low.removesuffix(words.nominal[0]) in heads for chunk in row[at + 1 : min(at + _HEAD, last)])


def before_list(row: Row, start: int, end: int, words: Clauses) -> int:
    """Where a content ends that leads up to a list which does not stand in its sentence; at its start where it tells nothing else.

    "ada tiga cara, antara lain:" ends before the comma; "ketiga cara itu adalah:" says nothing.
    """
    led = 1
    while led:
        last = end
        while last - 1 > start and row[last - 1].kind in ("comma", "colon"):
            last -= 1
        led = next((n for n in (1, 2) if last - n > start and " ".join(c.low for c in row[last - n : last]) in words.listing), 0)
        end = last - led if led else end
    return start if end > start and row[end - 1].low in words.copulas else end


def dated(row: Row, start: int, end: int, words: Clauses) -> bool:
    """Whether the day at the end is that of the saying: ", Selasa" behind a comma, "pada Senin" behind what was pointed at."""
    if end - 2 <= start or row[end - 1].kind != "time":
        return False
    apart = row[end - 2].kind == "comma" and not _placed(row, start, end - 1, words)
    return apart or _pointed(row, start, end - 2, words)


def _placed(row: Row, start: int, day: int, words: Clauses) -> bool:
    """Whether a day at the end is that of what is told, which has its place and time: "… di Lamora, Selasa", "…, Selasa lalu"."""
    if row[day].low.endswith(words.past):
        return True
    apart = words.channels - words.ways - frozenset(words.glued)
    return any(
        row[i].kind == "time" or (row[i].low in apart and row[i + 1].low.removesuffix(words.nominal[0]) not in words.posts)
        for i in range(start, day - 1)
    )


def _pointed(row: Row, start: int, end: int, words: Clauses) -> bool:
    """Whether before "pada" and a day no more is said than what was pointed at: "membenarkan kejadian itu pada Senin"."""
    before = row[start:end]
    short = len(before) <= _POINTED and before[-1].low in words.anaphors.pointers
    return short and row[end].low in words.prepositions and all(chunk.kind == "word" for chunk in before)
