"""The rooms of a story on a few made sentences: what joins, what stays apart, what is found and what is not."""

from __future__ import annotations

import pytest
from made import read

from silang.dossier.dossier import compose
from silang.model import Dossier, Finding


def told(*texts: str, days: tuple[str, ...] = ()) -> Dossier:
    """The dossier of texts, named a, b, c… and published on `days`."""
    published = days or ("2025-06-10",) * len(texts)
    return compose([read("abcdefgh"[i], text, published[i]) for i, text in enumerate(texts)])


def found(dossier: Dossier, kind: str) -> list[Finding]:
    return [finding for finding in dossier.findings if finding.kind == kind]


# --- figures -----------------------------------------------------------------------------------------------------------


def test_two_reports_that_say_otherwise_are_in_conflict() -> None:
    dossier = told(
        "Gempa itu menewaskan 31 orang, kata Kepala BPBD Agam Rina Putri.",
        "Kapolres Agam Joni Saputra mengatakan 27 orang tewas akibat gempa itu.",
    )
    assert [[answer.low for answer in figure.answers] for figure in dossier.figures] == [[31, 27]]
    assert [pair.verdict for pair in dossier.figures[0].pairs] == ["contradictory"]
    assert len(found(dossier, "figure-conflict")) == 1


def test_measures_of_other_things_are_other_questions() -> None:
    text = "Pendapatan petani di kabupaten itu Rp 146 miliar. Pendapatan tahunan sebuah toko mencapai Rp 3,7 juta."
    dossier = told(f"{text} Kemarin warga berkumpul.", f"Warga berkumpul. {text}")
    assert {frozenset(answer.low for answer in figure.answers) for figure in dossier.figures} == {
        frozenset({3700000}),
        frozenset({146000000000}),
    }


def test_small_measures_are_questions_too() -> None:
    dossier = told("Lubang galian itu lebarnya 2 meter.", "Warga menggali lubang dengan lebar 2 meter.")
    assert [(figure.asks, len(figure.answers)) for figure in dossier.figures] == [("lebar", 2)]


def test_of_two_nouns_of_measure_side_by_side_the_first_is_measured() -> None:
    dossier = told("Keuntungan produksi padi mencapai Rp 360 miliar.", "Petani menghitung keuntungan produksi padi Rp 360 miliar.")
    assert [figure.asks for figure in dossier.figures] == ["laba"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Gempa itu menewaskan sedikitnya 20 orang.", "Gempa itu menewaskan 31 orang."),
        ("Gempa itu menewaskan sekitar 30 orang.", "Gempa itu menewaskan 31 orang."),
        ("Gempa itu menewaskan 31 orang.", "Gempa itu melukai 120 orang."),
        ("Gempa itu merusak 300 rumah.", "Gempa itu merusak 12 sekolah."),
        ("Jepang mengirim 500 tentara ke Filipina.", "Prancis mengirim 200 tentara ke Filipina."),
        ("Sebanyak 31 orang tewas dan tujuh di antaranya anak-anak.", "Gempa itu menewaskan 31 orang."),
        ("Pada 2006, gempa menewaskan 5.700 orang di Yogyakarta.", "Gempa itu menewaskan 31 orang."),
        ("Harga tiket itu Rp 200 ribu.", "Harga beras Rp 15 ribu."),
        ("Pekan lalu kecelakaan di tol itu menewaskan delapan orang.", "Kecelakaan itu menewaskan dua orang."),
        ("Di Kecamatan Tanjung, 12 rumah rusak.", "Di Kecamatan Lubuk, 30 rumah rusak."),
        ("Polisi menargetkan 50 pelaku ditangkap.", "Polisi menangkap 14 pelaku."),
        ("Kecelakaan itu melibatkan tiga kendaraan kecil.", "Kecelakaan itu melibatkan lima kendaraan."),
        ("Pabrik itu menjual 1 juta unit mobil.", "Pabrik itu menjual lebih dari 1 juta unit mobil."),
        ("Kerugian akibat banjir ditaksir Rp 12 miliar.", "Kerugian akibat banjir ditaksir US$ 5 juta."),
        ("Banjir merendam 300 hektare sawah.", "Banjir merendam 3 km persegi sawah."),
        ("Produksi beras mencapai 1,2 juta ton.", "Produksi beras mencapai 1.200.000 ton."),
        ("Produksi beras mencapai 1,2 kiloton.", "Produksi beras mencapai 1.200 ton."),
        ("Banjir merusak 12.000 rumah.", "Banjir merusak 12.345 rumah."),
        ("Gempa itu menewaskan 31 orang, tujuh orang tewas di rumah sakit.", "Gempa itu menewaskan tujuh orang."),
    ],
)
def test_what_does_not_contradict_is_no_conflict(one: str, other: str) -> None:
    assert found(told(one, other), "figure-conflict") == []


