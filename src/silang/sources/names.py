"""Names that tell articles apart: the same article twice is one, and two of one name get endings that their content decides."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TypeVar

import msgspec

from silang.model import Article, Reading

A = TypeVar("A", Article, Reading)


def distinct(articles: Iterable[A]) -> tuple[A, ...]:
    """The articles ordered by name, each once, no two of one name, whatever the order they came in.

    Articles of the same text and URL are one: that with most metadata stays, of equals the first by name. Articles of one name with
    other texts or URLs are renamed by the head of a hash of both.

    >>> same = [Article(name="a", text="Satu."), Article(name="b", text="Satu."), Article(name="a", text="Dua.")]
    >>> [article.name for article in distinct(same)]
    ['a-850584c1', 'a-e554d210']
    """
    groups: dict[tuple[str, str | None], list[A]] = defaultdict(list)
    for article in articles:
        groups[article.id, _url(article)].append(article)
    return _renamed([min(group, key=_rank) for group in groups.values()])


def _renamed(articles: Sequence[A]) -> tuple[A, ...]:
    """The articles with names of their own; endings grow until none is taken."""
    by_name: dict[str, list[A]] = defaultdict(list)
    for article in articles:
        by_name[article.name].append(article)
    clashing = [article for group in by_name.values() if len(group) > 1 for article in group]
    alone = {name: group[0] for name, group in by_name.items() if len(group) == 1}
    for length in (8, 16, 64):
        renamed = {f"{article.name}-{_digest(article)[:length]}": article for article in clashing}
        if len(renamed) == len(clashing) and renamed.keys().isdisjoint(alone):
            break
    named = alone | renamed
    return tuple(msgspec.structs.replace(named[name], name=name) for name in sorted(named))


def _url(article: Article | Reading) -> str | None:
    return article.url if isinstance(article, Article) else article.source.url


def _digest(article: Article | Reading) -> str:
    return hashlib.sha256(f"{article.id}\n{_url(article) or ''}".encode()).hexdigest()


def _rank(article: Article | Reading) -> tuple[int, str, bytes]:
    about = article if isinstance(article, Article) else article.article
    said = sum(bool(value) for value in (about.title, about.outlet, about.bylines, about.published))
    return -said, article.name, msgspec.msgpack.encode(article)
