"""The office and the body that stand in a source, or beside the name that its chain leads to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from silang.read.attributions.mentions import WORD, Setting
from silang.read.attributions.people import people
from silang.spans import Span

_PHRASE = 4  # words of the longest title
_BESIDE = 160  # characters before or after a name that may say what the person is
_NO_OFFICE = frozenset({"academic", "honorific", "relation"})
_BEHIND = frozenset({"academic", "honorific", "rank"})  # what may stand between a body and a name
_BREAK = re.compile(r'[.;:"!?]\s|[;:"!?]')
_JOINED = re.compile(r"\s*(?:,\s*|\(\s*)")
_SHORT = re.compile(r"\s*\([^()\n]{1,24}\)")
Words = Sequence[re.Match[str]]
Found = tuple[Span | None, Span | None]


def roles(setting: Setting, source: Span | None, chain: Sequence[Span]) -> Found:
    """The office and the body of a speaker: from the source, else from beside a name of its chain; null where none is."""
    if source is None:
        return None, None
    for place in _places(setting, source):
        found = _read(setting, place)
        if found[0] is not None:
            return found
    for mention in reversed(chain):
        if source.holds(mention) or any(n.type == "PER" for s, n in setting.known.within(mention) if s == mention):
            found = _beside(setting, mention)
            if found[0] is not None:
                return found
    return None, None


def _places(setting: Setting, source: Span) -> Iterator[Span]:
    """What stands before a person's name in the source, then what stands behind it; all of it where no person is named."""
    found = people(setting, source)
    if found:
        yield Span(source.start, found[0].span.start)
        yield Span(found[-1].span.end, source.end)
    else:
        yield source


def _beside(setting: Setting, mention: Span) -> Found:
    """The office in front of a name ("Kepala BNPB, Letjen X") or in apposition behind it ("X, kepala BNPB,")."""
    page, words, titles = setting.page, setting.words, setting.titles
    sentence = page.sentence_at(mention.start) or mention
    start = max(sentence.start, mention.start - _BESIDE)
    before = page.plain[start : mention.start].rstrip(" ,")
    cut = max((m.end() for m in _BREAK.finditer(before)), default=0)
    cut = max(cut, before.rfind(",") + 1)
    place = Span(start + cut, start + len(before))
    found = list(WORD.finditer(page.folded, place.start, place.end))
    for at in range(len(found)):
        if _title(found, at, titles) and not any(words.is_verb(m.group()) or m.group() in words.relatives for m in found[at:]):
            return _read(setting, Span(found[at].start(), place.end))
    joined = _JOINED.match(page.plain, mention.end)
    if joined is None:
        return None, None
    ends = [i for mark in ",.)" if (i := page.plain.find(mark, joined.end(), min(sentence.end, joined.end() + _BESIDE))) >= 0]
    behind = list(WORD.finditer(page.folded, joined.end(), min(ends, default=joined.end())))
    if behind and _title(behind, 0, titles):
        return _read(setting, Span(joined.end(), behind[-1].end()))
    return None, None


def _read(setting: Setting, place: Span) -> Found:
    """The first office of a place and the body that follows it."""
    page, words, titles = setting.page, setting.words, setting.titles
    found = list(WORD.finditer(page.folded, place.start, place.end))
    if found and found[0].group() in words.plurals:
        return None, None
    at = next((i for i in range(len(found)) if _title(found, i, titles)), None)
    if at is None:
        return None, None
    last = at + _title(found, at, titles)
    while last < len(found):
        more = 1 if found[last].group() in words.role_tails else 0
        if titles.get(found[last - 1].group()) == "qualifier":
            more = _title(found, last, titles) or more
        if more == 0 or "," in page.plain[found[last - 1].end() : found[last].start()]:
            break
        last += more
    role = Span(found[at].start(), found[last - 1].end())
    short = _SHORT.match(page.plain, role.end, place.end)  # "Chief Operating Officer (COO) X"
    while short is not None and last < len(found) and found[last].start() < short.end():
        last += 1
    return role, _body(setting, short.end() if short is not None else role.end, found[last:])


def _title(found: Words, at: int, titles: Mapping[str, str]) -> int:
    """How many words from `at` on are one title of office; 0 where none begins.

    Of "kepala dinas" only the first is: what follows a word that is a title alone is its body.
    """
    for length in range(1, min(_PHRASE, len(found) - at) + 1):
        if titles.get(" ".join(m.group() for m in found[at : at + length]), "academic") not in _NO_OFFICE:
            return length
    return 0


def _body(setting: Setting, start: int, rest: Words) -> Span | None:
    """The body that the words after an office name, up to a comma, without what belongs to the name that follows."""
    page, words, titles = setting.page, setting.words, setting.titles
    kept: list[re.Match[str]] = []
    for match in rest:
        if "," in page.plain[start : match.start()] or match.group() in words.relatives:
            break
        kept.append(match)
        start = match.end()
    while kept and kept[-1].group() in {*words.anaphors.pointers} | words.coordinators | words.prepositions:
        kept.pop()
    kept = kept[: len(kept) - _behind(kept, titles)]
    if kept and kept[0].group() in words.prepositions:
        kept = kept[1:]
    if not kept or kept[0].group() in words.coordinators:
        return None
    end = kept[-1].end()
    bracketed = page.plain[end : end + 1] == ")" and "(" in page.plain[kept[0].start() : end]
    return Span(kept[0].start(), end + 1 if bracketed else end)


def _behind(kept: Words, titles: Mapping[str, str]) -> int:
    """How many words at the end are ranks, degrees and forms of address."""
    count = 0
    while count < len(kept):
        rest = [m.group() for m in kept[: len(kept) - count]]
        length = next((n for n in (2, 1) if titles.get(" ".join(rest[-n:])) in _BEHIND and len(rest) >= n), 0)
        if length == 0:
            break
        count += length
    return count
