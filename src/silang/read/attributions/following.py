"""The speaker that is named behind a cue: "kata Kepala BNPB, Letjen X, kepada …"."""

from __future__ import annotations

from collections.abc import Callable

from silang.read.attributions.phrases import MOST_WORDS, Row, apposed, closes, is_name
from silang.read.clauses import Clauses


def speaker_after(row: Row, start: int, words: Clauses, is_role: Callable[[str], bool]) -> tuple[int, int] | None:
    """The chunks `[first, last)` of the speaker named from index `start` on ("kata Kepala BNPB, Letjen X, kepada …")."""
    end = _phrase_end(row, start, words)
    if end == start:
        return None
    while end < len(row) and row[end].kind == "comma":
        after = _phrase_end(row, end + 1, words)
        if after == end + 1 or _goes_on(row, start, end, after, words):
            break
        ranked = (
            after - end > 2 and is_role(row[end + 1].low) and is_name(row[end + 1 : after], words) and _ended(row, after, words)
        )
        if not ranked and not apposed(row, start, end, after, words, is_role):
            break
        end = _with_place(row, end + 1, after, words)
    if end - start > MOST_WORDS or not any(c.kind in ("name", "word", "cue") for c in row[start:end]):
        return None
    return start, end


def _ended(row: Row, at: int, words: Clauses) -> bool:
    """Whether the sentence, or its saying, ends before index `at`: a stop, a day, or to whom it was said."""
    if at < len(row) and row[at].kind == "comma":
        at += 1
    return at >= len(row) or row[at].kind in ("stop", "time", "quote") or closes(row[at], words)


def _with_place(row: Row, start: int, end: int, words: Clauses) -> int:
    """Where "salah satu peneliti di X," ends: with its place, if a comma closes it."""
    if row[start].low not in words.singles or end >= len(row) or row[end].low not in words.places:
        return end
    last = next((i for i in range(end + 1, len(row)) if row[i].kind not in ("name", "word")), len(row))
    return last if last < len(row) and row[last].kind == "comma" and any(c.kind == "name" for c in row[end:last]) else end


def _goes_on(row: Row, start: int, comma: int, after: int, words: Clauses) -> bool:
    """Whether the reported sentence goes on after the comma: "kata dia, Indramayu menjadi …", "kata Menag, kementerian itu …"."""
    pronouns = (*words.pronouns.singular, *words.pronouns.own)
    if comma - start == 1 and row[start].low in pronouns:
        return True
    return after < len(row) and row[after].kind == "verb"


def _phrase_end(row: Row, start: int, words: Clauses) -> int:
    """Where the noun phrase from `start` ends."""
    relative = False
    for at in range(start, len(row)):
        chunk = row[at]
        if chunk.kind == "time" and relative and row[at - 1].low in words.prepositions and row[start].low in words.records:
            continue  # "data yang dirilis X pada 9 Juni"
        if chunk.kind in ("comma", "colon", "stop", "quote", "time", "dash"):
            return at
        if chunk.low in words.relatives:
            relative = True
        elif row[at - 1].low in words.anaphors.pointers and closes(chunk, words):
            return at
        elif not relative and at > start and (chunk.kind == "verb" or (closes(chunk, words) and chunk.kind != "name")):
            return at
        elif chunk.kind == "cue" and at > start and not relative:
            return at
    return len(row)
