"""The gold of the seeds as readings: what the rooms of the story get when every stage of the reading is right."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import beside

from silang.model import (
    Attribution,
    Credit,
    Debris,
    Masthead,
    Name,
    NameType,
    Published,
    Quantity,
    Reading,
    ReadingFinding,
    Source,
    Timex,
)
from silang.pack import load
from silang.read.page import Page
from silang.read.quantities import hedges
from silang.spans import Span

SHARED = beside.SHARED
SEEDS, GOLD = SHARED / "seeds", SHARED / "gold" / "seeds"
PLACES: tuple[str, ...] = (
    "Rusia",
    "Korea Utara",
    "Korut",
    "DPRK",
    "Korea Selatan",
    "Korsel",
    "Ukraina",
    "Kursk",
    "Pyongyang",
    "Moskow",
    "Kyiv",
    "Seoul",
    "Vladivostok",
)
PLACES += ("Amerika Serikat", "Washington", "Brussels", "Kazan", "Eropa", "Jepang", "Australia", "Donetsk", "AS")
BODIES = (
    "Kremlin",
    "Pentagon",
    "NATO",
    "BRICS",
    "Intelijen Pertahanan Ukraina",
    "Kementerian Pertahanan Rusia",
    "CNN International",
    "AFP",
    "AP",
    "BBC",
)
PEOPLE: tuple[str, ...] = (
    "Vladimir Putin",
    "Volodymyr Zelensky",
    "Volodymyr Zelenskyy",
    "Mark Rutte",
    "Sabrina Singh",
    "Sergey Lavrov",
    "John Kirby",
)
PEOPLE += ("Maria Zakharova", "Dmitry Peskov", "Lloyd Austin", "Antony Blinkend", "Kim Yong-hyun", "Donald Trump", "Kim Jong Un")


def scorer() -> ModuleType:
    """The module gold.py that stands beside the gold."""
    return beside.tool(SHARED / "gold" / "gold.py")


def readings() -> tuple[Reading, ...]:
    """The five seeds as the annotators read them."""
    return tuple(reading(path) for path in sorted(GOLD.glob("*.yaml")) if not path.name.startswith("_"))


def reading(path: Path) -> Reading:
    text = (SEEDS / f"{path.stem}.txt").read_text(encoding="utf-8")
    gold = scorer().load(path, text)
    head = gold["article"]
    not_body = tuple(Debris(span=Span(*item["span"]), kind=item["kind"], rule="gold") for item in gold["not_body"])
    quantities = (*(_quantity(text, item) for item in gold["quantities"]), *_composed(text, gold))
    attributions = tuple(_attribution(item) for item in gold["attributions"])
    page = Page(text, tuple(item.span for item in not_body))
    published = Published(value=head["published"], basis=head["basis"]) if head.get("published") else None
    return Reading(
        id=hashlib.sha256(text.encode()).hexdigest(),
        name=path.stem,
        source=Source(),
        text=text,
        article=Masthead(
            title=head.get("title"),
            outlet=head.get("outlet"),
            place=head.get("place"),
            bylines=tuple(head.get("bylines") or ()),
            published=published,
        ),
        not_body=not_body,
        times=tuple(_time(item) for item in gold["times"] if not item["skip"]),
        quantities=quantities,
        names=tuple(_names(text, [Span(*item["span"]) for item in gold["not_body"]])),
        attributions=attributions,
        credits=tuple(Credit(span=Span(*item["span"]), name=item["name"], rule="gold") for item in gold["credits"]),
        findings=(*_findings(gold), *hedges.findings(page, quantities, attributions, load("id"))),
    )


def _findings(gold: dict[str, Any]) -> Iterator[ReadingFinding]:
    for item in gold["findings"]:
        if item["kind"] != "bound-dropped" and not item["optional"]:
            yield ReadingFinding(kind=item["kind"], span=Span(*item["span"]), why="as the annotators say")


def _time(item: dict[str, Any]) -> Timex:
    kind = "DURATION" if item["duration"] else "DATE"
    return Timex(
        span=Span(*item["span"]),
        type=kind,  # type: ignore[arg-type]
        value=item["duration"] or item["begin"],
        begin=item["begin"],
        end=item["end"],
        duration=item["duration"],
        issue=item["issue"],
        rule="gold",
    )


def _quantity(text: str, item: dict[str, Any]) -> Quantity:
    numeral = Span(*item["span"])
    counted = None
    if item["counted"]:
        at = text.find(item["counted"], numeral.start)
        counted = Span(at, at + len(item["counted"])) if 0 <= at < numeral.end + 40 else None
    return Quantity(
        span=Span(numeral.start, counted.end if counted else numeral.end),
        numeral=numeral,
        low=item["low"],
        high=item["high"],
        bound=item["bound"],
        unit=item["unit"],
        counted=counted,
        rule="gold",
    )


def _composed(text: str, gold: dict[str, Any]) -> tuple[Quantity, ...]:
    found = []
    for item in gold["composed"]:
        span = Span(*item["span"])
        parts = tuple(i for i, part in enumerate(gold["quantities"]) if span.holds(Span(*part["span"])))
        at = text.find("orang", span.start)
        counted = Span(at, at + 5)
        found.append(
            Quantity(
                span=span, numeral=span, low=item["low"], high=item["low"], bound="exact", counted=counted, parts=parts, rule="gold"
            )
        )
    return tuple(found)


def _attribution(item: dict[str, Any]) -> Attribution:
    return Attribution(
        source=Span(*item["source"]) if item["source"] else None,
        speaker=item["speaker"],
        cue=Span(*item["cue"]) if item["cue"] else None,
        content=tuple(Span(*part) for part in item["content"]),
        form=item["form"],
        stance=item["stance"],
        date=item["date"],
        via=tuple(item["via"]),
        rule="gold",
    )


def _names(text: str, debris: list[Span]) -> list[Name]:
    found = []
    taken: list[Span] = []
    kinds: list[tuple[str, NameType]] = [(name, "PER") for name in PEOPLE]
    kinds += [(name, "ORG") for name in BODIES]
    kinds += [(name, "LOC") for name in PLACES]
    for name, kind in kinds:
        forms = [name] if kind != "PER" else [name, name.split()[-1]]
        mentions = []
        for form in forms:
            for match in re.finditer(rf"\b{re.escape(form)}\b", text):
                span = Span(*match.span())
                if not any(span.overlaps(other) for other in (*taken, *debris)):
                    mentions.append(span)
                    taken.append(span)
        if any(span.of(text) == name for span in mentions):
            found.append(Name(name=name, type=kind, mentions=tuple(sorted(mentions)), rule="gold"))
    return found
