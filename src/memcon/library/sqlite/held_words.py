"""What the full-text indexes of SQLite hold, against what they should: they keep words, not the texts they are of."""

import sqlite3
from collections.abc import Iterable, Iterator

from memcon.library.storage import Index
from memcon.query.tokens import words

_LONGEST = 32_768  # bytes of a word that FTS5 keeps


def strayed(db: sqlite3.Connection, index: Index, texts: Iterable[tuple[int, str]]) -> list[int]:
    """The keys under which the index holds other words than those of `texts`, which are all there are.

    The words that a key has, each with its place, are added up as one number, and those it should have taken from it.
    """
    sums: dict[int, int] = {}
    for key, text in texts:
        sums[key] = sums.get(key, 0) - sum(
            hash((word.encode()[:_LONGEST], place)) for place, word in enumerate(words(text))
        )
    for key, word, place in _held(db, index):
        sums[key] = sums.get(key, 0) + hash((word, place))
    return sorted(key for key, left in sums.items() if left)


def _held(db: sqlite3.Connection, index: Index) -> Iterator[tuple[int, bytes, int]]:
    """Each word of the index, by fts5vocab: the key of its text, the word, its place among that text's words."""
    db.execute(f"CREATE VIRTUAL TABLE temp.held_words USING fts5vocab (main, {index}, instance)")
    try:
        yield from db.execute("SELECT doc, CAST(term AS BLOB), offset FROM temp.held_words")
    finally:
        db.execute("DROP TABLE temp.held_words")
