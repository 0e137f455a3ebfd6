"""Persons that the tagger is not sure of, kept where the article or the tables tell that they are persons, else left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from silang.read.names.gazetteer import Known
from silang.read.names.runs import Run
from silang.read.names.tokens import Tokens

_LEAST = {"given": 0.3, "address": 0.4, "office": 0.5, "": 0.65}  # how sure the tagger must be of a person, by what tells of one
_ADDRESS = ("rank", "honorific", "academic")


def sure(cut: Tokens, weighed: Iterable[tuple[Run, float]], words: Known) -> Iterator[Run]:
    """The runs in order, without the persons that are doubtful at each place where one of their words stands; their makers stay.

    `weighed` are the runs, each with how probable the tagger finds it that its words are a person's.
    """
    found = list(weighed)
    ends = {run.last for run, _ in found if run.type == "PER"}
    bracketed = {cut.word[at] for at in cut.capital if at - 1 in ends and _bracketed(cut, at)}
    best: dict[str, float] = defaultdict(float)
    for run, weight in found:
        for word in cut.word[run.first : run.last] if run.type == "PER" else ():
            best[word] = max(best[word], weight)
    told = {word: _LEAST["address" if word in bracketed else ""] for word in best}
    for run, _ in found:
        if run.type == "PER":
            least = _LEAST[_tells(cut, run, words)]
            for word in cut.word[run.first : run.last]:
                told[word] = min(told[word], least)
    for run, _ in found:
        if run.type == "PER" and run.last - run.first == 1 and _post(cut.low[run.first], words):
            continue
        if run.type != "PER" or any(best[word] >= told[word] for word in cut.word[run.first : run.last]):
            yield run
        elif cut.low[run.first] in words.maker:
            yield Run(run.first, run.first + 1, "ORG")


def _post(low: str, words: Known) -> bool:
    """Whether a word by itself is a post ("Menag"), no name."""
    return words.titles.get(low) == "office" and low not in words.given


def _bracketed(cut: Tokens, at: int) -> bool:
    """Whether a word, no short form in capitals, stands alone in brackets."""
    return 0 < at < len(cut.word) - 1 and cut.word[at - 1] == "(" and cut.word[at + 1] == ")" and not cut.word[at].isupper()


def _tells(cut: Tokens, run: Run, words: Known) -> str:
    """What tells that a run is a person: a given name in it, a form of address or an office before it, "" for nothing."""
    if any(low in words.given for low in cut.low[run.first : run.last]):
        return "given"
    if not run.first or cut.fresh[run.first]:
        return ""
    title = words.titles.get(cut.low[run.first - 1].rstrip("."), "")
    return "address" if title in _ADDRESS else "office" if title in ("office", "relation") else ""
