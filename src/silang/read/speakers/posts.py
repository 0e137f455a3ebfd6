"""How a place in front of a name reads as an office and the body it is of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from silang.read.clauses import either
from silang.read.speakers.fields import capital, duty, expert, field, in_small, listed, opens_body
from silang.read.speakers.mentions import Setting
from silang.read.speakers.offices import PHRASE, Words, apart_glued, beginning, numbered, office_end, owned, title
from silang.spans import Span

_KIN = 24  # characters that two words for kin have, at most
_BEHIND = frozenset({"academic", "honorific", "rank"})  # what may stand between a body and a name
_TERM = re.compile(r"\d{4}-\d{2,4}")  # of office: "2020-2025"
_SHORT = re.compile(r"\s*\(\s*[^()\n]{1,40}\s*\)")
_SHORT_OFFICE = re.compile(r" \((\w+)[^()]*$")  # at the end of a body: "RI (Mendagri"
Post = tuple[Span | None, Span | None]


def post(setting: Setting, place: Span) -> Post:
    """The first office of a place and the body that follows it, null where there is none.

    What a minister or an expert is for belongs to the office ("Menteri Luar Negeri", "pakar hukum"); what a head is of is a body.
    """
    found = apart_glued(setting, place)
    at = next((i for i in range(len(found)) if title(setting, found, i) and not _of_name(setting, found, i)), None)
    if found and found[0].group() in setting.sayers.origins:
        return None, origin(setting, found)
    if at is None or found[0].group() in either(setting.words.plurals, setting.words.documents) or _others(setting, found, at):
        return None, None
    last = office_end(setting, found, at)
    office = [m.group() for m in found[at:last]]
    kinds = {setting.titles.get(word) for word in office}
    if kinds == {"qualifier"} and setting.sayers.under.isdisjoint(office):  # "eks petugas KPK", but not "mantan istri X"
        if last == len(found) or setting.titles.get(found[last].group()) == "relation" or not in_small(setting, found[last]):
            return None, None
        last += 1
    last, end = _with_short(setting, found, last, place)
    if kinds == {"rank"}:
        return Span(found[at].start(), end), None
    if found[last - 1].group() in setting.sayers.duties:
        return _charged(setting, found, at, last)
    rest = _phrase(setting, end, found[last:])
    held = " ".join(word for word in office if setting.titles.get(word) != "qualifier") or office[-1]
    if not expert(setting, held):  # "dokter spesialis penyakit dalam"
        ended = (i for i, m in enumerate(rest) if i and m.group() in setting.sayers.ends_body and in_small(setting, m))
        rest = rest[: next(ended, len(rest))]
    told = field(setting, held, rest)
    told += numbered(setting, rest, told) if told else 0
    while told and rest[told - 1].group() in setting.words.coordinators:
        told -= 1
    if told:
        _, end = _with_short(setting, rest, told, place)
        rest = [m for m in rest if m.start() >= end]
    if len(rest) > 1 and rest[0].group() in setting.words.coordinators:
        behind = office_end(setting, rest, 1) if title(setting, rest, 1) else 1
        second = rest[behind:]  # "pakar hukum dan akademisi Universitas X"
        rest = second if second and opens_body(setting, second, 0, minister=False) else rest
    start = found[beginning(setting, found, at, last)].start()
    end -= owned(setting, found[last - 1].group()) if end == found[last - 1].end() else 0
    served = _served(setting, office, rest)
    if served is not None:
        return Span(start, served.end if office[-1] in setting.words.counsel else end), None
    end = _closed(setting, start, end)
    comma = setting.page.plain.startswith(", ", end)
    return Span(start, end), apart(setting, [m for m in found if m.start() > end]) if comma and not rest else _body(setting, rest)


def _charged(setting: Setting, found: Words, at: int, last: int) -> Post:
    """An office told in English with what it is for, and its body: "Head of Sales Sagara Auto", "President of Sagara Auto"."""
    rest = _phrase(setting, found[last - 1].end(), found[last:])
    told = duty(setting, rest)
    ended = last + told if told else last - 1
    body = _body(setting, rest[told:]) if told < len(rest) else apart(setting, found[ended:])
    return Span(found[beginning(setting, found, at, last)].start(), found[ended - 1].end()), body


def apart(setting: Setting, found: Words) -> Span | None:
    """The body that stands behind an office and a comma: "Direktur Mutu, Yayasan Sagara, mengatakan"; null where none does."""
    ended = setting.page.plain.find(",", found[0].start(), found[-1].end()) if found else -1
    inside = [m for m in found if ended < 0 or m.end() <= ended]
    if not inside or not setting.page.plain[inside[0].start()].isupper() or any(closes(setting, m) for m in inside):
        return None
    institution = inside[0].group() in either(setting.words.bodies, setting.sayers.institutions)
    return body_of(setting, inside) if institution or setting.known.kind_at(inside[0].start()) == "ORG" else None


def closes(setting: Setting, match: re.Match[str]) -> bool:
    """Whether a word ends what an office is of: a verb in small letters, or what opens a relative clause."""
    verb = setting.words.is_verb(match.group()) and in_small(setting, match)
    return verb or match.group() in setting.words.relatives


def _served(setting: Setting, office: Sequence[str], rest: Words) -> Span | None:
    """Who follows whom the office serves, and no body: "kuasa hukum Rendra Wijaya"; null where a body or nothing does."""
    named = setting.known.at(rest[0].start()) if rest and not setting.sayers.serving.isdisjoint(office) else None
    return named[0] if named is not None and named[1].type == "PER" else None


def origin(setting: Setting, found: Words) -> Span | None:
    """The body that somebody is from: "Rendra dari Yayasan Sagara"; null where it is no body, but a place or a person."""
    body = body_of(setting, _phrase(setting, found[0].end(), found[1:]))
    firm = len(found) > 1 and found[1].group() in setting.sayers.institutions
    return body if body is not None and (firm or setting.page.plain[body.start].isupper()) else None


def body_of(setting: Setting, found: Words) -> Span | None:
    """The body that words are, by its first word, its name or its letters; null where they are none."""
    return _body(setting, found) if found and opens_body(setting, found, 0, minister=False) else None


def _others(setting: Setting, found: Words, at: int) -> bool:
    """Whether an office is another's: "kakak korban", "keluarga korban"; or none: "pemilik nama lengkap X"."""
    behind = found[at + 1].group() if at + 1 < len(found) else ""
    near = at > 0 and (setting.titles.get(found[at - 1].group()) == "relation" or found[at - 1].group() in setting.sayers.close)
    return near or (at > 0 and of_kin(setting, found[at - 1], found[at])) or behind in setting.sayers.named


