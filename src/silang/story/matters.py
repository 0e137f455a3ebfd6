"""Whether two reports tell of one matter, so that their numbers can answer one question: a loose story holds many accidents."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass

from silang.story.gathering.keys import OFTEN, Background, background, body, number_of, words
from silang.story.reports import Report

TERMS = 36  # rarest words of a report that count
TELLING = 20  # a report of fewer says too little of what it is about
FAMED = 40  # articles of the language that hold a name too well known to tell one matter from another
# How alike the rare words of two reports are at least, by how many rare names both give.
_ALIKE, _MORE = (0.35, 0.25), 0.15


@dataclass(frozen=True)
class _Profile:
    terms: dict[str, float]  # a vector of length 1
    names: frozenset[str]


class Matters:
    """Which reports of a story tell of one matter; what is asked once is kept."""

    def __init__(self) -> None:
        """Nothing is known before it is asked."""
        self._profiles: dict[str, _Profile] = {}
        self._known: dict[tuple[str, str], bool] = {}

    def one(self, a: Report, b: Report) -> bool:
        """Whether two reports may be of one matter: alike in rare words, the less so the more rare names both give."""
        if a.name == b.name:
            return True
        pair = (a.name, b.name) if a.name < b.name else (b.name, a.name)
        if pair not in self._known:
            self._known[pair] = _one(self._profile(a), self._profile(b))
        return self._known[pair]

    def _profile(self, report: Report) -> _Profile:
        if report.name not in self._profiles:
            self._profiles[report.name] = _profile(report)
        return self._profiles[report.name]


def _one(ours: _Profile, theirs: _Profile) -> bool:
    if min(len(ours.terms), len(theirs.terms)) < TELLING:
        return True
    alike = sum(weight * theirs.terms[term] for term, weight in ours.terms.items() if term in theirs.terms)
    shared = len(ours.names & theirs.names)
    return alike >= (_ALIKE[shared] if shared < len(_ALIKE) else _MORE)


def _profile(report: Report) -> _Profile:
    known = background(report.pack)
    counted = Counter(words(body(report.reading)) + 3 * words(report.reading.article.title or ""))
    weighed = sorted((-OFTEN[min(times, len(OFTEN) - 1)] * _rarity(word, known), word) for word, times in counted.items())[:TERMS]
    length = math.sqrt(sum(weight * weight for weight, _ in weighed)) or 1.0
    spoken = {item.speaker for item in report.reading.attributions}
    silent = (name for name in report.reading.names if name.name not in spoken)  # who speaks of many matters tells none
    forms = {mention.of(report.text).casefold() for name in silent for mention in name.mentions}
    return _Profile(
        {word: -weight / length for weight, word in weighed}, frozenset(filter(lambda form: _is_rare(form, known), forms))
    )


def _rarity(word: str, known: Background) -> float:
    return known.rarity.get(number_of(word), known.rarest)


def _is_rare(name: str, known: Background) -> bool:
    return any(known.counts.get(number_of(word), 0) < FAMED for word in words(name))
