"""What a frame is: a cue with its source and content as ranges of chunks of one sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from silang.read.attributions.scope import Range
from silang.read.clauses import Clauses


@dataclass(frozen=True, slots=True)
class Frame:
    """A cue with its source and content as chunk ranges of one sentence; `aside` are the ranges of what hangs on the saying.

    An empty `content` says that the words stand in the sentences before.
    """

    rule: str
    source: Range | None
    content: tuple[Range, ...]
    aside: tuple[Range, ...] = ()
    before: bool = False
    suffix: bool = False


@dataclass(frozen=True, slots=True)
class Grammar:
    """What the frames need of the language: small words, which words are roles, and which are no names even with a capital."""

    words: Clauses
    is_role: Callable[[str], bool]
    is_common: Callable[[str], bool]
