"""Which articles' words are another's: verbatim, abridged, reordered, spun, lifted; and which only quote the same.

Two articles are judged by their own words; the pile tells which to hold against each other, and what its outlets print daily.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from silang.model import Copy, CopyKind, Published, Reading
from silang.reasons.language import english
from silang.reasons.values import Amount, Reason, Steps, because
from silang.spans import Span
from silang.story.copies.candidates import candidates
from silang.story.copies.likeness import Likeness, Match, liken
from silang.story.copies.wording import Wording
from silang.story.words import key

SHARE, LIGHTEST = 0.55, 8  # of an article's words in matching sentences, for it to be a copy; what they weigh at least
LIFTED = 18  # what sentences taken over as they stand weigh together, for them to be lifted
REFILLED = 0.5  # of what matches: as much of a template filled in otherwise, and it is no copy
SAME, MOST = 0.88, 0.5  # of a sentence, for it to be as it was; of the matching sentences, for the copy not to be spun
WHOLE = 0.9  # of an article, or of its source, that stands in the other
IN_ORDER = 0.75  # of the sentences that follow one another as in the source
STANDING = 5  # articles of one outlet that hold a sentence, for it to be a notice; it is not lifted
HOURS = "T23:59+07:00"  # the end of a day of which no hour is known


def copies(readings: Iterable[Reading]) -> tuple[Copy, ...]:
    """What is copied from what, by article and source, each article from those that hold most of it; order does not matter.

    The earlier article is the source. Nothing is said of articles under one name with one text.
    """
    wordings = sorted((Wording(reading) for reading in readings), key=_order)
    standing = _standing(wordings)
    found: dict[int, list[tuple[int, Likeness, bool]]] = defaultdict(list)
    for first, second in candidates(wordings):
        source, article, unsure = directed(wordings[first], wordings[second])
        likeness = liken(article, source, standing)
        if is_copy(likeness) or likeness.quotations:
            later, earlier = (second, first) if article is wordings[second] else (first, second)
            found[later].append((earlier, likeness, unsure))
    told = [copy for several in found.values() for copy in _chosen(several)]
    return tuple(sorted(told, key=lambda copy: (copy.article, copy.source, copy.kind)))


def _standing(wordings: Iterable[Wording]) -> frozenset[tuple[str, ...]]:
    """The sentences that an outlet sets in many of its articles: notices, none of which says where an article is from."""
    held: Counter[tuple[str, tuple[str, ...]]] = Counter()
    for wording in wordings:
        outlet = wording.reading.article.outlet
        if outlet is not None:
            held.update((outlet, words) for words in {unit.words for unit in wording.own})
    return frozenset(words for (_, words), count in held.items() if count >= STANDING)


def is_copy(likeness: Likeness) -> bool:
    """Whether wording was taken over: most of the article matches, or sentences stand in it as they are in the other."""
    if likeness.refilled >= REFILLED * likeness.weight:
        return False
    return likeness.close >= LIFTED or (likeness.share >= SHARE and likeness.weight >= LIGHTEST)


def kind(likeness: Likeness) -> CopyKind:
    """How the wording was taken over; `likeness` is that of a copy."""
    if likeness.share < SHARE:
        return "lifted"
    if likeness.unchanged(SAME) < MOST:
        return "spun"
    if likeness.in_order < IN_ORDER:
        return "reordered"
    return "verbatim" if likeness.covered >= WHOLE else "abridged"


def directed(one: Wording, other: Wording) -> tuple[Wording, Wording, bool]:
    """Source and copy, and whether that is unsure.

    The earlier is the source; where the times leave it open, the one whose outlet the other credits; else the one that is likely
    the earlier, or has more words.
    """
    ours, theirs = (_times(side.reading.article.published) for side in (one, other))
    if ours is not None and theirs is not None and (ours[1] < theirs[0] or theirs[1] < ours[0]):
        return (one, other, False) if ours < theirs else (other, one, False)
    credits = _credits(one, other), _credits(other, one)
    if credits[0] != credits[1]:
        return (other, one, False) if credits[0] else (one, other, False)
    source, copy = sorted((one, other), key=lambda side: (_middle(side), -side.own_words, _order(side)))
    return source, copy, True


def _middle(wording: Wording) -> float:
    """The middle of the time in which an article may have been published; late where nothing is known."""
    times = _times(wording.reading.article.published)
    return (times[0].timestamp() + times[1].timestamp()) / 2 if times else float("inf")


def _credits(one: Wording, other: Wording) -> bool:
    outlet = key(other.reading.article.outlet or "")
    return bool(outlet) and any(key(credit.name) == outlet for credit in one.reading.credits)


def _times(published: Published | None) -> tuple[datetime, datetime] | None:
    """The first and last moment at which an article may have been published."""
    if published is None:
        return None
    value = published.value
    first, last = (value, value) if "T" in value else (f"{value}T00:00+07:00", f"{value}{HOURS}")
    try:
        moments = datetime.fromisoformat(first), datetime.fromisoformat(last)
    except ValueError:
        return None
    return None if moments[0].tzinfo is None else moments


def _order(wording: Wording) -> tuple[str, ...]:
    reading = wording.reading
    times = _times(reading.article.published)
    moment = f"{times[0].timestamp():020.1f}" if times else "~"
    return (moment, reading.id, reading.article.outlet or "", reading.name)


@dataclass
class _Chosen:
    """What of an article is accounted for."""

    own: set[int]
    quoted: set[int]


def _chosen(several: Sequence[tuple[int, Likeness, bool]]) -> Iterator[Copy]:
    """The sources of one article: the one that holds most of it, then any that holds what the others do not; the first if equal."""
    taken = _Chosen(set(), set())
    ranked = sorted((item for item in several if is_copy(item[1])), key=lambda item: (-round(item[1].weight, 6), item[0]))
    for _, likeness, unsure in ranked:
        new = [match for match in likeness.matches if match.mine not in taken.own]
        if not taken.own or sum(_close_weight(likeness, match) for match in new) >= LIFTED:
            taken.own.update(match.mine for match in likeness.matches)
            taken.quoted.update(match.mine for match in likeness.quotations)
            yield _copy(likeness, unsure)
    quoting = [item for item in several if not is_copy(item[1])]
    for _, likeness, unsure in sorted(quoting, key=lambda item: (-item[1].shared_quotation, item[0])):
        if any(match.mine not in taken.quoted for match in likeness.quotations):
            taken.quoted.update(match.mine for match in likeness.quotations)
            yield _quotation(likeness, unsure)


def _close_weight(likeness: Likeness, match: Match) -> float:
    return likeness.article.own[match.mine].weight if match.close else 0.0


def _copy(likeness: Likeness, unsure: bool) -> Copy:
    what = kind(likeness)
    matches = [match for match in likeness.matches if match.close] if what == "lifted" else likeness.matches
    article = likeness.article
    share = sum(match.shared for match in matches) / article.own_words
    told = sum(len(article.own[match.mine].words) for match in matches) / article.own_words
    whole, unchanged, longest = _percent(told), _percent(share / told), str(likeness.longest)
    if len(matches) == 1:
        why = because("copies.sentence", whole=whole, unchanged=unchanged, longest=longest)
    else:
        count = _count(len(matches))
        why = because("copies.sentences", count=count, whole=whole, unchanged=unchanged, longest=longest)
    return _told(likeness, what, share, likeness.spans(matches), why, unsure)


def _quotation(likeness: Likeness, unsure: bool) -> Copy:
    article = likeness.article
    share = likeness.shared_quotation / (article.own_words + article.quoted_words)
    spans = likeness.spans(likeness.quotations, quoted=True)
    why = because("copies.quoted", count=_count(likeness.shared_quotation))
    return _told(likeness, "shared-quotation", share, spans, why, unsure)


def _count(n: int) -> Amount:
    return Amount(low=n, high=n)


def _percent(part: float) -> str:
    return f"{100 * part:.0f}"


def _told(likeness: Likeness, what: CopyKind, share: float, spans: Sequence[tuple[Span, Span]], why: Reason, unsure: bool) -> Copy:
    reason = because("copies.unsure", why=Steps((why,))) if unsure else why
    return Copy(
        article=likeness.article.reading.name,
        source=likeness.source.reading.name,
        kind=what,
        share=round(share, 3),
        spans=tuple(spans),
        why=english(reason),
        reason=reason,
        unsure=unsure,
    )
