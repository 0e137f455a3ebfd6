"""The names of an article: where they stand, of what type, and which of them are one.

Shorter forms (last names, first names, acronyms) go with the one fuller name of the article that they fit; where two would
fit, they go with neither.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from msgspec import Struct

from silang.model import Name, NameType
from silang.pack import Pack
from silang.read.names.acronyms import defined
from silang.read.names.doubts import sure
from silang.read.names.gazetteer import Known, known
from silang.read.names.runs import mended
from silang.read.names.tagger import tagger
from silang.read.names.tokens import tokens
from silang.read.names.variants import transcribed
from silang.read.names.widened import widened
from silang.read.page import Page
from silang.spans import Span

MOST_WORDS = 16  # of a name that shorter forms are looked for
MOST_FULLER = 40  # names with a word in common that are looked through for the one a shorter form means
Form = tuple[NameType, tuple[str, ...]]  # a type and the words of a name in small letters


class Mention(Struct, frozen=True, order=True):
    """A name as it stands at one place of the text."""

    span: Span
    type: NameType


def mentions(page: Page, pack: Pack) -> tuple[Mention, ...]:
    """The names where the tagger finds them, typed, in order, none overlapping; spans in code points of the page's text.

    Titles and roles are no part of a person's name. A country that only tells what kind of thing is meant ("tim Jepang") is none.
    """
    return _found(page, pack, wide=False)


def _found(page: Page, pack: Pack, *, wide: bool) -> tuple[Mention, ...]:
    words = known(pack)
    cut = tokens(page, words)
    tagged = sure(cut, tagger(pack).weighed(cut), words) if wide else tagger(pack).runs(cut)
    runs = mended(cut, tagged, words)
    if wide:
        runs = widened(cut, runs, words)
    return tuple(Mention(Span(cut.start[run.first], cut.end[run.last - 1]), run.type) for run in runs)


def read(page: Page, pack: Pack) -> tuple[Name, ...]:
    """The article's names by their fullest form, each with all its mentions, ordered by the first.

    Beside what `mentions` finds, known places and bodies are taken wherever they stand. A mention that fits two names goes with
    neither and is left out. `rule` says how the forms were joined: `same` (one form), `shorter` (part of the fuller name),
    `spelt` (one name, written in Latin letters in two ways), `defined` (said in the text), `known` (a well-known short form).

    >>> from silang.pack import load
    >>> text = "Presiden Ukraina Volodymyr Zelensky tiba. Ukraina, ujar Zelensky, menunggu."
    >>> [(name.name, name.type, [span.start for span in name.mentions]) for name in read(Page(text), load("id"))]
    [('Ukraina', 'LOC', [9, 42]), ('Volodymyr Zelensky', 'PER', [17, 56])]
    """
    words = known(pack)
    found = _found(page, pack, wide=True)
    forms = _agreed([_form(page, mention) for mention in found], words)
    counts = Counter(forms)
    joined = _defined(page, found, forms, words)
    joined |= {form: target for form, target in _known(counts, words).items() if form not in joined}
    spelt = _spelt(counts)
    joined |= {form: target for form, target in spelt.items() if form not in joined}
    fuller = {form: count for form, count in counts.items() if form not in spelt}
    joined |= {form: target for form, target in _shorter(fuller, words).items() if form not in joined}
    chains: dict[Form, list[int]] = defaultdict(list)
    rules: dict[Form, str] = {}
    for index, form in enumerate(forms):
        full, rule = _followed(form, joined)
        if full is not None:
            chains[full].append(index)
            rules[full] = rule if rule != "same" else rules.get(full, rule)
    return tuple(
        Name(
            name=_shown(page, [found[i].span for i in chain if forms[i] == full] or [found[i].span for i in chain]),
            type=full[0],
            mentions=tuple(found[i].span for i in chain),
            rule=f"names:{rules[full]}",
        )
        for full, chain in chains.items()
    )


def _form(page: Page, mention: Mention) -> Form:
    text = mention.span.of(page.plain).lower().replace(".", " ")
    return mention.type, tuple(text.split())


def _agreed(forms: Sequence[Form], tables: Known) -> list[Form]:
    """One type for one form: the one that most mentions have, a person where the word is part of a person's full name."""
    votes: dict[tuple[str, ...], dict[NameType, int]] = {}
    parts: set[str] = set()
    for kind, words in forms:
        cast = votes.setdefault(words, {})
        cast[kind] = cast.get(kind, 0) + 1
        if kind == "PER" and len(words) > 1:
            parts.update(words)
    agreed: list[Form] = []
    for kind, words in forms:
        cast = votes[words]
        best = kind
        if len(words) == 1 and words[0] in parts and "PER" in cast and words[0] not in tables.maker:
            best = "PER"
        elif len(cast) > 1:
            first = max(cast, key=cast.__getitem__)
            best = kind if cast[first] <= cast[kind] else first
            if cast[first] <= cast[kind] and cast.get("PER") == cast[first] and not tables.place_kind(" ".join(words)):
                best = "PER"
        agreed.append((best, words))
    return agreed


