"""What a text is about, as a set of concepts: stems, classes of what is counted and of its state, names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import category, normalize

from silang import spans
from silang.pack import Pack
from silang.read.rules import Lexicon
from silang.spans import Span
from silang.story.lore import Capitals, Lore

_WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
_SEPARATOR = re.compile(r"[^\w]+")


@dataclass(frozen=True)
class Hit:
    """A phrase of the pack in a text.

    `kind` is state, active, who, noun, counted, measure, at, of, partial, total, again, until, past, aim, numbering, division,
    rest, earlier, after, clause, country or seat; `value` is the class it is in.
    """

    span: Span
    kind: str
    value: str


class Words:
    """A pack's lore, made ready to look things up."""

    def __init__(self, lore: Lore, pack_seats: Mapping[str, str]) -> None:
        """Compile the phrases of `lore` into one automaton; `pack_seats` are capitals with their countries."""
        self.lore = lore
        self.stop = frozenset(lore.stop.split())
        self.pointers = frozenset(lore.pointers)
        self.pointing = frozenset(lore.pointing)
        self.relative = frozenset(lore.relative)
        self.weighty = frozenset((*lore.negations, *lore.weighty))
        self.negations, self.turning = frozenset(lore.negations), frozenset(lore.turning)
        self.same = lore.same
        self.negations = frozenset(lore.negations)
        self.doubtful = frozenset(lore.doubtful)
        self.places = frozenset(lore.places)
        self.generations = frozenset(lore.generations)
        self.kin = frozenset(lore.kin)
        self.unasked = frozenset(lore.unasked)
        self.narrowing = frozenset(lore.narrowing)
        self.hollow = frozenset(lore.hollow)
        self.single = frozenset(lore.single)
        self.classes = frozenset((*lore.counted, *lore.measures, *lore.states))
        self.wider = lore.wider
        self.nobody = frozenset(lore.nobody)
        self.together = frozenset(lore.together)
        self._lexicon = Lexicon(_phrases(lore))
        self._suffixes = tuple(lore.affixes.suffixes)
        self._prefixes = tuple(sorted(lore.affixes.prefixes.items(), key=lambda item: (-len(item[0]), item[0])))
        self._stem = lru_cache(maxsize=1 << 16)(self._stemmed)
        self.hollow_stems = frozenset(map(self._stemmed, lore.hollow))
        self._matter = lru_cache(maxsize=1 << 16)(self._of_word)
        self._spoken = lru_cache(maxsize=1 << 13)(self._concepts)
        self._known: dict[str, str] = {}
        self._stand: dict[str, str] = {}
        for name, others in lore.aliases.items():
            self._known.update({key(other): key(name) for other in (name, *others)})
        seats = {**pack_seats, **lore.stands_for}
        self._seats = {self.known(seat): self.known(country) for seat, country in seats.items()}
        self._countries = frozenset(self._seats.values())
        self.papers = frozenset(lore.papers)
        self.scraps = frozenset(lore.scraps)
        self.governments = frozenset(lore.governments)
        for seat, country in lore.stands_for.items():
            self._stand[key(seat)] = self._known.get(key(country), key(country))

    def hits(self, text: str, folded: str, start: int, end: int) -> list[Hit]:
        """The pack's phrases between `start` and `end`, in order, none inside a longer one of the same kind.

        Short names with capitals (AS) count only where the text has the same capitals.
        """
        found: list[Hit] = []
        for node in self._lexicon.find(text, folded, start, end):
            value, as_written = node.value
            if as_written is None or node.span.of(text) == as_written:
                found.append(Hit(node.span, node.kind, value))
        found.sort(key=lambda hit: (hit.span.start, -hit.span.end, hit.kind, hit.value))
        kept: list[Hit] = []
        reach: dict[str, int] = {}
        for hit in found:
            if hit.span.end > reach.get(hit.kind, -1):
                kept.append(hit)
                reach[hit.kind] = hit.span.end
        return kept

    def known(self, name: str) -> str:
        """The key of a name, the same for all the names that the pack knows of one country or body."""
        return self._known.get(key(name), key(name))

    def stands_for(self, name: str) -> str:
        """Like `known`; a capital that stands for its country becomes the country."""
        known = self.known(name)
        return self._stand.get(known, known)

    def seat_of(self, name: str) -> str | None:
        """The country whose capital or government is called so; nothing for other names."""
        known = self.known(name)
        if known in self._seats:
            return self._seats[known]
        first, _, rest = key(name).partition(" ")
        country = self.known(rest)
        return country if first in self.governments and country in self._countries else None

    def is_country(self, name: str) -> bool:
        """Whether a name is one of a country that the pack knows."""
        return self.known(name) in self._countries

    def is_deed(self, word: str) -> bool:
        """Whether a word in small letters has the form of a noun for a deed."""
        forms = (form.split("-") for form in self.lore.deeds)
        return any(word.startswith(head) and word.endswith(tail) and len(word) > len(head) + len(tail) for head, tail in forms)

    def unadorned(self, name: str) -> str:
        """A name as a source, without a word of time that goes with its verb.

        >>> from silang.pack import load
        >>> words(load("id")).unadorned("PT Sinar Jaya semula")
        'PT Sinar Jaya'
        """
        parts = name.split()
        while len(parts) > 1 and parts[-1].lower() in self.lore.earlier:
            parts.pop()
        return " ".join(parts) if len(parts) < len(name.split()) else name

    def stem(self, word: str) -> str:
        """The stem of a word in small letters, well enough to tell families of words apart."""
        return self._stem(word)

    def _stemmed(self, word: str) -> str:
        least = self.lore.affixes.least
        for suffix in self._suffixes:
            if word.endswith(suffix) and len(word) - len(suffix) >= least:
                word = word[: -len(suffix)]
        for _ in range(2):
            for prefix, hidden in self._prefixes:
                rest = word[len(prefix) :]
                if word.startswith(prefix) and len(rest) + len(hidden) >= least:
                    word = hidden + rest if rest[0] in "aeiou" else rest
                    break
            else:
                break
        silent = self.lore.affixes.silent
        return word[1:] if silent and word.startswith(silent) and word[1:2] in ("a", "e", "i", "o", "u") else word

    def concepts(self, text: str, folded: str, start: int, end: int) -> frozenset[str]:
        """What the characters from `start` to `end` speak of: `S:` states, `C:` counted, `N:` countries, and stems."""
        # A phrase is told by its own characters and the one on either side, and reports that copy have the same ones.
        first = max(0, start - 1)
        return self._spoken(text[first : end + 1], folded[first : end + 1], start - first, end - first)

    def _concepts(self, text: str, folded: str, start: int, end: int) -> frozenset[str]:
        taken: list[Span] = []
        found: set[str] = set()
        for hit in self.hits(text, folded, start, end):
            if hit.kind in _MARK and not self._is_light(hit):
                found.add(_MARK[hit.kind] + self.lore.made_of.get(hit.value, hit.value))
                taken.append(hit.span)
        found.update(map(self._matter, _outside(list(spans.merge(taken)), folded, start, end)))
        found.discard("")
        return frozenset([self._among(concept, found) if concept.startswith("S:") else concept for concept in found])

    def _of_word(self, word: str) -> str:
        """The stem of a word with matter of its own; empty for others and for numbers."""
        return "" if word in self.stop or len(word) <= 2 or word[0].isdigit() else self.stem(word)

    def _is_light(self, hit: Hit) -> bool:
        return _MARK[hit.kind] == "S:" and self.lore.states[hit.value].light

    def _among(self, concept: str, found: set[str]) -> str:
        """A state as that which it is for one of the classes beside it."""
        state = self.lore.states.get(concept[2:])
        named = sorted(other for label, other in state.among.items() if f"C:{label}" in found) if state else []
        return f"S:{named[0]}" if named else concept


