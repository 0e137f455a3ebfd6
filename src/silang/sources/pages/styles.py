"""Which classes and ids a page's own style sheet hides from everybody."""

from __future__ import annotations

import re

from silang.sources.pages.signs import HIDDEN

MOST_STYLE = 500_000  # characters of a style sheet that are looked at
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_BRACE = re.compile(r"[{}]")
_NAME = re.compile(r"[.#][\w-]+")


def hidden(sheet: str) -> frozenset[str]:
    """The names, `.class` or `#id`, that rules for every screen hide; what is hidden on some screens alone is not.

    >>> sorted(hidden(".a, #b { display:none } .c p {display:none} @media print { .d {display:none} } .e{color:red}"))
    ['#b', '.a']
    """
    sheet = _COMMENT.sub(" ", sheet[:MOST_STYLE])
    found: set[str] = set()
    depth, start, opened = 0, 0, 0
    for brace in _BRACE.finditer(sheet):
        if brace.group() == "{":
            if depth == 0:
                opened = brace.start()
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                if not sheet[start:opened].lstrip().startswith("@") and HIDDEN.search(sheet, opened, brace.start()):
                    found.update(name for name in map(str.strip, sheet[start:opened].split(",")) if _NAME.fullmatch(name))
                start = brace.end()
    return frozenset(found)
