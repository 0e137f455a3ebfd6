"""Where an article's names stand, looked up by span, and the words that are said of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from silang.model import Name, NameType
from silang.read.clauses import Clauses
from silang.read.page import Page
from silang.read.speakers.sayers import Sayers
from silang.spans import Pattern, Span

_BEFORE = 120  # characters before a name that may say what the person is
_COMMA = 2  # characters of a comma and its blank
_BEHIND = 90  # characters of an apposition behind a name
_PHRASE = 4  # words of the longest title
_POSTS = ("office", "qualifier")
_SHORTENED = ("honorific", "academic", "rank", "qualifier")  # "H. X", "Plt. Bupati X"
WORD = Pattern(r"[^\W_]+(?:[-'][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Mentions:
    """The mentions of the article's names in order of their starts."""

    starts: tuple[int, ...]
    spans: tuple[Span, ...]
    names: tuple[Name, ...]

    @classmethod
    def of(cls, names: Sequence[Name]) -> Mentions:
        """The mentions of all names, in order."""
        pairs = sorted((span, at) for at, name in enumerate(names) for span in name.mentions)
        return cls(tuple(s.start for s, _ in pairs), tuple(s for s, _ in pairs), tuple(names[at] for _, at in pairs))

    def within(self, span: Span) -> Iterator[tuple[Span, Name]]:
        """The mentions that lie in `span`, in order."""
        at = bisect_right(self.starts, span.start - 1)
        while at < len(self.starts) and self.starts[at] < span.end:
            if self.spans[at].end <= span.end:
                yield self.spans[at], self.names[at]
            at += 1

    def holding(self, offset: int) -> Span | None:
        """The mention that holds the character at `offset`, if one does."""
        at = bisect_right(self.starts, offset) - 1
        return self.spans[at] if at >= 0 and offset < self.spans[at].end else None

    def at(self, offset: int) -> tuple[Span, Name] | None:
        """The mention that begins at `offset` with its name, if one does."""
        at = bisect_left(self.starts, offset)
        found = at < len(self.starts) and self.starts[at] == offset
        return (self.spans[at], self.names[at]) if found else None

    def kind_at(self, offset: int) -> NameType | None:
        """The type of the name that holds the character at `offset`, if one does."""
        at = bisect_right(self.starts, offset) - 1
        return self.names[at].type if at >= 0 and offset < self.spans[at].end else None


@dataclass(frozen=True, slots=True)
class Setting:
    """What every step that names a speaker looks at: the page, its names, the words for what a person is, small words."""

    page: Page
    known: Mentions
    titles: Mapping[str, str]
    words: Clauses
    sayers: Sayers
    said: Mapping[int, int]  # where what is said ends, by where it begins
    ends: tuple[int, ...]  # where it ends, in order
    regions: frozenset[str]  # provinces and their like, in small letters
    sources: dict[Span, Any] = field(default_factory=dict)  # the people of each source, once found
    beside: dict[Span, Any] = field(default_factory=dict)  # the office beside each mention, once read
    about: list[Name | None] = field(default_factory=list)  # the company that the article is about, once looked for

    def unsaid(self, start: int, end: int) -> int:
        """Where what is said before `end` ends, if that lies behind `start`: in "…, kata X" that is the comma."""
        at = bisect_right(self.ends, end)
        return max(start, self.ends[at - 1]) if at else start

    def capitals(self, span: Span) -> set[str]:
        """The words of a span that are written with a capital, in small letters, titles left out."""
        found = WORD.finditer(self.page.plain, span.start, span.end)
        return {word for m in found if m.group()[0].isupper() and (word := m.group().lower()) not in self.titles}


@dataclass(slots=True)
class Said:
    """What an article says a person is: `words` of office and body beside the name, `heads` the offices that open them.

    `posts` are the words from an office on up to the name, in order.
    """

    words: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    posts: set[tuple[str, ...]] = field(default_factory=set)


