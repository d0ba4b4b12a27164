"""A question as an expression of SQLite's FTS5 (its documentation, 3: Full-text Query Syntax)."""

from memcon.query.expressions import Expression, Signs, joined, written
from memcon.query.hits import runs
from memcon.query.spellings import Form
from memcon.query.tree import Near, Node, Place

_SIGNS = Signs(both=" AND ", either=" OR ", without=" NOT ")


def expression(node: Node) -> Expression | None:
    """What MATCH is asked for a question without fields; None where every text answers."""
    return written(node, _SIGNS, _place)


def _place(place: Place | Near) -> str:
    if isinstance(place, Near):
        pairs = [
            f"NEAR({_run(*left)} {_run(*right)}, {place.distance})"
            for left in runs(place.left)
            for right in runs(place.right)
        ]
        return joined(_SIGNS.either, pairs)
    return joined(_SIGNS.either, [_run(*run) for run in runs(place)])


def _run(words: Form, prefix: bool) -> str:
    return f'"{" ".join(words)}"{" *" if prefix else ""}'
