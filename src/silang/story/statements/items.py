"""What an attribution says of a claim: its stance, what it speaks of, and whether its content only points back."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from silang.model import Attribution, Stance
from silang.spans import Span
from silang.story.actors.actors import Cast
from silang.story.reports import Report, start_of
from silang.story.statements import denials
from silang.story.words import tokens

_HOLE = re.compile(r"(?:^|\s),(?=\s|$)|[.;],|,[.;]|\(\s*,?\s*\)|^\W*$")  # a comma that follows nothing, brackets around nothing
_LONGEST = 600  # characters of a content that may be one claim
_NAME = 3  # words of a name at most
_FEW = 4  # concepts of a content that may still only point back


@dataclass(frozen=True)
class Item:
    """An attribution of a report, with what it speaks of; `matter` leaves out the words that only point.

    A `remark` is somebody's word: to deny it is no stance to what the report told before. What is said may be a denial or a refusal
    itself: `about` is then what is left of it as the claim, and `against` are those who say what it denies.
    """

    report: Report
    index: int
    party: str
    matter: frozenset[str]
    points: bool
    stance: Stance
    about: tuple[Span, ...]
    remark: bool = False
    against: tuple[tuple[str, int], ...] = ()

    @property
    def attribution(self) -> Attribution:
        """The attribution itself."""
        return self.report.reading.attributions[self.index]

    @property
    def order(self) -> tuple[object, ...]:
        """By what items are put in order, whatever order they came in."""
        return (self.report.published or "", self.report.name, start_of(self.attribution), self.index)

    @property
    def day(self) -> str:
        """The day of saying, else of the report, as an ISO date; empty where neither is known."""
        return self.report.days[self.index] or self.report.published or ""


def items(report: Report, cast: Cast, deeds: denials.Deeds) -> list[Item]:
    """The attributions of a report that can be a stance to a claim, in their order."""
    found = []
    for index in report.order:
        item = report.reading.attributions[index]
        if item.speaker is None or not _is_whole(report, item):
            continue
        by_itself = denials.turned(report, index, deeds)
        stance, about = (item.stance, item.content) if by_itself is None else (by_itself.stance, (by_itself.about,))
        if stance is None:
            continue
        concepts = report.contents[index] if by_itself is None else report.concepts(about)
        matter = concepts - _head(report, about)
        party, remark = cast.speaker(report, item.speaker), _is_remark(report, about)
        points = remark or _points(report, about, matter - cast.people)
        if by_itself is not None and not points and not matter:
            continue
        against = () if by_itself is None else by_itself.against
        found.append(Item(report, index, party, matter, points, stance, about, remark, against))
    return found


def _is_whole(report: Report, item: Attribution) -> bool:
    """Whether a content can be read: no gap where a scraper lost words, no quotation mark left open, no longer than a claim is."""
    plain = report.page.plain
    said = [part.of(plain) for part in item.content]
    return sum(map(len, said)) <= _LONGEST and not any(_HOLE.search(part) for part in said)


def _head(report: Report, content: Iterable[Span]) -> set[str]:
    """The stem of the word at the head of a content that only says that it was said ("tuduhan …")."""
    heads = {next((match.group() for match in tokens(part.of(report.page.folded))), "") for part in content}
    return {report.words.stem(head) for head in heads & report.words.pointing}


def _points(report: Report, content: Iterable[Span], about: frozenset[str]) -> bool:
    """Whether a content says nothing but that it is about what was told before: "laporan ini", "pengerahan tersebut"."""
    words = report.words
    said = [[match.group() for match in tokens(part.of(report.page.folded))] for part in content]
    if not about:
        return any(word in words.pointing for part in said for word in part)
    pairs = [pair for part in said for pair in pairwise(part)]
    back = any(after in words.pointers and (word in words.pointing or words.is_deed(word)) for word, after in pairs)
    return back and len(about) <= _FEW and not any(concept.startswith("N:") for concept in about)


def _is_remark(report: Report, content: Iterable[Span]) -> bool:
    """Whether a content is but somebody's word, however described: "komentar Sari", "tuduhan warga yang …"."""
    words, folded = report.words, report.page.folded
    for part in content:
        said = list(tokens(part.of(folded)))
        if len(said) > 1 and said[0].group() in words.pointing:
            after = [match.group() for match in said[1:]]
            named = report.text[part.start + said[1].start()].isupper()
            described = after[0] in words.relative or (named and any(word in words.relative for word in after[1:_FEW]))
            return described or (named and len(after) <= _NAME)
    return False
