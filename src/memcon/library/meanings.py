"""What statements mean, as vectors beside each record: one row a record, kept while its statements say the same."""

import contextlib
import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from memcon.library.packing import unpacked, unpacked_text
from memcon.library.statement_index import said
from memcon.library.storage import Storage
from memcon.model import Record

if TYPE_CHECKING:  # loaded where a question is asked by meaning
    from memcon.meaning.encoder import Encoded

AT_ONCE = 64  # records between two writes: a minute's work of one core at most


class Waiting(NamedTuple):
    """A record whose statements have no vectors yet: its key, the digest of it as given, what each statement says."""

    key: int
    given: str
    said: tuple[str, ...]


def missing(storage: Storage, maker: str) -> int:
    """How many records with statements have no vectors of this maker."""
    (speaking,) = storage.execute("SELECT count(*) FROM record WHERE statements > 0").fetchone()
    (made,) = storage.execute("SELECT count(*) FROM meaning WHERE maker = ?", (maker,)).fetchone()
    return int(speaking) - int(made)


def waiting(storage: Storage, maker: str, after: int) -> tuple[list[Waiting], int | None]:
    """The next records without vectors of this maker behind the key `after`, and the key of the last looked at.

    None when there are no more. Damaged records are passed over: `memcon check` names them.
    """
    rows = storage.execute(
        "SELECT r.key, r.given, r.layers FROM record AS r WHERE r.statements > 0 AND r.key > ?"
        " AND NOT EXISTS (SELECT 1 FROM meaning AS m WHERE m.record = r.key AND m.maker = ?)"
        f" ORDER BY r.key LIMIT {AT_ONCE}",
        (after, maker),
    )
    found: list[Waiting] = []
    last = None
    for key, given, layers in rows.fetchall():
        last = key
        row = storage.execute("SELECT text FROM record_text WHERE record = ?", (key,)).fetchone()
        with contextlib.suppress(ValueError):
            record = unpacked(layers, unpacked_text(row[0])) if row else None
            if record is not None:
                found.append(Waiting(key, given, _said(record)))
    return found, last


def put(storage: Storage, maker: str, record: Waiting, encoded: "Encoded") -> None:
    """Keep the vectors of a record, in place of another maker's; nothing where the record has changed since."""
    row = storage.execute(
        "SELECT min(s.key) FROM record AS r JOIN statement AS s ON s.record = r.key WHERE r.key = ? AND r.given = ?",
        (record.key, record.given),
    ).fetchone()
    if row[0] is None:
        return
    storage.execute("DELETE FROM meaning WHERE record = ?", (record.key,))
    storage.execute(
        "INSERT INTO meaning (record, maker, words, first, statements, vectors) VALUES (?, ?, ?, ?, ?, ?)",
        (
            record.key,
            maker,
            _digest(record.said),
            row[0],
            encoded.texts.astype("<i4").tobytes(),
            encoded.vectors.tobytes(),
        ),
    )


def follow(storage: Storage, key: int, record: Record) -> None:
    """After a record was replaced: its vectors stay with the statements where these say what they said, or go."""
    storage.execute("DELETE FROM meaning WHERE record = ? AND words <> ?", (key, _digest(_said(record))))
    storage.execute(
        "UPDATE meaning SET first = (SELECT min(key) FROM statement WHERE record = meaning.record) WHERE record = ?",
        (key,),
    )


def strayed(storage: Storage, key: int, record: Record, first: int) -> bool:
    """True when vectors are kept for other statements than those of the record, whose first has the key `first`."""
    rows = storage.execute("SELECT words, first FROM meaning WHERE record = ?", (key,)).fetchall()
    return any(tuple(row) != (_digest(_said(record)), first) for row in rows)


def _said(record: Record) -> tuple[str, ...]:
    return tuple(said(record, statement) for statement in record.statements)


def _digest(texts: Sequence[str]) -> str:
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()
