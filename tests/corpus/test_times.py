"""The corpus of times: what each phrase means, that other phrases mean no time, and what is not read yet."""

from typing import Any

import pytest

from silang import pack
from silang.model import Timex
from silang.read.page import Page
from silang.read.quantities import numbers
from silang.read.times import checks, times

ID = pack.load("id")
CASES = pack.parsed(pack.PACKS / "id" / "corpus" / "times.toml")
PUBLISHED = "2025-06-11T14:00+07:00"
EMPTY = {"type": "DATE", "mod": None, "begin": None, "duration": None, "issue": None, "proposal": None}


def read(text: str, published: str | None = PUBLISHED) -> tuple[Timex, ...]:
    page = Page(text)
    return times.read(page, numbers.nodes(page, ID), published, ID)


def found(text: str, published: str | None) -> list[dict[str, object]]:
    return [
        {"t": time.span.of(text), "value": time.value, "end": time.end} | {key: getattr(time, key) for key in EMPTY}
        for time in read(text, published)
    ]


def check(case: dict[str, Any]) -> None:
    meant = [EMPTY | {"end": item.get("begin")} | item for item in case.get("times", [])]
    assert found(case["text"], case.get("published", PUBLISHED)) == meant


@pytest.mark.parametrize("case", [*CASES["means"], *CASES["none"]], ids=lambda case: case["text"])
def test_times_mean(case: dict[str, Any]) -> None:
    check(case)


@pytest.mark.parametrize("case", CASES["known_failure"], ids=lambda case: case["text"])
@pytest.mark.xfail(strict=True)
def test_times_not_yet(case: dict[str, Any]) -> None:
    check(case)


def test_without_a_day_of_publication_what_hangs_on_it_has_no_days() -> None:
    text = "Pekan lalu, Senin (2/6), kemarin dan 3 Mei ia pergi, bukan pada 3 Mei 2024."
    assert [time.begin for time in read(text, None)] == [None, None, None, None, "2024-05-03"]


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("2025-06-11", "2025-06-11"),
        ("2025-06-10T20:30:00Z", "2025-06-11"),  # half past three the next morning in Jakarta
        ("2025-06-11T01:30+09:00", "2025-06-11"),
        ("kemarin", None),
    ],
)
def test_the_day_of_publication_is_that_where_the_outlet_is(published: str, day: str | None) -> None:
    assert read("Hari ini ia tiba.", published)[0].begin == day


def test_words_of_a_quotation_are_seen_from_the_day_of_their_statement() -> None:
    text = '"Hari ini kami berlayar," kata nakhoda itu, Senin (2/6/2025). Hari ini kapal itu tiba.'
    assert [time.begin for time in read(text)] == ["2025-06-02", "2025-06-02", "2025-06-11"]


def test_a_bare_weekday_is_the_one_that_the_text_has_dated() -> None:
    text = "Kapal karam Kamis (15/5/2025). Awaknya diselamatkan pada Kamis itu juga."
    assert [time.begin for time in read(text)] == ["2025-05-15", "2025-05-15"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ('"Hari ini tanggal 14 Mei 2025 kami melapor," kata Sari di kantor lurah, Rabu.', "2025-05-14"),
        ('"Kemarin, Minggu tanggal 4 Mei 2025, kami melapor," kata Sari, Senin.', "2025-05-05"),
        ('"Kemarin, Minggu tanggal 4 Mei 2025, kami melapor," kata Sari, Selasa.', "2025-06-10"),  # another day than said
        ('"Pada 14 Mei 2025 kami melapor," kata Sari, Rabu.', "2025-06-11"),
        ('"Hari ini tanggal 14 Mei 2025 kami melapor." Rabu ia pulang.', "2025-06-11"),
    ],
)
def test_a_quotation_may_date_its_own_saying(text: str, day: str) -> None:
    assert read(text)[-1].begin == day


