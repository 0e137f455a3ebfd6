"""The brief: a few sentences made of who spoke, how they stood, and the exact words of an article. Their moulds are data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from msgspec import Struct

from silang.dossier.claims import is_contested, values
from silang.model import Answer, BriefSentence, Evidence, Figure, Party, Position, Statement, Witness
from silang.pack import Pack
from silang.reasons.language import PARTS, question
from silang.spans import Span
from silang.story.reports import Report, is_day
from silang.story.story import Telling

MOST_FIGURES = 3
MOST_PARTIES = 4  # of one claim
MOST_CLAIMANTS = 5  # of one figure
MOST_PAIRS = 3  # of answers that cannot both be right
FEW = 3  # concepts; a statement of fewer says little, however often they are spoken of
MOST_SAID = 3  # sentences of what one party said


class Moulds(Struct, frozen=True, forbid_unknown_fields=True):
    """The table `brief` of a language pack."""

    most: int
    longest: int
    open: str
    close: str
    cut: str
    semicolon: str
    day: str
    months: list[str]
    figure: str
    contested: str
    against: str
    alike: str
    agreed: str
    agreed_one: str
    claimant: str
    unnamed: str
    same_origin: str
    stances: dict[str, str]
    when: dict[str, str]


class _Draft(NamedTuple):
    """A sentence that the brief may have; the tellings that it rests on, and of a statement who says which words."""

    sentence: BriefSentence
    rests_on: frozenset[Witness] = frozenset()
    party: str = ""
    words: str = ""


def brief(telling: Telling, pack: Pack) -> tuple[BriefSentence, ...]:
    """At most ten sentences: the contested figures and those that reports agree on, who stands how to the claim most spoken of,
    and what most reports tell; no words twice, and of no party more than a few.

    Each cites the characters that it rests on, and says nothing beyond them.
    """
    writer = _Writer(pack.table("brief", Moulds), telling.reports)
    kept: list[BriefSentence] = []
    used: set[Witness] = set()
    said: Counter[str] = Counter()
    told: set[str] = set()
    drafts = chain(writer.figures(telling.figures), writer.positions(telling.positions), writer.statements(telling.statements))
    for draft in drafts:
        if used.isdisjoint(draft.rests_on) and said[draft.party] < MOST_SAID and draft.words not in told:
            kept.append(draft.sentence)
            used |= draft.rests_on
            said.update(draft.party and [draft.party])
            told.update(draft.words and [draft.words])
        if len(kept) == writer.moulds.most:
            break
    return tuple(kept)


class _Writer:
    """Fills the moulds of one language with what the reports say."""

    def __init__(self, moulds: Moulds, reports: Iterable[Report]) -> None:
        self.moulds = moulds
        self.reports = {report.name: report for report in reports}

    def figures(self, figures: Sequence[Figure]) -> Iterator[_Draft]:
        """The questions that are answered in more ways than one, then those of which reports of most origins say the same.

        Of the latter only those that say in which state, whose or where.
        """
        rank = {figure.id: (not is_contested(figure), len(values(figure)) == 1, -figure.origins) for figure in figures}
        for figure in sorted(figures, key=lambda figure: rank[figure.id])[:MOST_FIGURES]:
            reports = len({answer.article for answer in figure.answers})
            if len(values(figure)) > 1:
                answers, mould, told = self._told(figure)
                text, origins = mould.format(asks=question(figure.asks), told=told), figure.origins
            elif reports > 1 and PARTS in figure.asks:
                answers, origins = list({answer.article: answer for answer in reversed(figure.answers)}.values())[::-1], 0
                mould = self.moulds.agreed_one if figure.origins == 1 else self.moulds.agreed
                text = mould.format(count=reports, words=self._units(answers), asks=question(figure.asks))
            else:
                continue
            evidence = (item for answer in answers for item in self._answer_evidence(answer))
            yield _Draft(self._sentence(text, evidence, origins))

    def _told(self, figure: Figure) -> tuple[list[Answer], str, str]:
        """Which answers a sentence tells, its mould, and how: those that cannot both be right two by two, else each by itself."""
        pairs = _at_odds(figure)
        if pairs:
            told = (self.moulds.against.format(one=self._claimed(one), other=self._claimed(other)) for one, other in pairs)
            return [answer for pair in pairs for answer in pair], self.moulds.contested, self.moulds.semicolon.join(told)
        answers = _distinct(figure)
        return answers, self.moulds.figure, self.moulds.semicolon.join(map(self._claimed, answers))

    def positions(self, positions: Sequence[Position]) -> Iterator[_Draft]:
        """How parties stand to the claims that most of them speak of; who denies or declines before who asserts."""
        for position in positions:
            for party in sorted(position.parties, key=_contested)[:MOST_PARTIES]:
                yield from self._drafted(party.party, party.evidence)

    def statements(self, statements: Sequence[Statement]) -> Iterator[_Draft]:
        """What somebody said that reports of most origins tell; then what most reports tell; then what is most of their matter."""
        for statement in sorted(statements, key=self._weight):
            yield from self._drafted(statement.speaker, statement.witnesses, statement.origins)

    def _weight(self, statement: Statement) -> tuple[float, ...]:
        told = [self.reports[item.article].contents[item.attribution] for item in statement.witnesses]
        spoken = max((sum(self._spoken[concept] - 1 for concept in said) / (len(said) + FEW) for said in told), default=0.0)
        return (-statement.origins, -len({item.article for item in statement.witnesses}), -round(spoken, 6))

    @cached_property
    def _spoken(self) -> Counter[str]:
        """How many reports speak of each concept."""
        return Counter(concept for report in self.reports.values() for concept in report.concepts((Span(0, len(report.text)),)))

    def _drafted(self, speaker: str, witnesses: Sequence[Witness], origins: int = 0) -> Iterator[_Draft]:
        """The sentence of a statement; none where no telling fits a sentence, or only the text around says who the speaker is."""
        witness = self._clearest(witnesses)
        if witness is not None:
            report = self.reports[witness.article]
            if {part.lower() for part in speaker.split()}.isdisjoint(report.words.pointers | report.words.relative):
                listed = _first(witness, witnesses) if origins else [witness]
                words = self._quoted(report, report.reading.attributions[witness.attribution].content)
                yield _Draft(self._said(speaker, listed, origins), frozenset(witnesses), speaker, words)

    def _sentence(self, text: str, evidence: Iterable[Evidence], origins: int) -> BriefSentence:
        """A sentence with its evidence; where this is of several reports of one origin, it says so."""
        cited = tuple(dict.fromkeys(evidence))
        reports = {item.article for item in cited}
        if origins == 1 and len(reports) > 1:
            text = self.moulds.same_origin.format(told=text.removesuffix("."), count=len(reports))
        return BriefSentence(text=text, evidence=cited)

    def _said(self, speaker: str, witnesses: Sequence[Witness], origins: int) -> BriefSentence:
        """The telling of the first witness, in its own words and with its own day; the others are cited beside it."""
        report, index = self.reports[witnesses[0].article], witnesses[0].attribution
        item = report.reading.attributions[index]
        dated = _dated(report, index)
        when = self.moulds.when["said"].format(day=self._day(report.days[index] or "")) if dated else self.moulds.when["unknown"]
        words = self._quoted(report, item.content)
        text = self.moulds.stances[item.stance or "asserts"].format(speaker=speaker, words=words, when=when)
        spans = [report.whole(index), *_naming(report, index), *dated]
        evidence = [Evidence(article=report.name, span=span) for span in spans]
        evidence += [
            Evidence(article=other.article, span=self.reports[other.article].whole(other.attribution)) for other in witnesses[1:]
        ]
        return self._sentence(text, evidence, origins)

    def _claimed(self, answer: Answer) -> str:
        report = self.reports[answer.article]
        words = self._figure(answer)
        if answer.by is None:
            return self.moulds.unnamed.format(article=report.reading.article.outlet or answer.article, words=words)
        return self.moulds.claimant.format(speaker=answer.by, words=words)

    def _units(self, answers: Sequence[Answer]) -> str:
        """The words of the first report for a figure; where others give it in another unit, theirs beside them."""
        first = list({answer.unit: answer for answer in reversed(answers)}.values())[::-1]
        return self.moulds.alike.join(map(self._figure, first))

    def _figure(self, answer: Answer) -> str:
        report = self.reports[answer.article]
        return self._quoted(report, (report.reading.quantities[answer.quantity].span,))

    def _answer_evidence(self, answer: Answer) -> Iterator[Evidence]:
        report = self.reports[answer.article]
        yield Evidence(article=answer.article, span=report.reading.quantities[answer.quantity].span)
        if answer.attribution is not None:
            for span in (report.whole(answer.attribution), *_naming(report, answer.attribution)):
                yield Evidence(article=answer.article, span=span)

    def _clearest(self, witnesses: Sequence[Witness]) -> Witness | None:
        """The telling that says most in words that fit a sentence; none where all only point back or are too long."""
        fitting = [
            (-len(report.contents[item.attribution]), i, item)
            for i, item in enumerate(witnesses)
            for report in (self.reports[item.article],)
            if self._fits(report, report.reading.attributions[item.attribution].content)
        ]
        return min(fitting, key=lambda entry: entry[:2])[2] if fitting else None

    def _fits(self, report: Report, content: Sequence[Span]) -> bool:
        """Whether the words may stand alone: one piece, neither too long nor pointing to what was told before."""
        said = {word.strip(".,") for part in content for word in part.of(report.page.folded).split()}
        return (
            len(content) == 1
            and len(content[0]) <= self.moulds.longest
            and len(said) > 2
            and said.isdisjoint(report.words.pointers)
        )

    def _quoted(self, report: Report, content: Sequence[Span]) -> str:
        """The exact words, quotation marks in them made single, runs of white space one blank."""
        pieces = (" ".join(part.of(report.text).split()).rstrip(".,;") for part in content)
        words = f" {self.moulds.cut} ".join(piece.replace("“", "‘").replace("”", "’").replace('"', "'") for piece in pieces)
        return f"{self.moulds.open}{words}{self.moulds.close}"

    def _day(self, day: str) -> str:
        year, month, number = (int(part) for part in day[:10].split("-"))
        return self.moulds.day.format(day=number, month=self.moulds.months[month - 1], year=year)


def _first(witness: Witness, witnesses: Sequence[Witness]) -> list[Witness]:
    return [witness, *(other for other in witnesses if other != witness)]


def _dated(report: Report, index: int) -> list[Span]:
    """Where the report names the day of saying: the nearest such time; empty where it does not."""
    start = report.whole(index).start
    named = [time.span for time in report.reading.times if is_day(time) and (time.begin or "")[:10] == report.days[index]]
    return [min(named, key=lambda span: (abs(span.start - start), span))] if named else []


def _naming(report: Report, index: int) -> list[Span]:
    """Where the report says who the source is, if the source itself is no full name."""
    item = report.reading.attributions[index]
    if item.speaker is None or item.speaker in report.whole(index).of(report.text):
        return []
    mentions = [span for name in report.reading.names if name.name == item.speaker for span in name.mentions]
    return [span for span in mentions if span.of(report.text) == item.speaker][:1] or list(item.chain)


def _contested(party: Party) -> tuple[int, int]:
    order = ("denies", "confirms", "declines_to_deny", "declines_to_confirm", "doubts", "declines_to_comment", "asserts")
    return (order.index(party.stance) if party.stance in order else len(order), -len(party.evidence))


def _value(answer: Answer) -> tuple[object, ...]:
    return (answer.low, answer.high, answer.bound, answer.unit)


def _distinct(figure: Figure) -> list[Answer]:
    """One answer of each claimant and value, those with a claimant first."""
    kept: dict[tuple[object, ...], Answer] = {}
    for answer in sorted(figure.answers, key=lambda answer: answer.by is None):
        kept.setdefault((answer.by, *_value(answer)), answer)
    return list(kept.values())[:MOST_CLAIMANTS]


def _at_odds(figure: Figure) -> list[tuple[Answer, Answer]]:
    """The answers that cannot both be right, each two values once, by those who are named where there are any."""
    found = [(figure.answers[pair.a], figure.answers[pair.b]) for pair in figure.pairs if pair.verdict == "contradictory"]
    kept: dict[frozenset[object], tuple[Answer, Answer]] = {}
    for one, other in sorted(found, key=lambda pair: sum(answer.by is None for answer in pair)):
        kept.setdefault(frozenset((_value(one), _value(other))), (one, other))
    return list(kept.values())[:MOST_PAIRS]
