"""The person that a source names: in it, or behind the office that opens it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from silang.model import Name
from silang.read.clauses import either
from silang.read.speakers.fields import listed
from silang.read.speakers.mentions import WORD, Setting, offices, tail_words
from silang.read.speakers.placed import (
    BESIDE_NAMES,
    Person,
    before_comma,
    behind_body,
    behind_comma,
    name_in,
    only_degrees,
    past_degrees,
    ranked,
    several,
)
from silang.spans import Span

_OPENING_NAME = re.compile(r"((?:[^\W\d_]+\. ?)*[A-Z][^\W\d_]+(?: [A-Z][^\W\d_]*\.?){0,4})(?: \([^()]*\))?, ")
_BRACKETS = re.compile(r" ?\([^()]*\)")
_AGED = re.compile(r"\(\d{1,3}(?: \w+)?\)$")
_OFFICES = ("office", "qualifier", "relation")
_BESIDE = 3  # characters before a name that tell whether anything leads to it
_BEHIND = 30  # characters behind it that hold a verb
_TOLD = 3  # first mentions of a person that are asked what they say of him


def people(setting: Setting, source: Span) -> tuple[Person, ...]:
    """The people that a source names as who says it; several only where they speak together."""
    known = setting.sources.get(source)
    if known is None:
        known = setting.sources[source] = _people(setting, source)
    return known


def _people(setting: Setting, source: Span) -> tuple[Person, ...]:
    source = _sender(setting, source)
    read = _apposed(setting, source) or _hailing(setting, source) or _told_behind(setting, source)
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
        told = ranked(setting, alone) or behind_body(setting, alone) or before_comma(setting, alone) or behind_comma(setting, alone)
        return (told,) if told is not None else ()
    if named[0][0].start > alone.start and (opening := before_comma(setting, alone)) is not None:
        return (opening,)  # "Rosi Dana, pendiri Banyu", whatever Banyu is taken for
    found = [Person(span, name.name, name) for span, name in named if not _title_alone(setting, span)]
    if len(found) == 1 and _of_body(setting, alone, found[0].span):
        return ()
    if len(found) > 1 and _apposition(setting, found[0].span.end, found[1].span.start) and not several(setting, alone):
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
        and first.group().lower() not in either(*setting.sayers.unnamed.values())
        and setting.known.holding(source.start) is None
    )


def _sender(setting: Setting, source: Span) -> Span:
    """A source without who only speaks for it, an office aside: "X melalui stafnya, Y"."""
    page = setting.page
    for match in WORD.finditer(page.folded, source.start, source.end):
        through = WORD.match(page.folded, match.end() + 1) if match.group() in setting.words.ways else None
        if through is not None and through.group() not in setting.titles:
            return Span(source.start, match.start()).trim(page.plain)
    return source


def _alone(setting: Setting, source: Span) -> Span:
    """A source without those who only stand by or are told of: "Direktur X bersama Bupati Y", "X yang bertemu dengan Y"."""
    words, first = setting.words, next((s for s, name in setting.known.within(source) if name.type == "PER"), None)
    if first is None:
        return source
    for match in WORD.finditer(setting.page.folded, first.end, source.end):
        if match.group() in either(setting.sayers.company, words.accompanied, words.relatives):
            return Span(source.start, match.start()).trim(setting.page.plain)
    return source


def _of_body(setting: Setting, source: Span, span: Span) -> bool:
    """Whether a name is the body's that a word before it is for: "Kelompok Sagara"."""
    before = WORD.findall(setting.page.folded[source.start : span.start])
    bodies = either(setting.words.bodies, setting.sayers.institutions) - setting.sayers.whose
    return len(before) == 1 and before[0] in bodies and before[0] not in setting.titles and span.end == source.end


def _apposition(setting: Setting, start: int, end: int) -> bool:
    """Whether what stands between two names says what the first is: "X, pimpinan Y"."""
    between = WORD.findall(setting.page.folded[past_degrees(setting, start, end) : end])
    told = ("office", "qualifier", "relation")
    opens = bool(between) and between[0] in setting.words.singles
    opens = opens or any(setting.titles.get(" ".join(between[:n])) in told for n in (1, 2) if between)
    return setting.page.plain[start : start + 1] == "," and opens


