"""Where a sentence goes on behind the heading that its first word is glued to: "Harga yang Sulit DitebakBanyu mengatakan …"."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from silang.read.clauses import Clauses, either
from silang.read.page import Page
from silang.spans import Pattern, Span

_MOST = 160  # characters of a heading
_LEAST = 4  # words of one
_EVERYDAY = 2  # of them, at least, that bear a capital in headings only
_SEAM = re.compile(r"[A-Z](?<=[a-z\d].)(?:[a-z]{2,}|[A-Z]{2,}(?![a-z]))(?=,? [^\W_])")
_WORD = Pattern(r"[^\W_][^\s,:;]*")


def past_heading(page: Page, sentence: Span, titles: Mapping[str, str], words: Clauses, common: Callable[[str], bool]) -> int:
    """The offset behind the heading that a sentence begins with; its start where none does.

    A heading writes all words with capitals but small ones, everyday words too, and none of them says who somebody is, unless
    the word behind it does.
    """
    plain = page.plain
    for seam in _SEAM.finditer(plain, sentence.start, min(sentence.end, sentence.start + _MOST)):
        at = seam.start()
        heading = _WORD.findall(plain[sentence.start : at])
        if not all(_fits(word, words) for word in heading):
            break
        behind = seam.group().lower()
        told = [word.lower() for word in heading if word[0].isupper()]
        who = any(word in titles or word in words.bodies for word in told) and behind not in titles
        if len(heading) < _LEAST or who or sum(map(common, told)) < _EVERYDAY or heading[0].lower() in words.prepositions:
            continue
        last = heading[-1]
        parts = common(last.lower()) or common(behind)
        if parts and not last[0].islower() and plain.count(last + seam.group()) == 1:  # a brand is told of again
            return at
    return sentence.start


def _fits(word: str, words: Clauses) -> bool:
    """Whether a word stands so in a heading: with a capital, in figures, or a small word."""
    small = either(words.prepositions, words.coordinators, words.relatives, words.subordinators)
    return not word[0].islower() or word in small
