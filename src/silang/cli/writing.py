"""Writing what a command made into a folder."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from silang.model import Dossier, Reading


def dossier(made: Dossier, out: Path, language: str, *, with_readings: bool) -> None:
    """The page, the Markdown, the record and the readings of a dossier, each a file in `out`."""
    from silang.dossier import html, markdown, record

    contents = {
        "dossier.html": html.render(made, language).encode(),
        "dossier.md": markdown.render(made, language).encode(),
        "dossier.json": record.dumps(made if with_readings else bare(made)),
    }
    files(out, contents | reading_files(made.readings.values(), "readings/"))


def reading_files(readings: Iterable[Reading], folder: str) -> dict[str, bytes]:
    """The record of each reading, by the name of its file in `folder`."""
    from silang.dossier import record
    from silang.store.folder import file_names

    by_name = {reading.name: reading for reading in readings}
    return {f"{folder}{stem}.json": record.dumps(by_name[name]) for name, stem in file_names(by_name).items()}


def files(out: Path, contents: dict[str, bytes]) -> None:
    """Write the files, by their paths in `out`, each whole or not at all."""
    from silang.store import folder

    folder.write(out, contents)


def bare(dossier: Dossier) -> Dossier:
    """The dossier without its readings."""
    import msgspec

    return msgspec.structs.replace(dossier, readings={})
