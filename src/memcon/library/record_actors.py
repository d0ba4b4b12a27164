"""The rows of `record_actor`: who each actor of a record is, on what evidence, and what it does there."""

from collections.abc import Mapping

from memcon.identity import RULES
from memcon.library.authorities import linked
from memcon.library.judgements import keys_of
from memcon.library.known import Doubt, Kept, Resolved
from memcon.library.parted_actors import actor_key, parts_of, write_others
from memcon.library.parting import Parted
from memcon.library.storage import Storage, next_key
from memcon.library.view import FIRST_MET
from memcon.model import Record


def rules(storage: Storage, key: int) -> dict[str, str | None]:
    """The rules by which the actors of a record were found, by the machine's ids of them."""
    rows = storage.execute(
        "SELECT a.id, ra.resp FROM record_actor AS ra JOIN actor AS a ON a.key = ra.machine WHERE ra.record = ?"
        " ORDER BY ra.at DESC",
        (key,),
    )
    return dict(rows.fetchall())


def found(storage: Storage, key: int, before: Record, record: Record) -> dict[str, Kept]:
    """What an earlier reading found, for actors of the same own id and kind that still share a name."""
    new = {actor.id: actor for actor in record.actors}
    old = {actor.id: actor for actor in before.actors}
    still: dict[str, Kept] = {}
    rows = storage.execute(
        "SELECT ra.local, m.id, a.id, ra.why FROM record_actor AS ra JOIN actor AS a ON a.key = ra.actor"
        " JOIN actor AS m ON m.key = ra.machine WHERE ra.record = ? ORDER BY ra.at",
        (key,),
    )
    doubts: dict[str, list[Doubt]] = {}
    for local, other, why in storage.execute(
        "SELECT ra.local, o.id, d.why FROM record_actor AS ra JOIN doubt AS d ON d.who = ra.key"
        " JOIN actor AS o ON o.key = d.other WHERE ra.record = ? ORDER BY ra.at, o.id",
        (key,),
    ):
        doubts.setdefault(local, []).append(Doubt(other, why))
    for local, machine, actor, why in rows.fetchall():
        was = old.get(local)
        now = new.get(local) or new.get(actor)
        if was and now and now.kind == was.kind and {*now.names, now.name} & {*was.names, was.name}:
            still.setdefault(now.id, Kept(local, machine, why or FIRST_MET, tuple(doubts.get(local, ()))))
    return still


def write(
    storage: Storage, key: int, whole: Parted, resolved: Resolved, rules_before: Mapping[str, str | None]
) -> dict[str, int]:
    """Write who the record's actors are; the keys of the rows by the record's own ids.

    `resolved` is on the record as it was read; `rules_before` are the rules that found the actors of an earlier
    reading: one that is found again keeps them.
    """
    actors = [actor for actor in whole.record.actors if actor.id not in whole.others]
    parts = parts_of(whole.record)
    first = next_key(storage, "record_actor")
    rows = []
    for at, actor in enumerate(actors):
        known, machine = (actor_key(storage, i, actor.id, whole.record) for i in resolved.both(actor.id))
        rows.append(
            (
                first + at,
                key,
                at,
                actor.id,
                known,
                machine,
                *parts[actor.id],
                linked(actor, resolved.links),
                _why(resolved, actor.id),
                rules_before.get(resolved.machine[actor.id], RULES),
            )
        )
    storage.executemany(
        "INSERT INTO record_actor (key, record, at, local, actor, machine, present, mentions, side, role, authority,"
        " why, resp) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
    )
    people = {actor.id: first + at for at, actor in enumerate(actors)}
    doubts = [(local, doubt) for local, found in sorted(resolved.doubts.items()) for doubt in found]
    keys = keys_of(storage, {doubt.other for _, doubt in doubts})
    storage.executemany(
        "INSERT INTO doubt (who, other, why) VALUES (?, ?, ?)",
        [(people[local], keys[doubt.other], doubt.why) for local, doubt in doubts],
    )
    return people | write_others(storage, key, whole)


def _why(resolved: Resolved, local: str) -> str | None:
    """The evidence for who an actor is, with what the authority says; None for one first met in this record."""
    found = resolved.links.get(local)
    if found is not None:
        return f"{resolved.why[local]}; {found.why}"
    return None if resolved.why[local] == FIRST_MET else resolved.why[local]
