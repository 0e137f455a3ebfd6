"""The records: written the same each time, held against the shipped schemas, and checked against themselves when loaded."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from jsonschema import Draft202012Validator

from silang import model
from silang.dossier import record, schemas
from silang.errors import AnchorError, InputError
from silang.spans import Span

TEXT = "Jakarta - “Sekitar 1.200 rumah terendam,” kata Wali Kota Sari Wulan."


def reading(name: str = "a", text: str = TEXT) -> model.Reading:
    start = text.index("Sekitar")
    return model.Reading(
        id=hashlib.sha256(text.encode()).hexdigest(),
        name=name,
        source=model.Source(path="a.txt"),
        text=text,
        article=model.Masthead(place="Jakarta", published=model.Published(value="2025-01-02", basis="metadata")),
        quantities=(
            model.Quantity(
                span=Span(start, start + 13), numeral=Span(start + 8, start + 13), low=1200, high=1200, bound="about", rule="r"
            ),
        ),
        attributions=(
            model.Attribution(
                source=Span(48, 67),
                speaker="Sari Wulan",
                cue=Span(43, 47),
                content=(Span(11, 41),),
                form="direct",
                stance="asserts",
                rule="r",
            ),
        ),
    )


def dossier(*readings: model.Reading, **fields: Any) -> model.Dossier:
    articles = tuple(model.StoryArticle(name=r.name, id=r.id, outlet=None, title=None, published=None) for r in readings)
    answer = model.Answer(article="a", quantity=0, attribution=0, by="Sari Wulan", low=1200, high=1200, bound="about")
    made: dict[str, Any] = {
        "story": model.Story(id="s", headline="h", begin=None, end=None, articles=articles),
        "figures": (model.Figure(id="f", asks="rumah", answers=(answer,), pairs=()),),
        "statements": (model.Statement(speaker="Sari Wulan", date=None, witnesses=(model.Witness(article="a", attribution=0),)),),
        "findings": (model.Finding(kind="k", why="w", severity="low", evidence=(model.Evidence(article="a", span=Span(0, 7)),)),),
        "origins": model.Origins(
            edges=(
                model.Edge(article="a", source="Antara", kind="relay", evidence=(model.Evidence(article="a", span=Span(0, 7)),)),
            ),
            independent=(("a",),),
        ),
    }
    return model.Dossier(**(made | fields))


def changed(raw: bytes, change: str) -> bytes:
    """The record after an assignment such as `times[0]["span"] = [0, 900]`."""
    value = json.loads(raw)
    exec(f"value{change}", {"value": value})  # noqa: S102 - the changes are the literals below
    return json.dumps(value).encode()


def test_a_reading_comes_back_as_it_was() -> None:
    raw = record.dumps(reading())
    assert record.load_reading(raw) == reading()
    assert record.dumps(record.load_reading(raw)) == raw
    assert raw.endswith(b"}\n")
    assert b'"low":1200,' in raw


def test_a_dossier_comes_back_as_it_was_with_and_without_readings() -> None:
    bare, whole = dossier(reading()), dossier(reading(), readings={"a": reading()})
    assert "readings" not in json.loads(record.dumps(bare))
    assert record.load_dossier(record.dumps(bare), {"a": reading()}) == bare
    assert record.load_dossier(record.dumps(whole)) == whole


def test_readings_stand_in_the_dossier_by_name_whatever_the_order_they_came_in() -> None:
    one, two = reading("a"), reading("b", TEXT + " Itu saja.")
    forwards = record.dumps(dossier(one, two, readings={"a": one, "b": two}))
    assert forwards == record.dumps(dossier(one, two, readings={"b": two, "a": one}))


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ('["schema"] = "silang.reading/2"', "$.schema"),
        ('["id"] = "0" * 64', "$.id"),
        ('["text"] += "."', "$.id"),
        ('["quantities"][0]["bound"] = "maybe"', "$.quantities[0].bound"),
        ('["quantities"][0]["parts"] = [1]', "$.quantities[0].parts"),
        ('["quantities"][0]["parts"] = [-1]', "$.quantities[0].parts"),
        ('["quantities"][0]["low"] = "1200"', "$.quantities[0].low"),
        ('.pop("text")', "text"),
    ],
)
def test_a_reading_that_breaks_its_rules_is_refused_with_the_place(change: str, place: str) -> None:
    with pytest.raises(InputError) as caught:
        record.load_reading(changed(record.dumps(reading()), change), "a.json")
    assert place in str(caught.value)
    assert caught.value.where == "a.json"


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ('["quantities"][0]["numeral"] = [0, 900]', "$.quantities[0].numeral"),
        ('["attributions"][0]["content"][0] = [30, 20]', "$.attributions[0].content[0]"),
        ('["article"]["published"]["span"] = [-2, 4]', "$.article.published.span"),
    ],
)
def test_a_span_that_does_not_fit_its_text_is_refused_with_the_place(change: str, place: str) -> None:
    with pytest.raises(AnchorError) as caught:
        record.load_reading(changed(record.dumps(reading()), change), "a.json")
    assert place in str(caught.value)


@pytest.mark.parametrize("raw", [b"", b"{}", b"null", b"[", b"\xff", b"[" * 200_000, b'{"schema": 1}'])
def test_what_is_no_record_is_refused(raw: bytes) -> None:
    for load in (record.load_reading, record.load_dossier):
        with pytest.raises(InputError):
            load(raw)


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ('["schema"] = "silang.dossier/9"', "$.schema"),
        ('["story"]["articles"].append(value["story"]["articles"][0])', "$.story.articles"),
        ('["story"]["articles"][0]["id"] = "0"', "$.story.articles"),
        ('["figures"][0]["answers"][0]["article"] = "z"', "$.figures[0].answers[0]"),
        ('["figures"][0]["answers"][0]["quantity"] = 1', "$.figures[0].answers[0]"),
        ('["figures"][0]["answers"][0]["attribution"] = 7', "$.figures[0].answers[0]"),
        ('["figures"][0]["pairs"] = [{"a": 0, "b": 1, "verdict": "equal", "why": ""}]', "$.figures[0].pairs[0]"),
        ('["statements"][0]["witnesses"][0]["attribution"] = 1', "$.statements[0].witnesses[0]"),
        ('["origins"]["independent"] = [["z"]]', "$.origins.independent[0]"),
        ('["origins"]["edges"][0]["article"] = "z"', "$.origins.edges[0]"),
        ('["readings"]["z"] = value["readings"]["a"]', "$.readings.z"),
        ('["readings"]["a"]["id"] = "0"', "$.readings.a"),
    ],
)
def test_a_dossier_that_breaks_its_rules_is_refused_with_the_place(change: str, place: str) -> None:
    with pytest.raises(InputError) as caught:
        record.load_dossier(changed(record.dumps(dossier(reading(), readings={"a": reading()})), change))
    assert place in str(caught.value)


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ('["findings"][0]["evidence"][0]["span"] = [0, 900]', "$.findings[0].evidence[0]"),
        ('["origins"]["edges"][0]["evidence"][0]["span"] = [0, 900]', "$.origins.edges[0].evidence[0]"),
    ],
)
def test_evidence_that_does_not_fit_its_article_is_refused_with_the_place(change: str, place: str) -> None:
    with pytest.raises(AnchorError) as caught:
        record.load_dossier(changed(record.dumps(dossier(reading(), readings={"a": reading()})), change))
    assert place in str(caught.value)


@pytest.mark.parametrize("name", ["reading", "dossier", "stories"])
def test_the_shipped_schema_is_the_one_the_model_makes(name: str) -> None:
    shipped = (schemas.SCHEMAS / f"{name}.json").read_bytes()
    assert shipped == schemas.schema(name), "run: python -m silang.dossier.schemas"


def test_the_schemas_are_written_where_told(tmp_path: Path) -> None:
    schemas.write(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["dossier.json", "reading.json", "stories.json"]


@pytest.mark.parametrize(
    ("name", "made"),
    [("reading", reading()), ("dossier", dossier(reading())), ("dossier", dossier(reading(), readings={"a": reading()}))],
)
def test_records_keep_to_the_shipped_schema(name: str, made: model.Reading | model.Dossier) -> None:
    schema = json.loads((schemas.SCHEMAS / f"{name}.json").read_bytes())
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    value = json.loads(record.dumps(made))
    validator.validate(value)
    assert not validator.is_valid(value | {"schema": f"silang.{name}/2"})


def test_a_number_beyond_64_bits_stays_whole() -> None:
    big = msgspec.structs.replace(reading().quantities[0], low=10**30, high=10**30)
    made = msgspec.structs.replace(reading(), quantities=(big,))
    assert record.load_reading(record.dumps(made)).quantities[0].low == 10**30