def _title_alone(setting: Setting, span: Span) -> bool:
    """Whether a name is no more than a rank or a form of address."""
    return all(setting.titles.get(word) in BESIDE_NAMES for word in WORD.findall(span.of(setting.page.folded)))


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
    if not single and any(setting.titles.get(word) not in BESIDE_NAMES for word in before):
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
    while at and setting.titles.get(found[0].group().lower()) in BESIDE_NAMES:
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
        or only_degrees(setting, comma, source.end)
        or listed(setting, comma, source.end)
        or _AGED.search(setting.page.plain, source.start, comma) is not None  # "Tersangka SL (20), warga Rawa, Banyu"
        or source.of(setting.page.folded).endswith(setting.words.anaphors.pointers)
        or not (_office_of_body(setting, Span(source.start, comma)) or _of_somebody(setting, source))
    ):
        return None
    for start, end in _segments(setting.page.plain, comma, source.end):
        last = end == source.end or only_degrees(setting, end, source.end)
        placed = _BRACKETS.sub("", setting.page.folded[start:end]).strip() in setting.regions
        if placed or (not last and setting.page.plain[start:end].strip().isupper()):
            continue  # where the body is: "Kepala BPBD, KBT, Rosi Dana", "Bupati Banyu, Jawa Timur"
        taken = last and _mistaken(setting, Span(source.start, comma), Span(start, end))
        person = name_in(setting, Span(start, end), sure=taken)
        if person is not None:
            return person
    return None


def _of_somebody(setting: Setting, source: Span) -> bool:
    """Whether a description in small letters says what one person is: "penambal ban di Banyu, X", "manajernya, X"."""
    first = WORD.match(setting.page.plain, source.start)
    words, low = setting.words, first.group() if first is not None else ""
    root = low.removesuffix("nya")
    if not low.islower() or low in words.plurals:
        return False
    return words.is_agent(root) or setting.titles.get(root) in ("office", "relation") or low in words.persons


def _told_behind(setting: Setting, source: Span) -> Person | None:
    """Somebody whom no list knows, before the comma behind which an office says what he is: "Rosi Dana, sang vokalis"."""
    page, sayers = setting.page, setting.sayers
    found = _OPENING_NAME.match(page.plain, source.start, source.end)
    office = WORD.match(page.folded, found.end()) if found is not None else None
    first = WORD.match(page.folded, source.start)
    if found is None or office is None or first is None or setting.known.kind_at(source.start) is not None:
        return None
    if found.group(1).isupper() or first.group() in setting.words.openers or setting.titles.get(first.group()) in _OFFICES:
        return None
    told = setting.titles.get(office.group()) in _OFFICES
    if not told and office.group() not in either(sayers.articles, setting.words.singles, sayers.heads):
        return None
    return name_in(setting, Span(*found.span(1)))


def _mistaken(setting: Setting, office: Span, segment: Span) -> bool:
    """Whether words behind "anggota Komisi VIII DPR RI," are a person taken for something else; no place behind a place."""
    written = WORD.findall(segment.of(setting.page.folded))
    placed = any(name.type == "LOC" for _, name in setting.known.within(office))
    if len(written) == 1:
        return _acting(setting, segment)
    return not placed and written[0] not in either(setting.words.bodies, setting.sayers.institutions)


def _acting(setting: Setting, segment: Span) -> bool:
    """Whether one word taken for a place is told of again as who does something, and nothing leads to it: "Rosi menambahkan"."""
    page = setting.page
    again = [name for _, name in setting.known.within(segment)]
    if len(again) != 1 or again[0].type != "LOC" or len(again[0].mentions) <= 1:
        return False
    before = [page.plain[max(0, span.start - _BESIDE) : span.start] for span in again[0].mentions]
    free = all(text.endswith((", ", "\n")) or _ended(text) for text in before)
    return free and any(_does(setting, span) for span in again[0].mentions)


def _does(setting: Setting, mention: Span) -> bool:
    """Whether a verb stands behind a mention, or behind one word more."""
    page = setting.page
    behind = WORD.findall(page.folded[mention.end : mention.end + _BEHIND])[:2]
    return page.plain[mention.end : mention.end + 1] == " " and any(setting.words.is_verb(word) for word in behind)


def _ended(text: str) -> bool:
    """Whether a sentence ends before an offset."""
    return text.rstrip().endswith((".", '"')) and text[-1:].isspace()


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
