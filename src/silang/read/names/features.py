"""What the tagger of names is told of each word: its form, what is known of it, and the same of its neighbours.

What depends on one word alone is made once a word and kept; a reading only joins lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

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
_UNKNOWN = ["unknown"]  # where no known name or title stands in or beside a word
_SENTENCE_ENDS = frozenset(".!?")

WordFeatures = tuple[list[bytes], list[bytes], list[bytes], list[bytes], list[bytes], str]


class Features:
    """Makes the features of stretches of words; one of it for a pack."""

    def __init__(self, known: Known, weighed: frozenset[str] | None = None) -> None:
        """`known` are the pack's names and words about names; of `weighed`, if given, all features must be."""
        self.known = known
        self._weighed = None if weighed is None else {feature: feature.encode() for feature in weighed}
        self._kept: dict[str, WordFeatures] = {}

    def stretches(self, tokens: Tokens) -> Iterator[tuple[int, int]]:
        """The half-open ranges of words in which names can stand: around capitals and heads of names, within a sentence.

        A headline, where capitals tell nothing, has none.
        """
        first, count = 0, len(tokens.word)
        for i in range(1, count + 1):
            if i == count or tokens.line[i] or tokens.word[i - 1] in _SENTENCE_ENDS:
                if not self._headline(tokens, first, i):
                    yield from self._within(tokens, first, i)
                first = i

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

    def _within(self, tokens: Tokens, first: int, last: int) -> Iterator[tuple[int, int]]:
        """The ranges of one sentence."""
        start = end = first
        for i in range(first, last):
            if tokens.word[i] != tokens.low[i] and not self._opens(tokens, i, first, last):
                if i - _AROUND > end or end == start:
                    if end > start:
                        yield start, end
                    start = max(first, i - _AROUND)
                end = min(i + _AROUND + 1, last)
        if end > start:
            yield start, end

    def _opens(self, tokens: Tokens, at: int, first: int, last: int) -> bool:
        """Whether a word has its capital for its place alone: an everyday word that opens a sentence, none such behind it."""
        if self.known.casing.get(tokens.low[at]) not in _EVERYDAY or not tokens.fresh[at]:
            return False
        return at + 1 == last or tokens.word[at + 1] == tokens.low[at + 1]

    def of(self, tokens: Tokens, start: int, end: int) -> list[list[bytes]]:
        """The features of the words in `[start, end)`, a list of UTF-8 a word; neighbours of the same sentence are seen."""
        begin, stop = self._seen(tokens, start, end)
        words = [self._word(word) for word in tokens.word[begin:stop]]
        phrases = self._phrases(tokens, begin, stop)
        last, out = stop - begin - 1, []
        for i in range(start - begin, end - begin):
            own, *_, shape = words[i]
            low = tokens.low[begin + i]
            told, more = [*own], phrases[i] or [*_UNKNOWN]
            if tokens.fresh[begin + i]:
                more += ("fresh", "fresh" + shape)
            if i:
                before = words[i - 1]
                told += before[1]
                more += (f"-w {tokens.low[begin + i - 1]} {low}", f"-s{before[5]} {shape}")
            else:
                more.append("first")
            if i > 1:
                told += words[i - 2][3]
            if i < last:
                after = words[i + 1]
                told += after[2]
                more += (f"+w{shape} {tokens.low[begin + i + 1]}", f"+s{shape} {after[5]}")
            else:
                more.append("last")
            if i + 1 < last:
                told += words[i + 2][4]
            out.append(told + self._told(more))
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
        kept = self._kept.get(word)
        if kept is None:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            kept = self._kept[word] = self._made(word)
        return kept

    def _made(self, word: str) -> WordFeatures:
        low, shape = word.lower(), word
        for pattern, sign in _SHAPES:
            shape = pattern.sub(sign, shape)
        kinds = ["k" + kind for kind in self.known.kinds(low)]
        near = [f"w{low}", f"s{shape}", f"e{low[-3:]}", *kinds]
        own = [f"w{low}", f"s{shape}", f"W{word}", *kinds]
        own += [f"b{low[:n]}" for n in range(2, 5) if len(low) > n]
        own += [f"e{low[-n:]}" for n in range(2, 5) if len(low) > n]
        far = [f"w{low}", *kinds]
        return (
            self._told(own),
            self._told(["-1" + feature for feature in near]),
            self._told(["+1" + feature for feature in near]),
            self._told(["-2" + feature for feature in far]),
            self._told(["+2" + feature for feature in far]),
            shape,
        )

    def _told(self, features: list[str]) -> list[bytes]:
        weighed = self._weighed
        if weighed is None:
            return [feature.encode() for feature in features]
        return [weighed[feature] for feature in features if feature in weighed]

    def _phrases(self, tokens: Tokens, start: int, end: int) -> list[list[str]]:
        """For each word in the range, the known names and titles that it is in, follows or stands before."""
        told: list[list[str]] = [[] for _ in range(start, end + 1)]  # one more, for what stands after the last
        known, low, at = self.known, tokens.low, start
        while at < end:
            step = 1
            if low[at] in known.begins:
                for length in range(min(_LONGEST, end - at), 0, -1):
                    phrase = " ".join(low[at : at + length]).rstrip(".")
                    kind = known.name_kind(phrase) if tokens.word[at] != low[at] else ""
                    title = known.titles.get(phrase, "")
                    for i in range(at - start, at - start + length) if kind else ():
                        part = "I" if i > at - start else "B"
                        told[i].append(f"g{part}{kind}")
                        told[i + 1].append(f"-g{part}{kind}")
                        if i:
                            told[i - 1].append(f"+g{part}{kind}")
                    if title:
                        told[at - start + length].append(f"-t{title}")
                    if kind or title:
                        step = length
                        break
            at += step
        return told
