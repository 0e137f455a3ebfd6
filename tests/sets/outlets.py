"""Articles of many outlets, annotated by hand: scored with the scorer beside the checkout, field by field.

    python tests/sets/outlets.py               the table by outlet
    python tests/sets/outlets.py --errors      each miss and each false find

`tests/gold/outlets.jsonl` holds the annotations of six draws as offsets into articles of `../shared/corpora`, whose words stay
there: of `indonews.jsonl`, `stories-2019.jsonl` and the saved `pages`, as their text is taken from them; those of the third and
fourth draw hold debris, masthead, times and quantities alone, those of the fifth and sixth what is said, credits and findings;
`tests/gold/own` holds reports written for this project, words and all, `tests/gold/manners` eight more in other manners,
`tests/gold/afield` twelve in those of outlets that the corpora do not hold, `tests/gold/afield-again` four more, written after the
mending of the twelve, `tests/gold/papers` sixteen as papers' pages hold them, `tests/gold/wider` eight more of other papers,
`tests/gold/beyond` eight of an agency, a ministry, a radio station, a wire and four more papers.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

from beside import SHARED, tool

from silang import outlet, pack
from silang.dossier.record import dumps
from silang.model import Article
from silang.read.reading import read
from silang.sources.kinds import Given
from silang.sources.pages import html

CORPORA = SHARED / "corpora"
CORPUS = CORPORA / "indonews.jsonl"
GOLD = Path(__file__).parents[1] / "gold"
OWN = GOLD / "own"
MANNERS = GOLD / "manners"
AFIELD = GOLD / "afield"
AFIELD_AGAIN = GOLD / "afield-again"
PAPERS = GOLD / "papers"
WIDER = GOLD / "wider"
BEYOND = GOLD / "beyond"
WRITTEN = {
    "own reports": OWN, "manners": MANNERS, "afield": AFIELD, "afield again": AFIELD_AGAIN, "papers": PAPERS,
    "wider": WIDER, "beyond": BEYOND,
}  # fmt: skip
DRAWS = (1, 2, 3, 4, 5, 6)
PLAIN = ("debris", "times", "values", "bounds", "counted")  # what the third and fourth draw are annotated with
SAID = ("said", "speakers", "stances", "forms", "credits", "findings")  # and the fifth and sixth
ITEMS = ("times", "quantities", "composed", "attributions", "credits", "findings")
FIELDS = {
    "debris": "debris_chars", "times": "time_value", "values": "quantity_value", "bounds": "quantity_bound",
    "counted": "quantity_counted",
    "said": "attribution", "speakers": "attribution_speaker", "stances": "attribution_stance", "forms": "attribution_form",
    "credits": "credit", "findings": "finding",
}  # fmt: skip
Show = Callable[[str, str, str], None]


def annotated(draw: int) -> list[dict[str, Any]]:
    """The annotations of the articles of a draw, in the order of the file."""
    entries = map(json.loads, (GOLD / "outlets.jsonl").read_text(encoding="utf-8").splitlines())
    return [entry for entry in entries if entry.get("draw", 1) == draw]


@cache
def rows() -> dict[str, dict[str, Any]]:
    """The articles of the corpora by id."""
    files = (CORPUS, CORPORA / "stories-2019.jsonl")
    return {row["id"]: row for file in files for row in map(json.loads, file.open(encoding="utf-8"))}


def article_of(entry: dict[str, Any]) -> Article:
    """An annotated article as it is handed in: a row with its metadata, or a saved page."""
    if "file" not in entry:
        row = rows()[entry["id"]]
        return Article(name=entry["id"], text=row["text"], url=row["url"], title=row["title"], published=entry["told"])
    path = CORPORA / "pages" / entry["file"]
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    [article] = html.articles(io.BytesIO(raw), Given(where=path.name, stem=entry["id"], pack=pack.load("id")))
    return article


def drawn(entries: list[dict[str, Any]], show: Show | None = None) -> dict[str, Any]:
    """The scores of these annotated articles; `show` is told of each miss and false find."""
    articles = {entry["id"]: article_of(entry) for entry in entries}
    with tempfile.TemporaryDirectory() as folder:
        for entry in entries:
            article = articles[entry["id"]]
            Path(folder, f"{entry['id']}.yaml").write_text(json.dumps({**entry, "title": article.title}), encoding="utf-8")
            _read(article, entry["id"], Path(folder))
        gold = tool(SHARED / "gold" / "gold.py")
        with patch.object(gold, "load", _load):
            scored: dict[str, Any] = gold.score(lambda name: articles[name].text, Path(folder), Path(folder), show)
    return scored


def own(show: Show | None = None, reports: Path = OWN) -> dict[str, Any]:
    """The scores of the reports written for this project in a folder."""
    with tempfile.TemporaryDirectory() as readings:
        for path in sorted(reports.glob("*.txt")):
            _read(Article(name=path.stem, text=path.read_text(encoding="utf-8")), path.stem, Path(readings))
        gold = tool(SHARED / "gold" / "gold.py")
        scored: dict[str, Any] = gold.score(gold.texts_of(reports), reports, Path(readings), show)
    return scored


def _read(article: Article, name: str, folder: Path) -> None:
    Path(folder, f"{name}.json").write_bytes(dumps(read(article, pack.load("id"), outlet.load("id"))))


def _load(path: Path, text: str) -> dict[str, Any]:
    """One article's annotations in the shape that the scorer makes of its own files."""
    entry = json.loads(path.read_text(encoding="utf-8"))
    made: dict[str, Any] = {"article": {"title": entry["title"], **entry["article"]}, "not_body": entry["not_body"]}
    for kind in ITEMS:
        made[kind] = [_item(item, text) for item in entry.get(kind, ())]
    return made


