"""An article's own words, those outside quotation marks, sentence by sentence; and the words that it quotes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from silang.model import Reading
from silang.read.page import Page
from silang.spans import Span

NAMED = 0.5  # what a word weighs that names or numbers something: two reports of one event share those anyway
APART = 3  # characters between two words; where more stand, something was cut out between them
_WORD = re.compile(r"\d+(?:[.,:/]\d+)*|[^\W_]+(?:[-'][^\W_]+)*")


@dataclass(frozen=True)
class Unit:
    """The words of one sentence, or of one quotation, in small letters, and where they stand.

    `hard` says which of them name or number something: those with a digit, or with a capital that opens no sentence.
    """

    words: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    hard: tuple[bool, ...]

    @cached_property
    def known(self) -> frozenset[str]:
        """The words as a set."""
        return frozenset(self.words)

    @cached_property
    def weights(self) -> dict[str, float]:
        """What each of the words weighs, all its places together."""
        found: dict[str, float] = {}
        for word, hard in zip(self.words, self.hard, strict=True):
            found[word] = found.get(word, 0.0) + (NAMED if hard else 1.0)
        return found

    @cached_property
    def weight(self) -> float:
        """How much its words weigh."""
        return self.weigh(0, len(self.words))

    def weigh(self, start: int, end: int) -> float:
        """How much the words from `start` to `end` weigh: plain ones 1, those that name something `NAMED`."""
        named = sum(self.hard[start:end])
        return end - start - named + NAMED * named

    def plain(self, start: int, end: int) -> int:
        """How many of the words from `start` to `end` name nothing."""
        return end - start - sum(self.hard[start:end])

    def named(self, start: int, end: int) -> list[str]:
        """Those of the words from `start` to `end` that name or number something."""
        return [word for word, hard in zip(self.words[start:end], self.hard[start:end], strict=True) if hard]

    @cached_property
    def cuts(self) -> tuple[int, ...]:
        """The words after which something was cut out of the text."""
        pairs = enumerate(pairwise(self.places))
        return tuple([at for at, (before, after) in pairs if after[0] - before[1] > APART])

    def joined(self, left: int, right: int) -> bool:
        """Whether nothing was cut out of the text between two words."""
        return not any(left <= at < right for at in self.cuts)

    def span(self, start: int, end: int) -> Span:
        """The characters from the word at `start` to the one before `end`."""
        return Span(self.places[start][0], self.places[end - 1][1])


@dataclass(frozen=True)
class Wording:
    """The body of a reading, debris left out, as words."""

    reading: Reading

    @cached_property
    def own(self) -> tuple[Unit, ...]:
        """The sentences, quotations cut out of them."""
        return self._cut[0]

    @cached_property
    def quoted(self) -> tuple[Unit, ...]:
        """The quotations."""
        return self._cut[1]

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """For each word outside quotations the sentences that hold it."""
        return placed(self.own)

    @cached_property
    def held(self) -> frozenset[str]:
        """The words outside quotations as a set."""
        return frozenset(self.places)

    @cached_property
    def exact(self) -> dict[tuple[str, ...], int]:
        """The sentences by their words; of several that are the same, the first."""
        return {unit.words: at for at, unit in reversed([*enumerate(self.own)])}

    @cached_property
    def quoted_places(self) -> dict[str, list[int]]:
        """For each quoted word the quotations that hold it."""
        return placed(self.quoted)

    @cached_property
    def known(self) -> frozenset[str]:
        """The words, quoted ones too, as a set."""
        return frozenset().union(*[unit.known for unit in self.own], *[unit.known for unit in self.quoted])

    @cached_property
    def weight(self) -> float:
        """How much the words outside quotations weigh."""
        return sum(unit.weight for unit in self.own)

    @cached_property
    def quoted_words(self) -> int:
        """How many words stand in quotations."""
        return sum(len(unit.words) for unit in self.quoted)

    @cached_property
    def own_words(self) -> int:
        """How many words stand outside quotations."""
        return sum(len(unit.words) for unit in self.own)

    @cached_property
    def _cut(self) -> tuple[tuple[Unit, ...], tuple[Unit, ...]]:
        page = Page(self.reading.text, tuple(item.span for item in self.reading.not_body))
        quotations = [(quotation.span.start, quotation.span.end) for quotation in page.quotations]
        starts = [sentence.start for sentence in page.sentences]
        own: list[list[tuple[int, int]]] = [[] for _ in starts]
        quoted: list[list[tuple[int, int]]] = [[] for _ in quotations]
        sentence, quotation = -1, 0
        for match in _WORD.finditer(page.folded):
            place = match.span()
            while quotation < len(quotations) and quotations[quotation][1] <= place[0]:
                quotation += 1
            if quotation < len(quotations) and quotations[quotation][0] <= place[0]:
                quoted[quotation].append(place)
                continue
            while sentence + 1 < len(starts) and starts[sentence + 1] <= place[0]:
                sentence += 1
            if sentence >= 0:
                own[sentence].append(place)
        return (
            tuple(
                _unit(page, places, opens=places[0][0] - start < APART) for start, places in zip(starts, own, strict=True) if places
            ),
            tuple(_unit(page, places, opens=True) for places in quoted if places),
        )


def placed(units: Sequence[Unit]) -> dict[str, list[int]]:
    """For each word the units that hold it."""
    places: dict[str, list[int]] = defaultdict(list)
    for at, unit in enumerate(units):
        for word in unit.known:
            places[word].append(at)
    return places


def _unit(page: Page, places: Sequence[tuple[int, int]], *, opens: bool) -> Unit:
    folded, plain = page.folded, page.plain
    hard = [folded[start].isdigit() or plain[start].isupper() for start, _ in places]
    if opens and not folded[places[0][0]].isdigit():
        hard[0] = False
    return Unit(tuple([folded[start:end] for start, end in places]), tuple(places), tuple(hard))
