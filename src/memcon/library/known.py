"""The actors a library knows already, asked for by the names of those a new record brings."""

import json
import sqlite3
from collections.abc import Collection
from datetime import date

from memcon.identity import Choice, Seen, choose, slugs
from memcon.identity.keys import state_of
from memcon.library.company import in_company, seen
from memcon.library.occurrences import actor_keys
from memcon.model import Actor, Record
from memcon.model.dates import FIRST, LAST, spanned


class Resolved:
    """The library's id for each actor of a record, and how it was found: `ids`, `why` and `choices` by own id."""

    def __init__(self) -> None:
        self.ids: dict[str, str] = {}
        self.why: dict[str, str] = {}
        self.choices: dict[str, Choice] = {}


def resolve(db: sqlite3.Connection, record: Record, kept: dict[str, str]) -> Resolved:
    """Find who the actors of `record` are; `kept` are ids that an earlier reading of it gave.

    First by the same names, then, with the company so found, those in doubt or spelled differently.
    """
    resolved = Resolved()
    names = {actor.id: actor for actor in record.actors}
    found, forbidden = _candidates(db, record)
    for local, known in _decisions(db, record.id).items():  # a person's word outweighs all else
        if local in names and known not in resolved.ids.values():
            _take(resolved, local, known, "decided by a person")
    for local, known in kept.items():
        waiting = local in names and local not in resolved.ids and known not in resolved.ids.values()
        if waiting and (local, known) not in forbidden:
            _take(resolved, local, known, "the same actor as in the earlier reading of this record")
    candidates = _seen(db, {actor for actors in found.values() for actor in actors})
    for last_round in (False, True):
        shown = seen(record, resolved.ids)
        for actor in sorted(record.actors, key=lambda a: (a.kind == "group", a.id)):
            if actor.id in resolved.ids:
                continue
            free = [candidates[c] for c in found[actor.id] if c not in resolved.ids.values() and c in candidates]
            choice = choose(shown[actor.id], free)
            if last_round and choice.id is None and any(j.verdict == "unsure" for j in choice.judgements):
                choice = choose(shown[actor.id], in_company(db, free, shown[actor.id]))
            if choice.id is not None:
                resolved.choices[actor.id] = choice
                _take(resolved, actor.id, choice.id, choice.why)
            elif last_round:
                resolved.choices[actor.id] = choice
                _take(resolved, actor.id, _mint(db, record, actor, {*resolved.ids.values()}), choice.why)
    return resolved


def _take(resolved: Resolved, local: str, actor: str, why: str) -> None:
    resolved.ids[local] = actor
    resolved.why[local] = why


def _decisions(db: sqlite3.Connection, record_id: str) -> dict[str, str]:
    """What people have decided about the actors of this record: own id to library id, the last word counts."""
    rows = db.execute(
        "SELECT local, other, decision FROM judgement WHERE record = ? AND human AND local IS NOT NULL ORDER BY key",
        (record_id,),
    )
    decided: dict[str, str] = {}
    for local, other, decision in rows:
        if decision == "same":
            decided[local] = other
        elif decided.get(local) == other:
            del decided[local]
    held = {key for (key,) in db.execute("SELECT id FROM actor")} if decided else set()
    return {local: other for local, other in decided.items() if other in held}


def _candidates(db: sqlite3.Connection, record: Record) -> tuple[dict[str, list[str]], set[tuple[str, str]]]:
    """For each actor of the record the library's actors that share a key; and the pairs that people told apart."""
    forbidden = {
        (local, other)
        for local, other in db.execute(
            "SELECT local, other FROM judgement AS j WHERE record = ? AND human AND decision = 'different'"
            " AND NOT EXISTS (SELECT 1 FROM judgement WHERE record = j.record AND local = j.local"
            " AND other = j.other AND human AND key > j.key)",
            (record.id,),
        )
    }
    found: dict[str, list[str]] = {}
    earliest = _earliest(record)
    for actor in record.actors:
        wanted = sorted(actor_keys(actor, earliest))
        marks = ", ".join("?" * len(wanted))
        rows = db.execute(f"SELECT DISTINCT actor FROM actor_key WHERE key IN ({marks}) ORDER BY actor", wanted)
        found[actor.id] = [key for (key,) in rows if (actor.id, key) not in forbidden]
    return found, forbidden


def _earliest(record: Record) -> str | None:
    days = spanned(record.description.date, record.description.date_end)
    return days.earliest if days else None


def _seen(db: sqlite3.Connection, ids: Collection[str]) -> dict[str, Seen]:
    """What the library knows of these actors, company aside."""
    wanted = json.dumps(sorted(ids))
    names: dict[str, list[str]] = {}
    for actor, name in db.execute(
        "SELECT actor, name FROM actor_name WHERE actor IN (SELECT value FROM json_each(?)) AND times > 0"
        " ORDER BY actor, name",
        (wanted,),
    ):
        names.setdefault(actor, []).append(name)
    rows = db.execute(
        "SELECT id, kind, unnamed, authority, first, last FROM actor WHERE id IN (SELECT value FROM json_each(?))",
        (wanted,),
    )
    return {
        actor: Seen(
            id=actor,
            kind=kind,
            names=tuple(names.get(actor, ())),
            unnamed=bool(unnamed),
            first=date.fromisoformat(first) if first and first > FIRST else None,
            last=date.fromisoformat(last) if last and last < LAST else None,
            authority=authority,
        )
        for actor, kind, unnamed, authority, first, last in rows
    }


def _mint(db: sqlite3.Connection, record: Record, actor: Actor, taken: set[str]) -> str:
    state = state_of(actor_keys(actor, None))
    for candidate in slugs(actor.id, actor.name, actor.names, record.id, actor.unnamed, state):
        if candidate in taken:
            continue
        if db.execute("SELECT 1 FROM actor WHERE id = ?", (candidate,)).fetchone() is None:
            return candidate
    raise AssertionError("slugs never end")
