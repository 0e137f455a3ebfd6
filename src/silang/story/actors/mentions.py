"""Where a report names places and bodies: what tells whose a figure is, and where."""

from __future__ import annotations

from bisect import bisect_right

from silang.spans import Span
from silang.story.actors.actors import Cast
from silang.story.reports import Report

SUBJECT = 30  # characters between a verb and the name before it
_MARKS = frozenset("-\u2013\u2014,.:;()")
BESIDE = 3  # characters between a word and the name right behind it


class Mentions:
    """Where a report names places and bodies, as keys of actors; capitals that stand for a country are that country."""

    def __init__(self, report: Report, cast: Cast) -> None:
        """Look up all names of `report`, and the countries that the pack knows."""
        found = {
            span: cast.called(name.name) or name.name
            for name in report.reading.names
            if name.type != "PER"
            for span in name.mentions
        }
        starts = {span.start for span in found}
        for hit in report.hits_in(Span(0, len(report.text))):
            if hit.kind in ("country", "seat") and hit.span.start not in starts:
                found.setdefault(hit.span, hit.value)
        self._plain = report.page.plain
        self._spans = sorted(found)
        self._keys = [cast.words.stands_for(found[span]) for span in self._spans]
        self._starts = [span.start for span in self._spans]

    def around(self, span: Span) -> bool:
        """Whether a name holds `span`."""
        at = bisect_right(self._starts, span.start) - 1
        return at >= 0 and self._spans[at].holds(span)

    def starts_at(self, offset: int) -> bool:
        """Whether a name begins at `offset`."""
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and self._starts[at] == offset

    def within(self, span: Span) -> frozenset[str]:
        """The names that begin within `span`."""
        first, last = bisect_right(self._starts, span.start - 1), bisect_right(self._starts, span.end - 1)
        return frozenset(self._keys[first:last])

    def before(self, offset: int, start: int) -> frozenset[str]:
        """The last name between `start` and `offset`, a few words away at most, no mark between (a dateline is no subject)."""
        last = bisect_right(self._starts, offset - 1) - 1
        if last < 0 or self._starts[last] < start or offset - self._spans[last].end > SUBJECT:
            return frozenset()
        between = self._plain[self._spans[last].end : offset]
        return frozenset() if _MARKS & set(between) else frozenset({self._keys[last]})

    def behind(self, offset: int) -> frozenset[str]:
        """The name that stands right behind `offset`, nothing but blanks between."""
        first = bisect_right(self._starts, offset - 1)
        if first >= len(self._spans) or self._starts[first] > offset + BESIDE or self._plain[offset : self._starts[first]].strip():
            return frozenset()
        return frozenset({self._keys[first]})
