"""The steps that make a library what it is, in order; each is recorded in the library when it is done.

A step once published is never changed: a new one is appended. Most are SQL alone; one that has to read what it
changes has a module with `before` and `after`, and writes it as libraries do now: `after` comes when the SQL of all
steps is done.
"""

import sqlite3
from collections.abc import Iterator
from importlib.resources import files
from typing import Protocol

from memcon.library.sqlite.migrations import date_ends, whole_records

MIGRATIONS: tuple[str, ...] = (
    "0001-records",
    "0002-pages",
    "0003-turned-pages",
    "0004-by-file",
    "0005-whole-records",
    "0006-meaning",
    "0007-superseded-ids",
    "0008-what-points-here",
    "0009-single-mentions",
    "0010-told-offices",
)


class Conversion(Protocol):
    """What a step does besides its SQL."""

    def before(self, db: sqlite3.Connection) -> None:
        """What is done before its SQL."""
        ...

    def after(self, db: sqlite3.Connection) -> None:
        """What is done after the SQL of all steps."""
        ...


CONVERSIONS: dict[str, Conversion] = {"0005-whole-records": whole_records, "0006-meaning": date_ends}


def script(name: str) -> str:
    """The SQL of the step `name`."""
    return files(__name__).joinpath(f"{name}.sql").read_text(encoding="utf-8")


def statements(sql: str) -> Iterator[str]:
    """The statements of a script, one by one: `executescript` would commit in between."""
    pending = ""
    for line in sql.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""
    if pending.strip():
        yield pending
