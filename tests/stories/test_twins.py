"""Numbers of no known question that two reports tell alike, and those that only look so."""

from __future__ import annotations

import pytest
from made import ID, read

from silang.story.story import Telling, tell

JOINED = (
    ("Bobot nilai talenta ditetapkan 30 persen oleh panitia.", "Panitia menetapkan bobot nilai talenta 30 persen."),
    ("Nasabah menanggung 15 persen dari klaim rumah sakit.", "Nasabah harus menanggung 15 persen klaim di rumah sakit."),
    ("Lapangan pekerjaan di kota itu bertambah 139.000.", "Ada tambahan 139.000 pekerjaan baru sejak awal tahun."),
    ("Tarif impor turun dari 145 persen menjadi 30 persen.", "Tarif impor dipangkas dari 145 persen menjadi 30 persen."),
    ("Tinggi air di jalan desa mencapai 80 sentimeter.", "Jalan desa terendam air setinggi 80 sentimeter."),
    (
        "Penjualan mencapai 1.026.517 unit, naik 14 persen dibanding tahun lalu.",
        "Sampai bulan ini 1.026.517 unit terjual, dan pertumbuhannya 14 persen.",
    ),
    ("Perbaikan jembatan itu menelan Rp 878.913.000.", "Pemerintah kota menyiapkan Rp 878.913.000 bagi kontraktor pelaksana."),
    ("Dua santri terseret arus. Kedua santri itu ditemukan selamat.", "Dua remaja santri yang terseret arus sungai pulang."),
    ("Sebanyak 14 rumah rusak diterjang angin.", "Angin merusak 14 bangunan di kampung itu."),
    ("Dua orang tewas di tikungan itu.", "Kecelakaan itu menewaskan dua pelajar."),
)
APART = (
    ("Bobot nilai talenta ditetapkan 30 persen.", "Pengelolaan anggaran mendapat 30 persen."),
    ("Harga emas turun 0,2 persen.", "Harga konsumen turun 0,2 persen."),
    ("Tinggi gundukan itu 3 meter.", "Tinggi tenda pengungsi 3 meter."),
    ("Kedua tim tersisa masuk putaran keempat.", "Putaran keempat dibagi dalam dua grup."),
    ("Sebanyak 14 rumah rusak diterjang angin.", "Angin merusak 14 kendaraan di kampung itu."),
)
CALLED = (
    ("Bobot nilai talenta ditetapkan 30 persen oleh panitia.", "Panitia menetapkan bobot nilai talenta 30 persen.", "berat"),
    ("Indeks saham Nikkei naik 0,9 persen.", "Hari itu indeks saham Nikkei naik 0,9 persen.", "“Indeks saham Nikkei naik”"),
    ("Panitia mengundang 12 grup tari daerah.", "Ada 12 grup tari daerah yang diundang panitia.", "“grup tari daerah”"),
)


def told(one: str, other: str) -> Telling:
    return tell([read("a", one), read("b", other)], ID)


@pytest.mark.parametrize(("one", "other"), JOINED)
def test_what_is_told_alike_stands_together(one: str, other: str) -> None:
    assert [pair.verdict for figure in told(one, other).figures for pair in figure.pairs].count("equal") >= 1


@pytest.mark.parametrize(("one", "other"), APART)
def test_equal_numbers_of_other_things_stand_apart(one: str, other: str) -> None:
    assert told(one, other).figures == ()


@pytest.mark.parametrize(("one", "other", "asks"), CALLED)
def test_a_question_is_called_by_words_that_a_report_has(one: str, other: str, asks: str) -> None:
    assert asks in [figure.asks for figure in told(one, other).figures]


def test_a_lesser_number_of_a_narrower_class_is_not_at_odds() -> None:
    figures = tell([read("a", "Tiga orang tewas."), read("b", "Dua orang tewas."), read("c", "Dua pelajar tewas.")], ID).figures
    kinds = {
        frozenset((figure.answers[pair.a].article, figure.answers[pair.b].article)): pair.verdict
        for figure in figures
        for pair in figure.pairs
    }
    assert kinds[frozenset("bc")] == "equal"
    assert frozenset("ac") not in kinds or kinds[frozenset("ac")] != "contradictory"


def test_a_sum_of_many_digits_is_one_sum_however_it_is_told() -> None:
    one = "Menteri itu diduga menerima suap Rp 26,5 miliar. Jaksa menyebut total penerimaan terdakwa Rp 26.500.000.000."
    other = "Uang yang diminta pejabat kementerian itu berjumlah Rp 26,5 miliar, kata jaksa. Jaksa menuduh terdakwa menerima suap."
    assert [len(figure.answers) for figure in told(one, other).figures] == [3]


def test_what_is_cut_short_is_not_at_odds() -> None:
    one, other = "Kerugian negara mencapai Rp 224,69 miliar.", "Kerugian negara mencapai Rp 224.696.340.127."
    assert [pair.verdict for figure in told(one, other).figures for pair in figure.pairs] == ["compatible"]


def test_things_of_no_class_are_at_odds_in_the_same_words_only() -> None:
    one, other = "Polisi menemukan 10 bungkus plastik ganja.", "Polisi menemukan 2 bungkus plastik klip."
    assert [pair.verdict for figure in told(one, other).figures for pair in figure.pairs] == []


def test_a_number_of_a_name_is_none() -> None:
    assert told("Kebakaran melanda Kabupaten Lima Puluh Kota.", "Warga Kabupaten Lima Puluh Kota panik.").figures == ()


def test_what_was_and_what_is_are_two_questions() -> None:
    asks = [figure.asks for figure in told(*JOINED[3]).figures]
    assert sorted(asks) == ["tarif", "tarif · semula"]
