"""How well copies are found: real articles of `../shared/corpora/indonews.jsonl`, copied at twelve edit levels with a fixed seed.

Negatives are real pairs: two outlets on one event of one day, and pairs drawn at random. Pairs of one event that share a run of
`RUN` words outside quotations share text for certain; they are left out, and counted. Prints recall at the shipped verdict, over
the whole pile and pair by pair, beside MinHash and SimHash set to the same false positives.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import math
import re
import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from types import ModuleType

import edits
from silang import outlet, pack
from silang.model import Article, Reading
from silang.read import reading
from silang.sources.files import receive
from silang.story.copies.copies import copies, directed, is_copy
from silang.story.copies.likeness import liken
from silang.story.copies.wording import Wording

CORPUS = Path(__file__).parents[2] / "shared" / "corpora" / "indonews.jsonl"
SEED = 20250610
FEWEST = 5  # sentences of an article that is copied
RUN, RUN_PLAIN = 12, 7  # words of a run that nobody writes twice by chance, and those of them that name nothing
ONE_EVENT = 0.2  # cosine of what two reports of one event share
PERMUTATIONS, SHINGLE, BITS = 128, 3, 64
_WORD = re.compile(r"[^\W_]+")
_LONG = re.compile(r"[^\W_]{3,}")


@dataclass(frozen=True)
class Case:
    """A pair of readings of which the second may be a copy of the first."""

    source: Reading
    copy: Reading


@dataclass(frozen=True)
class Bench:
    """Copies by edit level, and pairs that are no copies by kind; `shared` counts the pairs left out."""

    pile: tuple[Reading, ...]
    copied: dict[str, list[Case]]
    unlike: dict[str, list[Case]]
    shared: int


def main() -> None:
    """Print recall and false positives of Silang, MinHash and SimHash."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--copies", type=int, default=120, help="of each edit level")
    options.add_argument("--articles", type=int, default=3500, help="of the corpus")
    wanted = options.parse_args()
    bench = made(wanted.copies, wanted.articles)
    cases = sum(map(len, bench.copied.values()))
    print(f"{cases} copies of {len(bench.pile)} articles; {bench.shared} pairs of one event left out: they share text")
    print({kind: len(pairs) for kind, pairs in bench.unlike.items()}, "pairs that are no copies\n")
    of_pile(bench)
    by_pair(bench)


