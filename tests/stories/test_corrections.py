"""What a person corrects is applied each time, in any order, and what cannot be applied is told."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from made import read

from silang import check
from silang.corrections import Corrections, loads
from silang.corrections import load as load_file
from silang.dossier import record
from silang.errors import InputError
from silang.model import Dossier

ONE = read("a", "Kepala Cabang Dwi Winarsa mengatakan jalur itu dibuka. Bupati Rina Putri menutup sekolah.")
TWO = read("b", "Kepala Cabang Wawan Winarso mengatakan dua truk terbakar. Moskow menyatakan pasukan Rusia siap.")
UNKNOWN = read("c", 'Warga berkumpul di balai desa. "Air naik sejak subuh," katanya.')


def told(text: str, *readings: object) -> Dossier:
    return check([ONE, TWO, UNKNOWN], corrections=loads(text.encode(), "mine.toml"))


def names(dossier: Dossier) -> set[str]:
    return {actor.name for actor in dossier.actors}


def test_two_names_are_one_by_hand() -> None:
    dossier = told('[[same]]\nnames = ["Wawan Winarso", "Dwi Winarsa"]')
    actor = next(actor for actor in dossier.actors if actor.name == "Wawan Winarso")
    assert "Dwi Winarsa" in actor.variants
    assert "mine.toml" in actor.why[0]
    assert [(item.applied, "mine.toml" in item.why) for item in dossier.corrections] == [(True, True)]


def test_two_spellings_are_two_by_hand() -> None:
    pile = [read("a", "Sergei Lavrov mengatakan hal itu benar."), read("b", "Sergey Lavrov mengatakan hal itu salah.")]
    apart = loads(b'[[different]]\nnames = ["Sergei Lavrov", "Sergey Lavrov"]', "mine.toml")
    assert names(check(pile)) == {"Sergei Lavrov"}
    assert names(check(pile, corrections=apart)) == {"Sergei Lavrov", "Sergey Lavrov"}
    assert [finding.kind for finding in check(pile, corrections=apart).findings] == []


def test_a_speaker_by_hand() -> None:
    item = UNKNOWN.attributions[0]
    assert item.speaker is None
    entry = f'[[speaker]]\narticle = "{UNKNOWN.id[:12]}"\nspan = [{item.content[0].start}, {item.content[0].end}]\n'
    dossier = told(entry + 'speaker = "Rina Putri"')
    mended = dossier.readings["c"].attributions[0]
    assert (mended.speaker, mended.rule) == ("Rina Putri", "corrected-by-hand")
    assert "Rina Putri" in {statement.speaker for statement in dossier.statements}
    again = check(dossier.readings.values(), corrections=loads((entry + 'speaker = "Rina Putri"').encode(), "mine.toml"))
    assert record.dumps(again) == record.dumps(dossier)


def test_who_stands_for_whom_by_hand() -> None:
    dossier = told('[[stands_for]]\nname = "Dwi Winarsa"\nfor = "Rina Putri"')
    standing = next(actor.stands_for for actor in dossier.actors if actor.name == "Dwi Winarsa")
    assert standing is not None
    assert (standing.name, "mine.toml" in standing.why) == ("Rina Putri", True)


@pytest.mark.parametrize(
    "text",
    [
        '[[same]]\nnames = ["Dwi Winarsa", "Nobody Here"]',
        '[[different]]\nnames = ["Dwi Winarsa", "Nobody Here"]',
        '[[stands_for]]\nname = "Nobody Here"\nfor = "Rina Putri"',
        '[[speaker]]\narticle = "0123456789"\nspan = [0, 5]\nspeaker = "Rina Putri"',
    ],
)
def test_what_fits_nothing_is_told(text: str) -> None:
    dossier = told(text)
    assert [item.applied for item in dossier.corrections] == [False]
    assert dossier.actors == check([ONE, TWO, UNKNOWN]).actors


def test_opposites_are_told() -> None:
    opposed = '[[same]]\nnames = ["Dwi Winarsa", "Wawan Winarso"]\n[[different]]\nnames = ["Wawan Winarso", "Dwi Winarsa"]'
    assert sorted(item.applied for item in told(opposed).corrections) == [False, True]
    assert {"Dwi Winarsa", "Wawan Winarso"} <= names(told(opposed))


def test_the_order_of_entries_changes_nothing() -> None:
    entries = [
        '[[same]]\nnames = ["Wawan Winarso", "Dwi Winarsa"]\n',
        '[[same]]\nnames = ["Rina Putri", "Nobody Here"]\n',
        '[[stands_for]]\nname = "Dwi Winarsa"\nfor = "Rina Putri"\n',
        '[[different]]\nnames = ["Rina Putri", "Dwi Winarsa"]\n',
    ]
    first = record.dumps(told("".join(entries)))
    for seed in range(4):
        random.Random(seed).shuffle(entries)  # noqa: S311 - an order, not a secret
        assert record.dumps(told("".join(entries))) == first
    assert record.dumps(told("".join(entries) * 2)) == first


@pytest.mark.parametrize(
    "raw",
    [b"\xff", b"[[same]", b"[[sam]]", b'[[same]]\nnames = ["A"]', b'[[speaker]]\narticle = "ab"\nspan = [0, 1]', b'file = "x"'],
)
def test_a_broken_file_is_told(raw: bytes) -> None:
    with pytest.raises(InputError, match="mine"):
        loads(raw, "mine.toml")


def test_a_file_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('[[same]]\nnames = ["A B", "A C"]', encoding="utf-8")
    assert load_file(path).file == "mine.toml"
    assert load_file(path) != Corrections()
    with pytest.raises(InputError):
        load_file(tmp_path / "none.toml")
