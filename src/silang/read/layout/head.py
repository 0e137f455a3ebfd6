"""The head of a page: title, deck, byline, date line, captions, down to where the report begins."""

from __future__ import annotations

from silang.model import Article, DebrisKind
from silang.pack import Pack
from silang.read.layout import dateline, publication
from silang.read.layout.lines import Line
from silang.read.layout.setaside import Found, is_caption, shows_agency
from silang.read.layout.words import Forms, bare
from silang.spans import Span

LEAST_TITLE = 4  # words of a title
MOST_SECTION = 2  # words of the name of a part of an outlet
MOST_LABELS = 12  # lines between a date line and the report


def read(found: Found, article: Article, pack: Pack, start: dateline.Dateline | None) -> None:
    """What stands before the report: title, deck, byline, date line, captions."""
    dated = publication.lines(found.lines, None if start is None else start.line, pack)
    last = start.line if start is not None else _body_after(found, max(dated, default=-1) + 1)
    seen_date = False
    titled = any(_may_title(found.forms, line) for line in found.lines[: min(dated, default=last)])
    for index in range(last):
        line = found.lines[index]
        known, opened = found.forms.whole.get(bare(line.folded)), _opened(found.forms, line)
        if index in dated:
            seen_date = True
            found.take(index, "header", "date line")
        elif (kind := known or opened) is not None:
            found.take(index, kind, "whole line" if known is not None else "opening words")
        elif is_byline(found.forms, line):
            found.take(index, "header", "byline")
        elif seen_date and not titled and _heads(found, line):
            titled = True
            found.take(index, "header", "below the date line")
        elif not dated and start is None:
            found.take(index, "header", "headline over the report")
        elif seen_date or is_caption(found.forms, line) or shows_agency(found.forms, line):
            found.take(index, "caption", "between date line and dateline" if seen_date else "photo credit")
        else:
            found.take(index, "header", "before the dateline" if start is not None else "before the date line")
    if start is not None and start.within:
        _glued(found, start)
    for index, line in enumerate(found.lines[: last + 4]):
        if index not in found.taken and _is_title(line, article.title):
            found.take(index, "header", "title")
        elif index not in found.taken and is_byline(found.forms, line):
            found.take(index, "header", "byline")


def _may_title(words: Forms, line: Line) -> bool:
    """Whether a line above the date line may be the title: long enough, and no byline or editor's line."""
    return len(line.words) >= LEAST_TITLE and not (is_byline(words, line) or words.editor.match(line.folded))


def _opened(words: Forms, line: Line) -> DebrisKind | None:
    """What a line of the head is by the words that it begins with, if they are a caption's or a promotion's."""
    opened = words.opens.match(line.folded)
    kind = words.opens_kinds[opened[1]] if opened is not None else None
    return kind if kind in ("caption", "promo") else None


def _heads(found: Found, line: Line) -> bool:
    """Whether a line below the date line is the page's title: it reads as a headline and is no picture's caption."""
    return _is_headline(found, line) and not is_caption(found.forms, line) and not shows_agency(found.forms, line)


def _glued(found: Found, start: dateline.Dateline) -> None:
    """What stands before the dateline in its own line, as in articles of one line."""
    line = found.lines[start.line]
    found.body = start.line
    end = Span(line.span.start, start.span.start).trim(found.page.plain).end - line.span.start
    byline = found.forms.byline.match(line.folded) is not None
    found.cut(start.line, 0, end, "header", "byline" if byline else "glued before the dateline")


def _body_after(found: Found, head: int) -> int:
    """Where the report begins after a head that ends with a date line: labels and captions may stand between.

    Without a date line, after a first line that reads as a headline and stands over running text; a section's name of a word or
    two may stand above it.
    """
    end = head
    if head == 0:
        label = len(found.lines[0].words) <= MOST_SECTION and not found.lines[0].ends and len(found.lines) > 1
        end = next((at + 1 for at in range(1 + label) if _is_headline(found, found.lines[at])), 0)
    else:
        while end < min(head + MOST_LABELS, len(found.lines)) and _is_label(found.forms, found.lines[end]):
            end += 1
    body = found.lines[end] if end < len(found.lines) else None
    begins = body is not None and body.prose and len(body.words) > 11 and not (body.plain[0].islower() or body.plain[0] in ",.;)")
    return end if begins else head


def _is_headline(found: Found, line: Line) -> bool:
    return len(line.words) > 4 and line.plain[-1] not in ".:," and line.headline(found.forms.small) and '"' not in line.plain[:1]


def _is_label(words: Forms, line: Line) -> bool:
    return is_caption(words, line) or shows_agency(words, line) or (not line.ends and len(line.words) < 13)


def _is_title(line: Line, title: str | None) -> bool:
    return title is not None and len(line.words) > 2 and line.folded.strip(" .\"'") == title.lower().strip(" .\"'")


def is_byline(words: Forms, line: Line) -> bool:
    """Whether the line is no more than who wrote: after the opening word a colon, or names alone."""
    opened = words.byline.match(line.folded)
    if opened is None or line.ends or len(line.words) > 14:
        return False
    rest = line.plain[opened.end() :].strip()
    names = line.words[len(opened.group().split()) :]
    return rest[:1] == ":" or (bool(names) and all(not name[0].islower() or name in words.small for name in names))
