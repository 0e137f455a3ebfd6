"""The article's names made fuller by what it writes: across a line that a link broke, behind a short form, by a name put together.

"Rendra\\nWijaya (RW)" is one name, "Himpunan Pengairan Banyu (HPB)" says what HPB is, and "Renwi" is Rendra Wijaya.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import structs

from silang.model import Name
from silang.read.attributions.chunks import Clauses
from silang.read.page import Page
from silang.spans import Span

_REST = re.compile(r"\n([A-Z][^\W\d_A-Z]+(?: [A-Z][^\W\d_A-Z]+)?)(?= \([A-Z]{2,}\)| [^\W\d_A-Z]|,)")  # what a link left of a name
_OPEN = re.compile(r"[^.!?:;\"\n]\n")  # before a line that goes on with the one above
_DEFINED = re.compile(r"((?:[A-Z][^\W\d_]+,? (?:(?:dan|untuk|of|and|the|for) )?){2,9})\(([A-Z]{2,9})\)")
_SHORT = re.compile(r"[A-Z]{2,9}")
_CAPITAL = re.compile(r"[A-Z][^\W\d_]+")
_LEAST = 5  # letters of a name put together
_PIECE = 2  # letters that it takes of each word at least
_MOST = 64  # names that are asked for, so that a long list stays cheap


def fuller(page: Page, names: Sequence[Name], titles: Mapping[str, str], words: Clauses) -> list[Name]:
    """The names, each of them by the fullest form that the article writes."""
    kept = [_ended(_across(page, name, titles, words) if name.type == "PER" else name, words) for name in names]
    return _put_together(page, [*_defined(page, kept)])


def _ended(name: Name, words: Clauses) -> Name:
    """A name without the word that only begins the next sentence ("Bank Sagara Sejak")."""
    *head, last = name.name.split(" ")
    small = last.lower() in words.prepositions | words.subordinators and not last.isupper()
    return structs.replace(name, name=" ".join(head)) if head and small else name


def _across(page: Page, name: Name, titles: Mapping[str, str], words: Clauses) -> Name:
    """A person's name with what stands behind the line that it fills."""
    for at, span in enumerate(name.mentions):
        if " " not in name.name or span.of(page.plain) != name.name or not _OPEN.match(page.plain, span.start - 2):
            continue
        rest = _REST.match(page.plain, span.end)
        low = rest.group(1).split(" ")[0].lower() if rest is not None else ""
        if rest is not None and low not in titles and not words.is_verb(low) and low not in words.prepositions:
            mentions = (*name.mentions[:at], Span(span.start, rest.end(1)), *name.mentions[at + 1 :])
            return structs.replace(name, name=f"{name.name} {rest.group(1)}", mentions=mentions, rule="names:across")
    return name


def _defined(page: Page, names: Sequence[Name]) -> Iterator[Name]:
    """The names, a short form that stands for itself under the words whose first letters it is."""
    short = [name.name for name in names if _SHORT.fullmatch(name.name)]
    meant = dict(_meant(page, short[:_MOST])) if short else {}
    people = [span for name in names if name.type == "PER" for span in name.mentions[:1]]
    meant = {form: told for form, told in meant.items() if not any(told[0].overlaps(span) for span in people)}
    taken = [span for span, _ in meant.values()]
    for name in names:
        if name.name in meant:
            span, words = meant[name.name]
            yield structs.replace(
                name, name=words, type="ORG", mentions=tuple(sorted({span, *name.mentions})), rule="names:defined"
            )
        elif not any(span.overlaps(mention) for span in taken for mention in name.mentions[:_MOST]):
            yield name


def _meant(page: Page, short: Iterable[str]) -> Iterator[tuple[str, tuple[Span, str]]]:
    """What short forms mean: the words before the brackets in which they stand first."""
    wanted = set(short)
    for found in _DEFINED.finditer(page.plain):
        if found.group(2) in wanted:
            wanted.discard(found.group(2))
            words = _initials(found, found.group(2))
            if words is not None:
                yield found.group(2), words


def _initials(found: re.Match[str], letters: str) -> tuple[Span, str] | None:
    """The words before a bracket of which a short form has the first letters, all of them."""
    pieces = list(_CAPITAL.finditer(found.string[found.start() : found.end(1)]))[-len(letters) :]
    if "".join(piece.group()[0] for piece in pieces) != letters:
        return None
    span = Span(found.start() + pieces[0].start(), found.start() + pieces[-1].end())
    return span, " ".join(span.of(found.string).split())


def _put_together(page: Page, names: Sequence[Name]) -> list[Name]:
    """The names, one that is put together of the beginnings of another's words under that one ("Renwi", "ARY")."""
    full = [name for name in names if name.type == "PER" and " " in name.name][:_MOST]
    led: dict[str, list[Span]] = {}
    gone = set()
    for name in names[:_MOST] if full else ():
        if " " not in name.name:
            one = {other.name for other in full if _stands_for(page, name, other)}
            if len(one) == 1:
                led.setdefault(one.pop(), []).extend(name.mentions)
                gone.add(name.name)
    return [
        structs.replace(name, mentions=tuple(sorted({*name.mentions, *led[name.name]}))) if name.name in led else name
        for name in names
        if name.name not in gone
    ]


def _stands_for(page: Page, name: Name, other: Name) -> bool:
    """Whether a name of one word is put together of a person's; one taken for a body only where the article says so ("(ARY)")."""
    told = name.type == "PER" or any(page.plain.startswith(f" ({name.name})", span.end) for span in other.mentions[:1])
    return told and _of_beginnings(name.name, other.name.split(" "))


def _of_beginnings(short: str, words: Sequence[str]) -> bool:
    """Whether a name is put together of the beginnings of two words or more, or of the first letters of three."""
    if short.isupper():
        return len(words) > _PIECE and short == "".join(word[0] for word in words)
    low, first = short.lower(), words[0].lower()
    if len(low) < _LEAST or low in (word.lower() for word in words):
        return False
    return any(
        low.startswith(first[:cut]) and any(len(low) - cut >= _PIECE and word.lower().startswith(low[cut:]) for word in words[1:])
        for cut in range(_PIECE, min(len(first), len(low) - _PIECE) + 1)
    )
