"""One actor for all the names that the reports give a person, a body or a place; two different persons are never made one."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from silang.model import Actor, Name, NameType, Reason
from silang.reasons.language import english
from silang.reasons.values import because
from silang.spans import Span
from silang.story.actors.spelling import is_part, one_spelling, shortens, sound
from silang.story.reports import Report
from silang.story.words import Words, key

LONGEST_VARIANT = 8  # words
Joined = Literal["part", "short_form", "short_place", "spelling"]
_GLOSSED = re.compile(r"(.+?)\s*\(([^()]{2,15})\)")
_BRACKETED = re.compile(r"\(([^\W\d_][\w/-]{1,14})\)")
_GLOSS = re.compile(r'\s*\(\s*"?([^\W\d_][\w/-]{1,14})"?\s*\)')


@dataclass(frozen=True)
class Cast:
    """The actors of a story and which names are theirs."""

    actors: tuple[Actor, ...]
    by_key: dict[str, int]
    words: Words

    @cached_property
    def people(self) -> frozenset[str]:
        """The words of persons' names, as stems."""
        people = (actor for actor in self.actors if actor.type == "PER")
        names = (form for actor in people for form in (actor.name, *actor.variants) if len(form.split()) == len(actor.name.split()))
        return frozenset(self.words.stem(word) for name in names for word in key(name).split())

    def actor(self, name: str | None) -> Actor | None:
        """Who is called so; nobody where the name is unknown or two may be meant."""
        at = next((self.by_key[form] for form in self._keys(name) if form in self.by_key), None) if name else None
        return None if at is None else self.actors[at]

    def _keys(self, name: str) -> Iterator[str]:
        """By what a name may be known: itself, the short form in brackets at its end, its words before a comma."""
        plain = self.words.unadorned(name)
        yield self.words.known(_unglossed(plain)[0])
        if gloss := _BRACKETED.search(plain):
            yield self.words.known(gloss.group(1))
        if "," in plain:
            yield self.words.known(plain.partition(",")[0])

    def called(self, name: str | None) -> str | None:
        """The name that the story uses for who is called so; the name itself where no actor is known by it."""
        found = self.actor(name)
        return found.name if found else name


@dataclass
class _Node:
    """One fullest name as the readings give it."""

    key: str
    type: NameType
    forms: Counter[str] = field(default_factory=Counter)  # as written, by the number of reports
    shorts: Counter[str] = field(default_factory=Counter)  # mentions and sources
    glosses: set[str] = field(default_factory=set)  # short forms that a report sets in brackets behind it
    reports: set[str] = field(default_factory=set)
    known: bool = False  # to the pack, by this name among others


def cast(reports: Sequence[Report], words: Words) -> Cast:
    """The actors of a story, by name; each with what joined its names."""
    nodes = _nodes(reports, words)
    groups = _Groups(nodes)
    for joined, how in sorted(set(_same(nodes, words))):
        groups.join(*joined, how)
    actors, by_key = [], {}
    for members, reasons in sorted(groups.all(), key=lambda group: _order([nodes[k] for k in group[0]])):
        of = [nodes[k] for k in members]
        actors.append(_actor(of, reasons, words))
        for node in of:
            by_key[node.key] = len(actors) - 1
    for name, at in _glossed(nodes, by_key):
        by_key.setdefault(name, at)
    return Cast(tuple(actors), by_key, words)


def _nodes(reports: Sequence[Report], words: Words) -> dict[str, _Node]:
    nodes: dict[str, _Node] = {}
    for report in reports:
        for name in report.reading.names:
            base, gloss = _unglossed(name.name)
            if key(base):
                node = nodes.setdefault(words.known(base), _Node(words.known(base), name.type))
                _enter(node, report, name, base)
                node.glosses |= {gloss} - {""}
    for report in reports:
        for hit in report.hits_in(Span(0, len(report.text))):
            form = hit.span.of(report.text)
            if hit.kind == "country" and words.known(form) in nodes:
                nodes[words.known(form)].shorts[form] += 1
                nodes[words.known(form)].known = True
        _enter_speakers(nodes, report, words)
    return nodes


def _unglossed(name: str) -> tuple[str, str]:
    """A name without the short form in brackets at its end, and that form."""
    match = _GLOSSED.fullmatch(name)
    return (match.group(1), match.group(2)) if match and shortens(match.group(2), match.group(1)) else (name, "")


