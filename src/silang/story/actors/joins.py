"""Which names of a story are one actor's, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Literal

from silang.model import Reason
from silang.reasons.values import because
from silang.story.actors.nodes import Node, best
from silang.story.actors.spelling import is_part, one_letter_apart, one_spelling, sound
from silang.story.words import Words, key

OFFICE = 3  # words of an office that says whose it is ("Kapolres Metro Bekasi")
LETTERS = 3  # of an acronym, and words of the name that it stands for
CLIPPED = 4  # letters that are left of a first name
SMALL = 3  # letters of a word that an acronym leaves out
Joined = Literal["part", "clipped", "short_form", "initials", "short_place", "spelling", "office"]


def same(nodes: dict[str, Node], words: Words) -> Iterator[tuple[tuple[str, str], Joined]]:
    """Which nodes are one actor, and why."""
    people = {k: node for k, node in nodes.items() if node.type == "PER"}
    yield from _spelt_alike(people)
    yield from _shortened(people, words)
    yield from _clipped(people)
    yield from _by_gloss(nodes)
    yield from _by_initials(nodes, words)
    yield from _by_place(nodes, words)


def _spelt_alike(people: dict[str, Node]) -> Iterator[tuple[tuple[str, str], Joined]]:
    """Full names that differ only in how they are spelt, never two that one report tells apart."""
    blocks: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name in people:
        words = name.split()
        if len(words) > 1:
            for left_out in range(len(words)):
                rest = (sound(word) for i, word in enumerate(words) if i != left_out)
                blocks[str(left_out), *rest].append(name)
    for names in blocks.values():
        ordered = sorted(names)
        for i, one in enumerate(ordered):
            for other in ordered[i + 1 : i + 40]:
                if not people[one].reports.isdisjoint(people[other].reports):
                    continue
                if one_spelling(one, other):
                    yield (one, other), "spelling"
                elif one_letter_apart(one, other) and _share_an_office(people[one], people[other]):
                    yield (one, other), "office"


def _share_an_office(one: Node, other: Node) -> bool:
    """Whether reports give two names one office, of a body that the words name: no two persons hold it."""
    return any(min(len(a), len(b)) >= OFFICE and (a <= b or b <= a) for a in one.roles for b in other.roles)


def _shortened(people: dict[str, Node], lore: Words) -> Iterator[tuple[tuple[str, str], Joined]]:
    """A name that is part of one full name of the story and of no other; a son's is no longer form of his father's."""
    full: dict[str, list[str]] = defaultdict(list)
    for name in people:
        for word in set(name.split()):
            full[word].append(name)
    for name in people:
        words = name.split()
        rarest = min((full[word] for word in words), key=len)
        candidates = {other for other in rarest if other != name and is_part(words, other.split())}
        candidates = {other for other in candidates if not _is_before(words, other, people)}
        candidates = {other for other in candidates if len(words) == 1 or not _is_of_kin(words, other.split(), lore)}
        if len(words) == 1:
            candidates = {other for other in candidates if _goes_by(people[other], name)}
        longest = max(candidates, key=lambda other: (len(other.split()), other), default="")
        if len(words) > 1 and all(other == longest or is_part(other.split(), longest.split()) for other in candidates):
            candidates &= {longest}
        spellings = {tuple(map(sound, other.split())) for other in candidates}
        if len(spellings) == 1:
            yield (name, min(candidates)), "part"


def _clipped(people: dict[str, Node]) -> Iterator[tuple[tuple[str, str], Joined]]:
    """The first letters of the first name of one person whom the same reports name in full ("Alex", "Alexander Marwata")."""
    full = [name.split() for name in people if " " in name]
    for name, node in people.items():
        if " " in name or len(name) < CLIPPED or any(name in words for words in full):
            continue
        whole = [" ".join(words) for words in full if words[0].startswith(name)]
        if len(whole) == 1 and node.reports <= people[whole[0]].reports:
            yield (name, whole[0]), "clipped"


def _by_initials(nodes: dict[str, Node], lore: Words) -> Iterator[tuple[tuple[str, str], Joined]]:
    """An acronym of the first letters of one name of the story that is no person's, "dan" left out; unless two have them."""
    claimed: dict[str, list[str]] = defaultdict(list)
    for name, node in nodes.items():
        words = [word for word in name.split() if word not in lore.together and not (len(word) <= SMALL and word in lore.stop)]
        if node.type != "PER" and len(words) >= LETTERS:
            claimed["".join(word[0] for word in words)].append(name)
    for short, names in claimed.items():
        if len(names) == 1 and short in nodes and nodes[short].type != "PER" and any(map(str.isupper, nodes[short].forms)):
            yield (short, names[0]), "initials"


