"""Epistemic modality: the words inside a content that weaken it ("mungkin", "diduga", "disebut-sebut")."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from silang.pack import Pack
from silang.read.clauses import clauses
from silang.read.page import Page
from silang.read.rules import Lexicon, longest
from silang.spans import Span


def hedges(page: Page, content: Iterable[Span], pack: Pack) -> tuple[Span, ...]:
    """The hedges in the spans of a content, in order; none where it is stated flatly ("tidak mungkin")."""
    lexicon = _lexicon(pack)
    found = (node for span in content for node in lexicon.find(page.text, page.folded, span.start, span.end))
    return tuple(node.span for node in longest(found) if node.kind == "hedge")


@lru_cache(maxsize=8)
def _lexicon(pack: Pack) -> Lexicon:
    table = clauses(pack)
    hedges = [(word, ("hedge", word)) for word in table.hedges]
    return Lexicon(hedges + [(word, ("flat", word)) for word in table.flat])
