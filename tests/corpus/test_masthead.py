"""Each case of corpus/masthead.toml and corpus/publication.toml; and the outlet files."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from silang import outlet, pack
from silang.errors import PackError
from silang.model import Article, Masthead
from silang.outlet_learning import learn
from silang.read.layout import debris, masthead, publication
from silang.read.page import Page

ID = pack.load("id")
OUTLETS = outlet.load("id")


def cases(table: str) -> dict[str, Any]:
    return tomllib.loads((pack.PACKS / "id" / "corpus" / f"{table}.toml").read_text(encoding="utf-8"))


CASES, DATES = cases("masthead"), cases("publication")


def read(case: dict[str, Any]) -> Masthead:
    given = case.get("given", {})
    page = Page(case["page"])
    article = Article(
        name="case",
        text=case["page"],
        url=case.get("url"),
        title=given.get("title"),
        outlet=given.get("outlet"),
        bylines=tuple(given.get("bylines", ())),
        published=given.get("published"),
    )
    return masthead.read(page, article, debris.read(page, article, OUTLETS, ID), OUTLETS, ID)


def fields(head: Masthead) -> dict[str, Any]:
    shown = {
        "title": head.title,
        "outlet": head.outlet,
        "place": head.place,
        "bylines": list(head.bylines),
        "published": head.published.value if head.published else None,
        "basis": head.published.basis if head.published else None,
        "language": head.language,
    }
    return {name: value for name, value in shown.items() if value}


def meant(case: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in case.items() if name not in ("page", "url", "given")}


@pytest.mark.parametrize("case", CASES["means"] + CASES["none"], ids=lambda case: case["page"].strip()[:40])
def test_masthead(case: dict[str, Any]) -> None:
    assert fields(read(case)) == meant(case)


@pytest.mark.parametrize("case", CASES["known_failure"], ids=lambda case: case["page"].strip()[:40])
@pytest.mark.xfail(strict=True, reason="not read yet")
def test_known_failure(case: dict[str, Any]) -> None:
    assert fields(read(case)) == meant(case)


def test_a_stated_day_says_where() -> None:
    case = next(case for case in CASES["means"] if case.get("basis") == "header")
    published = read(case).published
    assert published is not None
    assert published.span is not None
    assert published.span.of(case["page"]).startswith("Diterbitkan")


@pytest.mark.parametrize("case", DATES["means"], ids=lambda case: case["text"])
def test_date(case: dict[str, str]) -> None:
    assert publication.parse(case["text"], ID) == case["value"]


@pytest.mark.parametrize("case", DATES["none"], ids=lambda case: case["text"])
def test_no_date(case: dict[str, str]) -> None:
    assert publication.parse(case["text"], ID) is None


@pytest.mark.parametrize("case", DATES["known_failure"], ids=lambda case: case["text"])
@pytest.mark.xfail(strict=True, reason="not read yet")
def test_known_failure_of_dates(case: dict[str, str]) -> None:
    assert publication.parse(case["text"], ID) == case["value"]


def test_every_outlet_goes_by_its_names_and_hosts() -> None:
    assert len(OUTLETS) > 30
    for known in OUTLETS:
        for name in (known.name, *known.names):
            assert outlet.by_name(OUTLETS, name.upper()) == known
        for host in known.domains:
            assert outlet.by_domain(OUTLETS, f"https://kota.{host}/berita?x=1") == known


def test_no_host_no_outlet() -> None:
    assert outlet.by_domain(OUTLETS, "https://[bad") is None
    assert outlet.by_domain(OUTLETS, "/jembatan") is None
    assert outlet.load("xx") == ()


def test_a_broken_outlet_file_names_its_key(tmp_path: Path) -> None:
    (tmp_path / "id").mkdir()
    (tmp_path / "id" / "rawa.toml").write_text('name = "Rawa"\ndomains = [3]\n', encoding="utf-8")
    with pytest.raises(PackError, match=r"domains\[0\]"):
        outlet.load("id", tmp_path)


def test_learning_proposes_what_recurs(tmp_path: Path) -> None:
    words = ("jembatan", "pasar", "sawah", "sungai")
    pile = [
        Article(
            name=word,
            url=f"https://kota.koranrawa.com/{word}",
            text=f"KORANRAWA.COM, WONOGEMAH - Warga menutup {word} itu sejak pagi.\nPojok Rawa Hari Ini\nKami {word}.",
        )
        for word in words
    ]
    (tmp_path / "id").mkdir()
    (tmp_path / "id" / "rawa.toml").write_text(learn(pile, ID), encoding="utf-8")
    proposed = outlet.load("id", tmp_path)[0]
    assert (proposed.name, proposed.domains) == ("KORANRAWA.COM", ("koranrawa.com",))
    assert [line.words for line in proposed.debris] == ["Pojok Rawa Hari Ini"]


def test_learning_from_nothing_is_a_file_without_a_name() -> None:
    assert tomllib.loads(learn([], ID))["name"] == "?"
