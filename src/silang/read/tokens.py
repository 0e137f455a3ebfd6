"""Words of the running text, as names are looked for in them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from silang.read.gazetteer import Known
from silang.read.page import Page

_WORD = re.compile(r"[^\W_]+(?:[-'.&@][^\W_]+)*|[^\w\s]")
_SENTENCE_IN_WORD = re.compile(r"(?<=[a-z\d]{2})\.(?=[A-Z][a-z])")
_GLUED = re.compile(r"[a-z]{2,}(?=[A-Z])")
_JOINED = re.compile(r"[^\W\d_][a-z]{3,}(?=[A-Z][a-z])")
_INITIAL = re.compile(r"[A-Z][a-z]{0,4}\Z")
_LEAST_GLUED = 6  # letters of a word in which another may be glued
_ENDS = frozenset(".!?")


@dataclass(frozen=True, slots=True)
class Tokens:
    """Words and marks in order, as parallel lists: where they begin and end, as written, in small letters.

    `line[i]` says that word i begins a line; `fresh[i]` that the words before do not run on to it: a line, a sentence or a
    quotation begins with it.
    """

    start: list[int]
    end: list[int]
    word: list[str]
    low: list[str]
    fresh: list[bool]
    line: list[bool]


def tokens(page: Page, known: Known) -> Tokens:
    """The page's words; words glued by a lost link tag or a lost blank are parted, initials keep their full stop.

    >>> from silang.pack import load
    >>> from silang.read.gazetteer import known
    >>> tokens(Page("kata H. Amir diBandung (PKB).Dia"), known(load("id"))).word
    ['kata', 'H.', 'Amir', 'di', 'Bandung', '(', 'PKB', ')', '.', 'Dia']
    """
    plain, out = page.plain, Tokens([], [], [], [], [], [])
    for match in _WORD.finditer(plain):
        word, start = match.group(), match.start()
        if word == "." and out.end and out.end[-1] == start and _keeps_stop(plain, out.word[-1], start, known):
            out.word[-1] += "."
            out.low[-1] += "."
            out.end[-1] += 1
        elif word.isalpha() and (word.islower() or word[1:].islower()):
            cut = 0 if word.islower() else _run_on(word, known)
            _add(out, plain, start, word[:cut] or word)
            if cut:
                _add(out, plain, start + cut, word[cut:])
        else:
            for piece, offset in _pieces(word, known):
                _add(out, plain, start + offset, piece)
    return out


def _add(out: Tokens, plain: str, start: int, word: str) -> None:
    before = out.word[-1] if out.word else "."
    fresh = before[-1] in '.!?":' and (len(before) == 1 or (before[-1] in _ENDS and len(before) > 6))
    line = not out.end or "\n" in plain[out.end[-1] : start]
    out.line.append(line)
    out.fresh.append(line or fresh)
    out.start.append(start)
    out.end.append(start + len(word))
    out.word.append(word)
    out.low.append(word.lower() if len(word.lower()) == len(word) else word)


def _run_on(word: str, known: Known) -> int:
    """Where a word in small letters begins that was glued to a capitalised one ("Vietnamdi"); 0 where none does."""
    low = word.lower()
    if len(low) < _LEAST_GLUED or low in known.casing or low in known.given or known.name_kind(low):
        return 0
    for at in range(len(low) - 2, 3, -1):
        head, rest = low[:at], low[at:]
        if (rest in known.glue or rest in known.small) and head in known.casing:
            return at
        if len(rest) > 3 and known.casing.get(rest) == "never" and known.place_kind(head) in ("country", "capital", "region"):
            return at
    return 0


def _pieces(word: str, known: Known) -> list[tuple[str, int]]:
    """A word cut where it was glued, each piece with its offset."""
    cuts = [match.end() for match in _SENTENCE_IN_WORD.finditer(word)]
    glued = _GLUED.match(word)
    if glued is not None:
        at = glued.end()
        for brand in known.brand:
            if glued.group().endswith(brand) and glued.group()[: -len(brand)] in known.glue | {""}:
                at = glued.end() - len(brand)
        cuts.append(at)
    else:
        joined = _JOINED.match(word)
        if joined is not None and known.casing.get(joined.group().lower()) in ("never", "seldom"):
            cuts.append(joined.end())
    pieces, start = [], 0
    for cut in sorted({*cuts, len(word)} - {0}):
        piece = word[start:cut]
        if piece.endswith(".") and len(piece) > 1:
            pieces.append((piece[:-1], start))
            pieces.append((".", cut - 1))
        else:
            pieces.append((piece, start))
        start = cut
    return pieces


def _keeps_stop(plain: str, word: str, at: int, known: Known) -> bool:
    """Whether the full stop at `at` belongs to the word before it: an initial or a title cut short, with more to follow."""
    after = plain[at + 1 : at + 3].lstrip(" ")
    if not (_INITIAL.match(word) and after[:1].isupper()):
        return False
    return len(word) == 1 or word.lower() in known.titles or word.lower() in known.place
