"""In which language a text is written: by function words among those that Indonesian news is mixed up with, else by py3langid.

The words of the pack tell Indonesian, Malay, Javanese, Sundanese and English apart better and faster than any general identifier
(docs/decisions/0011); of the world's other languages they know nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from silang.spans import Pattern

MOST_CHARACTERS = 1800  # looked at
LEAST_HITS = 8
LEAD = 40  # words
SURELY = 3  # times the hits of the language that stands most often beside it
OWN = 3  # hits that a word of one language alone counts for
LEAST_BYTES = 60
MARGIN = 1.0  # nats a byte by which a foreign language must be likelier than each that the words know
_WORD = Pattern(r"[^\W\d_]+")


class Words:
    """Function words by BCP 47 code, laid out for looking up."""

    def __init__(self, languages: Mapping[str, frozenset[str]]) -> None:
        """A word that stands in several lists counts for each of them, but less; `group` says in which, an index of `groups`."""
        self.codes = tuple(sorted(languages))
        self.groups: list[tuple[str, ...]] = []
        self.group: dict[str, int] = {}
        for word in frozenset().union(*languages.values()):
            codes = tuple(code for code in self.codes if word in languages[code])
            if codes not in self.groups:
                self.groups.append(codes)
            self.group[word] = self.groups.index(codes)


def guess(folded: str, words: Words) -> str | None:
    """The BCP 47 code whose words stand clearly most often; None where too few are known or two come close.

    A report that quotes at length in another language is in the one that its first words are clearly in.

    >>> guess("the cat of the house and the dog " * 3, Words({"en": frozenset({"the", "of", "and"}), "id": frozenset({"dan"})}))
    'en'
    """
    seen = _WORD.findall(folded, 0, MOST_CHARACTERS)
    ranked = _ranked(seen, words)
    if not ranked or ranked[0][1] < LEAST_HITS or ranked[0][1] * 12 < len(seen):
        return None
    if len(ranked) == 1 or ranked[1][1] * 2 < ranked[0][1]:
        return ranked[0][0]  # whatever its first words are in
    lead = _ranked(seen[:LEAD], words)
    first, hits = lead[0]
    rival = next((code for code, _ in ranked[:2] if code != first), first)
    if rival != first and hits >= max(LEAST_HITS, SURELY * dict(lead)[rival]) and dict(ranked)[first] * 2 >= ranked[0][1]:
        return first
    close = len(ranked) > 1 and ranked[1][1] * 20 > ranked[0][1] * 19
    return None if close else ranked[0][0]


def foreign(text: str, words: Words) -> str | None:
    """The BCP 47 code of a language that `words` knows nothing of; None where the text may be in one of those that it knows.

    >>> indonesian = Words({"id": frozenset({"yang"})})
    >>> foreign("Der Minister sagte am Donnerstag, die Regierung werde die Pläne trotz der Proteste nicht ändern.", indonesian)
    'de'
    """
    head = text[:MOST_CHARACTERS]
    size = len(head.encode("utf-8", "replace"))
    if size < LEAST_BYTES or sum(map(str.isalpha, head)) * 2 < len(head):
        return None
    from py3langid.langid import rank  # noqa: PLC0415 - slow to import and seldom needed

    scores = dict(rank(head))
    best = max(scores, key=lambda code: (scores[code], code))
    known = max(scores[code] for code in words.codes if code in scores)
    return best if best not in words.codes and scores[best] - known >= MARGIN * size else None


def _ranked(seen: Sequence[str], words: Words) -> list[tuple[str, int]]:
    """The codes with their hits, most first."""
    counts = dict.fromkeys(words.codes, 0)
    for group, times in Counter(map(words.group.get, seen)).items():
        codes = words.groups[group] if group is not None else ()
        for code in codes:
            counts[code] += times * (OWN if len(codes) == 1 else 1)
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))
