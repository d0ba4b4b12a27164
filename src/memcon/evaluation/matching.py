"""Likeness and matching, for all that is compared."""

from collections.abc import Iterable
from typing import TypeVar

_A = TypeVar("_A")

ENOUGH = 0.5  # overlap (Jaccard) from which two stretches of text count as one


def jaccard(one: frozenset[_A] | set[_A], two: frozenset[_A] | set[_A]) -> float:
    """The share of what both have in what either has; 0 where neither has anything."""
    together = len(one | two)
    return len(one & two) / together if together else 0.0


def one_to_one(pairs: Iterable[tuple[float, int, int]]) -> dict[int, int]:
    """Match gold to prediction, the most alike first, among equals in the order given.

    `pairs` are (likeness, gold, predicted).
    """
    return first_come((gold, predicted) for _, gold, predicted in sorted(pairs, key=lambda pair: -pair[0]))


def first_come(pairs: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Match gold to prediction in the order given; what is matched is not matched again."""
    matched: dict[int, int] = {}
    used: set[int] = set()
    for gold, predicted in pairs:
        if gold not in matched and predicted not in used:
            matched[gold] = predicted
            used.add(predicted)
    return matched