@pytest.mark.parametrize(
    ("text", "unsure"),
    [
        ("Senin lalu ia tiba.", True),
        ("Jumat lalu ia tiba.", False),
        ("Senin ia tiba.", False),
        ("Rapat dibuka 5 Juni besok.", True),
        ("Rapat dibuka 15 Juni besok.", False),
    ],
)
def test_a_weekday_gone_is_unsure_within_the_week(text: str, unsure: bool) -> None:
    assert read(text)[0].unsure is unsure


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ('"Air surut," kata lurah itu, Senin (2/6/2025). Ia bicara lagi, "Air naik," kata dia, Rabu (4/6).', "2025-06-04"),
        ("Dikutip dari kantor berita, 3 Juni 2025, harga naik. Pabrik akan dibuka 1 Juli 2026.", "2025-06-03"),
        ("Kebakaran terjadi pada 3 Juni 2025.", None),
        ("Pabrik itu lalai, kata jaksa. Direkturnya membantah hal itu, Selasa (3/6/2025).", "2025-06-03"),
        ('"Air surut," kata lurah itu, Jumat (3/6/2025).', None),  # a Tuesday
        ('"Senin, 2 Juni 2025, kami pindah," kata lurah itu.', None),
        ("Menurut lurah yang mengaku lahir 3 Juni 1985, air surut.", None),
        ("Seperti dikutip dari laman kota (3/6/2025), air surut.", "2025-06-03"),
    ],
)
def test_the_report_may_tell_its_own_day(text: str, day: str | None) -> None:
    page = Page(text)
    told = times.published_in_body(page, numbers.nodes(page, ID), ID)
    assert (told.value if told else None) == day


@pytest.mark.parametrize(
    ("text", "kind", "proposal"),
    [
        ('"Air surut," kata lurah itu, Kamis (11/6/2025).', "weekday-mismatch", "2025-06-12"),
        ("Rapat digelar Senin (9/6/2024).", "weekday-mismatch", "2025-06-09"),
        ("Rapat digelar Kamis (6/5/2025).", "weekday-mismatch", "2025-06-05"),
        ("Rapat digelar Selasa (31/6/2025).", "time-inconsistent", None),
        ('"Air surut," kata lurah itu, 20 Juni 2025.', "time-inconsistent", None),
    ],
)
def test_what_an_editor_would_flag(text: str, kind: str, proposal: str | None) -> None:
    page = Page(text)
    flagged = checks.findings(page, read(text), PUBLISHED, ID)
    assert [(finding.kind, finding.proposal) for finding in flagged] == [(kind, proposal)]


@pytest.mark.parametrize(
    "text",
    [
        "Rapat digelar Senin (9/6/2025).",
        '"Acara digelar 20 Juni 2025," kata lurah itu, Rabu (11/6/2025).',
        '"Air surut," kata lurah itu, yang akan pergi pada Jumat, 20 Juni 2025.',
        "Acara itu dibuka Jumat (20/6/2025).",
    ],
)
def test_what_fits_is_not_flagged(text: str) -> None:
    assert checks.findings(Page(text), read(text), PUBLISHED, ID) == ()


@pytest.mark.parametrize(
    "text",
    [
        "9" * 5000,
        "1/" * 4000,
        "(1/1/2025) " * 2000,
        "hingga " * 3000,
        "Senin, " * 3000,
        "awal " * 3000 + "2025",
        "tahun 9999 lalu, 31/12/9999, 9999-12-31, 5000 abad lalu, 99999 tahun ke depan",
        '"' * 3000 + "kemarin" + '"' * 3000,
        "\x00\ud800 Senin (\u0663/6/2025)",
    ],
)
@pytest.mark.parametrize("published", [None, "0001-01-01", "9999-12-31T23:59+14:00", "2025-06-11"])
def test_hostile_text_is_read_to_its_end(text: str, published: str | None) -> None:
    for time in read(text, published):
        assert time.span.of(text)


@pytest.mark.parametrize(("published", "text", "unsure"), [
    ("2025-06-09T14:00+07:00", "Hujan turun akhir pekan ini.", True),
    ("2025-06-09T14:00+07:00", "Hujan akan turun akhir pekan ini.", False),
    ("2025-06-12T14:00+07:00", "Hujan turun akhir pekan ini.", False),
])  # fmt: skip
def test_a_weekend_of_what_has_been_is_unsure_early_in_the_week(published: str, text: str, unsure: bool) -> None:
    assert read(text, published)[0].unsure is unsure
