"""What the other places of a word in an article tell of it: a title before it, a verb behind it, an age in brackets."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from silang.read.names.gazetteer import Known
from silang.read.names.tokens import Tokens

_VERBS = ("me", "ber")  # how the verbs begin that a name is the subject of
_LEAST_VERB = 5  # letters


def elsewhere(cut: Tokens, words: Known) -> dict[int, tuple[str, ...]]:
    """For words with a capital that stand more than once: the signs that another place of the same word bears."""
    places: dict[str, list[int]] = defaultdict(list)
    for at in cut.capital:
        places[cut.word[at]].append(at)
    told: dict[int, tuple[str, ...]] = {}
    for several in places.values():
        if len(several) < 2:
            continue
        signs = [_before(cut, at, words) + _after(cut, at, words) for at in several]
        counts: dict[str, int] = {}
        for found in signs:
            for sign in found:
                counts[sign] = counts.get(sign, 0) + 1
        for at, found in zip(several, signs, strict=True) if counts else ():
            told[at] = tuple([sign for sign, count in counts.items() if count > (sign in found)])
    return told


def _before(cut: Tokens, at: int, words: Known) -> tuple[str, ...]:
    """The signs of what stands before the word."""
    return () if not at or cut.fresh[at] else _of(cut.word[at - 1], words)


@lru_cache(maxsize=20_000)
def _of(word: str, words: Known) -> tuple[str, ...]:
    """The signs that a word is to the one behind it."""
    low, signs = word.lower(), list[str]()
    bare = low.rstrip(".")
    if bare in words.title_words:
        signs.append("t" + words.titles.get(bare, "title"))
    if low in words.says:
        signs.append("says")
    if low in words.toward or low in words.place or low in words.area:
        signs.append("place")
    if low in words.body:
        signs.append("body")
    if word[0].isupper():
        signs.append("capital")
        if low in words.given:
            signs.append("given")
    if word == "(":
        signs.append("(")
    return tuple(signs)


def _after(cut: Tokens, at: int, words: Known) -> tuple[str, ...]:
    """The sign of what stands behind the word."""
    count = len(cut.word)
    if at + 1 >= count or cut.fresh[at + 1]:
        return ()
    after, low = cut.word[at + 1], cut.low[at + 1]
    if after[0].isupper():
        return ("Capital",)
    if after == ")":
        return (")",)
    if after == "(" and at + 3 < count and cut.word[at + 3] == ")":
        return ("age" if cut.word[at + 2].isdecimal() else "short",)
    if after == "," and at + 2 < count and not cut.fresh[at + 2] and cut.low[at + 2] in words.title_words:
        return ("post",)
    if after == low and len(low) >= _LEAST_VERB and low.startswith(_VERBS) and low.isalpha():
        return ("verb",)
    return ()
