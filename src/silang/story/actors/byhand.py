"""What a person corrected of names, applied to the nodes of a story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import combinations

from silang.corrections import Corrections, Different, Entry, Same
from silang.model import Correction, Standing
from silang.reasons.language import english
from silang.reasons.values import because
from silang.story.actors.joins import Groups
from silang.story.actors.nodes import Node, unglossed
from silang.story.byhand import applied, left_out
from silang.story.words import Words, key


class ByHand:
    """The entries of a corrections file against the names that the reports give."""

    def __init__(self, nodes: dict[str, Node], words: Words, entries: Corrections) -> None:
        """Look up the names of the entries; nothing is joined yet."""
        self._nodes, self._words, self._entries = nodes, words, entries
        self._forms: dict[str, set[str]] = defaultdict(set)
        for name, node in nodes.items() if entries != Corrections(file=entries.file) else ():
            for form in (*node.forms, *node.shorts, *node.glosses):
                self._forms[key(form)].add(name)
        self._called: dict[str, str] = {}
        self.different = frozenset(
            frozenset(pair)
            for entry in entries.different
            if self._fault(entry) is None
            for pair in combinations(sorted(self._known(entry.names)), 2)
        )

    def join(self, groups: Groups) -> list[Correction]:
        """Join what the entries say is one, and tell what became of them and of those that tell apart."""
        told = [self._told(entry, self._fault(entry)) for entry in dict.fromkeys(self._entries.different)]
        for entry in sorted(dict.fromkeys(self._entries.same), key=str):
            fault = self._fault(entry)
            if fault is None:
                fault = self._bound(entry, groups)
            told.append(self._told(entry, fault))
        return told

    def called(self, members: Iterable[str]) -> str | None:
        """What a person calls the actor of these nodes; the first by letter where two entries name it."""
        return min((self._called[name] for name in members if name in self._called), default=None)

    def stands_for(self, called: Callable[[str], str | None]) -> tuple[dict[str, Standing], list[Correction]]:
        """Whom actors stand for by hand, by the actors' names, and what became of the entries."""
        found: dict[str, Standing] = {}
        told = []
        for entry in sorted(dict.fromkeys(self._entries.stands_for), key=str, reverse=True):
            missing = next((name for name in (entry.name, entry.whom) if self._node(name) is None), None)
            if missing is not None:
                told.append(self._told(entry, missing))
                continue
            told.append(applied(entry, self._entries))
            reason = because("actors.stands_by_hand", file=self._entries.file, entry=str(entry))
            name = called(entry.whom) or entry.whom
            found[called(entry.name) or entry.name] = Standing(name=name, why=english(reason), reason=reason)
        return found, told

    def _bound(self, entry: Same, groups: Groups) -> str | None:
        first, *others = sorted(self._known(entry.names))
        reason = because("actors.by_hand", file=self._entries.file, entry=str(entry))
        if not all(groups.may_bind(first, other) for other in others):
            return ""
        for other in others:
            groups.bind(first, other, reason)
        self._called[first] = entry.names[0]
        return None

    def _told(self, entry: Entry, fault: str | None) -> Correction:
        """What became of an entry; `fault` is a name that nobody bears, empty where another entry says the opposite."""
        if fault is None:
            return applied(entry, self._entries)
        if not fault:
            return left_out(entry, because("corrections.opposed", file=self._entries.file, entry=str(entry)))
        return left_out(entry, because("corrections.no_name", file=self._entries.file, entry=str(entry), name=fault))

    def _fault(self, entry: Same | Different) -> str | None:
        """The first name of an entry that is no node of its own; nothing where all are."""
        seen: set[str] = set()
        for name in entry.names:
            node = self._node(name)
            if node is None or (isinstance(entry, Different) and node in seen):
                return name
            seen.add(node)
        return None

    def _known(self, names: Iterable[str]) -> set[str]:
        return {node for name in names if (node := self._node(name)) is not None}

    def _node(self, name: str) -> str | None:
        """The node that bears a name: as its fullest name, or alone as a shorter one."""
        full = self._words.known(unglossed(name)[0])
        if full in self._nodes:
            return full
        bearing = self._forms.get(key(name), set())
        return next(iter(bearing)) if len(bearing) == 1 else None
