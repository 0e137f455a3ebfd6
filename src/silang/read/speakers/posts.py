"""How a place in front of a name reads as an office and the body it is of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from silang.read.clauses import either
from silang.read.speakers.mentions import WORD, Setting
from silang.spans import Span

_PHRASE = 4  # words of the longest title
_NO_OFFICE = frozenset({"academic", "honorific", "relation"})
_BEHIND = frozenset({"academic", "honorific", "rank"})  # what may stand between a body and a name
_TELLS = 4  # letters of a word that says what an office is for
_TERM = re.compile(r"\d{4}-\d{2,4}")  # of office: "2020-2025"
_SHORT = re.compile(r"\s*\(\s*[^()\n]{1,40}\s*\)")
_LISTED = re.compile(r"(?:, [A-Z]\w+(?: [A-Z]\w+){0,2}){1,4},? \w{3} (?=[A-Z])")  # ", HAM, Imigrasi dan Pemasyarakatan"
Words = Sequence[re.Match[str]]
Post = tuple[Span | None, Span | None]


def post(setting: Setting, place: Span) -> Post:
    """The first office of a place and the body that follows it, null where there is none.

    What a minister or an expert is for belongs to the office ("Menteri Luar Negeri", "pakar hukum"); what a head is of is a body.
    """
    found = list(WORD.finditer(setting.page.folded, place.start, place.end))
    at = next((i for i in range(len(found)) if title(setting, found, i) and not _of_name(setting, found, i)), None)
    if at is None or found[0].group() in either(setting.words.plurals, setting.words.documents) or _others(setting, found, at):
        return None, None
    last = _office_end(setting, found, at)
    office = [m.group() for m in found[at:last]]
    kinds = {setting.titles.get(word) for word in office}
    if kinds == {"qualifier"} and setting.sayers.under.isdisjoint(office):  # "eks petugas KPK", but not "mantan istri X"
        if last == len(found) or setting.titles.get(found[last].group()) == "relation" or not _small(setting, found[last]):
            return None, None
        last += 1
    last, end = _with_short(setting, found, last, place)
    if kinds == {"rank"}:
        return Span(found[at].start(), end), None
    rest = _phrase(setting, end, found[last:])
    held = " ".join(word for word in office if setting.titles.get(word) != "qualifier") or office[-1]
    told = _field(setting, held, rest)
    while told and rest[told - 1].group() in setting.words.coordinators:
        told -= 1
    if told:
        _, end = _with_short(setting, rest, told, place)
        rest = [m for m in rest if m.start() >= end]
    if len(rest) > 1 and rest[0].group() in setting.words.coordinators:
        second = rest[1 + title(setting, rest, 1) :]  # "pakar hukum dan akademisi Universitas X"
        rest = second if second and _opens_body(setting, second, 0, minister=False) else rest
    start = found[_led(setting, found, at, last)].start()
    return Span(start, _closed(setting, start, end)), _body(setting, rest)


def _others(setting: Setting, found: Words, at: int) -> bool:
    """Whether an office is another's: "kakak korban", "keluarga korban"; or none: "pemilik nama lengkap X"."""
    behind = found[at + 1].group() if at + 1 < len(found) else ""
    near = at > 0 and (setting.titles.get(found[at - 1].group()) == "relation" or found[at - 1].group() in setting.sayers.close)
    return near or behind in setting.sayers.named


def _of_name(setting: Setting, found: Words, at: int) -> bool:
    """Whether a word is part of a body's name and no office: "Kementerian Koordinator Bidang …"."""
    return at == 1 and found[0].group() in setting.words.bodies and setting.page.plain[found[0].start()].isupper()


def _led(setting: Setting, found: Words, at: int, last: int) -> int:
    """Where a post told in English begins, whose words stand before its head: "Brand Marketing Manager"."""
    plain = setting.page.plain
    if setting.sayers.heads.isdisjoint(m.group() for m in found[at:last]):
        return at
    while (
        at
        and plain[found[at - 1].start()].isupper()
        and plain[found[at - 1].end() : found[at].start()] in (" ", " & ")
        and setting.known.kind_at(found[at - 1].start()) is None
        and found[at - 1].group().isalpha()
        and found[at - 1].group() not in setting.titles
        and found[at - 1].group() not in setting.sayers.being
    ):
        at -= 1
    return at


