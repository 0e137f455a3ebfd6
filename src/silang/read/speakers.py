"""Who the sources are: pronouns, last names, titles and descriptions led back to the fullest name in the article.

Each answer keeps its chain of mentions; where two candidates stay, `speaker` is null.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from msgspec import structs

from silang.model import Attribution, Name
from silang.pack import Pack
from silang.read.chunks import Clauses, clauses
from silang.read.page import Page
from silang.spans import Span

_WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
_NEAR = 300  # characters that "perusahaan itu" looks back over
_LONG_AGO = 2  # attributions to bodies after which a pronoun no longer means the person before them


@dataclass(frozen=True, slots=True)
class _Who:
    """A speaker: the name shown, the chain that leads to it, and whether it is one person."""

    name: str
    chain: tuple[Span, ...]
    person: bool


@dataclass(slots=True)
class _Memory:
    """What is known so far: the last speaker, who has which words said of them, and the speakers without a name."""

    last: _Who | None = None
    last_person: _Who | None = None
    said_of: dict[str, set[str]] = field(default_factory=dict)
    chains: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    bodies: list[_Who] = field(default_factory=list)
    since: int = 0

    def hear(self, who: _Who) -> None:
        """Keeps the speaker of an attribution."""
        self.last = who
        if who.person:
            self.last_person, self.since = who, 0
        else:
            self.bodies.append(who)
            self.since += 1

    def one(self) -> _Who | None:
        """Whom "ia" and "-nya" mean: the last person who spoke or acted, else, where that is long ago, the last speaker."""
        return self.last if self.last_person is None or self.since > _LONG_AGO else self.last_person


@dataclass(frozen=True, slots=True)
class _Names:
    """The mentions of the article's names in order of their starts."""

    starts: tuple[int, ...]
    spans: tuple[Span, ...]
    names: tuple[Name, ...]

    def within(self, span: Span) -> Iterator[tuple[Span, Name]]:
        """The mentions that lie in `span`, in order."""
        at = bisect_right(self.starts, span.start - 1)
        while at < len(self.starts) and self.starts[at] < span.end:
            if self.spans[at].end <= span.end:
                yield self.spans[at], self.names[at]
            at += 1


def resolve(
    page: Page, attributions: Sequence[Attribution], names: Sequence[Name], titles: Mapping[str, str], pack: Pack
) -> tuple[Attribution, ...]:
    """The same attributions with `speaker`, `chain`, `role` and `affiliation`, null where nothing is sure.

    `titles` maps words for what a person is, in small letters, to their kind.
    """
    words = clauses(pack)
    pairs = sorted((span, at) for at, name in enumerate(names) for span in name.mentions)
    known = _Names(tuple(s.start for s, _ in pairs), tuple(s for s, _ in pairs), tuple(names[at] for _, at in pairs))
    memory = _Memory(said_of=_descriptions(page, known, titles))
    told = {page.sentence_at(a.cue.start) for a in attributions if a.cue is not None}
    resolved, at = [], 0
    for attribution in attributions:
        start = _start(attribution)
        at = _subjects(page, known, memory, at, start, told, words)
        who = _who(page, attribution, known, memory, titles, words)
        if who is not None:
            memory.hear(who)
            if not who.person:
                _opener(page, known, memory, attribution, words)
        role, affiliation = _role(page, attribution.source, known, titles, words)
        resolved.append(
            structs.replace(
                attribution, speaker=who.name if who else None, chain=who.chain if who else (), role=role, affiliation=affiliation
            )
        )
    return tuple(resolved)


def _start(attribution: Attribution) -> int:
    spans = [*attribution.content, *(s for s in (attribution.cue, attribution.source) if s is not None)]
    return min(s.start for s in spans) if spans else 0


def _subjects(page: Page, known: _Names, memory: _Memory, at: int, until: int, told: set[Span | None], words: Clauses) -> int:
    """A person whose name opens a sentence before `until` is the one that a pronoun takes up."""
    while at < len(page.sentences) and page.sentences[at].start < until:
        sentence = page.sentences[at]
        if sentence.end <= until and sentence not in told:
            opening = next(((span, name) for span, name in known.within(sentence) if name.type == "PER"), None)
            if opening is not None and _opens(page, sentence, opening[0], words):
                memory.hear(_Who(opening[1].name, _full(opening[0], opening[1]), True))
        at += 1
    return at


