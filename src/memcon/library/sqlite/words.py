"""The full-text indexes of SQLite (FTS5)."""

import sqlite3
from collections.abc import Iterable

from memcon.library.sqlite.held_words import strayed
from memcon.library.storage import Index, Match
from memcon.query import fts5
from memcon.query.tree import Node

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

    def strayed(self, index: Index, texts: Iterable[tuple[int, str]]) -> list[int]:
        """The keys under which the index holds other words than those of `texts`, which are all there are."""
        return strayed(self._db, index, texts)

    def matches(self, index: Index, asked: Node) -> Match:
        """The rows whose text answers a question about words; ranked by BM25."""
        found = fts5.expression(asked)
        if found is None:
            raise ValueError("everything answers the empty question")
        return Match(
            source=index,
            key=f"+{index}.rowid",  # the sign keeps SQLite from asking the index anew for each row of another table
            condition=f"{index} MATCH ?",
            values=(found.text,),
            rank=f"bm25({index})",
            negated=found.negated,
        )
