"""The frames of Indonesian reporting: where, around a cue, its source, its content and what hangs on the saying stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from silang.model import Timex
from silang.read import phrases
from silang.read.chunks import Chunk, Clauses
from silang.read.cues import Cue
from silang.read.phrases import Row
from silang.spans import Span


@dataclass(frozen=True, slots=True)
class Frame:
    """A cue with its source and content as chunk ranges of one sentence; `aside` are the ranges of what hangs on the saying.

    An empty `content` says that the words stand in the sentences before.
    """

    rule: str
    source: tuple[int, int] | None
    content: tuple[tuple[int, int], ...]
    aside: tuple[tuple[int, int], ...] = ()
    before: bool = False
    suffix: bool = False


@dataclass(frozen=True, slots=True)
class Grammar:
    """What the frames need of the language: small words, and which words are roles."""

    words: Clauses
    is_role: Callable[[str], bool]


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
    return _active(row, at, cue, grammar)


# --- X mengatakan (bahwa) … ------------------------------------------------------------------------------------------


def _active(row: Row, at: int, cue: Cue, grammar: Grammar) -> Frame | None:
    words = grammar.words
    if at and row[phrases.before_auxiliaries(row, at, words) - 1].low in words.relatives:
        source = _named_before(row, phrases.before_auxiliaries(row, at, words) - 1) if cue.takes == "clause" else None
        rule = "relative"
    else:
        source = (
            _shared_subject(row, at, grammar) or phrases.subject(row, at, words, grammar.is_role) or _named_that(row, at, words)
        )
        rule = "subject, cue"
    if source is None:
        return None
    content, aside, explicit = _content_after(row, at, cue, words)
    quoted = source[0] - 1 if source[0] and row[source[0] - 1].kind == "quote" else None
    if quoted is not None and not explicit and not cue.refused:
        return Frame("content, subject, cue", source, ((quoted, quoted + 1),), ((at + 1, len(row)),))
    if cue.refused and cue.stance is None:
        return None
    if not content:
        content = _topic_before(row, source[0], words) if cue.refused or cue.idiom else ()
        return Frame(rule, source, content, aside) if cue.refused or cue.idiom else None
    sure = cue.takes == "clause" or cue.refused or cue.idiom or explicit or row[content[0][0]].kind == "quote"
    if not sure and not (cue.takes == "speech" and _personal(row, source, grammar)):
        return None
    return Frame(rule, source, content, (*_fronted(row, source[0]), *aside))


def _personal(row: Row, source: tuple[int, int], grammar: Grammar) -> bool:
    """Whether the subject is a person: a pronoun, or a phrase with a name or an office in it."""
    words = grammar.words
    return any(
        c.kind == "name" or grammar.is_role(c.low) or c.low in (*words.pronouns.singular, *words.pronouns.own)
        for c in row[source[0] : source[1]]
    )


def _named_before(row: Row, at: int) -> tuple[int, int] | None:
    """The run of capitalised words that ends before index `at`."""
    if at and row[at - 1].kind == "comma":
        at -= 1
    start = at
    while start > 0 and row[start - 1].kind in ("name", "bracket"):
        start -= 1
    return (start, at) if start < at and any(c.kind == "name" for c in row[start:at]) else None


def _named_that(row: Row, at: int, words: Clauses) -> tuple[int, int] | None:
    """A name right before a cue with "bahwa", in a clause whose start is not to be told."""
    return _named_before(row, phrases.before_auxiliaries(row, at, words)) if _that(row, at + 1, words) is not None else None


def _shared_subject(row: Row, at: int, grammar: Grammar) -> tuple[int, int] | None:
    """The subject of the sentence, where the cue is joined to its verb ("X datang dan mengatakan …")."""
    before = at
    while before > 0 and row[before - 1].low in grammar.words.auxiliaries - grammar.words.joints:
        before -= 1
    joint = row[before - 1].low if before > 1 else ""
    if joint not in grammar.words.coordinators | grammar.words.joints:
        return None
    before -= 1
    verbs = [i for i in range(before) if row[i].kind in ("verb", "cue")]
    for verb in verbs:
        found = phrases.subject(row, verb, grammar.words, grammar.is_role)
        if found is not None:
            return found
    return None


def _topic_before(row: Row, end: int, words: Clauses) -> tuple[tuple[int, int], ...]:
    """ "Ditanya tentang X, Y enggan merespons": what was not answered stands in front."""
    for at in range(end - 1, -1, -1):
        if row[at].low in words.topics:
            last = next((i for i in range(at + 1, end) if row[i].kind in ("comma", "stop")), end)
            return ((at + 1, last),) if last > at + 1 else ()
    return ()


def _fronted(row: Row, end: int) -> Iterator[tuple[int, int]]:
    """What stands before the subject ("Dalam keterangannya, Kamis, …")."""
    if end:
        yield 0, end


def _content_after(
    row: Row, at: int, cue: Cue, words: Clauses
) -> tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...], bool]:
    """Content and asides of an active cue, and whether a word for "that" marks the content."""
    start, explicit = at + 1, False
    that = _that(row, start, words)
    if that is not None:
        aside = ((start, that),) if that > start else ()
        start, explicit = that + 1, True
    else:
        after = _skip_adjuncts(row, start, words)
        aside = ((start, after),) if after > start else ()
        start = after
        if start < len(row) and row[start].kind in ("comma", "colon"):
            start, explicit = start + 1, True
    if cue.refused and start < len(row) and row[start].low in words.topics:
        start += 1
    end, tail = content_end(row, start, words)
    if end <= start:
        return (), aside, explicit
    if cue.act == "demands" and any(chunk.low in words.purposes for chunk in row[start:end]):
        explicit = True
    return ((start, end),), (*aside, *tail), explicit


def _that(row: Row, start: int, words: Clauses) -> int | None:
    """Where "bahwa" opens the content, with nothing but adjuncts before it."""
    if start + 1 < len(row) and row[start].kind == "comma":
        return start + 1 if row[start + 1].low in words.that else None
    for at in range(start, min(len(row), start + 24)):
        chunk = row[at]
        if chunk.low in words.that and (at == start or chunk.low not in words.so_that):
            return at
        if chunk.low in words.that_or_if and at == start and not any(c.kind == "comma" for c in row[at:]):
            return at
        if chunk.kind in ("verb", "cue", "quote", "stop", "colon"):
            return None
    return None


def _skip_adjuncts(row: Row, start: int, words: Clauses) -> int:
    """Past the day, the addressee and the channel that stand between a cue and a comma or quotation that opens its content."""
    at = start
    while at < len(row) and (
        row[at].kind == "time" or (row[at].low in words.prepositions and at + 1 < len(row) and row[at + 1].kind == "time")
    ):
        at += 1 if row[at].kind == "time" else 2
    if at < len(row) and row[at].kind in ("comma", "colon", "quote"):
        return at
    if start < len(row) and row[start].low in words.channels:
        for i in range(start, len(row)):
            if row[i].kind in ("comma", "colon", "quote"):
                return i
            if row[i].kind in ("verb", "cue", "stop"):
                break
    return start


def content_end(row: Row, start: int, words: Clauses) -> tuple[int, tuple[tuple[int, int], ...]]:
    """Where content from `start` ends, and the aside that follows it (day, relay) if one does."""
    end = len(row)
    while end > start and row[end - 1].kind in ("stop", "bracket", "comma", "dash") and row[end - 1].kind != "bracket":
        end -= 1
    for at in range(start, end):
        chunk = row[at]
        if chunk.kind == "comma" and at + 1 < end and (_ends_scope(row, at + 1, words) or _turns(row, at + 1, end, words)):
            return at, ((at + 1, end),)
        if at > start and _relays(row, at, words):
            return at, ((at, end),)
        if chunk.low in words.coordinators and at + 1 < end and _joined_cue(row, at + 1, words):
            return at, ()
    if end - 2 > start and row[end - 1].kind == "time" and row[end - 2].kind == "comma":
        return end - 2, ((end - 1, end),)
    return end, ()


def _ends_scope(row: Row, at: int, words: Clauses) -> bool:
    """Whether, after a comma, another speaker's cue or the relay begins."""
    chunk = row[at]
    if chunk.kind == "cue":
        return chunk.item.value.voice in ("bare", "enclitic", "preposition")
    if row[at].low in words.enders or " ".join(c.low for c in row[at : at + 2]) in words.enders:
        return True
    return _relays(row, at, words)


