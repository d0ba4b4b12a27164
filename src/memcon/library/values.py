"""The values that descriptions have: all of one kind, and those that a question means."""

from functools import lru_cache

from memcon.library.storage import Storage
from memcon.query.hits import runs
from memcon.query.spellings import Form
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
    wanted = [run for run, _ in runs(place)]
    split = {value: _words(value) for value in values_of(storage, kind)}
    found = tuple(value for value, held in split.items() if any(_has(held, run) for run in wanted))
    whole = tuple(value for value in found if split[value] == words(asked))
    return whole if whole and kind in _WHOLE else found


def _has(held: Form, run: Form) -> bool:
    """True when the words `run` stand side by side among `held`."""
    return run[0] in held and any(held[at : at + len(run)] == run for at in range(len(held) - len(run) + 1))


_words = lru_cache(maxsize=1 << 14)(words)  # the same values are asked about again and again
