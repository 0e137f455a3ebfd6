"""Claims that somebody denies, confirms or will not speak of, and who stands how to them.

What is denied, confirmed or declined makes a claim; contents that speak of the same concepts are one claim; whoever asserts it is
a party too. Contents that only point back ("laporan ini") are about the claim that their report spoke of last.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from silang.model import Party, Position, Stance, Witness
from silang.spans import Span
from silang.story.actors.actors import Cast
from silang.story.reports import Report, start_of
from silang.story.statements import denials
from silang.story.statements.items import Item
from silang.story.statements.items import items as stated
from silang.story.statements.turns import REFUSED, turns, was_earlier
from silang.story.words import key, tokens

CONTESTED: tuple[Stance, ...] = (*REFUSED, "confirms", "doubts")
_SENTENCE_END = re.compile(r"[.!?;]+[\"')]*\s+")
FEW = 2  # concepts of a claim that much else may speak of too
MOST_OF = 0.4  # of what is said, for a claim of so few and no word of a class
_BACK = 2  # attributions that a pointing content looks back over


@dataclass
class Claim:
    """A claim, while its parties are gathered; `core` is what most of those who contest it speak of."""

    items: list[Item] = field(default_factory=list)
    core: frozenset[str] = frozenset()

    def add(self, item: Item) -> None:
        """Take one more who contests the claim, and see anew what it is about."""
        self.items.append(item)
        counts = Counter(concept for each in self.items for concept in each.matter)
        self.core = frozenset(concept for concept, count in counts.items() if 2 * count > len(self.items)) or self.core


@dataclass(frozen=True)
class Standing:
    """The positions, and for each attribution (by article and index) which claim it is about."""

    positions: tuple[Position, ...]
    claim_of: Mapping[tuple[str, int], int]


def positions(reports: Sequence[Report], cast: Cast) -> Standing:
    """The claims where a real stance matters, those with most parties first."""
    deeds = denials.Deeds(reports)
    items = [item for report in reports for item in stated(report, cast, deeds)]
    claims = _claims([item for item in items if item.stance in CONTESTED and not item.points])
    taken = {(item.report.name, item.index): claim for claim in claims for item in claim.items}
    _unite(reports, cast, claims, taken)
    taken |= {where: one for one in claims for item in one.items for where in item.against if where not in taken}
    _add_assertions(items, claims, taken)
    _add_pointing(items, claims, taken)
    members: dict[int, list[Item]] = defaultdict(list)
    numbers = {id(claim): number for number, claim in enumerate(claims)}
    for item in items:
        claim = taken.get((item.report.name, item.index))
        if claim is not None:
            members[numbers[id(claim)]].append(item)
    kept = sorted((n for n in members if _matters(members[n], cast)), key=lambda n: _rank(members[n]))
    told = {number: _position(members[number], claims[number].core) for number in kept}
    kept = [number for number in kept if told[number].claim]
    at = {number: place for place, number in enumerate(kept)}
    return Standing(
        tuple(told[number] for number in kept),
        {where: at[numbers[id(claim)]] for where, claim in taken.items() if numbers[id(claim)] in at},
    )


def _claims(contested: Iterable[Item]) -> list[Claim]:
    """Contested contents that speak of the same, shortest first."""
    claims: list[Claim] = []
    by_concept: dict[str, list[int]] = defaultdict(list)
    for item in sorted(contested, key=lambda item: (len(item.matter), item.report.reading.id, start_of(item.attribution))):
        shared = Counter(number for concept in item.matter for number in by_concept[concept])
        fitting = [(count, -number) for number, count in shared.items() if _same_claim(item.matter, claims[number].core)]
        if fitting:
            number = -max(fitting)[1]
        else:
            number = len(claims)
            claims.append(Claim())
        claims[number].add(item)
        for concept in item.matter:
            if number not in by_concept[concept][-3:]:
                by_concept[concept].append(number)
    return claims


def _unite(reports: Iterable[Report], cast: Cast, claims: Sequence[Claim], taken: dict[tuple[str, int], Claim]) -> None:
    """Make one claim of what a party is said to have stood otherwise to at first, and of what else speaks of the same then."""
    united: list[Claim] = []
    for report in reports:
        for turn in turns(report, cast):
            one, other = (taken.get((report.name, index)) for index in turn)
            if one is not None and other is not None and one is not other:
                keep, drop = sorted((one, other), key=claims.index)
                _pour(drop, keep, taken)
                united.append(keep)
    for claim in united:
        for other in claims:
            if claim.items and other.items and other is not claim and _same_claim(claim.core, other.core):
                _pour(other, claim, taken)


def _pour(drop: Claim, keep: Claim, taken: dict[tuple[str, int], Claim]) -> None:
    for item in drop.items:
        taken[item.report.name, item.index] = keep
    keep.items, keep.core = keep.items + drop.items, keep.core | drop.core
    drop.items, drop.core = [], frozenset()


def _same_claim(matter: frozenset[str], core: frozenset[str]) -> bool:
    """Whether half of the shorter is shared, in it a state, a class of the counted, or two other concepts that are no names."""
    shared = matter & core
    plain = [concept for concept in shared if not concept.startswith("N:")]
    telling = len(plain) > 1 or any(concept[1:2] == ":" for concept in plain)
    return (bool(core) and matter == core) or (telling and len(shared) > 1 and 2 * len(shared) >= min(len(matter), len(core)))


def _add_assertions(items: Iterable[Item], claims: Sequence[Claim], taken: dict[tuple[str, int], Claim]) -> None:
    """Whoever asserts all that a claim is about, in one sentence, neither denying nor wondering."""
    by_concept: dict[str, list[int]] = defaultdict(list)
    for number, claim in enumerate(claims):
        if sum(not concept.startswith("N:") for concept in claim.core) > 1:
            by_concept[min(claim.core, key=lambda concept: (concept[1:2] == ":", concept))].append(number)
    for item in items:
        if item.stance != "asserts" or (item.report.name, item.index) in taken:
            continue
        near = sorted({number for concept in item.matter for number in by_concept[concept]})
        fitting = [number for number in near if _asserts(item, claims[number].core)]
        if fitting:
            taken[item.report.name, item.index] = claims[max(fitting, key=lambda number: (len(claims[number].core), -number))]


def _asserts(item: Item, core: frozenset[str]) -> bool:
    report = item.report
    for part in item.attribution.content:
        for piece in _pieces(report.page.plain, part):
            said = [match.group() for match in tokens(piece.of(report.page.folded))]
            concepts = report.concepts((piece,))
            if (
                core <= concepts
                and (len(core) > FEW or any(concept[1:2] == ":" for concept in core) or len(core) >= MOST_OF * len(concepts))
                and report.words.doubtful.isdisjoint(said)
                and report.words.negations.isdisjoint(said)
            ):
                return True
    return False


def _pieces(plain: str, span: Span) -> Iterable[Span]:
    """The sentences of a content."""
    start = span.start
    for match in _SENTENCE_END.finditer(plain, span.start, span.end):
        yield Span(start, match.end())
        start = match.end()
    if start < span.end:
        yield Span(start, span.end)


def _add_pointing(items: Sequence[Item], claims: list[Claim], taken: dict[tuple[str, int], Claim]) -> None:
    """What only points back belongs to the claim that its report spoke of last, else to the one that it speaks of most.

    Somebody's remark is a claim of its own, one for all who speak of it in these words.
    """
    remarks: dict[frozenset[str], Claim] = {}
    by_report: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        by_report[item.report.name].append(item)
    for told in by_report.values():
        for place, item in enumerate(told):
            if not item.points or item.stance not in CONTESTED:
                continue
            own = item.remark and item.stance == "denies"
            if own and item.matter not in remarks:
                remarks[item.matter] = Claim([item], item.matter)
                claims.append(remarks[item.matter])
            claim = remarks[item.matter] if own else _pointed_at(item, place, told, taken)
            if claim is not None:
                taken[item.report.name, item.index] = claim


def _pointed_at(item: Item, place: int, told: Sequence[Item], taken: Mapping[tuple[str, int], Claim]) -> Claim | None:
    named = {word for part in item.about for word in key(part.of(item.report.text)).split()}
    spoken = [other for other in told[:place] if named & set(key(other.party).split())]
    for other in (*reversed(spoken), *reversed(told[max(0, place - _BACK) : place])):
        claim = taken.get((other.report.name, other.index))
        if claim is not None and (other in spoken or not spoken):
            return claim
    here = [taken[other.report.name, other.index] for other in told if (other.report.name, other.index) in taken]
    counts = Counter(map(id, here))
    return max(here, key=lambda claim: (counts[id(claim)], -here.index(claim)), default=None)


def _matters(members: Sequence[Item], cast: Cast) -> bool:
    """Whether anyone denies it or will not speak of it, a name confirms it, or one admits or doubts what others speak of."""
    stances = {item.stance for item in members}
    several = len({item.party for item in members}) > 1 or len({item.report.name for item in members}) > 1
    answers = any(item.stance == "confirms" and _answers(item, cast) for item in members)
    return answers or not stances.isdisjoint(REFUSED) or (several and not stances.isdisjoint(CONTESTED))


def _answers(item: Item, cast: Cast) -> bool:
    """Whether somebody with a name, no paper or study, confirms what was told of before."""
    named = item.attribution.unnamed is None and item.party[:1].isupper() and cast.claimant(item.party) is not None
    return named and not item.points and denials.confirms(item.report, item.index)


def _rank(members: Sequence[Item]) -> tuple[object, ...]:
    return (-len({item.party for item in members}), -len(members), min(item.order for item in members))


def _position(members: Sequence[Item], core: frozenset[str]) -> Position:
    groups: dict[tuple[str, Stance], list[Item]] = defaultdict(list)
    for item in members:
        groups[item.party, item.stance].append(item)
    first = {party: min(item.day for (who, _), told in groups.items() if who == party for item in told) for party, _ in groups}
    ordered = sorted(groups, key=lambda group: (first[group[0]], group[0], *_when(groups[group]), group[1]))
    return Position(
        claim=_worded(members, core), parties=tuple(_party(who, stance, groups[who, stance]) for who, stance in ordered)
    )


def _when(told: Sequence[Item]) -> tuple[bool, tuple[object, ...]]:
    """By what a party's stances are put in order: those that a report calls earlier come first."""
    return (not any(was_earlier(item.report, item.index) for item in told), min((item.day, item.order) for item in told))


