"""What hangs on a saying: its day, and how, where and to whom it was said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from silang.model import Timex
from silang.pack import Pack
from silang.read.attributions.chunks import Chunk
from silang.read.attributions.credits import Credits
from silang.read.attributions.framing import Frame, Grammar
from silang.read.attributions.phrases import Row, closes
from silang.read.attributions.scope import Range
from silang.read.clauses import Clauses, either
from silang.spans import Span


class Adjuncts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table `adjuncts`: words for how, where and when something was said, by what they do."""

    after: frozenset[str]
    passed: frozenset[str]
    writings: frozenset[str]
    printed: frozenset[str]
    taken: frozenset[str]
    gatherings: frozenset[str]
    nowhere: frozenset[str]
    through: frozenset[str]
    until: frozenset[str]
    dates: frozenset[str]
    to: frozenset[str]
    press: tuple[str, ...]
    apart: frozenset[str]
    facing: frozenset[str]
    whiles: frozenset[str]


_YEAR = re.compile(r"\d{4}(?:/\d{4})?")
_BOUNDS = ("comma", "stop", "quote", "colon", "time")  # what ends such a phrase
_HEAD = 3  # words between an opener and what it opens, at most
_ADVERBS = 2  # words between a speaker and such a phrase, at most ("kata X lagi di lokasi")
_PLACES = 3  # pieces of a place between commas, at most


@lru_cache(maxsize=8)
def adjuncts(pack: Pack) -> Adjuncts:
    """The pack's table of these words; outlets of one house, by how their names begin, are press too."""
    table = pack.table("adjuncts", Adjuncts)
    return msgspec.structs.replace(table, press=(*table.press, *pack.table("credits", Credits).families))


def day(row: Row, at: int, frame: Frame, words: Clauses, table: Adjuncts) -> str | None:
    """The one day of a saying whose cue stands at index `at`, as an ISO date; None where no day, or more than one, is told."""
    first, last = frame.source or (0, 0)
    relayed = any(_relays(row, i, words) for i in range(first, last))  # "kata warga yang dikutip X, Senin"
    hanging = [aside for aside in frame.aside if not (relayed and aside[0] >= last)]
    found = (time for aside in hanging for time in _times(row, aside, words, table, behind=_behind(at, frame, aside)))
    days = {time.begin for time in found if time.begin is not None and time.begin == (time.end or time.begin)}
    return days.pop() if len(days) == 1 else None


def channel(row: Row, at: int, frame: Frame, grammar: Grammar, table: Adjuncts) -> Span | None:
    """The first phrase that says how, where or to whom something was said; None where none surely does."""
    words = grammar.words
    for aside in frame.aside:
        behind = _behind(at, frame, aside)
        for start in _starts(row, aside, words, table, behind=behind):
            opens = _opens(row, start, aside[1], grammar, table, behind=behind)
            if opens and not _affiliation(row, start, frame, words):
                return _phrase(row, start, aside[1], words, table, behind=behind)
    return next((shown for aside in frame.aside if (shown := _shown(row, aside, words, table)) is not None), None)


def _shown(row: Row, aside: Range, words: Clauses, table: Adjuncts) -> Span | None:
    """What a relay took a saying from, where that is what it was said in itself: "dikutip Rawa Post dari akun Instagramnya"."""
    first, last = aside
    start = next((i + 1 for i in range(first, last) if _relays(row, i, words)), last)
    behind = start
    while behind < last and row[behind].kind == "name" and row[behind].low not in table.writings:
        behind += 1
    if behind < last and row[behind].low in table.taken:
        start = behind + 1
    for i in range(start, min(last, start + _HEAD)):
        head = row[i].low if row[i].low in table.writings else row[i].low.removesuffix("nya")
        if head in table.writings and head not in table.printed:
            passed_on = next((end for end in range(i + 1, last) if row[end].low in table.through), last)
            return _phrase(row, start, passed_on, words, table, behind=False)
        if row[i].low not in table.passed:
            break
    return None


def tells_how(row: Row, start: int, last: int, words: Clauses, table: Adjuncts) -> bool:
    """Whether the phrase that begins at `start` surely says how or where something was said ("Dalam keterangan tertulisnya …")."""
    return _occasion(row, start, last, words) or _heads(row, start, last, words, table)


def _behind(at: int, frame: Frame, aside: Range) -> bool:
    """Whether nothing but what hangs on the saying can stand here: behind a cue whose content was told before."""
    told = frame.before or (bool(frame.content) and frame.content[0][0] < at)
    return told and aside[0] > at and not frame.rule.endswith("according to")


