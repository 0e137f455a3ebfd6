"""One actor for all the names that the reports give a person, a body or a place; two different persons are never made one."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from msgspec import structs

from silang.corrections import NONE, Corrections
from silang.model import Actor, Correction, Reason, Standing
from silang.reasons.language import english
from silang.reasons.values import because
from silang.story.actors.bearers import bearers
from silang.story.actors.byhand import ByHand
from silang.story.actors.joins import Groups, same
from silang.story.actors.nodes import Node, best, nodes_of, unglossed
from silang.story.reports import Report
from silang.story.words import Words, key

_BRACKETED = re.compile(r"\(([^\W\d_][\w/-]{1,14})\)")


@dataclass(frozen=True)
class Cast:
    """The actors of a story and which names are theirs."""

    actors: tuple[Actor, ...]
    by_key: dict[str, int]
    words: Words
    corrections: tuple[Correction, ...] = ()
    bearers: Mapping[tuple[str, str], str] = field(default_factory=dict)
    _found: dict[str, Actor | None] = field(default_factory=dict, init=False, repr=False, compare=False)

    @cached_property
    def people(self) -> frozenset[str]:
        """The words of persons' names, as stems."""
        people = (actor for actor in self.actors if actor.type == "PER")
        names = (form for actor in people for form in (actor.name, *actor.variants) if len(form.split()) == len(actor.name.split()))
        return frozenset(self.words.stem(word) for name in names for word in key(name).split())

    def actor(self, name: str | None) -> Actor | None:
        """Who is called so; nobody where the name is unknown or two may be meant."""
        if not name:
            return None
        if name not in self._found:
            at = next((self.by_key[form] for form in self._keys(name) if form in self.by_key), None)
            self._found[name] = None if at is None else self.actors[at]
        return self._found[name]

    def claimant(self, name: str | None) -> str | None:
        """Who claims what a source is said to claim; nobody where the source names nobody: a bare paper, scraps of a title."""
        if name is None or self.actor(name) is not None:
            return self.called(name)
        parts = [key(part) for part in name.split()]
        of_paper = bool(parts) and parts[0] in self.words.papers
        rest = [part for part, plain in zip(name.split(), parts, strict=True) if plain not in self.words.scraps][of_paper:]
        named = any(part[:1].isupper() for part in rest)
        return name if named and not (of_paper and self.words.relative & set(parts)) else None

    def _keys(self, name: str) -> Iterator[str]:
        """By what a name may be known: itself, the short form in brackets at its end, its words before a comma."""
        plain = self.words.unadorned(name)
        yield self.words.known(unglossed(plain)[0])
        if gloss := _BRACKETED.search(plain):
            yield self.words.known(gloss.group(1))
        if "," in plain:
            yield self.words.known(plain.partition(",")[0])

    def speaker(self, report: Report, name: str) -> str:
        """The name that the story uses for who speaks in a report; of a short name the full one where that is sure."""
        called = self.called(name) or name
        return self.bearers.get((report.name, called), called)

    def called(self, name: str | None) -> str | None:
        """The name that the story uses for who is called so; the name itself where no actor is known by it."""
        found = self.actor(name)
        return found.name if found else name


def cast(reports: Sequence[Report], words: Words, by_hand: Corrections = NONE) -> Cast:
    """The actors of a story, by name; each with what joined its names. What a person corrected comes first."""
    nodes = nodes_of(reports, words)
    hand = ByHand(nodes, words, by_hand)
    groups = Groups(nodes, hand.different)
    corrections = hand.join(groups)
    for joined, how in sorted(set(same(nodes, words))):
        groups.join(*joined, how)
    actors, by_key = [], {}
    for members, reasons in sorted(groups.all(), key=lambda group: _order([nodes[k] for k in group[0]])):
        of = [nodes[k] for k in members]
        actors.append(_actor(of, reasons, words, hand.called(members)))
        for node in of:
            by_key[node.key] = len(actors) - 1
    for name, at in _glossed(nodes, by_key):
        by_key.setdefault(name, at)
    bare = Cast(tuple(actors), by_key, words)
    standing, stood = hand.stands_for(bare.called)
    speaking = {bare.called(item.speaker) for report in reports for item in report.reading.attributions}
    linked = tuple(
        structs.replace(actor, stands_for=standing.get(actor.name) or (stands_for(actor, bare) if actor.name in speaking else None))
        for actor in actors
    )
    return Cast(linked, by_key, words, (*corrections, *stood), bearers(reports, bare.called))


def _glossed(nodes: dict[str, Node], by_key: dict[str, int]) -> Iterator[tuple[str, int]]:
    """Short forms and sources by which an actor is known, where only one actor is."""
    claimed: dict[str, set[int]] = defaultdict(set)
    for name, node in nodes.items():
        for form in (*node.glosses, *node.shorts):
            claimed[key(form)].add(by_key[name])
    for form in sorted(claimed):
        if len(claimed[form]) == 1:
            yield form, min(claimed[form])


def _actor(nodes: Sequence[Node], joined: Iterable[Reason], words: Words, by_hand: str | None) -> Actor:
    full = [node for node in nodes if " " in node.key] or list(nodes)
    forms: Counter[str] = Counter()
    for node in full:
        forms.update(node.forms)
    types = Counter(node.type for node in nodes)
    type_ = min(types, key=lambda kind: (-types[kind], kind))
    name = best(forms) if type_ != "ORG" else min(forms, key=lambda form: (-len(form), form))
    known = [form for node in nodes for form in (*node.forms, *node.shorts) if key(form) == node.key and node.known]
    name = min(known, key=lambda form: (form.isupper(), form), default=name)
    name = by_hand or name
    others = {
        form for node in nodes if node.known for form in node.shorts if key(form) != node.key and words.known(form) == node.key
    }
    accented = {form for node in nodes for form in node.forms if key(form) == key(name) and form.isascii() != name.isascii()}
    known_by = {because("actors.known", one=form, other=name) for form in others - {name}}
    reasons = sorted({*joined, *known_by, *(because("actors.spelling", one=form, other=name) for form in accented)}, key=english)
    variants = {form for node in nodes for form in (*node.forms, *node.shorts, *node.glosses)} - {name, ""}
    return Actor(
        name=name,
        type=type_,
        variants=tuple(sorted(variants, key=lambda form: (key(form), form))),
        why=tuple(map(english, reasons)),
        reason=tuple(reasons),
    )


def _order(nodes: Sequence[Node]) -> tuple[int, str]:
    """Those whom most reports name first."""
    return (-len({report for node in nodes for report in node.reports}), min(node.key for node in nodes))


def stands_for(actor: Actor, cast: Cast) -> Standing | None:
    """Whom an actor that speaks stands for: a capital or a government for its country; nobody where that is not told of."""
    words = cast.words
    form = next((name for name in (actor.name, *actor.variants) if words.seat_of(name) is not None), None)
    whom = None if form is None else cast.actor(words.seat_of(form))
    if whom is None or whom.name == actor.name:
        return None
    reason = because("actors.stands_for", one=form or actor.name, other=whom.name)
    return Standing(name=whom.name, why=english(reason), reason=reason)
