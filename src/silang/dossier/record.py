"""The records as JSON: written byte for byte the same each time, and checked against themselves when loaded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, TypeVar

import msgspec

from silang.errors import AnchorError, InputError
from silang.model import Answer, Article, Dossier, Edge, Evidence, Reading, Stories, Witness
from silang.spans import Span

R = TypeVar("R", Reading, Dossier, Stories)


class _Head(msgspec.Struct):
    """What every record begins with."""

    schema: str


def dumps(record: Reading | Dossier | Stories) -> bytes:
    """The record as JSON in UTF-8, ended by a line end; equal records give equal bytes.

    Keys stand in the order of the model, those of mappings sorted; whole numbers stay whole. A dossier without readings has no
    `readings` field.
    """
    if isinstance(record, Dossier) and not record.readings:
        fields = {name: getattr(record, name) for name in record.__struct_fields__ if name != "readings"}
        return msgspec.json.encode(fields) + b"\n"
    return msgspec.json.encode(record, order="deterministic") + b"\n"


def load_reading(raw: bytes, where: str = "reading") -> Reading:
    """The reading that `raw` holds, every span of it checked against its text.

    Raises InputError where `raw` breaks the schema, names another version of it, or contradicts itself; AnchorError where a span
    does not fit the text. `where` names the input in the message.
    """
    reading = _decoded(raw, Reading, where)
    _check_reading(reading, where)
    return reading


def load_dossier(raw: bytes, readings: Mapping[str, Reading] | None = None, where: str = "dossier") -> Dossier:
    """The dossier that `raw` holds, checked against `readings` by name, or against those it holds itself.

    What points into an article whose reading is at hand is followed: spans, quantities, attributions. Without readings, only
    names and indices within the dossier are checked. Raises as `load_reading` does.
    """
    dossier = _decoded(raw, Dossier, where)
    for name, reading in dossier.readings.items():
        _check_reading(reading, f"{where}: $.readings.{name}")
    _check_dossier(dossier, dossier.readings if readings is None else readings, where)
    return dossier


def load_stories(raw: bytes, readings: Mapping[str, Reading] | None = None, where: str = "stories") -> Stories:
    """The stories that `raw` holds; what points into an article that `readings` has is followed.

    Raises InputError where `raw` breaks the schema, has an article in two events, or contradicts itself; AnchorError where a
    span of a copy does not fit its text.
    """
    stories = _decoded(raw, Stories, where)
    seen: set[str] = set()
    for i, story in enumerate(stories.stories):
        own = [name for event in story.events for name in event.articles]
        if len(own) != len({*own}) or not seen.isdisjoint(own):
            raise InputError(where, f"an article is in two events - at `$.stories[{i}].events`")
        for j, link in enumerate(story.links):
            for name in {link.a, link.b} - {*own}:
                raise InputError(where, f"no article {name!r} in this story - at `$.stories[{i}].links[{j}]`")
        seen.update(own)
    for name in sorted({*stories.service, *(name for copy in stories.copies for name in (copy.article, copy.source))} - seen):
        raise InputError(where, f"no article {name!r} in any story - at `$`")
    for i, copy in enumerate(stories.copies):
        for j, (here, there) in enumerate(copy.spans):
            for name, span in ((copy.article, here), (copy.source, there)):
                if readings is not None and name in readings:
                    _fits(span, readings[name].text, where, f"$.copies[{i}].spans[{j}]")
    return stories


def _decoded(raw: bytes, kind: type[R], where: str) -> R:
    """`raw` as a record of a `kind`; the version is looked at first, since another version may differ in anything."""
    expected = msgspec.structs.fields(kind)[0].default
    try:
        found = msgspec.json.decode(raw, type=_Head).schema
        if found != expected:
            raise InputError(where, f"expected the schema {expected}, found {found} - at `$.schema`")
        return msgspec.json.decode(raw, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputError(where, str(error)) from error


def _check_reading(reading: Reading, where: str) -> None:
    if Article(name=reading.name, text=reading.text).id != reading.id:
        raise InputError(where, "the id is not the SHA-256 of the text - at `$.id`")
    for place, span in _items(reading, "$", (Span,)):
        _fits(span, reading.text, where, place)
    for i, quantity in enumerate(reading.quantities):
        for part in quantity.parts:
            _within(part, len(reading.quantities), where, f"$.quantities[{i}].parts")


def _check_dossier(dossier: Dossier, readings: Mapping[str, Reading], where: str) -> None:
    articles = {article.name: article.id for article in dossier.story.articles}
    if len(articles) != len(dossier.story.articles):
        raise InputError(where, "two articles have one name - at `$.story.articles`")
    for name, reading in readings.items():
        if articles.get(name, reading.id) != reading.id:
            raise InputError(where, f"the reading of {name!r} is of another text - at `$.story.articles`")
    for name in dossier.readings.keys() - articles.keys():
        raise InputError(where, f"no such article in the story - at `$.readings.{name}`")
    for pointer in _pointers(dossier):
        if pointer.article not in articles:
            raise InputError(where, f"no article {pointer.article!r} in the story - at `{pointer.place}`")
        if pointer.article in readings:
            _follow(pointer, readings[pointer.article], where)
    for i, figure in enumerate(dossier.figures):
        for j, pair in enumerate(figure.pairs):
            for index in (pair.a, pair.b):
                _within(index, len(figure.answers), where, f"$.figures[{i}].pairs[{j}]")


class _Pointer(NamedTuple):
    """What points into an article: from which place of the record, to which of its items."""

    place: str
    article: str
    span: Span | None = None
    attribution: int | None = None
    quantity: int | None = None


def _follow(pointer: _Pointer, reading: Reading, where: str) -> None:
    if pointer.span is not None:
        _fits(pointer.span, reading.text, where, pointer.place)
    if pointer.attribution is not None:
        _within(pointer.attribution, len(reading.attributions), where, pointer.place)
    if pointer.quantity is not None:
        _within(pointer.quantity, len(reading.quantities), where, pointer.place)


def _pointers(dossier: Dossier) -> Iterator[_Pointer]:
    """Whatever points into an article."""
    for place, item in _items(dossier, "$", (Answer, Evidence, Witness, Edge)):
        match item:
            case Answer():
                yield _Pointer(place, item.article, attribution=item.attribution, quantity=item.quantity)
            case Witness():
                yield _Pointer(place, item.article, attribution=item.attribution)
            case Evidence():
                yield _Pointer(place, item.article, span=item.span)
            case Edge():
                yield _Pointer(place, item.article)
                for i, evidence in enumerate(item.evidence):
                    yield _Pointer(f"{place}.evidence[{i}]", evidence.article, span=evidence.span)
    for i, group in enumerate(dossier.origins.independent):
        for name in group:
            yield _Pointer(f"$.origins.independent[{i}]", name)
    sets = [(f"groups[{i}]", group.articles) for i, group in enumerate(dossier.origins.groups)]
    sets += [(f"owners[{i}]", owner.articles) for i, owner in enumerate(dossier.origins.owners)]
    for place, names in sets:
        for name in names:
            yield _Pointer(f"$.origins.{place}", name)
    for i, story in enumerate(dossier.stories):
        for name in story.articles:
            yield _Pointer(f"$.stories[{i}].articles", name)


def _items(value: Any, place: str, kinds: tuple[type, ...]) -> Iterator[tuple[str, Any]]:
    """Every value of the `kinds` under `value`, with its place in the way of JSONPath."""
    if isinstance(value, kinds):
        yield place, value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _items(getattr(value, name), f"{place}.{name}", kinds)
    elif isinstance(value, tuple):
        for i, item in enumerate(value):
            yield from _items(item, f"{place}[{i}]", kinds)


def _fits(span: Span, text: str, where: str, place: str) -> None:
    try:
        span.of(text)
    except AnchorError as error:
        raise AnchorError(f"{where}: {error} - at `{place}`") from error


def _within(index: int, length: int, where: str, place: str) -> None:
    if not 0 <= index < length:
        raise InputError(where, f"{index} points at none of {length} - at `{place}`")
