"""Debris: the pieces of a page that are not the report's own prose, by place, shape and words of the pack and of outlet files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from msgspec import Struct

from silang.model import Article, Debris, DebrisKind
from silang.outlet import Outlet
from silang.pack import Pack
from silang.read import dateline, headlines, lines, publication
from silang.read.lines import Line
from silang.read.page import Page
from silang.spans import Span


class Promo(Struct, frozen=True, forbid_unknown_fields=True):
    """What an outlet's call to follow it is made of: a `call` that opens the sentence, and a `channel` or the outlet's own name."""

    calls: tuple[str, ...]
    channels: tuple[str, ...]


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """The table `debris`, in small letters but for `inside`.

    `whole` are lines that hold nothing else; `opens` begin a line that is debris to its end; `inside` are debris wherever they
    stand, case as written; `teasers` announce another story's title, in their line or in the next; `sections` are headings of what
    follows a report; `photo` are words of a photo's credit; `bylines` open a line that names who wrote; `small` are words that headlines
    write small, `openers` words that a sentence after a headline begins with.
    """

    whole: dict[DebrisKind, tuple[str, ...]]
    opens: dict[DebrisKind, tuple[str, ...]]
    inside: dict[DebrisKind, tuple[str, ...]]
    teasers: tuple[str, ...]
    sections: tuple[str, ...]
    photo: tuple[str, ...]
    bylines: tuple[str, ...]
    promo: Promo
    small: frozenset[str]
    openers: frozenset[str]


def read(page: Page, article: Article, outlets: tuple[Outlet, ...], pack: Pack) -> tuple[Debris, ...]:
    """The page's debris in order, disjoint, each with its kind and the rule that saw it.

    Spans are whole lines, or pieces of lines where a page's matter was glued into a paragraph; the dateline is no debris.
    `page` is the whole text with nothing set aside. Nothing found means that the text is all body.
    """
    forms = _forms(pack, outlets)
    found = _Found(page, lines.of(page), forms)
    if not found.lines:
        return ()
    start = dateline.find(page, found.lines, article, outlets)
    _head(found, article, pack, start)
    for index, line in enumerate(found.lines):
        if index not in found.taken:
            _line(found, index, line)
    _tail(found)
    return tuple(_disjoint(found.debris))


@dataclass(frozen=True)
class _Forms:
    """The words of a pack and of its outlets, compiled."""

    words: Words
    whole: dict[str, DebrisKind]
    opens: re.Pattern[str]
    opens_kinds: dict[str, DebrisKind]
    inside: re.Pattern[str]
    inside_kinds: dict[str, DebrisKind]
    teaser: re.Pattern[str]
    photo: re.Pattern[str]
    byline: re.Pattern[str]
    call: re.Pattern[str]
    channel: re.Pattern[str]
    section: frozenset[str]


@lru_cache(maxsize=16)
def _forms(pack: Pack, outlets: tuple[Outlet, ...]) -> _Forms:
    words = pack.table("debris", Words)
    whole: dict[str, DebrisKind] = {phrase: kind for kind, phrases in words.whole.items() for phrase in phrases}
    opens: dict[str, DebrisKind] = {phrase: kind for kind, phrases in words.opens.items() for phrase in phrases}
    inside: dict[str, DebrisKind] = {phrase: kind for kind, phrases in words.inside.items() for phrase in phrases}
    for entry in (entry for outlet in outlets for entry in outlet.debris):
        if entry.where == "inside":
            inside[entry.words] = entry.kind
        else:
            (whole if entry.where == "whole" else opens)[entry.words.lower()] = entry.kind
    return _Forms(
        words=words,
        whole=whole | dict.fromkeys(words.sections, "related"),
        opens=_starting(opens),
        opens_kinds=opens,
        inside=_standing(inside),
        inside_kinds=inside,
        teaser=re.compile(rf"(?<![^\W_])(?:{_either(words.teasers)})(?:\s?:|\s-(?=\s)|(?=\s*$))"),
        photo=re.compile(_PHOTO.format(_either(words.photo))),
        byline=_starting(words.bylines),
        call=_starting(words.promo.calls),
        channel=_standing(words.promo.channels),
        section=frozenset(words.sections),
    )


_PHOTO = r"(?:[(\[](?:[^()\[\]]{{0,60}}\b)?(?:{0})\b[^()\[\]]{{0,90}}[)\]]|\b(?:{0})\s?[:/]\s?[^\n]{{2,70}}|[(\[][^()\[\]]{{2,60}}/(?:{0})[)\]])[.\s]*$"


def _either(phrases: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, phrases), key=len, reverse=True)) or r"(?!)"


def _starting(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"({_either(phrases)})(?![^\W_])")


def _standing(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])({_either(phrases)})(?![^\W_])")


class _Found:
    """What was found so far: the debris, and the lines that are debris from end to end, by index."""

    def __init__(self, page: Page, all_lines: tuple[Line, ...], forms: _Forms) -> None:
        self.page, self.lines, self.forms = page, all_lines, forms
        self.debris: list[Debris] = []
        self.taken: dict[int, str] = {}

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


# --- the head of the page --------------------------------------------------------------------------------------------


def _head(found: _Found, article: Article, pack: Pack, start: dateline.Dateline | None) -> None:
    """What stands before the report: title, deck, byline, date line, captions."""
    dated = publication.lines(found.lines, pack)
    last = start.line if start is not None else (max(dated) + 1 if dated else 0)
    seen_date = False
    for index in range(last):
        line = found.lines[index]
        if index in dated:
            seen_date = True
            found.take(index, "header", "date line")
        elif found.forms.whole.get(_bare(line)):
            found.take(index, found.forms.whole[_bare(line)], "whole line")
        elif seen_date or found.forms.photo.search(line.folded):
            found.take(index, "caption", "between date line and dateline")
        else:
            found.take(index, "header", "before the dateline" if start is not None else "before the date line")
    for index, line in enumerate(found.lines[:6]):
        if index not in found.taken and _is_title(line, article.title):
            found.take(index, "header", "title")
        elif index not in found.taken and found.forms.byline.match(line.folded) and not line.prose:
            found.take(index, "header", "byline")


def _is_title(line: Line, title: str | None) -> bool:
    return title is not None and len(line.words) > 2 and line.folded.strip(" .\"'") == title.lower().strip(" .\"'")


# --- single lines ------------------------------------------------------------------------------------------------------


_SIGNATURE = r"(?:[\(\[]\s?(?:\*{1,5}|[a-z]{2,5})(?:\s?[/,&+-]\s?(?:\*{1,5}|[a-z]{2,6}))*\s?[\)\]]|[\(\[]\s?[A-Z][a-z]{1,3}\s?[\)\]]|\*{1,6})"
_SIGNED = re.compile(rf"(?:(?<=[.!?\"'*)])|(?<=\s)|^)\s?({_SIGNATURE})[.\s]*$")
_BRACKETED = re.compile(r"\[[^\[\]\n]{3,90}\]$")
_PERSON = re.compile(r"[\(\[](?:[A-Z][\w.']+(?: [A-Z][\w.']*){1,3}|[\w.-]+\.(?:com|id|co\.id)/[^()\n]{3,50})[\)\]]$", re.IGNORECASE)


def _bare(line: Line) -> str:
    return line.folded.strip(" :.>»|!*-")


def _line(found: _Found, index: int, line: Line) -> None:
    """Set aside what is debris of one line: the whole, or pieces of it."""
    forms = found.forms
    kind = forms.whole.get(_bare(line)) or forms.whole.get(line.folded)
    opened = forms.opens.match(line.folded)
    if _bare(line) in forms.words.teasers or (opened is None and forms.teaser.match(line.folded)):
        _teaser_line(found, index, line)
    elif kind is not None:
        found.take(index, kind, "whole line")
    elif opened is not None:
        found.take(index, forms.opens_kinds[opened[1]], "opening words")
    elif _BRACKETED.match(line.plain):
        found.take(index, "control", "brackets")
    elif len(line.words) <= 45 and forms.photo.search(line.folded) and not _quoted_before(line):
        found.take(index, "caption", "photo credit")
    elif _promo(forms, line.folded):
        _promo_lines(found, index)
    else:
        _pieces(found, index, line)


def _quoted_before(line: Line) -> bool:
    """Whether the line is a quotation with its speaker, which no caption is."""
    return line.plain.startswith('"')


def _teaser_line(found: _Found, index: int, line: Line) -> None:
    """A line that announces other stories: it, and the titles below it where it holds none itself."""
    match = found.forms.teaser.match(line.folded)
    found.take(index, "related", "teaser")
    if match is not None and line.folded[match.end() :].strip(" :-"):
        return
    colon = line.plain.rstrip().endswith(":")
    small = found.forms.words.small
    for below in range(index + 1, min(index + 6, len(found.lines))):
        title = found.lines[below]
        if _bare(title) in found.forms.whole and not colon:
            continue
        first = colon and below == index + 1
        if not (title.headline(small) or (first and not title.prose and len(title.words) > 2)) or (colon and not first):
            break
        found.take(below, "related", "title below a teaser")


def _promo(forms: _Forms, folded: str) -> bool:
    return forms.call.match(folded.lstrip("(-*>. ")) is not None and forms.channel.search(folded) is not None and len(folded) < 420


def _promo_lines(found: _Found, index: int) -> None:
    found.take(index, "promo", "call to follow")


def _pieces(found: _Found, index: int, line: Line) -> None:
    """Debris glued into a line of the body."""
    forms = found.forms
    for match in forms.inside.finditer(line.plain):
        found.cut(index, match.start(), match.end(), forms.inside_kinds[match[1]], "inside a line")
    for match in forms.teaser.finditer(line.folded):
        if match.start() and match.end() < len(line.plain):
            end = headlines.end(line.plain, match.end(), forms.words.small, forms.words.openers)
            found.cut(index, match.start(), end, "related", "teaser in a line")
    signed = _SIGNED.search(line.plain)
    if signed is not None and (signed.start(1) == 0 or _signs(found, index, signed[1])):
        if signed.start(1) == 0:
            found.take(index, "signature", "initials")
        else:
            found.cut(index, signed.start(1), signed.end(1), "signature", "initials")
    elif _PERSON.match(line.plain) and index >= len(found.lines) - 4:
        found.take(index, "signature", "name in brackets")


def _signs(found: _Found, index: int, words: str) -> bool:
    """Whether initials at the end of a line of prose are a signature: in the last lines, or in the form that only editors use."""
    return index >= len(found.lines) - 4 or "/" in words or "*" in words


# --- the foot of the page ------------------------------------------------------------------------------------------------


def _tail(found: _Found) -> None:
    """What follows the report: after initials or a section's heading all that is no prose; announcements of nothing."""
    _after_anchor(found)
    small = found.forms.words.small
    for index in range(len(found.lines) - 1, -1, -1):
        line = found.lines[index]
        if index in found.taken:
            continue
        repeated = index > 0 and line.folded == found.lines[index - 1].folded
        if not line.ends and (repeated or line.plain.endswith(":")) and line.headline(small):
            found.take(index, "related", "announces another story")
            if repeated:
                found.take(index - 1, "related", "announces another story")
        else:
            break


def _after_anchor(found: _Found) -> None:
    """All lines of the tail that are no prose, after the first line there that ends a report."""
    anchor = None
    for index in range(len(found.lines) - 1, -1, -1):
        rule = found.taken.get(index)
        if rule is None and found.lines[index].prose:
            break
        if rule == "initials" or _bare(found.lines[index]) in found.forms.section:
            anchor = index
    if anchor is not None:
        for index in range(anchor + 1, len(found.lines)):
            found.take(index, "related", "after the report's end")


def _disjoint(debris: Sequence[Debris]) -> Iterator[Debris]:
    """In order, those that lie in no other; of two that overlap the earlier is kept whole and the later without it."""
    at = 0
    for item in sorted(debris, key=lambda item: (item.span.start, -item.span.end)):
        if item.span.start >= at:
            yield item
            at = item.span.end
