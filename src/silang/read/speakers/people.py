"""The person that a source names: in it, or behind the office that opens it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from silang.model import Name
from silang.read.clauses import either
from silang.read.speakers.mentions import WORD, Setting, offices, tail_words
from silang.read.speakers.posts import listed
from silang.spans import Span

_TOLD = 3  # first mentions of a person that are asked what they say of him
_LONGEST = 5  # words of a name that is read off its place alone
_CLOSED = re.compile(r".*(?:\)(?: Tbk)?|\bTbk) (?=[A-Z])")  # up to what ends a body
_SHORT_FORM = re.compile(r".*\b([A-Z]{3,}) (?=[A-Z][^\W\d_A-Z]+ [A-Z][^\W\d_]+(?: [A-Z][^\W\d_]+)?$)")
_LEAST = 2  # letters of a first name
_DEGREE = re.compile(r"\w\.\w")  # "S.I.Kom"
_BESIDE_NAMES = ("rank", "honorific", "academic")


class Person(NamedTuple):
    """A person named in a source: where, by which full name, and the name's record, None where it is read off its place alone."""

    span: Span
    name: str
    entry: Name | None


def people(setting: Setting, source: Span) -> tuple[Person, ...]:
    """The people that a source names as who says it; several only where they speak together."""
    known = setting.sources.get(source)
    if known is None:
        known = setting.sources[source] = _people(setting, source)
    return known


def _people(setting: Setting, source: Span) -> tuple[Person, ...]:
    read = _apposed(setting, source) or _hailing(setting, source)
    if read is not None:
        return (read,)
    alone = _alone(setting, source)
    named = [(span, name) for span, name in setting.known.within(alone) if name.type == "PER"]
    origin = next(
        (m.start() for m in WORD.finditer(setting.page.folded, alone.start, alone.end) if _origin(setting, m, alone)), None
    )
    if origin is not None:
        return ()  # "Darwis dari Green of Banyu", whatever Banyu is taken for
    if not named:
        ranked = _ranked(setting, alone) or _behind_body(setting, alone)
        return (ranked,) if ranked is not None else ()
    found = [Person(span, name.name, name) for span, name in named if not _title_alone(setting, span)]
    if len(found) == 1 and _of_body(setting, alone, found[0].span):
        return ()
    if len(found) > 1 and _apposition(setting, found[0].span.end, found[1].span.start):
        return tuple(found[:1])
    if len(found) < 2 or not _one_run(setting, found):
        return tuple(found)
    return (_of_run(setting, source, found),)


def _origin(setting: Setting, match: re.Match[str], source: Span) -> bool:
    """Whether a word opens where the one word before it, which begins the source, is from."""
    first = WORD.match(setting.page.plain, source.start)
    return (
        match.group() in setting.sayers.origins
        and first is not None
        and match.start() == first.end() + 1
        and first.group()[0].isupper()
        and first.group().lower() not in setting.titles
        and setting.known.holding(source.start) is None
    )


def _alone(setting: Setting, source: Span) -> Span:
    """A source without those who only stand by or are told of: "Direktur X bersama Bupati Y", "X yang bertemu dengan Y"."""
    words, first = setting.words, next((s for s, name in setting.known.within(source) if name.type == "PER"), None)
    if first is None:
        return source
    for match in WORD.finditer(setting.page.folded, first.end, source.end):
        if match.group() in setting.sayers.company or match.group() in words.relatives:
            return Span(source.start, match.start()).trim(setting.page.plain)
    return source


def _behind_body(setting: Setting, source: Span) -> Person | None:
    """Somebody whom no list knows, behind an office and what ends its body: "Menteri X (Menx) Rosidana", "Direktur PT X Tbk Y".

    Also two words or more behind a short form that ends an office: "Direktur Keuangan SGRA Rosi Dana"; no place.
    """
    page, sayers, spoken = setting.page, setting.sayers, WORD.findall(source.of(setting.page.folded))
    held = offices(setting, spoken) or any(" ".join(spoken[:n]) in either(sayers.posts, sayers.portfolios) for n in (3, 2, 1))
    if not held or not setting.words.relatives.isdisjoint(spoken) or "," in source.of(page.plain):
        return None
    closed = _CLOSED.match(page.plain, source.start, source.end)
    short = closed or _SHORT_FORM.match(page.plain, source.start, source.end)
    low = short.group(1).lower() if short is not None and closed is None else ""
    if short is None or low in setting.titles or low in either(sayers.posts, sayers.departed):
        return None
    found = list(WORD.finditer(page.plain, short.end(), source.end))
    if len(found) > 1 and closed is None and _stands_apart(page.plain, found[0].group(), found[1].group()):
        found = found[1:]  # "Kepala SAR Banyu Rendra"
    first = found[0].group() if found else ""
    other = len(first) < _LEAST or first.isupper() or first.lower() in either(setting.words.bodies, sayers.institutions)
    rest = Span(found[0].start(), source.end) if found else source
    if other or any(name.type == "LOC" for _, name in setting.known.within(rest)):
        return None
    return _name_in(setting, rest, sure=True)


