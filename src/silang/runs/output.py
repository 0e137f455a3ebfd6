"""What a long run writes: readings and what was set aside, each article once, names of their own, counts for the end."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from silang.dossier import record
from silang.errors import InputError
from silang.model import Article, Reading, SetAside
from silang.sources.kinds import PassedOver
from silang.store.journal import Journal

READINGS, ASIDE = "readings.jsonl", "set-aside.jsonl"
READ, TWICE, SET_ASIDE, PASSED = "read", "twice", "set aside", "passed over"
_TABLES = """
CREATE TABLE IF NOT EXISTS seen (key BLOB PRIMARY KEY) WITHOUT ROWID, STRICT;
CREATE TABLE IF NOT EXISTS names (name TEXT PRIMARY KEY) WITHOUT ROWID, STRICT;
CREATE TABLE IF NOT EXISTS counts (what TEXT, why TEXT, n INTEGER NOT NULL, PRIMARY KEY (what, why)) WITHOUT ROWID, STRICT;
"""


class Summary(Struct, frozen=True, kw_only=True):
    """What a folder holds by now: articles `read`, those that came `twice`, and by why, what was set aside or passed over.

    `unanswered` counts watched feeds that could not be read when they were last looked at.
    """

    read: int
    twice: int
    set_aside: Mapping[str, int]
    passed_over: Mapping[str, int]
    unanswered: int = 0


class Output:
    """A folder that a run writes to, with its journal; see `Journal` for what holds when."""

    def __init__(self, folder: Path, more: tuple[str, ...] = (), tables: str = "") -> None:
        self.journal = Journal(folder, (READINGS, ASIDE, *more), _TABLES + tables)
        self._keys: set[bytes] = set()  # of articles that are being read
        self._names: set[str] = set()
        self._counts: Counter[tuple[str, str]] = Counter()

    def admit(self, article: Article) -> Article | None:
        """The article under a name of its own; None where it came before. It counts as come once it is written."""
        key = _key(article)
        if key in self._keys or self.journal.one("SELECT 1 FROM seen WHERE key = ?", key):
            return None
        self._keys.add(key)
        name, length = article.name, 8
        while name in self._names or self.journal.one("SELECT 1 FROM names WHERE name = ?", name):
            name, length = f"{article.name}-{key.hex()[:length]}", length * 2
        self._names.add(name)
        return msgspec.structs.replace(article, name=name)

    def write(self, article: Article, outcome: Reading | SetAside | None) -> None:
        """What came of an article that was admitted."""
        key = _key(article)
        self.journal.run("INSERT INTO seen VALUES (?)", key)
        self.journal.run("INSERT INTO names VALUES (?)", article.name)
        self._keys.discard(key)
        self._names.discard(article.name)
        if isinstance(outcome, Reading):
            self.journal.append(READINGS, record.dumps(outcome))
            self.count(READ)
        elif outcome is not None:
            self._aside(outcome)

    def refuse(self, error: InputError) -> None:
        """What holds no article: passed over by its kind, or set aside."""
        if isinstance(error, PassedOver):
            self.count(PASSED, error.problem)
        else:
            self._aside(SetAside(where=error.where, why=str(error).removeprefix(f"{error.where}: ")), error.problem)

    def _aside(self, aside: SetAside, reason: str | None = None) -> None:
        self.journal.append(ASIDE, msgspec.json.encode(aside) + b"\n")
        self.count(SET_ASIDE, reason or aside.why)

    def count(self, what: str, why: str = "") -> None:
        """Count one more."""
        self._counts[what, why[:200]] += 1

    def commit(self) -> None:
        """Let what was written take hold."""
        for (what, why), n in self._counts.items():
            self.journal.run("INSERT INTO counts VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET n = n + excluded.n", what, why, n)
        self._counts.clear()
        self.journal.commit()

    def summary(self) -> Summary:
        """What the folder holds by what has taken hold."""
        counts: dict[str, dict[str, int]] = {READ: {}, TWICE: {}, SET_ASIDE: {}, PASSED: {}}
        for what, why, n in self.journal.rows("SELECT what, why, n FROM counts ORDER BY n DESC, why"):
            counts[what][why] = n
        return Summary(
            read=sum(counts[READ].values()),
            twice=sum(counts[TWICE].values()),
            set_aside=counts[SET_ASIDE],
            passed_over=counts[PASSED],
        )


def _key(article: Article) -> bytes:
    """What tells one article from another: its text and address."""
    return hashlib.sha256(f"{article.id}\n{article.url or ''}".encode()).digest()
