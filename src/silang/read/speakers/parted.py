"""The article's names with each person's parted from the body before it: "CEO Sagara Budi Karya", told of again as "Budi".

Who is told of again by one word shows where a name begins; a word before it that stands by itself elsewhere is no part of it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import structs

from silang.model import Attribution, Name
from silang.read.clauses import Clauses
from silang.read.page import Page
from silang.read.speakers.sayers import Sayers
from silang.read.speakers.wholes import Counts
from silang.spans import Pattern, Span

_WORD = Pattern(r"[^\W_]+(?:[-'.][^\W_]+)*\.?")
_ALONE = re.compile(r"[A-Z][^\W\d_A-Z']{2,}|[A-Z]'[A-Z][^\W\d_A-Z]{2,}")  # "Budi", "O'Hara"
_RUN_ON = re.compile(r"[^\W\d_a-z][^\W_]+ $")  # a word with a capital right before a name
_INSIDE = ("rank", "honorific")  # what stands before a name and never inside one
_LEAST = 3  # letters of such a title
_OFFICES = ("office", "qualifier")
_PHRASE = 4  # words of the longest title
_SURE = 2  # words of a name that stay when one is cut off
_FORMED = 9  # letters of a word that is no name by its form
_NEAR = 90  # characters before a name that may hold an office and its body
_MOST = 64  # names that are asked for, so that a long list stays cheap


class _Told(Counts):
    """The words by which persons are told of again, and how often each word of the text stands."""

    def __init__(self, again: frozenset[str], text: str) -> None:
        super().__init__(text)
        self.again = again


def parted(
    page: Page,
    names: Sequence[Name],
    attributions: Iterable[Attribution],
    titles: Mapping[str, str],
    words: Clauses,
    sayers: Sayers,
) -> list[Name]:
    """The names, those of persons without words in front that are an office's or a body's, and without posts taken for persons."""
    sources = sorted({a.source for a in attributions if a.source is not None and len(a.source) > _LEAST})
    again = _again(page, names, sources, titles)
    told = _Told(again, page.plain)
    kept: list[Name] = []
    for name in names:
        kept += _without(page, name, told, titles, words, sayers) if name.type == "PER" else [name]
    return _led(page, kept, sources, told, titles, words, sayers) if again else kept


def _again(page: Page, names: Sequence[Name], sources: Iterable[Span], titles: Mapping[str, str]) -> frozenset[str]:
    """The words by which a person is told of again: sources of one word that are no body's and no place's name."""
    other = {name.name for name in names if name.type != "PER"}
    alone = {source.of(page.plain).split(" ")[-1] for source in sources if _of_one_word(source.of(page.folded), titles)}
    return frozenset(word for word in alone if _ALONE.fullmatch(word) and word not in other and word.lower() not in titles)


def _of_one_word(source: str, titles: Mapping[str, str]) -> bool:
    """Whether a source is one word, or one behind ranks and forms of address."""
    *before, _ = source.split(" ")
    return all(titles.get(word.rstrip(".")) in (*_INSIDE, "academic") for word in before)


def _without(page: Page, name: Name, told: _Told, titles: Mapping[str, str], words: Clauses, sayers: Sayers) -> Iterator[Name]:
    """A person's name parted from what stands before it; nothing where it is the head of a post ("Brand Marketing Manager")."""
    mentions = tuple(span for span in name.mentions if not _of_post(page, span, sayers))
    if not mentions:
        return
    spoken = name.name.split(" ")
    start = _begins(page, mentions, spoken, told, titles, words, sayers)
    if not start:
        yield structs.replace(name, mentions=mentions) if len(mentions) < len(name.mentions) else name
        return
    front = " ".join(spoken[:start])
    length = len(front) + 1
    own = tuple(_cut(page, span, front, length) for span in mentions if span.of(page.plain) not in (front, *spoken[:start]))
    alone = tuple(span for span in mentions if span.of(page.plain) == front)
    if own:
        yield structs.replace(name, name=" ".join(spoken[start:]), mentions=own, rule="names:parted")
    if alone:
        yield Name(name=front, type="ORG", mentions=alone, rule="names:parted")


