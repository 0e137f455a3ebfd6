"""Words in the rendered language that carry the other language's with them, so that a page can be switched by itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from markupsafe import Markup, escape

from silang.dossier import words
from silang.model import Bound, Number, Reason

OTHER = {"id": "en", "en": "id"}


class Tongue:
    """Writes phrases, numbers and days; where the two languages differ, the other's form stands in `data-x`."""

    def __init__(self, language: str, *, short: bool = False) -> None:
        """`language` is what the page is rendered in; `short` has phrases that come again and again without their twins.

        Those stand in `x-w`, and their twins once, in `twins`.
        """
        self.language, self._short = language, short
        self.twins: dict[str, str] = {}
        self.here = words.load(language)
        self.there = words.load(OTHER[language])
        self._terms: dict[tuple[str, str], Markup] = {}
        self._counts: dict[tuple[str, int], Markup] = {}

    def both(self, here: str, there: str) -> Markup:
        """A text and its twin.

        >>> Tongue("id").both("Temuan", "Findings"), Tongue("id").both("BBC", "BBC")
        (Markup('<span data-x="Findings">Temuan</span>'), Markup('BBC'))
        """
        if here == there:
            return escape(here)
        return Markup(f'<span data-x="{escape(there)}">{escape(here)}</span>')  # noqa: S704 - made of escaped text

    def _often(self, here: str, there: str) -> Markup:
        """A text that comes again and again, and its twin."""
        if not self._short or here == there or self.twins.setdefault(here, there) != there:
            return self.both(here, there)
        return Markup(f"<x-w>{escape(here)}</x-w>")  # noqa: S704 - made of escaped text

    def inside(self, here: str, there: str) -> Markup:
        """What goes into a tag whose whole content is the text: `data-x="Findings">Temuan`, or `>BBC`."""
        return Markup(">") + here if here == there else Markup(' data-x="') + there + Markup('">') + here

    def say(self, key: str, **values: str) -> Markup:
        """A phrase."""
        write = self.both if values else self._often
        return write(self.here.say(key, **values), self.there.say(key, **values))

    def label(self, key: str, attribute: str = "aria-label") -> Markup:
        """A phrase as an attribute."""
        here, there = self.here.say(key), self.there.say(key)
        return Markup('{}="{}" data-x-{}="{}"').format(attribute, here, attribute, there)

    def count(self, key: str, n: int) -> Markup:
        """A phrase for `n` things."""
        if (key, n) not in self._counts:
            self._counts[key, n] = self._often(self.here.count(key, n), self.there.count(key, n))
        return self._counts[key, n]

    def told(self, articles: Iterable[str], origins: int) -> Markup:
        """How many reports tell something, by their articles, each counted once, and how many origins they go back to."""
        reports = len(set(articles))
        return self.both(self.here.told(reports, origins), self.there.told(reports, origins))

    def term(self, table: str, key: str) -> Markup:
        """The word for a closed value."""
        if (table, key) not in self._terms:
            self._terms[table, key] = self._often(self.here.term(table, key), self.there.term(table, key))
        return self._terms[table, key]

    def day(self, iso: str | None) -> Markup:
        """A day."""
        return self.both(self.here.day(iso), self.there.day(iso))

    def days(self, begin: str, end: str | None) -> Markup:
        """A run of days."""
        return self.both(self.here.days(begin, end), self.there.days(begin, end))

    def why(self, reason: Reason | None, otherwise: str, outlets: Mapping[str, str] | None = None) -> Markup:
        """The sentence of a reason, `otherwise` where there is none."""
        return self.both(self.here.why(reason, otherwise, outlets), self.there.why(reason, otherwise, outlets))

    def who(self, name: str | None) -> Markup:
        """A party by its name; that nobody is named."""
        return escape(name) if name else self.both(self.here.unnamed, self.there.unnamed)

    def amount(self, low: Number, high: Number | None, bound: Bound, unit: str | None) -> Markup:
        """A figure with its bound and unit."""
        return self.both(self.here.amount(low, high, bound, unit), self.there.amount(low, high, bound, unit))
