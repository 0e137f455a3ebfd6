"""Who the sources are: pronouns, last names, titles and descriptions led back to the fullest name in the article.

Each answer keeps its chain of mentions; where two candidates stay, `speaker` is null.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from msgspec import structs

from silang.model import Attribution, Name
from silang.pack import Pack
from silang.read.attributions.chunks import Clauses, clauses
from silang.read.attributions.framing import LEADING
from silang.read.attributions.mentions import WORD, Mentions, descriptions, tail_words
from silang.read.attributions.roles import roles
from silang.read.page import Page
from silang.spans import Span

_NEAR = 300  # characters that "perusahaan itu" looks back over
_INTRODUCED = re.compile(r"([A-Z][\w'.-]+(?: [A-Z][\w'.-]+){0,3}) \(\d{2}(?: tahun)?\)")  # "Rosalinda (34), warga …"
_TOLD = 3  # first mentions of a person that are asked what they say of him
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
    unnamed: dict[str, _Who] = field(default_factory=dict)
    since: int = 0
    last_speaker: _Who | None = None

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


def resolve(
    page: Page, attributions: Sequence[Attribution], names: Sequence[Name], titles: Mapping[str, str], pack: Pack
) -> tuple[Attribution, ...]:
    """The same attributions with `speaker`, `chain`, `role` and `affiliation`, null where nothing is sure.

    `titles` maps words for what a person is, in small letters, to their kind.
    """
    words = clauses(pack)
    known = Mentions.of([name for name in names if name.name.lower() not in words.addressed])
    memory = _Memory(said_of=descriptions(page, known, titles, words))
    told = {page.sentence_at(a.cue.start) for a in attributions if a.cue is not None}
    resolved, at = [], 0
    for attribution in attributions:
        start = _start(attribution)
        at = _subjects(page, known, memory, at, start, told, words)
        who = _who(page, attribution, known, memory, titles, words)
        if who is not None:
            memory.hear(who)
            memory.last_speaker = who if who.person else memory.last_speaker
            if not who.person:
                _opener(page, known, memory, attribution, words)
        chain = who.chain if who is not None and who.person else ()
        role, affiliation = roles(page, attribution.source, chain, known, titles, words)
        resolved.append(
            structs.replace(
                attribution, speaker=who.name if who else None, chain=who.chain if who else (), role=role, affiliation=affiliation
            )
        )
    return _led(resolved)


def _led(resolved: list[Attribution]) -> tuple[Attribution, ...]:
    """The same, quotations that lead up to a cue given its speaker."""
    following: Attribution | None = None
    for at in range(len(resolved) - 1, -1, -1):
        if resolved[at].rule == LEADING and following is not None:
            resolved[at] = structs.replace(resolved[at], speaker=following.speaker, chain=following.chain)
        elif resolved[at].cue is not None:
            following = resolved[at]
    return tuple(resolved)


def _start(attribution: Attribution) -> int:
    spans = [*attribution.content, *(s for s in (attribution.cue, attribution.source) if s is not None)]
    return min(s.start for s in spans) if spans else 0


def _subjects(page: Page, known: Mentions, memory: _Memory, at: int, until: int, told: set[Span | None], words: Clauses) -> int:
    """A person whose name opens a sentence before `until` is the one that a pronoun takes up."""
    while at < len(page.sentences) and page.sentences[at].start < until:
        sentence = page.sentences[at]
        if sentence.end <= until and sentence not in told:
            opening = next(((span, name) for span, name in known.within(sentence) if name.type == "PER"), None)
            introduced = _INTRODUCED.match(page.plain, sentence.start, sentence.end)
            if opening is not None and (_opens(page, sentence, opening[0], words) or _acts(page, sentence, opening[0], words)):
                memory.hear(_Who(opening[1].name, _full(opening[0], opening[1]), True))
            elif introduced is not None:
                memory.hear(_Who(introduced[1], (Span(introduced.start(1), introduced.end(1)),), True))
        at += 1
    return at


def _opener(page: Page, known: Mentions, memory: _Memory, attribution: Attribution, words: Clauses) -> None:
    """Where a body speaks in a sentence that a person opens ("Langkah X membuat Y mengakui …"), a later "ia" means the person."""
    sentence = page.sentence_at(attribution.cue.start) if attribution.cue is not None else None
    if sentence is not None:
        opening = next(((span, name) for span, name in known.within(sentence) if name.type == "PER"), None)
        before = opening is not None and attribution.source is not None and opening[0].end <= attribution.source.start
        if opening is not None and before and _opens(page, sentence, opening[0], words):
            memory.last_person, memory.since = _Who(opening[1].name, _full(*opening), True), 0


def _opens(page: Page, sentence: Span, mention: Span, words: Clauses) -> bool:
    """Whether the mention is the sentence's subject: no verb and no preposition before it."""
    before = WORD.findall(page.folded[sentence.start : mention.start])
    return len(before) <= 8 and not any(word in words.prepositions or words.is_verb(word) for word in before)


