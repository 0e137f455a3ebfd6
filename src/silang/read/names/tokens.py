"""Words of the running text, as names are looked for in them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, compress
from operator import add, not_

from silang.read.names.gazetteer import Known
from silang.read.names.glued import Pieces, unglued
from silang.read.names.glued import pieces as parts_of
from silang.read.page import Page
from silang.spans import Pattern

_WORD = Pattern(r"([^\W_][^\W_]*(?:[-'.&@][^\W_]+)*|[^\w\s])")
_INITIALS = re.compile(r"[A-Z](?:\.[A-Z]){1,3}\Z")
_INITIAL = re.compile(r"[A-Z][a-z]{0,4}\Z")
_JOINED = re.compile(r"(?:[A-Z][a-z]+){2,}\Z")  # "TransJakarta"
_AGAIN = 3  # times that such a word stands in an article of which it is a name
_ENDS = frozenset(".!?")
_OPENS_FRESH = frozenset('.!?":')
_LONGEST_CUT = 6  # letters of a title cut short, its stop included


@dataclass(frozen=True, slots=True)
class Tokens:
    """Words and marks in order, as parallel lists: where they begin and end, as written, in small letters.

    `line[i]` says that word i begins a line; `fresh[i]` that the words before do not run on to it: a line, a sentence or a
    quotation begins with it. `odd` are the indices of words not in small letters throughout (marks and figures among them),
    `capital` of those with a capital in front.
    """

    start: list[int]
    end: list[int]
    word: list[str]
    low: list[str]
    fresh: list[bool]
    line: list[bool]
    odd: list[int]
    capital: list[int]


def tokens(page: Page, known: Known) -> Tokens:
    """The page's words; words glued by a lost link tag or a lost blank are parted, initials keep their full stop.

    >>> from silang.pack import load
    >>> from silang.read.names.gazetteer import known
    >>> tokens(Page("kata H. Amir diBandung (PKB).Dia"), known(load("id"))).word
    ['kata', 'H.', 'Amir', 'di', 'Bandung', '(', 'PKB', ')', '.', 'Dia']
    """
    plain = page.plain
    parts = _WORD.on(plain).split(plain)  # blanks and words by turns
    words = parts[1::2]
    start = list(accumulate(map(len, parts)))[: 2 * len(words) : 2]
    odd, given = _odd(words), words  # few, and the others need no second look
    usual = _usual(words, odd)
    start, words = _mended(plain, start, words, [at for at in odd if words[at] not in usual] if usual else odd, known)
    if words is not given:
        odd, given = _odd(words), words
    start, words = unglued(start, words, odd, usual, known)
    if words is not given:
        odd = _odd(words)
    low, line = words.copy(), _lines(plain, start)
    fresh = [*line, False]
    for at in odd:
        word = words[at]
        small = word.lower()
        if len(small) == len(word):  # "İ" is in small letters one character longer
            low[at] = small
        if word[-1] in _OPENS_FRESH and _ends_run(word):
            fresh[at + 1] = True
    fresh.pop()
    end = list(map(add, start, map(len, words)))
    return Tokens(start, end, words, low, fresh, line, odd, [at for at in odd if words[at][0].isupper()])


def _odd(words: Sequence[str]) -> list[int]:
    """The indices of the words that are not in small letters throughout."""
    return list(compress(range(len(words)), map(not_, map(str.islower, words))))


def _usual(words: Sequence[str], odd: Sequence[int]) -> frozenset[str]:
    """The words with a capital inside that the article writes so again and again: names as they are ("TransJakarta")."""
    joined = Counter([word for word in map(words.__getitem__, odd) if _JOINED.match(word)])
    return frozenset([word for word, count in joined.items() if count >= _AGAIN])


def _mended(plain: str, start: list[int], words: list[str], odd: Sequence[int], known: Known) -> tuple[list[int], list[str]]:
    """Where words begin and the words, those of the indices `odd` parted where they were glued or joined with their full stop."""
    starts, mended, done = list[int](), list[str](), 0  # `done` words are taken over
    for at in odd:
        word = words[at]
        if word == ".":
            before, begin = (words[at - 1], start[at - 1]) if at > done else (mended[-1], starts[-1]) if mended else ("", -1)
            if begin + len(before) != start[at] or not _keeps_stop(plain, before, start[at], known):
                continue
            pieces: Pieces = ((before + ".", 0),)
            starts += start[done : at - 1]
            mended += words[done : at - 1]
            if at == done:
                starts.pop()
                mended.pop()
        elif len(word) == 1:
            continue
        else:
            pieces, begin = parts_of(word, known), start[at]
            if len(pieces) == 1:
                continue
            starts += start[done:at]
            mended += words[done:at]
        starts += [begin + offset for _, offset in pieces]
        mended += [piece for piece, _ in pieces]
        done = at + 1
    return (starts + start[done:], mended + words[done:]) if done else (start, words)


def _lines(plain: str, start: list[int]) -> list[bool]:
    """For each word, whether it is the first of its line."""
    line = [False] * len(start)
    line[:1] = [True] * len(start[:1])
    at = plain.find("\n")
    while at >= 0:
        following = bisect_right(start, at)
        if following == len(start):
            break
        line[following] = True
        at = plain.find("\n", start[following])
    return line


def _ends_run(word: str) -> bool:
    """Whether a mark that ends or opens stands there, or a word that keeps the stop of its sentence."""
    return len(word) == 1 or (word[-1] in _ENDS and len(word) > _LONGEST_CUT)


def _keeps_stop(plain: str, word: str, at: int, known: Known) -> bool:
    """Whether the stop at `at` belongs to the word before it: an initial, a first name or a title cut short, more to follow."""
    after = plain[at + 1 : at + 3].lstrip(" ")
    if not after[:1].isupper():
        return False
    if word.lower() in known.clipped:
        return True
    if _INITIALS.match(word):
        return word.lower().replace(".", "") not in known.titles
    if not _INITIAL.match(word):
        return word.islower() and len(word) > 1 and known.titles.get(word) == "academic"
    return len(word) == 1 or word.lower() in known.titles or word.lower() in known.place
