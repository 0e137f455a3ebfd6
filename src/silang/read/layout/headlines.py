"""Where another story's headline, glued into a paragraph, ends and the report goes on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from silang.spans import Pattern

LEAST_WORDS = 3  # of a headline
MOST_CHARACTERS = 180
LEAST_STRAY = 6  # words of a headline that stands between paragraphs
LEAST_LAST = 8  # words of one below the last paragraph
LEAST_CONTENT = 4  # words of content by which a headline is compared with its page
MOST_SHARED = 0.2  # of them that the page may hold elsewhere
_CONTENT = Pattern(r"[^\W\d_]{4,}")
_TIED = re.compile(r"[a-z]{1,3}-[A-Z]")
_SHORT = re.compile(r"[A-Z]{2,6}")
_TOKEN = re.compile(r"[^\W_]+(?:[-'.][^\W_]+)*")


def end(plain: str, start: int, small: frozenset[str], openers: frozenset[str], named: Callable[[str], bool]) -> int:
    """The offset after the headline that begins at `start` of a line; `start` where that cannot be told.

    Headlines write all words with capitals but those of `small`; the report goes on with the capital before the first other word
    in small letters, with one of `openers` near before it, with a quotation, or where a small letter meets a capital. What
    is `named` is not parted: a word, or two with their blank.

    >>> line = "Baca Juga: Harga Cabai di Pasar Naik Sementara itu, warga mengeluh"
    >>> line[11:end(line, 11, frozenset({"di"}), frozenset({"sementara"}), lambda words: False)]
    'Harga Cabai di Pasar Naik '
    """
    if not re.match(r"\s*[\"'(]?[^\W_]", plain[start : start + 6]):  # the title itself was lost
        return start
    tokens = list(_TOKEN.finditer(plain, start, min(len(plain), start + MOST_CHARACTERS)))
    for at, token in enumerate(tokens):
        word = token.group()
        glued = _glued(word)
        glued = 0 if glued and named(word) else glued
        follows = tokens[at + 1].group() if at + 1 < len(tokens) else ""
        if at >= LEAST_WORDS - 1 and glued and (_low(follows, small) or word[glued:].lower() in openers):
            return token.start() + glued
        if at >= LEAST_WORDS and word.isdigit() and plain.startswith(". ", token.end()):  # the number of a heading below
            return token.start()
        if at >= LEAST_WORDS and _quoted(plain, token):
            return token.start() - 1
        if _low(word, small) and not _shut(plain, tokens[at:], small):
            return _back(plain, start, tokens[:at], openers, named)
    return len(plain) if len(plain) - start <= MOST_CHARACTERS else start


def content(folded: str) -> Counter[str]:
    """How often each word of some length stands in a text in small letters."""
    return Counter(_CONTENT.findall(folded))


def stray(folded: str, page: Counter[str], small: frozenset[str]) -> bool:
    """Whether the words of a headline in small letters, which `page` counts too, stand almost nowhere else: another story's."""
    here = Counter(word for word in _CONTENT.findall(folded) if word not in small)
    shared = sum(page[word] > times for word, times in here.items())
    return len(here) >= LEAST_CONTENT and shared <= MOST_SHARED * len(here)


def _quoted(plain: str, token: re.Match[str]) -> bool:
    """Whether a word opens a quotation after a blank or what ends a headline, or its opening mark touches the headline."""
    before = plain[token.start() - 2 : token.start()]
    return before in (' "', '!"', '?"') or (
        before[1:] == '"' and (before[0].isalnum() or before[0] in "+%)") and token[0][0].isupper()
    )


def _shut(plain: str, tokens: list[re.Match[str]], small: frozenset[str]) -> bool:
    """Whether one word in small letters belongs to a headline that a quotation's mark ends: … 2026 zona RAWA, Harga Naik"Kami."""
    for token in tokens[1:]:
        if _quoted(plain, token) and plain[token.start() - 2] != " ":
            return True
        if _low(token.group(), small):
            return False
    return False


def _low(word: str, small: frozenset[str]) -> bool:
    """Whether a word is one that headlines would not write small; "iPhone" and "se-Rawa" begin small."""
    return word[:1].islower() and not word[1:2].isupper() and word not in small and not _TIED.match(word)


def _glued(word: str) -> int:
    """Where a small letter, figure or bracket meets a capital inside a word; 0 where nowhere."""
    for at in range(2, len(word)):
        if word[at].isupper() and word[at - 1].islower() and at >= 3:
            return at
    return 0


def _back(plain: str, start: int, tokens: list[re.Match[str]], openers: frozenset[str], named: Callable[[str], bool]) -> int:
    """The start of the sentence that the words after `tokens` belong to."""
    capital = next((at for at in range(len(tokens) - 1, -1, -1) if tokens[at].group()[0].isupper()), 0)
    asked = max(plain.rfind("? ", start, tokens[-1].end()), plain.rfind("! ", start, tokens[-1].end())) if tokens else -1
    if (
        asked > 0
        and sum(token.end() <= asked for token in tokens) >= LEAST_WORDS
        and sum(token.start() > asked for token in tokens) < 6
    ):
        return asked + 1
    for at in range(len(tokens) - 1, max(LEAST_WORDS, len(tokens) - 7) - 1, -1):
        if tokens[at].group().lower() in openers and tokens[at].group()[0].isupper():
            return tokens[at].start()
    for token in tokens[max(LEAST_WORDS - 1, len(tokens) - 3) :]:
        if _glued(token.group()) and not named(token.group()):
            return token.start() + _glued(token.group())
    if capital < LEAST_WORDS:
        return start
    while capital > LEAST_WORDS and named(plain[tokens[capital - 1].start() : tokens[capital].end()]):
        capital -= 1
    if plain[tokens[capital].start() - 1] == "(" and _SHORT.fullmatch(tokens[capital].group()):  # Badan Air Rawa (BAR)
        capital = max(LEAST_WORDS, capital - len(tokens[capital].group()))
    before = plain[tokens[capital].start() - 1]
    return tokens[capital].start() - (before in "\"'(")
