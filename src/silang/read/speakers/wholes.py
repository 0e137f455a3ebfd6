"""The full name around one word by which a person is told of again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from silang.read.clauses import Clauses, either
from silang.read.page import Page
from silang.read.speakers.mentions import Mentions
from silang.read.speakers.sayers import Sayers
from silang.spans import Pattern, Span

_WORD = r"(?:[A-Z][^\W\d_A-Z]+(?:['-][^\W\d_]+)*|[A-Z]+(?:\.(?!\w)|(?!\.?\w)))"
_RUN = Pattern(rf"[A-Z](?:[^\W\d_A-Z]+(?:['-][^\W\d_]+)*|[A-Z]*\.?)(?:[ \n]{_WORD})+")  # begun by a set: to search skips to it
PIECE = Pattern(_WORD)
_GIVEN = re.compile(r"[A-Z][^\W\d_A-Z]+")
_VOWEL = re.compile("[aeiouy]")  # "Ltd" has none
_ANY = Pattern(r"[^\W_]+(?:[-'.][^\W_]+)*\.?")
_DATED = re.compile(r",? \(?\d")  # "Senin (9/6)", "Juni 2025"
_AGED = re.compile(r" \(\d{2}\)")  # "X (34)"
_APPOSED = re.compile(r", [^\W\d_A-Z]{4,}| \(\d{2}\)")
_MARK = re.compile(r"[,.;:!?\"()]")
_TITLE = 4  # words of a title, at most
_NEAR = 60  # characters before a name that may hold a title
_MOST = 3  # words of a full name; more are a headline's
_LEAST = 3  # letters of a name to which a word is glued
_GLUED = 7  # letters of such a word


class Counts:
    """How often each word, and each pair of neighbours, stands in a text; counted where it is asked for."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def words(self) -> Counter[str]:
        """How often each word stands."""
        return Counter(_ANY.findall(self._text))

    @cached_property
    def pairs(self) -> Counter[tuple[str, str]]:
        """How often two words stand side by side."""
        return Counter(pairwise(_ANY.findall(self._text)))

    def apart(self, word: str, follows: str) -> bool:
        """Whether a word stands elsewhere without the one that follows it here."""
        return self.words[word] > self.pairs[word, follows]


