"""Debris: the pieces of a page that are not the report's own prose, by place, shape and words of the pack and of outlet files."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from silang.model import Article, Debris, DebrisKind
from silang.outlet import Outlet
from silang.pack import Pack
from silang.read import dateline, headlines, lines, publication
from silang.read.debriswords import Forms, bare, forms
from silang.read.lines import Line
from silang.read.page import Page
from silang.read.rules import Node
from silang.spans import Span

FOOT = 5  # lines of the page's foot, where names and initials sign the report
MOST_CAPTION = 45  # words


def read(page: Page, article: Article, outlets: tuple[Outlet, ...], pack: Pack) -> tuple[Debris, ...]:
    """The page's debris in order, disjoint, each with its kind and the rule that saw it.

    Spans are whole lines, or pieces of lines where a page's matter was glued into a paragraph; the dateline is no debris.
    `page` is the whole text with nothing set aside. Nothing found means that the text is all body.
    """
    found = _Found(page, lines.of(page), forms(pack, outlets))
    if not found.lines:
        return ()
    _head(found, article, pack, dateline.find(page, found.lines, article, outlets))
    for index, line in enumerate(found.lines):
        if index not in found.taken:
            _line(found, index, line)
    _fragments(found)
    _foot(found)
    return tuple(_disjoint(found.debris))


class _Found:
    """What was found so far: the debris, and by index the lines that are debris from end to end, with the rule."""

    def __init__(self, page: Page, all_lines: tuple[Line, ...], words: Forms) -> None:
        self.page, self.lines, self.forms = page, all_lines, words
        self.debris: list[Debris] = []
        self.taken: dict[int, str] = {}
        self.nodes = _by_line(page, all_lines, words)

    def take(self, index: int, kind: DebrisKind, rule: str) -> None:
        """Set a whole line aside."""
        if index not in self.taken:
            self.taken[index] = rule
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


# --- the head of the page --------------------------------------------------------------------------------------------


def _head(found: _Found, article: Article, pack: Pack, start: dateline.Dateline | None) -> None:
    """What stands before the report: title, deck, byline, date line, captions."""
    dated = publication.lines(found.lines, None if start is None else start.line, pack)
    last = start.line if start is not None else max(dated, default=-1) + 1
    seen_date = False
    for index in range(last):
        line = found.lines[index]
        known = found.forms.whole.get(bare(line.folded))
        if index in dated:
            seen_date = True
            found.take(index, "header", "date line")
        elif known is not None:
            found.take(index, known, "whole line")
        elif _is_byline(found.forms, line):
            found.take(index, "header", "byline")
        elif seen_date or _is_caption(found.forms, line):
            found.take(index, "caption", "between date line and dateline" if seen_date else "photo credit")
        else:
            found.take(index, "header", "before the dateline" if start is not None else "before the date line")
    for index, line in enumerate(found.lines[: last + 4]):
        if index not in found.taken and _is_title(line, article.title):
            found.take(index, "header", "title")
        elif index not in found.taken and _is_byline(found.forms, line):
            found.take(index, "header", "byline")


def _is_title(line: Line, title: str | None) -> bool:
    return title is not None and len(line.words) > 2 and line.folded.strip(" .\"'") == title.lower().strip(" .\"'")


def _is_byline(words: Forms, line: Line) -> bool:
    """Whether the line is no more than who wrote: after the opening word a colon, or names alone."""
    opened = words.byline.match(line.folded)
    if opened is None or line.ends or len(line.words) > 14:
        return False
    rest = line.plain[opened.end() :].strip()
    names = line.words[len(opened.group().split()) :]
    return rest[:1] == ":" or (bool(names) and all(not name[0].islower() or name in words.small for name in names))


# --- single lines ------------------------------------------------------------------------------------------------------


_BY = r"(?:\*{1,5}|[a-z]{1,4}[a-z0-9])"
_INITIALS = re.compile(
    rf"([(\[]\s?(?:{_BY}(?:\s?[/,&+-]\s?(?:\*{{1,5}}|[a-z]{{1,5}}[a-z0-9]))*|[A-Z][a-z]{{1,3}}|[A-Z]{{2,4}})\s?[)\]]|(?<!\*)\*{{1,6}})[.\s]*$"
)
_PERSON = re.compile(r"(?:(?<=[.!?\"'])|^)\s?([(\[](?:[A-Z][\w.']+(?: [A-Z][\w.']*){1,3}\s?|[\w. -]{3,30}/[^()\n]{3,50})[)\]])$")
_ONE_NAME = re.compile(r"(\([A-Z][a-z]{2,20}\s?\))$")
_NAMES = re.compile(
    r"[^\w\n]*(?:(?:[A-Z0-9][\w.'-]*|\w*[.@_][\w.@]+|(?<=/)\w+|\w+[A-Z]\w*|dok|doc|via|of|dan|dari|ist)[^\w\n]*){1,9}"
)
_BRACKETED = re.compile(r"\[[^\[\]\n]{3,90}\]$")
_TEASES = re.compile(r"\s?:|\s-(?=\s)|\s*$")
_SENTENCE = re.compile(r"[.!?)*>\"]\s?(?=[^\s.!?)*>\"])")
_GAP = re.compile(r"\s{6,}|[.!?]\"?(?=[A-Z])")  # where pieces of a page were glued
_HOST = re.compile(r"[\w-]\.(?:com|co|id|net|news|tv)\b")


def _line(found: _Found, index: int, line: Line) -> None:
    """Set aside what is debris of one line: the whole, or pieces of it."""
    words, label = found.forms, bare(line.folded)
    opened = words.opens.match(line.folded)
    if label in words.teasers or (opened is None and _teases(found, index, line)):
        _teaser(found, index, line)
    elif (label in words.whole or line.folded in words.whole) and (label not in words.ordinary or _apart(found, index)):
        found.take(index, words.whole.get(label) or words.whole[line.folded], "whole line")
    elif opened is not None:
        found.take(index, words.opens_kinds[opened[1]], "opening words")
    elif _BRACKETED.match(line.plain):
        found.take(index, "control", "brackets")
    elif words.editor.match(line.folded) and len(line.words) < 12:
        found.take(index, "signature", "editor")
    elif found.near_end(index) and _is_byline(words, line):
        found.take(index, "header", "byline")
    elif _is_caption(words, line):
        found.take(index, "caption", "photo credit")
    elif _is_promo(found, index, line, 0):
        found.take(index, "promo", "call to follow")
    else:
        _pieces(found, index, line)


def _apart(found: _Found, index: int) -> bool:
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


def _is_caption(words: Forms, line: Line) -> bool:
    """Whether the line ends with a photo's credit."""
    if len(line.words) > MOST_CAPTION or line.plain.startswith('"'):
        return False
    if line.plain.rstrip(" .")[-1:] in (")", "]") and words.photo_bracketed.search(line.folded):
        return True
    named = words.photo_named.search(line.folded)
    return named is not None and len(line.plain) - named.end() < 70 and _NAMES.fullmatch(line.plain, named.end()) is not None


