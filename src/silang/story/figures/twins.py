"""One number that two reports tell alike, though nothing says which known question it answers.

What is counted may stand far from a number, or be no count at all: a share, an index, a sum. Where the words around two equal
numbers are the same ones, they tell of the same thing all the same. Nothing is ever at odds here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from silang.spans import Span
from silang.story.figures.alike import Likeness, called_alike, told_alike
from silang.story.figures.asked import Asked
from silang.story.figures.blocks import MOST_COMPARED, Block, of_one_kind, value
from silang.story.figures.scales import based, digits
from silang.story.matters import Matters
from silang.story.words import tokens

ALIKE = 0.6  # of the fewer of the words around two numbers
SHARED = 2  # words around two numbers that both have, at least
TELLING = 3  # digits of a number that is hardly the same by chance: the words around it need not be alike
WORDS = 5  # of a question
_NOBODY: frozenset[str] = frozenset()
_ANY = float("inf")


def with_twins(items: Iterable[Asked], known: Sequence[Block], matters: Matters) -> tuple[list[Block], list[Block]]:
    """The known questions, each with the figures that tell its numbers again, and beside them the numbers of no known question.

    One of a thing is no number to go by.
    """
    alike: dict[tuple[str, float, float], list[Asked]] = defaultdict(list)
    for item in items:
        if item.quantity.unit is not None or item.quantity.low > 1:
            alike[based(item.quantity.unit)[0] or "", *value(item)].append(item)
    block_of = {_place(item): i for i, block in enumerate(known) for item in block.items}
    more: dict[int, list[Asked]] = defaultdict(list)
    others = []
    for key in sorted(alike):
        for group in told_alike(sorted(alike[key], key=lambda item: item.order)[:MOST_COMPARED], matters, _are_twins):
            left = [item for item in group if _place(item) not in block_of]
            answered = {block_of[_place(item)] for item in group if _place(item) in block_of}
            if len(answered) == 1:
                more[answered.pop()] += left
            elif len({item.report.name for item in left}) > 1 and (asks := _asks(left)):
                told = tuple(replace(item, label=asks, state="", whose=_NOBODY, place=_NOBODY) for item in left)
                others.append(Block(told, unsure=_ANY))
    return [replace(block, items=_in_order((*block.items, *more[i]))) for i, block in enumerate(known)], others


def _place(item: Asked) -> tuple[str, int]:
    return item.report.name, item.index


def _in_order(items: Iterable[Asked]) -> tuple[Asked, ...]:
    return tuple(sorted(items, key=lambda item: item.order))


def _are_twins(one: Asked, other: Asked, near: Likeness) -> bool:
    """Whether a number is hardly told by chance in such words, of things that are called alike."""
    if digits(one.quantity.low) >= TELLING and near.shared > 0:
        return True
    return called_alike(one, other) and of_one_kind(one, other) and near.shared >= SHARED and near.share >= ALIKE


def _asks(group: Sequence[Asked]) -> str:
    """The words around the first number that stand around the second one too, in their order; empty where there are none."""
    first, second = group[0], next(item for item in group if item.report is not group[0].report)
    ours, theirs = _words(first), {stem for stem, _ in _words(second)}
    return " ".join(list(dict.fromkeys(word for stem, word in ours if stem in theirs))[:WORDS])


def _words(item: Asked) -> list[tuple[str, str]]:
    """The words around a number that say something, each with its stem."""
    words, window, quantity = item.report.words, item.window, item.quantity
    found = []
    for match in tokens(window.of(item.report.page.folded)):
        word, span = match.group(), Span(window.start + match.start(), window.start + match.end())
        is_number = quantity.span.overlaps(span) and not (quantity.counted is not None and quantity.counted.holds(span))
        if word not in words.stop and len(word) > 1 and not word[0].isdigit() and not is_number:
            found.append((words.stem(word), span.of(item.report.text)))
    return found
