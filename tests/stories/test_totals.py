"""Parts of one report against the whole of another: found where they do not come out, silent in 2,000 stories where they do."""

from __future__ import annotations

import random

import pytest
from made import ID, read

from silang.dossier.dossier import compose
from silang.model import Finding
from silang.story.actors.actors import cast
from silang.story.figures.asked import told
from silang.story.figures.totals import totals
from silang.story.reports import Report
from silang.story.words import words

DIVIDED = "Korban tewas akibat gempa di Kabupaten Agam itu terdiri atas {a} laki-laki dan {b} perempuan."
BY_STATE = "Gempa itu menewaskan {a} orang dan melukai {b} orang."
DEAD = "Gempa itu menewaskan {n} orang."
BOTH = "Jumlah korban tewas dan luka mencapai {n} orang."
SEED, STORIES = 5, 2_000


def found(*texts: str, days: tuple[str, ...] = ("2025-06-10", "2025-06-10")) -> list[Finding]:
    readings = [read("abc"[i], text, days[i]) for i, text in enumerate(texts)]
    return [item for item in compose(readings).findings if item.kind == "total-against-parts"]


@pytest.mark.parametrize(
    ("parts", "whole", "count"),
    [
        (DIVIDED.format(a=7, b=5), DEAD.format(n=15), 1),
        (DIVIDED.format(a=7, b=5), DEAD.format(n=12), 0),
        (DIVIDED.format(a=7, b=5), DEAD.format(n="sedikitnya 10"), 0),
        (DIVIDED.format(a=7, b=5), DEAD.format(n="sekitar 12"), 0),
        (BY_STATE.format(a=3, b=12), BOTH.format(n=20), 1),
        (BY_STATE.format(a=3, b=12), BOTH.format(n=15), 0),
        (BY_STATE.format(a=3, b=12), DEAD.format(n=15), 0),
        ("Korban tewas terdiri atas 7 laki-laki, 5 perempuan, serta beberapa anak.", DEAD.format(n=15), 0),
        ("Korban tewas terdiri atas 7 laki-laki, sekitar 5 perempuan.", DEAD.format(n=15), 0),
        ("Sebanyak 12 korban tewas terdiri atas 7 laki-laki dan 5 perempuan.", DEAD.format(n=15), 0),
    ],
)
def test_parts_that_do_not_make_the_whole(parts: str, whole: str, count: int) -> None:
    assert len(found(parts, whole)) == len(found(whole, parts)) == count


def test_both_are_cited_and_another_day_is_another_count() -> None:
    parts, whole = DIVIDED.format(a=7, b=5), DEAD.format(n=15)
    (finding,) = found(parts, whole)
    assert [(item.article, item.span.of({"a": parts, "b": whole}[item.article])) for item in finding.evidence] == [
        ("b", "15 orang"),
        ("a", "7 laki-laki"),
        ("a", "5 perempuan"),
    ]
    assert found(parts, whole, days=("2025-06-10", "2025-06-11")) == []


def test_nothing_is_found_in_stories_that_come_out() -> None:
    rng = random.Random(SEED)  # noqa: S311 - figures for a test, not secrets
    lore = words(ID)
    pairs = [(rng.randint(2, 400), rng.randint(2, 400)) for _ in range(40)]
    made = {
        (kind, pair): Report(f"p{kind}{pair}", read("p", text.format(a=pair[0], b=pair[1])), ID)
        for pair in pairs
        for kind, text in enumerate((DIVIDED, BY_STATE))
    }
    whole = {}
    for pair in pairs:
        n = sum(pair)
        for bound, low in (("", n), ("sekitar ", n), ("sedikitnya ", n - 1), ("lebih dari ", n - 1), ("hampir ", n + 1)):
            for kind, text in enumerate((DEAD, BOTH)):
                whole[kind, pair, bound] = Report(f"w{kind}{pair}{bound}", read("w", text.format(n=f"{bound}{low}")), ID)
    for _ in range(STORIES):
        kind, pair = rng.randrange(2), rng.choice(pairs)
        bounds = rng.sample(("", "sekitar ", "sedikitnya ", "lebih dari ", "hampir "), rng.randint(1, 3))
        story = [made[kind, pair], *(whole[kind, pair, bound] for bound in bounds)]
        rng.shuffle(story)
        assert list(totals(story, told(story, cast(story, lore)))) == []
