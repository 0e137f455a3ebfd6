"""How fast readings are gathered into stories, how that grows with the window, and how many bytes an article of the index takes.

    python bench/gather.py ../shared/corpora/indonews.jsonl [articles ...]

Reports are made of real sentences: each event takes those of one article, its names changed so that they are its own, and
its one to eight reports, of up to three days, take two thirds of them, a quarter more from anywhere. As many articles lend their
sentences as keep the number of reports for each the same, so that a report has as many like it in a small pile as in a large one:
what grows is the number of reports a day alone. First all are of one window of seven days; behind each size stands its rate beside
that of the first size, measured often before and after it, for what else runs slows a processor down. Then the last number of
reports is spread over ten windows, and more come later: 500 of the last day, 500 of a day five weeks before, none. Copies, which
are looked for within each story, are not part of what is timed.
"""

from __future__ import annotations

import gc
import itertools
import random
import re
import statistics
import sys
import time
import tracemalloc
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from msgspec import structs

from silang import api, pack
from silang.model import Masthead, Name, Published, Quantity, Reading, Source
from silang.sources.files import receive
from silang.spans import Span
from silang.story.gathering.groups import Stream
from silang.story.gathering.vectors import WINDOW

SIZES = (3_000, 10_000, 30_000, 100_000)
MORE = 500  # reports that come later
SHARE = 30  # reports for each article that lends its sentences
BEGIN = date(2025, 6, 1)
AROUND = 3  # times that the first size is measured before and as often after each
MOST = 12  # sentences of a report
ID = pack.load("id")


@dataclass(frozen=True)
class Sentence:
    """A sentence with the names and figures in it, by their places in it."""

    text: str
    names: tuple[tuple[str, int, int], ...]
    quantities: tuple[Quantity, ...]


def sentences(reading: Reading) -> list[Sentence]:
    """The sentences of a reading, cut at line ends and full stops."""
    found = []
    for match in re.finditer(r"[^\n.]{30,}\.?", reading.text):
        start, end = match.span()
        names = tuple(
            (span.of(reading.text), span.start - start, span.end - start)
            for name in reading.names
            for span in name.mentions
            if start <= span.start and span.end <= end
        )
        held = tuple(item for item in reading.quantities if start <= item.span.start and item.span.end <= end)
        found.append(Sentence(match.group(), names, held))
    return found[:MOST]


