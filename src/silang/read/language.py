"""In which language a text is written, by the function words of the languages that Indonesian news is mixed up with."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

MOST_WORDS = 400
LEAST_HITS = 8
OWN = 3  # hits that a word of one language alone counts for
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def guess(folded: str, languages: Mapping[str, frozenset[str]]) -> str | None:
    """The BCP 47 code whose words stand clearly most often; None where too few are known or two come close.

    >>> guess("the cat of the house and the dog " * 3, {"en": frozenset({"the", "of", "and"}), "id": frozenset({"dan"})})
    'en'
    """
    counts = Counter(_WORD.findall(folded[: MOST_WORDS * 12])[:MOST_WORDS])
    shared = Counter(word for known in languages.values() for word in known)
    hits = sorted(
        (
            (sum(n * (1 if shared[word] > 1 else OWN) for word, n in counts.items() if word in known), code)
            for code, known in languages.items()
        ),
        reverse=True,
    )
    if not hits or hits[0][0] < LEAST_HITS or hits[0][0] * 16 < counts.total():
        return None
    close = len(hits) > 1 and hits[1][0] * 20 > hits[0][0] * 19
    return None if close else hits[0][1]
