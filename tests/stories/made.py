"""Readings made in a few words, for tests of single rooms of a story."""

from __future__ import annotations

import hashlib
import re

from silang import outlet, pack
from silang.model import Article, Masthead, Name, NameType, Published, Reading, Source
from silang.read import reading
from silang.spans import Span

ID = pack.load("id")
OUTLETS = outlet.load("id")


def read(name: str, text: str, published: str = "2025-06-10", outlet_name: str | None = None) -> Reading:
    """A text as the whole pipeline reads it."""
    return reading.read(Article(name=name, text=text, published=published, outlet=outlet_name), ID, OUTLETS)


def named(article: str, text: str, **names: NameType) -> Reading:
    """A reading that knows only names, given as `Full_Name="PER"`; their last words are mentions too."""
    found = []
    for underscored, kind in names.items():
        name = underscored.replace("_", " ")
        forms = "|".join(re.escape(form) for form in (name, name.split()[-1]))
        mentions = tuple(Span(*match.span()) for match in re.finditer(rf"\b(?:{forms})\b", text))
        found.append(Name(name=name, type=kind, mentions=mentions, rule="made"))
    return Reading(
        id=hashlib.sha256(text.encode()).hexdigest(),
        name=article,
        source=Source(),
        text=text,
        article=Masthead(published=Published(value="2025-06-10", basis="metadata")),
        names=tuple(found),
    )
