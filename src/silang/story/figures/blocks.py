"""Which figures stand together: one block a question, with its whole numbers and apart from them the parts of these.

Figures answer one question where what is counted, its unit and its state are the same, and neither whose they are, nor the
place, nor the kind tells them apart; equal numbers are told apart by none of these. Where one report in one voice gives several
numbers that exclude each other, the lesser ones are parts of the greatest, and so are equal numbers of other reports, unless they
were told before anybody told of more.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from silang.story.figures.alike import MEASURED, Likeness, around, told_alike
from silang.story.figures.asked import Asked
from silang.story.figures.families import as_one_class
from silang.story.figures.scales import based, digits, is_money
from silang.story.figures.verdicts import allowed, compare
from silang.story.matters import Matters

MOST_COMPARED = 40  # answers of one question that are compared with each other
NEAR = 0.75  # of the whole; a count nearer to it is no part of it but another count
TELLING = 3  # fewer than this many of a thing, said alike by all, are no question
ABOUT = 0.2  # of a measure; numbers nearer to each other may be the same one, told with other bounds
SHARED, ALIKE = 2, 0.34  # words around two other measures of one kind that both have, at least; their share of the fewer
IN_COMMON = 2  # concepts of two sentences with one small number that anything may have
MANY = 10  # so great a number is told alike by two reports only where they count the same


@dataclass(frozen=True)
class Block:
    """The figures of one question, in order; `parts` says that they are lesser numbers of which a report gives the whole too.

    Numbers of a block up to `unsure` are at odds with none: they may be of parts, or of other things of the kind.
    """

    items: tuple[Asked, ...]
    parts: bool = False
    unsure: float = 0.0


def blocks(items: Iterable[Asked], matters: Matters) -> list[Block]:
    """The questions that two reports or two claimants answer."""
    alike: dict[tuple[str, str, str], list[Asked]] = defaultdict(list)
    for item in items:
        alike[based(item.quantity.unit)[0] or "", item.what, item.state].append(item)
    _settle(alike)
    alike = as_one_class(alike, matters)
    found = [block for key in sorted(alike) for group in _groups(alike[key], matters) for block in _divided(group, matters)]
    return [block for block in found if _is_question(block)]


def value(item: Asked) -> tuple[float, float]:
    """The numbers of a figure in the base unit."""
    low, high, _ = item.claim().value
    return (low, low if high is None else high)


def one_voice(one: Asked, other: Asked) -> bool:
    """Whether nobody else says it, nor of another day."""
    speakers, days = {one.answer.by, other.answer.by}, {item.answer.as_of or item.report.published for item in (one, other)}
    return (len(speakers) == 1 or None in speakers) and (len(days) == 1 or None in days)


def _settle(alike: dict[tuple[str, str, str], list[Asked]]) -> None:
    """Put great numbers without a state to the one state in which another report has the same number of the same."""
    states: dict[tuple[str, str, tuple[float, float]], set[str]] = defaultdict(set)
    for (unit, what, state), items in alike.items():
        for item in items if state else ():
            states[unit, what, value(item)].add(state)
    for unit, what, state in sorted(key for key in alike if not key[2]):
        left = []
        for item in alike[unit, what, state]:
            known = states.get((unit, what, value(item)), set())
            if len(known) == 1 and item.quantity.low >= MANY:
                joined = next(iter(known))
                alike[unit, what, joined].append(replace(item, state=joined))
            else:
                left.append(item)
        alike[unit, what, state] = left


def _is_question(block: Block) -> bool:
    """Whether two reports or two claimants answer, and with more than a number that anything may have."""
    group = block.items
    answering = len({item.report.name for item in group}) > 1 or len({item.answer.by for item in group} - {None}) > 1
    several = len({value(item) for item in group}) > 1
    if len(group) < 2 or not answering:
        return False
    named = group[0].what in group[0].report.words.lore.measures
    return several or named or group[0].state != "" or group[0].quantity.low >= TELLING


def _groups(block: Sequence[Asked], matters: Matters) -> list[list[Asked]]:
    """Figures of one matter that nothing tells apart; what says more comes first, what says less joins the greatest it fits."""
    groups: list[list[Asked]] = []
    for item in sorted(block, key=lambda item: (-bool(item.whose) - bool(item.place), item.order)):
        fitting = [group for group in groups if _belong([item], group, matters)]
        if fitting:
            max(fitting, key=len).append(item)
        else:
            groups.append([item])
    return _joined(groups, matters)


def _joined(groups: Sequence[list[Asked]], matters: Matters) -> list[list[Asked]]:
    """Groups that a later figure made ones of one matter become one; the greatest first."""
    found: list[list[Asked]] = []
    for group in sorted(groups, key=len, reverse=True):
        into = next((other for other in found if _belong(group, other, matters)), None)
        if into is None:
            found.append(list(group))
        else:
            into.extend(group)
    return found


def _belong(ours: Sequence[Asked], theirs: Sequence[Asked], matters: Matters) -> bool:
    """Whether nothing tells the figures of two groups apart, and two reports of theirs are of one matter."""
    pairs = [(one, other) for one in ours[:MOST_COMPARED] for other in theirs[:MOST_COMPARED]]
    return all(_fits(*pair) for pair in pairs) and any(matters.one(one.report, other.report) for one, other in pairs)


def _fits(one: Asked, other: Asked) -> bool:
    if (one.era, one.aim) != (other.era, other.aim):
        return False
    same = value(one) == value(other)
    if same and one.report is not other.report and not (_is_telling(one) or _are_of_one_thing(one, other)):
        return False
    facets = [(one.whose, other.whose)]
    if not same:
        facets.append((one.place, other.place))
    if not (of_one_kind(one, other) if _is_measured(one) else same or _agree(one.kind, other.kind)):
        return False
    return all(_agree(ours, theirs) for ours, theirs in facets)


def of_one_kind(one: Asked, other: Asked) -> bool:
    """Whether two measures are of one kind, or the words around one hold the kind of the other."""
    return _agree(one.kind, other.kind) or not (one.kind.isdisjoint(around(other)) and other.kind.isdisjoint(around(one)))


def _is_telling(item: Asked) -> bool:
    """Whether a number is great, or told with a state or a measure, so that it is hardly the same by chance."""
    return item.state != "" or item.quantity.low >= MANY or _is_measured(item)


def _are_of_one_thing(one: Asked, other: Asked) -> bool:
    """Whether the sentences of two figures speak of something in common besides what is counted."""
    ours, theirs = (item.report.concepts((item.report.sentence(item.quantity.numeral.start),)) for item in (one, other))
    return len((ours & theirs) - {f"C:{one.what}", *one.what.split()}) >= IN_COMMON


def _agree(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether one side is silent, or both name the same or a part of it."""
    if not ours or not theirs or ours & theirs:
        return True
    words = [{word for name in side for word in name.split()} for side in (ours, theirs)]
    return words[0] <= words[1] or words[1] <= words[0]


