"""A record into its row and the indexes made from it, and out again, inside one transaction that the caller holds."""

import hashlib
import json
import os
from collections.abc import Mapping

import msgspec
from msgspec.structs import replace

from memcon.errors import RecordRefused
from memcon.library import meanings, occurrences, record_actors, told_offices
from memcon.library.changes import changed
from memcon.library.facets import facets
from memcon.library.faults import faults
from memcon.library.joining import join
from memcon.library.judgements import final, on_mentions
from memcon.library.kept_ids import kept
from memcon.library.known import Kept, resolve
from memcon.library.naming import renamed
from memcon.library.packing import packed, packed_text
from memcon.library.parting import parted
from memcon.library.reader import Held, as_read, held, ids_of, own
from memcon.library.statement_index import said, statement_rows, words_of
from memcon.library.storage import Storage, next_key
from memcon.library.view import Added
from memcon.model import Record
from memcon.model.dates import spanned


def add(storage: Storage, record: Record, reading: str, now: str) -> Added:
    """Add or replace `record`, or leave it when it is there already; RecordRefused when it cannot be kept."""
    _refuse_faults(record)
    try:
        given = hashlib.sha256(msgspec.json.encode(record)).hexdigest()
    except UnicodeEncodeError as error:
        raise RecordRefused(
            f"The record {record.id!a} cannot be kept: it has half a character (a lone surrogate).",
            "The file was decoded wrongly; report it with the record.",
        ) from error
    row = held(storage, record.id)
    if row is not None:
        _refuse_other_source(record, row)
        same_bytes = row.sha256 == record.source.sha256 and row.reading == reading
        if (row.given == given and row.reading == reading) or (same_bytes and reading):
            return Added(id=record.id, outcome="unchanged")
    retired = set[str]() if row is None else set(json.loads(row.retired))
    kept_actors: dict[str, Kept] = {}
    ids_before: dict[str, str] = {}
    rules_before: dict[str, str | None] = {}
    shown_before: Record | None = None
    found_before: Record | None = None
    touched = set[int]()
    offices = set[str]()
    if row is not None:
        kept_actors = record_actors.found(storage, row.key, as_read(row), record)
        ids_before = ids_of(storage, row.key)
        rules_before = record_actors.rules(storage, row.key)
        before = own(row)
        shown_before = renamed(before, ids_before)
        found_before = renamed(before, told_offices.untold(storage, row.key, ids_before))
        offices = told_offices.of_record(storage, row.key)
        touched = _clear(storage, row.key, before)
    judged = on_mentions(storage, record.id)
    whole = parted(record, judged)
    resolved = resolve(storage, record, whole, kept_actors)
    if found_before is not None:
        ids = resolved.ids | {local: final(storage, other) for local, other in whole.others.items()}
        statements = kept(found_before, renamed(whole.record, ids), retired)
        retired |= {s.id for s in found_before.statements} - {s.id for s in statements}
        record = replace(
            record,
            statements=tuple(
                replace(s, id=k.id, parent=k.parent) for s, k in zip(record.statements, statements, strict=True)
            ),
        )
        whole = parted(record, judged)
    key = write_record(storage, record, None if row is None else row.key, (reading, now, given), retired)
    people = record_actors.write(storage, key, whole, resolved, rules_before)
    write_indexes(storage, key, whole.record, people)
    told_offices.write(storage, people, resolved.tellings)
    if row is not None:
        meanings.follow(storage, key, record)
    occurrences.settle(storage, occurrences.count(storage, key, whole.record, 1), gone=False)
    joined = join(storage, resolved.joined)
    offices |= {telling.office for telling in resolved.tellings} | told_offices.of_actors(storage, joined)
    _follow(storage, offices, touched)
    if shown_before is None:
        return Added(id=record.id, outcome="added")
    ids_after = ids_of(storage, key)
    after = renamed(whole.record, ids_after)
    return Added(id=record.id, outcome="replaced", changed=changed(shown_before, after, ids_before, ids_after))


def remove(storage: Storage, record_id: str) -> bool:
    """Take a record out; False when there is none. References to it become "not held"."""
    row = held(storage, record_id)
    if row is None:
        return False
    offices = told_offices.of_record(storage, row.key)
    touched = _clear(storage, row.key, own(row))
    storage.execute("DELETE FROM record WHERE key = ?", (row.key,))
    _follow(storage, offices, touched)
    return True


def records_of(storage: Storage, path: str) -> tuple[str, ...]:
    """The ids of the records from the file at `path`; none for standard input."""
    if path == "-":
        return ()
    found = storage.execute("SELECT id FROM record WHERE origin = ? ORDER BY source_start, id", (_origin(path),))
    return tuple(record_id for (record_id,) in found)


def _refuse_faults(record: Record) -> None:
    wrong = list(faults(record))
    if wrong:
        more = f", and {len(wrong) - 1} more" if len(wrong) > 1 else ""
        raise RecordRefused(
            f"The record {record.id} cannot be kept: {wrong[0]}{more}.",
            "The reading made a mistake; report it with the record, or mend the file that was imported.",
        )


