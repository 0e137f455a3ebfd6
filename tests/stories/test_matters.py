"""Two accidents of one loose story: their numbers answer two questions."""

from __future__ import annotations

import pytest
from made import ID, read

from silang.dossier.dossier import compose
from silang.story.matters import Matters
from silang.story.reports import Report

TANKER = (
    "Truk tangki bermuatan solar terguling di tanjakan Sukaresmi, Kabupaten Wanareja, setelah remnya blong. Sopir truk melompat "
    "sebelum kendaraannya menghantam warung kelontong dan tiang listrik. {toll} Solar menggenangi selokan, sehingga pemadam "
    "menyemprotkan busa dan jalur menuju Pasirhuni ditutup sampai malam."
)
AGAIN = (
    "Warga Sukaresmi masih membersihkan solar yang menggenangi selokan akibat truk tangki terguling di Kabupaten Wanareja. {toll} "
    "Sopir truk diperiksa karena rem kendaraannya blong sebelum menghantam warung kelontong, sedangkan jalur Pasirhuni dibuka lagi."
)
FERRY = (
    "Kapal feri pengangkut jemaah karam dihantam ombak di Selat Lambaru ketika mendekati dermaga Tanjung Kemala. Nakhoda "
    "mengirim isyarat darurat dan nelayan setempat mengerahkan perahu. {toll} Kementerian Perhubungan menyelidiki kelebihan muatan "
    "serta jaket pelampung yang kurang."
)


@pytest.mark.parametrize(("other", "verdicts"), [(AGAIN, ["contradictory"]), (FERRY, [])])
def test_only_numbers_of_one_matter_are_at_odds(other: str, verdicts: list[str]) -> None:
    texts = [TANKER.format(toll="Dua orang tewas."), other.format(toll="Tiga orang tewas.")]
    dossier = compose([read("ab"[i], text) for i, text in enumerate(texts)])
    assert [pair.verdict for figure in dossier.figures for pair in figure.pairs] == verdicts


def test_who_came_first_does_not_matter() -> None:
    one, other = (Report(name, read(name, text.format(toll="")), ID) for name, text in (("a", TANKER), ("b", FERRY)))
    assert [Matters().one(one, other), Matters().one(other, one), Matters().one(one, one)] == [False, False, True]
