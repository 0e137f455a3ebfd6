"""What a page sets among the report's lines: counts, rows of buttons, accounts, parts to skip, shown posts."""

from __future__ import annotations

import re

from silang import outlet as directory
from silang.model import DebrisKind
from silang.read.layout.lines import Line
from silang.read.layout.setaside import Found, apart
from silang.read.layout.words import Forms

MOST_COUNT = 60  # characters of a line that counts views, comments or pages
MOST_POST = 14  # lines of a shown post
MOST_REGION = 12  # lines that a page lets its readers skip
MOST_NOTICE = 10  # words of a line about such a part
MOST_QUESTION = 140  # characters
MOST_NAMES = 5  # words of who took a picture
MOST_SHOWN = 20  # words of what it shows
LEAST_FOREIGN = 2  # words of another language that show a line to be a post's
LEAST_SAME = 20  # characters with which a line says again what the post above it says
LEAST_TITLE = 5  # words of a title behind a bullet
_BULLETS = "•●"
_TOKEN = re.compile(r"\d[\d.,]*|[^\W\d_]+")
_ACCOUNT = re.compile(r"(?:([a-z]{1,10})/)?(@?)[\w.]{3,30}")
_SIGNED = re.compile(r"-{1,2} ?[^()\n]{1,60} ?\(@\w{2,20}\) ?(?:[A-Z][a-z]{2,8} \d{1,2}, \d{4})?$")
_OWNED = re.compile(r"(?:19|20)\d\d ?© ?[A-Z]")
_DESK = re.compile(r"(\w+\.(?:com|co\.id|id)) - [A-Z][\w &]{2,24}")
_DAY = re.compile(r"[A-Z][a-z]{2,8} \d{1,2}, \d{4}")


def shape(found: Found, index: int, line: Line) -> tuple[DebrisKind, str] | None:
    """The kind and rule of a line that is a count, a row of buttons, a notice, an account or tells whose a page is; else None."""
    if len(line.plain) > MOST_COUNT or line.ends:
        return None
    found_shape = _shape(found.forms, line)
    return found_shape if found_shape is not None and apart(found, index) else None


def _shape(words: Forms, line: Line) -> tuple[DebrisKind, str] | None:
    first = line.folded.partition(" ")[0]
    if first in words.buttons and _is_row(words, _TOKEN.findall(line.folded)):
        return "control", "buttons in a row"
    if "/" in first or first[0] == "@":
        account = _ACCOUNT.fullmatch(line.folded)
        if account is not None and (account[2] if account[1] is None else account[1] in words.buttons):
            return "caption", "account alone"
    if first in words.counting or first[0].isdigit():
        tokens = _TOKEN.findall(line.folded)
        if " ".join("#" if token[0].isdigit() else token for token in tokens) in words.counts:
            return "control", "count"
    if _OWNED.match(line.plain):
        return "legal", "copyright"
    desk = _DESK.fullmatch(line.plain)
    if desk is not None and directory.by_name(words.outlets, desk[1]) is not None:
        return "signature", "outlet and section"
    if words.notice.fullmatch(line.folded) is not None:
        return "control", "notice"
    return None


def _is_row(words: Forms, tokens: list[str]) -> bool:
    """Whether a line is two buttons or more: `Facebook Twitter`, `Bagikan ke WhatsApp`."""
    buttons = [token for token in tokens if token in words.buttons]
    return (
        len(buttons) > 1 and tokens[0] in words.buttons and all(token in words.buttons or token in words.small for token in tokens)
    )


def regions(found: Found) -> None:
    """The parts of a page that it lets its readers skip, with the lines that say where they begin and end."""
    if not any(first in found.page.folded for first in found.forms.region_ends):
        return
    for index, line in enumerate(found.lines):
        opened = found.forms.region.fullmatch(line.folded) if len(line.plain) <= 2 * MOST_COUNT else None
        if opened is None:
            continue
        found.take(index, "control", "notice")
        close = f"{found.forms.region_ends[opened[1]]} {opened[2]}"
        for end in range(index + 1, min(index + 1 + MOST_REGION, len(found.lines))):
            if found.lines[end].folded == close:
                for at in range(index + 1, end + 1):
                    found.take(at, "related", "part to skip")
                break


def questions(found: Found) -> None:
    """Questions with their answers that a page sets as entries, two or more, each below a dash of its own."""
    entries = [
        index
        for index in range(len(found.lines) - 1)
        if found.lines[index].plain in ("-", "•") and "?" in found.lines[index + 1].plain[:MOST_QUESTION]
    ]
    for index in entries if len(entries) > 1 else ():
        found.take(index, "control", "dash alone")
        found.take(index + 1, "related", "question box")


def bullets(found: Found) -> None:
    """Other stories' titles that a page sets among the paragraphs: two or more in a row, each behind a bullet on its line."""
    run: list[int] = []
    for index in range(len(found.lines) + 1):
        line = found.lines[index] if index < len(found.lines) else None
        if line is not None and line.plain[0] in _BULLETS and line.headline(found.forms.small) and len(line.words) >= LEAST_TITLE:
            run.append(index)
            continue
        above = found.lines[run[0] - 1] if run and run[0] else None
        if len(run) > 1 and above is not None and above.prose and above.ends and (line is None or line.plain[0] not in _BULLETS):
            for at in run:
                found.take(at, "related", "titles behind bullets")
        run = []


def pictures(found: Found) -> None:
    """Who took a picture below `Photo :`, and above it the line without a full stop that says what the picture shows."""
    for index, line in enumerate(found.lines[:-1]):
        label, below = line.plain.endswith(":") and found.forms.photo_named.match(f"{line.folded}x"), found.lines[index + 1]
        if not label or label.end() != len(line.folded) or len(below.words) > MOST_NAMES or below.ends:
            continue
        above = found.lines[index - 1] if index else None
        for at in (index, index + 1):
            found.take(at, "caption", "photo credit")
        if above is not None and not above.ends and len(above.words) <= MOST_SHOWN:
            found.take(index - 1, "caption", "above a photo credit")


def posts(found: Found) -> None:
    """Posts of others that a page shows: signed by a name and an account, with the day below and, above, what is no Indonesian."""
    for index, line in enumerate(found.lines if "(@" in found.page.plain else ()):
        if "(@" not in line.plain or _SIGNED.search(line.plain, max(0, len(line.plain) - 120)) is None:
            continue
        alone = line.plain[0] == "-"
        if not alone and _native(found.forms, line):
            continue
        found.take(index, "other", "shown post")
        for below in found.lines[index + 1 : index + 2]:
            if _DAY.fullmatch(below.plain) or below.plain[:LEAST_SAME] == line.plain[:LEAST_SAME]:
                found.take(index + 1, "other", "shown post")
        for above in range(index - 1, max(index - 1 - MOST_POST, -1), -1) if alone else ():
            if above not in found.taken and not _posted(found.forms, found.lines[above]):
                break
            found.take(above, "other", "shown post")


def _native(words: Forms, line: Line) -> int:
    return sum(word.lower() in words.native for word in line.words)


def _posted(words: Forms, line: Line) -> bool:
    """Whether a line above a post's name is surely the post's: a tag, an account, no letters, or another script or language."""
    letters = [letter for letter in line.plain if letter.isalpha()]
    if line.plain[0] in "#@" or not letters or 2 * sum(ord(letter) > ord("ɏ") for letter in letters) > len(letters):
        return True
    return not _native(words, line) and sum(word.lower() in words.foreign for word in line.words) >= LEAST_FOREIGN
