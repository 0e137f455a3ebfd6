"""Debris: the pieces of a page that are not the report's own prose, by place, shape and words of the pack and of outlet files."""

from __future__ import annotations

import re
from functools import partial
from itertools import zip_longest

from silang.model import Article, Debris, DebrisKind
from silang.outlet import Outlet
from silang.pack import Pack
from silang.read.layout import dateline, foot, head, headlines, lines, teasers, widgets
from silang.read.layout.lines import Line
from silang.read.layout.setaside import Found, apart, credit, is_caption, names_alone, shows_agency
from silang.read.layout.words import bare, forms
from silang.read.page import Page
from silang.spans import disjoint

MOST_PROMO = 420  # characters
MOST_OUTLET = 3  # words of an outlet's name
MOST_SOURCE = 6  # words of a line that names where a report is from
MOST_HELPED = 25  # words of a line that names who else worked on the report
MOST_OPENED = 600  # characters of a line that is debris by how it begins
MOST_SENTENCE = 300  # characters
MOST_AROUND = 3000  # characters


def read(page: Page, article: Article, outlets: tuple[Outlet, ...], pack: Pack) -> tuple[Debris, ...]:
    """The page's debris in order, disjoint, each with its kind and the rule that saw it.

    Spans are whole lines, or pieces of lines where a page's matter was glued into a paragraph; the dateline is no debris.
    `page` is the whole text with nothing set aside. Nothing found means that the text is all body.
    """
    found = Found(page, lines.of(page), forms(pack, outlets))
    if not found.lines:
        return ()
    head.read(found, article, pack, dateline.find(page, found.lines, article, outlets, pack))
    for index, line in enumerate(found.lines):
        if index not in found.taken:
            _line(found, index, line)
    widgets.regions(found)
    widgets.posts(found)
    widgets.questions(found)
    widgets.bullets(found)
    widgets.pictures(found)
    foot.again(found)
    foot.closed(found)
    foot.fragments(found)
    foot.read(found)
    return tuple(disjoint(found.debris))


_ENTRY = re.compile(r"1[.)] ")
_TAGS = re.compile(r"(?:#\w[\w ]{0,40}\s?){1,12}$")
_BRACKETED = re.compile(r"\[[^\[\]\n]{3,90}\]$")
_SENTENCE = re.compile(r"[.!?)*>\"]\s?(?=[^\s.!?)*>\"])")
_END = re.compile(r"[.!?][\"')]*(?=\s+[\"'(]?[^\W_a-z])")
_GAP = re.compile(r"\s{6,}|[.!?]\"?(?=[A-Z])")  # where pieces of a page were glued
_ADDRESS = re.compile(r"(?:https?://)?(?:[\w-]{1,30}\.){1,3}(?:com|co|id|net|org|tv)(?:/[\w@.?=&%-]+)+/?")
_NUMBERED = re.compile(r"[\"'(]|\d{1,3}[.)]")  # a quotation, a bracket or an entry of the report's own list
_HOST = re.compile(r"[\w-]\.(?:com|co|id|net|news|tv)\b")


def _line(found: Found, index: int, line: Line) -> None:
    """Set aside what is debris of one line: the whole, or pieces of it."""
    opened = found.forms.opens.match(line.folded, len(line.folded) - len(line.folded.lstrip("-/_*> ")))
    kind = found.forms.opens_kinds[opened[1]] if opened is not None else None
    if kind == "related" and line.ends and index + 1 < len(found.lines) and _ENTRY.match(found.lines[index + 1].plain):
        kind = None  # it announces the report's own list
    if index == found.body:
        _pieces(found, index, line)
    elif _goes_on(found, line, kind):
        _first_sentence(found, index, line, kind)
        _pieces(found, index, line)
    elif not (_by_words(found, index, line, kind) or _by_shape(found, index, line)):
        _pieces(found, index, line)


def _by_words(found: Found, index: int, line: Line, kind: DebrisKind | None) -> bool:
    """Set aside a line that the pack or an outlet's file knows, or knows the begin of (`kind`)."""
    words, label = found.forms, bare(line.folded)
    if label in words.teasers or (kind is None and teasers.begins(found, index, line)):
        teasers.take(found, index, line)
    elif (label in words.whole or line.folded in words.whole) and (label not in words.ordinary or apart(found, index)):
        found.take(index, words.whole.get(label) or words.whole[line.folded], "whole line")
    elif kind is not None:
        found.take(index, kind, "opening words")
        _named_below(found, index, line)
    elif _headed(found, line):
        found.take(index, "related", "heading glued to titles")
    elif label in words.links and index - 1 in found.taken and not found.lines[index - 1].ends:
        found.take(index, "related", "link of the line above")
    elif _shares(found, line):
        found.take(index, "control", "where to share")
    return index in found.taken


