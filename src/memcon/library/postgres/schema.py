"""The library's tables on a server: made by the steps that make them in SQLite, from 0005 on, in PostgreSQL's words.

The steps keep to what both understand, but for what `translated` turns; a step that SQLite's own full-text tables
and triggers need is left out, `own.sql` has what stands for them.
"""

import re
from datetime import UTC, datetime
from importlib.resources import files

import psycopg

import memcon
from memcon.library.sqlite.migrations import MIGRATIONS, date_ends, script, statements
from memcon.library.storage import Storage

FIRST = MIGRATIONS.index("0005-whole-records") + 1  # libraries on servers begin with it
_ABSENT = re.compile(r"(--.*\n|\s)*CREATE (VIRTUAL TABLE|TRIGGER)\b")
_TURNED = (
    (re.compile(r"\bTEXT\b"), 'TEXT COLLATE "C"'),  # ids and dates compare by code point, as in SQLite
    (re.compile(r"\bBLOB\b"), "BYTEA"),
    (re.compile(r"\) WITHOUT ROWID;"), ");"),
)


def translated(sql: str) -> str:
    """A step's script for PostgreSQL."""
    kept = "".join(statement for statement in statements(sql) if not _ABSENT.match(statement))
    for pattern, turned in _TURNED:
        kept = pattern.sub(turned, kept)
    return kept


def migrate(db: psycopg.Connection[tuple[object, ...]], storage: Storage, done: int) -> None:
    """Take the steps after `done` (0: all), inside a transaction that the caller holds; `storage` is over `db`."""
    before, _, after = files(__package__).joinpath("own.sql").read_text("utf-8").partition("-- {tables}\n")
    for number, name in list(enumerate(MIGRATIONS, 1))[max(done, FIRST - 1) :]:
        sql = translated(script(name))
        db.execute(before + sql + after if number == FIRST else sql)
        db.execute(
            "INSERT INTO migration (number, name, memcon, done) VALUES ($1, $2, $3, $4)",
            (number, name, memcon.__version__, datetime.now(UTC).isoformat(timespec="seconds")),
        )
    date_ends.fill(storage)
