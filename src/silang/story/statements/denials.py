"""Where what is said is itself a denial or a refusal, whatever the word of saying: "menegaskan dirinya tidak diculik"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from msgspec import Struct

from silang.model import Stance
from silang.pack import Pack
from silang.spans import Span
from silang.story.reports import Report
from silang.story.words import key, tokens

_SENTENCE_END = re.compile(r"[.!?;](?=\s)")
OPENING = 6  # words before a negation or a refusal that say of whom it is
NEGATED = 3  # words between a negation and what it denies
LEAST, HEAD = 2, 4  # words behind a negation that another says too
SUBJECT = 14  # words of what is told, before it is said that it is not so


class Refuses(Struct, frozen=True, forbid_unknown_fields=True):
    """A refusal: a `no`, modal words, and what is refused, by the stance that this is."""

    no: list[str]
    modal: list[str]
    what: dict[Stance, list[str]]


class Confirms(Struct, frozen=True, forbid_unknown_fields=True):
    """The cues of a confirmation that answers what others told."""

    cues: list[str]


class Lore(Struct, frozen=True, forbid_unknown_fields=True):
    """The table `stances` of a language pack."""

    false: list[str]
    links: list[str]
    that: list[str]
    on: list[str]
    tellings: list[str]
    accusations: list[str]
    insists: list[str]
    never: list[str]
    negations: list[str]
    passive: str
    being: list[str]
    asked: list[str]
    own: list[str]
    light: list[str]
    refuses: Refuses
    confirms: Confirms


@dataclass(frozen=True)
class Turned:
    """The stance that what is said takes, and the characters of that to which it is taken."""

    stance: Stance
    about: Span
    deed: str = ""  # what was not done, as a word of the text, where it is a denial only if the story tells of that deed
    against: tuple[tuple[str, int], ...] = ()  # the attributions, by article and index, that say what it denies


class Words:
    """The table `stances`, made ready to look things up."""

    def __init__(self, lore: Lore) -> None:
        """Split the phrases of `lore` into words."""
        self.false = _phrases(lore.false)
        self.never = _phrases(lore.never)
        self.negations = _phrases([*lore.never, *lore.negations])
        self.what = {phrase: stance for stance, listed in lore.refuses.what.items() for phrase in _phrases(listed)}
        self.links, self.that, self.on = frozenset(lore.links), frozenset(lore.that), frozenset(lore.on)
        self.own, self.opening = frozenset(lore.own), frozenset((*lore.own, *lore.light))
        self.tellings, self.accusations = frozenset(lore.tellings), frozenset(lore.accusations)
        self.no, self.modal = frozenset(lore.refuses.no), frozenset(lore.refuses.modal)
        self.insists, self.passive = frozenset(lore.insists), lore.passive
        self.being, self.asked = frozenset(lore.being), frozenset(lore.asked)
        self.confirming = frozenset(lore.confirms.cues)


def _phrases(listed: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted((tuple(phrase.split()) for phrase in listed), key=lambda phrase: (-len(phrase), phrase)))


@lru_cache(maxsize=8)
def words(pack: Pack) -> Words | None:
    """The words of a pack, made ready once; nothing where the pack has none."""
    return Words(pack.table("stances", Lore)) if "stances" in pack.tables else None


def confirms(report: Report, index: int) -> bool:
    """Whether the cue of a confirmation is one of those that answer what others told."""
    lore, cue = words(report.pack), report.reading.attributions[index].cue
    return lore is not None and cue is not None and not lore.confirming.isdisjoint(cue.of(report.page.folded).split())


class Deeds:
    """Whether a story tells of a deed as done, wherever one says that it was not."""

    def __init__(self, reports: Sequence[Report]) -> None:
        """Look nothing up before it is asked for: few reports deny by what they say."""
        self._reports = reports
        self._told: dict[str, bool] = {}

    def told(self, report: Report, deed: str) -> bool:
        """Whether any report has a word of the deed's family with no negation before it."""
        stem = report.words.stem(deed)
        if stem not in self._told:
            self._told[stem] = any(_tells(other, stem) for other in self._reports)
        return self._told[stem]

    def said(self, report: Report, index: int, phrase: str) -> tuple[tuple[str, int], ...]:
        """The attributions of other speakers whose content has the very words, with no negation and no condition before them."""
        speaker = key(report.reading.attributions[index].speaker or "")
        holding = (other for other in self._reports if phrase in other.page.folded)
        return tuple(
            (other.name, at)
            for other in holding
            for at, item in enumerate(other.reading.attributions)
            if item.speaker is not None
            and item.stance == "asserts"
            and set(key(item.speaker).split()).isdisjoint(speaker.split())
            and any(_holds(part.of(other.page.folded), phrase, other) for part in item.content)
        )


