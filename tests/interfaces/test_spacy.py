"""The component for spaCy: found by its name, exact in characters, stored with the document."""

from typing import Any

import pytest

spacy = pytest.importorskip("spacy")

TEXT = "Wairenda - Sedikitnya 11 orang meninggal, kata Bupati Hendrik Samoluan, Rabu (11/3/2026)."


@pytest.fixture(scope="module")
def nlp() -> Any:
    nlp = spacy.blank("id")
    nlp.add_pipe("silang", config={"published": "2026-03-12"})
    return nlp


def test_items_stand_on_exact_characters(nlp: Any) -> None:
    doc = nlp(TEXT)
    said = doc._.attributions[0]
    assert [part.of(doc.text) for part in said.content] == ["Sedikitnya 11 orang meninggal"]
    assert (said.speaker, said.cue.of(doc.text), said.date) == ("Hendrik Samoluan", "kata", "2026-03-11")
    assert [(time.span.of(doc.text), time.begin) for time in doc._.times] == [("Rabu (11/3/2026)", "2026-03-11")]
    assert [(quantity.low, quantity.bound) for quantity in doc._.quantities] == [(11, "at_least")]
    assert doc._.reading.text == TEXT


def test_spans_hold_what_the_items_hold(nlp: Any) -> None:
    doc = nlp(TEXT)
    assert [(span.text, span.label_, span.id_) for span in doc.spans["contents"]] == [
        ("Sedikitnya 11 orang meninggal", "asserts", "0")
    ]
    assert [span.text for span in doc.spans["sources"]] == ["Bupati Hendrik Samoluan"]
    assert [span.text for span in doc.spans["cues"]] == ["kata"]
    assert [(span.text, span.label_) for span in doc.spans["times"]] == [("Rabu (11/3/2026)", "DATE")]
    assert [(span.label_, span.id_) for span in doc.spans["quantities"]] == [("at_least", "0")]


def test_a_span_inside_a_token_is_widened_to_it(nlp: Any) -> None:
    doc = nlp('"Tanggul itu aman," ujarnya.')
    (source,) = doc.spans["sources"]
    item = doc._.attributions[0].source
    assert (item.of(doc.text), source.text) == ("nya", "ujarnya")


def test_a_document_keeps_its_reading_when_stored(nlp: Any) -> None:
    doc = nlp(TEXT)
    again = spacy.tokens.Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again._.attributions == doc._.attributions
    assert [span.text for span in again.spans["contents"]] == ["Sedikitnya 11 orang meninggal"]


def test_each_document_may_have_its_own_day(nlp: Any) -> None:
    doc = nlp.make_doc("Wairenda - Kemarin 11 orang meninggal, kata Hendrik Samoluan.")
    doc._.published = "2026-05-02"
    assert nlp(doc)._.times[0].begin == "2026-05-01"


def test_a_document_that_was_not_read_has_nothing() -> None:
    import silang.spacy

    doc = spacy.blank("id")("Kemarin hujan.")
    assert (silang.spacy.reading_of(doc), doc._.times) == (None, ())
