"""A library: one SQLite file with records, what was found in them, and who is who across them."""

import contextlib
import sqlite3
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from memcon.errors import NotFound
from memcon.library import actors, checks, search, writer
from memcon.library.opening import PATIENCE_MS, opened, sentences
from memcon.library.reader import beside, read, record_row
from memcon.library.view import ActorRow, ActorView, Added, Beside, Page, Problem, Query
from memcon.model import Record


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


class Library:
    """A library at a path, open. Use it as a context manager, or `close` it.

    It may be used from several threads (they take turns). Every method raises LibraryError, with a sentence and a
    remedy, when the file fails, is damaged, or another process writes for longer than `patience_ms`.
    `clock` gives the moment that a record is marked as read (ISO 8601, UTC).
    """

    def __init__(
        self,
        path: Path | str,
        *,
        create: bool = False,
        readonly: bool = False,
        clock: Callable[[], str] = _now,
        patience_ms: int = PATIENCE_MS,
    ) -> None:
        self.path = Path(path)
        self._clock = clock
        self._turn = threading.RLock()
        self._db = opened(self.path, create=create, readonly=readonly, patience_ms=patience_ms)

    @classmethod
    def open(cls, path: Path | str, create: bool = False, readonly: bool = False) -> "Library":
        """Open the library at `path`; with `create` make one where there is no file. LibraryError when refused."""
        return cls(path, create=create, readonly=readonly)

    def __enter__(self) -> "Library":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; nothing is asked of the library after that."""
        with self._turn:
            self._db.close()

    def flush(self) -> None:
        """Bring everything written into the one file (out of SQLite's log beside it)."""
        with self._turn, sentences(self.path):
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def add(self, record: Record, reading: str = "") -> Added:
        """Keep `record`, read by the pipeline version `reading`: whole, or not at all.

        The same bytes read by the same version change nothing. A changed file replaces what was found in the
        old one; the ids of the record, its actors and its statements stay. LibraryError when a record of this
        id came from another file, or the record does not hold together.
        """
        with self._writing() as db:
            return writer.add(db, record, reading, self._clock())

    def remove(self, record_id: str) -> None:
        """Take a record out, with all that was found in it; NotFound when there is none."""
        with self._writing() as db:
            if not writer.remove(db, record_id):
                raise _no_record(record_id)

    def records_of(self, path: str) -> tuple[str, ...]:
        """The ids of the records read from the file that `path` leads to, in the order of its text.

        Standard input is no file: what was read from it before is none of what is read from it now.
        """
        with self._reading() as db:
            return writer.records_of(db, path)

    def is_current(self, record_id: str, sha256: str, reading: str) -> bool:
        """True when the record was read from these bytes by this pipeline version: it need not be read again."""
        with self._reading() as db:
            row = db.execute("SELECT sha256, reading FROM record WHERE id = ?", (record_id,)).fetchone()
            return bool(row == (sha256, reading))

    def record(self, record_id: str) -> Record:
        """The whole record with library-wide actor ids; NotFound when there is none."""
        with self._reading() as db:
            row = record_row(db, record_id)
            if row is None:
                raise _no_record(record_id)
            return read(db, row)

    def beside(self, record_id: str) -> Beside | None:
        """The records beside this one in its volume; None for a record of no volume."""
        with self._reading() as db:
            return beside(db, record_id)

    def ids(self) -> tuple[str, ...]:
        """The ids of all records, by date, then by id."""
        with self._reading() as db:
            rows = db.execute("SELECT id FROM record ORDER BY earliest IS NULL, earliest, latest, id")
            return tuple(key for (key,) in rows)

    def all_records(self) -> Iterator[Record]:
        """All records whole, one at a time, by date, then by id; one taken out meanwhile is left out."""
        for record_id in self.ids():
            with contextlib.suppress(NotFound):
                yield self.record(record_id)

    def records(self, query: Query) -> Page:
        """Records that answer the query, best first when there are words, else by date."""
        with self._reading() as db:
            return search.records(db, query)

    def statements(self, query: Query) -> Page:
        """Statements that answer the query; `words` are looked for in what was said."""
        with self._reading() as db:
            return search.statements(db, query)

    def actors(self, words: str = "", offset: int = 0, limit: int = 100) -> tuple[ActorRow, ...]:
        """Actors whose names have `words`, most spoken first."""
        with self._reading() as db:
            return actors.actors(db, words, offset, limit)

    def actor(self, actor_id: str, limit: int | None = None) -> ActorView:
        """An actor's page, with at most `limit` rows in each list; NotFound when there is none."""
        with self._reading() as db:
            return actors.actor(db, actor_id, limit)

    def check(self) -> Iterator[Problem]:
        """Look for faults in every record, between records, and in the file; nothing when all is well."""
        with self._turn, sentences(self.path):
            yield from checks.check(self._db)

    @contextlib.contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        """All that is read inside is of one moment, whatever another process writes."""
        with self._turn, sentences(self.path), _transaction(self._db, "BEGIN"):
            yield self._db

    @contextlib.contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._turn, sentences(self.path), _transaction(self._db, "BEGIN IMMEDIATE"):
            yield self._db


@contextlib.contextmanager
def _transaction(db: sqlite3.Connection, begin: str) -> Iterator[None]:
    db.execute(begin)
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:  # a full disk has ended it already
            db.execute("ROLLBACK")
        raise


def _no_record(record_id: str) -> NotFound:
    return NotFound(f"There is no record {record_id} in this library.", "List the records with: memcon search.")
