"""Statements as rows for pages: with the record, the addressees, the chain of sources and the words quoted."""

import json
import sqlite3

from memcon.library.snippets import within
from memcon.library.view import ActorRef, Snippet, StatementRow
from memcon.library.writer import SAID_BETWEEN
from memcon.text import Span

_ROW = (
    "SELECT s.key, r.id, coalesce(r.title, r.id), r.date, s.id, s.source, s.parent, s.act, s.certainty, s.resp,"
    " s.said, s.cue FROM statement AS s JOIN record AS r ON r.key = s.record"
    " WHERE s.key IN (SELECT value FROM json_each(?))"
)
_CHAINS = (
    "WITH RECURSIVE above (key, depth, record, source, parent) AS ("
    " SELECT key, 0, record, source, parent FROM statement WHERE key IN (SELECT value FROM json_each(?))"
    " UNION ALL SELECT above.key, above.depth + 1, s.record, s.source, s.parent"
    " FROM above JOIN statement AS s ON s.record = above.record AND s.id = above.parent WHERE above.depth < 100)"
    " SELECT key, source FROM above ORDER BY key, depth DESC"
)


def statement_rows(
    db: sqlite3.Connection, keys: list[int], marks: dict[int, tuple[str, list[Span]]] | None = None
) -> tuple[StatementRow, ...]:
    """The rows of the statements with these keys, in this order; `marks` are what was said and the hits in it."""
    wanted = json.dumps(keys)
    contents: dict[int, list[Span]] = {}
    for key, start, end in db.execute(
        'SELECT statement, start, "end" FROM content WHERE statement IN (SELECT value FROM json_each(?))'
        " ORDER BY statement, at",
        (wanted,),
    ):
        contents.setdefault(key, []).append(Span(start, end))
    to: dict[int, list[str]] = {}
    for key, actor in db.execute(
        "SELECT statement, actor FROM addressee WHERE statement IN (SELECT value FROM json_each(?))"
        " ORDER BY statement, at",
        (wanted,),
    ):
        to.setdefault(key, []).append(actor)
    chains: dict[int, list[str]] = {}
    for key, actor in db.execute(_CHAINS, (wanted,)):
        chains.setdefault(key, []).append(actor)
    people = actor_refs(db, {a for ids in (*to.values(), *chains.values()) for a in ids})
    found: dict[int, StatementRow] = {}
    for row in db.execute(_ROW, (wanted,)):
        key, record, title, date, own, source, parent, act, certainty, resp, said, cue = row
        snippet: Snippet | None = None
        if marks and key in marks:
            snippet = within(contents.get(key, []), *marks[key], len(SAID_BETWEEN))
        found[key] = StatementRow(
            record=record,
            record_title=title,
            date=date,
            id=own,
            source=people[source],
            to=tuple(people[actor] for actor in to.get(key, ())),
            chain=tuple(people[actor] for actor in chains[key]),
            cue=cue,
            content=said,
            spans=tuple(contents.get(key, ())),
            parent=parent,
            act=act,
            certainty=certainty,
            resp=resp,
            snippet=snippet,
        )
    return tuple(found[key] for key in keys)


def actor_refs(db: sqlite3.Connection, ids: set[str]) -> dict[str, ActorRef]:
    """The actors with these ids, as they stand in lists."""
    rows = db.execute(
        "SELECT id, kind, name, unnamed FROM actor WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(ids)),),
    )
    return {key: ActorRef(id=key, kind=kind, name=name, unnamed=bool(unnamed)) for key, kind, name, unnamed in rows}
