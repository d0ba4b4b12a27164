"""On whose word a statement rests: the statements around it, and the tree they make."""

from collections.abc import Sequence
from typing import NamedTuple

from memcon.model import Statement


class Node(NamedTuple):
    """A statement by its number in the record, with those that stand inside it."""

    number: int
    depth: int
    children: tuple["Node", ...]


def chains(statements: Sequence[Statement]) -> tuple[tuple[int, ...], ...]:
    """For each statement the numbers of those it stands in, outermost first, itself last.

    A parent that is not in the record, or that closes a circle, ends the chain.
    """
    number = {statement.id: n for n, statement in enumerate(statements)}
    found: list[tuple[int, ...]] = []
    for n in range(len(statements)):
        chain = [n]
        at = statements[n].parent
        while at is not None and at in number and number[at] not in chain:
            chain.append(number[at])
            at = statements[number[at]].parent
        found.append(tuple(reversed(chain)))
    return tuple(found)


def tree(statements: Sequence[Statement]) -> tuple[Node, ...]:
    """The statements nested as they stand in one another, each level in the order of the record."""
    children: dict[int, list[int]] = {}
    tops: list[int] = []
    lines = chains(statements)
    for n, chain in enumerate(lines):
        # In a circle of parents each has a chain; the first of it becomes the top, so that none is lost.
        parent = chain[-2] if len(chain) > 1 and n not in lines[chain[-2]][:-1] else None
        if parent is None:
            tops.append(n)
        else:
            children.setdefault(parent, []).append(n)

    def place(n: int) -> int:
        return min((span.start for span in statements[n].content), default=0)

    def node(n: int, depth: int) -> Node:
        below = sorted(children.get(n, ()), key=lambda c: (place(c), c))
        return Node(n, depth, tuple(node(c, depth + 1) for c in below))

    return tuple(node(n, 1) for n in sorted(tops, key=lambda t: (place(t), t)))


def layered(numbers: Sequence[int], lines: Sequence[tuple[int, ...]], statements: Sequence[Statement]) -> list[int]:
    """`numbers` of statements over one piece of text, outermost first.

    Depth in the chain decides; among equals (two that overlap) the one that begins first lies outside.
    """
    return sorted(numbers, key=lambda n: (len(lines[n]), min((s.start for s in statements[n].content), default=0), n))
