"""The kinds of finding that comparing reports gives, who stands for whom and what was corrected by hand, on the page."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from made import ID, OUTLETS
from playwright.sync_api import sync_playwright

from silang import check
from silang.corrections import loads
from silang.dossier import html
from silang.model import Article, Dossier
from silang.read.reading import read

CHROMIUM = Path("/usr/bin/chromium")
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync")

TOLD = "Tanggul Waduk Wungurea di Kabupaten Lamuring jebol dan merendam tiga desa pada {}, sehingga ratusan warga mengungsi."
CUT = '"Kami siap membuka pintu air itu besok pagi," kata Bupati Rina Wulandari, Minggu (8/6/2025).'
TEXTS = {
    "Harian Lamuring": f"{TOLD.format('Jumat (6/6/2025)')}\n{CUT}\nMoskow menyatakan Rusia siap membantu. Warga Rusia selamat.",
    "Warta Pesisir": f"{TOLD.format('Sabtu (7/6/2025)')}\n{CUT.replace('pagi,', 'pagi, asalkan semua warga sudah mengungsi,')}",
    "Kabar Timur": "Banjir di Kabupaten Lamuring itu menewaskan 27 orang. Warga mengungsi ke balai desa sejak waduk jebol.",
    "Lensa Nusa": "Korban tewas dalam banjir di Kabupaten Lamuring terdiri atas 7 laki-laki dan 5 perempuan.",
    "Kota Kita": "Jumlah korban tewas banjir di Kabupaten Lamuring mencapai 15 orang.",
    "Pantai Raya": "Jalan ke waduk ditutup\nPenulis: Ratna\nRabu, 4 Juni 2025 | 10:00 WIB\nKamis (7/6/2025) pasar ditutup.",
}
TITLES = {"Kabar Timur": "Banjir Lamuring Menewaskan 31 Orang"}
BY_HAND = b'[[same]]\nnames = ["Rina Wulandari", "Bupati Rina"]\n[[stands_for]]\nname = "Kabupaten Lamuring"\nfor = "Rusia"\n'


@lru_cache
def dossier() -> Dossier:
    articles = [
        Article(name=name.split()[0], text=text, published="2025-06-10", outlet=name, title=TITLES.get(name))
        for name, text in TEXTS.items()
    ]
    return check([read(article, ID, OUTLETS) for article in articles], corrections=loads(BY_HAND, "koreksi.toml"))


def test_the_pile_has_each_kind() -> None:
    assert {finding.kind for finding in dossier().findings} >= {
        "figure-conflict",
        "headline-against-body",
        "quotation-altered",
        "date-conflict",
        "time-inconsistent",
        "total-against-parts",
        "weekday-mismatch",
    }


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("id", ("Judulnya 31, isinya 27", "jumlah tak sesuai rincian", "Disebut sebagai ganti", "Dikoreksi dengan tangan")),
        ("en", ("the headline has 31, the report 27", "total against its parts", "Named for another", "Corrected by hand")),
    ],
)
def test_the_page_shows_them_in_each_language(language: str, words: tuple[str, ...]) -> None:
    page = html.render(dossier(), language).casefold()
    assert [phrase for phrase in words if phrase.casefold() not in page] == []
    assert "<b>moskow</b> → rusia" in page
    assert page.count('class="left"') + page.count('class="applied"') == len(dossier().corrections) == 2
    assert 'aria-hidden="true">•<' not in page


@pytest.mark.browser
def test_the_page_fits_and_can_be_read_by_all(tmp_path: Path) -> None:
    if not CHROMIUM.exists():
        pytest.skip(f"no browser: {CHROMIUM} is not installed")
    path = tmp_path / "dossier.html"
    path.write_text(html.render(dossier()), encoding="utf-8", newline="")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=[*QUIET, "--no-first-run"])
        for width in (390, 1280):
            for scheme in ("light", "dark"):
                page = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme).new_page()
                page.goto(path.as_uri())
                assert Axe().run(page).response["violations"] == []
                assert page.evaluate("document.documentElement.scrollWidth") == width
                side, rows = (page.locator(f".figure > h3 + .side{more}").first.bounding_box() for more in ("", " + .rows"))
                assert side is not None
                assert rows is not None
                apart = rows["y"] >= side["y"] + side["height"] or rows["x"] + rows["width"] <= side["x"]
                assert apart, (width, side, rows)
        browser.close()