def _headed(found: Found, line: Line) -> bool:
    """Whether a heading of other stories' titles touches the first of them: `Berita LainnyaHarga Cabai Naik`."""
    heading = found.forms.headed.match(line.folded)
    return heading is not None and not line.plain[heading.end()].islower()


def _named_below(found: Found, index: int, line: Line) -> None:
    """`Artikel ini telah naik di` and the outlet below it: a link that became a line of its own."""
    below = found.lines[index + 1] if index + 1 < len(found.lines) else None
    if below is not None and found.forms.credit.fullmatch(bare(line.folded)) and len(below.words) <= MOST_OUTLET:
        found.take(index + 1, "other", "outlet of the line above")


def _by_shape(found: Found, index: int, line: Line) -> bool:
    """Set aside a line that its shape and place tell: controls in brackets, bylines, tags, captions, promotions."""
    words, label, near_end = found.forms, bare(line.folded), found.near_end(index)
    if _BRACKETED.match(line.plain):
        found.take(index, "control", "brackets")
    elif label in words.labels and apart(found, index) and _names_below(found, index):
        for at in (index, index + 1):
            found.take(at, "header", "byline of the foot" if found.near_end(at) else "byline")
    elif near_end and _TAGS.match(line.plain):
        found.take(index, "related", "tags")
    elif " " not in line.folded and _ADDRESS.fullmatch(line.folded):
        found.take(index, "other" if "://" in line.folded else "caption", "address alone")
    elif (words.editor.match(line.folded) and len(line.words) < 12) or (near_end and _helped(found, line)):
        found.take(index, "signature", "editor")
    elif near_end and words.source.match(line.folded) and len(line.words) <= MOST_SOURCE:
        found.take(index, "other", "source of the report")
    elif near_end and head.is_byline(words, line):
        found.take(index, "header", "byline of the foot")
    elif is_caption(words, line) or (shows_agency(words, line, index - 1 in found.taken) and _above_prose(found, index)):
        found.take(index, "caption", "photo credit")
    elif _stands_apart(found, index) and headlines.stray(line.folded, found.words, found.forms.small):
        found.take(index, "related", "title that shares no word")
    elif _is_promo(found, index, line, 0):
        found.take(index, "promo", "call to follow")
    elif (shape := widgets.shape(found, index, line)) is not None:
        found.take(index, *shape)
    return index in found.taken


def _helped(found: Found, line: Line) -> bool:
    """Whether a line of the foot names who else worked on the report."""
    return len(line.words) <= MOST_HELPED and found.forms.helped.search(line.folded) is not None


def _above_prose(found: Found, index: int) -> bool:
    """Whether running text follows within four lines."""
    return any(line.prose for line in found.lines[index + 1 : index + 5])


def _stands_apart(found: Found, index: int) -> bool:
    """Whether a line reads as a headline between paragraphs that are whole, or, if longer, below the last of them."""
    line = found.lines[index]
    if len(line.plain) > headlines.MOST_CHARACTERS or line.plain[-1] in '.,;:"' or index == 0 or _NUMBERED.match(line.plain):
        return False
    last = index == len(found.lines) - 1
    named = len(line.words) >= (headlines.LEAST_LAST if last else headlines.LEAST_STRAY) and line.headline(found.forms.small)
    return named and (last or found.lines[index + 1].prose) and (found.lines[index - 1].ends or index - 1 in found.taken)


def _goes_on(found: Found, line: Line, kind: DebrisKind | None) -> bool:
    """Whether a line that begins as debris holds the report too: it is longer than any such line, or most of the page."""
    if kind == "header":
        return line.prose
    most = len(line.plain) * 2 > len(found.page.plain) and len(line.plain) > MOST_SENTENCE // 2
    return len(line.plain) > MOST_OPENED or (most and len(_END.findall(line.plain, 0, MOST_OPENED)) > 1)


