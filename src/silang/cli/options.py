"""The options that several commands have, and the codes they end with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from silang.cli.messages import VARIABLE

DONE, FOUND, USAGE, INPUT = 0, 1, 2, 3
STDIN = "<stdin>"  # stands for `-` while options are told from files

Files = Annotated[
    str,
    Parameter(
        help="Files or folders: texts, pages, records, sheets, PDF, Word, e-mail; addresses; - for standard input.",
        show_default=False,
    ),
]
Out = Annotated[Path | None, Parameter(name=["--out", "-o"], help="Folder to write to; made if need be.", show_default=False)]
Language = Annotated[
    Literal["id", "en"],
    Parameter(name="--lang", env_var=VARIABLE, help="Language of what is shown: Indonesian or English."),
]
Workers = Annotated[
    int | None, Parameter(name="--workers", help="Processes to read with; by default as many as pay.", show_default=False)
]
Json = Annotated[bool, Parameter(name="--json", negative="", help="Print the JSON record instead.", show_default=False)]


@Parameter(name="*")
@dataclass(frozen=True)
class Taking:
    """How what is named is taken in."""

    fields: Annotated[
        list[str] | None,
        Parameter(
            name="--map",
            negative_iterable="",
            help="What records or sheets call a field, as text=isi; may be given again. Usual names are known without.",
            show_default=False,
        ),
    ] = None
    urls: Annotated[
        Path | None, Parameter(name="--urls", help="A file with an address a line, each fetched.", show_default=False)
    ] = None
    allow_private: Annotated[
        bool,
        Parameter(
            name="--allow-private",
            negative="",
            help="Fetch from private and local machines too; otherwise only from public ones.",
            show_default=False,
        ),
    ] = False


AS_USUAL = Taking()
