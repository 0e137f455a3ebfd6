"""A sentence as a row of chunks: words with what they do in a clause, and cues, times, quotations, brackets as one chunk each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from silang.model import Timex
from silang.read.attributions.headed import past_heading
from silang.read.clauses import Clauses, either
from silang.read.page import Page
from silang.read.rules import Node
from silang.spans import Pattern, Span


class Chunk(msgspec.Struct, frozen=True, gc=False):
    """One piece of a sentence: `kind` is word, name, verb, comma, colon, stop, dash, bracket, time, quote or cue.

    `low` is the word in small letters, the last sign of a quotation; `item` the cue node, timex or quotation behind it.
    """

    start: int
    end: int
    kind: str
    low: str
    item: Any = None

    @property
    def span(self) -> Span:
        """Its characters."""
        return Span(self.start, self.end)


_PIECE = Pattern(  # each way begun by a sign or a set, so that the others are passed over
    r"\d\d*(?:[.,]\d+)+|[^\W_][^\W_]*(?:[-'./&][^\W_]+|(?<=\d),\d+)*\.?|[,;:()\[\]%$+/\-]|[.!?][.!?]*|\*\**|\S"
)
_WORD = re.compile(r"[a-z]+")
_GLUED = re.compile(  # a dateline without its dash
    r"(?:[\w-]+\.)+(?:com|co\.id|id|net|org) ?, ?[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}?(?=[A-Z]| (?![A-Z][\w ]{0,30}(?: -|- ))[A-Z])"
)
DEGREE = re.compile(r"(?:[a-z]{1,5}\.)+(?!com\b|co\b|id\b|net\b|tv\b)[a-z]{1,4}\.?")  # "sp.a", "m.kes", but no domain
_CHAINED = re.compile(r"[A-Z]{2,6}\.?|[A-Z][a-z]|[A-Za-z][a-z]{1,3}\.")  # a degree behind another: "CRP", "Gr", "apt."
_NAME = 2  # words of a name before a degree that no list knows
_AGE = 2  # digits of an age
_LETTERS = 4  # of a piece of a degree with its stop
_ENDED = re.compile(r'"|:| ?\(?\*')  # behind a full stop that no sentence was found to end with
_IN_NAME = re.compile(r"(?<=[a-z]) [A-Z][a-z]+ [A-Z]")  # "PT Sinar Terang Mandiri"
_PARTS = {"name": "word", "word": "name", "verb": "name"}  # the kind of a word that another is glued to
_STOPS = frozenset('.!?*"')  # a mark of a quotation that is in none has lost the other; asterisks stand below a report
_SMALL = ("word", "verb", "bracket", "time")
_KINDS = {",": "comma", ";": "stop", ":": "colon", "-": "dash", "|": "dash"}


def sentences(
    page: Page, cues: Sequence[Node], times: Sequence[Timex], place: str | None, words: Clauses
) -> Iterator[tuple[Span, list[Chunk]]]:
    """Every sentence of the page with its marks: the cues, times, quotations and brackets that are a chunk each, all in order.

    Cues and times inside quotations are no chunks of their own; `place` is the dateline's, a dash with the one glued to it.
    """
    marks = _marks(page, cues, times, place or "", words)
    at = 0
    for sentence in page.sentences:
        while at < len(marks) and marks[at].start < sentence.start:
            at += 1
        inside = at
        while inside < len(marks) and marks[inside].end <= sentence.end:
            inside += 1
        yield sentence, marks[at:inside]
        at = inside


def rows(
    page: Page,
    whole: Span,
    marks: Sequence[Chunk],
    titles: Mapping[str, str],
    words: Clauses,
    common: Callable[[str], bool],
) -> Iterator[tuple[Span, list[Chunk]]]:
    """A sentence with its chunks, or the several that it is where a stop between them is lost.

    `titles` maps words for what a person is to their kind; academic degrees behind a name are one bracket.
    """
    sentence = Span(past_heading(page, whole, titles, words, common), whole.end)
    if sentence.start > whole.start:
        yield Span(whole.start, sentence.start), _words(page, whole.start, sentence.start, words)
        marks = [mark for mark in marks if mark.start >= sentence.start]
    row = _with_degrees(page, _elected(_concerned(_chunks(page, sentence, marks, words), words), titles, words), titles)
    first = 0
    for begun in _begun(page, row, words):
        yield Span(row[first].start, row[begun - 1].end), row[first:begun]
        first = begun
    yield (Span(row[first].start, sentence.end) if first else sentence), row[first:]


def _concerned(row: list[Chunk], words: Clauses) -> list[Chunk]:
    """The row; a relative that stands for somebody by itself is one word: "Yang bersangkutan mengaku", not "warga yang …"."""
    out, joined = list[Chunk](), either(words.subordinators, words.coordinators, words.openers, words.prepositions)
    for chunk in row:
        before = out.pop() if out and out[-1].low in words.relatives else None
        pair = f"{before.low} {chunk.low}" if before is not None else ""
        alone = not out or out[-1].kind not in ("word", "name", "verb") or out[-1].low in joined
        if before is not None and alone and pair in words.pronouns.singular:
            out.append(Chunk(before.start, chunk.end, "word", pair))
        else:
            out += [chunk] if before is None else [before, chunk]
    return out


def _elected(row: list[Chunk], titles: Mapping[str, str], words: Clauses) -> list[Chunk]:
    """The row; a verb that says who is to hold an office is an adjective: "Presiden terpilih X", "Ketua MUI terpilih, X"."""
    for at in [at for at, chunk in enumerate(row) if chunk.kind == "verb" and chunk.low in words.elected]:
        behind = [chunk.kind for chunk in row[at + 1 : at + 3]]
        named = behind[:1] == ["name"] or behind == ["comma", "name"]
        if named and any(titles.get(chunk.low) == "office" for chunk in row[max(0, at - 2) : at]):
            row[at] = msgspec.structs.replace(row[at], kind="word")
    return row


def _begun(page: Page, row: Sequence[Chunk], words: Clauses) -> Iterator[int]:
    """Where in a row a sentence begins whose stop before it is lost: "… (2/12/2024) Untuk itu, …".

    A small word with a capital stands there, between words that have none.
    """
    for at in range(1, len(row) - 1):
        if row[at].kind != "name" or not page.plain[row[at].start + 1].islower():
            continue
        small = row[at - 1].kind in _SMALL or (at > 1 and all(chunk.kind == "name" for chunk in row[:at]))
        if small and _opens(row[at], row[at + 1], words):
            if page.plain[row[at - 1].end - 1].isalnum() or row[at - 1].kind == "bracket":
                yield at
        elif _told(row, at):
            yield at


def _told(row: Sequence[Chunk], at: int) -> bool:
    """Whether a quotation and a cue that holds its speaker end right before index `at`: "…," ujarnya Pembangunan itu …"."""
    cue = row[at - 1]
    return at > 1 and cue.kind == "cue" and cue.item.value.voice == "enclitic" and row[at - 2].kind == "quote"


