"""The reference pages of the command line, made from the commands themselves: `python -m silang.cli.reference` writes them."""

from __future__ import annotations

import re
from pathlib import Path

from silang.cli import messages
from silang.cli.app import app
from silang.cli.helping import paragraph
from silang.reasons.language import LANGUAGES

FOLDER = Path(__file__).parents[3] / "docs" / "reference"  # of a checkout
_STARTED = re.compile(r"^(silang(?: [a-z]+)*) -m [\w.]+", re.MULTILINE)  # by which module, which cyclopts puts into the usage
_ITEM = re.compile(r"(\* \[?`[^`]*`(?:\]\([^)]*\))?: )(.*?)((?: \*[*\[].*)?)$")  # an option or a command, what it does, notes
_NOTE = re.compile(r"\[[^\[\]]+\](?!\()")
_TITLE = re.compile(r"(\*\*|## )(Commands|Arguments|Parameters|Table of Contents)(\*\*:|)$")


def page(language: str) -> str:
    """The page as Markdown in a language, whatever program makes it; raises UsageError for an unknown language."""
    messages.speak(language)
    made = app.generate_docs(output_format="markdown", usage_name="silang")
    made = _STARTED.sub(r"\1", made.replace("```console\n", "```sh\n")).rstrip() + "\n"
    return "\n\n".join(map(_block, made.split("\n\n")))


def name(language: str) -> str:
    """The file name of the page in a language."""
    return "cli.md" if language == "en" else f"cli.{language}.md"


def _block(block: str) -> str:
    """A list line by line, a paragraph as one, which may be broken into lines."""
    return _words(block) if messages.told(paragraph(block)) != paragraph(block) else "\n".join(map(_line, block.split("\n")))


def _line(line: str) -> str:
    if item := _ITEM.match(line):
        return item[1] + _words(item[2]) + _NOTE.sub(lambda note: messages.told(note[0]), item[3])
    if title := _TITLE.match(line):
        return title[1] + messages.told(title[2]) + title[3]
    return _words(line)


def _words(line: str) -> str:
    """A sentence in the language, or as it is with its marks of code."""
    said = messages.told(paragraph(line))
    return line if said == paragraph(line) else said


if __name__ == "__main__":
    for code in LANGUAGES:
        (FOLDER / name(code)).write_text(page(code), encoding="utf-8")
