"""The rule engine: leaves first, then rules over neighbours until nothing new appears. It knows no news and no language.

A node is a span of the text read as a value of some kind. Leaves come from one compiled automaton (`Lexicon`) or from regular
expressions; a rule names the kinds of a few neighbouring nodes and makes of them a new one, which keeps them as its parts. After
facebook/duckling's `Engine.hs`: results are keyed on (span, kind, value), so that saturation ends.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple

import ahocorasick
from msgspec import Struct

from silang.model import Step
from silang.spans import Span

MOST_CHARACTERS = 240  # a node's length
MOST_NODES = 48  # that start at one character
MOST_ROUNDS = 12
_GAP = 3  # blanks that may stand between neighbours
Places = tuple[frozenset[str], ...]  # the kinds that may stand at each place of a rule


class Node(Struct, frozen=True):
    """`span` read as `value` of a `kind`, by `rule`, out of `parts` (none for a leaf)."""

    span: Span
    kind: str
    value: Any
    rule: str
    parts: tuple[Node, ...] = ()

    def steps(self) -> Iterator[Step]:
        """How the node was read, leaves first."""
        for part in self.parts:
            yield from part.steps()
        yield Step(rule=self.rule, span=self.span)

    def find(self, kind: str) -> Iterator[Node]:
        """This node or the parts under it that are of a `kind`, left to right."""
        if self.kind == kind:
            yield self
        else:
            for part in self.parts:
                yield from part.find(kind)


@dataclass(frozen=True, slots=True, eq=False)  # each is itself alone, so that to look up a tuple of them is quick
class Rule:
    """Neighbours of the kinds in `pattern` make a node of `kind`, with the value that `make` returns; None makes nothing.

    A place in the pattern is a kind, or several with `|` between them. `make` gets the nodes in order.
    """

    name: str
    kind: str
    pattern: tuple[str, ...]
    make: Callable[..., Hashable | None]


class Starting(NamedTuple):
    """The rules that begin with a kind: `alone` those of one place, `followed` the others by the kinds at their second place.

    Each has its number among all rules with it, by which they are tried.
    """

    alone: list[tuple[int, Rule, Places]]
    followed: dict[str, list[tuple[int, Rule, Places]]]


class Lexicon:
    """Phrases with their kinds, found in one pass over the folded text (Aho-Corasick).

    >>> lexicon = Lexicon({"kata": ("cue", "say"), "kata sandi": ("none", "password")})
    >>> [(node.kind, node.span.start) for node in lexicon.find("Kata Sandi", "kata sandi")]
    [('cue', 0), ('none', 0)]
    >>> [node.span for node in Lexicon({"sandi": ("none", "password")}).find("Kata Sandi", "kata sandi", 3)]
    [Span(start=5, end=10)]
    """

    def __init__(self, phrases: Mapping[str, tuple[str, Any]] | Iterable[tuple[str, tuple[str, Any]]]) -> None:
        """`phrases` maps each, in small letters, to (kind, value); a phrase given twice keeps both readings."""
        entries: dict[str, list[tuple[str, Any]]] = defaultdict(list)
        for phrase, meaning in phrases.items() if isinstance(phrases, Mapping) else phrases:
            if meaning not in entries[phrase]:
                entries[phrase].append(meaning)
        self._automaton = ahocorasick.Automaton()
        for phrase, meanings in entries.items():
            if phrase:
                self._automaton.add_word(phrase, (len(phrase), tuple(meanings)))
        self._empty = not len(self._automaton)
        self._automaton.make_automaton()

    def find(self, text: str, folded: str, start: int = 0, end: int | None = None) -> Iterator[Node]:
        """The phrases that stand as whole words between `start` and `end`, as leaves, in the order of their ends."""
        if self._empty:
            return
        # Of a part the part alone is given: the automaton copies the whole of what it is given.
        for last, (length, meanings) in self._automaton.iter(folded[start:end]):
            after = start + last + 1
            begin = after - length
            # Mostly a blank stands there, and then nothing more need be asked.
            if begin and text[begin - 1].isalnum() and (text[begin].islower() or not edge(text, begin)):
                continue
            if text[after : after + 1].isalnum() and not edge(text, after):
                continue
            for kind, value in meanings:
                yield Node(Span(begin, after), kind, value, "word")


def edge(text: str, at: int) -> bool:
    """Whether a word may begin or end before the character at `at`.

    Words glued by a lost link tag part where a small letter meets a capital.

    >>> [edge("diBandung 2026", i) for i in (0, 1, 2, 9, 10, 14)]
    [True, False, True, True, True, True]
    """
    if at <= 0 or at >= len(text):
        return True
    before, after = text[at - 1], text[at]
    return not (before.isalnum() and after.isalnum()) or (before.islower() and after.isupper())


def matches(pattern: re.Pattern[str], image: str, kind: str, value: Callable[[re.Match[str]], Any], rule: str) -> Iterator[Node]:
    """The places where a regular expression matches, as leaves; a value of None makes none."""
    for match in pattern.finditer(image):
        found = value(match)
        if found is not None:
            yield Node(Span(match.start(), match.end()), kind, found, rule)


def saturate(image: str, leaves: Iterable[Node], rules: Sequence[Rule]) -> list[Node]:
    """All nodes that follow from the leaves, ordered by span. Neighbours have at most a few blanks between them.

    Linear in the text: nodes have a greatest length, each character a greatest number of nodes that start there.
    """
    starting = _by_first_kind(tuple(rules))
    found: list[Node] = []
    for stretch in _stretches(image, leaves):
        if len(stretch) == 1:
            node = stretch[0]
            begun = starting.get(node.kind)
            if (begun is None or not begun.alone) and node.span.end - node.span.start <= MOST_CHARACTERS:
                found.append(node)  # as most are
                continue
        found += _saturated(image, stretch, starting)
    return found


def _saturated(image: str, leaves: Sequence[Node], starting: Mapping[str, Starting]) -> list[Node]:
    """All nodes that follow from the leaves of one stretch, ordered by span."""
    at: dict[int, list[Node]] = defaultdict(list)
    seen: set[tuple[int, int, str, Any]] = set()
    fresh = _kept(leaves, at, seen)
    within: list[Node] = []
    for _ in range(MOST_ROUNDS if _may_fit({leaf.kind for leaf in leaves}, starting) else 0):
        within += [node for node in fresh if node.kind in starting]
        if not within:
            break
        new = set(map(id, fresh))
        latest = max([node.span.start for node in fresh])
        made: list[Node] = []
        for node in within:
            if node.span.start >= latest and id(node) not in new:
                continue  # nothing new comes after it
            for rule, parts in _fitting(image, at, node, starting[node.kind]):
                if not new.isdisjoint(map(id, parts)):
                    value = rule.make(*parts)
                    if value is not None:
                        made.append(Node(Span(parts[0].span.start, parts[-1].span.end), rule.kind, value, rule.name, parts))
        fresh = _kept(made, at, seen) if made else made
        if not fresh:
            break
    return sorted(chain.from_iterable(at.values()), key=_PLACE)


def _may_fit(kinds: Set[str], starting: Mapping[str, Starting]) -> bool:
    """Whether any rule fits nodes of these kinds, wherever each of them stands."""
    begun = [starting[kind] for kind in kinds if kind in starting]
    return any(start.alone or not start.followed.keys().isdisjoint(kinds) for start in begun)


def _fitting(image: str, at: Mapping[int, list[Node]], node: Node, begun: Starting) -> list[tuple[Rule, tuple[Node, ...]]]:
    """The rules that fit what begins with a node, in their order, each with the nodes it fits."""
    fitting: list[tuple[int, Rule, Places]] = begun.alone
    after: Sequence[Node] = ()
    if begun.followed:
        after = _after(image, at, node.span.end)
        rules = {entry[0]: entry for follower in after for entry in begun.followed.get(follower.kind, ())}
        if rules:
            fitting = sorted([*begun.alone, *rules.values()], key=_NUMBER)
    return [(rule, parts) for _, rule, places in fitting for parts in _sequences(image, at, places, (node,), after)]


def longest(nodes: Iterable[Node]) -> list[Node]:
    """The nodes that none of the others overlaps with more right: longer first, then earlier, then as given."""
    chosen: list[Node] = []
    taken: set[int] = set()
    nodes = sorted(nodes, key=_PLACE)
    if all(node.span.end <= after.span.start for node, after in pairwise(nodes)):
        return nodes  # as most are
    for node in sorted(nodes, key=lambda node: (node.span.start - node.span.end, node.span.start)):
        cells = range(node.span.start, node.span.end)
        if taken.isdisjoint(cells):
            taken.update(cells)
            chosen.append(node)
    return sorted(chosen, key=lambda node: node.span)


_PLACE = attrgetter("span.start", "span.end")
_NUMBER: Callable[[tuple[int, Rule, Places]], int] = itemgetter(0)


def _after(image: str, at: Mapping[int, list[Node]], end: int) -> list[Node]:
    """The nodes that begin at `end` or a few blanks after it, in order."""
    nodes = [*at.get(end, ())]
    for begin in range(end, end + _GAP):
        if image[begin : begin + 1] != " ":
            break
        nodes += at.get(begin + 1, ())
    return nodes


@lru_cache(maxsize=32)
def _by_first_kind(rules: tuple[Rule, ...]) -> Mapping[str, Starting]:
    """The rules by the kinds that they begin with, each with the kinds that may stand at each of its places."""
    starting: dict[str, Starting] = {}
    for number, rule in enumerate(rules):
        places = tuple(frozenset(kinds.split("|")) for kinds in rule.pattern)
        for first in rule.pattern[0].split("|"):
            begun = starting.setdefault(first, Starting([], {}))
            if len(places) == 1:
                begun.alone.append((number, rule, places))
            for second in places[1] if len(places) > 1 else ():
                begun.followed.setdefault(second, []).append((number, rule, places))
    return starting


def _stretches(image: str, leaves: Iterable[Node]) -> Iterator[list[Node]]:
    """The runs of neighbouring leaves, each in the order given; no rule reaches from one run into the next."""
    given = list(leaves)
    run: list[int] = []
    end = -1
    for start, at, stop in sorted([(node.span.start, at, node.span.end) for at, node in enumerate(given)]):
        if start > end and run and (start - end > _GAP or not image[end:start].isspace()):
            yield [given[run[0]]] if len(run) == 1 else [given[index] for index in sorted(run)]
            run = []
        run.append(at)
        end = max(end, stop)
    if run:
        yield [given[index] for index in sorted(run)]


def _kept(nodes: Iterable[Node], at: dict[int, list[Node]], seen: set[tuple[int, int, str, Any]]) -> list[Node]:
    """Those of `nodes` that are new and within bounds; they are entered in `at` and `seen`."""
    kept = []
    for node in nodes:
        start, end = node.span.start, node.span.end
        key = (start, end, node.kind, node.value)
        here = at[start]
        if key not in seen and end - start <= MOST_CHARACTERS and len(here) < MOST_NODES:
            seen.add(key)
            here.append(node)
            kept.append(node)
    return kept


def _sequences(
    image: str, at: Mapping[int, list[Node]], places: Places, so_far: tuple[Node, ...], after: Sequence[Node]
) -> list[tuple[Node, ...]]:
    """The runs of neighbours that begin with `so_far` and fit the places of a rule; `after` are the nodes that come next."""
    count = len(so_far)
    if count == len(places):
        return [so_far]
    runs = [(*so_far, node) for node in after if node.kind in places[count]]
    if count + 1 == len(places):
        return runs
    return [longer for run in runs for longer in _sequences(image, at, places, run, _after(image, at, run[-1].span.end))]
