"""What the command line says about inputs, calls and commands is said in Indonesian too."""

from __future__ import annotations

import ast
import re
import string
import subprocess
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from silang import cli
from silang.cli import messages
from silang.cli.app import app
from silang.cli.helping import paragraph
from silang.errors import UsageError

SOURCES = Path(messages.__file__).parents[1]
SAYS = re.compile(
    r"(?!Anchor|Engine|Value|Type|Key|Attribute|OS|Import|Assertion|Unicode|Index|Runtime)\w*Error|NoAnswer|OnlyLink|Forbidden|PassedOver|say|self._tell|SetAside"
)
BARE = frozenset({"{}", "{}: {}", "extends", "{} {}", "  {} {}", "set aside: {}: {}"})  # what others say, put together, and a key
Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _in_indonesian(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.delenv("SILANG_LANG", raising=False)
    messages.speak("id")
    yield
    messages.speak("id")


def templates(node: ast.expr) -> list[str]:
    """The sentences that an expression can give, `{}` for what differs from call to call."""
    match node:
        case ast.Constant(value=str(words)):
            return [words]
        case ast.JoinedStr(values=parts):
            ways = [templates(part.value) or ["{}"] if isinstance(part, ast.FormattedValue) else templates(part) for part in parts]
            return ["".join(way) for way in product(*ways)]
        case ast.IfExp(body=one, orelse=other):
            return templates(one) + templates(other)
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return [one + other for one, other in product(templates(left), templates(right))]
        case _:
            return []


def written() -> Iterator[tuple[str, str]]:
    """Each sentence that is raised, set aside or said, or kept as a problem till then, and where."""
    for path in sorted(SOURCES.rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Assign) and "problem" in ast.unparse(call.targets[0]):
                for value in call.value.elts if isinstance(call.value, ast.Tuple) else [call.value]:
                    yield from (
                        (sentence, f"{path.relative_to(SOURCES)}:{call.lineno}") for sentence in templates(value) if sentence
                    )
            if isinstance(call, ast.Call):
                name = ast.unparse(call.func).removeprefix("printing.")
                if SAYS.fullmatch(name):
                    for argument in (*call.args, *(keyword.value for keyword in call.keywords)):
                        for sentence in templates(argument):
                            if re.search(r"[a-z] ?[a-z]", sentence.replace("{}", "")):
                                yield sentence, f"{path.relative_to(SOURCES)}:{call.lineno}"


def helped() -> Iterator[str]:
    """Each sentence of the help."""
    commands = [app, *(app[name] for name in ("check", "read", "gather", "watch", "demo", "outlet")), app["outlet"]["learn"]]
    for command in commands:
        yield from (paragraph(part) for part in command.help.split("\n\n"))
        for argument in command.assemble_argument_collection() if command.default_command else ():
            if argument.parameter.help:
                yield paragraph(argument.parameter.help)


def test_every_sentence_that_is_said_has_an_indonesian_one() -> None:
    said = list(written())
    assert len(said) > 120
    missing = {sentence: place for sentence, place in said if sentence not in BARE and not known(sentence)}
    assert missing == {}


def known(sentence: str) -> bool:
    filled = sentence.replace("{}", "X")
    return sentence in messages.templates() or messages.told(filled) != filled


def test_every_sentence_of_the_help_has_an_indonesian_one() -> None:
    sentences = set(helped())
    assert len(sentences) > 30
    assert {sentence for sentence in sentences if sentence not in messages.templates()} == set()


def test_no_translation_is_left_over() -> None:
    program = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES.rglob("*.py"))
    words = " ".join(re.findall(r"\w+", program + " ".join(helped())))
    library = (
        "Unknown ",
        "Invalid ",
        "Command ",
        "Object ",
        "Expected ",
        "Display ",
        "Usage",
        "[",
        "Arguments",
        "Parameters",
        "Commands",
        "Table",
    )
    for template in messages.templates():
        if not template.startswith(library):
            for part in template.split("{}"):
                for clause in re.split(r"[^\w ]", part):
                    assert " ".join(re.findall(r"\w+", clause)) in words, template


def test_the_holes_of_both_languages_are_the_same() -> None:
    for template, said in messages._catalogue().items():
        holes = [field for _, field, _, _ in string.Formatter().parse(said) if field is not None]
        assert len(holes) == template.count("{}"), template


@pytest.mark.parametrize(
    ("english", "indonesian"),
    [
        ("a: b.txt: not a text but binary data (at 12)", "a: b.txt: bukan teks, melainkan data biner (di 12)"),
        ("redirected to http://a/: no machine is called a", "dialihkan ke http://a/: tidak ada mesin bernama a"),
        ("larger than 1,000,000 bytes", "lebih besar dari 1.000.000 bita"),
        ("x.json: Object missing required field `id` - at `$.a`", "x.json: Objek tidak memuat bidang wajib `id` - pada `$.a`"),
        ("words of a library", "words of a library"),
        ("{} {0} {nothing}", "{} {0} {nothing}"),
    ],
)
def test_what_differs_is_put_in_and_what_is_unknown_stays(english: str, indonesian: str) -> None:
    assert messages.told(english) == indonesian
    messages.speak("en")
    assert messages.told(english) == english


def test_the_language_is_that_of_the_call_else_of_the_environment(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    assert cli.main(["check"]) == 2
    assert capsys.readouterr().err.startswith("silang: tidak ada masukan")
    assert cli.main(["check", "--lang", "en"]) == 2
    assert capsys.readouterr().err.startswith("silang: no input")
    monkeypatch.setenv("SILANG_LANG", "en")
    assert cli.main(["check"]) == 2
    assert capsys.readouterr().err.startswith("silang: no input")
    monkeypatch.setenv("SILANG_LANG", "")
    assert cli.main(["check"]) == 2
    assert capsys.readouterr().err.startswith("silang: tidak ada masukan")


def test_help_speaks_both_languages(capsys: Capture) -> None:
    for language, words in (
        ("id", ("Pemakaian: silang check", "Folder tujuan", "pilihan: id, en")),
        ("en", ("Usage: silang check", "Folder to")),
    ):
        assert cli.main(["check", "--lang", language, "--help"]) == 0
        out = capsys.readouterr().out
        assert all(word in out for word in words)


def test_a_wrong_call_is_told_in_a_line_and_ends_with_2(capsys: Capture) -> None:
    assert cli.main(["check", "x", "--nope"]) == 2
    assert capsys.readouterr().err.startswith("silang: Opsi tidak dikenal: --nope")


def test_an_unknown_language_is_a_wrong_call() -> None:
    with pytest.raises(UsageError):
        messages.speak("fr")
    done = subprocess.run(
        [sys.executable, "-m", "silang.cli", "check", "x", "--lang", "fr"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "id" in done.stderr
