"""Persons that the tagger missed, by what stands beside them: a title, an age in brackets, a word of saying, another name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from silang.read.names.gazetteer import Known
from silang.read.names.runs import Run, covered, known_length, may_name, title_before
from silang.read.names.tokens import Tokens

_COMMON = frozenset(("never", "seldom", "half"))
_MOST_WORDS = 6  # of a person's name that an age in brackets follows
_INITIALS = 3  # letters at most
_OLDEST = 110


def presented(cut: Tokens, found: Sequence[Run], words: Known) -> Iterator[Run]:
    """Two or more unknown words with capitals, after a title or begun by a given name."""
    taken = covered(found)
    past = known_end = -1  # where the last run of unknown words ended, where the last known name did
    for at in cut.capital:
        if at < past or at < known_end or at in taken:
            continue
        last = _unknown_to(cut, at, taken, words)
        if last == at:
            known_end = at + known_length(cut, at, words)
        elif last - at > 1 and not cut.word[at].isupper():
            beside = at - 1 in taken and cut.low[at - 1] not in words.maker
            titled = past != at and at > 0 and cut.low[at - 1].rstrip(".") in words.title_words
            shown = known_end == at or beside or titled
            ranked = titled and title_before(cut, at, words) == "rank"
            fits = shown or cut.low[at] in words.given
            if fits and (ranked or not any(words.casing.get(cut.low[i]) in _COMMON for i in range(at, last))):
                yield Run(at, last, "PER")
        past = last


def _unknown_to(cut: Tokens, at: int, taken: Set[int], words: Known) -> int:
    """Where the unknown words with capitals end that begin at the word; `at` for none."""
    last, count = at, len(cut.word)
    while last < count and last not in taken and (last == at or not cut.fresh[last]) and may_name(cut, last, words):
        last += 1
    return last


def aged(cut: Tokens, found: Sequence[Run], words: Known) -> list[Run]:
    """The runs, and the persons whose age stands in brackets behind them ("Rosa (34)"); initials wherever they stand again."""
    ending = {run.last: run for run in found}
    taken = covered(found)
    initials: set[str] = set()
    for at in opened(cut):
        if cut.fresh[at] or not _age(cut, at + 1, words):
            continue
        run = ending.get(at)
        first = run.first if run is not None else _unknown_from(cut, at, taken, words)
        if first < at and (run is None or run.type != "PER") and _may_be_person(cut, first, at, words):
            run = ending[at] = Run(first, at, "PER")
            taken.update(range(first, at))
        if run is not None and run.type == "PER" and at - first == 1 and _initials(cut.word[first]):
            initials.add(cut.word[first])
    more = (at for at in (cut.capital if initials else ()) if cut.word[at] in initials and at not in taken and _lone(cut, at))
    return sorted([*ending.values(), *(Run(at, at + 1, "PER") for at in more)])


def initialled(cut: Tokens, found: Sequence[Run]) -> list[Run]:
    """The runs, a person's name taken whole where initials in brackets behind it spell its words ("Rendra Wijaya Tirta (RWT)")."""
    whole: list[Run] = []
    for at in opened(cut):
        short = cut.word[at + 1]
        if cut.word[at + 2] != ")" or not (short.isupper() and short.isalpha()) or not 1 < len(short) <= min(_MOST_WORDS, at):
            continue
        first = at - len(short)
        spelt = all(word[0] == letter and word[1:].islower() for word, letter in zip(cut.word[first:at], short, strict=True))
        if spelt and any(run.type == "PER" and first <= run.first < at for run in found):
            whole += [Run(first, at, "PER"), Run(at + 1, at + 2, "PER")]
    if not whole:
        return list(found)
    spelt_words = covered(whole)
    return sorted([*whole, *(run for run in found if spelt_words.isdisjoint(range(run.first, run.last)))])


def opened(cut: Tokens) -> Iterator[int]:
    """Where brackets open behind a word, two words or more before the end."""
    at, count = -1, cut.word.count("(")
    for _ in range(count):
        at = cut.word.index("(", at + 1)
        if 0 < at < len(cut.word) - 2:
            yield at


def _age(cut: Tokens, at: int, words: Known) -> bool:
    """Whether an age in years and the bracket that closes it stand at the word."""
    number = cut.word[at]
    after = at + 1 + (cut.low[at + 1].rstrip(".") in words.aged)
    years = number.isdecimal() and len(number) < 4 and 0 < int(number) <= _OLDEST
    return years and after < len(cut.word) and cut.word[after] == ")"


