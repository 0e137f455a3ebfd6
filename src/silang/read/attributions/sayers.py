"""The table `sayers`: the words by which an article leads back to somebody, or leaves somebody without a name."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from silang.model import Unnamed
from silang.pack import Pack


class Sayers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that lead from a source to who it is.

    `going_on` roots of cues that go on from who spoke last, `origins` what joins a name to where it is from, `besides` what stands
    before a name that is not what a sentence is about, `short` one word for an office of several, `under` what makes an office
    another's deputy, `leaders` offices at the head of a body, `addressed` what opens whom somebody speaks to; `unnamed` says who
    a source without a name is by the words that say so.
    """

    going_on: tuple[str, ...]
    origins: frozenset[str]
    besides: frozenset[str]
    short: dict[str, tuple[str, ...]]
    under: frozenset[str]
    leaders: frozenset[str]
    addressed: frozenset[str]
    unnamed: dict[Unnamed, frozenset[str]]


@lru_cache(maxsize=8)
def sayers(pack: Pack) -> Sayers:
    """The pack's table of what leads to a speaker."""
    return pack.table("sayers", Sayers)