def _holds(said: str, phrase: str, report: Report) -> bool:
    before, found, after = said.partition(phrase)
    whole = not before[-1:].isalnum() and not after[:1].isalnum()
    earlier = [match.group() for match in tokens(before)]
    plain = report.words.negations.isdisjoint(earlier[-NEGATED:]) and report.words.doubtful.isdisjoint(earlier)
    return bool(found) and whole and plain


def _tells(report: Report, stem: str) -> bool:
    if stem[1:] not in report.page.folded:  # the first letter may be changed by a prefix
        return False
    said = [match.group() for match in tokens(report.page.folded)]
    for at, word in enumerate(said):
        before = said[max(0, at - NEGATED) : at]
        if stem[1:] in word and report.words.stem(word) == stem and report.words.negations.isdisjoint(before):
            return True
    return False


def turned(report: Report, index: int, deeds: Deeds) -> Turned | None:
    """What the first sentence of a content takes for a stance by itself; nothing where it takes none.

    A word of saying that denies, demands or pledges says more. `deeds` are those that the story tells of.
    """
    item, lore = report.reading.attributions[index], words(report.pack)
    if lore is None or item.stance in ("demands", "pledges", "denies") or not item.content:
        return None
    part = item.content[0]
    stop = _SENTENCE_END.search(report.page.plain, part.start, part.end)
    end = part.end if stop is None else stop.start()
    said = list(tokens(Span(part.start, end).of(report.page.folded)))
    plain = [match.group() for match in said]
    spans = [Span(part.start + match.start(), part.start + match.end()) for match in said]
    if not plain or plain[0] in report.words.doubtful:
        return None
    cue = "" if item.cue is None else " ".join(item.cue.of(report.page.folded).split())
    found = _refused(plain, spans, end, lore) or _false(plain, spans, end, lore) or _undone(plain, spans, end, cue, lore)
    if found is None:
        return _unanswered(report, index, plain, lore) or _contrary(report, index, plain, spans, cue, lore, deeds)
    return found if not found.deed or deeds.told(report, found.deed) else None


def _at(plain: Sequence[str], at: int, phrases: Sequence[tuple[str, ...]]) -> tuple[str, ...] | None:
    """The longest of the phrases that stands at a place."""
    return next((phrase for phrase in phrases if tuple(plain[at : at + len(phrase)]) == phrase), None)


def _opened(plain: Sequence[str], opening: frozenset[str]) -> int:
    """How many words at the head only say of whom it is."""
    return next((at for at, word in enumerate(plain) if word not in opening), len(plain))


def _refused(plain: Sequence[str], spans: Sequence[Span], end: int, lore: Words) -> Turned | None:
    """ "pihaknya belum bisa memberikan keterangan mengenai …"."""
    at = _opened(plain, lore.opening)
    if at > OPENING or at == len(plain) or plain[at] not in lore.no:
        return None
    at += 1
    while at < len(plain) and plain[at] in lore.modal:
        at += 1
    what = _at(plain, at, tuple(lore.what))
    after = at + len(what or ())
    while after < len(plain) and plain[after] in lore.on:
        after += 1
    return None if what is None or after >= len(plain) else Turned(lore.what[what], Span(spans[after].start, end))