def made(count: int, articles: int) -> Bench:
    """The corpus, read, and the cases made from it."""
    received = receive([str(CORPUS)], pack.load("id")).articles
    step = max(1, len(received) // articles)
    pile = tuple(read(article) for article in received[::step][:articles])
    chance = Random(SEED)  # noqa: S311 - a fixed seed is what is wanted
    fit = [one for one in pile if len(edits.sentences(one)) >= FEWEST and len(edits.liftable(one)) > 1]
    drawn = iter(chance.sample(fit, min(len(fit), count * (len(edits.LEVELS) + 1))))
    copied: dict[str, list[Case]] = {}
    for level, edit in edits.LEVELS.items():
        copied[level] = [case(one, edit(edits.sentences(one), chance)) for _, one in zip(range(count), drawn, strict=False)]
    copied[edits.LIFTED] = [
        case(one, edits.lifted(one, chance.choice(fit), chance)) for _, one in zip(range(count), drawn, strict=False)
    ]
    pairs = one_event(pile)
    clean = [pair for pair in pairs if not shares_text(pair)]
    random = [Case(*chance.sample(pile, 2)) for _ in range(min(1000, len(pile)))]
    return Bench(pile, copied, {"one event": clean, "at random": random}, len(pairs) - len(clean))


def read(article: Article) -> Reading:
    """An article as the pipeline reads it."""
    return reading.read(article, pack.load("id"), outlet.load("id"))


def case(source: Reading, sentences: Iterable[str]) -> Case:
    """A copy, published later by an outlet of its own."""
    article = Article(
        name=f"copy-of-{source.name}", text="\n".join(sentences), outlet="Suara Warta", published="2025-06-30T08:00+07:00"
    )
    return Case(source, read(article))


def one_event(pile: Sequence[Reading]) -> list[Case]:
    """Pairs of different outlets and one day that speak of the same, by the rarer words of title, names and first lines."""
    told = [Counter(_LONG.findall(_head(one))) for one in pile]
    frequency = Counter(word for words in told for word in words)
    holding: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, words in enumerate(told):
        weights = {w: (1 + math.log(n)) * math.log(len(pile) / frequency[w]) for w, n in words.items() if 1 < frequency[w] < 200}
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        for word, weight in weights.items():
            holding[word].append((number, weight / length))
    alike: Counter[tuple[int, int]] = Counter()
    for word in sorted(holding):
        if len(holding[word]) < 60:
            for at, (one, weight) in enumerate(holding[word]):
                for other, second in holding[word][at + 1 :]:
                    alike[one, other] += weight * second  # type: ignore[assignment]
    return [
        Case(pile[one], pile[other])
        for (one, other), score in sorted(alike.items())
        if score > ONE_EVENT and _day(pile[one]) == _day(pile[other]) and pile[one].article.outlet != pile[other].article.outlet
    ]


def _head(one: Reading) -> str:
    return " ".join((one.article.title or "", *(name.name for name in one.names), one.text[:700])).lower()


def _day(one: Reading) -> str:
    return one.article.published.value[:10] if one.article.published else ""


def shares_text(pair: Case) -> bool:
    """Whether two reports have a run of words in common that nobody writes twice by chance."""
    runs = [set(_runs(Wording(side))) for side in (pair.source, pair.copy)]
    return not runs[0].isdisjoint(runs[1])


def _runs(wording: Wording) -> Iterable[tuple[str, ...]]:
    for unit in wording.own:
        for at in range(len(unit.words) - RUN + 1):
            if unit.plain(at, at + RUN) >= RUN_PLAIN:
                yield unit.words[at : at + RUN]


def of_pile(bench: Bench) -> None:
    """The shipped function over the whole pile, copies and all.

    Some articles of the corpus are copies themselves, so that another source than the article that was copied may be as good.
    """
    everything = [*bench.pile, *(one.copy for cases in bench.copied.values() for one in cases)]
    began = time.process_time()
    found = copies(everything)
    seconds = time.process_time() - began
    told = {(copy.article, copy.source): copy.kind for copy in found if copy.kind != "shared-quotation"}
    print(f"the whole pile, {len(everything)} articles in {seconds:.1f} s ({len(everything) / seconds:.0f} a second)")
    for level, cases in bench.copied.items():
        kinds = Counter(told.get((one.copy.name, one.source.name), "-") for one in cases)
        said = ", ".join(f"{kind} {n}" for kind, n in kinds.most_common())
        print(f"  {level:26} source named {1 - kinds['-'] / len(cases):.3f}   {said}")
    print()


Score = Callable[[Reading, Reading], float]


def by_pair(bench: Bench) -> None:
    """Each pair on its own: the shipped verdict, then the two hashes, each set to 1 % false positives on pairs of one event."""
    scores: dict[str, Score] = {"Silang": silang, "MinHash": minhash(), "SimHash": simhash}
    columns = {}
    for name, score in scores.items():
        unlike = {kind: [score(one.source, one.copy) for one in pairs] for kind, pairs in bench.unlike.items()}
        least = 0.0 if name == "Silang" else sorted(unlike["one event"])[math.ceil(0.99 * len(unlike["one event"])) - 1]
        columns[name] = {
            **{level: part(cases, score, least) for level, cases in bench.copied.items()},
            **{f"false: {kind}": statistics.fmean(value > least for value in values) for kind, values in unlike.items()},
        }
    print(f"{'pair by pair':26}" + "".join(f"{name:>12}" for name in columns))
    for row in columns["Silang"]:
        print(f"  {row:24}" + "".join(f"{column[row]:12.3f}" for column in columns.values()))


def part(cases: Sequence[Case], score: Score, least: float) -> float:
    """The part of the cases above `least`."""
    return statistics.fmean(score(one.source, one.copy) > least for one in cases)


def silang(one: Reading, other: Reading) -> float:
    """The shipped verdict: 1 for a copy."""
    source, article, _ = directed(Wording(one), Wording(other))
    return float(is_copy(liken(article, source)))


def shingles(one: Reading) -> set[str]:
    """Runs of three words of the body."""
    words = _WORD.findall(" ".join(edits.sentences(one)).lower())
    return {" ".join(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)}


def minhash() -> Score:
    """How alike the shingles are by MinHash: rensa where installed, else datasketch."""
    rensa = _installed("rensa")
    known: dict[str, object] = {}

    def signature(one: Reading) -> object:
        if one.name not in known:
            if rensa is not None:
                made = rensa.RMinHash(num_perm=PERMUTATIONS, seed=SEED)
                made.update(sorted(shingles(one)))
            else:
                made = importlib.import_module("datasketch").MinHash(num_perm=PERMUTATIONS, seed=SEED)
                made.update_batch([shingle.encode() for shingle in sorted(shingles(one))])
            known[one.name] = made
        return known[one.name]

    return lambda one, other: float(signature(one).jaccard(signature(other)))  # type: ignore[attr-defined]


def _installed(name: str) -> ModuleType | None:
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


def simhash(one: Reading, other: Reading) -> float:
    """The part of 64 bits on which the two agree (Charikar 2002)."""
    return 1 - (_bits(one) ^ _bits(other)).bit_count() / BITS


_KNOWN: dict[str, int] = {}


def _bits(one: Reading) -> int:
    if one.name not in _KNOWN:
        counts = [0] * BITS
        for shingle in shingles(one):
            value = int.from_bytes(hashlib.blake2b(shingle.encode(), digest_size=BITS // 8).digest())
            for bit in range(BITS):
                counts[bit] += 1 if value >> bit & 1 else -1
        _KNOWN[one.name] = sum(1 << bit for bit, count in enumerate(counts) if count > 0)
    return _KNOWN[one.name]


if __name__ == "__main__":
    main()