def _clean(form: str) -> str:
    """A form as written, without marks at its ends that belong to the sentence."""
    while form and not form[-1].isalnum() and not (form[-1] == ")" and "(" in form):
        form = form[:-1]
    while form and not form[0].isalnum():
        form = form[1:]
    return " ".join(form.split())


def _enter(node: _Node, report: Report, name: Name, base: str) -> None:
    node.forms[_clean(base)] += report.name not in node.reports
    node.reports.add(report.name)
    for form in {_clean(mention.of(report.text)) for mention in name.mentions}:
        node.shorts[form] += 1
    for mention in name.mentions:
        gloss = _GLOSS.match(report.text, mention.end)
        if gloss and shortens(gloss.group(1), mention.of(report.text)):
            node.glosses.add(gloss.group(1))


def _enter_speakers(nodes: dict[str, _Node], report: Report, words: Words) -> None:
    """Who speaks is an actor too where the name has a capital; how the report calls them on the way is a variant."""
    for item in report.reading.attributions:
        if item.speaker is None or not item.speaker[:1].isupper() or _several(item.speaker, words, nodes):
            continue
        base, _ = _unglossed(words.unadorned(item.speaker))
        node = _titled(nodes, base) or nodes.get(words.known(base))
        if node is None:
            node = nodes[words.known(base)] = _Node(words.known(base), "ORG")
        elif node.key != words.known(base):
            node.shorts[_clean(base)] += 1
            nodes.pop(words.known(base), None)
            continue
        if report.name not in node.reports:
            node.forms[_clean(base)] += 1
            node.reports.add(report.name)
        if item.source is not None:
            source = _clean(item.source.of(report.text))
            if not _several(source, words, nodes) and any(letter.isupper() for letter in source):
                node.shorts[source] += 1


def _titled(nodes: Mapping[str, _Node], speaker: str) -> _Node | None:
    """The person whose full name ends what a source is called, if its words before that are no part of the name."""
    parts = key(speaker).split()
    known = nodes.get(" ".join(parts))
    if known is None or known.type != "PER":
        for start in range(1, len(parts) - 1):
            node = nodes.get(" ".join(parts[start:]))
            if node is not None and node.type == "PER":
                return node
    return None


def _several(source: str, words: Words, nodes: Mapping[str, _Node]) -> bool:
    """Whether a source may be more than one party, or no name at all."""
    parts = key(source).split()
    if not parts or len(parts) > LONGEST_VARIANT or parts[0] in words.nobody or parts[-1] in words.pointers:
        return True
    joined = [i for i, part in enumerate(parts) if part in words.together]
    return any(words.known(" ".join(parts[:i])) in nodes or nodes.get(words.known(source)) is None for i in joined)


def _same(nodes: dict[str, _Node], words: Words) -> Iterator[tuple[tuple[str, str], Joined]]:
    """Which nodes are one actor, and why."""
    people = {k: node for k, node in nodes.items() if node.type == "PER"}
    yield from _spelt_alike(people)
    yield from _shortened(people)
    yield from _by_gloss(nodes)
    yield from _by_place(nodes, words)


def _spelt_alike(people: dict[str, _Node]) -> Iterator[tuple[tuple[str, str], Joined]]:
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
                if one_spelling(one, other) and people[one].reports.isdisjoint(people[other].reports):
                    yield (one, other), "spelling"


def _shortened(people: dict[str, _Node]) -> Iterator[tuple[tuple[str, str], Joined]]:
    """A name that is part of one full name of the story and of no other."""
    full: dict[str, list[str]] = defaultdict(list)
    for name in people:
        for word in set(name.split()):
            full[word].append(name)
    for name in people:
        words = name.split()
        rarest = min((full[word] for word in words), key=len)
        candidates = {other for other in rarest if other != name and is_part(words, other.split())}
        if len(words) == 1:
            candidates = {other for other in candidates if _goes_by(people[other], name)}
        longest = max(candidates, key=lambda other: (len(other.split()), other), default="")
        if len(words) > 1 and all(other == longest or is_part(other.split(), longest.split()) for other in candidates):
            candidates &= {longest}
        spellings = {tuple(map(sound, other.split())) for other in candidates}
        if len(spellings) == 1:
            yield (name, min(candidates)), "part"


def _goes_by(node: _Node, short: str) -> bool:
    """Whether one word may stand for a full name: a report uses it so, or several speak of the person."""
    return len(node.reports) > 1 or any(key(form) == short for form in node.shorts)


