"""Feeds and lists: what stands in an entry, which are articles and which only addresses, and what hostile ones cost."""

# ruff: noqa: E501 - feeds stand here as they are sent
from __future__ import annotations

import gzip
import io
import itertools
import json
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from silang import pack
from silang.errors import InputError
from silang.model import Article
from silang.sources import kinds
from silang.sources.web.feeds import MOST_BYTES, Entry, articles, entries

GIVEN = kinds.Given(where="umpan.xml", stem="umpan", pack=pack.load("id"), url="https://contoh.id/rss")
BODY = "<p>JAKARTA - Sebanyak 12 orang terluka dalam gempa itu, kata Kepala BPBD Sari Wulan, Jumat (3/1/2025).</p>" * 4
RSS = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Contoh Berita</title><link>https://contoh.id</link>{}</channel></rss>"""


def read(text: str | bytes) -> list[Entry]:
    return list(entries(text.encode() if isinstance(text, str) else text, "umpan.xml", "https://contoh.id/rss"))


def taken(text: str | bytes) -> list[Article | InputError]:
    return list(articles(io.BytesIO(text.encode() if isinstance(text, str) else text), GIVEN))


def test_rss_tells_title_day_names_outlet_and_text() -> None:
    item = (
        "<item><title>Gempa &amp;amp; banjir</title><link> https://contoh.id/1 </link><dc:creator>Sari Wulan</dc:creator>"
        "<pubDate>Fri, 03 Jan 2025 10:00:00 +0700</pubDate><description>Ringkas</description>"
        f"<content:encoded><![CDATA[{BODY}]]></content:encoded></item>"
    )
    (entry,) = read(RSS.format(item))
    assert (entry.url, entry.title, entry.outlet, entry.bylines) == (
        "https://contoh.id/1",
        "Gempa & banjir",
        "Contoh Berita",
        ("Sari Wulan",),
    )
    assert (entry.published, entry.content) == ("2025-01-03T10:00:00+07:00", BODY)
    (article,) = taken(RSS.format(item))
    assert isinstance(article, Article)
    assert article.text.count("12 orang") == 4
    assert (article.title, article.published, article.path) == ("Gempa & banjir", "2025-01-03T10:00:00+07:00", "umpan.xml")
    assert (article.name, article.url) == ("umpan-1", "https://contoh.id/1")
    assert article.provenance is not None
    assert article.provenance.at == "entry 1"


def test_atom_takes_the_page_that_is_the_entry_and_its_whole_text() -> None:
    feed = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Contoh</title><entry><title type="html">Satu</title>
    <link rel="enclosure" href="/suara.mp3"/><link rel="alternate" href="/satu"/><id>tag:contoh.id,1</id>
    <author><name>Sari</name></author><published>2025-01-03T10:00:00Z</published><updated>2025-01-04T10:00:00Z</updated>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{BODY}</div></content></entry></feed>"""
    (entry,) = read(feed)
    assert (entry.url, entry.title, entry.bylines, entry.published) == (
        "https://contoh.id/satu",
        "Satu",
        ("Sari",),
        "2025-01-03T10:00:00Z",
    )
    assert entry.changed == "2025-01-04T10:00:00Z"
    (article,) = taken(feed)
    assert isinstance(article, Article)
    assert article.text.count("12 orang") == 4


def test_json_feeds_are_read() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1", "title": "Contoh", "authors": [{"name": "Redaksi"}],
        "items": [
            {"id": "1", "url": "/1", "title": "Satu", "content_text": "Sebanyak 12 orang terluka.", "date_published": "2025-01-03T10:00:00+07:00"},
            {"id": "https://contoh.id/2", "authors": [{"name": "Sari"}, 7]}, "bukan", {"url": 7},
        ],
    }  # fmt: skip
    found = read(json.dumps(feed))
    assert [(entry.url, entry.bylines) for entry in found] == [
        ("https://contoh.id/1", ("Redaksi",)), ("https://contoh.id/2", ("Sari",)), (None, ("Redaksi",)),
    ]  # fmt: skip
    first = taken(json.dumps(feed))[0]
    assert isinstance(first, Article)
    assert (first.text, first.outlet, first.published) == ("Sebanyak 12 orang terluka.", "Contoh", "2025-01-03T10:00:00+07:00")


def test_news_sitemaps_tell_pages_and_indexes_tell_sitemaps() -> None:
    news = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
    <url><loc>https://contoh.id/1</loc><news:news><news:publication><news:name>Contoh</news:name></news:publication>
    <news:publication_date>2025-01-03</news:publication_date><news:title>Satu</news:title></news:news></url></urlset>"""
    (entry,) = read(news)
    assert (entry.url, entry.leads, entry.title, entry.outlet, entry.published) == (
        "https://contoh.id/1",
        "page",
        "Satu",
        "Contoh",
        "2025-01-03",
    )
    index = "<sitemapindex><sitemap><loc>https://contoh.id/a.xml</loc><lastmod>2025-01-03</lastmod></sitemap></sitemapindex>"
    assert [(e.url, e.leads, e.changed) for e in read(index)] == [("https://contoh.id/a.xml", "feed", "2025-01-03")]
    assert read(gzip.compress(index.encode())) == read(index)


