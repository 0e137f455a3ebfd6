"""How much of one article's wording stands in another's: sentence against sentence, by the words that both have in one order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import LCSseq

from silang.spans import Span
from silang.story.copies.wording import Unit, Wording

LEAST = 4  # words of a sentence that is looked up; a shorter one counts where it stands word for word
HELD, VOTE = (
    12,
    27720,
)  # sentences of an article that a word leads to at most; what it votes with, which all counts up to that divide
TRIED = 3  # sentences that each is held against
ALIKE = 0.4  # of a sentence's weight that stands in one other sentence, in one order
PLAIN = 3  # words among them that name nothing
CLOSE, RUN, RUN_PLAIN = 0.8, 8, 5  # a sentence taken over as it stands: its part, its longest run, words of that that name nothing
OTHERS, OTHER_PART = 2, 0.4  # names and figures put in place of others, of all that a sentence has: a template filled in anew
QUOTED, SAME = 6, 0.8  # words of a quotation that two reports share, and their part of the shorter
GAP = 4  # words between two shared runs that are shown as one

Block = tuple[int, int, int, int]  # words of one sentence, from and to, and the same in the other


@dataclass(frozen=True)
class Match:
    """A sentence of one article, the sentence of the other that it is most like, and the runs of words that they share."""

    mine: int
    other: int
    part: float
    blocks: tuple[Block, ...]
    close: bool = False

    @property
    def shared(self) -> int:
        """How many words the runs have together."""
        return sum(end - start for start, end, _, _ in self.blocks)


@dataclass(frozen=True)
class Likeness:
    """What stands in both of two articles: sentences that match, sentences of one template filled in otherwise, quotations.

    `weight` and `close` are the weights of the matching words, of all and of those taken over as they stand; `share` and `covered`
    are the parts of the own words of the article, and of the other, that stand in matching sentences.
    """

    article: Wording
    source: Wording
    matches: tuple[Match, ...]
    quotations: tuple[Match, ...]
    weight: float
    close: float
    refilled: float
    share: float
    covered: float

    def unchanged(self, part: float) -> float:
        """How much of the weight of the matching sentences is of those of which at least this part stands in the other."""
        weights = [(match.part >= part, self.article.own[match.mine].weight) for match in self.matches]
        whole = sum(weight for _, weight in weights)
        return sum(weight for same, weight in weights if same) / whole if whole else 0.0

    @property
    def in_order(self) -> float:
        """The part of the matching sentences that follow one another as in the other article."""
        steps = [after.other >= before.other for before, after in pairwise(self.matches)]
        return sum(steps) / len(steps) if steps else 1.0

    @property
    def longest(self) -> int:
        """The words of the longest shared run outside quotations."""
        return max((block[1] - block[0] for match in self.matches for block in match.blocks), default=0)

    @property
    def shared_quotation(self) -> int:
        """How many words of the article's quotations the other article quotes too."""
        return sum(match.shared for match in self.quotations)

    def spans(self, matches: Iterable[Match], *, quoted: bool = False) -> tuple[tuple[Span, Span], ...]:
        """Where the matching words stand: in the article, in the other; runs a few words apart as one."""
        ours, theirs = (side.quoted if quoted else side.own for side in (self.article, self.source))
        found = [pair for match in matches for pair in _shown(ours[match.mine], theirs[match.other], match.blocks)]
        return tuple(_run_on(sorted(found)))


def liken(article: Wording, source: Wording, standing: frozenset[tuple[str, ...]] = frozenset()) -> Likeness:
    """How much of `article` stands in `source`; no sentence of `standing` counts as taken over as it stands."""
    matches: list[Match] = []
    refilled = 0.0
    for at, unit in enumerate(article.own):
        best = _best(at, unit, source)
        if best is None or not _told(unit, best):
            continue
        if unit.words != source.own[best.other].words and _is_refilled(unit, source.own[best.other], best):
            refilled += unit.weight
        else:
            matches.append(replace(best, close=False) if unit.words in standing else best)
    weights = [_weight(article.own[match.mine], match.blocks) for match in matches]
    taken = sum(article.own[match.mine].weight for match in matches)
    covered = sum(source.own[other].weight for other in {match.other for match in matches})
    return Likeness(
        article=article,
        source=source,
        matches=tuple(matches),
        quotations=tuple(_quotations(article.quoted, source)),
        weight=sum(weights),
        close=sum(weight for weight, match in zip(weights, matches, strict=True) if match.close),
        refilled=refilled,
        share=taken / article.weight if article.weight else 0.0,
        covered=covered / source.weight if source.weight else 0.0,
    )


def _best(at: int, unit: Unit, source: Wording) -> Match | None:
    """The sentence of the source that holds most of one, at least `ALIKE` of it: the same one, else the best of the nearest."""
    same = source.exact.get(unit.words)
    if same is not None:
        length = len(unit.words)
        return Match(at, same, 1.0, ((0, length, 0, length),), length >= RUN and unit.plain(0, length) >= RUN_PLAIN)
    known = unit.known & source.held
    weights = unit.weights
    if sum([weights[word] for word in known]) / unit.weight < ALIKE:
        return None
    best: Match | None = None
    for other in _nearest(known, source.places):
        there = source.own[other]
        # What both hold in any order bounds what they hold in one.
        bound = sum([weights[word] for word in known & there.known]) / unit.weight
        if bound >= (ALIKE if best is None else best.part):
            match = _match(at, unit, other, _blocks(unit.words, there.words))
            if match.part >= ALIKE and (best is None or _better(match) > _better(best)):
                best = match
    return best


