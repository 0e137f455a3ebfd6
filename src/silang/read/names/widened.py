"""Names for a reading: those that the tagger found, and what the whole article and the tables tell beside them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set

from silang.model import NameType
from silang.read.names.acronyms import short_for
from silang.read.names.borders import bordered
from silang.read.names.bounds import joined, seamed, shortened
from silang.read.names.gazetteer import Known
from silang.read.names.holders import split
from silang.read.names.presented import aged, called, initialled, presented, quoted
from silang.read.names.runs import Run, again, before_degrees, covered, lengthened, opening
from silang.read.names.things import sifted
from silang.read.names.tokens import Tokens
from silang.read.names.units import parted

_LONGEST = 4  # words of a phrase that is looked up
_SHORT = 4  # letters of a short form that must stand in capitals ("PAN", not "Pan")
_PARTING = frozenset("()[]/-|:;")
_PROPER = ("often", "always")  # how often a word that may open a name bears a capital
_EVERYDAY = ("never", "seldom")  # how often one does that a headline goes on with
_RATHER = (*_EVERYDAY, "half", "often")
_MOST_SPELT = 14  # words of a name that an acronym spells


def widened(cut: Tokens, runs: Sequence[Run], words: Known) -> list[Run]:
    """The runs in order, parted from acronyms in brackets and from persons, with known names and names found elsewhere."""
    found = [part for run in runs for whole in _parted(cut, run, words) for part in seamed(cut, whole, words)]
    found = split(cut, list(_spelt(cut, _as_elsewhere(cut, found, words), words)), words)
    found = shortened(cut, initialled(cut, found), words)
    found.extend(list(presented(cut, found, words)))
    found = aged(cut, bordered(cut, parted(cut, found, words), words), words)
    taken = covered(found)
    for more in (_firms, quoted, called, _known, again, _elsewhere):
        new = list(more(cut, found, taken, words))
        found.extend(new)
        taken |= covered(new)
    return sifted(cut, joined(cut, list(_placed(cut, sorted(found), words)), words), words)


def _parted(cut: Tokens, run: Run, words: Known) -> Iterator[Run]:
    """A run cut at its brackets, without words in small letters before it and heads that stand alone."""
    first = run.first
    for at in range(run.first, run.last + 1):
        if at == run.last or cut.word[at] in _PARTING:
            while first < at and cut.word[first] == cut.low[first] and not _opens(cut, first, at, run, words):
                first += 1
            past = _past_degrees if run.type == "PER" else _past_titles
            first = past(cut, first, at, words)
            last = _before_headline(cut, first, _before_degrees(cut, first, at, run.type, words), run.type, words)
            held = 0 if run.type == "PER" else _past_office(cut, first, last, words)
            if held:
                yield Run(held, last, "ORG")
                first = last
            if first < last and not _bare_head(cut, first, last, words):
                place = words.place_kind(" ".join(cut.low[first:last])) in ("country", "capital", "region")
                yield Run(first, last, "LOC" if place and run.type == "ORG" else run.type)
            first = at + 1


def _bare_head(cut: Tokens, first: int, last: int, words: Known) -> bool:
    low = cut.low[first]
    return last - first == 1 and (low in words.body or low in words.place) and not cut.word[first].isupper()


def _before_headline(cut: Tokens, first: int, last: int, kind: NameType, words: Known) -> int:
    """Where a run ends that goes on as a headline: at its third word or later, with one that else never bears a capital."""
    for at in range(first + 2, last):
        low = cut.low[at]
        rarely = _EVERYDAY if kind == "PER" and last - at > 1 else ("never",)
        if kind == "PER" and low in words.given:
            continue
        if kind == "PER" and words.titles.get(low) == "office":
            return at
        if (
            cut.word[at] != low
            and words.casing.get(low) in rarely
            and not any(word in words.link or word in words.small for word in (low, cut.low[at - 1]))
        ):
            return at
    return last


def _placed(cut: Tokens, found: Sequence[Run], words: Known) -> Iterator[Run]:
    """The runs, a body's head alone and the place behind it as one ("Polres Badung"), companies with all their words."""
    taken = {run.first for run in found}
    last: Run | None = None
    for run in (_company(cut, run, taken, words) for run in found):
        if last is not None and _has_place(cut, last, run, words):
            last = Run(last.first, run.last, "ORG")
        else:
            if last is not None:
                yield last
            last = run
    if last is not None:
        yield last


def _company(cut: Tokens, run: Run, taken: Set[int], words: Known) -> Run:
    """A company's name with the everyday words in capitals that follow it ("CV Maju Lancar")."""
    last = run.last
    if run.type == "ORG" and cut.low[run.first] in words.company:
        while last < len(cut.word) and last not in taken and not cut.fresh[last] and _in_company(cut, last, words):
            last += 1
    return Run(run.first, last, run.type)


