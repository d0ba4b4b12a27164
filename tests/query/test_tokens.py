"""Words are those of SQLite's full-text index, each at its place."""

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.query.tokens import tokens, words

TOKENISE = "tokenize = 'unicode61 remove_diacritics 2'"
# Letters, marks, signs and spaces of the scripts that records are written in, often side by side.
TEXTS = st.text(max_size=60) | st.text("aZéÉ’'-. ßœÆñ\u0301\u0305\u0323\u0308йЙё0٣\n\u00ad中", max_size=40)


@pytest.fixture(scope="module")
def index() -> Iterator[sqlite3.Connection]:
    db = sqlite3.connect(":memory:")
    db.execute(f"CREATE VIRTUAL TABLE held USING fts5 (text, {TOKENISE})")
    db.execute("CREATE VIRTUAL TABLE terms USING fts5vocab (held, 'instance')")
    yield db
    db.close()


def indexed(db: sqlite3.Connection, text: str) -> list[str]:
    db.execute("DELETE FROM held")
    db.execute("INSERT INTO held (text) VALUES (?)", (text,))
    return [term for (term,) in db.execute("SELECT term FROM terms ORDER BY offset")]


@given(TEXTS)
def test_the_words_are_those_of_the_index(index: sqlite3.Connection, text: str) -> None:
    assert [token.word for token in tokens(text)] == indexed(index, text) == list(words(text))


def test_every_character_is_folded_as_the_index_folds_it(index: sqlite3.Connection) -> None:
    codes = [code for code in range(1, 0x110000) if not 0xD800 <= code < 0xE000]
    for first in range(0, len(codes), 20_000):
        text = " ".join(f"q{chr(code)}z" for code in codes[first : first + 20_000])
        assert list(words(text)) == indexed(index, text)


@given(TEXTS)
def test_each_word_stands_at_its_place(text: str) -> None:
    end = 0
    for token in tokens(text):
        assert end <= token.span.start < token.span.end <= len(text)
        assert words(token.span.of(text)) == (token.word,)
        end = token.span.end


def test_places_count_code_points_of_the_text() -> None:
    text = "Cafe\u0301s à l’Étoile"
    found = {token.word: token.span.of(text) for token in tokens(text)}
    assert found == {"cafes": "Cafe\u0301s", "a": "à", "l": "l", "etoile": "Étoile"}