def _nearest(known: Iterable[str], places: Mapping[str, Sequence[int]]) -> list[int]:
    """The sentences that share most of the words; a word that many hold counts less, one that very many hold nothing."""
    votes: dict[int, int] = defaultdict(int)
    for word in known:
        holding = places[word]
        if len(holding) <= HELD:
            for other in holding:
                votes[other] += VOTE // len(holding)
    return sorted(votes, key=lambda other: (-votes[other], other))[:TRIED]


def _match(at: int, unit: Unit, other: int, blocks: tuple[Block, ...]) -> Match:
    part = _weight(unit, blocks) / unit.weight
    close = part >= CLOSE and any(end - start >= RUN and unit.plain(start, end) >= RUN_PLAIN for start, end, _, _ in blocks)
    return Match(at, other, part, blocks, close)


def _better(match: Match) -> tuple[float, int]:
    return (match.part, -match.other)


@lru_cache(maxsize=1 << 12)  # what is copied often is compared often
def _blocks(ours: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[Block, ...]:
    steps = LCSseq.opcodes(ours, theirs)
    return tuple((step.src_start, step.src_end, step.dest_start, step.dest_end) for step in steps if step.tag == "equal")


def _weight(unit: Unit, blocks: Iterable[Block]) -> float:
    return sum(unit.weigh(start, end) for start, end, _, _ in blocks)


def _told(unit: Unit, match: Match) -> bool:
    """Whether enough of what two sentences share is telling, not naming; a short sentence must stand there whole."""
    if len(unit.words) < LEAST:
        return match.part == 1.0
    return sum(unit.plain(start, end) for start, end, _, _ in match.blocks) >= PLAIN


def _is_refilled(unit: Unit, other: Unit, match: Match) -> bool:
    """Whether names and figures stand in place of others, a figure among them: the same sentence about something else."""
    replaced, figures = 0, False
    ends = [(0, 0), *((end, there) for _, end, _, there in match.blocks)]
    begins = [*((start, there) for start, _, there, _ in match.blocks), (len(unit.words), len(other.words))]
    for (left, there), (right, here) in zip(ends, begins, strict=True):
        new = [word for word in unit.named(left, right) if word not in other.known]
        old = [word for word in other.named(there, here) if word not in unit.known]
        if new and old:
            replaced += len(new)
            figures = figures or (_numbered(new) and _numbered(old))
    return replaced >= OTHERS and (figures or replaced >= OTHER_PART * sum(unit.hard))


def _numbered(words: Iterable[str]) -> bool:
    return any(word[0].isdigit() for word in words)


def _quotations(ours: Sequence[Unit], source: Wording) -> Iterable[Match]:
    places, theirs = source.quoted_places, source.quoted
    for at, unit in enumerate(ours):
        if len(unit.words) < QUOTED:
            continue
        best: Match | None = None
        for other in _nearest(unit.known & places.keys(), places):
            there = theirs[other]
            if sum([word in there.known for word in unit.words]) < max(QUOTED, SAME * min(len(unit.words), len(there.words))):
                continue
            blocks = _blocks(unit.words, there.words)
            shared = sum(end - start for start, end, _, _ in blocks)
            match = Match(at, other, shared / min(len(unit.words), len(there.words)), blocks)
            if shared >= QUOTED and match.part >= SAME and (best is None or match.part > best.part):
                best = match
        if best is not None:
            yield best


def _shown(unit: Unit, other: Unit, blocks: Sequence[Block]) -> Iterable[tuple[Span, Span]]:
    """The shared runs of two sentences, those a few words apart as one, none across something cut out."""
    current: Block | None = None
    for block in (piece for whole in blocks for piece in _whole(unit, other, whole)):
        if current is not None and _follows(unit, other, current, block):
            current = (current[0], block[1], current[2], block[3])
            continue
        if current is not None:
            yield unit.span(*current[:2]), other.span(*current[2:])
        current = block
    if current is not None:
        yield unit.span(*current[:2]), other.span(*current[2:])


def _whole(unit: Unit, other: Unit, block: Block) -> Iterable[Block]:
    """A run, parted where something was cut out of either sentence."""
    start, end, there, _ = block
    first = start
    for at in sorted({*unit.cuts, *(at - there + start for at in other.cuts)}):
        if start <= at < end - 1:
            yield first, at + 1, there + first - start, there + at + 1 - start
            first = at + 1
    yield first, end, there + first - start, there + end - start


def _follows(unit: Unit, other: Unit, before: Block, after: Block) -> bool:
    near = after[0] - before[1] <= GAP and after[2] - before[3] <= GAP
    return near and unit.joined(before[1] - 1, after[0]) and other.joined(before[3] - 1, after[2])


def _run_on(pairs: Sequence[tuple[Span, Span]]) -> Iterable[tuple[Span, Span]]:
    """Pairs in order, those that follow each other at once in both texts as one."""
    current: tuple[Span, Span] | None = None
    for ours, theirs in pairs:
        if current is not None and 0 <= ours.start - current[0].end <= GAP and 0 <= theirs.start - current[1].end <= GAP:
            current = (Span(current[0].start, ours.end), Span(current[1].start, theirs.end))
            continue
        if current is not None:
            yield current
        current = (ours, theirs)
    if current is not None:
        yield current
