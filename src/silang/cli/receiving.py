"""Taking in what the files hold, with progress, and telling at the end what was set aside."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from silang.cli.options import STDIN
from silang.cli.printing import say
from silang.errors import UsageError

if TYPE_CHECKING:
    from silang.engines.local import Progress
    from silang.model import Reading, SetAside
    from silang.sources.files import Received

_MOST_NAMED = 20  # inputs set aside that are named one by one
_PAY = 200  # articles from which one more process pays


def receive(files: Sequence[str], fields: Sequence[str] | None = None) -> Received:
    """The articles of the files named, `fields` as --map gives them; raises UsageError where no file is."""
    from silang import pack
    from silang.sources import files as sources
    from silang.sources import rows

    if not files:
        raise UsageError("no input: name files or folders, or - for standard input")
    return sources.receive(["-" if file == STDIN else file for file in files], pack.load("id"), fields=rows.mapped(fields or ()))


def readings(received: Received, workers: int | None, set_aside: list[SetAside]) -> tuple[Reading, ...]:
    """The readings of what was received; what a stage fails on is put into `set_aside`."""
    from silang import api

    with _progress(len(received.articles)) as progress:
        return api.read_all(received.articles, workers=_processes(workers, received), set_aside=set_aside, progress=progress)


def _processes(workers: int | None, received: Received) -> int:
    """As many processes as asked for, else as many as pay; raises UsageError for less than one."""
    if workers is not None and workers < 1:
        raise UsageError(f"--workers must be 1 or more, found {workers}")
    return workers or max(1, min(os.cpu_count() or 1, len(received.articles) // _PAY))


@contextmanager
def _progress(total: int) -> Iterator[Progress | None]:
    """A bar on standard error while many articles are read; nothing where that is no terminal."""
    if total < _PAY or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("Reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("read", total=total)
        yield lambda done: bar.update(task, advance=done)


def summarise(received: Received, set_aside: Sequence[SetAside]) -> None:
    """Name on standard error what was set aside and why, and count what came twice."""
    from silang.dossier.terminal import shown

    if received.duplicates:
        say(f"{received.duplicates} given more than once, counted once")
    if set_aside:
        taken = len(received.articles) - (len(set_aside) - len(received.set_aside))
        for aside in set_aside[:_MOST_NAMED]:
            say(f"set aside: {shown(aside.where)}: {shown(aside.why)}")
        more = f" ({len(set_aside) - _MOST_NAMED} not named here)" if len(set_aside) > _MOST_NAMED else ""
        say(f"{len(set_aside)} set aside{more}, {taken} taken")


def tell_unread(readings: Iterable[Reading]) -> None:
    """Name on standard error the articles in languages that no pack is for: kept and counted, but not read."""
    from silang.dossier.terminal import shown

    for reading in readings:
        if reading.article.language not in (None, "id"):
            say(f"not read: {shown(reading.name)}: in another language ({reading.article.language})")