def _defined(page: Page, found: Sequence[Mention], forms: Sequence[Form], words: Known) -> dict[Form, tuple[Form | None, str]]:
    triples = [(mention.span.start, mention.span.end, form[0]) for mention, form in zip(found, forms, strict=True)]
    return {
        forms[short]: (forms[full], "defined") for short, full in defined(page.plain, triples, words) if forms[short] != forms[full]
    }


def _known(counts: Mapping[Form, int], words: Known) -> dict[Form, tuple[Form | None, str]]:
    """Well-known short forms whose full name stands in the article too."""
    joined: dict[Form, tuple[Form | None, str]] = {}
    for kind, name in counts:
        meant = words.stands_for(" ".join(name))
        full: Form = (kind, tuple(meant.lower().split()))
        if meant and full != (kind, name) and full in counts:
            joined[kind, name] = (full, "known")
    return joined


def _spelt(counts: Mapping[Form, int]) -> dict[Form, tuple[Form | None, str]]:
    """Persons' names that differ by how they are written in Latin letters alone, each with the spelling that stands most often."""
    alike: dict[tuple[str, ...], list[Form]] = defaultdict(list)
    for kind, name in counts:
        if kind == "PER":
            alike[tuple(map(transcribed, name))].append((kind, name))
    joined: dict[Form, tuple[Form | None, str]] = {}
    for forms in alike.values():
        if len(forms) > 1:
            usual = max(forms, key=lambda form: (counts[form], form))
            joined |= {form: (usual, "spelt") for form in forms if form != usual}
    return joined


def _shorter(counts: Mapping[Form, int], words: Known) -> dict[Form, tuple[Form | None, str]]:
    """Forms that are part of a fuller form of the same type; None where they are part of two that are not one."""
    holding: dict[tuple[NameType, str], set[tuple[str, ...]]] = defaultdict(set)
    for kind, name in counts:
        if 1 < len(name) <= MOST_WORDS:
            for word in name:
                holding[kind, transcribed(word) if kind == "PER" else word].add(name)
    joined: dict[Form, tuple[Form | None, str]] = {}
    for kind, name in counts:
        key = name[-1] if len(name[0]) == 1 else name[0]
        key = transcribed(key) if kind == "PER" else key
        if len(holding[kind, key]) > MOST_FULLER:
            if len(name) == 1:
                joined[kind, name] = (None, "shorter")
            continue
        if kind == "LOC" and words.place_kind(" ".join(name)) in ("country", "capital"):
            continue
        fuller = {full for full in holding[kind, key] if full != name and _part(kind, name, full, words)}
        fullest = [full for full in fuller if not any(full != other and _part(kind, full, other, words) for other in fuller)]
        if len(fullest) == 1:
            joined[kind, name] = ((kind, fullest[0]), "shorter")
        elif fullest and kind == "PER":
            joined[kind, name] = (None, "shorter")
    return joined


def _part(kind: NameType, short: tuple[str, ...], full: tuple[str, ...], words: Known) -> bool:
    """Whether `short`, not the same, says `full`: a person's words or initials in order, another's end or beginning."""
    if kind == "PER":
        rest = iter(full)
        return all(any(_same(word, other) or (len(word) == 1 and other[0] == word) for other in rest) for word in short)
    if len(short) >= len(full):
        return False
    if len(full) - len(short) == 1 and full[-len(short) :] == short:
        return full[0] in words.body or full[0] in words.place
    return kind == "ORG" and len(short) > 1 and full[: len(short)] == short


def _same(word: str, other: str) -> bool:
    return word == other or (word[:2] == other[:2] and transcribed(word) == transcribed(other))


def _followed(form: Form, joined: Mapping[Form, tuple[Form | None, str]]) -> tuple[Form | None, str]:
    """The fullest form that `form` leads to and how; None where it could be either of two."""
    at: Form | None = form
    rule, seen = "same", set()
    while at is not None and at in joined and at not in seen:
        seen.add(at)
        at, rule = joined[at]
    return at, rule


def _shown(page: Page, spans: Sequence[Span]) -> str:
    """How a form is written most often, one blank between words; not in capitals where it stands otherwise too."""
    forms = [" ".join(page.text[span.start : span.end].split()) for span in spans]
    if forms.count(forms[0]) == len(forms):
        return forms[0]  # as most are
    written = Counter(forms)
    return max(written, key=lambda words: (not (words.isupper() and len(written) > 1), written[words], words))
