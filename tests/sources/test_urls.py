"""Addresses in place of files: what stands there is read by its kind, and named where it cannot be."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from local_server import Answer, Server, serving

from silang import cli, pack
from silang.errors import InputError
from silang.model import Article
from silang.sources.files import is_address, receive
from silang.sources.kinds import Given
from silang.sources.web import urls

GIVEN = Given(where="", stem="", pack=pack.load("id"))
TEXT = "Lamuring - Banjir merendam tiga desa dan dua belas orang mengungsi, kata Camat Sari Wulan, Jumat (3/1/2025).\n"


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


def test_a_text_and_records_are_articles_of_their_address(server: Server) -> None:
    server.answers["/berita/banjir.txt"] = Answer(TEXT.encode(), headers={"Content-Type": "text/plain; charset=utf-8"})
    server.answers["/api"] = Answer(b'[{"id": "7", "text": "Satu."}]', headers={"Content-Type": "application/json"})
    (one,) = urls.articles("http://contoh.example/berita/banjir.txt", GIVEN, network=server.network())
    assert isinstance(one, Article)
    assert (one.text, one.url, one.path) == (TEXT, "http://contoh.example/berita/banjir.txt", None)
    assert one.name.startswith("banjir-")
    (two,) = urls.articles("http://contoh.example/api", GIVEN, network=server.network())
    assert isinstance(two, Article)
    assert (two.name, two.url) == ("7", "http://contoh.example/api")


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (Answer(status=404), "answered 404"),
        (Answer(b"", headers={"Content-Type": "text/plain"}), "empty"),
        (Answer(b"x", headers={"Content-Type": "video/mp4"}), "found video/mp4"),
        (Answer(b"\0\1\2\3" * 40, headers={"Content-Type": "text/plain"}), "binary"),
        (Answer(status=302, headers={"Location": "file:///etc/passwd"}), "file"),
    ],
)
def test_what_keeps_an_article_away_is_named(answer: Answer, why: str, server: Server) -> None:
    server.answers["/1"] = answer
    (error,) = urls.articles("http://contoh.example/1", GIVEN, network=server.network())
    assert isinstance(error, InputError)
    assert error.where == "http://contoh.example/1"
    assert why in error.problem


def test_private_machines_are_asked_only_where_that_is_allowed(server: Server) -> None:
    server.answers["/1.txt"] = Answer(TEXT.encode(), headers={"Content-Type": "text/plain"})
    address = f"http://127.0.0.1:{server.port}/1.txt"
    assert [aside.where for aside in receive([address], GIVEN.pack, io.BytesIO()).set_aside] == [address]
    assert server.asked == []
    assert [article.text for article in receive([address], GIVEN.pack, io.BytesIO(), allow_private=True).articles] == [TEXT]


def test_a_list_of_addresses_is_read_from_a_file(server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    server.answers["/1.txt"] = Answer(TEXT.encode(), headers={"Content-Type": "text/plain"})
    listed = tmp_path / "alamat.txt"
    listed.write_text(f"# bencana\n\nhttp://127.0.0.1:{server.port}/1.txt\nhttp://127.0.0.1:{server.port}/2.txt\n")
    assert cli.main(["read", "--urls", str(listed), "--allow-private", "--lang", "en"]) == 3
    printed = capsys.readouterr()
    assert "Sari Wulan asserts" in printed.out
    assert "answered 404" in printed.err
    assert cli.main(["read", "--urls", str(tmp_path / "none")]) == 3


def test_an_address_is_told_from_a_path() -> None:
    assert all(is_address(name) for name in ("https://a.id", "HTTP://a.id", "file:///a"))
    assert not any(is_address(name) for name in ("a/b.txt", "C:\\a", "-", ""))
