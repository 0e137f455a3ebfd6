"""Two checkouts that read the same articles in turn, so that whatever else the machine does falls on both.

`bench/speed.py --against DIR` prints the ratio. Run as a program, with a checkout's `src` on the path, this is one of the two
readers: it takes the number of an article a line and answers how long the reading took and what came of it.
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


def compare(source: Path, numbers: Sequence[int], other: Path, rounds: int) -> None:
    """Prints how many times as fast as the checkout in the folder `other` this one reads the articles of these numbers."""
    readers = [_started(source, checkout / "src") for checkout in (Path(__file__).parents[1], other)]
    asked = [[_asked(reader, number) for reader in readers] for number in numbers]  # what is loaded once is loaded here
    differ = sum(here[1] != there[1] for here, there in asked)
    spent: list[list[float]] = [[], []]
    for number in numbers:
        least = [float("inf"), float("inf")]
        for turn in range(rounds):
            for which in (0, 1) if turn % 2 else (1, 0):
                least[which] = min(least[which], _asked(readers[which], number)[0])
        for each, milliseconds in zip(spent, least, strict=True):
            each.append(milliseconds)
    for reader in readers:
        reader.communicate()
    here, there = spent
    print(f"{len(numbers)} articles, each read {rounds} times by both in turn, the least taken; {differ} readings differ")
    for name, each in (("here", here), (str(other), there)):
        print(f"  {name}: median {statistics.median(each):.2f} ms, mean {statistics.mean(each):.2f} ms of processor time")
    ratios = [theirs / ours for ours, theirs in zip(here, there, strict=True)]
    print(
        f"  times as fast: median article {statistics.median(there) / statistics.median(here):.3f}, "
        f"all {sum(there) / sum(here):.3f}, median of the ratios {statistics.median(ratios):.3f}"
    )


def _started(source: Path, code: Path) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": str(code.resolve())}
    command = [sys.executable, __file__, str(source)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment)


def _asked(reader: subprocess.Popen[str], number: int) -> tuple[float, str]:
    assert reader.stdin is not None
    assert reader.stdout is not None
    reader.stdin.write(f"{number}\n")
    reader.stdin.flush()
    milliseconds, digest = reader.stdout.readline().split()
    return float(milliseconds), digest


def main() -> None:
    """Answers one line for each line."""
    language, outlets = pack.load("id"), outlet.load("id")
    articles = receive([sys.argv[1]], language).articles
    for line in sys.stdin:
        article = articles[int(line)]
        began = time.process_time()
        told = reading.read(article, language, outlets)
        spent = time.process_time() - began
        print(1000 * spent, hashlib.sha256(record.dumps(told)).hexdigest(), flush=True)


if __name__ == "__main__":
    main()
