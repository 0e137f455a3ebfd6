"""One figure in its report, and the words around it that may say which question it answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from silang.model import Quantity
from silang.spans import Span
from silang.story.actors.actors import Cast
from silang.story.actors.mentions import Mentions
from silang.story.figures.scales import is_money
from silang.story.reports import Report
from silang.story.words import Hit

BESIDE = 3  # characters from a figure to a word right by it
UNIT = 5  # from a word to a number that a currency stands before
BEFORE = 25  # to words before it
AFTER = 40  # to words behind it


@dataclass(frozen=True)
class Spot:
    """A figure while its question is sought; `window` is the part of the sentence that may speak of it."""

    report: Report
    cast: Cast
    index: int
    mentions: Mentions
    window: Span

    @cached_property
    def quantity(self) -> Quantity:
        """The figure itself."""
        return self.report.reading.quantities[self.index]

    @cached_property
    def core(self) -> Span:
        """The figure with what it counts."""
        parts = [part for part in (self.quantity.numeral, self.quantity.span, self.quantity.counted) if part is not None]
        return Span(min(part.start for part in parts), max(part.end for part in parts))

    @cached_property
    def hits(self) -> Sequence[Hit]:
        """The pack's phrases in the window."""
        return self.report.hits_in(self.window)

    @cached_property
    def counted(self) -> Span | None:
        """What is counted; of a measure, the noun of a known class right behind it ("850 hektare sawah")."""
        behind = (hit.span for hit in self.hits if hit.kind == "counted" and 0 <= hit.span.start - self.core.end <= BESIDE)
        return self.quantity.counted or (next(behind, None) if self.quantity.unit is not None else None)

    @cached_property
    def is_measure(self) -> bool:
        """Whether it measures and counts nothing."""
        return self.quantity.unit is not None and self.counted is None and not self.is_money

    @cached_property
    def is_money(self) -> bool:
        """Whether its unit is a currency."""
        return is_money(self.quantity.unit)

    def is_total(self, change: Span) -> bool:
        """Whether a word between a change and the figure says that the figure is what came of it."""
        between = (change.end, self.quantity.numeral.start)
        return any(hit.kind == "total" and between[0] <= hit.span.start and hit.span.end <= between[1] for hit in self.hits)

    @cached_property
    def is_former(self) -> bool:
        """Whether it is what another number came from ("dari 145 persen menjadi 30 persen")."""
        before = any(hit.kind == "of" and 0 <= self.core.start - hit.span.end <= BESIDE for hit in self.hits)
        return before and any(
            hit.kind == "total" and 0 <= hit.span.start - self.core.end <= BESIDE and 0 <= self.window.end - hit.span.end <= UNIT
            for hit in self.hits
        )

    def is_next(self, window: Span) -> bool:
        """Whether `window` is that of the figure right before it in the sentence."""
        return window.end == self.quantity.numeral.start

    @cached_property
    def is_part(self) -> bool:
        """Whether a word right by it says that the figure is a part, a share or a change of another."""
        near = (hit.span for hit in self.hits if hit.kind == "partial" and not self.is_total(hit.span))
        core = self.core
        return not self.quantity.parts and any(word.start <= core.end + BESIDE and core.start <= word.end + BESIDE for word in near)

    @cached_property
    def is_numbering(self) -> bool:
        """Whether it numbers something ("Pasal 184") or is part of a name ("Kabupaten Lima Puluh Kota"), and counts nothing."""
        before = [hit for hit in self.hits if hit.kind == "numbering" and 0 <= self.quantity.numeral.start - hit.span.end <= BESIDE]
        is_named = self.quantity.unit is None and self.mentions.around(self.quantity.numeral)
        return bool(before) or is_named or self._is_spelt_as_name

    @cached_property
    def is_label(self) -> bool:
        """Whether it numbers something, or stands before a name of which it may be the number ("9 Jalan Merdeka")."""
        counted = self.quantity.counted
        head = "" if counted is None else counted.of(self.report.text).split()[0]
        return self.is_numbering or (counted is not None and head.istitle() and self.mentions.starts_at(counted.start))

    @cached_property
    def _is_spelt_as_name(self) -> bool:
        """Whether it is in words, with capitals inside a sentence, as is what it would count."""
        numeral, counted = self.quantity.numeral.of(self.report.text), self.quantity.counted
        start = self.quantity.numeral.start
        before = self.report.page.plain[max(0, start - 2) : start].strip()
        in_words = all(word.isalpha() and word.istitle() for word in numeral.split())
        return in_words and before.isalpha() and counted is not None and counted.of(self.report.text)[:1].isupper()

    @cached_property
    def points_back(self) -> bool:
        """Whether it counts those told of before: by a pointer right behind it ("dua pria itu"), or by its form ("kedua pria")."""
        if self.quantity.unit is not None or self.quantity.counted is None:
            return False
        folded, words = self.report.page.folded, self.cast.words
        inside = self.quantity.counted.of(folded).split()[-1:]
        behind = folded[self.core.end : self.core.end + AFTER].split()[:1]
        pointed = any(word.strip(".,") in words.pointers for word in (*inside, *behind))
        return pointed or self.quantity.numeral.of(folded).startswith(words.lore.collective)

    @cached_property
    def is_again(self) -> bool:
        """Whether words right before it say that it is of what the figure before it is of."""
        gaps = (self.core.start - hit.span.end for hit in self.hits if hit.kind == "again")
        return any(-len(self.core) < gap <= BEFORE for gap in gaps)

    @cached_property
    def attribution(self) -> int | None:
        """The attribution whose content holds it."""
        return self.report.spoken(self.quantity.numeral)
