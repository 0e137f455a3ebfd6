"""Files, folders, records and standard input become articles; what cannot be read is set aside and the rest goes on."""

from __future__ import annotations

import hashlib
import io
import itertools
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from silang import pack
from silang.model import Article, Provenance, SetAside
from silang.sources.decode import MOST_BYTES
from silang.sources.files import Received, found, receive
from silang.sources.names import distinct

ID = pack.load("id")


def take(*paths: Path | str, stdin: bytes = b"") -> Received:
    return receive([str(path) for path in paths], ID, io.BytesIO(stdin))


def provenance(raw: bytes, media: str, at: str | None = None, encoding: str | None = None) -> Provenance:
    return Provenance(sha256=hashlib.sha256(raw).hexdigest(), size=len(raw), media=media, at=at, encoding=encoding)


def lines(*records: Any) -> bytes:
    return b"".join((record if isinstance(record, bytes) else json.dumps(record).encode()) + b"\n" for record in records)


def whys(received: Received) -> list[str]:
    return [aside.why for aside in received.set_aside]


def test_a_text_file_is_an_article_named_by_its_stem(tmp_path: Path) -> None:
    (tmp_path / "banjir demak.txt").write_bytes("\ufeffSatu.\r\nDua.".encode())
    received = take(tmp_path / "banjir demak.txt")
    whole = provenance("\ufeffSatu.\r\nDua.".encode(), media="text/plain")
    expected = Article(name="banjir demak", text="Satu.\r\nDua.", path=str(tmp_path / "banjir demak.txt"), provenance=whole)
    assert received.articles == (expected,)
    assert received.set_aside == ()


def test_a_record_brings_what_the_page_says_of_itself(tmp_path: Path) -> None:
    record = {
        "id": " n1 ", "url": "https://contoh.id/1", "title": "Judul", "outlet": "Contoh", "author": "Sari",
        "published": "2025-01-02T10:00+07:00", "text": "Satu.", "section": {"other": 1},
    }  # fmt: skip
    (tmp_path / "a.jsonl").write_bytes(lines(record))
    assert take(tmp_path / "a.jsonl").articles == (
        Article(
            name="n1", text="Satu.", path=str(tmp_path / "a.jsonl"), url="https://contoh.id/1", title="Judul", outlet="Contoh",
            bylines=("Sari",), published="2025-01-02T10:00+07:00",
            provenance=provenance(lines(record)[:-1], media="application/jsonl", at="line 1", encoding="utf-8"),
        ),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "published"),
    [
        ({"published": "2025-01-02"}, "2025-01-02"),
        ({"published": "2025-01-02T10:00:00Z"}, "2025-01-02T10:00:00Z"),
        ({"published_raw": "Kamis, 2 Januari 2025 10:00 WIB"}, "2025-01-02T10:00+07:00"),
        ({"published": "2 Januari 2025"}, "2025-01-02"),
        ({"published": None, "published_raw": "kemarin"}, None),
        ({"published": "2025-13-45"}, None),
        ({}, None),
    ],
)
def test_the_day_of_publication_is_iso_8601_or_nothing(fields: dict[str, Any], published: str | None) -> None:
    assert take("-", stdin=lines({"text": "Satu."} | fields)).articles[0].published == published