def _acts(page: Page, sentence: Span, mention: Span, words: Clauses) -> bool:
    """Whether the mention is the agent of a passive ("Hal senada diungkapkan X")."""
    before = WORD.findall(page.folded[sentence.start : mention.start])
    return any(word in words.anaphors.heads for word in before[:3]) and any(words.is_verb(word) for word in before[-4:])


def _full(span: Span, name: Name) -> tuple[Span, ...]:
    """The chain from a mention to the fullest one."""
    whole = next((s for s in name.mentions if len(s) >= len(name.name)), None)  # most often the first, so that many cost little
    longest = whole or max(name.mentions, key=lambda s: (len(s), -s.start))
    return (span,) if span == longest else (span, longest)


def _who(
    page: Page, attribution: Attribution, known: Mentions, memory: _Memory, titles: Mapping[str, str], words: Clauses
) -> _Who | None:
    source = attribution.source
    if source is None:
        return memory.last if attribution.cue is None and attribution.rule != LEADING else None
    phrase = source.of(page.folded)
    spoken = WORD.findall(phrase)
    if attribution.cue is not None and attribution.cue.holds(source):
        return _again(memory.one(), source)
    if phrase in words.pronouns.singular or (
        spoken and spoken[0] in words.pronouns.singular and (len(spoken) <= 2 or spoken[1] in words.relatives)
    ):
        return _again(memory.one(), source)
    if phrase in words.pronouns.plural:
        several = memory.last is not None and not memory.last.person and memory.last.name.split()[0].lower() not in words.documents
        return _again(memory.last, source) if several else None
    if phrase in words.pronouns.first:
        return None
    if phrase in words.pronouns.own:
        return _again(memory.last, source)
    people = [(span, name) for span, name in known.within(source) if name.type == "PER"]
    if people and not words.relatives.isdisjoint(WORD.findall(page.folded[source.start : people[0][0].start])):
        people = []  # "satpam yang berkontak dengan X"
    if people and spoken[-1] in words.anaphors.pointers and _mentioned_only(page, source, people[-1][0]):
        people = []
    if len({name.name for _, name in people}) > 1 and page.plain[people[-1][0].start - 2 : people[-1][0].start] == ", ":
        people = people[-1:] if _related(page, source, people[0], known, titles, words) else people[:1]
    if len({name.name for _, name in people}) == 1 and not _related(page, source, people[0], known, titles, words):
        return _Who(people[0][1].name, (source, *_full(*people[0])), True)
    if people:
        return _Who(_shown(source, page), (source,), len({name.name for _, name in people}) == 1)
    return _described(page, source, spoken, known, memory, titles, words)


def _again(who: _Who | None, source: Span) -> _Who | None:
    return None if who is None else _Who(who.name, (source, *who.chain), who.person)


def _mentioned_only(page: Page, source: Span, mention: Span) -> bool:
    """Whether a description names somebody in passing: "bos Space X dan Tesla itu", "mantan istri X tersebut"."""
    return mention.start > source.start or len(WORD.findall(page.folded[mention.end : source.end])) > 1