def test_a_later_toll_of_another_claimant_is_no_conflict() -> None:
    texts = ("Gempa itu menewaskan 20 orang, kata Rina Putri.", "Gempa itu menewaskan 31 orang, kata Joni Saputra.")
    assert found(told(*texts, days=("2025-06-10", "2025-06-12")), "figure-conflict") == []
    assert len(found(told(*texts, days=("2025-06-12", "2025-06-10")), "figure-conflict")) == 1


def test_a_report_that_gives_parts_and_whole_is_in_no_conflict() -> None:
    dossier = told(
        "Kecelakaan itu menewaskan delapan orang. Di rumah sakit itu masih ada tiga jenazah.",
        "Kecelakaan itu menewaskan delapan orang.",
        "Di rumah sakit itu masih ada tiga jenazah.",
    )
    assert found(dossier, "figure-conflict") == []


def test_the_lead_drops_the_bound_of_its_source() -> None:
    flat = 'Sebanyak 40 orang tewas akibat banjir.\n"Sedikitnya 40 warga kami tewas," kata Bupati Agam Rina Putri.'
    kept = 'Sedikitnya 40 orang tewas akibat banjir.\n"Sedikitnya 40 warga kami tewas," kata Bupati Agam Rina Putri.'
    assert [finding.evidence[0].article for finding in found(told(flat, kept), "bound-dropped")] == ["a"]


# --- statements --------------------------------------------------------------------------------------------------------


def test_one_utterance_told_directly_and_indirectly() -> None:
    dossier = told(
        '"Air datang begitu cepat dan warga hanya punya waktu sepuluh menit," kata Bupati Agam Rina Putri.',
        "Bupati Agam Rina Putri mengatakan warga hanya punya waktu sepuluh menit karena air datang begitu cepat.",
        "Bupati Agam Rina Putri mengatakan bantuan beras tiba besok lewat jalur laut.",
    )
    assert sorted(sorted(witness.article for witness in statement.witnesses) for statement in dossier.statements) == [
        ["a", "b"],
        ["c"],
    ]


def test_the_same_words_of_another_speaker_are_another_utterance() -> None:
    dossier = told(
        '"Air datang begitu cepat dan warga tidak siap," kata Rina Putri.',
        '"Air datang begitu cepat dan warga tidak siap," kata Joni Saputra.',
    )
    assert [len(statement.witnesses) for statement in dossier.statements] == [1, 1]


def test_few_words_are_one_utterance_where_they_are_the_same() -> None:
    dossier = told(
        '"Mohon waktu ya," kata Bupati Rina Putri.', '"Mohon waktu ya," ujar Rina Putri.', '"Sabar dulu ya," kata Rina Putri.'
    )
    assert sorted(len(statement.witnesses) for statement in dossier.statements) == [1, 2]


def test_a_short_name_is_the_one_whom_another_report_has_say_the_same_words() -> None:
    said = '"Tanggul itu belum kami periksa lagi sejak banjir bulan lalu," kata {}.'
    dossier = told(said.format("Rina"), f"Rina Putri dan Rina Lestari datang. {said.format('Rina Lestari')}")
    assert [(statement.speaker, len(statement.witnesses)) for statement in dossier.statements] == [("Rina Lestari", 2)]


