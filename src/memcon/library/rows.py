"""Annotations as rows: one table for each kind, one column for each field, a span in two columns.

What is written and read back here is exact: `read(write(x)) == x`.
"""

import sqlite3
from collections.abc import Sequence
from typing import Any, Literal, NamedTuple, TypeVar

import msgspec

from memcon.model import (
    Commitment,
    Division,
    Finding,
    Line,
    Mention,
    Page,
    Part,
    Participant,
    Position,
    Reference,
    Stance,
)
from memcon.text import Span

Annotation = TypeVar("Annotation", bound=msgspec.Struct)


class Column(NamedTuple):
    """A field of an annotation: its name in the class, and in the table.

    A span has two columns; a field with a type of its own (`tuple[str, ...]`) is kept as JSON.
    """

    field: str
    name: str
    kind: Literal["value", "span", "json"] = "value"
    type: Any = None


class Table(NamedTuple):
    """Where the annotations of one kind are kept."""

    name: str
    struct: type[msgspec.Struct]
    columns: tuple[Column, ...]


def _plain(*fields: str) -> tuple[Column, ...]:
    return tuple(Column(field, field) for field in fields)


PARTICIPANT = Table(
    "participant", Participant, (*_plain("name", "side", "role", "actor"), Column("span", "span", "span"))
)
LAYERS: dict[str, Table] = {
    "pages": Table(
        "page",
        Page,
        (
            *_plain("number", "start", "end", "label", "width", "height", "turned"),
            Column("recognised", "recognised", "json", bool),
            Column("lines", "lines", "json", tuple[Line, ...]),
        ),
    ),
    "parts": Table("part", Part, _plain("kind", "form", "start", "end", "title", "resp")),
    "divisions": Table("division", Division, _plain("kind", "voice", "start", "end", "label", "resp")),
    "mentions": Table("mention", Mention, _plain("start", "end", "actor", "resp")),
    "stances": Table(
        "stance",
        Stance,
        (
            *_plain("holder", "target", "sign"),
            Column("condition", "condition", "span"),
            *_plain("said_by"),
            Column("evidence", "evidence", "span"),
        ),
    ),
    "positions": Table(
        "position", Position, (*_plain("issue", "actor", "position"), Column("evidence", "evidence", "span"))
    ),
    "commitments": Table(
        "commitment",
        Commitment,
        (
            *_plain("by"),
            Column("to", "to", "json", tuple[str, ...]),
            Column("what", "what", "span"),
            Column("condition", "condition", "span"),
        ),
    ),
    "references": Table(
        "reference",
        Reference,
        (
            Column("span", "span", "span"),
            *_plain("kind", "number", "date"),
            Column("record", "target"),
            *_plain("resp"),
        ),
    ),
    "findings": Table("finding", Finding, _plain("stage", "reason", "start", "end")),
}


def write(db: sqlite3.Connection, table: Table, record: int, annotations: Sequence[msgspec.Struct]) -> None:
    """Insert the annotations of the record with the key `record`, in order."""
    names = _names(table)
    marks = ", ".join("?" * (len(names) + 2))
    db.executemany(
        f"INSERT INTO {table.name} (record, at, {', '.join(names)}) VALUES ({marks})",
        ((record, at, *_values(table, annotation)) for at, annotation in enumerate(annotations)),
    )


def read(db: sqlite3.Connection, table: Table, record: int) -> tuple[Any, ...]:
    """The annotations of the record with the key `record`, in order."""
    rows = db.execute(f"SELECT {', '.join(_names(table))} FROM {table.name} WHERE record = ? ORDER BY at", (record,))
    return tuple(_annotation(table, row) for row in rows)


def span(start: int | None, end: int | None) -> Span | None:
    """A span from its two columns; None where there is none."""
    return None if start is None or end is None else Span(start, end)


def _names(table: Table) -> list[str]:
    names: list[str] = []
    for column in table.columns:
        names += [f"{column.name}_start", f"{column.name}_end"] if column.kind == "span" else [f'"{column.name}"']
    return names


def _values(table: Table, annotation: msgspec.Struct) -> list[Any]:
    values: list[Any] = []
    for column in table.columns:
        value = getattr(annotation, column.field)
        if column.kind == "span":
            values += [None, None] if value is None else list(value)
        else:
            values.append(msgspec.json.encode(value).decode() if column.kind == "json" else value)
    return values


def _annotation(table: Table, row: Sequence[Any]) -> msgspec.Struct:
    fields: dict[str, Any] = {}
    values = iter(row)
    for column in table.columns:
        if column.kind == "span":
            fields[column.field] = span(next(values), next(values))
        else:
            value = next(values)
            fields[column.field] = msgspec.json.decode(value, type=column.type) if column.kind == "json" else value
    return table.struct(**fields)
