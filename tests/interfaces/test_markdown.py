"""The dossier as Markdown: complete, in both languages, and nobody's words become markup."""

from __future__ import annotations

import re

import msgspec
import pile
import pytest

from silang.dossier import markdown
from silang.errors import UsageError


def test_every_section_stands_in_order() -> None:
    heads = re.findall(r"^## (.*)$", markdown.render(pile.dossier()), re.M)
    assert heads == ["Ringkasan", "Temuan", "Angka", "Posisi", "Pernyataan", "Asal", "Linimasa", "Laporan"]


def test_numbers_and_days_are_written_as_the_language_writes_them() -> None:
    dossier = pile.dossier()
    indonesian, english = markdown.render(dossier, "id"), markdown.render(dossier, "en")
    assert "paling banyak Rp1,5 triliun" in indonesian
    assert "at most Rp1.5 trillion" in english
    assert "11 Mar 2025, 20.15" in indonesian
    assert "11 Mar 2025, 20:15" in english


def test_claims_name_their_characters() -> None:
    dossier = pile.dossier()
    said = markdown.render(dossier)
    for answer in dossier.figures[0].answers:
        span = dossier.readings[answer.article].quantities[answer.quantity].span
        assert f"{span.start}–{span.end}\\]" in said


def test_a_change_of_position_is_an_arrow() -> None:
    line = next(line for line in markdown.render(pile.dossier(), "en").splitlines() if "**PT Bahari Lintas**" in line)
    assert re.search(r"denies, 11 Mar 2025 .* → declines to comment, 12 Mar 2025", line)


def test_foreign_words_stay_words() -> None:
    said = markdown.render(pile.hostile())
    assert "<script" not in said.replace("\\<", "")
    assert "<b>" not in said.replace("\\<", "")
    assert all(len(line) < 40_000 for line in said.splitlines())


@pytest.mark.parametrize("foreign", ["- satu", "1. satu", "# satu", "> satu", "+ satu", "*satu*", "| satu |", "[a](b)", "&lt;"])
def test_no_foreign_line_starts_a_block(foreign: str) -> None:
    assert "\\" in markdown.text(foreign)
    assert re.sub(r"\\(\W)", r"\1", markdown.text(foreign)) == foreign


def test_a_dossier_without_its_readings_is_refused() -> None:
    with pytest.raises(UsageError, match="readings"):
        markdown.render(msgspec.structs.replace(pile.dossier(), readings={}))


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(UsageError, match="fr"):
        markdown.render(pile.dossier(), "fr")
