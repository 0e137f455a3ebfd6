"""Names that no list knows, read off the place where they stand: behind a rank, behind what ends a body, between two commas."""

from __future__ import annotations

import re
from typing import NamedTuple

from silang.model import Name
from silang.read.clauses import either
from silang.read.speakers.mentions import WORD, Setting, offices
from silang.read.speakers.offices import led, title
from silang.spans import Span

_LONGEST = 5  # words of a name that is read off its place alone
_CLOSED = re.compile(r".*(?:\)(?: Tbk)?|\bTbk) (?=[A-Z])")  # up to what ends a body
_SHORT_FORM = re.compile(r".*\b([A-Z]{2,}) (?=[A-Z][^\W\d_A-Z]+ [A-Z][^\W\d_]+(?: [A-Z][^\W\d_]+)?$)")
_LEAST = 2  # letters of a first name
_DEGREE = re.compile(r"\w\.\w")  # "S.I.Kom"
_LETTERS = re.compile(r", ?(?:[A-Z]{2,6}\b|(?:[A-Z][\w()]*\. ?)+(?:[A-Z][\w()]*)?\.?)(?=,|$| )")  # degrees between commas
_JOINED = re.compile(r"[. ]+")
BESIDE_NAMES = ("rank", "honorific", "academic")  # kinds of titles that stand beside names


class Person(NamedTuple):
    """A person named in a source: where, by which full name, and the name's record, None where it is read off its place alone."""

    span: Span
    name: str
    entry: Name | None


def name_in(setting: Setting, place: Span, *, sure: bool = False) -> Person | None:
    """The name that fills a place but for ranks, forms of address and degrees; `sure` whatever the names stage takes it for."""
    found = list(WORD.finditer(setting.page.plain, place.start, place.end))
    while found and ((low := found[0].group().lower()) in setting.sayers.retired or setting.titles.get(low) in BESIDE_NAMES):
        found.pop(0)  # "Irjen Pol (Purn) X"
    if len(found) > 1 and found[0].start() > place.start + 1 and found[0].group().lower() in setting.sayers.unnamed["police"]:
        found.pop(0)  # "Brigjen Polisi X"
    while found and setting.titles.get(found[-1].group().lower()) in BESIDE_NAMES:
        found.pop()
    kinds = {setting.titles.get(m.group().lower(), "relation") for m in found}  # "Putra" is kin and a name
    if not 0 < len(found) <= _LONGEST or kinds != {"relation"} or any(not m.group()[0].isupper() for m in found):
        return None
    span = Span(found[0].start(), found[-1].end())
    if (
        _DEGREE.search(span.of(setting.page.plain))
        or setting.titles.get(_JOINED.sub("", span.of(setting.page.folded))) == "academic"
    ):
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


def ranked(setting: Setting, source: Span) -> Person | None:
    """Somebody whom no list knows, behind a rank or a form of address: "Kepala Polsek Banyu AKP Rosidana"."""
    page, titles, words = setting.page, setting.titles, setting.words
    found = list(WORD.finditer(page.plain, source.start, source.end))
    spoken = [m.group().lower() for m in found]
    at = next((i for i, word in enumerate(spoken[:-1]) if titles.get(word) in BESIDE_NAMES), None)
    if at is None or not either(words.prepositions, words.bodies, words.documents).isdisjoint(spoken[:at]):
        return None
    while at + 1 < len(found) and titles.get(spoken[at + 1]) in BESIDE_NAMES:
        at += 1
    if spoken[0] in setting.sayers.articles or titles.get(" ".join(spoken[max(0, at - 1) : at + 1])) == "office":
        return None  # "Si Nyonya Tua", "Sekretaris Jenderal NATO"
    cut = [i for i in (page.plain.find(mark, found[at].end(), source.end) for mark in ",(") if i >= 0]
    return name_in(setting, Span(found[at].end(), min(cut, default=source.end)), sure=True)


def behind_body(setting: Setting, source: Span) -> Person | None:
    """Somebody whom no list knows, behind an office and what ends its body: "Menteri X (Menx) Rosidana", "Direktur PT X Tbk Y".

    Also two words or more behind a short form that ends an office: "Direktur Keuangan SGRA Rosi Dana"; no place.
    """
    page, sayers, spoken = setting.page, setting.sayers, WORD.findall(source.of(setting.page.folded))
    held = offices(setting, spoken) or any(" ".join(spoken[:n]) in either(sayers.posts, sayers.portfolios) for n in (3, 2, 1))
    held = held or not either(sayers.departed, sayers.heads).isdisjoint(
        spoken
    )  # "Community Development Group Head PT X (Persero) Y"
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
    if rest.of(page.folded) in setting.regions:
        return None  # "Ketua KONI Jawa Timur"
    return name_in(setting, rest, sure=True)


