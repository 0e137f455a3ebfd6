"""Which words are an office, and where it begins and ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from silang.read.clauses import either
from silang.read.speakers.mentions import WORD, Setting
from silang.spans import Span

PHRASE = 4  # words of the longest title
_NO_OFFICE = frozenset({"academic", "honorific", "relation"})
_FORMED = 6  # letters of an office of several words told in one
_NUMBER = re.compile(r"(?:[IVX]{1,4}|\d{1,2})(?![\w/])")  # of an office: "Direktur VII", but not "Danramil 05/Rawa"
_JOINED = (" & ", "/", " / ", "/ ")
_GLUED = re.compile(r"(?<=[a-z]{3})(?=[A-Z][a-zA-Z]{2})")  # where a link glued a body to its office
Words = Sequence[re.Match[str]]


def apart_glued(setting: Setting, place: Span) -> Words:
    """The words of a place, those of an office apart from the body that a link glued to it: "Direktur UtamaSagara"."""
    page = setting.page
    own = either(setting.words.role_tails, setting.sayers.departments, setting.sayers.divisions)
    found = list[re.Match[str]]()
    for match in WORD.finditer(page.folded, place.start, place.end):
        seam = _GLUED.search(page.plain, match.start(), match.end())
        first = page.folded[match.start() : seam.start()] if seam is not None else ""
        held = f"{found[-1].group()} {first}" if found else first
        if seam is None or not (first in own or setting.titles.get(first) == "office" or held in setting.titles):
            found.append(match)
            continue
        halves = ((match.start(), seam.start()), (seam.start(), match.end()))
        found += [half for begin, end in halves if (half := WORD.match(page.folded, begin, end)) is not None]
    return found


def title(setting: Setting, found: Words, at: int) -> int:
    """How many words from `at` on are one title of office; 0 where none begins.

    Of "kepala dinas" only the first is: what follows a word that is a title alone is its body.
    """
    spoken = [m.group() for m in found[at : at + PHRASE]]
    if spoken[0] in setting.sayers.paired and len(spoken) > 1:
        return 2
    posts = either(setting.sayers.posts, setting.sayers.parts)
    for length in range(len(spoken), 0, -1) if spoken[0] in _first_words(posts) else ():
        if " ".join(spoken[:length]) in posts:
            return length
    for length in range(1, len(spoken) + 1):
        if setting.titles.get(" ".join(spoken[:length]), "academic") not in _NO_OFFICE:
            return length
    if (at == 0 or setting.titles.get(found[at - 1].group()) == "qualifier") and _shortened(setting, found[at:]):
        return 1
    headed = spoken[0] in setting.sayers.heads and setting.page.plain[found[at].start()].isupper()
    return int(headed or owned(setting, spoken[0]) > 0)


def _shortened(setting: Setting, found: Words) -> bool:
    """Whether words open with an office of the police or a department told in one word: "Kainduk PJR Banyu", "Wakajati Banyu"."""
    word, plain = found[0].group(), setting.page.plain
    written = plain[found[0].start() : found[0].end()].istitle()
    formed = written and len(word) >= _FORMED and word.startswith(setting.sayers.commands)
    follows = len(found) > 1 and plain[found[0].end() : found[1].start()] == " " and plain[found[1].start()].isupper()
    if not formed or not follows or setting.known.kind_at(found[0].start()) not in (None, "ORG"):
        return False
    other = either(setting.words.bodies, setting.sayers.institutions, setting.words.documents, setting.words.anaphors.pointers)
    return word not in other and found[-1].group() not in either(setting.words.documents, setting.words.anaphors.pointers)


@lru_cache(maxsize=8)
def _first_words(phrases: frozenset[str]) -> frozenset[str]:
    """The words that phrases begin with."""
    return frozenset(phrase.partition(" ")[0] for phrase in phrases)


def owned(setting: Setting, word: str) -> int:
    """How many letters at the end of an office say whose it is ("pengacaranya"); 0 where none do."""
    ends = (len(end) for end in setting.words.nominal if word.endswith(end) and setting.titles.get(word[: -len(end)]) == "office")
    return 0 if word in setting.titles else next(ends, 0)


def office_end(setting: Setting, found: Words, at: int) -> int:
    """Where the words of an office end that begins at `at`: "wakil ketua umum", "Penjabat (Pj) Bupati"."""
    page, tails = setting.page, setting.words.role_tails
    last = at + title(setting, found, at)
    while last < len(found):
        word = found[last].group()
        whole = word not in setting.sayers.institutions or f"{found[last - 1].group()} {word}" in setting.titles
        more = 1 if word in tails and whole else 0  # "kepala sekolah", but not "Direktur Sekolah Pascasarjana"
        said = [" ".join(m.group() for m in found[max(at, last - length) : last]) for length in (1, 2)]
        if "qualifier" in map(setting.titles.get, said):
            more = title(setting, found, last) or _to_head(setting, found[last:]) or more  # "Pjs. Area Manager"
        beside = page.plain[found[last - 1].end() : found[last].start()]
        leads = beside == " " and not setting.sayers.leaders.isdisjoint(said) and word not in setting.sayers.parts
        organ = " ".join(m.group() for m in found[last : last + 2]) in setting.sayers.organs
        more = more or (2 if leads and organ else 0)  # "Ketua Dewan Pembina Yayasan Sagara"
        head = beside in _JOINED or leads
        more = more or (title(setting, found, last) if head else 0)  # "Managing Director & CEO", "Kepala Pelatih"
        joined = word in setting.words.coordinators and last + 1 < len(found) and found[last - 1].group() in tails
        more = more or (2 if joined and found[last + 1].group() in tails else 0)  # "Direktur Umum dan Operasional"
        if more == 0 or "," in page.plain[found[last - 1].end() : found[last].start()]:
            break
        last += more
    if last < len(found) and found[last].group() in setting.sayers.duties:
        return last + 1
    return last + numbered(setting, found, last)


def numbered(setting: Setting, found: Words, last: int) -> int:
    """Whether a number says which of several offices it is: "Direktur VII", "Wakil Rektor 1", but not "dokter 35 tahun"."""
    if last >= len(found) or setting.page.plain[found[last - 1].end() : found[last].start()] != " ":
        return 0
    number = _NUMBER.match(setting.page.plain, found[last].start())
    aged = last + 1 < len(found) and found[last + 1].group() in setting.sayers.aged
    return int(number is not None and setting.page.plain[found[last - 1].start()].isupper() and not aged)


def beginning(setting: Setting, found: Words, at: int, last: int) -> int:
    """Where a post told in English begins, whose words stand before its head: "Brand Marketing Manager"."""
    plain = setting.page.plain
    if setting.sayers.heads.isdisjoint(m.group() for m in found[at:last]):
        return at
    taken = (None, "ORG") if found[at].group() in setting.sayers.heads else (None,)  # "Brand Marketing" is no body there
    while (
        at
        and (plain[found[at - 1].start()].isupper() or found[at - 1].group() in setting.words.english)
        and plain[found[at - 1].end() : found[at].start()] in (" ", " & ")
        and setting.known.kind_at(found[at - 1].start()) in taken
        and found[at - 1].group().isalpha()
        and found[at - 1].group() not in setting.titles
        and found[at - 1].group() not in setting.sayers.being | setting.words.contrasts
        and not setting.words.is_verb(found[at - 1].group())
    ):
        at -= 1
    return at + (found[at].group() in setting.words.english)


def led(setting: Setting, found: Words) -> bool:
    """Whether words open with a post told in English, its head behind them: "Brand Director Sagara Auto"."""
    return _to_head(setting, found) > 0


def _to_head(setting: Setting, found: Words) -> int:
    """How many words a post told in English has up to its head; 0 where they open with none."""
    written = [setting.page.plain[m.start()].isupper() for m in found[:PHRASE]]
    head = next((i for i, m in enumerate(found[: len(written)]) if m.group() in setting.sayers.heads), None)
    told = head is not None and all(written[: head + 1]) and setting.page.plain.find(",", found[0].start(), found[head].start()) < 0
    return head + 1 if told and head is not None else 0
