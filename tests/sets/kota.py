"""Scores readings on the human labels of indirect quotation of KoTA-414 (recall only: the labels are incomplete).

    python tests/sets/kota.py CORPUS.jsonl [--misses] [--cuts] [--causes]

The corpus holds tokens; they are put together to a text as a newspaper would set them, and its spans are mapped to characters.

What is labelled of a source is the run of PERSON, ROLE and AFFILIATION labels, one beside the other, that stands nearest before the
cue. ROLE and AFFILIATION are scored three times: exact as our record cuts them, by half of the characters ("half"), and exact
as the labels mostly cut the same words ("cut": `kota.toml` says where they cut otherwise, and "--cuts" counts it, with how many
labels one cut for each first word of an office would meet at most). "--causes" counts the misses of ROLE and AFFILIATION by cause.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections import Counter
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
_BESIDE = 3  # characters between two labels of one source
_CUTS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


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
                yield statement, cue, _around(document, cue)


def _around(document: Document, cue: Span) -> dict[str, Span]:
    """The run of labels of one source that stands nearest before a cue, in the same sentence."""
    found: dict[str, Span] = {}
    start = cue.start
    for kind, span in reversed(document.labels):
        if kind in _OF_SOURCE and span.end <= cue.start < span.end + _REACH and "." not in document.text[span.end : start]:
            if kind in found or (found and start - span.end > _BESIDE):
                break
            found[kind], start = span, span.start
    return found


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
            gold, got = _words(text, source[kind]), _words(text, span)
            total.count(kind, gold == got, f"{gold} | {got} | {found.source.of(text) if found.source else ''}")
            total.count(f"{kind} half", _share(source[kind], span) >= 0.5, gold)
    for kind, span in zip(("ROLE", "AFFILIATION"), _as_labels_cut(text, found.role, found.affiliation), strict=True):
        if kind in source:
            total.count(f"{kind} cut", _words(text, source[kind]) == _words(text, span), _words(text, source[kind]))


def _words(text: str, span: Span | None) -> str:
    return span.of(text).strip(" .,").casefold() if span else ""


def _share(gold: Span, span: Span | None) -> float:
    """The characters that two spans share, of all that either has."""
    if span is None:
        return 0.0
    shared = max(0, min(gold.end, span.end) - max(gold.start, span.start))
    return shared / (len(gold) + len(span) - shared)


def _as_labels_cut(text: str, role: Span | None, affiliation: Span | None) -> tuple[Span | None, Span | None]:
    """The same words with the line between office and body where most labels draw it."""
    if role is None:
        return role, affiliation
    together = affiliation is not None and 0 <= affiliation.start - role.end <= _BESIDE
    end = affiliation.end if affiliation is not None and together else role.end
    words = text[role.start : end].casefold()
    if _begins(words, _CUTS["split"]) and role.end - role.start == len(_begins(words, _CUTS["split"])):
        first = role.start + words.rindex(" ", 0, len(role))
        return Span(role.start, first), Span(first + 1, end)
    return (Span(role.start, end), None if together else affiliation) if _begins(words, _CUTS["whole"]) else (role, affiliation)


def _begins(words: str, heads: list[str]) -> str:
    """The longest of the heads that the words begin with; nothing where they begin with none."""
    return max((head for head in heads if (words + " ").startswith(head + " ")), key=len, default="")


def cuts(documents_: Iterator[Document]) -> Counter[tuple[str, str]]:
    """How often the labels keep an office with what it is of, and how often they cut it, by the list that names it."""
    counted: Counter[tuple[str, str]] = Counter()
    for document in documents_:
        for at, (kind, span) in enumerate(document.labels):
            after = document.labels[at + 1] if at + 1 < len(document.labels) else ("", Span(0, 0))
            cut = kind == "ROLE" and after[0] == "AFFILIATION" and 0 <= after[1].start - span.end <= _BESIDE
            words = _words(document.text, Span(span.start, after[1].end) if cut else span)
            for name, heads in _CUTS.items() if kind == "ROLE" else ():
                head = _begins(words, heads)
                if head and len(words) > len(head):
                    role = _words(document.text, span)
                    counted[name, "inside the head" if len(role) < len(head) else "behind the head" if cut else "not at all"] += 1
    return counted


def ceiling(documents_: Iterator[Document]) -> tuple[int, int]:
    """How many ROLE labels one cut for each first word of an office meets at most, and how many there are."""
    ways: dict[str, Counter[int]] = {}
    for document in documents_:
        for at, (kind, span) in enumerate(document.labels):
            if kind == "ROLE":
                after = document.labels[at + 1] if at + 1 < len(document.labels) else ("", Span(0, 0))
                cut = after[0] == "AFFILIATION" and 0 <= after[1].start - span.end <= _BESIDE
                role = _words(document.text, span).split()
                ways.setdefault(role[0] if role else "", Counter())[len(role) if cut else 0] += 1
    return sum(max(way.values()) for way in ways.values()), sum(way.total() for way in ways.values())


def causes(misses: list[tuple[str, str]]) -> Counter[tuple[str, str]]:
    """The misses of ROLE and AFFILIATION by how the words found stand to the labelled ones."""
    counted: Counter[tuple[str, str]] = Counter()
    for kind, told in misses:
        if kind in ("ROLE", "AFFILIATION"):
            gold, got, _ = (words.strip() for words in told.split("|", 2))
            counted[kind, _cause(gold, got)] += 1
    return counted


def _cause(gold: str, got: str) -> str:
    if not got:
        return "nothing found"
    if set(gold.split()).isdisjoint(got.split()):
        return "other words"
    if gold.startswith(got):
        return "the label ends later"
    if gold.endswith(got):
        return "the label begins earlier"
    return "ours ends later" if got.startswith(gold) else "ours begins earlier" if got.endswith(gold) else "both differ"


def main(path: str, *flags: str) -> None:
    language, outlets = pack.load("id"), outlet.load("id")
    texts = list(documents(Path(path)))
    readings = (read(Article(name=str(i), text=d.text), language, outlets) for i, d in enumerate(texts))
    result = score(iter(texts), readings)
    for kind in result.all:
        print(f"{kind:12} recall {result.recall(kind):.3f}  ({result.right[kind]} of {result.all[kind]})")
    if "--cuts" in flags:
        for (name, where), count in sorted(cuts(iter(texts)).items()):
            print(f"{name}: cut {where} {count}")
        met, labels = ceiling(iter(texts))
        print(f"one cut for each first word of an office: at most {met} of {labels} ROLE labels, {met / labels:.3f}")
    if "--causes" in flags:
        for (kind, cause), count in sorted(causes(result.misses).items()):
            print(f"{kind}: {cause} {count}")
    if "--misses" in flags:
        for kind, words in result.misses:
            print(f"{kind}\t{words}")


if __name__ == "__main__":
    main(*sys.argv[1:])