def _item(item: dict[str, Any], text: str) -> dict[str, Any]:
    counted = item.get("counted")
    blank = dict.fromkeys(("begin", "duration", "issue", "unit", "cue", "source", "speaker", "form", "stance", "date"))
    high = None if item.get("bound") == "order" else item.get("low")
    given = {"high": high, "end": item.get("begin"), "optional": False, "skip": item.get("vague", False), "via": []}
    return {**blank, **given, **item, "counted": text[slice(*counted)] if counted else None}


def table() -> Iterator[str]:
    """F1 of each field, in per cent, for each outlet of each draw, each draw together and our own reports."""
    for draw in DRAWS:
        entries = annotated(draw)
        names = fields(entries)
        yield f"{f'draw {draw}':<12}{'articles':>9}" + "".join(f"{name:>10}" for name in names)
        for name in dict.fromkeys(entry["of"] for entry in entries):
            yield _row(name, drawn([entry for entry in entries if entry["of"] == name]), names)
        yield from _whole("together", drawn(entries), names)
    for name, reports in WRITTEN.items():
        yield from _whole(name, own(reports=reports), tuple(FIELDS))


def fields(entries: list[dict[str, Any]]) -> tuple[str, ...]:
    """The fields that these articles are annotated with."""
    if "attributions" not in entries[0]:
        return PLAIN
    return tuple(FIELDS) if "times" in entries[0] else SAID


def _whole(name: str, scored: dict[str, Any], names: tuple[str, ...]) -> Iterator[str]:
    yield _row(name, scored, names)
    if names == SAID:
        return
    yield f"{'':<12}" + ", ".join(f"{key} {value}" for key, value in scored["article"].items())


def _row(name: str, scored: dict[str, Any], names: tuple[str, ...]) -> str:
    return f"{name:<12}{scored['articles']:>9}" + "".join(f"{_figure(scored[FIELDS[key]]):>10}" for key in names)


def _figure(scored: dict[str, Any]) -> str:
    return f"{100 * scored['f1']:.1f}" if scored["gold"] or scored["found"] else "-"


def main() -> None:
    """Print the table, or the errors if they are asked for."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--errors", action="store_true", help="each miss and each false find")
    if not CORPUS.exists():
        sys.exit("the shared corpora are not beside this checkout")
    if not options.parse_args().errors:
        print("\n".join(table()))
        return
    for draw in DRAWS:
        entries = annotated(draw)
        drawn(entries, partial(_print, fields(entries)))
    for reports in WRITTEN.values():
        own(partial(_print, tuple(FIELDS)), reports)


def _print(names: tuple[str, ...], *words: str) -> None:
    if names == tuple(FIELDS) or (names == SAID) == words[1].startswith(("attribution", "credit", "finding")):
        print("\t".join(words))


if __name__ == "__main__":
    main()