def _stands_apart(text: str, word: str, follows: str) -> bool:
    """Whether a word stands elsewhere without the one that follows it here."""
    return text.count(word) > text.count(f"{word} {follows}")


def _ranked(setting: Setting, source: Span) -> Person | None:
    """Somebody whom no list knows, behind a rank or a form of address: "Kepala Polsek Banyu AKP Rosidana"."""
    page, titles, words = setting.page, setting.titles, setting.words
    found = list(WORD.finditer(page.plain, source.start, source.end))
    spoken = [m.group().lower() for m in found]
    at = next((i for i, word in enumerate(spoken[:-1]) if titles.get(word) in _BESIDE_NAMES), None)
    if at is None or not either(words.prepositions, words.bodies, words.documents).isdisjoint(spoken[:at]):
        return None
    while at + 1 < len(found) and titles.get(spoken[at + 1]) in _BESIDE_NAMES:
        at += 1
    if spoken[0] in setting.sayers.articles or titles.get(" ".join(spoken[max(0, at - 1) : at + 1])) == "office":
        return None  # "Si Nyonya Tua", "Sekretaris Jenderal NATO"
    cut = [i for i in (page.plain.find(mark, found[at].end(), source.end) for mark in ",(") if i >= 0]
    return _name_in(setting, Span(found[at].end(), min(cut, default=source.end)), sure=True)


def _of_body(setting: Setting, source: Span, span: Span) -> bool:
    """Whether a name is the body's that a word before it is for: "Kelompok Sagara"."""
    before = WORD.findall(setting.page.folded[source.start : span.start])
    bodies = either(setting.words.bodies, setting.sayers.institutions) - setting.sayers.whose
    return len(before) == 1 and before[0] in bodies and before[0] not in setting.titles and span.end == source.end


def _apposition(setting: Setting, start: int, end: int) -> bool:
    """Whether what stands between two names says what the first is: "X, pimpinan Y"."""
    between = WORD.findall(setting.page.folded[start:end])
    told = ("office", "qualifier", "relation")
    opens = bool(between) and (setting.titles.get(between[0]) in told or between[0] in setting.words.singles)
    return setting.page.plain[start : start + 1] == "," and opens


def _title_alone(setting: Setting, span: Span) -> bool:
    """Whether a name is no more than a rank or a form of address."""
    return all(setting.titles.get(word) in _BESIDE_NAMES for word in WORD.findall(span.of(setting.page.folded)))


def _one_run(setting: Setting, found: Sequence[Person]) -> bool:
    """Whether names stand side by side that are one person's, or whose body's or kin's he is."""
    between = [setting.page.folded[a.span.end : b.span.start] for a, b in pairwise(found)]
    joined = either(setting.words.coordinators, setting.words.including)
    return not any("," in text or not joined.isdisjoint(WORD.findall(text)) for text in between)


def _of_run(setting: Setting, source: Span, found: Sequence[Person]) -> Person:
    """The speaker among names side by side: the first where it opens the source, else the last.

    What stands in brackets behind a name is another name of his.
    """
    page = setting.page
    bracket = page.plain.find("(", found[0].span.end, found[-1].span.start)
    if bracket >= 0:
        return next(person for person in reversed(found) if person.span.start < bracket)
    if len({person.name for person in found}) == 1 and page.plain[found[0].span.end : found[-1].span.start] != " ":
        return found[0]  # "X alias Y"
    before = WORD.findall(page.folded[source.start : found[0].span.start])
    beside = page.plain[found[0].span.end : found[-1].span.start] == " "
    ends = found[-1].span.end == source.end
    single = beside and ends and not any(" " in person.name for person in found)  # "Menpora" before "Imam", "Nahrawi"
    if not single and any(setting.titles.get(word) not in _BESIDE_NAMES for word in before):
        return found[-1]
    if not beside:
        return found[0]
    whole = Span(found[0].span.start, found[-1].span.end)
    if len({person.name for person in found}) == 1:
        return found[0]._replace(span=whole)
    return Person(whole, " ".join(whole.of(page.text).split()), None)


def _hailing(setting: Setting, source: Span) -> Person | None:
    """Somebody of whom a name and a place or body are told: "Raden dari Walhi Jambi"."""
    page, words = setting.page, setting.words
    found = list(WORD.finditer(page.plain, source.start, source.end))
    at = next((i for i, m in enumerate(found) if m.group() in setting.sayers.origins), 0)
    while at and setting.titles.get(found[0].group().lower()) in _BESIDE_NAMES:
        found, at = found[1:], at - 1
    if not at or any(not m.group()[0].isupper() for m in found[:at]):
        return None
    named = {m.group().lower() for m in found[:at]}
    other = (words.bodies, words.documents, words.persons, words.plurals, words.singles, setting.titles.keys())
    if any(not named.isdisjoint(kind) for kind in other):
        return None
    span = Span(found[0].start(), found[at - 1].end())
    sentence = page.sentence_at(span.start)
    inside = list(setting.known.within(span))
    if any(name.type != "PER" for _, name in inside):
        return None
    if inside:
        return Person(inside[0][0], inside[0][1].name, inside[0][1]) if len(inside) == 1 else None
    if sentence is not None and sentence.start == span.start and at == 1:
        return None  # a word that only opens a sentence
    return Person(span, " ".join(span.of(page.text).split()), None)


