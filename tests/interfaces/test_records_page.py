"""docs/reference/records.md says what every field and every value of a closed set means."""

from __future__ import annotations

import re
import typing
from pathlib import Path

import msgspec
import pytest

from silang import model
from silang.reasons import values
from silang.spans import Span

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "records.md").read_text(encoding="utf-8")
SAID = frozenset(word for code in re.findall(r"`([^`\n]+)`", PAGE) for word in re.findall(r"[A-Za-z_][\w-]*", code))
NOUNS = {**vars(model), **vars(values)}
STRUCTS = [kind for kind in NOUNS.values() if isinstance(kind, type) and issubclass(kind, msgspec.Struct)]
HANDED_OUT = [kind for kind in STRUCTS if kind not in (model.Article, model.SetAside, Span, msgspec.Struct)]
SETS = [
    model.Basis,
    model.DebrisKind,
    model.TimexType,
    model.Bound,
    model.NameType,
    model.Form,
    model.Stance,
    model.Verdict,
    model.EdgeKind,
    model.OriginKind,
    model.CopyKind,
    model.Severity,
]


@pytest.mark.parametrize("kind", HANDED_OUT, ids=lambda kind: kind.__name__)
def test_every_field_is_explained(kind: type[msgspec.Struct]) -> None:
    assert [field.encode_name for field in msgspec.structs.fields(kind) if field.encode_name not in SAID] == []


@pytest.mark.parametrize("values", SETS, ids=lambda values: typing.get_args(values)[0])
def test_every_value_is_explained(values: object) -> None:
    assert [value for value in typing.get_args(values) if value not in SAID] == []


def test_every_type_of_value_in_a_reason_is_explained() -> None:
    tags = {kind.__struct_config__.tag for kind in HANDED_OUT} - {None}
    assert len(tags) > 5
    assert tags <= SAID
