"""Lines that announce other stories, and the titles below them."""

from __future__ import annotations

import re

from silang.read.layout import headlines
from silang.read.layout.lines import Line
from silang.read.layout.setaside import Found
from silang.read.layout.words import bare
from silang.read.page import Page
from silang.read.rules import Node

_TEASES = re.compile(r"\s?:|\s-(?=\s)|\s*$")


def begins(found: Found, index: int, line: Line) -> bool:
    """Whether a line begins with words that announce another story, behind which nothing or its title stands."""
    return any(
        node.kind == "teaser" and node.span.start == line.span.start and title_at(found.page, line, node)
        for node in found.nodes[index]
    )


def title_at(page: Page, line: Line, node: Node) -> int:
    """The offset in the page after a teaser and its colon; 0 where it is but a word of a sentence."""
    match = _TEASES.match(page.plain, node.span.end, line.span.end)
    return match.end() if match is not None else 0


def title_end(plain: str, start: int, following: Node | None) -> int:
    """Where the title that begins at `start` of the page ends because the node that follows announces the next; else 0."""
    end = following.span.start if following is not None and following.kind == "teaser" else 0
    title = plain[start:end].strip() if start < end <= start + headlines.MOST_CHARACTERS else ""
    return end if title[:1].isalnum() and ". " not in title else 0


def take(found: Found, index: int, line: Line) -> None:
    """Set aside a line that announces other stories: it, and the titles below it where it holds none itself.

    After a colon the next line is a title, and so are those below it that share no word with the page; without a colon, titles
    are two or more lines that read so, or one that shares no word with the page.
    """
    found.take(index, "related", "teaser")
    if bare(line.folded) not in found.forms.teasers:
        return
    below = found.lines[index + 1 : index + 7]
    if line.plain.rstrip().endswith(":"):
        if below and len(below[0].words) > 2 and (not below[0].prose or below[0].headline(found.forms.small)):
            found.take(index + 1, "related", "title below a teaser")
            for at in range(1, len(below)):
                after = below[at + 1] if at + 1 < len(below) else None
                if not _strays(found, below[at]) or (after is not None and len(after.words) < headlines.LEAST_STRAY):
                    break
                found.take(index + 1 + at, "related", "title below a teaser")
        return
    titles = 0
    while (
        titles < len(below)
        and len(below[titles].words) > 3
        and not below[titles].ends
        and below[titles].headline(found.forms.small)
    ):
        titles += 1
    for at in range(titles if titles > 1 or (titles and _strays(found, below[0])) else 0):
        found.take(index + 1 + at, "related", "title below a teaser")


def _strays(found: Found, line: Line) -> bool:
    """Whether a line below a teaser, no sentence unless it asks, shares almost no word with the page."""
    asks = line.plain[-1] == "?"
    if (
        len(line.words) < headlines.LEAST_STRAY
        or len(line.plain) > headlines.MOST_CHARACTERS
        or (line.plain[-1] in '.!,;:"' and not asks)
    ):
        return False
    return headlines.stray(line.folded, found.words, found.forms.small)
