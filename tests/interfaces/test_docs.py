"""The commands and examples of docs/ do what the pages say: each console block is run, and what it prints is compared.

A block ```console holds commands after `$ ` and under each what it prints, standard error included; a line `...` stands for
any lines left out, `...` within a line for any words. A block with a file name after its language (```python check.py) is that
file. All blocks of a page share one folder.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from silang.reasons.language import LANGUAGES

DOCS = Path(__file__).parents[2] / "docs"
BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PAGES = tuple(page for page in sorted(DOCS.rglob("*.md")) if "```console" in page.read_text(encoding="utf-8"))
END = "<<<end of output>>>"


def commands(block: str) -> list[tuple[str, list[str]]]:
    """The commands of a console block, each with the lines that it is said to print."""
    found: list[tuple[str, list[str]]] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        else:
            found[-1][1].append(line.rstrip())
    return found


def printed(block: list[tuple[str, list[str]]], folder: Path) -> list[list[str]]:
    """What each command prints, run one after another in one shell, so that `$?` is that of the command before."""
    script = "\n".join(f'{command}\ncode=$?; printf "\\n{END}\\n"; (exit $code)' for command, _ in block)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    plain = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "FORCE_COLOR", "CLICOLOR_FORCE")}
    done = subprocess.run(
        ["bash"],
        input=script,
        cwd=folder,
        env={**plain, "PATH": path, "PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    return [[line.rstrip() for line in output.strip("\n").splitlines()] for output in done.stdout.split(END)[:-1]]


def fits(expected: list[str], got: list[str]) -> bool:
    """Whether `got` is `expected`, `...` standing for any run of lines, or of words within a line."""
    lines = (".*".join(map(re.escape, line.split("..."))) + r"\n" for line in expected)
    pattern = "".join(r"(?:.*\n)*?" if line == r".*\n" else line for line in lines)
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in got)) is not None


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(DOCS)))
def test_a_page_does_what_it_says(page: Path, tmp_path: Path) -> None:
    for language, name, body in BLOCK.findall(page.read_text(encoding="utf-8")):
        if name:
            target = tmp_path / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(body, encoding="utf-8")
        elif language == "console":
            block = commands(body)
            for (command, expected), got in zip(block, printed(block, tmp_path), strict=True):
                assert fits(expected, got), f"$ {command}\n" + "\n".join(got)


def test_what_differs_does_not_fit() -> None:
    assert fits(["a", "...", "d"], ["a", "b", "c", "d"])
    assert fits(["...", "b"], ["b"])
    assert fits(["a ... d"], ["a b c d"])
    assert not fits(["a ... d"], ["a b", "c d"])
    assert not fits(["a", "...", "d"], ["a", "b", "c"])
    assert not fits(["a"], ["a", "b"])


def test_the_python_of_the_readme_runs(capsys: pytest.CaptureFixture[str]) -> None:
    readme = (DOCS.parent / "README.md").read_text(encoding="utf-8")
    (code,) = [body for language, _, body in BLOCK.findall(readme) if language == "python"]
    exec(compile(code, "README.md", "exec"), {})  # noqa: S102 - our own page
    assert capsys.readouterr().out == "Rendra Wijaya denies kabar itu\n"


def test_the_reference_of_the_command_line_is_made_from_it() -> None:
    from silang.cli import reference

    for language in LANGUAGES:
        written = (DOCS / "reference" / reference.name(language)).read_text(encoding="utf-8")
        assert written == reference.page(language), "run: make reference"
