"""A slip that several reports have in common is shown once, with all its places; the record keeps each."""

from __future__ import annotations

from silang import check
from silang.dossier import flagged, html, markdown
from silang.model import Article, Dossier, Evidence, Finding
from silang.spans import Span

SLIP = "Pasar ikan {} dibuka kembali pada Kamis (7/6/2025)."


def dossier() -> Dossier:
    places = ("Wunguran", "Lamuring", "Tapakala")
    return check([Article(name=place, text=SLIP.format(place), published="2025-06-10", outlet=place) for place in places])


def test_one_slip_is_shown_once_with_all_its_places() -> None:
    told = dossier()
    assert [finding.kind for finding in told.findings] == ["weekday-mismatch"] * 3
    (one,) = flagged.shown(told.findings)
    assert {item.article for item in one.evidence} == {"Wunguran", "Lamuring", "Tapakala"}
    assert {item for finding in told.findings for item in finding.evidence} == set(one.evidence)
    page = html.render(told, "id")
    assert page.count("padahal 7 Juni 2025 hari Sabtu") == 4  # once as a finding, and beside each report
    assert markdown.render(told, "id").count("padahal") == 1
    assert "1 temuan" in markdown.render(told, "id")
    assert "1 temuan" in page


def test_what_differs_stays_apart_and_the_gravest_comes_first() -> None:
    evidence = (Evidence(article="a", span=Span(0, 1)),)
    low, high = (Finding(kind="name-variant", why=why, evidence=evidence, severity=why) for why in ("low", "high"))
    other = Finding(kind="date-conflict", why="low", evidence=evidence, severity="low")
    assert flagged.shown([low, other, high, low]) == (high, low, other)
