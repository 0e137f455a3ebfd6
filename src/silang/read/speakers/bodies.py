"""Sources that are bodies: by a short form, by a word of their name, or by what they are ("maskapai itu", "raksasa mobil ini")."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

from silang.model import Name
from silang.read.clauses import either
from silang.read.speakers.formed import formed
from silang.read.speakers.memory import Memory, Who, again
from silang.read.speakers.mentions import WORD, Setting
from silang.read.speakers.people import fullest
from silang.spans import Span

_NEAR = 300  # characters that "perusahaan itu" looks back over
_RELAY = 30  # characters before an outlet that may say that it relays
_BODY_NAME = 8  # words of what may be the name of a body
_MARKED = frozenset("@*_")  # of what an account is called
_OFTEN = 1.5  # times as often as any other that an article tells of the body that it is about
_TOLD = 1200  # characters that "laporan itu" looks back over
_MOST = 64  # names that are asked for, so that a long list stays cheap


def body(setting: Setting, source: Span, spoken: Sequence[str], memory: Memory, *, definite: bool, office: bool) -> Who | None:
    """A body by its full name, one that spoke before, or the one that "perusahaan itu" points back to; None where unsure."""
    form = f"({source.of(setting.page.plain)})"
    short = next((who for who in memory.bodies if who.name.endswith(form) and _of_body(setting, who)), None)
    if short is not None:
        return again(short, source)
    bodies = [(span, name) for span, name in setting.known.within(source) if name.type != "PER"]
    if len(spoken) == 1 and spoken[0] in either(heads(setting), setting.sayers.firms):
        began = _began(setting, source, spoken[0], memory)
        if began is not None:  # "Aliansi" or "aliansi" of "Aliansi Warga Banyu"
            return again(began, source)
    fuller = _fuller(setting, source, spoken, memory)
    if fuller is not None:
        return again(fuller, source)
    if len(bodies) == 1 and bodies[0][0] == source:
        return Who(bodies[0][1].name, (source, *fullest(*bodies[0])), False)
    whole = _holding(setting, source)
    if whole is not None:
        return whole
    if spoken[0] in setting.sayers.reports and (definite or setting.sayers.likewise.issuperset(spoken[-1:])):
        reporter = _reporter(setting, source, spoken[0], memory)
        if reporter is not None:
            return reporter
    if not bodies and not office:
        proper = not _MARKED.isdisjoint(source.of(setting.page.plain)) or bool(setting.capitals(source) - set(spoken[:1]))
        earlier = _earlier(_told(setting, spoken), memory, setting.words.coordinators, proper=proper)
        if earlier is not None:
            return again(earlier, source)
    kinds = either(setting.words.bodies, setting.sayers.makers)
    if (definite and spoken[0] in kinds) or (len(spoken) == 1 and spoken[0] in setting.sayers.firms):
        return _pointed(setting, source, spoken, memory)
    return None


def _fuller(setting: Setting, source: Span, spoken: Sequence[str], memory: Memory) -> Who | None:
    """The one body that spoke before under a fuller name: "Sagara Air" of "PT Sagara Air Tbk", "Dinkes" of "Dinas Kesehatan"."""
    written = source.of(setting.page.plain)
    kinds = either(heads(setting), frozenset({setting.sayers.listed.lower()}))
    first = memory.begins.get(written, source.start)
    found = {}
    for who in memory.bodies if written[0].isupper() else ():
        name = tuple(WORD.findall(who.name.partition(" (")[0].lower()))
        if not len(spoken) < len(name) <= _BODY_NAME or not _of_body(setting, who) or who.chain[0].start >= first:
            continue
        at = next((i for i in range(len(name)) if name[i : i + len(spoken)] == tuple(spoken)), len(name))
        held = kinds.issuperset((*name[:at], *name[at + len(spoken) :])) or (at == 0 and spoken[-1] not in kinds)
        if held or (not written.isupper() and formed(written, [name])):
            found[who.name] = who
    return next(iter(found.values())) if len(found) == 1 else None


def company(setting: Setting, source: Span, spoken: Sequence[str], memory: Memory) -> Who | None:
    """The company that "Perseroan" or "manajemen" speaks for: the listed one, else the body told of most; None if unsure."""
    boards = setting.sayers.boards
    if boards.isdisjoint(spoken[:1]) or not either(boards, setting.sayers.firms).issuperset(spoken):
        return None
    if not setting.about:
        setting.about.append(_about(setting))
    name = setting.about[0]
    if name is None:
        return None
    fuller = next((who for who in memory.bodies if name.name in who.name and _of_body(setting, who)), None)
    return again(fuller, source) or Who(name.name, (source, *fullest(name.mentions[0], name)), False)


def _about(setting: Setting) -> Name | None:
    """The company that the article is about."""
    bodies = {name.name: name for name in setting.known.names if name.type == "ORG" and "." not in name.name}
    listed = [name for name in bodies.values() if " " in name.name and name.name.endswith(setting.sayers.listed)]
    told = sorted(listed or bodies.values(), key=lambda name: (-len(name.mentions), name.mentions[0]))
    often = listed or all(len(told[0].mentions) >= _OFTEN * len(name.mentions) for name in told[1:2])
    return told[0] if told and often else None


def heads(setting: Setting) -> frozenset[str]:
    """The first words of bodies' names."""
    return either(setting.words.bodies, setting.sayers.institutions)


