"""Sentences made of frames and of what fills them, as in CheckList (Ribeiro et al. 2020): is each read as it is meant?

    python tests/sets/checklist.py                     how many of each table are read right
    python tests/sets/checklist.py --errors [TABLE]    each sentence that is not, and what is read

A table of `tests/gold/checklist` holds `[[frames]]`, a text each with slots in braces and the attributions that it means, and for
each slot `[[slots.NAME]]` with the `text` that fills it and further keys, which an attribution may name ("{source.speaker}").
Every filler is put into every frame that has its slot. A text begins with a capital. An attribution names only those fields that
are to be looked at; an empty one means that there is none. `also` ends each text, so that something stands behind its sentence.
"""

from __future__ import annotations

import argparse
import itertools
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from silang import outlet, pack
from silang.model import Article, Attribution
from silang.read.reading import read

FOLDER = Path(__file__).parents[1] / "gold" / "checklist"
TABLES = tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))
Case = tuple[str, list[dict[str, Any]]]
_SLOT = re.compile(r"\{(\w+)(?:\.(\w+))?\}")
_EDGES = " .,\"“”'"


def cases(table: str) -> Iterator[Case]:
    """Each text of a table with the attributions that it means."""
    told = pack.parsed(FOLDER / f"{table}.toml")
    for frame in told["frames"]:
        names = list(dict.fromkeys(found[1] for found in _SLOT.finditer(frame["text"])))
        for fillers in itertools.product(*(told["slots"][name] for name in names)):
            held = dict(zip(names, fillers, strict=True))
            text = _capital(_filled(frame["text"], held)) + told.get("also", "")
            yield text, [item for item in (_filled(item, held) for item in frame["attributions"]) if item]


def misread(case: Case) -> list[str]:
    """What is read otherwise than it is meant, in words; empty where all is right."""
    text, meant = case
    found = [told(item, text) for item in _read(text)]
    wrong = [f"not read: {want}" for want in meant if not any(_fits(item, want) for item in found)]
    if wrong or len(found) > len(meant):
        wrong += [f"read: { {key: value for key, value in item.items() if value} }" for item in found]
    return wrong


def told(item: Attribution, text: str) -> dict[str, Any]:
    """The fields of an attribution as words."""
    spans = {"cue": item.cue, "source": item.source, "role": item.role, "affiliation": item.affiliation, "channel": item.channel}
    plain = {"speaker": item.speaker, "form": item.form, "stance": item.stance, "date": item.date}
    words = {name: span.of(text) if span else "" for name, span in spans.items()}
    return {**words, **{name: value or "" for name, value in plain.items()}, "content": [span.of(text) for span in item.content]}


def _filled(item: Any, held: dict[str, Any]) -> Any:
    """The words, or the table of words, with its slots filled."""
    if isinstance(item, str):
        return _SLOT.sub(lambda found: str(held[found[1]][found[2] or "text"]), item)
    if isinstance(item, list):
        return [_filled(part, held) for part in item]
    return {key: _filled(part, held) for key, part in item.items()}


def _capital(text: str) -> str:
    first = next(i for i, letter in enumerate(text) if letter.isalpha())
    return text[:first] + text[first].upper() + text[first + 1 :]


def _fits(item: dict[str, Any], want: dict[str, Any]) -> bool:
    return all(_bare(item[key]) == _bare(value) for key, value in want.items())


def _bare(value: Any) -> Any:
    """Words without the marks around them and without a capital that the head of a text gives."""
    return [_bare(part) for part in value] if isinstance(value, list) else _capital_off(value.strip(_EDGES))


def _capital_off(words: str) -> str:
    return words[:1].lower() + words[1:]


@cache
def _packs() -> tuple[Any, Any]:
    return pack.load("id"), outlet.load("id")


def _read(text: str) -> tuple[Attribution, ...]:
    return read(Article(name="case", text=text, published="2025-02-04"), *_packs()).attributions


def main() -> None:
    """Print how many sentences of each table are read right, or those that are not."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--errors", action="store_true", help="each sentence that is read otherwise")
    options.add_argument("tables", nargs="*", metavar="TABLE", help=f"of {', '.join(TABLES)}; all where none is named")
    given = options.parse_args()
    for table in given.tables or TABLES:
        held = [(case, misread(case)) for case in cases(table)]
        for case, wrong in held:
            if wrong and given.errors:
                print(case[0], *wrong, sep="\n    ")
        right = sum(not wrong for _, wrong in held)
        print(f"{table:12} {right} of {len(held)} ({right / len(held):.3f})")


if __name__ == "__main__":
    main()
