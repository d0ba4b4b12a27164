"""Actors of the library that those of a new record may be: who shares a key, or is printed nearly so."""

from collections.abc import Collection, Sequence
from datetime import date

from memcon.authority import Authority
from memcon.identity.bearers import surnamed
from memcon.identity.choice import Choice, choose
from memcon.identity.given import of_one
from memcon.identity.informed import informed
from memcon.identity.likeliest import likeliest
from memcon.identity.seen import Seen
from memcon.identity.spelling import LONG, likeness
from memcon.library.judgements import Told
from memcon.library.occurrences import actor_keys, earliest
from memcon.library.storage import Storage, among
from memcon.model import Actor, Record
from memcon.model.dates import FIRST, LAST

_ALIKE = 2  # letters at the beginning of a surname that a slip leaves as they are
_MOST = 128  # of those who share a key; reading the names of all bearers of a common surname takes ever longer
_SOME_YEARS = 5  # of two that differ by less it matters more how often they are met


class Candidates:
    """Whom each actor of `record` may be, as the library and the authority know them; not whom people told apart."""

    def __init__(self, storage: Storage, record: Record, said: Told, authority: Authority) -> None:
        self._found = _found(storage, record, said, authority)
        self._seen = _seen(storage, {actor for actors in self._found.values() for actor in actors})
        self._informed: dict[str, Seen] = {}
        self._chosen: dict[tuple[str, ...], Choice] = {}
        self._authority = authority

    def of(self, local: str, met: Seen, taken: Collection[str]) -> list[Seen]:
        """The likeliest for the actor with the record's own id `local`, seen as `met`; none of those `taken`."""
        free = [self._seen[key] for key in self._found[local] if key not in taken and key in self._seen]
        return [self._known(one) for one in likeliest(met, free)]

    def choice(self, local: str, met: Seen, known: Sequence[Seen]) -> Choice:
        """Which of `known`, whose company is not asked, the actor is; the same question is weighed once."""
        asked = (local, *(one.id for one in known))
        if asked not in self._chosen:
            self._chosen[asked] = choose(met, known)
        return self._chosen[asked]

    def _known(self, one: Seen) -> Seen:
        if one.id not in self._informed:
            self._informed[one.id] = informed(one, self._authority)
        return self._informed[one.id]


def _found(storage: Storage, record: Record, said: Told, authority: Authority) -> dict[str, list[str]]:
    """For each actor of the record the library's actors that share a key, save those people told apart from it."""
    found: dict[str, list[str]] = {}
    day = earliest(record)
    for actor in record.actors:
        wanted = sorted(actor_keys(actor, day))
        ids = _sharing(storage, wanted, day) + _printed_nearly_so(storage, actor, wanted, authority)
        if actor.authority:
            linked = storage.execute("SELECT id FROM actor WHERE authority = ? ORDER BY id", (actor.authority,))
            ids += [said.final(key) for (key,) in linked.fetchall()]
        found[actor.id] = [key for key in dict.fromkeys(ids) if key not in said.forbidden.get(actor.id, ())]
    return found


def _sharing(storage: Storage, wanted: Sequence[str], day: str | None) -> list[str]:
    """The actors with one of these keys; of very many those who share most of them, near `day`, and often met."""
    rows = storage.execute(
        "SELECT a.id, a.first, a.last, count(*), max(k.times) FROM actor_key AS k JOIN actor AS a ON a.key = k.actor"
        f" WHERE k.key {among(wanted)} GROUP BY a.id, a.first, a.last ORDER BY a.id",
        wanted,
    ).fetchall()
    if len(rows) > _MOST:
        rows.sort(key=lambda row: (-row[3], _years(day, row[1], row[2]) // _SOME_YEARS, -row[4], row[0]))
    return [row[0] for row in rows[:_MOST]]


def _years(day: str | None, first: str | None, last: str | None) -> int:
    """From `day` to the nearest of the days of an actor; 0 where one is not dated."""
    if not (day and first and last):
        return 0
    return max(0, int(first[:4]) - int(day[:4]), int(day[:4]) - int(last[:4]))


def _printed_nearly_so(storage: Storage, actor: Actor, wanted: Sequence[str], authority: Authority) -> list[str]:
    """The actors whose surname a slip may part from one that the library has not met, or that nobody bears."""
    found: list[str] = []
    for key in wanted:
        kind, _, core = key.partition(":")
        if kind != "surname" or len(core) < LONG or actor.unnamed:
            continue
        met = storage.execute("SELECT 1 FROM actor_key WHERE key = ?", (key,)).fetchone()
        if met and surnamed(core, authority):
            continue
        begin = key[: len("surname:") + _ALIKE]
        rows = storage.execute(
            "SELECT DISTINCT key FROM actor_key WHERE key > ? AND key < ?", (begin, begin + chr(0x10FFFF))
        )
        near = [other for (other,) in rows.fetchall() if likeness(core, other.partition(":")[2])]
        found += [
            one
            for (one,) in storage.execute(
                "SELECT DISTINCT a.id FROM actor_key AS k JOIN actor AS a ON a.key = k.actor"
                f" WHERE k.key {among(near)} ORDER BY a.id",
                near,
            )
        ]
    return found


def _seen(storage: Storage, ids: Collection[str]) -> dict[str, Seen]:
    """What the library knows of these actors, company aside."""
    wanted = sorted(ids)
    names: dict[str, dict[str, int]] = {}
    for actor, name, times in storage.execute(
        "SELECT a.id, n.name, n.times FROM actor_name AS n JOIN actor AS a ON a.key = n.actor"
        f" WHERE a.id {among(wanted)} AND n.times > 0 ORDER BY a.id, n.name",
        wanted,
    ):
        names.setdefault(actor, {})[name] = times
    rows = storage.execute(
        f"SELECT id, kind, unnamed, authority, first, last FROM actor WHERE id {among(wanted)}", wanted
    )
    return {
        actor: Seen(
            id=actor,
            kind=kind,
            names=of_one(names.get(actor, {})) if kind == "person" else tuple(names.get(actor, ())),
            unnamed=bool(unnamed),
            first=date.fromisoformat(first) if first and first > FIRST else None,
            last=date.fromisoformat(last) if last and last < LAST else None,
            authority=linked_to,
            records=max(names.get(actor, {}).values(), default=1),
        )
        for actor, kind, unnamed, linked_to, first, last in rows
    }
