"""`silang watch`: feeds looked at again and again, and what is new in them read."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from silang.cli import messages, printing, receiving
from silang.cli.options import DONE, INPUT, Language
from silang.errors import UsageError

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}


def watch(
    *feeds: Annotated[
        str, Parameter(help="Addresses or files: RSS, Atom, JSON Feed, news sitemaps, OPML lists of them.", show_default=False)
    ],
    out: Annotated[
        Path, Parameter(name=["--out", "-o"], help="Folder to append to; made if need be, remembers all.", show_default=False)
    ],
    every: Annotated[str, Parameter(help="How often a feed is looked at: 90s, 15m, 2h, 1d.")] = "15m",
    once: Annotated[bool, Parameter(negative="", help="Look at each feed once and end.", show_default=False)] = False,
    allow_private: Annotated[
        bool, Parameter(negative="", help="Ask machines of this network too, not only public ones.", show_default=False)
    ] = False,
    lang: Language = "id",
) -> int:
    """Watch feeds politely: fetch what is new, read it, and append it to articles.jsonl and readings.jsonl.

    It keeps to robots.txt, to the pace of each host and to what servers ask for. Stopped at any point, the same command goes on.
    """
    from silang import pack

    messages.speak(lang)
    try:
        from silang.runs import watching
    except ModuleNotFoundError as error:
        raise UsageError("to watch feeds needs: pip install 'silang[web]'") from error

    if not feeds:
        raise UsageError("no feed: name addresses or files")
    how = watching.Watch(every=_seconds(every), once=once, allow_private=allow_private)
    with receiving.resumable():
        summary = watching.watch(feeds, out, pack.load("id"), how, printing.say)
    print(out / watching.ARTICLES)
    receiving.tell(summary)
    return INPUT if summary.set_aside or summary.unanswered else DONE


def _seconds(words: str) -> float:
    """The seconds that `90s`, `15m`, `2h` or `1d` says; raises UsageError for anything else and for less than a minute."""
    match = re.fullmatch(r"(\d{1,6})([smhd])", words.strip())
    seconds = int(match[1]) * _UNITS[match[2]] if match else 0
    if seconds < 60:
        raise UsageError(f"--every must be at least 60s, such as 15m or 2h, found {words!r}")
    return float(seconds)
