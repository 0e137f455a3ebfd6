"""Words that are made of several: "Kadishub" of "Kepala Dinas Perhubungan", "Dinkes" of "Dinas Kesehatan"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_LEAST = 4  # letters of an office told in one word
_PIECE = 2  # letters out of the middle of a word, at least


def formed(short: str, posts: Iterable[Sequence[str]]) -> bool:
    """Whether a word in small letters is made of the words of an office, in their order and from the first one on.

    >>> formed("kadishub", [("kepala", "dinas", "perhubungan", "kota", "banyu")]), formed("kades", [("kepala", "dinas")])
    (True, False)
    """
    return len(short) >= _LEAST and any(post and short != post[0] and _opened(short, post) for post in posts)


def _opened(short: str, words: Sequence[str]) -> bool:
    """Whether letters are pieces of words, the first of the first: letters of it in order, or a part of its middle."""
    lengths = range(min(len(short), len(words[0])), 0, -1)
    return any(_of_word(short[:length], words[0]) and _goes_on(short[length:], words[1:]) for length in lengths)


def _goes_on(short: str, words: Sequence[str]) -> bool:
    """Whether letters are pieces of words, of which some may give none: "lu" of "luar negeri"."""
    return not short or any(_opened(short, words[at:]) for at in range(len(words)))


def _of_word(piece: str, word: str) -> bool:
    """Whether letters are a piece of a word: "ka" of "kepala", "hub" of "perhubungan"."""
    if len(piece) >= _PIECE and piece in word:
        return True
    left = iter(word)
    return piece[0] == word[0] and all(letter in left for letter in piece)
