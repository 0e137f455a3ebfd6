"""The laws of the whole: reading is total and true to its text, and a pile says the same in any order and on any engine."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import silang
from silang import outlet, pack
from silang.dossier import dossier, record
from silang.model import Article, Reading
from silang.read import reading

FOLDER = Path(str(files("silang"))) / "demo"
DEMO = {path.stem: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.txt"))}
# What sets the stages off, whole and broken, with what breaks offsets in between.
WORDS = (
    "Jakarta, Kabar Contoh - |“Kami menolak,” |kata Sari Wulan, |ujarnya. |menurut |dikutip dari Antara|Senin (3/1/2025)|"
    "Jumat, 30 Februari 2025 |31/12/9999|0/0/0000 |kemarin |pekan lalu, |sejak awal 2024 |12.000 |1,5 triliun |Rp |"
    "1.000.000.000.000.000.000.000.000 |sepuluh ribu |masing-masing dua puluh orang |sekitar |lebih dari |hingga |ratusan |"
    "50 persen |-1 |½ |10-20 |Baca juga: |(abc/def)|Editor: |dr. |PT. |A. B. |tidak membantah |membenarkan bahwa |"
    "enggan berkomentar |Presiden Joko |(BRIN) |. |! |? |, |: |... |/|(|)|-|–|“|”|'|\"|İ|ß|👩‍👩‍👧"
)
PIECES = [*WORDS.split("|"), *"\n\r\u2028\x00\u00a0\u202e\ufeff", "\r\n", "e\u0301", "9" * 400]
pieced = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
published = st.sampled_from([None, "2025-01-03", "2025-01-03T10:00+07:00", "0001-01-01", "9999-12-31T23:59:59Z"])


@st.composite
def torn(draw: st.DrawFn) -> str:
    """A demo report with pieces cut out, doubled and put in."""
    text = draw(st.sampled_from(list(DEMO.values())))
    for _ in range(draw(st.integers(1, 5))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 200)))
        text = text[:start] + draw(st.sampled_from([*PIECES, "", text[start:end] * 2])) + text[end:]
    return text


def read(text: str, when: str | None = None) -> Reading:
    return reading.read(Article(name="a", text=text, published=when), pack.load("id"), outlet.load("id"))


@given(st.one_of(pieced, st.text(max_size=200)), published)
@settings(max_examples=250, deadline=None)
def test_any_text_gives_a_reading_that_holds_against_itself(text: str, when: str | None) -> None:
    made = read(text.encode("utf-8", "replace").decode(), when)
    assert record.load_reading(record.dumps(made)) == made


@given(torn())
@settings(max_examples=60, deadline=None)
def test_a_torn_report_gives_a_reading_that_holds_against_itself(text: str) -> None:
    made = read(text)
    assert record.load_reading(record.dumps(made)) == made
    assert record.dumps(read(text)) == record.dumps(made), "the same text gives the same bytes"


@given(st.lists(pieced, max_size=4, unique=True))
@settings(max_examples=60, deadline=None)
def test_any_pile_gives_a_dossier_that_holds_against_its_readings(texts: list[str]) -> None:
    if texts:
        made = silang.check(texts)
        assert record.load_dossier(record.dumps(made)) == made


@lru_cache
def demo() -> tuple[Reading, ...]:
    return tuple(silang.read(text, name=name) for name, text in DEMO.items())


def test_every_item_of_the_demo_shows_its_words() -> None:
    for made in demo():
        assert record.load_reading(record.dumps(made)) == made
        assert made.text == DEMO[made.name]


@pytest.mark.parametrize("seed", range(10))
def test_a_pile_says_the_same_in_any_order_with_any_duplicates(seed: int) -> None:
    """Two hundred orders in all, duplicates in each."""
    chance = random.Random(seed)  # noqa: S311 - orders to try, no secrets
    expected = record.dumps(dossier.compose(demo()))
    for _ in range(20):
        pile = [*demo(), *chance.choices(demo(), k=3)]
        chance.shuffle(pile)
        assert record.dumps(dossier.compose(pile)) == expected


def test_a_pile_says_the_same_read_in_one_process_or_two() -> None:
    articles = [Article(name=name, text=text) for name, text in DEMO.items()]
    one = record.dumps(silang.check(articles))
    assert record.dumps(silang.check([*reversed(articles), *articles], workers=2)) == one
    assert record.dumps(silang.check([*demo()[:4], *articles[4:]])) == one, "readings made before count as their articles do"


def test_a_pile_says_the_same_in_every_process_time_zone_and_locale() -> None:
    """Sets and mappings are laid out anew in each process: nothing may hang on how."""
    places = ({"PYTHONHASHSEED": "1", "TZ": "UTC"}, {"PYTHONHASHSEED": "2", "TZ": "Asia/Jayapura", "LC_ALL": "C"})
    command = [sys.executable, "-m", "silang.cli", "check", str(FOLDER), "--json", "--with-readings"]
    made = [subprocess.run(command, env=os.environ | place, capture_output=True, check=True).stdout for place in places]
    assert made[0] == made[1]
    assert len(made[0]) > 10_000


def test_articles_of_one_name_stay_apart_and_are_named_by_what_they_hold() -> None:
    texts = list(DEMO.values())[:3]
    one = silang.check([Article(name="a", text=text) for text in texts])
    two = silang.check([Article(name="a", text=text) for text in reversed(texts)])
    assert record.dumps(one) == record.dumps(two)
    assert len({article.name for article in one.story.articles}) == 3


def test_half_of_a_surrogate_pair_becomes_the_replacement_character() -> None:
    assert silang.read("Satu \ud83d dua.").text == "Satu \ufffd dua."
    assert [made.text for made in silang.check(["Satu \ud83d dua."]).readings.values()] == ["Satu \ufffd dua."]
