"""Attributions: every cue of the page with its source, content, form and stance (PARC 3.0; Pareti, A Database of Attribution
Relations, 2016). Who a source is, is left to `speakers`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from msgspec import structs

from silang.model import Attribution, Credit, Form, Stance, Timex
from silang.pack import Pack
from silang.read.attributions import cues, frames, modality, scope
from silang.read.attributions.chunks import Chunk, rows
from silang.read.attributions.cues import Cue
from silang.read.attributions.framing import Frame, Grammar
from silang.read.attributions.phrases import Row
from silang.read.clauses import LEADING, Clauses, clauses
from silang.read.page import Page
from silang.spans import Span

_SINGLE = re.compile(r"(?<=\s)'[^\s'][^\s'\n]{0,40}\s[^'\n]{1,400}'(?=[\s.,;:)])")  # quoted words in single marks, not one alone
_LEADING = 8  # sentences that a run of such quotations has at most
_ADDRESSEE = 5  # words of whom a demand speaks to, at most
_TOLD = 4  # sentences of a paragraph that "Hal itu" points back to, at most
_SHORTEST = 3  # words of a quotation that can stand for itself


@dataclass(slots=True)
class _Sentence:
    """A sentence being read: its chunks, and the attributions found in it so far."""

    span: Span
    row: Row
    found: list[Attribution] = field(default_factory=list)
    goes_on: bool = False


def read(
    page: Page, times: Sequence[Timex], credits_: Sequence[Credit], titles: Mapping[str, str], pack: Pack
) -> tuple[Attribution, ...]:
    """The attributions of the page in the order of their cues, `speaker` null in all of them.

    A quotation without a cue has `cue` and `source` null: it goes on from the attribution before it, or leads up to the next.
    `titles` maps words for what a person is, in small letters, to their kind.
    """
    words = clauses(pack)
    grammar = Grammar(words, titles.__contains__)
    before: list[_Sentence] = []
    for span, row in rows(page, cues.nodes(page, pack), times, titles, words):
        sentence = _Sentence(span, row)
        quoted = bool(before) and _is_quotation(before[-1].row) and not any(a.cue for a in before[-1].found)
        for at, chunk in enumerate(row):
            told = chunk.kind == "cue" and not _headline(page, row, at)
            fitting = frames.frame(row, at, grammar, after_quote=quoted) if told else None
            if fitting is not None and not _nested(sentence, chunk, fitting):
                sentence.found.extend(_attributed(page, sentence, at, fitting, before, credits_, words))
        if sentence.found:
            _take_unclosed(sentence, before)
            _take_leading(page, sentence, before)
        else:
            _continue(page, sentence, before)
        before.append(sentence)
    return tuple(_hedged(page, attribution, pack) for sentence in before for attribution in sentence.found)


def _hedged(page: Page, attribution: Attribution, pack: Pack) -> Attribution:
    found = modality.hedges(page, attribution.content, pack)
    return structs.replace(attribution, hedges=found) if found else attribution


def _headline(page: Page, row: Row, at: int) -> bool:
    """Whether a verb with a capital stands inside a row: a headline's, left in the text by scraping."""
    inside = at > 0 and row[at - 1].kind not in ("stop", "quote", "dash", "colon")
    return inside and row[at].item.value.voice in ("active", "passive") and page.plain[row[at].start : row[at].end].istitle()


def _nested(sentence: _Sentence, cue: Chunk, fitting: Frame) -> bool:
    """Whether the cue stands in another's content and names no speaker of its own."""
    holding = [known for known in sentence.found if any(content.holds(cue.span) for content in known.content)]
    if not holding:
        return False
    if any(known.stance in ("demands", "pledges") for known in holding):
        return True  # what somebody is asked to say is not said
    if fitting.source is None or fitting.rule not in ("subject, cue", "relative"):
        return True
    own = sentence.row[fitting.source[0] : fitting.source[1]]
    inside = any(content.holds(own[0].span) for known in holding for content in known.content)
    return not inside or not any(chunk.kind == "name" for chunk in own)