def of_kin(setting: Setting, before: re.Match[str], office: re.Match[str]) -> bool:
    """Whether the word before an office makes it that of somebody's kin: "istri Menteri", "ibu korban"; "Ibu Menteri" is it."""
    pair = " ".join(setting.page.folded[max(0, before.end() - _KIN) : before.end()].split()[-2:])  # "orang tua siswa"
    if setting.titles.get(pair) == "relation":
        return True
    kin = before.group() in setting.sayers.unnamed["relative"]
    return kin and (setting.titles.get(before.group()) == "relation" or in_small(setting, office))


def _of_name(setting: Setting, found: Words, at: int) -> bool:
    """Whether a word is part of a body's name and no office: "Kementerian Koordinator Bidang …", "Gerakan Mahasiswa Banyu"."""
    name = setting.known.holding(found[at].start())
    apart = setting.page.plain[found[at].start() - 1 : found[at].start()].isspace()  # not "Jakarta-Peneliti"
    inside = name is not None and name.start < found[at].start() and apart and setting.known.kind_at(name.start) == "ORG"
    if inside and setting.sayers.heads.isdisjoint(m.group() for m in found[at : at + PHRASE]):
        return True
    opens = found[0].group() in either(setting.words.bodies, setting.sayers.institutions)
    return at == 1 and opens and setting.page.plain[found[0].start()].isupper()


