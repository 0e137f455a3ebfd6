"""What a question that the pack has no name for is called: words that stand so in a report, never words put together."""

from __future__ import annotations

import re
from collections.abc import Iterable

from silang.spans import Span
from silang.story.figures.asked import Asked
from silang.story.figures.things import quoted
from silang.story.words import tokens

WORDS = 6  # of a phrase beside a number
_LINKS = re.compile(r"[\s-]{0,2}")  # what may stand between two words of one phrase


def phrase_of(item: Asked, shared: Iterable[str]) -> str:
    """The words right before or behind a figure that hold most of the stems in `shared`, in quotation marks.

    Where none are there, what it counts; where it counts nothing, the figure's own words.
    """
    quantity, stems = item.quantity, frozenset(shared)
    behind = quantity.span.end if quantity.counted is None else min(quantity.counted.start, quantity.span.end)
    runs = [_behind(item, behind, stems), _before(item, stems)]
    best = max(runs, key=lambda run: len(_stems(item, run) & stems))
    return quoted(best.of(item.report.text)) if _stems(item, best) & stems else own_words(item)


def own_words(item: Asked) -> str:
    """What a figure counts, else the figure itself, in quotation marks."""
    return quoted((item.quantity.counted or item.quantity.span).of(item.report.text))


def _behind(item: Asked, start: int, stems: frozenset[str]) -> Span:
    """The words from `start` on up to the last one that is in `stems`, within one phrase; empty where there are none."""
    words = _words(item, Span(start, max(start, item.window.end)))
    run: list[Span] = []
    for word in words[:WORDS]:
        if not _follows(item, run[-1].end if run else start, word.start):
            break
        run.append(word)
    run = _said(item, run, stems)
    return Span(run[0].start, run[-1].end) if run else Span(start, start)


def _before(item: Asked, stems: frozenset[str]) -> Span:
    """The words up to the figure from the first one on that is in `stems`, within one phrase; empty where there are none."""
    end = item.quantity.span.start
    run: list[Span] = []
    for word in reversed(_words(item, Span(min(item.window.start, end), end))[-WORDS:]):
        if not _follows(item, word.end, run[-1].start if run else end):
            break
        run.append(word)
    run = _said(item, run, stems)
    return Span(run[-1].start, run[0].end) if run else Span(end, end)


def _said(item: Asked, run: list[Span], stems: frozenset[str]) -> list[Span]:
    """The words from the figure on, up to the last that is in `stems`, without empty ones next to the figure."""
    while run and _stem(item, run[-1]) not in stems:
        run = run[:-1]
    while run and _is_empty(item, run[0]):
        run = run[1:]
    return run


def _words(item: Asked, span: Span) -> list[Span]:
    found = tokens(span.of(item.report.page.folded))
    return [Span(span.start + match.start(), span.start + match.end()) for match in found]


def _follows(item: Asked, end: int, start: int) -> bool:
    """Whether nothing but a blank stands between one word and the next."""
    return _LINKS.fullmatch(item.report.page.plain, end, start) is not None


def _stem(item: Asked, word: Span) -> str:
    return item.report.words.stem(word.of(item.report.page.folded))


def _stems(item: Asked, span: Span) -> set[str]:
    return {_stem(item, word) for word in _words(item, span)}


def _is_empty(item: Asked, word: Span) -> bool:
    """Whether a word by a number says nothing of what it is of."""
    words, folded = item.report.words, word.of(item.report.page.folded)
    return folded in words.stop or folded in words.hollow