def test_opml_tells_feeds_at_any_depth() -> None:
    opml = """<opml version="2.0"><head><title>Daftar</title></head><body><outline text="Lokal"><outline text="A" xmlUrl="https://a.id/rss"/>
    <outline text="B" title="Bе" xmlUrl="/b"/></outline><outline text="C"/></body></opml>"""
    assert [(entry.url, entry.leads) for entry in read(opml)] == [("https://a.id/rss", "feed"), ("https://contoh.id/b", "feed")]


def test_entries_without_their_text_are_addresses() -> None:
    items = "<item><link>https://contoh.id/1</link><description>Ringkas</description></item><item><title>x</title></item>"
    found = taken(RSS.format(items))
    assert [item.problem for item in found if isinstance(item, kinds.OnlyLink)] == [
        "only a summary; `silang watch` fetches what it leads to", "no text and no address",
    ]  # fmt: skip
    short = "<item><link>https://contoh.id/1</link><content:encoded>Singkat.</content:encoded></item>"
    assert [type(item) for item in taken(RSS.format(short))] == [kinds.OnlyLink]


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("//contoh.id/a", "https://contoh.id/a"),
        ("http://[x", None),
        ("", None),
    ],
)
def test_only_addresses_of_the_web_are_taken(link: str, url: str | None) -> None:
    assert read(RSS.format(f"<item><link>{link}</link></item>"))[0].url == url


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_a_feed_that_lies_about_its_letters_is_read(encoding: str) -> None:
    text = RSS.format("<item><link>https://contoh.id/1</link><title>Café di Jakarta</title></item>")
    assert read(text.encode(encoding))[0].title == "Café di Jakarta"


def test_broken_markup_costs_no_entry() -> None:
    items = (
        "<item><link>https://contoh.id/1</link><title>A & B &nbsp; C</title></item><item><link>https://contoh.id/2</link></item>"
    )
    found = read(RSS.format(items))
    assert [entry.url for entry in found] == ["https://contoh.id/1", "https://contoh.id/2"]
    assert (found[0].title or "").startswith("A")
    assert [entry.url for entry in read(RSS.format(items).partition("</channel>")[0])] == [
        "https://contoh.id/1",
        "https://contoh.id/2",
    ]


LAUGHS = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in itertools.pairwise("abcdefghijkl")
) + "]>" + RSS.partition("?>")[2].format("<item><link>https://contoh.id/1</link><title>&l;</title></item>")  # fmt: skip


def test_billion_laughs_are_not_laughed() -> None:
    assert sum(len(entry.title or "") for entry in read(LAUGHS)) < 10
    outside = LAUGHS.replace('"ha"', 'SYSTEM "file:///etc/passwd"')
    assert "root" not in "".join(entry.title or "" for entry in read(outside))


def test_a_feed_of_a_hundred_thousand_entries_is_read_one_by_one() -> None:
    items = "".join(f"<item><link>https://contoh.id/{n}</link><title>Berita {n}</title></item>" for n in range(100_000))
    found = entries(RSS.format(items).encode(), "umpan.xml")
    assert sum(1 for _ in found) == 100_000


@pytest.mark.parametrize(
    "hostile",
    [
        "<rss>" + "<channel>" * 100_000, "<rss><channel><item>" + "<a>" * 100_000, "<opml>" + "<outline>" * 100_000,
        RSS.format("<item><title>" + "a" * 12_000_000 + "</title></item>"), '{"version": "https://jsonfeed.org/", "items": ' + "[" * 100_000,
        '{"version": "https://jsonfeed.org/", "items": [' + "[]," * 250_000 + "[]]}", "<urlset>" + "<url/>" * 250_000 + "</urlset>",
    ],
)  # fmt: skip
def test_hostile_feeds_end(hostile: str) -> None:
    try:
        read(hostile)
    except InputError as error:
        assert error.problem  # noqa: PT017 - either way out is right: what counts is that there is one


@pytest.mark.parametrize(
    "no_feed", ["", "  ", "halo", "<html><p>a</html>", "<svg/>", '{"items": []}', "{", b"\0\1\2" * 90, b"\x1f\x8bhalo", gzip.compress(bytes(MOST_BYTES + 1))],
)  # fmt: skip
def test_what_is_no_feed_is_refused(no_feed: str | bytes) -> None:
    with pytest.raises(InputError):
        read(no_feed)


def test_feeds_are_known_by_their_head() -> None:
    heads: Sequence[str] = (RSS, LAUGHS, "<opml version='2.0'>", '{"version": "https://jsonfeed.org/version/1", "items": []}')
    assert [kinds.kind_of("a.xml", head.encode()[:4096]).module for head in heads] == ["web.feeds"] * 4
    assert [kinds.kind_of("", head.encode()[:4096]).module for head in heads] == ["web.feeds"] * 4


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_any_bytes_end_in_entries_or_an_error(data: Any) -> None:
    seed = data.draw(
        st.sampled_from(
            [
                RSS.format(f"<item><title>a</title><link>/1</link>{BODY}</item>").encode(),
                LAUGHS.encode(),
                b"<opml><outline xmlUrl='a'/>",
            ]
        )
    )
    at = data.draw(st.integers(0, len(seed)))
    mixed = seed[:at] + data.draw(st.binary(max_size=40)) + seed[at + data.draw(st.integers(0, 40)) :]
    try:
        assert all(isinstance(entry, Entry) for entry in entries(mixed, "x"))
    except InputError as error:
        assert error.where == "x"  # noqa: PT017 - a refusal is as good as entries