def _firms(cut: Tokens, _: Sequence[Run], taken: Set[int], words: Known) -> Iterator[Run]:
    """Companies that were not found: the head in capitals and the words with capitals behind it ("PT Maju Lancar")."""
    for at in cut.capital:
        if at in taken or cut.low[at] not in words.company or not cut.word[at].isupper():
            continue
        last = at + 1
        while last < len(cut.word) and last not in taken and not cut.fresh[last] and _in_company(cut, last, words):
            last += 1
        if last - at > 1:
            yield Run(at, last, "ORG")


def _in_company(cut: Tokens, at: int, words: Known) -> bool:
    low = cut.low[at]
    common = (
        words.casing.get(low, "always") not in _PROPER
        and low not in words.title_words
        and low not in words.never
        and low not in words.thing
    )
    return cut.word[at][0].isupper() and not cut.word[at].isupper() and common


def _has_place(cut: Tokens, last: Run, run: Run, words: Known) -> bool:
    alone = last.last - last.first == 1 and last.last == run.first and not cut.fresh[run.first]
    return alone and last.type == "ORG" and run.type == "LOC" and cut.low[last.first] in words.body


def _opens(cut: Tokens, first: int, last: int, run: Run, words: Known) -> bool:
    """Whether a word in small letters may open a name: a head with a capital after it, a particle of a last name."""
    low = cut.low[first]
    if run.type == "PER":
        return low in words.noble
    head = low in words.body or (low in words.place and low not in words.area) or any(c.isdigit() for c in low)
    return head and any(cut.word[at] != cut.low[at] for at in range(first + 1, min(last, first + _LONGEST)))


def _past_degrees(cut: Tokens, first: int, last: int, words: Known) -> int:
    """Where a person's name begins after the degrees before it ("H. Ahmad", "Prof. Siti")."""
    while first < last - 1 and words.titles.get(cut.low[first].rstrip(".")) == "academic":
        if not (cut.word[first].endswith(".") or cut.word[first].isupper()) and cut.low[first] in words.given:
            break
        first += 1
    return first


def _before_degrees(cut: Tokens, first: int, last: int, kind: NameType, words: Known) -> int:
    """Where a person's name ends before the degrees with stops, or capitals, inside ("Rosi Dana S.H", "Rosi Dana MHum")."""
    while kind == "PER" and last - first > 1:
        before = before_degrees(cut, first, last, words)
        if before in (first, last) or (before == last - 1 and cut.word[before][1:].islower()):
            break
        last = before
    return last


def _past_titles(cut: Tokens, first: int, last: int, words: Known) -> int:
    """Where the head of a body or place stands that titles stand before ("Kasat Reskrim Polres …"); `first` where none does."""
    for at in range(first + 1, last - 1):
        if cut.low[at] in words.company and cut.word[at].isupper() and cut.low[first] not in words.heads:
            return at
    for at in range(first, last):
        if (
            cut.low[at] in words.body
            or cut.low[at] in words.place
            or (last - at <= _LONGEST and words.name_kind(" ".join(cut.low[at:last])))
        ):
            return at
        if cut.low[at] not in words.title_words:
            break
    return first


def _past_office(cut: Tokens, first: int, last: int, words: Known) -> int:
    """Where a firm's name begins behind an English office ("Brand Director Sagara Motor"); 0 where none does."""
    if first >= last or cut.low[last - 1] not in words.ends:
        return 0
    return next((at + 1 for at in range(last - 2, first, -1) if words.titles.get(cut.low[at]) == "office"), 0)


def _as_elsewhere(cut: Tokens, found: Sequence[Run], words: Known) -> list[Run]:
    """The runs, without words before or after a person's name that stands without them elsewhere."""
    names = {tuple(cut.word[run.first : run.last]) for run in found if run.type == "PER"}
    return [_cut_as(cut, run, names, words) if run.last - run.first > 1 else run for run in found]


