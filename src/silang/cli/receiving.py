"""Taking in what the files hold, with progress, and telling at the end what was set aside."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from silang.cli.messages import told
from silang.cli.options import AS_USUAL, STDIN, Taking
from silang.cli.printing import say
from silang.errors import InputError, UsageError

if TYPE_CHECKING:
    from silang.engines.local import Progress
    from silang.model import Reading, SetAside
    from silang.runs.output import Summary
    from silang.sources.files import Received

_MOST_NAMED = 20  # inputs set aside that are named one by one
_PAY = 200  # articles from which one more process pays


def receive(files: Sequence[str], taking: Taking = AS_USUAL) -> Received:
    """The articles of the files and addresses named; raises UsageError where none is."""
    from silang import pack
    from silang.sources import files as sources
    from silang.sources.tables import rows

    names = ["-" if file == STDIN else file for file in files] + _listed(taking.urls)
    if not names:
        raise UsageError("no input: name files, folders or addresses, or - for standard input")
    fields = rows.mapped(taking.fields or ())
    return sources.receive(names, pack.load("id"), fields=fields, allow_private=taking.allow_private)


def _listed(path: Path | None) -> list[str]:
    """The addresses in a file; raises InputError where it cannot be read."""
    from silang.sources import files as sources

    if path is None:
        return []
    try:
        return list(sources.listed(path.read_text(encoding="utf-8")))
    except (OSError, ValueError) as error:
        raise InputError(str(path), f"not a list of addresses: {error}") from error


def named(files: Sequence[str]) -> list[str]:
    """The files that a long run reads; raises UsageError where none is named, and for standard input, which comes once."""
    if not files:
        raise UsageError("no input: name files or folders")
    if STDIN in files:
        raise UsageError("standard input cannot be gone on with: name files or folders")
    return list(files)


def archives(files: Sequence[str]) -> bool:
    """Whether a web archive is among the files, which may hold more than fits into memory."""
    from silang.sources import files as sources

    found = sources.found(file for file in files if file != STDIN)
    return any(sources.archive(path) for path in found if isinstance(path, Path))


def readings(received: Received, workers: int | None, set_aside: list[SetAside]) -> tuple[Reading, ...]:
    """The readings of what was received; what a stage fails on is put into `set_aside`."""
    from silang import api

    with _progress(len(received.articles)) as progress:
        return api.read_all(
            received.articles, workers=processes(workers, len(received.articles)), set_aside=set_aside, progress=progress
        )


def processes(workers: int | None, articles: int | None = None) -> int:
    """As many processes as asked for, else as many as pay for so many articles; raises UsageError for less than one."""
    if workers is not None and workers < 1:
        raise UsageError(f"--workers must be 1 or more, found {workers}")
    most = os.cpu_count() or 1
    return workers or (most if articles is None else max(1, min(most, articles // _PAY)))


@contextmanager
def counting(what: str) -> Iterator[Progress | None]:
    """How many were done so far, on standard error; nothing where that is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description} {task.completed}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(told(what), total=None)
        yield lambda done: bar.update(task, advance=done)


@contextmanager
def resumable() -> Iterator[None]:
    """What can be interrupted and gone on with, and says so."""
    try:
        yield
    except KeyboardInterrupt:
        say("interrupted: the same command goes on from here")
        raise


def tell(summary: Summary) -> None:
    """Say on standard error what a long run has made by now, and by why, what was set aside or passed over."""
    say(f"{summary.read} read, {summary.twice} came more than once, counted once")
    if summary.set_aside:
        say(f"{sum(summary.set_aside.values())} set aside:")
        _count(summary.set_aside)
    if summary.passed_over:
        say(f"{sum(summary.passed_over.values())} passed over:")
        _count(summary.passed_over)


def _count(whys: Mapping[str, int]) -> None:
    from silang.dossier.terminal import shown

    for why, count in list(whys.items())[:_MOST_NAMED]:
        say(f"  {count} {told(shown(why))}")


@contextmanager
def _progress(total: int) -> Iterator[Progress | None]:
    """A bar on standard error while many articles are read; nothing where that is no terminal."""
    if total < _PAY or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn(told("Reading")), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("read", total=total)
        yield lambda done: bar.update(task, advance=done)


def summarise(received: Received, set_aside: Sequence[SetAside]) -> None:
    """Name on standard error what was set aside and why, and count what came twice."""
    from silang.dossier.terminal import shown

    if received.duplicates:
        say(f"{received.duplicates} given more than once, counted once")
    if received.passed_over:
        whys = ", ".join(f"{count} {told(shown(why))}" for why, count in sorted(received.passed_over.items()))
        say(f"{sum(received.passed_over.values())} passed over: {whys}")
    if set_aside:
        taken = len(received.articles) - (len(set_aside) - len(received.set_aside))
        for aside in set_aside[:_MOST_NAMED]:
            say(f"set aside: {shown(aside.where)}: {told(shown(aside.why))}")
        unnamed = max(0, len(set_aside) - _MOST_NAMED)
        say(
            f"{len(set_aside)} set aside ({unnamed} not named here), {taken} taken"
            if unnamed
            else f"{len(set_aside)} set aside, {taken} taken"
        )


def tell_unread(readings: Iterable[Reading]) -> None:
    """Name on standard error the articles in languages that no pack is for: kept and counted, but not read."""
    from silang.dossier.terminal import shown

    for reading in readings:
        if reading.article.language not in (None, "id"):
            say(f"not read: {shown(reading.name)}: in another language ({reading.article.language})")
