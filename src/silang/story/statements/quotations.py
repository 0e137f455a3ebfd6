"""What becomes of a quotation between reports: words that matter changed, or words put into another's mouth."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from silang.model import Attribution, Evidence, Finding, Reason, Statement
from silang.reasons.values import Amount, because
from silang.spans import Span
from silang.story.actors.actors import Cast
from silang.story.flags import flag
from silang.story.reports import Report
from silang.story.words import tokens

MOST_CITED = 8
ALIKE = 0.75  # of the words of two tellings of one quotation
SHORTEST = 6  # words of a quotation that is compared
SAME = 0.9  # of the words of a quotation that two persons cannot both have said by chance
CHANGED = 3  # words in a row; more of them are another sentence, left out or put in
OTHER = 60  # of a hundred; names more alike may be one name in two spellings
ONE = 80  # of a hundred; names so alike in one quotation are one name
LONG = 8  # words of such a quotation
GRAM = 5  # words in a row that two such quotations share


def altered(statement: Statement, by_name: Mapping[str, Report]) -> Iterator[Finding]:
    """A quotation that says in one report what it does not in another: a number, a negation, or a condition that was cut off."""
    quoted = [
        _Quoted(by_name[item.article], part)
        for item in statement.witnesses
        for attribution in (by_name[item.article].reading.attributions[item.attribution],)
        for part in (attribution.content if attribution.form == "direct" else ())
    ]
    altered: dict[Reason, dict[Evidence, None]] = defaultdict(dict)
    for one, other in combinations(quoted[:MOST_CITED], 2):
        if one.report is other.report:
            continue
        who = statement.speaker
        differing = one.against(other, who) or one.cut_from(other, who) or other.cut_from(one, who)
        if differing is not None:
            altered[differing].update({Evidence(article=side.report.name, span=side.span): None for side in (one, other)})
    for reason, evidence in altered.items():
        yield flag("quotation-altered", reason, evidence)


@dataclass(frozen=True)
class _Quoted:
    """A quoted piece of a report."""

    report: Report
    span: Span

    @cached_property
    def _tokens(self) -> list[tuple[str, str]]:
        """The words as compared, and as written."""
        same, text = self.report.words.same, self.report.text
        found = ((word, self.span.start + at) for word, at in _pieces(self.span.of(self.report.page.folded)))
        return [(same.get(word, word), text[at : at + len(word)]) for word, at in found]

    @cached_property
    def words(self) -> list[str]:
        """The words, those that mean the same written alike."""
        return [word for word, _ in self._tokens]

    @cached_property
    def amounts(self) -> list[Amount]:
        """The figures in it."""
        held = (quantity for quantity in self.report.reading.quantities if self.span.holds(quantity.span))
        return [Amount(low=each.low, high=each.high, bound=each.bound, unit=each.unit) for each in held]

    def against(self, other: _Quoted, speaker: str) -> Reason | None:
        """The number, or the word that matters, which differs; nothing where the words are not nearly the same."""
        ours, theirs = self.words, other.words
        if min(len(ours), len(theirs)) < SHORTEST or Levenshtein.normalized_similarity(ours, theirs) < ALIKE:
            return None
        for here, there in zip(self.amounts, other.amounts, strict=True) if len(self.amounts) == len(other.amounts) else ():
            if here.low != there.low:
                return because("statements.figures", speaker=speaker, one=here, other=there)
        for left, right in _changes(ours, theirs):
            short = max(left.stop - left.start, right.stop - right.start) <= CHANGED
            if short and (self._weighs(ours[left], theirs[right]) or self._renames(other, left, right)):
                one, two = _context(ours, left.start), _context(theirs, right.start)
                return because("statements.words", speaker=speaker, one=one, other=two)
        return None

    def cut_from(self, other: _Quoted, speaker: str) -> Reason | None:
        """What the longer quotation has before or after these words, where it turns or limits them and stands nowhere here."""
        ours, theirs = self.words, other.words
        if not SHORTEST <= len(ours) < len(theirs):
            return None
        start = next((at for at in range(len(theirs) - len(ours) + 1) if theirs[at : at + len(ours)] == ours), None)
        if start is None:
            return None
        end = start + len(ours)
        words, after, before = self.report.words, theirs[end : end + GRAM], theirs[start - 1 : start + 2]
        if after and after[0] in words.turning and not other.stops(end - 1) and not self._told(after):
            return because("statements.cut", speaker=speaker, one=" ".join(ours[-GRAM:]), other=" ".join(after))
        if start and before[0] in words.negations and not self._told(before):
            return because("statements.cut", speaker=speaker, one=" ".join(ours[:GRAM]), other=before[0])
        return None

    def stops(self, at: int) -> bool:
        """Whether a sentence ends after the word at `at`."""
        return any(mark in self._after[at] for mark in ".!?")

    @cached_property
    def _after(self) -> list[str]:
        """What stands after each word, up to the next."""
        found = [(match.start(), match.end()) for match in tokens(self.span.of(self.report.page.folded))]
        text = self.span.of(self.report.text)
        return [text[end:start] for (_, end), (start, _) in zip(found, [*found[1:], (len(text), 0)], strict=True)]

    def _told(self, words: Sequence[str]) -> bool:
        """Whether the report has these words elsewhere."""
        same = self.report.words.same
        told = " ".join(same.get(word, word) for word, _ in _pieces(self.report.page.folded))
        return f" {' '.join(words)} " in f" {told} "

    def _weighs(self, here: Sequence[str], there: Sequence[str]) -> bool:
        """Whether a word that turns or weakens what is said stands on one side only."""
        return any((word in here) != (word in there) for word in self.report.words.weighty.intersection((*here, *there)))

    def _renames(self, other: _Quoted, left: slice, right: slice) -> bool:
        """Whether one name stands where the other has another, neither of them at the head of the quotation."""
        here, there = self._tokens[left], other._tokens[right]
        if len(here) != 1 or len(there) != 1 or not left.start or not right.start:
            return False
        (ours, one), (theirs, two) = here[0], there[0]
        return one[:1].isupper() and two[:1].isupper() and fuzz.ratio(ours, theirs) < OTHER


def _pieces(folded: str) -> Iterator[tuple[str, int]]:
    """The words, and where each begins; parts of a compound are words, since a blank beside its hyphen changes nothing."""
    for match in tokens(folded):
        at = match.start()
        for piece in match.group().split("-"):
            yield piece, at
            at += len(piece) + 1


def _changes(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[tuple[slice, slice]]:
    """Where two tellings differ; not where the same letters are only parted otherwise ("dantidak", "dan tidak")."""
    runs: list[list[int]] = []
    for step in Levenshtein.opcodes(ours, theirs):
        if step.tag != "equal" and runs and [step.src_start, step.dest_start] == runs[-1][1::2]:
            runs[-1][1::2] = [step.src_end, step.dest_end]
        elif step.tag != "equal":
            runs.append([step.src_start, step.src_end, step.dest_start, step.dest_end])
    for start, end, begin, stop in runs:
        if "".join(ours[start:end]) != "".join(theirs[begin:stop]):
            yield slice(start, end), slice(begin, stop)


def _context(words: Sequence[str], at: int) -> str:
    return " ".join(words[max(0, at - 1) : at + 4])


def reassigned(statements: Iterable[Statement], by_name: Mapping[str, Report], cast: Cast) -> Iterator[Finding]:
    """One quotation, word for word, in the mouths of two persons; or of one whose name two reports spell otherwise."""
    holding: dict[tuple[str, ...], list[tuple[_Voice, _Quoted]]] = defaultdict(list)
    told: set[tuple[str, str]] = set()
    for statement in statements:
        for item in statement.witnesses:
            report = by_name[item.article]
            attribution = report.reading.attributions[item.attribution]
            for part in attribution.content if attribution.form == "direct" else ():
                quoted = _Quoted(report, part)
                voice = _Voice(statement.speaker, attribution)
                for first, other in _holders(quoted, holding):
                    names = (min(first.name, voice.name), max(first.name, voice.name))
                    if names in told or quoted.report is other.report or not _are_two(first.name, voice.name, cast):
                        continue
                    told.add(names)
                    alike = fuzz.ratio(names[0].lower(), names[1].lower())
                    if alike >= ONE:
                        mentions = (spoken.place(side.report) for spoken, side in ((first, other), (voice, quoted)))
                        yield flag("name-variant", because("names.variant", name=first.name, form=voice.name), mentions)
                    elif alike < OTHER and first.is_introduced(other.report) and voice.is_introduced(report):
                        evidence = (Evidence(article=side.report.name, span=side.span) for side in (other, quoted))
                        yield flag("quotation-altered", because("statements.speakers", one=first.name, other=voice.name), evidence)
                for gram in _grams(quoted.words):
                    holding[gram].append((voice, quoted))


@dataclass(frozen=True)
class _Voice:
    """Who speaks in an attribution, by the name that the story has for them."""

    name: str
    item: Attribution

    def is_introduced(self, report: Report) -> bool:
        """Whether the words of saying name who that is, by a name of several words or with an office; "tuturnya" leaves it open."""
        source = self.item.source
        named = source is not None and any(part[:1].isupper() for part in source.of(report.text).split())
        return named and (" " in self.name or self.item.role is not None)

    def place(self, report: Report) -> Evidence:
        """Where the report names them; else where it quotes them."""
        mentions = (span for name in report.reading.names if name.name == self.item.speaker for span in name.mentions)
        return Evidence(article=report.name, span=min(mentions, default=self.item.content[0]))


def _holders(quoted: _Quoted, holding: Mapping[tuple[str, ...], list[tuple[_Voice, _Quoted]]]) -> Iterator[tuple[_Voice, _Quoted]]:
    """Who is quoted with the same words before."""
    seen: set[Evidence] = set()
    for gram in _grams(quoted.words):
        for speaker, other in holding.get(gram, [])[:MOST_CITED]:
            place = Evidence(article=other.report.name, span=other.span)
            if place not in seen and Levenshtein.normalized_similarity(quoted.words, other.words) >= SAME:
                yield speaker, other
            seen.add(place)


def _grams(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    if len(words) >= LONG:
        yield from (tuple(words[at : at + GRAM]) for at in range(0, len(words) - GRAM + 1, GRAM - 1))
        yield tuple(words[:GRAM])


def _are_two(one: str, other: str, cast: Cast) -> bool:
    """Whether two names are surely those of two persons."""
    actors = [cast.actor(name) for name in (one, other)]
    shared = set(one.lower().split()) & set(other.lower().split())
    return not shared and all(actor is not None and actor.type == "PER" for actor in actors) and actors[0] != actors[1]
