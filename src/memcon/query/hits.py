"""Where a text has the words that a question asks for, whatever storage it came from."""

from collections.abc import Iterable, Iterator
from heapq import merge

from memcon.query.spellings import Form
from memcon.query.tokens import folded, spelled, word_pattern
from memcon.query.tree import And, Near, Node, Or, Place, Prefix, Word
from memcon.text import Span


def hits(text: str, node: Node) -> Iterator[Span]:
    """The places of the words asked for, in order, none overlapping another; they are looked for as they are taken.

    A phrase is one place; of words near each other only those are given that are. What is asked not to be there,
    and fields, have no place.
    """
    held: Span | None = None
    for found in merge(*_found(text, node)):
        if held is None:
            held = found
        elif found.start < held.end:
            held = Span(held.start, max(held.end, found.end))
        else:
            yield held
            held = found
    if held is not None:
        yield held


def _found(text: str, node: Node) -> Iterator[Iterable[Span]]:
    if isinstance(node, And | Or):
        for part in node.parts:
            yield from _found(text, part)
    elif isinstance(node, Near):
        yield _near(text, node)
    elif isinstance(node, Place):
        yield from (_runs(text, run, prefix) for run, prefix in runs(node))


def runs(place: Place) -> Iterator[tuple[Form, bool]]:
    """Each run of words that answers `place`, and whether its last may go on."""
    if isinstance(place, Prefix):
        yield place.begin, True
    elif isinstance(place, Word):
        yield from ((form, False) for form in place.forms)
    else:
        yield from _joined(place.words)


def _joined(parts: tuple[Word | Prefix, ...]) -> Iterator[tuple[Form, bool]]:
    for first, prefix in runs(parts[0]):
        if len(parts) == 1:
            yield first, prefix
        else:
            yield from ((first + rest, open_) for rest, open_ in _joined(parts[1:]))


def _runs(text: str, run: Form, prefix: bool) -> Iterator[Span]:
    """The places in `text` of these words side by side; a prefix ends with the word that it begins."""
    pattern = word_pattern()
    for match in spelled(run[0]).finditer(text):
        start, end = match.span()
        whole = pattern.match(text, start)
        if whole is None or _inside(text, start):
            continue
        if whole.end() != end and not (prefix and len(run) == 1):
            continue
        end = whole.end()
        for at, word in enumerate(run[1:], 2):
            following = pattern.search(text, end)
            found = folded(following[0]) if following else ""
            if following is None or not (found == word or (prefix and at == len(run) and found.startswith(word))):
                break
            end = following.end()
        else:
            yield Span(start, end)


def _inside(text: str, start: int) -> bool:
    """True when a word goes on at `start` that has begun before it."""
    while start > 0 and not folded(text[start - 1]):  # a mark belongs to the letter before it
        start -= 1
    return start > 0 and word_pattern().match(text[start - 1]) is not None


def _near(text: str, near: Near) -> list[Span]:
    left, right = (
        sorted({span for run, prefix in runs(side) for span in _runs(text, run, prefix)})
        for side in (near.left, near.right)
    )
    found: set[Span] = set()
    for first, others in ((left, right), (right, left)):
        for span in first:
            for other in others:
                if other.start >= span.start:
                    if not _within(text, span.end, other.start, near.distance):
                        break
                    found |= {span, other}
    return sorted(found)


def _within(text: str, end: int, start: int, most: int) -> bool:
    """True when at most `most` words stand between `end` and `start`."""
    between = word_pattern().finditer(text, end, max(end, start))
    return sum(1 for _, _ in zip(between, range(most + 1), strict=False)) <= most
