"""Makes `packs/id/casing.toml`: how often a word bears a capital within sentences, counted over a pile of news.

The table holds single words alone, none seen fewer than a few times, and no order in which they stood.

    python bench/make_casing.py ../shared/corpora/indonews.jsonl src/silang/packs/id/casing.toml
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

from silang.spans import plain

LEAST = 3  # times that a word must stand within a sentence
SHARES = {"never": 0.02, "seldom": 0.2, "half": 0.6, "often": 0.9, "always": 1.01}  # of capitals, less than
WITHIN = re.compile(r"(?<=[^\W\d_][ ,] )[^\W\d_]+|(?<=[^\W\d_] )[^\W\d_]+")
HEAD = """# Words by how often they bear a capital within sentences: never, seldom, half the time, often, always. Made by
# bench/make_casing.py from counts over {articles:,} news articles; single words alone, each seen {least} times or more.
"""


def main(pile: Path, path: Path) -> None:
    """Counts the words of a JSONL file of articles (`text`) and writes the table to `path`."""
    small, capital = Counter[str](), Counter[str]()
    articles = pile.read_text(encoding="utf-8").rstrip("\n").split("\n")
    for line in articles:
        for word in WITHIN.findall(plain(json.loads(line)["text"])):
            (small if word[0].islower() else capital)[word.lower()] += 1
    groups: dict[str, list[str]] = defaultdict(list)
    for word in sorted(small.keys() | capital.keys()):
        seen = small[word] + capital[word]
        if seen >= LEAST and len(word) > 1:
            groups[next(kind for kind, most in SHARES.items() if capital[word] / seen < most)].append(word)
    lists = "".join(f"\n{kind} = '''\n{chr(10).join(groups[kind])}\n'''\n" for kind in SHARES)
    path.write_text(HEAD.format(articles=len(articles), least=LEAST) + lists, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
