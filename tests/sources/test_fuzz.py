"""The fuzzer of every parser of foreign bytes, for as long as the suite has time; `bench/fuzz.py` goes on for an hour."""

from __future__ import annotations

import contextlib
import importlib.util
import random
import sys
from pathlib import Path
from types import ModuleType

import pytest

from silang.errors import InputError
from silang.sources.kinds import KINDS

INPUTS = 3000  # a target


def _fuzzer() -> ModuleType:
    path = Path(__file__).parents[2] / "bench" / "fuzz.py"
    spec = importlib.util.spec_from_file_location("fuzz", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["fuzz"] = module  # where its types look for their names
    spec.loader.exec_module(module)
    return module


FUZZER = _fuzzer()


@pytest.mark.parametrize("name", FUZZER.TARGETS)
def test_no_bytes_make_a_parser_fail(name: str) -> None:
    target = FUZZER.TARGETS[name]
    draw = random.Random(f"suite {name}")  # noqa: S311 - a sample, not a secret
    for _ in range(INPUTS):
        with contextlib.suppress(InputError):
            target.takes(FUZZER.mutated(draw, target.seeds))


def test_every_kind_of_file_is_thrown_at() -> None:
    known = {"feeds": "feed articles", "text": "decode"}
    assert {known.get(name, name) for name in (kind.module.rpartition(".")[2] for kind in KINDS)} <= set(FUZZER.TARGETS)
