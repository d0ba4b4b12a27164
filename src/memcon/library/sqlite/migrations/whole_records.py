"""Step 0005: records that stood in many tables, one for each kind of annotation, are kept whole in one row.

`before` sets the former tables aside, `after` reads each record out of them as the memcon of that time did, writes
it as libraries do now, and drops them.
"""

import json
import sqlite3
from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from memcon.library.view import FIRST_MET
from memcon.model import Record

_Row = dict[str, Any]
_PARTICIPANT = (
    "SELECT ? FROM former_participant AS p WHERE p.record = f.record AND p.actor = f.actor ORDER BY p.at LIMIT 1"
)


def before(db: sqlite3.Connection) -> None:
    """Set the former tables aside as `former_...`, without their indexes and triggers."""
    for name, kind in db.execute(
        "SELECT name, type FROM sqlite_schema WHERE type IN ('index', 'trigger') AND sql IS NOT NULL"
    ).fetchall():
        db.execute(f"DROP {kind} {name}")
    for index in ("record_words", "statement_words", "actor_words"):
        db.execute(f"DROP TABLE {index}")
    for (name,) in db.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'migration' AND name NOT LIKE 'sqlite%'"
    ).fetchall():
        db.execute(f"ALTER TABLE {name} RENAME TO former_{name}")


def after(db: sqlite3.Connection) -> None:
    """Write the records, actors and judgements of the former tables into those of now, and drop them."""
    from memcon.library import occurrences, writer
    from memcon.library.sqlite.storage import SqliteStorage

    storage = SqliteStorage.over(db)
    db.execute(
        "INSERT INTO actor (id, kind, name, unnamed, authority)"
        " SELECT id, kind, name, unnamed, authority FROM former_actor ORDER BY minted, rowid"
    )
    touched: set[int] = set()
    for row in _rows(db, "SELECT * FROM former_record ORDER BY key"):
        record = _record(db, row)
        retired = [
            i for (i,) in db.execute("SELECT id FROM former_retired_statement WHERE record = ?", (row["key"],))
        ]
        key = writer.write_record(
            storage, record, row["key"], (row["reading"], row["read_at"], row["given"]), set(retired), new=True
        )
        db.execute("UPDATE record SET origin = ? WHERE key = ?", (row["origin"], key))
        db.execute(
            "INSERT INTO record_actor (record, at, local, actor, machine, present, mentions, side, role, authority,"
            " why) SELECT f.record, f.at, f.local, a.key, a.key, f.present,"
            " (SELECT count(*) FROM former_mention AS m WHERE m.record = f.record AND m.actor = f.actor),"
            f" ({_PARTICIPANT.replace('?', 'p.side')}), ({_PARTICIPANT.replace('?', 'p.role')}),"
            " f.authority, nullif(f.why, ?) FROM former_record_actor AS f JOIN actor AS a ON a.id = f.actor"
            " WHERE f.record = ? ORDER BY f.at",
            (FIRST_MET, key),
        )
        people = dict(db.execute("SELECT local, key FROM record_actor WHERE record = ?", (key,)).fetchall())
        writer.write_indexes(storage, key, record, people)
        touched |= occurrences.count(storage, key, record, 1)
    _judgements(db)
    occurrences.settle(storage, touched, gone=False)
    for (name,) in db.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name LIKE 'former_%'"
    ).fetchall():
        db.execute(f"DROP TABLE {name}")


def _judgements(db: sqlite3.Connection) -> None:
    """What people decided of an actor of one record is kept; of the machine's only what it was unsure of."""
    db.execute(
        "INSERT INTO judgement (decision, actor, other, record, local, names, by, made, why)"
        " SELECT decision, actor, other, record, local, '[]', by, made, why FROM former_judgement"
        " WHERE human AND local IS NOT NULL ORDER BY key"
    )
    db.execute(
        "INSERT OR IGNORE INTO doubt (who, other, why) SELECT ra.key, a.key, j.why FROM former_judgement AS j"
        " JOIN record AS r ON r.id = j.record JOIN record_actor AS ra ON ra.record = r.key AND ra.local = j.local"
        " JOIN actor AS a ON a.id = j.other WHERE NOT j.human AND j.decision = 'unsure' AND a.key <> ra.actor"
        " ORDER BY j.key DESC"
    )


