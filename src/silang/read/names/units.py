"""Places and units that stand between an office and its holder's name ("Bupati Badung Wayan Adi"), told apart by the article.

No table knows every place. What decides is where else the words stand: the place after words for places, the person by the first
name. Where nothing decides, the run stays as it was found.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from silang.model import NameType
from silang.read.names.gazetteer import Known
from silang.read.names.runs import Run, covered, may_name
from silang.read.names.tokens import Tokens

_ENOUGH = 2  # evidence at which a run is cut
_MOST_WORDS = 3  # of the place or unit that is cut off
_LONGEST_OFFICE = 3  # words
_SHORTEST = 2  # letters, of initials
_SHORTEST_VERB = 5  # letters, of a verb that begins with "me"
_ADDRESS = ("honorific", "academic")
_COMMON = frozenset(("never", "seldom", "half"))
Places = Mapping[str, Sequence[int]]  # where words stand with a capital, by the word in small letters


@dataclass(frozen=True, slots=True)
class _Head:
    """What stands before a person: where the unit's name begins, its type, and whether that name needs more words."""

    first: int
    type: NameType
    open: bool
    company: bool = False


def parted(cut: Tokens, runs: Sequence[Run], words: Known) -> list[Run]:
    """The runs in order, persons behind an office cut where the name of its place or unit ends, which is a run of its own."""
    ordered = sorted([*_led(cut, runs, words), *_headed(cut, runs, words)])
    heads = {run: head for run, head in zip(ordered, _heads(cut, ordered, words), strict=True) if head is not None}
    places = _standing(cut, heads)
    cuts: dict[tuple[str, ...], NameType] = {}
    out: list[Run] = []
    for run in ordered:
        length = _length(cut, run, heads[run], places, words) if run in heads else 0
        if not length:
            out.append(run)
            continue
        head = heads[run]
        if out and out[-1].last > head.first:
            out.pop()
        person = _past_ranks(cut, run.first + length, run.last, words)
        out += [Run(head.first, run.first + length, head.type), Run(person, run.last, "PER")]
        whole = head.company or head.first == run.first
        cuts[tuple(cut.low[run.first : run.first + length])] = head.type if whole else "LOC"
    told = list(_before_ranks(cut, out, words))
    cuts.update({tuple(cut.low[run.first : run.last]): run.type for run in told})
    begun = {run.first for run in told}
    out = sorted([*(run for run in out if run.first not in begun), *told])
    return [Run(run.first, run.last, cuts.get(tuple(cut.low[run.first : run.last]), run.type)) for run in out] if cuts else out


def _led(cut: Tokens, runs: Sequence[Run], words: Known) -> Iterator[Run]:
    """The runs, a place behind an office cut where a given name begins ("Bupati Tanjung Seroja Siti Rahmania").

    A body takes the one unknown word between it and a person ("Kantor SAR Wairenda Mikael …").
    """
    begun = {run.first for run in runs if run.type == "PER"}
    for run in runs:
        begin = range(run.first + 1, run.last - 1)
        at = next((at for at in begin if cut.low[at] in words.given), 0) if run.type == "LOC" else 0
        if at and run.first and _office(cut, run.first, words.heading):
            yield Run(run.first, at, "LOC")
            yield Run(at, run.last, "PER")
        elif run.type == "ORG" and cut.low[run.first] in words.body and _unknown(cut, run.last, begun, words):
            yield Run(run.first, run.last + 1, "ORG")
        else:
            yield run


def _unknown(cut: Tokens, at: int, begun: Set[int], words: Known) -> bool:
    """Whether the word is an unknown one that runs on to a person's name."""
    return at + 1 in begun and not any(cut.fresh[at : at + 2]) and _may_be_unit_at(cut, at, words)


def _headed(cut: Tokens, runs: Sequence[Run], words: Known) -> Iterator[Run]:
    """Heads of bodies with the unknown words behind them that a rank or a person's name follows ("Kodam Barosa Mayjen …")."""
    taken = covered(runs)
    begun = {run.first for run in runs if run.type == "PER"}
    for at in cut.capital:
        if at in taken or cut.low[at] not in words.body or cut.low[at] in words.company:
            continue
        last = at + 1
        while last - at <= _MOST_WORDS and last < len(cut.word) and last not in taken and _may_be_unit_at(cut, last, words):
            last += 1
        whole = _written_out(cut, at, taken, words)
        if whole > at:
            yield Run(at, whole, "ORG")
            continue
        ranked = last < len(cut.word) and words.titles.get(cut.low[last].rstrip(".")) == "rank"
        if last - at > 1 and (ranked or last in begun) and not any(cut.fresh[at + 1 : last + 1]):
            yield Run(at, last, "ORG")


