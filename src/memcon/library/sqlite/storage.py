"""A library in one SQLite file."""

import contextlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from memcon.library.sqlite.opening import opened, sentences
from memcon.library.sqlite.words import Fts5
from memcon.library.storage import Rows

_PAGES_AT_ONCE = 64


class SqliteStorage:
    """The file at `path`, open; see `memcon.library.storage.Storage`."""

    def __init__(self, path: Path, *, create: bool, readonly: bool, patience_ms: int) -> None:
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

    def columns(self, table: str) -> tuple[str, ...]:
        """The names of a table's columns."""
        return tuple(name for name, *_ in self._db.execute(f"SELECT * FROM {table} LIMIT 0").description)

    def stream(self, sql: str, values: Sequence[Any] = ()) -> Iterator[Sequence[Any]]:
        """The rows of a large answer, a few at a time; inside a transaction."""
        yield from self._db.execute(sql, values)

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
        """What is wrong with the file: damaged pages, rows that point nowhere."""
        with sentences(self.path):
            for (said,) in self._db.execute("PRAGMA integrity_check"):
                if said != "ok":
                    yield f"the file is damaged: {said}"
            for table, _, parent, _ in self._db.execute("PRAGMA foreign_key_check"):
                yield f"a row of {table} points to a row of {parent} that is not there"

    def copy_to(self, path: Path, told: Callable[[int, int], None]) -> None:
        """Copy what is there at this moment to the empty file at `path`, a few pages at a time, by SQLite's backup.

        The transaction holds the moment: others write meanwhile, and the copy needs no second beginning.
        """
        with sentences(self.path), self._transaction("BEGIN"), contextlib.closing(sqlite3.connect(path)) as target:
            self._db.execute("SELECT 1 FROM sqlite_schema").fetchone()
            self._db.backup(
                target, pages=_PAGES_AT_ONCE, progress=lambda _, left, pages: told(pages - left, pages), sleep=0
            )

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
