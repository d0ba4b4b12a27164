"""The full-text indexes of SQLite (FTS5)."""

import sqlite3
from collections.abc import Iterable

from memcon.library.storage import Index, Match

_COLUMN: dict[Index, str] = {"record_words": "text", "statement_words": "said", "actor_words": "name"}


class Fts5:
    """FTS5 tables, filled by hand: each holds the words, the texts stand elsewhere."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def put(self, index: Index, rows: Iterable[tuple[int, str]]) -> None:
        """Take the words of these texts in, each under its key."""
        self._db.executemany(f"INSERT INTO {index} (rowid, {_COLUMN[index]}) VALUES (?, ?)", rows)

    def take(self, index: Index, rows: Iterable[tuple[int, str]]) -> None:
        """Take the words of these texts, as they were put, out again."""
        self._db.executemany(f"INSERT INTO {index} ({index}, rowid, {_COLUMN[index]}) VALUES ('delete', ?, ?)", rows)

    def matches(self, index: Index, wanted: str) -> Match:
        """The rows whose text has what is wanted; ranked by BM25."""
        return Match(
            source=index, key=f"{index}.rowid", condition=f"{index} MATCH ?", values=(wanted,), rank=f"bm25({index})"
        )