def _written_out(cut: Tokens, at: int, taken: Set[int], words: Known) -> int:
    """Where a body's name of everyday words ends that a verb follows ("Aliansi Warga Pesisir mendesak"); else `at`."""
    last = at + 1
    while last < len(cut.word) and last not in taken and not cut.fresh[last] and cut.word[last].istitle():
        last += 1
    verb = cut.low[last] if last < len(cut.word) and not cut.fresh[last] else ""
    common = all(words.casing.get(low, "always") != "always" for low in cut.low[at + 1 : last])
    return last if last - at > 2 and common and verb and verb == cut.word[last] and _acts(verb) else at


def _acts(low: str) -> bool:
    return low.startswith("me") and len(low) >= _SHORTEST_VERB


def _may_be_unit_at(cut: Tokens, at: int, words: Known) -> bool:
    return may_name(cut, at, words) and _may_be_unit(cut.word[at], cut.low[at], words)


def _heads(cut: Tokens, runs: Sequence[Run], words: Known) -> Iterator[_Head | None]:
    last: Run | None = None
    for run in runs:
        yield _head(cut, run, last, words) if run.type == "PER" and run.last - run.first > 1 else None
        last = run


def _head(cut: Tokens, run: Run, last: Run | None, words: Known) -> _Head | None:
    """The office or body right before a person's name, None where there is none."""
    at = run.first
    if not at or cut.fresh[at]:
        return None
    if last is not None and last.last == at and last.type == "ORG":
        company = cut.low[last.first] in words.company
        titled = last.first and not cut.fresh[last.first] and cut.low[last.first - 1].rstrip(".") in words.title_words
        alone = last.last - last.first == 1 and cut.low[last.first] in words.body
        return _Head(last.first, "ORG", alone, company and alone) if titled or company else None
    if cut.low[at - 1] in words.body and (cut.word[at - 1] != cut.low[at - 1] or cut.low[at - 1] in words.crew):
        company = cut.low[at - 1] in words.company
        titled = at > 1 and not cut.fresh[at - 1] and cut.low[at - 2].rstrip(".") in words.title_words
        return _Head(at - 1, "ORG", True, company) if titled or company else None
    if _office(cut, at, words.heading):
        return _Head(at, "LOC", True)
    if _office(cut, at, words.offices):
        return _Head(at, "ORG", True)
    return _unit_begun(cut, at, words)


def _unit_begun(cut: Tokens, at: int, words: Known) -> _Head | None:
    """The unit that begins between an office and the run: "Kepala Balai Sungai | Tanawera Bambang …"."""
    first = at
    while at - first < _MOST_WORDS and first and not cut.fresh[first] and cut.word[first - 1][:1].isupper():
        first -= 1
        if cut.low[first] not in words.titles and _office(cut, first, words.offices):
            return _Head(first, "ORG", True)
    return None


def _office(cut: Tokens, at: int, offices: frozenset[str]) -> bool:
    """Whether one of the offices stands right before the word."""
    return not cut.fresh[at] and any(" ".join(cut.low[at - n : at]) in offices for n in range(1, min(_LONGEST_OFFICE, at) + 1))


def _standing(cut: Tokens, heads: Mapping[Run, _Head]) -> Places:
    """Where else the words of the persons stand."""
    sought = {low for run in heads for low in cut.low[run.first : run.last]}
    places: dict[str, list[int]] = defaultdict(list)
    for at in cut.capital if sought else ():
        if cut.low[at] in sought:
            places[cut.low[at]].append(at)
    return places


def _length(cut: Tokens, run: Run, head: _Head, places: Places, words: Known) -> int:
    """How many words at the run's beginning are the place's or unit's; 0 where nothing decides."""
    most = min(_MOST_WORDS, run.last - run.first - 1)
    scored = sorted(((_score(cut, run, head, n, places, words), n) for n in range(1, most + 1)), reverse=True)
    best, length = scored[0]
    undecided = best < _ENOUGH or (len(scored) > 1 and scored[1][0] == best)
    return 0 if undecided else length


