"""Scores readings on the human labels of indirect quotation of KoTA-414 (recall only: the labels are incomplete).

    python tests/gold/kota.py CORPUS.jsonl [--misses]

The corpus holds tokens; they are put together to a text as a newspaper would set them, and its spans are mapped to characters.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from silang import outlet, pack
from silang.model import Article, Attribution, Reading
from silang.read.reading import read
from silang.spans import Span

_BEFORE, _AFTER = set(".,;:)?!%”’"), set("(“‘")
_OF_SOURCE = ("PERSON", "ROLE", "AFFILIATION")
_REACH = 90  # characters between what is labelled of a source and its cue


@dataclass(frozen=True)
class Document:
    """A text with its labels: (kind, characters) in order."""

    text: str
    labels: tuple[tuple[str, Span], ...]


@dataclass
class Score:
    """Right and all, by kind of label; `misses` are (label, words)."""

    right: dict[str, int] = field(default_factory=dict)
    all: dict[str, int] = field(default_factory=dict)
    misses: list[tuple[str, str]] = field(default_factory=list)

    def count(self, kind: str, good: bool, words: str) -> None:
        self.all[kind] = self.all.get(kind, 0) + 1
        self.right[kind] = self.right.get(kind, 0) + good
        if not good:
            self.misses.append((kind, words))

    def recall(self, kind: str) -> float:
        return self.right.get(kind, 0) / max(1, self.all.get(kind, 0))


def documents(path: Path) -> Iterator[Document]:
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text, places = _set(row["tokens"])
        labels = sorted((places[first].start, kind, places[last - 1].end) for first, last, kind, _ in row["spans"])
        yield Document(text, tuple((kind, Span(start, end)) for start, kind, end in labels))


def _set(tokens: list[str]) -> tuple[str, list[Span]]:
    text, places, glue, quotes = "", [], True, 0
    for token in tokens:
        quote = token in {'"', "''", "``"}
        closing = token[0] in _BEFORE or (quote and quotes % 2 == 1)
        if text and not glue and not closing:
            text += " "
        shown = '"' if quote else token
        places.append(Span(len(text), len(text) + len(shown)))
        text += shown
        glue = token[-1] in _AFTER or (quote and quotes % 2 == 0)
        quotes += quote
    return text, places


def score(documents_: Iterator[Document], readings: Iterator[Reading]) -> Score:
    total = Score()
    for document, reading in zip(documents_, readings, strict=True):
        for statement, cue, source in _statements(document):
            words = statement.of(document.text)
            found = next((a for a in reading.attributions if _same(a, statement, cue)), None)
            total.count("STATEMENT", found is not None, f"[{cue.of(document.text) if cue else None}] {words}")
            if found is not None:
                _score_source(total, document, reading, found, source)
    return total


def _statements(document: Document) -> Iterator[tuple[Span, Span | None, dict[str, Span]]]:
    """Each labelled statement with its cue and what is labelled around that cue."""
    cues = [span for kind, span in document.labels if kind in ("CUE", "CUECOREF")]
    for kind, statement in document.labels:
        if kind == "STATEMENT":
            near = [
                c for c in cues if _gap(c, statement) < 80 and not statement.holds(c) and not _parted(document.text, c, statement)
            ]
            cue = min(near, key=lambda c: (_gap(c, statement), c.start), default=None)
            if cue is None:
                yield statement, None, {}
            else:
                around = {k: s for k, s in document.labels if k in _OF_SOURCE and s.end <= cue.start < s.end + _REACH}
                around = {k: s for k, s in around.items() if "." not in document.text[s.end : cue.start]}
                yield statement, cue, around


def _parted(text: str, cue: Span, statement: Span) -> bool:
    """Whether a sentence ends between the two, so that the cue is another statement's."""
    between = text[min(cue.end, statement.end) : max(cue.start, statement.start)]
    return ". " in between or (text[statement.end - 1] == "." and cue.start >= statement.end)


def _gap(a: Span, b: Span) -> int:
    return max(b.start - a.end, a.start - b.end, 0)


def _same(a: Attribution, statement: Span, cue: Span | None) -> bool:
    """Whether the words are the statement's, and the cue the labelled one (where the labels name none, any will do)."""
    if cue is not None and (a.cue is None or not a.cue.overlaps(cue)):
        return False
    said = {i for span in a.content for i in range(span.start, span.end)}
    gold = set(range(statement.start, statement.end))
    return len(said & gold) >= 0.5 * len(said | gold)


def _score_source(total: Score, document: Document, reading: Reading, found: Attribution, source: dict[str, Span]) -> None:
    text = document.text
    if "PERSON" in source:
        name = source["PERSON"].of(text).strip(" .,")
        told = (found.speaker or "") + " " + (found.source.of(text) if found.source else "")
        total.count("PERSON", found.speaker is not None and (name in told or (found.speaker in name)), f"{name} | {told}")
    for kind, span in (("ROLE", found.role), ("AFFILIATION", found.affiliation)):
        if kind in source:
            gold = source[kind].of(text).strip(" .,").casefold()
            got = span.of(text).strip(" .,").casefold() if span else ""
            total.count(kind, gold == got, f"{gold} | {got} | {found.source.of(text) if found.source else ''}")


def main(path: str, *flags: str) -> None:
    language, outlets = pack.load("id"), outlet.load("id")
    texts = list(documents(Path(path)))
    readings = (read(Article(name=str(i), text=d.text), language, outlets) for i, d in enumerate(texts))
    result = score(iter(texts), readings)
    for kind in result.all:
        print(f"{kind:12} recall {result.recall(kind):.3f}  ({result.right[kind]} of {result.all[kind]})")
    if "--misses" in flags:
        for kind, words in result.misses:
            print(f"{kind}\t{words}")


if __name__ == "__main__":
    main(*sys.argv[1:])
