"""Two checkouts that read the same articles in turn, so that whatever else the machine does falls on both.

`bench/speed.py --against DIR` prints the ratio. Run as a program, with a checkout's `src` on the path, this is one of the two
readers: it takes the numbers of some articles a line and answers how long each reading took, or what came of it.
"""

from __future__ import annotations

import hashlib
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from silang import outlet, pack
from silang.dossier import record
from silang.read import reading
from silang.sources.files import receive

TOGETHER = 20  # articles that one reads before the other does, so that each has its own things at hand


def compare(source: Path, numbers: Sequence[int], other: Path, rounds: int) -> None:
    """Prints how many times as fast as the checkout in the folder `other` this one reads the articles of these numbers.

    Each round starts both anew, as where a process lays its things in memory makes some hundredths.
    """
    blocks = [numbers[at : at + TOGETHER] for at in range(0, len(numbers), TOGETHER)]
    least, ratios, differ = [[float("inf")] * len(numbers) for _ in range(2)], list[float](), 0
    for turn in range(rounds):
        readers = [_started(source, checkout / "src") for checkout in (Path(__file__).parents[1], other)]
        here, there = ([said for block in blocks for said in _asked(reader, "what", block)] for reader in readers)
        differ = sum(mine != theirs for mine, theirs in zip(here, there, strict=True))
        spent: list[list[float]] = [[], []]
        for at, block in enumerate(blocks):
            for which in (0, 1) if (turn + at) % 2 else (1, 0):
                spent[which] += map(float, _asked(readers[which], "when", block))
        for reader in readers:
            reader.communicate()
        ratios.append(sum(spent[1]) / sum(spent[0]))
        least = [list(map(min, known, now)) for known, now in zip(least, spent, strict=True)]
    print(
        f"{len(numbers)} articles, {rounds} rounds; {differ} readings differ; processor time in milliseconds, least of all rounds:"
    )
    for name, each in zip(("here", str(other)), least, strict=True):
        print(f"  {name}: median {statistics.median(each):.2f}, mean {statistics.mean(each):.2f}")
    print(f"times as fast: {sum(least[1]) / sum(least[0]):.3f}; each round {' '.join(f'{ratio:.3f}' for ratio in ratios)}")


def _started(source: Path, code: Path) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": str(code.resolve())}
    command = [sys.executable, __file__, str(source)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment)


def _asked(reader: subprocess.Popen[str], question: str, numbers: Sequence[int]) -> list[str]:
    assert reader.stdin is not None
    assert reader.stdout is not None
    reader.stdin.write(f"{question} {' '.join(map(str, numbers))}\n")
    reader.stdin.flush()
    return reader.stdout.readline().split()


def main() -> None:
    """Answers one line for each line: how long each of the articles took ("when"), or what its reading is ("what")."""
    language, outlets = pack.load("id"), outlet.load("id")
    articles = receive([sys.argv[1]], language).articles
    for line in sys.stdin:
        question, *numbers = line.split()
        answers = []
        for number in map(int, numbers):
            began = time.process_time()
            told = reading.read(articles[number], language, outlets)
            spent = 1000 * (time.process_time() - began)
            answers.append(str(spent) if question == "when" else hashlib.sha256(record.dumps(told)).hexdigest())
        print(*answers, flush=True)


if __name__ == "__main__":
    main()