def _opens(chunk: Chunk, after: Chunk, words: Clauses) -> bool:
    """Whether a word with a capital is a small word that stands at the head of a sentence; "Antara," is a name."""
    if chunk.low in words.pronouns.singular or chunk.low in words.pronouns.plural:
        return after.kind in (*_SMALL, "cue")
    if chunk.low in words.prepositions:
        return after.kind in _SMALL
    return chunk.low in either(words.openers, words.subordinators) and (after.kind in _SMALL or after.kind == "comma")


def _marks(page: Page, cues: Iterable[Node], times: Iterable[Timex], place: str, words: Clauses) -> list[Chunk]:
    """Quotations, times, brackets, cues and datelines in order, none over another; the earlier and longer ones win."""
    found = [
        Chunk(q.span.start, q.span.end, "quote", page.plain[max(q.inner.end - 1, q.inner.start) : q.inner.end], q)
        for q in page.quotations
    ]
    found += [Chunk(t.span.start, t.span.end, "time", page.folded[t.span.start : t.span.end], t) for t in times]
    found += [Chunk(m.start(), m.end(), "bracket", "") for m in re.finditer(r"\([^()\n]{0,200}\)", page.plain)]
    found += _printed(page, words)
    told = (n for n in cues if n.value.voice != "bare" or _IN_NAME.match(page.plain, n.span.start - 1) is None)
    found += [Chunk(n.span.start, n.span.end, "cue", page.folded[n.span.start : n.span.end], n) for n in told]
    for sentence in page.sentences[:1]:
        glued = _GLUED.match(page.plain, sentence.start, sentence.end)
        found += [Chunk(glued.start(), glued.end(), "dash", "")] if glued else []
    at = page.plain.find(f"{place}-") if place else -1
    end = at + len(place) + 1
    if at >= 0 and page.plain[end : end + 1].isupper() and (place.isupper() or at < page.sentences[0].end):
        found.append(Chunk(at, end, "dash", ""))  # "BANYU-Sagara mengatakan"
    kept: list[Chunk] = []
    for chunk in sorted(found, key=lambda c: (c.start, -c.end)):
        if not kept or chunk.start >= kept[-1].end:
            kept.append(chunk)
    return kept


