"""The questions of number that several reports answer, and how the answers stand to each other."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from silang.model import Figure, Pair
from silang.reasons.language import PARTS, english
from silang.reasons.values import Outlet, because
from silang.story.actors.actors import Cast
from silang.story.figures.asked import Asked, Told, told_of
from silang.story.figures.blocks import MOST_COMPARED, Block, blocks, one_voice, overlap, value
from silang.story.figures.comparable import Comparable
from silang.story.figures.labels import own_words
from silang.story.figures.things import OPEN
from silang.story.figures.twins import with_twins
from silang.story.figures.verdicts import compare
from silang.story.matters import Matters
from silang.story.words import key, tokens


def figures(told: Told, cast: Cast) -> tuple[Figure, ...]:
    """The questions, those that most reports answer first; then the numbers of no known question that reports tell alike."""
    matters = Matters()
    every = [item for several in told.values() for item in several]
    items = [item for item in every if item.what]
    comparable = Comparable(items, cast, matters)
    known, others = with_twins(every, blocks(items, matters), matters)
    found = [
        (is_twin, -len({item.report.name for item in block.items}), -len(block.items), _figure(block, cast, comparable))
        for is_twin, some in ((False, known), (True, others))
        for block in some
    ]
    return tuple(figure for *_, figure in sorted(found, key=lambda entry: (*entry[:3], entry[3].id)))


def _figure(block: Block, cast: Cast, comparable: Comparable) -> Figure:
    group = block.items
    members = "\n".join(sorted(f"{item.report.reading.id} {item.quantity.span.start} {item.index}" for item in group))
    return Figure(
        id=hashlib.sha256(members.encode()).hexdigest()[:12],
        asks=_asks(block, cast),
        answers=tuple(item.answer for item in group),
        pairs=tuple(_pairs(block, comparable)),
    )


def _pairs(block: Block, comparable: Comparable) -> Iterator[Pair]:
    """All pairs of a short list; of a long one, those between the first claims of each kind; none that nothing compares."""
    group, indices = block.items, list(range(len(block.items)))
    if len(group) > MOST_COMPARED:
        first: dict[tuple[object, ...], int] = {}
        for i, item in enumerate(group):
            answer = item.answer
            first.setdefault((answer.low, answer.high, answer.bound, answer.by), i)
        indices = sorted(first.values())[:MOST_COMPARED]
    for a, b in combinations(indices, 2):
        pair = _pair(group, a, b)
        sure = min(value(group[a]), value(group[b]))[1] > block.unsure and comparable.are(group[a], group[b])
        if sure or pair.verdict == "equal" or (pair.verdict == "compatible" and not _are_two(group[a], group[b])):
            yield pair


def _are_two(one: Asked, other: Asked) -> bool:
    """Whether one report gives both in one voice, and they exclude each other: it speaks of two things."""
    return one.report is other.report and one_voice(one, other) and not overlap(one, other)


def _pair(group: Sequence[Asked], a: int, b: int) -> Pair:
    one, other = group[a], group[b]
    verdict, reason = compare(one.claim(), other.claim())
    if verdict == "contradictory" and one.report is other.report and one_voice(one, other):
        verdict, reason = "compatible", because("pairs.one_voice", of=Outlet(one.report.name))
    return Pair(a=a, b=b, verdict=verdict, why=english(reason), reason=reason)


def _asks(block: Block, cast: Cast) -> str:
    """The question in words: what is counted, whose it is, its state, the place; that it is of parts."""
    group = block.items
    label = _most(item.label for item in group if item.label) or own_words(group[0])
    whose = _most((name for item in group for name in told_of(item.whose, cast)), len(group) / 2)
    place = _most((name for item in group for name in told_of(item.place, cast)), len(group) / 2)
    apart = whose if whose and key(whose) not in key(label) else ""
    head = f"{label} {apart}" if apart and not label.startswith(OPEN) else label  # words of a report stand as they are
    state = _state(group)
    part = cast.words.lore.part if block.parts else ""
    era = group[0].era if len({item.era for item in group}) == 1 else ""
    named = (apart if apart not in head else "", state if state not in head else "", place, era, group[0].aim, part)
    return PARTS.join(part for part in (head, *named) if part)


def _state(group: Sequence[Asked]) -> str:
    """The state as most reports call it."""
    state = _most(item.state for item in group if item.state)
    known = group[0].report.words.lore.states.get(state)
    sentences = (item.report.sentence(item.quantity.numeral.start).of(item.report.page.folded) for item in group)
    said = [{match.group() for match in tokens(sentence)} for sentence in sentences]
    return max(known.called, key=lambda word: sum(word in words for words in said), default=state) if known else state


def _most(labels: Iterable[str], least: float = 0) -> str:
    """The commonest label, if it is common enough; the first by letter where several are."""
    counts = Counter(labels)
    label = min(counts, key=lambda label: (-counts[label], label), default="")
    return label if counts[label] >= least else ""