def _teases(found: _Found, index: int, line: Line) -> bool:
    return any(
        node.kind == "teaser" and node.span.start == line.span.start and _shown(found.page, line, node)
        for node in found.nodes[index]
    )


def _shown(page: Page, line: Line, node: Node) -> int:
    """The offset in the page after a teaser and its colon; 0 where it is but a word of a sentence."""
    match = _TEASES.match(page.plain, node.span.end, line.span.end)
    return match.end() if match is not None else 0


def _teaser(found: _Found, index: int, line: Line) -> None:
    """A line that announces other stories: it, and the titles below it where it holds none itself.

    After a colon the next line is a title; without one, titles are two or more lines that read so.
    """
    found.take(index, "related", "teaser")
    if bare(line.folded) not in found.forms.teasers:
        return
    below = found.lines[index + 1 : index + 7]
    if line.plain.rstrip().endswith(":"):
        if below and len(below[0].words) > 2 and (not below[0].prose or below[0].headline(found.forms.small)):
            found.take(index + 1, "related", "title below a teaser")
        return
    titles = 0
    while (
        titles < len(below)
        and len(below[titles].words) > 3
        and not below[titles].ends
        and below[titles].headline(found.forms.small)
    ):
        titles += 1
    for at in range(titles if titles > 1 else 0):
        found.take(index + 1 + at, "related", "title below a teaser")


def _is_headline(found: _Found, line: Line) -> bool:
    """Whether the line reads as a headline and as no entry of a list."""
    return len(line.words) > 3 and not line.ends and not line.plain[0].isdigit() and line.headline(found.forms.small)


def _is_promo(found: _Found, index: int, line: Line, start: int) -> bool:
    """Whether what stands from `start` of a line calls to follow the outlet: on a channel, or near the page's end by its host."""
    rest = line.folded[start:].lstrip("(-*>. ")
    if len(rest) > 420 or found.forms.call.match(rest) is None:
        return False
    kinds = {node.kind for node in found.nodes[index] if node.span.start >= line.span.start + start}
    return "channel" in kinds or ("more" in kinds and found.near_end(index) and _HOST.search(rest) is not None)


