"""One actor for all the names of one; never one for two."""

from __future__ import annotations

import pytest
from made import ID, named, read

from silang.model import NameType, Reading
from silang.story.actors.actors import Cast, cast
from silang.story.reports import Report
from silang.story.words import words


def person(name: str) -> dict[str, NameType]:
    return {name.replace(" ", "_"): "PER"}


def people(*full: str) -> list[Reading]:
    """One report for each name."""
    return [named(f"r{i}", f"Kata {name} di sana.", **person(name)) for i, name in enumerate(full)]


def told(*readings: Reading) -> Cast:
    return cast([Report(reading.name, reading, ID) for reading in readings], words(ID))


ONE = [
    ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
    ("Sergei Lavrov", "Sergey Lavrov"),
    ("Soeharto Wijaya", "Suharto Wijaya"),
    ("Akhmad Yusuf Hakim", "Ahmad Yusuf Hakim"),
    ("Antony Blinken", "Antony Blinkend"),
    ("Julián Fernández", "Julian Fernandez"),
    ("Yustina Walareng", "Yustina Wallareng"),
    ("Budi Santoso", "Budi Setyo Santoso"),
]
TWO = [
    ("Sri Mulyani", "Sri Mulyono"),
    ("Rahmat Hidayat", "Rahman Hidayat"),
    ("Kim Jong Un", "Kim Jong Il"),
    ("Siti Aminah", "Siti Aisyah"),
    ("Dedi Prasetyo", "Dedi Hidayat"),
    ("Ahmad Dahlan", "Ahmad Dhani"),
    ("George H Bush", "George W Bush"),
    ("Yustina Walareng", "Oktovianus Walareng"),
    ("Andi Wijaya", "Budi Wijaya"),
    ("Hartono Salim", "Hartini Salim"),
    ("Harun Salim", "Harun Salim Jr"),
    ("Harun Salim", "Putri Harun Salim"),
    ("Al Barqi", "Al Barqy"),
]


@pytest.mark.parametrize("names", ONE, ids=" = ".join)
def test_two_spellings_of_one_person(names: tuple[str, str]) -> None:
    found = told(*people(*names))
    assert len(found.actors) == 1
    assert {found.actors[0].name, *found.actors[0].variants} >= set(names)
    assert found.actors[0].why


@pytest.mark.parametrize("names", TWO, ids=" / ".join)
def test_two_persons(names: tuple[str, str]) -> None:
    found = told(*people(*names))
    assert {actor.name for actor in found.actors} == set(names)


def test_a_report_that_tells_two_apart_is_believed() -> None:
    text = "Kata Sergei Lavrov kepada Sergey Lavrov."
    both = named("a", text, Sergei_Lavrov="PER", Sergey_Lavrov="PER")
    assert len(told(both).actors) == 2


def test_a_short_name_joins_the_only_full_one_that_goes_by_it() -> None:
    full = named("a", "Kata Mark Rutte di sana. Rutte pergi.", Mark_Rutte="PER")
    found = told(full, named("b", "Kata Rutte di sana.", Rutte="PER"))
    assert [actor.name for actor in found.actors] == ["Mark Rutte"]
    assert found.called("Rutte") == "Mark Rutte"


def test_a_short_name_that_nobody_is_said_to_go_by_stays_alone() -> None:
    found = told(*people("Budi Santoso"), named("b", "Kata Budi di sana.", Budi="PER"))
    assert {actor.name for actor in found.actors} == {"Budi Santoso", "Budi"}


def test_a_short_name_that_two_may_bear_joins_neither() -> None:
    found = told(*people("Dedi Prasetyo", "Dedi Hidayat"), named("c", "Kata Dedi di sana.", Dedi="PER"))
    assert {actor.name for actor in found.actors} == {"Dedi Prasetyo", "Dedi Hidayat", "Dedi"}


def test_two_persons_stay_apart_though_a_third_name_fits_both() -> None:
    found = told(*people("Ali Akbar Hakim", "Ali Umar Hakim", "Ali Hakim"))
    assert {"Ali Akbar Hakim", "Ali Umar Hakim"} <= {actor.name for actor in found.actors}


@pytest.mark.parametrize(
    ("text", "kind", "full", "short"),
    [
        ("Menurut Badan Karantina Nusantara (BKN), begitu. BKN diam.", "ORG", "Badan Karantina Nusantara", "BKN"),
        ("Tentara Korea Utara (Korut) datang.", "LOC", "Korea Utara", "Korut"),
    ],
)
def test_a_short_form_in_brackets_holds_for_the_whole_story(text: str, kind: NameType, full: str, short: str) -> None:
    one = named("a", text, **{full.replace(" ", "_"): kind})
    other = named("b", f"Kata {short} lagi.", **{short: kind})
    found = told(one, other)
    assert found.called(short) == full
    assert [actor.name for actor in found.actors] == [full]


def test_other_names_of_countries_are_known() -> None:
    found = told(
        named("a", "Di Amerika Serikat.", Amerika_Serikat="LOC"), named("b", "Di AS.", AS="LOC"), named("c", "as roda patah.")
    )
    assert [(actor.name, actor.variants) for actor in found.actors] == [("Amerika Serikat", ("AS",))]


@pytest.mark.parametrize(
    ("offices", "persons"),
    [
        (("Kepala BPBD Kabupaten Agam", "Kepala BPBD Kabupaten Agam"), 1),
        (("Kepala BPBD Kabupaten Agam", "Kepala Puskesmas Sukamaju Barat"), 2),
        (("Direktur", "Direktur"), 2),
    ],
)
def test_one_letter_apart_is_one_person_in_one_office_only(offices: tuple[str, str], persons: int) -> None:
    said = "{}, Dwi Winars{}, mengatakan jalur itu dibuka."
    one, other = (said.format(office, letter) for office, letter in zip(offices, "ao", strict=True))
    found = told(read("a", one), read("b", other))
    assert len([actor for actor in found.actors if actor.type == "PER"]) == persons


