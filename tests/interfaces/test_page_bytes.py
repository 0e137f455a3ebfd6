"""The dossier's page says which bytes of which saved page a citation stands for."""

from __future__ import annotations

import io
import re

from made_pages import make

from silang import outlet, pack
from silang.dossier.html import marks
from silang.model import Article
from silang.read import reading
from silang.sources.kinds import Given
from silang.sources.pages import html

ID = pack.load("id")
OUTLETS = outlet.load("id")


def test_a_citation_of_a_page_names_its_bytes() -> None:
    made = make(7)
    [article] = html.articles(io.BytesIO(made.raw), Given(where="banjir & kota.html", stem="banjir", pack=ID))
    found = reading.read(article, ID, OUTLETS)
    spans = [quantity.span for quantity in found.quantities]
    markup = "".join(str(line.markup) for line in marks.lines(found, [(span, f"banjir:{span.start}") for span in spans]))
    shown = re.findall(r'id="banjir:(\d+)" data-bytes="(\d+)-(\d+)" title="banjir &amp; kota.html: byte \d+–\d+"', markup)
    assert len(shown) == len(set(spans)) > 2
    assert found.source.provenance is not None
    for span in spans:
        place = found.source.provenance.bytes_of(span, found.text)
        assert place is not None
        assert (str(span.start), str(place.start), str(place.end)) in shown


def test_a_citation_of_a_text_names_none() -> None:
    found = reading.read(Article(name="a", text="Gempa melukai 12 orang, kata Sari Wulan."), ID, OUTLETS)
    [line] = marks.lines(found, [(found.quantities[0].span, "a:1")])
    assert "data-bytes" not in line.markup
