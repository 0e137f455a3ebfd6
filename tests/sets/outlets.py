"""Articles of eight outlets, annotated by hand: scored with the scorer beside the checkout, field by field.

    python tests/sets/outlets.py               the table by outlet
    python tests/sets/outlets.py --errors      each miss and each false find

`tests/gold/outlets.jsonl` holds the annotations as offsets into the articles of
`../shared/corpora/indonews.jsonl`, whose words stay there;
`tests/gold/own` holds reports written for this project, words and all.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

from beside import SHARED, tool

from silang import outlet, pack
from silang.dossier.record import dumps
from silang.model import Article
from silang.read.reading import read

CORPUS = SHARED / "corpora" / "indonews.jsonl"
GOLD = Path(__file__).parents[1] / "gold"
OWN = GOLD / "own"
ITEMS = ("times", "quantities", "composed", "attributions", "credits", "findings")
FIELDS = {
    "debris": "debris_chars", "times": "time_value", "values": "quantity_value", "bounds": "quantity_bound",
    "counted": "quantity_counted",
    "said": "attribution", "speakers": "attribution_speaker", "stances": "attribution_stance", "forms": "attribution_form",
    "credits": "credit", "findings": "finding",
}  # fmt: skip
Show = Callable[[str, str, str], None]


def annotated() -> list[dict[str, Any]]:
    """The annotations of the drawn articles, in the order of the file."""
    return [json.loads(line) for line in (GOLD / "outlets.jsonl").read_text(encoding="utf-8").splitlines()]


@cache
def rows() -> dict[str, dict[str, Any]]:
    """The articles of the corpus by id."""
    return {row["id"]: row for row in map(json.loads, CORPUS.open(encoding="utf-8"))}


def drawn(entries: list[dict[str, Any]], show: Show | None = None) -> dict[str, Any]:
    """The scores of these annotated articles; `show` is told of each miss and false find."""
    texts = {entry["id"]: rows()[entry["id"]]["text"] for entry in entries}
    with tempfile.TemporaryDirectory() as folder:
        for entry in entries:
            row = rows()[entry["id"]]
            article = Article(name=entry["id"], text=row["text"], url=row["url"], title=row["title"], published=entry["told"])
            Path(folder, f"{entry['id']}.yaml").write_text(json.dumps({**entry, "title": row["title"]}), encoding="utf-8")
            _read(article, Path(folder))
        gold = tool(SHARED / "gold" / "gold.py")
        with patch.object(gold, "load", _load):
            scored: dict[str, Any] = gold.score(texts.__getitem__, Path(folder), Path(folder), show)
    return scored


def own(show: Show | None = None) -> dict[str, Any]:
    """The scores of the reports written for this project."""
    with tempfile.TemporaryDirectory() as folder:
        for path in sorted(OWN.glob("*.txt")):
            _read(Article(name=path.stem, text=path.read_text(encoding="utf-8")), Path(folder))
        gold = tool(SHARED / "gold" / "gold.py")
        scored: dict[str, Any] = gold.score(gold.texts_of(OWN), OWN, Path(folder), show)
    return scored


def _read(article: Article, folder: Path) -> None:
    Path(folder, f"{article.name}.json").write_bytes(dumps(read(article, pack.load("id"), outlet.load("id"))))


def _load(path: Path, text: str) -> dict[str, Any]:
    """One article's annotations in the shape that the scorer makes of its own files."""
    entry = json.loads(path.read_text(encoding="utf-8"))
    made: dict[str, Any] = {"article": {"title": entry["title"], **entry["article"]}, "not_body": entry["not_body"]}
    for kind in ITEMS:
        made[kind] = [_item(item, text) for item in entry[kind]]
    return made


def _item(item: dict[str, Any], text: str) -> dict[str, Any]:
    counted = item.get("counted")
    blank = dict.fromkeys(("begin", "duration", "issue", "unit", "cue", "source", "speaker", "stance", "date"))
    high = None if item.get("bound") == "order" else item.get("low")
    given = {"high": high, "end": item.get("begin"), "optional": False, "skip": item.get("vague", False), "via": []}
    return {**blank, **given, **item, "counted": text[slice(*counted)] if counted else None}


def table() -> Iterator[str]:
    """F1 of each field, in per cent, for each outlet, all of them together and our own reports."""
    yield f"{'':<12}{'articles':>9}" + "".join(f"{name:>10}" for name in FIELDS)
    entries = annotated()
    for name in dict.fromkeys(entry["of"] for entry in entries):
        yield _row(name, drawn([entry for entry in entries if entry["of"] == name]))
    for name, scored in (("together", drawn(entries)), ("own reports", own())):
        yield _row(name, scored)
        yield f"{'':<12}" + ", ".join(f"{key} {value}" for key, value in scored["article"].items())


def _row(name: str, scored: dict[str, Any]) -> str:
    return f"{name:<12}{scored['articles']:>9}" + "".join(f"{_figure(scored[key]):>10}" for key in FIELDS.values())


def _figure(scored: dict[str, Any]) -> str:
    return f"{100 * scored['f1']:.1f}" if scored["gold"] or scored["found"] else "-"


def main() -> None:
    """Print the table, or the errors if they are asked for."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--errors", action="store_true", help="each miss and each false find")
    if not CORPUS.exists():
        sys.exit("the shared corpora are not beside this checkout")
    if not options.parse_args().errors:
        print("\n".join(table()))
        return
    drawn(annotated(), _print)
    own(_print)


def _print(*words: str) -> None:
    print("\t".join(words))


if __name__ == "__main__":
    main()