def _times(row: Row, aside: Range, words: Clauses, table: Adjuncts, *, behind: bool) -> Iterator[Timex]:
    """The days that hang on the saying, but for those of a relay ("seperti dilansir AP, Selasa") and of what is told."""
    (first, last), relayed = aside, False
    start = first
    for i in range(first, last):
        chunk = row[i]
        relayed = relayed or _relays(row, i, words)
        if chunk.kind == "comma":
            start = i + 1
        if chunk.kind != "time" or relayed:
            continue
        bound = (i > first and row[i - 1].low in table.until) or chunk.low.split(" ", 1)[0] in table.until
        light = either(words.prepositions, words.openers, words.auxiliaries, table.dates)
        near = all(c.kind == "time" or c.low in light for c in row[start:i])
        if not bound and (behind or near or tells_how(row, start, last, words, table)):
            yield chunk.item


def _relays(row: Row, at: int, words: Clauses) -> bool:
    """Whether a word relays what was said, an outlet glued to it or not; behind "seperti" also one that else tells of hearsay."""
    low = row[at].low
    return low.startswith(words.relayed) or (at > 0 and row[at - 1].low in words.compared and low.startswith(tuple(words.relays)))


def _starts(row: Row, aside: Range, words: Clauses, table: Adjuncts, *, behind: bool) -> Iterator[int]:
    """Where a phrase may begin: at the head of what hangs on the saying and behind its commas and days, adverbs passed over;
    behind the saying wherever it is sure.
    """
    (first, last), told, start = aside, False, -1
    for i in range(first, last):
        if _relays(row, i, words):
            return
        if i == first or row[i - 1].kind in ("comma", "time", "bracket", "dash"):
            start, limit, told = i, min(last - 1, i + (_ADVERBS if behind else _HEAD)), False
            while start < limit and row[start].kind in ("word", "name") and _adverb(row[start], words, behind=behind):
                start += 1
        sure = behind and row[i].kind == "word" and i > start
        if i == start or (sure and (_occasion(row, i, last, words) or (not told and _heads(row, i, last, words, table)))):
            yield i
        told = told or row[i].kind in ("verb", "cue")


def _glued(chunk: Chunk, words: Clauses) -> bool:
    """Whether a word is whom was spoken to, glued to what opens it at a link: "kepadaRawaPost"."""
    return chunk.kind == "word" and chunk.low.startswith(words.glued) and chunk.low not in words.channels


def _adverb(chunk: Chunk, words: Clauses, *, behind: bool) -> bool:
    """Whether a word may stand before such a phrase: "lagi", "langsung", at the head of a sentence "Bahkan" and "Kemudian"."""
    if chunk.low in either(words.channels, words.asked, words.prepositions) or _glued(chunk, words):
        return False
    return (behind and chunk.kind == "word") or chunk.low in either(words.openers, words.auxiliaries)


def _opens(row: Row, start: int, last: int, grammar: Grammar, table: Adjuncts, *, behind: bool) -> bool:
    """Whether a phrase that says how, where or to whom begins here; not `behind` the saying only what surely does."""
    words, first = grammar.words, row[start]
    if behind and _glued(first, words):
        return True
    if first.low in words.asked:
        return first.kind == "verb" or start == 0 or behind
    if start + 1 < last and first.low in table.to and not _published(row, start + 1, last, grammar, table):
        return False
    if start + 1 >= last or (first.kind == "name" and start and row[start - 1].kind not in ("dash", "stop", "quote")):
        return False
    after = row[start + 1]
    if after.kind == "time" or after.low in words.subordinators:
        return False
    if not behind:
        return tells_how(row, start, last, words, table)
    if first.low not in words.channels and first.low not in table.after:
        return False
    if first.low in table.through and grammar.is_role(after.low):
        return False
    if after.low in table.nowhere and first.low in words.places:
        return False
    if first.low in table.whiles and after.kind != "verb" and not tells_how(row, start, last, words, table):
        end = next((i for i in range(start, last) if row[i].kind in _BOUNDS or row[i].low in words.relatives), last)
        return not any(chunk.kind in ("verb", "cue") for chunk in row[start:end])  # "ketika warga pulang"
    return not (after.kind in ("verb", "cue") and first.low in words.prepositions and after.low not in table.writings)


def _published(row: Row, at: int, last: int, grammar: Grammar, table: Adjuncts) -> bool:
    """Whether "kepada" tells how something came to be known: "kepada wartawan", "kepada RawaPost", but not "kepada Bupati X"."""
    words = grammar.words
    while at + 1 < last and row[at].low in words.plurals:
        at += 1
    low = row[at].low
    if low.startswith(table.press) or low in words.media or "." in low[:-1]:  # "kepada rawapost.com"
        return True
    return row[at].kind == "name" and not grammar.is_role(low) and low not in words.bodies


