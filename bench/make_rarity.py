"""Counts in how many articles each word stands and writes the common ones, with their counts, as `rarity.toml` of a pack.

python bench/make_rarity.py src/silang/packs/id ../shared/corpora/indonews.jsonl
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from pathlib import Path

import msgspec

from silang.model import Masthead, Reading, Source
from silang.story.gathering.keys import body, words

LEAST = 8  # articles that a word must stand in to be listed; a rarer one may be of one event
HEAD = """# How common words are: of so many articles, the number that hold each of the words behind it. Made by
# bench/make_rarity.py; words of fewer than {least} articles are left out and count as rare.
"""


def counts(path: Path) -> tuple[int, Counter[str]]:
    """How many articles a file of records holds, and in how many each word stands."""
    held, articles = Counter[str](), 0
    for line in path.read_bytes().splitlines():
        record = msgspec.json.decode(line)
        reading = Reading(id="", name="", source=Source(), text=record["text"], article=Masthead())
        held.update({*words(body(reading)), *words(record.get("title") or "")})
        articles += 1
    return articles, held


def main(folder: Path, paths: list[Path]) -> None:
    """Counts over all `paths`; counts of 30 and more are rounded to two digits."""
    total, articles = Counter[str](), 0
    for path in paths:
        found, held = counts(path)
        articles, total = articles + found, total + held
    rows = defaultdict[int, list[str]](list)
    for word, held_by in total.items():
        if held_by >= LEAST:
            rows[held_by if held_by < 30 else int(float(f"{held_by:.2g}"))].append(word)
    lines = [HEAD.format(least=LEAST), f"articles = {articles}", "", "[words]"]
    lines += [f'{times} = """\n{wrapped(sorted(listed))}"""' for times, listed in sorted(rows.items())]
    (folder / "rarity.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def wrapped(listed: list[str]) -> str:
    """The words in lines of at most 130 characters."""
    lines = [""]
    for word in listed:
        if len(lines[-1]) + len(word) >= 130:
            lines.append("")
        lines[-1] += f" {word}" if lines[-1] else word
    return "".join(f"{line}\n" for line in lines)


if __name__ == "__main__":
    main(Path(sys.argv[1]), list(map(Path, sys.argv[2:])))
