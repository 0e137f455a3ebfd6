"""The questions of number that several reports answer, and how the answers stand to each other.

Figures answer one question where what is counted, its unit and its state are the same, and neither whose they are, nor the
place, nor the time tells them apart. Where one report gives several numbers that would answer one question, the question is not
known well enough, and only equal answers are put together.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from silang.model import Figure, Pair
from silang.story.actors import Cast
from silang.story.asked import Asked, asked, told_of
from silang.story.reports import Report
from silang.story.verdicts import allowed, compare
from silang.story.words import key

MOST_COMPARED = 40  # answers of one question of which all pairs are given
NEAR = 0.75  # of the whole; a count nearer to it is no part of it but another count
TELLING = 3  # fewer than this many of a thing, said alike by all, are no question


def figures(reports: Sequence[Report], cast: Cast) -> tuple[Figure, ...]:
    """The questions, those that most reports answer first."""
    blocks: dict[tuple[str, str, str], list[Asked]] = defaultdict(list)
    for report in reports:
        for item in asked(report, cast):
            blocks[item.quantity.unit or "", item.what, item.state].append(item)
    found = []
    for block in sorted(blocks):
        for group in _groups(blocks[block]):
            kept = sorted(group, key=lambda item: item.order)
            if _is_question(kept):
                found.append((-len({item.report.name for item in kept}), -len(kept), _figure(kept, cast)))
    return tuple(figure for *_, figure in sorted(found, key=lambda entry: (*entry[:2], entry[2].id)))


def _is_question(group: Sequence[Asked]) -> bool:
    """Whether two reports or two claimants answer, and with more than a number that anything may have."""
    answering = len({item.report.name for item in group}) > 1 or len({item.answer.by for item in group} - {None}) > 1
    values = {(item.quantity.low, item.quantity.high) for item in group}
    return len(group) > 1 and answering and (len(values) > 1 or group[0].state != "" or group[0].quantity.low >= TELLING)


def _groups(block: Sequence[Asked]) -> list[list[Asked]]:
    """Figures that nothing tells apart; what says more comes first, what says less joins the greatest group that it fits."""
    groups: list[list[Asked]] = []
    for item in sorted(block, key=lambda item: (-bool(item.whose) - bool(item.place), item.order)):
        fitting = [group for group in groups if all(_fits(item, other) for other in group[:MOST_COMPARED])]
        if fitting:
            max(fitting, key=len).append(item)
        else:
            groups.append([item])
    return [part for group in groups for part in _sure(group)]


def _fits(one: Asked, other: Asked) -> bool:
    facets = ((one.whose, other.whose), (one.place, other.place), (one.kind, other.kind))
    return one.era == other.era and all(_agree(ours, theirs) for ours, theirs in facets)


def _agree(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether one side is silent, or both name the same or a part of it."""
    if not ours or not theirs or ours & theirs:
        return True
    words = [{word for name in side for word in name.split()} for side in (ours, theirs)]
    return words[0] <= words[1] or words[1] <= words[0]


def _sure(group: Sequence[Asked]) -> list[list[Asked]]:
    """A group, or the parts of it that surely answer one question.

    Without a state, and for amounts that may be of anything, only equal numbers are one question. Where one report in one voice
    gives numbers that exclude each other, the lesser ones may be parts of the greatest: they, and what is no greater than they in
    other reports, are put by value; of measures, which have no parts, all are.
    """
    if not all(map(_is_telling, group)):
        return list(_by_value(group).values())
    parts = _parts(group)
    if not parts:
        return [list(group)]
    if group[0].quantity.unit is not None:
        return list(_by_value(group).values())
    greatest = max(parts)
    whole = [item for item in group if _value(item) > greatest]
    return [whole, *_by_value([item for item in group if _value(item) <= greatest]).values()]


def _is_telling(item: Asked) -> bool:
    """Whether two numbers for it are at odds: a count of things in a state, or what an affair has one of."""
    words = item.report.words
    return item.what in words.single or (item.state != "" and (item.quantity.unit is None or item.what in words.lore.counted))


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
            part, whole = sorted(pair, key=_value)
            near = whole.quantity.unit is None and part.quantity.low >= NEAR * whole.quantity.low
            if one_voice(part, whole) and not near and not _overlap(part, whole):
                parts.add(_value(part))
    return parts


def one_voice(one: Asked, other: Asked) -> bool:
    """Whether nobody else says it, nor of another day."""
    speakers, days = {one.answer.by, other.answer.by}, {item.answer.as_of or item.report.published for item in (one, other)}
    return (len(speakers) == 1 or None in speakers) and (len(days) == 1 or None in days)


def _overlap(one: Asked, other: Asked) -> bool:
    (a, b), (c, d) = (allowed(q.low, q.high, q.bound) for q in (one.quantity, other.quantity))
    return a <= d and c <= b


def _by_value(group: Sequence[Asked]) -> dict[tuple[float, float], list[Asked]]:
    values: dict[tuple[float, float], list[Asked]] = defaultdict(list)
    for item in sorted(group, key=_value):
        values[_value(item)].append(item)
    return values


def _value(item: Asked) -> tuple[float, float]:
    return (item.quantity.low, item.quantity.low if item.quantity.high is None else item.quantity.high)


def _figure(group: Sequence[Asked], cast: Cast) -> Figure:
    members = "\n".join(sorted(f"{item.report.reading.id} {item.quantity.span.start} {item.index}" for item in group))
    return Figure(
        id=hashlib.sha256(members.encode()).hexdigest()[:12],
        asks=_asks(group, cast),
        answers=tuple(item.answer for item in group),
        pairs=tuple(_pairs(group)),
    )


def _pairs(group: Sequence[Asked]) -> list[Pair]:
    """All pairs of a short list; of a long one, those between the first claims of each kind."""
    indices = list(range(len(group)))
    if len(group) > MOST_COMPARED:
        first: dict[tuple[object, ...], int] = {}
        for i, item in enumerate(group):
            answer = item.answer
            first.setdefault((answer.low, answer.high, answer.bound, answer.by), i)
        indices = sorted(first.values())[:MOST_COMPARED]
    return [_pair(group, a, b) for a, b in combinations(indices, 2)]


def _pair(group: Sequence[Asked], a: int, b: int) -> Pair:
    one, other = group[a], group[b]
    verdict, why = compare(one.claim(), other.claim())
    if verdict == "contradictory" and one.report is other.report and one_voice(one, other):
        return Pair(a=a, b=b, verdict="compatible", why=f"{one.report.name} gives both in one voice")
    return Pair(a=a, b=b, verdict=verdict, why=why)


def _asks(group: Sequence[Asked], cast: Cast) -> str:
    """The question in words: what is counted, whose it is, its state, the place."""
    label = _most(item.label for item in group)
    whose = _most((name for item in group for name in told_of(item.whose, cast)), len(group) / 2)
    place = _most((name for item in group for name in told_of(item.place, cast)), len(group) / 2)
    head = label if not whose or key(whose) in key(label) else f"{label} {whose}"
    state = group[0].state
    return " · ".join(part for part in (head, state if state not in head else "", place) if part)


def _most(labels: Iterable[str], least: float = 0) -> str:
    """The commonest label, if it is common enough; the first by letter where several are."""
    counts = Counter(labels)
    label = min(counts, key=lambda label: (-counts[label], label), default="")
    return label if counts[label] >= least else ""
