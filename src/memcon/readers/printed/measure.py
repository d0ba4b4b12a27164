"""How a column is set: its margin, its leading, and which of its lines fill the measure."""

from collections.abc import Sequence
from itertools import pairwise

from memcon.readers.printed.sheet import Column, Line

# Parts of the width of the column.
_FULL = 0.15  # what a full line leaves free where lines are of unequal length
_FULL_JUSTIFIED = 0.02  # and where they are justified
_SHORT = 0.04  # what is left of a line beyond room for the next word: it was ended on purpose
_CENTRED = 0.08

_SAME = 1.1  # leadings that differ by less are one
_COMMON = 0.2  # of all leadings, what the one inside paragraphs makes up

_FEWEST = 5  # lines by which it is seen that a column is justified
_BROKEN = ("-", "\u2010", "\u00ad", "—")


class Measure:
    """A column and what its lines are measured by; all lengths in the page's units."""

    def __init__(self, column: Column) -> None:
        self.lines = column.lines
        self.left, self.right = column.left, column.right
        self.width = column.right - column.left
        self.margin = self.left + _most_common([line.left - self.left for line in self.lines], 0.02)
        """Where most lines begin."""
        self.leading = _narrowest([space for pair in pairwise(self.lines) if (space := leading(*pair)) > 0])
        """From line to line inside a paragraph."""
        full = sum(self._room(line) < _FULL_JUSTIFIED * self.width for line in self.lines)
        self._justified = len(self.lines) >= _FEWEST and 2 * full > len(self.lines)

    def is_full(self, line: Line) -> bool:
        """True for a line that fills the measure, or ends inside a word."""
        free = _FULL_JUSTIFIED if self._justified else _FULL
        return line.words.endswith(_BROKEN) or self._room(line) < free * self.width

    def is_short(self, line: Line, after: Line) -> bool:
        """True when the first word of the next line had room enough in `line`."""
        if line.words.endswith(_BROKEN):
            return False
        if self._justified:
            return not self.is_full(line)
        word = after.words.partition(" ")[0]
        letter = (line.right - line.left) / max(len(line.words), 1)
        return self._room(line) > (len(word) + 1) * letter + _SHORT * self.width

    def has_room(self, line: Line, part: float) -> bool:
        """True when more than this part of the measure is left behind `line`."""
        return self._room(line) > part * self.width

    def is_centred(self, line: Line) -> bool:
        """True for a line with as much white before it as behind it."""
        before, behind = line.left - self.left, self._room(line)
        return min(before, behind) > _CENTRED * self.width and abs(before - behind) < 0.25 * max(before, behind)

    def _room(self, line: Line) -> float:
        return self.right - line.right


def leading(line: Line, after: Line) -> float:
    """How far the next line stands below `line`."""
    return after.baseline - line.baseline


def _narrowest(leadings: Sequence[float]) -> float:
    """The narrowest leading that is no exception; 0 for none."""
    for space in sorted(leadings):
        if sum(space <= other < _SAME * space for other in leadings) >= _COMMON * len(leadings):
            return space
    return 0.0


def _most_common(numbers: Sequence[float], width: float) -> float:
    """Of `numbers` the one with most others about it, `width` of the largest to either side; 0 for none."""
    near = width * max(numbers, default=0.0)
    return max(sorted(numbers), key=lambda n: sum(abs(other - n) <= near for other in numbers), default=0.0)
