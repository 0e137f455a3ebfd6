"""What was found of a page so far, as the parts of the stage `debris` hand it on."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cached_property

from silang import outlet as directory
from silang.model import Debris, DebrisKind
from silang.read.layout import headlines
from silang.read.layout.lines import Line
from silang.read.layout.words import Forms
from silang.read.page import Page
from silang.read.rules import Node
from silang.spans import Span

FOOT = 5  # lines of the page's foot, where names and initials sign the report
MOST_CAPTION = 45  # words
MOST_CHARACTERS = 12 * MOST_CAPTION  # of a caption
MOST_CREDIT = 70  # characters of the names in a photo's credit


class Found:
    """What was found so far: the debris, and by index the lines that are debris from end to end, with the rule.

    `legal` are those of copyright, in order; `over` those that sign the report; `body` is the line that a dateline stands within.
    """

    def __init__(self, page: Page, all_lines: tuple[Line, ...], words: Forms) -> None:
        self.page, self.lines, self.forms = page, all_lines, words
        self.debris: list[Debris] = []
        self.taken: dict[int, str] = {}
        self.legal: list[int] = []
        self.over: set[int] = set()
        self.body: int | None = None
        self.nodes = _by_line(page, all_lines, words)

    @cached_property
    def words(self) -> Counter[str]:
        """How often the page holds each word of some length."""
        return headlines.content(self.page.folded)

    def take(self, index: int, kind: DebrisKind, rule: str) -> None:
        """Set a whole line aside."""
        if index not in self.taken:
            self.taken[index] = rule
            if kind == "legal":
                self.legal.append(index)
            self.debris.append(Debris(span=self.lines[index].span, kind=kind, rule=rule))

    def cut(self, index: int, start: int, end: int, kind: DebrisKind, rule: str) -> None:
        """Set a piece of a line aside, by offsets in the line."""
        at = self.lines[index].span.start
        span = Span(at + start, at + end).trim(self.page.plain)
        if len(span):
            self.debris.append(Debris(span=span, kind=kind, rule=rule))

    def near_end(self, index: int) -> bool:
        """Whether at most a few lines follow."""
        return index >= len(self.lines) - FOOT


def _by_line(page: Page, all_lines: Sequence[Line], words: Forms) -> dict[int, list[Node]]:
    """The words that the pack knows, by the line they stand in."""
    found: dict[int, list[Node]] = defaultdict(list)
    index = 0
    for node in words.anywhere.find(page.plain, page.folded):
        while index < len(all_lines) and all_lines[index].span.end < node.span.end:
            index += 1
        if index < len(all_lines) and all_lines[index].span.start <= node.span.start:
            found[index].append(node)
    return found


_NAME = re.compile(r"[^\w]*(?:[A-Z0-9][\w.'/-]*|[\w./]*[.@_/][\w.@/]*|\w+[A-Z]\w*|dok|doc|via|of|dan|dari|ist)[^\w]*")


_HOSTED = re.compile(
    r"[^\s.!?\"'”] \([\w-]+(?:\.[\w-]+)*\.(?:com|net|org|co|id|tv)(?:/[\w.@-]+)*\)$"
)  # Sari (rawa.com/sari), no sentence


def names_alone(rest: str) -> bool:
    """Whether what follows a photo's credit is but names: of people, outlets, accounts.

    >>> names_alone("Sari Wulan/KoranRawa"), names_alone("kopi pagi di pasar")
    (True, False)
    """
    words = rest.split()
    return 0 < len(words) < 10 and len(rest) < MOST_CREDIT and all(_NAME.fullmatch(word) for word in words)


def is_caption(words: Forms, line: Line) -> bool:
    """Whether the line ends with a photo's credit."""
    if len(line.plain) > MOST_CHARACTERS or line.plain[0] == '"':
        return False
    closed = line.plain.rstrip(" .")[-1:] in (")", "]")
    bracketed = closed and (words.photo_bracketed.search(line.folded) is not None or _HOSTED.search(line.plain) is not None)
    if not bracketed:
        named = credit(words, line)
        if named is None or not names_alone(line.plain[named.end() :]):
            return False
    return len(line.words) <= MOST_CAPTION


