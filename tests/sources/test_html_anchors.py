"""Every character of an article leads back to bytes of its page that say the same, in pages saved and pages made."""

from __future__ import annotations

import gzip
import html
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from made_pages import HIDDEN, Made, make

from silang import outlet, pack
from silang.errors import InputError
from silang.model import Article, Reading
from silang.read import reading
from silang.sources.kinds import Given
from silang.sources.pages import html as pages
from silang.sources.pages.tokens import TOKEN
from silang.spans import Span

ID = pack.load("id")
OUTLETS = outlet.load("id")
SAVED = Path(__file__).parents[3] / "shared" / "corpora" / "pages"
FILES = sorted(SAVED.rglob("*.html*")) if SAVED.is_dir() else []


def read(raw: bytes, encoding: str | None = None) -> Article:
    given = Given(where="page.html", stem="page", pack=ID, encoding=encoding)
    [article] = pages.articles(io.BytesIO(raw), given)
    return article


def meant(words: str) -> str:
    """Words of a page or of a text as they are compared: entities decoded, without white space, which tags may stand for."""
    return "".join(html.unescape(words).split())


def check_pieces(raw: bytes, article: Article) -> None:
    """Each piece stands for bytes that decode to its words; the pieces together are the text."""
    provenance = article.provenance
    assert provenance is not None
    assert provenance.encoding is not None
    at = 0
    for piece in provenance.pieces:
        words = article.text[at : at + piece.length]
        at += piece.length
        assert 0 <= piece.start <= piece.end <= len(raw)
        if piece.start == piece.end:
            assert not words.strip()
        else:
            assert html.unescape(raw[piece.start : piece.end].decode(provenance.encoding)).split() == words.split()
    assert at == len(article.text)


def spans_of(value: Any) -> Iterator[Span]:
    """Every span that a reading holds."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from spans_of(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from spans_of(item)


def check_spans(raw: bytes, article: Article, found: Reading) -> int:
    """Each span of one line leads to bytes that decode to the same words, tags aside; how many did."""
    provenance, checked = article.provenance, 0
    assert provenance is not None
    assert found.source.provenance == provenance
    for span in set(spans_of(found)):
        words = span.of(article.text)
        place = provenance.bytes_of(span, article.text)
        if not words.strip():
            continue
        assert place is not None
        shown = raw[place.start : place.end].decode(provenance.encoding or "utf-8")
        if span.of(article.text).strip("\n").find("\n") < 0:  # of more than one line, what was left out stands in between
            assert meant(TOKEN.sub("", shown)) == meant(words)
            checked += 1
    return checked


def check_made(made: Made) -> Article:
    article = read(made.raw, made.encoding)
    lines = [line for line in article.text.split("\n") if line]
    assert lines[0] == made.title == article.title
    assert tuple(lines[-len(made.paragraphs) :]) == made.paragraphs
    assert len(lines) - len(made.paragraphs) == 3  # title, who wrote, when
    assert article.published == made.published
    assert article.bylines == (made.byline,)
    assert article.outlet == "KoranRawa"
    assert HIDDEN not in article.text
    check_pieces(made.raw, article)
    return article


@pytest.mark.parametrize("start", range(0, 2000, 250))
def test_a_page_made_gives_its_article_and_nothing_else(start: int) -> None:
    for seed in range(start, start + 250):
        made = make(seed)
        article = check_made(made)
        assert check_spans(made.raw, article, reading.read(article, ID, OUTLETS)) > 5


@pytest.mark.skipif(not FILES, reason="no saved pages beside the checkout")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_saved_page_leads_back_to_its_bytes(path: Path) -> None:
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    try:
        article = read(raw)
    except InputError:
        return
    check_pieces(raw, article)
    assert check_spans(raw, article, reading.read(article, ID, OUTLETS)) > 1