def _cut_as(cut: Tokens, run: Run, names: Set[tuple[str, ...]], words: Known) -> Run:
    first, last = run.first, run.last
    opening = cut.low[first]
    if run.type == "PER" and opening not in words.given and opening not in words.prefix:
        opens = cut.fresh[first] and words.casing.get(opening) not in _PROPER
        named = cut.low[first + 1] in words.given and words.titles.get(cut.low[first + 1]) != "relation"
        unit = last - first > 2 and len(opening) > 2 and named
        first += (opens or unit) and tuple(cut.word[first + 1 : last]) in names
    if cut.low[last - 1] in words.country and tuple(cut.word[first : last - 1]) in names:
        return Run(first, last - 1, run.type)
    for at in range(min(last - 1, first + _LONGEST), first, -1):
        goes_on = cut.low[at : last if at == first + 1 else at + 1]  # behind one word all that follows must be a headline's
        rarely = _EVERYDAY if at == first + 1 else _RATHER
        if all(words.casing.get(low, "always") in rarely for low in goes_on) and tuple(cut.word[first:at]) in names:
            return Run(first, at, "PER")
    return Run(first, last, run.type)


def _spelt(cut: Tokens, found: Sequence[Run], words: Known) -> Iterator[Run]:
    """The runs, a body's name with commas in it taken whole where an acronym in brackets spells it."""
    whole, begun = [], {run.last: run.first for run in found}
    for at in [at + 1 for at in cut.odd if cut.word[at] == "(" and 0 < at < len(cut.word) - 2]:
        if cut.word[at + 1] == ")" and len(cut.word[at]) > 2 and cut.word[at].isupper():
            first = _spelt_from(cut, at, words)
            if first is not None and first <= begun.get(at - 1, first):
                whole.append(Run(first, at - 1, "ORG"))
    spelt = covered(whole)
    yield from whole
    yield from (run for run in found if spelt.isdisjoint(range(run.first, run.last)))


def _spelt_from(cut: Tokens, at: int, words: Known) -> int | None:
    """Where the name begins that the acronym at `at` spells, a head of bodies' names; None where there is none."""
    for first in range(at - 2, max(-1, at - _MOST_SPELT), -1):
        spelt = cut.low[first] in words.body and short_for(cut.word[at], " ".join(cut.word[first : at - 1]))
        foreign = cut.low[first] in words.tail and cut.low[first + 1] in words.link - words.glue  # "Center for Banyu Studies"
        if cut.word[first][0].isupper() and (spelt or foreign):
            return first
        if not (cut.word[first][0].isupper() or cut.word[first] == "," or cut.low[first] in words.link):
            break
    return None


def _elsewhere(cut: Tokens, found: Sequence[Run], taken: set[int], words: Known) -> Iterator[Run]:
    """Single words that are a name elsewhere in the article, where they stand by themselves and were not found."""
    votes: dict[str, Counter[NameType]] = defaultdict(Counter)
    for run in found:
        if run.last - run.first == 1:
            votes[cut.word[run.first]][run.type] += 1
    for at in cut.capital:
        word = cut.word[at]
        if word in votes and at not in taken and len(word) > 2 and _alone(cut, at, at + 1, taken, words):
            yield lengthened(cut, Run(at, at + 1, votes[word].most_common(1)[0][0]), taken, words)


def _known(cut: Tokens, _: Sequence[Run], taken: Set[int], words: Known) -> Iterator[Run]:
    """Countries, capitals and well-known bodies and places that stand by themselves and were not found."""
    past, count = 0, len(cut.word)
    for at in cut.capital:
        if at < past or at in taken or cut.low[at] not in words.begins:
            continue
        most = min(words.begins[cut.low[at]], _LONGEST, count - at)
        length = next((n for n in range(most, 0, -1) if _sure(cut, at, n, words)), 0)
        if length and not (length == 1 and opening(cut, at, words)):
            past = at + length
            if taken.isdisjoint(range(at, past)) and _alone(cut, at, past, taken, words):
                yield Run(at, past, "ORG" if " ".join(cut.low[at:past]) in words.bodies else "LOC")


def _sure(cut: Tokens, at: int, length: int, words: Known) -> bool:
    phrase = " ".join(cut.low[at : at + length])
    if phrase in words.bodies or phrase in words.places:
        return cut.word[at].isupper() or len(phrase) > _SHORT
    if phrase in words.region:
        before = cut.low[at - 1] if at else ""
        return length > 1 or before in words.toward or before in words.area or before in words.title_words
    return phrase in words.country or phrase in words.capital


def _alone(cut: Tokens, first: int, last: int, taken: Set[int], words: Known) -> bool:
    """Whether no other capitalised word stands so near that the words may be part of a longer name."""
    after = last < len(cut.word) and last not in taken and not cut.fresh[last] and cut.word[last][0].isupper()
    before = first > 0 and first - 1 not in taken and not cut.fresh[first] and cut.word[first - 1][0].isupper()
    if after and (cut.low[last] in words.never or cut.low[last].rstrip(".") in words.titles):
        after = False
    if before and (cut.low[first - 1].rstrip(".") in words.title_words or cut.fresh[first - 1]):
        before = False
    return not after and not before
