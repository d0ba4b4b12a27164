"""What an actor is known by: names, keys and dates counted over its records, as records come and go.

Counts are kept, not computed anew, so that adding a record costs the same in a large library as in a small one.
"""

from collections.abc import Collection, Iterable
from typing import Literal, NamedTuple

from memcon.identity.keys import keys, state_of
from memcon.identity.names import person_name
from memcon.identity.slugs import slug
from memcon.library.parting import is_of_people
from memcon.library.reader import held, own
from memcon.library.storage import Storage, among, next_key
from memcon.model import Actor, Record
from memcon.model.dates import FIRST, spanned
from memcon.stages.words import is_function_word

_SHORT = 40  # code points: of names that equally many records prefer, the longest up to this length is shown


def earliest(record: Record) -> str | None:
    """The first day that the record's date may mean (YYYY-MM-DD)."""
    days = spanned(record.description.date, record.description.date_end)
    return days.earliest if days else None


def actor_keys(actor: Actor, day: str | None) -> frozenset[str]:
    """The keys an actor of a record dated from `day` (YYYY-MM-DD) is looked up by."""
    year = int(day[:4]) if day and day > FIRST else None
    return keys(actor.kind, actor.names or (actor.name,), actor.unnamed, year, actor.authority)


def count(storage: Storage, record: int, content: Record, by: Literal[1, -1]) -> set[int]:
    """Count the actors of the record with the key `record` in (1), or out (-1) while they are there; their keys."""
    rows = storage.execute(
        "SELECT local, actor, authority, machine = actor FROM record_actor WHERE record = ? ORDER BY at", (record,)
    )
    return _count(storage, content, {local: _Whose(*whose) for local, *whose in rows}, by)


def recount(storage: Storage, actors: Collection[int]) -> None:
    """Count the names and keys of these actors anew, after people moved records from one to another."""
    for actor in sorted(actors):
        _clear_words(storage, actor)
        storage.execute("DELETE FROM actor_name WHERE actor = ?", (actor,))
        storage.execute("DELETE FROM actor_key WHERE actor = ?", (actor,))
    wanted = sorted(actors)
    rows = storage.execute(
        "SELECT r.id, ra.local, ra.actor, ra.authority, ra.machine = ra.actor FROM record_actor AS ra"
        f" JOIN record AS r ON r.key = ra.record WHERE ra.actor {among(wanted)} ORDER BY r.id, ra.at",
        wanted,
    ).fetchall()
    by_record: dict[str, dict[str, _Whose]] = {}
    for record_id, local, *whose in rows:
        by_record.setdefault(record_id, {})[local] = _Whose(*whose)
    for record_id, who in by_record.items():
        row = held(storage, record_id)
        if row is not None:
            _count(storage, own(row), who, 1)
    settle(storage, wanted, gone=True)


class _Whose(NamedTuple):
    """Which actor of the library one of a record is, its authority id there, and whether the machine found so."""

    key: int
    authority: str | None
    found: bool


def _count(storage: Storage, record: Record, who: dict[str, _Whose], by: Literal[1, -1]) -> set[int]:
    """Count the actors of `record` in or out; `who` they are by the record's own id.

    What people gave to an actor does not change of what kind it is.
    """
    days = spanned(record.description.date, record.description.date_end)
    first, last = (days.earliest, days.latest) if days else (None, None)
    for actor in record.actors:
        if actor.id not in who:
            continue
        key, authority, found = who[actor.id]
        for form in _forms(actor):
            _count_name(storage, key, form, by, by * (form == actor.name))
        storage.executemany(
            "INSERT INTO actor_key (key, actor, times) VALUES (?, ?, ?) ON CONFLICT (key, actor)"
            " DO UPDATE SET times = actor_key.times + excluded.times",
            [(known_by, key, by) for known_by in sorted(actor_keys(actor, first))],
        )
        if by == 1:
            kind = actor.kind if found and not is_of_people(actor.id) else None
            _widen(storage, key, kind, authority, first, last)
    return {whose.key for whose in who.values()}


def _forms(actor: Actor) -> list[str]:
    """The names of an actor; the pronouns that stand for it only where it has no other."""
    forms = list(dict.fromkeys((*actor.names, actor.name)))
    return [form for form in forms if not is_function_word(form.casefold())] or forms


def _count_name(storage: Storage, actor: int, name: str, by: int, preferred: int) -> None:
    row = storage.execute("SELECT key FROM actor_name WHERE actor = ? AND name = ?", (actor, name)).fetchone()
    if row is not None:
        storage.execute(
            "UPDATE actor_name SET times = times + ?, preferred = preferred + ? WHERE key = ?",
            (by, preferred, row[0]),
        )
        return
    key = next_key(storage, "actor_name")
    storage.execute(
        "INSERT INTO actor_name (key, actor, name, times, preferred) VALUES (?, ?, ?, ?, ?)",
        (key, actor, name, by, preferred),
    )
    storage.words.put("actor_words", [(key, name)])


