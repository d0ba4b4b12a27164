"""What the library asks of the database under it; one implementation for each kind (`sqlite/`, `postgres/`).

The library's SQL keeps to what all of them understand, with `?` for a value.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, Literal, NamedTuple, Protocol

from memcon.query.tree import Node

Index = Literal["record_words", "statement_words", "actor_words"]
"""The full-text indexes: texts by record, what was said by statement, names by `actor_name`."""

TABLES = (
    "record",
    "record_text",
    "actor",
    "record_actor",
    "actor_name",
    "actor_key",
    "superseded_id",
    "told_office",
    "doubt",
    "statement",
    "addressee",
    "spoken_of",
    "facet",
    "meaning",
    "judgement",
    "authority_source",
)
"""All tables of a library but the record of its migrations, each after those that it points to."""

Row = Sequence[Any]


class Rows(Protocol):
    """The rows a statement gave."""

    def fetchone(self) -> Any:
        """The next row; None when there is none."""
        ...

    def fetchall(self) -> list[Any]:
        """All rows left."""
        ...

    def __iter__(self) -> Iterator[Any]: ...


class Match(NamedTuple):
    """How rows that have certain words are asked for: FROM `source`, WHERE `condition`, best first by `rank`.

    `key` is the column with the key of the record, statement or name; the values fill the marks of `condition`
    and of `rank`. With `negated` the answer is all rows that are not found so, and none is better than another.
    """

    source: str
    key: str
    condition: str
    values: tuple[Any, ...]
    rank: str
    rank_values: tuple[Any, ...] = ()
    negated: bool = False


class WordIndex(Protocol):
    """The full-text indexes of a database."""

    def put(self, index: Index, rows: Iterable[tuple[int, str]]) -> None:
        """Take the words of these texts in, each under its key."""
        ...

    def take(self, index: Index, rows: Iterable[tuple[int, str]]) -> None:
        """Take the words of these texts, as they were put, out again."""
        ...

    def strayed(self, index: Index, texts: Iterable[tuple[int, str]]) -> list[int]:
        """The keys under which the index holds other words than those of `texts`, which are all there are."""
        ...

    def matches(self, index: Index, asked: Node) -> Match:
        """The rows whose text answers a question that is about words alone, and not the empty one."""
        ...


class Storage(Protocol):
    """An open database with the library's tables. `name` is what messages call it.

    `reading` and `writing` hold one transaction: what is read inside is of one moment; what is written inside is
    kept whole or not at all, and waits for another writer. All raise LibraryError with a remedy.
    """

    name: str

    @property
    def words(self) -> WordIndex:
        """Its full-text indexes."""
        ...

    def execute(self, sql: str, values: Sequence[Any] = ()) -> Rows:
        """Run one statement."""
        ...

    def executemany(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run one statement for each row of values."""
        ...

    def columns(self, table: str) -> tuple[str, ...]:
        """The names of a table's columns."""
        ...

    def stream(self, sql: str, values: Sequence[Any] = ()) -> Iterator[Row]:
        """The rows of a large answer, a few at a time; inside a transaction."""
        ...

    def reading(self) -> AbstractContextManager[None]:
        """A transaction that only reads."""
        ...

    def writing(self) -> AbstractContextManager[None]:
        """A transaction that writes."""
        ...

    def faults(self) -> Iterator[str]:
        """What is wrong with the database itself, in words."""
        ...

    def flush(self) -> None:
        """Bring all that was written to its last place."""
        ...

    def close(self) -> None:
        """End the connection."""
        ...


def among(values: Sequence[Any]) -> str:
    """The condition that a column has one of `values`, with a mark for each: "IN (?, ?)"."""
    return f"IN ({', '.join('?' * len(values)) or 'NULL'})"


def next_key(storage: Storage, table: str) -> int:
    """The key for the next row of `table`, inside a writing transaction."""
    (last,) = storage.execute(f"SELECT coalesce(max(key), 0) FROM {table}").fetchone()
    return int(last) + 1