@pytest.mark.parametrize(
    ("source", "claimant"),
    [
        ("laporan intelijen Barat", "laporan intelijen Barat"),
        ("Hasil analisis", None),
        ("data sementara yang diperoleh Kabarnusa.com", None),
        ("Pol", None),
        ("Persero", None),
        ("jaksa", None),
        ("wisatawan itu", None),
        ("pejabat AS", "pejabat AS"),
        ("Budi Santoso", "Budi Santoso"),
        (None, None),
    ],
)
def test_who_claims_a_figure(source: str | None, claimant: str | None) -> None:
    assert told(*people("Rina Putri")).claimant(source) == claimant


def test_a_capital_that_speaks_stands_for_its_country_and_is_not_made_one_with_it() -> None:
    found = told(
        read("a", "Moskwa menyatakan pasukan Rusia siap. Pemerintah Australia mengatakan pelabuhan ditutup."),
        read("b", "Rusia menolak. Australia diam."),
    )
    standing = {actor.name: actor.stands_for.name for actor in found.actors if actor.stands_for is not None}
    assert standing == {"Moskwa": "Rusia", "Pemerintah Australia": "Australia"}
    assert {"Rusia", "Australia"} <= {actor.name for actor in found.actors}


def test_what_a_report_calls_a_speaker_is_a_variant_but_no_pronoun_is() -> None:
    text = 'Gubernur Budi Santoso mengatakan stok ikan aman. "Harga turun," kata Budi. "Kami pantau," ujarnya. "Aman," kata dia.'
    actor = told(read("a", text)).actor("Budi Santoso")
    assert actor is not None
    assert set(actor.variants) == {"Budi", "Gubernur Budi Santoso"}


def test_the_place_before_a_persons_name_is_none_of_theirs() -> None:
    found = told(
        named("a", "Kata Sumatera Rina Wulandari di sana.", Sumatera_Rina_Wulandari="PER"),
        named("b", "Kata Rina Wulandari di Sumatera.", Rina_Wulandari="PER", Sumatera="LOC"),
    )
    assert [(actor.name, "Sumatera" in actor.variants) for actor in found.actors if actor.type == "PER"] == [
        ("Rina Wulandari", False)
    ]


@pytest.mark.parametrize(
    ("text", "variants"),
    [
        (
            "Camat Rina Wulandari datang. Tanggul itu aman, kata Rina yang masih berdiri di tepi sungai.",
            {"Camat Rina Wulandari", "Rina"},
        ),
        ("Camat Rina Wulandari datang. Tersangka mengaku tanggul itu aman.", set()),
    ],
)
def test_no_clause_and_no_noun_at_a_head_is_a_name(text: str, variants: set[str]) -> None:
    actors = told(read("a", text)).actors
    assert {form for actor in actors for form in actor.variants} <= variants


def test_two_parts_of_one_full_name_are_one_with_it() -> None:
    found = told(*people("Harun Salim", "Harun Salim Wungu", "Salim Wungu"))
    assert [actor.name for actor in found.actors if actor.type == "PER"] == ["Harun Salim Wungu"]


def test_a_body_before_a_name_is_no_short_name_of_who_is_of_it() -> None:
    found = told(*people("Samudra Biru Rina Wulandari", "Samudra Biru", "Rina Wulandari"))
    assert sorted(actor.name for actor in found.actors) == ["Samudra Biru", "Samudra Biru Rina Wulandari"]


def test_who_speaks_under_a_longer_name_is_the_person_told_of() -> None:
    found = told(
        read("a", "Bupati Rendra Salim datang ke tanggul."),
        named("b", "Salim Wungu datang.", Salim_Wungu="PER"),
        read("c", '"Tanggul itu aman bagi warga," kata Rendra Salim Wungu.'),
    )
    assert len([actor for actor in found.actors if "Salim" in actor.name]) == 1


def test_an_acronym_is_the_one_name_with_its_letters() -> None:
    full: dict[str, NameType] = {"Badan_Pengawas_Lumbung_dan_Irigasi": "ORG"}
    found = told(named("a", "Kata BPLI di sana.", BPLI="ORG"), named("b", "Badan Pengawas Lumbung dan Irigasi hadir.", **full))
    assert len(found.actors) == 1
    assert found.actors[0].name == "Badan Pengawas Lumbung dan Irigasi"
    other = named("c", "Balai Perikanan Lamuring Indah hadir.", Balai_Perikanan_Lamuring_Indah="ORG")
    assert len(told(named("a", "Kata BPLI di sana.", BPLI="ORG"), named("b", "-", **full), other).actors) == 3


def test_a_clipped_first_name_is_of_the_one_whom_the_report_names_in_full() -> None:
    full: dict[str, NameType] = {"Fransiskus_Lamadi": "PER", "Frans": "PER"}
    assert len(told(named("a", "Fransiskus Lamadi datang. Frans pulang.", **full)).actors) == 1
    assert (
        len(told(named("a", "Fransiskus Lamadi datang.", Fransiskus_Lamadi="PER"), named("b", "Frans pulang.", Frans="PER")).actors)
        == 2
    )
    assert len(told(named("a", "Frans, Fransiskus Lamadi dan Fransina Wula.", **full, Fransina_Wula="PER")).actors) == 3


def test_no_actor_is_known_as_itself() -> None:
    (found,) = told(named("a", "Kata China. Kata Tiongkok.", China="LOC")).actors
    assert all(reason.split(" = ")[0] != found.name for reason in found.why)
