"""Statements as rows of the index: who said what to whom and of whom, each with the place of its words."""

import json
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from memcon.library.storage import Storage
from memcon.model import Record, Statement

SAID_BETWEEN = " … "  # joins the spans of a statement's content in what was said


class StatementRows(NamedTuple):
    """Rows of the tables `statement`, `addressee` and `spoken_of`, in the order of their columns."""

    statements: list[tuple[Any, ...]]
    addressees: list[tuple[int, int, int]]
    spoken_of: list[tuple[int, int]]


def said(record: Record, statement: Statement) -> str:
    """What was said: the words of the content spans, an ellipsis between them."""
    return SAID_BETWEEN.join(record.text[start:end] for start, end in statement.content)


def statement_rows(record: Record, key: int, people: Mapping[str, int], first: int) -> StatementRows:
    """The rows for the statements of `record`, whose row has the key `key`; their own keys count from `first`.

    `people` are the keys of the rows of `record_actor` by the record's own ids.
    """
    keys = {statement.id: first + at for at, statement in enumerate(record.statements)}
    mentions = sorted((m.start, m.end, m.actor) for m in record.mentions)
    starts = [start for start, _, _ in mentions]
    found = StatementRows([], [], [])
    for at, statement in enumerate(record.statements):
        number = first + at
        found.statements.append(
            (
                number,
                key,
                at,
                statement.id,
                people[statement.source],
                keys[statement.parent] if statement.parent else None,
                *(statement.cue or (None, None)),
                json.dumps(statement.content, separators=(",", ":")),
                statement.act,
                statement.certainty,
                statement.resp,
            )
        )
        found.addressees.extend((number, n, people[actor]) for n, actor in enumerate(statement.to))
        spoken_of = {
            people[actor]
            for start, end in statement.content
            for _, last, actor in mentions[bisect_left(starts, start) : bisect_left(starts, end)]
            if last <= end and actor != statement.source
        }
        found.spoken_of.extend((number, who) for who in sorted(spoken_of))
    return found


def words_of(storage: Storage, key: int, record: Record) -> Iterator[tuple[int, str]]:
    """What each statement of the record with the key `key` says, under the statement's key, as the index has it."""
    by_id = {statement.id: statement for statement in record.statements}
    rows = storage.execute("SELECT key, id FROM statement WHERE record = ? ORDER BY at", (key,)).fetchall()
    return ((number, said(record, by_id[statement])) for number, statement in rows if statement in by_id)
