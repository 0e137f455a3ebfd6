"""Names that one report spells in two ways ("Guantanamo", "Guantamo"): sure or silent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from silang.model import Name, ReadingFinding
from silang.pack import Pack
from silang.read.names.gazetteer import Known, known
from silang.read.page import Page
from silang.reasons.language import english
from silang.reasons.values import because
from silang.spans import Span

KIND = "name-misspelt"
_LEAST, _LONG = 7, 8  # letters of a word that is compared, and of the spelling that is taken for the right one
_MOST = 400  # words of names in one report that are compared
_VOWELS = frozenset("aeiouy")


class _Word(NamedTuple):
    """A word of a name where it stands, and the whole name there."""

    span: Span
    within: Span


def findings(page: Page, names: Sequence[Name], pack: Pack) -> tuple[ReadingFinding, ...]:
    """The names' words that stand once, one slip away from a long word that stands more often; () where there are none.

    `proposal` is the commoner spelling, `cites` both. A word that is known, or stands beside other names than the commoner one, is
    taken to be right.

    >>> from silang.pack import load
    >>> from silang.read.names.names import read
    >>> page, pack = Page("Budi dibawa ke Guantanamo. Di Guantanamo ia sakit. Ia kembali ke Guantamo."), load("id")
    >>> [(f.span.of(page.text), f.proposal) for f in findings(page, read(page, pack), pack)]
    [('Guantamo', 'Guantanamo')]
    """
    tables, found = known(pack), _words(page, names)
    common = [word for word, places in found.items() if len(places) > 1 and len(word) >= _LONG]
    rare = [word for word, places in found.items() if len(places) == 1 and not _is_known(word, tables)] if common else []
    flagged = (_misspelt(page, word, [other for other in common if slip(word.lower(), other.lower())], found) for word in rare)
    return tuple(sorted((finding for finding in flagged if finding is not None), key=lambda finding: finding.span))


def _words(page: Page, names: Sequence[Name]) -> dict[str, list[_Word]]:
    """The long words of names, all letters but the first small, with all their places; short forms in brackets are left out."""
    found: dict[str, list[_Word]] = defaultdict(list)
    for name in names:
        for mention in name.mentions:
            if len(mention) < _LEAST:
                continue
            words, start = mention.of(page.plain).split(" "), mention.start
            for word in words:
                if len(word) >= _LEAST and word.isalpha() and word[1:].islower() and len(found) < _MOST:
                    short = name.type == "ORG" and page.plain[start - 1 : start] == "("
                    if not short:
                        found[word].append(_Word(Span(start, start + len(word)), mention))
                start += len(word) + 1
    return found


def _misspelt(page: Page, rare: str, near: Sequence[str], found: Mapping[str, list[_Word]]) -> ReadingFinding | None:
    """The finding about a word that stands once, None where not one other word is near or what is beside them tells them apart."""
    place = found[rare][0]
    beside = _beside(page, place) if len(near) == 1 else frozenset()
    if len(near) != 1 or all(beside != _beside(page, other) for other in found[near[0]]):
        return None
    right = found[near[0]][0].span
    reason = because("spellings.variant", usual=near[0], times=str(len(found[near[0]])), rare=rare)
    why = english(reason)
    return ReadingFinding(kind=KIND, span=place.span, why=why, reason=reason, proposal=near[0], cites=(place.span, right))


def _beside(page: Page, word: _Word) -> frozenset[str]:
    """The other words of the name that a word is of, in small letters."""
    return frozenset(word.within.of(page.folded).split(" ")) - {word.span.of(page.plain).lower(), ""}


def _is_known(word: str, tables: Known) -> bool:
    low = word.lower()
    return low in tables.casing or low in tables.given or low in tables.title_words or bool(tables.name_kind(low))


def slip(rare: str, right: str) -> bool:
    """Whether one slip parts two words, not at their ends: a letter or syllable lost or added, one other letter, two swapped.

    >>> [slip(a, "guantanamo") for a in ("guantamo", "guantanamu", "guatnanamo", "guanntanamo", "guantanama", "tanamo")]
    [True, False, True, True, False, False]
    """
    if rare == right or rare[:1] != right[:1] or abs(len(rare) - len(right)) > 2:
        return False
    head = next((i for i, (a, b) in enumerate(zip(rare, right, strict=False)) if a != b), min(len(rare), len(right)))
    short, long = sorted((rare[head:], right[head:]), key=len)
    if len(short) == len(long):
        swapped = short[1:2] + short[:1] + short[2:]
        return len(short) > 1 and (short[1:] == long[1:] or swapped == long)
    lost = len(long) - len(short)
    if long[lost:] != short or not short:
        return False
    return lost == 1 or (long[0] in _VOWELS) != (long[1] in _VOWELS)
