"""Whether an article is a service page (horoscope, price of the day, schedule, recipe, list), by a linear model of the pack."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from silang.model import Reading
from silang.pack import Pack

_LISTED = re.compile(r"^\s*(?:\d{1,2}[.)]|[-*•])\s", re.MULTILINE)
_ALPHA = re.compile(r"[^\W\d_]{2,}")
_LEAD = 60  # words of the body whose presence counts


class Model(Struct, frozen=True, forbid_unknown_fields=True):
    """The table `service` of a language pack: what speaks for a service page (above 0) and against it, feature by feature."""

    bias: float
    weights: dict[str, float]


def is_service(reading: Reading, title: Sequence[str], pack: Pack) -> bool:
    """Whether the article, whose title has these words, is a service page; no article is one for a pack without a model."""
    if "service" not in pack.tables:
        return False
    model = pack.table("service", Model)
    # Rounded once, in whatever order: what stands between would else be decided by the last digit.
    told = math.fsum(model.weights.get(feature, 0.0) for feature in features(reading, title))
    return round(model.bias + told, 6) > 0


def features(reading: Reading, title: Sequence[str]) -> Iterator[str]:
    """What the model looks at: words of the title and of the lead, and the shape of the report, in steps."""
    yield from {f"t {word}" for word in title}
    if title and reading.article.title and reading.article.title.strip()[:1].isdigit():
        yield "title counts"
    yield from {f"w {word}" for word in _ALPHA.findall(reading.text[: _LEAD * 9].lower())[:_LEAD]}
    length = max(1, len(reading.text)) / 1000  # rates are for a thousand characters
    yield from _steps("said", len(reading.attributions) / length)
    yield from _steps("persons", sum(len(name.mentions) for name in reading.names if name.type == "PER") / length)
    yield from _steps("figures", len(reading.quantities) / length)
    yield from _steps("listed", len(_LISTED.findall(reading.text)) / length)
    yield from _steps("length", length)
    if reading.article.place:
        yield "place"


def _steps(name: str, rate: float) -> Iterator[str]:
    """One feature for each step that the rate reaches, so that their weights add up."""
    yield from (f"{name} {step}" for step in range(math.ceil(2 * math.log2(1 + rate)) if rate > 0 else 0) if step < 8)
