"""The reference page of the command line, made from the commands themselves: `python -m silang.cli.reference` writes it."""

from __future__ import annotations

import re
from pathlib import Path

from silang.cli.app import app

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "cli.md"  # of a checkout
_STARTED = re.compile(r"^(silang(?: [a-z]+)*) -m [\w.]+", re.MULTILINE)  # by which module, which cyclopts puts into the usage


def page() -> str:
    """The page as Markdown, whatever program makes it."""
    made = app.generate_docs(output_format="markdown", usage_name="silang")
    return _STARTED.sub(r"\1", made.replace("```console\n", "```sh\n")).rstrip() + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
