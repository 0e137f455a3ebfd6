"""The article's names freed of what a link or a lost blank glued to them: "SBYBudi Karya", "Budi Karyapamit".

What is glued shows by what else the article writes: the clean name, or the word in front of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import structs

from silang.model import Name
from silang.read.clauses import Clauses
from silang.read.page import Page
from silang.spans import Span

# "Co-FounderSagara" before "Budi "
_INNER = re.compile(r"^.*?(?:^|(?<=[a-z-]))([A-Z][^\W_A-Z]{3,}|[A-Z]{2,})(?=[A-Z][^\W\d_A-Z]{2,} )")
_TAIL = 3  # letters of a word glued to the end of a name, at least
_MOST = 64  # names that are asked for, so that a long list stays cheap


def unglued(page: Page, names: Sequence[Name], words: Clauses) -> list[Name]:
    """The names, each person's without what is glued to it, those that are one then under one name."""
    people = [name for name in names if name.type == "PER"][:_MOST]
    full = [name.name for name in people if " " in name.name]
    told: dict[str, set[Span]] = {}
    gone: set[str] = set()
    for name in people:
        cut = _cut(page, name, full, words)
        if cut is not None:
            gone.add(name.name)
            told.setdefault(cut[0], set()).update(_within(page, name, *cut))
    kept = [name for name in names if name.type != "PER" or name.name not in gone]
    if not told:
        return kept
    own = {name.name for name in kept if name.type == "PER"}
    kept = [
        structs.replace(name, mentions=tuple(sorted({*name.mentions, *told[name.name]})))
        if name.type == "PER" and name.name in told
        else name
        for name in kept
    ]
    new = [(said, tuple(sorted(spans))) for said, spans in told.items() if said not in own]
    return [*kept, *(Name(name=said, type="PER", mentions=spans, rule="names:unglued") for said, spans in new)]


def _cut(page: Page, name: Name, full: Sequence[str], words: Clauses) -> tuple[str, int] | None:
    """The clean name and how many characters stand before it; None where nothing is glued to it."""
    said = name.name
    for other in full:
        if len(other) < len(said) and said.endswith(other) and said[-len(other) - 1].isalnum():
            return other, len(said) - len(other)
        rest = said.removeprefix(other)
        if _TAIL <= len(rest) < len(said) and rest.isalpha() and rest.islower() and _word(page, rest, words):
            return other, 0
    head = _INNER.match(said)
    if head is not None and re.search(rf"(?<!\w){head.group(1)}(?!\w)", page.plain):
        return said[head.end() :], head.end()
    return None


def _word(page: Page, rest: str, words: Clauses) -> bool:
    """Whether letters are a word: a verb, or one that stands by itself in the article."""
    return words.is_verb(rest) or f" {rest} " in page.plain


def _within(page: Page, name: Name, clean: str, ahead: int) -> Iterator[Span]:
    """The mentions of a name, those that write it whole without what is glued to it."""
    for span in name.mentions:
        whole = span.of(page.plain) == name.name
        yield Span(span.start + ahead, span.start + ahead + len(clean)) if whole else span
