"""Whom a reading credits in lines that are no body: where the report was before, and nothing else of the page."""

import pytest

from silang import outlet, pack
from silang.model import Article
from silang.read.reading import read

BODY = "KORANRAWA.COM, WONOGEMAH - Warga desa itu menutup jembatan karena air sungai naik sejak pagi.\n"
CASES = {
    "Artikel ini telah tayang di Kompas.com dengan judul Warga Menutup Jembatan": ["Kompas.com"],
    "Artikel ini telah tayang di KoranRawa.com dengan judul Warga Menutup Jembatan": [],
    "Sumber : Antara": ["Antara"],
    "REUTERS": ["REUTERS"],
    "BUDI SANTIKA": [],
    "Sumber: Warga Rawa": [],
    "Baca juga: Warga Menutup Jembatan, Dikutip dari Kompas.com": [],
    "Copyright © 2025 Kompas.com": [],
}
TOLD = {
    "Melansir kantor berita Rusia, TASS, pesawat itu jatuh.": ["TASS"],
    "Menurut laporan media Brasil, Globo Esporte, ia cedera.": ["Globo Esporte"],
    '"Tanggul itu aman," kata Rendra Wijaya kepada penyiar negara ORF.': ["ORF"],
    '"Tanggul itu aman," kata Rendra Wijaya kepada surat kabar Berita Rawa.': ["Berita Rawa"],
    '"Tanggul itu aman," kata Rendra Wijaya kepada surat kabar Malaysia.': [],
    "Film itu resmi tayang di Netflix. Meski begitu, warga senang.": [],
    '"Aman," kata Rendra dalam keterangan pers dikutip Selasa, 3 Juni 2025.': [],
    "Dikutip dari Rawa Post.Bagi tim itu, laga ini penting.": ["Rawa Post"],
    "Aman, demikian dilansir rawapost, Senin (9/6/2025).": ["rawapost"],
    "Aman, dikutip dari situsrawapost.com, Senin (9/6/2025).": ["rawapost.com"],
    "Hal itu dikutip kemarin, Senin (9/6/2025).": [],
    "Aman, dikutip darinya, Senin (9/6/2025).": [],
    "Dikutip dari Tribun Rawa, tanggul itu aman.": ["Tribun Rawa"],
    "Melansir Yonhap News, tanggul itu aman.": ["Yonhap News"],
    '"Aman," kata Rendra, dikutip Rawa Post dari Reuters.': ["Rawa Post", "Reuters"],
    '"Aman," kata Rendra, dikutip KoranRawa.com dari Reuters.': ["Reuters"],
    '"Aman," kata Rendra saat dihubungi TribunRawa, Senin (9/6/2025).': ["TribunRawa"],
    '"Aman," kata Rendra kepada Rawa TV.': ["Rawa TV"],
    '"Aman," kata Rendra kepada Putri Lestari.': [],
    "Tanggul itu aman, lapor Kantor Berita Austria (APA).": ["Kantor Berita Austria"],
    "Mengutip Wali Kota Rendra Wijaya, tanggul itu aman.": [],
    "Dikutip dari Buku Panduan Tanggul, tanggul itu aman.": [],
    "Dilansir RawaPostmengutip keterangan warga, tanggul itu aman.": ["RawaPost"],
    "Gejala yang dilaporkan antara lain demam.": [],
    "Tiap sopir dikutip Rp 20.000 setiap malam.": [],
    "Tiap sopir dikutip Rp20 ribu setiap malam.": [],
    "Menurut laporan Dinas Pengairan, tanggul itu aman.": [],
    "Melansir Rawa Population Review dan sumber lain, jumlahnya naik.": ["Rawa Population Review"],
    "Artikel ini telah tayang di RawaPost.com dengan judul Tanggul Aman.": ["RawaPost.com"],
}


@pytest.mark.parametrize("told", TOLD)
def test_credits_of_the_report(told: str) -> None:
    found = read(Article(name="case", text=BODY + told), pack.load("id"), outlet.load("id"))
    assert [credit.name for credit in found.credits] == TOLD[told]


@pytest.mark.parametrize("foot", CASES)
def test_credits_of_the_foot(foot: str) -> None:
    found = read(Article(name="case", text=BODY + foot), pack.load("id"), outlet.load("id"))
    assert [credit.name for credit in found.credits] == CASES[foot]
    assert any(piece.span.of(found.text) == foot for piece in found.not_body)
