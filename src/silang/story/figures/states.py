"""The state of what a figure counts: the word for it that stands nearest."""

from __future__ import annotations

from silang.spans import Span
from silang.story.figures.spot import AFTER, BEFORE, Spot
from silang.story.words import Hit

FAR_AFTER = 60  # characters from a figure to its state behind it where nothing else that can be counted stands between
NOUN = 12  # between a noun for a deed and the figure of it


def state_of(spot: Spot) -> Hit | None:
    """The nearest word of state: verbs that act stand before the figure, other forms behind it or right before it."""
    whole = [hit.span for hit in spot.hits if hit.kind == "who"]
    apart = (hit for hit in spot.hits if not any(span != hit.span and span.holds(hit.span) for span in whole))
    near = [(cost, hit) for hit in apart if (cost := _cost(spot, hit)) is not None]
    return min(near, key=lambda entry: (entry[0], entry[1].span), default=(0, None))[1]


def is_listed(spot: Spot, behind: Spot) -> bool:
    """Whether the figure stands in a list right before another, people with people and things with things."""
    between = Span(spot.core.end, max(spot.core.end, behind.core.start)).of(spot.report.page.folded).strip(" ,()")
    words, people = spot.cast.words, []
    for one in (spot, behind):
        counted = one.quantity.counted
        people.append(counted is not None and any(hit.value == words.lore.people for hit in one.report.hits_in(counted)))
    return behind.is_next(spot.window) and (not between or between in words.together) and people[0] == people[1]


def _cost(spot: Spot, hit: Hit) -> int | None:
    """How far a word of state is from the figure; nothing where it cannot be its state."""
    if hit.kind == "noun":
        gap = spot.core.start - hit.span.end
        return gap if 0 <= gap <= NOUN and spot.cast.words.is_deed(hit.span.of(spot.report.page.folded)) else None
    if hit.kind not in ("active", "state", "who"):
        return None
    if hit.kind != "active" and hit.span.overlaps(spot.core):
        return 0
    behind = hit.span.start - spot.core.end
    if hit.kind == "state" and 0 <= behind <= FAR_AFTER:
        return None if behind > AFTER and _another_between(spot, hit.span) else behind
    if hit.kind == "who" and hit.span.end <= spot.core.start and spot.is_total(hit.span):
        return 2 * BEFORE
    if _is_base(spot) and not hit.span.overlaps(spot.core):
        return None
    gap = spot.core.start - hit.span.end
    limit = AFTER if hit.kind == "active" else BEFORE
    unbroken = 0 <= gap <= limit and not set(",.;:") & set(spot.report.page.plain[hit.span.end : spot.core.start])
    return (gap if hit.kind == "active" else 2 * gap) if unbroken else None


def _is_base(spot: Spot) -> bool:
    """Whether the figure before it is a part of this one ("20 dari 104 bus")."""
    follows = spot.window.start > spot.report.sentence(spot.quantity.numeral.start).start
    return follows and any(hit.kind == "of" and 0 <= spot.core.start - hit.span.end <= NOUN for hit in spot.hits)


def _another_between(spot: Spot, word: Span) -> bool:
    """Whether something else that can be counted stands between the figure and a word behind it."""
    return any(hit.kind == "counted" and spot.core.end <= hit.span.start < word.start for hit in spot.hits)