def _of_post(page: Page, span: Span, sayers: Sayers) -> bool:
    """Whether the head of a post that ends it follows: "Brand Marketing" in "Brand Marketing Manager"."""
    behind = _WORD.match(page.folded, span.end + 1)
    return behind is not None and page.plain[span.end] == " " and behind.group() in sayers.heads


def _cut(page: Page, span: Span, front: str, length: int) -> Span:
    """A mention without the words in front."""
    return Span(span.start + length, span.end) if span.of(page.plain).startswith(front + " ") else span


def _begins(
    page: Page,
    mentions: Sequence[Span],
    spoken: Sequence[str],
    told: _Told,
    titles: Mapping[str, str],
    words: Clauses,
    sayers: Sayers,
) -> int:
    """How many words at the head of a name are no part of it."""
    titled = max((i for i, word in enumerate(spoken[:-1], 1) if _title_inside(word, titles)), default=0)
    titled = titled or int(len(spoken) > 1 and (_degree(spoken[0], titles) or _ranked(page, mentions, spoken, titles, sayers)))
    titled = titled or int(len(spoken) > _SURE and _abstract(spoken[0], words))
    at = _first_told(spoken, told.again)
    if titled or not at or len(spoken) < 3 or spoken[0] in told.again:
        return titled
    whole = next((span for span in mentions if span.of(page.plain).split() == list(spoken)), None)
    office = _office_before(page, whole.start, titles) if whole is not None else ""
    within = bool(office) or (
        whole is not None and _RUN_ON.search(page.plain, max(0, whole.start - _NEAR), whole.start) is not None
    )
    apart = office in sayers.fields or told.apart(spoken[at - 1], spoken[at])
    return at if within and (apart or (whole is not None and _of_body(page, whole.start, words))) else 0


def _abstract(word: str, words: Clauses) -> bool:
    """Whether a word tells by its form what an office is for and is no name: "Kewilayahan"."""
    low = word.lower()
    return len(low) >= _FORMED and low.startswith(words.abstract_begins) and low.endswith(words.abstract_ends)


def _of_body(page: Page, start: int, words: Clauses) -> bool:
    """Whether a name runs on from a word for a body: "Cabang" in "Cabang Sagara Budi Karya"."""
    return page.folded[max(0, start - _NEAR) : start].rstrip().rpartition(" ")[2] in words.bodies


def _title_inside(word: str, titles: Mapping[str, str]) -> bool:
    return len(word.rstrip(".")) >= _LEAST and titles.get(word.lower().rstrip(".")) in _INSIDE


def _ranked(page: Page, mentions: Sequence[Span], spoken: Sequence[str], titles: Mapping[str, str], sayers: Sayers) -> bool:
    """Whether a word for the police stands between a rank and the name: "Brigjen Polisi Rendra Wijaya"."""
    if spoken[0].lower() not in sayers.unnamed["police"]:
        return False
    before = [page.folded[max(0, span.start - _NEAR) : span.start].rstrip().rpartition(" ")[2] for span in mentions]
    return any(titles.get(word) == "rank" for word in before)


def _degree(word: str, titles: Mapping[str, str]) -> bool:
    """Whether a word is a degree that stands before names; one letter may be an initial."""
    return len(word.rstrip(".")) > 1 and titles.get(word.lower().rstrip(".")) == "academic"


def _first_told(spoken: Sequence[str], again: frozenset[str]) -> int:
    """The index of the word that a name begins with: by which it is told of again, the one before where that is the last."""
    at = next((i for i, word in enumerate(spoken) if word in again), 0)
    return at - 1 if at > 1 and at == len(spoken) - 1 else at


def _office_before(page: Page, start: int, titles: Mapping[str, str]) -> str:
    """The office that stands right before an offset; nothing where none does."""
    before = page.folded[max(0, start - _NEAR) : start]
    spoken = before.split(" ")[-_PHRASE - 1 : -1] if before.endswith(" ") else []
    return next((said for i in range(len(spoken)) if titles.get(said := " ".join(spoken[i:])) in _OFFICES), "")


