"""Sources without a person's name: a body, the description of somebody known, or somebody who stays without a name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from silang.model import Unnamed
from silang.read.clauses import either
from silang.read.speakers.apposed import before_apposition
from silang.read.speakers.bodies import body, heads
from silang.read.speakers.formed import formed
from silang.read.speakers.memory import Memory, Who, again, nearest
from silang.read.speakers.mentions import WORD, Said, Setting, offices, spelt_out
from silang.spans import Span

# whom "karyawati itu" and "diplomat itu" may mean
_AT_WORK: tuple[Unnamed, ...] = ("worker", "business", "student", "diplomat", "politician", "lawyer", "expert", "doctor")
_ACTING = 2  # letters of "pj", which is not kept of what the article says of a person
_BARE = 2  # words of "pemuda itu"
_BACK = 20_000  # characters before a description, in which somebody was told of before
_PLACED = 3  # words of "di benua itu"


def described(setting: Setting, source: Span, spoken: Sequence[str], memory: Memory) -> Who | None:
    """Who a description means; itself where it describes nobody known; null where two candidates stay."""
    words = setting.words
    written = " ".join(source.of(setting.page.text).split())
    if not spoken:
        return Who(written, (source,), False)
    if spoken[0] in words.singles and len(spoken) > 1:
        kind = next((w for w in spoken[1:] if w not in words.singles), spoken[1])
        memory.unnamed[kind] = Who(written, (source,), True)
        return memory.unnamed[kind]
    definite = spoken[-1] in words.anaphors.pointers and not _of_another(setting, source, spoken)
    called = _called(setting, source, memory)
    if called is not None and (definite or spoken[0] in words.persons - words.singles or spoken[0] in setting.titles):
        return Who(called, (source, *_first(setting, called)), True)
    nicknamed = not setting.sayers.called.isdisjoint(spoken)
    definite = definite or (spoken[0] in words.persons - words.singles and _known_as(setting, spoken) and not nicknamed)
    if spoken[0] in setting.sayers.articles and len(spoken) > 1:  # "sang penyanyi" is "penyanyi itu"
        spoken, definite = spoken[1:], True
    unnamed = memory.unnamed.get(spoken[0]) if definite else None
    if unnamed is not None:
        return again(unnamed, source)
    known = next((who for name, who in memory.read_off.items() if written.endswith(f" {name}")), None)
    if known is not None:
        return again(known, source)
    if (spoken[0] in words.plurals and not definite) or _pair(setting, spoken):
        return _itself(setting, source, spoken, office=False)
    office = _office(setting, spoken, definite=definite)
    if office or definite or _told_in_one(setting, source, spoken[0]):
        told = _fitting(setting, source, spoken, memory, definite=definite)
        fitting = [name for name in told if not definite or any(span.start < source.start for span in _first(setting, name))]
        if len(fitting) > 1 and memory.last_speaker is not None and memory.last_speaker.name in fitting:
            return again(memory.last_speaker, source)
        if len(fitting) == 1:
            return Who(fitting[0], (source, *_first(setting, fitting[0])), True)
        if definite and office and not fitting:
            spoke = memory.last_speaker or memory.last_person or nearest(setting, source, near=True)
            last = None if told else spoke  # such as the article tells of later by name are none that it has told of
            apart = last is not None and (_nameless(setting, spoken, last) or _apart(setting, source, spoken, last))
            if apart or (last is None and len(spoken) > _BARE):
                return _itself(setting, source, spoken, office=office)
            return None if last is None or _other(setting, spoken, memory, last) else again(last, source)
    found = body(setting, source, spoken, memory, definite=definite, office=_office(setting, spoken, definite=definite))
    return found or _itself(setting, source, spoken, office=office)


def _called(setting: Setting, source: Span, memory: Memory) -> str | None:
    """The one person told of whose name holds what a description says he is called: "pria yang akrab disapa Jaya"."""
    found = list(WORD.finditer(setting.page.plain, source.start, source.end))
    at = next((i for i, m in enumerate(found) if m.group().lower() in setting.sayers.called), len(found))
    short = [m.group().lower() for m in found[at + 1 :] if m.group()[0].isupper() and m.group().lower() not in setting.titles]
    bound = next((name.name for span, name in setting.known.within(source) if name.type == "PER" and at < len(found)), None)
    if bound is not None and " " in bound:
        return next((name for name in memory.read_off if name.endswith(f" {bound}")), bound)
    held = [name for name in memory.people if short and " " in name and short[-1] in name.lower()]
    return held[0] if len(held) == 1 else None


def _pair(setting: Setting, spoken: Sequence[str]) -> bool:
    """Whether two people are meant: "suami dan istri itu"."""
    kin = [setting.titles.get(word) == "relation" for word in spoken[:3]]
    return len(spoken) > _BARE and kin[0] and kin[2] and spoken[1] in setting.words.coordinators


def _office(setting: Setting, spoken: Sequence[str], *, definite: bool) -> bool:
    """Whether a description opens with an office or with a word for a person."""
    titles, words = setting.titles, setting.words
    at_work = definite and spoken[0] not in setting.sayers.makers
    nameless = at_work and any(spoken[0] in setting.sayers.unnamed[kind] for kind in _AT_WORK)
    nameless = nameless or (definite and (spoken[0] in setting.sayers.figures or _doer(setting, spoken[0])))
    opens = spoken[0] in titles or " ".join(spoken[:2]) in titles or spoken[0] in words.persons or nameless
    return opens and spoken[0] not in words.plurals and (definite or titles.get(spoken[0]) not in ("academic", "honorific"))


def held_by(setting: Setting, source: Span, spoken: Sequence[str], said_of: Mapping[str, Said]) -> list[str]:
    """The people of whom the article says in several words the office that opens a source: "Kadishub", "Kabid Humas"."""
    if not _told_in_one(setting, source, spoken[0]):
        return []
    whole, long = setting.sayers.short.get(spoken[0]), spelt_out(setting, source)
    ends = [match.end() for match in WORD.finditer(setting.page.plain, source.start, source.end)]

    def holds(said: Said) -> bool:
        if len(spoken) > 1 and said.words.issuperset(spoken) and " ".join(spoken) not in setting.titles:
            return False  # "Komisioner Rendra" beside "Komisioner X Rendra dan Isan"
        for at in range(len(spoken), 0, -1):
            rest = set().union(*(long.get(word, {word}) for word in spoken[at:]))
            told = whole is not None and at == 1 and any(post[: len(whole)] == whole for post in said.posts)
            made = (whole is None or at > 1) and formed(setting.page.plain[source.start : ends[at - 1]], said.posts)
            if rest <= said.words and (told or made):
                return True
        return False

    return [name for name, said in said_of.items() if name.lower() != spoken[0] and holds(said)]


def _told_in_one(setting: Setting, source: Span, word: str) -> bool:
    """Whether a source opens with a word in a capital that may be an office told in one, and no body, people or known name."""
    others = either(heads(setting), setting.words.plurals, setting.words.persons, *setting.sayers.unnamed.values())
    known = setting.known.at(source.start)
    free = known is None or (known[1].type == "PER" and known[1].name.lower() == word)
    return free and word not in others and setting.page.plain[source.start].isupper()


def _doer(setting: Setting, word: str) -> bool:
    """Whether a word names somebody by what he does ("pemeran", "pelantun"): no body, nor one of those who stay without a name."""
    other = either(*setting.sayers.unnamed.values(), setting.words.bodies, setting.words.speaking, setting.sayers.makers)
    return setting.words.is_agent(word) and word not in other


def _content(setting: Setting, spoken: Sequence[str]) -> set[str]:
    """The words of a description that say something, those of a relative clause left out."""
    words = setting.words
    head = _before_relative(setting, spoken)
    return {w for w in head if len(w) > 2 and w not in words.plurals and w not in words.anaphors.pointers}


def _before_relative(setting: Setting, spoken: Sequence[str]) -> set[str]:
    """The words of a description before a relative clause that tells more of it; all words of one that opens with no office."""
    first = next((i for i, word in enumerate(spoken) if word in setting.words.relatives), len(spoken))
    return set(spoken[:first])


def _fitting(setting: Setting, source: Span, spoken: Sequence[str], memory: Memory, *, definite: bool) -> list[str]:
    """The people of whom the article says what a description says; "Bupati" is not the "Wakil Bupati" where both are told of."""
    held = [phrase for phrase in offices(setting, spoken) if len(phrase) > _ACTING]
    parts = {word for phrase in held for word in phrase.split()}
    proper = setting.capitals(source) - parts - setting.sayers.articles
    if definite or _known_as(setting, spoken):
        proper &= _before_relative(setting, spoken)
    spelt = {word for phrase in held for word in setting.sayers.short.get(phrase, ())}
    long = spelt_out(setting, source) if proper else {}
    leaders = setting.sayers.leaders
    told = parts or {word for word in _content(setting, spoken) if word in setting.titles}

    def fits(said: Said) -> bool:
        if not all(word in said.words or long.get(word, {word}) <= said.words for word in proper):
            return False
        if definite:
            return bool(proper) or (bool(told) and told <= said.words)
        if not held:
            return False
        if proper and leaders.issuperset(held) and not leaders.isdisjoint(said.heads):
            return True
        return said.heads.issuperset(held) and setting.sayers.under.isdisjoint(said.heads.difference(held, spelt))

    found = [name for name, said in memory.said_of.items() if fits(said)]
    if not found and not definite:
        found = held_by(setting, source, spoken, memory.said_of)
    if len(found) > 1:
        found = [name for name in found if not _qualified(setting, memory.said_of[name].words - set(spoken))]
    return found


def _other(setting: Setting, spoken: Sequence[str], memory: Memory, last: Who) -> bool:
    """Whether "pemuda itu" is hardly who spoke last, since the article calls that person by an office."""
    said = memory.said_of.get(last.name)
    return len(spoken) == _BARE and spoken[0] not in setting.titles and said is not None and bool(said.heads)


def _nameless(setting: Setting, spoken: Sequence[str], last: Who) -> bool:
    """Whether who spoke last has no name, and is called by other words than "wanita itu"."""
    written = last.name.split()
    counted = written[0].lower() in either(setting.words.singles, setting.words.plurals, setting.words.persons)
    nameless = all(word.islower() for word in written[1:]) and (counted or written[0].islower())
    return nameless and spoken[0] not in last.name.lower().split()


def _apart(setting: Setting, source: Span, spoken: Sequence[str], last: Who) -> bool:
    """Whether who does something was told of before without the name of who spoke last: "penjaga kedai …, penjaga kedai itu".

    An office by itself was, too: "sopir truk …, AKP X mengatakan …, sang sopir".
    """
    bare = len(spoken) == 1 or (len(spoken) == _BARE and spoken[1] in setting.words.anaphors.pointers)
    free = bare if spoken[0] in setting.titles else _doer(setting, spoken[0])
    least = max(0, source.start - _BACK)
    before = setting.page.folded.find(f" {spoken[0]} ", least, source.start) if free else -1
    sentence = setting.page.sentence_at(before + 1) if before >= 0 else None
    return sentence is not None and all(name.name != last.name for _, name in setting.known.within(sentence))


def _qualified(setting: Setting, said: set[str]) -> bool:
    """Whether the words said of a person narrow an office or put it in time."""
    return any(setting.titles.get(word) == "qualifier" for word in said)


def _of_another(setting: Setting, source: Span, spoken: Sequence[str]) -> bool:
    """Whether the pointer at the end belongs to a noun behind "di" or inside a relative clause: "perusahaan di benua itu"."""
    placed = len(spoken) > _PLACED and spoken[-3] in setting.sayers.within and source.of(setting.page.plain).split()[-2].islower()
    return placed or _trailing_relative(setting, source, spoken)


def _trailing_relative(setting: Setting, source: Span, spoken: Sequence[str]) -> bool:
    """Whether the pointer at the end belongs to a noun inside a relative clause ("hakim yang mengadili sidang ini").

    It does not behind a name, which needs none: "pemain yang membela Sagara FC tersebut".
    """
    relative = any(word in setting.words.relatives for word in spoken)
    if not relative or either(setting.words.persons, setting.sayers.figures) >= {spoken[0]} or _known_as(setting, spoken):
        return False
    before = [m.group() for m in WORD.finditer(setting.page.plain, source.start, source.end)][-2:-1]
    return not (_office(setting, spoken, definite=True) and before and before[0][0].isupper())


def _known_as(setting: Setting, spoken: Sequence[str]) -> bool:
    """Whether a relative clause tells who a person is that the article knows: "yang akrab disapa Banu"."""
    relative = next((at for at, word in enumerate(spoken) if word in setting.words.relatives), len(spoken))
    return not setting.sayers.known_as.isdisjoint(spoken[relative + 1 : relative + 2])


def _itself(setting: Setting, source: Span, spoken: Sequence[str], *, office: bool) -> Who | None:
    """A source that describes nobody known, as it is written: one person where it is an office or a name that no list knows.

    Null for "perusahaan itu" where no body was named; "Kantor Sagara tersebut" names one.
    """
    pointed = spoken[0] in setting.words.bodies and spoken[-1] in setting.words.anaphors.pointers
    pointed = pointed and not _of_another(setting, source, spoken)
    if pointed and not setting.capitals(source) - {spoken[0]}:
        return None
    named = before_apposition(setting, source, spoken)
    told = named or _head(setting, source, spoken)
    whole = named or source
    within = list(setting.known.within(whole))
    bodies = any(name.type != "PER" for _, name in within)
    alone = all(m.group()[0].isupper() for m in WORD.finditer(setting.page.plain, whole.start, whole.end))
    return Who(
        next((name.name for span, name in within if span == named), " ".join(told.of(setting.page.text).split())),
        (source,),
        not bodies and (alone or office) and spoken[0] not in heads(setting),
    )


def _head(setting: Setting, source: Span, spoken: Sequence[str]) -> Span:
    """A body's name without the relative clause behind it: "Yayasan Sagara (YS) yang berbasis di Banyu"."""
    body = spoken[0] in heads(setting) and setting.page.plain[source.start].isupper()
    found = WORD.finditer(setting.page.folded, source.start, source.end) if body else ()
    closes = either(setting.words.relatives, frozenset(setting.words.anaphors.pointers))
    relative = next((m.start() for m in found if m.group() in closes), source.end)
    return Span(source.start, relative).trim(setting.page.plain)


def _first(setting: Setting, name: str) -> tuple[Span, ...]:
    """Where a name stands first."""
    known = zip(setting.known.spans, setting.known.names, strict=True)
    return next(((span,) for span, entry in known if entry.name == name), ())
