"""The reference page of the command line, made from the commands themselves: `python -m silang.cli.reference` writes it."""

from __future__ import annotations

from pathlib import Path

from silang.cli.app import app

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "cli.md"  # of a checkout


def page() -> str:
    """The page as Markdown."""
    made = app.generate_docs(output_format="markdown", usage_name="silang")
    return made.replace("```console\n", "```sh\n").rstrip() + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
