"""The rows that answer a question, as FROM and WHERE; counted and put in order by who asks."""

from typing import Any, NamedTuple

from memcon.library.conditions import ALL, What
from memcon.library.filters import Filter


class Answers(NamedTuple):
    """The column with their key, what stands after FROM and WHERE, and the values for the marks of the last."""

    key: str
    source: str
    where: str
    values: tuple[Any, ...]


def answers(asked: Filter, what: What) -> Answers:
    """All records or statements that answer; tables stand there only where a condition asks something of them."""
    match, condition = asked.match, asked.condition
    if match is None:
        if what == "records":
            return Answers("r.key", "record AS r", condition.sql, condition.values)
        if condition == ALL:  # SQLite takes the tables as they stand here: so all are listed by date without sorting
            return Answers("s.key", "record AS r CROSS JOIN statement AS s", "s.record = r.key", ())
        return Answers(
            "s.key", "statement AS s JOIN record AS r ON r.key = s.record", condition.sql, condition.values
        )
    source = match.source
    if condition != ALL and what == "records":
        source += f" JOIN record AS r ON r.key = {match.key}"
    elif condition != ALL:
        source += f" JOIN statement AS s ON s.key = {match.key} JOIN record AS r ON r.key = s.record"
    where = f"{match.condition} AND {condition.sql}"
    return Answers(match.key, source, where, (*match.values, *condition.values))
