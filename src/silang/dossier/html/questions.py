"""The section of the figures, put in order: plain values for the templates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec
from markupsafe import Markup

from silang.dossier.cited import Cited
from silang.dossier.claims import claims, in_order
from silang.dossier.html import charts
from silang.dossier.html.facets import Facets
from silang.dossier.html.notes import composed
from silang.dossier.html.tongue import Tongue
from silang.model import Answer, Evidence, Figure, Pair

MOST_PAIRS = 60  # pairs that do not contradict, listed under one figure


class Place(NamedTuple):
    """One answer of a row: where it stands, and the parts of a composed figure."""

    answer: Answer
    evidence: Evidence
    words: str
    parts: str
    facets: str


class Row(NamedTuple):
    """A line of a figure's table: who claims which value, as of which days, in which places."""

    letter: str
    hue: int
    answer: Answer
    places: list[Place]
    days: list[str]

    @property
    def facets(self) -> str:
        """What filters the row: one of its places is enough."""
        return " | ".join(dict.fromkeys(place.facets for place in self.places))


class Compared(NamedTuple):
    """Two rows, how they stand to each other, and a sentence of it."""

    a: str
    b: str
    verdict: str
    says: Markup


class Question(NamedTuple):
    """A figure: its rows by day, its charts (none where all say the same), its pairs by the letters of their rows."""

    figure: Figure
    rows: list[Row]
    charts: tuple[Markup, ...]
    against: list[Compared]
    others: list[Compared]
    more: int


def questions(cited: Cited, facets: Facets, tongue: Tongue) -> dict[str, list[Question]]:
    """The figures, those with a contradiction first, then those with the most reports; and apart from them the slight ones."""
    told, slight = in_order(cited.dossier.figures)
    return {
        "questions": [_question(figure, cited, facets, tongue) for figure in told],
        "slight": [_question(figure, cited, facets, tongue) for figure in slight],
    }


def _question(figure: Figure, cited: Cited, facets: Facets, tongue: Tongue) -> Question:
    hues = charts.hues(figure.answers)
    order = sorted(
        range(len(figure.answers)), key=lambda n: (figure.answers[n].as_of or "9999", cited.number(figure.answers[n].article), n)
    )
    places = {n: _place(figure.answers[n], cited, facets) for n in order}
    rows = [_row([places[n] for n in numbers], letter(k), hues) for k, numbers in enumerate(claims(figure.answers, order))]
    named = {place.evidence: row.letter for row in rows for place in row.places}
    drawn = [_drawn(places[n], named[places[n].evidence], hues, cited, tongue) for n in order]
    at = {n: k for k, n in enumerate(order)}
    pairs = [msgspec.structs.replace(p, a=at[p.a], b=at[p.b]) for p in figure.pairs]
    told_apart = len({(a.low, a.high, a.bound) for a in figure.answers}) > 1
    shown = charts.thinned(drawn, pairs)
    plots = tuple(charts.draw(*shown, tongue, wide=wide) for wide in (True, False)) if told_apart else ()
    against = _compared((p for p in pairs if p.verdict == "contradictory"), drawn, tongue, cited.outlets)
    others = _compared((p for p in pairs if p.verdict != "contradictory"), drawn, tongue, cited.outlets)
    return Question(figure, rows, plots, against, others[:MOST_PAIRS], max(0, len(others) - MOST_PAIRS))


def _compared(pairs: Iterable[Pair], drawn: Sequence[charts.Claim], tongue: Tongue, outlets: Mapping[str, str]) -> list[Compared]:
    """The pairs by the letters of their rows, each two rows once for a verdict."""
    found: dict[tuple[str, str, str], Pair] = {}
    for pair in pairs:
        a, b = (drawn[n].letter for n in sorted((pair.a, pair.b)))
        found.setdefault((a, b, pair.verdict), pair)
    apart = ((key, pair) for key, pair in found.items() if key[0] != key[1])
    return [Compared(*key, tongue.why(pair.reason, pair.why, outlets)) for key, pair in apart]


def _drawn(place: Place, name: str, hues: Mapping[str | None, int], cited: Cited, tongue: Tongue) -> charts.Claim:
    href = cited.address(place.evidence)
    return charts.Claim(place.answer, name, hues[place.answer.by], href, _hover(place, tongue), place.facets)


def _row(places: list[Place], name: str, hues: Mapping[str | None, int]) -> Row:
    answer = places[0].answer
    return Row(name, hues[answer.by], answer, places, sorted({place.answer.as_of for place in places if place.answer.as_of}))


def _place(answer: Answer, cited: Cited, facets: Facets) -> Place:
    evidence = cited.of_answer(answer)
    reading = cited.reading(answer.article)
    parts = composed(reading, reading.quantities[answer.quantity])
    return Place(answer, evidence, cited.words(evidence), parts, facets.of_answer(answer))


def _hover(place: Place, tongue: Tongue) -> str:
    """What a mark says on hover: who, the words, the day, and the parts of a composed figure."""
    who = place.answer.by or tongue.here.unnamed
    return " · ".join(filter(None, (who, f"“{place.words}”", tongue.here.day(place.answer.as_of), place.parts)))


def letter(n: int) -> str:
    """The name of the row `n`: a to z, then aa.

    >>> letter(0), letter(25), letter(26)
    ('a', 'z', 'aa')
    """
    return (letter(n // 26 - 1) if n >= 26 else "") + chr(ord("a") + n % 26)
