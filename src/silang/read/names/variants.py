"""Spellings of one person's name that differ by how it is written in Latin letters alone ("Zelensky", "Zelenskyy")."""

from __future__ import annotations

import re
from functools import lru_cache

_LEAST = 6  # letters of a word that may be spelt otherwise
_APART = str.maketrans("", "", "'’‘`")  # "Ma'ruf"
_DOUBLE = re.compile(r"([^\W\d_aeiou])\1+")
_ENDING = re.compile(r"(?:yy|iy|ij|yi|ii|y|i)$")


@lru_cache(maxsize=20_000)
def transcribed(word: str) -> str:
    """What all spellings of a long word in small letters share: consonants once, "u" for "oe", one ending.

    >>> [transcribed(word) for word in ("zelenskyy", "zelenskiy", "zelensky", "soeharto", "ma’ruf", "budi")]
    ['zelensky', 'zelensky', 'zelensky', 'suharto', 'maruf', 'budi']
    """
    return word if len(word) < _LEAST else _ENDING.sub("y", _DOUBLE.sub(r"\1", word.translate(_APART).replace("oe", "u")))