def test_what_is_denied_and_what_is_said_are_two() -> None:
    dossier = told("Rina Putri mengatakan tanggul itu retak sejak Mei.", "Rina Putri membantah tanggul itu retak sejak Mei.")
    assert len(dossier.statements) == 2


def test_a_quotation_that_lost_its_negation_is_found() -> None:
    dossier = told(
        '"Kami tidak pernah menerima laporan kerusakan tanggul dari warga desa," kata Rina Putri.',
        '"Kami pernah menerima laporan kerusakan tanggul dari warga desa," kata Rina Putri.',
    )
    assert len(found(dossier, "quotation-altered")) == 1


@pytest.mark.parametrize("other", ["Kami tidak pernah menerima laporan kerusakan tanggul", "Kami tak pernah terima laporan itu"])
def test_a_shortened_quotation_is_no_finding(other: str) -> None:
    dossier = told(
        '"Kami tidak pernah menerima laporan kerusakan tanggul dari warga desa," kata Rina Putri.', f'"{other}," kata Rina Putri.'
    )
    assert found(dossier, "quotation-altered") == []


# --- positions ---------------------------------------------------------------------------------------------------------


def test_who_says_and_who_denies_stand_to_one_claim() -> None:
    dossier = told(
        "Kementerian Pertahanan Jepang mengatakan Korea Utara mengirim tentara ke Rusia.",
        "Juru bicara Kremlin Dmitry Peskov membantah pengiriman tentara Korea Utara ke Rusia.",
        "Menteri Luar Negeri Rusia Sergey Lavrov enggan mengomentari laporan pengiriman tentara Korea Utara.",
    )
    assert [{(party.party, party.stance) for party in position.parties} for position in dossier.positions] == [
        {
            ("Kementerian Pertahanan Jepang", "asserts"),
            ("Dmitry Peskov", "denies"),
            ("Sergey Lavrov", "declines_to_comment"),
        }
    ]


def test_a_denial_of_another_matter_is_another_claim() -> None:
    dossier = told("Rina Putri membantah tanggul itu retak sejak Mei.", "Joni Saputra membantah pencurian uang koperasi nelayan.")
    assert len(dossier.positions) == 2


def test_who_speaks_of_much_else_takes_no_position() -> None:
    dossier = told(
        "Rina Putri membenarkan tanggul itu retak.",
        "Joni Saputra mengatakan petani menanam jagung di dekat tanggul yang dulu retak karena air laut sering masuk ke sawah.",
    )
    assert [(party.party, party.stance) for position in dossier.positions for party in position.parties] == [
        ("Rina Putri", "confirms")
    ]


def test_what_one_says_and_confirms_elsewhere_is_a_position() -> None:
    dossier = told("Rina Putri mengatakan tanggul itu retak parah.", "Rina Putri membenarkan tanggul itu retak parah.")
    assert [party.stance for position in dossier.positions for party in position.parties] == ["asserts", "confirms"]


def test_nobody_takes_a_position_where_nobody_contests() -> None:
    assert told("Rina Putri mengatakan tanggul itu retak.", "Joni Saputra mengatakan tanggul itu retak.").positions == ()


# --- origins -----------------------------------------------------------------------------------------------------------


def test_reports_of_one_wire_count_once() -> None:
    dossier = told(
        "Presiden itu tiba di Tokyo, seperti dilansir Reuters.",
        "Melansir Reuters, perundingan dimulai di Tokyo.",
        "Seperti dilansir AFP, delegasi Korea Selatan pulang lebih awal.",
    )
    assert dossier.origins.independent == (("a", "b"), ("c",))
    assert [(edge.article, edge.source, edge.kind) for edge in dossier.origins.edges] == [
        ("a", "Reuters", "relay"),
        ("b", "Reuters", "relay"),
        ("c", "AFP", "relay"),
    ]


COPIED = (
    "Tim penyelamat menyusuri sungai sejauh dua puluh kilometer sejak pagi hingga malam dengan perahu karet dan anjing pelacak."
)


