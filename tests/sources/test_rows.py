"""Exports in the field's common shapes: JSON Lines, JSON, CSV and Parquet, whatever they call their columns."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest

from silang import pack
from silang.errors import UsageError
from silang.model import Article
from silang.sources import web
from silang.sources.files import Received, receive
from silang.sources.tables import rows

ID = pack.load("id")
TEXT = "Lamuring - Banjir merendam tiga desa, kata camat."
# One record as each exporter writes it, and what Silang must take from it besides the text.
SHAPES: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "trafilatura": (
        {
            "title": "Banjir", "author": "Sari Wulan; Bram", "hostname": "contoh.id", "date": "2025-01-03", "id": None,
            "raw_text": "Menu " + TEXT, "text": TEXT, "source": "https://contoh.id/1", "source-hostname": "Contoh",
        },
        {"title": "Banjir", "url": "https://contoh.id/1", "published": "2025-01-03", "outlet": "contoh.id"},
    ),
    "news-please": (
        {
            "authors": ["Sari Wulan"], "date_download": "2025-01-04 00:00:00", "date_publish": "2025-01-03 09:30:00",
            "filename": "1.json", "maintext": TEXT, "source_domain": "contoh.id", "title": "Banjir", "url": "https://contoh.id/1",
        },
        {"title": "Banjir", "url": "https://contoh.id/1", "published": "2025-01-03 09:30:00", "bylines": ("Sari Wulan",)},
    ),
    "event-registry": (
        {
            "uri": "81", "date": "2025-01-03", "time": "02:30:00", "dateTimePub": "2025-01-03T02:30:00Z", "title": "Banjir",
            "url": "https://contoh.id/1", "body": TEXT, "source": {"uri": "contoh.id", "title": "Contoh"},
            "authors": [{"uri": "sari@contoh.id", "name": "Sari Wulan"}],
        },
        {"name": "81", "outlet": "Contoh", "published": "2025-01-03T02:30:00Z", "bylines": ("Sari Wulan",)},
    ),
    "cc-news": (
        {
            "requested_url": "https://contoh.id/1", "plain_text": TEXT, "published_date": "2025-01-03", "title": "Banjir",
            "author": "Sari Wulan", "sitename": "Contoh", "language": "id", "crawl_date": "2025-02-01",
        },
        {"url": "https://contoh.id/1", "outlet": "Contoh", "published": "2025-01-03"},
    ),
    "media-cloud": (
        {
            "stories_id": 12, "publish_date": "2025-01-03 02:30:00", "title": "Banjir", "url": "https://contoh.id/1",
            "media_name": "Contoh", "story_text": TEXT,
        },
        {"name": "12", "outlet": "Contoh", "published": "2025-01-03 02:30:00"},
    ),
    "schema.org": (
        {
            "headline": "Banjir", "datePublished": "2025-01-03T09:30:00+07:00", "author": {"name": "Sari Wulan"},
            "publisher": {"@type": "Organization", "name": "Contoh"}, "url": "https://contoh.id/1", "articleBody": TEXT,
        },
        {"title": "Banjir", "outlet": "Contoh", "published": "2025-01-03T09:30:00+07:00", "bylines": ("Sari Wulan",)},
    ),
    "a desk's sheet": (
        {"judul": "Banjir", "tanggal": "Jumat, 3 Januari 2025 09.30 WIB", "penulis": "Sari Wulan", "isi": TEXT, "tautan": "https://contoh.id/1"},
        {"title": "Banjir", "published": "2025-01-03T09:30+07:00", "bylines": ("Sari Wulan",), "url": "https://contoh.id/1"},
    ),
}  # fmt: skip


def take(path: Path, **fields: str) -> Received:
    return receive([str(path)], ID, io.BytesIO(), fields)


def whys(received: Received) -> list[str]:
    return [aside.why for aside in received.set_aside]


def said(article: Article, asked: Iterable[str]) -> dict[str, Any]:
    return {name: getattr(article, name) for name in asked}


def written(rows_: Sequence[dict[str, Any]], delimiter: str = ",") -> str:
    sheet = io.StringIO(newline="")
    writer = csv.DictWriter(sheet, list(rows_[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows_)
    return sheet.getvalue()


@pytest.mark.parametrize("shape", SHAPES)
def test_each_exporters_fields_are_known(shape: str, tmp_path: Path) -> None:
    record, expected = SHAPES[shape]
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(record))
    (article,) = take(path).articles
    assert article.text == TEXT
    assert said(article, expected) == expected


@pytest.mark.parametrize("shape", ["trafilatura", "news-please", "cc-news", "media-cloud", "a desk's sheet"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_same_in_a_sheet(shape: str, delimiter: str, tmp_path: Path) -> None:
    record, expected = SHAPES[shape]
    path = tmp_path / "a.csv"
    path.write_text(written([record, record], delimiter), newline="")
    (article,) = take(path).articles
    assert article.text == TEXT
    assert said(article, expected) == expected


def test_each_row_says_which_bytes_it_is(tmp_path: Path) -> None:
    rows_ = [b'1,"Satu\nlagi."\n', b"2,Dua.\n"]
    (tmp_path / "a.csv").write_bytes(b"id,text\n" + b"".join(rows_))
    for article, raw, at in zip(take(tmp_path / "a.csv").articles, rows_, ("line 3", "line 4"), strict=True):
        assert article.provenance is not None
        assert (article.provenance.sha256, article.provenance.size, article.provenance.at) == (
            hashlib.sha256(raw).hexdigest(), len(raw), at,
        )  # fmt: skip


def test_a_cell_holds_line_breaks_quotes_and_lists(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    text = 'Lamuring - "Airnya naik,"\nkata camat.'
    path.write_text(written([{"id": "1", "text": text, "authors": "['Sari Wulan', 'Bram']"}]), newline="")
    (article,) = take(path).articles
    assert (article.text, article.bylines) == (text, ("Sari Wulan", "Bram"))


def test_a_column_of_another_name_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("nomor,naskah lengkap\n7,Satu.\n")
    assert "--map text=COLUMN" in whys(take(path))[0]
    (article,) = take(path, text="naskah lengkap", id="nomor").articles
    assert (article.name, article.text) == ("7", "Satu.")


def test_map_takes_fields_only() -> None:
    assert rows.mapped(["text=isi naskah", "url=a=b"]) == {"text": "isi naskah", "url": "a=b"}
    for wrong in ("isi", "naskah=isi", "text="):
        with pytest.raises(UsageError):
            rows.mapped([wrong])


def test_a_row_without_words_is_set_aside_and_the_next_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"id,text\n1,Satu.\n2,\n\n3,Gedung Caf\xe9 ditutup.\n4,Empat.\n")
    received = take(path)
    assert [article.text for article in received.articles] == ["Satu.", "Gedung Café ditutup.", "Empat."]
    assert [(aside.where, aside.why) for aside in received.set_aside] == [(f"{path}:3", "`text` is empty")]


def test_a_quotation_mark_never_closed_takes_no_more_than_one_report(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b'id,text\n1,"Satu\n' + b"2,Dua.\n" * 2_000_000)
    received = take(path)
    assert len(received.set_aside) >= 1
    assert "not a row" in received.set_aside[0].why


def test_a_sheet_in_utf_16_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("id,text\n1,Satu — dua.\n".encode("utf-16"))
    assert [article.text for article in take(path).articles] == ["Satu — dua."]


@pytest.mark.parametrize(
    "wrapped",
    [
        lambda one: one,
        lambda one: [one],
        lambda one: {"articles": {"page": 1, "results": [one]}},
        lambda one: {"data": [one], "meta": {}},
    ],
)
def test_a_json_document_is_an_article_or_holds_a_list(wrapped: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(wrapped(SHAPES["event-registry"][0])))
    assert [article.name for article in take(path).articles] == ["81"]


def test_a_document_without_articles_is_set_aside(tmp_path: Path) -> None:
    for content, part in (
        ('"x"', "list of articles"),
        ("[1]", "object"),
        ("{}", "nothing"),
        ("[", "JSON"),
        ("[" * 100_000, "JSON"),
    ):
        path = tmp_path / "a.json"
        path.write_text(content)
        assert part in whys(take(path))[0]


def test_what_silang_wrote_is_no_article(tmp_path: Path) -> None:
    (tmp_path / "satu.txt").write_text("Satu.")
    (tmp_path / "dossier.json").write_text('{"schema": "silang.dossier/1"}')
    (tmp_path / "readings").mkdir()
    (tmp_path / "readings" / "satu.json").write_text('{"schema": "silang.reading/1", "text": "Satu."}')
    received = take(tmp_path)
    assert [article.name for article in received.articles] == ["satu"]
    assert received.set_aside == ()
    assert "Silang wrote" in whys(take(tmp_path / "readings" / "satu.json"))[0]


@pytest.mark.parametrize("name", ["banjir.json", "banjir.txt.json", "banjir.meta.json"])
def test_a_file_beside_a_text_tells_of_it(name: str, tmp_path: Path) -> None:
    (tmp_path / "banjir.txt").write_text(TEXT)
    (tmp_path / name).write_text(json.dumps({"judul": "Banjir", "source": "https://contoh.id/1", "datePublished": "2025-01-03"}))
    for given in (tmp_path, tmp_path / "banjir.txt"):
        received = take(given)
        assert received.set_aside == ()
        expected = {"name": "banjir", "text": TEXT, "title": "Banjir", "url": "https://contoh.id/1", "published": "2025-01-03"}
        assert said(received.articles[0], expected) == expected


def test_parquet_is_read_in_batches_of_the_columns_needed(tmp_path: Path) -> None:
    pa, pq = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    record, expected = SHAPES["cc-news"]
    path = tmp_path / "a.parquet"
    many = [record | {"requested_url": f"https://contoh.id/{n}", "embedding": [0.1] * 8} for n in range(200)]
    pq.write_table(pa.Table.from_pylist([*many, {"plain_text": None}]), path)
    received = take(path)
    assert len(received.articles) == 200
    assert said(received.articles[0], ["outlet", "published"]) == {"outlet": expected["outlet"], "published": "2025-01-03"}
    assert [aside.where for aside in received.set_aside] == [f"{path}: row 201"]


def test_damaged_parquet_is_set_aside(tmp_path: Path) -> None:
    pa, pq = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "a.parquet"
    pq.write_table(pa.Table.from_pylist([{"text": TEXT * 50, "id": str(n)} for n in range(500)]), path)
    whole = path.read_bytes()
    for cut in (whole[:-20], whole[:200] + b"\xff" * 300 + whole[500:], b"PAR1", b"PAR1" + b"\0" * 100 + b"PAR1"):
        path.write_bytes(cut)
        assert len(take(path).set_aside) >= 1


@pytest.mark.parametrize(
    ("name", "module", "library", "extra"),
    [
        ("a.parquet", "tables.parquet", "pyarrow", "parquet"),
        ("a.pdf", "documents.pdf", "pypdfium2", "documents"),
        ("a.docx", "documents.docx", "docx", "documents"),
        ("a.warc", "archives.warc", "fastwarc", "web"),
        ("a.rss", "web.feeds", "lxml", "web"),
    ],
)
def test_without_its_extra_a_file_is_set_aside_with_what_to_install(
    name: str, module: str, library: str, extra: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / name).write_bytes(b"x")
    monkeypatch.delitem(sys.modules, f"silang.sources.{module}", raising=False)
    for loaded in (library, *(each for each in list(sys.modules) if each.startswith(f"{library}."))):
        monkeypatch.setitem(sys.modules, loaded, None)
    assert f"pip install 'silang[{extra}]'" in whys(take(tmp_path / name))[0]


def test_without_its_extra_an_address_is_set_aside_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("urls", "fetch"):
        monkeypatch.delitem(sys.modules, f"silang.sources.web.{name}", raising=False)
        monkeypatch.delattr(web, name, raising=False)
    monkeypatch.setitem(sys.modules, "httpcore", None)
    assert "pip install 'silang[web]'" in whys(receive(["https://contoh.id/1"], ID, io.BytesIO()))[0]
