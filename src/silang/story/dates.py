"""One thing on two days: an utterance, or a sentence told in nearly the same words, that reports date differently."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations
from typing import TypeAlias

from rapidfuzz.distance import Levenshtein

from silang.model import Evidence, Finding, Statement, Timex, Witness
from silang.reasons.values import Day, Outlet, because
from silang.spans import Span
from silang.story.flags import flag
from silang.story.reports import Report, apart, is_day
from silang.story.words import tokens

SHORTEST = 8  # words of a sentence, the time aside
ALIKE = 0.85  # of the words of two tellings
GRAM = 4  # words in a row that two tellings share
MOST_HELD = 8  # sentences that hold such words; commoner ones are formulas
_Pair: TypeAlias = frozenset[tuple[str, str]]  # two reports, each with the day that it gives


def date_conflicts(reports: Sequence[Report], statements: Iterable[Statement], by_name: Mapping[str, Report]) -> Iterator[Finding]:
    """What two reports date differently, each in figures: a day worked out from "kemarin" may hang on a wrong publication day."""
    seen: set[_Pair] = set()
    for statement in statements:
        yield from _said(statement, by_name, seen)
    yield from _told(reports, seen)


def _said(statement: Statement, by_name: Mapping[str, Report], seen: set[_Pair]) -> Iterator[Finding]:
    """The days on which reports say that something was said; one finding for each pair of days."""
    dated: dict[str, tuple[Witness, datetime | None]] = {}
    for item in statement.witnesses:
        report = by_name[item.article]
        day = report.reading.attributions[item.attribution].date
        written = None if day is None else _written(report, report.sentence(report.whole(item.attribution).start), day)
        if day is not None and written is not None:
            dated.setdefault(day, (item, _instant(written)))
    for (one, (first, moment)), (two, (second, other)) in combinations(sorted(dated.items(), key=lambda entry: entry[0]), 2):
        held = (by_name[first.article], one), (by_name[second.article], two)
        if first.article != second.article and (moment is None or moment != other) and not _each_its_own(*held):
            seen.add(_pair(first.article, one, second.article, two))
            reason = because(
                "dates.said", who=statement.speaker, a=Outlet(first.article), one=Day(one), b=Outlet(second.article), two=Day(two)
            )
            spans = ((item.article, by_name[item.article].whole(item.attribution)) for item in (first, second))
            yield flag("date-conflict", reason, (Evidence(article=article, span=span) for article, span in spans))


def _pair(a: str, one: str, b: str, two: str) -> _Pair:
    return frozenset(((a, one), (b, two)))


def _written(report: Report, sentence: Span, day: str) -> Timex | None:
    return next((time for time in report.times_in(sentence) if time.begin == day and _in_figures(report, time)), None)


def _in_figures(report: Report, time: Timex) -> bool:
    """Whether a time surely names one day, by its number."""
    return is_day(time) and time.issue is None and any(map(str.isdigit, time.span.of(report.text)))


@dataclass(frozen=True)
class _Sentence:
    """A sentence with one day in it, and its words without that."""

    report: Report
    span: Span
    day: str
    instant: datetime | None  # where the clock and the zone are given
    words: tuple[str, ...]


def _told(reports: Sequence[Report], seen: set[_Pair]) -> Iterator[Finding]:
    """Sentences of two reports in nearly the same words, with another day; once for each pair of reports and of days."""
    holding: dict[tuple[str, ...], list[_Sentence]] = defaultdict(list)
    for sentence in (sentence for report in reports for sentence in _sentences(report)):
        grams = [sentence.words[at : at + GRAM] for at in range(0, len(sentence.words) - GRAM + 1)]
        near = {id(other): other for gram in grams for other in holding[gram]}
        for other in near.values():
            pair = _pair(other.report.name, other.day, sentence.report.name, sentence.day)
            if pair not in seen and _at_odds(other, sentence):
                seen.add(pair)
                reason = because(
                    "dates.told",
                    a=Outlet(other.report.name),
                    one=Day(other.day),
                    b=Outlet(sentence.report.name),
                    two=Day(sentence.day),
                )
                yield flag("date-conflict", reason, (Evidence(article=s.report.name, span=s.span) for s in (other, sentence)))
        for gram in grams:
            if len(holding[gram]) < MOST_HELD:
                holding[gram].append(sentence)


def _at_odds(one: _Sentence, other: _Sentence) -> bool:
    """Whether two reports give one sentence two days, and neither tells of both; surely no page that is made anew each day."""
    if one.report is other.report or one.day == other.day:
        return False
    if one.instant is not None and one.instant == other.instant:  # near midnight, of two zones
        return False
    if None in (one.report.published, other.report.published) or _each_its_own((one.report, one.day), (other.report, other.day)):
        return False
    if any(time.begin == theirs for mine, theirs in ((one, other.day), (other, one.day)) for time in mine.report.reading.times):
        return False
    return Levenshtein.normalized_similarity(one.words, other.words, score_cutoff=ALIKE) >= ALIKE


def _each_its_own(one: tuple[Report, str], other: tuple[Report, str]) -> bool:
    """Whether each of two reports of two days gives the day of its own publication, or the one before: news that comes again.

    So is what two reports date as many days apart as they were published.
    """
    (first, day), (second, later) = one, other
    lapse = apart(first.published, second.published)
    between = apart(day, later)
    if not lapse or not between:
        return False
    fresh = all(apart(told, report.published) in (0, 1) for report, told in (one, other))
    return lapse == between or (fresh and lapse * between > 0)


def _sentences(report: Report) -> Iterator[_Sentence]:
    items = report.reading.attributions
    saying = {report.sentence(item.cue.start).start: item for item in items if item.cue is not None}
    for sentence in report.page.sentences:
        times = report.times_in(sentence)
        if len(times) == 1 and times[0].begin is not None and _in_figures(report, times[0]):
            said = saying.get(sentence.start)
            if said is not None and not report.quoted(times[0].span) and said.date != times[0].begin:
                continue  # the day of who relays it
            around = (Span(sentence.start, times[0].span.start), Span(times[0].span.end, sentence.end))
            words = tuple(
                match.group() for part in around if part.start < part.end for match in tokens(part.of(report.page.folded))
            )
            if len(words) >= SHORTEST:
                yield _Sentence(report, sentence, times[0].begin, _instant(times[0]), words)


def _instant(time: Timex) -> datetime | None:
    """The moment that a time with a clock and a zone names."""
    try:
        found = datetime.fromisoformat(time.value or "")
    except ValueError:
        return None
    return found if found.tzinfo is not None else None
