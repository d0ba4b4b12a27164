"""A record into its rows, and out again, inside one transaction that the caller holds."""

import hashlib
import json
import os
import sqlite3
from bisect import bisect_left
from typing import Any

import msgspec
from msgspec.structs import replace

from memcon.errors import RecordRefused
from memcon.identity import VERSION
from memcon.library import occurrences, rows
from memcon.library.company import seen
from memcon.library.faults import faults
from memcon.library.kept_ids import kept
from memcon.library.known import Resolved, resolve
from memcon.library.naming import renamed
from memcon.library.reader import read, record_row
from memcon.library.view import Added
from memcon.model import Record, Statement
from memcon.model.dates import spanned

SAID_BETWEEN = " … "  # joins the spans of a statement's content in `said`


def add(db: sqlite3.Connection, record: Record, reading: str, now: str) -> Added:
    """Add or replace `record`, or leave it when it is there already; RecordRefused when it cannot be kept."""
    _refuse_faults(record)
    try:
        given = hashlib.sha256(msgspec.json.encode(record)).hexdigest()
    except UnicodeEncodeError as error:
        raise RecordRefused(
            f"The record {record.id!a} cannot be kept: it has half a character (a lone surrogate).",
            "The file was decoded wrongly; report it with the record.",
        ) from error
    row = record_row(db, record.id)
    if row is not None:
        _refuse_other_source(db, record, row)
        same_bytes = row["sha256"] == record.source.sha256 and row["reading"] == reading
        if (row["given"] == given and row["reading"] == reading) or (same_bytes and reading):
            return Added(id=record.id, outcome="unchanged")
    old, touched, retired, kept_actors = None, set[str](), set[str](), dict[str, str]()
    if row is not None:
        key = int(row["key"])
        old = read(db, row)
        kept_actors = _kept_actors(db, row, record)
        retired = {i for (i,) in db.execute("SELECT id FROM retired_statement WHERE record = ?", (key,))}
        touched = _clear(db, key)
    resolved = resolve(db, record, kept_actors)
    shown = {local: one.present for local, one in seen(record, resolved.ids).items()}
    new = renamed(record, resolved.ids)
    if old is not None:
        new = replace(new, statements=kept(old, new, retired))
        retired |= {s.id for s in old.statements} - {s.id for s in new.statements}
    key = _write_record(db, new, None if row is None else int(row["key"]), (reading, now, given))
    _write_actors(db, key, record, resolved, shown, now)
    _write_layers(db, key, new)
    db.executemany("INSERT INTO retired_statement VALUES (?, ?)", ((key, i) for i in sorted(retired)))
    _write_judgements(db, record.id, resolved, now)
    occurrences.settle(db, occurrences.count(db, key, 1), gone=False)
    occurrences.forget(db, touched)
    return Added(id=record.id, outcome="added" if row is None else "replaced")


def remove(db: sqlite3.Connection, record_id: str) -> bool:
    """Take a record out; False when there is none. References to it become "not held"."""
    row = record_row(db, record_id)
    if row is None:
        return False
    touched = _clear(db, int(row["key"]))
    db.execute("UPDATE reference SET target = NULL WHERE target = ?", (record_id,))
    db.execute("DELETE FROM record WHERE key = ?", (row["key"],))
    occurrences.forget(db, touched)
    return True


def records_of(db: sqlite3.Connection, path: str) -> tuple[str, ...]:
    """The ids of the records from the file at `path`; none for standard input."""
    if path == "-":
        return ()
    found = db.execute("SELECT id FROM record WHERE origin = ? ORDER BY source_start, id", (_origin(path),))
    return tuple(record_id for (record_id,) in found)


def said(record: Record, statement: Statement) -> str:
    """What was said: the words of the content spans, an ellipsis between them."""
    return SAID_BETWEEN.join(record.text[start:end] for start, end in statement.content)


def _refuse_faults(record: Record) -> None:
    wrong = list(faults(record))
    if wrong:
        more = f", and {len(wrong) - 1} more" if len(wrong) > 1 else ""
        raise RecordRefused(
            f"The record {record.id} cannot be kept: {wrong[0]}{more}.",
            "The reading made a mistake; report it with the record, or mend the file that was imported.",
        )


def _refuse_other_source(db: sqlite3.Connection, record: Record, row: sqlite3.Row) -> None:
    path, other = record.source.path, str(row["path"])
    if row["origin"] == _origin(path):
        return
    (text,) = db.execute("SELECT text FROM record_text WHERE record = ?", (row["key"],)).fetchone()
    if row["sha256"] == record.source.sha256 and text == record.text:
        return  # a copy of the same file
    raise RecordRefused(
        f"The library already holds a record {record.id}, read from {other}; {path} would have the same id.",
        "Rename one of the two files, or keep them in two libraries.",
    )


def _origin(path: str) -> str:
    """The file a path leads to, however it is spelled; standard input is itself."""
    if path == "-":
        return path
    try:
        return os.path.realpath(path)
    except ValueError:  # no path of this system: an imported record keeps what it says
        return path


def _kept_actors(db: sqlite3.Connection, row: sqlite3.Row | None, record: Record) -> dict[str, str]:
    """Library ids from the earlier reading, for actors of the same own id and kind that still share a name."""
    if row is None:
        return {}
    new = {actor.id: actor for actor in record.actors}
    found: dict[str, str] = {}
    for local, actor, kind, names, name in db.execute(
        "SELECT local, actor, kind, names, name FROM record_actor WHERE record = ?", (row["key"],)
    ):
        now = new.get(local) or new.get(actor)
        if now and now.kind == kind and {*now.names, now.name} & {*json.loads(names), name}:
            found.setdefault(now.id, actor)
    return found


