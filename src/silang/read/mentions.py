"""Where an article's names stand, looked up by span, and the offices and bodies beside them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from silang.model import Name
from silang.read.chunks import Clauses
from silang.read.page import Page
from silang.spans import Span

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


def role_in(
    page: Page, source: Span | None, known: Mentions, titles: Mapping[str, str], words: Clauses
) -> tuple[Span | None, Span | None]:
    """The office and the body in a source: titles in front of what they are of, in front of the person's name or behind it."""
    if source is None:
        return None, None
    people = [span for span, name in known.within(source) if name.type == "PER"]
    places = [Span(source.start, people[0].start), Span(people[-1].end, source.end)] if people else [source]
    for place in places:
        found = list(WORD.finditer(page.folded, place.start, place.end))
        at = next((i for i, m in enumerate(found) if m.group() in titles and titles[m.group()] != "academic"), None)
        if at is None:
            continue
        last = at
        while last + 1 < len(found) and _still_title(found[last].group(), found[last + 1].group(), titles, words):
            last += 1
        return Span(found[at].start(), found[last].end()), _body(page, found[last + 1 :], titles, words)
    return None, None


def _still_title(word: str, after: str, titles: Mapping[str, str], words: Clauses) -> bool:
    """Whether `after` goes on with the title: "wakil" "ketua", "juru" "bicara", but not "kepala" "dinas", which names a body."""
    return after in words.role_tails or (titles.get(word) in ("qualifier", "rank") and after in titles)


def _body(page: Page, rest: Sequence[re.Match[str]], titles: Mapping[str, str], words: Clauses) -> Span | None:
    """The body that the words after an office name, its acronym in brackets included, from a preposition on if one stands there."""
    left = [m for m in rest if m.group() not in words.anaphors.pointers]
    while left and titles.get(left[-1].group()) in ("academic", "honorific"):
        left.pop()
    after = next((i + 1 for i, m in enumerate(left) if m.group() in words.prepositions), 0)
    if after >= len(left):
        return None
    end = left[-1].end()
    return Span(left[after].start(), end + 1 if page.plain[end : end + 1] == ")" else end)
