"""The foot of a page: what signs a report, and what a page sets below it."""

from __future__ import annotations

import re

from silang.read.layout.lines import Line
from silang.read.layout.setaside import FOOT, Found, ended, is_agency
from silang.read.layout.words import bare

_BY = r"(?:\*{1,5}|[a-z]{1,4}[a-z0-9]|[a-z]{1,3}\d{2,3})"
_AND = r"\s?[/,&+-]\s?(?:\*{1,5}|[a-z]{1,5}[a-z0-9]|[A-Z][a-z]{1,4}|[A-Z]\d{1,3})"
_INITIALS = re.compile(
    rf"([(\[]\s?(?:{_BY}(?:{_AND})*|[A-Z][a-z]{{1,3}}(?:/(?:[A-Z][a-z]{{1,3}}|[A-Z]{{1,3}}\d{{1,3}})){{0,2}}|[A-Z]-\d{{1,2}}|(?:[A-Z]\.)?[A-Z]\d{{2,3}}(?:/[A-Z]\d{{0,3}})?|[A-Z]{{2,4}}(?:/[A-Z]{{2,4}}){{0,2}})\s?[)\]]"
    r"|(?<![\w*])\*{1,6})[.\s]*$"
)
_CODE = re.compile(r"\([A-Z]-\d{1,2}\)")
_SITE = re.compile(r"([(\[][\w*/ -]{0,24}\w\.(?:com|co\.id|id|net)(?:/[\w*]{1,8})?[)\]])$", re.IGNORECASE)
_PERSON = re.compile(
    r"(?:(?<=[.!?\"'])|^)\s?([(\[](?:[A-Z][\w.']+(?: [A-Z][\w.']*){1,3}\s?|[\w. -]{3,30}/[^()\n]{3,50}"
    r"|[A-Z][\w. ]{2,24}-[A-Z][\w.]*(?: [A-Z]\w*){1,3})[)\]])$"
)
MOST_LABEL = 15  # words of a line that is surely no sentence broken off
_YEAR = re.compile(r"(?:19|20)\d\d")
_ONE_NAME = re.compile(r"(\([A-Z][a-z]{2,20}\s?\))$")


def signed(found: Found, index: int, line: Line) -> None:
    """Initials or a name in brackets that sign the report, on a line of their own or at the end of one."""
    if line.plain.rstrip(". ")[-1:] not in (")", "]", "*"):
        return
    shift = max(0, len(line.plain) - 80)
    match = _INITIALS.search(line.plain, shift)
    if match is not None:
        before = line.plain[: match.start(1)].rstrip()
        marked = "*" in match[1] or ("/" in match[1] and not match[1].isupper())
        after_sentence = before[-1:] in tuple(".!?\"'*)") and not match[1].isupper()
        coded = _CODE.fullmatch(match[1]) is not None and before[-1:] in tuple('.!?"')
        glued = index == len(found.lines) - 1 and len(before) == match.start(1) and match[1].islower()
        last = found.near_end(index) or _led_on(found, index)
        if not before and (marked or (ended(found, index) and index >= len(found.lines) - 2 * FOOT)):
            found.take(index, "signature", "initials")
            found.over.add(index)
        elif before and (marked or (last and (after_sentence or glued or coded))):
            found.cut(index, match.start(1), match.end(1), "signature", "initials")
            found.over.add(index)
    elif found.near_end(index) and _byline(found, line):
        found.take(index, "signature", "byline in brackets")
        found.over.add(index)
    elif found.near_end(index) or _led_on(found, index):
        person = _PERSON.search(line.plain, shift) or _ONE_NAME.match(line.plain)
        site = _SITE.search(line.plain, shift)
        if person is not None:
            found.cut(index, person.start(1), person.end(1), "signature", "name in brackets")
            found.over.add(index)
        elif site is not None and line.plain[: site.start(1)].rstrip()[-1:] in ("", *".!?\"'"):
            found.cut(index, site.start(1), site.end(1), "signature", "outlet in brackets")
            found.over.add(index)


def _led_on(found: Found, index: int) -> bool:
    """Whether the line below leads to the next page or to other stories."""
    below = bare(found.lines[index + 1].folded) if index + 1 < len(found.lines) else ""
    return found.forms.whole.get(below) == "control" or below in found.forms.sections


def _byline(found: Found, line: Line) -> bool:
    """Whether the whole line is a byline in brackets: "(Kontributor: Sari Wulan)"."""
    opened = found.forms.byline.match(line.folded, 1) if line.plain[0] in "([" and len(line.words) <= MOST_LABEL else None
    return opened is not None and line.folded[opened.end() : opened.end() + 2].lstrip().startswith(":")


