"""Scores readings on the human labels of indirect quotation of KoTA-414 (recall only: the labels are incomplete).

    python tests/sets/kota.py CORPUS.jsonl [--misses] [--cuts] [--causes] [--extras SEED|all]

The corpus holds tokens; they are put together to a text as a newspaper would set them, and its spans are mapped to characters.

What is labelled of a source is the run of PERSON, ROLE and AFFILIATION labels, one beside the other, that stands nearest before the
cue. ROLE and AFFILIATION are scored three times: exact as our record cuts them, by half of the characters ("half"), and exact
as the labels mostly cut the same words ("cut": `kota.toml` says where they cut otherwise, and "--cuts" counts it, with how many
labels one cut for each first word of an office would meet at most). "--causes" counts the misses of ROLE and AFFILIATION by cause.
"--extras" draws 150 finds, none of a direct quotation alone, that touch no labelled statement, to be read one by one;
"--extras all" prints them all.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kota_cuts import Cuts, Phrase

from silang import outlet, pack
from silang.model import Article, Attribution, Reading
from silang.read.reading import read
from silang.spans import Span

_BEFORE, _AFTER = set(".,;:)?!%”’"), set("(“‘")
_OF_SOURCE = ("PERSON", "ROLE", "AFFILIATION")
_DEGREE = 3  # characters of a degree with its full stop
_REACH = 90  # characters between what is labelled of a source and its cue
_DRAWN = 150  # finds to be read
_BESIDE = 3  # characters between two labels of one source
_DEGREES = ("dr.", "ir.", "prof.", "h.", "hj.", "drs.", "dra.")


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

    def __add__(self, other: Score) -> Score:
        kinds = [*self.all, *(kind for kind in other.all if kind not in self.all)]
        both = [
            {kind: a.get(kind, 0) + b.get(kind, 0) for kind in kinds} for a, b in ((self.right, other.right), (self.all, other.all))
        ]
        return Score(both[0], both[1], self.misses + other.misses)

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


def score(documents_: Sequence[Document], readings: Iterable[Reading]) -> tuple[Score, Score]:
    """The scores of the documents of even and of odd number, each with the cuts that the labels of the other half show."""
    totals = Score(), Score()
    halves = [Cuts(phrases(documents_[::2])), Cuts(phrases(documents_[1::2]))]
    for number, (document, reading) in enumerate(zip(documents_, readings, strict=True)):
        total, cuts = totals[number % 2], halves[1 - number % 2]
        for statement, cue, source in _statements(document):
            words = statement.of(document.text)
            found = next((a for a in reading.attributions if _same(a, statement, cue)), None)
            total.count("STATEMENT", found is not None, f"[{cue.of(document.text) if cue else None}] {words}")
            if found is not None:
                _score_source(total, document.text, found, source, cuts)
    return totals


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
    """The run of labels of one source nearest to a cue, in its sentence: behind it where they stand there alone, else before it."""
    of_source = [(kind, span) for kind, span in document.labels if kind in (*_OF_SOURCE, "PERSONCOREF")]
    found: dict[str, Span] = {}
    if not any(0 <= cue.start - span.end <= _BESIDE for _, span in of_source):
        end = cue.end
        for kind, span in of_source:
            if 0 <= span.start - end <= _BESIDE and kind not in found:
                found[kind], end = span, span.end
    start = cue.start
    for kind, span in reversed([at for at in of_source if at[0] in _OF_SOURCE]) if not found else ():
        apart = "." in document.text[span.end : start] or _ends(document.text, span)
        if span.end <= cue.start < span.end + _REACH and not apart:
            if kind in found or (found and start - span.end > _BESIDE):
                break
            found[kind], start = span, span.start
    return found


def _ends(text: str, span: Span) -> bool:
    """Whether a label takes in the full stop of its sentence, which is no degree's ("Dr.", "S.Pd.")."""
    last = span.of(text).split()[-1]
    stop = last.endswith(".") and "." not in last[:-1] and len(last) > _DEGREE
    return stop and text[span.end : span.end + 2].lstrip()[:1].isupper()


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


def _score_source(total: Score, text: str, found: Attribution, source: dict[str, Span], cuts: Cuts) -> None:
    if "PERSON" in source:
        name = source["PERSON"].of(text).strip(" .,")
        told = (found.speaker or "") + " " + (found.source.of(text) if found.source else "")
        total.count("PERSON", found.speaker is not None and (name in told or (found.speaker in name)), f"{name} | {told}")
    for kind, span in (("ROLE", found.role), ("AFFILIATION", found.affiliation)):
        if kind in source:
            gold, got = _words(text, source[kind]), _words(text, span)
            total.count(kind, gold == got, f"{gold} | {got} | {found.source.of(text) if found.source else ''}")
            total.count(f"{kind} half", _share(source[kind], span) >= 0.5, gold)
    for kind, words in zip(("ROLE", "AFFILIATION"), _recut(text, found, cuts), strict=True):
        if kind in source:
            gold = _words(text, source[kind])
            total.count(f"{kind} cut", gold == words, gold)
            label, body = _mended(text, source[kind], found), kind == "AFFILIATION" and "ROLE" not in source and found.role is None
            met = label == words or (body and label == _words(text, found.source))
            total.count(f"{kind} cut, mended", met, f"{label} | {words}")


