"""Makes `packs/id/firms.toml`: firms and brands from name-suggestion-index, the well-kept list of OpenStreetMap's editors.

Run by hand when the list is renewed (`npm install name-suggestion-index` puts it in `node_modules`):

    python bench/make_firms.py node_modules/name-suggestion-index src/silang/packs/id
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from silang.pack import Pack
from silang.read.names.gazetteer import Known, known

WORLD, HERE = "001", "id"
NAMES = ("brand", "operator", "name", "short_name", "brand:en", "operator:en", "name:en")
SHORTEST = 4  # letters
USUAL = ("never", "seldom", "half")  # how often a word bears a capital that is no name by itself
HEAD = """# Firms and brands in small letters, one a line. Made by bench/make_firms.py from name-suggestion-index {version}
# (BSD-3-Clause); do not edit by hand. Those found all over the world or in Indonesia, without given names, places and
# everyday words.
"""


def listed(folder: Path) -> Iterator[str]:
    """The names of brands all over the world or here, and of operators here, in small letters."""
    trees: Mapping[str, Any] = json.loads((folder / "dist/json/nsi.min.json").read_text(encoding="utf-8"))["nsi"]
    for path, group in trees.items():
        where = {"brands": {WORLD, HERE}, "operators": {HERE}}.get(path.partition("/")[0], set())
        for item in group["items"]:
            if where.intersection(place for place in item["locationSet"].get("include", ()) if isinstance(place, str)):
                yield from (item["tags"].get(name, "").lower().replace("’", "'") for name in NAMES)


def telling(name: str, words: Known) -> bool:
    """Whether a name is of Latin letters and nothing else that is known."""
    if len(name) < SHORTEST or not re.fullmatch(r"[^\W\d_][\w &'.-]+", name) or not re.match(r"[a-z]", name):
        return False
    if (
        words.place_kind(name)
        or name in words.given
        or name in words.titles
        or words.heads.union(words.thing).intersection((name,))
    ):
        return False
    return any(words.casing.get(word) not in USUAL for word in name.split())


def main(source: Path, folder: Path) -> None:
    """Writes the table into the pack at `folder`."""
    words = known(Pack(folder))
    version = json.loads((source / "package.json").read_text(encoding="utf-8"))["version"]
    names = "\n".join(sorted({name for name in listed(source) if telling(name, words)}))
    table = HEAD.format(version=version) + f"\nfirm = '''\n{names}\n'''\n"
    (folder / "firms.toml").write_text(table, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
