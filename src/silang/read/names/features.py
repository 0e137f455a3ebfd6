"""What the tagger of names is told of each word: its form, what is known of it, and the same of its neighbours.

What depends on one word alone is made once a word and kept; a reading only joins lists.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import compress

from silang.read.names.evidence import elsewhere
from silang.read.names.gazetteer import Known
from silang.read.names.tokens import Tokens

MOST_KEPT = 60_000  # words whose features are kept
_AROUND = 1  # words on either side of a capital that are tagged with it
_EVERYDAY = frozenset(("never", "seldom"))
_LEAST_EVERYDAY = 3  # everyday words with a capital in a headline
_MOST_LOW = 1  # words in small letters that a headline may have beside the known small ones
_LONGEST = 4  # words of a phrase that is looked up
_SHAPES = (
    (re.compile(r"[^\W\d_a-z]"), "X"),
    (re.compile(r"[a-z]"), "x"),
    (re.compile(r"\d"), "9"),
    (re.compile(r"(.)\1{2,}"), r"\1\1"),
)
_SENTENCE_ENDS = frozenset(".!?")
_EDGE = 4  # first and last letters of a word that tell something, at most

_EDGE_SHAPE = ""
Told = tuple[bytes, ...]  # features in UTF-8
WordFeatures = tuple[Told, Told, Told, Told, Told, str]
"""Of a word: what it tells of itself, of the next word, of the one before, of the second next, of the second before; its shape."""


class Features:
    """Makes the features of stretches of words; one of it for a pack."""

    def __init__(self, known: Known, weighed: frozenset[str] | None = None) -> None:
        """`known` are the pack's names and words about names; of `weighed`, if given, all features must be."""
        self.known = known
        told = None if weighed is None else {feature: feature.encode() for feature in weighed}
        self._find: Callable[[str], bytes | None] = str.encode if told is None else told.get
        self._learning = weighed is None  # what is no name teaches too
        self._named = None if weighed is None else frozenset(map(_word_of, weighed))
        self._unknown = self._told(("unknown",))  # where no known name or title stands in or beside a word
        self._fresh = self._told(("fresh",))
        self._edge: WordFeatures = ((), self._told(("first",)), self._told(("last",)), (), (), _EDGE_SHAPE)
        self._kept: dict[str, WordFeatures] = {}
        self._begun: dict[str, Told] = {}
        self._ended: dict[str, Told] = {}
        self._kinds: dict[tuple[str, ...], tuple[Told, Told, Told]] = {}
        self._shapes: dict[tuple[str, str, str], Told] = {}
        self._signs: dict[tuple[str, ...], Told] = {}
        self._near: dict[tuple[str, ...], Told] = {}

    def stretches(self, tokens: Tokens) -> Iterator[tuple[int, int]]:
        """The half-open ranges of words in which names can stand: around capitals and heads of names, within a sentence.

        A headline, where capitals tell nothing, has none.
        """
        first, count, word, low = 0, len(tokens.word), tokens.word, tokens.low
        ends = {at + 1 for at in tokens.odd if word[at] in _SENTENCE_ENDS}
        ends.update(compress(range(count), tokens.line))
        cased = [at for at in tokens.odd if word[at] != low[at]]
        begin = 0  # of the cased words from `first` on
        for last in sorted({*ends, count} - {0}):
            stop = bisect_left(cased, last, begin)
            if stop > begin and not (stop - begin >= _LEAST_EVERYDAY and self._headline(tokens, first, last)):
                yield from self._within(tokens, first, last, cased[begin:stop])
            first, begin = last, stop

    def _headline(self, tokens: Tokens, first: int, last: int) -> bool:
        """Whether a sentence bears capitals throughout, on everyday words too."""
        low = capital = everyday = 0
        for i in range(first, last):
            word = tokens.word[i]
            if word[0].isupper():
                capital += 1
                everyday += self.known.casing.get(tokens.low[i]) in _EVERYDAY
            elif word[0].islower() and word not in self.known.small:
                low += 1
                if low > _MOST_LOW:
                    return False
        return everyday >= _LEAST_EVERYDAY and 3 * everyday > capital

    def _within(self, tokens: Tokens, first: int, last: int, cased: Iterable[int]) -> Iterator[tuple[int, int]]:
        """The ranges of one sentence, whose words with capitals are `cased`; reading leaves out those where no name may be."""
        start = end = first
        idle = True
        for i in cased:
            if not (tokens.fresh[i] and self._opens(tokens, i, last)):
                if i - _AROUND > end or end == start:
                    if not idle:
                        yield start, end
                    start, idle = max(first, i - _AROUND), True
                idle = idle and not self._learning and tokens.low[i] in self.known.never
                end = min(i + _AROUND + 1, last)
        if not idle:
            yield start, end

    def _opens(self, tokens: Tokens, at: int, last: int) -> bool:
        """Whether a word that may open a sentence has its capital for that alone: an everyday word, none such behind it."""
        if self.known.casing.get(tokens.low[at]) not in _EVERYDAY:
            return False
        return at + 1 == last or tokens.word[at + 1] == tokens.low[at + 1]

    def elsewhere(self, tokens: Tokens) -> dict[int, Told]:
        """The features that words have from the other places where they stand, by the index of the word."""
        kept, told = self._signs, dict[int, Told]()
        for at, signs in elsewhere(tokens, self.known).items():
            if signs not in kept:
                if len(kept) >= MOST_KEPT:
                    kept.clear()
                kept[signs] = self._told("d" + sign for sign in signs)
            told[at] = kept[signs]
        return told

    def of(self, tokens: Tokens, start: int, end: int, elsewhere: Mapping[int, Told]) -> list[list[bytes]]:
        """The features of the words in `[start, end)`, a list of UTF-8 a word, those from `elsewhere` among them.

        Neighbours of the same sentence are seen.
        """
        begin, stop = self._seen(tokens, start, end)
        kept, edges, shaped = self._kept, (self._edge, self._edge), self._shapes
        words = [*edges, *[kept.get(word) or self._word(word) for word in tokens.word[begin:stop]], *edges]
        phrases = self._phrases(tokens, begin, stop)
        out = []
        for at in range(start, end):
            far, before, own, after, beyond = words[at - begin : at - begin + 5]
            shapes = before[5], own[5], after[5]
            told = [*own[0], *before[1], *after[2], *far[3], *beyond[4], *(shaped.get(shapes) or self._shaped(shapes))]
            told += self._phrase(tuple(phrases[at])) if at in phrases else self._unknown
            if tokens.fresh[at]:
                told += self._fresh
            if at in elsewhere:
                told += elsewhere[at]
            out.append(told)
        return out

    def _seen(self, tokens: Tokens, start: int, end: int) -> tuple[int, int]:
        """The range with two words more on either side, no further than the sentence goes."""
        begin, stop, count = start, end, len(tokens.word)
        while start - begin < 2 and begin > 0 and not tokens.line[begin] and tokens.word[begin - 1] not in _SENTENCE_ENDS:
            begin -= 1
        while stop - end < 2 and stop < count and not tokens.line[stop] and tokens.word[stop - 1] not in _SENTENCE_ENDS:
            stop += 1
        return begin, stop

    def _word(self, word: str) -> WordFeatures:
        """The features that depend on the word alone, made and kept."""
        if len(self._kept) >= MOST_KEPT:
            for kept in (self._kept, self._begun, self._ended):
                kept.clear()
        low, shape, find = word.lower(), _shape(word), self._find
        kinds = tuple(self.known.kinds(low))
        own, before, after = self._kinds.get(kinds) or self._of_kinds(kinds)
        told = (*own, *self._told(("s" + shape,)), *self._edges(low))
        if self._named is not None and low not in self._named:
            unnamed = self._kept[word] = (told, before, after, (), (), shape)
            return unnamed
        first, next_, second, after_next = find("-1w" + low), find("+1w" + low), find("-2w" + low), find("+2w" + low)
        made = self._kept[word] = (
            (*told, *self._told(("w" + low, "W" + word))),
            (first, *before) if first else before,
            (next_, *after) if next_ else after,
            (second,) if second else (),
            (after_next,) if after_next else (),
            shape,
        )
        return made

    def _edges(self, low: str) -> Told:
        """The features of a word's first and last letters, two to four of a longer word, made and kept."""
        begin, end = low[: _EDGE + 1], low[-_EDGE - 1 :]
        if len(low) > _EDGE:  # the letter beyond tells but that there is one
            begin, end = begin[:-1] + "-", "-" + end[1:]
        begun, ended = self._begun.get(begin), self._ended.get(end)
        if begun is None:
            begun = self._begun[begin] = self._told("b" + begin[:length] for length in range(2, len(begin)))
        if ended is None:
            ended = self._ended[end] = self._told("e" + end[-length:] for length in range(2, len(end)))
        return begun + ended

    def _of_kinds(self, kinds: tuple[str, ...]) -> tuple[Told, Told, Told]:
        """What the kinds of a word tell of itself, of the next word, of the one before, made and kept."""
        own, before, after = (self._told(sign + kind for kind in kinds) for sign in ("k", "-1k", "+1k"))
        kept = self._kinds[kinds] = (own, before, after)
        return kept

    def _shaped(self, shapes: tuple[str, str, str]) -> Told:
        """The features of a word's shape with those on either side, made and kept."""
        before, own, after = shapes
        if len(self._shapes) >= MOST_KEPT:
            self._shapes.clear()
        told = ([f"-s{before} {own}"] if before else []) + ([f"+s{own} {after}"] if after else [])
        kept = self._shapes[shapes] = self._told(told)
        return kept

    def _phrase(self, told: tuple[str, ...]) -> Told:
        """The features that known names and titles in or beside a word give it, made and kept."""
        kept = self._near.get(told)
        if kept is None:
            if len(self._near) >= MOST_KEPT:
                self._near.clear()
            kept = self._near[told] = self._told(told)
        return kept

    def _told(self, features: Iterable[str]) -> Told:
        return tuple(filter(None, map(self._find, features)))

    def _phrases(self, tokens: Tokens, start: int, end: int) -> Mapping[int, list[str]]:
        """For words of the range: the known names and titles that one is in, follows or stands before."""
        told: defaultdict[int, list[str]] = defaultdict(list)
        known, low, past = self.known, tokens.low, start
        for at in [at for at, word in enumerate(low[start:end], start) if word in known.begins]:
            if at < past:
                continue
            for length in range(min(known.begins[low[at]], _LONGEST, end - at), 0, -1):
                phrase = " ".join(low[at : at + length]).rstrip(".")
                kind = known.name_kind(phrase) if tokens.word[at] != low[at] else ""
                title = known.titles.get(phrase, "")
                for i in range(at, at + length) if kind else ():
                    part = "I" if i > at else "B"
                    told[i].append(f"g{part}{kind}")
                    told[i + 1].append(f"-g{part}{kind}")
                    if i > start:
                        told[i - 1].append(f"+g{part}{kind}")
                if title:
                    told[at + length].append(f"-t{title}")
                if kind or title:
                    past = at + length
                    break
        return told


def _word_of(feature: str) -> str:
    """The word in small letters that a feature tells of, as it stands there or beside; what is no word for other features."""
    return feature.lstrip("+-12")[1:].lower() if "w" in feature[:3].lower() else ""


def _shape(word: str) -> str:
    """A word with its capitals, small letters and figures told by one sign each, three or more of a sign as two."""
    if word.isascii() and word.isalpha():
        if word.islower():
            return "xx"[: len(word)]
        if word.isupper():
            return "XX"[: len(word)]
        if word[0].isupper() and word[1:].islower():
            return "Xxx"[: len(word)]
    for pattern, sign in _SHAPES:
        word = pattern.sub(sign, word)
    return word