def _related(
    page: Page, source: Span, mention: tuple[Span, Name], known: Mentions, titles: Mapping[str, str], words: Clauses
) -> bool:
    """Whether the phrase means somebody's kin or counsel and not the person named in it.

    "Kuasa hukum X" is X's counsel where the article has spoken of X before without that title.
    """
    before = WORD.findall(page.folded[source.start : mention[0].start])
    if not before or page.plain[source.start : mention[0].start].rstrip().endswith(","):
        return False
    if titles.get(before[-1]) == "relation":
        return True
    earlier = mention[1].mentions[:_TOLD] if mention[1].mentions[0].start < source.start else ()
    told = any(before[-1] in tail_words(page, span, titles, words) for span in earlier if span.start < source.start)
    return before[-1] in words.counsel and bool(earlier) and not told


def _described(
    page: Page, source: Span, spoken: Sequence[str], known: Mentions, memory: _Memory, titles: Mapping[str, str], words: Clauses
) -> _Who | None:
    """A source without a person's name: a body by its full name, a description of somebody known, or itself."""
    if spoken and spoken[0] in words.singles and len(spoken) > 1:
        kind = next((w for w in spoken[1:] if w not in words.singles), spoken[1])
        memory.unnamed[kind] = _Who(_shown(source, page), (source,), True)
        return memory.unnamed[kind]
    definite = bool(spoken) and spoken[-1] in words.anaphors.pointers and not _trailing_relative(spoken, words)
    office = (
        bool(spoken)
        and (spoken[0] in titles or " ".join(spoken[:2]) in titles or spoken[0] in words.persons)
        and spoken[0] not in words.plurals
        and (definite or titles.get(spoken[0]) not in ("academic", "honorific"))
    )
    head = spoken[: next((i for i, word in enumerate(spoken) if word in words.relatives), len(spoken))]
    content = {
        w for w in head if len(w) > 2 and w not in words.plurals and w not in words.relatives and w not in words.anaphors.pointers
    }
    proper = {m.group().lower() for m in WORD.finditer(page.plain, source.start, source.end) if m.group()[0].isupper()} - set(
        titles
    )
    unnamed = memory.unnamed.get(str(spoken[0])) if definite else None
    if unnamed is not None:
        return _again(unnamed, source)
    if office or definite:
        fitting = [name for name, said in memory.said_of.items() if (proper <= said if proper else content & set(titles) & said)]
        if len(fitting) > 1:  # "Bupati" is not the "Wakil Bupati"
            fitting = [name for name in fitting if not _qualified(memory.said_of[name] - set(spoken), titles)]
        if len(fitting) == 1:
            return _Who(fitting[0], (source, *_first(known, fitting[0])), True)
        if definite and office and not fitting:
            return _again(memory.last_speaker or memory.last_person, source)
    bodies = [(span, name) for span, name in known.within(source) if name.type != "PER"]
    if bodies and bodies[-1][0].end == source.end and bodies[0][0].start == source.start and len(bodies) == 1:
        return _Who(bodies[0][1].name, (source, *_full(*bodies[0])), False)
    if not bodies:
        earlier = _earlier_body(content, memory)
        if earlier is not None:
            return _again(earlier, source)
    if definite and spoken[0] in words.bodies:
        return _body_before(source, known) or _again(memory.bodies[-1] if memory.bodies else None, source)
    alone = not bodies and all(m.group()[0].isupper() for m in WORD.finditer(page.plain, source.start, source.end))
    return _Who(_shown(source, page), (source,), alone or (office and not bodies))


def _qualified(said: set[str], titles: Mapping[str, str]) -> bool:
    """Whether the words said of a person narrow an office or put it in time."""
    return any(titles.get(word) == "qualifier" for word in said)


def _body_before(source: Span, known: Mentions) -> _Who | None:
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
    """The one earlier body whose name holds all words of this description, or begins with one of them."""
    found = {}
    for who in memory.bodies:
        name = WORD.findall(who.name.lower())
        if content and name and (name[0] in content or content <= set(name)):
            found[who.name] = who
    return next(iter(found.values())) if len(found) == 1 else None


def _first(known: Mentions, name: str) -> tuple[Span, ...]:
    return next(((span,) for span, entry in zip(known.spans, known.names, strict=True) if entry.name == name), ())


def _shown(source: Span, page: Page) -> str:
    return " ".join(source.of(page.text).split())
