"""One thing under several nouns: a count of a narrower class told elsewhere as one of a wider ("dua pelajar", "dua orang")."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from silang.story.figures.asked import Asked
from silang.story.matters import Matters

Alike = dict[tuple[str, str, str], list[Asked]]  # by unit, class and state
MOST = 40  # of one number that are compared


def as_one_class(alike: Alike, matters: Matters) -> Alike:
    """The figures with equal numbers of one wider class put to one class: that which most have, the wider one before others.

    Only those of two reports of one matter, none of which gives the number of both classes in one sentence. A figure that was of a
    narrower class stays narrowed by it.
    """
    families: dict[tuple[str, str, str], list[Asked]] = defaultdict(list)
    found: Alike = defaultdict(list)
    for (unit, what, state), items in sorted(alike.items()):
        families[unit, wider(items[0], what) if items else what, state] += items
    for (unit, _, state), items in families.items():
        for item in _settled(items, matters):
            found[unit, item.what, state].append(item)
    return found


def wider(item: Asked, what: str) -> str:
    """The widest class that a class is in; itself where there is none."""
    return item.report.words.wider.get(what, what)


def _settled(items: Sequence[Asked], matters: Matters) -> Iterator[Asked]:
    if len({item.what for item in items}) < 2:
        yield from items
        return
    same: dict[tuple[float, float | None], list[Asked]] = defaultdict(list)
    for item in items:
        low, high, _ = item.claim().value
        same[low, high].append(item)
    for told in same.values():
        counts = Counter(item.what for item in told)
        best = min(counts, key=lambda what: (-counts[what], what != wider(told[0], what), what))
        for item in told:
            yield _of_class(item, best) if item.what != best and _is_one(item, best, told[:MOST], matters) else item


def _is_one(item: Asked, what: str, told: Sequence[Asked], matters: Matters) -> bool:
    """Whether another report of the matter has the number of a class, and none has both in one sentence."""
    others = [other for other in told if other.what == what]
    apart = any(
        one.report is other.report and one.report.sentence(one.quantity.numeral.start).holds(other.quantity.numeral)
        for one in told
        if one.what == item.what
        for other in others
    )
    return not apart and any(matters.one(item.report, other.report) for other in others if other.report is not item.report)


def _of_class(item: Asked, what: str) -> Asked:
    """The figure as one of another class of its family, narrowed by its own unless that is the wider one."""
    own = frozenset[str]() if item.what == wider(item, what) else frozenset({f"C:{item.what}"})
    return replace(item, what=what, label=what, kind=item.kind | own)
