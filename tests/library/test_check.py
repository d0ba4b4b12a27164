"""`check` finds each kind of damage, and nothing in a whole library."""

import sqlite3
from pathlib import Path

import pytest
from written_records import FERRY, ferry, place

from memcon.library import Library
from memcon.library.packing import packed_text, unpacked_text
from memcon.model import Reference, Statement


def damaged(path: Path, *sql: str) -> list[tuple[str | None, str]]:
    with Library.open(path, create=True) as library:
        library.add(ferry())
        library.add(ferry("second", references=(Reference(span=place(FERRY, "tariff"), record="ferry"),)))
        assert list(library.check()) == []
    db = sqlite3.connect(path)
    db.create_function("changed", 3, lambda text, old, new: packed_text(unpacked_text(text).replace(old, new)))
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
        ("UPDATE record SET layers = substr(layers, 1, 40) WHERE id = 'ferry'", "ferry", "cannot be read any more"),
        (
            f"UPDATE statement SET content = '[[0,9]]' WHERE key = {_S.format('s1')}",
            "ferry",
            "index of its statements",
        ),
        (f"UPDATE statement SET parent = NULL WHERE key = {_S.format('s2')}", "ferry", "index of its statements"),
        (f"DELETE FROM statement WHERE key = {_S.format('s3')}", "ferry", "index of its statements"),
        (f"UPDATE addressee SET who = 1 WHERE statement = {_S.format('s1')}", "ferry", "index addressee"),
        (f"DELETE FROM spoken_of WHERE statement = {_S.format('s3')}", "ferry", "index spoken_of"),
        ("UPDATE facet SET value = 'poem' WHERE kind = 'form'", "ferry", "facets"),
        ("DELETE FROM record_actor WHERE record = 1 AND local = 'brask'", "ferry", "actors it has in the library"),
        ("DELETE FROM actor WHERE id = 'brask'", None, "points to a row of actor"),
        (
            "UPDATE record_text SET text = changed(text, 'café', 'cafe') WHERE record = 1",
            "ferry",
            "the digest differs",
        ),
        (
            "UPDATE record_text SET text = changed(text, 'spring', 'summer') WHERE record = 1",
            "ferry",
            "index record_words",
        ),
        (
            "UPDATE record_text SET text = substr(text, 1, 40) WHERE record = 1",
            "ferry",
            "text cannot be read any more",
        ),
        ("UPDATE actor_name SET name = 'Nobody' WHERE name = 'Mr. Brask'", None, "index actor_words"),
        (
            f"INSERT INTO statement_words (statement_words, rowid, said) VALUES ('delete', {_S.format('s2')},"
            " 'the ferry is idle.')",
            "ferry",
            "index statement_words",
        ),
        ("INSERT INTO statement_words (rowid, said) VALUES (900, 'idle')", None, "index statement_words"),
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
