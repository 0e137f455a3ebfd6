"""A source without what is no part of who speaks: what stands before its name or for whom, what is said behind it."""

from __future__ import annotations

import re

from silang.read.clauses import either
from silang.read.speakers.mentions import WORD, Setting
from silang.read.speakers.widened import opens_with_post
from silang.spans import Span

_HEADING = 2  # words of a heading before an office, at least; one more before a name


def narrowed(setting: Setting, source: Span) -> Span:
    """Somebody told of before, without a clause or heading before the name that says nothing of who it is; else the source.

    "Berusia 12 tahun, X"; a heading in capitals is run into a part of the name: "Jalan Mudah ke Banyu X".
    """
    page, words = setting.page, setting.words
    told = next((pair for pair in setting.known.within(source) if pair[0].end == source.end and pair[1].type == "PER"), None)
    if told is None or told[0].start == source.start or all(span.start >= source.start for span in told[1].mentions):
        return source
    mention, name = told
    before = page.plain[source.start : mention.start]
    spoken = WORD.findall(page.folded[source.start : mention.start]) or [""]
    other = either(words.persons, words.bodies, words.documents, words.plurals, words.relatives)
    if not other.isdisjoint(spoken) or any(word in setting.titles for word in spoken) or opens_with_post(setting, source):
        return source
    clause = before.endswith(", ") and any(word[0].islower() for word in before.split())
    joined = setting.known.holding(source.start) is not None or spoken[-1] in words.coordinators
    heading = before[0].isupper() and not joined and len(spoken) > 1 and len(mention) < len(name.name)
    return mention if clause or heading else source


def past_heading(setting: Setting, source: Span) -> Span:
    """A source without the heading in capitals that runs into it: "Langkah Nyata Bupati X", "Tiga Semangat Utama X"."""
    page = setting.page
    found = list(WORD.finditer(page.plain, source.start, source.end))
    if not found:
        return source
    at = next((i for i, match in enumerate(found) if _opens_who(setting, match)), 0)
    named = setting.known.at(found[at].start()) if at else None
    person = named is not None and named[1].type == "PER"
    ends = named is not None and named[0].end == source.end
    post = found[at].group().lower() in setting.sayers.heads or opens_with_post(setting, source)  # "Senior Manager"
    if at < _HEADING + person or (person and not ends) or post:
        return source
    sentence = page.sentence_at(source.start)
    begun = sentence is not None and sentence.start == source.start
    front = page.plain[source.start : found[at].start()].split(" ")[:-1]
    told = begun and all(word.isalpha() and word.istitle() for word in front)
    return Span(found[at].start(), source.end) if told and not any(_says_who(setting, match) for match in found[:at]) else source


def _opens_who(setting: Setting, match: re.Match[str]) -> bool:
    """Whether a word opens who somebody is: an office or a body, or a person's name."""
    low, named = match.group().lower(), setting.known.at(match.start())
    who = low in setting.titles or low in either(setting.words.bodies, setting.sayers.institutions)
    return who or (named is not None and named[1].type == "PER")


def _says_who(setting: Setting, match: re.Match[str]) -> bool:
    """Whether a word before an office or a name may belong to it, and to no heading: one of a name, a post or people."""
    words, sayers = setting.words, setting.sayers
    parts = either(words.persons, words.plurals, words.singles, words.documents, sayers.heads, sayers.divisions, sayers.departments)
    return match.group().lower() in parts or setting.known.holding(match.start()) is not None


def ended(setting: Setting, source: Span) -> Span:
    """A source that a person's name opens, cut behind it where nothing that tells who it is follows: "Rendra penuh harap"."""
    named = setting.known.at(source.start)
    if named is None or named[1].type != "PER" or setting.page.plain[named[0].end : named[0].end + 1] != " ":
        return source
    if (
        len(named[1].mentions) == 1
        or named[1].name.startswith(source.of(setting.page.plain))
        or named[0].of(setting.page.folded) in setting.words.persons
    ):
        return source  # "Putri sulung X", "Kris de Banyu"
    behind = WORD.match(setting.page.plain, named[0].end + 1, source.end)
    if behind is None or not behind.group()[0].islower() or behind.group() in setting.titles:
        return source
    words, sayers = setting.words, setting.sayers
    who = either(words.persons, words.singles, words.plurals, words.bodies, sayers.heads, sayers.called, sayers.known_as)
    joined = either(
        words.relatives, words.coordinators, words.prepositions, sayers.origins, sayers.being, sayers.alias, words.anaphors.pointers
    )
    return source if behind.group() in either(who, joined) else named[0]


def standing_in(setting: Setting, source: Span) -> Span:
    """Who speaks in another's place: "Sekda Y" of "Bupati X, yang diwakili (oleh) Sekda Y"; the whole source where nobody does."""
    found = list(WORD.finditer(setting.page.folded, source.start, source.end))
    at = next((i for i, m in enumerate(found) if m.group() in setting.sayers.deputed and i), 0)
    if not at or found[at - 1].group() not in setting.words.relatives:
        return source
    at += 1 + (at + 1 < len(found) and found[at + 1].group() in setting.words.anaphors.agent)
    return Span(found[at].start(), source.end) if at < len(found) else source