def title(setting: Setting, found: Words, at: int) -> int:
    """How many words from `at` on are one title of office; 0 where none begins.

    Of "kepala dinas" only the first is: what follows a word that is a title alone is its body.
    """
    spoken = [m.group() for m in found[at : at + _PHRASE]]
    if spoken[0] in setting.sayers.paired and len(spoken) > 1:
        return 2
    phrases = [spoken[0], *(" ".join(spoken[:n]) for n in range(2, len(spoken) + 1))]
    for length in range(len(phrases), 0, -1):
        if phrases[length - 1] in setting.sayers.posts:
            return length
    for length, phrase in enumerate(phrases, 1):
        if setting.titles.get(phrase, "academic") not in _NO_OFFICE:
            return length
    return 0


def _office_end(setting: Setting, found: Words, at: int) -> int:
    """Where the words of an office end that begins at `at`: "wakil ketua umum", "Penjabat (Pj) Bupati"."""
    page, tails = setting.page, setting.words.role_tails
    last = at + title(setting, found, at)
    while last < len(found):
        word = found[last].group()
        whole = word not in setting.sayers.institutions or f"{found[last - 1].group()} {word}" in setting.titles
        more = 1 if word in tails and whole else 0  # "kepala sekolah", but not "Direktur Sekolah Pascasarjana"
        if setting.titles.get(found[last - 1].group()) == "qualifier":
            more = title(setting, found, last) or more
        beside = page.plain[found[last - 1].end() : found[last].start()]
        more = more or (title(setting, found, last) if beside == " & " else 0)  # "Managing Director & CEO"
        if more == 0 or "," in page.plain[found[last - 1].end() : found[last].start()]:
            break
        last += more
    return last


def _with_short(setting: Setting, found: Words, last: int, place: Span) -> tuple[int, int]:
    """Past the short form in brackets that follows an office ("Chief Operating Officer (COO)"), and where the office then ends."""
    end = found[last - 1].end()
    short = _SHORT.match(setting.page.plain, end, place.end)
    if short is None:
        return last, end
    while last < len(found) and found[last].start() < short.end():
        last += 1
    return last, short.end()


def _field(setting: Setting, office: str, rest: Words) -> int:
    """How many words after an office say what it is for, up to a body, a country or what is written in capitals."""
    sayers = setting.sayers
    if not rest:
        return 0
    written = [setting.page.plain[m.start() : m.end()] for m in rest]
    minister = office.split(maxsplit=1)[0] in sayers.portfolios
    within = _list_end(setting, rest) if minister or office in sayers.fields else 0
    body = next((at for at in range(within, len(rest)) if _opens_body(setting, rest, at, minister=minister)), len(rest))
    if rest[0].group() in either(setting.words.bodies, sayers.institutions) and not minister:
        return 0
    ends = either(sayers.no_body, sayers.origins, setting.words.prepositions, setting.words.auxiliaries)
    small = next((at for at, word in enumerate(written) if word.lower() in ends or not word.islower()), len(rest))
    if minister or office in sayers.fields:
        return body
    if office in sayers.departed:
        divided = next((at for at, word in enumerate(written) if word.lower() not in sayers.divisions), len(rest))
        if divided:
            return divided
        return body if body < len(rest) or written[0].lower() in sayers.departments else 0
    behind = setting.known.at(rest[small].start()) if 0 < small < len(rest) else None  # "kepala operasi Sagara"
    named = behind is not None and behind[1].type != "PER" and _tells(setting, rest, small)
    return small if small == len(rest) or named or (written[small].lower() in ends and not _capital(written)) else 0


def _list_end(setting: Setting, rest: Words) -> int:
    """How many words a list takes of what an office is for: "Hukum, HAM, Imigrasi dan Pemasyarakatan"; 0 where there is none."""
    commas = (a.end() for a, b in pairwise(rest) if "," in setting.page.plain[a.end() : b.start()])
    end = next((end for comma in commas if (end := listed(setting, comma, rest[-1].end()))), 0)
    return sum(match.start() <= end for match in rest) if end else 0


def _tells(setting: Setting, rest: Words, small: int) -> bool:
    """Whether small words behind an office say what it is for, and do not join another office or what it is of."""
    joins = either(setting.words.coordinators, setting.words.prepositions)
    return not title(setting, rest, 0) and all(len(m.group()) >= _TELLS and m.group() not in joins for m in rest[:small])


def _small(setting: Setting, match: re.Match[str]) -> bool:
    return setting.page.plain[match.start() : match.end()].islower()


def _capital(written: Sequence[str]) -> bool:
    """Whether a capital stands in any of the words."""
    return any(word != word.lower() for word in written)