def renamed(word: str, event: int) -> str:
    """The word as a name of this event alone."""
    if len(word) <= 3:
        return word
    number = zlib.crc32(f"{word} {event}".encode())
    return word[0] + "".join(chr(97 + number // 26**place % 26) for place in range(6))


def report(name: str, event: int, held: list[Sentence], day: int) -> Reading:
    """The sentences as one reading, names changed to those of the event."""
    text, names, quantities = "", dict[str, list[Span]](), list[Quantity]()
    for sentence in held:
        words, shift = sentence.text, len(text)
        for old, start, _ in sorted(sentence.names, key=lambda item: -item[1]):
            new = " ".join(renamed(part, event) for part in old.split())
            words = words[:start] + new + words[start + len(old) :]
            names.setdefault(new, []).append(Span(shift + start, shift + start + len(new)))
        whole = Span(shift, shift + len(words))  # where the figures stand is not looked at
        quantities += [structs.replace(item, span=whole) for item in sentence.quantities]
        text += f"{words}\n"
    masthead = Masthead(title=text[:70], published=Published(value=(BEGIN + timedelta(day)).isoformat(), basis="metadata"))
    listed = tuple(Name(name=one, type="PER", mentions=tuple(spans), rule="") for one, spans in names.items())
    return Reading(
        id=f"{name:0>64}", name=name, source=Source(), text=text, article=masthead, names=listed, quantities=tuple(quantities)
    )


def stream(pool: list[list[Sentence]], size: int, days: int = WINDOW, seed: int = 1, first: int = 0) -> Iterator[Reading]:
    """So many reports of so many days from the first on, the same each time."""
    chance, made, event = random.Random(seed), 0, 10**6 * seed  # noqa: S311 - the same reports each time
    lent = chance.sample(pool, min(len(pool), max(1, size // SHARE)))
    while made < size:
        event += 1
        base, begun = chance.choice(lent), chance.randrange(days)
        for _ in range(min(chance.choice((1, 1, 1, 1, 2, 2, 3, 5, 8)), size - made)):
            held = [sentence for sentence in base if chance.random() < 0.67] or base[:1]
            held += [chance.choice(chance.choice(lent)) for _ in range(len(base) // 4)]
            yield report(f"{seed}-{made}", event, held, first + min(days - 1, begun + chance.choice((0, 0, 0, 1, 1, 2))))
            made += 1


def held_bytes(readings: list[Reading]) -> tuple[float, float]:
    """Bytes an article that a stream holds beyond the readings: to find stories by, and with the stories found."""
    before = Stream(ID)
    before.add(readings)
    before.stories()  # fills the caches, which do not grow with the window
    tracemalloc.start()
    gathered = Stream(ID)
    gathered.add(readings)
    gathered.stories()
    gc.collect()  # what the interpreter sets by for the next things of a kind
    whole, _ = tracemalloc.get_traced_memory()
    gathered.forget()
    gc.collect()
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return size / len(readings), whole / len(readings)


def seconds(work: Callable[[], object]) -> float:
    """Seconds of one core that some work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def rate(pool: list[list[Sentence]], size: int, seed: int) -> tuple[float, str]:
    """Readings a second for so many reports, and the same for the two parts of the work."""
    gathered, index = Stream(ID), 0.0
    made = stream(pool, size, seed=seed)
    while readings := list(itertools.islice(made, MORE)):  # added as they are made, as they come from the reader
        index += seconds(partial(gathered.add, readings))
    found = seconds(gathered.stories)
    return size / (index + found), f"index {size / index:.0f}, stories {size / found:.0f}"


def in_one_window(pool: list[list[Sentence]], sizes: Sequence[int]) -> None:
    """Prints a line a size: readings a second, and how that is beside the first size, measured before and after it."""
    rate(pool, sizes[0], 0)  # the first time everything is slow
    for number, size in enumerate(sizes):
        tried = (*[sizes[0]] * AROUND, size, *[sizes[0]] * AROUND)
        rates = [rate(pool, each, len(tried) * number + seed) for seed, each in enumerate(tried, 1)]
        reached = rates.pop(AROUND)
        share = reached[0] / statistics.mean(each for each, _ in rates)
        print(f"{size:>7} articles: {reached[0]:6.0f} a second ({reached[1]}), {share:.2f} of the first", flush=True)


def over_windows(pool: list[list[Sentence]], size: int) -> None:
    """Prints what reports that come later take where the window moves."""
    days, gathered = 10 * WINDOW, Stream(ID)
    gathered.add(stream(pool, size, days))
    whole = seconds(gathered.stories)
    print(f"{size:>7} articles over {days} days: stories {size / whole:.0f} a second, {whole:.1f} s")
    for seed, day in ((2, days - 1), (3, days // 2)):
        gathered.add(list(stream(pool, MORE, 1, seed, day)))
        print(f"{MORE} more of day {day + 1}: {seconds(gathered.stories):.1f} s", flush=True)
    print(f"nothing more, the walk for the record alone: {seconds(gathered.stories):.1f} s")


def main(corpus: Path, sizes: list[int]) -> None:
    """Prints the bytes of the index, the rates in one window, and what reports that come later take."""
    articles = receive([str(corpus)], ID).articles
    pool = [held for reading in api.read_all(articles) if (held := sentences(reading))]
    index, whole = held_bytes(list(stream(pool, 3000)))
    print(f"{index:.0f} bytes an article of index, {whole:.0f} with the stories found")
    in_one_window(pool, sizes)
    over_windows(pool, sizes[-1])


if __name__ == "__main__":
    main(Path(sys.argv[1]), list(map(int, sys.argv[2:])) or list(SIZES))
