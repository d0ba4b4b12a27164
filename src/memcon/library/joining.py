"""Two actors that the machine kept apart and that turn out to be one: all that the one has is given to the other.

Only where no person has judged, and no record names both: what people said of an actor holds its place, and whoever
read a record told those apart that it names.
"""

from collections.abc import Mapping

from memcon.library.judgements import keys_of
from memcon.library.occurrences import settle
from memcon.library.storage import Storage


def join(storage: Storage, joined: Mapping[str, str]) -> set[int]:
    """Give the records, names and keys of each actor to the one that it is, and its id; ids to ids.

    The keys of those that got any.
    """
    given: set[int] = set()
    keys = keys_of(storage, {*joined, *joined.values()})
    for one, two in sorted(joined.items()):
        if one in keys and two in keys and not _is_held(storage, one, keys[one], keys[two]):
            _give(storage, keys[one], keys[two])
            settle(storage, [keys[two]], gone=False)
            given.add(keys[two])
    return given


def _is_held(storage: Storage, actor_id: str, one: int, two: int) -> bool:
    """True where people judged the actor, or a record has both."""
    row = storage.execute(
        "SELECT 1 FROM judgement WHERE actor = ? OR other = ?"
        " UNION ALL SELECT 1 FROM actor WHERE merged = ? OR (key = ? AND merged IS NOT NULL)"
        " UNION ALL SELECT 1 FROM record_actor WHERE (machine = ? OR actor = ?) AND machine <> actor AND told IS NULL"
        " UNION ALL SELECT 1 FROM record_actor AS a JOIN record_actor AS b ON b.record = a.record AND b.actor = ?"
        " WHERE a.actor = ?",
        (actor_id, actor_id, one, one, one, one, two, one),
    ).fetchone()
    return row is not None


def _give(storage: Storage, one: int, two: int) -> None:
    storage.execute(
        "DELETE FROM doubt WHERE (who IN (SELECT key FROM record_actor WHERE actor = ?) AND other = ?)"
        " OR (who IN (SELECT key FROM record_actor WHERE actor = ?) AND other = ?)",
        (one, two, two, one),
    )
    storage.execute(
        "DELETE FROM doubt WHERE other = ? AND who IN (SELECT who FROM doubt WHERE other = ?)", (one, two)
    )
    storage.execute("UPDATE doubt SET other = ? WHERE other = ?", (two, one))
    for column in ("actor", "machine"):  # which differ where another record tells who holds the office
        storage.execute(f"UPDATE record_actor SET {column} = ? WHERE {column} = ?", (two, one))
    _give_names(storage, one, two)
    storage.execute(
        "INSERT INTO actor_key (key, actor, times) SELECT key, ?, times FROM actor_key WHERE actor = ?"
        " ON CONFLICT (key, actor) DO UPDATE SET times = actor_key.times + excluded.times",
        (two, one),
    )
    storage.execute("DELETE FROM actor_key WHERE actor = ?", (one,))
    (first, last), (others_first, others_last) = (
        storage.execute("SELECT first, last FROM actor WHERE key = ?", (key,)).fetchone() for key in (one, two)
    )
    storage.execute(
        "UPDATE actor SET first = ?, last = ? WHERE key = ?",
        (
            min((day for day in (first, others_first) if day), default=None),
            max((day for day in (last, others_last) if day), default=None),
            two,
        ),
    )
    storage.execute("UPDATE superseded_id SET actor = ? WHERE actor = ?", (two, one))
    storage.execute("INSERT INTO superseded_id (id, actor) SELECT id, ? FROM actor WHERE key = ?", (two, one))
    storage.execute("DELETE FROM actor WHERE key = ?", (one,))


def _give_names(storage: Storage, one: int, two: int) -> None:
    held = dict(storage.execute("SELECT name, key FROM actor_name WHERE actor = ?", (two,)).fetchall())
    rows = storage.execute("SELECT key, name, times, preferred FROM actor_name WHERE actor = ?", (one,)).fetchall()
    for key, name, times, preferred in rows:
        if name not in held:
            storage.execute("UPDATE actor_name SET actor = ? WHERE key = ?", (two, key))
            continue
        storage.execute(
            "UPDATE actor_name SET times = times + ?, preferred = preferred + ? WHERE key = ?",
            (times, preferred, held[name]),
        )
        storage.words.take("actor_words", [(key, name)])
        storage.execute("DELETE FROM actor_name WHERE key = ?", (key,))