def _first_sentence(found: Found, index: int, line: Line, kind: DebrisKind | None) -> None:
    """Set aside the first sentence of a line that goes on as the report; of a byline's, whose end nothing marks, nothing."""
    end = _END.search(line.plain, 0, MOST_SENTENCE)
    if kind not in (None, "header") and end is not None:
        found.cut(index, 0, end.end(), kind, "opening words")


def _shares(found: Found, line: Line) -> bool:
    """Whether a section's heading and a colon stand before nothing but buttons."""
    label, colon, rest = line.folded[:MOST_SENTENCE].partition(":")
    return bool(colon and rest.strip()) and bare(label) in found.forms.sections and found.forms.buttons.issuperset(rest.split())


def _names_below(found: Found, index: int) -> bool:
    """Whether the next line is but a name or two, as below "Penulis"."""
    if index + 1 >= len(found.lines):
        return False
    below = found.lines[index + 1]
    named = all(not word[0].islower() or word in found.forms.small for word in below.words)
    return named and 0 < len(below.words) < 9 and not below.ends


def _is_promo(found: Found, index: int, line: Line, start: int) -> bool:
    """Whether what stands from `start` of a line calls to follow the outlet: on a channel, or near the page's end by its host."""
    rest = line.folded[start : start + MOST_PROMO + 9].lstrip("(-*>. ")
    if len(rest) > MOST_PROMO or found.forms.call.match(rest) is None:
        return False
    kinds = {node.kind for node in found.nodes[index] if node.span.start >= line.span.start + start}
    linked = found.forms.channel.search(rest) is not None
    return linked or "channel" in kinds or ("more" in kinds and found.near_end(index) and _HOST.search(rest) is not None)


def _pieces(found: Found, index: int, line: Line) -> None:
    """Debris glued into a line of the body."""
    base = line.span.start
    nodes = found.nodes[index]
    for node, following in zip_longest(nodes, nodes[1:]):
        if node.kind == "inside" and line.plain[node.span.start - base : node.span.end - base] == node.value:
            found.cut(index, node.span.start - base, node.span.end - base, found.forms.inside_kinds[node.value], "inside a line")
        elif node.kind == "teaser":
            after = teasers.title_at(found.page, line, node)
            if after and after < line.span.end:
                told = teasers.title_end(found.page.plain, after, following) or base + headlines.end(
                    line.plain, after - base, found.forms.small, found.forms.openers, partial(_named, found, after)
                )
                found.cut(index, node.span.start - base, told - base, "related", "teaser in a line")
    for match in found.forms.bracketed.finditer(line.folded) if "(" in line.folded else ():
        found.cut(index, match.start(), match.end(), "related", "title in brackets")
    _caption_at_end(found, index, line)
    _promo_at_end(found, index, line)
    foot.signed(found, index, line)
    foot.credited(found, index, line)


_OF_NAMES = ("rare", "often", "always")  # how often words of names bear a capital within sentences


def _named(found: Found, start: int, words: str) -> bool:
    """Whether `words` are a name: a given name and another, or what the page around the headline at `start` holds too."""
    first, _, second = words.partition(" ")
    known = found.forms.known
    if second and first[0].isupper() and first.lower() in known.given and known.casing.get(second.lower(), "rare") in _OF_NAMES:
        return True
    after = start + headlines.MOST_CHARACTERS
    for image, sought in ((found.page.plain, words), (found.page.folded, words.lower() if second else words)):
        if image.find(sought, max(0, start - MOST_AROUND), start) >= 0 or image.find(sought, after, after + MOST_AROUND) >= 0:
            return True
    return False


def _caption_at_end(found: Found, index: int, line: Line) -> None:
    """A photo's caption that was glued to the end of a paragraph."""
    named = credit(found.forms, line, max(0, len(line.plain) - 60))
    if named is not None and names_alone(line.plain[named.end() :]):
        starts = [match.end() for match in _GAP.finditer(line.plain, max(0, named.start() - 240), named.start() + 1)]
        if starts:
            found.cut(index, starts[-1], len(line.plain), "caption", "photo credit")


def _promo_at_end(found: Found, index: int, line: Line) -> None:
    """A call to follow the outlet that was glued to the last paragraph."""
    if found.near_end(index) and any(node.kind in ("channel", "more") for node in found.nodes[index]):
        for match in _SENTENCE.finditer(line.plain, max(0, len(line.plain) - MOST_PROMO)):
            if _is_promo(found, index, line, match.end()):
                found.cut(index, match.end(), len(line.plain), "promo", "call to follow")
                return
