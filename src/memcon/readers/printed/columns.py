"""The reading order of a page: columns told apart by the gutter between them.

A gutter is a place that no line crosses over some height of the page, with words on both sides of it. Lines
that do cross it (a title over two columns) part the page into zones, which are read from top to bottom; in a
zone the columns are read from left to right, and each is looked through for gutters of its own. The method is
the recursive cut of Nagy and Seth (1984), held to what printed pages show.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from memcon.readers.printed.rows import line_of, rows_of
from memcon.readers.printed.sheet import Column, Run

_GUTTER = 0.8  # of the size of the type: the narrowest gutter
_WIDE = 2.5  # a gutter that cannot be a run of wide spaces
_ROWS = 3  # the fewest lines on either side of a gutter
_ROWS_MORE = 2  # and in further zones of the page
_ROWS_NARROW = 7  # and beside one that is not wide, where the pages before have none in its place
_NARROWEST = 0.2  # of the width of the words of the page: the narrowest column
_BALANCE = 0.4  # the width of the narrower side, as a part of the wider
_STARTS = 3  # lines that begin at one place, where a column may begin
_INDENT = 2.0  # of the size of the type: how far the first line of a paragraph may be set in
_DEEPEST = 4  # gutters inside columns of columns


class _Gutter(NamedTuple):
    left: float
    right: float


def columns_of(runs: Sequence[Run], known: Sequence[float] = ()) -> tuple[Column, ...]:
    """The columns of a page in reading order; a page of one column, and the lines over two, are one column each.

    `known` are the places at which the columns of the pages before begin.
    """
    if not runs:
        return ()
    return tuple(_columns(runs, min(run.box[0] for run in runs), max(run.box[2] for run in runs), known, 0))


def _columns(runs: Sequence[Run], left: float, right: float, known: Sequence[float], depth: int) -> Iterator[Column]:
    gutter = _gutter(runs, known) if depth < _DEEPEST else None
    if gutter is None:
        yield Column(tuple(line_of(row) for row in rows_of(runs)), left, right)
        return
    for crossing, zone in _zones(runs, gutter):
        sides = _sides(zone, gutter)
        if crossing or not (_are_columns(sides, _ROWS_MORE) or _go_on(sides, gutter)):
            yield Column(tuple(line_of(row) for row in rows_of(zone)), left, right)
        else:
            yield from _columns(sides[0], left, gutter.left, known, depth + 1)
            yield from _columns(sides[1], gutter.right, right, known, depth + 1)


def _gutter(runs: Sequence[Run], known: Sequence[float]) -> _Gutter | None:
    """The gutter with most lines beside it, or None."""
    size = _median([run.size for run in runs])
    best: tuple[int, _Gutter] | None = None
    for start in [*_starts(runs, size), *known]:
        gutter = _before(runs, start, size)
        if gutter is None:
            continue
        is_known = any(abs(start - other) < size for other in known)
        beside = 0
        for crossing, zone in _zones(runs, gutter):
            sides = _sides(zone, gutter)
            if not crossing and (_are_columns(sides, _ROWS) or (is_known and _go_on(sides, gutter))):
                beside += min(len(_heights(side)) for side in sides)
        fewest = 1 if is_known else _ROWS if gutter.right - gutter.left >= _WIDE * size else _ROWS_NARROW
        if beside >= fewest and (best is None or beside > best[0]):
            best = beside, gutter
    return best[1] if best else None


def _starts(runs: Sequence[Run], size: float) -> Iterator[float]:
    """The places at which several lines begin, from left to right."""
    lefts = sorted(run.box[0] for run in runs)
    at = 0
    while at < len(lefts):
        end = at
        while end < len(lefts) and lefts[end] - lefts[at] < 0.5 * size:
            end += 1
        if end - at >= _STARTS:
            yield lefts[at]
        at = max(end, at + 1)


def _before(runs: Sequence[Run], start: float, size: float) -> _Gutter | None:
    """The gutter that ends at `start`: it begins where the lines to the left of it have ended."""
    ends = [run.box[2] for run in runs if run.box[2] <= start - _GUTTER * size]
    return _Gutter(max(ends), start) if ends else None


def _crosses(run: Run, gutter: _Gutter) -> bool:
    return run.box[0] < gutter.right - 1 and run.box[2] > gutter.left + 1


def _zones(runs: Sequence[Run], gutter: _Gutter) -> Iterator[tuple[bool, list[Run]]]:
    """Zones of the page from top to bottom: the lines that cross the gutter, and the stretches between them."""
    crossing = [run for run in runs if _crosses(run, gutter)]
    rows = {id(run) for run in crossing}
    heights = sorted(run.baseline for run in crossing)
    for run in runs:  # what stands beside a crossing run is of its line
        if any(abs(run.baseline - height) < 0.3 * run.size for height in _near(heights, run)):
            rows.add(id(run))
    ordered = sorted(runs, key=lambda run: (run.baseline, run.box[0]))
    for crosses, zone in groupby(ordered, key=lambda run: id(run) in rows):
        yield crosses, list(zone)


def _near(heights: list[float], run: Run) -> Iterator[float]:
    at = bisect_left(heights, run.baseline)
    yield from heights[max(0, at - 1) : at + 1]


def _sides(zone: Sequence[Run], gutter: _Gutter) -> tuple[list[Run], list[Run]]:
    left = [run for run in zone if run.box[0] < gutter.right - 1]
    right = [run for run in zone if run.box[0] >= gutter.right - 1]
    return left, right


def _are_columns(sides: tuple[list[Run], list[Run]], fewest: int) -> bool:
    """True when the words on both sides are columns of text, not labels with their values or a table's cells."""
    if not all(sides) or min(len(_heights(side)) for side in sides) < fewest:
        return False
    left, right = (_Extent.of(side) for side in sides)
    width = right.end - left.start
    narrow, wide = sorted((left.end - left.start, right.end - right.start))
    if narrow < _NARROWEST * width or narrow < _BALANCE * wide:
        return False
    labels = sum(run.words.rstrip().endswith((":", "...", ". .")) for run in sides[0])
    letters = [sum(any(c.isalpha() for c in run.words) for run in side) for side in sides]
    return 2 * labels < len(sides[0]) and all(2 * n > len(side) for n, side in zip(letters, sides, strict=True))


def _go_on(sides: tuple[list[Run], list[Run]], gutter: _Gutter) -> bool:
    """True when columns that are known go on: a full one, and beside it lines that begin where the next does."""
    if not all(sides):
        return False
    left, right = (_Extent.of(side) for side in sides)
    size = _median([run.size for side in sides for run in side])
    return left.end > gutter.left - size and right.start < gutter.right + _INDENT * size


class _Extent(NamedTuple):
    start: float
    end: float

    @classmethod
    def of(cls, runs: Sequence[Run]) -> "_Extent":
        return cls(min(run.box[0] for run in runs), max(run.box[2] for run in runs))


def _heights(runs: Sequence[Run]) -> set[int]:
    """The lines of some runs, counted by their heights."""
    return {round(run.baseline / max(run.size, 1) * 1.5) for run in runs}


def _median(numbers: Sequence[float]) -> float:
    return sorted(numbers)[len(numbers) // 2]