def _score(cut: Tokens, run: Run, head: _Head, length: int, places: Places, words: Known) -> int:
    """How much speaks for a cut after `length` words."""
    low, at = cut.low, run.first + length
    unit = low[run.first : at]
    fits = all(_may_be_unit(cut.word[i], low[i], words) for i in range(run.first, at))
    if not fits or words.tail.intersection(low[at : run.last]):
        return 0
    begin = _past_ranks(cut, at, run.last, words)
    person = low[begin]
    score = -2 * (unit[0] in words.given or unit[0] in words.prefix) + head.company
    score += 2 if begin > at else -2 * (run.last - at < 2)
    score += bool(words.place_kind(" ".join(unit))) and unit[0] not in words.given
    score += person in words.given and not words.given.intersection(unit)
    free = [
        p
        for p in places.get(unit[0], ())
        if not run.first <= p < run.last and low[p : p + length] == unit and low[p + length : p + length + 1] != [low[at]]
    ]
    if length > 1:  # "SAR Wairenda": the unit's place alone
        free += [p for p in places.get(unit[-1], ()) if not run.first <= p < run.last and low[p - 1 : p] != [unit[-2]]]
    placed = sum(_placed(cut, p, words) for p in free)
    score += 2 * (placed > 0) - 2 * any(p and low[p - 1] in words.says for p in free)
    named = [p for p in places.get(person, ()) if not run.first <= p < run.last and (not p or low[p - 1] != unit[-1])]
    begun = sum(not _placed(cut, p, words) for p in named)
    last = [
        p for p in places.get(low[run.last - 1], ()) if not run.first <= p < run.last and (not p or low[p - 1] != low[run.last - 2])
    ]
    told = bool(free) and (bool(last) or min(free) < run.first)  # the unit before its head, or both by themselves
    score += (told and run.last - at > 1) + (unit[-1] in words.tail)
    return score + 2 * (2 * begun > len(named) and (head.open or placed > 0))


def _past_ranks(cut: Tokens, at: int, last: int, words: Known) -> int:
    """Where the person's name begins after the ranks at the word."""
    while at < last - 1 and words.titles.get(cut.low[at].rstrip(".")) == "rank":
        at += 1
    return at


def _may_be_unit(word: str, low: str, words: Known) -> bool:
    """Whether a word may be part of the name of a place or unit that no table knows."""
    long = len(word) > _SHORTEST or not word.isalpha()  # "F1" is no initial
    return word[0].isupper() and long and word[-1] != "." and words.casing.get(low) not in _COMMON


def _placed(cut: Tokens, at: int, words: Known) -> bool:
    """Whether a word that only places or bodies follow stands before the word."""
    low = cut.low[at - 1] if at and not cut.fresh[at] else ""
    return low in words.place or low in words.area or low in words.body or low in words.toward


def _before_ranks(cut: Tokens, runs: Sequence[Run], words: Known) -> Iterator[Run]:
    """Words between an office and a rank or a comma that a person's name follows: the office's place."""
    taken = {at for run in runs if run.type != "PER" or run.last - run.first > 1 for at in range(run.first, run.last)}
    for run in runs:
        at = run.first
        while run.type == "PER" and at and not cut.fresh[at] and words.titles.get(cut.low[at - 1].rstrip(".")) == "rank":
            at -= 1
        ranked = at < run.first
        while run.type == "PER" and at and not cut.fresh[at] and words.titles.get(cut.low[at - 1].rstrip(".")) in _ADDRESS:
            at -= 1
        comma = not ranked and at > 1 and cut.word[at - 1] == "," and run.last - run.first > 1
        if run.type != "PER" or not (ranked or comma):
            continue
        first = last = at - 1 if comma else at
        while first and last - first < _MOST_WORDS and first - 1 not in taken and _may_be_place(cut, first - 1, words):
            first -= 1
        person = comma and (last - first != 1 or cut.low[first] in words.given)
        if first < last and not person and not any(cut.fresh[first : last + 1]) and _office(cut, first, words.heading):
            yield Run(first, last, "LOC")


def _may_be_place(cut: Tokens, at: int, words: Known) -> bool:
    return may_name(cut, at, words) or (cut.word[at][0].isupper() and bool(words.place_kind(cut.low[at])))
