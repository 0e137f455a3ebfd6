"""A source that took in what is no part of who speaks, without it: what stands before the name, or what is said behind it."""

from __future__ import annotations

from silang.read.clauses import either
from silang.read.speakers.mentions import WORD, Setting
from silang.read.speakers.widened import opens_with_post
from silang.spans import Span


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
