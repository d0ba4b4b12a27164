"""Step 0006: the end of each record's date, which only the record itself holds, goes into its row."""

import sqlite3

from memcon.library.packing import unpacked
from memcon.library.storage import Storage
from memcon.model.dates import spanned


def before(db: sqlite3.Connection) -> None:
    """Nothing."""


def after(db: sqlite3.Connection) -> None:
    """Fill in `date_end` in a file."""
    from memcon.library.sqlite.storage import SqliteStorage

    fill(SqliteStorage.over(db))


def fill(storage: Storage) -> None:
    """Fill in `date_end` where the date alone does not reach the last day; damaged records are left as they are."""
    ends = []
    for key, date, latest in storage.execute(
        "SELECT key, date, latest FROM record WHERE latest IS NOT NULL AND date_end IS NULL"
    ).fetchall():
        alone = spanned(date, None)
        if alone is not None and alone.latest >= latest:
            continue
        (layers,) = storage.execute("SELECT layers FROM record WHERE key = ?", (key,)).fetchone()
        try:
            ends.append((unpacked(layers, "").description.date_end, key))
        except ValueError:
            continue
    storage.executemany("UPDATE record SET date_end = ? WHERE key = ?", ends)