_MARK = {"state": "S:", "active": "S:", "noun": "S:", "who": "S:", "counted": "C:", "country": "N:", "seat": "N:"}


@lru_cache(maxsize=8)
def words(pack: Pack) -> Words:
    """The lore of a pack, made ready once."""
    capitals = pack.table("capitals", Capitals).capitals if "capitals" in pack.tables else {}
    return Words(pack.table("story", Lore), capitals)


@lru_cache(maxsize=65536)
def key(name: str) -> str:
    """A name as a key: small letters, words parted by one blank, no other marks.

    >>> key("Badan Meteorologi, Klimatologi, dan Geofisika"), key("Álvaro Núñez")
    ('badan meteorologi klimatologi dan geofisika', 'alvaro nunez')
    """
    bare = name if name.isascii() else "".join(c for c in normalize("NFD", name) if category(c) != "Mn")  # without accents
    return _SEPARATOR.sub(" ", spans.fold(bare)).strip()


def tokens(folded: str) -> Iterator[re.Match[str]]:
    """The words of a text, numbers among them."""
    return _WORD.finditer(folded)


def said(folded: str) -> list[str]:
    """The words of a text as `tokens` finds them, without where they stand."""
    return _WORD.findall(folded)


def _outside(covered: list[Span], folded: str, start: int, end: int) -> Iterable[str]:
    """The words from `start` to `end` that meet none of the spans, which are in order and apart."""
    if not covered:
        return _WORD.findall(folded, start, end)
    words, at = [], 0
    for match in _WORD.finditer(folded, start, end):
        first, last = match.span()
        while at < len(covered) and covered[at].end <= first:
            at += 1
        if at == len(covered) or covered[at].start >= last:
            words.append(match.group())
    return words


def _phrases(lore: Lore) -> Iterator[tuple[str, tuple[str, tuple[str, str | None]]]]:
    for label, state in lore.states.items():
        for kind, listed in (("state", state.forms), ("active", state.active), ("who", state.who), ("noun", state.nouns)):
            yield from ((form, (kind, (label, None))) for form in listed)
    for kind, classes in (("counted", lore.counted), ("measure", lore.measures)):
        for label, heads in classes.items():
            yield from ((head, (kind, (label, None))) for head in heads)
    plain: tuple[tuple[str, Iterable[str]], ...] = (
        ("at", lore.at),
        ("of", lore.of),
        ("partial", lore.partial),
        ("earlier", lore.earlier),
        ("after", lore.after),
        ("clause", lore.clauses),
        ("total", lore.total),
        ("again", lore.again),
        ("until", lore.until),
        ("past", lore.past),
        ("aim", lore.aims),
        ("numbering", lore.numbering),
        ("division", lore.divisions),
        ("rest", lore.rest),
    )
    for kind, forms in plain:
        yield from ((form, (kind, (form, None))) for form in forms)
    for name, others in lore.aliases.items():
        for other in (name, *others):
            yield spans.fold(other), ("country", (key(name), other if other.isupper() else None))
    for seat, country in lore.stands_for.items():
        yield spans.fold(seat), ("seat", (key(country), None))
        yield spans.fold(country), ("country", (key(country), None))
