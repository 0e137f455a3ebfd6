"""Readers that stand in for the whole reading, importable by worker processes."""

from __future__ import annotations

import os
import time

from silang.errors import PackError
from silang.model import Article, Masthead, Reading, Source
from silang.outlet import Outlet
from silang.pack import Pack


def read(article: Article, pack: Pack, outlets: tuple[Outlet, ...]) -> Reading:
    """A reading that says nothing; fails, dies, or misses a table where the article's name asks for it."""
    if article.name.startswith("poison"):
        raise ValueError("no such month")
    if article.name.startswith("kill"):
        os._exit(9)
    if article.name.startswith("pack"):
        raise PackError("numbers.toml", "units", "expected a table")
    if article.name.startswith("slow"):
        time.sleep(60)
    masthead = Masthead(language=pack.language, bylines=tuple(o.name for o in outlets[:0]))
    return Reading(id=article.id, name=article.name, source=Source(path=article.path), text=article.text, article=masthead)
