"""A record out of its rows, exactly as it was put in (with library-wide actor ids)."""

import json
import sqlite3
from typing import Any

import msgspec
from msgspec.structs import replace

from memcon.library import rows
from memcon.library.view import Beside
from memcon.model import Actor, Description, Record, Source, Statement
from memcon.text import Span


def record_row(db: sqlite3.Connection, record_id: str) -> sqlite3.Row | None:
    """The row of a record, by its id."""
    cursor = db.cursor()
    cursor.row_factory = sqlite3.Row
    row: sqlite3.Row | None = cursor.execute("SELECT * FROM record WHERE id = ?", (record_id,)).fetchone()
    return row


def beside(db: sqlite3.Connection, record_id: str) -> Beside | None:
    """The records beside this one in its volume; None when it is of no volume, or not there."""
    found = db.execute(
        "SELECT o.id, o.volume_number - r.volume_number FROM record AS r JOIN record AS o ON o.origin = r.origin"
        " AND o.volume = r.volume"
        " WHERE r.id = ? AND o.volume_number IS NOT NULL AND r.volume_number IS NOT NULL",
        (record_id,),
    ).fetchall()
    ids = {step: other for other, step in found}
    return Beside(before=ids.get(-1), after=ids.get(1), total=len(found)) if found else None


def read(db: sqlite3.Connection, row: sqlite3.Row) -> Record:
    """The whole record of this row."""
    key = int(row["key"])
    (text,) = db.execute("SELECT text FROM record_text WHERE record = ?", (key,)).fetchone()
    description = msgspec.json.decode(row["description"], type=Description)
    layers: dict[str, Any] = {layer: rows.read(db, table, key) for layer, table in rows.LAYERS.items()}
    return Record(
        id=row["id"],
        source=Source(
            path=row["path"],
            sha256=row["sha256"],
            media_type=row["media_type"],
            span=Span(row["source_start"], row["source_end"]),
            volume=row["volume"],
            number=row["volume_number"],
        ),
        text=text,
        description=replace(description, participants=rows.read(db, rows.PARTICIPANT, key)),
        actors=_actors(db, key),
        statements=_statements(db, key),
        **layers,
    )


def _actors(db: sqlite3.Connection, key: int) -> tuple[Actor, ...]:
    found = db.execute(
        "SELECT actor, kind, name, names, unnamed, authority, resp FROM record_actor WHERE record = ? ORDER BY at",
        (key,),
    )
    return tuple(
        Actor(
            id=actor,
            kind=kind,
            name=name,
            names=tuple(json.loads(names)),
            unnamed=bool(unnamed),
            authority=authority,
            resp=resp,
        )
        for actor, kind, name, names, unnamed, authority, resp in found
    )


def _statements(db: sqlite3.Connection, key: int) -> tuple[Statement, ...]:
    contents: dict[int, list[Span]] = {}
    for statement, start, end in db.execute(
        'SELECT c.statement, c.start, c."end" FROM statement AS s JOIN content AS c ON c.statement = s.key'
        " WHERE s.record = ? ORDER BY c.statement, c.at",
        (key,),
    ):
        contents.setdefault(statement, []).append(Span(start, end))
    addressees: dict[int, list[str]] = {}
    for statement, actor in db.execute(
        "SELECT a.statement, a.actor FROM statement AS s JOIN addressee AS a ON a.statement = s.key"
        " WHERE s.record = ? ORDER BY a.statement, a.at",
        (key,),
    ):
        addressees.setdefault(statement, []).append(actor)
    found = db.execute(
        "SELECT key, id, source, by_start, by_end, cue_start, cue_end, parent, act, certainty, resp"
        " FROM statement WHERE record = ? ORDER BY at",
        (key,),
    )
    return tuple(
        Statement(
            id=own,
            source=source,
            by=rows.span(by_start, by_end),
            cue=rows.span(cue_start, cue_end),
            content=tuple(contents.get(number, ())),
            to=tuple(addressees.get(number, ())),
            parent=parent,
            act=act,
            certainty=certainty,
            resp=resp,
        )
        for number, own, source, by_start, by_end, cue_start, cue_end, parent, act, certainty, resp in found
    )
