"""Who one source is: a pronoun, a name, or a description (`described`)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from silang.model import Attribution
from silang.read.clauses import LEADING, either
from silang.read.speakers import accounts
from silang.read.speakers.bodies import company
from silang.read.speakers.described import described, held_by
from silang.read.speakers.memory import Memory, Who, again
from silang.read.speakers.mentions import WORD, Setting
from silang.read.speakers.narrowed import standing_in
from silang.read.speakers.people import full, fullest, people, related
from silang.read.speakers.placed import Person
from silang.read.speakers.pronouns import group, meant, of_pronoun, pair
from silang.spans import Span

_AGE = re.compile(r" \(\d{2}(?: \w+)?\)")
_TAIL = re.compile(r"( \([^\W\d][^()\d]*\))?(?: \(?\d{4}\)?| ([^\W\d]+) [^,]+)?")  # the body's other form, a year, as of when
_SHORT = re.compile(r" \([A-Z]{2,}\)")  # a person's name has no short form


def who(setting: Setting, attribution: Attribution, memory: Memory) -> Who | None:
    """The speaker of an attribution by what was told before it; null where two candidates stay or nobody is meant."""
    source, words = attribution.source, setting.words
    if source is None:
        return memory.last if attribution.cue is None and attribution.rule != LEADING else None
    source = standing_in(setting, source)
    phrase = source.of(setting.page.folded)
    spoken = WORD.findall(phrase)
    if len(spoken) > 1 and spoken[0] in setting.sayers.whose and spoken[-1] not in words.anaphors.pointers:
        source = _of_whom(setting, source)
        spoken = WORD.findall(source.of(setting.page.folded))
    if len(spoken) > 1 and spoken[0] in setting.sayers.messages:
        told = accounts.again(setting, source, spoken)
        if told is not None:
            return told
        source = _teller(setting, source)
    elif len(spoken) > 1 and spoken[0] in words.records:
        source = _recorder(setting, source)
    elif (named := _before_post(setting, source, spoken)) is not None:
        source = named
    if source != attribution.source:
        phrase = source.of(setting.page.folded)
        spoken = WORD.findall(phrase)
    held = attribution.cue is not None and (attribution.cue.holds(source) or phrase in words.nominal)
    held = held or _own_words(setting, attribution, phrase)
    if held or phrase in words.pronouns.singular or of_pronoun(spoken, words):
        return meant(setting, attribution, source, memory)
    if (published := _publisher(setting, attribution, phrase)) is not None:
        return published
    if phrase in words.pronouns.plural:
        several = memory.last is not None and not memory.last.person and not _written(setting, memory.last)
        told = group(setting, source) if phrase == words.pronouns.plural[0] else None  # "keduanya" are two
        two = pair(setting, source) if phrase in words.pronouns.plural[:2] else None  # "ketiganya" are three
        return told or two or (again(memory.last, source) if several else None)
    if phrase in words.pronouns.first or phrase in words.addressed or phrase in setting.sayers.messages:
        return None
    if phrase in words.pronouns.own:
        return again(memory.last, source)
    return (
        company(setting, source, spoken, memory)
        or accounts.holder(setting, source)
        or _read_off(setting, source, memory)
        or _presented(setting, source)
        or _in_office(setting, source, spoken, memory)
        or _named(setting, source, spoken)
        or described(setting, source, spoken, memory)
    )


def _publisher(setting: Setting, attribution: Attribution, phrase: str) -> Who | None:
    """The body whose statement "mereka" or "pihaknya" stands behind: "Dalam pernyataan resmi Kementerian X, pihaknya …"."""
    source, channel, pronouns = attribution.source, attribution.channel, setting.words.pronouns
    if source is None or channel is None or channel.end > source.start or phrase not in (*pronouns.own, *pronouns.plural):
        return None
    bodies = [pair for pair in setting.known.within(channel) if pair[1].type == "ORG" and "." not in pair[1].name]
    led = WORD.findall(setting.page.folded[channel.start : bodies[0][0].start]) if len(bodies) == 1 else []
    told = set(led[1:2]) & setting.sayers.messages and setting.sayers.mediate.issuperset(led[2:])
    return Who(bodies[0][1].name, (source, *fullest(*bodies[0])), False) if told else None


def _own_words(setting: Setting, attribution: Attribution, phrase: str) -> bool:
    """Whether a source is what somebody told, or has noted, by its suffix: "menurut penuturannya", "menurut catatannya"."""
    words = setting.words
    stem = phrase.removesuffix(words.nominal[0]) if phrase.endswith(words.nominal) else ""
    return stem in setting.sayers.messages or (stem in words.records and attribution.rule.startswith("according"))


def _in_office(setting: Setting, source: Span, spoken: Sequence[str], memory: Memory) -> Who | None:
    """The one who holds an office that is told in one word and was taken for a name: "Kadishub"."""
    known = setting.known.at(source.start) if len(spoken) == 1 else None
    if known is None or known[1].type != "PER" or " " in known[1].name:
        return None
    held = held_by(setting, source, spoken, memory.said_of)
    if len(held) != 1:
        return None
    found = next((pair for pair in zip(setting.known.spans, setting.known.names, strict=True) if pair[1].name == held[0]), None)
    return Who(held[0], (source, *fullest(*found)), True) if found is not None else None


def _written(setting: Setting, who: Who) -> bool:
    """Whether who spoke is something written, or was told of by a report: "laporan itu", "beberapa laporan"."""
    written = not setting.words.documents.isdisjoint(who.name.lower().split()[:2])
    return written or not setting.sayers.reports.isdisjoint(WORD.findall(who.chain[0].of(setting.page.folded))[:1])


def _of_whom(setting: Setting, source: Span) -> Span:
    """The body that speaks in "pihak Polres Banyu"; the whole source where it names none ("pihak sekolah")."""
    body = WORD.match(setting.page.plain, source.start)
    at = body.end() + 1 if body is not None else source.start
    if setting.known.kind_at(at) == "PER":
        return source  # "pihak Rendra" are those who speak for him
    return Span(at, source.end) if setting.page.plain[at : at + 1].isupper() else source


def _before_post(setting: Setting, source: Span, spoken: Sequence[str]) -> Span | None:
    """The name before what joins it to an office: "Dimas" of "Dimas, selaku pengelola X"; None where none is joined."""
    joins = setting.sayers.being - setting.sayers.articles - setting.words.singles
    at = next((i for i, word in enumerate(spoken) if word in joins), 0)
    if not at or not setting.words.relatives.isdisjoint(spoken[:at]) or not setting.page.plain[source.start].isupper():
        return None
    post = list(WORD.finditer(setting.page.plain, source.start, source.end))[at].start()
    return Span(source.start, source.start + len(setting.page.plain[source.start : post].rstrip(" ,")))


def _teller(setting: Setting, source: Span) -> Span:
    """Who told it in "keterangan warga di sana", "pernyataan resmi dari PT X"; the whole source where nobody is named there."""
    words = setting.words
    found = list(WORD.finditer(setting.page.plain, source.start, source.end))
    at = next((i for i in range(1, len(found)) if found[i].group().lower() not in setting.sayers.mediate), 0)
    if found[-1].group() in words.anaphors.pointers or setting.page.plain[found[at].start() - 1] == "@":
        return source  # "akun Instagram itu", "akun @rosi"
    head, more = found[at].group(), at + 1 < len(found)
    known = either(words.plurals, words.singles, words.amounts, words.persons, words.bodies)
    told = head in known or (head.endswith("nya") and head.removesuffix("nya") in setting.titles)  # "keterangan pelatihnya, X"
    return Span(found[at].start(), source.end) if at and (head[0].isupper() or (more and told)) else source


def _recorder(setting: Setting, source: Span) -> Span:
    """The body whose data or report it is ("data terbaru dari Badan Riset X"); the whole source where it names none alone."""
    between = either(setting.sayers.mediate, setting.sayers.recorded, setting.words.records)
    found = list(WORD.finditer(setting.page.plain, source.start, source.end))
    first = next((m for m in found if m.group().lower() not in between), None)
    known = setting.known.at(first.start()) if first is not None else None
    if known is None or known[1].type != "ORG":
        return source
    left = _TAIL.fullmatch(setting.page.folded, known[0].end, source.end)
    if left is None or left.group(2) not in (None, *setting.words.as_of):
        return source
    return Span(known[0].start, left.end(1) if left.group(1) else known[0].end)


def _presented(setting: Setting, source: Span) -> Who | None:
    """The body whose name stands behind what it does: "pengelola gerai X, PT Y (Z)"; not of a row of names."""
    plain = setting.page.plain
    comma = plain.rfind(", ", source.start, source.end)
    names = {span.start: (span, name) for span, name in setting.known.within(source)}
    if comma < 0 or source.start in names:
        return None
    if comma + 2 not in names:
        return _unlisted(setting, source, Span(comma + 2, source.end))
    if any(name.type == "PER" and not _SHORT.match(plain, span.end) for span, name in names.values()):
        return None  # a person who speaks for the body
    span, name = names[comma + 2]
    ends = span.end == source.end or (plain[span.end : span.end + 2] == " (" and plain[source.end - 1] == ")")
    return Who(name.name, (source, span), False) if ends and name.type == "ORG" else None


def _unlisted(setting: Setting, source: Span, name: Span) -> Who | None:
    """Who is named by one unknown word behind what body that is: "rumah lelang di sana, Sagara"; known names are places."""
    spoken, words = WORD.findall(setting.page.folded[source.start : name.start]), setting.words
    told = WORD.findall(name.of(setting.page.plain))
    bodies = either(words.bodies, setting.sayers.institutions)
    free = len(told) == 1 and told[0][0].isupper() and setting.titles.get(told[0].lower()) is None
    held = bool(spoken) and spoken[0] in bodies and setting.known.holding(name.start) is None
    return Who(shown(setting, name), (source, name), False) if free and held else None


def _read_off(setting: Setting, source: Span, memory: Memory) -> Who | None:
    """Somebody whom no list knows, named again by one word of the name that was read off once ("Dr Tang").

    What is taken for a body's name may be his: "Rosi AS", and "Sony" behind "Sony Rendra".
    """
    found = people(setting, source)
    word = found[0].name if found else source.of(setting.page.plain)
    if len(found) > 1 or " " in word or not word[:1].isupper():
        return None
    if not found and (word.isupper() or word.lower() in setting.titles):
        return None
    listed = not found or found[0].entry is not None
    told = dict(memory.read_off)
    for who in memory.bodies if listed else ():
        if who.name.removeprefix(word).isupper() if found else who.name not in memory.begins:
            told[who.name] = who
    fuller = [who for name, who in told.items() if (_opens_name(word, name) if listed else word in name.split())]
    return again(fuller[0], source) if len(fuller) == 1 else None


def _opens_name(word: str, name: str) -> bool:
    """Whether a word is the first of a name, all of it written with capitals."""
    return name.startswith(word + " ") and all(part[0].isupper() for part in name.split())


def _named(setting: Setting, source: Span, spoken: list[str]) -> Who | None:
    """The person or people whose names stand in a source; null where a name in it only says whose or with whom."""
    page, words = setting.page, setting.words
    found = people(setting, source)
    if found and _aside(setting, source, found[0].span):
        return None
    if found and spoken[-1] in words.anaphors.pointers and _in_passing(setting, source, found[-1].span):
        return None
    if found and _some(setting, source, spoken, found[-1]):
        return None
    if len({person.name for person in found}) > 1 and page.plain[found[-1].span.start - 2 : found[-1].span.start] == ", ":
        holds = _holder(setting, source, found[-1].span)
        found = found[-1:] if holds or related(setting, source, found[0]) else found[:1]
    if not found:
        return None
    one = len({person.name for person in found}) == 1 and not _with_another(setting, source, found[0].span)
    if one and not related(setting, source, found[0]):
        return Who(found[0].name, (source, *full(found[0])), True)
    return Who(shown(setting, source), (source,), one)


def _some(setting: Setting, source: Span, spoken: Sequence[str], last: Person) -> bool:
    """Whether a source says only whose people, or who new, is told of: "para pendukung X", "seorang relawan Sagara"."""
    words = setting.words
    before = WORD.findall(setting.page.folded[source.start : last.span.start])
    known = last.entry is not None and last.entry.mentions[0].start < source.start
    led = setting.page.plain[last.span.start - 2] == "," or (before and before[-1] in setting.sayers.no_body)
    return spoken[0] in words.plurals or (spoken[0] in words.singles and known and not led)


def _holder(setting: Setting, source: Span, last: Span) -> bool:
    """Whether a name behind the last comma, and no degree, is who holds the office before it: "Panitia Pekan Banyu Mart, X"."""
    return last.end == source.end and not last.of(setting.page.plain).isupper()


def _aside(setting: Setting, source: Span, mention: Span) -> bool:
    """Whether the first name only says with whom or where: "satpam yang berkontak dengan X", "satpam di rumah X".

    One behind the last comma is who speaks: "mantan pebalap yang besar di Banyu, X".
    """
    page, words = setting.page, setting.words
    ends = mention.end == source.end or _AGE.fullmatch(page.plain, mention.end, source.end)
    if page.plain[mention.start - 2 : mention.start] == ", " and ends:
        return False
    before = WORD.findall(page.folded[source.start : mention.start])
    if not words.relatives.isdisjoint(before):
        return not _also(setting, before, mention, source)
    place = setting.known.holding(mention.start - 2)  # "Duta Besar untuk Banyu X"
    behind = place is not None and place.end == mention.start - 1 and setting.known.kind_at(place.start) == "LOC"
    of_somebody = before[-2:-1] and before[-2] in setting.sayers.within and before[-1] not in setting.titles and not behind
    glued = page.plain[mention.start - 1].isupper()  # "Duta Besar Banyu untuk RIRendra Wijaya"
    return bool(of_somebody) and not glued and page.plain[mention.start - 2] != ","


def _with_another(setting: Setting, source: Span, mention: Span) -> bool:
    """Whether somebody whom no list knows speaks with the one who is named: "SUR dan TAR", "Rendra dan Isan"."""
    plain, words = setting.page.plain, setting.words
    before, behind = plain[source.start : mention.start].split(), plain[mention.end : source.end].split()
    *other, joined = before or behind[::-1] or [""]
    if (before and behind) or not other or joined not in words.coordinators:
        return False
    known = setting.known.kind_at(source.start if before else source.end - 1)
    bodies = either(words.bodies, setting.sayers.institutions)
    offices = setting.titles.keys() - setting.sayers.given
    named = all(word[0].isupper() and word.lower() not in offices and word.lower() not in bodies for word in other)
    return named and known in (None, "ORG")


def _also(setting: Setting, before: Sequence[str], mention: Span, source: Span) -> bool:
    """Whether a name behind a relative clause is its speaker's: "Menteri Investasi yang juga Kepala Badan Sagara X"."""
    at = next(i for i, word in enumerate(before) if word in setting.words.relatives)
    clause = before[at + 1 :]
    held = any(setting.titles.get(word) == "office" for word in clause)
    close = clause and (clause[-1] in setting.words.prepositions or setting.titles.get(clause[-1]) == "relation")
    return mention.end == source.end and clause[:1] != [] and clause[0] in setting.sayers.known_as and held and not close


def _in_passing(setting: Setting, source: Span, mention: Span) -> bool:
    """Whether a description names somebody in passing: "bos Space X dan Tesla itu", "mantan istri X tersebut"."""
    behind = WORD.findall(setting.page.folded[mention.end : source.end])
    apposed = mention.start == source.start and setting.page.plain[mention.end] == ","
    if behind and (behind[0] in setting.words.relatives or apposed):
        return False
    return mention.start > source.start or len(behind) > 1


def shown(setting: Setting, source: Span) -> str:
    """A source as it is written, on one line."""
    return " ".join(source.of(setting.page.text).split())
