"""The reasons that many notes of a long page have in common: each stands once, and the notes lead to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from markupsafe import Markup

LEAST = 24  # characters of a reason as markup; to a shorter one a link is hardly shorter


class Repeated:
    """The reasons that stand once, by their markup, with the number that each is linked by."""

    def __init__(self, reasons: Iterable[Markup]) -> None:
        """`reasons` are those of all notes, in the order of the page; those that come up twice are numbered, from 1."""
        counted = Counter(reasons)
        kept = (reason for reason, count in counted.items() if count > 1 and len(reason) >= LEAST)
        self.numbers: Mapping[Markup, int] = {reason: number for number, reason in enumerate(kept, 1)}

    def told(self, reason: Markup) -> Markup:
        """What stands in a note for its reason: the reason, or the way to it.

        >>> long = Markup("<code>quantities.count</code> ← word “satu”, amounts.bound “sekitar satu”")
        >>> Repeated([long, long]).told(long), Repeated([long]).told(Markup("<code>cue</code>"))
        (Markup('<a href="#w1">1</a>'), Markup('<span class="why"><code>cue</code></span>'))
        """
        number = self.numbers.get(reason)
        if number is None:
            return Markup('<span class="why">{}</span>').format(reason)
        return Markup('<a href="#w{0}">{0}</a>').format(number)