def _reporter(setting: Setting, source: Span, kind: str, memory: Memory) -> Who | None:
    """The body whose report was told of before "laporan itu", or taken from ("Dilansir Kabar Banyu, …"), else which spoke last."""
    page, found = setting.page, None
    for match in _telling(kind, setting.words.relayed).finditer(page.plain, max(0, source.start - _TOLD), source.start):
        if setting.words.prepositions.isdisjoint(set(match.group(1).split()) - setting.sayers.origins):
            found = match
    held = setting.known.at(found.start(2)) if found is not None else None
    if held is not None:
        return Who(held[1].name, (source, *fullest(*held)), held[1].type == "PER")
    if found is not None:
        return Who(found.group(2), (source, Span(*found.span(2))), False)
    last = next((who for who in reversed(memory.bodies[-_MOST:]) if _of_body(setting, who)), None)
    return again(last, source) if last is not None and last.chain[0].start > source.start - _TOLD else None


@lru_cache(maxsize=64)
def _telling(kind: str, relayed: tuple[str, ...]) -> re.Pattern[str]:
    """What a body's name looks like behind a word for what it wrote or one that takes something from it, glued or not."""
    heads = "|".join(f"[{word[0].upper()}{word[0]}]{re.escape(word[1:])}" for word in (kind, *relayed))
    return re.compile(rf"\b(?:{heads})((?: [^\W\d_A-Z]+){{0,3}}) ?([A-Z]\w+(?: [A-Z]\w+){{0,3}})(?! \(?\d)(?!\w)")


def _pointed(setting: Setting, source: Span, spoken: Sequence[str], memory: Memory) -> Who | None:
    """The body that "perusahaan itu" or "Perseroan" points back to: one that is called so, else the one told of last."""
    called = _called(setting, source, spoken[0])
    if called is not None:
        return called
    named = [who for who in memory.bodies if _of_body(setting, who) and who.name.lower() not in setting.sayers.firms]
    if named and source.start - _NEAR < named[-1].chain[0].start < source.start:
        return again(named[-1], source)
    return _before(setting, source) or again(named[-1] if named else None, source)


def _called(setting: Setting, source: Span, kind: str) -> Who | None:
    """The body that was last called by a word for what it is: "maskapai Sagara Air", "bursa kripto Banyu"."""
    page, words = setting.page, setting.words
    found = None
    for match in _naming(kind).finditer(page.plain, 0, source.start):
        named = not match.group(1) and page.plain[match.start()].isupper()  # "Bursa Sagara"
        if named or not words.prepositions.isdisjoint(match.group(1).split()):
            continue
        held = setting.known.at(match.start(2))
        if held is not None and held[1].type == "ORG":
            found = Who(held[1].name, (source, *fullest(*held)), False)
        elif held is None and kind in setting.sayers.makers:
            found = Who(match.group(2), (source, Span(*match.span(2))), False)
    return found