def _opener(page: Page, known: _Names, memory: _Memory, attribution: Attribution, words: Clauses) -> None:
    """Where a body speaks in a sentence that a person opens ("Langkah X membuat NATO mengakui …"), a later "ia" means the person."""
    sentence = page.sentence_at(attribution.cue.start) if attribution.cue is not None else None
    if sentence is not None:
        opening = next(((span, name) for span, name in known.within(sentence) if name.type == "PER"), None)
        if opening is not None and _opens(page, sentence, opening[0], words):
            memory.last_person, memory.since = _Who(opening[1].name, _full(*opening), True), 0


def _opens(page: Page, sentence: Span, mention: Span, words: Clauses) -> bool:
    """Whether the mention is the sentence's subject: no verb and no preposition before it."""
    before = _WORD.findall(page.folded[sentence.start : mention.start])
    return len(before) <= 8 and not any(word in words.prepositions or words.is_verb(word) for word in before)


def _full(span: Span, name: Name) -> tuple[Span, ...]:
    """The chain from a mention to the fullest one."""
    longest = max(name.mentions, key=lambda s: (len(s), -s.start))
    return (span,) if span == longest else (span, longest)


def _descriptions(page: Page, known: _Names, titles: Mapping[str, str]) -> dict[str, set[str]]:
    """The words of office and body that stand beside each person's name."""
    said: dict[str, set[str]] = {}
    for span, name in zip(known.spans, known.names, strict=True):
        if name.type == "PER":
            sentence = page.sentence_at(span.start) or span
            before = Span(max(sentence.start, span.start - 120), span.start)
            after = page.folded[span.end : min(sentence.end, span.end + 90)]
            beside = _tail_words(page, before, titles)
            if after.startswith(","):
                beside |= set(_WORD.findall(after[1:].partition(",")[0]))
            said.setdefault(name.name, set()).update(w for w in beside if len(w) > 2)
    return said


def _tail_words(page: Page, before: Span, titles: Mapping[str, str]) -> set[str]:
    """The words of the office and body that run up to a name: titles and capitalised words, small ones between them."""
    kept: set[str] = set()
    end, pending = before.end, 0
    for match in reversed(list(_WORD.finditer(page.plain, before.start, before.end))):
        if any(mark in page.plain[match.end() : end] for mark in '.;:"()'):
            break
        word = match.group().lower()
        if match.group()[0].isupper() or word in titles:
            kept.add(word)
            pending = 0
        elif pending < 2:
            pending += 1
        else:
            break
        end = match.start()
    return kept


def _who(
    page: Page, attribution: Attribution, known: _Names, memory: _Memory, titles: Mapping[str, str], words: Clauses
) -> _Who | None:
    source = attribution.source
    if source is None:
        return memory.last if attribution.cue is None else None
    phrase = source.of(page.folded)
    spoken = _WORD.findall(phrase)
    if attribution.cue is not None and attribution.cue.holds(source):
        return _again(memory.one(), source)
    if phrase in words.pronouns.singular or (spoken and spoken[0] in words.pronouns.singular and len(spoken) <= 2):
        return _again(memory.one(), source)
    if phrase in words.pronouns.plural or phrase in words.pronouns.own:
        return _again(memory.last, source)
    people = [(span, name) for span, name in known.within(source) if name.type == "PER"]
    if people and spoken[-1] in words.anaphors.pointers and len(_WORD.findall(page.folded[people[-1][0].end : source.end])) > 1:
        people = []  # "bos Space X dan Tesla itu"
    if len({name.name for _, name in people}) == 1 and not _related(page, source, people[0][0], titles):
        return _Who(people[0][1].name, (source, *_full(*people[0])), True)
    if people:
        return _Who(_shown(source, page), (source,), len({name.name for _, name in people}) == 1)
    return _described(page, source, spoken, known, memory, titles, words)


def _again(who: _Who | None, source: Span) -> _Who | None:
    return None if who is None else _Who(who.name, (source, *who.chain), who.person)


def _related(page: Page, source: Span, mention: Span, titles: Mapping[str, str]) -> bool:
    """Whether the phrase means somebody's kin or counsel and not the person named in it."""
    before = _WORD.findall(page.folded[source.start : mention.start])
    return bool(before) and titles.get(before[-1]) == "relation"