def _words(text: str, span: Span | None) -> str:
    return span.of(text).strip(" .,").casefold() if span else ""


def _share(gold: Span, span: Span | None) -> float:
    """The characters that two spans share, of all that either has."""
    if span is None:
        return 0.0
    shared = max(0, min(gold.end, span.end) - max(gold.start, span.start))
    return shared / (len(gold) + len(span) - shared)


def _recut(text: str, found: Attribution, cuts: Cuts) -> tuple[str, str]:
    """What was found for office and body, with the line between them where most labels draw it."""
    role, body = _words(text, found.role), _words(text, found.affiliation)
    if found.role is None:
        return role, body
    together = found.affiliation is not None and 0 <= found.affiliation.start - found.role.end <= _BESIDE
    words = [*role.split(), *(body.split() if together else ())]
    line = cuts.line(words, len(role.split()))
    if line == len(role.split()):
        return role, body
    return " ".join(words[:line]), " ".join(words[line:]) if together or line < len(words) else body


def _mended(text: str, label: Span, found: Attribution) -> str:
    """The words of a label without the end of a sentence glued to its start, and without the speaker's name at its end."""
    words = _words(text, label).split()
    words = [words[0].rpartition(".")[2], *words[1:]] if words and words[0].rpartition(".")[2] else words
    named = found.role is not None and found.role.of(text) not in (found.speaker or "")
    name = {word.strip(".,") for word in (found.speaker or "").casefold().split() if named}
    while len(words) > 1 and (words[-1].strip(".,") in name or f"{words[-1]}." in _DEGREES):
        words.pop()
    return " ".join(words).strip(" .,")


def phrases(documents_: Iterable[Document]) -> list[Phrase]:
    """Each labelled office with what it is of, and where the labels draw the line."""
    found = []
    for document in documents_:
        for at, (kind, span) in enumerate(document.labels):
            after = document.labels[at + 1] if at + 1 < len(document.labels) else ("", Span(0, 0))
            cut = after[0] == "AFFILIATION" and 0 <= after[1].start - span.end <= _BESIDE
            if kind == "ROLE":
                role, body = _words(document.text, span).split(), _words(document.text, after[1]).split() if cut else []
                found.append(Phrase((*role, *body), len(role) if cut else 0))
    return found


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


def extras(documents_: list[Document], readings: list[Reading], seed: str) -> Iterator[str]:
    """A draw of what was found beside the labels, or all ("all"), each with some of the text around it: source | cue | content."""
    found = [
        (document.text, item)
        for document, reading in zip(documents_, readings, strict=True)
        for item in reading.attributions
        if item.form != "direct" and item.content and not _labelled(document, item)
    ]
    if seed != "all":
        found = random.Random(seed).sample(found, min(_DRAWN, len(found)))  # noqa: S311 - a fixed seed is wanted
    for text, item in found:
        parts = (
            item.source.of(text) if item.source else "",
            item.cue.of(text) if item.cue else "",
            " … ".join(part.of(text) for part in item.content),
        )
        yield f"{' | '.join(parts)}\n    {text[max(0, item.content[0].start - _REACH * 2) : item.content[-1].end + _REACH]}"


def _labelled(document: Document, item: Attribution) -> bool:
    return any(kind == "STATEMENT" and span.overlaps(said) for kind, span in document.labels for said in item.content)


def main(path: Path, *, cuts: bool, causes_: bool, misses: bool, seed: str | None) -> None:
    language, outlets = pack.load("id"), outlet.load("id")
    texts = list(documents(path))
    readings = [read(Article(name=str(i), text=d.text), language, outlets) for i, d in enumerate(texts)]
    even, odd = score(texts, readings)
    result = even + odd
    for kind in result.all:
        halves = f"halves {even.recall(kind):.3f} and {odd.recall(kind):.3f}"
        print(f"{kind:24} recall {result.recall(kind):.3f}  ({result.right[kind]} of {result.all[kind]}; {halves})")
    if cuts:
        labelled = phrases(texts[::2]), phrases(texts[1::2])
        for name, own, other in (("even", *labelled), ("odd", *labelled[::-1])):
            right, roles, met, bodies = Cuts(other).met(own)
            print(f"{name} half, behind the heads, cut as the other half: ROLE {right} of {roles}, AFFILIATION {met} of {bodies}")
    if causes_:
        for (kind, cause), count in sorted(causes(result.misses).items()):
            print(f"{kind}: {cause} {count}")
    if seed is not None:
        print(*extras(texts, readings, seed), sep="\n")
    if misses:
        for kind, words in result.misses:
            print(f"{kind}\t{words}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path, help="the labelled documents, a JSON object a line")
    parser.add_argument("--cuts", action="store_true", help="how far labels of one half tell the cuts of the other")
    parser.add_argument("--causes", action="store_true", help="the misses of ROLE and AFFILIATION by cause")
    parser.add_argument("--misses", action="store_true", help="every miss, labelled and found")
    parser.add_argument("--extras", metavar="SEED", help='a draw of what was found beside the labels, or "all"')
    told = parser.parse_args()
    main(told.path, cuts=told.cuts, causes_=told.causes, misses=told.misses, seed=told.extras)
