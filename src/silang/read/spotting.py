"""Names found by rule: runs of capitals, typed by what is known of their words and of the words beside them."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from silang.model import NameType
from silang.read.gazetteer import Known
from silang.read.tokens import Tokens
from silang.spans import Span

MOST_WORDS = 10


class Mention(Struct, frozen=True, order=True):
    """A name as it stands at one place of the text."""

    span: Span
    type: NameType


def spot(tokens: Tokens, known: Known) -> Iterator[Mention]:
    """The names that rules are sure of, in order, none overlapping."""
    inside = {
        low for low, word, fresh in zip(tokens.low, tokens.word, tokens.fresh, strict=True) if word[0].isupper() and not fresh
    }
    at = 0
    while at < len(tokens.word):
        end = _run(tokens, known, at)
        if end > at:
            yield from _named(tokens, known, at, end, inside)
        at = max(end, at + 1)


def _capital(word: str) -> bool:
    return word[0].isupper() or (word[0].isdigit() and any(c.isupper() for c in word[1:]))


def _run(tokens: Tokens, known: Known, at: int) -> int:
    """Where the run of capitalised words from `at` ends; `at` if there is none."""
    words, low = tokens.word, tokens.low
    if not _capital(words[at]) or low[at] in known.never:
        return at
    end = at + 1
    body = low[at] in known.body
    while end < len(words) and end - at < MOST_WORDS and not tokens.fresh[end]:
        if _capital(words[end]) and low[end] not in known.never and low[end] not in known.body - known.title_words:
            end += 1
        elif (
            end + 1 < len(words)
            and _capital(words[end + 1])
            and low[end + 1] not in known.never
            and (low[end] in known.particle - known.toward or (body and low[end] in known.link))
        ):
            end += 2
        else:
            break
    return end


def _named(tokens: Tokens, known: Known, start: int, end: int, inside: set[str]) -> Iterator[Mention]:
    """The mentions in a run: its titles cut off, places and bodies that stand before a person parted, what is left typed."""
    titled = False
    while start < end:
        length = next((n for n in (3, 2, 1) if start + n <= end and _phrase(tokens, start, start + n) in known.titles), 0)
        if length:
            titled, start = True, start + length
            continue
        length = next((n for n in (3, 2, 1) if start + n < end and _known(_phrase(tokens, start, start + n), known)), 0)
        if not length or not (titled or known.bodies.keys().isdisjoint(tokens.low[start + length : end])):
            break
        yield _mention(tokens, start, start + length, "ORG" if _phrase(tokens, start, start + length) in known.bodies else "LOC")
        start += length
    kind = _type(tokens, known, (start, end), inside, titled) if start < end else None
    if kind is not None:
        yield _mention(tokens, start, end, kind)


def _mention(tokens: Tokens, start: int, end: int, kind: NameType) -> Mention:
    return Mention(Span(tokens.start[start], tokens.end[end - 1]), kind)


def _known(phrase: str, known: Known) -> bool:
    return phrase in known.bodies or known.place_kind(phrase) in ("country", "region")


def _phrase(tokens: Tokens, start: int, end: int) -> str:
    return " ".join(tokens.low[start:end]).rstrip(".")


def _type(tokens: Tokens, known: Known, run: tuple[int, int], inside: set[str], titled: bool) -> NameType | None:
    start, end = run
    low, phrase = tokens.low, _phrase(tokens, start, end)
    before = low[start - 1] if start else ""
    long = end - start > 1
    kind: NameType | None
    if phrase in known.bodies:
        kind = "ORG"
    elif known.place_kind(phrase) in ("country", "region", "city"):
        kind = "LOC"
    elif low[start] in known.body or low[start] in known.place:
        kind = ("ORG" if low[start] in known.body else "LOC") if long else None
    elif titled or before in known.title_words or (low[start] in known.given and (long or low[start] in inside)):
        kind = "PER"
    elif before in known.toward:
        kind = "LOC"
    elif not long and low[start] not in inside:
        kind = None
    else:
        kind = "ORG" if tokens.word[start].isupper() else "PER" if end - start in (2, 3) else None
    return kind
