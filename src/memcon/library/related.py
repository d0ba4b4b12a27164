"""To whom an actor is related and not the same: a state's government and people, a body's press, an alliance."""

from collections.abc import Iterable

from memcon.identity.relations import Relation, relations
from memcon.library.statement_rows import actor_refs
from memcon.library.storage import Storage, among
from memcon.library.view import Related

_WITH_KEYS = "SELECT DISTINCT a.key, a.id, k.key FROM actor_key AS k JOIN actor AS a ON a.key = k.actor WHERE "
_MOST = 200  # bodies of one state that are looked at


def related(storage: Storage, actor: int, kind: str, names: Iterable[str]) -> tuple[Related, ...]:
    """The actors of this library that the actor of this key is related to, and those related to it, by id."""
    own = relations(kind, names)  # type: ignore[arg-type]  # a kind as the model has it
    found = [(other, relation.kind, True) for relation in own for other in _having(storage, actor, {relation.other})]
    keys = {key for (key,) in storage.execute("SELECT key FROM actor_key WHERE actor = ?", (actor,)).fetchall()}
    for other, theirs in _relations_of(storage, _bodies(storage, actor, keys)):
        found += [(other, relation.kind, False) for relation in theirs if relation.other in keys]
    people = actor_refs(storage, {other for other, _, _ in found})
    return tuple(
        Related(kind=relation, actor=people[other], towards=towards)
        for other, relation, towards in sorted(set(found))
    )


def _having(storage: Storage, actor: int, keys: set[str]) -> list[str]:
    wanted = sorted(keys)
    rows = storage.execute(f"{_WITH_KEYS} k.key {among(wanted)} AND a.key <> ? ORDER BY a.id", (*wanted, actor))
    return [other for _, other, _ in rows.fetchall()]


def _bodies(storage: Storage, actor: int, keys: set[str]) -> dict[int, str]:
    """The bodies of the states that the keys speak of: keys and ids."""
    states = {parts[1] for key in keys if (parts := key.split(":"))[0] in ("state", "body") and parts[1]}
    found: dict[int, str] = {}
    for state in sorted(states):
        rows = storage.execute(
            f"{_WITH_KEYS} k.key LIKE ? AND a.key <> ? ORDER BY a.id LIMIT ?", (f"body:{state}:%", actor, _MOST)
        )
        found |= {key: other for key, other, _ in rows.fetchall()}
    return found


def _relations_of(storage: Storage, actors: dict[int, str]) -> list[tuple[str, tuple[Relation, ...]]]:
    wanted = sorted(actors)
    names: dict[int, list[str]] = {}
    for key, name in storage.execute(
        f"SELECT actor, name FROM actor_name WHERE times > 0 AND actor {among(wanted)} ORDER BY actor, name", wanted
    ).fetchall():
        names.setdefault(key, []).append(name)
    kinds = dict(storage.execute(f"SELECT key, kind FROM actor WHERE key {among(wanted)}", wanted).fetchall())
    return [(actors[key], relations(kinds[key], names.get(key, ()))) for key in wanted]