def _refuse_other_source(record: Record, row: Held) -> None:
    path = record.source.path
    if row.origin == _origin(path):
        return
    if row.sha256 == record.source.sha256 and row.text == record.text:
        return  # a copy of the same file
    raise RecordRefused(
        f"The library already holds a record {record.id}, read from {row.path}; {path} would have the same id.",
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


def _clear(storage: Storage, key: int, record: Record) -> set[int]:
    """Delete all that was made from a record; the keys of the actors it had, which stay until they are forgotten."""
    touched = occurrences.count(storage, key, record, -1)
    told_offices.loosen(storage, key)
    storage.words.take("statement_words", words_of(storage, key, record))
    storage.words.take("record_words", [(key, record.text)])
    machines = {k for (k,) in storage.execute("SELECT machine FROM record_actor WHERE record = ?", (key,))}
    for table in ("addressee", "spoken_of"):
        storage.execute(
            f"DELETE FROM {table} WHERE statement IN (SELECT key FROM statement WHERE record = ?)", (key,)
        )
    storage.execute("DELETE FROM doubt WHERE who IN (SELECT key FROM record_actor WHERE record = ?)", (key,))
    storage.executemany(
        "DELETE FROM facet WHERE kind = ? AND value = ? AND record = ?",
        [(kind, value, key) for kind, value in set(facets(record.description))],
    )
    for table in ("statement", "record_text", "record_actor"):
        storage.execute(f"DELETE FROM {table} WHERE record = ?", (key,))
    occurrences.settle(storage, touched, gone=True)
    return touched | machines


def _follow(storage: Storage, offices: set[str], touched: set[int]) -> None:
    """Let these offices be whose they are told to be now, and forget the actors that no record has any more."""
    moved = told_offices.settle(storage, offices)
    occurrences.recount(storage, moved)
    occurrences.forget(storage, touched | moved)


def write_record(
    storage: Storage,
    record: Record,
    key: int | None,
    made: tuple[str, str, str],
    retired: set[str],
    new: bool = False,
) -> int:
    """Write a record's row and its text; the row's key.

    `key` is that of the row to replace (or, with `new`, to make; None: the next); `made` are the version of the
    pipeline, the moment, and the digest of the record as given.
    """
    description, source = record.description, record.source
    days = spanned(description.date, description.date_end)
    values = {
        "id": record.id,
        "path": source.path,
        "origin": _origin(source.path),
        "sha256": source.sha256,
        "media_type": source.media_type,
        "source_start": source.span.start,
        "volume": source.volume,
        "volume_number": source.number,
        "form": description.form,
        "title": description.title,
        "date": description.date,
        "date_end": description.date_end,
        "place": description.place,
        "sender": description.sender,
        "recipients": json.dumps(description.recipients, ensure_ascii=False),
        "earliest": days.earliest if days else None,
        "latest": days.latest if days else None,
        "statements": len(record.statements),
        "findings": len(record.findings),
        "layers": packed(record),
        "retired": json.dumps(sorted(retired), ensure_ascii=False),
        **dict(zip(("reading", "read_at", "given"), made, strict=True)),
    }
    if key is None or new:
        key = key or next_key(storage, "record")
        marks = ", ".join("?" * (len(values) + 1))
        storage.execute(f"INSERT INTO record (key, {', '.join(values)}) VALUES ({marks})", (key, *values.values()))
    else:
        sets = ", ".join(f"{name} = ?" for name in values)
        storage.execute(f"UPDATE record SET {sets} WHERE key = ?", (*values.values(), key))
    digest = hashlib.sha256(record.text.encode()).hexdigest()
    storage.execute(
        "INSERT INTO record_text (record, text, sha256) VALUES (?, ?, ?)", (key, packed_text(record.text), digest)
    )
    return key


def write_indexes(storage: Storage, key: int, record: Record, people: Mapping[str, int]) -> None:
    """Write all indexes made from a record; `people` are the keys of its rows of `record_actor` by its own ids."""
    rows = statement_rows(record, key, people, next_key(storage, "statement"))
    storage.executemany(
        "INSERT INTO statement (key, record, at, id, source, parent, cue_start, cue_end, content, act, certainty,"
        " resp) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows.statements,
    )
    storage.executemany("INSERT INTO addressee (statement, at, who) VALUES (?, ?, ?)", rows.addressees)
    storage.executemany("INSERT INTO spoken_of (statement, who) VALUES (?, ?)", rows.spoken_of)
    storage.words.put("record_words", [(key, record.text)])
    storage.words.put(
        "statement_words",
        [(row[0], said(record, s)) for row, s in zip(rows.statements, record.statements, strict=True)],
    )
    storage.executemany(
        "INSERT INTO facet (kind, value, record) VALUES (?, ?, ?)",
        [(kind, value, key) for kind, value in sorted(set(facets(record.description)))],
    )
