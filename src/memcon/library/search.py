"""Records and statements that answer a query: best first when there are words, else by date; the order is stable."""

import json
from typing import Any

from memcon.library.filters import Filter
from memcon.library.snippets import around, hits
from memcon.library.statement_rows import statement_rows, texts_of
from memcon.library.storage import Storage, among
from memcon.library.view import Page, Query, RecordRow, Snippet
from memcon.library.words import Words

_BY_DATE = "r.earliest IS NULL, r.earliest, r.latest, r.id"
_STATEMENTS = "statement AS s JOIN record AS r ON r.key = s.record"
_ROW = "r.key, r.id, r.title, r.form, r.date, r.place, r.sender, r.recipients, r.path, r.statements, r.findings"


def records(storage: Storage, query: Query) -> Page:
    """Records that answer the query."""
    asked = Filter(storage, query, statements=False)
    where, values = asked.where, asked.values
    source, order = "record AS r", _BY_DATE
    ranked: tuple[Any, ...] = ()
    if asked.words.wanted is not None:
        match = storage.words.matches("record_words", asked.words.wanted)
        source = f"{match.source} JOIN record AS r ON r.key = {match.key}"
        where, order = f"{match.condition} AND {where}", f"{match.rank}, {_BY_DATE}"
        values, ranked = [*match.values, *values], match.rank_values
    (total,) = storage.execute(f"SELECT count(*) FROM {source} WHERE {where}", values).fetchone()
    rows = storage.execute(
        f"SELECT r.key FROM {source} WHERE {where} ORDER BY {order} LIMIT ? OFFSET ?",
        (*values, *ranked, query.limit, query.offset),
    ).fetchall()
    keys = [key for (key,) in rows]
    snippets = _record_snippets(storage, asked.words, keys)
    return Page(
        question=asked.question("records"),
        total=total,
        records=record_rows(storage, keys, snippets),
        note=_note(storage, asked, "record", total),
    )


def record_rows(
    storage: Storage, keys: list[int], snippets: dict[int, tuple[Snippet, ...]] | None = None
) -> tuple[RecordRow, ...]:
    """The rows of the records with these keys, in this order."""
    found: dict[int, RecordRow] = {}
    for row in storage.execute(f"SELECT {_ROW} FROM record AS r WHERE r.key {among(keys)}", keys):
        key, record_id, title, form, date, place, sender, recipients, path, statements, findings = row
        found[key] = RecordRow(
            id=record_id,
            title=title or record_id,
            form=form,
            date=date,
            place=place,
            sender=sender,
            recipients=tuple(json.loads(recipients)),
            statements=statements,
            findings=findings,
            path=path,
            snippets=(snippets or {}).get(key, ()),
        )
    return tuple(found[key] for key in keys)


def statements(storage: Storage, query: Query) -> Page:
    """Statements that answer the query."""
    asked = Filter(storage, query, statements=True)
    where, values = asked.where, asked.values
    source, order = _STATEMENTS, f"{_BY_DATE}, s.at"
    ranked: tuple[Any, ...] = ()
    if asked.words.wanted is not None:
        match = storage.words.matches("statement_words", asked.words.wanted)
        source = f"{match.source} JOIN statement AS s ON s.key = {match.key} JOIN record AS r ON r.key = s.record"
        where, order = f"{match.condition} AND {where}", f"{match.rank}, {order}"
        values, ranked = [*match.values, *values], match.rank_values
    (total,) = storage.execute(f"SELECT count(*) FROM {source} WHERE {where}", values).fetchone()
    found = storage.execute(
        f"SELECT s.key FROM {source} WHERE {where} ORDER BY {order} LIMIT ? OFFSET ?",
        (*values, *ranked, query.limit, query.offset),
    ).fetchall()
    rows = statement_rows(storage, [key for (key,) in found], asked.words if asked.words.wanted else None)
    return Page(
        question=asked.question("statements"),
        total=total,
        statements=rows,
        note=_note(storage, asked, "statement", total),
    )


def _record_snippets(storage: Storage, words: Words, keys: list[int]) -> dict[int, tuple[Snippet, ...]]:
    if words.wanted is None:
        return {}
    return {key: around(text, hits(text, words)) for key, text in texts_of(storage, set(keys)).items()}


def _note(storage: Storage, asked: Filter, what: str, total: int) -> str:
    """Why nothing was found, and what a date filter leaves out; "" when there is nothing to say."""
    said = list(asked.nobody)
    held = _count(storage, f"SELECT count(*) FROM {what}")
    if not total and not said:
        if not held:
            said.append(f"the library holds no {what}s yet")
        elif asked.said:
            said.append(f"none of the library's {held} {what}s answers all of this")
    if asked.dated:
        undated = _count(storage, "SELECT count(*) FROM record WHERE earliest IS NULL")
        if undated:
            said.append(
                f"{undated} {'record has' if undated == 1 else 'records have'} no date and cannot be found by one"
            )
    return "; ".join(said)


def _count(storage: Storage, sql: str) -> int:
    return int(storage.execute(sql).fetchone()[0])
