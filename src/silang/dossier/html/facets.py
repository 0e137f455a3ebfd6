"""What the filters go by: outlets, parties and days, and which of them each item of the page has to do with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from silang.dossier.cited import Cited, extent
from silang.model import Answer, Evidence, Party, Statement, Witness
from silang.spans import Span


class Facets:
    """The outlets, parties and days of a dossier in the order of their menus, and the tokens (`o1 p3 d2024-10-28`) of its items."""

    def __init__(self, cited: Cited) -> None:
        """Counts the parties: who is told to have said something, takes a position, or claims a figure."""
        self.cited = cited
        self.outlets = tuple(dict.fromkeys(cited.outlet(article.name) for article in cited.articles))
        self._spoken: dict[str, list[Statement]] = {}
        for statement in cited.dossier.statements:
            self._spoken.setdefault(statement.speaker, []).append(statement)
        self.said = Counter({speaker: len(spoken) for speaker, spoken in self._spoken.items()})
        others = {party.party for position in cited.dossier.positions for party in position.parties}
        others |= {answer.by for figure in cited.dossier.figures for answer in figure.answers if answer.by is not None}
        self.parties = tuple(sorted(self.said.keys() | others, key=lambda name: (-self.said[name], name)))
        self._outlet = {name: f"o{n}" for n, name in enumerate(self.outlets, 1)}
        self._party = {name: f"p{n}" for n, name in enumerate(self.parties, 1)}
        self._days: set[str] = set()
        self._extents: dict[str, list[Span]] = {}

    @property
    def days(self) -> tuple[str, ...]:
        """The days that the items asked for so far have to do with, in order."""
        return tuple(sorted(self._days))

    def outlet(self, name: str) -> str:
        """The token of an outlet."""
        return self._outlet[name]

    def party(self, name: str) -> str:
        """The token of a party."""
        return self._party[name]

    def of_article(self, name: str) -> str:
        """A report: its outlet, whom it lets speak, its day."""
        speakers = [a.speaker for a in self.cited.reading(name).attributions]
        return self._joined([name], speakers, [self.cited.article(name).published])

    def of_answer(self, answer: Answer) -> str:
        """A claimed figure: who has it, who claims it, as of when."""
        return self._joined([answer.article], [answer.by], [answer.as_of])

    def of_statement(self, statement: Statement) -> str:
        """A statement: its witnesses, its speaker, its day."""
        return self._joined([w.article for w in statement.witnesses], [statement.speaker], [statement.date])

    def of_party(self, party: Party) -> str:
        """A position: its witnesses, its party, its day."""
        return self._joined([w.article for w in party.evidence], [party.party], [party.as_of])

    def of_name(self, name: str) -> str:
        """A party by itself: wherever it speaks."""
        mine = self._spoken.get(name, [])
        return self._joined([w.article for s in mine for w in s.witnesses], [name], [s.date for s in mine])

    def of_evidence(self, evidence: Iterable[Evidence], days: Iterable[str] = ()) -> str:
        """Anything that rests on characters: the reports, who speaks there, the days named there and those given."""
        found = list(evidence)
        named = [pair for one in found for pair in self._within(one)]
        published = [self.cited.article(one.article).published for one in found]
        return self._joined(
            [one.article for one in found], [who for who, _ in named], [*days, *published, *(day for _, day in named)]
        )

    def of_witnesses(self, witnesses: Iterable[Witness]) -> str:
        """Reports that tell a statement."""
        return self._joined([w.article for w in witnesses], [], [])

    def _within(self, evidence: Evidence) -> Iterator[tuple[str | None, str | None]]:
        """Speakers and days of what overlaps the evidence."""
        reading = self.cited.reading(evidence.article)
        if evidence.article not in self._extents:
            self._extents[evidence.article] = list(map(extent, reading.attributions))
        for attribution, span in zip(reading.attributions, self._extents[evidence.article], strict=True):
            if span.overlaps(evidence.span):
                yield attribution.speaker, attribution.date
        for time in reading.times:
            if time.span.overlaps(evidence.span) and time.begin == time.end:
                yield None, time.begin

    def _joined(self, articles: Iterable[str], parties: Iterable[str | None], days: Iterable[str | None]) -> str:
        whole_days = {day[:10] for day in days if day and len(day) >= 10}
        self._days |= whole_days
        tokens = {self._outlet[self.cited.outlet(name)] for name in articles}
        tokens |= {self._party[name] for name in parties if name in self._party}
        return " ".join(sorted(tokens | {"d" + day for day in whole_days}))
