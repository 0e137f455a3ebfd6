"""Where an article's names stand, looked up by span, and the words that are said of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from silang.model import Name
from silang.read.attributions.chunks import Clauses
from silang.read.page import Page
from silang.spans import Span

_BEFORE = 120  # characters before a name that may say what the person is
WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Mentions:
    """The mentions of the article's names in order of their starts."""

    starts: tuple[int, ...]
    spans: tuple[Span, ...]
    names: tuple[Name, ...]

    @classmethod
    def of(cls, names: Sequence[Name]) -> Mentions:
        """The mentions of all names, in order."""
        pairs = sorted((span, at) for at, name in enumerate(names) for span in name.mentions)
        return cls(tuple(s.start for s, _ in pairs), tuple(s for s, _ in pairs), tuple(names[at] for _, at in pairs))

    def within(self, span: Span) -> Iterator[tuple[Span, Name]]:
        """The mentions that lie in `span`, in order."""
        at = bisect_right(self.starts, span.start - 1)
        while at < len(self.starts) and self.starts[at] < span.end:
            if self.spans[at].end <= span.end:
                yield self.spans[at], self.names[at]
            at += 1


def descriptions(page: Page, known: Mentions, titles: Mapping[str, str], words: Clauses) -> dict[str, set[str]]:
    """The words of office and body that stand beside each person's name."""
    said: dict[str, set[str]] = {}
    for span, name in zip(known.spans, known.names, strict=True):
        if name.type == "PER":
            sentence = page.sentence_at(span.start) or span
            before = Span(max(sentence.start, span.start - _BEFORE), span.start)
            after = page.folded[span.end : min(sentence.end, span.end + 90)]
            beside = _tail_words(page, before, titles, words)
            if after.startswith(","):
                beside |= set(WORD.findall(after[1:].partition(",")[0]))
            said.setdefault(name.name, set()).update(w for w in beside if len(w) > 2)
    return said


def tail_words(page: Page, mention: Span, titles: Mapping[str, str], words: Clauses) -> set[str]:
    """The words of the office and body that run up to a mention."""
    return _tail_words(page, Span(max(0, mention.start - _BEFORE), mention.start), titles, words)


def _tail_words(page: Page, before: Span, titles: Mapping[str, str], words: Clauses) -> set[str]:
    """The words of the office and body that run up to a name: titles and capitalised words, small ones between them."""
    kept: set[str] = set()
    end, pending = before.end, 0
    for match in reversed(list(WORD.finditer(page.plain, before.start, before.end))):
        if any(mark in page.plain[match.end() : end] for mark in '.;:"()'):
            break
        word = match.group().lower()
        if words.is_verb(word) or word in words.not_said:
            break
        if match.group()[0].isupper() or word in titles:
            kept.add(word)
            pending = 0
        elif pending < 2:
            pending += 1
        else:
            break
        end = match.start()
    return kept
