"""What the words between two figures must look like for the figures to hang together, compiled from the table `sums`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

import msgspec

from silang.pack import Pack


class Wholes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands between a whole and its parts, between parts, and what tells that they are not all."""

    opens: tuple[str, ...]
    joins: tuple[str, ...]
    never: tuple[str, ...]


class Changes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of rising and falling, and those before the first and the last value."""

    up: tuple[str, ...]
    down: tuple[str, ...]
    from_: tuple[str, ...] = msgspec.field(name="from")
    to: tuple[str, ...]


class Sames(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words between an amount and the same once more, and between a part and its whole."""

    words: tuple[str, ...]
    of: tuple[str, ...]


class Rates(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of a rate of exchange, and the country's own money."""

    words: tuple[str, ...]
    own: str


class Sums(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table `sums` of a pack."""

    whole: Wholes
    change: Changes
    same: Sames
    rate: Rates


class Patterns:
    """What the words between two figures must look like, compiled from the table."""

    def __init__(self, table: Sums) -> None:
        self.own = table.rate.own
        aside = r"(?: ?\([^()\d\n]{0,40}\))?"
        tail = r"[^.,;:()\d\n]{0,60}?"  # what narrows a noun, with no further item of a list
        joins = _either(table.whole.joins)
        self.opens = re.compile(rf"{aside}{tail}(?:,|:)? ?(?:{_either(table.whole.opens)}):? ?[^.,;:()\d\n]{{0,24}}")
        self.joins = re.compile(rf"{aside}{tail}(?:,? (?:{joins})|,) (?:(?:{joins}) )?[^.,;:()\d\n]{{0,24}}")
        self.ends = re.compile(rf"{aside}(?:(?! (?:{joins}) )[^.,;:()\d\n]){{0,120}}(?:[.\"](?=\s|$)|\n|$)")
        self.never = re.compile(rf"\b(?:{_either(table.whole.never)})\b")
        self.up = re.compile(rf"\b(?:{_either(table.change.up)})\b[^.,;:\d]*$")
        self.down = re.compile(rf"\b(?:{_either(table.change.down)})\b[^.,;:\d]*$")
        self.from_ = re.compile(rf" ?(?:{_either(table.change.from_)}) [^.,;:()\d]{{0,24}}")
        self.to = re.compile(rf"[^.,;:()\d]{{0,24}} ?\b(?:{_either(table.change.to)}) [^.,;:()\d]{{0,16}}")
        same = _either(table.same.words)
        self.same = re.compile(rf",? ?(?:\( ?)?(?:(?:{same}) ?){{0,3}}")
        self.of = re.compile(rf"\)? ?(?:{_either(table.same.of)}) ?")
        self.rate = re.compile(rf"\b(?:{_either(table.rate.words)})\b[^.;:\d\n]*$")


@lru_cache(maxsize=8)
def patterns(pack: Pack) -> Patterns:
    """The patterns of a language."""
    return Patterns(pack.table("sums", Sums))


def _either(words: Iterable[str]) -> str:
    """The words as alternatives, longer ones first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