def _printed(page: Page, words: Clauses) -> Iterator[Chunk]:
    """Until when an article waited for an answer: "Hingga berita ini ditulis", as brackets that hold these words."""
    for phrase in words.printed:
        at = page.folded.find(phrase)
        while at >= 0:
            verb = _WORD.match(page.folded, at + len(phrase) + 1)
            if verb is not None:
                yield Chunk(at, verb.end(), "bracket", phrase)
            at = page.folded.find(phrase, at + 1)


def _chunks(page: Page, sentence: Span, marks: Sequence[Chunk], words: Clauses) -> list[Chunk]:
    start, row = sentence.start, list[Chunk]()
    for mark in marks:
        row += _words(page, start, mark.start, words)
        row.append(mark)
        start = mark.end
    row += _words(page, start, sentence.end, words)
    return row


def _words(page: Page, start: int, end: int, words: Clauses) -> list[Chunk]:
    folded, row = page.folded, list[Chunk]()
    for match in _PIECE.finditer(page.plain, start, end):
        first, last = match.span()
        text = match.group()
        sign = text[0]
        if sign.islower():
            kind = "verb" if text.startswith(words.verb_prefixes) and words.is_verb(text.rstrip(".")) else "word"
            before, dash, after = text.partition("-")
            kind = "name" if dash and after[:1].isupper() and before in words.particles else kind  # "al-Banyu"
        elif sign in _STOPS and not (sign == "*" and folded[first - 1].isalnum()):
            kind = "stop"
        elif text in _KINDS:
            kind = _KINDS[text]
        elif sign == "&" or sign.isupper() or (sign.isdigit() and not text.islower()):
            kind = "name"
        else:
            kind = "verb" if words.is_verb(text.rstrip(".")) else "word"
        if text[-1] == "." and len(text) > 1 and (last == end or _ENDED.match(page.plain, last)):
            row += (Chunk(first, last - 1, kind, folded[first : last - 1]), Chunk(last - 1, last, "stop", "."))
        elif (cut := first + _glued(text, words)) > first:
            row += (Chunk(first, cut, kind, folded[first:cut]), Chunk(cut, last, _PARTS[kind], folded[cut:last]))
        else:
            row.append(Chunk(first, last, kind, folded[first:last]))
    return row


