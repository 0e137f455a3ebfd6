"""Lines as a page was laid out become paragraphs: the words of one that runs on are put on one line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import quantiles

_STOPPED = re.compile(r"[.!?:…][\"'”’)\]]*$")
_ITEM = re.compile(r"(?:[-•*–—]|\d{1,2}[.)]|[a-z][.)])\s")
_FULL = 0.75  # of the width of the text; a line shorter than that ends a paragraph


def joined(lines: Sequence[str]) -> str:
    """The lines with each paragraph on a line of its own; a word cut by a hyphen at the end of a line is put together.

    A blank line, a short line, a stop before a line that is not full, and a mark of a list end a paragraph.

    >>> joined(["Banjir merendam tiga desa, dua belas orang meng-", "ungsi ke balai desa sejak Senin pagi.", "", "Dua."])
    'Banjir merendam tiga desa, dua belas orang mengungsi ke balai desa sejak Senin pagi.\\nDua.'
    """
    stripped = [line.strip() for line in lines]
    filled = [len(line) for line in stripped if line]
    width = quantiles(filled, n=10)[-1] if len(filled) > 1 else max(filled, default=0)
    paragraphs: list[str] = []
    open_ = False
    for line in stripped:
        if not line:
            open_ = False
            continue
        if open_ and not _ITEM.match(line):
            last = paragraphs[-1]
            cut = last.endswith("-") and line[0].islower()
            paragraphs[-1] = last[:-1] + line if cut else f"{last} {line}"
        else:
            paragraphs.append(line)
        open_ = len(line) >= _FULL * width and not (_STOPPED.search(line) and len(line) < 0.9 * width)
    return "\n".join(paragraphs)
