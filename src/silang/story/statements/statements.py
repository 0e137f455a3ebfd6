"""One utterance, however many reports tell it: the same speaker, the same words or figures, days that can be one."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain

from rapidfuzz import fuzz

from silang.model import Stance, Statement, Witness
from silang.spans import Span
from silang.story.actors.actors import Cast
from silang.story.reports import Report, apart, start_of
from silang.story.statements.positions import CONTESTED
from silang.story.words import said as words_of
from silang.story.words import tokens

SHARED = 0.55  # of the weight of the shorter telling
QUOTED = 0.25  # of it, where two reports have words in quotation marks in common
SHARED_HERE = 0.8  # where one report tells both
LEAST = 0.1  # what a concept weighs that everybody speaks of
FEWEST = 3  # concepts that two tellings share
PLAIN = 2  # of them that are no names
RUN = 2  # words in quotation marks that two tellings share
MOST_BLOCKED = 60  # tellings of one speaker that hold a concept; a commoner one joins nothing
SPOKEN = 6  # words of a quotation that is told nearly word for word
ALIKE = 80  # of a hundred, for the shorter within the longer
MOST_COMPARED = 12  # tellings of each of two groups
MOST_DAYS = 3  # between the reports, where a day of saying is unknown


@dataclass(frozen=True)
class _Telling:
    """One report's telling of something said."""

    report: Report
    index: int
    speaker: str
    stance: Stance | None
    concepts: frozenset[str]
    numbers: frozenset[str]
    said: tuple[str, ...]
    quoted: frozenset[tuple[str, ...]]
    claim: int | None

    @cached_property
    def words(self) -> str:
        """What is said, as one text."""
        return " ".join(self.said)

    @property
    def order(self) -> tuple[object, ...]:
        item = self.report.reading.attributions[self.index]
        return (self.report.published or "", self.report.name, start_of(item), self.index)

    @cached_property
    def day(self) -> str | None:
        return self.report.days[self.index]


def statements(reports: Sequence[Report], cast: Cast, claim_of: Mapping[tuple[str, int], int]) -> tuple[Statement, ...]:
    """The statements, by speaker and day; each with those who tell it."""
    by_speaker: dict[str, list[_Telling]] = defaultdict(list)
    frequency: Counter[str] = Counter()
    for telling in (telling for report in reports for telling in _tellings(report, cast, claim_of)):
        by_speaker[telling.speaker].append(telling)
        frequency.update(telling.concepts)
    total = sum(map(len, by_speaker.values()))
    weight = {concept: LEAST + math.log(total / count) for concept, count in frequency.items()}
    found = []
    for speaker in sorted(by_speaker):
        for group in _joined(sorted(by_speaker[speaker], key=lambda telling: telling.order), weight):
            found.append(_statement(speaker, group))
    return tuple(found)


def _tellings(report: Report, cast: Cast, claim_of: Mapping[tuple[str, int], int]) -> Iterable[_Telling]:
    for index in report.order:
        item = report.reading.attributions[index]
        if item.speaker is None or not item.content:
            continue
        said = [word for part in item.content for word in words_of(part.of(report.page.folded))]
        yield _Telling(
            report=report,
            index=index,
            speaker=cast.speaker(report, item.speaker),
            stance=item.stance,
            concepts=report.contents[index] - cast.people,
            numbers=frozenset(word for word in said if word[0].isdigit()),
            said=tuple(said),
            quoted=frozenset(_runs(report, index)),
            claim=claim_of.get((report.name, index)),
        )


def _runs(report: Report, index: int) -> Iterable[tuple[str, ...]]:
    """The runs of quoted words of a telling that hold a word with matter of its own."""
    for part in report.reading.attributions[index].content:
        if not report.quotes(part):
            continue
        said = list(tokens(part.of(report.page.folded)))
        for first, last in zip(said, said[RUN - 1 :], strict=False):
            run = (first.group(), last.group())
            span = Span(part.start + first.start(), part.start + last.end())
            named = (report.text[part.start + match.start()].isupper() for match in (first, last))
            if report.words.stop.isdisjoint(run) and report.quoted(span) and not any(named):
                yield run


def _joined(tellings: Sequence[_Telling], weight: Mapping[str, float]) -> list[list[_Telling]]:
    """The tellings of one speaker, those of one utterance together, in order: those in the same words first."""
    group = list(range(len(tellings)))
    members = {i: [i] for i in group}
    are_one = cache(lambda i, j: _one(tellings[i], tellings[j], weight))
    for i, j in chain(_near_pairs(tellings, _words_of), _near_pairs(tellings, _signs_of)):
        if group[i] == group[j] or not are_one(i, j):
            continue
        if _groups_fit(tellings, members[group[i]], members[group[j]], are_one):
            keep, drop = sorted((group[i], group[j]))
            members[keep] = sorted(members[keep] + members.pop(drop))
            for k in members[keep]:
                group[k] = keep
    return [[tellings[k] for k in members[root]] for root in sorted(members)]