def _opens_body(setting: Setting, rest: Words, at: int, *, minister: bool) -> bool:
    """Whether a body may begin with the word at index `at`; a minister's is a country, and never what follows at once."""
    page, words, sayers = setting.page, setting.words, setting.sayers
    match = rest[at]
    word, written = match.group(), page.plain[match.start() : match.end()]
    if at == 0 and minister:
        return word in either(sayers.origins, sayers.no_body)
    if word in either(words.bodies, sayers.institutions, sayers.origins, sayers.no_body):
        return True
    if minister and rest[at - 1].group() in words.coordinators:
        return False  # "Menteri Komunikasi dan Digital"
    acronym = len(written) > 1 and written.isalpha() and written.isupper()
    first_named = next(setting.known.within(Span(match.start(), rest[-1].end())), None)
    kinds = ("ORG", "LOC") if minister else ("ORG",)
    named = first_named is not None and first_named[0].start == match.start() and first_named[1].type in kinds
    return acronym or named or page.plain[match.start() - 1] in "(/" or (at > 0 and title(setting, rest, at) > 0)


def _phrase(setting: Setting, start: int, rest: Words) -> Words:
    """The words after an office, up to a comma or a relative clause, without what belongs to the name that follows."""
    words, kept = setting.words, list[re.Match[str]]()
    within = 0
    for match in rest:
        comma = setting.page.plain.find(",", start, match.start())
        if comma >= within:
            within = listed(setting, comma, rest[-1].end())
        if (comma >= 0 and not within) or match.group() in words.relatives:
            break
        kept.append(match)
        start = match.end()
    while kept and kept[-1].group() in {*words.anaphors.pointers} | words.coordinators | words.prepositions:
        kept.pop()
    return kept[: len(kept) - _ranks(setting, kept)]


def listed(setting: Setting, comma: int, end: int) -> int:
    """Where the list ends that a comma goes on with, what an office or a body is for; 0 where it goes on with something else."""
    found = _LISTED.match(setting.page.plain, comma, end)
    joins = found is not None and found.group().split()[-1] in setting.words.coordinators
    if found is None or not joins or any(name.type == "PER" for _, name in setting.known.within(Span(comma, found.end()))):
        return 0
    return found.end()


def _ranks(setting: Setting, kept: Words) -> int:
    """How many words at the end are ranks, degrees and forms of address."""
    count = 0
    while count < len(kept):
        rest = [m.group() for m in kept[: len(kept) - count]]
        length = next((n for n in (2, 1) if setting.titles.get(" ".join(rest[-n:])) in _BEHIND and len(rest) >= n), 0)
        if length == 0:
            break
        count += length
    return count


def _body(setting: Setting, rest: Words) -> Span | None:
    """The body that the words after an office name; null where they name none ("aktris cantik", "aktor sekaligus penyanyi")."""
    words = setting.words
    kept = rest[1:] if rest and rest[0].group() in words.prepositions else rest
    if not kept or kept[0].group() in words.coordinators or kept[0].group() in setting.sayers.no_body:
        return None
    ends = (setting.sayers.no_body - words.prepositions) | setting.sayers.ends_body
    kept = kept[: next((i for i, m in enumerate(kept) if m.group() in ends or setting.titles.get(m.group()) == "rank"), len(kept))]
    kept = kept[: _open_ended(setting, kept)]
    if not kept:
        return None
    written = [setting.page.plain[m.start() : m.end()] for m in kept]
    if not _capital(written) and kept[0].group() not in either(words.bodies, setting.sayers.institutions):
        return None
    return Span(kept[0].start(), _closed(setting, kept[0].start(), kept[-1].end()))


def _open_ended(setting: Setting, kept: Words) -> int:
    """How many words name the body: not its term ("2020-2025") nor small words behind capitals ("DPR Papua dua")."""
    last = len(kept)
    capital = any(not _small(setting, match) for match in kept)
    while last and (_TERM.fullmatch(kept[last - 1].group()) or (capital and _trails(setting, kept[last - 1]))):
        last -= 1
    return last if setting.words.coordinators.isdisjoint(match.group() for match in kept[last:]) else len(kept)


def _trails(setting: Setting, match: re.Match[str]) -> bool:
    """Whether a word is in small letters and part of no name."""
    return match.group().isalpha() and _small(setting, match) and setting.known.kind_at(match.start()) is None


def _closed(setting: Setting, start: int, end: int) -> int:
    """The end with the bracket that closes one opened inside."""
    text = setting.page.plain
    if text.rfind("(", start, end) <= text.rfind(")", start, end):
        return end
    close = next((i for i in range(end, min(end + 2, len(text))) if text[i] == ")"), None)
    return end if close is None else close + 1
