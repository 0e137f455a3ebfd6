"""How well origins are counted and circles found: made cascades of reports, with the truth known, from a fixed seed.

A story has one to four origins: an outlet's own report, a wire that is not in the story, a press release that some outlets print.
Others relay them in words of their own with a credit, copy them with it or without, take from two, or from those who took; some
credit each other in a circle. The texts are bodies of `../shared/corpora/indonews.jsonl`, edited as in bench/edits.py.
"""

from __future__ import annotations

import argparse
import hashlib
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path
from random import Random

import edits
from silang import pack
from silang.model import Article, Credit, Masthead, Published, Reading, Source
from silang.read.page import Page
from silang.sources.files import receive
from silang.spans import Span
from silang.story.origins.origins import circles, origins
from silang.story.reports import Report
from silang.story.words import words

CORPUS = Path(__file__).parents[2] / "shared" / "corpora" / "indonews.jsonl"
SEED = 20241108
ID = pack.load("id")
PLACES = ("Timur", "Barat", "Utara", "Selatan", "Tengah", "Raya", "Hulu", "Hilir", "Pesisir", "Seberang", "Kota", "Lembah")
PAPERS = ("Kabar", "Suara", "Warta", "Harian", "Pos", "Berita")
WIRES = ("Nusakawat", "Samudrapos", "Kantor Berita Tirta", "Lintas Kawat")
OUTLETS = tuple(f"{paper} {place}" for paper in PAPERS for place in PLACES)
FEWEST = 6  # sentences of a text that stories are made of
COPYING = tuple(level for level in edits.LEVELS if level not in ("70 % dropped", "spun, dropped, reordered", "spun, words edited"))


@dataclass
class Told:
    """A made report: its sentences, what it credits, and the origins that it truly goes back to."""

    name: str
    outlet: str
    sentences: list[str]
    published: str
    credited: tuple[str, ...] = ()
    roots: frozenset[str] = frozenset()


@dataclass
class Cascade:
    """A made story and the articles that credit one another in a circle."""

    reports: list[Told] = field(default_factory=list)
    circle: frozenset[str] = frozenset()

    @property
    def count(self) -> int:
        """How many origins there truly are."""
        return len(frozenset().union(*(one.roots for one in self.reports)))


class Teller:
    """Makes stories, one after the other."""

    def __init__(self, texts: Sequence[list[str]], seed: int = SEED) -> None:
        """`texts` are the bodies of real articles as sentences."""
        self.texts, self.chance = texts, Random(seed)  # noqa: S311 - a fixed seed is what is wanted

    def story(self) -> Cascade:
        """The next story."""
        self.made, self.unused = Cascade(), self.chance.sample(OUTLETS, len(OUTLETS))
        self.bodies = iter(self.chance.sample(range(len(self.texts)), 40))
        self.clock = datetime(2026, 3, 10, 6, tzinfo=timezone(timedelta(hours=7)))
        for number, kind in enumerate(self.chance.choices(("own", "wire", "release"), (5, 4, 1), k=self.chance.randint(1, 4))):
            getattr(self, f"_{kind}")(f"origin {number}")
        if self.chance.random() < 0.25:
            self._circle(self.chance.randint(2, 4))
        for _ in range(self.chance.randint(1, 6)):
            self._follow()
        return self.made

    def _body(self) -> list[str]:
        return list(self.texts[next(self.bodies)])

    def _outlet(self, credited: Sequence[str]) -> str:
        """An outlet, seldom one that has a report in the story already, never one of those credited."""
        told = [one.outlet for one in self.made.reports if one.outlet not in credited]
        return self.chance.choice(told) if told and self.chance.random() < 0.05 else self.unused.pop()

    def _add(self, sentences: list[str], credited: Sequence[str], roots: Iterable[str], outlet: str = "") -> Told:
        self.clock += timedelta(minutes=self.chance.randint(20, 600))
        stamp = self.clock.isoformat(timespec="minutes") if self.chance.random() < 0.8 else self.clock.date().isoformat()
        name = f"r{len(self.made.reports):02}"
        told = Told(name, outlet or self._outlet(credited), sentences, stamp, tuple(credited), frozenset(roots))
        self.made.reports.append(told)
        return told

    def _own(self, root: str) -> None:
        self._add(self._body(), (), [root])

    def _wire(self, root: str) -> None:
        """A wire outside the story: one to three reports credit it, in words of their own or in its words."""
        wire = f"{self.chance.choice(WIRES)} {root[-1]}"
        text = self._body()
        for _ in range(self.chance.randint(1, 3)):
            own = self.chance.random() < 0.6
            self._add(self._body() if own else self._edited(text), [wire], [root])

    def _release(self, root: str) -> None:
        text = self._body()
        for _ in range(self.chance.randint(2, 3)):
            self._add(self._edited(text), (), [root])

    def _circle(self, size: int) -> None:
        outlets = [self.unused.pop() for _ in range(size)]
        others = [*outlets[1:], outlets[0]]
        members = [self._add(self._body(), [other], ["circle"], one) for one, other in zip(outlets, others, strict=True)]
        self.made.circle = frozenset(one.name for one in members)

    def _follow(self) -> None:
        """A report that relays one of the others, or two, or copies one."""
        source = self.chance.choice(self.made.reports)
        drawn = self.chance.random()
        if drawn < 0.4:
            self._add(self._body(), [source.outlet], source.roots)
        elif drawn < 0.5:
            other = self.chance.choice(self.made.reports)
            self._add(self._body(), list(dict.fromkeys((source.outlet, other.outlet))), source.roots | other.roots)
        else:
            credited = [source.outlet] if drawn < 0.7 else []
            self._add(self._edited(source.sentences), credited, source.roots)

    def _edited(self, sentences: list[str]) -> list[str]:
        return edits.LEVELS[self.chance.choice(COPYING)](sentences, self.chance)


