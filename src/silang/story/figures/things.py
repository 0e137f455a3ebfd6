"""What a figure counts or measures: its class, what narrows it, and its words."""

from __future__ import annotations

from collections.abc import Iterator

from silang.spans import Span
from silang.story.figures.spot import AFTER, BESIDE, Spot
from silang.story.words import Hit, tokens

FAR = 60  # characters from a noun of measure to a number that it came from ("tarif atas barang X dari 145 persen menjadi …")
OPEN, CLOSE = "“", "”"  # around words of a report that name a question
JOINT = " + "  # between the classes of what one number counts together
# What may stand behind a noun of measure and is no kind of it.
_MARKED = ("state", "active", "total", "partial", "at", "of", "until", "aim", "earlier", "past")


def what_of(spot: Spot, state: Hit | None) -> str | None:
    """The class of what is counted or measured."""
    quantity, lore = spot.quantity, spot.cast.words.lore
    if quantity.unit is None or spot.counted is not None:
        bodies = {_class(spot, spot.report.reading.quantities[part].counted) for part in quantity.parts} & set(lore.made_of)
        counted = lore.made_of[min(bodies)] if bodies else _class(spot, spot.counted)
        if counted:
            return JOINT.join(sorted({counted, *_beside(spot)}))
        if state is not None and _are_people(spot, state):
            return lore.people
        if quantity.counted is not None:
            return _stems(spot, quantity.counted)
    noun = _measure(spot)
    if noun is not None:
        return noun.value
    return state.value if state is not None and spot.is_money else None


def _are_people(spot: Spot, state: Hit) -> bool:
    """Whether a state says by itself that people are counted: by a noun for them, or as "12 tewas" does."""
    if state.kind == "who":
        return spot.quantity.counted is None or state.span.overlaps(spot.quantity.counted)
    of_people = spot.cast.words.lore.states[state.value]
    beside = 0 <= state.span.start - spot.core.end <= BESIDE and float(spot.quantity.low).is_integer()
    return spot.quantity.counted is None and beside and (of_people.grows or of_people.passing)


def _is_measured(spot: Spot, noun: Span) -> bool:
    """Whether a noun of measure before the figure is near it, or a word for "reach" stands between."""
    gap = spot.quantity.numeral.start - noun.end
    return 0 <= gap <= (FAR if spot.is_former else AFTER) or (gap > 0 and spot.is_total(noun))


def _measure(spot: Spot) -> Hit | None:
    """The noun of measure before the figure; of several side by side the first ("keuntungan produksi padi" is a gain)."""
    measured = (hit for hit in spot.hits if hit.kind == "measure" and _is_measured(spot, hit.span))
    head, *before = [*sorted(measured, key=lambda hit: hit.span, reverse=True), None]
    for hit in before:
        if head is not None and hit is not None and 0 <= head.span.start - hit.span.end <= BESIDE:
            head = hit
    return head


def _class(spot: Spot, counted: Span | None) -> str:
    """The class of the head of what is counted; empty where the pack knows none."""
    return "" if counted is None else next((hit.value for hit in spot.report.hits_in(counted) if hit.kind == "counted"), "")


def _beside(spot: Spot) -> Iterator[str]:
    """The class of what is counted together with what stands behind the number ("25 drone dan rudal")."""
    together = spot.cast.words.together
    for hit in spot.hits:
        gap = Span(spot.core.end, max(spot.core.end, hit.span.start)).of(spot.report.page.folded)
        if hit.kind == "counted" and gap.strip() in together and hit.value != spot.cast.words.lore.people:
            yield hit.value


def _stems(spot: Spot, counted: Span) -> str | None:
    """What is counted, by its stems; nothing where its head asks nothing."""
    folded = spot.report.page.folded
    if not spot.cast.words.unasked.isdisjoint(counted.of(folded).split()[:1]):
        return None
    found = spot.cast.words.concepts(spot.report.text, folded, counted.start, counted.end)
    plain = {concept for concept in found - _named(spot, counted) if not concept.startswith("N:")}
    head = _head(spot, counted)
    stems = head if head in plain else " ".join(sorted(plain or found))
    return (counted.of(folded) if stems in spot.cast.words.classes else stems) or None


def _head(spot: Spot, counted: Span) -> str:
    """The stem of the first word of what is counted; empty where it is none."""
    words = spot.cast.words
    first = next((match.group() for match in tokens(counted.of(spot.report.page.folded))), "")
    return "" if first in words.stop else words.stem(first)


def kind_of(spot: Spot) -> frozenset[str]:
    """What narrows the class of what is counted, other classes among it: no names, no states."""
    if spot.quantity.counted is None:
        return _kind_of_measure(spot)
    counted = spot.quantity.counted
    found = spot.cast.words.concepts(spot.report.text, spot.report.page.folded, counted.start, counted.end)
    known = {f"C:{what}" for what in (_class(spot, counted), spot.cast.words.lore.people)} | {_head(spot, counted)}
    light = spot.cast.words.narrowing.intersection(counted.of(spot.report.page.folded).split())
    return light | {concept for concept in found - _named(spot, counted) - known if concept[1:2] != ":" or concept[0] == "C"}


def _kind_of_measure(spot: Spot) -> frozenset[str]:
    """The stem of the word right behind a noun of measure that an affair may have many of ("harga emas" is no other price)."""
    noun, words, folded = _measure(spot), spot.cast.words, spot.report.page.folded
    if noun is None or noun.value in words.single:
        return frozenset()
    behind = Span(noun.span.end, max(noun.span.end, spot.quantity.span.start))
    word = next((match for match in tokens(behind.of(folded))), None)
    if word is None or word.start() > 1 or word.group() in words.stop:
        return frozenset()
    start = noun.span.end + word.start()
    if any(hit.kind in _MARKED and hit.span.start == start for hit in spot.hits):
        return frozenset()
    found = words.concepts(spot.report.text, folded, start, noun.span.end + word.end())
    return frozenset(concept for concept in found if concept[1:2] != ":" or concept[0] == "C")


def _named(spot: Spot, span: Span) -> set[str]:
    """The stems of the words of names."""
    return {spot.cast.words.stem(word) for name in spot.mentions.within(span) for word in name.split()}


def label_of(spot: Spot, what: str) -> str:
    """The name of what is counted or measured; of a class that the pack does not have, the words of the report."""
    lore = spot.cast.words.lore
    known = what in lore.measures or all(part in lore.counted for part in what.split(JOINT))
    if what in lore.states:
        return lore.money
    return what if known or spot.quantity.counted is None else quoted(spot.quantity.counted.of(spot.report.text))


def quoted(words: str) -> str:
    """Words of a report, in quotation marks, runs of white space one blank.

    >>> quoted("kilang  minyak")
    '“kilang minyak”'
    """
    return f"{OPEN}{' '.join(words.split())}{CLOSE}"


def called(spot: Spot, state: Hit | None, what: str) -> str:
    """The state; where what is measured says it all, none."""
    lore = spot.cast.words.lore
    others = state is not None and state.kind == "who" and what != lore.people and not state.span.overlaps(spot.core)
    if state is None or others or what in lore.measures:
        return ""
    return lore.states[state.value].among.get(what, state.value)
