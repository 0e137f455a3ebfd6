"""Files in a folder, each whole or not there at all."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from silang.errors import StoreError

_MOST = 50  # characters of a file name; with an ending and in any script less than the 255 bytes that systems allow
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)  # by Windows


def write(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write `files`, by their paths in `folder`, which is made if need be; returns the paths written.

    A file that stands there is replaced in one step: whoever looks, even after a crash, finds the old one or the new one.
    Raises StoreError where the folder cannot be written to.
    """
    written = []
    try:
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            _replace(path, content)
            written.append(path)
    except OSError as error:
        raise StoreError(str(error.filename or folder), error.strerror or str(error)) from error
    return tuple(written)


def file_names(names: Iterable[str]) -> dict[str, str]:
    """For each name the stem of a file name that is safe on every system, different for different names, the same in any order.

    Letters, digits, `_`, `-` and inner dots stay. A name that had to change, or that differs from another only in case, gets the
    head of its hash as an ending.

    >>> file_names(["banjir-1", "../x", "n/1"])
    {'banjir-1': 'banjir-1', '../x': 'x-d6b96a97', 'n/1': 'n-1-e4ccf923'}
    """
    plain = {name: re.sub(r"[^\w.-]+|\.\.+", "-", name).strip("-. ")[:_MOST] for name in names}
    seen = Counter(map(_alike, plain.values()))
    return {
        name: stem if stem and stem == name and seen[_alike(stem)] == 1 and not _RESERVED.fullmatch(stem) else _ended(name, stem)
        for name, stem in plain.items()
    }


def _alike(stem: str) -> str:
    """What file systems that fold case and accents take for the same."""
    return unicodedata.normalize("NFKC", stem).casefold()


def _ended(name: str, stem: str) -> str:
    return f"{stem or 'article'}-{hashlib.sha256(name.encode()).hexdigest()[:8]}"


def _replace(path: Path, content: bytes) -> None:
    descriptor, temporary = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
        os.chmod(temporary, 0o666 & ~_umask())
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
