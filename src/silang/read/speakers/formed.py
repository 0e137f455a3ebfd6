"""Words that are made of several: "Kadishub" of "Kepala Dinas Perhubungan", "Dinkes" of "Dinas Kesehatan"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_LEAST = 4  # letters of a word that is made of several
_PIECE = 2  # letters of a piece, at least, that is no initial
_INITIALS = re.compile("[A-Z]{2}")


def formed(written: str, posts: Iterable[Sequence[str]]) -> bool:
    """Whether words are made of those of an office or a body in small letters, in their order and from the first one on.

    >>> formed("Kadishub", [("kepala", "dinas", "perhubungan", "kota", "banyu")]), formed("Kades", [("kepala", "dinas")])
    (True, False)
    """
    short, least = "".join(written.lower().split()), 1 if _INITIALS.search(written) else _PIECE
    return len(short) >= _LEAST and any(post and short != post[0] and _opened(short, post, least) for post in posts)


def _opened(short: str, words: Sequence[str], least: int) -> bool:
    """Whether letters are pieces of words, the first of the first: letters of it in order, or a part of its middle."""
    lengths = range(min(len(short), len(words[0])), least - 1, -1)
    return any(_of_word(short[:length], words[0]) and _goes_on(short[length:], words[1:], least) for length in lengths)


def _goes_on(short: str, words: Sequence[str], least: int) -> bool:
    """Whether letters are pieces of words, of which some may give none: "lu" of "luar negeri"."""
    return not short or any(_opened(short, words[at:], least) for at in range(len(words)))


def _of_word(piece: str, word: str) -> bool:
    """Whether letters are a piece of a word: "ka" of "kepala", "hub" of "perhubungan"."""
    if len(piece) >= _PIECE and piece in word:
        return True
    left = iter(word)
    return piece[0] == word[0] and all(letter in left for letter in piece)
