"""The frames of Indonesian reporting: where, around a cue, its source, its content and what hangs on the saying stand."""

from __future__ import annotations

from silang.read import phrases, scope
from silang.read.chunks import Clauses
from silang.read.cues import Cue
from silang.read.framing import Frame, Grammar
from silang.read.phrases import Row
from silang.read.scope import Range
from silang.read.subjectframes import active


def frame(row: Row, at: int, grammar: Grammar) -> Frame | None:
    """The frame of the cue at index `at` of a sentence; None where no frame fits for sure."""
    cue: Cue = row[at].item.value
    if cue.voice == "preposition":
        return _according(row, at, grammar)
    if cue.voice == "enclitic":
        return _enclitic(row, at, grammar)
    if cue.voice == "passive":
        return _passive(row, at, grammar)
    if cue.voice == "bare":
        return _bare(row, at, grammar) or _told(row, at, grammar)
    return active(row, at, cue, grammar)


# --- …, kata X · Kata X, … -------------------------------------------------------------------------------------------


def _bare(row: Row, at: int, grammar: Grammar) -> Frame | None:
    speaker = phrases.speaker_after(row, at + 1, grammar.words, grammar.is_role)
    if speaker is None:
        return None
    if at == 0 and all(chunk.kind == "stop" for chunk in row[speaker[1] :]):
        return Frame("quotation, cue, speaker", speaker, (), (), before=True)
    if _opens(row, at, grammar.words):
        return _leading(row, speaker, at, grammar.words, "cue, speaker, content")
    if row[at - 1].kind not in ("comma", "quote") and not (row[at - 1].kind == "stop" and at > 1 and row[at - 2].kind == "quote"):
        return None
    return _trailing(row, speaker, at, grammar.words, "content, cue, speaker")


def _opens(row: Row, at: int, words: Clauses) -> bool:
    """Whether only openers stand before the cue."""
    return at == 0 or (phrases.skip_openers(row, 0, at, words) == at and row[at - 1].kind != "quote")


def _leading(row: Row, speaker: Range | None, at: int, words: Clauses, rule: str) -> Frame | None:
    """ "Kata dia, …", "Menurutnya, …": the content follows."""
    start = speaker[1] if speaker else at + 1
    aside = start
    while start < len(row) and row[start].kind == "time":
        start += 1
    if start < len(row) and row[start].kind in ("comma", "colon"):
        start += 1
    elif start < len(row) and row[start].low in words.that:
        start += 1
    elif speaker is not None and start == aside and not (start < len(row) and row[start].kind == "quote"):
        return None
    end, tail = scope.content_end(row, start, words)
    if end <= start:
        return None
    return Frame(rule, speaker, ((start, end),), (*((aside, start),), *tail), suffix=speaker is None)


def _trailing(row: Row, speaker: Range | None, at: int, words: Clauses, rule: str) -> Frame | None:
    """ "…, kata X di sini, …": the content stands before, and goes on where neither stop nor aside follows."""
    last = at - 1
    while last >= 0 and row[last].kind in ("comma", "stop"):
        last -= 1
    if last < 0:
        return None
    first = _content_start(row, last)
    content = [(first, last + 1)]
    after = speaker[1] if speaker else at + 1
    rest = scope.rest(row, after, words)
    if rest is not None:
        content.append(rest)
        aside = (after, rest[0])
    else:
        aside = (after, len(row))
    return Frame(rule, speaker, tuple(content), (aside,) if aside[1] > aside[0] else (), suffix=speaker is None)


def _content_start(row: Row, last: int) -> int:
    """Where the content that ends with chunk `last` begins: with its quotation, or with the sentence after a dateline."""
    if row[last].kind == "quote" and not any(c.kind in ("word", "verb", "name") for c in row[:last]):
        return last
    return scope.dateline_end(row)


def _told(row: Row, at: int, grammar: Grammar) -> Frame | None:
    """ "Hal itu ia sampaikan dalam …": the words stand before."""
    first = phrases.skip_openers(row, 0, at, grammar.words)
    heads, pointers = grammar.words.anaphors.heads, grammar.words.anaphors.pointers
    first = next((i for i in range(min(at, 3)) if row[i].low in heads), first)
    after = first + 1
    while after < at and row[after].low in pointers:
        after += 1
    if first >= at or row[first].low not in heads or after >= at:
        return None
    pronoun = at - after == 1 and row[after].low in (*grammar.words.pronouns.singular, *grammar.words.pronouns.own)
    if not pronoun and not all(chunk.kind == "name" for chunk in row[after:at]):
        return None
    return Frame("anaphor, speaker, cue", (after, at), (), ((at + 1, len(row)),), before=True)


# --- ujarnya · menurutnya --------------------------------------------------------------------------------------------


