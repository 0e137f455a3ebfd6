"""How the labels of KoTA-414 cut an office from the body it is of, learnt from one half of its documents for the other.

The labels draw the line between ROLE and AFFILIATION of one and the same phrase in different ways. For the offices that
`kota.toml` names, the line is drawn here as most labels of the other half draw it; where these are undecided or fewer than
two, it stays. A phrase never votes on itself, however often it is labelled.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

_HEADS = [tuple(head.split()) for head in tomllib.loads(Path(__file__).with_name("kota.toml").read_text(encoding="utf-8"))["heads"]]
_LEAST = 2  # phrases that make a majority


class Phrase(NamedTuple):
    """An office with what it is of, in small letters, and how many of its words are the office (0 = all)."""

    words: tuple[str, ...]
    line: int


class Cuts:
    """Where labels draw the line, by the head that a phrase begins with."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._votes: dict[tuple[str, ...], set[Phrase]] = {}
        for phrase in phrases:
            head = _head(phrase.words)
            if len(phrase.words) > len(head) > 0:
                self._votes.setdefault(head, set()).add(phrase)

    def line(self, words: Sequence[str], own: int) -> int:
        """How many words most labels take for the office (all of them: their number); `own` where they are undecided."""
        votes = Counter(phrase.line for phrase in self._votes.get(_head(words), ()) if phrase.words != tuple(words))
        (line, most), *others = votes.most_common(2) or [(own, 0)]
        if votes.total() < _LEAST or (others and others[0][1] == most):
            return own
        return line or len(words)

    def met(self, phrases: Iterable[Phrase]) -> tuple[int, int, int, int]:
        """Of labelled phrases that begin with a head: ROLE met by this cut and all, AFFILIATION met and all."""
        of_heads = [phrase for phrase in phrases if len(phrase.words) > len(_head(phrase.words)) > 0]
        met = [self.line(p.words, len(_head(p.words))) == (p.line or len(p.words)) for p in of_heads]
        bodies = [same for phrase, same in zip(of_heads, met, strict=True) if phrase.line]
        return sum(met), len(met), sum(bodies), len(bodies)


def _head(words: Sequence[str]) -> tuple[str, ...]:
    """The longest head that words begin with; empty where they begin with none."""
    return max((head for head in _HEADS if head == tuple(words[: len(head)])), key=len, default=())
