"""Words that are made of several: "Kadishub" of "Kepala Dinas Perhubungan", "Dinkes" of "Dinas Kesehatan"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_LEAST = 4  # letters of a word that is made of several
_MOST = 40  # letters of one, at most
_WORDS = 12  # words of an office that are looked at
_PIECE = 2  # letters of a piece, at least, that is no initial
_INITIALS = re.compile("[A-Z]{2}")


def formed(written: str, posts: Iterable[Sequence[str]]) -> bool:
    """Whether words are made of those of an office or a body in small letters, in their order and from the first one on.

    >>> formed("Kadishub", [("kepala", "dinas", "perhubungan", "kota", "banyu")]), formed("Kades", [("kepala", "dinas")])
    (True, False)
    >>> formed("GM", [("general", "manager", "sagara")]), formed("VP", [("general", "manager")])
    (True, False)
    """
    if 1 < len(written) < _LEAST and written.isupper():
        initials = written.lower()
        return any(len(post) >= len(initials) and all(map(str.startswith, post, initials)) for post in posts)
    short, least = "".join(written.lower().split()), 1 if _INITIALS.search(written) else _PIECE
    if not _LEAST <= len(short) <= _MOST:
        return False
    capitals = [word.isupper() for word in written.split() for _ in word]
    return any(post and short != post[0] and _made(short, capitals, post[:_WORDS], least) for post in posts)


def _made(short: str, capitals: Sequence[bool], words: Sequence[str], least: int) -> bool:
    """Whether letters are pieces of words, the first of the first one; those of words in `capitals` begin one each."""
    ends = {end for end in range(least, len(short) + 1) if _of_word(short[:end], words[0], initials=capitals[0])}
    for word in words[1:]:
        ends |= {
            end
            for begin in ends
            for end in range(begin + least, len(short) + 1)
            if _of_word(short[begin:end], word, initials=capitals[begin])
        }  # a word may give none: "lu" of "luar negeri"
    return len(short) in ends


def _of_word(piece: str, word: str, *, initials: bool) -> bool:
    """Whether letters are a piece of a word: "ka" of "kepala", "hub" of "perhubungan"; among `initials` only its beginning is."""
    if initials:
        return word.startswith(piece)
    if len(piece) >= _PIECE and piece in word:
        return True
    left = iter(word)
    return piece[0] == word[0] and all(letter in left for letter in piece)
