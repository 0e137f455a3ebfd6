"""Bytes become text, or are refused with the reason."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from silang.errors import InputError
from silang.sources.decode import MOST_BYTES, decode, scalar

TEXT = "JAKARTA – Menurut José Peña, “kami” sudah siap sejak Kamis. Café itu ditutup."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_text_comes_through_in_every_encoding_that_news_is_saved_in(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "a.txt") == TEXT


def test_latin_1_comes_through() -> None:
    text = TEXT.replace("–", "-").replace("“", '"').replace("”", '"')
    assert decode(text.encode("latin-1"), "a.txt") == text


def test_line_ends_nuls_and_odd_spaces_are_left_as_they_are() -> None:
    text = "\r\nSatu.\rDua.\x00\u00a0Tiga \u200b" + "empat " * 30
    assert decode(text.encode(), "a.txt") == text


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\xff\xfe", "empty"),
        ("\u00a0\ufeff\n".encode(), "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n", "PNG"),
        (b"PK\x03\x04...", "ZIP"),
        (bytes(range(256)) * 8, "binary"),
        (b"\0" * 100, "binary"),
        (bytes(range(128, 256)) * 50, "encoding"),
        (b"\xff\xfea\0b", "UTF-16"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(raw: bytes, problem: str) -> None:
    with pytest.raises(InputError, match=problem):
        decode(raw, "a.txt")


def test_what_is_too_large_is_refused_before_it_is_decoded() -> None:
    assert len(decode(b"a" * MOST_BYTES, "a.txt")) == MOST_BYTES
    with pytest.raises(InputError, match="too large to be one report"):
        decode(b"\xff" * (MOST_BYTES + 1), "a.txt")


@given(st.binary(max_size=400))
def test_any_bytes_become_text_or_an_input_error(raw: bytes) -> None:
    try:
        text = decode(raw, "a.txt")
    except InputError:
        return
    assert text.strip()
    text.encode()


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=200))
def test_utf_8_is_never_taken_for_something_else(text: str) -> None:
    raw = ("\ufeff" + text).encode()
    if text.strip("\0\ufeff \n").strip():
        assert decode(raw, "a.txt") == text


@given(st.text(st.characters(categories=None), max_size=60))
def test_scalar_replaces_half_pairs_and_nothing_else(text: str) -> None:
    clean = scalar(text)
    clean.encode()
    if not any(0xD800 <= ord(character) < 0xE000 for character in text):
        assert clean == text
    assert scalar(clean) == clean


def test_a_lone_half_of_a_pair_becomes_one_replacement_character() -> None:
    assert scalar("\udc00a\ud83d\ud83d\ude00\ud83d") == "\ufffda\ufffd\U0001f600\ufffd"
