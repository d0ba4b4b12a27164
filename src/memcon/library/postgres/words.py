"""The full-text indexes on a server: for each text a `tsvector` of the words that memcon itself finds and folds.

PostgreSQL keeps 16,383 places in a vector, and 255 of one word (its documentation, 12.9): a longer text stands in
several parts, each of which begins with the last words of the one before. What a question asks of places (a phrase,
words near each other) is asked of the parts; and, or, not of the text as a whole.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from memcon.library.storage import Index, Match
from memcon.query import tsquery
from memcon.query.expressions import Signs, written
from memcon.query.terms import FARTHEST, LONGEST
from memcon.query.tokens import words
from memcon.query.tree import And, Near, Node, Or, Place

if TYPE_CHECKING:
    from memcon.library.storage import Storage

_PLACES = 16_383
_OF_ONE_WORD = 255
_BYTES = 400_000  # of words in one part; a vector holds a megabyte
OVERLAP = 2 * LONGEST + FARTHEST  # words that two parts share: all that a question can hold together

_SIGNS = Signs(both=" AND ", either=" OR ", without=" AND NOT ")


class TextSearch:
    """Tables of vectors beside the library's own."""

    def __init__(self, storage: "Storage") -> None:
        self._storage = storage

    def put(self, index: Index, rows: Iterable[tuple[int, str]]) -> None:
        """Take the words of these texts in, each under its key."""
        self._storage.executemany(
            f"INSERT INTO {index} (key, part, words) VALUES (?, ?, CAST(? AS tsvector))",
            [(key, part, vector) for key, text in rows for part, vector in enumerate(vectors(text))],
        )

    def take(self, index: Index, rows: Iterable[tuple[int, str]]) -> None:
        """Take the words of these texts out again."""
        self._storage.executemany(f"DELETE FROM {index} WHERE key = ?", [(key,) for key, _ in rows])

    def strayed(self, index: Index, texts: Iterable[tuple[int, str]]) -> list[int]:
        """The keys under which the index holds other words than those of `texts`, which are all there are."""
        parts = dict(self._storage.execute(f"SELECT key, count(*) FROM {index} GROUP BY key").fetchall())
        found = []
        for key, text in texts:
            due = list(vectors(text))
            same = parts.pop(key, 0) == len(due)
            for part, vector in enumerate(due if same else ()):
                row = self._storage.execute(
                    f"SELECT 1 FROM {index} WHERE key = ? AND part = ? AND words = CAST(? AS tsvector)",
                    (key, part, vector),
                ).fetchone()
                same = same and row is not None
            if not same:
                found.append(key)
        return sorted([*found, *parts])

    def matches(self, index: Index, asked: Node) -> Match:
        """The rows whose text answers a question about words; ranked by `ts_rank_cd`."""
        found = written(asked, _SIGNS, lambda place: _in(index, tsquery.place(place)))
        if found is None:
            raise ValueError("everything answers the empty question")
        wanted = " | ".join(dict.fromkeys(map(tsquery.place, _wanted(asked))))
        return Match(
            source=index,
            key=f"{index}.key",
            condition=f"{index}.part = 0 AND {found.text}",
            values=(),
            rank=f"-(SELECT sum(ts_rank_cd(ranked.words, {_literal(wanted)}, 1)) FROM {index} AS ranked"
            f" WHERE ranked.key = {index}.key)",
            negated=found.negated,
        )


def vectors(text: str) -> Iterator[str]:
    """The parts of a text as PostgreSQL writes vectors: each word with its places. At least one, for any text."""
    found = [word[: tsquery.LONGEST] for word in words(text)]
    start = 0
    while True:
        end = _end(found, start)
        places: dict[str, list[int]] = {}
        for place, word in enumerate(found[start:end], 1):
            places.setdefault(word, []).append(place)
        yield " ".join(f"'{word}':{','.join(map(str, at))}" for word, at in places.items())
        if end == len(found):
            return
        start = end - OVERLAP


def _end(found: list[str], start: int) -> int:
    """Where the part that begins at `start` has to end."""
    seen: Counter[str] = Counter()
    size = 0
    for at in range(start, min(len(found), start + _PLACES)):
        word = found[at]
        size += len(word.encode())
        if seen[word] == _OF_ONE_WORD or size > _BYTES:
            return at
        seen[word] += 1
    return min(len(found), start + _PLACES)


def _in(index: Index, query: str) -> str:
    return f"{index}.key IN (SELECT key FROM {index} WHERE words @@ {_literal(query)})"


def _literal(query: str) -> str:
    """A query as it stands in SQL; its words are letters, digits and marks alone, so that no `?` is in it."""
    return f"""CAST('{query.replace("'", "''")}' AS tsquery)"""


def _wanted(node: Node) -> Iterator[Place | Near]:
    """What a question about words wants to be there."""
    if isinstance(node, And | Or):
        for part in node.parts:
            yield from _wanted(part)
    elif isinstance(node, Place | Near):
        yield node
