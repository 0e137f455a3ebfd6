"""Where a body's or a place's name ends and its office's holder begins, where nothing else in the article tells them apart.

"Kepala BNPB Letjen TNI Rendra", "Direktur Utama Bank Mandala Rendra Wijaya", "Ketua KPU Kabupaten Tirta Rendra".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from silang.model import NameType
from silang.read.names.gazetteer import Known
from silang.read.names.holders import may_be_named
from silang.read.names.runs import Run, known_length, title_before
from silang.read.names.tokens import Tokens

_SHORT = 3  # letters of a body's short form, at least
_COMMON = ("never", "seldom", "half")  # how often a word bears a capital that is no part of a name
_ADDRESS = ("academic", "honorific", "rank")  # before a person's name alone
_LARGE = ("country", "capital", "region")
_SMALL = ("district", "city")
_PLACES = ("region", "city")
_INITIALS = re.compile(r"(?:[A-Z]\.){2,4}")
_REACH = 5  # words between an office and the name of its holder that are looked back over
_MOST = 24  # words of a body and its office's holder, at most
_NUMERALS = frozenset(("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"))


def bordered(cut: Tokens, found: Sequence[Run], words: Known) -> list[Run]:
    """The runs in order; those that touch behind an office are cut anew where its holder's name can only begin."""
    out = list[Run]()
    found = [_with_place(cut, _with_opening(cut, run, words), words) for run in _with_initials(cut, found, words)]
    found = [_behind_number(cut, part, words) for run in found for part in _behind_village(cut, run, words)]
    forms = Counter([tuple(cut.low[run.first : run.last]) for run in found])
    for group in _touching(cut, sorted(found)):
        first = group[0].first
        if first and not cut.fresh[first] and cut.word[first - 1][0].isupper() and _bank(cut.low[first - 1], words):
            first -= 1
            group.insert(0, Run(first, first + 1, "ORG"))
        stood = [run.last for run in group if run.type != "PER" and forms[tuple(cut.low[run.first : run.last])] > 1]
        alone = len(group) == 1 and bool(stood)
        if alone or group[-1].last - first > _MOST or not _led(cut, first, words):
            out += group
        else:
            begun = _begun(cut, group, max(stood, default=first), words)
            out += _cut(cut, group, begun, words) if begun > first else group
    return out


def _with_initials(cut: Tokens, found: Sequence[Run], words: Known) -> list[Run]:
    """The runs, and the persons behind an office whose name initials open that no blank parts ("I.G.N. Rendra")."""
    more = list[Run]()
    for at in cut.capital:
        last = at + 1
        if last == len(cut.word) or not _INITIALS.fullmatch(cut.word[at]) or not _led(cut, at, words):
            continue
        while last < len(cut.word) and not cut.fresh[last] and may_be_named(cut, last, words):
            last += 1
        if last - at > 1:
            more.append(Run(at, last, "PER"))
    begun = {at: run.first for run in more for at in range(run.first, run.last)}
    kept = (run if run.last - 1 not in begun else Run(run.first, begun[run.last - 1], run.type) for run in found)
    return [*(run for run in kept if run.first < run.last), *more] if more else list(found)


def _behind_village(cut: Tokens, run: Run, words: Known) -> Sequence[Run]:
    """A person's name cut from the place before it that no list has, behind the office of one ("Kades Sukamukti Andi Wijaya").

    A first name and another follow, or the article calls the place by what it is ("Desa Sukamukti").
    """
    first, second = run.first, run.first + 1
    if run.type != "PER" or run.last - first < 2 or not first or cut.fresh[first] or not _heads(cut, first, words.heading):
        return (run,)
    low = cut.low[first]
    if low in words.given or low in words.prefix or low.rstrip(".") in words.clipped or not low.isalpha() or len(low) == 1:
        return (run,)
    called = any(
        cut.low[at] == low and cut.low[at - 1] in words.area and not cut.fresh[at] for at in cut.capital if at and at != first
    )
    named = _heads(cut, first, words.local) and run.last - second > 1 and cut.low[second] in words.given
    if not called and not named:
        return (run,)
    return Run(first, second, "LOC"), Run(second, run.last, "PER")


def _behind_number(cut: Tokens, run: Run, words: Known) -> Run:
    """A person's name without the number of the office before it ("Wakil Ketua II Rendra"); "I Wayan Rendra" is one."""
    at = run.first
    numbered = run.type == "PER" and cut.word[at] in _NUMERALS and run.last - at > 1
    if not numbered or title_before(cut, at, words) in (None, *_ADDRESS):
        return run
    return run if cut.word[at] == "I" and cut.low[at + 1] in words.born else Run(at + 1, run.last, "PER")


