"""The rows that answer a question, as FROM and WHERE; joined, counted and put in order by who asks."""

from typing import Any, NamedTuple

from memcon.library.conditions import ALL, What
from memcon.library.filters import Filter


class Rows(NamedTuple):
    """What stands after FROM and WHERE, and the values for the marks of the second."""

    source: str
    where: str
    values: tuple[Any, ...]


def sources(asked: Filter, what: What, joined: bool = False) -> Rows:
    """FROM, WHERE and its values for all answers; with `joined` the record (and statement) is among the tables.

    Without, tables stand there only where a condition asks something of them.
    """
    match, condition = asked.match, asked.condition
    if match is None:
        tables = "record AS r" if what == "records" else "statement AS s JOIN record AS r ON r.key = s.record"
        return Rows(tables, condition.sql, condition.values)
    tables = match.source
    if joined or condition != ALL:
        joins = ["record AS r ON r.key = {key}"]
        if what == "statements":
            joins = ["statement AS s ON s.key = {key}", "record AS r ON r.key = s.record"]
        tables = " JOIN ".join([tables, *joins]).replace("{key}", match.key)
    return Rows(tables, f"{match.condition} AND {condition.sql}", (*match.values, *condition.values))