def _glued(text: str, words: Clauses) -> int:
    """Where a preposition is glued to a name, or to what somebody spoke at: "Banyudalam", "padaSagara", "dalamtalkshow"; else 0."""
    if text.startswith(words.glued_to) and not text.endswith(words.glued_that):
        rest = text[next(len(word) for word in words.glued_to if text.startswith(word)) :]
        return len(text) - len(rest) if rest[:1].isupper() or rest.startswith(tuple(words.forums)) else 0
    if text[0].islower() or not text.endswith(words.glued_to) or words.is_verb(text.lower()):
        return 0
    head = text[: -next(len(word) for word in words.glued_to if text.endswith(word))]
    return 0 if head.lower() in words.prepositions else len(head)


def _with_degrees(page: Page, row: list[Chunk], titles: Mapping[str, str]) -> list[Chunk]:
    """The row with ", S.Sos., M.M", or an age (", 43"), behind a name as one bracket."""
    told, done = list[Chunk](), 0  # of the row `done` chunks are taken over
    for at in [at for at, chunk in enumerate(row) if chunk.kind == "comma" and at and row[at - 1].kind in ("name", "bracket")]:
        end = (_age_end(row, at) or _degrees_end(page, row, at, titles)) if at >= done else at
        if end > at:
            told += [*row[done:at], Chunk(row[at].start, row[end - 1].end, "bracket", "")]
            done = end
    return told + row[done:] if done else row


def _age_end(row: Sequence[Chunk], comma: int) -> int:
    """Where an age between commas ends behind a name ("Rosi Dana, 43, mengatakan"), 0 where none stands there."""
    age = row[comma + 1].low if comma + 1 < len(row) and row[comma - 1].kind == "name" else ""
    closed = comma + 2 >= len(row) or row[comma + 2].kind in ("comma", "stop", "quote")
    return comma + 2 if len(age) == _AGE and age.isdecimal() and closed else 0


def _degrees_end(page: Page, row: Sequence[Chunk], comma: int, titles: Mapping[str, str]) -> int:
    """Where the degrees end that begin behind a comma; at the comma where none stands there."""
    end = comma
    while end + 1 < len(row) and row[end].kind == "comma":
        after = _degree_end(row, end + 1, titles)
        if after == end + 1 and (end > comma or _apart(page, row, after)):
            after += _CHAINED.fullmatch(page.plain, row[after].start, row[after].end) is not None  # "M.H., CRP"
        if after == end + 1:
            break
        end = after
        if end < len(row) - 1 and row[end].low == ".":
            end += 1
        if end < len(row) and row[end].kind == "bracket" and row[end].start == row[end - 1].end:
            end += 1  # "Sp.A(K)", "Sp.A(K)."
            end += end < len(row) - 1 and row[end].low == "."
    return end


def _apart(page: Page, row: Sequence[Chunk], at: int) -> bool:
    """Whether capitals stand between commas behind a name of several words: "Rosi Dana, CPH, pendiri X"."""
    if at < _NAME + 1 or at + 2 >= len(row) or row[at + 1].kind != "comma":
        return False
    after = row[at + 2]
    if after.kind not in ("word", "cue", "verb") and not page.plain[after.start : after.end].isupper():
        return False
    named = all(c.kind == "name" and page.plain[c.start + 1 : c.end].islower() for c in row[at - 1 - _NAME : at - 1])
    return named and page.plain[row[at].start : row[at].end].isupper()


def _degree_end(row: Sequence[Chunk], at: int, titles: Mapping[str, str]) -> int:
    """Where an academic degree at index `at` ends, `at` where none stands there.

    It is a known one, in one word or apart ("S. Pd"), or one with a stop between its letters ("Sp.A", "M. Kep.").
    """
    end, low = at, row[at].low
    while end < len(row) and row[end].kind == "name" and len(row[end].low) <= _LETTERS and row[end].low[-1] == ".":
        end += 1
    apart = "".join(chunk.low for chunk in row[at : end + 1]).replace(".", "")
    if end > at and titles.get(apart) == "academic":
        return end + 1
    if end - at > 1:
        return end
    known = row[at].kind != "quote" and titles.get(low.replace(".", "")) == "academic"
    return at + 1 if known or (row[at].kind == "name" and DEGREE.fullmatch(low) is not None) else at
