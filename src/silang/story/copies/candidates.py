"""Which articles of a pile may share wording: those that hold the same rare words or the same short runs of words."""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from zlib import crc32

from silang.story.copies.wording import Wording

RUN = 4  # words of a run that is looked up
KEPT = 3  # one run in so many is kept, by its hash
RARE = 24  # rarest words of each article that are looked up
MOST_HOLDERS = 40  # articles that one sign leads to, the first in order
SIGNS = 3  # shared by two articles that are held against each other
MOST_HELD = 8  # articles that each is held against, those with most shared signs
_MASK = (1 << 61) - 1


def candidates(wordings: Sequence[Wording]) -> Iterator[tuple[int, int]]:
    """Pairs of indices, the smaller first, in order; each article leads to a limited number of those before it."""
    frequency = Counter(word for wording in wordings for word in wording.known)
    holders: dict[int | str, list[int]] = defaultdict(list)
    for number, wording in enumerate(wordings):
        signs: set[int | str] = {*_runs(wording), *_rarest(wording, frequency)}
        shared: Counter[int] = Counter()
        for sign in signs:
            holding = holders[sign]
            shared.update(holding)
            if len(holding) < MOST_HOLDERS:
                holding.append(number)
        near = sorted((other for other, count in shared.items() if count >= SIGNS), key=lambda other: (-shared[other], other))
        yield from ((other, number) for other in sorted(near[:MOST_HELD]))


def _rarest(wording: Wording, frequency: Counter[str]) -> Sequence[str]:
    """The rarest words that more than one article holds."""
    shared = [(frequency[word], word) for word in wording.known if frequency[word] > 1]
    return [word for _, word in heapq.nsmallest(RARE, shared)]


def _runs(wording: Wording) -> Iterator[int]:
    """Hashes of runs of words, one in `KEPT`, told by their first two words, so the same ones in every article."""
    for unit in (*wording.own, *wording.quoted):
        hashes = [_hash(word) for word in unit.words]
        for at in range(len(hashes) - RUN + 1):
            if (hashes[at] + hashes[at + 1]) % KEPT == 0:
                value = 0
                for part in hashes[at : at + RUN]:
                    value = (value * 1_000_003 + part) & _MASK
                yield value


@lru_cache(maxsize=1 << 16)
def _hash(word: str) -> int:
    return crc32(word.encode("utf-8", "surrogatepass"))
