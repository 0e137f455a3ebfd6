"""Where names end that the tagger ran together or cut short: at lost blanks, inside addresses, at heads and places of bodies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from silang.model import NameType
from silang.read.names.acronyms import short_for
from silang.read.names.gazetteer import Known
from silang.read.names.presented import opened
from silang.read.names.runs import Run, covered
from silang.read.names.tokens import Tokens

_MOST_LETTERS = 6  # of a foreign body's short form
_COMMON = frozenset(("never", "seldom", "half"))


def seamed(cut: Tokens, run: Run, words: Known) -> Iterator[Run]:
    """The run, cut where no blank stands between two words, where a second body begins, where a unit of another place does."""
    first = run.first
    if run.last - first == 1:
        yield run
        return
    for at in range(run.first + 1, run.last):
        if run.type == "ORG" and cut.low[at] in words.link and _two_bodies(cut, first, at, run.last, words):
            yield Run(first, at, run.type)
            first = at + 1
        elif _seam(cut, at, words) or (run.type == "LOC" and _unit(cut, first, at, run.last, words)):
            yield Run(first, at, run.type)
            first = at
    if first == run.first:
        yield run
    elif any(words.casing.get(low, "always") not in _COMMON for low in cut.low[first : run.last]):
        place = run.type == "ORG" and words.place_kind(" ".join(cut.low[first : run.last]))
        yield Run(first, run.last, "LOC" if place else run.type)


def _seam(cut: Tokens, at: int, words: Known) -> bool:
    """Whether a lost blank glued a word with a capital to a whole word ("Timnas IndonesiaJepang"); not to a company's head."""
    if cut.start[at] != cut.end[at - 1]:
        return False
    before = cut.word[at - 1]
    glued = before.isalpha() and cut.word[at][0].isupper() and len(before) > 1
    return glued and cut.low[at - 1] not in words.heads


def _two_bodies(cut: Tokens, first: int, at: int, last: int, words: Known) -> bool:
    """Whether a word that links two bodies stands there ("Satgas Tirta dan Polresta Bogor")."""
    if at - first < 2 or at + 2 >= last or cut.low[first] not in words.body:
        return False
    whole = cut.word[at - 1].isupper() or words.place_kind(cut.low[at - 1])  # "Komisi Sekuritas dan Bursa" is one name
    if not whole:
        return False
    return cut.low[at + 1] in words.body and cut.word[at + 1] != cut.low[at + 1] and cut.word[at].isalpha()


def _unit(cut: Tokens, first: int, at: int, last: int, words: Known) -> bool:
    """Whether a unit's kind opens a second place's name ("Kelurahan Pondok Jaya Kecamatan Tirta")."""
    low, opening = cut.low[at], cut.low[first]
    two = at - first > 1 and at + 1 < last and (opening in words.place or opening in words.area)
    return two and low in words.area and low in words.place and cut.word[at] != low


def joined(cut: Tokens, found: Sequence[Run], words: Known) -> list[Run]:
    """The runs in order, persons in one piece, bodies with the head before them and the body or the place behind them."""
    out: list[Run] = []
    for run in sorted(found):
        least = out[-1].last if out else 0
        whole = _numbered(cut, run, least, words)
        grown = _headed(cut, whole, least, words) if whole.type == "ORG" else _kind_told(cut, whole, least, words)
        if out and _one(cut, out[-1], grown, words):
            out[-1] = Run(out[-1].first, grown.last, out[-1].type)
        else:
            out.append(grown)
    taken = {run.first for run in out}
    words_taken = covered(out)
    out = [_fields(cut, run, words_taken, words) if run.type == "ORG" else run for run in out]
    return [_to_its_end(cut, run, taken, words) if run.type == "ORG" else run for run in out]


def _headed(cut: Tokens, run: Run, least: int, words: Known) -> Run:
    """A body's name with the head that stands before it ("Fraksi PKS", "Satreskrim Polres Badung")."""
    first = run.first
    while first > least and not cut.fresh[first] and _head(cut, first - 1, words):
        first -= 1
    return Run(first, run.last, "ORG")


