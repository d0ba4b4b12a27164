"""A question about words, written for a full-text index that knows AND, OR, and one thing without another.

Such an index finds texts by words they have; it has no list of all texts. So a question is written as what is looked
for, and whether the texts that have it are the answer, or all others.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from memcon.query.tree import EVERYTHING, And, Field, Near, Node, Not, Or, Place


class Expression(NamedTuple):
    """What the index is asked; with `negated` the answer is every text that this does not find."""

    text: str
    negated: bool


class Signs(NamedTuple):
    """How an index joins two expressions."""

    both: str
    either: str
    without: str


def written(node: Node, signs: Signs, place: Callable[[Place | Near], str]) -> Expression | None:
    """The expression for a question without fields, `place` writing the words; None where everything answers.

    ValueError for a field, which no index of words knows.
    """
    if node == EVERYTHING:
        return None
    return _written(node, signs, place)


def _written(node: Node, signs: Signs, place: Callable[[Place | Near], str]) -> Expression:
    if isinstance(node, Field):
        raise ValueError(f"the field {node.name} stands among the words")
    if isinstance(node, Not):
        text, negated = _written(node.part, signs, place)
        return Expression(text, not negated)
    if isinstance(node, And | Or):
        parts = [_written(part, signs, place) for part in node.parts]
        found = [text for text, negated in parts if not negated]
        missed = [text for text, negated in parts if negated]
        if isinstance(node, And):
            return _both(found, missed, signs)
        text, negated = _both(missed, found, signs)  # by De Morgan: what neither has
        return Expression(text, not negated)
    return Expression(place(node), False)


def _both(found: Sequence[str], missed: Sequence[str], signs: Signs) -> Expression:
    """All of `found` and none of `missed`."""
    if not found:
        return Expression(joined(signs.either, missed), True)
    if not missed:
        return Expression(joined(signs.both, found), False)
    return Expression(f"({joined(signs.both, found)}{signs.without}{joined(signs.either, missed)})", False)


def joined(sign: str, parts: Sequence[str]) -> str:
    """The parts with the sign between them, in brackets where there are several."""
    return parts[0] if len(parts) == 1 else f"({sign.join(parts)})"
