"""What the other places of a word in an article tell of it: a title before it, a verb behind it, an age in brackets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from silang.read.names.gazetteer import Known
from silang.read.names.tokens import Tokens

_VERBS = ("me", "ber")  # how the verbs begin that a name is the subject of
_LEAST_VERB = 5  # letters


def elsewhere(cut: Tokens, words: Known) -> dict[int, list[str]]:
    """For words with a capital that stand more than once: the signs that another place of the same word bears."""
    places: dict[str, list[int]] = defaultdict(list)
    for at in cut.capital:
        places[cut.word[at]].append(at)
    told: dict[int, list[str]] = {}
    for several in places.values():
        if len(several) < 2:
            continue
        signs = [[*_before(cut, at, words), *_after(cut, at, words)] for at in several]
        counts: dict[str, int] = {}
        for found in signs:
            for sign in found:
                counts[sign] = counts.get(sign, 0) + 1
        for at, found in zip(several, signs, strict=True) if counts else ():
            told[at] = [sign for sign, count in counts.items() if count > (sign in found)]
    return told


def _before(cut: Tokens, at: int, words: Known) -> Iterator[str]:
    """The signs of what stands before the word."""
    if not at or cut.fresh[at]:
        return
    before, low = cut.word[at - 1], cut.low[at - 1]
    bare = low.rstrip(".")
    if bare in words.title_words:
        yield "t" + words.titles.get(bare, "title")
    if low in words.says:
        yield "says"
    if low in words.toward or low in words.place or low in words.area:
        yield "place"
    if low in words.body:
        yield "body"
    if before[0].isupper():
        yield "capital"
        if low in words.given:
            yield "given"
    if before == "(":
        yield "("


def _after(cut: Tokens, at: int, words: Known) -> Iterator[str]:
    """The signs of what stands behind the word."""
    count = len(cut.word)
    if at + 1 >= count or cut.fresh[at + 1]:
        return
    after, low = cut.word[at + 1], cut.low[at + 1]
    if after[0].isupper():
        yield "Capital"
    elif after == ")":
        yield ")"
    elif after == "(" and at + 3 < count and cut.word[at + 3] == ")":
        yield "age" if cut.word[at + 2].isdecimal() else "short"
    elif after == "," and at + 2 < count and not cut.fresh[at + 2] and cut.low[at + 2] in words.title_words:
        yield "post"
    elif after == low and len(low) >= _LEAST_VERB and low.startswith(_VERBS) and low.isalpha():
        yield "verb"