def _words_of(telling: _Telling) -> Iterable[object]:
    """All the words of a telling."""
    return (telling.said,)


def _signs_of(telling: _Telling) -> Iterable[object]:
    """What tellings of one utterance share: a word with matter of its own, words in quotation marks, a claim."""
    return (*telling.concepts, *telling.quoted, ("claim", telling.claim))


def _near_pairs(tellings: Sequence[_Telling], signs: Callable[[_Telling], Iterable[object]]) -> Iterable[tuple[int, int]]:
    """The pairs of tellings that share a sign which is not everybody's."""
    holding: dict[object, list[int]] = defaultdict(list)
    for i, telling in enumerate(tellings):
        near: set[int] = set()
        for sign in signs(telling):
            if len(holding[sign]) < MOST_BLOCKED:
                near.update(holding[sign])
                holding[sign].append(i)
        yield from ((i, j) for j in sorted(near))


def _one(one: _Telling, other: _Telling, weight: Mapping[str, float]) -> bool:
    """Whether two tellings are of one utterance."""
    if not _same_manner(one.stance, other.stance):
        return False
    if _verbatim(one, other):
        return True
    if not _near(one, other):
        return False
    if _same_words(one, other):
        return True
    if one.numbers and other.numbers and one.numbers.isdisjoint(other.numbers):
        return False
    shared = one.concepts & other.concepts
    least = min(sum(weight[concept] for concept in side.concepts) for side in (one, other))
    common = sum(weight[concept] for concept in shared)
    if one.report is not other.report and common >= QUOTED * least and not one.quoted.isdisjoint(other.quoted):
        return True
    if (
        one.report is not other.report
        and one.claim is not None
        and one.claim == other.claim
        and one.stance in CONTESTED
        and one.stance == other.stance
    ):
        return one.day is not None and one.day == other.day
    plain = [concept for concept in shared if not concept.startswith("N:")]
    part = SHARED_HERE if one.report is other.report else SHARED
    return len(shared) >= FEWEST and len(plain) >= PLAIN and common >= part * least


def _verbatim(one: _Telling, other: _Telling) -> bool:
    """Whether both quote nearly the same words, and enough of them; then the days do not matter."""
    if one.report is other.report or min(len(one.said), len(other.said)) < SPOKEN or one.quoted.isdisjoint(other.quoted):
        return False
    return one.said == other.said or fuzz.partial_ratio(one.words, other.words, score_cutoff=ALIKE) >= ALIKE


def _same_words(one: _Telling, other: _Telling) -> bool:
    """Whether two reports tell the same words, however few they are."""
    return one.report is not other.report and one.said == other.said and len(one.said) >= FEWEST


def _same_manner(one: Stance | None, other: Stance | None) -> bool:
    """Whether two stances may be of one utterance: not where one denies or declines what the other says."""
    against = ("denies", "declines_to_confirm", "declines_to_deny", "declines_to_comment", "doubts")
    return one == other or (one not in against and other not in against)


def _near(one: _Telling, other: _Telling) -> bool:
    """Whether the days fit: one day of saying, or a report shortly after it; two reports without one shortly after each other."""
    if one.day is not None and other.day is not None:
        return one.day == other.day
    if one.day is None and other.day is None:
        days = apart(one.report.published, other.report.published)
        return days is None or abs(days) <= MOST_DAYS
    said, told = (one.day, other.report.published) if one.day is not None else (other.day, one.report.published)
    days = apart(said, told)
    return days is None or 0 <= days <= MOST_DAYS


def _groups_fit(
    tellings: Sequence[_Telling], ours: Sequence[int], theirs: Sequence[int], are_one: Callable[[int, int], bool]
) -> bool:
    """Whether two groups can be one utterance: no two days of saying, and half of their tellings are alike."""
    days = {tellings[k].day for k in (*ours, *theirs)} - {None}
    pairs = [(one, other) for one in ours[:MOST_COMPARED] for other in theirs[:MOST_COMPARED]]
    if len(days) > 1 and not any(_verbatim(tellings[one], tellings[other]) for one, other in pairs):
        return False
    return 2 * sum(are_one(one, other) for one, other in pairs) >= len(pairs)


def _statement(speaker: str, group: Sequence[_Telling]) -> Statement:
    days = {telling.day for telling in group if telling.day is not None}
    return Statement(
        speaker=speaker,
        date=min(days, default=None),
        witnesses=tuple(Witness(article=telling.report.name, attribution=telling.index) for telling in group),
    )
