"""Digits that belong to a name: Windows 11, 718 Cayman GT4 RS, G.21 Bastoni."""

from __future__ import annotations

import re
from functools import cached_property

from silang.pack import Pack
from silang.read.page import Page
from silang.read.quantities import counted
from silang.read.quantities.amounts import Quantities
from silang.spans import Span


class Naming:
    """One page, asked whether bare digits are of a name."""

    def __init__(self, page: Page, pack: Pack) -> None:
        """`page` as the stage reads it, `pack` for what may be counted."""
        self.page, self.pack = page, pack

    def ends(self, number: Span) -> bool:
        """Whether a capitalised word that does not begin a sentence stands right before the digits (Windows 11)."""
        plain = self.page.plain
        word = _WORD_BEFORE.search(plain, max(0, number.start - 40), number.start)
        if word is None or word[1] == word[1].lower():
            return False
        if plain[max(0, word.start(1) - 3) : word.start(1)].rstrip(" ")[-1:] == "-":
            return False  # the first word after a dateline
        _, dash, last = word[1].rpartition("-")
        if dash and last.lower() in self._leading:
            return False  # that of a figure, glued to a dateline
        sentence = self.page.sentence_at(number.start)
        if sentence is not None:
            first = _WORD.search(plain, sentence.start, word.end())
            if (first is not None and first.start() == word.start(1)) or sentence in self._titles:
                return False
        after = counted.after(self.page, number.end, self.pack)
        return after is None or not after.classified

    def begins(self, number: Span) -> bool:
        """Whether the digits begin a name.

        An initial touches them, a name with its own digits follows, or a name precedes the same elsewhere (Porsche 718 Cayman).
        """
        plain = self.page.plain
        after = _CAPITALS_AFTER.match(plain, number.end)
        if after is None:
            return False
        words = after[0].split()
        touched = _INITIAL_BEFORE.search(plain, max(0, number.start - 3), number.start) is not None
        return touched or any(map(_MIXED.fullmatch, words)) or (number.of(plain), words[0]) in self._known

    @cached_property
    def _leading(self) -> frozenset[str]:
        """The words that lead to a figure."""
        table = self.pack.table("quantities", Quantities)
        return frozenset((*table.exact.words, *table.bounds))

    @cached_property
    def _known(self) -> frozenset[tuple[str, str]]:
        """Digits and the capitalised word after them that follow on a name within a sentence, anywhere on the page."""
        found = _NAMED.finditer(self.page.plain)
        return frozenset((match[1], match[2]) for match in found if self.page.sentence_at(match.start(1)) not in self._titles)

    @cached_property
    def _titles(self) -> frozenset[Span]:
        """The sentences in which nearly all words have capitals, so that a capital says nothing."""
        return frozenset(sentence for sentence in self.page.sentences if _is_title(sentence.of(self.page.plain)))


_CAPITALS_AFTER = re.compile(r"(?: [A-Z][\w-]*){1,4}")
_MIXED = re.compile(r"[A-Z]+\d+[A-Z]*")
_INITIAL_BEFORE = re.compile(r"(?:^|[^\w])[A-Z]\.$")
_NAMED = re.compile(r"[\w,] [A-Z][a-z][\w-]* (\d{3,4}) ([A-Z][\w-]*)")
_WORD_BEFORE = re.compile(r"([^\W\d_][\w-]*) $")
_WORD = re.compile(r"[^\W\d_]")


def _is_title(sentence: str) -> bool:
    words = [word for word in sentence.split() if word[0].isalpha()]
    return len(words) >= 4 and sum(word[0].isupper() for word in words) >= 0.7 * len(words)