def _unknown_from(cut: Tokens, last: int, taken: Set[int], words: Known) -> int:
    """Where the unknown words with capitals begin that end before `last`; `last` for none."""
    first = last
    while first and last - first < _MOST_WORDS and first - 1 not in taken and may_name(cut, first - 1, words):
        first -= 1
        if cut.fresh[first]:
            break
    return first


def _initials(word: str) -> bool:
    return word.isupper() and word.isalpha() and len(word) <= _INITIALS


def _may_be_person(cut: Tokens, first: int, last: int, words: Known) -> bool:
    """Whether nothing tells that the words are the name of a place, a body or a thing, or no name at all."""
    low = cut.low[first:last]
    before = cut.low[first - 1] if first and not cut.fresh[first] else ""
    if before in words.place or before in words.area or before in words.body or words.thing.intersection(low):
        return False
    if low[0] in words.body or low[0] in words.place or words.tail.intersection(low):
        return False
    if words.place_kind(" ".join(low)) in ("country", "capital", "region") or " ".join(low) in words.bodies:
        return False
    if last - first > 1:
        return not any(words.casing.get(word) == "never" for word in low)
    return _initials(cut.word[first]) or (
        len(low[0]) > 2 and not cut.word[first].isupper() and (low[0] in words.given or words.casing.get(low[0]) not in _COMMON)
    )


def _lone(cut: Tokens, at: int) -> bool:
    """Whether no other word with a capital, no figure and no full stop of its own stands beside the word."""
    before = cut.word[at - 1] if at and not cut.fresh[at] else "a"
    after = cut.word[at + 1] if at + 1 < len(cut.word) and not cut.fresh[at + 1] else "a"
    return not any(word[0].isupper() or word[0].isdigit() or word[0] in "-/&" for word in (before, after))


def quoted(cut: Tokens, _: Sequence[Run], taken: Set[int], words: Known) -> Iterator[Run]:
    """Persons who are named by one unknown word after a word of saying or a rank ("kata Admar", "AKP Admar")."""
    for at in cut.capital:
        if cut.fresh[at] or at in taken or not (_spoken_of(cut.low[at - 1], words) and may_name(cut, at, words)):
            continue
        alone = at + 1 == len(cut.word) or cut.fresh[at + 1] or not cut.word[at + 1][0].isupper()
        if alone and not cut.word[at].isupper() and _may_be_person(cut, at, at + 1, words):
            yield Run(at, at + 1, "PER")


def _spoken_of(low: str, words: Known) -> bool:
    """Whether a word that only a person follows is a word of saying or a rank."""
    return low in words.says or words.titles.get(low.rstrip(".")) == "rank"


def called(cut: Tokens, found: Sequence[Run], taken: Set[int], words: Known) -> Iterator[Run]:
    """Unknown words that the text says are another name of the person before them ("Joko, yang akrab disapa Jojo")."""
    calls = [(at, length) for at, low in enumerate(cut.low) if low in words.calls and (length := _call(cut, at, words))]
    ending = {run.last: run.type for run in found} if calls else {}
    for at, length in calls:
        person = at
        while person and (cut.low[person - 1] in words.opening or cut.word[person - 1] == ","):
            person -= 1
        first = _past_honorific(cut, at + length, words)
        last = _unknown_to(cut, first, taken, words)
        named = ending.get(last if last > first else -1) or ending.get(person)
        if named == "PER" and last > first:
            yield Run(first, last, "PER")
        elif named is None and person == at and (last > first or first in taken):
            begin = _unknown_from(cut, at, taken, words)
            if begin < at and _may_be_person(cut, begin, at, words):
                yield Run(begin, at, "PER")
                if last > first:
                    yield Run(first, last, "PER")


def _call(cut: Tokens, at: int, words: Known) -> int:
    """How many words at `at` join a person's name to another, the longest that do; 0 for none."""
    return next((len(phrase) for phrase in words.calls[cut.low[at]] if cut.low[at : at + len(phrase)] == phrase), 0)


def _past_honorific(cut: Tokens, at: int, words: Known) -> int:
    while at < len(cut.word) and (cut.word[at] in "\"'" or words.titles.get(cut.low[at].rstrip(".")) == "honorific"):
        at += 1
    return at
