"""Records and statements that answer a query: best first when there are words, else by date; the order is stable."""

import json
import sqlite3

from memcon.library.filters import Filter
from memcon.library.snippets import CLOSE, OPEN, around, marked
from memcon.library.statement_rows import statement_rows
from memcon.library.view import Page, Query, RecordRow, Snippet

_BY_DATE = "r.earliest IS NULL, r.earliest, r.latest, r.id"
_STATEMENTS = "statement AS s JOIN record AS r ON r.key = s.record"
_ROW = (
    "r.key, r.id, r.title, r.form, r.date, r.place, r.sender, json_extract(r.description, '$.recipients'), r.path,"
    " (SELECT count(*) FROM statement WHERE record = r.key), (SELECT count(*) FROM finding WHERE record = r.key)"
)


def records(db: sqlite3.Connection, query: Query) -> Page:
    """Records that answer the query."""
    asked = Filter(db, query, statements=False)
    where, values = asked.where, asked.values
    source, order = "record AS r", _BY_DATE
    if asked.words.wanted is not None:
        source = "record_words JOIN record AS r ON r.key = record_words.rowid"
        where, order = f"record_words MATCH ? AND {where}", f"bm25(record_words), {_BY_DATE}"
        values.insert(0, asked.words.wanted)
    (total,) = db.execute(f"SELECT count(*) FROM {source} WHERE {where}", values).fetchone()
    keys = [
        key
        for (key,) in db.execute(
            f"SELECT r.key FROM {source} WHERE {where} ORDER BY {order} LIMIT ? OFFSET ?",
            (*values, query.limit, query.offset),
        )
    ]
    snippets = _record_snippets(db, asked.words.wanted, keys)
    return Page(
        question=asked.question("records"),
        total=total,
        records=record_rows(db, keys, snippets),
        note=_note(db, asked, "record", total),
    )


def record_rows(
    db: sqlite3.Connection, keys: list[int], snippets: dict[int, tuple[Snippet, ...]] | None = None
) -> tuple[RecordRow, ...]:
    """The rows of the records with these keys, in this order."""
    found: dict[int, RecordRow] = {}
    for row in db.execute(
        f"SELECT {_ROW} FROM record AS r WHERE r.key IN (SELECT value FROM json_each(?))", (json.dumps(keys),)
    ):
        key, record_id, title, form, date, place, sender, recipients, path, statements, findings = row
        found[key] = RecordRow(
            id=record_id,
            title=title or record_id,
            form=form,
            date=date,
            place=place,
            sender=sender,
            recipients=tuple(json.loads(recipients or "[]")),
            statements=statements,
            findings=findings,
            path=path,
            snippets=(snippets or {}).get(key, ()),
        )
    return tuple(found[key] for key in keys)


def statements(db: sqlite3.Connection, query: Query) -> Page:
    """Statements that answer the query."""
    asked = Filter(db, query, statements=True)
    where, values = asked.where, asked.values
    source, order = _STATEMENTS, f"{_BY_DATE}, s.at"
    if asked.words.wanted is not None:
        source = f"statement_words JOIN {_STATEMENTS} AND s.key = statement_words.rowid"
        where, order = f"statement_words MATCH ? AND {where}", f"bm25(statement_words), {order}"
        values.insert(0, asked.words.wanted)
    (total,) = db.execute(f"SELECT count(*) FROM {source} WHERE {where}", values).fetchone()
    keys = [
        key
        for (key,) in db.execute(
            f"SELECT s.key FROM {source} WHERE {where} ORDER BY {order} LIMIT ? OFFSET ?",
            (*values, query.limit, query.offset),
        )
    ]
    marks = _highlights(db, "statement_words", asked.words.wanted, keys)
    rows = statement_rows(db, keys, {key: marked(shown) for key, shown in marks.items()})
    return Page(
        question=asked.question("statements"),
        total=total,
        statements=rows,
        note=_note(db, asked, "statement", total),
    )


def _record_snippets(db: sqlite3.Connection, wanted: str | None, keys: list[int]) -> dict[int, tuple[Snippet, ...]]:
    found = _highlights(db, "record_words", wanted, keys)
    return {key: around(*marked(shown)) for key, shown in found.items()}


def _highlights(db: sqlite3.Connection, table: str, wanted: str | None, keys: list[int]) -> dict[int, str]:
    if wanted is None:
        return {}
    return dict(
        db.execute(
            f"SELECT rowid, highlight({table}, 0, ?, ?) FROM {table} WHERE {table} MATCH ?"
            " AND rowid IN (SELECT value FROM json_each(?))",
            (OPEN, CLOSE, wanted, json.dumps(keys)),
        )
    )


def _note(db: sqlite3.Connection, asked: Filter, what: str, total: int) -> str:
    """Why nothing was found, and what a date filter leaves out; "" when there is nothing to say."""
    said = list(asked.nobody)
    held = _count(db, f"SELECT count(*) FROM {what}")
    if not total and not said:
        if not held:
            said.append(f"the library holds no {what}s yet")
        elif asked.said:
            said.append(f"none of the library's {held} {what}s answers all of this")
    if asked.dated:
        undated = _count(db, "SELECT count(*) FROM record WHERE earliest IS NULL")
        if undated:
            said.append(
                f"{undated} {'record has' if undated == 1 else 'records have'} no date and cannot be found by one"
            )
    return "; ".join(said)


def _count(db: sqlite3.Connection, sql: str) -> int:
    return int(db.execute(sql).fetchone()[0])
