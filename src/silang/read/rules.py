"""The rule engine: leaves first, then rules over neighbours until nothing new appears. It knows no news and no language.

A node is a span of the text read as a value of some kind. Leaves come from one compiled automaton (`Lexicon`) or from regular
expressions; a rule names the kinds of a few neighbouring nodes and makes of them a new one, which keeps them as its parts. After
facebook/duckling's `Engine.hs`: results are keyed on (span, kind, value), so that saturation ends.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

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


Starting = dict[str, list[tuple[Rule, Places]]]


class Lexicon:
    """Phrases with their kinds, found in one pass over the folded text (Aho-Corasick).

    >>> lexicon = Lexicon({"kata": ("cue", "say"), "kata sandi": ("none", "password")})
    >>> [(node.kind, node.span.start) for node in lexicon.find("Kata Sandi", "kata sandi")]
    [('cue', 0), ('none', 0)]
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
        for last, (length, meanings) in self._automaton.iter(folded, start, len(folded) if end is None else end):
            begin, after = last - length + 1, last + 1
            # Mostly a blank stands there, and then nothing more need be asked.
            if begin and text[begin - 1].isalnum() and (text[begin].islower() or not edge(text, begin)):
                continue
            if after < len(text) and text[after].isalnum() and not edge(text, after):
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
    alone = _alone(tuple(rules))
    found: list[Node] = []
    for stretch in _stretches(image, leaves):
        if len(stretch) == 1 and stretch[0].kind not in alone and len(stretch[0].span) <= MOST_CHARACTERS:
            found.append(stretch[0])  # as most are
        else:
            found.extend(_saturated(image, stretch, starting))
    return sorted(found, key=_place)


def _saturated(image: str, leaves: Sequence[Node], starting: Starting) -> Iterator[Node]:
    """All nodes that follow from the leaves of one stretch."""
    at: dict[int, list[Node]] = defaultdict(list)
    seen: set[tuple[int, int, str, Any]] = set()
    fresh = _kept(leaves, at, seen)
    within: list[Node] = []
    for _ in range(MOST_ROUNDS):
        within.extend(fresh)
        new: set[int] = {id(node) for node in fresh}
        latest = max((node.span.start for node in fresh), default=-1)
        made: list[Node] = []
        for node in within:
            if node.span.start >= latest and id(node) not in new:
                continue  # nothing new comes after it
            after: list[Node] | None = None
            for rule, places in starting.get(node.kind, ()):
                if len(places) > 1:
                    if after is None:
                        after = _after(image, at, node.span.end)
                        kinds = {follower.kind for follower in after}
                    if kinds.isdisjoint(places[1]):
                        continue
                for parts in _sequences(image, at, places, (node,), after or ()):
                    if any(id(part) in new for part in parts):
                        value = rule.make(*parts)
                        if value is not None:
                            made.append(Node(Span(parts[0].span.start, parts[-1].span.end), rule.kind, value, rule.name, parts))
        fresh = _kept(made, at, seen)
        if not fresh:
            break
    for nodes in at.values():
        yield from nodes


def longest(nodes: Iterable[Node]) -> list[Node]:
    """The nodes that none of the others overlaps with more right: longer first, then earlier, then as given."""
    chosen: list[Node] = []
    taken: set[int] = set()
    for node in sorted(nodes, key=lambda node: (node.span.start - node.span.end, node.span.start)):
        cells = range(node.span.start, node.span.end)
        if taken.isdisjoint(cells):
            taken.update(cells)
            chosen.append(node)
    return sorted(chosen, key=lambda node: node.span)


def _place(node: Node) -> tuple[int, int]:
    return node.span.start, node.span.end


def _after(image: str, at: Mapping[int, list[Node]], end: int) -> list[Node]:
    """The nodes that begin at `end` or a few blanks after it, in order."""
    nodes = list(at.get(end, ()))
    for begin in range(end, min(end + _GAP, len(image))):
        if image[begin] != " ":
            break
        nodes += at.get(begin + 1, ())
    return nodes


@lru_cache(maxsize=32)
def _by_first_kind(rules: tuple[Rule, ...]) -> Starting:
    """The rules by the kinds that they begin with, each with the kinds that may stand at each of its places."""
    starting: Starting = defaultdict(list)
    for rule in rules:
        places = tuple(frozenset(kinds.split("|")) for kinds in rule.pattern)
        for kind in rule.pattern[0].split("|"):
            starting[kind].append((rule, places))
    return dict(starting)


@lru_cache(maxsize=32)
def _alone(rules: tuple[Rule, ...]) -> frozenset[str]:
    """The kinds that a rule makes something of where nothing stands beside them."""
    return frozenset(kind for rule in rules if len(rule.pattern) == 1 for kind in rule.pattern[0].split("|"))


def _stretches(image: str, leaves: Iterable[Node]) -> Iterator[list[Node]]:
    """The runs of neighbouring leaves, each in the order given; no rule reaches from one run into the next."""
    given = list(leaves)
    run: list[int] = []
    end = -1
    for span, at in sorted([(node.span, at) for at, node in enumerate(given)], key=_begin):
        start, stop = span.start, span.end
        if start > end and run and (start - end > _GAP or not image[end:start].isspace()):
            yield [given[run[0]]] if len(run) == 1 else [given[index] for index in sorted(run)]
            run = []
        run.append(at)
        end = max(end, stop)
    if run:
        yield [given[index] for index in sorted(run)]


def _begin(placed: tuple[Span, int]) -> int:
    return placed[0].start


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
) -> Iterator[tuple[Node, ...]]:
    """The runs of neighbours that begin with `so_far` and fit the places of a rule; `after` are the nodes that come next."""
    count = len(so_far)
    if count == len(places):
        yield so_far
        return
    fitting = [node for node in after if node.kind in places[count]]
    if count + 1 == len(places):
        for node in fitting:
            yield (*so_far, node)
        return
    for node in fitting:
        yield from _sequences(image, at, places, (*so_far, node), _after(image, at, node.span.end))