def _heads(cut: Tokens, at: int, offices: frozenset[str]) -> bool:
    """Whether one of the offices ends before a word, behind which their places stand ("Bupati Badung")."""
    return cut.low[at - 1] in offices or " ".join(cut.low[max(0, at - 2) : at]) in offices


def _with_opening(cut: Tokens, run: Run, words: Known) -> Run:
    """A person's name with the two words that open it, which the tagger left out ("Anak Agung Rendra")."""
    left = run.type == "PER" and run.first > 1 and not any(cut.fresh[run.first - 1 : run.first + 1])
    return Run(run.first - 2, run.last, "PER") if left and _paired(cut, run.first - 2, words) else run


def _paired(cut: Tokens, at: int, words: Known) -> bool:
    """Whether two words open a person's name together ("Anak Agung")."""
    return cut.word[at] != cut.low[at] and " ".join(cut.low[at : at + 2]) in words.prefix


def _with_place(cut: Tokens, run: Run, words: Known) -> Run:
    """A body's short form behind an office with the province that stands behind it, which the tagger left out."""
    at = run.last
    if (
        run.type != "ORG"
        or at >= len(cut.word)
        or cut.fresh[at]
        or not _acronym(cut, at - 1, words)
        or not _led(cut, run.first, words)
    ):
        return run
    length = known_length(cut, at, words)
    return Run(run.first, at + length, "ORG") if words.place_kind(" ".join(cut.low[at : at + length])) == "region" else run


def _touching(cut: Tokens, found: Sequence[Run]) -> Iterator[list[Run]]:
    """The runs, those together between which nothing stands."""
    group = list[Run]()
    for run in found:
        if group and (group[-1].last != run.first or cut.fresh[run.first]):
            yield group
            group = []
        group.append(run)
    if group:
        yield group


def _led(cut: Tokens, first: int, words: Known) -> bool:
    """Whether an office stands before the word, right there or with more of its body between."""
    for at in range(first - 1, max(-1, first - 1 - _REACH), -1):
        if cut.fresh[at + 1] or not cut.word[at][0].isalnum():
            return False
        if title_before(cut, at + 1, words):
            return True
        if cut.word[at] == cut.low[at]:
            return False
    return False


def _begun(cut: Tokens, group: Sequence[Run], stood: int, words: Known) -> int:
    """Where the person's name begins that ends a group of runs; its first word where nothing tells.

    Before `stood` are bodies that the article names elsewhere.
    """
    first, last = group[0].first, group[-1].last
    if cut.low[last - 1] in words.tail:
        return first
    if title_before(cut, first, words) in _ADDRESS:
        return first + 1 if _acronym(cut, first, words) and _all_named(cut, first, first + 1, last, words) else first
    pair = next((at for at in range(first + 1, last - 2) if _paired(cut, at, words)), None)
    if pair is not None:
        return pair
    person = next((run.first for run in group if run.type == "PER"), last)
    least, sure = _body_end(cut, first, last, person, words)
    least = max(least, stood)
    goes_on = person == last < len(cut.low) and cut.low[last] in words.link
    if goes_on or not _all_named(cut, first, least, last, words):
        return first
    if person < least:
        return least
    opened = next((at for at in range(max(least, first + 1), person) if _opens(cut, at, last, words)), person)
    if opened < person and (person < last or (opened - first > 1 and last - opened > 1)):
        return opened
    return least if person == last and sure else first


def _head(cut: Tokens, at: int, words: Known) -> bool:
    """Whether a word is a body's head, behind which its own name stands."""
    return cut.low[at] in words.body and cut.low[at] not in words.given and not cut.word[at].isupper()


def _bank(low: str, words: Known) -> bool:
    """Whether a word is a company's head that the tagger leaves out at times ("Bank")."""
    return low in words.body and low in words.tail and words.casing.get(low) not in _COMMON[:2]


def _all_named(cut: Tokens, first: int, begun: int, last: int, words: Known) -> bool:
    """Whether words from `begun` on, one at least, may all be of a person's name."""
    return begun < last and all(
        _named(cut, at, words)
        or _first_name(cut, first, at, 1, last, words)
        or (words.place_kind(cut.low[at]) and _in_name(cut, begun, at, words))
        for at in range(begun, last)
    )


