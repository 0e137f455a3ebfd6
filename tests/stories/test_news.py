"""What added articles change: figures, stances and voices that the others do not have."""

from __future__ import annotations

import pytest
from made import read

from silang.dossier.dossier import compose
from silang.model import Dossier

FIRST = read(
    "a", "Gempa itu menewaskan 12 orang, kata Rina Wulandari. PT Sinar Jaya membantah gudangnya roboh.", published="2025-06-10"
)
SAME = read("b", "Sebanyak 12 orang tewas akibat gempa itu, ujar Rina Wulandari.", published="2025-06-11")
LATER = read(
    "c",
    "Gempa itu menewaskan 31 orang, kata Joni Saputra. PT Sinar Jaya membenarkan gudangnya roboh.",
    published="2025-06-12",
)


def told(*, since: str | None = None, new: tuple[str, ...] = ()) -> Dossier:
    return compose([LATER, FIRST, SAME], since=since, new=new)


def kinds(dossier: Dossier) -> list[str]:
    return [item.kind for item in dossier.news]


@pytest.mark.parametrize("how", [{"since": "2025-06-12"}, {"new": ("c",)}, {"since": "2025-06-12", "new": ("c",)}])
def test_an_added_article_changes_figures_and_positions(how: dict[str, object]) -> None:
    dossier = told(**how)  # type: ignore[arg-type]
    assert kinds(dossier) == ["new-figure", "new-position", "first-heard"]
    assert all(number in dossier.news[0].why for number in ("31", "12"))
    assert (dossier.news[1].severity, "denies" in dossier.news[1].why) == ("medium", True)
    assert "Joni Saputra" in dossier.news[2].why


def test_what_says_the_same_is_no_news() -> None:
    assert kinds(told(new=("b",))) == []


@pytest.mark.parametrize("how", [{}, {"since": "2025-06-01"}, {"since": "2025-07-01"}])
def test_nothing_is_new_where_all_or_none_is(how: dict[str, str]) -> None:
    assert kinds(told(since=how.get("since"))) == []


def test_every_item_is_anchored_in_what_was_added() -> None:
    for item in told(new=("c",)).news:
        assert (item.evidence[0].article, bool(item.evidence[0].span.of(LATER.text))) == ("c", True)
