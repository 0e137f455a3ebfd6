"""Offices of several words told in one that is made of them: "Kadishub" of "Kepala Dinas Perhubungan"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from silang.read.clauses import either
from silang.read.speakers.bodies import heads
from silang.read.speakers.mentions import Said, Setting
from silang.spans import Span

_LEAST = 4  # letters of an office told in one word
_PIECE = 2  # letters out of the middle of a word, at least


def held_by(setting: Setting, source: Span, spoken: Sequence[str], said_of: Mapping[str, Said]) -> list[str]:
    """The people of whom the article says in several words the office that opens a source: "Kadishub", "Kabid Humas"."""
    if not told_in_one(setting, source, spoken[0]):
        return []
    whole, rest = setting.sayers.short.get(spoken[0]), set(spoken[1:])

    def holds(said: Said) -> bool:
        told = formed(spoken[0], said.posts) if whole is None else any(post[: len(whole)] == whole for post in said.posts)
        return told and rest <= said.words

    return [name for name, said in said_of.items() if name.lower() != spoken[0] and holds(said)]


def told_in_one(setting: Setting, source: Span, word: str) -> bool:
    """Whether a source opens with a word in a capital that may be an office told in one, and no body, people or known name."""
    others = either(heads(setting), setting.words.plurals, setting.words.persons, *setting.sayers.unnamed.values())
    known = setting.known.at(source.start)
    free = known is None or (known[1].type == "PER" and known[1].name.lower() == word)
    return free and word not in others and setting.page.plain[source.start].isupper()


def formed(short: str, posts: Iterable[Sequence[str]]) -> bool:
    """Whether a word in small letters is made of the words of an office, in their order and from the first one on.

    >>> formed("kadishub", [("kepala", "dinas", "perhubungan", "kota", "banyu")]), formed("kades", [("kepala", "dinas")])
    (True, False)
    """
    return len(short) >= _LEAST and any(post and short != post[0] and _pieces(short, post) for post in posts)


def _pieces(short: str, words: Sequence[str]) -> bool:
    """Whether letters are pieces of words: each the first letters of a word, letters of it in order, or a part of its middle."""
    if not short:
        return True
    if not words:
        return False
    return any(
        _of_word(short[:length], words[0]) and _pieces(short[length:], words[1:])
        for length in range(min(len(short), len(words[0]) - 1), 0, -1)
    )


def _of_word(piece: str, word: str) -> bool:
    """Whether letters are a piece of a word: "ka" of "kepala", "hub" of "perhubungan"."""
    if len(piece) >= _PIECE and piece in word:
        return True
    left = iter(word)
    return piece[0] == word[0] and all(letter in left for letter in piece)
