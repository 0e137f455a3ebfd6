"""Floors: debris and masthead of the annotated pages, and the publication dates of the corpora."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from beside import SHARED, fingerprint
from kota import documents

from silang import outlet, pack
from silang.model import Article, Debris, Masthead
from silang.read.layout import debris, masthead, publication
from silang.read.page import Page

ID = pack.load("id")
OUTLETS = outlet.load("id")
SHA256 = {
    "gold/seeds": "8c0b56e3d27ffa099e24cb412bbd4973e61cbafbd4794bf0d4ba514ab743f701",
    "gold/detik": "ed602f5b2a8d900edefcf120459180e5a6f6e5cec1b737724d558152d05504fa",
    "corpora/indonews.jsonl": "1dc10197f0981d726a0ec4c470eb3c712e458d8e557ec5e8797060f6c151a37b",
    "corpora/indirect-quotes-kota414-dev.jsonl": "1e0c2b67a8796746e619aaa2521e4dd4970cd6c46aaf96527d44e2a1781f7e6c",
    "corpora/stories-2019.jsonl": "e2aaf64e67df55a0ab8e64ac44fd94d8bee0295bff5c44b5d9e1c9a6661bd524",
}
FLOORS = {"gold/seeds": (0.99, 28), "gold/detik": (0.99, 150)}  # F1 of debris by character; article fields right
pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared gold is not beside this checkout")


def records(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (SHARED / "corpora" / name).read_text(encoding="utf-8").split("\n") if line]


def articles(gold: str) -> dict[str, Article]:
    if gold == "gold/seeds":
        return {
            path.stem: Article(name=path.stem, text=path.read_text(encoding="utf-8")) for path in (SHARED / "seeds").glob("*.txt")
        }
    rows = map(json.loads, (SHARED / "gold" / "detik.jsonl").read_text(encoding="utf-8").strip().split("\n"))
    return {
        row["id"]: Article(name=row["id"], text=row["text"], url=row["url"], title=row["title"], published=row["published"])
        for row in rows
    }


def read(article: Article) -> tuple[tuple[Debris, ...], Masthead]:
    page = Page(article.text)
    pieces = debris.read(page, article, OUTLETS, ID)
    return pieces, masthead.read(page, article, pieces, OUTLETS, ID)


def cells(text: str, spans: list[tuple[int, int]]) -> set[int]:
    return {at for start, end in spans for at in range(start, end) if not text[at].isspace()}


def annotated(text: str, entry: dict[str, Any]) -> tuple[int, int]:
    head, gap, tail = entry["t"].partition(" ... ")
    start = -1
    for _ in range(entry.get("n", 1)):
        start = text.index(head, start + 1)
    return start, (text.index(tail, start) + len(tail) if gap else start + len(head))


def right(head: Masthead, gold: dict[str, Any]) -> int:
    """How many of the six fields agree; a day that only the body tells is another stage's, and counts where it is left open."""
    published = head.published.value if head.published else None
    stated = gold["published"] if gold.get("basis") != "body" else None
    found = {"title": head.title, "outlet": head.outlet, "place": head.place, "language": head.language}
    others = (list(head.bylines) == gold["bylines"], published == (stated and str(stated)))
    return sum(map(bool, others)) + sum(bool(found[name] == gold[name]) for name in found)


@pytest.mark.parametrize("gold", FLOORS)
def test_floors(gold: str) -> None:
    assert fingerprint(SHARED / gold) == SHA256[gold], "the gold has changed: measure again, then pin the new floors"
    both = only_gold = only_found = fields = 0
    for name, article in articles(gold).items():
        notes = yaml.safe_load((SHARED / gold / f"{name}.yaml").read_text(encoding="utf-8"))
        pieces, head = read(article)
        meant = cells(article.text, [annotated(article.text, entry) for entry in notes.get("not_body") or []])
        found = cells(article.text, [(piece.span.start, piece.span.end) for piece in pieces])
        both, only_gold, only_found = both + len(meant & found), only_gold + len(meant - found), only_found + len(found - meant)
        fields += right(head, notes["article"])
    f1, least_fields = FLOORS[gold]
    assert 2 * both / (2 * both + only_gold + only_found) >= f1
    assert fields >= least_fields


@pytest.mark.parametrize(("name", "undated"), [("indonews.jsonl", 36), ("stories-2019.jsonl", 0)])
def test_publication_dates_of_the_corpora(name: str, undated: int) -> None:
    """All but the fields that hold no date at all; each with an offset where it has a clock time."""
    assert fingerprint(SHARED / "corpora" / name) == SHA256[f"corpora/{name}"]
    read_dates = [publication.parse(row["published_raw"] or "", ID) for row in records(name)]
    assert sum(value is None for value in read_dates) <= undated
    assert all(len(value) in (10, 22) for value in read_dates if value)


def test_breadth() -> None:
    """Ten outlets: a fitting language, datelines where the outlet writes them, and never most of a page as debris."""
    shares, languages, placed = [], Counter[str | None](), Counter[str]()
    rows = records("indonews.jsonl")[::5]
    for row in rows:
        pieces, head = read(Article(name=row["id"], text=row["text"], url=row["url"]))
        shares.append(sum(len(piece.span) for piece in pieces) / max(1, len(row["text"])))
        languages[head.language] += 1
        placed[row["outlet"]] += head.place is not None
    assert max(shares) < 0.5
    assert languages["id"] >= 0.99 * len(rows)
    assert placed["liputan6"] >= 0.97 * sum(row["outlet"] == "liputan6" for row in rows)
    assert placed["sindonews"] >= 0.7 * sum(row["outlet"] == "sindonews" for row in rows)


def test_articles_of_one_line_keep_their_prose() -> None:
    """No statement that people labelled is debris but for the stars of one, and never more than three tenths of a text."""
    name = "corpora/indirect-quotes-kota414-dev.jsonl"
    assert fingerprint(SHARED / name) == SHA256[name]
    touched = 0
    for document in documents(SHARED / name):
        pieces, _ = read(Article(name="one line", text=document.text))
        assert sum(len(piece.span) for piece in pieces) <= 0.3 * len(document.text)
        said = [span for kind, span in document.labels if kind == "STATEMENT"]
        touched += any(piece.span.overlaps(span) for piece in pieces for span in said)
    assert touched <= 1


DEMO = Path(__file__).parents[2] / "src" / "silang" / "demo"


@pytest.mark.parametrize("path", sorted(DEMO.glob("*.txt")), ids=lambda path: path.stem)
def test_the_demo_is_read_whole(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    notes = yaml.safe_load((DEMO.parents[2] / "tests" / "stories" / "demo" / f"{path.stem}.yaml").read_text(encoding="utf-8"))
    pieces, head = read(Article(name=path.stem, text=text))
    meant = cells(text, [annotated(text, entry) for entry in notes.get("not_body") or []])
    assert cells(text, [(piece.span.start, piece.span.end) for piece in pieces]) == meant
    assert right(head, notes["article"]) == 6