def _enclitic(row: Row, at: int, grammar: Grammar) -> Frame | None:
    words = grammar.words
    after = row[at + 1] if at + 1 < len(row) else None
    closed = after is None or _closed(row, at + 1, words)
    if _opens(row, at, words):
        return (
            _leading(row, None, at, words, "cue with -nya, content")
            if after is not None and after.kind in ("comma", "colon", "quote")
            else None
        )
    if not closed or row[at - 1].kind not in ("comma", "quote", "stop"):
        return None
    adjunct = row[0].low in words.prepositions or row[0].low in words.openers or row[0].low in words.subordinators
    if adjunct and after is not None and after.kind == "comma" and not any(c.kind in ("verb", "quote", "cue") for c in row[:at]):
        return _leading(row, None, at, words, "adjunct, cue with -nya, content")
    return _trailing(row, None, at, words, "content, cue with -nya")


def _closed(row: Row, at: int, words: Clauses) -> bool:
    """Whether what follows "ujarnya" is an end or an adjunct, an adverb before it at the most ("tuturnya lirih.")."""
    ends = ("comma", "stop", "time", "colon", "bracket", "quote")
    if row[at].kind in ends or phrases.closes(row[at], words):
        return True
    return row[at].kind == "word" and (at + 1 >= len(row) or row[at + 1].kind in ends)


# --- Menurut X, … ----------------------------------------------------------------------------------------------------


def _according(row: Row, at: int, grammar: Grammar) -> Frame | None:
    words = grammar.words
    speaker = phrases.speaker_after(row, at + 1, words, grammar.is_role)
    if speaker is None:
        return None
    speaker = _with_list(row, speaker, words)
    comma = speaker[1] < len(row) and row[speaker[1]].kind in ("comma", "time")
    opens = phrases.skip_openers(row, 0, at, words) == at or not any(c.kind in ("verb", "cue") for c in row[:at])
    if opens and comma:
        return _leading(row, speaker, at, words, "according to, content")
    if opens:
        named = at + 1
        while named < speaker[1] and row[named].kind in ("name", "bracket"):
            named += 1
        begin = named + 1 if named < len(row) and row[named].kind == "comma" else named
        end, tail = scope.content_end(row, begin, words)
        return Frame("according to, content", (at + 1, named), ((begin, end),), tail) if at + 1 < named and begin < end else None
    if row[at - 1].kind not in ("comma", "quote") and not any(c.kind == "name" for c in row[speaker[0] : speaker[1]]):
        return None  # "menurut wilayah": by region
    return _trailing(row, speaker, at, words, "content, according to")


def _with_list(row: Row, speaker: Range, words: Clauses) -> Range:
    """ "laporan Barat, Ukraina, dan Korea Selatan": short members up to the one with "dan" belong to the source."""
    at = speaker[1]
    for _ in range(6):
        if at >= len(row) or row[at].kind != "comma":
            break
        nxt = next((i for i in range(at + 1, len(row)) if row[i].kind in ("comma", "stop", "verb", "cue")), len(row))
        if nxt - at > 6 or nxt >= len(row) or row[nxt].kind != "comma":
            break
        if row[at + 1].low in words.coordinators:
            return speaker[0], nxt
        at = nxt
    return speaker


# --- Hal ini disampaikan X · dituduh oleh X bahwa … ------------------------------------------------------------------


def _passive(row: Row, at: int, grammar: Grammar) -> Frame | None:
    words = grammar.words
    start = at + 1
    while start < len(row) and row[start].low in words.anaphors.agent:
        start += 1
    speaker = phrases.speaker_after(row, start, words, grammar.is_role)
    if speaker is None:
        return None
    if _points_back(row, at, words):
        return Frame("anaphor, passive cue, speaker", speaker, (), ((speaker[1], len(row)),), before=True)
    if _opens(row, at, words):
        return _leading(row, speaker, at, words, "passive cue, speaker, content")
    if row[at - 1].kind in ("comma", "quote"):
        return _trailing(row, speaker, at, words, "content, passive cue, speaker")
    that = scope.that_after(row, speaker[1], words)
    if start > at + 1 and that is not None:
        end, tail = scope.content_end(row, that + 1, words)
        named = (speaker[0], that)
        while row[named[1] - 1].kind == "comma":
            named = (named[0], named[1] - 1)
        return Frame("passive cue by speaker that", named, ((that + 1, end),), tail) if end > that + 1 else None
    return None


def _points_back(row: Row, at: int, words: Clauses) -> bool:
    """Whether the subject is a word for what was just told ("Hal ini", "Demikian")."""
    end = phrases.before_auxiliaries(row, at, words)
    heads, pointers = words.anaphors.heads, words.anaphors.pointers
    last = end
    while last > 0 and row[last - 1].low in pointers:
        last -= 1
    if last == 0:
        return end > 0
    head = last - 1
    if row[head].low not in heads or (last == end and row[head].low in ("data", "laporan")):
        return False
    return head == 0 or phrases.skip_openers(row, 0, head, words) == head
