"""Looking for faults: in each record, between records, and in the file."""

import contextlib
import hashlib
import sqlite3
from collections.abc import Iterator

from memcon.library.faults import faults, flaws
from memcon.library.reader import read, record_row
from memcon.library.view import Problem

_INDEXES = ("record_words", "statement_words", "actor_words")


def check(db: sqlite3.Connection) -> Iterator[Problem]:
    """Yield each fault found; nothing when all is well."""
    yield from _file(db)
    for record_id, key in db.execute("SELECT id, key FROM record ORDER BY id").fetchall():
        yield from _record(db, record_id, key)
    yield from _between(db)


def _file(db: sqlite3.Connection) -> Iterator[Problem]:
    for (said,) in db.execute("PRAGMA integrity_check"):
        if said != "ok":
            yield Problem(record=None, what=f"the file is damaged: {said}")
    for table, _, parent, _ in db.execute("PRAGMA foreign_key_check"):
        yield Problem(record=None, what=f"a row of {table} points to a row of {parent} that is not there")
    for index in _INDEXES:
        if not _holds(db, index):
            yield Problem(record=None, what=f"the index {index} does not hold the words of its texts")


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
                db.backup(copy)
                return _holds(copy, index)
        if code != sqlite3.SQLITE_CORRUPT:
            raise
        return False
    return True


def _record(db: sqlite3.Connection, record_id: str, key: int) -> Iterator[Problem]:
    row = record_row(db, record_id)
    held = db.execute("SELECT text, sha256 FROM record_text WHERE record = ?", (key,)).fetchone()
    if row is None or held is None:
        yield Problem(record=record_id, what="its text is not there")
        return
    text, digest = held
    if hashlib.sha256(text.encode()).hexdigest() != digest:
        yield Problem(record=record_id, what="its text is not the text that was read: the digest differs")
    record = read(db, row)
    for what in (*faults(record), *flaws(record)):
        yield Problem(record=record_id, what=what)


def _between(db: sqlite3.Connection) -> Iterator[Problem]:
    for record_id, target in db.execute(
        "SELECT r.id, f.target FROM reference AS f JOIN record AS r ON r.key = f.record"
        " WHERE f.target IS NOT NULL AND f.target NOT IN (SELECT id FROM record) ORDER BY r.id, f.at"
    ):
        yield Problem(record=record_id, what=f"a reference points to the record {target}, which is not held")
