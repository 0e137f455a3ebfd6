"""Files, folders and standard input become articles; what cannot be read is set aside by name, and the rest goes on."""

from __future__ import annotations

import os
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from io import BufferedReader, RawIOBase
from pathlib import Path
from typing import BinaryIO, cast

import msgspec
from msgspec import Struct

from silang.errors import InputError
from silang.model import Article, SetAside
from silang.pack import Pack
from silang.sources import kinds, names
from silang.sources.kinds import Given
from silang.sources.tables import sidecars

STDIN = Path("-")
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_PAGES, _PARTS = (".html", ".htm", ".xhtml"), "_files"  # beside "X.html", browsers save what the page loads in "X_files"
_DOSSIER, _STORIES, _READINGS = "dossier.json", "stories.json", "readings"  # what Silang writes


class Received(Struct, frozen=True, kw_only=True):
    """What came in: the articles ordered by name, how many came more than once, and what was set aside, in order.

    `passed_over` counts, by why, what is no article by its kind.
    """

    articles: tuple[Article, ...]
    duplicates: int
    set_aside: tuple[SetAside, ...]
    passed_over: Mapping[str, int] = {}


def receive(
    paths: Iterable[str],
    pack: Pack,
    stdin: BinaryIO | None = None,
    fields: Mapping[str, str] | None = None,
    *,
    allow_private: bool = False,
) -> Received:
    """The articles of every path, all at once: see `stream`."""
    taken: list[Article] = []
    set_aside: list[SetAside] = []
    passed_over: Counter[str] = Counter()
    for item in stream(paths, pack, stdin, fields, allow_private=allow_private):
        if isinstance(item, kinds.PassedOver):
            passed_over[item.problem] += 1
        elif isinstance(item, InputError):
            set_aside.append(SetAside(where=item.where, why=str(item).removeprefix(f"{item.where}: ")))
        else:
            taken.append(item)
    articles = names.distinct(taken)
    duplicates = len(taken) - len(articles)
    return Received(articles=articles, duplicates=duplicates, set_aside=tuple(set_aside), passed_over=passed_over)


def stream(
    paths: Iterable[str],
    pack: Pack,
    stdin: BinaryIO | None = None,
    fields: Mapping[str, str] | None = None,
    *,
    allow_private: bool = False,
) -> Iterator[Article | InputError]:
    """The articles of every path, one by one as they are read: a file of a kind of `kinds.KINDS`, a folder, `-` for `stdin`, or an
    address, which is fetched (see `urls.articles`, for `allow_private` as well).

    A folder stands for its files of these kinds at any depth; its other files, what is hidden and what Silang wrote are passed
    over. A file of any other ending, named itself, is read by what its first bytes say, else as one text. `fields` says what
    records call the fields of an article (see `rows.mapped`).
    """
    given = Given(where="standard input", stem="stdin", pack=pack, fields=fields or {})
    for name in paths:
        if is_address(name):
            yield from _fetched(name, given, allow_private=allow_private)
            continue
        for path in found([name]):
            if isinstance(path, InputError):
                yield path
            elif path == STDIN:
                yield from (item for _, item in _opened(stdin or sys.stdin.buffer, given, None, ""))
            else:
                yield from (item for _, item in steps(path, given))


def _fetched(url: str, given: Given, *, allow_private: bool) -> Iterator[Article | InputError]:
    try:
        from silang.sources.web import urls  # noqa: PLC0415 - an extra
    except ModuleNotFoundError:
        yield InputError(url, "to fetch an address needs: pip install 'silang[web]'")
    else:
        yield from urls.articles(url, given, allow_private=allow_private)


def is_address(name: str) -> bool:
    """Whether a name given in place of a file is an address, of whatever scheme.

    >>> is_address("https://contoh.id/1"), is_address("file:///etc/passwd"), is_address("C:/berita.txt")
    (True, True, False)
    """
    return _ADDRESS.match(name) is not None