def _body_end(cut: Tokens, first: int, last: int, person: int, words: Known) -> tuple[int, bool]:
    """Where what can be no person's name ends, and whether the body or place that it names is whole then.

    A small place where the tagger found the `person` to begin is a name, but behind offices of places ("Camat Giriwoyo Rendra").
    """
    end, whole, at = first, False, first
    heads = _heads(cut, first, words.heading)
    while at < last:
        low, length = cut.low[at], known_length(cut, at, words)
        if at and cut.word[at] in _NUMERALS and cut.low[at - 1] in words.graded and at + 2 < last:
            at += 2  # the place whose class it is: "Kelas I Tirta"
            end, whole = at, True
        elif low in words.particle or _prefix(cut, at, words):
            at += 1
        elif low in words.area and at + 1 < last and not cut.word[at].isupper():
            place = known_length(cut, at + 1, words)
            at += 1 + max(1, place)
            end, whole = at, bool(place)
        elif _acronym(cut, at, words) or (
            length and not _first_name(cut, first, at, length, last, words) and not _in_name(cut, end, at, words)
        ):
            kind = words.place_kind(" ".join(cut.low[at : at + length]))
            if at == person and kind in _SMALL and not heads:
                break
            whole = cut.word[at].isupper() or kind in _PLACES or (kind == "district" and heads)
            at += length or 1
            end = at
        elif at == first and _head(cut, at, words) and at + 2 < last:
            at += 2  # its own name follows: "Bank Mandala"
            end, whole = at, False
        elif low in words.tail or (at > first and words.casing.get(low) in _COMMON and not _in_name(cut, end, at + 1, words)):
            at += 1
            end, whole = at, low in words.tail
        else:
            at += 1
    return end, whole


def _acronym(cut: Tokens, at: int, words: Known) -> bool:
    """Whether a word in capitals is a body's short form."""
    word = cut.word[at]
    return word.isalpha() and word.isupper() and len(word) >= _SHORT and (cut.low[at] in words.bodies or cut.low[at] in words.body)


def _in_name(cut: Tokens, end: int, at: int, words: Known) -> bool:
    """Whether a person's name has begun behind the body that ended at `end` ("Andi Baso Rahman", though "Baso" is a place)."""
    return any(cut.low[i] in words.given or _prefix(cut, i, words) for i in range(end, at))


def _prefix(cut: Tokens, at: int, words: Known) -> bool:
    """Whether a word that belongs to a name behind it opens one ("Ni Wayan"), and is no number ("Komisi I DPRD")."""
    if at + 1 == len(cut.word) or cut.word[at] == cut.low[at]:
        return False
    if cut.word[at] in _NUMERALS and not may_be_named(cut, at + 1, words):
        return False
    return cut.low[at] in words.prefix or _paired(cut, at, words)


def _first_name(cut: Tokens, first: int, at: int, length: int, last: int, words: Known) -> bool:
    """Whether what is a place's name, too, is a person's first one: a given name, or behind another place ("Bogor Bima Wijaya")."""
    if length != 1:
        return False
    follows = at + 1 < last and _named(cut, at + 1, words)
    behind = at > first and bool(words.place_kind(cut.low[at - 1])) and not words.place_kind(" ".join(cut.low[at - 1 : at + 1]))
    return (follows and behind) or (cut.low[at] in words.given and words.place_kind(cut.low[at]) not in _LARGE)


def _named(cut: Tokens, at: int, words: Known) -> bool:
    """Whether a word may be one of a person's name: a rare one, an initial or a particle."""
    if words.name_kind(cut.low[at]) == "firm":
        return False
    initial = len(cut.word[at].rstrip(".")) == 1 and cut.word[at][0].isupper()
    return initial or cut.low[at] in words.particle or cut.low[at] in words.prefix or may_be_named(cut, at, words)


def _opens(cut: Tokens, at: int, last: int, words: Known) -> bool:
    """Whether a person's name begins there: with a given name, or with a word that only stands before names ("Ni Wayan")."""
    if at + 1 >= last or cut.word[at] == cut.low[at] or cut.low[at - 1] in words.link:
        return False
    rare = words.casing.get(cut.low[at], "always") == "always"
    return (cut.low[at] in words.given and rare) or _prefix(cut, at, words)


def _cut(cut: Tokens, group: Sequence[Run], begun: int, words: Known) -> Iterator[Run]:
    """The runs of a group up to where the person begins, and the person."""
    for run in group:
        if run.first < begun:
            kind: NameType = run.type
            if kind == "PER":
                kind = "LOC" if cut.low[run.first] in words.area or words.place_kind(cut.low[run.first]) else "ORG"
            yield Run(run.first, min(run.last, begun), kind)
    yield Run(begun, group[-1].last, "PER")
