"""A library in one SQLite file."""

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from memcon.library.sqlite.opening import PATIENCE_MS, opened, sentences, speak
from memcon.library.sqlite.words import Fts5
from memcon.library.storage import Rows

_INDEXES = ("record_words", "statement_words", "actor_words")


class SqliteStorage:
    """The file at `path`, open; see `memcon.library.storage.Storage`."""

    def __init__(self, path: Path, *, create: bool, readonly: bool, patience_ms: int = PATIENCE_MS) -> None:
        self.path = path
        self.name = str(path)
        self._db = opened(path, create=create, readonly=readonly, patience_ms=patience_ms)
        self.words = Fts5(self._db)

    @classmethod
    def over(cls, db: sqlite3.Connection) -> "SqliteStorage":
        """The storage over a connection that somebody else opened and closes."""
        storage = cls.__new__(cls)
        storage.path, storage.name, storage._db, storage.words = Path(), "", db, Fts5(db)
        return storage

    def execute(self, sql: str, values: Sequence[Any] = ()) -> Rows:
        """Run one statement."""
        return self._db.execute(sql, values)

    def executemany(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run one statement for each row of values."""
        self._db.executemany(sql, rows)

    @contextlib.contextmanager
    def reading(self) -> Iterator[None]:
        """A transaction that only reads."""
        with sentences(self.path), self._transaction("BEGIN"):
            yield

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """A transaction that writes."""
        with sentences(self.path), self._transaction("BEGIN IMMEDIATE"):
            yield

    def faults(self) -> Iterator[str]:
        """What is wrong with the file: damaged pages, rows that point nowhere, indexes that lost their words."""
        with sentences(self.path):
            for (said,) in self._db.execute("PRAGMA integrity_check"):
                if said != "ok":
                    yield f"the file is damaged: {said}"
            for table, _, parent, _ in self._db.execute("PRAGMA foreign_key_check"):
                yield f"a row of {table} points to a row of {parent} that is not there"
            for index in _INDEXES:
                if not _holds(self._db, index):
                    yield f"the index {index} does not hold the words of its texts"

    def flush(self) -> None:
        """Bring everything written into the one file (out of SQLite's log beside it)."""
        with sentences(self.path):
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    @contextlib.contextmanager
    def _transaction(self, begin: str) -> Iterator[None]:
        self._db.execute(begin)
        try:
            yield
            self._db.execute("COMMIT")
        except BaseException:
            if self._db.in_transaction:  # a full disk has ended it already
                self._db.execute("ROLLBACK")
            raise


def _holds(db: sqlite3.Connection, index: str) -> bool:
    """Ask the full-text index to compare itself with its texts; it writes to do so, so a copy where we may not."""
    try:
        db.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code == sqlite3.SQLITE_READONLY:
            with contextlib.closing(
                sqlite3.connect("", isolation_level=None)
            ) as copy:  # "" is a file of SQLite's own
                speak(copy)
                db.backup(copy)
                return _holds(copy, index)
        if code != sqlite3.SQLITE_CORRUPT:
            raise
        return False
    return True
