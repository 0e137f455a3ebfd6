"""What stands beside the checkout: annotated sets, corpora and their scorers, with what tells that they are those measured on."""

from __future__ import annotations

import hashlib
import importlib.util
import sys
from functools import cache
from pathlib import Path
from types import ModuleType

SHARED = Path(__file__).parents[3] / "shared"


def fingerprint(path: Path) -> str:
    """SHA-256 of a file, or of a folder's YAML files in order of name, those that begin with a stroke aside."""
    whole = hashlib.sha256()
    for file in sorted(path.glob("[!_]*.yaml")) if path.is_dir() else [path]:
        whole.update(file.read_bytes())
    return whole.hexdigest()


@cache
def tool(path: Path) -> ModuleType:
    """A scorer, as a module."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module  # dataclasses look up the module they are defined in
    spec.loader.exec_module(module)
    return module
