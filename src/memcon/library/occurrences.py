"""What an actor is known by: names, keys and dates counted over its records, as records come and go.

Counts are kept, not computed anew, so that adding a record costs the same in a large library as in a small one.
"""

import json
import sqlite3
from collections.abc import Collection
from typing import Literal

from memcon.identity import keys, slug
from memcon.identity.keys import state_of
from memcon.model import Actor
from memcon.model.dates import FIRST

_SHORT = 40  # code points: of names that equally many records prefer, the longest up to this length is shown


def actor_keys(actor: Actor, earliest: str | None) -> frozenset[str]:
    """The keys an actor of a record dated from `earliest` (YYYY-MM-DD) is looked up by."""
    year = int(earliest[:4]) if earliest and earliest > FIRST else None
    return keys(actor.kind, actor.names or (actor.name,), actor.unnamed, year)


def count(db: sqlite3.Connection, record: int, by: Literal[1, -1]) -> set[str]:
    """Count the actors of the record with the key `record` in (1), or out before they are deleted (-1); their ids."""
    rows = db.execute(
        "SELECT ra.actor, ra.kind, ra.name, ra.names, ra.unnamed, ra.authority, r.earliest, r.latest"
        " FROM record_actor AS ra JOIN record AS r ON r.key = ra.record WHERE ra.record = ?",
        (record,),
    ).fetchall()
    for actor, kind, name, names, unnamed, authority, earliest, latest in rows:
        printed = tuple(json.loads(names))
        db.executemany(
            "INSERT INTO actor_name (actor, name, times, preferred) VALUES (?, ?, ?, ?) ON CONFLICT (actor, name)"
            " DO UPDATE SET times = times + excluded.times, preferred = preferred + excluded.preferred",
            ((actor, form, by, by * (form == name)) for form in dict.fromkeys((*printed, name))),
        )
        found = actor_keys(Actor(id=actor, kind=kind, name=name, names=printed, unnamed=bool(unnamed)), earliest)
        db.executemany(
            "INSERT INTO actor_key (key, actor, times) VALUES (?, ?, ?) ON CONFLICT (key, actor)"
            " DO UPDATE SET times = times + excluded.times",
            ((key, actor, by) for key in sorted(found)),
        )
        if by == 1:
            _widen(db, actor, kind, authority, earliest, latest)
    return {row[0] for row in rows}


def settle(db: sqlite3.Connection, actors: Collection[str], gone: bool) -> None:
    """After counting: name states as the lexicon does, others as most records do; when rows are `gone`, date anew."""
    for actor in sorted(actors):
        if gone:
            db.execute("DELETE FROM actor_name WHERE actor = ? AND times <= 0", (actor,))
            db.execute("DELETE FROM actor_key WHERE actor = ? AND times <= 0", (actor,))
            db.execute(
                "UPDATE actor SET (first, last, authority) ="
                " (SELECT min(r.earliest), max(r.latest), min(ra.authority)"
                " FROM record_actor AS ra JOIN record AS r ON r.key = ra.record WHERE ra.actor = actor.id)"
                " WHERE id = ?",
                (actor,),
            )
        found = db.execute("SELECT key FROM actor_key WHERE actor = ? AND key GLOB 'state:*'", (actor,)).fetchall()
        state = state_of(key for (key,) in found)
        if state and actor == slug(state):  # not a people that a record told apart from its state
            db.execute("UPDATE actor SET name = ? WHERE id = ?", (state, actor))
            continue
        # so that the order of reading does not matter: most preferred, then fuller, then by the alphabet
        db.execute(
            "UPDATE actor SET name = coalesce((SELECT name FROM actor_name WHERE actor = actor.id"
            " ORDER BY preferred DESC, length(name) > ?, length(name) DESC, name LIMIT 1), name) WHERE id = ?",
            (_SHORT, actor),
        )


def forget(db: sqlite3.Connection, actors: Collection[str]) -> None:
    """Delete those of `actors` that no record has any more."""
    db.executemany(
        "DELETE FROM actor WHERE id = ? AND NOT EXISTS (SELECT 1 FROM record_actor WHERE actor = actor.id)",
        ((actor,) for actor in sorted(actors)),
    )


def _widen(
    db: sqlite3.Connection, actor: str, kind: str, authority: str | None, earliest: str | None, latest: str | None
) -> None:
    db.execute(
        "UPDATE actor SET kind = CASE WHEN ? = 'state' THEN 'state' ELSE kind END,"
        " authority = coalesce(authority, ?), first = min(coalesce(first, ?), coalesce(?, first)),"
        " last = max(coalesce(last, ?), coalesce(?, last)) WHERE id = ?",
        (kind, authority, earliest, earliest, latest, latest, actor),
    )