@dataclass(frozen=True, slots=True)
class Wholes:
    """What is looked at to find full names: the page, its names, the words for what a person is, small words."""

    page: Page
    known: Mentions
    counts: Counts
    titles: Mapping[str, str]
    words: Clauses
    sayers: Sayers

    def around(self, wanted: Mapping[str, bool]) -> Iterable[tuple[str, Span]]:
        """The full names that hold a word of `wanted`, with the word; its value says whether it is known for a person's."""
        for run in _RUN.finditer(self.page.plain):
            if wanted.keys().isdisjoint(run.group().split()):
                continue
            pieces = list(PIECE.finditer(self.page.plain, run.start(), run.end()))
            for at, piece in enumerate(pieces):
                if piece.group() in wanted:
                    span = self._full(pieces, at, person=wanted[piece.group()])
                    if span is not None:
                        yield piece.group(), span

    def titled(self, span: Span) -> bool:
        """Whether a word for what a person is stands before a name, no mark between them."""
        before = _MARK.split(self.page.folded[max(0, span.start - _NEAR) : span.start])[-1]
        return any(word in self.titles for word in before.split())

    def before(self, word: str) -> bool:
        """Whether a word before a name is no part of it: a title, a form of address, a letter that may end a sentence."""
        low = word.lower()
        return low in self.titles or low in self.sayers.hailed or len(low.rstrip(".")) == 1

    def _full(self, pieces: Sequence[re.Match[str]], at: int, *, person: bool) -> Span | None:
        """The full name that the word at index `at` of a run is part of; None where the run has no more, or is a headline."""
        page, known = self.page, self.known
        mixed = self._mixed(pieces[at], person=person)
        sentence = page.sentence_at(pieces[0].start())
        opened = sentence is not None and pieces[0].start() == sentence.start

        def free(piece: re.Match[str], follows: str) -> bool:
            """Whether a name may begin behind a word: a title, what opens the sentence, a body's or a place's name."""
            inside = mixed is not None and mixed.start <= piece.start() and self.counts.apart(piece.group(), follows)
            opens = opened and piece is pieces[0]
            return inside or opens or self._ends(piece, mixed) or self.before(piece.group())

        first, last = at, at + 1
        while last < len(pieces) and not self._ends(pieces[last], mixed) and not _DATED.match(page.plain, pieces[last].end()):
            last += 1
        while first > 0 and known.kind_at(pieces[first - 1].start()) == "PER" and not self.before(pieces[first - 1].group()):
            first -= 1
        told = at > int(opened) or (at == 1 and self._presented(pieces))
        if first == at == last - 1 and told and self._given(pieces, at, mixed) and not self._titles(pieces, at):
            first -= 1
        elif opened and first == 0:
            first = at
        if not 1 < last - first <= _MOST:
            return None
        held = known.at(pieces[first].start())
        begins = held is not None and held[1].type == "PER" and first == at
        if first > 0 and not begins and not free(pieces[first - 1], pieces[first].group()):
            return None
        end = self._unglued(pieces[last - 1])
        return None if end is None else Span(pieces[first].start(), end)

    def _presented(self, pieces: Sequence[re.Match[str]]) -> bool:
        """Whether what somebody is follows the two words that open a sentence: "Amel Sagita, ahli air", "Amel Sagita selaku"."""
        plain, low, end = self.page.plain, pieces[0].group().lower(), pieces[1].end()
        behind = _ANY.match(self.page.folded, end + 1) if plain[end : end + 1] == " " else None
        opened = _APPOSED.match(plain, end) or (behind is not None and behind.group() in self.sayers.being)
        return bool(opened) and low not in self.page.plain

    def _mixed(self, piece: re.Match[str], *, person: bool) -> Span | None:
        """What is taken for a place or a body and holds a person's name behind one: "Jakarta Rendra Wijaya"."""
        held = self.known.holding(piece.start())
        if held is None or len(held) == len(piece.group()) or self.known.kind_at(held.start) == "PER":
            return None
        before = self.page.folded[held.start : piece.start()].rpartition(" ")[0].rpartition(" ")[2]
        if before in either(self.words.bodies, self.sayers.institutions):
            return None  # "PT Sagara"
        aged = _AGED.match(self.page.plain, held.end) is not None and self.titled(held)
        return held if held.start < piece.start() and (person or aged) else None

    def _ends(self, piece: re.Match[str], mixed: Span | None) -> bool:
        """Whether a word is no part of a person's name."""
        low = piece.group().lower().rstrip(".")
        title = self.titles.get(low, "relation") != "relation"
        small = low in either(self.words.prepositions, self.words.openers, self.words.documents, self.words.bodies)
        other = self.known.kind_at(piece.start()) not in (None, "PER") and not (mixed is not None and piece.start() < mixed.end)
        return title or small or self.words.is_verb(low) or other or (len(low) > 1 and piece.group().isupper())

    def _titles(self, pieces: Sequence[re.Match[str]], at: int) -> bool:
        """Whether the words before a name end in a title of several: "Komisaris Besar Rendra"."""
        low = [piece.group().lower() for piece in pieces[max(0, at - _TITLE) : at]]
        return any(" ".join(low[first:]) in self.titles for first in range(len(low) - 1))

    def _given(self, pieces: Sequence[re.Match[str]], at: int, mixed: Span | None) -> bool:
        """Whether a word that stands nowhere else is the first name before one that is known: "Rendra" in "Rendra Wijaya"."""
        piece, name, sayers = pieces[at - 1], pieces[at], self.sayers
        word, low = piece.group(), piece.group().lower()
        beside = name.start() == piece.end() + 1 and self.page.plain[piece.end()] == " "
        field = at > 1 and pieces[at - 2].group().lower() in either(sayers.portfolios, sayers.fields, sayers.departed)
        if field or low in either(self.words.persons, sayers.departments, sayers.divisions) or self.before(word):
            return False
        own = _GIVEN.fullmatch(word) is not None and _VOWEL.search(name.group().lower()) is not None
        return beside and own and not self._ends(piece, mixed) and not self.counts.apart(word, name.group())

    def _unglued(self, piece: re.Match[str]) -> int | None:
        """Where the last word of a name ends, a relative word or a longer word glued to it left out; None where that is unsure."""
        word = piece.group()
        for tail in self.words.relatives:
            if word.endswith(tail) and len(word) > len(tail) + 2:
                return piece.end() - len(tail)
        glued = (at for at in range(_LEAST, len(word) - _GLUED + 1) if self._word(word[at:]))
        cut = next(glued, None) if self.counts.words[word] == 1 else None
        if cut is not None:
            return piece.start() + cut
        inside = any(prefix in word[3:-3] for prefix in self.words.verb_prefixes if len(prefix) > 2)
        return None if inside or word.endswith(self.words.nominal) else piece.end()

    def _word(self, tail: str) -> bool:
        """Whether letters that end a word are one by themselves: a verb by its form, or one that the pack or the article has."""
        return self.words.is_verb(tail) or tail in self.words.openers or self.counts.words[tail] > 0
