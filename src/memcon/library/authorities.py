"""The authority that the actors of a library are linked by: the one that ships, with what people added to it."""

from collections.abc import Callable, Mapping

import msgspec

from memcon.authority import Authority, Entries
from memcon.errors import NotFound
from memcon.identity.linking import Link, link
from memcon.library import occurrences, told_offices
from memcon.library.parting import parted
from memcon.library.reader import as_read, held
from memcon.library.storage import Storage, next_key
from memcon.library.view import AuthoritySource
from memcon.model import Actor

_known: dict[tuple[tuple[str, str], ...], Authority] = {}


def authority_of(storage: Storage) -> Authority:
    """The authority of this library; made once for as long as its sources stay."""
    rows = storage.execute("SELECT name, added, entries FROM authority_source ORDER BY key").fetchall()
    if not rows:
        return Authority.shipped()
    sources = tuple((name, added) for name, added, _ in rows)
    if sources not in _known:
        _known.clear()
        _known[sources] = Authority.shipped().with_entries(*(_decoded(entries) for _, _, entries in rows))
    return _known[sources]


def linked(actor: Actor, links: Mapping[str, Link]) -> str | None:
    """The authority id of an actor of a record: the one an edition gave, else what linking found."""
    found = links.get(actor.id)
    return actor.authority or (found.authority if found else None)


def add(storage: Storage, name: str, entries: Entries, by: str, now: str) -> None:
    """Keep a user's authority under `name`; one of that name is replaced."""
    storage.execute("DELETE FROM authority_source WHERE name = ?", (name,))
    storage.execute(
        "INSERT INTO authority_source (key, name, entries, by, added) VALUES (?, ?, ?, ?, ?)",
        (next_key(storage, "authority_source"), name, msgspec.json.encode(entries).decode(), by, now),
    )


def remove(storage: Storage, name: str) -> None:
    """Take a user's authority out; NotFound when there is none of that name."""
    if storage.execute("SELECT 1 FROM authority_source WHERE name = ?", (name,)).fetchone() is None:
        raise NotFound(f"This library has no authority {name}.", "List them with: memcon authority list.")
    storage.execute("DELETE FROM authority_source WHERE name = ?", (name,))


def sources(storage: Storage) -> tuple[AuthoritySource, ...]:
    """The authorities that people added, oldest first."""
    rows = storage.execute("SELECT name, entries, by, added FROM authority_source ORDER BY key").fetchall()
    found = []
    for name, encoded, by, added in rows:
        entries = _decoded(encoded)
        counts = {"people": len(entries.people), "offices": len(entries.offices), "tenures": len(entries.tenures)}
        found.append(AuthoritySource(name=name, by=by, added=added, **counts))
    return tuple(found)


def link_again(storage: Storage, on_record: Callable[[int, int], None] | None = None) -> int:
    """Link the actors of all records anew, after the authority changed; in how many records a link changed.

    `on_record` is called with the number of records done and of all. Who is who stays: what links tell of two actors
    that stand apart is a question for people.
    """
    authority = authority_of(storage)
    ids = [i for (i,) in storage.execute("SELECT id FROM record ORDER BY key").fetchall()]
    touched: set[int] = set()
    offices: set[str] = set()
    loosened: set[int] = set()
    changed = 0
    for done, record_id in enumerate(ids, 1):
        row = held(storage, record_id)
        if row is None:
            continue
        reading = as_read(row)
        links = link(reading, authority)
        offices |= told_offices.of_record(storage, row.key)
        loosened |= told_offices.loosen(storage, row.key)
        whole = parted(reading, row.judged)
        found = told_offices.told_in(whole, links, authority)
        offices |= {telling.office for telling in found}
        actors = {actor.id: actor for actor in whole.record.actors}
        before = storage.execute(
            "SELECT key, local, actor, authority FROM record_actor WHERE record = ?", (row.key,)
        ).fetchall()
        moved = False
        for key, local, actor, was in before:
            now = linked(actors[local], links)
            if now != was:
                storage.execute("UPDATE record_actor SET authority = ? WHERE key = ?", (now, key))
                touched.add(actor)
                moved = True
        changed += moved
        told_offices.write(storage, {local: key for key, local, _, _ in before}, found)
        if on_record is not None:
            on_record(done, len(ids))
    given = loosened | told_offices.settle(storage, offices)
    occurrences.recount(storage, given)
    occurrences.settle(storage, touched - given, gone=True)
    return changed


def _decoded(entries: str) -> Entries:
    return msgspec.json.decode(entries, type=Entries)
