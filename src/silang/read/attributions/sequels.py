"""Quotations without a cue: those that go on from what was said before, lead up to it, or stand behind a name and a colon."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs

from silang.model import Attribution
from silang.read.attributions.extents import Sentence, is_quotation
from silang.read.clauses import LEADING
from silang.read.page import Page
from silang.spans import Span

_LEADING = 8  # sentences that a run of such quotations has at most
_SHORTEST = 3  # words of a quotation that can stand for itself


def follow(page: Page, sentence: Sentence, before: Sequence[Sentence]) -> None:
    """A quotation of whole sentences without a cue goes on from the attribution before it.

    In the same paragraph as the cue of a direct quotation it belongs to that saying, and behind a colon to the saying that only
    names it; else it is one of its own.
    """
    if not before or not is_quotation(sentence.row):
        _take_presented(sentence)
        return
    if not (before[-1].found or before[-1].goes_on) and not _told_on(page, sentence, before):
        return
    spans = tuple(c.item.inner for c in sentence.row if c.kind == "quote" and len(c.item.inner.of(page.plain).split()) >= _SHORTEST)
    if not spans:
        return
    opened = before[-1].found[-1] if before[-1].found else None
    same = page.paragraph_at(before[-1].span.start) == page.paragraph_at(sentence.span.start)
    if opened is not None and _announced(page, opened, before[-1]):
        before[-1].found[-1] = structs.replace(opened, content=spans, form="direct")
        sentence.goes_on = True
    elif opened is not None and opened.form == "direct" and opened.cue is not None and same:
        before[-1].found[-1] = structs.replace(opened, content=(*opened.content, *spans))
        sentence.goes_on = True
    else:
        sentence.found.append(
            Attribution(
                source=None, speaker=None, cue=None, content=spans, form="direct", stance="asserts", rule="quotation goes on"
            )
        )


def _announced(page: Page, opened: Attribution, told: Sentence) -> bool:
    """Whether the words of a saying are one that only names them, and a colon: "Akun itu menambahkan narasi:"."""
    if not opened.content:
        return False  # a refusal tells nothing
    only = opened.content[-1]
    colon = page.plain[only.end : told.span.end].strip() == ":"
    return colon and opened.form == "indirect" and opened.cue is not None and only.of(page.plain).isalpha()


def _take_presented(sentence: Sentence) -> None:
    """Somebody named and described, a colon and a quotation: "Rendra, petani di sana: 'Air naik.'"."""
    row = [chunk for chunk in sentence.row if chunk.kind != "stop"]
    who = row[:-2]
    if len(who) < _SHORTEST - 1 or row[-1].kind != "quote" or row[-2].kind != "colon" or row[0].kind != "name":
        return
    described = any(chunk.kind in ("comma", "bracket") for chunk in who[1:-1]) or who[-1].kind == "bracket"
    if described and all(chunk.kind in ("name", "word", "comma", "bracket") for chunk in who):
        sentence.found.append(
            Attribution(
                source=Span(who[0].start, who[-1].end),
                speaker=None,
                cue=None,
                content=(row[-1].item.inner,),
                form="direct",
                stance="asserts",
                rule="speaker: quotation",
            )
        )


def _told_on(page: Page, sentence: Sentence, before: Sequence[Sentence]) -> bool:
    """Whether a quotation follows on one more sentence behind what was said: a paragraph of its own, or all in one."""
    if len(before) < 2 or is_quotation(before[-1].row):
        return False
    found, low, here = before[-2].found, page.plain[before[-1].span.end - 1], page.paragraph_at(sentence.span.start)
    if not found or found[-1].cue is None or low != "." or len(before[-1].cut()) > 1:
        return False
    if here.start == page.paragraph_at(before[-2].span.start).start:
        return found[-1].form == "direct"  # "…," kata X. X menunjukkan foto itu. "…"
    return found[-1].form == "indirect" and len(here) <= len(sentence.span) + 1


def take_unclosed(sentence: Sentence, before: Sequence[Sentence]) -> None:
    """Paragraphs of a quotation that was never closed belong to the cue that ends it."""
    first = sentence.found[0]
    if first.form != "direct" or not sentence.row or sentence.row[0].kind != "quote":
        return
    open_: list[Span] = []
    for earlier in reversed(before):
        quoted = earlier.row[-1].item if is_quotation(earlier.row) and earlier.row[-1].kind == "quote" else None
        if quoted is None or quoted.closed or any(a.cue is not None for a in earlier.found):
            break
        open_.append(quoted.inner)
        earlier.found.clear()
    if open_:
        sentence.found[0] = structs.replace(first, content=(*reversed(open_), *first.content))


def take_leading(page: Page, sentence: Sentence, before: Sequence[Sentence]) -> None:
    """Paragraphs of nothing but quotations, right before a quotation with a cue, are that speaker's too."""
    first = sentence.found[0]
    if first.form != "direct" or first.cue is None or not sentence.row or sentence.row[0].kind != "quote":
        return
    for earlier in reversed(before[-_LEADING:]):
        if earlier.found or earlier.goes_on or not is_quotation(earlier.row):
            break
        quoted = [chunk.item for chunk in earlier.row if chunk.kind == "quote"]
        spans = tuple(q.inner for q in quoted if len(q.inner.of(page.plain).split()) >= _SHORTEST)
        if spans and all(q.closed for q in quoted):
            earlier.found.append(
                Attribution(source=None, speaker=None, cue=None, content=spans, form="direct", stance="asserts", rule=LEADING)
            )
