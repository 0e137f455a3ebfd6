"""The questions of number that several reports answer, and how the answers stand to each other.

Figures answer one question where what is counted, its unit and its state are the same, and neither whose they are, nor the
place, nor the time tells them apart. Where one report gives several numbers that would answer one question, the question is not
known well enough, and only equal answers are put together.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from silang.model import Answer, Figure, Pair, Quantity
from silang.spans import Span
from silang.story.actors import Cast
from silang.story.reports import Report, apart
from silang.story.verdicts import Claim, allowed, compare
from silang.story.words import Hit, key

MOST_COMPARED = 40  # answers of one question of which all pairs are given
OLD = 60  # days before publication; a figure of an older time is of another matter
_BESIDE = 3  # characters between a figure and a word that stands right beside it
_TIMES = ("second", "minute", "hour", "day", "week", "month", "year", "decade", "century")


@dataclass(frozen=True)
class _Asked:
    """A figure and what it answers."""

    report: Report
    index: int
    quantity: Quantity
    what: str  # the class of what is counted or measured
    state: str
    whose: frozenset[str]
    place: frozenset[str]
    era: str
    label: str
    answer: Answer

    @property
    def order(self) -> tuple[object, ...]:
        return (self.answer.as_of or self.report.published or "", self.report.name, self.quantity.span, self.index)

    def claim(self, *, grows: bool) -> Claim:
        return Claim(self.answer, self.answer.as_of or self.report.published, grows)


def figures(reports: Sequence[Report], cast: Cast) -> tuple[Figure, ...]:
    """The questions, those that most reports answer first."""
    blocks: dict[tuple[str, str, str], list[_Asked]] = defaultdict(list)
    for report in reports:
        for asked in _asked(report, cast):
            blocks[asked.quantity.unit or "", asked.what, asked.state].append(asked)
    found = []
    for block in sorted(blocks):
        for group in _groups(blocks[block]):
            kept = _told_once(group)
            if len(kept) > 1 and (len({item.report.name for item in kept}) > 1 or len({item.answer.by for item in kept}) > 1):
                found.append((-len({item.report.name for item in kept}), -len(kept), _figure(kept, cast)))
    return tuple(figure for *_, figure in sorted(found, key=lambda entry: (*entry[:2], entry[2].id)))


def _asked(report: Report, cast: Cast) -> list[_Asked]:
    """The figures of a report that answer a question which can be known."""
    quantities = report.reading.quantities
    inner = {part for quantity in quantities for part in quantity.parts}
    mentions = _mentions(report, cast)
    starts = sorted(quantity.numeral.start for i, quantity in enumerate(quantities) if i not in inner)
    found = []
    for index, quantity in enumerate(quantities):
        if quantity.bound == "order" or index in inner or (quantity.unit or "").startswith(_TIMES):
            continue
        asked = _reading_of(report, cast, index, mentions, starts)
        if asked is not None:
            found.append(asked)
    return found


def _reading_of(report: Report, cast: Cast, index: int, mentions: _Mentions, starts: Sequence[int]) -> _Asked | None:
    quantity = report.reading.quantities[index]
    sentence = report.sentence(quantity.numeral.start)
    at = bisect_right(starts, quantity.numeral.start)
    before = starts[at - 2] if at > 1 else 0
    after = starts[at] if at < len(starts) else sentence.end
    window = Span(max(sentence.start, before), max(quantity.span.end, min(sentence.end, after)))
    hits = report.hits_in(window)
    core = _core(quantity)
    if not quantity.parts and any(hit.kind == "partial" and _beside(hit.span, core) for hit in hits):
        return None
    state = _state(hits, core)
    what = _what(report, quantity, hits, state)
    if what is None or (what == cast.words.lore.people and state is None):
        return None
    whose = mentions.within(Span(core.start, core.end), cast) or _owner(report, core, hits, mentions, cast)
    if not whose and state is not None and state.kind == "active":
        whose = mentions.just_before(state.span.start, sentence.start, cast)
    attribution = report.spoken(quantity.numeral)
    return _Asked(
        report=report,
        index=index,
        quantity=quantity,
        what=what,
        state=state.value if state else "",
        whose=whose,
        place=_place(core, hits, mentions, window, cast) - whose,
        era=_era(report, quantity),
        label=_label(report, quantity, what, cast),
        answer=_answer(report, cast, index, attribution),
    )


def _answer(report: Report, cast: Cast, index: int, attribution: int | None) -> Answer:
    quantity = report.reading.quantities[index]
    return Answer(
        article=report.name,
        quantity=index,
        attribution=attribution,
        by=None if attribution is None else cast.called(report.reading.attributions[attribution].speaker),
        low=quantity.low,
        high=quantity.high,
        bound=quantity.bound,
        unit=quantity.unit,
        as_of=None if attribution is None else report.days[attribution],
        via=() if attribution is None else report.vias[attribution],
    )


def _core(quantity: Quantity) -> Span:
    """The figure with what it counts."""
    parts = [quantity.numeral, quantity.span, *([] if quantity.counted is None else [quantity.counted])]
    return Span(min(part.start for part in parts), max(part.end for part in parts))


def _beside(word: Span, core: Span) -> bool:
    """Whether a word stands within the figure or right beside it."""
    return word.start <= core.end + _BESIDE and core.start <= word.end + _BESIDE


def _state(hits: Iterable[Hit], core: Span) -> Hit | None:
    """The nearest word of state: verbs that act stand before the figure, other forms rather after it."""
    near = []
    for hit in hits:
        if hit.kind == "active" and hit.span.end <= core.start:
            near.append((core.start - hit.span.end, hit))
        elif hit.kind == "state" and hit.span.start >= core.start:
            near.append((max(0, hit.span.start - core.end), hit))
        elif hit.kind == "state" and hit.span.end <= core.start:
            near.append((2 * (core.start - hit.span.end), hit))
    return min(near, key=lambda entry: (entry[0], entry[1].span), default=(0, None))[1]


def _what(report: Report, quantity: Quantity, hits: Iterable[Hit], state: Hit | None) -> str | None:
    """The class of what is counted or measured; nothing where the text does not say."""
    made_of = report.words.lore.made_of
    bodies = {_class(report, report.reading.quantities[part].counted) for part in quantity.parts} & set(made_of)
    counted = made_of[min(bodies)] if bodies else _class(report, quantity.counted)
    if counted:
        return counted
    measured = [hit for hit in hits if hit.kind == "measure" and hit.span.end <= quantity.numeral.start]
    if quantity.counted is not None and quantity.unit is None:
        stems = sorted(report.words.concepts(report.text, report.page.folded, quantity.counted.start, quantity.counted.end))
        return " ".join(stems) or None
    if measured:
        return max(measured, key=lambda hit: hit.span).value
    if state is None:
        return None
    return report.words.lore.people if quantity.unit is None else state.value


def _class(report: Report, counted: Span | None) -> str:
    """The class of the head of what is counted; empty where the pack knows none."""
    return "" if counted is None else next((hit.value for hit in report.hits_in(counted) if hit.kind == "counted"), "")


def _label(report: Report, quantity: Quantity, what: str, cast: Cast) -> str:
    if what in cast.words.lore.counted or what in cast.words.lore.measures or quantity.counted is None:
        return what
    return quantity.counted.of(report.page.folded)


class _Mentions:
    """Where a report names anyone, as keys of actors; capitals that stand for a country are that country."""

    def __init__(self, found: Iterable[tuple[Span, str]]) -> None:
        self.spans = sorted(set(found))
        self.starts = [span.start for span, _ in self.spans]

    def within(self, span: Span, cast: Cast) -> frozenset[str]:
        first, last = bisect_right(self.starts, span.start - 1), bisect_right(self.starts, span.end - 1)
        return frozenset(cast.words.stands_for(name) for _, name in self.spans[first:last])

    def just_before(self, offset: int, start: int, cast: Cast) -> frozenset[str]:
        """The last name before `offset`, within a few words."""
        last = bisect_right(self.starts, offset - 1) - 1
        if last < 0 or self.spans[last][0].start < start or offset - self.spans[last][0].end > 30:
            return frozenset()
        return frozenset({cast.words.stands_for(self.spans[last][1])})

    def at(self, offset: int, cast: Cast) -> frozenset[str]:
        """The name that begins within a few characters from `offset`."""
        first = bisect_right(self.starts, offset - 1)
        if first >= len(self.spans) or self.spans[first][0].start > offset + _BESIDE:
            return frozenset()
        return frozenset({cast.words.stands_for(self.spans[first][1])})


def _mentions(report: Report, cast: Cast) -> _Mentions:
    found = [
        (span, cast.called(name.name) or name.name) for name in report.reading.names if name.type != "PER" for span in name.mentions
    ]
    covered = {span.start for span, _ in found}
    for hit in report.hits_in(Span(0, len(report.text))):
        if hit.kind in ("country", "seat") and hit.span.start not in covered:
            found.append((hit.span, hit.value))
    return _Mentions(found)


def _owner(report: Report, core: Span, hits: Iterable[Hit], mentions: _Mentions, cast: Cast) -> frozenset[str]:
    """Who stands right behind the figure, with or without a word for "of"."""
    linked = [hit.span.end for hit in hits if hit.kind == "of" and 0 <= hit.span.start - core.end <= _BESIDE]
    return mentions.at(min(linked, default=core.end), cast)


def _place(core: Span, hits: Sequence[Hit], mentions: _Mentions, window: Span, cast: Cast) -> frozenset[str]:
    """Where it is: the first name behind the figure that a word for "in" or "to" stands before."""
    for hit in hits:
        if hit.kind == "at" and hit.span.start >= core.end and hit.span.end < window.end:
            named = mentions.at(hit.span.end, cast)
            if named:
                return named
    return frozenset()


def _era(report: Report, quantity: Quantity) -> str:
    """The year of an older time that the clause speaks of; empty for what is news."""
    clause = report.clause(quantity.numeral.start)
    ends = [time.end or time.begin for time in report.times_in(clause) if time.begin is not None]
    if not ends or None in ends or report.published is None:
        return ""
    last = max(end for end in ends if end is not None)
    return last[:4] if (apart(last[:10], report.published) or 0) > OLD else ""


def _groups(asked: Sequence[_Asked]) -> list[list[_Asked]]:
    """Figures that nothing tells apart; what says more comes first, what says less joins the greatest group that it fits."""
    groups: list[list[_Asked]] = []
    for item in sorted(asked, key=lambda item: (-bool(item.whose) - bool(item.place), item.order)):
        fitting = [group for group in groups if all(_fits(item, other) for other in group[:MOST_COMPARED])]
        if fitting:
            max(fitting, key=len).append(item)
        else:
            groups.append([item])
    return [part for group in groups for part in (_by_value(group) if _unsure(group) else [group])]


def _fits(one: _Asked, other: _Asked) -> bool:
    return one.era == other.era and _agree(one.whose, other.whose) and _agree(one.place, other.place)


def _agree(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether one side is silent, or both name the same or a part of it."""
    if not ours or not theirs or ours & theirs:
        return True
    words = [{word for name in side for word in name.split()} for side in (ours, theirs)]
    return words[0] <= words[1] or words[1] <= words[0]