def _attributed(
    page: Page,
    sentence: _Sentence,
    at: int,
    fitting: Frame,
    before: Sequence[_Sentence],
    credits_: Iterable[Credit],
    words: Clauses,
) -> Iterator[Attribution]:
    row, cue = sentence.row, sentence.row[at]
    if fitting.before:
        content = _told_before(page, sentence, before, quoted=fitting.rule.startswith("quotation"))
        form = _form_before(content, page)
        if not content:
            return
    else:
        content = tuple(span for first, last in fitting.content for span in _pieces(page, row, first, last, words))
        form = _form(page, row, fitting.content, words)
    source = Span(cue.end - 3, cue.end) if fitting.suffix else None
    if fitting.source is not None:
        source = Span(row[fitting.source[0]].start, row[fitting.source[1] - 1].end)
    inside = [chunk for first, last in fitting.content for chunk in row[first:last]]
    yield Attribution(
        source=source,
        speaker=None,
        cue=cue.span,
        content=content,
        form=form,
        stance=_stance(cue.item.value, inside, _asked(row, at, fitting, words), words),
        date=_day(scope.times_in(row, fitting.aside, words)),
        channel=scope.channel_in(row, fitting.aside, words),
        via=tuple(dict.fromkeys(credit.name for credit in credits_ if sentence.span.holds(credit.span))),
        rule=fitting.rule,
    )


def _between(chunk: Chunk, words: Clauses) -> bool:
    """Whether a chunk may stand between two quotations that are one saying: "A" dan "B"."""
    return chunk.kind in ("comma", "stop") or chunk.low in words.coordinators


def _pieces(page: Page, row: Row, first: int, last: int, words: Clauses) -> Iterator[Span]:
    """The content spans of a range of chunks, quotation marks left out at its ends."""
    while last > first and row[last - 1].kind in ("comma", "stop") and row[last - 1].low != ")":
        last -= 1
    if last > first:
        start, end = row[first].start, row[last - 1].end
        if all(chunk.kind == "quote" or _between(chunk, words) for chunk in row[first:last]):
            for chunk in row[first:last]:
                if chunk.kind == "quote":
                    yield chunk.item.inner.trim(page.plain, " ,")
        else:
            yield Span(start, end)


def _form(page: Page, row: Row, ranges: Sequence[tuple[int, int]], words: Clauses) -> Form:
    inside = [chunk.kind for first, last in ranges for chunk in row[first:last] if not _between(chunk, words)]
    if inside and all(kind == "quote" for kind in inside):
        return "direct"
    if "quote" in inside or any(_SINGLE.search(page.plain, row[first].start, row[last - 1].end) for first, last in ranges):
        return "mixed"
    return "indirect"


def _form_before(content: Sequence[Span], page: Page) -> Form:
    quoted = [q.inner for q in page.quotations]
    return "direct" if content and all(any(q.holds(span) for q in quoted) for span in content) else "indirect"


def _asked(row: Row, at: int, fitting: Frame, words: Clauses) -> bool:
    """Whether "agar" opens the content, right behind the cue or behind whom it speaks to ("mengingatkan warga agar …")."""
    first, last = fitting.content[0] if fitting.content else (0, 0)
    if first <= at:
        return False
    addressed = row[at].item.value.future is not None and not row[first].low.endswith(words.nominal)
    return any(chunk.low in words.so_that for chunk in row[first - 1 : min(last, first + _ADDRESSEE) if addressed else first])


def _stance(cue: Cue, inside: Sequence[Chunk], asked: bool, words: Clauses) -> Stance | None:
    """The cue's own stance, turned by what its content begins with ("mengatakan ia dapat mengonfirmasi …")."""
    if cue.stance == "asserts":
        for chunk in inside[:5]:
            if chunk.kind == "cue" and chunk.item.value.act in ("confirms", "denies") and chunk.item.value.voice == "active":
                turned: Stance | None = chunk.item.value.stance
                return turned
            if chunk.kind == "cue" and chunk.item.value.refused and chunk.item.value.act == "comments":
                return "declines_to_comment"
            if not (chunk.low in words.pronouns.singular or chunk.low in words.pronouns.own or chunk.low in words.auxiliaries):
                break
    if asked and cue.asked is not None and not cue.refused:
        return cue.asked
    named = bool(inside) and inside[0].low.endswith(words.nominal)  # "mengingatkan pentingnya …"
    if cue.future is not None and not named and any(chunk.low in words.future for chunk in inside):
        return cue.future
    return cue.stance


def _day(times: Iterable[Timex]) -> str | None:
    """The one day among the times that hang on the saying."""
    days = {t.begin for t in times if t.begin is not None and t.begin == (t.end or t.begin)}
    return days.pop() if len(days) == 1 else None


