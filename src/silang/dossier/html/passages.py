"""Where a copied passage stands in the article that it was copied from."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

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
    theirs = [(match.group(), Span(match.start(), match.end())) for match in _WORD.finditer(spans.fold(source))]
    blocks = SequenceMatcher(None, mine, [word for word, _ in theirs], autojunk=False).get_matching_blocks()
    shared = [block for block in blocks if block.size >= min(_RUN, max(1, len(mine)))]
    if not shared:
        return None
    return Span(theirs[shared[0].b][1].start, theirs[shared[-1].b + shared[-1].size - 1][1].end)