def _described(
    page: Page, source: Span, spoken: Sequence[str], known: _Names, memory: _Memory, titles: Mapping[str, str], words: Clauses
) -> _Who | None:
    """A source without a person's name: a body by its full name, a description of somebody known, or itself."""
    definite = bool(spoken) and spoken[-1] in words.anaphors.pointers and not _trailing_relative(spoken, words)
    office = bool(spoken) and (spoken[0] in titles or " ".join(spoken[:2]) in titles or spoken[0] in words.persons)
    content = {w for w in spoken if len(w) > 2 and w not in words.relatives and w not in words.anaphors.pointers}
    proper = {m.group().lower() for m in _WORD.finditer(page.plain, source.start, source.end) if m.group()[0].isupper()} - set(
        titles
    )
    if office or definite:
        fitting = [name for name, said in memory.said_of.items() if (proper <= said if proper else content & set(titles) & said)]
        if len(fitting) == 1:
            return _Who(fitting[0], (source, *_first(known, fitting[0])), True)
        if definite and office and not fitting:
            return _again(memory.last_person, source)
    bodies = [(span, name) for span, name in known.within(source) if name.type != "PER"]
    if bodies and bodies[-1][0].end == source.end and bodies[0][0].start == source.start and len(bodies) == 1:
        return _Who(bodies[0][1].name, (source, *_full(*bodies[0])), False)
    if not bodies:
        earlier = _earlier_body(content, memory)
        if earlier is not None:
            return _again(earlier, source)
    if definite and spoken[0] in words.bodies:
        return _body_before(source, known) or _again(memory.bodies[-1] if memory.bodies else None, source)
    return _Who(_shown(source, page), (source,), office and not bodies)


def _body_before(source: Span, known: _Names) -> _Who | None:
    """The body named last before "perusahaan itu"."""
    for at in range(bisect_right(known.starts, source.start - 1) - 1, -1, -1):
        if known.starts[at] < source.start - _NEAR:
            break
        if known.names[at].type == "ORG":
            return _Who(known.names[at].name, (source, *_full(known.spans[at], known.names[at])), False)
    return None


def _trailing_relative(spoken: Sequence[str], words: Clauses) -> bool:
    """Whether the pointer at the end belongs to a noun inside a relative clause ("hakim yang mengadili sidang ini")."""
    return any(word in words.relatives for word in spoken) and spoken[0] not in words.persons


def _earlier_body(content: set[str], memory: _Memory) -> _Who | None:
    """The one earlier body whose name holds a word of this description."""
    found = {who.name: who for who in memory.bodies if content & set(_WORD.findall(who.name.lower()))}
    return next(iter(found.values())) if len(found) == 1 else None


def _first(known: _Names, name: str) -> tuple[Span, ...]:
    return next(((span,) for span, entry in zip(known.spans, known.names, strict=True) if entry.name == name), ())


def _shown(source: Span, page: Page) -> str:
    return " ".join(source.of(page.text).split())


def _role(
    page: Page, source: Span | None, known: _Names, titles: Mapping[str, str], words: Clauses
) -> tuple[Span | None, Span | None]:
    """The office and the body in a source: titles in front of what they are of, in front of the person's name or behind it."""
    if source is None:
        return None, None
    people = [span for span, name in known.within(source) if name.type == "PER"]
    places = [Span(source.start, people[0].start), Span(people[-1].end, source.end)] if people else [source]
    for place in places:
        found = list(_WORD.finditer(page.folded, place.start, place.end))
        at = next((i for i, m in enumerate(found) if m.group() in titles and titles[m.group()] != "academic"), None)
        if at is None:
            continue
        last = at
        while last + 1 < len(found) and _still_title(found[last].group(), found[last + 1].group(), titles, words):
            last += 1
        rest = [m for m in found[last + 1 :] if m.group() not in words.anaphors.pointers]
        while rest and rest[0].group() in words.prepositions:
            rest.pop(0)
        body = Span(rest[0].start(), rest[-1].end()) if rest else None
        if body is not None and page.plain[body.end : body.end + 1] == ")":
            body = Span(body.start, body.end + 1)
        return Span(found[at].start(), found[last].end()), body
    return None, None


def _still_title(word: str, after: str, titles: Mapping[str, str], words: Clauses) -> bool:
    """Whether `after` goes on with the title: "wakil" "ketua", "juru" "bicara", but not "kepala" "dinas", which names a body."""
    return after not in words.bodies and (after in titles or f"{word} {after}" in titles)
