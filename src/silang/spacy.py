"""Silang as a component of a spaCy pipeline: `nlp.add_pipe("silang")`. Needs the extra `silang[spacy]`.

On `Doc._` stand `reading` (the whole record), `times`, `quantities` and `attributions`, their spans in characters of `doc.text`.
In `doc.spans` stand the same places as tokens: `times`, `quantities`, and of the attributions `sources`, `cues` and `contents`.
Each token span has the item's index as its `id_` and as its label what the item is: type, bound or stance. Where the characters of
an item end inside a token (in glued words), the token span is the smallest that holds them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache, partial

from spacy.language import Language
from spacy.tokens import Doc, Span

from silang import api, spans
from silang.dossier.record import dumps, load_reading
from silang.model import Reading

KEY = "silang.reading"  # in Doc.user_data, as JSON, so that a document can be stored and sent to other processes
GROUPS = ("times", "quantities", "sources", "cues", "contents")


class Silang:
    """Reads documents as articles; `published` (ISO 8601) is what "kemarin" is counted from where `Doc._.published` is null."""

    def __init__(self, outlet: str | None = None, published: str | None = None, language: str = "id") -> None:
        self.outlet, self.published, self.language = outlet, published, language

    def __call__(self, doc: Doc) -> Doc:
        """The document, with its reading on it."""
        reading = api.read(
            doc.text, name=KEY, outlet=self.outlet, published=doc._.published or self.published, language=self.language
        )
        doc.user_data[KEY] = dumps(reading)
        for group in GROUPS:
            doc.spans[group] = list(_group(doc, reading, group))
        return doc


@Language.factory("silang", default_config={"outlet": None, "published": None, "language": "id"})
def make(nlp: Language, name: str, outlet: str | None, published: str | None, language: str) -> Silang:
    """The component for a pipeline; raises PackError where there is no pack for `language`."""
    del nlp, name
    return Silang(outlet, published, language)


def reading_of(doc: Doc) -> Reading | None:
    """The record of a document that has passed the component, null for others."""
    raw = doc.user_data.get(KEY)
    return None if raw is None else _loaded(raw)


@lru_cache(maxsize=32)
def _loaded(raw: bytes) -> Reading:
    return load_reading(raw)


def _group(doc: Doc, reading: Reading, group: str) -> Iterator[Span]:
    """The token spans of one kind, in the order of the items."""
    for index, label, places in _items(reading, group):
        for place in places:
            found = doc.char_span(place.start, place.end, label=label, alignment_mode="expand", span_id=str(index))
            if found is not None:
                yield found


def _items(reading: Reading, group: str) -> Iterator[tuple[int, str, Iterable[spans.Span]]]:
    if group == "times":
        yield from ((i, time.type, (time.span,)) for i, time in enumerate(reading.times))
    elif group == "quantities":
        yield from ((i, quantity.bound, (quantity.span,)) for i, quantity in enumerate(reading.quantities))
    else:
        for i, said in enumerate(reading.attributions):
            places = {"sources": (said.source,), "cues": (said.cue,), "contents": said.content}[group]
            yield i, said.stance or "", tuple(place for place in places if place is not None)


def _held(name: str, doc: Doc) -> tuple[object, ...]:
    """The items of one kind of the document's reading; none where it was not read."""
    found: tuple[object, ...] = getattr(reading_of(doc), name, ())
    return found


for _name in ("times", "quantities", "attributions"):
    Doc.set_extension(_name, getter=partial(_held, _name), force=True)
Doc.set_extension("reading", getter=reading_of, force=True)
Doc.set_extension("published", default=None, force=True)
