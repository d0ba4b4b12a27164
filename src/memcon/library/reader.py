"""A record out of its row, exactly as it was put in (with library-wide actor ids)."""

import contextlib
from collections.abc import Iterator
from typing import Any, NamedTuple

from msgspec.structs import replace

from memcon.library.naming import renamed
from memcon.library.packing import unpacked, unpacked_text
from memcon.library.storage import Storage, among
from memcon.library.view import Beside
from memcon.model import Record


class Held(NamedTuple):
    """What is kept of a record besides its layers: its row's key, where it came from, how it was read."""

    key: int
    path: str
    origin: str
    sha256: str
    reading: str
    given: str
    layers: bytes
    text: str | None
    retired: str


def held(storage: Storage, record_id: str) -> Held | None:
    """The row of a record, by its id; its text is None where that is lost."""
    row = storage.execute(
        "SELECT r.key, r.path, r.origin, r.sha256, r.reading, r.given, r.layers, t.text, r.retired"
        " FROM record AS r LEFT JOIN record_text AS t ON t.record = r.key WHERE r.id = ?",
        (record_id,),
    ).fetchone()
    if row is None:
        return None
    key, path, origin, sha256, reading, given, layers, packed, retired = row
    text = None if packed is None else unpacked_text(packed)
    return Held(key, path, origin, sha256, reading, given, layers, text, retired)


def own(row: Held) -> Record:
    """The record of this row with its actors under its own ids."""
    return unpacked(row.layers, row.text or "")


def readable(storage: Storage) -> Iterator[tuple[int, Record]]:
    """All records with the keys of their rows, actors under their own ids; damaged ones are left out."""
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
    record = renamed(own(row), ids_of(storage, row.key))
    record = replace(record, actors=_linked(storage, row.key, record))
    targets = {r.record for r in record.references if r.record}
    if targets:
        gone = targets - _among_records(storage, targets)
        record = replace(
            record, references=tuple(replace(r, record=None) if r.record in gone else r for r in record.references)
        )
    return record


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