def _with_short(setting: Setting, found: Words, last: int, place: Span) -> tuple[int, int]:
    """Past the short form in brackets that follows an office ("Chief Operating Officer (COO)"), and where the office then ends."""
    end = found[last - 1].end()
    short = _SHORT.match(setting.page.plain, end, place.end)
    if short is None:
        return last, end
    while last < len(found) and found[last].start() < short.end():
        last += 1
    return last, short.end()


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
    if rest[0].group() in setting.sayers.ends_body:  # "youtuber dengan akun X"
        return None
    ends = (setting.sayers.no_body - words.prepositions) | setting.sayers.ends_body
    kept = kept[: next((i for i, m in enumerate(kept) if _ends(setting, m, ends) or _ranked(setting, kept, i)), len(kept))]
    kept = kept[: _open_ended(setting, kept)]
    if not kept:
        return None
    written = [setting.page.plain[m.start() : m.end()] for m in kept]
    placed = kept[0] is not rest[0]  # "satpam di rumah X"
    if not capital(written) and (placed or kept[0].group() not in either(words.bodies, setting.sayers.institutions)):
        return None
    short = _SHORT_OFFICE.search(setting.page.plain, kept[0].start(), kept[-1].end())
    if short is not None and setting.titles.get(short.group(1).lower()) == "office":
        return Span(kept[0].start(), short.start())  # "Menteri Luar Negeri RI (Menlu)"
    return Span(kept[0].start(), _closed(setting, kept[0].start(), kept[-1].end()))


def _ends(setting: Setting, match: re.Match[str], ends: frozenset[str]) -> bool:
    """Whether a word ends a body's name since it opens something else, but not in "Politeknik Harapan Bersama Tegal"."""
    goes_on = setting.page.plain[match.start()].isupper() and setting.page.plain[match.end() + 1 : match.end() + 2].isupper()
    return match.group() in ends and not goes_on


def _ranked(setting: Setting, kept: Words, at: int) -> bool:
    """Whether a rank stands there, and not in a body's name: "Direktorat Jenderal"."""
    inside = at > 0 and kept[at - 1].group() in either(setting.words.bodies, setting.sayers.institutions)
    return setting.titles.get(kept[at].group()) == "rank" and not (inside and kept[at].group() in setting.words.role_tails)


def _open_ended(setting: Setting, kept: Words) -> int:
    """How many words name the body: not its term ("2020-2025") nor small words behind capitals ("DPR Papua dua")."""
    last = len(kept)
    while last and last == len(kept) and _initial(setting, kept[last - 1]):
        last -= 1
    capital = any(not in_small(setting, match) for match in kept)
    while last and (_TERM.fullmatch(kept[last - 1].group()) or (capital and _trails(setting, kept[last - 1]))):
        last -= 1
    return last if setting.words.coordinators.isdisjoint(match.group() for match in kept[last:]) else len(kept)


def _initial(setting: Setting, match: re.Match[str]) -> bool:
    """Whether a word is the initial of the name that follows: "Ketua Sagara M. Wijaya"."""
    return len(match.group()) == 1 and setting.page.plain[match.end() : match.end() + 1] == "."


def _trails(setting: Setting, match: re.Match[str]) -> bool:
    """Whether a word is in small letters and part of no name."""
    return match.group().isalpha() and in_small(setting, match) and setting.known.kind_at(match.start()) is None


def _closed(setting: Setting, start: int, end: int) -> int:
    """The end with the bracket that closes one opened inside."""
    text = setting.page.plain
    if text.rfind("(", start, end) <= text.rfind(")", start, end):
        return end
    close = next((i for i in range(end, min(end + 2, len(text))) if text[i] == ")"), None)
    return end if close is None else close + 1
