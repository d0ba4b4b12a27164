"""The actors a library knows already, asked for by the names of those a new record brings."""

import json
import sqlite3
from collections.abc import Collection, Iterable
from datetime import date

from memcon.identity import Choice, Seen, choose, keys, slugs
from memcon.identity.states import with_state
from memcon.library.company import seen
from memcon.library.dates import FIRST, LAST, spanned
from memcon.model import Actor, Record


class Resolved:
    """The library's id for each actor of a record, and how it was found: `ids`, `why` and `choices` by own id."""

    def __init__(self) -> None:
        self.ids: dict[str, str] = {}
        self.why: dict[str, str] = {}
        self.choices: dict[str, Choice] = {}
        self.minted: set[str] = set()


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
    candidates = _seen(db, {actor for actors in found.values() for actor in actors}, record.id)
    for last_round in (False, True):
        shown = seen(record, resolved.ids)
        for actor in sorted(record.actors, key=lambda a: (a.kind == "group", a.id)):
            if actor.id in resolved.ids:
                continue
            free = [candidates[c] for c in found[actor.id] if c not in resolved.ids.values() and c in candidates]
            choice = choose(shown[actor.id], free)
            if choice.id is not None:
                resolved.choices[actor.id] = choice
                _take(resolved, actor.id, choice.id, choice.why)
            elif last_round:
                resolved.choices[actor.id] = choice
                fresh = _mint(db, record, actor, {*resolved.ids.values()})
                resolved.minted.add(fresh)
                _take(resolved, actor.id, fresh, choice.why)
    return resolved


def actor_keys(actor: Actor, earliest: str | None) -> frozenset[str]:
    """The keys an actor of a record dated from `earliest` (YYYY-MM-DD) is looked up by."""
    year = int(earliest[:4]) if earliest and earliest > FIRST else None
    return keys(actor.kind, actor.names or (actor.name,), actor.unnamed, year)


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


def _seen(db: sqlite3.Connection, ids: Collection[str], leave_out: str) -> dict[str, Seen]:
    """What the library knows of these actors from all records but `leave_out`."""
    wanted = json.dumps(sorted(ids))
    rows = db.execute(
        "SELECT ra.actor, ra.kind, ra.names, ra.name, ra.unnamed, ra.present, ra.authority, r.earliest, r.latest,"
        " r.key FROM record_actor AS ra JOIN record AS r ON r.key = ra.record"
        " WHERE ra.actor IN (SELECT value FROM json_each(?)) AND r.id <> ? ORDER BY ra.actor, r.id",
        (wanted, leave_out),
    ).fetchall()
    company = _company(db, wanted, leave_out)
    sides, roles = _sides_and_roles(db, wanted, leave_out)
    found: dict[str, Seen] = {}
    for actor in sorted({row[0] for row in rows}):
        own = [row for row in rows if row[0] == actor]
        dated = [(row[7], row[8]) for row in own if row[7] and row[7] > FIRST and row[8] < LAST]
        found[actor] = Seen(
            id=actor,
            kind=next((row[1] for row in own if row[1] == "state"), own[0][1]),
            names=tuple(dict.fromkeys(n for row in own for n in (json.loads(row[2]) or [row[3]]))),
            unnamed=bool(own[0][4]),
            first=date.fromisoformat(min(d[0] for d in dated)) if dated else None,
            last=date.fromisoformat(max(d[1] for d in dated)) if dated else None,
            roles=frozenset(roles.get(actor, ())),
            sides=frozenset(sides.get(actor, ())),
            company=frozenset(company.get(actor, ())),
            present=any(row[5] for row in own),
            authority=next((row[6] for row in own if row[6]), None),
        )
    return found


def _company(db: sqlite3.Connection, wanted: str, leave_out: str) -> dict[str, set[str]]:
    rows = db.execute(
        "SELECT DISTINCT one.actor, two.actor FROM record_actor AS one"
        " JOIN record_actor AS two ON two.record = one.record AND two.actor <> one.actor"
        " JOIN record AS r ON r.key = one.record"
        " WHERE one.actor IN (SELECT value FROM json_each(?)) AND r.id <> ? AND one.kind = 'person'"
        " AND one.present AND two.present AND two.kind = 'person' AND NOT two.unnamed",
        (wanted, leave_out),
    )
    return _grouped(rows)


def _sides_and_roles(
    db: sqlite3.Connection, wanted: str, leave_out: str
) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    rows = db.execute(
        "SELECT DISTINCT p.actor, p.side, p.role FROM participant AS p JOIN record AS r ON r.key = p.record"
        " WHERE p.actor IN (SELECT value FROM json_each(?)) AND r.id <> ?",
        (wanted, leave_out),
    ).fetchall()
    sides = _grouped((actor, with_state(side)[0] or side.casefold()) for actor, side, _ in rows if side)
    return sides, _grouped((actor, role.casefold()) for actor, _, role in rows if role)


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for key, value in pairs:
        found.setdefault(key, set()).add(value)
    return found


def _mint(db: sqlite3.Connection, record: Record, actor: Actor, taken: set[str]) -> str:
    for candidate in slugs(actor.id, actor.name, actor.names, record.id, actor.unnamed):
        if candidate in taken:
            continue
        if db.execute("SELECT 1 FROM actor WHERE id = ?", (candidate,)).fetchone() is None:
            return candidate
    raise AssertionError("slugs never end")
