"""How fast Silang reads: articles a second, the share of each stage, the way up from a cold start. `make bench` prints it.

Measures `../shared/corpora/indonews.jsonl` beside the checkout where it is there, else the bundled demo story, many times over.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from importlib.resources import files
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

import turns
from silang import outlet, pack
from silang.dossier import dossier, record
from silang.engines.local import read_all
from silang.model import Article
from silang.read import reading
from silang.read.layout import debris, masthead
from silang.read.page import Page, abbreviations
from silang.read.quantities import numbers, quantities
from silang.read.times import times
from silang.sources.files import receive

CORPUS = Path(__file__).parents[2] / "shared" / "corpora" / "indonews.jsonl"
DEMO = Path(str(files("silang"))) / "demo"
STORY = 60  # articles of one dossier


def main() -> None:
    """Print everything that is measured."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--articles", type=int, default=400, help="how many to read")
    options.add_argument("--workers", type=int, default=2, help="processes for the second run")
    options.add_argument(
        "--line", type=float, nargs="+", metavar="MB", help="measure but articles in one line, of so many megabytes"
    )
    options.add_argument("--against", type=Path, metavar="DIR", help="measure but how many times as fast as this other checkout")
    options.add_argument("--rounds", type=int, default=5, help="how often both are then started anew")
    wanted = options.parse_args()
    source = CORPUS if CORPUS.exists() else DEMO
    received = receive([str(source)], pack.load("id")).articles
    step = max(1, len(received) // wanted.articles)
    articles = (received[::step] * (1 + wanted.articles // len(received[::step])))[: wanted.articles]
    if wanted.line:
        one_line(received, wanted.line)
        return
    if wanted.against:
        turns.compare(source, range(0, len(received), step)[: wanted.articles], wanted.against, wanted.rounds)
        return
    print(f"{len(articles)} articles of {source.name}, median {statistics.median(len(a.text) for a in articles):.0f} characters\n")
    read(articles, wanted.workers)
    stages(articles)
    story(articles)
    start()


def read(articles: tuple[Article, ...], workers: int) -> None:
    """Articles a second, in one process and in several; milliseconds an article."""
    language, outlets = pack.load("id"), outlet.load("id")
    reading.read(articles[0], language, outlets)
    each = []
    for article in articles:
        began = time.process_time()
        reading.read(article, language, outlets)
        each.append(1000 * (time.process_time() - began))
    each.sort()
    middle, late = each[len(each) // 2], each[int(len(each) * 0.95)]
    print(f"reading, one process:   {1000 * len(each) / sum(each):7.0f} articles/s of processor time")
    print(f"milliseconds an article: median {middle:.2f}, 95th of 100 {late:.2f}, most {each[-1]:.2f}")
    began = time.perf_counter()
    read_all(articles, language, workers, read=reading.read)
    clock = time.perf_counter() - began
    print(f"reading, {workers} processes:   {len(articles) / clock:7.0f} articles/s on the clock, their start included\n")


def one_line(articles: Sequence[Article], sizes: Sequence[float]) -> None:
    """Processor time a megabyte of debris, masthead, numbers, times and quantities on one line of so many megabytes."""
    language, outlets = pack.load("id"), outlet.load("id")
    prose = " ".join(" ".join(article.text.split()) for article in articles)
    reading.read(articles[0], language, outlets)
    for size in sizes:
        most = int(size * 1e6)
        article = Article(name="line", text=(prose + " ") * (most // len(prose)) + prose[: most % len(prose)])
        began = time.process_time()
        whole = Page(article.text, abbreviations=abbreviations(language))
        not_body = debris.read(whole, article, outlets, language)
        head = masthead.read(whole, article, not_body, outlets, language)
        page = whole.without(tuple(piece.span for piece in not_body))
        numerals = numbers.nodes(page, language)
        known = times.read(page, numerals, head.published.value if head.published else None, language)
        quantities.read(page, numerals, known, language)
        print(f"one line of {size:g} MB: {(time.process_time() - began) / size:.2f} s a megabyte", flush=True)


def stages(articles: tuple[Article, ...]) -> None:
    """The share of each stage in the time of reading: the functions that the composer calls."""
    language, outlets = pack.load("id"), outlet.load("id")
    spent: dict[str, float] = defaultdict(float)
    within: list[str] = []

    def timed(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            if within:
                return function(*arguments, **named)
            within.append(name)
            began = time.process_time()
            try:
                return function(*arguments, **named)
            finally:
                spent[name] += time.process_time() - began
                within.pop()

        return call

    replaced: list[tuple[ModuleType, str, Any]] = []
    for module in [value for value in vars(reading).values() if isinstance(value, ModuleType)]:
        if module.__name__.startswith("silang.read."):
            for name, function in list(vars(module).items()):
                if isinstance(function, FunctionType) and not name.startswith("_") and function.__module__ == module.__name__:
                    replaced.append((module, name, function))
                    setattr(module, name, timed(f"{module.__name__.removeprefix('silang.read.')}.{name}", function))
    began = time.process_time()
    for article in articles:
        reading.read(article, language, outlets)
    whole = time.process_time() - began
    for module, name, function in replaced:
        setattr(module, name, function)
    for name, seconds in sorted(spent.items(), key=lambda item: -item[1]):
        print(f"  {name:32}{100 * seconds / whole:5.1f} %{1000 * seconds / len(articles):8.2f} ms")
    print(f"  {'images, paragraphs, the rest':32}{100 * (1 - sum(spent.values()) / whole):5.1f} %\n")


def story(articles: tuple[Article, ...]) -> None:
    """How long it takes to tell the story of a pile, and to write and load its record."""
    readings, _ = read_all(articles[:STORY], pack.load("id"), read=reading.read)
    began = time.process_time()
    told = dossier.compose(readings)
    composed = time.process_time()
    raw = record.dumps(told)
    written = time.process_time()
    record.load_dossier(raw)
    loaded = time.process_time()
    print(f"a dossier of {len(readings)} unrelated articles: compose {1000 * (composed - began):.0f} ms, ", end="")
    print(
        f"write {1000 * (written - composed):.0f} ms, load and check {1000 * (loaded - written):.0f} ms ({len(raw) / 1e6:.1f} MB)"
    )


def start() -> None:
    """From a cold start to the end, the least of five runs."""
    for arguments in (["--version"], ["check", str(DEMO), "--json"]):
        least = min(ran(arguments) for _ in range(5))
        print(f"silang {arguments[0]:10} from start to end: {least:.2f} s")


def ran(arguments: list[str]) -> float:
    """Seconds that the command line takes."""
    began = time.perf_counter()
    subprocess.run([sys.executable, "-m", "silang.cli", *arguments], check=True, capture_output=True)
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