def _led(
    page: Page,
    names: list[Name],
    sources: Sequence[Span],
    told: _Told,
    titles: Mapping[str, str],
    words: Clauses,
    sayers: Sayers,
) -> list[Name]:
    """The names, with those at the end of sources that an office opens, which no list knows, told of again by one word."""
    people = {(span.start, span.end) for name in names if name.type == "PER" for span in name.mentions}
    found: dict[str, list[Span]] = {}
    for source in sources[:_MOST]:
        span = _at_end(page, source, told, titles, words, sayers)
        if span is not None and not any(source.start <= start and end <= source.end for start, end in people):
            found.setdefault(" ".join(span.of(page.plain).split()), []).append(span)
    shared = Counter(word for full in found for word in set(full.split()))
    for full, spans in found.items():
        own = told.again & {word for word in full.split() if shared[word] == 1}
        short = [span for span in sources if span.of(page.plain).split(" ")[-1] in own]
        mentions = tuple(sorted({*spans, *_last(page, short)}))
        names = [*_free(names, mentions), Name(name=full, type="PER", mentions=mentions, rule="names:led")]
    return names


def _last(page: Page, sources: Iterable[Span]) -> Iterator[Span]:
    """The last words of sources of one word."""
    for source in sources:
        said = source.of(page.plain)
        if _ALONE.fullmatch(said.split(" ")[-1]) and len(said.split(" ")) <= 2:
            yield Span(source.end - len(said.split(" ")[-1]), source.end)


def _free(names: Iterable[Name], spans: Sequence[Span]) -> Iterator[Name]:
    """The names without the mentions that hold one of the spans, cut where the span begins."""
    for name in names:
        cut = [_ahead(mention, spans) for mention in name.mentions]
        left = tuple(span for span in cut if span is not None)
        if left:
            yield name if left == name.mentions else structs.replace(name, mentions=left)


def _ahead(mention: Span, spans: Sequence[Span]) -> Span | None:
    """What of a mention stands before a span that it shares characters with; all of it where it shares none."""
    over = next((span for span in spans if span.overlaps(mention)), None)
    if over is None:
        return mention
    return Span(mention.start, over.start - 1) if mention.start < over.start - 1 else None


def _at_end(page: Page, source: Span, told: _Told, titles: Mapping[str, str], words: Clauses, sayers: Sayers) -> Span | None:
    """The words at the end of a source that are a person's name, as the one by which he is told of again shows."""
    found = list(_WORD.finditer(page.plain, source.start, source.end))
    first = next((n for n in (3, 2, 1) if _office(page, found[:n], titles, sayers)), 0)
    tail = len(found)
    while tail > first and found[tail - 1].group()[0].isupper() and _close(page, found, tail):
        tail -= 1
    ended = found and found[-1].end() == source.end
    spoken = [match.group() for match in found[tail:]]
    if not first or not ended or len(spoken) < 2 or spoken[0] in told.again:
        return None
    at = next((i for i, word in enumerate(spoken) if word in told.again), 0)
    if not at or any(word.lower() in words.bodies for word in spoken[at:]):
        return None
    if at == len(spoken) - 1 and at > 1 and told.words[spoken[at - 1]] == 1 and not spoken[at - 1].isupper():
        at -= 1
    return Span(found[tail + at].start(), source.end)


def _office(page: Page, found: Sequence[re.Match[str]], titles: Mapping[str, str], sayers: Sayers) -> bool:
    """Whether words are an office."""
    said = " ".join(match.group().lower() for match in found)
    return titles.get(said) in _OFFICES or said in sayers.posts or said in sayers.departed


def _close(page: Page, found: Sequence[re.Match[str]], tail: int) -> bool:
    """Whether only a blank stands behind the word before index `tail`, or it is the last."""
    return tail == len(found) or page.plain[found[tail - 1].end() : found[tail].start()] == " "