def _numbered(cut: Tokens, run: Run, least: int, words: Known) -> Run:
    """A place's or body's name with the head and the number before it ("SMA Negeri 2 Badung", "Komisi 1 DPRD Badung")."""
    at = run.first - 1
    if run.type == "PER" or at <= least or any(cut.fresh[at : run.first + 1]) or not cut.word[at].isdecimal():
        return run
    first = at - 1 if _head(cut, at - 1, words) else at - 2
    whole = first >= least and _head(cut, first, words) and not cut.fresh[first + 1] and cut.word[at - 1][0].isupper()
    return Run(first, run.last, "ORG") if whole else run


def _kind_told(cut: Tokens, run: Run, least: int, words: Known) -> Run:
    """A place's name with its kind in capitals before it ("Kota Jambi"), where that is no part of an office ("Wali Kota Jambi").

    What plays for a country is a body ("timnas Indonesia").
    """
    at = run.first - 1
    if run.type != "LOC" or at < least or cut.fresh[run.first]:
        return run
    if cut.low[at] in words.team:
        return Run(at, run.last, "ORG")
    if cut.fresh[at] or cut.word[at] == cut.low[at]:
        return run
    kind = cut.low[at] in words.area and cut.low[at] in words.place
    office = at > 0 and " ".join(cut.low[at - 1 : at + 1]) in words.titles
    return Run(at, run.last, "LOC") if kind and not office else run


def _head(cut: Tokens, at: int, words: Known) -> bool:
    low = cut.low[at]
    return low in words.body and low not in words.crew and cut.word[at] != low and (not cut.fresh[at] or low in words.company)


def _one(cut: Tokens, last: Run, run: Run, words: Known) -> bool:
    """Whether two runs are one name: a body's, a road's, or a person's, one beside the other."""
    if last.type == run.type == "PER":
        return last.last == run.first and not cut.fresh[run.first] and cut.start[run.first] > cut.end[last.last - 1]
    return _goes_on(cut, last, run, words) or _to_and_fro(cut, last, run, words)


def _goes_on(cut: Tokens, last: Run, run: Run, words: Known) -> bool:
    """Whether a body's name goes on with the next: "LPPOM MUI", "Dinas Perhubungan Manado"."""
    if last.type != "ORG" or last.last != run.first or cut.fresh[run.first] or cut.start[run.first] == cut.end[last.last - 1]:
        return False
    if cut.low[last.last - 1] in words.tail:
        return False
    return run.type == "LOC" or (run.type == "ORG" and cut.low[last.first] not in words.company)


def _fields(cut: Tokens, run: Run, taken: set[int], words: Known) -> Run:
    """A body's name with the fields that go on behind its first comma ("Kementerian Pendidikan, Riset, dan Teknologi")."""
    at, last = run.last, 0
    if cut.low[run.first] not in words.body or cut.low[run.first] in words.company or at >= len(cut.word) or cut.word[at] != ",":
        return run
    while at + 1 < len(cut.word) and not cut.fresh[at] and (cut.word[at] == "," or cut.low[at] in words.small):
        linked = cut.word[at] != ","
        at += 1
        if not linked and cut.low[at] in words.small and cut.low[at] == cut.word[at]:
            linked, at = True, at + 1
        begin = at
        while at < len(cut.word) and at not in taken and not cut.fresh[at] and _field(cut, at, words):
            at += 1
        if at == begin or at >= len(cut.word):
            return run
        if linked:
            last = at
            break
    return Run(run.first, last, "ORG") if last else run


def _field(cut: Tokens, at: int, words: Known) -> bool:
    low = cut.low[at]
    everyday = words.casing.get(low, "always") in _COMMON and low not in words.heads and low not in words.titles
    return everyday and cut.word[at].istitle()


def _to_and_fro(cut: Tokens, last: Run, run: Run, words: Known) -> bool:
    """Whether a road's name goes on with its other end ("Jalan Raya Cirebon-Bandung")."""
    dash = run.first - last.last == 1 and cut.word[last.last] == "-" and cut.end[last.last] == cut.start[run.first]
    return dash and last.type == run.type == "LOC" and cut.low[last.first] in words.place and last.last - last.first > 1