def _told_before(page: Page, sentence: _Sentence, before: Sequence[_Sentence], *, quoted: bool) -> tuple[Span, ...]:
    """The sentences of this paragraph that stand before, else the paragraph before it; `quoted` wants the quotation before."""
    if not before or (quoted and (any(a.cue for a in before[-1].found) or not _is_quotation(before[-1].row))):
        return ()
    if quoted:
        before[-1].found.clear()
        return tuple(chunk.item.inner for chunk in before[-1].row if chunk.kind == "quote")
    here = page.paragraph_at(sentence.span.start)
    told = [s for s in before[-_TOLD - 1 :] if here.holds(s.span)]
    if not told:
        last = page.paragraph_at(before[-1].span.start)
        told = [s for s in before[-_TOLD - 1 :] if last.holds(s.span)]
    if len(told) > _TOLD:
        told = told[-1:]  # a page without paragraphs
    if all(_is_quotation(s.row) for s in told):
        return tuple(chunk.item.inner for s in told for chunk in s.row if chunk.kind == "quote")
    first = told[0]
    start = first.row[scope.dateline_end(first.row)].start if scope.dateline_end(first.row) < len(first.row) else first.span.start
    return (Span(start, told[-1].span.end).trim(page.plain, " .,"),)


def _is_quotation(row: Row) -> bool:
    """Whether a sentence is nothing but quotations."""
    return (
        bool(row) and all(chunk.kind in ("quote", "stop", "comma") for chunk in row) and any(chunk.kind == "quote" for chunk in row)
    )


def _continue(page: Page, sentence: _Sentence, before: Sequence[_Sentence]) -> None:
    """A quotation of whole sentences without a cue goes on from the attribution before it.

    In the same paragraph as the cue of a direct quotation it belongs to that saying; else it is one of its own.
    """
    if not before or not _is_quotation(sentence.row):
        return
    if not (before[-1].found or before[-1].goes_on) and not _told_on(page, sentence, before):
        return
    spans = tuple(c.item.inner for c in sentence.row if c.kind == "quote" and len(c.item.inner.of(page.plain).split()) >= _SHORTEST)
    if not spans:
        return
    opened = before[-1].found[-1] if before[-1].found else None
    same = page.paragraph_at(before[-1].span.start) == page.paragraph_at(sentence.span.start)
    if opened is not None and opened.form == "direct" and opened.cue is not None and same:
        before[-1].found[-1] = structs.replace(opened, content=(*opened.content, *spans))
        sentence.goes_on = True
    else:
        sentence.found.append(
            Attribution(
                source=None, speaker=None, cue=None, content=spans, form="direct", stance="asserts", rule="quotation goes on"
            )
        )


def _told_on(page: Page, sentence: _Sentence, before: Sequence[_Sentence]) -> bool:
    """Whether a quotation that is a paragraph of its own follows on one more sentence of what was indirectly said before."""
    if len(before) < 2 or _is_quotation(before[-1].row) or len(page.paragraph_at(sentence.span.start)) > len(sentence.span) + 1:
        return False
    found, low = before[-2].found, page.plain[before[-1].span.end - 1]
    return bool(found) and found[-1].cue is not None and found[-1].form == "indirect" and low == "."


def _take_unclosed(sentence: _Sentence, before: Sequence[_Sentence]) -> None:
    """Paragraphs of a quotation that was never closed belong to the cue that ends it."""
    first = sentence.found[0]
    if first.form != "direct" or not sentence.row or sentence.row[0].kind != "quote":
        return
    open_: list[Span] = []
    for earlier in reversed(before):
        quoted = earlier.row[-1].item if _is_quotation(earlier.row) and earlier.row[-1].kind == "quote" else None
        if quoted is None or quoted.closed or any(a.cue is not None for a in earlier.found):
            break
        open_.append(quoted.inner)
        earlier.found.clear()
    if open_:
        sentence.found[0] = structs.replace(first, content=(*reversed(open_), *first.content))


def _take_leading(page: Page, sentence: _Sentence, before: Sequence[_Sentence]) -> None:
    """Paragraphs of nothing but quotations, right before a quotation with a cue, are that speaker's too."""
    first = sentence.found[0]
    if first.form != "direct" or first.cue is None or not sentence.row or sentence.row[0].kind != "quote":
        return
    for earlier in reversed(before[-_LEADING:]):
        if earlier.found or earlier.goes_on or not _is_quotation(earlier.row):
            break
        quoted = [chunk.item for chunk in earlier.row if chunk.kind == "quote"]
        spans = tuple(q.inner for q in quoted if len(q.inner.of(page.plain).split()) >= _SHORTEST)
        if spans and all(q.closed for q in quoted):
            earlier.found.append(
                Attribution(source=None, speaker=None, cue=None, content=spans, form="direct", stance="asserts", rule=LEADING)
            )
