"""Where a report says in one breath that a party stood otherwise at first."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from silang.model import Attribution, Party, Stance
from silang.story.actors.actors import Cast
from silang.story.reports import Report, start_of

REFUSED: tuple[Stance, ...] = ("denies", "declines_to_confirm", "declines_to_deny", "declines_to_comment")
NEXT = 2  # characters between sentences that follow each other


def turns(report: Report, cast: Cast) -> Iterator[tuple[int, int]]:
    """The attributions, by index, of which the report says that a party first stood so and later otherwise: the earlier first."""
    for first, second in pairwise(report.order):
        before, after = report.reading.attributions[first], report.reading.attributions[second]
        who = cast.called(before.speaker)
        told = who is not None and who == cast.called(after.speaker) and None not in (before.stance, after.stance)
        contested = before.stance in REFUSED or after.stance in REFUSED
        ordered = was_earlier(report, first) != was_earlier(report, second)
        if told and contested and ordered and turned(before, after) and _beside(report, first, second):
            yield (first, second) if was_earlier(report, first) else (second, first)


def was_earlier(report: Report, index: int) -> bool:
    """Whether the report says that this was the stance at first: no other statement stands between the word for it and the cue.

    A word for it that is said itself ("anggaran tahun sebelumnya") is of what is told of.
    """
    items = report.reading.attributions
    at = start_of(items[index]) if (cue := items[index].cue) is None else cue.start
    for hit in report.hits_in(report.clause(at)):
        if hit.kind != "earlier" or any(part.holds(hit.span) for part in items[index].content):
            continue
        first, last = sorted((hit.span.start, at))
        if not any(item.cue is not None and first < item.cue.start < last for item in items):
            return True
    return False


def turned(before: Attribution | Party, after: Attribution | Party) -> bool:
    """Whether who stood so and then so has changed sides; who asserts a thing and does not deny it has not.

    >>> said, denied, refused = (
    ...     Party(party="Sari", stance=stance, as_of=None, evidence=()) for stance in ("asserts", "denies", "declines_to_deny")
    ... )
    >>> turned(said, denied), turned(said, refused), turned(denied, refused)
    (True, False, True)
    """
    sides = {side(before), side(after)}
    return len(sides) > 1 and not (sides == {"for", "open"} and "declines_to_deny" in (before.stance, after.stance))


def side(item: Attribution | Party) -> str:
    """For a claim, against it, or neither."""
    return {"asserts": "for", "confirms": "for", "denies": "against"}.get(item.stance or "", "open")


def _beside(report: Report, first: int, second: int) -> bool:
    """Whether one sentence holds both, or two that follow each other."""
    ends, starts = report.sentence(report.whole(first).start).end, report.sentence(report.whole(second).start).start
    return starts - ends <= NEXT
