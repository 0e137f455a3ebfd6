"""A source that was cut at a comma, at an age or before a body, with the rest of it ("Petugas Haji Banyu" before ", Rendra …")."""

from __future__ import annotations

import re

from silang.model import Attribution
from silang.read.speakers.mentions import WORD, Setting, offices
from silang.read.speakers.people import people
from silang.read.speakers.posts import Post
from silang.spans import Pattern, Span

_APPOSED = re.compile(r", (?=[A-Z])")
_OPENS = re.compile(r"(?:^|[.!?:\"\n)] ?|, )$")  # what may stand before a name that opens a clause
_DEGREE = re.compile(r"[A-Z]{2,4}")
_BEHIND = re.compile(r"(?: ([^\W\d_A-Z]+) ([^.,:;?!\"\d\n]{3,70}))?, (?=[A-Z])")  # " untuk Banyu, Rendra Wijaya"
# " di firma Sagara Banyu"
_AT = Pattern(r" ([^\W\d_A-Z]+) (?:[^\W\d_A-Z]+ ){0,3}[A-Z][\w'&-]*(?: (?:of |and |& )?[A-Z][\w'&-]*)*")
_BEFORE = 2  # characters of a comma and its blank


def widened(setting: Setting, attribution: Attribution, source: Span) -> Span:
    """The source with the person whose office it is, on either side of it, or with the age that it ends in; else as it is."""
    aged = _aged(setting, source)
    if aged is not None:
        return aged
    plain, cue = setting.page.plain, attribution.cue
    placed = _placed(setting, attribution, source)
    if placed is not None:
        return placed
    named = _behind(setting, attribution, source)
    if named is not None:
        return named
    degree = _DEGREE.fullmatch(plain, source.start, source.end) and setting.known.kind_at(source.start) != "ORG"
    if degree and plain[source.start - _BEFORE : source.start] == ", ":
        held = setting.known.holding(source.start - _BEFORE - 1)  # "Rendra Wijaya, MSF, mengatakan"
        if held is not None and held.end == source.start - _BEFORE and setting.known.kind_at(held.start) == "PER":
            return Span(held.start, source.end)
    beside = _APPOSED.match(plain, source.end) or plain[source.start - _BEFORE : source.start] == ", "
    if not beside or people(setting, source) or not opens_with_post(setting, source):
        return source
    if cue is not None and cue.end <= source.start and _APPOSED.match(plain, source.end):
        behind = setting.known.at(source.end + _BEFORE)
        if behind is not None and behind[1].type == "PER":
            return Span(source.start, behind[0].end)
    before = setting.known.holding(source.start - _BEFORE - 1) if plain[source.start - _BEFORE : source.start] == ", " else None
    if before is not None and setting.known.kind_at(before.start) == "PER" and _OPENS.search(plain, 0, before.start):
        return Span(before.start, source.end)
    return source


def with_post(setting: Setting, attribution: Attribution, post: Post) -> Span | None:
    """The source with the office of a person that stands beside it, over a comma: "… Ketua Balai, X", "X, Chief Officer Y"."""
    page, source = setting.page, attribution.source
    told = [part for part in post if part is not None]
    if source is None or not told:
        return source
    start, end = min(part.start for part in told), max(part.end for part in told)
    before = end <= source.start
    between = page.plain[end : source.start] if before else page.plain[source.end : start]
    if between.strip() != "," or not page.plain[start].isupper() or not people(setting, source):
        return source
    wider = Span(min(start, source.start), max(end, source.end))
    taken = (*attribution.content, *(span for span in (attribution.cue, attribution.channel) if span is not None))
    if any(span.overlaps(wider) for span in taken) or (before and _led(setting, start)):
        return source
    return wider


def _led(setting: Setting, start: int) -> bool:
    """Whether a preposition opens the clause that an office ends: "Di depan Menteri X, Rosi menyinggung …"."""
    page = setting.page
    sentence = page.sentence_at(start)
    if sentence is None:
        return False
    opened = WORD.search(page.folded, max(page.plain.rfind(",", sentence.start, start), sentence.start), start)
    return opened is not None and opened.group() in setting.words.prepositions


def _placed(setting: Setting, attribution: Attribution, source: Span) -> Span | None:
    """A source behind what it says, with the body that the apposition goes on with: "X, kepala peneliti di Sagara"."""
    plain, cue = setting.page.plain, attribution.cue
    comma = plain.rfind(", ", source.start, source.end)
    if comma < 0 or cue is None or cue.end > source.start or not any(span.end <= cue.start for span in attribution.content):
        return None
    apposed = plain[comma + _BEFORE : source.end].split()
    found = _AT.match(plain, source.end)
    if found is None or found.group(1) not in setting.sayers.within or not all(word[0].islower() for word in apposed):
        return None
    named = setting.known.kind_at(comma - 1) == "PER"
    return Span(source.start, found.end()) if named and setting.known.kind_at(found.end() - 1) != "LOC" else None


def _behind(setting: Setting, attribution: Attribution, source: Span) -> Span | None:
    """A source behind what it says with the person whose name ends it: "Konjen Sagara" of "kata Konjen Sagara untuk Banyu, X"."""
    page, words, cue = setting.page, setting.words, attribution.cue
    if cue is None or cue.end > source.start or not any(span.end <= cue.start for span in attribution.content):
        return None
    found = _BEHIND.match(page.plain, source.end)
    person = setting.known.at(found.end()) if found is not None else None
    if found is None or person is None or person[1].type != "PER" or _held(setting, source):
        return None
    within = found.group(1) is None or found.group(1) in setting.sayers.within
    follows = WORD.match(page.folded, person[0].end + 1)
    told = follows is not None and page.plain[person[0].end] == " " and words.is_verb(follows.group())
    spoken = WORD.findall(page.folded[source.start : found.end()])
    body = setting.known.at(source.start)
    other = (
        spoken[-1:] == []
        or spoken[-1] in words.anaphors.pointers
        or (body is not None and body[1].type == "ORG" and body[0] == source)
    )
    if not within or told or other or spoken[0] in words.documents or any(words.is_verb(word) for word in spoken):
        return None
    return Span(source.start, person[0].end)


def _held(setting: Setting, source: Span) -> bool:
    """Whether a source names a person, and not a post that is taken for one: "Strategist Sagara"."""
    return any(setting.sayers.heads.isdisjoint(person.name.lower().split()) for person in people(setting, source))


def opens_with_post(setting: Setting, source: Span) -> bool:
    """Whether a source opens with an office and goes on with what it is of."""
    spoken = WORD.findall(source.of(setting.page.folded))
    held = sum(len(phrase.split()) for phrase in offices(setting, spoken))
    known = (setting.sayers.posts, *setting.sayers.unnamed.values())
    held = held or next((n for n in (3, 2, 1) if any(" ".join(spoken[:n]) in words for words in known)), 0)
    return 0 < held < len(spoken) and spoken[-1] not in setting.words.anaphors.pointers


def _aged(setting: Setting, source: Span) -> Span | None:
    """A source that ends in a number, with the years and the pointer behind it: "Perempuan 41" of "Perempuan 41 tahun ini"."""
    page = setting.page
    last = page.plain[source.end - 1 : source.end]
    years = WORD.match(page.folded, source.end + 1) if last.isdigit() and page.plain[source.end : source.end + 1] == " " else None
    if years is None or years.group() not in setting.sayers.aged:
        return None
    pointer = WORD.match(page.folded, years.end() + 1)
    return Span(source.start, pointer.end()) if pointer is not None and pointer.group() in setting.words.anaphors.pointers else None
