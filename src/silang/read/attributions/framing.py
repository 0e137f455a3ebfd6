"""What a frame is: a cue with its source and content as ranges of chunks of one sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from silang.read.attributions.chunks import Clauses
from silang.read.attributions.scope import Range

LEADING = "quotation before its cue"  # the rule of a quotation that stands right before the one that has the cue
BY_DATA = "by data, content"  # the rule of what data says, which nobody speaks


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
    """What the frames need of the language: small words, and which words are roles."""

    words: Clauses
    is_role: Callable[[str], bool]
