"""A record out of its row: as it was read, as people put it right, and with library-wide actor ids."""

import contextlib
from collections.abc import Iterator
from typing import Any, NamedTuple

from msgspec.structs import replace

from memcon.library.judgements import on_mentions
from memcon.library.naming import renamed
from memcon.library.packing import unpacked, unpacked_text
from memcon.library.parting import Parted, parted
from memcon.library.storage import Storage, among
from memcon.library.view import Beside, Judgement, Place
from memcon.model import Record


class Held(NamedTuple):
    """What is kept of a record besides its layers: its row's key, where it came from, how it was read.

    `judged` are the standing judgements on single mentions of it, oldest first.
    """

    key: int
    path: str
    origin: str
    sha256: str
    reading: str
    given: str
    layers: bytes
    text: str | None
    retired: str
    judged: tuple[Judgement, ...]


def held(storage: Storage, record_id: str) -> Held | None:
    """The row of a record, by its id; its text is None where that is lost."""
    row = storage.execute(
        "SELECT r.key, r.path, r.origin, r.sha256, r.reading, r.given, r.layers, t.text, r.retired,"
        " EXISTS (SELECT 1 FROM judgement AS j WHERE j.record = r.id AND j.places IS NOT NULL)"
        " FROM record AS r LEFT JOIN record_text AS t ON t.record = r.key WHERE r.id = ?",
        (record_id,),
    ).fetchone()
    if row is None:
        return None
    key, path, origin, sha256, reading, given, layers, packed, retired, judged = row
    text = None if packed is None else unpacked_text(packed)
    said = tuple(on_mentions(storage, record_id)) if judged else ()
    return Held(key, path, origin, sha256, reading, given, layers, text, retired, said)


def as_read(row: Held) -> Record:
    """The record of this row as it was read, with its actors under its own ids; ValueError when it is damaged."""
    return unpacked(row.layers, row.text or "")


def put_right(row: Held) -> Parted:
    """The record of this row as people put it right, with its actors under its own ids, and what they said."""
    return parted(as_read(row), row.judged)


def unfound(storage: Storage) -> dict[int, tuple[Place, ...]]:
    """By the keys of the standing judgements on single mentions, the words that are none in their record now.

    Damaged records, which `memcon check` names, are left out.
    """
    records = storage.execute("SELECT DISTINCT record FROM judgement WHERE places IS NOT NULL ORDER BY record")
    found: dict[int, tuple[Place, ...]] = {}
    for (record_id,) in records.fetchall():
        with contextlib.suppress(ValueError):
            row = held(storage, record_id)
            if row is not None:
                found.update(put_right(row).unfound)
    return found


def own(row: Held) -> Record:
    """The record of this row as people put it right, with its actors under its own ids."""
    return put_right(row).record


def readable(storage: Storage) -> Iterator[tuple[int, Record]]:
    """All records as they were read, with the keys of their rows; damaged ones are left out."""
    for key, layers, text in storage.stream(
        "SELECT r.key, r.layers, t.text FROM record AS r JOIN record_text AS t ON t.record = r.key"
    ):
        with contextlib.suppress(ValueError):
            yield key, unpacked(layers, unpacked_text(text))


def ids_of(storage: Storage, key: int) -> dict[str, str]:
    """The library's id for each actor of the record with this key, by the record's own id."""
    found = storage.execute(
        "SELECT ra.local, a.id FROM record_actor AS ra JOIN actor AS a ON a.key = ra.actor WHERE ra.record = ?"
        " ORDER BY ra.at",
        (key,),
    )
    return dict(found.fetchall())


def read(storage: Storage, row: Held) -> Record:
    """The whole record of this row, as the library shows it."""
    whole = put_right(row)
    record = renamed(_called(storage, row.key, whole), ids_of(storage, row.key))
    record = replace(record, actors=_linked(storage, row.key, record))
    targets = {r.record for r in record.references if r.record}
    if targets:
        gone = targets - _among_records(storage, targets)
        record = replace(
            record, references=tuple(replace(r, record=None) if r.record in gone else r for r in record.references)
        )
    return record


def _called(storage: Storage, key: int, whole: Parted) -> Record:
    """The record with the actors that only people know of as in lists: its own words may call two the same."""
    if not whole.others:
        return whole.record
    rows = storage.execute(
        "SELECT ra.local, a.name, a.kind FROM record_actor AS ra JOIN actor AS a ON a.key = ra.actor"
        " WHERE ra.record = ?",
        (key,),
    ).fetchall()
    called = {local: {"name": name, "kind": kind} for local, name, kind in rows if local in whole.others}
    actors = tuple(replace(a, **called.get(a.id, {})) for a in whole.record.actors)
    return replace(whole.record, actors=actors)


def _linked(storage: Storage, key: int, record: Record) -> tuple[Any, ...]:
    """The actors with the authority ids that linking and people gave them."""
    links = dict(
        storage.execute(
            "SELECT a.id, coalesce(a.authority, ra.authority) FROM record_actor AS ra"
            " JOIN actor AS a ON a.key = ra.actor WHERE ra.record = ? ORDER BY ra.at DESC",
            (key,),
        ).fetchall()
    )
    return tuple(replace(a, authority=links.get(a.id) or a.authority) for a in record.actors)


def _among_records(storage: Storage, ids: set[str]) -> set[str]:
    wanted = sorted(ids)
    return {key for (key,) in storage.execute(f"SELECT id FROM record WHERE id {among(wanted)}", wanted)}


def beside(storage: Storage, record_id: str) -> Beside | None:
    """The records beside this one in its volume; None when it is of no volume, or not there."""
    found = storage.execute(
        "SELECT o.id, o.volume_number - r.volume_number FROM record AS r JOIN record AS o ON o.origin = r.origin"
        " AND o.volume = r.volume"
        " WHERE r.id = ? AND o.volume_number IS NOT NULL AND r.volume_number IS NOT NULL",
        (record_id,),
    ).fetchall()
    ids = {step: other for other, step in found}
    return Beside(before=ids.get(-1), after=ids.get(1), total=len(found)) if found else None