def _apposed(setting: Setting, source: Span) -> Person | None:
    """Who is named behind the comma in "Kepala BPS Jatim, Rahma Dewi", whatever stands before it is taken for."""
    comma = setting.page.plain.find(",", source.start, source.end)
    if (
        comma < 0
        or listed(setting, comma, source.end)
        or source.of(setting.page.folded).endswith(setting.words.anaphors.pointers)
        or not _office_of_body(setting, Span(source.start, comma))
    ):
        return None
    for start, end in _segments(setting.page.plain, comma, source.end):
        taken = end == source.end and _mistaken(setting, Span(source.start, comma), Span(start, end))
        person = _name_in(setting, Span(start, end), sure=taken)
        if person is not None:
            return person
    return None


def _mistaken(setting: Setting, office: Span, segment: Span) -> bool:
    """Whether words behind "anggota Komisi VIII DPR RI," are a person taken for something else; no place behind a place."""
    written = WORD.findall(segment.of(setting.page.folded))
    placed = any(name.type == "LOC" for _, name in setting.known.within(office))
    return len(written) > 1 and not placed and written[0] not in either(setting.words.bodies, setting.sayers.institutions)


def _segments(text: str, comma: int, end: int) -> list[tuple[int, int]]:
    """What stands between the commas from `comma` on."""
    cuts = [comma, *(i for i in range(comma + 1, end) if text[i] == ","), end]
    return [(a + 1, b) for a, b in pairwise(cuts)]


def _office_of_body(setting: Setting, place: Span) -> bool:
    """Whether a place opens with an office and goes on with what it is of."""
    found = WORD.findall(setting.page.folded[place.start : place.end])
    held = sum(len(phrase.split()) for phrase in offices(setting, found))
    held = held or next((n for n in (3, 2, 1) if " ".join(found[:n]) in either(setting.sayers.posts, setting.sayers.departed)), 0)
    return 0 < held < len(found) and setting.titles.get(found[-1]) is None


def _name_in(setting: Setting, place: Span, *, sure: bool = False) -> Person | None:
    """The name that fills a place but for ranks, forms of address and degrees; `sure` whatever the names stage takes it for."""
    found = list(WORD.finditer(setting.page.plain, place.start, place.end))
    while found and setting.titles.get(found[0].group().lower()) in _BESIDE_NAMES:
        found.pop(0)
    while found and setting.titles.get(found[-1].group().lower()) in _BESIDE_NAMES:
        found.pop()
    kinds = {setting.titles.get(m.group().lower(), "relation") for m in found}  # "Putra" is kin and a name
    if not 0 < len(found) <= _LONGEST or kinds != {"relation"} or any(not m.group()[0].isupper() for m in found):
        return None
    span = Span(found[0].start(), found[-1].end())
    if _DEGREE.search(span.of(setting.page.plain)):
        return None
    inside = list(setting.known.within(span))
    if not sure and any(name.type != "PER" and mention.start == span.start for mention, name in inside):
        return None
    covered = next(((mention, name) for mention, name in inside if mention.start == span.start or mention.end == span.end), None)
    written = " ".join(span.of(setting.page.text).split())
    if covered is None:
        return Person(span, written, None)
    mention, name = covered
    return Person(mention, name.name, name) if mention == span or len(name.name) >= len(written) else Person(span, written, None)


def full(person: Person) -> tuple[Span, ...]:
    """The chain from a mention to the fullest one."""
    return (person.span,) if person.entry is None else fullest(person.span, person.entry)


def fullest(span: Span, name: Name) -> tuple[Span, ...]:
    """The chain from a mention of a name to its fullest one."""
    whole = next((s for s in name.mentions if len(s) >= len(name.name)), None)  # most often the first, so that many cost little
    longest = whole or max(name.mentions, key=lambda s: (len(s), -s.start))
    return (span,) if span == longest else (span, longest)


def related(setting: Setting, source: Span, person: Person) -> bool:
    """Whether the phrase means somebody's kin or counsel and not the person named in it.

    "Kuasa hukum X" is X's counsel where the article has spoken of X before without that title.
    """
    before = WORD.findall(setting.page.folded[source.start : person.span.start])
    if not before or person.entry is None or setting.page.plain[source.start : person.span.start].rstrip().endswith(","):
        return False
    if setting.titles.get(before[-1]) == "relation" or before[-1] in setting.sayers.close:
        return True
    earlier = [span for span in person.entry.mentions[:_TOLD] if span.start < source.start]
    told = any(before[-1] in tail_words(setting, span) for span in earlier)
    return before[-1] in setting.words.counsel and bool(earlier) and not told
