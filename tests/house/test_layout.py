"""The house rules that can be read off the source: imports point down only, modules stay short, public things say what they are."""

from __future__ import annotations

import ast
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "silang"
MODULES = sorted(path for path in SOURCE.rglob("*.py") if "__pycache__" not in path.parts)
# From the top of the house to its ground; rooms on one floor never import each other.
FLOORS = (
    {"cli", "spacy"},
    {"__init__", "api"},  # the package itself is what the interfaces call
    {"runs"},  # long runs: from sources through engines to a store
    {"sources", "store", "engines", "outlet_learning"},
    {"dossier"},
    {"story"},
    {"read"},
    {"model", "reasons", "spans", "pack", "errors", "outlet", "ease", "corrections"},
)
COMPOSERS = {"read.reading", "dossier.dossier"}  # each alone knows the order of its room's steps
BROAD = {("cli.app", "main"), ("engines.local", "_one")}


def dotted(path: Path) -> str:
    """`read.page` for src/silang/read/page.py; the name of the room for its `__init__`."""
    parts = path.relative_to(SOURCE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts)


NAMES = {dotted(path): path for path in MODULES}


def room(module: str) -> str:
    return module.partition(".")[0]


def floor(module: str) -> int:
    return next(i for i, rooms in enumerate(FLOORS) if room(module) in rooms)


