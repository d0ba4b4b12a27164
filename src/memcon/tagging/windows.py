"""How a long row of pieces is cut into windows that the encoder can read, and which window answers for which piece.

A window reads `start` to `stop` and answers for `first` to `last` alone. What the windows answer for
follows on without gap or overlap, so nothing is lost or doubled at a seam. Where a seam falls inside
a span, the two windows overlap, and each answers for the half of the overlap that lies further from
its own edge: every piece there is read with at least half the overlap beside it.
"""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

SIZE = 254  # pieces: 256 with the two marks that the encoder wants at the ends
OVERLAP = 64


class Window(NamedTuple):
    """A stretch of pieces read at once. All four are piece numbers, ends exclusive; start <= first < last <= stop."""

    start: int
    stop: int
    first: int
    last: int


def windows(ends: Sequence[int], size: int = SIZE, overlap: int = OVERLAP) -> list[Window]:
    """The windows over spans whose pieces end at `ends` (rising piece numbers, the last being the number of pieces).

    A seam falls at the end of a span when one lies in the second half of the window, and there
    nothing overlaps; else inside a span, with `overlap` pieces read twice. ValueError when
    `overlap` is more than half of `size`.
    """
    if not 0 <= overlap <= size // 2 or size < 1:
        raise ValueError(f"an overlap of {overlap} pieces does not fit windows of {size}")
    total = ends[-1] if ends else 0
    found: list[Window] = []
    start = first = 0
    while first < total:
        limit = start + size
        if total <= limit:
            found.append(Window(start, total, first, total))
            break
        at = bisect_right(ends, limit)
        seam = ends[at - 1] if at else 0
        if seam > start + size // 2:
            found.append(Window(start, seam, first, seam))
            start = first = seam
        else:
            last = limit - overlap // 2
            found.append(Window(start, limit, first, last))
            start, first = limit - overlap, last
    return found
