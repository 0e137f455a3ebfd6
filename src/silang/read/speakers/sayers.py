"""The table `sayers`: the words by which an article leads back to somebody, or leaves somebody without a name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import msgspec

from silang.model import Unnamed
from silang.pack import Pack


class Sayers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that lead from a source to who it is.

    `going_on` roots of cues that go on from who spoke last, `articles` what makes a description definite, `origins` what joins a
    name to where it is from, `besides` what stands before a name that is not what a sentence is about, `short` one word for an
    office of several, `under` what makes an office another's deputy, `leaders` offices at the head of a body, `addressed` what
    opens whom somebody speaks to, `hailed` forms of address before one word of a name, `company` what opens who only stands by,
    `close` what ends a phrase for somebody else's people, `named` what says that a name follows, `heads` words that end a post
    told in English, `known_as` what goes on behind "yang" where it tells who somebody is, `called` what stands before a short
    name, `callings` what names it for one, `naming` what may stand before both, `aged` what an age is counted in, `figures` what
    opens a description of one person, `silenced` what is said of who can say nothing,
    `owned` what is somebody's and speaks for nobody, `befalling` what an event does to somebody, `makers` what opens one of a body,
    `singled` what leads to one of several, `likewise` what says that somebody agrees, `comes` what leads to whom words come from,
    `whose` what stands before a body that speaks, `messages` words for what somebody told, `mediate` what stands between them
    and who did, `recorded` what does, too, between data or a report and its body, `attended` what leads to who
    is only there, `deputed` what leads to who stands in for somebody, `within` what opens where somebody is, or
    for what, `firms` what stands alone for the
    company told of last, `boards` for the one that the article is about, `listed` what ends the name of one whose shares are
    traded, `reports` what a body wrote that others take from it, `given` offices that are first names too,
    `alias` what joins another name to a person's; `unnamed` says
    who a source without a name is by the words that say so.

    For what a person is: `being` joins a name to an office behind it, `posts` are offices of several words, `parts` what
    somebody is for whom no office is told; `portfolios` and `fields` are offices that go on with what they are for, `departed`
    such as do so with one of the `departments`, or with `divisions` told in English; `duties` joins an office told in English to
    what it is for; `commands` are how offices of several words told in one begin; `organs` are
    what somebody leads inside a body; `serving` are words of offices behind
    which a person is named, `retired` what says in brackets that a rank is held no longer; `paired` are first words of offices
    of two words; `institutions` are first words of bodies, `no_body` what opens no body, `ends_body` what ends one.
    """

    going_on: tuple[str, ...]
    articles: frozenset[str]
    origins: frozenset[str]
    besides: frozenset[str]
    short: dict[str, tuple[str, ...]]
    under: frozenset[str]
    leaders: frozenset[str]
    addressed: frozenset[str]
    hailed: frozenset[str]
    company: frozenset[str]
    close: frozenset[str]
    named: frozenset[str]
    heads: frozenset[str]
    known_as: frozenset[str]
    called: frozenset[str]
    callings: frozenset[str]
    naming: frozenset[str]
    singled: frozenset[str]
    likewise: frozenset[str]
    comes: tuple[str, str]
    aged: frozenset[str]
    figures: frozenset[str]
    silenced: frozenset[str]
    owned: frozenset[str]
    befalling: frozenset[str]
    makers: frozenset[str]
    whose: frozenset[str]
    messages: frozenset[str]
    mediate: frozenset[str]
    recorded: frozenset[str]
    attended: frozenset[str]
    deputed: frozenset[str]
    within: frozenset[str]
    firms: frozenset[str]
    boards: frozenset[str]
    listed: str
    reports: frozenset[str]
    given: frozenset[str]
    alias: tuple[str, ...]
    being: frozenset[str]
    posts: frozenset[str]
    parts: frozenset[str]
    portfolios: frozenset[str]
    fields: frozenset[str]
    departed: frozenset[str]
    departments: frozenset[str]
    divisions: frozenset[str]
    duties: frozenset[str]
    commands: tuple[str, ...]
    organs: frozenset[str]
    paired: frozenset[str]
    serving: frozenset[str]
    retired: frozenset[str]
    institutions: frozenset[str]
    no_body: frozenset[str]
    ends_body: frozenset[str]
    unnamed: dict[Unnamed, frozenset[str]]


@lru_cache(maxsize=8)
def sayers(pack: Pack) -> Sayers:
    """The pack's table of what leads to a speaker."""
    return pack.table("sayers", Sayers)


def offices(titles: Mapping[str, str], pack: Pack) -> dict[str, str]:
    """The titles with their kind, and with them the offices that only this table knows."""
    table = sayers(pack)
    return {**dict.fromkeys((*table.posts, *table.heads, *table.parts, *table.departed), "office"), **titles}
