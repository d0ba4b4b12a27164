"""Records and statements that answer a query: best first when there are words, else by date; the order is stable."""

import json
from typing import Any

from memcon.errors import UsageError
from memcon.library.answers import answers
from memcon.library.conditions import ALL, What
from memcon.library.counts import counted
from memcon.library.explaining import note
from memcon.library.filters import Filter
from memcon.library.snippets import around
from memcon.library.statement_rows import fallen, statement_rows, texts_of
from memcon.library.storage import Storage, among
from memcon.library.view import Page, Query, RecordRow, Snippet
from memcon.model.dates import Days
from memcon.query.hits import hits
from memcon.query.tree import EVERYTHING, Node

_BY_DATE = "r.earliest IS NULL, r.earliest, r.latest, r.id"
_COLUMNS = "key id title form date date_end place sender recipients path statements findings"
_ROW = ", ".join(f"r.{column}" for column in _COLUMNS.split())


def records(storage: Storage, query: Query) -> Page:
    """Records that answer the query; UsageError where it is to be looked for by meaning."""
    if query.meaning:
        raise UsageError(
            "Whole records are not searched by meaning.", "Search what was said, or leave the meaning out."
        )
    asked = Filter(storage, query, "records")
    keys, total = _page(storage, asked, query, "records")
    return Page(
        question=asked.question,
        total=total,
        records=record_rows(storage, keys, _record_snippets(storage, asked.words, keys), asked.dated),
        note=note(storage, asked, "records", total),
        facets=counted(storage, answers(asked, "records"), "records") if query.facets else (),
    )


def statements(storage: Storage, query: Query) -> Page:
    """Statements that answer the query."""
    asked = Filter(storage, query, "statements")
    keys, total = _page(storage, asked, query, "statements")
    return Page(
        question=asked.question,
        total=total,
        statements=statement_rows(storage, keys, asked.words, asked.dated),
        note=note(storage, asked, "statements", total),
        facets=counted(storage, answers(asked, "statements"), "statements") if query.facets else (),
    )


def _page(storage: Storage, asked: Filter, query: Query, what: What) -> tuple[list[int], int]:
    """The keys of the page asked for, and how many answers there are.

    The best first where there are words, equals in the order they came into the library; else by date.
    """
    key, source, where, values = answers(asked, what)
    order = _BY_DATE if what == "records" else f"{_BY_DATE}, s.at"
    ranked: tuple[Any, ...] = ()
    if asked.match is not None:
        order, ranked = f"{asked.match.rank}, {key}", asked.match.rank_values
    page = f"SELECT {key} FROM {source} WHERE {where} ORDER BY {order}"
    if asked.match is not None and asked.condition != ALL:  # finding them is the work: once, not once to count them
        found = storage.execute(page, (*values, *ranked)).fetchall()
        return [row[0] for row in found[query.offset : query.offset + query.limit]], len(found)
    if asked.match is None and asked.condition == ALL:
        (total,) = storage.execute(f"SELECT count(*) FROM {what.removesuffix('s')}").fetchone()
    else:
        (total,) = storage.execute(f"SELECT count(*) FROM {source} WHERE {where}", values).fetchone()
    if not total or not query.limit:
        return [], total
    rows = storage.execute(f"{page} LIMIT ? OFFSET ?", (*values, *ranked, query.limit, query.offset)).fetchall()
    return [row[0] for row in rows], total


def record_rows(
    storage: Storage,
    keys: list[int],
    snippets: dict[int, tuple[Snippet, ...]] | None = None,
    dated: Days | None = None,
) -> tuple[RecordRow, ...]:
    """The rows of the records with these keys, in this order; `dated` are the days that were asked for."""
    found: dict[int, RecordRow] = {}
    for row in storage.execute(f"SELECT {_ROW} FROM record AS r WHERE r.key {among(keys)}", keys):
        key, record_id, title, form, date, date_end, place, sender, recipients, path, statements, findings = row
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
            dated=fallen(date, date_end, dated),
        )
    return tuple(found[key] for key in keys)


def _record_snippets(storage: Storage, words: Node, keys: list[int]) -> dict[int, tuple[Snippet, ...]]:
    if words == EVERYTHING:
        return {}
    return {key: around(text, hits(text, words)) for key, text in texts_of(storage, set(keys)).items()}
