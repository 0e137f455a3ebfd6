"""Any bytes are an article whose characters lead back to them, or are set aside; and hostile ones cost linear work."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_pages import make

from silang import outlet, pack
from silang.errors import InputError
from silang.model import Article
from silang.read import reading
from silang.sources.kinds import Given
from silang.sources.pages import html as pages

ID = pack.load("id")
OUTLETS = outlet.load("id")


def read(raw: bytes, encoding: str | None = None) -> Article | None:
    try:
        [article] = pages.articles(io.BytesIO(raw), Given(where="a", stem="a", pack=ID, encoding=encoding))
    except InputError:
        return None
    return article


def holds(raw: bytes, article: Article | None) -> None:
    """What is true of every article of every page."""
    if article is None:
        return
    assert article.provenance is not None
    assert sum(piece.length for piece in article.provenance.pieces) == len(article.text)
    assert all(0 <= piece.start <= piece.end <= len(raw) for piece in article.provenance.pieces)
    article.text.encode()  # no half of a surrogate pair
    reading.read(article, ID, OUTLETS)


TOLD = "Sedikitnya 340 keluarga di Cirata mengungsi sejak Selasa (3/6/2025), kata Bayu Prakoso kepada wartawan. "
SCRAPS = st.sampled_from(
    [
        *(
            "<p>",
            "</p>",
            "<div>",
            "</div>",
            "<div class=related>",
            "<h1>",
            "</h1>",
            "<br>",
            "<a href=x>",
            "</a>",
            "<b>",
            "</i>",
            "<td>",
        ),
        *(
            "<table>",
            "</table>",
            "<script>",
            "</script>",
            "<style>",
            "<title>",
            "</title>",
            "<!--",
            "-->",
            "<![CDATA[",
            "]]>",
            "<",
            ">",
        ),
        *(
            '<meta charset="',
            '"',
            "'",
            "=",
            "&amp;",
            "&#0;",
            "&#xD800;",
            "&#x110000;",
            "&nbsp;",
            "&",
            "\0",
            "\r\n",
            "\u2028",
            "é",
            "\U0001f600",
        ),
        *(
            '<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"',
            "\\u00e9",
            '\\"',
            "}",
            "<time datetime=2025-06-02>",
        ),
        *(
            TOLD,
            TOLD * 3,
            "Oleh: Sari Wulan",
            "Senin, 2 Juni 2025 09:15 WIB",
            '<meta property="og:title" content="',
            "<head>",
            "<body>",
            "<svg>",
        ),
    ]
)
ENCODINGS = st.sampled_from(["utf-8", "cp1252", "utf-16", "utf-16-be", "utf-8-sig"])
CLAIMS = st.sampled_from([None, "utf-8", "utf-16", "iso-8859-1", "utf-7", "hex", "no such", "shift_jis"])


@settings(max_examples=150, deadline=None)
@given(st.lists(SCRAPS, max_size=40), ENCODINGS, CLAIMS)
def test_scraps_of_markup_in_any_order(scraps: list[str], encoding: str, claim: str | None) -> None:
    raw = "".join(scraps).encode(encoding, "replace")
    holds(raw, read(raw, claim))


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=2000), CLAIMS)
def test_any_bytes(raw: bytes, claim: str | None) -> None:
    holds(raw, read(raw, claim))


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 200), st.data())
def test_a_page_cut_and_torn(seed: int, data: st.DataObject) -> None:
    made = make(seed)
    raw = bytearray(made.raw)
    for _ in range(data.draw(st.integers(1, 5))):
        start = data.draw(st.integers(0, len(raw)))
        end = min(len(raw), start + data.draw(st.integers(0, 60)))
        raw[start:end] = data.draw(st.binary(max_size=12))
    holds(bytes(raw), read(bytes(raw), made.encoding))


HOSTILE: dict[str, Callable[[int], bytes]] = {
    "nested blocks": lambda n: b"<div>" * n,
    "nested tags of lines": lambda n: b"<b>" * n,
    "ends of what is not open here": lambda n: b"<i><div>" + b"<b>" * n + b"</i>" * n,
    "nested links": lambda n: b"<a href=x>t" * n,
    "nested tables": lambda n: b"<table><tr><td>" * n,
    "paragraphs": lambda n: b"<p>x" * n,
    "ends alone": lambda n: b"</p>" * n,
    "entities": lambda n: b"<p>" + b"&amp;" * n,
    "halves of entities": lambda n: b"<p>" + b"&#" * n,
    "angles": lambda n: b"<" * n,
    "tags that never end": lambda n: b"<a " * n,
    "quotes that never end": lambda n: b'<a x="' * n,
    "comments that never end": lambda n: b"<!-" * n + b"<!--" * n,
    "a script that never ends": lambda n: b"<html><script>" + b"<a " * n,
    "attributes": lambda n: b"<p " + b"a=b " * n + b">",
    "a long attribute": lambda n: b'<p class="' + b"a " * n + b'">x</p>',
    "blanks": lambda n: b"<p>" + b" " * 4 * n,
    "no tag": lambda n: TOLD.encode() * (n // 20),
    "sentences in boxes": lambda n: b"<div><p>" + TOLD.encode() * (n // 20) + b"</p></div>",
    "articles in a list": lambda n: (b"<li><a href=x>Judul kabar yang lain</a><p>" + TOLD.encode() + b"</p></li>") * (n // 20),
    "titles": lambda n: b"<h1>Judul dari berita yang panjang sekali</h1>" * (n // 5),
    "data that never end": lambda n: b'<script type="application/ld+json">' + b"[" * n + b"</script>",
    "many data": lambda n: b'<script type="application/ld+json">{"@type":"NewsArticle"}</script>' * (n // 5),
    "escapes": lambda n: b'<script type=application/ld+json>{"@type":"Article","articleBody":"' + b"\\u0041<a" * n + b'"}</script>',
    "metadata": lambda n: b"<meta name=a content=b>" * n,
    "NULs": lambda n: b"\0" * n,
}  # fmt: skip


def calls(raw: bytes) -> int:
    """How many functions are called to read a page, those of C with them."""
    count = 0

    def counted(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        read(raw)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_cost_linear_work(name: str) -> None:
    read(HOSTILE[name](100))  # what is compiled once
    once, twice = calls(HOSTILE[name](4000)), calls(HOSTILE[name](8000))
    assert twice <= 2.2 * once + 200


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_come_to_an_end(name: str) -> None:
    read(HOSTILE[name](100_000))


def test_a_page_beyond_all_bounds_is_set_aside() -> None:
    with pytest.raises(InputError, match="too large to be one page"):
        next(pages.articles(io.BytesIO(b"a" * (pages.MOST_BYTES + 1)), Given(where="a", stem="a", pack=ID)))


def test_a_million_nested_tags_are_set_aside() -> None:
    with pytest.raises(InputError, match="no page of a report: more than 200,000 tags"):
        next(pages.articles(io.BytesIO(b"<div>" * 1_000_000), Given(where="a", stem="a", pack=ID)))
