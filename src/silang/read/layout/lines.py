"""The lines of a page as debris and masthead look at them: their words, whether they read as prose or as a headline."""

from __future__ import annotations

import re
from functools import cached_property

from msgspec import Struct

from silang.read.page import Page
from silang.spans import Pattern, Span

MOST_HEADLINE = 170  # characters
MOST_LABEL = 320  # characters of what is not running text
_WORD = Pattern(r"[^\W_]+(?:[-'.,][^\W_]+)*")
_ENDS = re.compile(r"[.!?][\"')\]]*(?:\s*\(\*?[^()\s]{0,14}\)|\s*\*+)?$")


class Line(Struct, frozen=True, dict=True):
    """A line that holds anything, without blanks at its ends; `plain` keeps case, `folded` is in small letters."""

    span: Span
    plain: str
    folded: str

    @cached_property
    def words(self) -> list[str]:
        """The words, case kept."""
        return _WORD.findall(self.plain)

    @cached_property
    def ends(self) -> bool:
        """Whether it ends as a sentence does, editors' initials aside."""
        return _ENDS.search(self.plain, max(0, len(self.plain) - 80)) is not None

    @property
    def prose(self) -> bool:
        """Whether it is surely running text: a sentence's end after more words than a label has."""
        return len(self.plain) > MOST_LABEL or (self.ends and len(self.words) > 8) or len(self.words) > 26

    def headline(self, small: frozenset[str]) -> bool:
        """Whether all its words but those of `small` have capitals or figures, as headlines do, and no full stop ends it."""
        if not len(self.words) >= 3 or len(self.plain) > MOST_HEADLINE or self.plain[-1] in ".,;":
            return False
        low = sum(1 for word in self.words if word[0].islower() and word not in small)
        return low <= len(self.words) // 6


def of(page: Page) -> tuple[Line, ...]:
    """The page's lines in order; lines that are blank are none."""
    plain, folded = page.plain, page.folded
    return page.once("lines", lambda: tuple(Line(s, plain[s.start : s.end], folded[s.start : s.end]) for s in page.lines))
