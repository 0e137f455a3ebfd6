"""Law 3: any order of the readings, duplicates included, and the same bytes come out."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest
from gold_readings import GOLD, readings
from hypothesis import given, settings
from hypothesis import strategies as st
from made import read
from msgspec import structs

from silang.dossier import record
from silang.dossier.dossier import compose
from silang.model import Reading

DEMO = Path(__file__).parents[2] / "src" / "silang" / "demo"


@lru_cache(maxsize=1)
def demo() -> tuple[Reading, ...]:
    return tuple(read(path.stem, path.read_bytes().decode("utf-8"), "2026-03-13") for path in sorted(DEMO.glob("*.txt")))


@lru_cache(maxsize=2)
def bytes_of(which: str) -> bytes:
    return record.dumps(compose(demo() if which == "demo" else readings()))


def shuffled(pile: tuple[Reading, ...]) -> st.SearchStrategy[list[Reading]]:
    return st.tuples(st.permutations(pile), st.lists(st.sampled_from(pile), max_size=3)).map(lambda drawn: [*drawn[0], *drawn[1]])


@settings(max_examples=8, deadline=None)
@given(st.data())
def test_the_demo_in_any_order(data: st.DataObject) -> None:
    assert record.dumps(compose(data.draw(shuffled(demo())))) == bytes_of("demo")


@pytest.mark.skipif(not GOLD.exists(), reason="the shared gold is not beside this checkout")
@settings(max_examples=12, deadline=None)
@given(st.data())
def test_the_gold_in_any_order(data: st.DataObject) -> None:
    assert record.dumps(compose(data.draw(shuffled(readings())))) == bytes_of("gold")


def test_the_record_holds_against_itself() -> None:
    record.load_dossier(bytes_of("demo"))


def test_one_text_under_two_names_counts_once() -> None:
    one = read("b", "Sebanyak 12 orang tewas, kata Sari Wulan.")
    again = structs.replace(one, name="a")
    found = compose([one, again])
    assert [article.name for article in found.story.articles] == ["a"]
    assert record.dumps(found) == record.dumps(compose([again, one, again]))


def test_one_text_of_two_outlets_is_two_reports_and_a_copy() -> None:
    text = "Warga tiga desa di lereng gunung itu mulai kembali ke rumah setelah hujan abu reda sejak dini hari kemarin."
    found = compose([read("a", text, outlet_name="Koran Satu"), read("b", text, outlet_name="Koran Dua")])
    assert [(edge.article, edge.source, edge.kind, edge.share) for edge in found.origins.edges] in (
        [("a", "b", "copy", 1.0)],
        [("b", "a", "copy", 1.0)],
    )
    assert found.origins.independent == (("a", "b"),)


def test_two_texts_under_one_name_stay_two() -> None:
    found = compose([read("a", "Sebanyak 12 orang tewas."), read("a", "Sebanyak 15 orang tewas.")])
    assert len({article.name for article in found.story.articles}) == len(found.readings) == 2


def test_an_empty_pile_is_an_empty_dossier() -> None:
    found = compose([])
    assert found.story.articles == ()
    assert found.brief == ()


@pytest.mark.parametrize("text", ["", " ", "\n\n", '"', "( )", "0", "Kata Rp."])
def test_bad_text_never_raises(text: str) -> None:
    record.load_dossier(record.dumps(compose([read("a", text), read("b", text + " x")])))
