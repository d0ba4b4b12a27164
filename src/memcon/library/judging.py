"""What a person can decide about actors: each act is one judgement (a split one for each record), obeyed at once."""

from collections.abc import Collection, Sequence
from datetime import datetime

from msgspec.structs import replace

from memcon.errors import NotFound, UsageError
from memcon.identity.slugs import slug
from memcon.library import occurrences, told_offices
from memcon.library.judgements import all_judgements, append, final, obey, standing
from memcon.library.reader import held, own
from memcon.library.storage import Storage, among, next_key
from memcon.library.view import Decision, Judgement
from memcon.model import Actor


class Signature:
    """Who decides, when (ISO 8601, UTC) and why; UsageError when nobody signs."""

    def __init__(self, by: str, made: str, why: str = "") -> None:
        if not by.strip():
            raise UsageError(
                "What a person decides is signed.", "Say who decides: --by NAME, or MEMCON_NAME in the environment."
            )
        self.by, self.made, self.why = by.strip(), made, why.strip()

    def on(self, decision: Decision, actor: str, **about: object) -> Judgement:
        """A judgement under this signature."""
        return Judgement(decision=decision, actor=actor, by=self.by, made=self.made, why=self.why, **about)  # type: ignore[arg-type]


def compare(storage: Storage, decision: Decision, actor: str, other: str, signed: Signature) -> Judgement:
    """`actor` and `other` are the same (the first becomes the second), different, or it cannot be said."""
    one, two = _known(storage, actor), _known(storage, other)
    if one == two and (decision == "same" or actor == other):
        raise UsageError(f"{actor} and {other} are one actor already.", "Name two actors: memcon actors NAME.")
    if decision == "different" and one == two:
        one, two = actor, other
    return _decide(storage, signed.on(decision, one, other=two))


def split(
    storage: Storage, actor: str, records: Sequence[str], signed: Signature, other: str | None, name: str | None
) -> tuple[Judgement, ...]:
    """In these records it is not `actor` but `other`; a new actor, called `name`, where no other is given."""
    actor = _known(storage, actor)
    if not records:
        raise UsageError("No record was named to split off.", "Name the records in which it is somebody else.")
    places = [place for record in records for place in _places(storage, actor, record)]
    if other is not None:
        target = _known(storage, other)
    else:
        target = _new_actor(storage, [found for _, _, found in places], name)
    made = []
    for record, local, found in places:
        names = tuple(dict.fromkeys((*found.names, found.name)))
        judgement = signed.on("same", actor, other=target, record=record, local=local, names=names)
        made.append(replace(judgement, key=append(storage, judgement)))
    if name is not None:
        naming = signed.on("name", target, value=name)
        made.append(replace(naming, key=append(storage, naming)))
    _settle(storage)
    return tuple(made)


def rename(storage: Storage, actor: str, name: str, signed: Signature) -> Judgement:
    """`actor` is called `name`."""
    if not name.strip():
        raise UsageError("A name cannot be empty.", "Give the name it shall be shown by.")
    return _decide(storage, signed.on("name", _known(storage, actor), value=name.strip()))


def link(storage: Storage, actor: str, authority: str | None, signed: Signature) -> Judgement:
    """`actor` is `authority` in an authority file; None: it is nobody there."""
    return _decide(storage, signed.on("authority", _known(storage, actor), value=authority))


def withdraw(storage: Storage, key: int, signed: Signature) -> Judgement:
    """The judgement `key` is taken back; NotFound when there is none, UsageError when that was done already."""
    given = next((j for j in all_judgements(storage) if j.key == key), None)
    if given is None or given.decision == "withdrawn":
        raise NotFound(f"There is no judgement {key} to take back.", "List them with: memcon judgements.")
    if not any(j.key == key for j in standing(storage)):
        raise UsageError(f"The judgement {key} was taken back already.", "Give it again if it shall stand.")
    return _decide(storage, signed.on("withdrawn", given.actor, other=given.other, withdraws=key))