def credit(words: Forms, line: Line, start: int = 0) -> re.Match[str] | None:
    """The first word of a photo's credit with its colon or stroke, from an offset of the line on."""
    marked = line.folded.find(":", start) >= 0 or line.folded.find("/", start) >= 0  # to look is much faster than to match
    return words.photo_named.search(line.folded, start) if marked else None


_AGENCY = re.compile(
    r"(?P<open>[(\[])?(?<![\w/])(?P<left>[A-Z][\w. -]{1,30}) ?/ ?"
    r"(?P<right>[^()\[\]/]{2,40}(?:/[a-z]{2,4}\.?)?)(?(open)[)\]])[.\s]*$"
)
_SQUARE = re.compile(r"\[([A-Z][\w. ]{1,30})\]$")
_HOST = re.compile(r"(?:- )?[\w-]{2,30}\.(?:com|co\.id|id|co|net|tv) ?/ ?(?=[A-Z])", re.IGNORECASE)
_KEPT = re.compile(r"(?<=[.!?)\]] )[Dd]ok\. (?=[A-Z])[^.!?]{2,40}$")
MOST_PICTURE = 8  # words of a line that says what a picture is


def shows_agency(words: Forms, line: Line, below: bool = False) -> bool:
    """Whether the line ends with who took a picture, an outlet or an agency and a name, or but says what a picture is.

    `below` says that debris stands right above it: a sentence may then say so too.
    """
    if len(line.plain) > MOST_CHARACTERS or line.plain[0] == '"':
        return False
    if words.picture.match(line.folded.lstrip("([")) and (below or not line.ends) and len(line.words) <= MOST_PICTURE:
        return True
    hosted = _HOST.match(line.plain)
    if hosted is not None and names_alone(line.plain[hosted.end() :]):
        return True
    shift = max(0, len(line.plain) - MOST_CREDIT)
    if not any(line.plain.find(mark, shift) >= 0 for mark in _OF_CREDITS) or len(line.words) > MOST_CAPTION:
        return False
    square = _SQUARE.search(line.plain, shift)
    if square is not None or _KEPT.search(line.plain, shift) is not None:
        return square is None or is_agency(words, square[1])
    starts = [0, *(match.end() for match in _PIECE.finditer(line.plain, shift))]
    for start in starts:
        credit = _AGENCY.match(line.plain, start)
        if (
            credit is not None
            and names_alone(credit["right"])
            and (is_agency(words, credit["left"]) or (credit["open"] and is_agency(words, credit["right"])))
        ):
            return True
    return False


_OF_CREDITS = ("/", "[", "ok. ")  # of which each such credit holds one
_PIECE = re.compile(r"(?=[(\[])|[.!?)\]]\s?(?=[A-Z])")


def is_agency(words: Forms, name: str) -> bool:
    """Whether a name is that of one who takes pictures or sends news: an agency or an outlet."""
    low = name.strip().lower()
    return low in words.agencies or directory.by_name(words.outlets, low) is not None


def ended(found: Found, index: int) -> bool:
    """Whether the line above is debris or ends a sentence."""
    return index > 0 and (found.lines[index - 1].ends or index - 1 in found.taken)


def apart(found: Found, index: int) -> bool:
    """Whether a line of one word stands by itself, not as the word of a sentence whose links became lines."""
    before = found.lines[index - 1] if index else None
    after = found.lines[index + 1] if index + 1 < len(found.lines) else None
    ended = (
        before is None
        or before.ends
        or index - 1 in found.taken
        or before.plain.endswith(":")
        or before.headline(found.forms.small)
    )
    return ended and (after is None or (not after.plain[0].islower() and after.plain[0] not in ",.;)"))