def reading(told: Told) -> Reading:
    """A made report as if it had been read: its credits stand in its first sentences."""
    lines = [f"Hal itu dikabarkan {name}." for name in told.credited]
    text = "\n".join((*lines, *told.sentences))
    found = [Credit(span=Span(at, at + len(name)), name=name, rule="made") for name in told.credited for at in (text.index(name),)]
    return Reading(
        id=hashlib.sha256(text.encode()).hexdigest(),
        name=told.name,
        source=Source(),
        text=text,
        article=Masthead(outlet=told.outlet, published=Published(value=told.published, basis="metadata")),
        credits=tuple(found),
    )


def sample(count: int | None = None) -> list[Article]:
    """Articles of the corpus, evenly spread; all where `count` is none."""
    received = receive([str(CORPUS)], ID).articles
    return list(received if count is None else received[:: max(1, len(received) // count)])


def bodies(articles: Iterable[Article]) -> list[list[str]]:
    """The sentences of articles long enough to make stories of."""
    pages = (Page(article.text) for article in articles)
    told = ([" ".join(span.of(page.plain).split()) for span in page.sentences] for page in pages)
    return [sentences for sentences in told if len(sentences) >= FEWEST]


@dataclass
class Score:
    """What was counted right: stories whose number of origins is exact, circles found, missed, and found where none is."""

    stories: int = 0
    exact: int = 0
    found: int = 0
    missed: int = 0
    false: int = 0
    off: Counter[int] = field(default_factory=Counter)

    def add(self, made: Cascade) -> None:
        """Count one story."""
        reports = [Report(one.name, reading(one), ID) for one in made.reports]
        told = origins(reports, words(ID))
        self.stories += 1
        self.exact += len(told.independent) == made.count
        self.off[len(told.independent) - made.count] += 1
        rings = {frozenset(name for name, _, _ in steps) for steps in circles(reports, told.edges)}
        self.found += made.circle in rings
        self.missed += bool(made.circle) and made.circle not in rings
        self.false += len(rings - {made.circle})


def main() -> None:
    """Print the part of the stories whose origins are counted right, and the circles found."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--stories", type=int, default=1000, help="how many to make")
    wanted = options.parse_args()
    teller = Teller(bodies(sample()))
    score = Score()
    began = time.process_time()
    for _ in range(wanted.stories):
        score.add(teller.story())
    print(f"{score.stories} stories, {1000 * (time.process_time() - began) / score.stories:.0f} ms each")
    print(f"number of independent origins exact: {score.exact / score.stories:.3f}; off by {dict(sorted(score.off.items()))}")
    print(f"circles: precision {score.found / max(1, score.found + score.false):.3f}", end=", ")
    print(f"recall {score.found / max(1, score.found + score.missed):.3f} of {score.found + score.missed}")


if __name__ == "__main__":
    main()
