"""How one name is written in more than one way: transcription, slips of the keyboard, parts of a name, short forms."""

from __future__ import annotations

import re

from rapidfuzz.distance import DamerauLevenshtein

from silang.story.words import key

SHORT = 3  # letters; so short a word is spelt in one way only


def one_spelling(one: str, other: str) -> bool:
    """Whether two full names, as keys, may be one name spelt in two ways.

    Of a word and a particle ("al", "de") no full name is made.

    >>> one_spelling("volodymyr zelensky", "volodymyr zelenskyy"), one_spelling("sri mulyani", "sri mulyono")
    (True, False)
    >>> one_spelling("al ahli", "al ahly")
    False
    """
    ours, theirs = one.split(), other.split()
    if len(ours) > 1 and sum(len(word) >= SHORT for word in ours) < 2:
        return one == other
    return len(ours) == len(theirs) and all(_one_word(a, b) for a, b in zip(ours, theirs, strict=True))


def _one_word(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) > SHORT and (sound(one) == sound(other) or is_slip(one, other)))


def one_letter_apart(one: str, other: str) -> bool:
    """Whether two full names, as keys, differ in one letter of one word: one name mistyped, or two persons.

    >>> one_letter_apart("dwi winarsa", "dwi winarso"), one_letter_apart("andi wijaya", "budi wijaya")
    (True, False)
    """
    ours, theirs = one.split(), other.split()
    if len(ours) != len(theirs) or len(ours) < 2:
        return False
    differing = [(a, b) for a, b in zip(ours, theirs, strict=True) if a != b]
    return len(differing) == 1 and min(map(len, differing[0])) > SHORT and DamerauLevenshtein.distance(*differing[0]) == 1


def is_slip(one: str, other: str) -> bool:
    """Whether two words may be one, mistyped: long, begun alike, one letter too many or two changed over, none replaced by another.

    >>> is_slip("blinken", "blinkend"), is_slip("rahmat", "rahman"), is_slip("mulyani", "mulyono")
    (True, False, False)
    """
    if min(len(one), len(other)) < 6 or one[:2] != other[:2]:
        return False
    return DamerauLevenshtein.distance(one, other, score_cutoff=1) == 1 and (len(one) != len(other) or sorted(one) == sorted(other))


_SOUNDS: tuple[tuple[str, str], ...] = (("oe", "u"), ("dj", "j"), ("tj", "c"), ("sj", "sy"), ("ph", "f"), ("v", "f"), ("w", "f"))
_SOUNDS = (*_SOUNDS, ("kh", "h"), ("ck", "k"), ("q", "k"), ("y", "i"), ("z", "s"))


def sound(word: str) -> str:
    """A key that is the same for the ways to transcribe one name.

    >>> sound("zelenskyy") == sound("zelensky"), sound("soeharto") == sound("suharto"), sound("sergei") == sound("sergey")
    (True, True, True)
    >>> sound("rini") == sound("rina")
    False
    """
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    return re.sub(r"(.)\1+", r"\1", word)


def is_part(words: list[str], whole: list[str]) -> bool:
    """Whether `words` are the first or last words of `whole`, or leave out a middle one."""
    if len(words) >= len(whole):
        return False
    if len(words) == 1:
        return words[0] in (whole[0], whole[-1]) and len(words[0]) > 2
    return (words[0] == whole[0] and words[-1] == whole[-1]) or whole[: len(words)] == words or whole[-len(words) :] == words


def shortens(short: str, name: str) -> bool:
    """Whether `short` may be an acronym or clipped form of `name`: its letters in order, the first letters the same.

    >>> shortens("Korut", "Korea Utara"), shortens("BPBD", "Polri")
    (True, False)
    """
    letters = iter(key(name).replace(" ", ""))
    wanted = key(short).replace(" ", "")
    return len(wanted) < len(key(name)) and key(name)[:1] == wanted[:1] and all(letter in letters for letter in wanted)
