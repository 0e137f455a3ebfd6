"""What Silang does, as functions: `read` one article, `check` a pile of them, `gather` a stream. A call imports what it needs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import TYPE_CHECKING

import msgspec

from silang.errors import EngineError, UsageError
from silang.model import Article, Dossier, Reading, SetAside, Stories

if TYPE_CHECKING:
    from silang.corrections import Corrections


def read(
    text: str,
    *,
    name: str = "text",
    url: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    published: str | None = None,
    language: str = "id",
) -> Reading:
    """What one article says: its times, figures, names, and who said what, each anchored to characters of `text`.

    What is known of the article from elsewhere helps: `published` (ISO 8601) is what "kemarin" is counted from. Half of a
    surrogate pair in `text`, which stands for no character, becomes U+FFFD. `language` names a language pack; raises PackError
    where there is none.

    >>> reading = read("Jakarta - Gempa itu melukai 12 orang, kata Sari Wulan, Jumat (3/1/2025).")
    >>> [quantity.low for quantity in reading.quantities], reading.attributions[0].speaker
    ([12], 'Sari Wulan')
    """
    from silang import outlet as outlets
    from silang import pack
    from silang.read import reading

    article = Article(name=name, text=text, url=url, title=title, outlet=outlet, published=published)
    return reading.read(_scalar(article), pack.load(language), outlets.load(language))


def read_all(
    articles: Iterable[Article | str],
    *,
    workers: int = 1,
    language: str = "id",
    set_aside: list[SetAside] | None = None,
    progress: Callable[[int], None] | None = None,
) -> tuple[Reading, ...]:
    """The readings of a pile of articles, ordered by name, each article once; a bare text is named by the head of its hash.

    `workers` above 1 reads in that many processes. An article that a stage fails on is put into `set_aside` and the rest is read;
    without that list it raises EngineError. `progress` is told how many more articles are done.
    """
    from silang import pack
    from silang.engines import local
    from silang.read import reading
    from silang.sources.names import distinct

    pile = distinct(_scalar(_named(article)) for article in articles)
    readings, failed = local.read_all(pile, pack.load(language), workers, progress, read=reading.read)
    if failed and set_aside is None:
        raise EngineError("reading", failed[0].where, failed[0].why)
    if set_aside is not None:
        set_aside.extend(failed)
    return readings


def check(
    articles: Iterable[Article | str | Reading],
    *,
    workers: int = 1,
    language: str = "id",
    set_aside: list[SetAside] | None = None,
    progress: Callable[[int], None] | None = None,
    since: str | None = None,
    new: Collection[str] = (),
    corrections: Corrections | None = None,
) -> Dossier:
    """What a pile of articles says together, with the readings it rests on; the order of the pile changes nothing.

    The same article twice counts once; articles of one name are renamed. `workers`, `set_aside` and `progress` are those of
    `read_all`. `news` of the dossier is what the articles published `since` a day (ISO 8601), and those named in `new`, change.
    `corrections` are what a person corrected (`silang.corrections.load`); what became of each stands in the dossier.
    Raises UsageError where nothing is left to check.
    """
    from silang.corrections import NONE
    from silang.dossier import dossier
    from silang.sources.names import distinct

    given = list(articles)
    fresh = [article for article in given if not isinstance(article, Reading)]
    readings = read_all(fresh, workers=workers, language=language, set_aside=set_aside, progress=progress)
    pile = distinct([*(reading for reading in given if isinstance(reading, Reading)), *readings])
    if not pile:
        raise UsageError("no article to check")
    return dossier.compose(pile, since=since, new=new, by_hand=corrections or NONE)


def gather(
    articles: Iterable[Article | str | Reading],
    *,
    workers: int = 1,
    language: str = "id",
    set_aside: list[SetAside] | None = None,
    progress: Callable[[int], None] | None = None,
) -> Stories:
    """The stories that a stream of articles tells, each by its events, with what links them; who copied whom; the service pages.

    The order of the stream changes nothing: a day's articles added give what one call over all would give. `workers`, `set_aside`
    and `progress` are those of `read_all`.
    """
    from silang import pack
    from silang.sources.names import distinct
    from silang.story.gathering import groups

    given = list(articles)
    fresh = [article for article in given if not isinstance(article, Reading)]
    readings = read_all(fresh, workers=workers, language=language, set_aside=set_aside, progress=progress)
    return groups.gather(distinct([*(one for one in given if isinstance(one, Reading)), *readings]), pack.load(language))


def _named(article: Article | str) -> Article:
    if isinstance(article, Article):
        return article
    unnamed = Article(name="", text=article)
    return msgspec.structs.replace(unnamed, name=f"text-{unnamed.id[:8]}")


def _scalar(article: Article) -> Article:
    """The article with every half of a surrogate pair replaced: what is read must be writable."""
    from silang.sources.decode import scalar

    fields = {name: getattr(article, name) for name in article.__struct_fields__}
    clean = {name: scalar(value) for name, value in fields.items() if isinstance(value, str)}
    return msgspec.structs.replace(article, **clean, bylines=tuple(map(scalar, article.bylines)))
