"""A library in a schema of a PostgreSQL database."""

import contextlib
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import psycopg
from psycopg import raw_cursor
from psycopg.adapt import Loader
from psycopg.sql import Identifier

import memcon
from memcon.address import shown
from memcon.errors import LibraryError
from memcon.library.postgres.errors import connecting, sentences
from memcon.library.postgres.schema import FIRST, migrate
from memcon.library.postgres.words import TextSearch
from memcon.library.sqlite.migrations import MIGRATIONS
from memcon.library.storage import TABLES, Rows

_WRITER = 0x6D656D63  # "memc": with the schema's name, the lock that a writer of a library holds
_WAITS_S = 10  # for a server to answer
_AT_ONCE = 500  # rows of a large answer that are fetched together

Connection = psycopg.Connection[tuple[Any, ...]]


class PostgresStorage:
    """The library at `address`, a URL as libpq reads it; see `memcon.library.storage.Storage`.

    Beyond libpq's own settings it may say `schema=NAME`: several libraries can share a database. TEXT of PostgreSQL
    has no NUL character: in names, titles and questions U+FFFD stands for it. Texts and layers are bytes, and exact.
    """

    def __init__(self, address: str, *, create: bool, readonly: bool, patience_ms: int) -> None:
        self.name = shown(address)
        self._patience_ms = patience_ms
        with connecting(self.name):
            self._db, self._schema = _connected(address)
        try:
            with sentences(self.name):
                self._prepare(create and not readonly, readonly)
        except BaseException:
            self._db.close()
            raise
        self.words = TextSearch(self)

    def execute(self, sql: str, values: Sequence[Any] = ()) -> Rows:
        """Run one statement."""
        return self._db.execute(numbered(sql), _kept(values))

    def executemany(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run one statement for each row of values."""
        with self._db.cursor() as cursor:
            cursor.executemany(numbered(sql), [_kept(row) for row in rows])

    def columns(self, table: str) -> tuple[str, ...]:
        """The names of a table's columns."""
        described = self._db.execute(numbered(f"SELECT * FROM {table} LIMIT 0")).description or ()
        return tuple(column.name for column in described)

    def stream(self, sql: str, values: Sequence[Any] = ()) -> Iterator[Sequence[Any]]:
        """The rows of a large answer, a few at a time; inside a transaction."""
        with raw_cursor.RawServerCursor(self._db, "memcon_stream") as cursor:
            cursor.itersize = _AT_ONCE
            cursor.execute(numbered(sql), _kept(values))
            yield from cursor

    def clear(self) -> None:
        """Empty all tables, judgements too; inside a writing transaction."""
        self._db.execute(f"TRUNCATE {', '.join(TABLES)} CASCADE")

    @contextlib.contextmanager
    def reading(self) -> Iterator[None]:
        """A transaction that only reads."""
        with sentences(self.name), self._transaction("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"):
            yield

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """A transaction that writes."""
        with sentences(self.name), self._transaction("BEGIN"):
            self._take_turn()
            yield

    def faults(self) -> Iterator[str]:
        """Nothing: the server itself holds to its tables' references, and reads no damaged page."""
        yield from ()

    def flush(self) -> None:
        """Nothing: what was written is in its place."""

    def close(self) -> None:
        """End the connection."""
        self._db.close()

    @contextlib.contextmanager
    def _transaction(self, begin: str) -> Iterator[None]:
        self._db.execute(begin)
        try:
            yield
            self._db.execute("COMMIT")
        except BaseException:
            with contextlib.suppress(psycopg.Error):  # the connection may be what failed
                self._db.rollback()
            raise

    def _take_turn(self) -> None:
        """Wait until no other process writes, as long as patience lasts; until the transaction ends, none will."""
        (readonly,) = self._db.execute("SHOW transaction_read_only").fetchone() or ("",)
        if readonly == "on":
            raise psycopg.errors.ReadOnlySqlTransaction("only read")
        self._db.execute(f"SET LOCAL lock_timeout = {self._patience_ms}")
        self._db.execute("SELECT pg_advisory_xact_lock($1::int, hashtext(current_schema()))", (_WRITER,))
        self._db.execute("SET LOCAL lock_timeout = 0")

    def _prepare(self, create: bool, readonly: bool) -> None:
        """Find the library's tables, make them, or bring them up to date; LibraryError when it cannot be done."""
        if readonly:
            self._db.execute("SET default_transaction_read_only = on")
        done = self._done()
        if done == len(MIGRATIONS):
            return
        if done == 0 and not create:
            raise LibraryError(
                f"There is no library at {self.name}.",
                "Make one by reading records into it: memcon read PATH --library ADDRESS.",
            )
        if readonly:
            raise LibraryError(
                f"The library {self.name} was written by an older memcon and has to be brought up to date.",
                "Open it once for writing: memcon read PATH --library ADDRESS.",
            )
        encoding = self._db.info.parameter_status("server_encoding")
        if encoding != "UTF8":
            raise LibraryError(
                f"The database {self.name} keeps its texts in {encoding}, which lacks most characters.",
                "Make one with all: createdb --encoding UTF8 --template template0 NAME.",
            )
        if self._schema is not None:
            with contextlib.suppress(psycopg.errors.UniqueViolation):  # another process makes it at this moment
                self._db.execute(f"CREATE SCHEMA IF NOT EXISTS {self._schema}")
        with self._transaction("BEGIN"):
            self._take_turn()
            migrate(self._db, self, self._done())  # another process may just have done it

    def _done(self) -> int:
        """The number of the last step taken; 0 where there is no library."""
        found = self._db.execute(
            "SELECT string_agg(table_name, ' ' ORDER BY table_name) FROM information_schema.tables"
            " WHERE table_schema = current_schema() AND table_name IN ('migration', 'record', 'record_text')"
        ).fetchone()
        names = (found and found[0]) or ""
        if not names:
            return 0
        if names != "migration record record_text":
            raise LibraryError(
                f"The tables at {self.name} are those of another program.",
                "Name another database, or a schema of its own: ?schema=memcon at the end of the address.",
            )
        row = self._db.execute("SELECT number, memcon FROM migration ORDER BY number DESC LIMIT 1").fetchone()
        number, writer = row or (FIRST, memcon.__version__)
        if number > len(MIGRATIONS):
            raise LibraryError(
                f"The library {self.name} was written by memcon {writer}, newer than this memcon"
                f" ({memcon.__version__}).",
                f"Upgrade memcon to {writer} or later.",
            )
        return int(number)


class _Whole(Loader):
    """Sums of whole numbers come as `numeric`."""

    def load(self, data: Any) -> int | float:
        written = bytes(data)
        return int(written) if written.lstrip(b"-").isdigit() else float(written)


def _connected(address: str) -> tuple[Connection, str | None]:
    """A connection, and the name of the schema that was asked for, as it stands in SQL."""
    settings: dict[str, Any] = {"application_name": "memcon", "connect_timeout": _WAITS_S}
    parts = urlsplit(address)
    asked = dict(parse_qsl(parts.query, keep_blank_values=True))
    schema = asked.pop("schema", None)
    if schema is not None:
        address = urlunsplit(parts._replace(query=urlencode(asked)))
    db = psycopg.connect(
        address, autocommit=True, cursor_factory=psycopg.RawCursor, client_encoding="utf8", **settings
    )
    db.adapters.register_loader("numeric", _Whole)
    db.execute("SET client_min_messages = error")
    if schema is not None:
        schema = Identifier(schema).as_string(db)
        db.execute("SELECT set_config('search_path', $1, false)", (schema,))
    return db, schema


@lru_cache(maxsize=512)
def numbered(sql: str) -> Any:
    """SQL with its marks `?` numbered as PostgreSQL has them ($1, $2); what stands in quotes is no mark."""
    pieces = re.split(r"('(?:[^']|'')*')", sql)
    number = 0
    for at in range(0, len(pieces), 2):
        marks = pieces[at].split("?")
        pieces[at] = marks[0] + "".join(f"${number + n}{rest}" for n, rest in enumerate(marks[1:], 1))
        number += len(marks) - 1
    return "".join(pieces)


def _kept(values: Sequence[Any]) -> tuple[Any, ...]:
    return tuple(v.replace("\0", "\ufffd") if isinstance(v, str) and "\0" in v else v for v in values)
