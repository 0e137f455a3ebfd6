"""How fast readings are gathered into stories, how that grows with the window, and how many bytes an article of the index takes.

    python bench/gather.py ../shared/corpora/indonews.jsonl [articles ...]

Reports are made of real sentences: each event takes those of one article, its names changed so that they are its own, and
its one to eight reports take two thirds of them, the rest from anywhere. All are of one window of seven days. Copies, which
are looked for within each story, are not part of what is timed. Behind each size stands its rate beside that of the first, and what
it takes when 500 more reports come to what is there: their terms alone are new, the stories are found anew.
"""

from __future__ import annotations

import random
import re
import sys
import time
import tracemalloc
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from msgspec import structs

from silang import api, pack
from silang.model import Masthead, Name, Published, Quantity, Reading, Source
from silang.sources.files import receive
from silang.spans import Span
from silang.story.gathering.groups import Stream
from silang.story.gathering.keys import keys

SIZES = (3_000, 10_000, 30_000, 100_000)
MORE = 500  # reports that come later
READ = 600  # articles that sentences are taken from
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
    return (
        f"{word[0]}{''.join(chr(97 + (ord(c) * 7 + event * (i + 3)) % 26) for i, c in enumerate(word[1:6]))}"
        if len(word) > 3
        else word
    )


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
    masthead = Masthead(title=text[:70], published=Published(value=f"2025-06-{10 + day:02}", basis="metadata"))
    listed = tuple(Name(name=one, type="PER", mentions=tuple(spans), rule="") for one, spans in names.items())
    return Reading(
        id=f"{name:0>64}", name=name, source=Source(), text=text, article=masthead, names=listed, quantities=tuple(quantities)
    )


def stream(pool: list[list[Sentence]], size: int) -> Iterator[Reading]:
    """So many reports, the same each time."""
    chance, made, event = random.Random(1), 0, 0  # noqa: S311 - the same reports each time
    while made < size:
        event += 1
        base = chance.choice(pool)
        for _ in range(min(chance.choice((1, 1, 1, 1, 2, 2, 3, 5, 8)), size - made)):
            held = [sentence for sentence in base if chance.random() < 0.67] or base[:1]
            held += [chance.choice(chance.choice(pool)) for _ in range(len(base) // 4)]
            yield report(str(made), event, held, chance.randrange(7))
            made += 1


def index_bytes(readings: list[Reading]) -> float:
    """Bytes an article that the index keeps beyond the reading."""
    for reading in readings:
        keys(reading, ID)  # fills the caches, which do not grow with the window
    tracemalloc.start()
    held = [keys(reading, ID) for reading in readings]
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    words = sum(sys.getsizeof(one.data) for one in held)  # so that the index cannot be freed before it is measured
    return size / len(readings) if words else 0.0


def main(corpus: Path, sizes: list[int]) -> None:
    """Prints a line a size: readings a second of one core, for all of it and for its two parts."""
    articles = receive([str(corpus)], ID).articles
    pool = [held for reading in api.read_all(articles[:: len(articles) // READ]) if (held := sentences(reading))]
    print(f"{index_bytes(list(stream(pool, 2000))):.0f} bytes an article of index")
    first = 0.0
    for size in sizes:
        readings, gathered = list(stream(pool, size + MORE)), Stream(ID)
        start = time.process_time()
        gathered.add(readings[:size])
        middle = time.process_time()
        stories = gathered.stories()
        end = time.process_time()
        gathered.add(readings[size:])
        gathered.stories()
        later, rate = time.process_time(), size / (end - start)
        first = first or rate
        print(
            f"{size:>7} articles: {rate:6.0f} a second, {rate / first:.2f} of the first (index {size / (middle - start):.0f}, "
            f"stories {size / (end - middle):.0f}); {len(stories.stories)} stories; {MORE} more: {later - end:.1f} s",
            flush=True,
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]), list(map(int, sys.argv[2:])) or list(SIZES))
