"""Words for the terminal: what was asked for on standard output, what went wrong on standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from silang.cli.messages import told

if TYPE_CHECKING:
    from rich.console import RenderableType


def show(made: RenderableType) -> None:
    """Print as wide as the terminal; 100 columns where there is none and COLUMNS does not say."""
    from rich.console import Console

    wide = None if sys.stdout.isatty() or os.environ.get("COLUMNS") else 100
    console = Console(width=wide, highlight=False, markup=False, emoji=False)
    with console.capture() as captured:
        console.print(made)
    print("\n".join(line.rstrip() for line in captured.get().splitlines()))


def show_bytes(chunks: Iterable[bytes]) -> None:
    """Write the chunks to standard output as they are."""
    for chunk in chunks:
        sys.stdout.buffer.write(chunk)
    sys.stdout.flush()


def say(line: str) -> None:
    """One line on standard error, after the name of the program, in the language that is spoken; several lines as they are."""
    print(f"silang: {told(line)}" if "\n" not in line else line, file=sys.stderr)
