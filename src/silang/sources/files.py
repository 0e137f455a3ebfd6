"""Files, folders and standard input become articles; what cannot be read is set aside by name, and the rest goes on."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from silang.errors import InputError
from silang.model import Article, SetAside
from silang.pack import Pack
from silang.sources import names, records
from silang.sources.decode import MOST_BYTES, decode

_RECORDS = frozenset({".jsonl", ".ndjson"})
_READ = _RECORDS | {".txt"}
_HTML = re.compile(r"\s*(?:<!doctype\s+html|<html[\s>]|<\?xml)", re.IGNORECASE)


class Received(Struct, frozen=True, kw_only=True):
    """What came in: the articles ordered by name, how many came more than once, and what was set aside, in order."""

    articles: tuple[Article, ...]
    duplicates: int
    set_aside: tuple[SetAside, ...]


def receive(paths: Iterable[str], pack: Pack, stdin: BinaryIO | None = None) -> Received:
    """The articles of every path: a text file, a `.jsonl` file of records, a folder, or `-` for `stdin`.

    A folder stands for its `.txt` and `.jsonl` files at any depth; its other files and what is hidden are passed over. A file of
    any other ending, named itself, is read as one text. `-` holds records if it begins with a JSON object, else one text.
    """
    found: list[Article] = []
    set_aside: list[SetAside] = []
    for path in paths:
        for item in _standard_input(stdin or sys.stdin.buffer, pack) if path == "-" else _path(path, pack):
            if isinstance(item, InputError):
                set_aside.append(SetAside(where=item.where, why=str(item).removeprefix(f"{item.where}: ")))
            else:
                found.append(item)
    articles = names.distinct(found)
    return Received(articles=articles, duplicates=len(found) - len(articles), set_aside=tuple(set_aside))


def _path(given: str, pack: Pack) -> Iterator[Article | InputError]:
    path = Path(given)
    if not given or not path.is_dir():
        yield from _file(path, pack)
        return
    inside = list(_inside(path))
    if not inside:
        yield InputError(_shown(path), "no .txt or .jsonl file in this folder")
    for file in inside:
        yield from _file(file, pack)


def _inside(folder: Path) -> Iterator[Path]:
    """The files of a folder that hold articles, at any depth, in the order of their paths; links to folders are not followed."""
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and Path(name).suffix.lower() in _READ:
                yield Path(root, name)


def _file(path: Path, pack: Pack) -> Iterator[Article | InputError]:
    """The articles of one file."""
    where = _shown(path)
    try:
        with path.open("rb") as stream:
            if path.suffix.lower() in _RECORDS:
                yield from _or_none(records.articles(stream, where, _stem(path), pack), where)
            else:
                yield _text(stream.read(MOST_BYTES + 1), where, _stem(path))
    except FileNotFoundError:
        yield InputError(where, "no such file")
    except InputError as error:
        yield error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        yield InputError(where, (error.strerror if isinstance(error, OSError) else None) or str(error))


def _standard_input(stream: BinaryIO, pack: Pack) -> Iterator[Article | InputError]:
    where, stem = "standard input", "stdin"
    head = stream.read(MOST_BYTES + 1)
    try:
        if head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
            rest = _Joined(head, stream)
            yield from _or_none(records.articles(rest, where, stem, pack), where)  # type: ignore[arg-type]
        else:
            yield _text(head, where, stem)
    except InputError as error:
        yield error


class _Joined:
    """Bytes already read and the stream they were read from, line by line."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = BytesIO(head), rest

    def readline(self, most: int) -> bytes:
        line = self._head.readline(most)
        if line.endswith(b"\n") or len(line) == most:
            return line
        return line + self._rest.readline(most - len(line))


def _text(raw: bytes, where: str, stem: str) -> Article:
    text = decode(raw, where)
    if _HTML.match(text):
        raise InputError(where, "an HTML page; expected the article's text")
    return Article(name=stem, text=text, path=where)


def _or_none(found: Iterator[Article | InputError], where: str) -> Iterator[Article | InputError]:
    """What was found; where there is nothing at all, the error that says so."""
    nothing = True
    for item in found:
        nothing = False
        yield item
    if nothing:
        yield InputError(where, "empty")


def _shown(path: Path) -> str:
    """The path as it can be shown and written: bytes of a name that are no UTF-8 become U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace")


def _stem(path: Path) -> str:
    return os.fsencode(path.stem).decode("utf-8", "replace")
