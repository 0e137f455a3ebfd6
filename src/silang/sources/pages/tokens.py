"""The tokens of HTML with their places, by one expression in linear time: comments, tags, elements whose content is no markup."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

# The possessive quantifiers never go back, so that no page costs more than one look at each character. What is not closed goes on
# to the end of the page, as in browsers.
_ATTRIBUTES = r"""(?:[^>=]++|=[\s]*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|))*+"""
_OPAQUE = "script|style|textarea|title|xmp|iframe|noembed|noframes"
TOKEN = re.compile(
    r"<!--(?:-?>|(?:[^-]++|-(?!-!?>))*+(?:--!?>|\Z))"  # a comment
    r"|<[!?/](?![a-zA-Z])[^>]*+(?:>|\Z)|<![^>]*+(?:>|\Z)"  # a doctype, an instruction, what is taken for a comment
    rf"|<(?P<opaque>{_OPAQUE})(?=[\s/>])(?P<own>{_ATTRIBUTES})(?:>(?P<content>(?:[^<]++|<(?!/(?P=opaque)(?=[\s/>])))*+)"
    r"(?:</(?P=opaque)[^>]*+(?:>|\Z)|\Z)|\Z)"
    rf"|<(?P<end>/?)(?P<tag>[a-zA-Z][^\s/>]*+)(?P<attributes>{_ATTRIBUTES})(?:>|\Z)",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"""([^\s=/>"'][^\s=/>]*+)(?:\s*+=\s*+(?:"([^"]*+)"?|'([^']*+)'?|([^\s>"'][^\s>]*+)))?+""")
MOST_ATTRIBUTES = 20_000  # characters of one tag that are looked at: a picture may stand in one as text


def attributes(raw: str) -> dict[str, str]:
    """The attributes of a tag by their names in small letters, values decoded; of two of one name the first.

    >>> attributes(' class="isi berita" hidden title=A&amp;B')
    {'class': 'isi berita', 'hidden': '', 'title': 'A&B'}
    """
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(raw[:MOST_ATTRIBUTES]):
        value = double or single or bare
        found.setdefault(name.lower(), html.unescape(value) if "&" in value else value)
    return found


def tokens(page: str) -> Iterator[re.Match[str]]:
    """The tokens in order, as matches of `TOKEN`; what stands between two is text."""
    return TOKEN.finditer(page)
