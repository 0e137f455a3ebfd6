"""What each figure of a report answers: what is counted or measured, in which state, whose it is, where, of which time."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from silang.model import Answer, Quantity
from silang.spans import Span
from silang.story.actors.actors import Cast
from silang.story.actors.mentions import Mentions
from silang.story.figures.scales import based, step
from silang.story.figures.verdicts import Claim
from silang.story.reports import Report, apart, is_day
from silang.story.words import Hit

OLD = 60  # days before publication; a figure of an older time is of another matter
FAR_AFTER, AFTER, BEFORE, BESIDE = (
    60,
    40,
    25,
    3,
)  # characters from a figure to its state behind it, before it, to a word right by it
NOUN = 12  # characters between a noun for a deed and the figure of it
_TIMES = ("second", "minute", "hour", "day", "week", "month", "year", "decade", "century", "times")


@dataclass(frozen=True)
class Asked:
    """A figure and the question that it answers; `what` is the class of what is counted or measured, `label` its words."""

    report: Report
    index: int
    what: str
    label: str
    state: str
    kind: frozenset[str]  # what narrows the class: stems of the words beside its head
    whose: frozenset[str]
    place: frozenset[str]
    era: str
    occasion: str
    answer: Answer

    @property
    def quantity(self) -> Quantity:
        """The figure itself."""
        return self.report.reading.quantities[self.index]

    @property
    def order(self) -> tuple[object, ...]:
        """By what figures are put in order, whatever order they came in."""
        return (self.answer.as_of or self.report.published or "", self.report.name, self.quantity.span, self.index)

    def claim(self) -> Claim:
        """The figure as it is weighed against others."""
        state = self.report.words.lore.states.get(self.state)
        day = self.answer.as_of or self.report.published
        written = self.quantity.numeral.of(self.report.text)
        rounded = step(written, self.quantity.low)
        return Claim(
            self.answer,
            day,
            grows=state is not None and state.grows,
            passing=state is not None and state.passing,
            scale=based(self.quantity.unit)[1],
            step=rounded if self.quantity.unit is not None or rounded > 1 else 0.0,
            occasion=self.occasion,
        )


def asked(report: Report, cast: Cast) -> Iterator[Asked]:
    """The figures of a report that answer a question which can be known; orders of magnitude, times and parts of others do not."""
    quantities = report.reading.quantities
    inner = {part for quantity in quantities for part in quantity.parts}
    starts = sorted(quantity.numeral.start for i, quantity in enumerate(quantities) if i not in inner)
    mentions = Mentions(report, cast)
    last: Asked | None = None
    for index in sorted(range(len(quantities)), key=lambda index: (quantities[index].numeral, index)):
        quantity = quantities[index]
        if quantity.bound != "order" and index not in inner and not (quantity.unit or "").startswith(_TIMES):
            last = _Figure(report, cast, index, mentions, _window(report, quantity, starts), last).asked()
            if last is not None:
                yield last


def _window(report: Report, quantity: Quantity, starts: Sequence[int]) -> Span:
    """The part of the sentence that may speak of this figure: from the one before it to the one after it."""
    sentence = report.sentence(quantity.numeral.start)
    at = bisect_right(starts, quantity.numeral.start)
    before = starts[at - 2] if at > 1 else 0
    after = starts[at] if at < len(starts) else sentence.end
    return Span(max(sentence.start, before), max(quantity.span.end, min(sentence.end, after)))


@dataclass(frozen=True)
class _Figure:
    """One figure while its question is sought."""

    report: Report
    cast: Cast
    index: int
    mentions: Mentions
    window: Span
    last: Asked | None  # the figure before it, if its question is known

    @cached_property
    def quantity(self) -> Quantity:
        return self.report.reading.quantities[self.index]

    @cached_property
    def core(self) -> Span:
        """The figure with what it counts."""
        parts = [part for part in (self.quantity.numeral, self.quantity.span, self.quantity.counted) if part is not None]
        return Span(min(part.start for part in parts), max(part.end for part in parts))

    @cached_property
    def hits(self) -> Sequence[Hit]:
        return self.report.hits_in(self.window)

    def asked(self) -> Asked | None:
        """The figure with its question; nothing where the text does not say what is counted or measured."""
        if self._is_part():
            return None
        if self.last is not None and self._is_again():
            return self._as(self.last)
        state = None if self._is_measure() else self._state()
        what = self._what(state)
        if what is None or (what == self.cast.words.lore.people and state is None):
            return None
        whose = frozenset() if self._is_measure() or self._is_money() else self._whose(state)
        return Asked(
            report=self.report,
            index=self.index,
            what=what,
            label=self._label(what),
            state=self._state_of(state, what),
            kind=self._kind(),
            whose=whose,
            place=self._place() - whose,
            era=self._era(),
            occasion=self._occasion(),
            answer=self._answer(),
        )

    def _is_part(self) -> bool:
        """Whether a word right by it says that the figure is a part, a share or a change of another."""
        near = (hit.span for hit in self.hits if hit.kind == "partial" and not self._is_total(hit.span))
        core = self.core
        return not self.quantity.parts and any(word.start <= core.end + BESIDE and core.start <= word.end + BESIDE for word in near)

    def _is_total(self, change: Span) -> bool:
        """Whether a word between a change and the figure says that the figure is what came of it."""
        between = (change.end, self.quantity.numeral.start)
        return any(hit.kind == "total" and between[0] <= hit.span.start and hit.span.end <= between[1] for hit in self.hits)

    def _is_again(self) -> bool:
        """Whether words right before it say that it is of what the figure before it is of."""
        gaps = (self.core.start - hit.span.end for hit in self.hits if hit.kind == "again")
        return any(-len(self.core) < gap <= BEFORE for gap in gaps)

    def _as(self, other: Asked) -> Asked:
        """The figure as an answer to the question of another, on its own day."""
        same = {name: getattr(other, name) for name in ("what", "label", "state", "kind", "whose", "place")}
        return Asked(report=self.report, index=self.index, era="", occasion="", answer=self._answer(), **same)

    def _is_measure(self) -> bool:
        return self.quantity.unit is not None and self._counted is None and not self._is_money()

    @cached_property
    def _counted(self) -> Span | None:
        """What is counted; of a measure, the noun of a known class right behind it ("850 hektare sawah")."""
        behind = (hit.span for hit in self.hits if hit.kind == "counted" and 0 <= hit.span.start - self.core.end <= BESIDE)
        return self.quantity.counted or (next(behind, None) if self.quantity.unit is not None else None)

    def _is_money(self) -> bool:
        unit = self.quantity.unit or ""
        return len(unit) == 3 and unit.isupper()

    def _state(self) -> Hit | None:
        """The nearest word of state: verbs that act stand before the figure, other forms behind it or right before it."""
        near = [(cost, hit) for hit in self.hits if (cost := self._cost(hit)) is not None]
        return min(near, key=lambda entry: (entry[0], entry[1].span), default=(0, None))[1]

    def _cost(self, hit: Hit) -> int | None:
        """How far a word of state is from the figure; nothing where it cannot be its state."""
        if hit.kind == "noun":
            gap = self.core.start - hit.span.end
            return gap if 0 <= gap <= NOUN and self.cast.words.is_deed(hit.span.of(self.report.page.folded)) else None
        if hit.kind not in ("active", "state", "who"):
            return None
        if hit.kind != "active" and hit.span.overlaps(self.core):
            return 0
        behind = hit.span.start - self.core.end
        if hit.kind == "state" and 0 <= behind <= FAR_AFTER:
            return None if behind > AFTER and self._another_between(hit.span) else behind
        if hit.kind == "who" and hit.span.end <= self.core.start and self._is_total(hit.span):
            return 2 * BEFORE
        if self._is_base and not hit.span.overlaps(self.core):
            return None
        gap = self.core.start - hit.span.end
        limit = AFTER if hit.kind == "active" else BEFORE
        unbroken = 0 <= gap <= limit and not set(",.;:") & set(self.report.page.plain[hit.span.end : self.core.start])
        return (gap if hit.kind == "active" else 2 * gap) if unbroken else None

    @cached_property
    def _is_base(self) -> bool:
        """Whether the figure before it is a part of this one ("20 dari 104 bus")."""
        follows = self.window.start > self.report.sentence(self.quantity.numeral.start).start
        return follows and any(hit.kind == "of" and 0 <= self.core.start - hit.span.end <= NOUN for hit in self.hits)

    def _another_between(self, word: Span) -> bool:
        """Whether something else that can be counted stands between the figure and a word behind it."""
        return any(hit.kind == "counted" and self.core.end <= hit.span.start < word.start for hit in self.hits)

    def _what(self, state: Hit | None) -> str | None:
        """The class of what is counted or measured."""
        quantity, lore = self.quantity, self.cast.words.lore
        if quantity.unit is None or self._counted is not None:
            bodies = {self._class(self.report.reading.quantities[part].counted) for part in quantity.parts} & set(lore.made_of)
            counted = lore.made_of[min(bodies)] if bodies else self._class(self._counted)
            if counted:
                return counted
            if state is not None and self._are_people(state):
                return lore.people
            if quantity.counted is not None:
                return self._stems(quantity.counted)
        measured = [hit for hit in self.hits if hit.kind == "measure" and self._is_measured(hit.span)]
        if measured:
            return max(measured, key=lambda hit: hit.span).value
        return state.value if state is not None and self._is_money() else None

    def _are_people(self, state: Hit) -> bool:
        """Whether a state says by itself that people are counted: by a noun for them, or as "12 tewas" does."""
        if state.kind == "who":
            return self.quantity.counted is None or state.span.overlaps(self.quantity.counted)
        of_people = self.cast.words.lore.states[state.value]
        beside = 0 <= state.span.start - self.core.end <= BESIDE and float(self.quantity.low).is_integer()
        return self.quantity.counted is None and beside and (of_people.grows or of_people.passing)

    def _is_measured(self, noun: Span) -> bool:
        """Whether a noun of measure before the figure is near it, or a word for "reach" stands between."""
        gap = self.quantity.numeral.start - noun.end
        return 0 <= gap <= AFTER or (gap > 0 and self._is_total(noun))

    def _class(self, counted: Span | None) -> str:
        """The class of the head of what is counted; empty where the pack knows none."""
        return "" if counted is None else next((hit.value for hit in self.report.hits_in(counted) if hit.kind == "counted"), "")

    def _stems(self, counted: Span) -> str | None:
        """What is counted, by its stems; nothing where its head asks nothing."""
        folded = self.report.page.folded
        if not self.cast.words.unasked.isdisjoint(counted.of(folded).split()[:1]):
            return None
        found = self.cast.words.concepts(self.report.text, folded, counted.start, counted.end)
        plain = {concept for concept in found - self._named(counted) if not concept.startswith("N:")}
        return " ".join(sorted(plain or found)) or None

    def _kind(self) -> frozenset[str]:
        """What narrows the class of what is counted: no names, no states."""
        if self.quantity.counted is None:
            return frozenset()
        counted = self.quantity.counted
        found = self.cast.words.concepts(self.report.text, self.report.page.folded, counted.start, counted.end)
        return frozenset(concept for concept in found - self._named(counted) if concept[1:2] != ":")

    def _named(self, span: Span) -> set[str]:
        """The stems of the words of names."""
        return {self.cast.words.stem(word) for name in self.mentions.within(span) for word in name.split()}

    def _label(self, what: str) -> str:
        lore = self.cast.words.lore
        known = what in lore.counted or what in lore.measures
        if what in lore.states:
            return lore.money
        return what if known or self.quantity.counted is None else self.quantity.counted.of(self.report.page.folded)

    def _state_of(self, state: Hit | None, what: str) -> str:
        """The state; where what is measured says it all, none."""
        lore = self.cast.words.lore
        others = state is not None and state.kind == "who" and what != lore.people and not state.span.overlaps(self.core)
        if state is None or others or what in lore.measures:
            return ""
        return lore.states[state.value].among.get(what, state.value)

    def _whose(self, state: Hit | None) -> frozenset[str]:
        """Whose they are: a name within the figure or right behind it, else who does what the verb before the figure says."""
        linked = [hit.span.end for hit in self.hits if hit.kind == "of" and 0 <= hit.span.start - self.core.end <= BESIDE]
        found = self.mentions.within(Span(self.quantity.numeral.end, self.core.end)) or self.mentions.behind(
            min(linked, default=self.core.end)
        )
        if not found and state is not None and state.kind == "active":
            found = self.mentions.before(state.span.start, self.report.sentence(self.core.start).start)
        return found

    def _place(self) -> frozenset[str]:
        """Where it is: the first name behind the figure that a word for "in" or "to" stands before."""
        quoted = self.report.quoted(self.core)
        for hit in self.hits:
            near = hit.kind == "at" and 0 <= hit.span.start - self.core.end <= AFTER and self.report.quoted(hit.span) == quoted
            if near and (named := self.mentions.behind(hit.span.end)):
                return named
        return frozenset()

    def _era(self) -> str:
        """The older year that the clause speaks of; empty for what is news."""
        times = self.report.times_in(self.report.clause(self.quantity.numeral.start))
        ends = [time.end or time.begin or "" for time in times if time.begin is not None]
        last = max(ends, default="")
        return last[:4] if last and (apart(last[:10], self.report.published) or 0) > OLD else ""

    def _occasion(self) -> str:
        """The word for "before" under which the figure is told; empty for what is news."""
        attribution = self.report.spoken(self.quantity.numeral)
        content = self.report.reading.attributions[attribution].content if attribution is not None else ()
        spoken = content or (self.report.sentence(self.core.start),)
        before = [
            hit for part in spoken for hit in self.report.hits_in(part) if hit.kind == "earlier" and hit.span.end <= self.core.start
        ]
        return before[-1].value if before else ""

    def _as_of(self, attribution: int | None) -> str | None:
        """The day of saying; else a day right by the figure, at the head of its sentence, or that up to which the source counts."""
        if attribution is not None and self.report.days[attribution] is not None:
            return self.report.days[attribution]
        content = () if attribution is None else self.report.reading.attributions[attribution].content
        near = [time for time in self.report.times_in(self.window) if is_day(time) and self._is_by(time.span)]
        counted = [time for part in content for time in self.report.times_in(part) if is_day(time) and self._is_until(time.span)]
        days = {(time.begin or "")[:10] for time in near or counted}
        return days.pop() if len(days) == 1 else None

    def _is_by(self, time: Span) -> bool:
        """Whether a time stands right behind the figure, a preposition between, or opens its sentence."""
        opens = time.start - self.report.sentence(self.core.start).start < BESIDE * 3 and time.end <= self.core.start
        return opens or (0 <= time.start - self.core.end <= 2 * BESIDE + BESIDE and self._is_until(time))

    def _is_until(self, time: Span) -> bool:
        """Whether a word for "until" or "on" stands right before a time."""
        before = self.report.hits_in(Span(self.report.sentence(time.start).start, time.start))
        return any(hit.kind == "until" and time.start - hit.span.end <= BESIDE for hit in before)

    def _answer(self) -> Answer:
        quantity, attribution = self.quantity, self.report.spoken(self.quantity.numeral)
        said = None if attribution is None else self.report.reading.attributions[attribution]
        return Answer(
            article=self.report.name,
            quantity=self.index,
            attribution=attribution,
            by=None if said is None else self.cast.called(said.speaker),
            low=quantity.low,
            high=quantity.high,
            bound=quantity.bound,
            unit=quantity.unit,
            as_of=self._as_of(attribution),
            via=() if attribution is None else self.report.vias[attribution],
        )


def told_of(names: Iterable[str], cast: Cast) -> list[str]:
    """Names to show for keys of actors."""
    return [cast.called(name) or name for name in names]
