"""The day of an event, of its telling and of its publication stand apart, with how exact the words are."""

from __future__ import annotations

from made import read

from silang.dossier.dossier import compose
from silang.model import TimelineEntry


def entries(*texts: str, published: str = "2025-10-20") -> list[TimelineEntry]:
    return list(compose([read(f"r{i}", text, published=published) for i, text in enumerate(texts)]).timeline)


def test_the_days_of_event_saying_and_publication_stand_apart() -> None:
    told = entries('"Jembatan itu roboh pada 12 Oktober 2025," kata Rina Wulandari, Jumat (17/10/2025).')
    roboh = next(entry for entry in told if entry.begin == "2025-10-12")
    assert (roboh.end, roboh.said, roboh.published) == ("2025-10-12", "2025-10-17", "2025-10-20")


def test_how_exact_a_time_is_stays_with_it() -> None:
    (entry,) = entries("Jembatan desa itu mulai dibangun pada awal Oktober 2025.")
    assert (entry.begin, entry.end, entry.mod, entry.said) == ("2025-10-01", "2025-10-10", "START", None)


def test_the_first_publication_counts() -> None:
    early = read("a", "Jembatan desa itu roboh diterjang banjir pada 12 Oktober 2025.", published="2025-10-13")
    late = read("b", "Pada 12 Oktober 2025 jembatan desa itu roboh diterjang banjir.", published="2025-10-15")
    (entry,) = compose([late, early]).timeline
    assert (entry.published, len(entry.evidence)) == ("2025-10-13", 2)


def test_what_happens_to_others_in_the_same_words_is_another_entry() -> None:
    text = "Pada 12 Oktober 2025 {} mengalahkan {} dalam dua gim langsung di Gelora Wungurea."
    pairs = [("Rina Wulandari", "Maria Siregar"), ("Joni Saputra", "Budi Santoso")]
    assert len(entries(*(text.format(*pair) for pair in pairs))) == 2


def test_a_date_behind_words_for_it_tells_the_day() -> None:
    told = entries("Jembatan itu roboh pada 12 Oktober 2025 dan sepekan kemudian disusul tanggul sungai pada 18 Oktober 2025.")
    assert [entry.begin for entry in told] == ["2025-10-12", "2025-10-18"]


def test_what_was_told_before_is_not_yet_to_come() -> None:
    assert entries("Sebelumnya diberitakan, pasar itu ramai pada akhir pekan ini.", published="2025-10-21") == []


def test_the_day_of_a_second_relay_is_none_either() -> None:
    told = entries("Dilansir Antara, jembatan itu roboh. Demikian seperti dikutip dari Antara, Sabtu (18/10/2025).")
    assert told == []
