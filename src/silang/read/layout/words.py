"""The words of the table `debris` and of outlet files, compiled for `debris.read`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from msgspec import Struct

from silang.model import DebrisKind
from silang.outlet import Outlet
from silang.pack import Pack
from silang.read.layout import bylines
from silang.read.names import gazetteer
from silang.read.rules import Lexicon


class Promo(Struct, frozen=True, forbid_unknown_fields=True):
    """What calls to follow an outlet are made of: a `call` that opens the sentence and a `channel`, or a host and `more` of it.

    `links` are pieces of addresses and marks that only a link to a channel holds.
    """

    calls: tuple[str, ...]
    channels: tuple[str, ...]
    links: tuple[str, ...]
    more: tuple[str, ...]


class Photo(Struct, frozen=True, forbid_unknown_fields=True):
    """Words of a photo's credit: `named` before a colon or a stroke, `bracketed` in brackets at a line's end.

    `agencies` are those who take pictures besides the outlets, `labels` open a line that says what a picture is.
    """

    named: tuple[str, ...]
    bracketed: tuple[str, ...]
    agencies: frozenset[str]
    labels: tuple[str, ...]


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """The table `debris`, in small letters but for `inside`.

    `whole` are lines that hold nothing else; `buttons` such lines where they stand apart from a sentence; `links` are the words
    of a link that end what the line above calls to; `opens` begin a line that is debris to its end; `inside` are debris wherever
    they stand, case as written; `teasers` announce another story's title, in their line or in the next, `bracketed` one in
    brackets within the prose (Baca: …); `sections` are headings of what follows a report; `bylines` open a line that names who
    wrote, `editors` one that names who edited, `helped` what one that names who else worked on the report holds and ends with,
    `sources` one that names where the report is from; `counts` are lines with # for their numbers, `notices` and `regions` what
    such lines begin and end with, a region with the begin of the line that ends it; `small` are words that headlines write small,
    `openers` words that a sentence after a headline begins with.
    """

    whole: dict[DebrisKind, tuple[str, ...]]
    buttons: tuple[str, ...]
    links: frozenset[str]
    opens: dict[DebrisKind, tuple[str, ...]]
    inside: dict[DebrisKind, tuple[str, ...]]
    teasers: tuple[str, ...]
    bracketed: tuple[str, ...]
    sections: tuple[str, ...]
    photo: Photo
    bylines: tuple[str, ...]
    editors: tuple[str, ...]
    helped: tuple[tuple[str, str], ...]
    sources: tuple[str, ...]
    promo: Promo
    counts: frozenset[str]
    notices: tuple[tuple[str, str], ...]
    regions: tuple[tuple[str, str, str], ...]
    small: frozenset[str]
    openers: frozenset[str]


@dataclass(frozen=True)
class Forms:
    """The words compiled. `ordinary` are whole lines that may also be words of a sentence, `labels` stand over names.

    `anywhere` finds teasers, channels and what stands inside lines; `bracketed` titles of other stories in brackets, `headed`
    a heading that its first title touches, `region` a part of the page to skip; `counting` are the first words of
    `counts`; `native` are function words of the pack's own language, `foreign` of English; the other
    patterns are for a line's begin.
    """

    whole: dict[str, DebrisKind]
    opens: re.Pattern[str]
    opens_kinds: dict[str, DebrisKind]
    inside_kinds: dict[str, DebrisKind]
    anywhere: Lexicon
    photo_named: re.Pattern[str]
    photo_bracketed: re.Pattern[str]
    picture: re.Pattern[str]
    agencies: frozenset[str]
    outlets: tuple[Outlet, ...]
    byline: re.Pattern[str]
    editor: re.Pattern[str]
    helped: re.Pattern[str]
    source: re.Pattern[str]
    call: re.Pattern[str]
    bracketed: re.Pattern[str]
    headed: re.Pattern[str]
    credit: re.Pattern[str]
    teasers: frozenset[str]
    sections: frozenset[str]
    ordinary: frozenset[str]
    buttons: frozenset[str]
    links: frozenset[str]
    known: gazetteer.Known
    labels: frozenset[str]
    channel: re.Pattern[str]
    counts: frozenset[str]
    counting: frozenset[str]
    notice: re.Pattern[str]
    region: re.Pattern[str]
    region_ends: dict[str, str]
    native: frozenset[str]
    foreign: frozenset[str]
    small: frozenset[str]
    openers: frozenset[str]


@lru_cache(maxsize=16)
def forms(pack: Pack, outlets: tuple[Outlet, ...]) -> Forms:
    """The forms of a pack with those of the outlets."""
    words = pack.table("debris", Words)
    languages = pack.table("masthead", bylines.Words).languages
    whole, opens, inside = _by_phrase(words.whole), _by_phrase(words.opens), _by_phrase(words.inside)
    for entry in (entry for outlet in outlets for entry in outlet.debris):
        if entry.where == "inside":
            inside[entry.words] = entry.kind
        else:
            (whole if entry.where == "whole" else opens)[bare(entry.words.lower())] = entry.kind
    bracketed = rf"[(\[](?:[^()\[\]]{{0,90}}[^\w()\[\]])?(?:{_either(words.photo.bracketed)})(?!\w)[^()\[\]]{{0,90}}[)\]][.\s]*$"
    return Forms(
        whole=whole | dict.fromkeys(words.sections, "related") | dict.fromkeys(words.buttons, "control"),
        opens=starting(opens),
        opens_kinds=opens,
        inside_kinds=inside,
        anywhere=Lexicon(_anywhere(words, inside)),
        photo_named=re.compile(rf"(?<!\w)(?:{_either(words.photo.named)})(?:\s?:\s?|/)(?=\S)"),
        photo_bracketed=re.compile(bracketed),
        picture=starting(words.photo.labels),
        agencies=words.photo.agencies,
        outlets=outlets,
        byline=re.compile(rf"(?:{_either(words.bylines)})(?!\w)"),
        editor=re.compile(rf"(?:{_either(words.editors)})(?:\s?&\s?(?:{_either(words.bylines)}))?\s?[:/]\s?"),
        helped=re.compile("|".join(rf"{re.escape(by)}\b.{{0,40}}\b{re.escape(end)}\W*$" for by, end in words.helped) or r"(?!)"),
        source=re.compile(rf"(?:{_either(words.sources)})\s?:\s?"),
        call=starting(words.promo.calls),
        bracketed=re.compile(rf"\((?:{_either(words.bracketed)})(?!\w)[^():\n]{{0,40}}: ?[^()\n]{{8,140}}\)"),
        headed=re.compile(rf"(?:{_either(phrase for phrase in (*words.sections, *words.teasers) if ' ' in phrase)})(?=\w)"),
        credit=starting(words.opens.get("other", ())),
        teasers=frozenset(words.teasers),
        sections=frozenset(words.sections),
        labels=frozenset((*words.bylines, *words.editors)),
        ordinary=frozenset((*words.buttons, *(phrase for phrase in words.sections if " " not in phrase))),
        buttons=frozenset(words.buttons),
        links=words.links,
        known=gazetteer.known(pack),
        channel=re.compile(_either(words.promo.links)),
        counts=words.counts,
        counting=frozenset(count.partition(" ")[0] for count in words.counts),
        notice=re.compile(
            "|".join(rf"{re.escape(first)} .{{1,40}} {re.escape(last)}[,\s\d?]*" for first, last in words.notices) or r"(?!)"
        ),
        region=re.compile(
            rf"({_either(first for first, _, _ in words.regions)}) (.{{3,60}}?) (?:{_either(then for _, then, _ in words.regions)})"
        ),
        region_ends={first: end for first, _, end in words.regions},
        native=languages[pack.language] - languages.get("en", frozenset()),
        foreign=languages.get("en", frozenset()) - languages[pack.language],
        small=words.small,
        openers=words.openers,
    )


def bare(folded: str) -> str:
    """A line's words without the marks that pages set around them."""
    return folded.strip(" :.>»|!*")


def starting(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern for what begins with one of the phrases, the longest first, as whole words; a colon or comma may touch the rest."""
    return re.compile(rf"({_either(phrases)})(?:(?<=[:,])|(?!\w))")


def _by_phrase(table: dict[DebrisKind, tuple[str, ...]]) -> dict[str, DebrisKind]:
    return {phrase: kind for kind, phrases in table.items() for phrase in phrases}


def _either(phrases: Iterable[str]) -> str:
    """One of the phrases, the longest first; those that begin with one sign stand together, so that few are tried at a place."""
    begun: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        begun.setdefault(phrase[0], []).append(re.escape(phrase[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rests)})" for first, rests in begun.items()) or r"(?!)"


def _anywhere(words: Words, inside: dict[str, DebrisKind]) -> Iterator[tuple[str, tuple[str, str]]]:
    for phrase in words.teasers:
        yield phrase, ("teaser", phrase)
    for phrase in words.promo.channels:
        yield phrase, ("channel", phrase)
    for phrase in words.promo.more:
        yield phrase, ("more", phrase)
    for phrase in inside:
        yield phrase.lower(), ("inside", phrase)
