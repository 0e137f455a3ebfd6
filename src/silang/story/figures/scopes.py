"""The scope of a figure: whose it is, where, of which time, as of which day."""

from __future__ import annotations

from silang.spans import Span
from silang.story.figures.spot import AFTER, BESIDE, Spot
from silang.story.figures.verdicts import FAR
from silang.story.reports import apart, is_day
from silang.story.words import Hit, tokens

LEAD = 2  # sentences at the head of a report that say what its news is, a headline among them
OLD = 60  # days before publication; a figure of an older time is of another matter


def whose_of(spot: Spot, state: Hit | None) -> frozenset[str]:
    """Whose they are: a name within the figure or right behind it, else who does what the verb before the figure says."""
    linked = [hit.span.end for hit in spot.hits if hit.kind == "of" and 0 <= hit.span.start - spot.core.end <= BESIDE]
    found = spot.mentions.within(Span(spot.quantity.numeral.end, spot.core.end)) or spot.mentions.behind(
        min(linked, default=spot.core.end)
    )
    if not found and state is not None and state.kind == "active":
        found = spot.mentions.before(state.span.start, spot.report.sentence(spot.core.start).start)
    return found


def place_of(spot: Spot) -> frozenset[str]:
    """Where it is: the first name behind the figure that a word for "in" or "to" stands before."""
    quoted = spot.report.quoted(spot.core)
    for hit in spot.hits:
        near = hit.kind == "at" and 0 <= hit.span.start - spot.core.end <= AFTER and spot.report.quoted(hit.span) == quoted
        if near and (named := spot.mentions.behind(hit.span.end)):
            return named
    return _fronted(spot)


def _fronted(spot: Spot) -> frozenset[str]:
    """The place at the head of the sentence or clause that holds the figure ("Di Agam, 12 rumah rusak")."""
    clause = spot.report.clause(spot.core.start)
    hits = [hit for hit in spot.report.hits_in(Span(clause.start, spot.core.start)) if hit.kind in ("at", "clause")]
    while hits and hits[0].kind == "clause" and hits[0].span.start == clause.start and len(hits) > 1:
        gap = hits[1].span.start - hits[0].span.end
        hits = hits[1:] if gap <= BESIDE else []
        clause = Span(hits[0].span.start, clause.end) if hits else clause
    opens = bool(hits) and hits[0].kind == "at" and hits[0].span.start - clause.start <= BESIDE
    return spot.mentions.behind(hits[0].span.end) if opens else frozenset()


def era_of(spot: Spot) -> str:
    """The older year of which the clause tells, the day of another event, or the words that put it before the news; else empty.

    Of another event is a day more than a week before publication, where nobody spoke on it and the head of the report does not
    name it. What the head of the report itself puts in the past is its news.
    """
    times = spot.report.times_in(spot.report.clause(spot.quantity.numeral.start))
    ends = [time.end or time.begin or "" for time in times if time.begin is not None]
    last = max(ends, default="")
    since = apart(last[:10], spot.report.published) or 0 if last else 0
    if since > OLD:
        return last[:4]
    if since > FAR and spot.attribution is None and last[:10] not in _days_of_news(spot):
        return last[:10]
    past = _past(spot)
    return "" if past in _past_of_news(spot) else past


def _past(spot: Spot) -> str:
    """The words before a figure that put it before what is news; empty where there are none."""
    before = Span(_told_from(spot), spot.core.start)
    return next((hit.value for hit in spot.report.hits_in(before) if hit.kind == "past"), "")


def _days_of_news(spot: Spot) -> set[str]:
    """The last days of the times at the head of the report."""
    times = (time for sentence in spot.report.page.sentences[:LEAD] for time in spot.report.times_in(sentence))
    return {(time.end or time.begin or "")[:10] for time in times}


def _past_of_news(spot: Spot) -> set[str]:
    """The words by which the head of the report puts its own news before the day of publication."""
    lead = spot.report.page.sentences[:LEAD]
    return {hit.value for sentence in lead for hit in spot.report.hits_in(sentence) if hit.kind == "past"}


def _told_from(spot: Spot) -> int:
    """Where the telling of a figure begins: its sentence, or the one before where it points back at that ("Gempa itu …")."""
    sentence = spot.report.sentence(spot.core.start)
    first = [match.group() for match, _ in zip(tokens(sentence.of(spot.report.page.folded)), range(3), strict=False)]
    if spot.cast.words.pointers.isdisjoint(first):
        return sentence.start
    before = spot.report.page.sentence_at(max(0, sentence.start - 2))
    return before.start if before is not None else sentence.start


def aim_of(spot: Spot) -> str:
    """The word by which a figure is a target, a plan or a forecast; empty for what is so."""
    before = [hit for hit in spot.hits if hit.kind == "aim" and 0 <= spot.core.start - hit.span.end <= AFTER]
    if before:
        return spot.cast.words.lore.aim
    said = None if spot.attribution is None else spot.report.reading.attributions[spot.attribution]
    return spot.cast.words.lore.aim if said is not None and said.stance in ("predicts", "pledges", "demands") else ""


def occasion_of(spot: Spot) -> str:
    """The word for "before" under which the figure is told, or that by which the report puts its news in the past; else empty."""
    attribution = spot.attribution
    content = spot.report.reading.attributions[attribution].content if attribution is not None else ()
    spoken = content or (spot.report.sentence(spot.core.start),)
    before = [
        hit for part in spoken for hit in spot.report.hits_in(part) if hit.kind == "earlier" and hit.span.end <= spot.core.start
    ]
    past = _past(spot)
    return before[-1].value if before else past if past in _past_of_news(spot) else ""


def as_of(spot: Spot) -> str | None:
    """The day of saying; else a day right by the figure, at the head of its sentence, or that up to which the source counts."""
    attribution = spot.attribution
    if attribution is not None and spot.report.days[attribution] is not None:
        return spot.report.days[attribution]
    content = () if attribution is None else spot.report.reading.attributions[attribution].content
    near = [time for time in spot.report.times_in(spot.window) if is_day(time) and _is_by(spot, time.span)]
    counted = [time for part in content for time in spot.report.times_in(part) if is_day(time) and _is_until(spot, time.span)]
    days = {(time.begin or "")[:10] for time in near or counted}
    return days.pop() if len(days) == 1 else None


def _is_by(spot: Spot, time: Span) -> bool:
    """Whether a time stands right behind the figure, a preposition between, or opens its sentence."""
    opens = time.start - spot.report.sentence(spot.core.start).start < BESIDE * 3 and time.end <= spot.core.start
    return opens or (0 <= time.start - spot.core.end <= 2 * BESIDE + BESIDE and _is_until(spot, time))


def _is_until(spot: Spot, time: Span) -> bool:
    """Whether a word for "until" or "on" stands right before a time."""
    before = spot.report.hits_in(Span(spot.report.sentence(time.start).start, time.start))
    return any(hit.kind == "until" and time.start - hit.span.end <= BESIDE for hit in before)