def _to_its_end(cut: Tokens, run: Run, taken: set[int], words: Known) -> Run:
    """A body's name with the word that may end it: behind its place ("Polresta Bogor Kota"), or its kind in law ("Tirta Co")."""
    at = run.last
    if at >= len(cut.word) or at in taken or cut.fresh[at] or not cut.word[at][0].isupper():
        return run
    if cut.low[at].rstrip(".") in words.legal:
        return Run(run.first, at + 1, "ORG")
    if cut.low[at] not in words.ending or run.last - run.first < 2 or cut.low[run.first] not in words.body:
        return run
    more = at + 1 < len(cut.word) and not cut.fresh[at + 1] and cut.word[at + 1][0].isupper() and not _titled(cut, at + 1, words)
    return run if more else Run(run.first, at + 1, "ORG")


def _titled(cut: Tokens, at: int, words: Known) -> bool:
    return cut.low[at].rstrip(".") in words.titles


def shortened(cut: Tokens, found: Sequence[Run], words: Known) -> list[Run]:
    """The runs, with the short forms that brackets bind to bodies and places wherever they stand, of the type of what they mean.

    A short form that words in small letters spell is no name ("kendaraan multiguna (KMG)").
    """
    ending = {run.last: run for run in found}
    meant: dict[str, NameType | None] = {}
    for at in opened(cut):
        short = cut.word[at + 1]
        if cut.word[at + 2] == ")" and short[0].isupper() and cut.low[at + 1] not in words.never:
            run = ending.get(at)
            if run is None and short.isupper() and _spelt_small(cut, at, short) and cut.low[at + 1] not in words.bodies:
                meant.setdefault(short, None)
            elif run is not None and run.type != "PER" and _short_of(cut, run, short, words):
                meant[short] = run.type
    told = {run: ending[at].type for run, at in _other_names(cut, found) if at in ending and ending[at].type != "PER"}
    if not meant and not told:
        return list(found)
    out = [kept for run in found for kept in _retyped(cut, Run(run.first, run.last, told.get(run, run.type)), meant)]
    taken = covered(out)
    for at in cut.capital:
        kind = meant.get(cut.word[at])
        if kind is not None and at not in taken:
            out.append(Run(at, at + 1, kind))
    return sorted(out)


def _other_names(cut: Tokens, found: Sequence[Run]) -> Iterator[tuple[Run, int]]:
    """Runs in brackets that a stroke and their short form follow ("(Tirta Foundation/TF)"), with where the bracket opens."""
    for run in found:
        at = run.last + 1
        stroke = at < len(cut.word) and cut.word[run.last] == "/" and cut.word[at].isupper()
        if (
            stroke
            and run.first
            and cut.word[run.first - 1] == "("
            and short_for(cut.word[at], " ".join(cut.word[run.first : run.last]))
        ):
            yield run, run.first - 1


def _retyped(cut: Tokens, run: Run, meant: Mapping[str, NameType | None]) -> Iterator[Run]:
    if run.last - run.first > 1 or cut.word[run.first] not in meant:
        yield run
    else:
        kind = meant[cut.word[run.first]]
        if kind is not None:
            yield Run(run.first, run.last, kind)


def _short_of(cut: Tokens, run: Run, short: str, words: Known) -> bool:
    """Whether the word in brackets is short for the name before them: spelt by its letters, or a foreign body's own capitals."""
    if cut.low[run.last - 1] in words.never or run.last - run.first < 2:
        return False
    spelt = short_for(short, " ".join(cut.word[run.first : run.last]))
    return spelt or (run.type == "ORG" and short.isupper() and 2 < len(short) <= _MOST_LETTERS)


def _spelt_small(cut: Tokens, at: int, short: str) -> bool:
    """Whether the words in small letters right before the bracket at `at` spell the short form."""
    first = at
    while first and at - first < len(short) and not cut.fresh[first] and cut.low[first - 1] == cut.word[first - 1]:
        first -= 1
    return at - first > 1 and any(short_for(short, " ".join(cut.low[i:at])) for i in range(first, at - 1))
