"""What an office is for, up to the body it is of: "pakar hukum", "Head of Sales", "Direktur Keuangan"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from silang.read.clauses import either
from silang.read.speakers.mentions import Setting
from silang.read.speakers.offices import Words, title
from silang.spans import Span

_TELLS = 4  # letters of a word that says what an office is for
_LISTED = re.compile(r"(?:, [A-Z]\w+(?: [A-Z]\w+){0,2}){1,4},? (?:\w{3}|&) (?=[A-Z])")  # ", HAM, Imigrasi dan Pemasyarakatan"
_AND = frozenset({"&"})


def field(setting: Setting, office: str, rest: Words) -> int:
    """How many words after an office say what it is for, up to a body, a country or what is written in capitals."""
    sayers = setting.sayers
    if not rest:
        return 0
    written = [setting.page.plain[m.start() : m.end()] for m in rest]
    minister, knows = office.split(maxsplit=1)[0] in sayers.portfolios, expert(setting, office)
    led = office in sayers.departed or office.rpartition(" ")[2] in sayers.departed & sayers.heads  # "Area Manager"
    within = _list_end(setting, rest) if minister or knows or led else 0
    body = next((at for at in range(within, len(rest)) if opens_body(setting, rest, at, minister=minister)), len(rest))
    if not minister and rest[0].group() in either(setting.words.bodies, sayers.institutions):
        return 0
    ends = either(sayers.no_body, sayers.origins, setting.words.prepositions, setting.words.auxiliaries)
    small = next((at for at, word in enumerate(written) if word.lower() in ends or not word.islower()), len(rest))
    if minister or knows:
        slash = minister and any("/" in setting.page.plain[a.end() : b.start()] for a, b in pairwise(rest[: body + 1]))
        return len(rest) if slash else body  # "Menteri Lingkungan Hidup/Kepala Badan Sagara"
    if led:
        divided = next((at for at, word in enumerate(written) if word.lower() not in sayers.divisions), len(rest))
        if divided:
            return max(divided, within)
        return body if body < len(rest) or written[0].lower() in sayers.departments else 0
    if small == 0 or small == len(rest):
        return small
    placed = written[small].lower() in ends
    behind = setting.known.at(rest[small].start())  # "kepala operasi Sagara"
    named = placed or (behind is not None and behind[1].type != "PER")
    return small if (named and _tells(setting, rest, small)) or (placed and not capital(written)) else 0


def expert(setting: Setting, office: str) -> bool:
    """Whether an office goes on with what its holder knows or does: "pakar", "pakar hukum"."""
    return office in setting.sayers.fields or office.split(maxsplit=1)[0] in setting.sayers.fields


def duty(setting: Setting, rest: Words) -> int:
    """How many words behind an English office's "of" say what it is for, up to its body; 0 where all of them are its body.

    The words for departments are such, or what stands before a name; where neither is there, all words are.
    """
    sayers = setting.sayers
    joins = either(setting.words.english, setting.words.coordinators)
    known = either(sayers.divisions, sayers.departments, joins)
    told = next((at for at, match in enumerate(rest) if match.group() not in known), len(rest))
    if not rest or rest[0].group() in joins:
        return 0  # "Head of the Sagara Institute"
    if told == 0 and setting.known.kind_at(rest[0].start()) == "ORG":
        return 0
    free = [at for at in range(max(told, 1), len(rest)) if not _joined(setting.page.plain, rest, at, joins)]
    left = free[0] if free and told else len(rest)
    return next((at for at in free if opens_body(setting, rest, at, minister=False)), left)


def _joined(plain: str, rest: Words, at: int, joins: frozenset[str]) -> bool:
    """Whether a word is joined to the one before it or behind it: "PR & Government", "Product and Corporate"."""
    return rest[at - 1].group() in joins or any("&" in plain[a.end() : b.start()] for a, b in pairwise(rest[at - 1 : at + 2]))


def _list_end(setting: Setting, rest: Words) -> int:
    """How many words a list takes of what an office is for: "Hukum, HAM, Imigrasi dan Pemasyarakatan"; 0 where there is none."""
    commas = (a.end() for a, b in pairwise(rest) if "," in setting.page.plain[a.end() : b.start()])
    end = next((end for comma in commas if (end := listed(setting, comma, rest[-1].end()))), 0)
    return sum(match.start() <= end for match in rest) if end else 0


def _tells(setting: Setting, rest: Words, small: int) -> bool:
    """Whether small words behind an office say what it is for, and no preposition what it is of."""
    joins, of = setting.words.coordinators, setting.words.prepositions
    told = (m.group() in joins or (len(m.group()) >= _TELLS and m.group() not in of) for m in rest[:small])
    return not title(setting, rest, 0) and all(told)


def opens_body(setting: Setting, rest: Words, at: int, *, minister: bool) -> bool:
    """Whether a body may begin with the word at index `at`; a minister's is a country, and never what follows at once."""
    page, words, sayers = setting.page, setting.words, setting.sayers
    match = rest[at]
    word, written = match.group(), page.plain[match.start() : match.end()]
    if at == 0 and minister:
        return word in either(sayers.origins, sayers.no_body)
    if word in either(sayers.origins, sayers.no_body):
        return True
    named_on = at + 1 < len(rest) and page.plain[match.end() : rest[at + 1].start()] == " "
    if at > 0 and rest[at - 1].end() == match.start():
        return True  # "Direktur KeuanganSagara"
    if word in either(words.bodies, sayers.institutions) and (named_on or not minister):
        return True  # but not in "Menteri Pembangunan Keluarga/BKKBN"
    if minister and rest[at - 1].group() in words.coordinators:
        return False  # "Menteri Komunikasi dan Digital"
    if at > 0 and "&" in page.plain[rest[at - 1].end() : match.start()]:
        return False  # "Komunikasi & TJSL"
    acronym = len(written) > 1 and written.isalpha() and written.isupper()
    first_named = next(setting.known.within(Span(match.start(), rest[-1].end())), None)
    kinds = ("ORG", "LOC") if minister else ("ORG",)
    named = first_named is not None and first_named[0].start == match.start() and first_named[1].type in kinds
    named = named and not (at + 1 < len(rest) and rest[at + 1].start() == match.end())
    return acronym or named or page.plain[match.start() - 1] in "(/" or (at > 0 and title(setting, rest, at) > 0)


def listed(setting: Setting, comma: int, end: int) -> int:
    """Where the list ends that a comma goes on with, what an office or a body is for; 0 where it goes on with something else."""
    found = _LISTED.match(setting.page.plain, comma, end)
    joins = found is not None and found.group().split()[-1] in either(setting.words.coordinators, setting.words.english, _AND)
    if found is None or not joins or any(name.type == "PER" for _, name in setting.known.within(Span(comma, found.end()))):
        return 0
    return found.end()


def in_small(setting: Setting, match: re.Match[str]) -> bool:
    """Whether a word is written in small letters."""
    return setting.page.plain[match.start() : match.end()].islower()


def capital(written: Sequence[str]) -> bool:
    """Whether a capital stands in any of the words."""
    return any(word != word.lower() for word in written)
