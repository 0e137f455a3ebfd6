"""Runs of words that are names, as the tagger found them, mended by what the article and the tables are sure of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import chain

from msgspec import Struct

from silang.model import NameType
from silang.read.names.gazetteer import Known
from silang.read.names.tokens import Tokens

_LONGEST = 4  # words of a phrase that is looked up
_SHORT = 4  # letters of a short form that must stand in capitals ("PAN", not "Pan")
_INITIAL = 2  # characters, its stop included
_ADDRESS = ("rank", "honorific", "academic")


class Run(Struct, frozen=True, order=True):
    """Words `[first, last)` of an article that are one name."""

    first: int
    last: int
    type: NameType


def covered(runs: Iterable[Run]) -> set[int]:
    """The indices of all words of the runs."""
    return set(chain.from_iterable([range(run.first, run.last) for run in runs]))


def mended(cut: Tokens, runs: Iterable[Run], words: Known) -> list[Run]:
    """The runs in order, without what is no name at their ends, and with words of persons' full names that stand alone."""
    found = [trimmed for run in _joined(cut, runs, words) for trimmed in _trimmed(cut, run, words)]
    taken = covered(found)
    found = [lengthened(cut, run, taken, words) for run in found]
    more = list(again(cut, found, taken, words))
    taken |= covered(more)
    return sorted([*found, *(lengthened(cut, run, taken, words) for run in more)])


def _joined(cut: Tokens, runs: Iterable[Run], words: Known) -> Iterator[Run]:
    """Two runs that are persons with nothing or a particle between them are one; so is a company with what follows it."""
    last: Run | None = None
    for run in runs:
        if last is not None and _one(cut, last, run, words):
            last = Run(last.first, run.last, last.type)
        else:
            if last is not None:
                yield last
            last = run
    if last is not None:
        yield last


def _one(cut: Tokens, last: Run, run: Run, words: Known) -> bool:
    between = range(last.last, run.first)
    if len(between) > 2 or any(cut.fresh[at] for at in range(last.last, run.first + 1)):
        return False
    if last.type == "PER":
        return (run.type == "PER" or bool(between)) and all(cut.low[at] in words.particle for at in between)
    holder = run.type == "PER" and last.last - last.first > 2  # "PT Maju Lancar Rendra Wijaya"
    return last.type == "ORG" and not between and cut.low[last.first] in words.company and run.type != "LOC" and not holder


def _trimmed(cut: Tokens, run: Run, words: Known) -> Iterator[Run]:
    """The run without marks, titles, days and everyday words at its ends; a place or body before a person is a name of its own."""
    first, last = run.first, run.last
    while first < last and not cut.word[first][0].isalnum():
        first += 1
    while first < last and not cut.word[last - 1][-1].isalnum() and cut.word[last - 1] not in ").":
        last -= 1
    kind = _type(cut, Run(first, last, run.type), words) if first < last else None
    if kind is None:
        return
    while last - first > 1 and _no_name(cut, first, kind, words):
        first += 1
    if kind == "PER" and last - first > 1 and cut.low[first] in words.maker and not _titled(cut, first, words):
        yield Run(first, first + 1, "ORG")  # of its product nothing is said
        return
    if kind == "PER" and last - first == 1 and first and cut.low[first - 1] in words.maker and cut.low[first] not in words.given:
        return  # a product behind its maker's name
    if kind != "PER":
        last = next((at for at in range(first + 1, last) if words.titles.get(cut.low[at].rstrip(".")) == "rank"), last)
    if kind == "PER":
        while last > first and (cut.low[last - 1] in words.never or (last - first > 1 and _degree(cut, first, last - 1, words))):
            last -= 1
        length = next((n for n in range(min(_LONGEST, last - first - 1), 0, -1) if _before(cut, first, n, words)), 0)
        if length:
            place = words.place_kind(" ".join(cut.low[first : first + length]))
            yield Run(first, first + length, "LOC" if place else "ORG")
            first += length
    if first < last:
        yield Run(first, last, kind)


def _type(cut: Tokens, run: Run, words: Known) -> NameType | None:
    """The type of a run by its words, where they tell more than the tagger; None for no name."""
    low, long = cut.low[run.first], run.last - run.first > 1
    phrase = " ".join(cut.low[run.first : run.last])
    person = (
        run.type == "PER" or (long and words.titles.get(low.rstrip(".")) in ("rank", "honorific")) or _addressed(cut, run, words)
    )
    kind: NameType | None = "PER" if person else run.type
    if (not person and low in words.thing and low not in words.body) or (
        not long and (_no_word(low, words) or opening(cut, run.first, words) or _specialty(cut, run.first, words))
    ):
        kind = None
    elif before_degrees(cut, run.first, run.last, words) == run.first:
        kind = None
    elif long and person and words.titles.get(phrase) == "office":
        kind = None
    elif phrase in words.country or phrase in words.capital:
        kind = "LOC"
    elif person and (not cut.word[run.first][0].isalpha() or all(len(word) == 1 for word in cut.word[run.first : run.last])):
        kind = None
    elif person and long and (cut.low[run.last - 1].rstrip(".") in words.ends or (low in words.body and low not in words.given)):
        kind = "ORG"
    elif person and long and low in words.place and low not in words.given:
        kind = "LOC"
    elif person and phrase in words.maker and not _titled(cut, run.first, words):
        kind = "ORG"
    elif person and phrase in words.bodies and (len(phrase) > _SHORT or cut.word[run.first].isupper()):
        kind = "ORG"
    return kind