def _turns(row: Row, at: int, end: int, words: Clauses) -> bool:
    """Whether after a comma the same or another party is reported on: ", lalu tidak membantah …", ", tetapi Y membantah …"."""
    if row[at].low not in words.joints | words.coordinators:
        return False
    cue = next((i for i in range(at + 1, end) if row[i].kind == "cue"), None)
    if cue is None or row[cue].item.value.voice != "active":
        return False
    between = row[at + 1 : cue]
    return not any(c.kind in ("verb", "quote") for c in between) and (not between or row[at].low in words.joints)


def _relays(row: Row, at: int, words: Clauses) -> bool:
    """Whether "(seperti) dilansir X" begins here."""
    first = at + 1 if row[at].low in words.compared else at
    return first < len(row) and row[first].low in words.relays and any(c.kind == "name" for c in row[first : first + 4])


def _joined_cue(row: Row, at: int, words: Clauses) -> bool:
    """Whether "dan" joins another cue with a content of its own."""
    chunk = row[at]
    if chunk.kind != "cue" or chunk.item.value.voice != "active" or not chunk.item.value.takes == "clause":
        return False
    if at + 1 >= len(row):
        return False
    after = row[at + 1]
    return (
        after.low in words.that
        or after.kind in ("comma", "quote")
        or (chunk.item.value.act != "asserts" and after.low in words.purposes)
    )


# --- …, kata X · Kata X, … -------------------------------------------------------------------------------------------