def _record(db: sqlite3.Connection, row: _Row) -> Record:
    """The record of a former row, its actors under its own ids."""
    key = row["key"]
    (text,) = db.execute("SELECT text FROM former_record_text WHERE record = ?", (key,)).fetchone()
    actors = list(_layer(db, "record_actor", key))
    ids = {actor["actor"]: actor["local"] for actor in actors}
    description = json.loads(row["description"])
    description["participants"] = [
        {**_spans(p, "span"), "actor": ids.get(p["actor"])} for p in _layer(db, "participant", key)
    ]
    found = {
        "id": row["id"],
        "source": {
            "path": row["path"],
            "sha256": row["sha256"],
            "media_type": row["media_type"],
            "span": [row["source_start"], row["source_end"]],
            "volume": row["volume"],
            "number": row["volume_number"],
        },
        "text": text,
        "description": description,
        "actors": [
            {**a, "id": a["local"], "names": json.loads(a["names"]), "unnamed": bool(a["unnamed"])} for a in actors
        ],
        "statements": list(_statements(db, key, ids)),
        **{
            layer: [read(row, ids) for row in _layer(db, layer.removesuffix("s"), key)]
            for layer, read in _LAYERS.items()
        },
    }
    return msgspec.convert(found, Record)


def _statements(db: sqlite3.Connection, key: int, ids: dict[str, str]) -> Iterator[_Row]:
    for row in _rows(db, "SELECT * FROM former_statement WHERE record = ? ORDER BY at", key):
        number = row["key"]
        yield {
            **_spans(row, "by", "cue_place"),
            "cue": None if row["cue_start"] is None else [row["cue_start"], row["cue_end"]],
            "source": ids[row["source"]],
            "content": db.execute(
                'SELECT start, "end" FROM former_content WHERE statement = ? ORDER BY at', (number,)
            ).fetchall(),
            "to": [
                ids[actor]
                for (actor,) in db.execute(
                    "SELECT actor FROM former_addressee WHERE statement = ? ORDER BY at", (number,)
                ).fetchall()
            ],
        }


def _layer(db: sqlite3.Connection, name: str, key: int) -> Iterator[_Row]:
    return _rows(db, f"SELECT * FROM former_{name} WHERE record = ? ORDER BY at", key)


def _rows(db: sqlite3.Connection, sql: str, *values: object) -> Iterator[_Row]:
    cursor = db.execute(sql, values)
    names = [column[0] for column in cursor.description]
    return (dict(zip(names, row, strict=True)) for row in cursor.fetchall())


def _spans(row: _Row, *names: str) -> _Row:
    """`row` with the span `x` for the columns `x_start` and `x_end`; None where there is none."""
    spans = {name: (row.get(f"{name}_start"), row.get(f"{name}_end")) for name in names}
    return {**row, **{name: None if None in span else list(span) for name, span in spans.items()}}


def _page(row: _Row, _: dict[str, str]) -> _Row:
    return {**row, "recognised": json.loads(row["recognised"]), "lines": json.loads(row["lines"])}


def _plain(row: _Row, _: dict[str, str]) -> _Row:
    return row


def _mention(row: _Row, ids: dict[str, str]) -> _Row:
    return {**row, "actor": ids[row["actor"]]}


def _stance(row: _Row, ids: dict[str, str]) -> _Row:
    row = _spans(row, "condition", "evidence")
    people = {
        "holder": ids[row["holder"]],
        "said_by": ids.get(row["said_by"]),
        "target": ids.get(row["target"], row["target"]),
    }
    return {**row, **people, "if": row["condition"]}


def _position(row: _Row, ids: dict[str, str]) -> _Row:
    return {**_spans(row, "evidence"), "actor": ids[row["actor"]]}


def _commitment(row: _Row, ids: dict[str, str]) -> _Row:
    row = _spans(row, "what", "condition")
    return {
        **row,
        "by": ids[row["by"]],
        "to": [ids[actor] for actor in json.loads(row["to"])],
        "if": row["condition"],
    }


def _reference(row: _Row, _: dict[str, str]) -> _Row:
    return {**_spans(row, "span"), "record": row["target"]}


_LAYERS: dict[str, Callable[[_Row, dict[str, str]], _Row]] = {
    "pages": _page,
    "parts": _plain,
    "divisions": _plain,
    "mentions": _mention,
    "stances": _stance,
    "positions": _position,
    "commitments": _commitment,
    "references": _reference,
    "findings": _plain,
}