def _is_before(words: list[str], whole: str, people: dict[str, Node]) -> bool:
    """Whether a longer name is these words and a full name that the story tells without: a body and who is of it."""
    parts = whole.split()
    rest = parts[len(words) :]
    return parts[: len(words)] == words and len(rest) > 1 and " ".join(rest) in people


def _is_of_kin(words: list[str], whole: list[str], lore: Words) -> bool:
    """Whether a longer name is that of somebody's son, wife or the like: "X Jr", "Putri X"."""
    return not lore.generations.isdisjoint(whole) or (whole[0] in lore.kin and whole[1:] == words)


def _goes_by(node: Node, short: str) -> bool:
    """Whether one word may stand for a full name: a report uses it so, or several speak of the person."""
    return len(node.reports) > 1 or any(key(form) == short for form in node.shorts)


def _by_gloss(nodes: dict[str, Node]) -> Iterator[tuple[tuple[str, str], Joined]]:
    """A short form that a report sets behind the full one: everywhere in the story it means the same, unless two claim it."""
    claimed: dict[str, set[str]] = defaultdict(set)
    for name, node in nodes.items():
        for gloss in node.glosses:
            claimed[key(gloss)].add(name)
    for short, names in claimed.items():
        whole = max(names, key=lambda name: (len(name), name))
        if all(set(name.split()) <= set(whole.split()) for name in names):
            for name in sorted((names | ({short} & nodes.keys())) - {whole}):
                yield (name, whole), "short_form"


def _by_place(nodes: dict[str, Node], words: Words) -> Iterator[tuple[tuple[str, str], Joined]]:
    """A place that a report also calls by the short name that others use alone ("Federasi Rusia", "Rusia"), unless two claim it."""
    claimed: dict[str, set[str]] = defaultdict(set)
    for name, node in nodes.items():
        for short in {key(form) for form in node.shorts} if node.type == "LOC" else ():
            if short in nodes and nodes[short].type == "LOC" and name.removesuffix(short).strip() in words.places:
                claimed[short].add(name)
    for short, names in claimed.items():
        if len(names) == 1:
            yield (short, min(names)), "short_place"


class Groups:
    """Nodes that were joined. Two full names of persons stay apart unless they are one name."""

    def __init__(self, nodes: dict[str, Node], different: Iterable[frozenset[str]] = ()) -> None:
        """`different` are pairs of keys that a person told apart."""
        self.different = frozenset(different)
        self.nodes = nodes
        self.parent = {name: name for name in nodes}
        self.members = {name: {name} for name in nodes}
        self.reasons: dict[str, set[Reason]] = {name: set() for name in nodes}

    def join(self, one: str, other: str, how: Joined) -> None:
        """Make two nodes one actor, unless that joins persons of names that are not one, or what a person told apart."""
        ours, theirs = self._root(one), self._root(other)
        if ours != theirs and (how == "office" or self._fit(ours, theirs)) and not self._are_different(ours, theirs):
            self._unite(ours, theirs, because(f"actors.{how}", one=self.written(one), other=self.written(other)))

    def may_bind(self, one: str, other: str) -> bool:
        """Whether no person told two nodes apart."""
        return not self._are_different(self._root(one), self._root(other))

    def bind(self, one: str, other: str, reason: Reason) -> None:
        """Make two nodes one actor because a person says so."""
        ours, theirs = self._root(one), self._root(other)
        if ours != theirs:
            self._unite(ours, theirs, reason)

    def _unite(self, ours: str, theirs: str, reason: Reason) -> None:
        first, second = sorted((ours, theirs))
        self.parent[second] = first
        self.members[first] |= self.members.pop(second)
        self.reasons[first] |= self.reasons.pop(second) | {reason}

    def _are_different(self, ours: str, theirs: str) -> bool:
        if not self.different:
            return False
        return any(frozenset((a, b)) in self.different for a in self.members[ours] for b in self.members[theirs])

    def all(self) -> list[tuple[list[str], set[Reason]]]:
        """The keys of the nodes of each actor, and what joined them."""
        return [(sorted(members), self.reasons[root]) for root, members in self.members.items()]

    def _fit(self, one: str, other: str) -> bool:
        ours, theirs = (
            [name for name in self.members[side] if self.nodes[name].type == "PER" and " " in name] for side in (one, other)
        )
        return all(one_spelling(a, b) or _are_parts(a, b, (*ours, *theirs)) for a in ours for b in theirs)

    def _root(self, name: str) -> str:
        while self.parent[name] != name:
            name = self.parent[name]
        return name

    def written(self, name: str) -> str:
        """A node's name as most reports write it."""
        return best(self.nodes[name].forms) or name


def _are_parts(one: str, other: str, names: Iterable[str]) -> bool:
    """Whether of two names one is part of the other, or both are parts of one of the names."""
    wholes = [name.split() for name in names]
    return any(all(name.split() == whole or is_part(name.split(), whole) for name in (one, other)) for whole in wholes)
