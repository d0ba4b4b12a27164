"""Lines: the runs that stand on one baseline, from left to right."""

import re
from collections.abc import Iterable
from itertools import pairwise

from memcon.readers.printed.sheet import Line, Run, around
from memcon.text import Span

# Parts of the size of the type.
_GLUED = 0.14  # a narrower gap parts no words
_TAB = 2.5  # a wider one is no space between words
_X_HEIGHT = 0.6
_RAISED = 0.15  # how far a superscript stands above the baseline
_SMALLER = 0.9

_RECENT = 8  # rows, from the top of the page, among which that of a run is looked for
_MARKER = re.compile(r"\d{1,3}|[*†‡§¶]{1,3}|[a-z]")


def rows_of(runs: Iterable[Run]) -> list[list[Run]]:
    """The runs of each row, rows from top to bottom, runs from left to right."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (run.baseline, run.box[0])):
        row = next((row for row in reversed(rows[-_RECENT:]) if _belongs(run, row)), None)
        if row is None:
            rows.append([run])
        else:
            row.append(run)
    for row in rows:
        row.sort(key=lambda run: run.box[0])
    return sorted(rows, key=lambda row: _main(row).baseline)


def line_of(row: list[Run]) -> Line:
    """A row as a line of words."""
    main = _main(row)
    parts = [row[0].words]
    raised = [_raised(row[0], main, 0)]
    length = len(row[0].words)
    for before, run in pairwise(row):
        between = _between(before, run)
        parts += [between, run.words]
        raised.append(_raised(run, main, length + len(between)))
        length += len(between) + len(run.words)
    confidences = [run.confidence for run in row if run.confidence is not None]
    return Line(
        "".join(parts),
        around([run.box for run in row]),
        main.baseline,
        main.size,
        tuple(span for span in raised if span),
        min(confidences, default=None),
    )


def _belongs(run: Run, row: list[Run]) -> bool:
    """True when `run` stands beside the run of `row` that is nearest to it."""
    nearest = min(row, key=lambda other: max(other.box[0] - run.box[2], run.box[0] - other.box[2]))
    low = min(run.baseline, nearest.baseline)
    high = max(run.baseline - _X_HEIGHT * run.size, nearest.baseline - _X_HEIGHT * nearest.size)
    if low - high < 0.5 * _X_HEIGHT * min(run.size, nearest.size):
        return False
    over = min(run.box[2], nearest.box[2]) - max(run.box[0], nearest.box[0])
    return over <= 0.5 * min(run.box[2] - run.box[0], nearest.box[2] - nearest.box[0])


def _main(row: list[Run]) -> Run:
    """The run that gives a row its size and baseline: the one with most words in it."""
    return max(row, key=lambda run: (len(run.words), run.size))


def _between(before: Run, run: Run) -> str:
    gap, size = run.box[0] - before.box[2], max(before.size, run.size)
    if gap > _TAB * size:
        return "\t"
    return " " if gap > _GLUED * size or (run.spaced and gap > 0.03 * size) else ""


def _raised(run: Run, main: Run, at: int) -> Span | None:
    """The place of `run` in its line if it is a superscript such as marks a note."""
    above = main.baseline - run.baseline
    if run is main or above <= _RAISED * main.size or run.size >= _SMALLER * main.size:
        return None
    return Span(at, at + len(run.words)) if _MARKER.fullmatch(run.words) else None
