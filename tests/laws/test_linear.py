"""Nothing takes more than linear work on hostile text: work is counted, not timed, so the answer is the same on every machine."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from silang import outlet, pack
from silang.model import Article
from silang.read import page, reading
from silang.read.layout import debris, masthead
from silang.read.quantities import numbers, quantities
from silang.read.quantities.amounts import Quantities
from silang.read.times import times
from silang.read.times.words import Times
from silang.spans import Span


def work(act: Callable[[], object]) -> int:
    """How many lines of Python and calls into C `act` takes: the same on every machine."""
    count = 0

    def trace(frame: FrameType, event: str, arg: Any) -> Any:
        nonlocal count
        count += 1
        return trace

    def profile(frame: FrameType, event: str, arg: Any) -> None:
        nonlocal count
        count += event == "c_call"

    before = sys.gettrace(), sys.getprofile()
    sys.settrace(trace)
    sys.setprofile(profile)
    try:
        act()
    finally:
        sys.settrace(before[0])
        sys.setprofile(before[1])
    return count


HEAVY = [
    "“Ya,” kata dia. ",
    '"',
    "“",
    "”",
    "a. ",
    ". ",
    "! ",
    "\n",
    " ",
    "\r",
    "dr. ",
    "“a”",
    '" "',
    "(" * 3,
    "1.",
    "A.B. ",
    "İ",
    "“Ya.”\n",
    "Ya.\n",
    '"\n',
]


@pytest.mark.parametrize("piece", HEAVY)
def test_twice_the_text_is_at_most_about_twice_the_work(piece: str) -> None:
    def paged(n: int) -> Callable[[], object]:
        text = piece * n
        return lambda: page.Page(text, (Span(0, 1),), page.Abbreviations(frozenset({"dr"}))).sentences

    work(paged(10))
    once, twice = work(paged(400)), work(paged(800))
    assert twice <= 2.3 * once + 200


WORDS = (
    'Sari Wulan |kata dia |menurut |Senin (3/1/2025) |3/1/2025 |12.000 |1.|dua puluh |sekitar |50-60 persen |“|"|(|(BRIN) |'
    "dikutip dari Antara | |. |A. |Presiden |dan |, |tidak membantah bahwa |a|1|9.|İ|https://contoh.id/1 |masing-masing dua orang "
)
LOOPS = [
    *WORDS.split("|"),
    "“Ya,” kata Sari Wulan.\n",
    "Baca juga: a\n",
    "Editor: x\n",
    "\n",
    "\r",
    "\x00",
    "Hingga berita ini ditulis ",
    "Saat bukti ditunjukkan, Sari menunduk dan mengakui kesalahan, ",
    "Ia berkata,”aman ”kata dia ",
    "Air naik. Hal itu dikatakan Sari Wulan. ",
]


def read(text: str) -> Callable[[], object]:
    article = Article(name="a", text=text)
    return lambda: reading.read(article, pack.load("id"), outlet.load("id"))


@pytest.mark.parametrize("piece", LOOPS)
def test_twice_a_hostile_text_is_at_most_about_twice_the_reading(piece: str) -> None:
    read(piece)()
    once, twice = work(read(piece * 300)), work(read(piece * 600))
    assert twice <= 2.5 * once + 2000


def test_one_phrase_over_and_over_is_read() -> None:
    read("Yang bersangkutan " * 4000 + "mengaku salah.")()


def test_four_reports_in_a_row_are_at_most_about_twice_the_reading_of_two() -> None:
    reports = [path.read_text(encoding="utf-8") for path in sorted((Path(str(files("silang"))) / "demo").glob("*.txt"))]
    read(reports[0])()
    once, twice = work(read("\n".join(reports[:2]))), work(read("\n".join(reports[:2] * 2)))
    assert twice <= 2.5 * once


PAGES = [
    "Baca Juga: ",
    "Baca Juga: Truk Tebu Terguling di Jalan Lama Menurut warga jembatan ditutup. ",
    "Baca Juga: Truk Tebu di Jalan Lama\n",
    "SCROLL TO CONTINUE WITH CONTENT ",
    "Laporan wartawan KoranRawa.com, Sari ",
    "Laporan wartawan KoranRawa.com, Sari Wulan\n",
    "KORANRAWA.COM, WONOGEMAH - ",
    "KORANRAWA.COM, WONOGEMAH\n",
    "a.com.",
    "A - ",
    "Sari Wulan,\n",
    "Copyright © 2025 Koran Rawa\n",
    "© 2025 Koran ",
    "Ikuti saluran whatsapp. ",
    "Foto: A ",
    "(foto ",
    "(abc) ",
    "*",
    "RawaKami ",
    "Tayang: 5/2/2025 10:00 WIB\n",
    "5/2/2025 ",
    "Warga desa itu menutup jembatan, kata dia. ",
]


def headed(text: str) -> Callable[[], object]:
    def act() -> object:
        whole, article = page.Page(text), Article(name="a", text=text)
        aside = debris.read(whole, article, outlet.load("id"), pack.load("id"))
        return masthead.read(whole, article, aside, outlet.load("id"), pack.load("id"))

    return act


@pytest.mark.parametrize("piece", PAGES)
def test_twice_the_page_is_at_most_about_twice_the_work(piece: str) -> None:
    headed(piece)()
    once, twice = work(headed(piece * 400)), work(headed(piece * 800))
    assert twice <= 2.3 * once + 2000


def test_an_endless_line_keeps_its_prose() -> None:
    """An article of one line keeps its prose whatever its head holds, at any length."""
    body = "Warga desa itu menutup jembatan, kata dia. " * 20_000
    text = f"Laporan wartawan KoranRawa.com, Sari Wulan KORANRAWA.COM, WONOGEMAH - {body}"
    whole, article = page.Page(text), Article(name="a", text=text)
    assert [piece.span.of(text) for piece in debris.read(whole, article, outlet.load("id"), pack.load("id"))] == [
        "Laporan wartawan KoranRawa.com, Sari Wulan"
    ]


def four(text: str) -> Callable[[], object]:
    """Debris, masthead, figures and times, without the stages that follow."""
    article, language, outlets = Article(name="a", text=text), pack.load("id"), outlet.load("id")

    def act() -> object:
        whole = page.Page(text)
        not_body = debris.read(whole, article, outlets, language)
        masthead.read(whole, article, not_body, outlets, language)
        body = page.Page(text, tuple(piece.span for piece in not_body))
        numerals = numbers.nodes(body, language)
        known = times.read(body, numerals, "2025-06-11", language)
        return times.published_in_body(body, numerals, language), quantities.read(body, numerals, known, language)

    return act


TIMES = [
    "Keesokan harinya ",
    "dua hari sebelumnya, ",
    "Senin (2/6/2025). Dua hari kemudian ",
    "Sep 19, 2019 ",
    "09-Jun-25-",
    "16 Juli /",
    "Senin yang lalu ",
    "dikutip (3/6/2025) ",
    "malam Minggu nanti, ",
    "setiap Senin dan ",
    "5, 6, dan ",
    "H-3 Lebaran Q3 2025 ",
    "jam setengah delapan malam ",
    "±1",
    "1/3 dari 900 juta-1 ",
    "Kapal tiba Senin (2/6/2025). “Dua orang hilang,” kata Sari, Rabu (4/6). Harga naik 12,5 persen menjadi Rp 3 juta.\n",
]


def mixed(seed: int) -> str:
    """A few of the pack's own words of time and number, between marks, drawn at random."""
    chance = random.Random(seed)  # noqa: S311 - the same pieces each time
    tables = (pack.load("id").table("times", Times), pack.load("id").table("quantities", Quantities))
    words = [word for table in tables for entries in vars_of(table) for word in entries]
    return "".join(chance.choice((chance.choice(words), chance.choice(MARKS))) + chance.choice(("", " ")) for _ in range(6))


def vars_of(table: Times | Quantities) -> list[list[str]]:
    """The words of each dictionary of a table, in order."""
    return [sorted(entries) for name in table.__struct_fields__ if isinstance(entries := getattr(table, name), dict)]


MARKS = (*'()"“”,.:/-±%', "1", "12", "3/4", "2025", "(23/10/2025)", "09.00", "1.000", "Rp", "Senin", "\n")


@pytest.mark.parametrize("seed", range(12))
def test_eight_times_a_mixture_of_the_packs_own_words_is_about_eight_times_the_work(seed: int) -> None:
    piece = mixed(seed)
    four(piece)()
    once, eightfold = work(four(piece * 40)), work(four(piece * 320))
    assert eightfold <= 8.8 * once + 2000, piece


@pytest.mark.parametrize("piece", TIMES)
def test_eight_times_the_text_is_about_eight_times_the_work_on_figures_and_times(piece: str) -> None:
    four(piece)()
    once, eightfold = work(four(piece * 40)), work(four(piece * 320))
    assert eightfold <= 8.8 * once + 2000