def _stands_apart(text: str, word: str, follows: str) -> bool:
    """Whether a word stands elsewhere without the one that follows it here."""
    return text.count(word) > text.count(f"{word} {follows}")


def before_comma(setting: Setting, source: Span) -> Person | None:
    """Who opens a source before a comma and who that is, whatever the names stage takes it for: "Rosi Dana, ibu dari Banu"."""
    plain, first = setting.page.plain, WORD.match(setting.page.folded, source.start, source.end)
    comma = plain.find(", ", source.start, source.end)
    if comma < 0 or first is None or several(setting, Span(comma, source.end)):
        return None
    other = either(setting.words.bodies, setting.words.speaking, setting.sayers.institutions)
    if first.group() in other or setting.titles.get(first.group()) == "relation":
        return None
    behind = past_degrees(setting, comma, source.end) + 2
    if _tells(setting, Span(source.start, comma)) or (behind < source.end and not _tells(setting, Span(behind, source.end))):
        return None
    if behind >= source.end and not only_degrees(setting, comma, source.end):
        return None
    bracket = plain.find(" (", source.start, comma)
    end = comma if bracket < 0 else bracket
    return name_in(setting, Span(source.start, end), sure=" " in plain[source.start : end])


def behind_comma(setting: Setting, source: Span) -> Person | None:
    """Somebody whom no list knows, behind the last comma and who that is: "Pelatih tim Banyu, Rosi"."""
    plain, words = setting.page.plain, setting.words
    comma = plain.rfind(", ", source.start, source.end)
    if comma < 0 or several(setting, source) or not _tells(setting, Span(source.start, comma)):
        return None
    closes = [m.start() for m in WORD.finditer(setting.page.folded, comma, source.end) if m.group() in words.relatives]
    bracket = plain.find(" (", comma, source.end)
    place = Span(comma + 2, min([*closes, *([bracket] if bracket > 0 else []), source.end]))
    opened = WORD.match(setting.page.folded, place.start, place.end)
    body = opened is None or opened.group() in either(words.bodies, setting.sayers.institutions, words.regions)
    body = body or place.of(setting.page.folded) in setting.regions  # "Bupati Banyu (By), Jawa Timur"
    return None if body else name_in(setting, place, sure=_no_place(setting, Span(source.start, comma)))


def _no_place(setting: Setting, told: Span) -> bool:
    """Whether what somebody is ends in no place or number that a place behind the comma would go on: "pelaku usaha, Rosi"."""
    plain = setting.page.plain
    last = setting.known.holding(told.end - 1)
    if last is None or setting.known.kind_at(last.start) != "LOC":
        return not plain[told.end - 1].isdigit()
    before = WORD.findall(setting.page.folded[told.start : last.start])
    return before[-1:] != [] and before[-1] in either(setting.words.bodies, setting.sayers.institutions)


def past_degrees(setting: Setting, start: int, end: int) -> int:
    """Where degrees between commas from an offset on end, the offset where none stand there: "Rosi Dana, MPH, pendiri X"."""
    while (degree := _LETTERS.match(setting.page.plain, start, end)) is not None:
        written = degree.group().lstrip(", ").lower()
        apart = " " in written.rstrip()  # "S. Sos", but not "M. Rendra"
        if setting.titles.get(_JOINED.sub("", written) if apart else written, "" if apart else "academic") != "academic":
            break  # ", CEO"
        start = degree.end()
    return start


def only_degrees(setting: Setting, start: int, end: int) -> bool:
    """Whether nothing but degrees stands between two offsets: ", S.E., M.M."."""
    return past_degrees(setting, start, end) == end


def several(setting: Setting, place: Span) -> bool:
    """Whether commas part several: "A, B, dan C"."""
    return any(setting.page.folded.find(f", {word} ", place.start, place.end) >= 0 for word in setting.words.coordinators)


def _tells(setting: Setting, place: Span) -> bool:
    """Whether words tell who a person is: they open with an office, with kin, or with one of such as have no name."""
    found = list(WORD.finditer(setting.page.folded, place.start, place.end))
    skipped = either(setting.words.singles, setting.sayers.articles)
    opens = next((at for at, m in enumerate(found) if m.group() not in skipped), len(found))
    if opens == len(found):
        return False
    low = found[opens].group()
    kinds = either(*setting.sayers.unnamed.values(), setting.words.persons)
    if setting.titles.get(low) == "relation" or low in kinds or led(setting, found[opens:]):
        return True
    return setting.titles.get(low) not in BESIDE_NAMES and title(setting, found, opens) > 0
