"""One number that two reports tell alike, though nothing says which known question it answers.

What is counted may stand far from a number, or be no count at all: a share, an index, a sum. Where the words around two equal
numbers are the same ones, they tell of the same thing all the same. Nothing is ever at odds here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import compress
from operator import not_

from silang.spans import Span
from silang.story.figures.alike import Likeness, called_alike, told_alike
from silang.story.figures.asked import Asked
from silang.story.figures.blocks import MOST_COMPARED, Block, of_one_kind, value
from silang.story.figures.labels import own_words, phrase_of
from silang.story.figures.scales import based, digits, is_money
from silang.story.matters import Matters
from silang.story.words import tokens

ALIKE = 0.6  # of the fewer of the words around two numbers
CLOSE = 0.5  # of the fewer of the words right by them
SHARED = 2  # words around two numbers that both have, at least
COUNTED = 2  # digits of a number with a unit that is hardly the same by chance where what it is of is called alike
TELLING = 3  # digits of a number that is hardly the same by chance: the words around it need not be alike
_NOBODY: frozenset[str] = frozenset()
_ANY = float("inf")
_SHARES = (None, "percent")  # no unit, or one whose numbers are small and many


def with_twins(items: Iterable[Asked], known: Sequence[Block], matters: Matters) -> tuple[list[Block], list[Block]]:
    """The known questions, each with the figures that tell its numbers again, and beside them the numbers of no known question.

    One of a thing is no number to go by.
    """
    alike: dict[tuple[str, float, float], list[Asked]] = defaultdict(list)
    for item in items:
        if item.quantity.unit not in (None, "times") or item.quantity.low > 1:
            alike[based(item.quantity.unit)[0] or "", *value(item)].append(item)
    known = _as_one(known, matters)
    block_of = {_place(item): i for i, block in enumerate(known) for item in block.items}
    more: dict[int, list[Asked]] = defaultdict(list)
    others: list[Block] = []
    for key in sorted(alike):
        for group in told_alike(sorted(alike[key], key=lambda item: item.order)[:MOST_COMPARED], matters, _are_twins):
            left = [item for item in group if _place(item) not in block_of]
            answered = {block_of[_place(item)] for item in group if _place(item) in block_of}
            if len(answered) == 1:
                more[answered.pop()] += left
            elif len({item.report.name for item in left}) > 1 and (asks := _asks(left)):
                told = tuple(replace(item, label=asks, state="", whose=_NOBODY, place=_NOBODY) for item in left)
                others.append(Block(told, unsure=_ANY))
    whole = [replace(block, items=_in_order((*block.items, *more[i]))) for i, block in enumerate(known)]
    taken = {_place(item) for block in (*whole, *others) for item in block.items}
    single = (Block((item,), unsure=_ANY) for key in sorted(alike) for item in alike[key] if _place(item) not in taken)
    found = _as_one((*whole, *others, *filter(_is_one_sum, single)), matters)
    is_known = [any(_place(item) in block_of for item in block.items) for block in found]
    return list(compress(found, is_known)), list(filter(_is_told_twice, compress(found, map(not_, is_known))))


def _is_told_twice(block: Block) -> bool:
    """Whether two reports tell it."""
    return len({item.report.name for item in block.items}) > 1


def _as_one(found: Sequence[Block], matters: Matters) -> list[Block]:
    """The questions, those as one that are of one sum or measure: a number of so many digits is one thing's, however it is told."""
    same: dict[tuple[str, tuple[float, float]], list[Block]] = defaultdict(list)
    others = [block for block in found if not _is_one_sum(block)]
    for block in filter(_is_one_sum, found):
        same[based(block.items[0].quantity.unit)[0] or "", value(block.items[0])].append(block)
    for blocks in same.values():
        joined: list[Block] = []
        for block in sorted(blocks, key=lambda block: -len(block.items)):
            at = next((i for i, other in enumerate(joined) if _of_one_matter(block, other, matters)), None)
            if at is None:
                joined.append(block)
            else:
                joined[at] = replace(joined[at], items=_in_order((*joined[at].items, *block.items)))
        others += joined
    return others


def _is_one_sum(block: Block) -> bool:
    """Whether a block is of one sum or measure, whose number has so many digits that it is hardly another one's."""
    first = block.items[0].quantity
    if first.unit is None or block.parts or len({value(item) for item in block.items}) > 1:
        return False
    counts = based(first.unit)[0] not in _SHARES and all(item.quantity.counted is not None for item in block.items)
    return digits(first.low) >= (COUNTED if counts else TELLING)


def _of_one_matter(ours: Block, theirs: Block, matters: Matters) -> bool:
    """Whether two reports of theirs are of one matter, and what they count is called alike."""
    pairs = [(one, other) for one in ours.items[:MOST_COMPARED] for other in theirs.items[:MOST_COMPARED]]
    return any(
        matters.one(one.report, other.report) and called_alike(one, other) and _may_be_one(one, other) for one, other in pairs
    )


def _may_be_one(one: Asked, other: Asked) -> bool:
    """Whether two equal numbers with a unit may be of one thing; shares, which are small and many, only in like sentences."""
    if one.quantity.unit not in _SHARES:
        return True
    ours, theirs = (item.report.concepts((item.report.sentence(item.quantity.numeral.start),)) for item in (one, other))
    return len(ours & theirs) >= SHARED


def _place(item: Asked) -> tuple[str, int]:
    return item.report.name, item.index


def _in_order(items: Iterable[Asked]) -> tuple[Asked, ...]:
    return tuple(sorted(items, key=lambda item: item.order))


def _are_twins(one: Asked, other: Asked, near: Likeness) -> bool:
    """Whether a number is hardly told by chance in such words, of things that are called alike."""
    if digits(one.quantity.low) >= TELLING and near.shared > 0:
        return True
    if not called_alike(one, other) or not of_one_kind(one, other):
        return False
    close, share = near.beside
    alike = (near.shared >= SHARED and near.share >= ALIKE) or (close >= SHARED and share >= CLOSE)
    is_measured = one.quantity.unit not in (*_SHARES, "times") and not is_money(one.quantity.unit)
    return alike or (near.linked and (near.shared > 0 or one.quantity.unit is not None)) or (near.headed and is_measured)


def _asks(group: Sequence[Asked]) -> str:
    """A phrase by the first number of what stands around the second one too.

    Where nothing does, the number's own words; empty where it is no sum.
    """
    first, second = group[0], next(item for item in group if item.report is not group[0].report)
    shared = _words(first) & _words(second)
    if shared:
        return phrase_of(first, shared)
    return own_words(first) if is_money(first.quantity.unit) else ""


def _words(item: Asked) -> set[str]:
    """The stems of the words around a number that say something."""
    words, window, quantity = item.report.words, item.window, item.quantity
    found = set()
    for match in tokens(window.of(item.report.page.folded)):
        word, span = match.group(), Span(window.start + match.start(), window.start + match.end())
        is_number = quantity.span.overlaps(span) and not (quantity.counted is not None and quantity.counted.holds(span))
        if word not in words.stop and word not in words.hollow and len(word) > 1 and not word[0].isdigit() and not is_number:
            found.add(words.stem(word))
    return found
