"""The pages of a source as one flow of lines: paragraphs that run on over pages are whole, notes behind them."""

from collections.abc import Sequence
from itertools import repeat
from typing import NamedTuple

from memcon.readers.printed.breaks import Break, across, breaks
from memcon.readers.printed.columns import columns_of
from memcon.readers.printed.furniture import bare, body_size
from memcon.readers.printed.notes import Foot, foot_of
from memcon.readers.printed.sheet import Column, Line, Sheet

_FACING = 2  # pages before, among which is the one with the same margins


class Placed(NamedTuple):
    """A line, the index of its page, and how it is parted from the line before it in its flow."""

    line: Line
    page: int
    parted: Break


class Note(NamedTuple):
    """A footnote: its marker, and its lines."""

    label: str | None
    lines: list[Placed]


class Leaf(NamedTuple):
    """What stands on a page: the printed number, the lines of the body, the notes that begin at its foot."""

    sheet: Sheet
    label: str | None
    body: list[Placed]
    notes: list[Note]


def leaves(sheets: Sequence[Sheet]) -> list[Leaf]:
    """The pages with their lines in reading order.

    A note that goes on at the foot of the next page is whole where it begins.
    """
    size = body_size(sheets)
    found: list[Leaf] = []
    last: tuple[int, Column, bool] | None = None  # page, column, whether its last line is a paragraph of its own
    known: list[tuple[float, ...]] = []  # where the columns of each page begin
    for at, page in enumerate(bare(sheets, size)):
        leaf = Leaf(page.sheet, page.label, [], [])
        columns = columns_of(page.sheet.runs, [start for starts in known[-_FACING:] for start in starts])
        known.append(tuple(column.left for column in columns))
        feet = [foot_of(column, page.sheet, size) for column in columns]
        for foot in feet:
            if not foot.body.lines:
                continue
            parted = breaks(foot.body, sized=not page.sheet.recognised)
            first = across(last[1], foot.body, last[2]) if last and at - last[0] <= 1 else Break.PARAGRAPH
            leaf.body.extend(map(Placed, foot.body.lines, repeat(at), [first, *parted]))
            last = at, foot.body, [first, *parted][-1] is Break.PARAGRAPH
        before = [note for earlier in found[-1:] for note in earlier.notes]
        for foot in feet:
            _take_notes(foot, at, before[-1:], leaf.notes)
        found.append(leaf)
    return found


def _take_notes(foot: Foot, at: int, before: list[Note], notes: list[Note]) -> None:
    """Put the notes of a column to those of its page; lines before the first go on with the note before."""
    starts = {start.line: start.label for start in foot.starts}
    parted = [Break.PARAGRAPH, *breaks(foot.body._replace(lines=foot.notes))] if foot.notes else []
    for n, line in enumerate(foot.notes):
        if n in starts:
            notes.append(Note(starts[n], [Placed(line, at, Break.PARAGRAPH)]))
            continue
        known = notes[-1:] or before
        if not known:
            notes.append(Note(None, [Placed(line, at, Break.PARAGRAPH)]))
            continue
        known[0].lines.append(Placed(line, at, parted[n] if n else Break.RUN_ON))
