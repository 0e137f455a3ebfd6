"""Floors: figures of labelled sentences, and the quantities of the annotated articles (times taken from the gold)."""

import contextlib
import io
import json
import re
from pathlib import Path

import msgspec
import pytest
from beside import SHARED, fingerprint, tool

from silang import pack
from silang.model import Quantity, Timex
from silang.read.page import Page
from silang.read.quantities import numbers, quantities
from silang.read.times import times
from silang.spans import Span

ID = pack.load("id")
SENTENCES = SHARED / "corpora" / "figures.jsonl"
SHA256 = {
    "corpora/figures.jsonl": "46c9466d6aff81cd9c4367d98c3976cdafd1ee589bc8fd789a4c8722b05a5228",
    "gold/seeds": "8c0b56e3d27ffa099e24cb412bbd4973e61cbafbd4794bf0d4ba514ab743f701",
    "gold/detik": "ed602f5b2a8d900edefcf120459180e5a6f6e5cec1b737724d558152d05504fa",
}
needs_shared = pytest.mark.skipif(not SENTENCES.exists(), reason="the shared corpora are not beside this checkout")

# The scorer's names for our codes, and for the two bounds that it divides more finely.
UNITS = {
    "year": "tahun", "month": "bulan", "week": "minggu", "day": "hari", "minute": "menit", "century": "abad", "celsius": "°c",
    "mile": "mil", "percent": "%",
}  # fmt: skip
ALMOST = re.compile("hampir|nyaris|mendekati")


def exported(quantity: Quantity, text: str) -> dict[str, object]:
    """A quantity as the scorer of sentences wants it."""
    bound = {"order": "vague"}.get(quantity.bound, quantity.bound)
    if bound == "less_than" and ALMOST.match(quantity.span.of(text).lower()):
        bound = "almost"
    return {
        "start": quantity.numeral.start,
        "end": quantity.numeral.end,
        "value": quantity.low,
        "lo": quantity.low,
        "hi": quantity.high,
        "unit": UNITS.get(quantity.unit or "", quantity.unit or ""),
        "bound": bound,
        "noun": quantity.counted.of(text) if quantity.counted else "",
    }


def sentence(text: str) -> list[dict[str, object]]:
    """The quantities of one sentence; what the scorer counts as figures includes durations, so only dates and clocks are masked."""
    page = Page(text)
    numerals = numbers.nodes(page, ID)
    known = [timex for timex in times.read(page, numerals, None, ID) if timex.type in ("DATE", "TIME")]
    return [exported(quantity, text) for quantity in quantities.read(page, numerals, known, ID) if not quantity.parts]


@needs_shared
@pytest.mark.parametrize("name", SHA256)
def test_the_sets_are_those_that_the_floors_were_taken_on(name: str) -> None:
    assert fingerprint(SHARED / name) == SHA256[name]


@needs_shared
def test_figures_of_sentences(tmp_path: Path) -> None:
    rows = [json.loads(line) for line in SENTENCES.read_text(encoding="utf-8").splitlines()]
    out = tmp_path / "silang.jsonl"
    out.write_text("".join(json.dumps({"sid": row["sid"], "spans": sentence(row["sentence"])}) + "\n" for row in rows))
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        tool(SHARED / "corpora" / "score_figures.py").main([str(out), "--gold", str(SENTENCES)])
    line = said.getvalue().splitlines()[0]
    f1 = re.search(r"F1 ([\d.]+)%", line)
    reached = {key: int(a) / int(b) for key, a, b in re.findall(r"(unit|bound|noun) (\d+)/(\d+)", line)}
    assert f1 is not None
    assert float(f1[1]) >= 99.0, line
    assert reached["unit"] >= 0.98, line
    assert reached["bound"] >= 0.94, line
    assert reached["noun"] >= 0.95, line


@needs_shared
@pytest.mark.parametrize(
    ("texts", "folder", "floors"),
    [
        ("seeds", "seeds", {"quantity_value": 1.0, "quantity_bound": 1.0, "quantity_counted": 1.0, "composed": 1.0}),
        ("gold/detik.jsonl", "detik", {"quantity_value": 0.99, "quantity_bound": 0.99, "quantity_counted": 0.98}),
    ],
)
def test_quantities_of_articles(texts: str, folder: str, floors: dict[str, float], tmp_path: Path) -> None:
    gold = tool(SHARED / "gold" / "gold.py")
    of = gold.texts_of(SHARED / texts)
    for path in (SHARED / "gold" / folder).glob("[!_]*.yaml"):
        text = of(path.stem)
        known = gold.load(path, text)
        page = Page(text, tuple(Span(*piece["span"]) for piece in known["not_body"]))
        masked = [Timex(span=Span(*t["span"]), type="DATE", value="", rule="gold") for t in known["times"]]
        found = quantities.read(page, numbers.nodes(page, ID), masked, ID)
        (tmp_path / f"{path.stem}.json").write_text(json.dumps({"quantities": msgspec.to_builtins(found)}))
    scores = gold.score(of, SHARED / "gold" / folder, tmp_path)
    assert {key: scores[key]["f1"] for key in floors if scores[key]["f1"] < floors[key]} == {}