def _clear(db: sqlite3.Connection, key: int) -> set[str]:
    """Delete all annotations of a record; the ids of the actors it had, which stay until they are forgotten."""
    touched = occurrences.count(db, key, -1)
    for table in ("content", "addressee", "spoken_of"):
        db.execute(f"DELETE FROM {table} WHERE statement IN (SELECT key FROM statement WHERE record = ?)", (key,))
    names = [table.name for table in (rows.PARTICIPANT, *rows.LAYERS.values())]
    for table in (*names, "statement", "retired_statement", "record_text", "record_actor"):
        db.execute(f"DELETE FROM {table} WHERE record = ?", (key,))
    occurrences.settle(db, touched, gone=True)
    return touched


def _write_record(db: sqlite3.Connection, record: Record, key: int | None, made: tuple[str, str, str]) -> int:
    description, source = record.description, record.source
    days = spanned(description.date, description.date_end)
    values: dict[str, Any] = {
        "id": record.id,
        "path": source.path,
        "origin": _origin(source.path),
        "sha256": source.sha256,
        "media_type": source.media_type,
        "source_start": source.span.start,
        "source_end": source.span.end,
        "volume": source.volume,
        "volume_number": source.number,
        "form": description.form,
        "title": description.title,
        "date": description.date,
        "place": description.place,
        "sender": description.sender,
        "earliest": days.earliest if days else None,
        "latest": days.latest if days else None,
        "description": msgspec.json.encode(replace(description, participants=())).decode(),
        **dict(zip(("reading", "read_at", "given"), made, strict=True)),
    }
    if key is None:
        marks = ", ".join(f":{name}" for name in values)
        cursor = db.execute(f"INSERT INTO record ({', '.join(values)}) VALUES ({marks})", values)
        key = int(cursor.lastrowid or 0)
    else:
        sets = ", ".join(f"{name} = :{name}" for name in values)
        db.execute(f"UPDATE record SET {sets} WHERE key = :key", {**values, "key": key})
    digest = hashlib.sha256(record.text.encode()).hexdigest()
    db.execute("INSERT INTO record_text (record, text, sha256) VALUES (?, ?, ?)", (key, record.text, digest))
    return key


def _write_actors(
    db: sqlite3.Connection, key: int, record: Record, resolved: Resolved, present: dict[str, bool], now: str
) -> None:
    for at, actor in enumerate(record.actors):
        known = resolved.ids[actor.id]
        db.execute(
            "INSERT OR IGNORE INTO actor (id, kind, name, unnamed, minted) VALUES (?, ?, ?, ?, ?)",
            (known, actor.kind, actor.name, actor.unnamed, now),
        )
        db.execute(
            "INSERT INTO record_actor (record, at, actor, local, kind, name, names, unnamed, authority, resp,"
            " present, why) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                key,
                at,
                known,
                actor.id,
                actor.kind,
                actor.name,
                json.dumps(actor.names, ensure_ascii=False),
                actor.unnamed,
                actor.authority,
                actor.resp,
                present[actor.id],
                resolved.why[actor.id],
            ),
        )


def _write_layers(db: sqlite3.Connection, key: int, record: Record) -> None:
    rows.write(db, rows.PARTICIPANT, key, record.description.participants)
    for layer, table in rows.LAYERS.items():
        rows.write(db, table, key, getattr(record, layer))
    mentions = sorted((m.start, m.end, m.actor) for m in record.mentions)
    starts = [start for start, _, _ in mentions]
    for at, statement in enumerate(record.statements):
        cursor = db.execute(
            "INSERT INTO statement (record, at, id, source, by_start, by_end, cue_start, cue_end, parent, act,"
            " certainty, resp, cue, said) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                key,
                at,
                statement.id,
                statement.source,
                *(statement.by or (None, None)),
                *(statement.cue or (None, None)),
                statement.parent,
                statement.act,
                statement.certainty,
                statement.resp,
                statement.cue.of(record.text) if statement.cue else None,
                said(record, statement),
            ),
        )
        number = cursor.lastrowid
        db.executemany(
            'INSERT INTO content (statement, at, start, "end") VALUES (?, ?, ?, ?)',
            ((number, n, start, end) for n, (start, end) in enumerate(statement.content)),
        )
        db.executemany(
            "INSERT INTO addressee (statement, at, actor) VALUES (?, ?, ?)",
            ((number, n, actor) for n, actor in enumerate(statement.to)),
        )
        spoken_of = {
            actor
            for first, last in statement.content
            for _, end, actor in mentions[bisect_left(starts, first) : bisect_left(starts, last)]
            if end <= last and actor != statement.source
        }
        db.executemany("INSERT INTO spoken_of VALUES (?, ?)", ((number, actor) for actor in sorted(spoken_of)))


def _write_judgements(db: sqlite3.Connection, record_id: str, resolved: Resolved, now: str) -> None:
    """Append the machine's judgements on this record's actors, save those it has given before in the same words."""
    before = {
        tuple(row)
        for row in db.execute(
            "SELECT local, actor, other, decision, why FROM judgement WHERE record = ? AND by = ?",
            (record_id, VERSION),
        )
    }
    for local, choice in sorted(resolved.choices.items()):
        for judged in choice.judgements:
            row = (local, resolved.ids[local], judged.other, judged.verdict, judged.why)
            if row not in before:
                db.execute(
                    "INSERT INTO judgement (record, local, actor, other, decision, by, human, made, why)"
                    " VALUES (?, ?, ?, ?, ?, ?, 0, ?, ?)",
                    (record_id, *row[:4], VERSION, now, judged.why),
                )
