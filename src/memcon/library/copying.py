"""A library from one kind of storage into another: its tables as they are, its full-text indexes made anew."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from memcon.library.reader import readable
from memcon.library.statement_index import words_of
from memcon.library.storage import TABLES, Storage

_AT_ONCE = 500  # rows

Told = Callable[[int, int], None]
"""Told how much is done, and of how much."""


def copy(source: Storage, target: Storage, told: Told, emptied: Callable[[], None] = lambda: None) -> None:
    """Copy all of `source` into `target`: whole, or not at all. What is copied is of one moment.

    `target` is empty, or `emptied` makes it so inside its transaction.
    """
    with source.reading(), target.writing():
        emptied()
        sizes = [int(source.execute(f"SELECT count(*) FROM {table}").fetchone()[0]) for table in TABLES]
        whole = sum(sizes) + sizes[0]
        done = 0
        for table in TABLES:
            columns = ", ".join(source.columns(table))
            marks = ", ".join("?" * len(source.columns(table)))
            for rows in _batches(source.stream(f"SELECT {columns} FROM {table}")):
                target.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)
                done += len(rows)
                told(done, whole)
        for names in _batches(source.stream("SELECT key, name FROM actor_name")):
            target.words.put("actor_words", names)
        for records in _batches(readable(source)):
            target.words.put("record_words", [(key, record.text) for key, record in records])
            for key, record in records:
                target.words.put("statement_words", list(words_of(source, key, record)))
            done += len(records)
            told(done, whole)


def is_empty(storage: Storage) -> bool:
    """True when nothing was ever read into a library, nor decided in it."""
    with storage.reading():
        return not any(storage.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone() for table in TABLES)


def _batches(rows: Iterable[Any]) -> Iterator[Sequence[Any]]:
    left = iter(rows)
    while batch := list(islice(left, _AT_ONCE)):
        yield batch
