"""The tagger of names: a conditional random field (CRFsuite) over the features of words, trained by bench/train_names.py."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

import pycrfsuite

from silang.errors import PackError
from silang.model import NameType
from silang.pack import Pack
from silang.read.names.features import Features
from silang.read.names.gazetteer import known
from silang.read.names.runs import Run
from silang.read.names.tokens import Tokens

_TYPES: dict[str, NameType] = {"PER": "PER", "ORG": "ORG", "LOC": "LOC"}


class Tagger:
    """Finds the names among the words of an article; one of it for a pack."""

    def __init__(self, pack: Pack) -> None:
        """The pack holds `names.model` and `names.features`, the features that the model weighs; raises PackError if not."""
        model, weighed = pack.folder / "names.model", pack.folder / "names.features"
        self._crf = pycrfsuite.Tagger()
        try:
            self._crf.open(str(model))
            self._features = Features(known(pack), frozenset(weighed.read_text(encoding="utf-8").split("\n")))
        except (OSError, ValueError) as error:
            raise PackError(str(model), "", f"no model of names: {error}") from error
        self._person = tuple(label for label in self._crf.labels() if label.endswith("PER"))

    def runs(self, tokens: Tokens) -> Iterator[Run]:
        """The names in order, none overlapping."""
        for _, runs in self._tagged(tokens):
            yield from runs

    def weighed(self, tokens: Tokens) -> Iterator[tuple[Run, float]]:
        """The names in order, each with how probable it is that its words are a person's; 1.0 for what is tagged otherwise."""
        for start, runs in self._tagged(tokens):
            for run in runs:
                yield run, self._weight(run, start) if run.type == "PER" else 1.0

    def _tagged(self, tokens: Tokens) -> Iterator[tuple[int, list[Run]]]:
        """Where each stretch of words begins, and the names in it; the model holds its weights until the next is asked for."""
        elsewhere = self._features.elsewhere(tokens)
        for start, end in self._features.stretches(tokens):
            yield start, list(_runs(start, self._crf.tag(self._features.of(tokens, start, end, elsewhere))))

    def _weight(self, run: Run, start: int) -> float:
        words = range(run.first - start, run.last - start)
        whole: float = sum(self._crf.marginal(label, at) for at in words for label in self._person)
        return whole / len(words)


def _runs(start: int, labels: Iterable[str]) -> Iterator[Run]:
    """The names that the labels of the words from `start` on tell."""
    first, before = start, "O"
    for i, label in enumerate(labels, start):
        if label == "O":
            before = label
            continue
        if label[0] in "BU" or before[0] in "LUO" or label[2:] != before[2:]:
            first = i
        if label[0] in "LU":
            yield Run(first, i + 1, _TYPES[label[2:]])
        before = label


@lru_cache(maxsize=4)
def tagger(pack: Pack) -> Tagger:
    """The pack's tagger, loaded once."""
    return Tagger(pack)
