"""The statements whose vectors lie nearest to a question's, looked for a block at a time in all there are."""

from collections.abc import Iterable, Iterator
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from memcon.library.conditions import ALL, Condition
from memcon.library.storage import Row, Storage
from memcon.meaning.encoder import WIDTH, Vectors

_RECORDS = 256  # in a block: a few megabytes

Keys = NDArray[np.int64]
Scores = NDArray[np.float32]


def nearest(storage: Storage, maker: str, asked: Vectors, condition: Condition, most: int, least: float) -> list[int]:
    """The keys of at most `most` statements that meet the condition, the nearest first, equals by their keys.

    `asked` is the vector of the question, shape (WIDTH,); nothing is given that is less like it than `least`, the
    cosine of the angle between the two. A statement of several vectors is as near as the nearest of them.
    """
    allowed = None if condition == ALL else _allowed(storage, condition)
    keys, scores = np.empty(0, np.int64), np.empty(0, np.float32)
    weights = asked.astype(np.float32)
    for found, vectors in _blocks(storage, maker, condition):
        products = vectors.astype(np.float32) @ weights  # exact: whole numbers below 2 ** 24
        near = products >= max(least * 127 * 127, scores[-1] if len(scores) == most else -np.inf)
        if allowed is not None:
            near &= np.isin(found, allowed, assume_unique=False)
        keys, scores = _best(np.append(keys, found[near]), np.append(scores, products[near]), most)
    return [int(key) for key in keys]


def _allowed(storage: Storage, condition: Condition) -> Keys:
    rows = storage.stream(
        f"SELECT s.key FROM statement AS s JOIN record AS r ON r.key = s.record WHERE {condition.sql}",
        condition.values,
    )
    return np.fromiter((key for (key,) in rows), np.int64)


def _blocks(storage: Storage, maker: str, condition: Condition) -> Iterator[tuple[Keys, Vectors]]:
    """The keys of statements with their vectors, those of a few records at a time, statements of others too."""
    sql, values = "SELECT m.first, m.statements, m.vectors FROM meaning AS m WHERE m.maker = ?", (maker,)
    if condition != ALL:
        sql += (
            " AND m.record IN (SELECT s.record FROM statement AS s JOIN record AS r ON r.key = s.record"
            f" WHERE {condition.sql})"
        )
    for rows in _parts(storage.stream(sql, (*values, *condition.values))):
        statements = [np.frombuffer(statements, "<i4") for _, statements, _ in rows]
        first = np.repeat(np.array([row[0] for row in rows], np.int64), [len(one) for one in statements])
        vectors = np.frombuffer(b"".join(bytes(row[2]) for row in rows), np.int8).reshape(-1, WIDTH)
        yield first + np.concatenate(statements), vectors


def _parts(rows: Iterable[Row]) -> Iterator[list[Row]]:
    left = iter(rows)
    while part := list(islice(left, _RECORDS)):
        yield part


def _best(keys: Keys, scores: Scores, most: int) -> tuple[Keys, Scores]:
    """The `most` best, each key once with its best score, in order."""
    order = np.lexsort((keys, -scores))
    _, once = np.unique(keys[order], return_index=True)
    kept = order[np.sort(once)[:most]]
    return keys[kept], scores[kept]