def _party(who: str, stance: Stance, told: Sequence[Item]) -> Party:
    days = sorted(day for item in told if (day := item.report.days[item.index]) is not None)
    ordered = sorted(told, key=lambda item: item.order)
    return Party(
        party=who,
        stance=stance,
        as_of=days[0] if days else None,
        evidence=tuple(Witness(article=item.report.name, attribution=item.index) for item in ordered),
    )


def _worded(members: Sequence[Item], core: frozenset[str]) -> str:
    """The claim in words of a report: the shortest content that says most of what is common."""
    counts = Counter(concept for item in members for concept in item.matter)
    common = {concept for concept, count in counts.items() if 3 * count >= len(members)} | core
    best: tuple[object, ...] | None = None
    for item in members:
        if not item.points or item.remark:
            for part in item.about:
                words = _unpointed(item.report, part)
                rank = (item.stance not in CONTESTED, -len(item.matter & common), len(words), words)
                best = rank if best is None or rank < best else best
    return str(best[-1]) if best else ""


def _unpointed(report: Report, part: Span) -> str:
    """The words of a content without the word at its head that only says that it was said, if that leaves a claim."""
    words = " ".join(part.of(report.text).split())
    head, _, rest = words.partition(" ")
    left = key(rest).split()
    claims = bool(left) and left[0] not in report.words.relative and left[-1] not in report.words.pointers and len(left) > 1
    claims = claims and left[0] not in report.words.pointers
    return rest if claims and head.lower() in report.words.pointing and not rest[0].isupper() else words
