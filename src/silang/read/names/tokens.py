"""Words of the running text, as names are looked for in them."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from silang.read.names.gazetteer import Known
from silang.read.page import Page

_WORD = re.compile(r"[^\W_]+(?:[-'.&@][^\W_]+)*|[^\w\s]")
_SENTENCE_IN_WORD = re.compile(r"(?<=[a-z\d]{2})\.(?=[A-Z][a-z])")
_GLUED = re.compile(r"[a-z]{2,}(?=[A-Z])")
_JOINED = re.compile(r"[^\W\d_][a-z]{3,}(?=[A-Z][a-z])")
_INITIAL = re.compile(r"[A-Z][a-z]{0,4}\Z")
_LEAST_GLUED, _MOST_GLUED = 6, 40  # letters of a word in which another may be glued
_PROPER = ("often", "always")  # how often a word that another was glued to bears a capital
_ENDS = frozenset(".!?")
_OPENS_FRESH = frozenset('.!?":')
_LONGEST_CUT = 6  # letters of a title cut short, its stop included


@dataclass(frozen=True, slots=True)
class Tokens:
    """Words and marks in order, as parallel lists: where they begin and end, as written, in small letters.

    `line[i]` says that word i begins a line; `fresh[i]` that the words before do not run on to it: a line, a sentence or a
    quotation begins with it. `capital` are the indices of words with a capital in front.
    """

    start: list[int]
    end: list[int]
    word: list[str]
    low: list[str]
    fresh: list[bool]
    line: list[bool]
    capital: list[int]


def tokens(page: Page, known: Known) -> Tokens:
    """The page's words; words glued by a lost link tag or a lost blank are parted, initials keep their full stop.

    >>> from silang.pack import load
    >>> from silang.read.names.gazetteer import known
    >>> tokens(Page("kata H. Amir diBandung (PKB).Dia"), known(load("id"))).word
    ['kata', 'H.', 'Amir', 'di', 'Bandung', '(', 'PKB', ')', '.', 'Dia']
    """
    plain = page.plain
    start, words, lows = list[int](), list[str](), list[str]()
    for match in _WORD.finditer(plain):
        word, at = match.group(), match.start()
        if word.islower() and word.isalpha():
            start.append(at)
            words.append(word)
            lows.append(word)
        elif word == "." and words and start[-1] + len(words[-1]) == at and _keeps_stop(plain, words[-1], at, known):
            words[-1] += "."
            lows[-1] += "."
        else:
            for piece, offset in _pieces(word, known) if len(word) > 1 else ((word, 0),):
                low = piece.lower()
                start.append(at + offset)
                words.append(piece)
                lows.append(low if len(low) == len(piece) else piece)
    end = [at + len(word) for at, word in zip(start, words, strict=True)]
    line = _lines(plain, start)
    fresh = [True, *map(_ends_run, words)][: len(words)]
    fresh = [ended or begun for ended, begun in zip(fresh, line, strict=True)]
    return Tokens(start, end, words, lows, fresh, line, [at for at, word in enumerate(words) if word[0].isupper()])


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
    """Whether what follows the word is not run on: a mark that ends or opens, a word that keeps the stop of its sentence."""
    last = word[-1]
    return last in _OPENS_FRESH and (len(word) == 1 or (last in _ENDS and len(word) > _LONGEST_CUT))


def _run_on(word: str, known: Known) -> int:
    """Where a word in small letters begins that was glued to a capitalised one ("Vietnamdi"); 0 where none does."""
    low = word.lower()
    if not _LEAST_GLUED <= len(low) <= _MOST_GLUED or low in known.casing or low in known.given or known.name_kind(low):
        return 0
    for at in range(len(low) - 2, 3, -1):
        head, rest = low[:at], low[at:]
        place = known.place_kind(head) in ("country", "capital", "region")
        if rest in known.glue and (place or (len(rest) > 2 and known.casing.get(head) in _PROPER)):
            return at
        certain = 3 if place else 4 if known.casing.get(head) == "always" else len(rest)
        if len(rest) > certain and known.casing.get(rest) == "never":
            return at
    return 0


def _pieces(word: str, known: Known) -> list[tuple[str, int]]:
    """A word cut where it was glued, each piece with its offset."""
    if word.isalpha() and word[1:].islower():
        cut = _run_on(word, known)
        return [(word[:cut], 0), (word[cut:], cut)] if cut else [(word, 0)]
    cuts = [match.end() for match in _SENTENCE_IN_WORD.finditer(word)] if "." in word else []
    glued = _GLUED.match(word)
    if glued is not None:
        cuts.append(_glue_end(glued.group(), known))
    else:
        joined = _JOINED.match(word)
        if joined is not None and known.casing.get(joined.group().lower()) in ("never", "seldom"):
            cuts.append(joined.end())
    if not cuts:
        return [(word, 0)]
    pieces, start = [], 0
    for cut in sorted({*cuts, len(word)} - {0}):
        piece = word[start:cut]
        if piece.endswith(".") and len(piece) > 1:
            pieces += [(piece[:-1], start), (".", cut - 1)]
        else:
            pieces.append((piece, start))
        start = cut
    return pieces


def _glue_end(glue: str, known: Known) -> int:
    """How many of the small letters before a capital are a word of their own: all, or all but a brand ("kepadadetik")."""
    for brand in known.brand:
        if glue.endswith(brand) and glue[: -len(brand)] in known.glue | {""}:
            return len(glue) - len(brand)
    return len(glue)


def _keeps_stop(plain: str, word: str, at: int, known: Known) -> bool:
    """Whether the full stop at `at` belongs to the word before it: an initial or a title cut short, with more to follow."""
    after = plain[at + 1 : at + 3].lstrip(" ")
    if not (_INITIAL.match(word) and after[:1].isupper()):
        return False
    return len(word) == 1 or word.lower() in known.titles or word.lower() in known.place
