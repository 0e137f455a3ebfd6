"""How many origins the reports of one claim go back to, at least."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from silang.model import Origins


class Counted:
    """The groups of a story's articles by origin, ready to be asked for many claims."""

    def __init__(self, origins: Origins) -> None:
        """Note in which groups each article stands."""
        self._groups = origins.independent
        self._of: dict[str, list[int]] = defaultdict(list)
        for at, articles in enumerate(origins.independent):
            for name in articles:
                self._of[name].append(at)

    def fewest(self, articles: Iterable[str]) -> int:
        """The fewest origins that all the articles, by name, can go back to; 0 for none.

        What covers most of the articles that are left is taken first, whatever the order of the articles; one of no group counts
        by itself.

        >>> counted = Counted(Origins(independent=(("a", "c"), ("b", "c"), ("d",))))
        >>> counted.fewest("ac"), counted.fewest("abc"), counted.fewest("abd"), counted.fewest("")
        (1, 2, 3, 0)
        """
        left = set(articles)
        alone = {name for name in left if name not in self._of}
        left -= alone
        found = len(alone)
        while left:
            covered: dict[int, set[str]] = defaultdict(set)
            for name in left:
                for at in self._of[name]:
                    covered[at].add(name)
            best = min(covered, key=lambda at: (-len(covered[at]), self._groups[at]))
            left -= covered[best]
            found += 1
        return found