def test_the_later_article_is_the_copy_and_says_how_much() -> None:
    dossier = told(COPIED + " Cuaca cerah.", COPIED + " Hujan turun lagi.", days=("2025-06-11", "2025-06-10"))
    edges = [(edge.article, edge.source, edge.kind) for edge in dossier.origins.edges]
    assert edges == [("a", "b", "copy")]
    assert 0.8 < (dossier.origins.edges[0].share or 0) < 1


def test_a_shared_quotation_is_no_copy() -> None:
    quoted = f'"{COPIED}" kata Rina Putri.'
    assert told(quoted + " Cuaca cerah.", quoted + " Hujan turun lagi.").origins.edges == ()


# --- timeline, brief ---------------------------------------------------------------------------------------------------


def test_one_event_of_two_reports_is_one_entry_and_a_relays_day_is_none() -> None:
    dossier = told(
        "Bendungan itu jebol setelah hujan deras pada Senin (2/6/2025).",
        "Pada Senin (2/6/2025), bendungan itu jebol karena hujan deras.",
        "Melansir Reuters, Selasa (3/6/2025), warga kembali ke rumah.",
    )
    assert [(entry.begin, [item.article for item in entry.evidence]) for entry in dossier.timeline] == [("2025-06-02", ["a", "b"])]


def test_the_brief_says_nothing_that_it_does_not_cite() -> None:
    dossier = told(
        'Gempa itu menewaskan 31 orang, kata Rina Putri. "Bantuan tiba besok pagi," ujarnya, Senin (9/6/2025).',
        "Joni Saputra membantah gudang beras itu kosong. Menurut dia, 27 orang tewas akibat gempa itu.",
    )
    assert 0 < len(dossier.brief) <= 10
    for sentence in dossier.brief:
        cited = " ".join(item.span.of(dossier.readings[item.article].text) for item in sentence.evidence)
        for words in sentence.text.replace("”", "“").split("“")[1::2]:
            assert words in cited
        for name in ("Rina Putri", "Joni Saputra"):
            assert name not in sentence.text or name in cited


# --- the brief ---------------------------------------------------------------------------------------------------------

LEAD = "Banjir merendam Desa Sukamaju. "


def test_the_brief_says_what_reports_agree_on_and_not_where_a_question_is_bare() -> None:
    agreed = told("Banjir itu menewaskan 12 orang.", "Sebanyak 12 orang tewas akibat banjir itu.")
    assert [sentence.text for sentence in agreed.brief] == ["2 laporan menyebut “12 orang” untuk orang (tewas)."]
    assert {item.article for item in agreed.brief[0].evidence} == {"a", "b"}
    bare = told("Produksi beras mencapai 30 juta ton.", "Dinas mencatat produksi beras 30 juta ton.")
    assert len(bare.figures) == 1
    assert [sentence for sentence in bare.brief if "menyebut" in sentence.text] == []


def test_the_brief_gives_no_party_the_floor_alone_and_no_words_twice() -> None:
    things = ("jalan", "jembatan", "sekolah", "pasar", "tanggul")
    many = " ".join(f"Bupati Rina Putri mengatakan {thing} di Desa Sukamaju segera diperbaiki." for thing in things)
    dossier = told(LEAD + many, "Camat Joni Saputra mengatakan air mulai surut di Desa Sukamaju.")
    speakers = [sentence.text.partition(" menyatakan ")[0] for sentence in dossier.brief]
    assert speakers.count("Rina Putri") == 3
    assert "Joni Saputra" in speakers


def test_the_brief_begins_with_what_is_of_the_matter() -> None:
    dossier = told(
        LEAD + "Camat Agus Salim mengatakan makanan kucing langka di toko.",
        LEAD + "Bupati Rina Putri mengatakan banjir merendam seluruh Desa Sukamaju.",
    )
    assert dossier.brief[0].text.startswith("Rina Putri")


def test_the_brief_quotes_nobody_whom_only_the_text_around_tells() -> None:
    dossier = told("Menurut laporan tersebut yang dikutip warga, air merendam seluruh Desa Sukamaju sejak subuh.")
    assert dossier.brief == ()