def _unsure(group: Sequence[_Asked]) -> bool:
    """Whether the question is not known well enough: no state, or one report in one voice gives numbers that exclude each other."""
    if any(not item.state for item in group):
        return True
    voices: dict[tuple[str, str | None, str | None], list[_Asked]] = defaultdict(list)
    for item in group:
        voices[item.report.name, item.answer.by, item.answer.as_of].append(item)
    return any(not _overlap(a, b) for voice in voices.values() for a, b in combinations(voice[:MOST_COMPARED], 2))


def _overlap(one: _Asked, other: _Asked) -> bool:
    (a, b), (c, d) = (allowed(q.low, q.high, q.bound) for q in (one.quantity, other.quantity))
    return a <= d and c <= b


def _by_value(group: Sequence[_Asked]) -> list[list[_Asked]]:
    values: dict[tuple[float, float], list[_Asked]] = defaultdict(list)
    for item in group:
        values[item.quantity.low, item.quantity.high or item.quantity.low].append(item)
    return [values[value] for value in sorted(values)]


def _told_once(group: Sequence[_Asked]) -> list[_Asked]:
    """Each claim of each report once: the telling that names who claims it and when before one that does not."""
    best: dict[tuple[object, ...], _Asked] = {}
    for item in sorted(group, key=lambda item: (item.answer.by is None, item.answer.as_of is None, item.order)):
        answer = item.answer
        value = (answer.article, answer.low, answer.high, answer.bound)
        if answer.by is None and any(known[:4] == value for known in best):
            continue
        best.setdefault((*value, answer.by), item)
    return sorted(best.values(), key=lambda item: item.order)


