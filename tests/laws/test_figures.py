"""Numerals, quantities and sums on any text: never an exception, spans that fit, the same answer twice, parts before wholes."""

from hypothesis import given
from hypothesis import strategies as st

from silang import pack
from silang.read.page import Page
from silang.read.quantities import numbers, quantities, sums

ID = pack.load("id")
PIECES = [
    "Rp",
    "US$",
    "12",
    "1.500",
    "2,5",
    "0",
    "-",
    "–",
    "(",
    ")",
    "5 (lima)",
    "dua",
    "puluh",
    "ratus",
    "juta",
    "triliun",
    "belasan",
    "ribuan",
    "setengah",
    "pertiga",
    "koma",
    "minus",
    "hingga",
    "sekitar",
    "lebih",
    "atau lebih",
    "persen",
    "%",
    "km",
    "°C",
    "orang",
    "ekor",
    "sapi",
    "masing-masing",
    "dari",
    "menjadi",
    "terdiri dari",
    "dan",
    ",",
    ".",
    "\n",
    "/",
    "kurs",
    "=",
    "1 USD",
    "ke-",
    "kedua",
    "an",
    "M",
    "T",
    "tahun",
    "usia",
    "Siti",
    "yang",
    "naik",
    "x",
    "\x00",
    "İ",
    "😀",
    "٣",
    "²",
    "½",
    "Ⅳ",
]
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=24).flatmap(
    lambda pieces: st.sampled_from(["", " "]).map(lambda glue: glue.join(pieces))
)


@given(TEXTS)
def test_any_text_is_read(text: str) -> None:
    page = Page(text)
    numerals = numbers.nodes(page, ID)
    found = quantities.read(page, numerals, (), ID)
    assert found == quantities.read(Page(text), numbers.nodes(Page(text), ID), (), ID)
    for quantity in found:
        assert quantity.span.holds(quantity.numeral)
        assert quantity.span.of(text)
        assert quantity.high is None or quantity.low <= quantity.high
        assert (quantity.high is None) == (quantity.bound == "order")
        assert not quantity.counted or quantity.counted.of(text)
        assert all(part < len(found) and not found[part].parts for part in quantity.parts)
    for finding in sums.findings(page, numerals, found, ID):
        assert finding.span.of(text)
        assert finding.cites
