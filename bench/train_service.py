"""Trains the model that tells service pages and writes it as `service.toml` of a pack; the same readings give the same model.

python bench/train_service.py ../shared/corpora/indonews.jsonl src/silang/packs/id
"""

from __future__ import annotations

import math
import sys
import tomllib
from collections import Counter
from pathlib import Path

from silang import api, pack
from silang.model import Reading
from silang.sources.files import receive
from silang.story.gathering.keys import words
from silang.story.gathering.service import features

LABELS = Path(__file__).with_name("service.toml")
PASSES, RATE, DECAY = 400, 0.5, 0.001
LEAST = 0.05  # a weight below it is left out
HEAD = "# What speaks for a service page (above 0) and against it. Made by bench/train_service.py from bench/service.toml.\n\n"


def labelled(corpus: Path, labels: Path) -> list[tuple[Reading, bool]]:
    """The readings that a file of labels names, each with its label."""
    told = tomllib.loads(labels.read_text(encoding="utf-8"))
    wanted = {f"n{number}": kind == "service" for kind in ("service", "other") for number in told[kind].split()}
    articles = [article for article in receive([str(corpus)], pack.load("id")).articles if article.name in wanted]
    return [(reading, wanted[reading.name]) for reading in api.read_all(articles)]


def trained(rows: list[tuple[frozenset[str], bool]]) -> tuple[float, dict[str, float]]:
    """Bias and weights by logistic regression on whole batches, with adaptive steps and weight decay."""
    seen = Counter(feature for held, _ in rows for feature in held)
    rows = [(frozenset(feature for feature in held if seen[feature] > 1), told) for held, told in rows]
    names = ["", *sorted(feature for feature, times in seen.items() if times > 1)]
    at = {name: i for i, name in enumerate(names)}
    cases = [([0, *sorted(at[feature] for feature in held)], float(told)) for held, told in rows]
    weights, squares = [0.0] * len(names), [1e-8] * len(names)
    for _ in range(PASSES):
        slopes = [DECAY * weight for weight in weights]
        slopes[0] = 0.0
        for held, told in cases:
            off = (1 / (1 + math.exp(-sum(weights[i] for i in held))) - told) / len(cases)
            for i in held:
                slopes[i] += off
        for i, slope in enumerate(slopes):
            squares[i] += slope * slope
            weights[i] -= RATE * slope / math.sqrt(squares[i])
    return weights[0], {name: weight for name, weight in zip(names[1:], weights[1:], strict=True) if abs(weight) >= LEAST}


def main(corpus: Path, folder: Path) -> None:
    """Trains on the labelled articles of `corpus` and writes the model into the pack at `folder`."""
    rows = [(frozenset(features(reading, words(reading.article.title or ""))), told) for reading, told in labelled(corpus, LABELS)]
    bias, weights = trained(rows)
    lines = [f'"{name}" = {weight:.2f}' for name, weight in sorted(weights.items())]
    (folder / "service.toml").write_text(f"{HEAD}bias = {bias:.2f}\n\n[weights]\n" + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
