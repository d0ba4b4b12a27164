"""What SQLite finds for a question is what the question means."""

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.errors import UsageError
from memcon.query import fts5
from memcon.query.parsing import parsed
from memcon.query.tokens import words
from memcon.query.tree import EVERYTHING, Field, Node, has_field
from question_reference import QUESTIONS, TEXTS, holds


@pytest.fixture(scope="module")
def index() -> Iterator[sqlite3.Connection]:
    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE held USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2')")
    yield db
    db.close()


def answers(db: sqlite3.Connection, text: str, question: Node) -> bool:
    db.execute("DELETE FROM held")
    db.execute("INSERT INTO held (text) VALUES (?)", (text,))
    asked = fts5.expression(question)
    if asked is None:
        return True
    found = db.execute("SELECT count(*) FROM held WHERE held MATCH ?", (asked.text,)).fetchone()[0]
    return bool(found) != asked.negated


@given(TEXTS, QUESTIONS)
def test_the_index_answers_what_was_asked(index: sqlite3.Connection, text: str, question: Node) -> None:
    assert answers(index, text, question) == holds(question, list(words(text)))


@given(st.text(max_size=40))
def test_every_question_is_one_the_index_understands(index: sqlite3.Connection, typed: str) -> None:
    try:
        question = parsed(typed)
    except UsageError:
        return
    if not has_field(question):
        answers(index, typed, question)


def test_a_long_question_is_understood(index: sqlite3.Connection) -> None:
    assert answers(index, "b a", parsed(" ".join(["a"] * 900)))
    assert answers(index, "b a", parsed(" OR ".join(["a", "-b"] * 150)))


def test_everything_needs_no_index_and_a_field_is_none_of_its_business() -> None:
    assert fts5.expression(EVERYTHING) is None
    with pytest.raises(ValueError, match="the field form"):
        fts5.expression(Field("form", "letter"))
