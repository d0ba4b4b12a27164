"""The blocks a text is set in: its divisions, and paragraphs for what no division covers."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from memcon.model import Division, Voice

BLOCKS = frozenset({"front-matter", "heading", "paragraph", "turn", "signature", "footnote", "separator"})
_BLANK_LINES = re.compile(r"\s*\n[ \t\r]*\n\s*")


class Block(NamedTuple):
    """A stretch of text set as one block; `division` is its place among the record's divisions.

    `kind` is a block kind of `Division`, or "gap" for white space between two blocks.
    """

    start: int
    end: int
    kind: str
    voice: Voice
    label: str | None = None
    division: int | None = None


def blocks(text: str, divisions: Sequence[Division]) -> tuple[Block, ...]:
    """The whole of `text` as blocks that follow one another without gap or overlap.

    Where two divisions overlap, the first keeps its words. Words that stand in no division become
    paragraphs, cut at blank lines.
    """
    found: list[Block] = []
    at = 0
    placed = sorted(((d, n) for n, d in enumerate(divisions) if d.kind in BLOCKS), key=lambda pair: pair[0].start)
    for division, n in placed:
        start, end = max(division.start, at), min(division.end, len(text))
        if start >= end:
            continue
        found += _loose(text, at, start)
        found.append(Block(start, end, division.kind, division.voice, division.label, n))
        at = end
    found += _loose(text, at, len(text))
    return tuple(found)


def _loose(text: str, start: int, end: int) -> Iterator[Block]:
    stretch = text[start:end]
    inner = stretch.strip()
    if not inner:
        if stretch:
            yield Block(start, end, "gap", "record")
        return
    at = start
    first = start + len(stretch) - len(stretch.lstrip())
    last = first + len(inner)
    if first > at:
        yield Block(at, first, "gap", "record")
    at = first
    for match in _BLANK_LINES.finditer(text, first, last):
        yield Block(at, match.start(), "paragraph", "record")
        yield Block(match.start(), match.end(), "gap", "record")
        at = match.end()
    yield Block(at, last, "paragraph", "record")
    if last < end:
        yield Block(last, end, "gap", "record")