def _pieces(found: _Found, index: int, line: Line) -> None:
    """Debris glued into a line of the body."""
    base = line.span.start
    for node in found.nodes[index]:
        if node.kind == "inside" and line.plain[node.span.start - base : node.span.end - base] == node.value:
            found.cut(index, node.span.start - base, node.span.end - base, found.forms.inside_kinds[node.value], "inside a line")
        elif node.kind == "teaser" and node.span.start > base:
            after = _shown(found.page, line, node)
            if after and after < line.span.end:
                end = headlines.end(line.plain, after - base, found.forms.small, found.forms.openers)
                found.cut(index, node.span.start - base, end, "related", "teaser in a line")
    _caption_at_end(found, index, line)
    _promo_at_end(found, index, line)
    _signed(found, index, line)


def _caption_at_end(found: _Found, index: int, line: Line) -> None:
    """A photo's caption that was glued to the end of a paragraph."""
    shift = max(0, len(line.plain) - 60)
    named = found.forms.photo_named.search(line.folded, shift)
    if named is not None and _NAMES.fullmatch(line.plain, named.end()) is not None:
        starts = [match.end() for match in _GAP.finditer(line.plain, max(0, named.start() - 240), named.start() + 1)]
        if starts:
            found.cut(index, starts[-1], len(line.plain), "caption", "photo credit")


def _promo_at_end(found: _Found, index: int, line: Line) -> None:
    """A call to follow the outlet that was glued to the last paragraph."""
    if found.near_end(index) and any(node.kind in ("channel", "more") for node in found.nodes[index]):
        for match in _SENTENCE.finditer(line.plain):
            if _is_promo(found, index, line, match.end()):
                found.cut(index, match.end(), len(line.plain), "promo", "call to follow")
                return


def _signed(found: _Found, index: int, line: Line) -> None:
    """Initials or a name in brackets that sign the report, on a line of their own or at the end of one."""
    shift = max(0, len(line.plain) - 80)
    match = _INITIALS.search(line.plain, shift)
    if match is not None:
        before = line.plain[: match.start(1)].rstrip()
        marked = "/" in match[1] or "*" in match[1]
        if not before and (marked or (_ended(found, index) and index >= len(found.lines) - 2 * FOOT)):
            found.take(index, "signature", "initials")
        elif before and (marked or (found.near_end(index) and before[-1] in ".!?\"'*)" and not match[1].isupper())):
            found.cut(index, match.start(1), match.end(1), "signature", "initials")
    elif found.near_end(index):
        person = _PERSON.search(line.plain, shift) or _ONE_NAME.match(line.plain)
        if person is not None:
            found.cut(index, person.start(1), person.end(1), "signature", "name in brackets")
            if person.start(1) == 0:
                found.taken[index] = "initials"


def _ended(found: _Found, index: int) -> bool:
    """Whether the line above is debris or ends a sentence."""
    return index > 0 and (found.lines[index - 1].ends or index - 1 in found.taken)


# --- lines that only their neighbours tell --------------------------------------------------------------------------------


def _fragments(found: _Found) -> None:
    """The first words of a promotion whose links became lines of their own."""
    for index, rule in list(found.taken.items()):
        if rule not in ("opening words", "call to follow") or not found.lines[index].plain[0].islower():
            continue
        for above in range(index - 1, max(index - 7, -1), -1):
            line = found.lines[above]
            if line.ends or len(line.words) > 4:
                break
            if found.forms.call.match(line.folded):
                for at in range(above, index):
                    found.take(at, "promo", "call to follow")
                break


def _foot(found: _Found) -> None:
    """What follows the report: after initials or a section's heading all that is no prose; announcements of nothing."""
    anchor = None
    for index in range(len(found.lines) - 1, -1, -1):
        rule = found.taken.get(index)
        if rule is None and found.lines[index].prose:
            break
        if rule == "initials" or (rule is not None and bare(found.lines[index].folded) in found.forms.sections):
            anchor = index
    for index in range(len(found.lines) if anchor is None else anchor + 1, len(found.lines)):
        found.take(index, "related", "after the report's end")
    for index in range(len(found.lines) - 1, 0, -1):
        if index not in found.taken and not _announces(found, index):
            break


def _announces(found: _Found, index: int) -> bool:
    """Set aside a headline of the foot that is written twice, or that stands apart and ends with a colon."""
    line = found.lines[index]
    above = found.lines[index - 1]
    repeated = line.folded == above.folded
    apart = line.plain.endswith(":") and found.page.plain.count("\n", above.span.end, line.span.start) > 1
    if not (repeated or apart) or not line.headline(found.forms.small):
        return False
    found.take(index, "related", "announces another story")
    if repeated:
        found.take(index - 1, "related", "announces another story")
    return True


def _disjoint(debris: Sequence[Debris]) -> Iterator[Debris]:
    """In order, those that overlap no earlier one; of two that begin together the longer."""
    at = 0
    for item in sorted(debris, key=lambda item: (item.span.start, -item.span.end)):
        if item.span.start >= at:
            yield item
            at = item.span.end
