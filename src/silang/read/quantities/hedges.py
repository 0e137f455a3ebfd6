"""What a report states flatly though the source that it quotes for it hedges: a bound dropped on the way to the lead."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from msgspec import Struct

from silang.model import Attribution, Number, Quantity, ReadingFinding
from silang.pack import Pack
from silang.read.page import Page
from silang.reasons.language import english
from silang.reasons.values import Amount, because
from silang.spans import Span, merge

LEAD = 2  # sentences
TELLING = 100  # a number so great stands for one thing only, whatever it is said to count
_HEDGED = frozenset({"at_least", "more_than", "about", "at_most", "less_than", "up_to"})


class Hedges(Struct, frozen=True, forbid_unknown_fields=True):
    """The table `hedges` of a language pack: `alike` are heads of what is counted that may stand for one another."""

    alike: list[list[str]]


def findings(
    page: Page, quantities: Sequence[Quantity], attributions: Sequence[Attribution], pack: Pack
) -> tuple[ReadingFinding, ...]:
    """The figures of the lead that are flat where every source of the report that gives them hedges (`bound-dropped`).

    The finding stands on the flat figure and cites the hedged ones. Nothing where a source gives the figure flatly too, or
    where the same number may count another thing.
    """
    alike = pack.table("hedges", Hedges).alike
    lead = Span(page.sentences[0].start, page.sentences[:LEAD][-1].end) if page.sentences else Span(0, 0)
    found, said, quoted = [], _said(quantities, attributions), [quotation.span for quotation in page.quotations]
    for flat in quantities:
        if flat.bound == "exact" and not flat.parts and lead.holds(flat.span) and not _held(quoted, flat.numeral):
            told = [other for other in said.get((flat.low, flat.unit), ()) if other is not flat and _same(page, flat, other, alike)]
            hedged = [other for other in told if other.bound in _HEDGED]
            if hedged and len(hedged) == len(told):
                found.append(_finding(page, flat, hedged))
    return tuple(found)


def _same(page: Page, one: Quantity, other: Quantity, alike: list[list[str]]) -> bool:
    """Whether two quantities of one number are of one thing."""
    if one.span.overlaps(other.span):
        return False
    if one.counted is None or other.counted is None:
        return one.low >= TELLING
    heads = [next(iter(span.of(page.folded).split()), "") for span in (one.counted, other.counted)]
    return one.low >= TELLING or heads[0] == heads[1] or any(set(heads) <= set(group) for group in alike)


def _said(quantities: Sequence[Quantity], attributions: Sequence[Attribution]) -> dict[tuple[Number, str | None], list[Quantity]]:
    """The quantities that a named source says, by number and unit."""
    contents = list(merge(part for item in attributions if item.source is not None for part in item.content))
    said: dict[tuple[Number, str | None], list[Quantity]] = defaultdict(list)
    for quantity in quantities:
        if not quantity.parts and _held(contents, quantity.numeral):
            said[quantity.low, quantity.unit].append(quantity)
    return said


def _held(ordered: Sequence[Span], span: Span) -> bool:
    """Whether one of disjoint spans in order holds `span`."""
    at = bisect_right(ordered, span.start, key=lambda other: other.start) - 1
    return at >= 0 and ordered[at].holds(span)


def _finding(page: Page, flat: Quantity, hedged: Sequence[Quantity]) -> ReadingFinding:
    reason = because("hedges.dropped", flat=_amount(flat), hedged=_amount(hedged[0]))
    return ReadingFinding(
        kind="bound-dropped",
        span=flat.span,
        why=english(reason),
        reason=reason,
        proposal=hedged[0].span.of(page.text),
        cites=tuple(other.span for other in hedged),
    )


def _amount(quantity: Quantity) -> Amount:
    return Amount(low=quantity.low, high=quantity.high, bound=quantity.bound, unit=quantity.unit)
