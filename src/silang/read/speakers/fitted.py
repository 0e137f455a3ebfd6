"""The article's names as its sources show them: one name a person who is first told of by more words than the names stage joined.

What the sources and the text around a name tell is used here alone; `Reading.names` stays as the names stage found it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from msgspec import structs

from silang.model import Attribution, Name
from silang.read.clauses import Clauses, either
from silang.read.page import Page
from silang.read.speakers.fuller import fuller
from silang.read.speakers.mentions import Mentions
from silang.read.speakers.parted import parted
from silang.read.speakers.respelt import respelt
from silang.read.speakers.sayers import Sayers
from silang.read.speakers.unglued import unglued
from silang.read.speakers.wholes import PIECE, Counts, Wholes
from silang.spans import Span

_LONE = re.compile(r"[A-Z][^\W\d_A-Z]{2,}")
_MOST_LONE = 64  # persons of one word that are looked for, so that a long list stays cheap
_DOMAIN = re.compile(r"[a-z]\.[a-z]")  # "Sagarapost.co.id Rosi"
_ALIKE = 0.8  # of two spellings of one name
_SHORT = 2  # words of a source that names a person by one of them
_USUAL = 5  # how many times as often the usual spelling stands


def fitted(
    page: Page,
    names: Sequence[Name],
    attributions: Iterable[Attribution],
    titles: Mapping[str, str],
    words: Clauses,
    sayers: Sayers,
) -> list[Name]:
    """The names without words that only open a sentence, a person of one word under the fuller name beside it in the text."""
    attributions = list(attributions)
    names = unglued(page, names, words)
    own = fuller(page, parted(page, names, attributions, titles, words, sayers), titles, words, sayers)
    placed = _placed(page, own, attributions)
    known = [
        name
        for name in own
        if name.name.lower() not in words.addressed and not (name.type == "PER" and (name.name in placed or _common(page, name)))
    ]
    lone = _lone(known, page, attributions, titles, words, sayers)
    if not lone:
        return known
    people = {name.name for name in known if name.type == "PER"}
    bodies = {name.name for name in known if name.type != "PER"}
    wholes = Wholes(page, Mentions.of(known), Counts(page.plain), titles, words, sayers)
    told = _told(wholes, known, lone)
    voices = sorted({a.source for a in attributions if a.source is not None})
    for word, spans in told.items():
        standing, person = lone[word]
        full = _one({name: len(found) for name, found in spans.items()})
        if full is None and word not in bodies:
            full = _introduced({name: found for name, found in spans.items() if name in people}, standing, word, voices)
        if full is None:
            continue
        titled = any(wholes.titled(span) for span in spans[full])
        small = word.lower() in page.plain and re.search(rf"\b{word.lower()}\b", page.plain) is not None
        first = min(span.start for span in spans[full])
        early = titled or (not small and all(span.start >= first for span in standing))
        if early and (person or (not small and _of_person(page, full, spans[full], known))):
            whole = [span for span in spans[full] if (at := page.sentence_at(span.start)) is not None and at.holds(span)]
            known = _joined(known, full, [*whole, *standing])
    for full, standing in respelt(page, known, lone, titles):
        known = _joined(known, full, standing)
    return known


def _told(wholes: Wholes, names: Sequence[Name], lone: Mapping[str, tuple[list[Span], bool]]) -> dict[str, dict[str, list[Span]]]:
    """The fuller names that hold each word, and where they stand."""
    told: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    other = {name.name for name in names if name.type != "PER"}
    for word, span in wholes.around({word: person and word not in other for word, (_, person) in lone.items()}):
        told[word][" ".join(span.of(wholes.page.plain).split())].append(span)
    for name in names:
        parts = name.name.split()
        full = name.type == "PER" and len(parts) > 1 and parts[0].lower() not in wholes.sayers.hailed
        whole = [span for span in name.mentions if len(span) == len(name.name)]
        for word in told.keys() & parts if full else ():
            found = told[word].setdefault(name.name, list(name.mentions))
            found += [span for span in whole if span not in found]  # such as stand glued to a word
    return told


def _of_person(page: Page, full: str, spans: Sequence[Span], names: Iterable[Name]) -> bool:
    """Whether a name is a person's, or the part of it that is one, which stands nowhere else but by its initials."""
    apart = list(_apart(spans))
    rest = [name for name in names if name.type == "PER" and any(_touch(mention, apart) for mention in name.mentions)]
    left = [(name.name, span.of(page.plain)) for name in rest for span in name.mentions if not _touch(span, apart)]
    return bool(rest) and all(name == full and said.split()[-1].isupper() for name, said in left)


