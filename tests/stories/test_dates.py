"""When reports are said to date one thing differently, and when not."""

from __future__ import annotations

import pytest
from made import read

from silang.dossier.dossier import compose

TOLD = "Tanggul Waduk Wungurea di Kabupaten Lamuring jebol dan merendam tiga desa pada {}, sehingga ratusan warga mengungsi."
SAID = '"Kami akan menutup pintu air itu sebelum semua warga selamat," kata Bupati Rina Wulandari, {}.'


def conflicts(*texts: str) -> int:
    dossier = compose([read(f"n{i}", text, published="2025-06-10") for i, text in enumerate(texts)])
    return sum(finding.kind == "date-conflict" for finding in dossier.findings)


@pytest.mark.parametrize("text", [TOLD, SAID])
def test_one_thing_on_two_days(text: str) -> None:
    assert conflicts(text.format("Jumat (6/6/2025)"), text.format("Sabtu (7/6/2025)")) == 1


def test_two_moments_of_two_days_are_a_conflict_whatever_their_zones() -> None:
    assert conflicts(TOLD.format("Jumat (6/6/2025) pukul 23.30 WIB"), TOLD.format("Sabtu (7/6/2025) pukul 03.30 WITA")) == 1


@pytest.mark.parametrize("text", [TOLD, SAID])
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jumat (6/6/2025)", "6 Juni 2025"),
        ("Jumat (6/6/2025) pukul 23.30 WIB", "Sabtu (7/6/2025) pukul 00.30 WITA"),
        ("Jumat (6/6/2025) pukul 10.00 WIB", "Jumat (6/6/2025) pukul 12.00 WIT"),
        ("Jumat (6/6/2025)", "kemarin"),  # the day of publication may be wrong
        ("Jumat (6/6/2025)", "Sabtu"),
        ("Jumat (7/6/2025)", "Sabtu (7/6/2025)"),  # the weekday is wrong, which is another finding
    ],
)
def test_one_day_or_none_that_is_sure(text: str, one: str, other: str) -> None:
    assert conflicts(text.format(one), text.format(other)) == 0


def test_a_report_that_tells_of_both_days_is_no_conflict() -> None:
    both = TOLD.format("Jumat (6/6/2025)") + " Tanggul itu jebol lagi pada Sabtu (7/6/2025) dan merendam dua desa lain di hilirnya."
    assert conflicts(both, TOLD.format("Sabtu (7/6/2025)")) == 0


def test_other_sentences_of_other_days_are_no_conflict() -> None:
    other = "Polisi menetapkan dua orang sebagai tersangka kasus korupsi proyek jalan lingkar pada {}, setelah memeriksa saksi."
    assert conflicts(TOLD.format("Jumat (6/6/2025)"), other.format("Sabtu (7/6/2025)")) == 0


def test_a_page_made_anew_each_day_is_no_conflict() -> None:
    pages = [read(f"n{day}", TOLD.format(f"{day} Juni 2025"), published=f"2025-06-{day:02}") for day in (6, 7)]
    assert not [finding for finding in compose(pages).findings if finding.kind == "date-conflict"]


def test_news_that_comes_again_is_no_conflict() -> None:
    early = read("a", TOLD.format("Jumat (6/6/2025)"), published="2025-06-07T00:30+07:00")
    late = read("b", TOLD.format("Kamis (12/6/2025)"), published="2025-06-12T22:00+07:00")
    assert not compose([early, late]).findings


def test_who_tells_a_saying_as_of_the_day_of_publication_is_in_no_conflict() -> None:
    early = read("a", SAID.format("Senin (9/6/2025)"), published="2025-06-09")
    late = read("b", SAID.format("Selasa (10/6/2025)"), published="2025-06-10")
    assert not compose([early, late]).findings


def test_the_day_on_which_a_saying_was_relayed_is_none_of_its_own() -> None:
    said = read("a", SAID.format("Rabu (28/5/2025)"), published="2025-06-11")
    relayed = read("b", SAID.format("dikutip dari Antara, Selasa (10/6/2025)"), published="2025-06-10")
    assert not compose([said, relayed]).findings
