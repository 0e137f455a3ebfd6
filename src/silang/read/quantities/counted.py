"""The noun phrase after a number: what is counted, and what narrows it. Found by where it must end, not by parsing it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from silang.pack import Pack
from silang.read.page import Page
from silang.spans import Pattern, Span

MOST_WORDS = 6  # of a head noun phrase
MOST_NARROWING = 8  # words of a phrase or clause that narrows it


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A list of words or phrases."""

    words: frozenset[str]


class Pieces(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Classifiers that are the noun itself before one of `bodies`: dua unit mobil, dua unit militer."""

    words: frozenset[str]
    bodies: frozenset[str]


class Verbs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The prefixes of verbs."""

    prefixes: tuple[str, ...]


class Links(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that begin what narrows a noun from behind."""

    places: frozenset[str]
    clauses: frozenset[str]


class Nouns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table `nouns` of a pack."""

    classifiers: Words
    pieces: Pieces
    states: Words
    stops: Words
    numerals: Words
    verbs: Verbs
    nouns: Words
    links: Links


class Counted(msgspec.Struct, frozen=True, gc=False):
    """`head` is the noun phrase without its classifier; `modifiers` the names in it, states, places and clauses that narrow it.

    `classified`: a classifier stands before it, or is all there is.
    """

    head: Span
    modifiers: tuple[Span, ...]
    classified: bool


_WORD = Pattern(r" {0,3}([^\W\d_][^\W_]*(?:[-'/][^\W_]+)*)")
_LONG_DASH = re.compile("[–—]")  # parts clauses, where a hyphen joins words


def after(page: Page, at: int, pack: Pack) -> Counted | None:
    """The noun phrase that begins at `at`, blanks aside; None where a verb, a small word or a mark stands there.

    >>> from silang import pack
    >>> page = Page("tiga ekor kucing Persia yang hilang di Bogor.")
    >>> found = after(page, 4, pack.load("id"))
    >>> found.head.of(page.text), [m.of(page.text) for m in found.modifiers]
    ('kucing Persia', ['Persia', 'yang hilang di Bogor'])
    """
    table = pack.table("nouns", Nouns)
    words = list(_words(page, at, MOST_WORDS + 2))
    classified = False
    while words and (words[0].of(page.folded) in table.classifiers.words or _piece(page, words, table)):
        follows = len(words) > 1 and _noun(page, words[1], table)
        classified = True
        if not follows:
            break
        words = words[1:]
    head: list[Span] = []
    for word in words[:MOST_WORDS]:
        if not _noun(page, word, table) and not (classified and not head and word.of(page.folded) in table.classifiers.words):
            break
        head.append(word)
    if not head:
        return None
    span = Span(head[0].start, head[-1].end)
    return Counted(span, (*_names(page, head), *_narrowing(page, span.end, table)), classified)


def _piece(page: Page, words: list[Span], table: Nouns) -> bool:
    """Whether the first word only tells what follows piece by piece."""
    if words[0].of(page.folded) not in table.pieces.words or len(words) == 1 or page.plain[words[1].start].isupper():
        return False
    return words[1].of(page.folded) not in table.pieces.bodies and _noun(page, words[1], table)


def next_word(page: Page, at: int) -> str:
    """The word in small letters that begins at `at`, blanks aside; "" where a mark or a number stands there."""
    found = _WORD.match(page.folded, at)
    if found is None:
        return ""
    return page.folded[found.start(1) : _long_dash(page, found) or found.end(1)]


def words_before(page: Page, at: int, most: int) -> list[str]:
    """The last words before `at` in small letters, in order, with nothing but blanks between them."""
    words: list[str] = []
    for word in reversed(page.folded[max(0, at - 60) : at].rstrip("(").split(" ")):
        if word and not word.replace("-", "").removesuffix(".").isalpha():
            break
        if word:
            words.append(word)
        if len(words) == most:
            break
    return words[::-1]


def _long_dash(page: Page, word: re.Match[str]) -> int | None:
    """Where a long dash stands inside a word; None where none does."""
    dash = None if page.text.isascii() else _LONG_DASH.search(page.text, *word.span(1))
    return dash.start() if dash is not None else None


def _words(page: Page, at: int, most: int) -> Iterator[Span]:
    """The words that follow each other with nothing but blanks between."""
    for _ in range(most):
        found = _WORD.match(page.plain, at)
        if found is None or (found.start(1) == at and at and page.plain[at - 1].isalpha()):
            return
        dash = _long_dash(page, found)
        yield Span(found.start(1), dash or found.end(1))
        if dash is not None:
            return
        at = found.end(1)


def nominal(word: str, pack: Pack) -> bool:
    """Whether a word in small letters may be a noun: it is no small word, state or verb."""
    return _nominal(word, pack.table("nouns", Nouns))


def _nominal(word: str, table: Nouns) -> bool:
    if word in table.stops.words or word in table.states.words or word in table.numerals.words:
        return False
    return word in table.nouns.words or not _verb(word, table.verbs.prefixes)


def _noun(page: Page, word: Span, table: Nouns) -> bool:
    """Whether a word may stand in a head noun phrase; a capital makes a name of what looks like a verb."""
    small = word.of(page.folded)
    if page.plain[word.start].isupper():
        return small not in table.stops.words and small not in table.states.words
    return _nominal(small, table)


def _digits(page: Page, word: Span) -> bool:
    """Whether a word holds digits, as money does: ke Rp16.500."""
    return any(letter.isdigit() for letter in word.of(page.folded))


def _verb(word: str, prefixes: tuple[str, ...]) -> bool:
    return len(word) > 4 and word.startswith(prefixes)


def _names(page: Page, head: list[Span]) -> Iterator[Span]:
    """The run of capitalised words that ends a head noun phrase: a group or a place."""
    first = len(head)
    while first > 1 and page.plain[head[first - 1].start].isupper():
        first -= 1
    if first < len(head):
        yield Span(head[first].start, head[-1].end)


def _narrowing(page: Page, at: int, table: Nouns) -> Iterator[Span]:
    """A state, then a clause or a place phrase, after a head noun phrase."""
    words = list(_words(page, at, MOST_NARROWING))
    if words and words[0].of(page.folded) in table.states.words:
        yield words[0]
        words = words[1:]
    if not words:
        return
    first = words[0].of(page.folded)
    if first in table.links.clauses:
        yield Span(words[0].start, words[-1].end)
    elif first in table.links.places:
        last = 0
        while last + 1 < len(words) and _noun(page, words[last + 1], table) and not _digits(page, words[last + 1]):
            last += 1
        if last:
            yield Span(words[0].start, words[last].end)
