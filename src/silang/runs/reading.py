"""Files read article by article into a folder, in constant memory; a run that was stopped is gone on with by the same call."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from silang.engines import local
from silang.errors import InputError, StoreError
from silang.model import Article, Reading, SetAside
from silang.pack import Pack
from silang.read import reading
from silang.runs.output import TWICE, Output, Summary
from silang.sources import files
from silang.sources.kinds import Given

_BATCH = 64  # items after which what was done is written down
_TABLES = """
CREATE TABLE IF NOT EXISTS files (
    path TEXT PRIMARY KEY, size INTEGER, changed INTEGER, place TEXT, taken INTEGER, whole INTEGER
) WITHOUT ROWID, STRICT;
"""
Progress = Callable[[int], None]


class _Item(Struct, frozen=True):
    """What one step of a file gave: its place, how many steps had that place before; nothing at the file's end."""

    path: str
    place: str = ""
    taken: int = 0
    article: Article | None = None
    error: InputError | None = None
    last: bool = False


def read_into(
    paths: Iterable[str],
    folder: Path,
    pack: Pack,
    workers: int = 1,
    progress: Progress | None = None,
    fields: Mapping[str, str] | None = None,
    *,
    read: local.Reader = reading.read,
) -> Summary:
    """Read what the files hold into `readings.jsonl` of `folder`, one record a line, in the order of the files' paths.

    Each article is read once; what holds none is named in `set-aside.jsonl`. Where an earlier call was stopped, at whatever point,
    this one goes on and ends with the same bytes as one that was not. Files read before are not read again; others are added.
    `progress` is told how many more items are done. Raises StoreError where the folder cannot be written to, or a file changed
    while it was only half read.
    """
    output = Output(folder, tables=_TABLES)
    try:
        given = Given(where="", stem="", pack=pack, fields=fields or {})
        items = local.read_stream(_items(paths, given, output), lambda item: item.article, pack, workers, read=read)
        for number, (item, outcome) in enumerate(items, 1):
            _done(output, item, outcome)
            if progress is not None:
                progress(1)
            if number % _BATCH == 0:
                output.commit()  # only here and at the end: an interrupt in between leaves half of an item, which never happened
        output.commit()
        return output.summary()
    finally:
        output.journal.close()


def _items(paths: Iterable[str], given: Given, output: Output) -> Iterator[_Item]:
    """What the files give, in the order of their paths, from where an earlier run stopped."""
    found = {os.fspath(path) if isinstance(path, Path) else path.where: path for path in files.found(paths)}
    for name in sorted(found):
        path = found[name]
        if isinstance(path, InputError):
            yield _Item(name, error=path, last=True)
        else:
            yield from _file(path, given, output)


def _file(path: Path, given: Given, output: Output) -> Iterator[_Item]:
    name = os.fsencode(path).decode("utf-8", "replace")
    row = output.journal.rows("SELECT size, changed, place, taken, whole FROM files WHERE path = ?", name)
    size, changed, start, skip, whole = row[0] if row else (None, None, "", 0, 0)
    if row and (size, changed) != _state(path) and not whole:
        raise StoreError(name, "changed since a part of it was read; read it into another folder")
    if row and whole and (size, changed) == _state(path):
        return
    place, taken = start, 0
    for at, item in files.steps(path, given, start if not whole else ""):
        taken = taken + 1 if at == place else 1
        place = at
        if skip and at == start and taken <= skip and not whole:
            continue
        if isinstance(item, InputError):
            yield _Item(name, place, taken, error=item)
        else:
            yield _Item(name, place, taken, output.admit(item))
    yield _Item(name, place, taken, last=True)


def _state(path: Path) -> tuple[int | None, int | None]:
    """The size of a file and when it was changed; nothing of one that cannot be asked."""
    try:
        about = path.stat()
    except (OSError, ValueError):
        return None, None
    return about.st_size, about.st_mtime_ns


def _done(output: Output, item: _Item, outcome: Reading | SetAside | None) -> None:
    """Write down what came of an item, and how far its file is read."""
    if item.error is not None:
        output.refuse(item.error)
    elif item.article is not None:
        output.write(item.article, outcome)
    elif not item.last:
        output.count(TWICE)
    state = _state(Path(item.path))
    output.journal.run(
        "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?)", item.path, *state, item.place, item.taken, int(item.last)
    )
