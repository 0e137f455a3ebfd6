"""`silang gather`: the record, a dossier for each story, and what has changed since the last run."""

from __future__ import annotations

import json
import shutil
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from silang import cli, pack
from silang.cli import options
from silang.dossier import record, schemas

pytestmark = pytest.mark.usefixtures("in_english")

DEMO = Path(str(files("silang") / "demo"))


def test_the_demo_is_one_story_with_a_dossier(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["gather", str(DEMO), "-o", str(tmp_path), "--lang", "en"]) == options.DONE
    raw = (tmp_path / "stories.json").read_bytes()
    Draft202012Validator(json.loads((schemas.SCHEMAS / "stories.json").read_bytes())).validate(json.loads(raw))
    (story,) = record.load_stories(raw).stories
    assert {path.name for path in (tmp_path / story.id).iterdir()} == {"dossier.html", "dossier.json", "dossier.md", "readings"}
    assert f"8 reports · {len(story.events)} events" in capsys.readouterr().out


def test_a_story_of_too_few_articles_has_no_dossier(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["gather", str(DEMO), "-o", str(tmp_path), "--min-articles", "9"]) == options.DONE
    assert [path.name for path in tmp_path.iterdir()] == ["stories.json"]
    assert cli.main(["gather", str(DEMO), "--min-articles", "0"]) == options.USAGE
    assert "--min-articles" in capsys.readouterr().err


def test_json_is_the_record_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["gather", str(DEMO), "--json"]) == options.DONE
    assert len(record.load_stories(capsys.readouterr().out.encode()).stories) == 1


def test_a_second_run_says_what_came_to_the_story(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    some = tmp_path / "some"
    shutil.copytree(DEMO, some)
    late = sorted(some.iterdir())[-1]
    kept = late.read_bytes()
    late.unlink()
    cli.main(["gather", str(some), "-o", str(tmp_path / "out"), "--lang", "en"])
    late.write_bytes(kept)
    capsys.readouterr()
    cli.main(["gather", str(some), "-o", str(tmp_path / "out"), "--lang", "en"])
    out = capsys.readouterr().out
    assert "Story grown: " in out
    assert "+1 report" in out
    assert f"{late.stem}: names: " in out or f"{late.stem} – " in out


def test_check_says_when_its_articles_tell_several_stories(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cases = tomllib.loads((pack.load("id").folder / "corpus" / "groups.toml").read_text(encoding="utf-8"))["means"]
    articles = [article for case in cases for article in case["articles"]]
    lines = [json.dumps({"id": f"a{i}", **article}) for i, article in enumerate(articles)]
    (tmp_path / "all.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert cli.main(["check", str(tmp_path / "all.jsonl")]) == options.DONE
    told = capsys.readouterr().err
    assert f"these {len(articles)} articles tell " in told
    assert "4 articles: Gunung Wulangga " in told
    assert cli.main(["check", str(DEMO)]) == options.DONE
    assert "stories" not in capsys.readouterr().err
