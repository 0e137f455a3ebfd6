"""The article's names with a person of one word under the fuller name that he is told of by in another spelling.

"Bertrand" behind "Betrand Wijaya" is a slip of the pen, "Sani" behind "Lesani Wijaya" a short form.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from silang.model import Name
from silang.read.page import Page
from silang.read.speakers.mentions import WORD
from silang.spans import Span

_LONG, _ALIKE = 6, 0.82  # letters of a word that a slip may change, and how much of it stays
_SHORT = 4  # letters of a short form
_MOST = 64  # names that are asked for, so that a long list stays cheap
_NEAR = 60  # characters before a name that may hold an office


def respelt(
    page: Page, names: Sequence[Name], lone: Mapping[str, tuple[list[Span], bool]], titles: Mapping[str, str]
) -> Iterator[tuple[str, list[Span]]]:
    """Full names with where a word of them stands alone in another spelling; nothing where two would do.

    Who is told of before is meant; nobody is who is introduced by that word ("Sani (34)") or by another office.
    """
    people = [name for name in names if name.type == "PER"][:_MOST]
    other = {word.lower() for name in names for word in name.name.split(" ") if " " in name.name or name.type != "PER"}
    for word, (standing, _) in lone.items():
        low, first = word.lower(), min(span.start for span in standing)
        if low in other or len(low) < _SHORT:
            continue
        before = [name for name in people if name.mentions[0].start < first and name.name != word]
        meant = [name for name in before if any(_same(low, part) for part in name.name.lower().split(" "))]
        if len(meant) == 1 and not any(_introduced(page, span, meant[0], titles) for span in standing):
            yield meant[0].name, standing


def _same(word: str, part: str) -> bool:
    """Whether two words are one but for a slip, or one is the end or the beginning of the other."""
    if word == part:
        return False
    if len(word) < len(part) and (part.endswith(word) or (part.startswith(word) and len(word) > _SHORT)):
        return True
    near = word[0] == part[0] and word[-1] == part[-1] and min(len(word), len(part)) >= _LONG and abs(len(word) - len(part)) <= 1
    return near and SequenceMatcher(None, word, part).ratio() >= _ALIKE


def _introduced(page: Page, span: Span, name: Name, titles: Mapping[str, str]) -> bool:
    """Whether a word names somebody by his age or by an office that does not stand before the other's name."""
    if page.plain.startswith(" (", span.end):
        return True
    behind = WORD.match(page.folded, span.end + 2) if page.plain.startswith(", ", span.end) else None
    if behind is not None and titles.get(behind.group()) is not None:
        return True
    before = page.folded[max(0, span.start - _NEAR) : span.start]
    office = WORD.findall(before)[-1:] if before.endswith(" ") else []
    if not office or titles.get(office[0]) not in ("office", "qualifier"):
        return False
    start = name.mentions[0].start
    return office[0] not in WORD.findall(page.folded[max(0, start - _NEAR) : start])
