"""The table of words that say what a person is (`titles.toml`), shared by all stages that cut roles off names."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from silang.pack import Pack


class Titles(Struct, frozen=True, forbid_unknown_fields=True):
    """Words and phrases in small letters by kind; each stands before or after a person's name and is no part of it.

    `office` posts and professions, `rank` of forces and police, `honorific` forms of address, `academic` degrees, `relation` kin
    and company, `qualifier` what narrows an office or puts it in time.
    """

    office: tuple[str, ...]
    rank: tuple[str, ...]
    honorific: tuple[str, ...]
    academic: tuple[str, ...]
    relation: tuple[str, ...]
    qualifier: tuple[str, ...]


@lru_cache(maxsize=8)
def titles(pack: Pack) -> dict[str, str]:
    """Every title of the pack, a word or a phrase in small letters, with its kind; the first kind that lists it wins.

    >>> from silang.pack import load
    >>> found = titles(load("id"))
    >>> found["juru bicara"], found["letjen"], "zelensky" in found
    ('office', 'rank', False)
    """
    table = pack.table("titles", Titles)
    return {phrase: kind for kind in reversed(table.__struct_fields__) for phrase in getattr(table, kind)}
