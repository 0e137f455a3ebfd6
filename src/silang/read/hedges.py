"""What a report states flatly though the source that it quotes for it hedges: a bound dropped on the way to the lead."""

from __future__ import annotations

from collections.abc import Sequence

from silang.model import Attribution, Quantity, ReadingFinding
from silang.read.page import Page
from silang.spans import Span

LEAD = 2  # sentences
TELLING = 100  # a number so great stands for one thing only, whatever it is said to count
_HEDGED = {
    "at_least": "at least",
    "more_than": "more than",
    "about": "about",
    "at_most": "at most",
    "less_than": "less than",
    "up_to": "up to",
}


def findings(page: Page, quantities: Sequence[Quantity], attributions: Sequence[Attribution]) -> tuple[ReadingFinding, ...]:
    """The figures of the lead that are flat where every source of the report that gives them hedges (`bound-dropped`).

    The finding stands on the flat figure and cites the hedged ones. Nothing where a source gives the figure flatly too, or
    where the same number may count another thing.
    """
    lead = Span(page.sentences[0].start, page.sentences[:LEAD][-1].end) if page.sentences else Span(0, 0)
    found = []
    for flat in quantities:
        if flat.bound == "exact" and not flat.parts and lead.holds(flat.span) and not _quoted(page, flat):
            told = [other for other in quantities if other is not flat and _same(page, flat, other) and _said(other, attributions)]
            hedged = [other for other in told if other.bound in _HEDGED]
            if hedged and len(hedged) == len(told):
                found.append(_finding(page, flat, hedged))
    return tuple(found)


def _same(page: Page, one: Quantity, other: Quantity) -> bool:
    """Whether two quantities are one number of one thing."""
    if (one.low, one.unit) != (other.low, other.unit) or one.span.overlaps(other.span) or other.parts:
        return False
    if one.counted is None or other.counted is None:
        return one.low >= TELLING
    heads = [span.of(page.folded).split()[:1] for span in (one.counted, other.counted)]
    return one.low >= TELLING or heads[0] == heads[1]


def _said(quantity: Quantity, attributions: Sequence[Attribution]) -> bool:
    """Whether a named source says it."""
    return any(item.source is not None and any(part.holds(quantity.numeral) for part in item.content) for item in attributions)


def _quoted(page: Page, quantity: Quantity) -> bool:
    return any(quotation.span.holds(quantity.numeral) for quotation in page.quotations)


def _finding(page: Page, flat: Quantity, hedged: Sequence[Quantity]) -> ReadingFinding:
    number = flat.numeral.of(page.text)
    return ReadingFinding(
        kind="bound-dropped",
        span=flat.span,
        why=f"the lead states {number}; its source says {_HEDGED[hedged[0].bound]} {number}",
        proposal=hedged[0].span.of(page.text),
        cites=tuple(other.span for other in hedged),
    )