def descriptions(setting: Setting) -> dict[str, Said]:
    """What stands beside each person's name."""
    page, said = setting.page, dict[str, Said]()
    last = 0
    for span, name in zip(setting.known.spans, setting.known.names, strict=True):
        if name.type != "PER":
            continue
        entry = said.setdefault(name.name, Said())
        sentence = page.sentence_at(span.start) or span
        start = max(sentence.start, span.start - _BEFORE, _after_other(page, last, span.start, setting.words))
        before = Span(setting.unsaid(start, span.start), span.start)
        _add(entry, office_words(setting, before), setting)
        behind = page.folded[span.end : min(sentence.end, span.end + _BEHIND)]
        if behind.startswith(",") and span.end + _COMMA not in setting.said:
            _add(entry, WORD.findall(behind[1:].partition(",")[0]), setting)
        last = span.end
    return said


def spelt_out(setting: Setting, span: Span) -> dict[str, set[str]]:
    """The words of the full names of bodies and places in a span that are told there by a short form: "AS", "Kemlu"."""
    names = ((mention.of(setting.page.folded), name) for mention, name in setting.known.within(span) if name.type != "PER")
    return {short: set(WORD.findall(name.name.lower())) for short, name in names if " " not in short and " " in name.name}


def _after_other(page: Page, last: int, start: int, words: Clauses) -> int:
    """Where the words of a name may begin after another person's: "Gubernur X dan Bupati Y" makes Y no governor."""
    joined = WORD.match(page.folded, last + 1, start) if last < start else None
    return joined.end() if joined is not None and joined.group() in words.coordinators else 0


def _add(entry: Said, beside: Sequence[str], setting: Setting) -> None:
    kept = [word for word in beside if len(word) > 2]
    entry.words.update(kept, (word for word in beside if word not in setting.titles))
    first = next((at for at, word in enumerate(kept) if setting.titles.get(word) in _POSTS or offices(setting, kept[at:])), None)
    if first is None:
        return
    entry.posts.add(tuple(kept[first:]))
    held = offices(setting, kept[first:])
    entry.heads.update(held)
    at = first + sum(len(phrase.split()) for phrase in held[:-1])
    entry.heads.update(
        " ".join(kept[at : at + n]) for n in range(1, _PHRASE) if setting.titles.get(" ".join(kept[at : at + n])) in _POSTS
    )
    joined = setting.words.coordinators  # "Menteri Komunikasi dan Digital"
    told = [tuple(word for word in kept[begin:] if word not in joined) for begin in (first, at)]
    for short, whole in setting.sayers.short.items():
        spelt = tuple(word for word in whole if word not in joined)
        if spelt in (told[0][: len(spelt)], told[1][: len(spelt)]):
            entry.heads.add(short)
        elif short in held:
            entry.words.update(whole)


def offices(setting: Setting, spoken: Sequence[str]) -> list[str]:
    """The offices that a description opens with, each the longest phrase: "wakil", "ketua umum"; none where it opens with none."""
    found: list[str] = []
    at = 0
    while at < len(spoken):
        phrases = (" ".join(spoken[at : at + n]) for n in range(_PHRASE, 0, -1))
        phrase = next((p for p in phrases if setting.titles.get(p) in _POSTS), None)
        if phrase is None:
            break
        found.append(phrase)
        at += len(phrase.split())
        if setting.titles[phrase] == "office":
            break
    return found


def office_words(setting: Setting, before: Span) -> list[str]:
    """The words of the office and body that run up to a name, in order: titles and capitalised words, small ones between them."""
    page, titles, words = setting.page, setting.titles, setting.words
    kept: list[str] = []
    end, pending = before.end, 0
    for match in reversed(list(WORD.finditer(page.plain, before.start, before.end))):
        word = match.group().lower()
        between = page.plain[match.end() : end]
        if any(mark in between for mark in ';:"') or ("." in between and titles.get(word) not in _SHORTENED):
            break
        acts = words.is_verb(word) and word not in titles  # "Menkomdigi" begins like one
        if acts or word in words.not_said or word in words.anaphors.pointers:
            break
        if match.group()[0].isupper() or word in titles:
            kept.append(word)
            pending = 0
        elif pending < 2:
            pending += 1
        else:
            break
        end = match.start()
    return kept[::-1]


def tail_words(setting: Setting, mention: Span) -> list[str]:
    """The words of the office and body that run up to a mention, in order."""
    return office_words(setting, Span(max(0, mention.start - _BEFORE), mention.start))
