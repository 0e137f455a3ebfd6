"""The brief: a few sentences made of who spoke, how they stood, and the exact words of an article. Their moulds are data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from silang.model import Answer, BriefSentence, Evidence, Figure, Party, Position, Statement, Witness
from silang.pack import Pack
from silang.reasons.language import question
from silang.spans import Span
from silang.story.reports import Report, is_day
from silang.story.story import Telling

MOST_FIGURES = 3
MOST_PARTIES = 4  # of one claim
MOST_CLAIMANTS = 5  # of one figure


class Moulds(Struct, frozen=True, forbid_unknown_fields=True):
    """The table `brief` of a language pack."""

    most: int
    longest: int
    open: str
    close: str
    cut: str
    semicolon: str
    last: str
    day: str
    months: list[str]
    figure: str
    contested: str
    claimant: str
    unnamed: str
    same_origin: str
    stances: dict[str, str]
    when: dict[str, str]


def brief(telling: Telling, pack: Pack) -> tuple[BriefSentence, ...]:
    """At most ten sentences: the contested figures, who stands how to the claim most spoken of, and what most reports tell.

    Each cites the characters that it rests on, and says nothing beyond them.
    """
    writer = _Writer(pack.table("brief", Moulds), telling.reports)
    kept: list[BriefSentence] = []
    used: set[Witness] = set()
    for sentence, rests_on in (
        *writer.figures(telling.figures),
        *writer.positions(telling.positions),
        *writer.statements(telling.statements),
    ):
        if len(kept) < writer.moulds.most and used.isdisjoint(rests_on):
            kept.append(sentence)
            used |= rests_on
    return tuple(kept)


class _Writer:
    """Fills the moulds of one language with what the reports say."""

    def __init__(self, moulds: Moulds, reports: Iterable[Report]) -> None:
        self.moulds = moulds
        self.reports = {report.name: report for report in reports}

    def figures(self, figures: Sequence[Figure]) -> Iterator[tuple[BriefSentence, set[Witness]]]:
        """The questions that are answered in more ways than one, then the others."""
        ordered = sorted(
            figures, key=lambda figure: (not any(pair.verdict == "contradictory" for pair in figure.pairs), figures.index(figure))
        )
        for figure in ordered[:MOST_FIGURES]:
            answers, contested = _distinct(figure)
            if len(answers) < 2 and len({answer.article for answer in figure.answers}) < MOST_FIGURES:
                continue
            told = [self._claimed(answer) for answer in answers]
            mould = self.moulds.contested if contested else self.moulds.figure
            text = mould.format(asks=question(figure.asks), told=self._listed(told))
            evidence = [item for answer in answers for item in self._answer_evidence(answer)]
            yield self._sentence(text, evidence, figure.origins), set()

    def positions(self, positions: Sequence[Position]) -> Iterator[tuple[BriefSentence, set[Witness]]]:
        """How parties stand to the claims that most of them speak of; who denies or declines before who asserts."""
        for position in positions:
            for party in sorted(position.parties, key=_contested)[:MOST_PARTIES]:
                witness = self._clearest(party.evidence)
                if witness is not None:
                    yield self._said(party.party, (witness,)), set(party.evidence)

    def statements(self, statements: Sequence[Statement]) -> Iterator[tuple[BriefSentence, set[Witness]]]:
        """What reports of most origins tell that somebody said; of those, what most reports tell."""
        for statement in sorted(
            statements, key=lambda each: (-each.origins, -len({witness.article for witness in each.witnesses}))
        ):
            witness = self._clearest(statement.witnesses)
            if witness is not None:
                said = self._said(statement.speaker, _first(witness, statement.witnesses), statement.origins)
                yield said, set(statement.witnesses)

    def _sentence(self, text: str, evidence: Iterable[Evidence], origins: int) -> BriefSentence:
        """A sentence with its evidence; where this is of several reports of one origin, it says so."""
        cited = tuple(dict.fromkeys(evidence))
        reports = {item.article for item in cited}
        if origins == 1 and len(reports) > 1:
            text = self.moulds.same_origin.format(told=text.removesuffix("."), count=len(reports))
        return BriefSentence(text=text, evidence=cited)

    def _said(self, speaker: str, witnesses: Sequence[Witness], origins: int = 0) -> BriefSentence:
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
        words = self._quoted(report, (report.reading.quantities[answer.quantity].span,))
        if answer.by is None:
            return self.moulds.unnamed.format(article=report.reading.article.outlet or answer.article, words=words)
        return self.moulds.claimant.format(speaker=answer.by, words=words)

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

    def _listed(self, told: Sequence[str]) -> str:
        return self.moulds.semicolon.join(told)

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


def _distinct(figure: Figure) -> tuple[list[Answer], bool]:
    """One answer of each claimant and value, those that contradict first, and whether any two do; then those with a claimant."""
    claims = [(answer.by, answer.low, answer.high, answer.bound) for answer in figure.answers]
    against = [(claims[pair.a], claims[pair.b]) for pair in figure.pairs if pair.verdict == "contradictory"]
    contested = {claim for pair in against for claim in pair}
    kept: dict[tuple[object, ...], Answer] = {}
    for claim, answer in sorted(
        zip(claims, figure.answers, strict=True), key=lambda one: (one[0] not in contested, one[0][0] is None)
    ):
        kept.setdefault(claim, answer)
    told = dict(list(kept.items())[:MOST_CLAIMANTS])
    return list(told.values()), any(a in told and b in told for a, b in against)
