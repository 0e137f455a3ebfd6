"""Where a copied passage stands in the article that it was copied from."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache

from silang import spans
from silang.spans import Span

_WORD = re.compile(r"\w+")
_RUN = 4  # words in a row that two texts must share for these words to count as copied
_MOST = 600  # words of a passage that are compared; the comparison is quadratic


def twin(passage: str, source: str) -> Span | None:
    """The run of `source` from the first to the last of the words that it shares with `passage`; nothing where it shares none.

    >>> text = "Tadi pagi hujan lebat turun di kota itu lagi."
    >>> twin("hujan LEBAT turun, di kota", text).of(text)
    'hujan lebat turun di kota'
    """
    mine = _WORD.findall(spans.fold(passage))[:_MOST]
    words, places, whole = _placed(source)
    at = whole.find(f" {' '.join(mine)} ") if mine else -1
    if at >= 0:  # word for word, as most are
        first = whole.count(" ", 0, at)
        return Span(places[first].start, places[first + len(mine) - 1].end)
    blocks = SequenceMatcher(None, mine, words, autojunk=False).get_matching_blocks()
    shared = [block for block in blocks if block.size >= min(_RUN, max(1, len(mine)))]
    if not shared:
        return None
    return Span(places[shared[0].b].start, places[shared[-1].b + shared[-1].size - 1].end)


@lru_cache(maxsize=64)  # the passages of one source come one after another
def _placed(source: str) -> tuple[list[str], list[Span], str]:
    """The words of a text and where they stand; and the words as one text, a blank around each."""
    found = list(_WORD.finditer(spans.fold(source)))
    words = [match.group() for match in found]
    return words, [Span(*match.span()) for match in found], f" {' '.join(words)} "