def imports(path: Path) -> Iterator[str]:
    """The modules of Silang that a module imports, dotted, without `silang.`; `__init__` for the package itself."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: import by full name"
            whole = [f"{node.module}.{alias.name}" for alias in node.names]
            names = [name if name.removeprefix("silang.") in NAMES else str(node.module) for name in whole]
        else:
            continue
        for name in names:
            if name == "silang":
                yield "__init__"
            elif name.startswith("silang."):
                yield name.removeprefix("silang.")


def test_every_room_has_its_floor() -> None:
    rooms = {room(name) for name in NAMES}
    assert rooms <= set().union(*FLOORS), "give the new room a floor here and in docs/architecture.md"


@pytest.mark.parametrize("name", sorted(set(NAMES) - {"__init__"}))
def test_imports_point_down_only(name: str) -> None:
    for imported in imports(NAMES[name]):
        if room(imported) == room(name):
            continue
        if imported == "__init__" and name == "cli":
            continue
        if room(name) in FLOORS[-1]:
            assert room(imported) in FLOORS[-1], f"{name}: the ground stands on nothing else, found {imported}"
        else:
            assert floor(imported) > floor(name), f"{name} must not import {imported}"


def test_stages_of_one_room_take_nothing_from_each_other() -> None:
    """Rooms within `read` get each other's results as arguments; the page's layout asks the gazetteer which word is a place."""
    for name, path in NAMES.items():
        own = name.split(".")
        if own[0] == "read" and len(own) == 3:
            others = {imported.split(".")[1] for imported in imports(path) if imported.count(".") == 2 and room(imported) == "read"}
            assert others - {own[1]} <= ({"names"} if own[1] == "layout" else set()), name


def test_a_stage_knows_nothing_of_the_order_of_stages() -> None:
    for name, path in NAMES.items():
        found = COMPOSERS & set(imports(path))
        assert not found or floor(name) < floor("dossier"), f"{name} imports {found}"


def test_nothing_imports_in_a_circle() -> None:
    edges = {name: {i for i in imports(path) if i in NAMES and i != "__init__"} for name, path in NAMES.items()}
    done: set[str] = set()

    def visit(name: str, way: tuple[str, ...]) -> None:
        assert name not in way, " -> ".join((*way, name))
        if name not in done:
            for other in sorted(edges[name]):
                visit(other, (*way, name))
            done.add(name)

    for name in edges:
        visit(name, ())


@pytest.mark.parametrize("name", sorted(NAMES))
def test_no_module_is_longer_than_four_hundred_lines(name: str) -> None:
    assert len(NAMES[name].read_text(encoding="utf-8").splitlines()) <= 400


@pytest.mark.parametrize("name", sorted(NAMES))
def test_public_things_say_what_they_are(name: str) -> None:
    tree = ast.parse(NAMES[name].read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), f"{name} has no docstring"
    for node, owner in _public(tree):
        assert ast.get_docstring(node), f"{name}:{node.lineno}: {node.name} has no docstring"
        if isinstance(node, ast.FunctionDef):
            arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
            untyped = [argument.arg for argument in arguments[1 if owner else 0 :] if argument.annotation is None]
            assert not untyped, f"{name}:{node.lineno}: {node.name} has arguments without a type: {untyped}"
            assert node.returns is not None, f"{name}:{node.lineno}: {node.name} has no type of what it returns"


def _public(tree: ast.Module | ast.ClassDef, owner: str = "") -> Iterator[tuple[ast.FunctionDef | ast.ClassDef, str]]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield node, owner
            if isinstance(node, ast.ClassDef):
                yield from _public(node, node.name)


def test_only_two_places_catch_everything() -> None:
    found = set()
    for name, path in NAMES.items():
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(function, ast.FunctionDef):
                found |= {
                    (name, function.name) for node in ast.walk(function) if isinstance(node, ast.ExceptHandler) and _is_broad(node)
                }
    assert found == BROAD


def _is_broad(handler: ast.ExceptHandler) -> bool:
    """Whether it catches every error and does not raise it again."""
    raises = isinstance(handler.body[-1], ast.Raise) and handler.body[-1].exc is None
    kinds = {node.id for node in ast.walk(handler.type) if isinstance(node, ast.Name)} if handler.type else {"BaseException"}
    return bool(kinds & {"Exception", "BaseException"}) and not raises


def test_stages_read_nothing_but_what_they_are_given() -> None:
    forbidden = {"random", "time", "socket", "subprocess", "urllib.request", "http", "os", "sqlite3", "threading", "tempfile"}
    for name, path in NAMES.items():
        if room(name) in {"read", "story", "dossier"} and name not in {"dossier.schemas"}:
            tree = ast.parse(path.read_text(encoding="utf-8"))
            found = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
            found |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
            assert not found & forbidden, f"{name} imports {found & forbidden}"
            clocks = [node.lineno for node in ast.walk(tree) if isinstance(node, ast.Attribute) and _asks_the_time(node)]
            assert not clocks, f"{name} looks at the clock: lines {clocks}"


def _asks_the_time(node: ast.Attribute) -> bool:
    return node.attr in {"today", "now", "utcnow"} and ast.unparse(node.value).rpartition(".")[2] in {"date", "datetime"}


def test_each_pack_table_has_a_corpus() -> None:
    """What a table's words must mean is written down beside it."""
    for pack in sorted(path for path in (SOURCE / "packs").iterdir() if path.is_dir()):
        assert any((pack / "corpus").glob("*.toml")), f"{pack.name} has no corpus"


def test_no_list_of_a_pack_holds_a_word_twice() -> None:
    for table in sorted((SOURCE / "packs").glob("*/*.toml")):
        for key, words in _lists(tomllib.loads(table.read_text(encoding="utf-8"))):
            twice = {word for word, count in Counter(words).items() if count > 1}
            assert not twice, f"{table.name}, {key}: {sorted(twice)}"


def _lists(value: object, key: str = "") -> Iterator[tuple[str, list[str]]]:
    """The lists of words in a table, with their dotted keys."""
    if isinstance(value, dict):
        for inner, held in value.items():
            yield from _lists(held, f"{key}.{inner}".lstrip("."))
    elif isinstance(value, list):
        if all(isinstance(word, str) for word in value):
            yield key, value
        else:
            for held in value:
                yield from _lists(held, key)


def test_the_decisions_are_numbered_without_gaps() -> None:
    numbers = sorted(int(path.name[:4]) for path in (ROOT / "docs" / "decisions").glob("[0-9]*.md"))
    assert numbers == list(range(1, len(numbers) + 1))
    assert numbers
