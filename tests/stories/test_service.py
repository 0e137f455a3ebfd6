"""Whether an article is a service page hangs on no order in which its features come."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations
from typing import Any, cast

import pytest

from silang import api
from silang.pack import Pack
from silang.story.gathering import service


class Weighing:
    """A pack of a model alone, whose weights come out at nothing but for what rounding leaves."""

    tables = frozenset({"service"})

    def table(self, *_: Any) -> service.Model:
        return service.Model(bias=-0.6, weights={"a": 0.1, "b": 0.2, "c": 0.3})


def test_no_order_of_its_features_makes_a_service_page(monkeypatch: pytest.MonkeyPatch) -> None:
    report = api.read("Air surut.")
    sums, told = set(), set()
    for order in permutations("abc"):

        def features(*_: Any, order: tuple[str, ...] = order) -> Iterator[str]:
            yield from order

        monkeypatch.setattr(service, "features", features)
        told.add(service.is_service(report, (), cast(Pack, Weighing())))
        sums.add(sum({"a": 0.1, "b": 0.2, "c": 0.3}[feature] for feature in order) > 0.6)
    assert sums == {True, False}
    assert told == {False}
