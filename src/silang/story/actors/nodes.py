"""The names that the readings give, each under its fullest form, with what the reports call it on the way."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from silang.model import Name, NameType
from silang.spans import Span
from silang.story.actors.spelling import shortens
from silang.story.reports import Report
from silang.story.words import Words, key

LONGEST_VARIANT = 8  # words
_GLOSSED = re.compile(r"(.+?)\s*\(([^()]{2,15})\)")
_GLOSS = re.compile(r'\s*\(\s*"?([^\W\d_][\w/-]{1,14})"?\s*\)')


@dataclass
class Node:
    """One fullest name as the readings give it."""

    key: str
    type: NameType
    forms: Counter[str] = field(default_factory=Counter)  # as written, by the number of reports
    shorts: Counter[str] = field(default_factory=Counter)  # mentions and sources
    glosses: set[str] = field(default_factory=set)  # short forms that a report sets in brackets behind it
    reports: set[str] = field(default_factory=set)
    roles: set[frozenset[str]] = field(default_factory=set)  # what reports say they are, as words
    known: bool = False  # to the pack, by this name among others


def nodes_of(reports: Sequence[Report], words: Words) -> dict[str, Node]:
    """The fullest names of the reports, by key; who speaks is among them where the name has a capital."""
    nodes: dict[str, Node] = {}
    for report in reports:
        for name in report.reading.names:
            base, gloss = unglossed(name.name)
            if key(base):
                node = nodes.setdefault(words.known(base), Node(words.known(base), name.type))
                _enter(node, report, name, base)
                node.glosses |= {gloss} - {""}
    for report in reports:
        for hit in report.hits_in(Span(0, len(report.text))):
            form = hit.span.of(report.text)
            if hit.kind == "country" and words.known(form) in nodes:
                nodes[words.known(form)].shorts[form] += 1
                nodes[words.known(form)].known = True
        _enter_speakers(nodes, report, words)
    _behead(nodes, words)
    return nodes


def _behead(nodes: dict[str, Node], words: Words) -> None:
    """Take the place or body before a person's name from it ("Gubernur California Gavin Newsom"), if that name is told without."""
    known = {name for name, node in nodes.items() if node.type != "PER"}
    for name in [name for name, node in nodes.items() if node.type == "PER" and name.count(" ") > 1]:
        head, _, rest = name.partition(" ")
        person = nodes.get(rest)
        is_body = head in known or words.seat_of(head) is not None or words.is_country(head)
        if person is None or person.type != "PER" or not is_body:
            continue
        node = nodes.pop(name)
        person.forms.update({form.partition(" ")[2]: count for form, count in node.forms.items()})
        person.shorts.update({form: count for form, count in node.shorts.items() if key(form) != head})
        person.glosses |= node.glosses
        person.reports |= node.reports
        person.roles |= node.roles


def unglossed(name: str) -> tuple[str, str]:
    """A name without the short form in brackets at its end, and that form."""
    match = _GLOSSED.fullmatch(name)
    if match is None or match.group(2).islower() or not shortens(match.group(2), match.group(1)):
        return name, ""
    return match.group(1), match.group(2)


def _clean(form: str) -> str:
    """A form as written, without marks at its ends that belong to the sentence."""
    while form and not form[-1].isalnum() and not (form[-1] == ")" and "(" in form):
        form = form[:-1]
    while form and not form[0].isalnum():
        form = form[1:]
    return " ".join(form.split())


def _enter(node: Node, report: Report, name: Name, base: str) -> None:
    node.forms[_clean(base)] += report.name not in node.reports
    node.reports.add(report.name)
    for form in {_clean(mention.of(report.text)) for mention in name.mentions}:
        node.shorts[form] += 1
    for mention in name.mentions:
        gloss = _GLOSS.match(report.text, mention.end)
        if gloss and not gloss.group(1).islower() and shortens(gloss.group(1), mention.of(report.text)):
            node.glosses.add(gloss.group(1))


def _enter_speakers(nodes: dict[str, Node], report: Report, words: Words) -> None:
    """Who speaks is an actor too where the name has a capital; how the report calls them on the way is a variant."""
    for item in report.reading.attributions:
        if item.speaker is None or not item.speaker[:1].isupper() or _several(item.speaker, words, nodes):
            continue
        base, _ = unglossed(words.unadorned(item.speaker))
        node = _titled(nodes, base) or nodes.get(words.known(base))
        if node is None:
            node = nodes[words.known(base)] = Node(words.known(base), "PER" if _opens(nodes, base) else "ORG")
        elif node.key != words.known(base):
            node.shorts[_clean(base)] += 1
            nodes.pop(words.known(base), None)
            continue
        if item.role is not None:
            office = [span.of(report.text) for span in (item.role, item.affiliation) if span is not None]
            node.roles.add(frozenset(key(" ".join(office)).split()))
        if report.name not in node.reports:
            node.forms[_clean(base)] += 1
            node.reports.add(report.name)
        if item.source is not None:
            source = _called(_clean(item.source.of(report.text)), node)
            if source and not _several(source, words, nodes):
                node.shorts[source] += 1


def _called(source: str, node: Node) -> str:
    """What a source calls the one who speaks: up to their name, and what is set behind it; nothing where no name is in it.

    A word in capitals at its head alone is a noun at the head of a sentence ("Tersangka mengaku …").
    """
    written = source.split()
    bears = [at for at, word in enumerate(written) if key(word) and set(key(word).split()) <= set(node.key.split())]
    if not bears:
        return source if any(letter.isupper() for word in written[1:] for letter in word) else ""
    end = bears[-1] + 1
    if end < len(written) and written[end][:1].islower() and written[end - 1][-1:].isalnum():
        written = written[:end]
    return _clean(" ".join(written))


def _opens(nodes: Mapping[str, Node], speaker: str) -> bool:
    """Whether what a source is called begins with a person's full name that the story tells without the rest."""
    parts = key(speaker).split()
    heads = (nodes.get(" ".join(parts[:length])) for length in range(2, len(parts)))
    return any(head is not None and head.type == "PER" for head in heads)


def _titled(nodes: Mapping[str, Node], speaker: str) -> Node | None:
    """The person whose full name ends what a source is called, if its words before that are no part of the name."""
    parts = key(speaker).split()
    known = nodes.get(" ".join(parts))
    if (known is None or known.type != "PER") and not _opens(nodes, speaker):
        for start in range(1, len(parts) - 1):
            node = nodes.get(" ".join(parts[start:]))
            if node is not None and node.type == "PER":
                return node
    return None


def _several(source: str, words: Words, nodes: Mapping[str, Node]) -> bool:
    """Whether a source may be more than one party, or no name at all."""
    parts = key(source).split()
    if not parts or len(parts) > LONGEST_VARIANT or parts[0] in words.nobody or parts[-1] in words.pointers:
        return True
    joined = [i for i, part in enumerate(parts) if part in words.together]
    return any(words.known(" ".join(parts[:i])) in nodes or nodes.get(words.known(source)) is None for i in joined)


def best(forms: Counter[str]) -> str:
    """The form that most reports use; the longer, then the first by letter where two do."""
    return min(forms, key=lambda form: (-forms[form], -len(form), form), default="")
