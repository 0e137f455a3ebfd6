"""Pages made up, read by Silang and by the extractors it was weighed against, in one run: `python bench/extract.py [pages]`.

Prints for each the pages a second, the part of the paragraphs that come out whole (line ends aside), how many lines of other matter
come with a page, and the part of the pages whose title and minute of publication are right.
The peers are installed apart: `pip install trafilatura newspaper4k lxml_html_clean readability-lxml resiliparse`.
"""

from __future__ import annotations

import io
import re
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from importlib import import_module
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "sources"))

from made_pages import Made, make

from silang import pack
from silang.sources.kinds import Given
from silang.sources.pages import html

PAGES = 300
PARAGRAPHS = 12
JAKARTA = timezone(timedelta(hours=7))


@dataclass(frozen=True)
class Extract:
    """What one extractor makes of a page; the time as ISO 8601 to the minute."""

    text: str
    title: str | None = None
    published: str | None = None


def silang() -> Callable[[Made], Extract]:
    """Silang's reader, anchors with it."""
    given = Given(where="page", stem="page", pack=pack.load("id"))

    def extract(made: Made) -> Extract:
        [article] = html.articles(io.BytesIO(made.raw), given)
        return Extract(article.text, article.title, article.published)

    return extract


def trafilatura() -> Callable[[Made], Extract]:
    """Trafilatura with its metadata, told to keep the clock time."""
    bare_extraction = import_module("trafilatura").bare_extraction

    dates = {"original_date": True, "outputformat": "%Y-%m-%dT%H:%M%z", "extensive_search": True}

    def extract(made: Made) -> Extract:
        found = bare_extraction(made.raw, with_metadata=True, include_comments=False, date_extraction_params=dates)
        return Extract(found.text or "", found.title, found.date) if found else Extract("")

    return extract


def trafilatura_text() -> Callable[[Made], Extract]:
    """Trafilatura's text alone, by its quicker way."""
    text_of = import_module("trafilatura").extract

    return lambda made: Extract(text_of(made.raw, fast=True, include_comments=False) or "")


def newspaper() -> Callable[[Made], Extract]:
    """Newspaper4k, its own download left out."""
    newspaper4k = import_module("newspaper")

    def extract(made: Made) -> Extract:
        article = newspaper4k.Article("https://koranrawa.example/read/1/berita", language="id")
        article.download(input_html=_decoded(made))
        article.parse()
        return Extract(article.text, article.title, str(article.publish_date.isoformat()) if article.publish_date else None)

    return extract


def readability() -> Callable[[Made], Extract]:
    """Readability, tags taken off its summary."""
    readable = import_module("readability")

    def extract(made: Made) -> Extract:
        document = readable.Document(_decoded(made))
        return Extract(re.sub(r"<[^>]+>", "", document.summary().replace("</p>", "\n")), document.short_title())

    return extract


def resiliparse() -> Callable[[Made], Extract]:
    """Resiliparse's text alone."""
    extract_plain_text = import_module("resiliparse.extract.html2text").extract_plain_text

    return lambda made: Extract(extract_plain_text(_decoded(made), main_content=True, alt_texts=False, links=False))


def _decoded(made: Made) -> str:
    """The page for extractors that leave its letters to their callers."""
    for encoding in ("utf-8-sig", "utf-16", "cp1252"):
        try:
            return made.raw.decode(encoding)
        except UnicodeError:
            continue
    raise AssertionError("a made page has one of three encodings")


def minute(value: str | None) -> str | None:
    """A moment to the minute as clocks in Jakarta show it; None for what is no moment."""
    try:
        moment = datetime.fromisoformat(value or "")
    except ValueError:
        return None
    return (moment.astimezone(JAKARTA) if moment.tzinfo else moment).strftime("%Y-%m-%dT%H:%M")


def plain(words: str) -> str:
    """Words as they are compared: without white space."""
    return "".join(words.split())


def row(name: str, extract: Callable[[Made], Extract], pile: Sequence[Made]) -> str:
    """One line of the table."""
    extract(pile[0])
    start = time.process_time()
    found = [extract(made) for made in pile]
    seconds = time.process_time() - start
    whole = told = others = titles = minutes = 0
    for made, one in zip(pile, found, strict=True):
        lines, text = {plain(line) for line in one.text.split("\n") if line.strip()}, plain(one.text)
        own = {plain(words) for words in made.paragraphs}
        whole, told = whole + sum(words in text for words in own), told + len(own)
        head = {plain(made.title), plain(made.byline)}
        others += sum(
            1 for line in lines - own if line not in head and not re.search(r"20\d\d\d\d:\d\d", line) and not _part(line, own)
        )
        titles += one.title == made.title
        minutes += minute(one.published) == made.published[:16]
    rates = (titles / len(pile), minutes / len(pile))
    return f"{name:20} {len(pile) / seconds:9.0f} {whole / told:11.3f} {others / len(pile):9.2f} {rates[0]:8.2f} {rates[1]:8.2f}"


def _part(line: str, own: set[str]) -> bool:
    """Whether a line is a piece of a paragraph that was cut at a link or a tag."""
    return any(line in words or words in line for words in own)


def main(count: int = PAGES) -> None:
    """Print the table."""
    pile = [make(seed, PARAGRAPHS) for seed in range(count)]
    size = sum(len(made.raw) for made in pile) / count / 1000
    print(f"{count} pages of {size:.1f} kB, {PARAGRAPHS} paragraphs each, by process time")
    print(f"{'':20} {'pages/s':>9} {'paragraphs':>11} {'other':>9} {'titles':>8} {'minutes':>8}")
    peers = (("silang", silang), ("trafilatura", trafilatura), ("trafilatura, text", trafilatura_text), ("newspaper4k", newspaper),
             ("readability-lxml", readability), ("resiliparse, text", resiliparse))  # fmt: skip
    for name, peer in peers:
        try:
            extract = peer()
        except ImportError as error:
            print(f"{name:20} not installed: {error}")
            continue
        print(row(name, extract, pile), flush=True)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
