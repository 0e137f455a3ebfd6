"""Origins: what goes back to one wire, one text, one release; circles of credits of any length."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

import pytest
from made import ID, read
from msgspec import structs

from silang.model import Credit, Finding, Reading
from silang.spans import Span
from silang.story.origins.circles import components
from silang.story.origins.origins import circles, origins
from silang.story.reports import Report
from silang.story.story import tell
from silang.story.words import words

OWN = (
    "Tim penyelamat menyusuri sungai sejauh dua puluh kilometer sejak pagi hingga malam dengan perahu karet dan anjing pelacak.",
    "Pedagang di pasar induk menutup lapak lebih awal karena pasokan sayur dari pegunungan terhenti sejak jembatan utama ambruk.",
    "Para guru honorer mendatangi kantor bupati untuk menanyakan tunjangan yang sudah empat bulan belum juga mereka terima.",
    "Nelayan di teluk itu memilih menambatkan kapal setelah ombak setinggi rumah merusak dermaga kayu yang baru selesai dibangun.",
)


def report(name: str, outlet: str, text: str, hour: int) -> Reading:
    return read(name, text, f"2025-06-10T{hour:02}:00+07:00", outlet)


def independent(*pile: Reading) -> tuple[tuple[str, ...], ...]:
    return tell(pile, ID).origins.independent


def circular(*pile: Reading) -> list[Finding]:
    return [finding for finding in tell(pile, ID).findings if finding.kind == "circular-sourcing"]


def test_who_relays_a_report_of_the_story_goes_back_to_it() -> None:
    pile = [report("a", "Detikcom", OWN[0], 8), report("b", "Tempo.co", f"Dilansir Detikcom, warga resah. {OWN[1]}", 9)]
    assert independent(*pile) == (("a", "b"),)
    assert circular(*pile) == []


@pytest.mark.parametrize("credited", ["Rusia", "Wali Kota Rina Wulandari", "Kanal Bola Liputan6.com"])
def test_a_country_an_office_and_a_desk_of_the_site_are_no_outlets(credited: str) -> None:
    credit = Credit(span=Span(9, 9 + len(credited)), name=credited, rule="made")
    reading = structs.replace(report("a", "Liputan6.com", f"Melansir {credited}, pasar sepi. {OWN[0]}", 8), credits=(credit,))
    assert tell([reading], ID).origins.edges == ()


def test_the_desk_that_a_dateline_names_is_no_outlet() -> None:
    text = f"PESISIR.CO.ID, Lamuring - {OWN[0]} Demikian dikutip Pesisir.co.id dari warga."
    credit = Credit(span=Span(text.index("Pesisir.co.id"), text.index("Pesisir.co.id") + 13), name="Pesisir.co.id", rule="made")
    assert tell([structs.replace(report("a", "Tribunnews.com", text, 8), credits=(credit,))], ID).origins.edges == ()


def test_matter_of_two_origins_stands_in_two_groups() -> None:
    pile = [
        report("a", "Detikcom", OWN[0], 8),
        report("b", "Tempo.co", OWN[1], 9),
        report("c", "Okezone", f"Dilansir Detikcom, warga resah. Menurut laporan Tempo, pasar sepi. {OWN[2]}", 10),
    ]
    found = tell(pile, ID).origins
    assert {edge.source for edge in found.edges} == {"Detikcom", "Tempo"}
    assert found.independent == (("a", "c"), ("b", "c"))


def test_a_release_printed_by_three_counts_once() -> None:
    text = " ".join(OWN[:3])
    pile = [
        report(name, outlet, text + tail, 9)
        for name, outlet, tail in (("a", "A", ""), ("b", "B", " Cuaca cerah."), ("c", "C", " Ya."))
    ]
    assert independent(*pile, report("d", "D", OWN[3], 8)) == (("a", "b", "c"), ("d",))


MORE = """Pasar malam di lapangan kecamatan batal dibuka karena panggungnya terendam dan genset sewaan belum juga tiba.
Panitia mengembalikan uang sewa kepada enam puluh pedagang, lalu meminta mereka menunggu kabar sampai pekan depan.
Seorang penjual mainan memilih pulang ke kampungnya sambil menitipkan dagangan di rumah kepala dusun.
Anak-anak tetap datang pada sore hari dan bermain layang-layang di atas tanggul yang mulai mengering."""


def test_who_lifts_a_passage_has_matter_of_its_own_too() -> None:
    pile = [report("a", "Detikcom", " ".join(OWN[:2]), 8), report("b", "Tempo.co", "\n".join((*OWN[2:], MORE, *OWN[:2])), 9)]
    found = tell(pile, ID).origins
    assert [(edge.article, edge.source, edge.kind) for edge in found.edges] == [("b", "a", "copy")]
    assert 0.2 < (found.edges[0].share or 0) < 0.3
    assert found.independent == (("a",), ("b",))


@pytest.mark.parametrize(
    "outlets", [("Detikcom", "Tempo.co"), ("Detikcom", "Tempo.co", "Okezone"), ("Detikcom", "Tempo.co", "Okezone", "Kompas.com")]
)
def test_a_circle_of_credits_is_found_whatever_its_length(outlets: tuple[str, ...]) -> None:
    others = (*outlets[1:], outlets[0])
    pile = [
        report("abcd"[i], outlet, f"Dilansir {other}, warga resah. {OWN[i]}", 8 + i)
        for i, (outlet, other) in enumerate(zip(outlets, others, strict=True))
    ]
    (finding,) = circular(*pile)
    assert {item.article for item in finding.evidence} == set("abcd"[: len(outlets)])
    assert independent(*pile) == (tuple("abcd"[: len(outlets)]),)


def test_a_chain_of_credits_is_no_circle() -> None:
    pile = [
        report("a", "Detikcom", OWN[0], 8),
        report("b", "Tempo.co", f"Dilansir Detikcom, warga resah. {OWN[1]}", 9),
        report("c", "Okezone", f"Dilansir Tempo, warga resah. {OWN[2]}", 10),
    ]
    assert circular(*pile) == []
    assert independent(*pile) == (("a", "b", "c"),)


def test_a_copy_shows_where_its_words_stand_in_both() -> None:
    pile = [report("a", "Detikcom", " ".join(OWN[:2]), 8), report("b", "Tempo.co", " ".join(OWN[:2]), 9)]
    (edge,) = tell(pile, ID).origins.edges
    assert [(item.article, item.span) for item in edge.evidence] == [(name, Span(0, len(" ".join(OWN[:2])) - 1)) for name in "ba"]


def test_components_stand_after_those_they_lead_to() -> None:
    graph = {"a": ["b"], "b": ["c"], "c": ["a", "d"], "d": [], "e": ["a", "e"]}
    assert components(graph) == [{"d"}, {"a", "b", "c"}, {"e"}]
    assert len(components({str(i): [str(i + 1)] if i < 5000 else [] for i in range(5001)})) == 5001


def test_made_cascades_are_counted_right(monkeypatch: pytest.MonkeyPatch) -> None:
    """The simulator of bench/ on a few stories."""
    root = Path(__file__).parents[2]
    if not (root.parent / "shared" / "corpora" / "indonews.jsonl").exists():
        pytest.skip("the shared corpus is not beside this checkout")
    monkeypatch.syspath_prepend(str(root / "bench"))
    monkeypatch.delitem(sys.modules, "origins", raising=False)
    simulator = importlib.import_module("origins")
    teller = simulator.Teller(simulator.bodies(simulator.sample(200)))
    score = simulator.Score()
    for _ in range(60):
        score.add(teller.story())
    assert score.exact >= 57
    assert score.missed <= 1
    assert score.false == 0


def copied(folder: Path) -> list[tuple[str, str]]:
    """The edges of copies among the texts of a folder."""
    pile = [read(path.stem, path.read_bytes().decode("utf-8"), "") for path in sorted(folder.glob("*.txt"))]
    return [(edge.article, edge.source) for edge in tell(pile, ID).origins.edges if edge.kind == "copy"]


def test_the_demo_holds_one_copy() -> None:
    assert copied(Path(__file__).parents[2] / "src" / "silang" / "demo") == [("rumbainesia", "palapatara")]


def test_the_seeds_hold_no_copy() -> None:
    seeds = Path(__file__).parents[2].parent / "shared" / "seeds"
    if not seeds.exists():
        pytest.skip("the shared seeds are not beside this checkout")
    assert copied(seeds) == []


def test_an_empty_story_has_no_origins() -> None:
    assert origins([], words(ID)).independent == ()
    assert circles([Report("a", read("a", "Ya."), ID)], []) == []
