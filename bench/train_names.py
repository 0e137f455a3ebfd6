"""Trains the tagger of names and writes `names.model` and `names.features` into a pack.

It learns from idner-news-2k (MIT) and from 496 articles of the collections that stand above its folder: the names in them were
marked by hand, and `bench/names.jsonl` holds where they stand and of what type they are, no words. The same files give the same
model. Run by hand when the features or the tables that they ask are changed:

    python bench/train_names.py ../shared/corpora/idner-news-2k/train.txt src/silang/packs/id
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pycrfsuite

from silang.pack import Pack
from silang.read.names.features import Features
from silang.read.names.gazetteer import Known, known
from silang.read.names.tokens import Tokens, tokens
from silang.read.page import Page
from silang.spans import Span

TIMES = 2  # that each sentence of the corpus counts: its names are of other years and outlets than our articles'
PARAMETERS = {"c1": 0.2, "c2": 0.1, "max_iterations": 120, "feature.possible_transitions": False}
MARKED = Path(__file__).with_name("names.jsonl")
SHA256 = {  # of the collections whose articles were marked
    "indonews.jsonl": "1dc10197f0981d726a0ec4c470eb3c712e458d8e557ec5e8797060f6c151a37b",
    "stories-2019.jsonl": "e2aaf64e67df55a0ab8e64ac44fd94d8bee0295bff5c44b5d9e1c9a6661bd524",
    "indirect-quotes-kota414-dev.jsonl": "1e0c2b67a8796746e619aaa2521e4dd4970cd6c46aaf96527d44e2a1781f7e6c",
}
Named = tuple[str, list[tuple[Span, str]]]  # a text, the spans and types of its names


def sentences(path: Path) -> Iterator[Named]:
    """The sentences of a CoNLL file (word, part of speech, tag), words joined by blanks, with their names."""
    text, names = "", list[tuple[Span, str]]()
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        columns = line.split()
        if len(columns) == 3:
            start = len(text) + 1 if text else 0
            text = f"{text} {columns[0]}" if text else columns[0]
            if columns[2].startswith("I") and names:
                names[-1] = (Span(names[-1][0].start, len(text)), names[-1][1])
            elif columns[2] != "O":
                names.append((Span(start, len(text)), columns[2][2:]))
        elif text:
            yield text, names
            text, names = "", []


def bare(span: Span, text: str) -> Span:
    """The span without marks that the corpus leaves glued to its words; a bracket that it opens itself stays closed."""
    span = span.trim(text, "([\"'")
    words = span.of(text)
    return span.trim(text, ",.?!;:\"'" if words.count("(") == words.count(")") else "()[],.?!;:\"'")


def labels(cut: Tokens, names: Iterable[tuple[Span, str]]) -> list[str]:
    """A label for each word: the first (B), one inside (I), the last (L), the only one (U) of a name, or none (O)."""
    told = ["O"] * len(cut.word)
    for span, kind in names:
        inside = [i for i in range(len(cut.word)) if cut.start[i] < span.end and span.start < cut.end[i]]
        for i in inside:
            told[i] = f"I-{kind}"
        if inside:
            told[inside[0]], told[inside[-1]] = f"B-{kind}", f"L-{kind}"
        if len(inside) == 1:
            told[inside[0]] = f"U-{kind}"
    return told


def texts(folder: Path) -> dict[str, str]:
    """The texts of the collections by the articles' ids; those that are held as words are joined by blanks."""
    found: dict[str, str] = {}
    for name, sha256 in SHA256.items():
        raw = (folder / name).read_bytes()
        if hashlib.sha256(raw).hexdigest() != sha256:
            raise SystemExit(f"{folder / name} is not the collection in which the names were marked")
        for row in map(json.loads, raw.splitlines()):
            found |= {row["id"]: row["text"]} if "id" in row else {f"k{row['i']:03}": " ".join(row["tokens"])}
    return found


def articles(folder: Path, words: Known) -> Iterator[tuple[Page, list[tuple[Span, str]], list[Span]]]:
    """The marked articles: the page, the names on it, and places that nothing is to be learnt from."""
    held = texts(folder)
    for marked in map(json.loads, MARKED.read_text(encoding="utf-8").splitlines()):
        page = Page(held[marked["id"]], tuple(Span(*span) for span in marked["aside"]))
        unsure = [Span(*span) for span in marked["unsure"]]
        doubtful = [span for span in unsure if span.of(page.plain).lower() not in words.country]  # "pemain Jepang" is no name
        yield page, [(Span(start, end), kind) for start, end, kind in marked["names"]], doubtful


def main(corpus: Path, folder: Path) -> None:
    """Trains on `corpus` and the marked articles and writes the model and the features that it weighs into the pack at `folder`."""
    words = known(Pack(folder))
    features = Features(words)
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(PARAMETERS)

    def learn(page: Page, names: list[tuple[Span, str]], doubtful: Iterable[Span]) -> None:
        cut = tokens(page, words)
        told, elsewhere = labels(cut, names), features.elsewhere(cut)
        for start, end in features.stretches(cut):
            if not any(cut.start[start] < span.end and span.start < cut.end[end - 1] for span in doubtful):
                trainer.append(features.of(cut, start, end, elsewhere), told[start:end])

    for text, names in [*sentences(corpus)] * TIMES:
        learn(Page(text), [(bare(span, text), kind) for span, kind in names], ())
    for marked in articles(corpus.parents[1], words):
        learn(*marked)
    trainer.train(str(folder / "names.model"))
    tagger = pycrfsuite.Tagger()
    tagger.open(str(folder / "names.model"))
    weighed = sorted({feature for feature, _ in tagger.info().state_features})
    (folder / "names.features").write_text("\n".join(weighed), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
