"""A text cut into pieces at every boundary of the spans that lie over it, however they overlap."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from memcon.text import Span


class Tag(NamedTuple):
    """What a span over the text is ("statement", "cue", "note-marker") and which one of its kind."""

    kind: str
    number: int


class Piece(NamedTuple):
    """A stretch of text in which the same tags hold throughout: code-point offsets, end exclusive."""

    start: int
    end: int
    tags: frozenset[Tag]


def pieces(length: int, spans: Iterable[tuple[Span, Tag]], cuts: Iterable[int] = ()) -> Iterator[Piece]:
    """Cut a text of `length` code points wherever a span starts or ends, and at `cuts`.

    The pieces follow one another without gap or overlap from 0 to `length`. What of a span lies outside
    the text is left out, as is an empty span.
    """
    opens: dict[int, list[Tag]] = {}
    closes: dict[int, list[Tag]] = {}
    places = {0, length, *(c for c in cuts if 0 < c < length)}
    for (start, end), tag in spans:
        start, end = max(start, 0), min(end, length)
        if start < end:
            opens.setdefault(start, []).append(tag)
            closes.setdefault(end, []).append(tag)
            places.update((start, end))
    held: dict[Tag, int] = {}
    tags: frozenset[Tag] = frozenset()
    ordered = sorted(places)
    for start, end in pairwise(ordered):
        if start in opens or start in closes:
            for tag in closes.get(start, ()):
                held[tag] -= 1
            for tag in opens.get(start, ()):
                held[tag] = held.get(tag, 0) + 1
            held = {tag: count for tag, count in held.items() if count}
            tags = frozenset(held)
        yield Piece(start, end, tags)
