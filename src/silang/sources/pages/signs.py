"""What the names of an element say of it: that nobody sees it, that it is a box beside the article, that it names who wrote."""

from __future__ import annotations

import re
from itertools import pairwise

from msgspec import Struct

# The vocabulary of pages' markup, as class names and ids are written all over the web; words of one language stand in its pack.
_BOXES = """
related relatednews sidebar comment comments disqus share sharing sharebar shares social socmed breadcrumb breadcrumbs footer
nav navbar navigation menu submenu popular mostpopular trending recommend recommended recommendation recommendations promo promotion
advert advertisement advertising ads adv ad banner newsletter subscribe subscription pagination paging pager cookie cookies consent
gdpr modal popup overlay taboola outbrain mgid copyright caption figcaption alsoread readalso seealso readmore more latest headlines
tags tagcloud toolbar skip login signin register rating vote poll gallery carousel slider infinite next previous prev rss sponsor
sponsored teaser teasers toc paywall regwall twitter tweet instagram tiktok embed oembed
"""
_BOX = frozenset(_BOXES.split())
_BOX_PAIRS = frozenset((("also", "read"), ("read", "also"), ("see", "also"), ("you", "may"), ("most", "read"), ("editor", "pick")))
_AUTHOR = frozenset(("author", "authors", "byline", "bylines", "reporter", "writer", "journalist", "creator"))
_TAGS = frozenset(("aside", "nav", "footer", "figcaption", "figure", "form", "menu"))
_WORD = re.compile(r"[a-z]+|[A-Z]+(?![a-z])|[A-Z][a-z]+")
HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|(?:text-indent|left|top|margin-left)\s*:\s*-\d{3,}",
    re.I,
)
_FADED = re.compile(r"opacity\s*:\s*0(?![.\d])|clip\s*:\s*rect|max-height\s*:\s*0(?![.\d])", re.I)
_MOST_NAMES = 2_000  # characters of a class attribute that are looked at


class Signs(Struct, frozen=True, gc=False):
    """What an element is: `hidden` from everybody, a `box` beside the article unless it holds most of the page, an `author`'s.

    `names` are the words of its class and id, in small letters, for what a language's pack knows of them.
    """

    hidden: bool = False
    box: bool = False
    author: bool = False
    names: frozenset[str] = frozenset()

    @classmethod
    def of_tag(cls, tag: str) -> Signs:
        """What a tag without attributes says.

        >>> Signs.of_tag("aside").box, Signs.of_tag("p").box
        (True, False)
        """
        return _BOXED if tag in _TAGS else _BARE

    @classmethod
    def of(cls, tag: str, attributes: dict[str, str], *, boxed: bool) -> Signs:
        """What a tag and its attributes say; where not `boxed`, it is no box whatever it is called.

        >>> Signs.of("div", {"class": "box-shareArticle"}, boxed=True).box
        True
        >>> Signs.of("p", {"style": "display: none"}, boxed=True).hidden
        True
        """
        style = attributes.get("style", "")[:_MOST_NAMES]
        called = f"{attributes.get('class', '')} {attributes.get('id', '')} {attributes.get('role', '')}"[:_MOST_NAMES]
        words = [word.lower() for word in _WORD.findall(called)]
        names = frozenset(words)
        box = tag in _TAGS or not names.isdisjoint(_BOX) or not _BOX_PAIRS.isdisjoint(pairwise(words))
        return cls(
            hidden="hidden" in attributes
            or attributes.get("aria-hidden", "").lower() == "true"
            or HIDDEN.search(style) is not None,
            box=boxed and (box or _FADED.search(style) is not None),
            author=not names.isdisjoint(_AUTHOR) or "author" in (attributes.get("itemprop", "").lower(), attributes.get("rel")),
            names=names,
        )


_BARE = Signs()
_BOXED = Signs(box=True)