def _addressed(cut: Tokens, run: Run, words: Known) -> bool:
    """Whether a rank or a degree stands before words that name nothing known ("Wali Kota Tirta, H. Rendra Wijaya")."""
    if not run.first or cut.fresh[run.first] or words.titles.get(cut.low[run.first - 1].rstrip(".")) not in ("rank", "academic"):
        return False
    low = cut.low[run.first : run.last]
    return not (words.heads.intersection(low) or words.ends.intersection(low) or words.name_kind(" ".join(low)))


def _titled(cut: Tokens, at: int, words: Known) -> bool:
    """Whether a title stands right before the word."""
    return at > 0 and not cut.fresh[at] and cut.low[at - 1].rstrip(".") in words.title_words


def before_degrees(cut: Tokens, first: int, last: int, words: Known) -> int:
    """Where what stands before degrees ends, their parts written apart or not: "Rosi Dana S.H", "Rosi Dana S. Sos"."""
    while last > first:
        part = 2 if last - first > 1 and len(cut.word[last - 2]) == _INITIAL and cut.word[last - 2][1] == "." else 1
        pair = "".join(cut.low[last - part : last]).replace(".", "")
        if words.titles.get(pair) != "academic":
            part, pair = 1, cut.low[last - 1].replace(".", "")
        if words.titles.get(pair) != "academic":
            break
        last -= part
    return last


def _degree(cut: Tokens, first: int, at: int, words: Known) -> bool:
    """Whether an academic degree ends a name: of more letters than initials have, or behind two words."""
    word = cut.word[at]
    academic = words.titles.get(cut.low[at].replace(".", "")) == "academic" and sum(map(str.isupper, word)) > 1
    return academic and (at - first > 1 or len(word) > 2)


def _specialty(cut: Tokens, at: int, words: Known) -> bool:
    """Whether capitals go on with the degree that they are glued to ("Sp.PD")."""
    glued = at > 0 and cut.end[at - 1] == cut.start[at] and cut.word[at].isupper()
    return glued and words.titles.get(cut.low[at - 1].rstrip(".")) == "academic"


def title_before(cut: Tokens, at: int, words: Known) -> str | None:
    """The kind of the title right before the word: of two words ("Direktur Jenderal"), else of one."""
    two = words.titles.get(" ".join(cut.low[at - 2 : at])) if at > 1 else None
    return two or (words.titles.get(cut.low[at - 1].rstrip(".")) if at else None)


def _no_word(low: str, words: Known) -> bool:
    """Whether a word by itself is no name: a common short form or an academic degree."""
    return low in words.never or words.titles.get(low.replace(".", "")) == "academic"


def opening(cut: Tokens, at: int, words: Known) -> bool:
    """Whether a word bears its capital for its place alone: an everyday word that begins a sentence ("Lima orang …")."""
    everyday = cut.fresh[at] and words.casing.get(cut.low[at]) in ("never", "seldom") and not cut.word[at].isupper()
    return everyday and at + 1 < len(cut.word) and cut.word[at + 1] == cut.low[at + 1] and cut.word[at + 1][0].isalpha()


def _before(cut: Tokens, first: int, length: int, words: Known) -> bool:
    """Whether the words are a place or a body that stands before a person's name."""
    phrase = " ".join(cut.low[first : first + length])
    if length == 1 and len(phrase) >= _SHORT - 1 and cut.word[first].isupper() and not cut.word[first + 1].isupper():
        whose = len(phrase) >= _SHORT or (_titled(cut, first, words) and cut.low[first + 1] in words.given)
        return whose and phrase not in words.titles
    whose = cut.low[first + length] in words.prefix and cut.low[first + length - 1] not in words.prefix  # "Bali I Wayan Adi"
    named = phrase in words.bodies or words.place_kind(phrase) in ("country", "capital", "region")
    if length == 1 and first and not cut.fresh[first] and title_before(cut, first, words) == "rank":
        return False  # "Kombes Bima Wijaya"
    return named and (whose or phrase not in words.given)


def _no_name(cut: Tokens, at: int, kind: NameType, words: Known) -> bool:
    """Whether the word is a title or an everyday word with a capital for its place alone."""
    low = cut.low[at].rstrip(".")
    ranked = bool(at) and words.titles.get(low) == words.titles.get(cut.low[at - 1].rstrip(".")) == "rank"
    if not ranked and (low in words.given or low in words.prefix or low in words.body or low in words.place):
        return False
    casing = words.casing.get(low) or _of_stem(low, words)
    if kind == "PER" and words.titles.get(low) in ("office", "rank", "honorific", "qualifier"):
        return True
    if kind == "PER" and not cut.fresh[at] and title_before(cut, at, words) in _ADDRESS:
        return False  # "AKBP Suka Wijaya"
    return casing in ("never", "seldom", "half") if kind == "PER" else casing in ("never", "seldom") and cut.fresh[at]


