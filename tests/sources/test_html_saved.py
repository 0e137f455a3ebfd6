"""What saved pages of outlets say, as read by a person: pages.toml holds facts and digests, not the outlets' words."""

from __future__ import annotations

import gzip
import hashlib
import io
import tomllib
from pathlib import Path
from typing import Any

import pytest

from silang import outlet, pack
from silang.errors import InputError
from silang.model import Article
from silang.read import reading
from silang.sources.kinds import Given
from silang.sources.pages import html as pages

ID = pack.load("id")
OUTLETS = outlet.load("id")
SAVED = Path(__file__).parents[3] / "shared" / "corpora" / "pages"
EXPECTED = tomllib.loads(Path(__file__).with_name("pages.toml").read_text(encoding="utf-8"))
FILES = {path.name: path for path in SAVED.rglob("*.html*")} if SAVED.is_dir() else {}

pytestmark = pytest.mark.skipif(not FILES, reason="no saved pages beside the checkout")


def digest(words: str) -> str:
    return hashlib.sha256(" ".join(words.split()).encode()).hexdigest()[:16]


def body(article: Article) -> list[str]:
    """The lines of an article that the reading does not set aside as debris whole."""
    found = reading.read(article, ID, OUTLETS)
    aside = {(item.span.start, item.span.end) for item in found.not_body}
    lines, at = [], 0
    for line in article.text.split("\n"):
        if line.strip() and (at, at + len(line)) not in aside:
            lines.append(line.strip())
        at += len(line) + 1
    return lines


def facts(path: Path) -> dict[str, Any]:
    """What is expected of a page, as it is found."""
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    given = Given(where=path.name, stem="page", pack=ID)
    try:
        [article] = pages.articles(io.BytesIO(raw), given)
    except InputError as error:
        return {"kind": str(error).removeprefix(f"{path.name}: ").partition(":")[0].partition(",")[0].partition(" (")[0]}
    head, lines = reading.read(article, ID, OUTLETS).article, body(article)
    return {
        "kind": "article",
        "title": digest(head.title or ""),
        "published": head.published.value if head.published else "",
        "bylines": list(head.bylines),
        "outlet": head.outlet or "",
        "paragraphs": len(lines),
        "first": digest(lines[0][:40]),
        "last": digest(lines[-1][:40]),
    }


def test_every_saved_page_is_expected() -> None:
    assert set(EXPECTED) == set(FILES)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_saved_page_says_what_a_person_read_there(name: str) -> None:
    assert facts(FILES[name]) == EXPECTED[name]