def _figure(group: Sequence[_Asked], cast: Cast) -> Figure:
    members = "\n".join(sorted(f"{item.report.reading.id} {item.quantity.span.start} {item.index}" for item in group))
    state = cast.words.lore.states.get(group[0].state)
    claims = [item.claim(grows=state is not None and state.grows) for item in group]
    return Figure(
        id=hashlib.sha256(members.encode()).hexdigest()[:12],
        asks=_asks(group, cast),
        answers=tuple(item.answer for item in group),
        pairs=tuple(_pairs(claims)),
    )


def _pairs(claims: Sequence[Claim]) -> list[Pair]:
    """All pairs of a short list; of a long one, those between the first claims of each kind."""
    indices = list(range(len(claims)))
    if len(claims) > MOST_COMPARED:
        first: dict[tuple[object, ...], int] = {}
        for i, claim in enumerate(claims):
            answer = claim.answer
            first.setdefault((answer.low, answer.high, answer.bound, answer.by), i)
        indices = sorted(first.values())[:MOST_COMPARED]
    found = []
    for a, b in combinations(indices, 2):
        verdict, why = compare(claims[a], claims[b])
        found.append(Pair(a=a, b=b, verdict=verdict, why=why))
    return found


def _asks(group: Sequence[_Asked], cast: Cast) -> str:
    """The question in words: what is counted, whose it is, its state, the place."""
    label = _most(item.label for item in group)
    whose = _most(_shown(name, cast) for item in group for name in item.whose)
    place = _most(_shown(name, cast) for item in group for name in item.place)
    head = label if not whose or key(whose) in key(label) else f"{label} {whose}"
    state = group[0].state
    return " · ".join(part for part in (head, state if state not in head else "", place) if part)


def _shown(name: str, cast: Cast) -> str:
    return cast.called(name) or name


def _most(labels: Iterable[str]) -> str:
    counts = Counter(labels)
    return min(counts, key=lambda label: (-counts[label], label), default="")