def _by_gloss(nodes: dict[str, _Node]) -> Iterator[tuple[tuple[str, str], Joined]]:
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


def _by_place(nodes: dict[str, _Node], words: Words) -> Iterator[tuple[tuple[str, str], Joined]]:
    """A place that a report also calls by the short name that others use alone ("Federasi Rusia", "Rusia"), unless two claim it."""
    claimed: dict[str, set[str]] = defaultdict(set)
    for name, node in nodes.items():
        for short in {key(form) for form in node.shorts} if node.type == "LOC" else ():
            if short in nodes and nodes[short].type == "LOC" and name.removesuffix(short).strip() in words.places:
                claimed[short].add(name)
    for short, names in claimed.items():
        if len(names) == 1:
            yield (short, min(names)), "short_place"


def _glossed(nodes: dict[str, _Node], by_key: dict[str, int]) -> Iterator[tuple[str, int]]:
    """Short forms and sources by which an actor is known, where only one actor is."""
    claimed: dict[str, set[int]] = defaultdict(set)
    for name, node in nodes.items():
        for form in (*node.glosses, *node.shorts):
            claimed[key(form)].add(by_key[name])
    for form in sorted(claimed):
        if len(claimed[form]) == 1:
            yield form, min(claimed[form])


class _Groups:
    """Nodes that were joined. Two full names of persons stay apart unless they are one name."""

    def __init__(self, nodes: dict[str, _Node]) -> None:
        self.nodes = nodes
        self.parent = {name: name for name in nodes}
        self.members = {name: {name} for name in nodes}
        self.reasons: dict[str, set[Reason]] = {name: set() for name in nodes}

    def join(self, one: str, other: str, how: Joined) -> None:
        ours, theirs = self._root(one), self._root(other)
        if ours == theirs or not self._fit(ours, theirs):
            return
        first, second = sorted((ours, theirs))
        self.parent[second] = first
        self.members[first] |= self.members.pop(second)
        reason = because(f"actors.{how}", one=self._written(one), other=self._written(other))
        self.reasons[first] |= self.reasons.pop(second) | {reason}

    def all(self) -> list[tuple[list[str], set[Reason]]]:
        return [(sorted(members), self.reasons[root]) for root, members in self.members.items()]

    def _fit(self, one: str, other: str) -> bool:
        ours, theirs = (
            [name for name in self.members[side] if self.nodes[name].type == "PER" and " " in name] for side in (one, other)
        )
        return all(
            one_spelling(a, b) or is_part(a.split(), b.split()) or is_part(b.split(), a.split()) for a in ours for b in theirs
        )

    def _root(self, name: str) -> str:
        while self.parent[name] != name:
            name = self.parent[name]
        return name

    def _written(self, name: str) -> str:
        return _best(self.nodes[name].forms) or name


def _actor(nodes: Sequence[_Node], joined: Iterable[Reason], words: Words) -> Actor:
    full = [node for node in nodes if " " in node.key] or list(nodes)
    forms: Counter[str] = Counter()
    for node in full:
        forms.update(node.forms)
    types = Counter(node.type for node in nodes)
    type_ = min(types, key=lambda kind: (-types[kind], kind))
    name = _best(forms) if type_ != "ORG" else min(forms, key=lambda form: (-len(form), form))
    known = [form for node in nodes for form in (*node.forms, *node.shorts) if key(form) == node.key and node.known]
    name = min(known, key=lambda form: (form.isupper(), form), default=name)
    others = {
        form for node in nodes if node.known for form in node.shorts if key(form) != node.key and words.known(form) == node.key
    }
    reasons = sorted({*joined, *(because("actors.known", one=form, other=name) for form in others)}, key=english)
    variants = {form for node in nodes for form in (*node.forms, *node.shorts, *node.glosses)} - {name, ""}
    return Actor(
        name=name,
        type=type_,
        variants=tuple(sorted(variants, key=lambda form: (key(form), form))),
        why=tuple(map(english, reasons)),
        reason=tuple(reasons),
    )


def _best(forms: Counter[str]) -> str:
    """The form that most reports use; the longer, then the first by letter where two do."""
    return min(forms, key=lambda form: (-forms[form], -len(form), form), default="")


def _order(nodes: Sequence[_Node]) -> tuple[int, str]:
    """Those whom most reports name first."""
    return (-len({report for node in nodes for report in node.reports}), min(node.key for node in nodes))