def _false(plain: Sequence[str], spans: Sequence[Span], end: int, lore: Words) -> Turned | None:
    """ "kabar itu tidak benar", "tidak benar bahwa …"."""
    for at in range(min(len(plain), SUBJECT)):
        phrase = _at(plain, at, lore.false)
        if phrase is None:
            continue
        after = at + len(phrase)
        if at == 0:
            opens = after + 1 < len(plain) and plain[after] in lore.that
            return Turned("denies", Span(spans[after].end, end)) if opens else None
        before = list(plain[:at])
        while before and before[-1] in lore.links:
            before.pop()
        told = not lore.tellings.isdisjoint(before[:OPENING]) and before[-1] not in lore.no
        linked = len(before) < at or (len(phrase) > 1 and len(before) > 1)
        return Turned("denies", Span(spans[0].start, spans[len(before) - 1].end)) if told and linked else None
    return None


def _undone(plain: Sequence[str], spans: Sequence[Span], end: int, cue: str, lore: Words) -> Turned | None:
    """ "dirinya tidak diculik", "tidak pernah meminta …", of those who insist; or with a word for what is held against one."""
    at = _opened(plain, lore.opening)
    phrase = _at(plain, at, lore.negations) if at <= OPENING else None
    if phrase is None or at + len(phrase) >= len(plain):
        return None
    after = at + len(phrase)
    held = not lore.accusations.isdisjoint(plain[after:])
    suffered = plain[after].startswith(lore.passive) and not lore.own.isdisjoint(plain[:at])
    if not (held or (cue in lore.insists and (phrase in lore.never or suffered))):
        return None
    return Turned("denies", Span(spans[after].start, end), "" if held else plain[after])


def _unanswered(report: Report, index: int, plain: Sequence[str], lore: Words) -> Turned | None:
    """ "Ditanya soal …, ia menyebut pihaknya belum mendapatkan konfirmasi": what was asked stands at the head of the sentence."""
    at = _opened(plain, lore.opening)
    if at > OPENING or at == len(plain) or plain[at] not in lore.no:
        return None
    while at < len(plain) and (plain[at] in lore.no or plain[at] in lore.modal):
        at += 1
    what = _at(plain, at, tuple(lore.what))
    item = report.reading.attributions[index]
    if what is None or at + len(what) < len(plain) or item.cue is None:
        return None
    sentence = report.sentence(item.cue.start)
    comma = report.page.plain.find(",", sentence.start, item.cue.start)
    head = list(tokens(report.page.folded[sentence.start : max(comma, sentence.start)]))
    asked = next((n for n, match in enumerate(head[:OPENING]) if match.group() in lore.asked), None)
    if asked is None:
        return None
    rest = head[asked + 1 :]
    while rest and (rest[0].group() in lore.on or rest[0].group() in report.words.doubtful):
        rest = rest[1:]
    return Turned(lore.what[what], Span(sentence.start + rest[0].start(), comma)) if rest else None


def _contrary(
    report: Report, index: int, plain: Sequence[str], spans: Sequence[Span], cue: str, lore: Words, deeds: Deeds
) -> Turned | None:
    """ "bukan pilih kasih", where another says that it is so in the very words, two at least; "tidak ada …" of who insists."""
    at = _opened(plain, lore.opening)
    phrase = _at(plain, at, lore.negations) if at <= OPENING else None
    if phrase is None:
        return None
    first = at + len(phrase)
    while first < len(plain) and plain[first] in lore.being and cue in lore.insists:
        first += 1
    last = first
    while last < len(plain) and last - first < HEAD and plain[last] not in report.words.stop | lore.on:
        last += 1
    if last - first < LEAST:
        return None
    about = Span(spans[first].start, spans[last - 1].end)
    against = deeds.said(report, index, about.of(report.page.folded))
    return Turned("denies", about, against=against) if against else None