def _affiliation(row: Row, start: int, frame: Frame, words: Clauses) -> bool:
    """Whether "di X" belongs to what somebody is: "kata analis di Bank X"."""
    if frame.source is None or start != frame.source[1] or row[start].low not in words.places or row[start + 1].kind != "name":
        return False
    last = row[start - 1]
    known = (
        last.low in (*words.pronouns.singular, *words.pronouns.own, *words.pronouns.plural) or last.low in words.anaphors.pointers
    )
    return last.kind == "word" and not known


def _occasion(row: Row, start: int, last: int, words: Clauses) -> bool:
    """Whether "saat ditemui", "ketika dihubungi" begins here, or "ditemui" with a capital."""
    if row[start].low in words.asked:
        return True
    return start + 1 < last and row[start].low in words.occasions and row[start + 1].low in words.asked


def _heads(row: Row, start: int, last: int, words: Clauses, table: Adjuncts) -> bool:
    """Whether an opener stands before a word for a writing, or, if it is none of means, for a gathering."""
    first = row[start].low
    if first not in words.channels and first not in table.after:
        return False
    if first in table.to or (first in words.places and row[start + 1].low in table.facing):
        return True
    untold = either(table.apart, words.anaphors.pointers, words.relatives)
    for at in range(start + 1, min(last, start + 1 + _HEAD)):
        chunk = row[at]
        if chunk.low in words.moments and at + 1 < last and row[at + 1].low in untold:
            return False
        head = chunk.low if chunk.low in table.writings or chunk.low in table.gatherings else chunk.low.removesuffix("nya")
        if head in table.writings or (head in table.gatherings and first not in table.through):
            return True
        if chunk.low not in table.passed:
            return False
    return False


def _phrase(row: Row, start: int, last: int, words: Clauses, table: Adjuncts, *, behind: bool) -> Span | None:
    """The phrase from its opener up to a comma or a day, with the places that follow the comma."""
    end = start + 1
    while end < last and not (_dated(row[end]) if row[end].kind == "time" else row[end].kind in _BOUNDS):
        if row[end].low.startswith(words.relayed):
            break  # "dalam laporannya dikutip Senin"
        if row[end].low in words.compared and end + 1 < last and row[end + 1].low in words.relatives:
            break  # "kepada wartawan seperti yang dituliskan X"
        if row[start].low.startswith(words.glued) and _matter(row, end, words):
            break  # "kepada wartawan soal tanggul itu"
        if row[end].low in words.that:
            return None  # "… mengatakan kepada wartawan bahwa warga menilai …"
        told = row[end].kind == "cue" and row[end].item.value.voice != "passive"
        if told and (end > start + 1 or row[end].item.value.voice == "active"):
            break  # "saat menyampaikan …", but "dalam pesan singkat"
        end += 1
    hanging = either(words.channels, words.compared, words.relatives, words.coordinators)
    whole = row[start].low in words.asked or _glued(row[start], words)  # by itself
    if end < last and row[end].kind in ("time", "quote") and end > start + 2:
        end -= _opens_on(row, start, end, words, table)
    while end > start + 2 - whole and row[end - 1].low in hanging:
        end -= 1
    if end == start + 1 and not whole:
        return None
    return Span(row[start].start, row[(_with_places(row, end, last, words) if behind else end) - 1].end)


def _opens_on(row: Row, start: int, end: int, words: Clauses, table: Adjuncts) -> bool:
    """Whether the last word opens a day or a title that is not taken: "majalah edisi", "rapat yang digelar"."""
    last, before = row[end - 1], row[end - 2].low
    if last.low in either(table.until, table.dates, words.as_of):
        return True
    told = last.kind in ("verb", "word") and words.is_verb(last.low) and last.low not in words.asked
    held = row[end].kind == "quote" or (before in words.relatives and any(c.low in table.gatherings for c in row[start:end]))
    return told and held  # but "keterangan yang diterima"


def _matter(row: Row, at: int, words: Clauses) -> bool:
    """Whether what was spoken about begins here: "soal tanggul itu", but not "akan datang" and not "pihak terkait"."""
    return row[at].low in words.topics - words.future and row[at - 1].low not in words.bodies


def _dated(chunk: Chunk) -> bool:
    """Whether a time is no measure of something and no year in a name."""
    return chunk.item.duration is None and _YEAR.fullmatch(chunk.low) is None


def _with_places(row: Row, end: int, last: int, words: Clauses) -> int:
    """Where the town and the country end that follow a place: "di kantornya, Lamora, Jawa Barat, Senin"."""
    for _ in range(_PLACES):
        if end >= last or row[end].kind != "comma":
            break
        after = end + 1
        while after < last and row[after].kind in ("name", "bracket"):
            after += 1
        closed = after >= last or row[after].kind in ("comma", "stop", "time") or closes(row[after], words)
        if after == end + 1 or not closed:
            break
        end = after
    return end
