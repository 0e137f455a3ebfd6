"""A dossier with its readings at hand: which words an item stands on, and the address of these words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from urllib.parse import quote

from silang.errors import UsageError
from silang.model import Answer, Attribution, Dossier, Evidence, Reading, Stance, StoryArticle, Witness
from silang.spans import Span


class Cited:
    """Looks up what a dossier cites; raises UsageError where it lacks the reading of one of its articles."""

    def __init__(self, dossier: Dossier) -> None:
        """`dossier.readings` must hold a reading for each of the story's articles."""
        missing = [article.name for article in dossier.story.articles if article.name not in dossier.readings]
        if missing:
            raise UsageError(f"the dossier lacks the readings of {', '.join(missing)}: make it with its readings")
        self.dossier = dossier
        self.articles = dossier.story.articles
        self.outlets = outlets_of(dossier)
        self._order = {article.name: n for n, article in enumerate(self.articles, 1)}

    def number(self, name: str) -> int:
        """The article's place in the story, from 1."""
        return self._order[name]

    def article(self, name: str) -> StoryArticle:
        """The story's article of that name."""
        return self.articles[self._order[name] - 1]

    def reading(self, name: str) -> Reading:
        """The article's reading."""
        return self.dossier.readings[name]

    def outlet(self, name: str) -> str:
        """What the article's outlet is called; the article's name where no outlet is known."""
        return self.outlets.get(name, name)

    def words(self, evidence: Evidence) -> str:
        """The characters that the evidence covers."""
        return evidence.span.of(self.reading(evidence.article).text)

    def attribution(self, witness: Witness) -> Attribution:
        """The attribution that a witness points to."""
        return self.reading(witness.article).attributions[witness.attribution]

    def of_answer(self, answer: Answer) -> Evidence:
        """The characters of a claimed figure."""
        return Evidence(article=answer.article, span=self.reading(answer.article).quantities[answer.quantity].span)

    def of_witness(self, witness: Witness) -> Evidence:
        """The characters of a told statement: from its source, cue or content, whichever comes first, to the last of them."""
        return Evidence(article=witness.article, span=extent(self.attribution(witness)))

    @cached_property
    def slugs(self) -> dict[str, str]:
        """The name of each article as it stands in addresses: letters, digits, `_`, `.` and `-`, each once."""
        slugs: dict[str, str] = {}
        taken: set[str] = set()
        for article in self.articles:
            slug = plain = re.sub(r"[^\w.-]+", "-", article.name).strip("-.") or "article"
            if slug in taken:
                slug = f"{plain}-{self.number(article.name)}"
            taken.add(slug)
            slugs[article.name] = slug
        return slugs

    def anchor(self, evidence: Evidence) -> str:
        """The evidence's `id` in the page, `cnbc:687-693`."""
        return f"{self.slugs[evidence.article]}:{evidence.span.start}-{evidence.span.end}"

    def address(self, evidence: Evidence) -> str:
        """The link to the evidence in the page, `#cnbc:687-693`."""
        return f"#{self._quoted[evidence.article]}:{evidence.span.start}-{evidence.span.end}"

    @cached_property
    def _quoted(self) -> dict[str, str]:
        """The slugs as they stand in addresses."""
        return {name: quote(slug, safe=":-._") for name, slug in self.slugs.items()}

    @cached_property
    def spans(self) -> dict[str, frozenset[Span]]:
        """Every span that the dossier cites, by article."""
        found: dict[str, set[Span]] = {article.name: set() for article in self.articles}
        for evidence in self._evidence():
            evidence.span.of(self.reading(evidence.article).text)
            found[evidence.article].add(evidence.span)
        return {name: frozenset(spans) for name, spans in found.items()}

    def _evidence(self) -> Iterator[Evidence]:
        dossier = self.dossier
        for finding in (*dossier.findings, *dossier.news):
            yield from finding.evidence
        for sentence in dossier.brief:
            yield from sentence.evidence
        for entry in dossier.timeline:
            yield from entry.evidence
        for edge in dossier.origins.edges:
            yield from edge.evidence
        for figure in dossier.figures:
            yield from map(self.of_answer, figure.answers)
        for statement in dossier.statements:
            yield from map(self.of_witness, statement.witnesses)
        for position in dossier.positions:
            for party in position.parties:
                yield from map(self.of_witness, party.evidence)


def outlets_of(dossier: Dossier) -> dict[str, str]:
    """What the outlets of the story's articles are called, by the article's name; without those that have none."""
    return {article.name: article.outlet for article in dossier.story.articles if article.outlet}


def nameless(dossier: Dossier) -> frozenset[str]:
    """Those who speak without a name in any report that tells what they said; nobody where the readings are not at hand."""
    told: dict[str, bool] = {}
    for statement in dossier.statements:
        for witness in statement.witnesses:
            reading = dossier.readings.get(witness.article)
            unnamed = reading is not None and reading.attributions[witness.attribution].unnamed is not None
            told[statement.speaker] = unnamed and told.get(statement.speaker, True)
    return frozenset(speaker for speaker, unnamed in told.items() if unnamed)


def extent(attribution: Attribution) -> Span:
    """The run of characters from the first to the last of source, cue and content."""
    spans = [span for span in (attribution.source, attribution.cue, *attribution.content) if span is not None]
    return Span(min(span.start for span in spans), max(span.end for span in spans)) if spans else Span(0, 0)


def more_than_said(attribution: Attribution) -> Stance | None:
    """The stance of an attribution to what is said, where it is more than to say so: a demand, a denial, a pledge …; else None."""
    return attribution.stance if attribution.stance != "asserts" else None
