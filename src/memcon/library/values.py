"""The values that descriptions have: all of one kind, and those that a question means."""

from memcon.library.storage import Storage
from memcon.query.hits import hits
from memcon.query.terms import plain
from memcon.query.tokens import words

# Each value leads to the next in the index, so that a kind with few values is listed fast in any library.
_VALUES = (
    "WITH RECURSIVE known (value) AS ("
    " SELECT min(value) FROM facet WHERE kind = ?"
    " UNION ALL SELECT (SELECT min(value) FROM facet WHERE kind = ? AND value > known.value)"
    " FROM known WHERE known.value IS NOT NULL)"
    " SELECT value FROM known WHERE value IS NOT NULL"
)
_WHOLE = frozenset({"classification", "language"})  # "secret" does not mean "top secret" where there is both


def values_of(storage: Storage, kind: str) -> list[str]:
    """The values of this kind that any record has, in the order of their code points."""
    return [value for (value,) in storage.execute(_VALUES, (kind, kind)).fetchall()]


def values_meant(storage: Storage, kind: str, asked: str) -> tuple[str, ...]:
    """The values of this kind that have the words asked for side by side, in any spelling of them.

    Of classifications and languages those that are these words, where there are any.
    """
    place = plain(asked)
    if place is None:
        return ()
    found = tuple(value for value in values_of(storage, kind) if next(hits(value, place), None))
    whole = tuple(value for value in found if words(value) == words(asked))
    return whole if whole and kind in _WHOLE else found
