"""The command line: what it prints, what it writes, what it ends with."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from types import SimpleNamespace

import pytest
from jsonschema import Draft202012Validator

from silang import cli
from silang.cli import check
from silang.dossier import record, schemas
from silang.model import Article, Reading

DEMO = Path(str(files("silang"))) / "demo"
ONE = "Jakarta - Gempa itu melukai 12 orang, kata Kepala Polisi Sari Wulan, Jumat (3/1/2025)."
TWO = "Bandung - Gempa itu melukai sedikitnya 30 orang, kata Bupati Joko Laksono, Jumat (3/1/2025)."

pytestmark = pytest.mark.usefixtures("in_english")

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two reports in a folder of their own."""
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "a.txt").write_text(ONE, encoding="utf-8")
    (reports / "b.txt").write_text(TWO, encoding="utf-8")
    return reports


def names(out: Path) -> list[str]:
    return sorted(path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file())


def test_check_prints_the_short_form_and_ends_with_0(folder: Path, capsys: Capture) -> None:
    assert cli.main(["check", str(folder), "--lang", "en"]) == 0
    out, err = capsys.readouterr()
    assert "2 reports" in out
    assert err == ""
    assert not any(line.endswith(" ") for line in out.splitlines())


def test_the_short_form_speaks_both_languages(folder: Path, capsys: Capture) -> None:
    assert cli.main(["check", str(folder), "--lang", "id"]) == 0
    assert "2 laporan" in capsys.readouterr().out


def test_an_article_of_another_language_is_kept_named_and_not_read(folder: Path, capsys: Capture) -> None:
    english = "The mayor said on Monday that the bridge is safe and that the people of the town should not worry about the flood."
    (folder / "c.txt").write_text(english, encoding="utf-8")
    assert cli.main(["check", str(folder), "--lang", "en"]) == 0
    out, err = capsys.readouterr()
    assert "3 reports" in out
    assert err == "silang: not read: c: in another language (en)\n"


def test_json_is_the_record(folder: Path, capsys: Capture) -> None:
    assert cli.main(["check", str(folder), "--json"]) == 0
    bare = capsys.readouterr().out.encode()
    assert cli.main(["check", str(folder), "--json", "--with-readings"]) == 0
    whole = capsys.readouterr().out.encode()
    validator = Draft202012Validator(json.loads((schemas.SCHEMAS / "dossier.json").read_bytes()))
    for raw in (bare, whole):
        validator.validate(json.loads(raw))
    assert "readings" not in json.loads(bare)
    assert sorted(record.load_dossier(whole).readings) == ["a", "b"]


