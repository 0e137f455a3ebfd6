"""How figures are shown: one row a claimant and value, the contested first, slight ones apart, equal values in other units one."""

from __future__ import annotations

from msgspec import structs

from silang.dossier.claims import claims, in_order, is_contested, values
from silang.model import Answer, Figure, Pair
from silang.reasons.language import english
from silang.story.figures.verdicts import Claim, compare


def answer(article: str, low: float, unit: str | None = None, by: str | None = None) -> Answer:
    return Answer(article=article, quantity=0, attribution=None, by=by, low=low, high=low, bound="exact", unit=unit)


def figure(asks: str, *answers: Answer, origins: int = 2) -> Figure:
    verdict, reason = compare(Claim(answers[0], None), Claim(answers[-1], None))
    pair = Pair(a=0, b=len(answers) - 1, verdict=verdict, why=english(reason), reason=reason)
    return Figure(id=asks, asks=asks, answers=answers, pairs=(pair,), origins=origins)


def test_a_claimant_has_one_row_for_a_value_wherever_it_stands() -> None:
    told = [answer("a", 4, by="Rina"), answer("b", 5, by="Rina"), answer("c", 4, by="Rina"), answer("d", 4)]
    assert claims(told) == [(0, 2), (1,), (3,)]
    assert claims(told, [3, 2, 1, 0]) == [(3,), (2, 0), (1,)]


def test_equal_values_in_other_units_are_one() -> None:
    assert len(values(figure("berat", answer("a", 1700, "kg"), answer("b", 1.7, "ton")))) == 1
    assert len(values(figure("jarak", answer("a", 30, "nautical mile"), answer("b", 55.56, "km")))) == 1
    assert len(values(figure("berat", answer("a", 1700, "kg"), answer("b", 1.8, "ton")))) == 2


def test_the_contested_come_first_and_slight_ones_last() -> None:
    agreed = figure("orang · luka", *(answer(name, 9) for name in "abc"), origins=3)
    contested = figure("rumah · rusak", answer("a", 4), answer("b", 7))
    copied = figure("kapal", answer("a", 12), answer("b", 12), origins=1)
    unnamed = figure("“grup tari”", answer("a", 12), answer("b", 12))
    assert is_contested(contested)
    assert in_order([unnamed, copied, agreed, contested]) == ([contested, agreed], [unnamed, copied])
    assert in_order([structs.replace(copied, origins=2)]) == ([structs.replace(copied, origins=2)], [])