def take_over(storage: Storage, judgements: Sequence[Judgement]) -> int:
    """Add judgements exported from another library, in their order, save those that are here; how many were new.

    UsageError, and none is added, where one does not hold together.
    """
    for judgement in judgements:
        if fault := _fault(judgement):
            raise UsageError(
                f"The judgement {judgement.key} of {judgement.actor!r} cannot be taken over: {fault}.",
                "Take over a file that memcon judgements --export wrote.",
            )
    here = {_content(j): j.key for j in all_judgements(storage)}
    keys: dict[int, int] = {}
    added = 0
    for judgement in judgements:
        mine = replace(judgement, withdraws=keys.get(judgement.withdraws or 0))
        if judgement.decision == "withdrawn" and mine.withdraws is None:
            continue  # of something that was never handed over
        if (known := here.get(_content(mine))) is None:
            known = append(storage, mine)
            added += 1
        keys[judgement.key] = known
    _settle(storage)
    return added


def _fault(judgement: Judgement) -> str:
    """What a judgement lacks, in words; empty for nothing."""
    try:
        datetime.fromisoformat(judgement.made)
    except ValueError:
        return f"{judgement.made!r} is no moment"
    if not judgement.by.strip():
        return "nobody signed it"
    if judgement.decision in ("same", "different", "unsure") and not judgement.other:
        return "it names one actor only"
    if judgement.record is None and judgement.other == judgement.actor and judgement.decision != "withdrawn":
        return "it compares an actor with itself"
    if judgement.decision == "name" and not (judgement.value or "").strip():
        return "it gives no name"
    return ""


def _content(judgement: Judgement) -> Judgement:
    return replace(judgement, key=0)


def _decide(storage: Storage, judgement: Judgement) -> Judgement:
    key = append(storage, judgement)
    ids = [judgement.actor] if judgement.decision in ("name", "authority", "withdrawn") else []
    _settle(storage, ids)
    return replace(judgement, key=key)


def _settle(storage: Storage, ids: Collection[str] = ()) -> None:
    """Obey what stands now, and bring names, keys and dates of the actors concerned in line."""
    moved = obey(storage)
    moved |= told_offices.settle(storage, told_offices.of_actors(storage, moved))
    occurrences.recount(storage, moved)
    wanted = sorted(ids)
    rows = storage.execute(f"SELECT key FROM actor WHERE id {among(wanted)}", wanted).fetchall()
    occurrences.settle(storage, {key for (key,) in rows} - moved, gone=True)


def _known(storage: Storage, actor: str) -> str:
    known = final(storage, actor)
    if storage.execute("SELECT 1 FROM actor WHERE id = ?", (known,)).fetchone() is None:
        raise NotFound(f"There is no actor {actor} in this library.", "Look for a name with: memcon actors NAME.")
    return known


def _places(storage: Storage, actor: str, record: str) -> list[tuple[str, str, Actor]]:
    """Where `record` has the actor: the record's id, its own id for the actor, the actor as it shows it."""
    row = held(storage, record)
    if row is None:
        raise NotFound(f"There is no record {record} in this library.", "List the records with: memcon search.")
    locals_here = [
        local
        for (local,) in storage.execute(
            "SELECT ra.local FROM record_actor AS ra JOIN actor AS a ON a.key = ra.actor"
            " WHERE ra.record = ? AND a.id = ? ORDER BY ra.at",
            (row.key, actor),
        ).fetchall()
    ]
    if not locals_here:
        raise UsageError(
            f"The record {record} does not have the actor {actor}.", f"See where it is with: memcon actor {actor}."
        )
    found = {a.id: a for a in own(row).actors}
    return [(record, local, found[local]) for local in locals_here]


def _new_actor(storage: Storage, found: Sequence[Actor], name: str | None) -> str:
    shown = name or found[0].name
    base = slug(shown) or "actor"
    taken = {i for (i,) in storage.execute("SELECT id FROM actor WHERE id LIKE ?", (f"{base}%",)).fetchall()}
    actor_id, number = base, 2
    while actor_id in taken:
        actor_id, number = f"{base}-{number}", number + 1
    storage.execute(
        "INSERT INTO actor (key, id, kind, name, unnamed) VALUES (?, ?, ?, ?, ?)",
        (next_key(storage, "actor"), actor_id, found[0].kind, shown, int(found[0].unnamed)),
    )
    return actor_id