def test_check_writes_page_markdown_record_and_readings(folder: Path, tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / "out"
    assert cli.main(["check", str(folder), "-o", str(out)]) == 0
    assert names(out) == ["dossier.html", "dossier.json", "dossier.md", "readings/a.json", "readings/b.json"]
    readings = {name: record.load_reading((out / "readings" / f"{name}.json").read_bytes()) for name in ("a", "b")}
    record.load_dossier((out / "dossier.json").read_bytes(), readings)
    printed = capsys.readouterr()
    assert printed.out.endswith(f"\n{out / 'dossier.html'}\n")
    assert printed.err == ""


def test_the_same_bytes_are_written_whatever_the_order_and_the_number_of_processes(folder: Path, tmp_path: Path) -> None:
    a, b = str(folder / "a.txt"), str(folder / "b.txt")
    calls = [[a, b], [b, a, b], [str(folder), "--workers", "2"]]
    outs = [tmp_path / str(i) for i in range(len(calls))]
    for call, out in zip(calls, outs, strict=True):
        assert cli.main(["check", *call, "-o", str(out), "--with-readings"]) == 0
    for out in outs[1:]:
        assert names(out) == names(outs[0])
        for name in names(out):
            assert (out / name).read_bytes() == (outs[0] / name).read_bytes()


def test_read_prints_each_report_in_short(folder: Path, capsys: Capture) -> None:
    assert cli.main(["read", str(folder), "--lang", "en"]) == 0
    out = capsys.readouterr().out
    assert "12 orang" in out
    assert "Sari Wulan" in out


def test_read_json_prints_one_record_a_line(folder: Path, capsys: Capture) -> None:
    assert cli.main(["read", str(folder), "--json"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [record.load_reading(line.encode()).name for line in lines] == ["a", "b"]


def test_read_writes_one_record_a_report_and_none_outside_the_folder(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text(
        "".join(json.dumps({"id": id_, "text": text}) + "\n" for id_, text in (("../x", ONE), ("/y", TWO))), encoding="utf-8"
    )
    out = tmp_path / "deep" / "out"
    assert cli.main(["read", str(path), "-o", str(out)]) == 0
    assert len(names(out)) == 2
    assert {record.load_reading(file.read_bytes()).name for file in out.iterdir()} == {"../x", "/y"}
    assert names(tmp_path) == sorted(["in.jsonl", *(f"deep/out/{name}" for name in names(out))])


def test_demo_shows_the_bundled_story_and_ends_with_the_path_of_its_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SILANG_LANG")
    assert cli.main(["demo"]) == 0
    out = capsys.readouterr().out
    assert "8 laporan" in out
    assert out.splitlines()[-1] == str(Path("silang-demo") / "dossier.html")
    assert (tmp_path / "silang-demo" / "dossier.html").is_file()


def test_outlet_learn_proposes_an_outlet_file(tmp_path: Path, capsys: Capture) -> None:
    pile = [
        f"KORANRAWA.COM, WONOGEMAH - Warga menutup {what}.\nPojok Rawa Hari Ini\nKami {what}."
        for what in ("jembatan", "pasar", "sawah")
    ]
    (tmp_path / "rawa.jsonl").write_text("\n".join(json.dumps({"text": text}) for text in pile), encoding="utf-8")
    assert cli.main(["outlet", "learn", str(tmp_path / "rawa.jsonl")]) == 0
    proposed = tomllib.loads(capsys.readouterr().out)
    assert proposed["name"] == "KORANRAWA.COM"
    assert [line["words"] for line in proposed["debris"]] == ["Pojok Rawa Hari Ini"]


def test_outlet_learn_of_nothing_that_can_be_read_prints_nothing_and_ends_with_3(tmp_path: Path, capsys: Capture) -> None:
    assert cli.main(["outlet", "learn", str(tmp_path / "tiada.jsonl")]) == 3
    told = capsys.readouterr()
    assert told.out == ""
    assert "tiada.jsonl" in told.err


def test_what_cannot_be_read_is_set_aside_named_and_counted_and_the_rest_is_done(folder: Path, capsys: Capture) -> None:
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (folder / "long.jsonl").write_bytes(b'{"text": "' + b"a" * 50_000_000 + b'"}\n')
    (folder / "latin.txt").write_bytes("Café di Jakarta roboh, 5 orang terluka, kata polisi José.".encode("latin-1"))
    (folder / "wide.txt").write_bytes("Jembatan di Medan roboh, 7 orang terluka.".encode("utf-16"))
    missing = folder / "missing.txt"
    assert cli.main(["check", str(folder), str(missing), "--json"]) == 3
    out, err = capsys.readouterr()
    assert {article["name"] for article in json.loads(out)["story"]["articles"]} == {"a", "b", "latin", "wide"}
    lines = err.splitlines()
    assert lines[-1] == "silang: 4 set aside, 4 taken"
    for name, why in (
        ("empty.txt", "empty"),
        ("binary.txt", "binary"),
        ("long.jsonl:1", "too large"),
        ("missing.txt", "no such file"),
    ):
        assert any(name in line and why in line for line in lines[:-1])


def test_nothing_to_read_ends_with_3_and_writes_nothing(tmp_path: Path, capsys: Capture) -> None:
    assert cli.main(["check", str(tmp_path / "missing.txt"), "-o", str(tmp_path / "out")]) == 3
    assert capsys.readouterr().err.splitlines()[-1] == "silang: 1 set aside, 0 taken"
    assert names(tmp_path) == []


def test_an_article_that_a_stage_fails_on_is_set_aside(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    from silang.read import reading

    whole = reading.read

    def poisoned(article: Article, *rest: object) -> Reading:
        if article.name == "b":
            raise IndexError("no such token")
        return whole(article, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(reading, "read", poisoned)
    assert cli.main(["check", str(folder), "--json"]) == 3
    out, err = capsys.readouterr()
    assert [article["name"] for article in json.loads(out)["story"]["articles"]] == ["a"]
    assert "set aside: b: failed in the reading: IndexError: no such token" in err
    assert err.endswith("silang: 1 set aside, 1 taken\n")


def test_the_same_file_twice_is_one_report(folder: Path, capsys: Capture) -> None:
    one = str(folder / "a.txt")
    assert cli.main(["check", one, one, "--lang", "en"]) == 0
    out, err = capsys.readouterr()
    assert "1 report " in out
    assert err == "silang: 1 given more than once, counted once\n"


def test_an_article_in_another_language_is_taken_and_not_misread(tmp_path: Path, capsys: Capture) -> None:
    text = (
        "JAKARTA - The earthquake injured at least 12 people, the governor told reporters on Friday. "
        "Officials said that rescue teams were still looking for survivors in the villages near the coast. "
        "The president has promised to send help, and the army will bring tents and food to the people who lost their homes.\n"
    )
    (tmp_path / "en.txt").write_text(text, encoding="utf-8")
    assert cli.main(["read", str(tmp_path / "en.txt"), "--json"]) == 0
    made = record.load_reading(capsys.readouterr().out.encode())
    assert made.article.language == "en"
    assert made.attributions == ()


def test_standard_input_is_read_where_asked(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(ONE.encode())))
    assert cli.main(["read", "-", "--json"]) == 0
    assert record.load_reading(capsys.readouterr().out.encode()).name == "stdin"


def test_fail_on_ends_with_1_where_such_a_finding_is(folder: Path, capsys: Capture) -> None:
    (folder / "c.txt").write_text("Jakarta - Pasar itu ditutup, kata Sari Wulan, Kamis (3/1/2025).", encoding="utf-8")
    assert cli.main(["check", str(folder / "c.txt"), "--fail-on", "weekday-mismatch"]) == 1
    assert cli.main(["check", str(folder / "c.txt"), "--fail-on", "any"]) == 1
    assert cli.main(["check", str(folder / "c.txt"), "--fail-on", "name-misspelt", "--fail-on", "circular-sourcing"]) == 0
    assert cli.main(["check", str(folder / "c.txt")]) == 0
    assert cli.main(["check", str(folder / "c.txt"), str(folder / "missing"), "--fail-on", "any"]) == 3


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check"], "no input"),
        (["read"], "no input"),
        (["check", "{a}", "--fail-on", "nonsense"], "no kind of finding is called 'nonsense'"),
        (["check", "{a}", "--workers", "0"], "--workers must be 1 or more"),
        (["check", "{a}", "--workers", "many"], "many"),
        (["check", "{a}", "--lang", "fr"], "fr"),
        (["check", "{a}", "--colour"], "--colour"),
        (["tell"], "tell"),
        (["check", "{a}", "-o"], "-o"),
    ],
)
def test_a_wrong_call_ends_with_2_and_says_what_is_wrong(arguments: list[str], said: str, folder: Path, capsys: Capture) -> None:
    assert cli.main([argument.format(a=folder / "a.txt") for argument in arguments]) == 2
    out, err = capsys.readouterr()
    assert said in err
    assert out == ""


def test_a_place_that_cannot_be_written_to_ends_with_5(folder: Path, capsys: Capture) -> None:
    assert cli.main(["check", str(folder), "-o", str(folder / "a.txt")]) == 5
    assert "a.txt" in capsys.readouterr().err
    assert cli.main(["read", str(folder), "-o", str(folder / "a.txt")]) == 5


def test_a_bug_of_ours_is_told_as_one(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.setattr(check, "_show", lambda *_, **__: 1 / 0)
    assert cli.main(["check", str(folder)]) == 1
    err = capsys.readouterr().err
    assert "ZeroDivisionError" in err
    assert "bug in Silang" in err


def test_ctrl_c_ends_with_130_in_one_line(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(check, "_show", interrupted)
    assert cli.main(["check", str(folder)]) == 130
    assert capsys.readouterr().err == "silang: stopped\n"


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "silang.cli", *arguments], env=os.environ | environment, capture_output=True, check=False, timeout=60
    )


def test_version_and_help() -> None:
    assert run("--version").stdout.decode().strip() == "0.1.0"
    helped = run("check", "--help")
    assert helped.returncode == 0
    assert b"--fail-on" in helped.stdout


@pytest.mark.parametrize("columns", ["24", "40", "75", "76", "100", "220"])
def test_no_line_is_wider_than_the_terminal(columns: str) -> None:
    ran = run("check", str(DEMO), COLUMNS=columns)
    assert ran.returncode == 0, ran.stderr
    assert max(map(len, ran.stdout.decode().splitlines())) <= int(columns)


def test_piped_output_has_no_colour_and_a_terminal_that_wants_none_gets_none() -> None:
    assert b"\x1b" not in run("check", str(DEMO)).stdout
    coloured = re.compile(rb"\x1b\[(?:\d+;)*[349][0-7]")
    assert coloured.search(run("check", str(DEMO), FORCE_COLOR="1", TERM="xterm-256color").stdout)
    assert not coloured.search(run("check", str(DEMO), FORCE_COLOR="1", NO_COLOR="1").stdout)


def test_what_an_article_holds_never_steers_the_terminal(tmp_path: Path) -> None:
    text = 'Jakarta - "\x1b[31m\x1b]0;x\x07 [bold]Ada\u202e 12 korban[/bold] :smile:," kata Sari\x9b Wulan, Jumat (3/1/2025).'
    (tmp_path / "\x1b[2Ja.txt").write_text(text, encoding="utf-8")
    for command in ("check", "read"):
        ran = run(command, str(tmp_path), str(tmp_path / "\x1b[2Jmissing"))
        shown = (ran.stdout + ran.stderr).decode()
        assert ran.returncode == 3
        assert not set(shown) & set("\x1b\x07\x9b\u202e")
    assert "[bold]Ada" in shown


def test_an_output_that_cannot_show_a_character_still_gets_the_rest() -> None:
    ran = run("check", str(DEMO), PYTHONIOENCODING="ascii")
    assert ran.returncode == 0, ran.stderr
    assert b"laporan" in ran.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="pipes break otherwise there")
def test_a_reader_that_stops_early_is_no_error() -> None:
    command = [sys.executable, "-m", "silang.cli", "read", str(DEMO), "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="terminals are POSIX here")
def test_long_work_shows_a_bar_on_a_terminal_and_leaves_nothing_of_it(tmp_path: Path) -> None:
    import pty

    path = tmp_path / "many.jsonl"
    path.write_text("".join(json.dumps({"id": str(i), "text": f"{ONE} Nomor {i}."}) + "\n" for i in range(200)), encoding="utf-8")
    master, slave = pty.openpty()
    command = [sys.executable, "-m", "silang.cli", "read", str(path), "--json", "--workers", "1"]
    with subprocess.Popen(command, env=os.environ | {"TERM": "xterm"}, stdout=subprocess.DEVNULL, stderr=slave) as process:
        os.close(slave)
        seen = b"".join(_until_closed(master))
    os.close(master)
    assert process.returncode == 0
    assert b"Reading" in seen
    assert seen.endswith(b"\x1b[2K"), "the line is wiped at the end"


def _until_closed(terminal: int) -> Iterator[bytes]:
    while True:
        try:
            piece = os.read(terminal, 65536)
        except OSError:  # how Linux says that the other side is closed
            return
        if not piece:
            return
        yield piece


def test_of_many_inputs_set_aside_the_first_are_named_and_all_are_counted(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "a", "text": ONE}) + "\n" + "[]\n" * 30, encoding="utf-8")
    assert cli.main(["read", str(tmp_path), "--json"]) == 3
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == f"silang: set aside: {tmp_path / 'a.jsonl'}:2: expected a JSON object"
    assert len(lines) == 21
    assert lines[-1] == "silang: 30 set aside (10 not named here), 1 taken"


def test_check_says_what_an_added_article_changes(folder: Path, capsys: Capture) -> None:
    assert cli.main(["check", str(folder), "--new", "b", "--lang", "en"]) == 0
    assert "new figure" in capsys.readouterr().out
    assert cli.main(["check", str(folder), "--new", "c"]) == 2
    assert cli.main(["check", str(folder), "--since", "kemarin"]) == 2
