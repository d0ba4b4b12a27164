"""Words asked for as a `tsquery` of PostgreSQL (its documentation, 8.11 and 12.3), for words that memcon has folded.

PostgreSQL knows two words side by side (<->) and so many apart (<n>), in one order: near is every distance in both.
"""

from collections.abc import Iterator

from memcon.query.expressions import joined
from memcon.query.hits import runs
from memcon.query.spellings import Form
from memcon.query.tree import Near, Place

Run = tuple[Form, bool]  # words side by side, and whether the last may go on

LONGEST = 500  # code points of a word that are compared: PostgreSQL takes 2,046 bytes

_EITHER = " | "


def place(place: Place | Near) -> str:
    """What `@@` is asked for words, a phrase, or what stands near what."""
    if isinstance(place, Near):
        pairs = [
            choice
            for left in runs(place.left)
            for right in runs(place.right)
            for choice in _near(left, right, place.distance)
        ]
        return joined(_EITHER, list(dict.fromkeys(pairs)))
    return joined(_EITHER, [_run(run) for run in runs(place)])


def _near(left: Run, right: Run, distance: int) -> Iterator[str]:
    for first, second in ((left, right), (right, left)):
        for apart in range(1, distance + 2):
            yield f"({_run(first)} <{apart}> {_run(second)})"
        for start in range(len(first[0])):
            both = _overlaid(first, second, start)
            if both is not None:
                yield _run(both)


def _overlaid(first: Run, second: Run, start: int) -> Run | None:
    """The words that are `first` and also, from its word `start` on, `second`; None where none are both."""
    words: list[str] = []
    prefix = False
    for at in range(max(len(first[0]), start + len(second[0]))):
        here = [
            (run[at - begin], open_ and at - begin == len(run) - 1)
            for (run, open_), begin in ((first, 0), (second, start))
            if 0 <= at - begin < len(run)
        ]
        here.sort(key=lambda part: (part[1], -len(part[0])))  # what says most comes first
        word, prefix = here[0]
        if any(not (word.startswith(other) if may_go_on else word == other) for other, may_go_on in here):
            return None
        words.append(word)
    return tuple(words), prefix


def _run(run: Run) -> str:
    words, prefix = run
    quoted = [f"'{word[:LONGEST]}'" for word in words]
    if prefix:
        quoted[-1] += ":*"
    return joined(" <-> ", quoted)