def _of_stem(low: str, words: Known) -> str | None:
    """How often the word bears a capital that an unknown word is made of ("Kejamnya")."""
    stems = (low.removesuffix(clitic) for clitic in words.clitic if low.endswith(clitic))
    return next(filter(None, map(words.casing.get, stems)), None)


def lengthened(cut: Tokens, run: Run, taken: set[int], words: Known) -> Run:
    """A person's name with the capitalised words right before and after it that are nothing else; they are put in `taken`."""
    first, last = run.first, run.last
    if run.type == "PER":
        while (
            first and not cut.fresh[first] and cut.low[first - 1] == cut.word[first - 1] in words.noble and first - 1 not in taken
        ):
            first -= 1
        while last < len(cut.word) and last not in taken and not cut.fresh[last] and may_name(cut, last, words):
            last += 1
        first -= _prefixed(cut, first, taken, words)
        while first > 0 and not cut.fresh[first] and first - 1 not in taken:
            at = first - 1
            while at > 0 and at not in taken and cut.low[at] == cut.word[at] in words.particle and not cut.fresh[at]:
                at -= 1
            near = words.casing.get(cut.low[at], "always") == "always" and not cut.fresh[at]
            rare = words.casing.get(cut.low[at]) not in ("never", "seldom")
            linked = rare and (at < first - 1 or cut.low[first] == cut.word[first] in words.particle)
            short = len(cut.word[at]) >= _SHORT and cut.word[at].isupper() and not cut.word[first].isupper()
            initials = len(cut.word[at]) < _SHORT - 1 and cut.word[at].isupper()
            # more of the name of the body or place before it, as likely
            beside = not initials and not cut.fresh[at] and (at - 1 in taken or _ends_place(cut, at, words))
            if at in taken or beside or short or not may_name(cut, at, words) or not (near or linked):
                if _inside_name(cut, at, taken, words):
                    first = at - 1
                break
            first = at
    taken.update(range(first, last))
    return Run(first, last, run.type)


def _ends_place(cut: Tokens, at: int, words: Known) -> bool:
    """Whether the word and the one before it are a place's name ("Korea Selatan")."""
    return at > 0 and bool(words.place_kind(" ".join(cut.low[at - 1 : at + 1])))


def _prefixed(cut: Tokens, first: int, taken: set[int], words: Known) -> bool:
    """Whether a word that belongs to the names behind it stands before a rare word, and no other capital before it."""
    at = first - 1
    whose = at >= 0 and (cut.low[at] in words.prefix or " ".join(cut.low[at : first + 1]) in words.prefix)
    if not whose or at in taken or cut.fresh[first] or cut.word[at] == cut.low[at]:
        return False
    before = cut.low[at - 1].rstrip(".") if at else ""
    alone = at == 0 or cut.fresh[at] or cut.word[at - 1] == cut.low[at - 1] or before in words.titles or words.place_kind(before)
    return bool(alone) and words.casing.get(cut.low[first], "always") == "always"


def _inside_name(cut: Tokens, at: int, taken: set[int], words: Known) -> bool:
    """Whether a word for kin is a name itself that another name stands before ("Rendra Putra Wijaya")."""
    low = cut.low[at]
    kin = words.titles.get(low) == "relation" and low in words.given and cut.word[at] != low
    return kin and at > 0 and not cut.fresh[at] and at not in taken and at - 1 not in taken and may_name(cut, at - 1, words)


def may_name(cut: Tokens, at: int, words: Known) -> bool:
    """Whether a capitalised word is nothing that is known, and so may be part of the name that it touches."""
    if not cut.word[at][0].isupper():
        return False
    low = cut.low[at].rstrip(".")
    known = low in words.never or low in words.title_words or low in words.body or low in words.place
    return not known and not known_length(cut, at, words)


def known_length(cut: Tokens, at: int, words: Known) -> int:
    """How many words from `at` are the name of a known place or body, the longest that is; 0 for none."""
    most = min(words.begins.get(cut.low[at], 0), _LONGEST, len(cut.word) - at)
    if not most or cut.word[at] == cut.low[at]:
        return 0
    return next((n for n in range(most, 0, -1) if words.name_kind(" ".join(cut.low[at : at + n]).rstrip("."))), 0)


def again(cut: Tokens, found: Sequence[Run], taken: Set[int], words: Known) -> Iterator[Run]:
    """Words of the persons' full names, one or more in a row, where they stand by themselves and none was `taken`."""
    parts = {
        word
        for run in found
        if run.type == "PER" and run.last - run.first > 1
        for word in cut.word[run.first : run.last]
        if word[0].isupper() and len(word) > 2
    }
    first = last = 0
    for index in cut.capital:
        if cut.word[index] in parts and index not in taken and cut.low[index] not in words.titles:
            if last != index or cut.fresh[index]:
                if last > first:
                    yield Run(first, last, "PER")
                first = index
            last = index + 1
    if last > first:
        yield Run(first, last, "PER")
