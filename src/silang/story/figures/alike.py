"""Which figures of several reports are told alike: by the words around them, each with the one of a report that is most like it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from silang.spans import Span
from silang.story.figures.asked import Asked
from silang.story.figures.families import wider
from silang.story.figures.scales import based, digits
from silang.story.matters import Matters

AGAIN, SHARE = 2, 0.34  # words around two equal numbers of one report that tell of the same thing; their share of the fewer


MEASURED = 2  # digits of a number that is hardly the same by chance where a word around it is the same
HEAD, HEADS = 40, 2  # characters before a figure, and words, that may be the head of what it is of
NEAR = 40  # characters to either side of a figure that are right by it


class Likeness(NamedTuple):
    """How many of the words around two figures both have, and which share of the fewer that is.

    `beside` is the same of the words right by them; `linked` says that both have another number in their sentences, `headed`
    that one of the last words before them is the same.
    """

    shared: int
    share: float
    beside: tuple[int, float] = (0, 0.0)
    linked: bool = False
    headed: bool = False


def told_alike(
    items: Sequence[Asked], matters: Matters, is_alike: Callable[[Asked, Asked, Likeness], bool]
) -> Iterator[list[Asked]]:
    """The figures of two reports or more that hang together because they are told alike, in the order of `items`.

    Of two reports of one matter each figure goes with the one that is told most like it, and with what its own report tells again.
    """
    likeness = dict(_likeness(items, matters, is_alike))
    best: dict[tuple[int, str], Likeness] = {}
    for (a, b), near in likeness.items():
        to = a, items[b].report.name
        best[to] = max(best.get(to, near), near)
    group_of = list(range(len(items)))
    for (a, b), near in sorted(likeness.items()):
        again = items[a].report is items[b].report
        if again or near == best[a, items[b].report.name] == best[b, items[a].report.name]:
            old, new = group_of[b], group_of[a]
            group_of = [new if group == old else group for group in group_of]
    for number in dict.fromkeys(group_of):
        group = [item for item, of in zip(items, group_of, strict=True) if of == number]
        if len({item.report.name for item in group}) > 1:
            yield group


def _likeness(
    items: Sequence[Asked], matters: Matters, is_alike: Callable[[Asked, Asked, Likeness], bool]
) -> Iterator[tuple[tuple[int, int], Likeness]]:
    """How like each other two figures are, either way round."""
    words, close = [around(item) for item in items], [around(item, NEAR) for item in items]
    names, numbers, heads = _names(items), [_numbers_beside(item) for item in items], [_heads(item) for item in items]
    for a, b in combinations(range(len(items)), 2):
        one, other = items[a], items[b]
        linked = not numbers[a].isdisjoint(numbers[b])
        near = Likeness(*_shared(words[a], words[b]), _shared(close[a], close[b]), linked, not heads[a].isdisjoint(heads[b]))
        if one.report is other.report and (one.points_to == other.index or other.points_to == one.index):
            is_one = True
        elif one.report is other.report:
            agree = not names[a] or not names[b] or not names[a].isdisjoint(names[b])
            is_one = (
                agree
                and near.shared >= AGAIN
                and near.share >= SHARE
                and not _in_one_sentence(one, other)
                and _are_equal(one, other)
            )
        else:
            is_one = matters.one(one.report, other.report) and is_alike(one, other, near)
        if is_one:
            yield (a, b), near
            yield (b, a), near


def _shared(ours: frozenset[str], theirs: frozenset[str]) -> tuple[int, float]:
    """How many words are in both, and which share of the fewer that is."""
    shared = len(ours & theirs)
    return shared, shared / max(1, min(len(ours), len(theirs)))


def _heads(item: Asked) -> frozenset[str]:
    """The concepts of the last words before a figure, up to a mark."""
    plain, start = item.report.page.plain, item.quantity.span.start
    before = re.split(r"[^\w\s-]", plain[max(item.window.start, start - HEAD) : start])[-1]
    words = before.split()[-HEADS:]
    at = start - len(before) + (before.rfind(words[0]) if words else len(before))
    return item.report.concepts((Span(min(at, start), start),)) - item.report.words.hollow_stems


def _numbers_beside(item: Asked) -> frozenset[tuple[str, float]]:
    """The other numbers in the sentence of a figure that are hardly there by chance, in their base units."""
    sentence, quantities = item.report.sentence(item.quantity.numeral.start), item.report.reading.quantities
    others = (one for one in quantities if sentence.holds(one.numeral) and not one.numeral.overlaps(item.quantity.numeral))
    found = ((one, *based(one.unit)) for one in others if digits(one.low) >= MEASURED and one.bound != "order")
    return frozenset((unit or "", one.low * scale) for one, unit, scale in found)


def called_alike(one: Asked, other: Asked) -> bool:
    """Whether what two figures count has a word or a wider class in common, or one of them counts nothing."""
    counted = [_counted(item) for item in (one, other) if item.quantity.counted is not None]
    return len(counted) < 2 or not counted[0].isdisjoint(counted[1])


def _counted(item: Asked) -> set[str]:
    """The concepts of what is counted, classes as the widest that they are in."""
    concepts = item.report.concepts(() if item.quantity.counted is None else (item.quantity.counted,))
    return {f"C:{wider(item, concept[2:])}" if concept.startswith("C:") else concept for concept in concepts}


def _are_equal(one: Asked, other: Asked) -> bool:
    ours, theirs = one.claim().value, other.claim().value
    return ours[:2] == theirs[:2]


def _in_one_sentence(one: Asked, other: Asked) -> bool:
    first, second = (item.quantity.numeral.start for item in (one, other))
    return one.report.sentence(first).holds(Span(second, second + 1))


def _names(items: Sequence[Asked]) -> list[set[str]]:
    """For each figure the words of the names in its sentence, those of who speaks in the report left out."""
    known: dict[str, tuple[list[int], list[str]]] = {}
    found = []
    for item in items:
        report, sentence = item.report, item.report.sentence(item.quantity.numeral.start)
        if report.name not in known:
            speakers = {said.speaker for said in report.reading.attributions}
            silent = (name for name in report.reading.names if name.name not in speakers)
            mentions = sorted(mention for name in silent for mention in name.mentions)
            known[report.name] = [span.start for span in mentions], [span.of(report.page.folded) for span in mentions]
        starts, forms = known[report.name]
        inside = forms[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        found.append({word for form in inside for word in form.split()})
    return found


def around(item: Asked, far: int | None = None) -> frozenset[str]:
    """What the words around a figure speak of, and what it counts, the times among them; neither its number nor its unit.

    With `far`, only those up to so many characters from it.
    """
    report, window, quantity = item.report, item.window, item.quantity
    if far is not None:
        window = Span(
            max(window.start, quantity.span.start - far), max(quantity.span.end, min(window.end, quantity.span.end + far))
        )
    counted = () if quantity.counted is None else (quantity.counted,)
    spans = (Span(window.start, max(window.start, quantity.span.start)), *counted, Span(quantity.span.end, window.end))
    times = {f"T:{time.begin}" for time in report.times_in(window) if time.begin is not None}
    return (report.concepts(spans) - report.words.hollow_stems) | times