def _placed(page: Page, names: Sequence[Name], attributions: Iterable[Attribution]) -> set[str]:
    """The words of places' names ("Arab Sagara") by which nobody is told of who speaks: "Sagara" is no person."""
    words = {word for name in names if name.type == "LOC" and " " in name.name for word in name.name.split()}
    spoken = [a.source.of(page.plain).split(" ") for a in attributions if a.source is not None]
    return words.difference(source[-1] for source in spoken if len(source) <= _SHORT)


def _common(page: Page, name: Name) -> bool:
    """Whether a person's name of one word only opens sentences and is written in small letters elsewhere ("School")."""
    if not name.name.isalpha():
        return False
    opens = all((sentence := page.sentence_at(span.start)) is not None and sentence.start == span.start for span in name.mentions)
    low = name.name.lower()
    return opens and low in page.plain and re.search(rf"\b{low}\b", page.plain) is not None


def _lone(
    names: Sequence[Name],
    page: Page,
    attributions: Iterable[Attribution],
    titles: Mapping[str, str],
    words: Clauses,
    sayers: Sayers,
) -> dict[str, tuple[list[Span], bool]]:
    """The persons of one word: where they stand, and whether the names stage holds them for persons."""
    lone: dict[str, tuple[list[Span], bool]] = {}
    covered = {span for name in names if name.type == "PER" or " " in name.name for span in name.mentions}
    for name in names:
        parts = name.name.split()
        low = parts[-1].lower()
        if (low in titles and low not in sayers.given) or low in either(words.persons, words.bodies):
            continue
        if name.type == "PER" and (len(parts) == 1 or (len(parts) == 2 and parts[0].lower() in sayers.hailed)):
            lone.setdefault(parts[-1], ([], True))[0].extend(name.mentions)
    bodies = {name.name for name in names if name.type == "ORG"}
    for told in {a.source for a in attributions if a.source is not None} - covered:
        first = next((m for m in PIECE.finditer(page.plain, told.start, told.end) if m.group().lower() not in titles), None)
        source = Span(first.start() if first is not None else told.start, told.end)
        written = source.of(page.plain)
        of_body = written in bodies and source.start > told.start and page.plain[told.start].islower()  # "pejabat Sagara"
        if _LONE.fullmatch(written) and written.lower() not in titles and not of_body:
            lone.setdefault(written, ([], False))[0].append(source)
    return dict(sorted(lone.items())[:_MOST_LONE])


def _one(found: Mapping[str, int]) -> str | None:
    """The one name among those found: the longest where it holds the others, or the usual spelling; None where two stay."""
    if not found:
        return None
    glued = {name for name in found for other in found if name.startswith(other) and name[len(other) : len(other) + 1].isupper()}
    found = {name: count for name, count in found.items() if name not in glued}
    longest = max(found, key=lambda name: (len(name.split()), found[name], name))
    if all(set(name.split()) <= set(longest.split()) for name in found):
        return longest
    usual = max(found, key=lambda name: (found[name], name))
    others = (name for name in found if name != usual)
    alike = all(SequenceMatcher(None, name, usual).ratio() >= _ALIKE and found[usual] >= _USUAL * found[name] for name in others)
    return usual if alike else None


def _introduced(spans: Mapping[str, Sequence[Span]], standing: Iterable[Span], word: str, sources: Iterable[Span]) -> str | None:
    """The one full name that stands before the word alone; of several the one that speaks, or whose first name it is."""
    first = min((span.start for span in standing), default=0)
    names = [name for name, found in spans.items() if min(found).start < first and not _DOMAIN.search(name)]
    if len(names) > 1:
        places = sorted((span, name) for name in names for span in spans[name])
        held = {next((name for span, name in places if source.holds(span)), "") for source in sources} - {""}
        names = list(held) if len(held) == 1 else [name for name in names if name.startswith(f"{word} ")]
    return names[0] if len(names) == 1 else None


def _touch(span: Span, others: Sequence[Span]) -> bool:
    """Whether a span shares characters with one of the others, which stand apart in order."""
    at = bisect_left(others, span.end, key=lambda other: other.start) - 1
    return at >= 0 and others[at].end > span.start


def _joined(names: Sequence[Name], full: str, mentions: Sequence[Span]) -> list[Name]:
    """The names with one of `full` that has these mentions, which other names lose."""
    same = [span for name in names if name.type == "PER" and name.name == full for span in name.mentions]
    taken = list(_apart({*mentions, *same}))
    kept: list[Name] = []
    for name in names:
        left = tuple(span for span in name.mentions if not _touch(span, taken))
        if left:
            kept.append(structs.replace(name, mentions=left) if len(left) < len(name.mentions) else name)
    return [*kept, Name(name=full, type="PER", mentions=tuple(taken), rule="names:shorter")]


def _apart(spans: Iterable[Span]) -> Iterator[Span]:
    """The spans in order without those that overlap one before; of two that begin together the longer stays."""
    end = 0
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if span.start >= end:
            yield span
            end = span.end
