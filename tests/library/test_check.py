"""`check` finds each kind of damage, and nothing in a whole library."""

import sqlite3
from pathlib import Path

import pytest
from written_records import FERRY, ferry, place

from memcon.library import Library
from memcon.model import Reference, Statement


def damaged(path: Path, *sql: str) -> list[tuple[str | None, str]]:
    with Library.open(path, create=True) as library:
        library.add(ferry())
        library.add(ferry("second", references=(Reference(span=place(FERRY, "tariff"), record="ferry"),)))
        assert list(library.check()) == []
    db = sqlite3.connect(path)
    for statement in sql:
        db.execute(statement)
    db.commit()
    db.close()
    with Library.open(path) as library:
        return [(problem.record, problem.what) for problem in library.check()]


_S = "(SELECT key FROM statement WHERE id = '{}' AND record = (SELECT key FROM record WHERE id = 'ferry'))"


@pytest.mark.parametrize(
    ("sql", "record", "said"),
    [
        ('UPDATE mention SET "end" = 9999 WHERE record = 1 AND at = 0', "ferry", "stands at 70-9999"),
        ('UPDATE mention SET start = "end" WHERE record = 1 AND at = 0', "ferry", "has no words"),
        ("UPDATE mention SET start = -4 WHERE record = 1 AND at = 0", "ferry", "which is no place"),
        (f'UPDATE content SET "end" = 9999 WHERE statement = {_S.format("s1")}', "ferry", "content of statement s1"),
        (f"UPDATE content SET start = 0 WHERE statement = {_S.format('s3')} AND at = 2", "ferry", "not in order"),
        (f"DELETE FROM content WHERE statement = {_S.format('s1')}", "ferry", "s1 has no content"),
        (f"UPDATE content SET start = 0 WHERE statement = {_S.format('s2')}", "ferry", "reaches beyond"),
        (f"UPDATE statement SET parent = 'gone' WHERE key = {_S.format('s2')}", "ferry", "stands in statement gone"),
        (f"UPDATE statement SET parent = 's2' WHERE key = {_S.format('s1')}", "ferry", "in the end, in itself"),
        (f"UPDATE statement SET source = 'ghost' WHERE key = {_S.format('s1')}", "ferry", "names the actor ghost"),
        (f"UPDATE addressee SET actor = 'ghost' WHERE statement = {_S.format('s1')}", "ferry", "the actor ghost"),
        ("UPDATE participant SET actor = 'ghost' WHERE record = 1 AND at = 0", "ferry", "the actor ghost"),
        ("DELETE FROM record_actor WHERE record = 1 AND actor = 'brask'", "ferry", "names the actor brask"),
        ("DELETE FROM actor WHERE id = 'brask'", None, "points to a row of actor"),
        (
            "UPDATE reference SET target = 'gone' WHERE target = 'ferry'",
            "second",
            "which is not held",
        ),
        ("UPDATE reference SET span_end = 9999 WHERE record = 1", "ferry", "reference 1 stands at"),
        (
            "UPDATE record SET description = json_set(description, '$.evidence.place', json('[5,999]'))",
            "ferry",
            "evidence of place stands at 5-999",
        ),
        (
            "UPDATE record_text SET text = replace(text, 'café', 'cafe') WHERE record = 1",
            "ferry",
            "the digest differs",
        ),
        (
            "UPDATE record_text SET text = replace(text, 'spring', 'summer') WHERE record = 1",
            None,
            "index record_words",
        ),
        (f"UPDATE statement SET said = 'nothing' WHERE key = {_S.format('s1')}", None, "index statement_words"),
        ("UPDATE actor_name SET name = 'Nobody' WHERE actor = 'brask'", None, "index actor_words"),
        ("DELETE FROM record_text WHERE record = 1", "ferry", "its text is not there"),
    ],
)
def test_damage_is_found(tmp_path: Path, sql: str, record: str | None, said: str):
    problems = damaged(tmp_path / "a.memcon", sql)
    assert any(where == record and said in what for where, what in problems), problems


def test_a_reading_that_reaches_beyond_its_parent_is_kept_and_reported(tmp_path: Path):
    with Library.open(tmp_path / "a.memcon", create=True) as library:
        outer = Statement(id="s1", source="orlo", content=(place(FERRY, "the café tariff"),))
        inner = Statement(id="s2", source="brask", content=(place(FERRY, "the ferry is idle."),), parent="s1")
        library.add(ferry(statements=(outer, inner)))
        (problem,) = library.check()
        assert (problem.record, "reaches beyond" in problem.what) == ("ferry", True)
