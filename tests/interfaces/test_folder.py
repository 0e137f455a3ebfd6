"""Files are written whole or not at all, inside their folder, under names that every system can hold."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from silang.errors import StoreError
from silang.store import folder


def test_files_are_written_and_replaced(tmp_path: Path) -> None:
    out = tmp_path / "new" / "out"
    folder.write(out, {"a.json": b"1", "readings/b.json": b"2"})
    written = folder.write(out, {"a.json": b"3"})
    assert written == (out / "a.json",)
    assert {path.name: path.read_bytes() for path in out.rglob("*") if path.is_file()} == {"a.json": b"3", "b.json": b"2"}


def test_an_interrupted_write_leaves_the_old_file_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.write(tmp_path, {"a.json": b"old"})

    def interrupted(one: str, two: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        folder.write(tmp_path, {"a.json": b"new"})
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.json", b"old")]


def test_a_place_that_cannot_be_written_to_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="file") as caught:
        folder.write(tmp_path / "file", {"a.json": b""})
    assert caught.value.exit_code == 5


def test_files_get_the_rights_that_the_user_gives_to_new_files(tmp_path: Path) -> None:
    (tmp_path / "plain").write_bytes(b"")
    (path,) = folder.write(tmp_path, {"a.json": b""})
    assert path.stat().st_mode == (tmp_path / "plain").stat().st_mode


NAMES = [
    "../x",
    "..",
    ".",
    "",
    "/etc/passwd",
    "a/b",
    "a\\b",
    "A",
    "a",
    "CON",
    "nul.txt",
    "x" * 500,
    "é",
    "e\u0301",
    "n 1",
    "a\nb",
    "-o",
    "😀" * 90,
]


@pytest.mark.parametrize("name", NAMES)
def test_no_name_leads_out_of_the_folder(name: str, tmp_path: Path) -> None:
    stem = folder.file_names([name])[name]
    (path,) = folder.write(tmp_path, {f"{stem}.json": b""})
    assert path.parent == tmp_path
    assert path.resolve().is_relative_to(tmp_path.resolve())
    assert not path.name.startswith((".", "-"))


@given(st.lists(st.one_of(st.sampled_from(NAMES), st.text(max_size=30)), unique=True, max_size=12))
def test_different_names_get_different_files_whatever_the_order(names: list[str]) -> None:
    stems = folder.file_names(names)
    assert len({stem.casefold() for stem in stems.values()}) == len(names)
    assert all(len(stem.encode("utf-8", "replace")) < 250 for stem in stems.values())
    assert folder.file_names(reversed(names)) == stems
