"""Looking for faults: in each record, in the indexes made from it, between records, and in the database."""

import hashlib
from collections.abc import Iterator

from memcon.library import meanings
from memcon.library.facets import facets
from memcon.library.faults import faults, flaws
from memcon.library.reader import Held, held, own, readable
from memcon.library.statement_index import statement_rows, words_of
from memcon.library.storage import Index, Storage
from memcon.library.view import Problem
from memcon.model import Record


def check(storage: Storage) -> Iterator[Problem]:
    """Yield each fault found; nothing when all is well. Inside a reading transaction."""
    for said in storage.faults():
        yield Problem(record=None, what=said)
    for (record_id,) in storage.execute("SELECT id FROM record ORDER BY id").fetchall():
        try:
            row = held(storage, record_id)
        except ValueError as error:
            yield Problem(record=record_id, what=f"its text cannot be read any more: {error}")
            continue
        if row is not None:
            for what in _record(storage, row):
                yield Problem(record=record_id, what=what)
    yield from _words(storage)
    yield from _between(storage)


def _record(storage: Storage, row: Held) -> Iterator[str]:
    digest = storage.execute("SELECT sha256 FROM record_text WHERE record = ?", (row.key,)).fetchone()
    if row.text is None or digest is None:
        yield "its text is not there"
        return
    if hashlib.sha256(row.text.encode()).hexdigest() != digest[0]:
        yield "its text is not the text that was read: the digest differs"
    try:
        record = own(row)
    except ValueError as error:
        yield f"what was found in it cannot be read any more: {error}"
        return
    yield from faults(record)
    yield from flaws(record)
    yield from _indexes(storage, row.key, record)


def _indexes(storage: Storage, key: int, record: Record) -> Iterator[str]:
    """What the indexes say of the record, against what would be made of it now."""
    people = dict(
        storage.execute("SELECT local, key FROM record_actor WHERE record = ? ORDER BY at", (key,)).fetchall()
    )
    if list(people) != [actor.id for actor in record.actors]:
        yield "the actors it has in the library are not those that were found in it"
        return
    found = storage.execute(
        "SELECT key, record, at, id, source, parent, cue_start, cue_end, content, act, certainty, resp"
        " FROM statement WHERE record = ? ORDER BY at",
        (key,),
    ).fetchall()
    first = found[0][0] if found else 0
    due = statement_rows(record, key, people, first)
    if [tuple(row) for row in found] != due.statements:
        yield "the index of its statements does not agree with it"
    for table, columns, rows in (
        ("addressee", "statement, at, who", due.addressees),
        ("spoken_of", "statement, who", due.spoken_of),
    ):
        held_rows = storage.execute(
            f"SELECT {columns} FROM {table} WHERE who IN (SELECT key FROM record_actor WHERE record = ?)"
            f" ORDER BY {columns}",
            (key,),
        ).fetchall()
        if [tuple(row) for row in held_rows] != sorted(rows):
            yield f"the index {table} of its statements does not agree with it"
    if meanings.strayed(storage, key, record, first):
        yield "the vectors of its statements are not those of what was said in it"
    kept = storage.execute("SELECT kind, value FROM facet WHERE record = ? ORDER BY kind, value", (key,)).fetchall()
    if sorted(map(tuple, kept)) != sorted(set(facets(record.description))):
        yield "the facets it is counted by do not agree with its description"


def _words(storage: Storage) -> Iterator[Problem]:
    """Where a full-text index does not hold the words of its texts, or others."""
    indexes: tuple[tuple[Index, Iterator[tuple[int, str]], str], ...] = (
        ("record_words", _texts(storage), "SELECT key FROM record WHERE key = ?"),
        ("statement_words", _said(storage), "SELECT record FROM statement WHERE key = ?"),
    )
    for index, texts, record in indexes:
        for key in storage.words.strayed(index, texts):
            row = storage.execute(f"SELECT id FROM record WHERE key = ({record})", (key,)).fetchone()
            yield Problem(record=row[0] if row else None, what=f"the index {index} does not hold its words")
    names = storage.stream("SELECT key, name FROM actor_name")
    if storage.words.strayed("actor_words", ((key, name) for key, name in names)):
        yield Problem(record=None, what="the index actor_words does not hold the names of the actors")


def _texts(storage: Storage) -> Iterator[tuple[int, str]]:
    for key, record in readable(storage):
        yield key, record.text


def _said(storage: Storage) -> Iterator[tuple[int, str]]:
    for key, record in readable(storage):
        yield from words_of(storage, key, record)


def _between(storage: Storage) -> Iterator[Problem]:
    for actor, times, counted in storage.execute(
        "SELECT a.id, a.records, n.records FROM"
        " (SELECT actor.key, actor.id, count(ra.key) AS records FROM actor"
        " LEFT JOIN record_actor AS ra ON ra.actor = actor.key GROUP BY actor.key, actor.id) AS a"
        " LEFT JOIN (SELECT actor, max(times) AS records FROM actor_name GROUP BY actor) AS n ON n.actor = a.key"
        " WHERE a.records > 0 AND n.records IS NULL"
    ).fetchall():
        yield Problem(record=None, what=f"the actor {actor} is in {times} records and has no name ({counted})")
