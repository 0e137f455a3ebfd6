"""The wordings of one statement's witnesses, with what differs between them marked, and quoted words told from retold ones."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import groupby

from markupsafe import Markup, escape

from silang import spans
from silang.model import Attribution

_MOST = 400  # words of a wording that are compared; the comparison is quadratic
_ALIKE = 0.35  # below this share of common words two wordings are other words altogether, and nothing is marked
_WORD = re.compile(r"\S+")


def words_of(attribution: Attribution, text: str) -> str:
    """What is said, its pieces joined by an ellipsis."""
    return " … ".join(span.of(text) for span in attribution.content)


def compared(wordings: Sequence[str], forms: Sequence[str]) -> list[Markup]:
    """Each wording with the words marked that the first (for the first: any other that is like it) does not have.

    >>> compared(["kami menduga muatan bergeser", "kami menduga muatannya bergeser"], ["direct", "direct"])[1]
    Markup('kami menduga <span class="v">muatannya</span> bergeser')
    """
    if len(wordings) == 1:
        return [_marked(wordings[0], set(), forms[0])]
    cut = [[_key(word) for word in _WORD.findall(wording)][:_MOST] for wording in wordings]
    differs: list[set[int]] = [set() for _ in cut]
    shared: set[int] | None = None
    for n, other in enumerate(cut[1:], 1):
        blocks = SequenceMatcher(None, cut[0], other, autojunk=False).get_matching_blocks()
        common = sum(block.size for block in blocks)
        if common < _ALIKE * max(1, min(len(cut[0]), len(other))):
            continue
        differs[n] = set(range(len(other))) - {block.b + k for block in blocks for k in range(block.size)}
        mine = {block.a + k for block in blocks for k in range(block.size)}
        shared = mine if shared is None else shared | mine
    if shared is not None:
        differs[0] = set(range(len(cut[0]))) - shared
    return [_marked(wording, marked, form) for wording, marked, form in zip(wordings, differs, forms, strict=True)]


def _key(word: str) -> str:
    """A word without case and the punctuation at its ends."""
    return re.sub(r"^\W+|\W+$", "", spans.fold(word)) or word


def _marked(wording: str, differs: set[int], form: str) -> Markup:
    """The wording with its differing words in `v`, and in a mixed one the quoted words in `r`."""
    if not differs and form != "mixed":
        return escape(wording.rstrip())
    pieces: list[tuple[str, str]] = []
    quoted, at = False, 0
    for n, match in enumerate(_WORD.finditer(wording)):
        word = match.group()
        opens = form == "mixed" and not quoted and spans.plain(word).startswith('"')
        quoted = quoted or opens
        kind = " ".join(name for name, wanted in (("v", n in differs), ("r", quoted)) if wanted)
        gap = wording[at : match.start()]
        pieces += [(gap, kind if pieces and pieces[-1][1] == kind else ""), (word, kind)] if gap else [(word, kind)]
        at = match.end()
        if quoted and spans.plain(word).rstrip(".,;:!?").endswith('"') and not (opens and len(word) == 1):
            quoted = False
    out = []
    for kind, run in groupby(pieces, key=lambda piece: piece[1]):
        text = "".join(piece for piece, _ in run)
        out.append(Markup('<span class="{}">{}</span>').format(kind, text) if kind else Markup("{}").format(text))
    return Markup("").join(out)