@lru_cache(maxsize=64)
def _naming(kind: str) -> re.Pattern[str]:
    """What a body's name looks like behind a word for what it is: "bursa kripto Banyu Satu"."""
    head = f"[{kind[0].upper()}{kind[0]}]{re.escape(kind[1:])}"
    return re.compile(rf"\b{head}((?: [^\W\d_A-Z]+){{0,2}}) ([A-Z]\w+(?: [A-Z]\w+){{0,3}})")


def _others(setting: Setting, until: int) -> Iterator[tuple[Span, Name]]:
    """The last mentions before an offset that are no person's."""
    known = setting.known
    end = bisect_right(known.starts, until - 1)
    for at in range(max(0, end - _MOST), end):
        if known.names[at].type != "PER":
            yield known.spans[at], known.names[at]


def _began(setting: Setting, source: Span, head: str, memory: Memory) -> Who | None:
    """The one body whose name a word begins: of those that spoke, else of those that the article names before."""
    began = {who.name: who for who in memory.bodies if who.name.lower().startswith(f"{head} ") and _of_body(setting, who)}
    for span, name in () if began else _others(setting, source.start):
        if name.type == "ORG" and name.name.lower().startswith(f"{head} "):
            began.setdefault(name.name, Who(name.name, fullest(span, name), False))
    return next(iter(began.values())) if len(began) == 1 else None


def _told(setting: Setting, spoken: Sequence[str]) -> set[str]:
    """The words of a description that say something, those of a relative clause left out."""
    words = setting.words
    first = next((i for i, word in enumerate(spoken) if word in words.relatives), len(spoken))
    none = either(words.plurals, frozenset(words.anaphors.pointers), setting.sayers.whose)
    return {w for w in spoken[:first] if len(w) > 2 and w not in none}


def _of_body(setting: Setting, who: Who) -> bool:
    """Whether a speaker that is no person is a body by its name, and no document and no people without a name."""
    first = who.name.split()[0]
    words = setting.words
    return first[0].isupper() and first.lower() not in either(words.documents, words.plurals, words.singles, words.persons)


def _holding(setting: Setting, source: Span) -> Who | None:
    """The body of whose name a source is the end: "Badan Meteorologi, Klimatologi, dan Geofisika" cut at a comma."""
    known = setting.known
    at = bisect_right(known.starts, source.start) - 1
    if at < 0 or known.spans[at].start == source.start or known.spans[at].end <= source.start or known.names[at].type != "ORG":
        return None
    return Who(known.names[at].name, (source, *fullest(known.spans[at], known.names[at])), False)


def _before(setting: Setting, source: Span) -> Who | None:
    """The body named last before "perusahaan itu"."""
    known = setting.known
    for at in range(bisect_right(known.starts, source.start - 1) - 1, -1, -1):
        if known.starts[at] < source.start - _NEAR:
            break
        outlet = "." in known.names[at].name or _relayed(setting, known.spans[at])
        if known.names[at].type == "ORG" and not outlet:
            return Who(known.names[at].name, (source, *fullest(known.spans[at], known.names[at])), False)
    return None


def _relayed(setting: Setting, mention: Span) -> bool:
    """Whether a body is the outlet that something is taken from: "seperti dikutip dari X"."""
    before = WORD.findall(setting.page.folded[max(0, mention.start - _RELAY) : mention.start])
    return not setting.words.relays.isdisjoint(before[-2:])


def _earlier(content: set[str], memory: Memory, joined: frozenset[str], *, proper: bool) -> Who | None:
    """The one earlier body whose name holds all words of a description, or begins with one of them where it names nothing else."""
    found = {}
    for who in memory.bodies:
        name = WORD.findall(who.name.lower())
        alone = 0 < len(name) <= _BODY_NAME and joined.isdisjoint(name)
        if content and alone and (content <= set(name) or (name[0] in content and not proper)):
            found[who.name] = who
    return next(iter(found.values())) if len(found) == 1 else None