def _divided(group: Sequence[Asked], matters: Matters) -> list[Block]:
    """A group as blocks: the whole numbers, and the parts of them.

    Without a state only numbers that two reports give stand together, and none is at odds with another.
    """
    ordered = sorted(group, key=lambda item: item.order)
    if not _is_known(group):
        told = Counter(number for number, _ in {(value(item), item.report.name) for item in group})
        again = dict.fromkeys(value(item) for item in ordered if told[value(item)] > 1)
        return [Block(tuple(item for item in ordered if value(item) == low), unsure=float("inf")) for low in again]
    given = _parts(group)
    if any(_is_measured(item) for item in group):
        if all(item.what in item.report.words.single for item in group):
            return [Block(tuple(_of_the_affair(ordered)), unsure=float("inf") if given else 0.0)]
        return [Block(tuple(near), unsure=float("inf")) for near in told_alike(ordered[:MOST_COMPARED], matters, _may_be_one)]
    parts = [item for item in ordered if value(item) in given and not _before_all(item, group)]
    unsure = max((most for _, most in given), default=0.0)
    whole = Block(tuple(item for item in ordered if item not in parts), unsure=unsure)
    if not _is_question(whole):
        return [Block(tuple(ordered), unsure=unsure)]
    return [whole, *_part_by_part(parts)]


def _part_by_part(parts: Sequence[Asked]) -> Iterator[Block]:
    """The parts that two reports give, each a question of its own."""
    for number in dict.fromkeys(map(value, parts)):
        same = tuple(item for item in parts if value(item) == number)
        if len({item.report.name for item in same}) > 1:
            yield Block(same, True, float("inf"))


def _is_measured(item: Asked) -> bool:
    """Whether it is an amount or a measure, and no count."""
    lore = item.report.words.lore
    return item.what in lore.measures or (item.quantity.unit is not None and item.what not in lore.counted)


def _may_be_one(one: Asked, other: Asked, near: Likeness) -> bool:
    """Whether two measures may be the same one, told with other bounds: numbers that meet, in words that are alike."""
    low, high = sorted((value(one)[0], value(other)[0]))
    if not overlap(one, other) or high - low > ABOUT * abs(high):
        return False
    is_telling = value(one) == value(other) and (digits(one.quantity.low) >= MEASURED or is_money(one.quantity.unit) or near.linked)
    return (is_telling and near.shared > 0) or (near.shared >= SHARED and near.share >= ALIKE)


def _of_the_affair(ordered: Sequence[Asked]) -> Iterator[Asked]:
    """The measures of an affair that has one: what a report gives beside a number that others give too is of something else."""
    again = [any(other.report is not item.report and overlap(item, other) for other in ordered) for item in ordered]
    shared = {item.report.name for item, told in zip(ordered, again, strict=True) if told}
    return (item for item, told in zip(ordered, again, strict=True) if told or item.report.name not in shared)


def _before_all(item: Asked, group: Iterable[Asked]) -> bool:
    """Whether nobody told of more on the day of a figure or before."""
    return all(value(other) <= value(item) or _day(other) > _day(item) for other in group)


def _day(item: Asked) -> str:
    return item.answer.as_of or item.report.published or ""


def _is_known(group: Iterable[Asked]) -> bool:
    """Whether the question is known: a count of things in a state, or a measure that the pack names."""
    return all(item.state != "" or item.what in item.report.words.lore.measures for item in group)


def _parts(group: Sequence[Asked]) -> set[tuple[float, float]]:
    """The lesser of the numbers that one report gives in one voice and that exclude each other.

    What a report says itself is in the voice of whomever it quotes; what it dates not is of its own day. A count that is near the
    greater one is no part of it but another count.
    """
    reports: dict[str, list[Asked]] = defaultdict(list)
    for item in group:
        reports[item.report.name].append(item)
    parts = set()
    for told in reports.values():
        for pair in combinations(told[:MOST_COMPARED], 2):
            part, whole = sorted(pair, key=value)
            near = whole.quantity.unit is None and part.quantity.low >= NEAR * whole.quantity.low
            if one_voice(part, whole) and not near and compare(part.claim(), whole.claim())[0] == "contradictory":
                parts.add(value(part))
    return parts


def overlap(one: Asked, other: Asked) -> bool:
    """Whether what two figures allow meets."""
    (a, b), (c, d) = (allowed(*item.claim().value) for item in (one, other))
    return a <= d and c <= b
