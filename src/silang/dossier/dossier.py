"""The composer of a dossier: what a pile of readings says together, with its head and its brief."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from silang import pack as packs
from silang.corrections import NONE, Corrections
from silang.dossier.apart import stories
from silang.dossier.brief import brief
from silang.ease import at_ease
from silang.model import Dossier, Reading, Story, StoryArticle
from silang.story.reports import Report, apart, is_day
from silang.story.story import Telling, tell
from silang.story.words import said as words_of

RECENT = 7  # days before publication that a report still speaks of as news
DEFAULT_LANGUAGE = "id"


@at_ease()
def compose(
    readings: Iterable[Reading],
    language: str = DEFAULT_LANGUAGE,
    *,
    since: str | None = None,
    new: Collection[str] = (),
    by_hand: Corrections = NONE,
) -> Dossier:
    """The dossier of readings of one story, in any order; the readings are kept whole, by name.

    The same article twice counts once. `language` names the pack that knows the words of the story.
    `news` is what the articles published `since` a day (an ISO date), and those named in `new`, change; what a person corrected
    `by_hand` holds.
    """
    pack = packs.load(language)
    telling = tell(readings, pack, since=since, new=new, by_hand=by_hand)
    return Dossier(
        story=_story(telling),
        figures=telling.figures,
        statements=telling.statements,
        positions=telling.positions,
        actors=telling.actors,
        origins=telling.origins,
        timeline=telling.timeline,
        findings=telling.findings,
        news=telling.news,
        brief=brief(telling, pack),
        corrections=telling.corrections,
        stories=stories((report.reading for report in telling.reports), pack),
        readings={report.name: report.reading for report in telling.reports},
    )


def _story(telling: Telling) -> Story:
    ids = sorted(report.reading.id for report in telling.reports)
    days = sorted(day for report in telling.reports for day in _news_days(report))
    return Story(
        id=hashlib.sha256("\n".join(ids).encode()).hexdigest()[:16],
        headline=_headline(telling.reports),
        begin=days[0] if days else None,
        end=days[-1] if days else None,
        articles=tuple(_listed(report) for report in telling.reports),
    )


def _listed(report: Report) -> StoryArticle:
    reading = report.reading
    published = reading.article.published
    return StoryArticle(
        name=report.name,
        id=reading.id,
        outlet=reading.article.outlet,
        title=reading.article.title,
        published=published.value if published else None,
        url=reading.source.url,
    )


def _news_days(report: Report) -> set[str]:
    """The days that a report speaks of as news: its own, those of what was said, and single days shortly before."""
    if report.published is None:
        return {day for day in report.days if day is not None}
    days = {report.published}
    named = [time.begin[:10] for time in report.reading.times if time.begin is not None and is_day(time)]
    for day in (*named, *(day for day in report.days if day is not None)):
        if 0 <= (apart(day, report.published) or 0) <= RECENT:
            days.add(day)
    return days


def _headline(reports: Sequence[Report]) -> str:
    """The title whose words most reports use; the first sentence of an article where none has a title.

    Reports that were not read, for their language, have a say only where there are no others.
    """
    reports = [r for r in reports if r.reading.article.language in (None, r.pack.language)] or reports
    spoken = Counter(word for report in reports for word in _words(report, report.page.folded))
    titled = [(report.reading.article.title, report) for report in reports if report.reading.article.title]
    candidates = [(title, report) for title, report in titled if title] or [(_lead(report), report) for report in reports]
    return min((_rank(title, report, spoken) for title, report in candidates), default=((), ""))[1]


def _rank(title: str, report: Report, spoken: Counter[str]) -> tuple[tuple[object, ...], str]:
    said = _words(report, title.lower())
    weight = sum(spoken[word] for word in said) / (len(said) + 3)
    return (-round(weight, 6), len(title), title), title


def _words(report: Report, folded: str) -> set[str]:
    stems = map(report.words.stem, set(words_of(folded)) - report.words.stop)
    return {stem for stem in stems if len(stem) > 2}


def _lead(report: Report) -> str:
    """The first sentence of the body, as written."""
    return " ".join(report.page.sentences[0].of(report.text).split()) if report.page.sentences else ""
