"""Notes at the foot of a column: told by smaller type or a rule above them, and by the marker each begins with."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from memcon.readers.printed.sheet import Column, Line, Sheet

_SMALLER = 0.93  # of the size of the text
_RULE = (0.04, 0.75)  # of the page's width: what a rule above notes measures
_MARKER = re.compile(
    r"[\[(]?(?P<number>\d{1,3})(?:[\])]|\.(?=\s))?\.?(?=\s+\S|[\"“‘'(«A-ZА-Я])|(?P<sign>\*{1,3}|†{1,3}|‡{1,3}|§)(?=\s*\S)"
)
_DRAWN = re.compile(r"[_—–-]{5,}")


class Start(NamedTuple):
    """The line with which a note begins, and its marker."""

    line: int
    label: str


class Foot(NamedTuple):
    """A column, the notes at its foot, and where in these each note begins.

    Lines before the first start go on with a note of the page before.
    """

    body: Column
    notes: tuple[Line, ...] = ()
    starts: tuple[Start, ...] = ()


def foot_of(column: Column, sheet: Sheet, size: float) -> Foot:
    """Part the notes at the foot of `column` from what is above them; `size` is that of the text."""
    first, ruled = _first(column, sheet, size)
    notes = column.lines[first:]
    starts = _starts(notes)
    if not notes or not (starts or ruled):
        return Foot(column)
    if starts and not ruled and starts[0].line:  # an extract in smaller type, and the notes below it
        first += starts[0].line
        notes, starts = column.lines[first:], _starts(column.lines[first:])
    body = column.lines[:first]
    if body and _DRAWN.fullmatch(body[-1].words.strip()):
        body = body[:-1]
    return Foot(column._replace(lines=body), notes, starts)


def _first(column: Column, sheet: Sheet, size: float) -> tuple[int, bool]:
    """The first line of the notes, if any, and whether a rule stands above it."""
    lines = column.lines
    ruled = _below_rule(column, sheet)
    if ruled is not None and _starts(lines[ruled:]):
        return ruled, True
    first = len(lines)
    while first and lines[first - 1].size < _SMALLER * size:
        first -= 1
    return first, ruled == first < len(lines)


def _below_rule(column: Column, sheet: Sheet) -> int | None:
    """The first line below the last rule that may part notes from text: drawn, or made of strokes."""
    lines = column.lines
    for at in range(len(lines) - 1, 0, -1):
        if _DRAWN.fullmatch(lines[at - 1].words.strip()):
            return at
        above, below = lines[at - 1], lines[at]
        for height, length in sheet.rules:
            if above.baseline < height < below.baseline - 0.5 * below.size and (
                _RULE[0] * sheet.width < length < _RULE[1] * sheet.width
            ):
                return at
    return None


def _starts(lines: Sequence[Line]) -> tuple[Start, ...]:
    """The lines that begin with the marker of a note; numbers count on."""
    found: list[Start] = []
    for at, line in enumerate(lines):
        raised = line.raised and line.raised[0].start == 0
        label = line.raised[0].of(line.words) if raised else _label(line.words)
        if label is None:
            continue
        last = next((int(start.label) for start in reversed(found) if start.label.isdigit()), None)
        if label.isdigit() and not raised and last is not None and int(label) != last + 1:
            continue
        found.append(Start(at, label))
    return tuple(found)


def _label(words: str) -> str | None:
    match = _MARKER.match(words)
    return (match["number"] or match["sign"]) if match else None