def settle(storage: Storage, actors: Iterable[int], gone: bool) -> None:
    """After counting: name actors as people or most records do, states as the lexicon; if `gone`, date them anew."""
    for actor in sorted(actors):
        if gone:
            _clear_words(storage, actor, " AND times <= 0")
            storage.execute("DELETE FROM actor_name WHERE actor = ? AND times <= 0", (actor,))
            storage.execute("DELETE FROM actor_key WHERE actor = ? AND times <= 0", (actor,))
            first, last, authority = storage.execute(
                "SELECT min(r.earliest), max(r.latest), min(ra.authority)"
                " FROM record_actor AS ra JOIN record AS r ON r.key = ra.record WHERE ra.actor = ?",
                (actor,),
            ).fetchone()
            storage.execute(
                "UPDATE actor SET first = ?, last = ?, authority = ? WHERE key = ?", (first, last, authority, actor)
            )
        (actor_id,) = storage.execute("SELECT id FROM actor WHERE key = ?", (actor,)).fetchone()
        given = dict(
            storage.execute(
                "SELECT decision, value FROM judgement AS j WHERE actor = ? AND decision IN ('name', 'authority')"
                " AND NOT EXISTS (SELECT 1 FROM judgement WHERE withdraws = j.key) ORDER BY key",
                (actor_id,),
            ).fetchall()
        )
        if "authority" in given:
            storage.execute("UPDATE actor SET authority = ? WHERE key = ?", (given["authority"], actor))
        name = _name(storage, actor, actor_id)
        if name and "name" in given:
            name = given["name"]
            _count_name(storage, actor, name, 0, 0)  # found by it too, though no record prints it
        if name:
            storage.execute("UPDATE actor SET name = ? WHERE key = ?", (name, actor))


def forget(storage: Storage, actors: Collection[int]) -> None:
    """Delete those of `actors` that no record has any more and no judgement speaks of."""
    storage.executemany(
        "DELETE FROM actor WHERE key = ? AND NOT EXISTS (SELECT 1 FROM record_actor AS ra WHERE ra.actor = actor.key)"
        " AND NOT EXISTS (SELECT 1 FROM record_actor AS ra WHERE ra.machine = actor.key AND ra.machine <> ra.actor)"
        " AND NOT EXISTS (SELECT 1 FROM judgement AS j WHERE j.actor = actor.id OR j.other = actor.id)",
        [(actor,) for actor in sorted(actors)],
    )


def _name(storage: Storage, actor: int, actor_id: str) -> str | None:
    rows = storage.execute("SELECT key FROM actor_key WHERE actor = ? AND key LIKE 'state:%'", (actor,)).fetchall()
    state = state_of(key for (key,) in rows)
    if state and actor_id == slug(state):  # not a people that a record told apart from its state
        return state
    names = storage.execute(
        "SELECT n.name, n.preferred, a.kind = 'person' FROM actor_name AS n JOIN actor AS a ON a.key = n.actor"
        " WHERE n.actor = ?",
        (actor,),
    ).fetchall()
    return min(names, key=lambda row: _rank(*row))[0] if names else None


def _rank(name: str, preferred: int, person: bool) -> tuple[bool, bool, int, bool, int, str]:
    """By what one name is shown before others: a person's own before his office, no shout, most preferred, fuller.

    The alphabet decides in the end, so that the order of reading does not matter.
    """
    office = bool(person) and person_name(name) is None
    return office, name.isupper(), -preferred, len(name) > _SHORT, -len(name), name


def _clear_words(storage: Storage, actor: int, condition: str = "") -> None:
    rows = storage.execute(f"SELECT key, name FROM actor_name WHERE actor = ?{condition}", (actor,)).fetchall()
    storage.words.take("actor_words", rows)


def _widen(
    storage: Storage, key: int, kind: str | None, authority: str | None, first: str | None, last: str | None
) -> None:
    known_kind, known_first, known_last, known_authority = storage.execute(
        "SELECT kind, first, last, authority FROM actor WHERE key = ?", (key,)
    ).fetchone()
    storage.execute(
        "UPDATE actor SET kind = ?, first = ?, last = ?, authority = ? WHERE key = ?",
        (
            "state" if kind == "state" else known_kind,
            min((day for day in (known_first, first) if day), default=None),
            max((day for day in (known_last, last) if day), default=None),
            known_authority or authority,
            key,
        ),
    )