def credited(found: Found, index: int, line: Line) -> None:
    """Who edited, glued to the end of a line of the foot."""
    label = found.forms.editor.search(line.folded) if found.near_end(index) and len(line.words) < 12 else None
    if label is not None and label.start():
        found.cut(index, label.start(), len(line.plain), "signature", "editor")


def fragments(found: Found) -> None:
    """The words of a promotion whose links became lines of their own: the first above one, the channel below a call."""
    for index in range(max(0, len(found.lines) - 2 * FOOT), len(found.lines) - 1):
        line, below = found.lines[index], found.lines[index + 1]
        called = index not in found.taken and not line.ends and found.forms.call.match(line.folded) is not None
        if called and any(node.kind == "channel" and node.value == bare(below.folded) for node in found.nodes[index + 1]):
            for at in (index, index + 1):
                found.take(at, "promo", "call to follow")
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


CAPITALS = re.compile(r"[A-Z][A-Z'-]{2,}(?: [A-Z]\.?)?(?: [A-Z][A-Z'-]{2,}){1,3}(?:\s?[|/]\s?[A-Z][A-Z. ]+)*")
LEAST_SAME = 60  # characters with which a line tells the report's begin again


def again(found: Found) -> None:
    """The report's first paragraph told again below it, whole or broken off, and those that follow it there."""
    first = next((index for index, line in enumerate(found.lines) if index not in found.taken and line.prose), len(found.lines))
    for index in range(first + 1, len(found.lines)):
        line = found.lines[index]
        if index not in found.taken and len(line.plain) >= LEAST_SAME and found.lines[first].folded.startswith(line.folded):
            above = {line.folded for line in found.lines[first:index]}
            for after in range(index, len(found.lines)):
                if after > index and found.lines[after].folded not in above:
                    break
                found.take(after, "related", "told again")


def closed(found: Found) -> None:
    """A writer's name in capitals below the last sentence, where the page ends or a section's heading follows.

    Below such a heading nothing is the report, as below one that follows a signed paragraph.
    """
    for index in range(1, len(found.lines)):
        line, above = found.lines[index], found.lines[index - 1]
        below = next((found.lines[at] for at in range(index + 1, len(found.lines)) if not _shown(found, at)), None)
        over = below is None or bare(below.folded) in found.forms.sections
        signed_off = over and index in found.over
        if over and index not in found.taken and above.ends and index - 1 not in found.taken:
            signed_off = signed_off or _in_capitals(found, index, line)
        if signed_off:
            for after in range(index + 1, len(found.lines)) if line.span.start * 2 > len(found.page.plain) else ():
                found.take(after, "related", "after the report's end")


def _in_capitals(found: Found, index: int, line: Line) -> bool:
    """Set aside a writer's name in capitals, and the wire beside or instead of it, if the line is no more."""
    name, stroke, wire = line.plain.rpartition("|")
    sent = wire.strip().isupper() and is_agency(found.forms, wire)
    if sent and (not stroke or CAPITALS.fullmatch(name.strip())):
        found.cut(index, 0, len(name + stroke), "signature", "name in capitals")
        found.cut(index, len(name + stroke), len(line.plain), "other", "wire at the foot")
        found.taken[index] = "wire at the foot"
    elif CAPITALS.fullmatch(line.plain):
        found.take(index, "signature", "name in capitals")
    return index in found.taken


def _shown(found: Found, index: int) -> bool:
    return found.taken.get(index) == "brackets"


def read(found: Found) -> None:
    """What follows the report: after initials or a section's heading all that is no prose; announcements of nothing."""
    anchor = _end_of_page(found)
    for index in range(len(found.lines) - 1, -1, -1):
        rule = found.taken.get(index)
        heading = rule is not None and bare(found.lines[index].folded) in found.forms.sections
        if heading or rule in ("editor", "byline of the foot") or index in found.over:
            anchor = index if anchor is None else min(anchor, index)
        if rule is None and found.lines[index].prose:
            break
    if anchor is not None and all(index in found.taken for index in range(anchor + 1)):  # nothing was reported yet
        anchor = None
    for index in range(len(found.lines) if anchor is None else anchor + 1, len(found.lines)):
        line = found.lines[index]
        if (found.legal and index > found.legal[0]) or len(line.words) < MOST_LABEL or line.headline(found.forms.small):
            found.take(index, "related", "after the report's end")
    for index in range(len(found.lines) - 1, 0, -1):
        if index not in found.taken and not _announces(found, index):
            break


def _end_of_page(found: Found) -> int | None:
    """The line of copyright, with its year or in set words, that most of the page stands before."""
    for index in found.legal:
        line = found.lines[index]
        if _YEAR.search(line.plain) and (line.span.start - found.lines[0].span.start) * 2 > found.lines[-1].span.end:
            return index
    return None


def _announces(found: Found, index: int) -> bool:
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
