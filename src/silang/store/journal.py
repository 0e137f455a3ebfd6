"""What a long run has done, kept so that it can be stopped at any point: files that grow, in step with a database."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from silang.errors import StoreError

NAME = "journal.sqlite"
_LENGTHS = "CREATE TABLE IF NOT EXISTS lengths (name TEXT PRIMARY KEY, bytes INTEGER NOT NULL) WITHOUT ROWID, STRICT"


class Journal:
    """Files of a folder that are only ever appended to, and tables that say what they hold.

    What is appended and what is written to the tables takes hold together, at `commit`, whatever stops the process or the machine:
    on opening, files are cut back to what the tables know. One process at a time can have it open.
    """

    def __init__(self, folder: Path, outputs: tuple[str, ...], tables: str) -> None:
        """Open it, `tables` being the statements that make them; raises StoreError where that cannot be done."""
        self._where = str(folder)
        with self._errors():
            folder.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(folder / NAME, timeout=1, isolation_level=None)
            try:
                for statement in ("locking_mode=EXCLUSIVE", "journal_mode=WAL", "synchronous=FULL"):
                    self._db.execute(f"PRAGMA {statement}").fetchall()
                self._db.execute("BEGIN IMMEDIATE")
                for statement in (_LENGTHS, *filter(str.strip, tables.split(";"))):
                    self._db.execute(statement)
                self._files = {name: self._opened(folder / name) for name in outputs}
                self.commit()
            except BaseException:
                self._db.close()
                raise

    def _opened(self, path: Path) -> BinaryIO:
        """The file, as long as the tables say; raises StoreError for one that is not of this journal."""
        known = self.one("SELECT bytes FROM lengths WHERE name = ?", path.name)
        stands = path.stat().st_size if path.exists() else 0
        if stands < (known or 0) or (known is None and stands):
            raise StoreError(str(path), "not what this folder's journal knows of it; name another folder")
        file = path.open("ab")
        file.seek(file.truncate(known or 0))  # where the next length is counted from
        return file

    def append(self, name: str, content: bytes) -> None:
        """Append to one of the files."""
        with self._errors():
            self._files[name].write(content)

    def run(self, statement: str, *values: Any) -> None:
        """Change a table."""
        with self._errors():
            self._db.execute(statement, values)

    def one(self, statement: str, *values: Any) -> Any:
        """The first value of the first row; None where there is none."""
        with self._errors():
            row = self._db.execute(statement, values).fetchone()
        return row[0] if row else None

    def rows(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        """All rows."""
        with self._errors():
            return self._db.execute(statement, values).fetchall()

    def commit(self) -> None:
        """Let what was appended and changed take hold."""
        with self._errors():
            for name, file in self._files.items():
                file.flush()
                os.fsync(file.fileno())
                self._db.execute("INSERT OR REPLACE INTO lengths VALUES (?, ?)", (name, file.tell()))
            self._db.execute("COMMIT")
            self._db.execute("BEGIN IMMEDIATE")

    def lengths(self) -> Mapping[str, int]:
        """How many bytes of each file have taken hold."""
        return dict(self.rows("SELECT name, bytes FROM lengths"))

    def close(self) -> None:
        """Leave it; what was not committed never happened."""
        for file in self._files.values():
            file.close()
        self._db.close()

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.OperationalError as error:
            locked = "locked" in str(error)
            raise StoreError(self._where, "another run is writing there" if locked else str(error)) from error
        except sqlite3.DatabaseError as error:
            raise StoreError(self._where, f"its {NAME} is damaged: {error}") from error
        except OSError as error:
            raise StoreError(str(error.filename or self._where), error.strerror or str(error)) from error