def test_one_bad_line_never_stops_the_others(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(
        lines(
            {"id": 1, "text": "Satu."}, b"", b"{", b"[1]", b'{"text": "\xff"}', {"id": "x"}, {"text": 7}, {"text": "  "},
            {"text": "a", "url": 1}, {"text": "a", "id": [1]}, {"text": "a", "author": [1]}, b"[" * 100_000,
            {"id": "2", "text": "Dua."},
        )
    )  # fmt: skip
    received = take(path)
    assert [article.name for article in received.articles] == ["1", "2"]
    assert [aside.where for aside in received.set_aside] == [f"{path}:{n}" for n in range(3, 13)]
    for why, part in zip(
        whys(received),
        ["JSON", "object", "UTF-8", "nothing", "number", "empty", "`url`", "`id`", "`bylines`", "JSON"],
        strict=True,
    ):
        assert part in why


def test_a_line_of_fifty_megabytes_is_set_aside_and_the_next_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(lines({"id": "big", "text": "a" * 50_000_000}, {"id": "small", "text": "Satu."}))
    received = take(path)
    assert [article.name for article in received.articles] == ["small"]
    assert received.set_aside == (SetAside(where=f"{path}:1", why=f"too large to be one report: more than {MOST_BYTES:,} bytes"),)


def test_a_record_without_an_id_is_named_by_its_words_not_its_line() -> None:
    one, two = {"text": "Satu."}, {"text": "Dua."}
    names = [{a.text: a.name for a in take("-", stdin=lines(*order)).articles} for order in ((one, two), (two, one))]
    assert names[0] == names[1]
    assert names[0]["Satu."].startswith("stdin-")


def test_half_of_a_surrogate_pair_becomes_the_replacement_character() -> None:
    received = take("-", stdin=rb'{"id": "a\udc00", "title": "\ud83d", "text": "Satu \ud83d dua \ud83d\ude00."}')
    assert received.articles[0].text == "Satu \ufffd dua \U0001f600."
    assert (received.articles[0].name, received.articles[0].title) == ("a\ufffd", "\ufffd")


def test_standard_input_holds_a_text_or_records() -> None:
    whole = provenance(b"Satu.", media="text/plain")
    assert take("-", stdin=b"Satu.").articles == (Article(name="stdin", text="Satu.", path="standard input", provenance=whole),)
    assert [a.name for a in take("-", stdin=b"\xef\xbb\xbf\n" + lines({"id": "a", "text": "Satu."})).articles] == ["a"]
    assert whys(take("-", stdin=b"")) == ["empty"]


def test_records_longer_than_the_first_bite_of_standard_input_come_whole() -> None:
    texts = ["a" * 3_000_000, "b" * 3_000_000, "c" * 3_000_000, "d"]
    received = take("-", stdin=lines(*({"id": text[0], "text": text} for text in texts)))
    assert [article.text for article in received.articles] == texts


def test_a_folder_stands_for_its_texts_and_records_at_any_depth(tmp_path: Path) -> None:
    for name in ("b.txt", "sub/a.TXT", ".hidden.txt", ".git/x.txt", "page.css", "notes.md", "sub/deep/c.jsonl"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(lines({"id": "c", "text": "Tiga."}) if name.endswith("l") else name.encode())
    received = take(tmp_path)
    assert [article.name for article in received.articles] == ["a", "b", "c"]
    assert received.set_aside == ()


def test_what_a_browser_saves_beside_a_page_is_no_article(tmp_path: Path) -> None:
    for name in ("Banjir.html", "Banjir_files/iklan.html", "lain_files/a.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"Satu.")
    assert [path.relative_to(tmp_path).as_posix() for path in found([str(tmp_path)]) if isinstance(path, Path)] == [
        "Banjir.html",
        "lain_files/a.txt",
    ]


def test_what_cannot_be_opened_is_set_aside_by_name(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.jsonl").touch()
    (tmp_path / "page.html").write_bytes(b"<!DOCTYPE html><p>Satu.")
    (tmp_path / "w.jsonl").write_bytes("\ufeff{}".encode("utf-16-le"))
    (tmp_path / "ok").write_bytes(b"Satu.")
    named = [tmp_path / name for name in ("none.txt", "empty", "a.jsonl", "page.html", "w.jsonl", "ok")]
    received = take(*named, "nul\0.txt", "")
    assert [article.name for article in received.articles] == ["ok"]
    assert [aside.where for aside in received.set_aside] == [*map(str, named[:-1]), "nul\0.txt", "."]
    for why, part in zip(
        whys(received), ["no such file", "folder", "empty", "no article", "UTF-16", "null", "directory"], strict=True
    ):
        assert part in why


@pytest.mark.skipif(sys.platform != "linux", reason="file names are bytes on Linux only")
def test_a_file_name_that_is_no_utf_8_can_still_be_written_down(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/a\xff.txt"
    with open(path, "wb") as stream:
        stream.write(b"Satu.")
    article = take(os.fsdecode(path)).articles[0]
    assert article.name == "a\ufffd"
    (article.path or "").encode()


def test_the_same_article_twice_is_one_and_counted(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes(b"Satu.")
    received = take(tmp_path, tmp_path / "a.txt")
    assert [article.name for article in received.articles] == ["a"]
    assert received.duplicates == 2


def test_names_do_not_hang_on_the_order_that_articles_came_in() -> None:
    pile = [
        Article(name="a", text="Satu."),
        Article(name="a", text="Dua."),
        Article(name="a", text="Dua.", url="https://contoh.id/2"),
        Article(name="b", text="Tiga."),
        Article(name="c", text="Tiga.", title="Judul"),
        Article(name="d", text="Empat."),
        Article(name="e", text="Empat."),
    ]
    first = distinct(pile)
    for order in itertools.islice(itertools.permutations(pile), 0, 5040, 7):
        assert distinct(order) == first
    names = [article.name for article in first]
    assert len(set(names)) == len(names) == 5
    assert names[3:] == ["c", "d"], "the one with a title stays; of equals the first by name"


def test_an_ending_that_another_article_already_has_grows() -> None:
    pile = [Article(name="a", text="Satu."), Article(name="a", text="Dua.")]
    taken = distinct(pile)[0].name
    names = [article.name for article in distinct([*pile, Article(name=taken, text="Tiga.")])]
    assert len(set(names)) == 3
    assert taken in names
