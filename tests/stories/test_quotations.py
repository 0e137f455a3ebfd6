"""When a quotation is called altered: a word that matters differs; and when not."""

from __future__ import annotations

import pytest
from made import read
from msgspec import structs

from silang.dossier.dossier import compose
from silang.model import Name, Reading
from silang.spans import Span

SAID = '"Kami {} menutup pintu air itu sebelum semua warga selamat," kata Bupati Rina Wulandari, Jumat (6/6/2025).'
NAMED = '"Warga desa itu kami bawa ke {} dengan tiga bus malam tadi," kata Bupati Rina Wulandari, Jumat (6/6/2025).'
SPOKEN = '"Kami akan menutup pintu air itu sebelum semua warga selamat," kata {}, Jumat (6/6/2025).'


def altered(one: str, other: str) -> int:
    return kinds(one, other).count("quotation-altered")


def kinds(one: str, other: str) -> list[str]:
    dossier = compose([read("a", one, published="2025-06-06"), read("b", other, published="2025-06-06")])
    return [finding.kind for finding in dossier.findings]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (SAID.format("akan"), SAID.format("tidak akan")),
        (SAID.format("akan"), SAID.format("mungkin akan")),
        (SAID.format("tidak akan"), SAID.format("belum akan")),
        (NAMED.format("Solok"), NAMED.format("Padang")),
        (NAMED.format("Solok"), NAMED.format("Solok").replace("tiga bus", "lima bus")),
        (SPOKEN.format("Bupati Rina Wulandari"), SPOKEN.format("Kapolres Joni Saputra")),
    ],
)
def test_a_word_that_matters_differs(one: str, other: str) -> None:
    assert altered(one, other) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (SAID.format("tidak akan"), SAID.format("tak akan")),
        (SAID.format("engga akan"), SAID.format("nggak akan")),
        (SAID.format("bisa"), SAID.format("dapat")),
        (SAID.format("akan"), SAID.format("akan segera")),
        (NAMED.format("Solok"), NAMED.format("Sollok")),
        (NAMED.format("Solok-Lamuring"), NAMED.format("Solok- Lamuring")),
        (SAID.format("dantidak akan"), SAID.format("dan tidak akan")),
        (SPOKEN.format("Bupati Rina Wulandari"), SPOKEN.format("Wulan")),
        (SPOKEN.format("Bupati Rina Wulandari"), SPOKEN.format("Rina Wulandari")),
        (SAID.format("akan"), SAID.format("akan").replace("sebelum semua warga selamat", "besok pagi bersama tim provinsi")),
    ],
)
def test_what_says_the_same_or_is_another_quotation_is_not_altered(one: str, other: str) -> None:
    assert altered(one, other) == 0


CUT = '"Kami siap membuka pintu air itu besok pagi," kata Bupati Rina Wulandari, Jumat (6/6/2025).'
WHOLE = CUT.replace("pagi,", "pagi, asalkan semua warga sudah mengungsi,")


def test_a_condition_cut_off_alters_a_quotation() -> None:
    assert altered(CUT, WHOLE) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (CUT + " Ia menambahkan, hal itu dilakukan asalkan semua warga sudah mengungsi.", WHOLE),  # told in other words
        (CUT, WHOLE.replace("asalkan semua warga sudah mengungsi", "bersama tim dari provinsi")),  # cut off, but no condition
        (
            CUT,
            WHOLE.replace("pagi, asalkan semua warga sudah mengungsi", "pagi. Tapi itu bukan urusan saya"),
        ),  # a sentence of its own
    ],
)
def test_what_is_left_out_without_changing_the_sense_is_not_altered(one: str, other: str) -> None:
    assert altered(one, other) == 0


def test_one_quotation_of_two_names_that_are_alike_is_one_name_spelt_in_two_ways() -> None:
    def spoken(article: str, name: str) -> Reading:
        found = read(article, SPOKEN.format(name), published="2025-06-06")
        at = found.text.index(name)
        person = Name(name=name, type="PER", mentions=(Span(at, at + len(name)),), rule="made")
        return structs.replace(found, names=(person,))

    dossier = compose([spoken("a", "Khairlani"), spoken("b", "Khairani")])
    assert [finding.kind for finding in dossier.findings] == ["name-variant"]
