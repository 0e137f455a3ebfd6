"""Press releases and newsletters: PDF, Word and e-mail."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from silang import pack
from silang.sources.documents import paragraphs
from silang.sources.documents.mail import MOST_BYTES
from silang.sources.files import Received, receive

ID = pack.load("id")
LINES = [
    "Lamuring, 3 Januari 2025 - Balai Sungai Tanawera mencatat sedikitnya",
    "dua belas orang mengungsi setelah banjir merendam tiga desa di pesisir.",
    "",
    "Kepala Balai, Ratna Saraswanti, mengatakan air mulai surut.",
]


def take(path: Path) -> Received:
    return receive([str(path)], ID, io.BytesIO())


def why(path: Path) -> str:
    (aside,) = take(path).set_aside
    return aside.why


def pdf(lines: list[str]) -> bytes:
    """A PDF of one page with these lines, one below the other."""
    drawn = "BT /F1 10 Tf 72 720 Td " + " ".join(f"({line}) Tj 0 -14 Td" for line in lines) + " ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        "<< /Title (Banjir di Lamuring) >>",
    ]
    made, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(made))
        made += f"{number} 0 obj\n{content}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 7\n0000000000 65535 f \n{table}trailer\n<< /Size 7 /Root 1 0 R /Info 6 0 R >>\nstartxref\n{len(made)}\n%%EOF"
    return made + end.encode()


def test_a_pdf_is_an_article_with_a_line_a_paragraph(tmp_path: Path) -> None:
    (tmp_path / "siaran.pdf").write_bytes(pdf(LINES))
    (article,) = take(tmp_path).articles
    assert article.name == "siaran"
    assert article.title == "Banjir di Lamuring"
    assert "sedikitnya dua belas orang mengungsi" in article.text
    assert len(article.text.splitlines()) == 2


def test_a_pdf_without_text_or_damaged_is_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    for content, part in ((pdf([]), "without text"), (b"%PDF-1.4\n", "not a PDF"), (b"%PDF" + bytes(range(256)) * 40, "not a PDF")):
        path.write_bytes(content)
        assert part in why(path)


def word(lines: list[str]) -> bytes:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    document.add_table(1, 2).rows[0].cells[0].text = "Korban"
    document.core_properties.title = "Banjir di Lamuring"
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def test_a_word_file_is_an_article(tmp_path: Path) -> None:
    (tmp_path / "siaran.docx").write_bytes(word(LINES))
    (article,) = take(tmp_path).articles
    assert article.title == "Banjir di Lamuring"
    assert article.text.splitlines() == [*(line for line in LINES if line), "Korban |"]


def test_a_word_file_that_is_none_or_a_bomb_is_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b" " * 300_000_000)
    laughs = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word(LINES))) as old, zipfile.ZipFile(laughs, "w") as new:
        for name in old.namelist():
            entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
            evil = f'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY l0 "ha">{entities}]><l>&l9;</l>'.encode()
            new.writestr(name, evil if name == "word/document.xml" else old.read(name))
    for content in (b"PK\x03\x04", word(LINES)[:2000], bomb.getvalue(), laughs.getvalue(), b""):
        path.write_bytes(content)
        assert why(path)


def letter(**parts: str) -> bytes:
    message = EmailMessage()
    message["Subject"] = parts.get("subject", "Banjir di Lamuring")
    message["From"] = "Redaksi <redaksi@contoh.id>"
    message["Date"] = "Fri, 03 Jan 2025 09:30:00 +0700"
    if "plain" in parts:
        message.set_content(parts["plain"])
    if "page" in parts:
        message.add_alternative(parts["page"], subtype="html") if "plain" in parts else message.set_content(
            parts["page"], subtype="html"
        )
    return message.as_bytes()


def test_a_letter_is_an_article_of_its_plain_part(tmp_path: Path) -> None:
    (tmp_path / "buletin.eml").write_bytes(letter(plain="Lamuring - Banjir, kata camat – surut.", page="<p>lain</p>"))
    (article,) = take(tmp_path).articles
    assert (article.name, article.title, article.outlet) == ("buletin", "Banjir di Lamuring", None)
    assert article.text.strip() == "Lamuring - Banjir, kata camat – surut."
    assert article.published == "2025-01-03T09:30:00+07:00"


def test_a_letter_without_a_plain_part_is_read_as_the_page_it_is(tmp_path: Path) -> None:
    said = "<p>Banjir hari ke-{} merendam tiga desa di Lamuring dan warga mengungsi ke balai desa, kata camat.</p>"
    words = "".join(map(said.format, range(6)))
    message = EmailMessage()
    message["Subject"] = "Banjir di Lamuring"
    message.set_content(f"<html><body><h1>Banjir</h1>{words}</body></html>", subtype="html")
    (tmp_path / "buletin.eml").write_bytes(message.as_bytes())
    (article,) = take(tmp_path).articles
    assert article.title == "Banjir di Lamuring"
    assert article.text.count("kata camat") == 6


def test_a_box_holds_a_letter_after_another(tmp_path: Path) -> None:
    one, two = letter(plain="Satu.\nFrom here on it is no new letter."), letter(plain="Dua.", subject="Lain")
    empty = letter(subject="Kosong")
    box = b"".join(b"From redaksi@contoh.id Fri Jan  3 09:30:00 2025\n" + raw + b"\n\n" for raw in (one, empty, two))
    (tmp_path / "a.mbox").write_bytes(box)
    received = take(tmp_path)
    assert sorted(article.text.split()[0] for article in received.articles) == ["Dua.", "Satu."]
    assert [aside.where for aside in received.set_aside] == [f"{tmp_path / 'a.mbox'}: message 2"]


def test_a_letter_larger_than_any_is_set_aside_and_the_next_is_read(tmp_path: Path) -> None:
    mark = b"From redaksi@contoh.id Fri Jan  3 09:30:00 2025\n"
    line = b"x" * 1_000_000 + b"\n"
    (tmp_path / "a.mbox").write_bytes(mark + line * (MOST_BYTES // len(line) + 2) + b"\n" + mark + letter(plain="Dua."))
    received = take(tmp_path)
    assert [article.text.strip() for article in received.articles] == ["Dua."]
    assert "too large" in received.set_aside[0].why


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400), st.sampled_from([".eml", ".mbox", ".docx", ".pdf", ".csv", ".json", ".parquet"]), st.booleans())
def test_no_bytes_stop_the_others(tmp_path_factory: pytest.TempPathFactory, raw: bytes, ending: str, headed: bool) -> None:
    heads = {
        ".eml": b"Subject: x\n\n",
        ".mbox": b"From a Fri \n",
        ".pdf": b"%PDF-1.7\n",
        ".csv": b"id,text\n",
        ".json": b'{"text":',
    }
    path = tmp_path_factory.mktemp("any") / f"a{ending}"
    path.write_bytes(heads.get(ending, b"PK\x03\x04") * headed + raw)
    received = take(path)
    assert received.articles or received.set_aside


def test_paragraphs_end_at_lists_blank_and_short_lines() -> None:
    wide = "Pemerintah daerah menyiapkan sedikitnya tiga posko untuk warga yang"
    assert paragraphs.joined([wide, "mengungsi.", wide, "- tenda", "- selimut"]) == f"{wide} mengungsi.\n{wide}\n- tenda\n- selimut"
    assert paragraphs.joined([]) == ""