def _bare(row: Row, at: int, grammar: Grammar) -> Frame | None:
    speaker = phrases.speaker_after(row, at + 1, grammar.words, grammar.is_role)
    if speaker is None:
        return None
    if _opens(row, at, grammar.words):
        return _leading(row, speaker, at, grammar.words, "cue, speaker, content")
    if row[at - 1].kind not in ("comma", "quote") and not (row[at - 1].kind == "stop" and at > 1 and row[at - 2].kind == "quote"):
        return None
    return _trailing(row, speaker, at, grammar.words, "content, cue, speaker")


def _opens(row: Row, at: int, words: Clauses) -> bool:
    """Whether only openers stand before the cue."""
    return at == 0 or (phrases.skip_openers(row, 0, at, words) == at and row[at - 1].kind != "quote")


def _leading(row: Row, speaker: tuple[int, int] | None, at: int, words: Clauses, rule: str) -> Frame | None:
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
    end, tail = content_end(row, start, words)
    if end <= start:
        return None
    return Frame(rule, speaker, ((start, end),), (*((aside, start),), *tail), suffix=speaker is None)


def _trailing(row: Row, speaker: tuple[int, int] | None, at: int, words: Clauses, rule: str) -> Frame | None:
    """ "…, kata X di sini, …": the content stands before, and goes on where neither stop nor aside follows."""
    last = at - 1
    while last >= 0 and row[last].kind in ("comma", "stop"):
        last -= 1
    if last < 0:
        return None
    first = _content_start(row, last)
    content = [(first, last + 1)]
    after = speaker[1] if speaker else at + 1
    rest = _rest(row, after, words)
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
    return dateline_end(row)


def dateline_end(row: Row) -> int:
    """The first chunk after a dateline ("JAKARTA, Outlet - "), 0 where there is none."""
    for at, chunk in enumerate(row[:14]):
        if chunk.kind == "dash":
            return at + 1
        if chunk.kind not in ("name", "comma", "bracket", "stop", "time"):
            break
    return 0


def _rest(row: Row, start: int, words: Clauses) -> tuple[int, int] | None:
    """The rest of an interrupted content: after a comma, neither day nor adjunct."""
    if start + 1 >= len(row) or row[start].kind != "comma":
        return None
    first = row[start + 1]
    if (
        first.kind in ("time", "stop", "cue")
        or first.low in words.relatives
        or (phrases.closes(first, words) and first.kind != "name")
    ):
        return None
    if first.kind == "name" and not any(c.kind in ("verb", "cue") or c.low in words.auxiliaries for c in row[start + 1 :]):
        return None  # an apposition or a place
    begin = start + 2 if first.low in words.coordinators else start + 1
    end, _ = content_end(row, begin, words)
    return (begin, end) if end > begin else None


def _told(row: Row, at: int, grammar: Grammar) -> Frame | None:
    """ "Hal itu ia sampaikan dalam …": the words stand before."""
    first = phrases.skip_openers(row, 0, at, grammar.words)
    heads, pointers = grammar.words.anaphors.heads, grammar.words.anaphors.pointers
    first = next((i for i in range(min(at, 3)) if row[i].low in heads), first)
    after = first + 1
    while after < at and row[after].low in pointers:
        after += 1
    if first >= at or row[first].low not in heads or after >= at or at - after > phrases.MOST_WORDS:
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
        if named == at + 1:
            return None
        end, tail = content_end(row, named, words)
        return Frame("according to, content", (at + 1, named), ((named, end),), tail) if end > named else None
    if row[at - 1].kind not in ("comma", "quote") and not any(c.kind == "name" for c in row[speaker[0] : speaker[1]]):
        return None  # "menurut wilayah": by region
    return _trailing(row, speaker, at, words, "content, according to")


def _with_list(row: Row, speaker: tuple[int, int], words: Clauses) -> tuple[int, int]:
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
    if at and row[at - 1].kind in ("comma", "quote"):
        return _trailing(row, speaker, at, words, "content, passive cue, speaker")
    that = _that(row, speaker[1], words)
    if start > at + 1 and that is not None:
        end, tail = content_end(row, that + 1, words)
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


def times_in(row: Row, ranges: Sequence[tuple[int, int]], words: Clauses) -> Iterator[Timex]:
    """The days that hang on the saying, but for those of a relay ("seperti dilansir AP, Selasa")."""
    for first, last in ranges:
        relayed = False
        for chunk in row[first:last]:
            relayed = relayed or chunk.low in words.relays
            if chunk.kind == "time" and not relayed:
                yield chunk.item


def channel_in(row: Row, ranges: Sequence[tuple[int, int]], words: Clauses) -> Span | None:
    """The first phrase that says how, where or to whom something was said."""
    for first, last in ranges:
        for at in range(first, last):
            if row[at].low in words.channels and row[at].kind != "name" and at + 1 < last and row[at + 1].kind != "time":
                end = at + 1
                while end < last and row[end].kind not in ("comma", "time", "stop", "quote", "colon", "cue"):
                    end += 1
                return Span(row[at].start, row[end - 1].end)
    return None


def body_of(chunk: Chunk) -> Span:
    """What a chunk says: a quotation without its marks."""
    return chunk.item.inner if chunk.kind == "quote" else chunk.span
