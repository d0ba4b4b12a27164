"""What people decided about actors: kept for ever, obeyed when records are read, and taken back by another row.

A judgement is on two actors (they are the same, different, or it cannot be said), on an actor of one record or on
single mentions of it, on a name, or on a link to an authority file. The last word counts.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from memcon.library.storage import Storage, among, next_key
from memcon.library.view import Judgement, Place
from memcon.model import Record

_COLUMNS = "key, decision, actor, other, record, local, names, value, withdraws, by, made, why, places"
_STANDING = "NOT EXISTS (SELECT 1 FROM judgement AS w WHERE w.withdraws = j.key)"


class Decided(NamedTuple):
    """Who people say an actor of a record is, and why."""

    actor: str
    why: str


class Told:
    """What people said that bears on the reading of one record, by the record's own ids.

    `decided` are actors of the record that people named; `forbidden` the actors that they said it is not.
    """

    def __init__(self, storage: Storage) -> None:
        self._storage = storage
        self.decided: dict[str, Decided] = {}
        self.forbidden: dict[str, set[str]] = {}

    def final(self, actor: str) -> str:
        """The actor that `actor` was merged into or turned out to be; itself where it was not."""
        return final(self._storage, actor)


def final(storage: Storage, actor: str) -> str:
    """The id of the actor that `actor` was merged into or turned out to be; itself where there is none."""
    row = storage.execute(
        "SELECT coalesce(m.id, a.id) FROM actor AS a LEFT JOIN actor AS m ON m.key = a.merged"
        " WHERE a.id = ? OR a.key = (SELECT actor FROM superseded_id WHERE id = ?)",
        (actor, actor),
    ).fetchone()
    return str(row[0]) if row else actor


def told(storage: Storage, record: Record) -> Told:
    """What people said of the actors of `record`, in an earlier reading of it too; not of single mentions."""
    found = Told(storage)
    for judgement in standing(storage, "j.record = ? AND j.places IS NULL", (record.id,)):
        local = _meant(record, judgement)
        if local is None or judgement.other is None:
            continue
        if judgement.decision == "same":
            found.decided[local] = Decided(found.final(judgement.other), in_words(judgement))
        elif judgement.decision == "different":
            found.forbidden.setdefault(local, set()).add(judgement.other)
            if local in found.decided and found.decided[local].actor == judgement.other:
                del found.decided[local]
    return found


def in_words(judgement: Judgement) -> str:
    """Who decided, when and why: the evidence for what a person decided."""
    return f"decided by {judgement.by}, {judgement.made[:10]}" + (f": {judgement.why}" if judgement.why else "")


def standing(storage: Storage, where: str = "1 = 1", values: Sequence[object] = ()) -> list[Judgement]:
    """The judgements that nobody took back, oldest first; `where` speaks of `j`."""
    return _judgements(storage, f"{_STANDING} AND {where}", values)


def all_judgements(storage: Storage) -> list[Judgement]:
    """Every judgement ever given, oldest first, those taken back among them."""
    return _judgements(storage, "1 = 1", ())


def on_mentions(storage: Storage, record: str) -> list[Judgement]:
    """The standing judgements on single mentions of the record with this id, oldest first."""
    return standing(storage, "j.record = ? AND j.places IS NOT NULL", (record,))


def append(storage: Storage, judgement: Judgement) -> int:
    """Add a judgement under a new key, and give the key."""
    key = next_key(storage, "judgement")
    storage.execute(
        f"INSERT INTO judgement ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            key,
            judgement.decision,
            judgement.actor,
            judgement.other,
            judgement.record,
            judgement.local,
            msgspec.json.encode(judgement.names).decode(),
            judgement.value,
            judgement.withdraws,
            judgement.by,
            judgement.made,
            judgement.why,
            msgspec.json.encode(judgement.places).decode() if judgement.places else None,
        ),
    )
    return key


def obey(storage: Storage) -> set[int]:
    """Bring who is who in line with the judgements that stand; the keys of the actors that won or lost records."""
    _merge(storage)
    moved: set[int] = set()
    while displaced := _displaced(storage):  # what a record tells follows those of whom it tells
        for key, now, before in displaced:
            storage.execute("UPDATE record_actor SET actor = ? WHERE key = ?", (now, key))
            moved |= {now, before}
    return moved


def _merge(storage: Storage) -> None:
    """Set `actor.merged` by the judgements on pairs of actors."""
    into: dict[str, str] = {}
    for judgement in standing(storage, "j.record IS NULL AND j.decision IN ('same', 'different')"):
        one, two = judgement.actor, judgement.other or judgement.actor
        if judgement.decision == "different":
            for a, b in ((one, two), (two, one)):
                if into.get(a) == b:
                    del into[a]
        elif (root := _root(into, two)) != one:
            into[one] = root
        else:  # said the other way round before: the last word counts
            into.pop(two, None)
            into[one] = two
    keys = keys_of(storage, {*into, *into.values()})
    wanted = {keys[one]: keys[_root(into, one)] for one in into if one in keys and _root(into, one) in keys}
    present = dict(storage.execute("SELECT key, merged FROM actor WHERE merged IS NOT NULL").fetchall())
    for key in sorted({*wanted, *present}):
        if wanted.get(key) != present.get(key):
            storage.execute("UPDATE actor SET merged = ? WHERE key = ?", (wanted.get(key), key))


def _root(into: Mapping[str, str], actor: str) -> str:
    while actor in into:
        actor = into[actor]
    return actor


def _displaced(storage: Storage) -> list[tuple[int, int, int]]:
    """Rows of `record_actor` that stand under another actor than they should: key, the right one, the present one."""
    decided: dict[tuple[str, str], str] = {}
    on_records = "j.record IS NOT NULL AND j.places IS NULL AND j.decision IN ('same', 'different')"
    for judgement in standing(storage, on_records):
        place = (judgement.record or "", judgement.local or "")
        if judgement.decision == "same" and judgement.other:
            decided[place] = judgement.other
        elif decided.get(place) == judgement.other:
            del decided[place]
    displaced = storage.execute(
        "SELECT ra.key, coalesce(t.actor, m.merged, m.key), ra.actor FROM record_actor AS ra"
        " JOIN actor AS m ON m.key = ra.machine LEFT JOIN record_actor AS t ON t.key = ra.told"
        " WHERE ra.actor <> coalesce(t.actor, m.merged, m.key)"
    ).fetchall()
    right = {key: (now, before) for key, now, before in displaced}
    keys = keys_of(storage, {final(storage, other) for other in decided.values()})
    for (record, local), other in decided.items():
        row = storage.execute(
            "SELECT ra.key, ra.actor FROM record_actor AS ra JOIN record AS r ON r.key = ra.record"
            " WHERE r.id = ? AND ra.local = ?",
            (record, local),
        ).fetchone()
        now = keys.get(final(storage, other))
        if row is None or now is None:
            continue
        right.pop(row[0], None)
        if row[1] != now:
            right[row[0]] = (now, row[1])
    return [(key, now, before) for key, (now, before) in sorted(right.items())]


def keys_of(storage: Storage, ids: Iterable[str]) -> dict[str, int]:
    """The keys of the actors with these ids, by id; an id that nobody has is left out."""
    wanted = sorted(ids)
    return dict(storage.execute(f"SELECT id, key FROM actor WHERE id {among(wanted)}", wanted).fetchall())


def _meant(record: Record, judgement: Judgement) -> str | None:
    """The own id of the actor of `record` that the judgement is on, known by its names where its id moved."""
    names = set(judgement.names)
    sharing = [a.id for a in record.actors if not names or names & {a.name, *a.names}]
    if judgement.local in sharing:
        return judgement.local
    return sharing[0] if names and len(sharing) == 1 else None


def _judgements(storage: Storage, where: str, values: Sequence[object]) -> list[Judgement]:
    rows = storage.execute(f"SELECT {_COLUMNS} FROM judgement AS j WHERE {where} ORDER BY key", values).fetchall()
    return [
        Judgement(
            key=key,
            decision=decision,
            actor=actor,
            other=other,
            record=record,
            local=local,
            names=_names(names),
            value=value,
            withdraws=withdraws,
            by=by,
            made=made,
            why=why,
            places=_places(places) if places else (),
        )
        for key, decision, actor, other, record, local, names, value, withdraws, by, made, why, places in rows
    ]


_names = msgspec.json.Decoder(tuple[str, ...]).decode
_places = msgspec.json.Decoder(tuple[Place, ...]).decode
