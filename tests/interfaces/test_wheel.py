"""What is shipped is what is tested: the wheel, installed apart from the tree, runs the demo."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "silang"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built wheel; built with what is installed, so that no package index is asked."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True, text=True)
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_every_file_of_the_package(wheel: Path) -> None:
    inside = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("silang/")}
    kept = {path for path in SOURCE.rglob("*") if path.is_file() and not {"__pycache__", ".pytest_cache"} & set(path.parts)}
    assert {f"silang/{path.relative_to(SOURCE).as_posix()}" for path in kept} == inside


def test_the_wheel_installed_apart_runs_the_demo(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--no-compile", "--target", str(site)]
    subprocess.run([*install, str(wheel)], check=True, capture_output=True, text=True)
    environment = os.environ | {"PYTHONPATH": str(site)}
    script = "import sys, silang, silang.cli; print(silang.__file__); sys.exit(silang.cli.main(['demo', '-o', 'out']))"
    ran = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.splitlines()[0] == str(site / "silang" / "__init__.py")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["dossier.html", "dossier.json", "dossier.md", "readings"]
    assert len(list((tmp_path / "out" / "readings").iterdir())) == 8
    assert ran.stdout.splitlines()[-1] == str(Path("out") / "dossier.html")
