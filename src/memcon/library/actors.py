"""Actors of a library: lists, and the page of one with all it said and all that was said of it."""

import json
import sqlite3

from memcon.errors import NotFound
from memcon.library.search import record_rows
from memcon.library.snippets import window
from memcon.library.statement_rows import actor_refs, statement_rows
from memcon.library.view import ActorRow, ActorView, Occurrence, StatementRow
from memcon.library.words import parsed
from memcon.text import Span

_COUNTS = (
    "SELECT a.id, (SELECT count(*) FROM record_actor WHERE actor = a.id),"
    " (SELECT count(*) FROM statement WHERE source = a.id) AS said,"
    " (SELECT count(*) FROM addressee WHERE actor = a.id),"
    " (SELECT count(*) FROM mention WHERE actor = a.id) AS mentions"
    " FROM actor AS a WHERE {where} ORDER BY said DESC, mentions DESC, a.id LIMIT ? OFFSET ?"
)
_ORDER = "ORDER BY r.earliest IS NULL, r.earliest, r.latest, r.id"


def actors(db: sqlite3.Connection, words: str, offset: int, limit: int) -> tuple[ActorRow, ...]:
    """Actors whose names have `words` (words, "a phrase", prefix*, -not), most spoken first."""
    asked = parsed(words)
    where = "1"
    values: list[str] = []
    having = (
        "a.id IN (SELECT n.actor FROM actor_words AS w JOIN actor_name AS n ON n.key = w.rowid"
        " WHERE actor_words MATCH ?)"
    )
    if words.strip() and not asked:
        return ()
    if asked.wanted is not None:
        where, values = f"{where} AND {having}", [*values, asked.wanted]
    if asked.unwanted is not None:
        where, values = f"{where} AND NOT {having}", [*values, asked.unwanted]
    found = db.execute(_COUNTS.format(where=where), (*values, limit, offset)).fetchall()
    people = actor_refs(db, {row[0] for row in found})
    names = _names(db, [row[0] for row in found])
    return tuple(
        ActorRow(
            actor=people[key], names=names.get(key, ()), records=records, said=said, told=told, mentions=mentions
        )
        for key, records, said, told, mentions in found
    )


def actor(db: sqlite3.Connection, actor_id: str, limit: int | None) -> ActorView:
    """An actor's page, at most `limit` rows in each list (None: all); NotFound when there is none."""
    people = actor_refs(db, {actor_id})
    if actor_id not in people:
        raise NotFound(f"There is no actor {actor_id} in this library.", "Look for a name with: memcon actors NAME.")
    most = -1 if limit is None else limit
    occurrences = db.execute(
        f"SELECT r.key, r.id, ra.why FROM record_actor AS ra JOIN record AS r ON r.key = ra.record"
        f" WHERE ra.actor = ? {_ORDER}",
        (actor_id,),
    ).fetchall()
    said, said_total = _statements(db, "s.source = ?", actor_id, most)
    told, told_total = _statements(db, "s.key IN (SELECT statement FROM addressee WHERE actor = ?)", actor_id, most)
    of, of_total = _statements(db, "s.key IN (SELECT statement FROM spoken_of WHERE actor = ?)", actor_id, most)
    (mentions,) = db.execute("SELECT count(*) FROM mention WHERE actor = ?", (actor_id,)).fetchone()
    return ActorView(
        actor=people[actor_id],
        names=_names(db, [actor_id]).get(actor_id, ()),
        records=record_rows(db, [key for key, _, _ in occurrences][: len(occurrences) if limit is None else limit]),
        said=said,
        told=told,
        of=of,
        occurrences=_occurrences(db, actor_id, most),
        why={record: why for _, record, why in occurrences},
        records_total=len(occurrences),
        said_total=said_total,
        told_total=told_total,
        of_total=of_total,
        occurrences_total=mentions,
    )


def _statements(db: sqlite3.Connection, where: str, actor_id: str, most: int) -> tuple[tuple[StatementRow, ...], int]:
    (total,) = db.execute(f"SELECT count(*) FROM statement AS s WHERE {where}", (actor_id,)).fetchone()
    keys = db.execute(
        f"SELECT s.key FROM statement AS s JOIN record AS r ON r.key = s.record WHERE {where} {_ORDER}, s.at LIMIT ?",
        (actor_id, most),
    )
    return statement_rows(db, [key for (key,) in keys]), total


def _occurrences(db: sqlite3.Connection, actor_id: str, most: int) -> tuple[Occurrence, ...]:
    rows = db.execute(
        'SELECT r.key, r.id, coalesce(r.title, r.id), r.date, m.start, m."end" FROM mention AS m'
        f" JOIN record AS r ON r.key = m.record WHERE m.actor = ? {_ORDER}, m.start, m.at LIMIT ?",
        (actor_id, most),
    ).fetchall()
    texts = dict(
        db.execute(
            "SELECT record, text FROM record_text WHERE record IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted({row[0] for row in rows})),),
        )
    )
    return tuple(
        Occurrence(
            record=record,
            record_title=title,
            date=date,
            span=Span(start, end),
            snippet=window(texts[key], Span(start, end), [Span(start, end)]),
        )
        for key, record, title, date, start, end in rows
    )


def _names(db: sqlite3.Connection, ids: list[str]) -> dict[str, tuple[str, ...]]:
    """The names of these actors as records print them, the most frequent first."""
    found: dict[str, list[str]] = {}
    for key, name in db.execute(
        "SELECT actor, name FROM actor_name WHERE actor IN (SELECT value FROM json_each(?))"
        " ORDER BY actor, times DESC, length(name) DESC, name",
        (json.dumps(ids),),
    ):
        found.setdefault(key, []).append(name)
    return {key: tuple(names) for key, names in found.items()}