def listed(text: str) -> tuple[str, ...]:
    """The addresses of a list: one a line; blank lines and lines that begin with # are none.

    >>> listed("# bencana\\n\\nhttps://contoh.id/1\\n")
    ('https://contoh.id/1',)
    """
    lines = (line.strip() for line in text.splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))


def found(paths: Iterable[str]) -> Iterator[Path | InputError]:
    """The files that `paths` stand for, in their order: see `stream`; `STDIN` for `-`, an error for a folder without any."""
    for name in paths:
        if is_address(name):
            yield InputError(name, "an address; expected a file or folder")
            continue
        path = Path(name)
        if not name or not path.is_dir():
            yield path
            continue
        nothing = True
        for file in _inside(path):
            nothing = False
            yield file
        if nothing:
            yield InputError(_shown(path), f"no file in this folder that holds articles ({', '.join(_endings())})")


def archive(path: Path) -> bool:
    """Whether a file is of a kind that can be gone on with from any of its records, by the ending of its name."""
    return kinds.kind_of(path.name, b"").resumes


def _endings() -> list[str]:
    return sorted(ending for kind in kinds.KINDS for ending in kind.endings)


def _inside(folder: Path) -> Iterator[Path]:
    """The files of a folder that hold articles, at any depth, in the order of their paths; links to folders are not followed."""
    for root, folders, files in os.walk(folder):
        made = _DOSSIER in files  # an output folder of ours
        beside = {Path(name).stem + _PARTS for name in files if name.lower().endswith(_PAGES)}
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and not (made and name == _READINGS) and name not in beside
        )
        for name in sorted(set(files) - {_DOSSIER, _STORIES}):
            if not name.startswith(".") and kinds.known(name) and not sidecars.is_one(name, files):
                yield Path(root, name)


def steps(path: Path, given: Given, start: str = "") -> Iterator[tuple[str, Article | InputError]]:
    """The articles of one file, with what a file beside it says of a single one.

    Before each stands the place in the file from which it can be read again; `start` begins at such a place. All of a file of a
    kind that does not resume has one place, its beginning.
    """
    given = msgspec.structs.replace(given, where=_shown(path), stem=_stem(path))
    try:
        with path.open("rb") as file:
            yield from _opened(file, given, path, start)
    except FileNotFoundError:
        yield "", InputError(given.where, "no such file")
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        yield "", InputError(given.where, (error.strerror if isinstance(error, OSError) else None) or str(error))


def _opened(file: BinaryIO, given: Given, path: Path | None, start: str) -> Iterator[tuple[str, Article | InputError]]:
    """The articles of an open file, by the reader of its kind; where there is nothing at all, the error that says so."""
    buffered = file if isinstance(file, BufferedReader) else BufferedReader(cast(RawIOBase, file))
    head = buffered.peek(kinds.HEAD_BYTES)[: kinds.HEAD_BYTES]
    kind = kinds.kind_of(path.name if path else "", head)
    beside = sidecars.of(path) if path and kind.single else None
    nothing, place = True, start
    try:
        for place, item in _read(kind, buffered, given, start):
            nothing = False
            yield place, item if beside is None or isinstance(item, InputError) else sidecars.told(item, beside, given)
    except InputError as error:
        nothing = False
        yield place, error
    if nothing:
        yield start, InputError(given.where, "empty")


def _read(kind: kinds.Kind, file: BinaryIO, given: Given, start: str) -> Iterator[tuple[str, Article | InputError]]:
    if kind.resumes:
        return kinds.steps(kind)(file, given, start)
    return (("", item) for item in kinds.reader(kind)(file, given))


def _shown(path: Path) -> str:
    """The path as it can be shown and written: bytes of a name that are no UTF-8 become U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace")


def _stem(path: Path) -> str:
    return os.fsencode(path.stem).decode("utf-8", "replace")
