"""Cues that no list holds as they stand: verbs glued to the name before them, unknown words with -nya behind a quotation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from silang.pack import Pack
from silang.read.attributions import cues
from silang.read.attributions.affixes import active
from silang.read.attributions.cues import Cue
from silang.read.page import Page
from silang.read.rules import Node
from silang.spans import Span

_LEAST, _MOST = 7, 40  # letters of a verb that a name is glued to, and of the name
_PREFIX = active("")  # what those verbs begin with
_NAME = re.compile(r"(?<!\w)[A-Z][^\W\d_]*$")
_UNKNOWN = re.compile(r"[,!?]\" ?([^\W\d_A-Z]{2,}nya)(?=[ .,(A-Z])")  # "…," bongkarnya
_SAID = Cue("asserts", "enclitic", "clause", "asserts")


def nodes(page: Page, known: Sequence[Node], pack: Pack) -> list[Node]:
    """The cues of the page, those of the list that are `known` and the hidden ones, in order."""
    taken = {node.span.start for node in known}
    added = [node for node in _hidden(page, pack) if node.span.start not in taken]
    return sorted((*known, *added), key=lambda node: node.span) if added else list(known)


def _hidden(page: Page, pack: Pack) -> Iterator[Node]:
    pattern, verbs = _long(pack)
    for match in pattern.finditer(page.plain):
        start = match.start()
        glued = page.plain[max(0, start - 1) : start].islower()
        if glued and _NAME.search(page.plain, max(0, start - _MOST), start) is not None:
            yield Node(Span(*match.span()), "cue", verbs[match[0]], "glued to a name")
    for match in _UNKNOWN.finditer(page.plain):
        yield Node(Span(*match.span(1)), "cue", _SAID, "with -nya behind a quotation")


@lru_cache(maxsize=8)
def _long(pack: Pack) -> tuple[re.Pattern[str], dict[str, Cue]]:
    """What finds a long verb of saying at the end of a longer word, and what each verb does."""
    verbs = {form: cue for form, cue in cues.entries(pack) if cue.voice == "active" and cue.takes == "clause" and form.isalpha()}
    rests = sorted(form[len(_PREFIX) :] for form in verbs if form.startswith(_PREFIX) and len(form) >= _LEAST)
    return re.compile(rf"{_PREFIX}(?<=\w{_PREFIX})(?:{'|'.join(rests)})(?!\w)"), verbs
