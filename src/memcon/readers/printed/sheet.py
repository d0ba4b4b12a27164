"""A page as it was printed, whoever read it: stretches of type with their places, and the lines they make.

All lengths are in the page's own units (points of a PDF, pixels of an image), from the upper left corner of
the page as its words are read; baselines and sizes too.
"""

from typing import NamedTuple

from memcon.text import Span

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


class Run(NamedTuple):
    """Words set in one go: of one size, on one baseline, without a wide gap.

    `spaced` is true where the source has white space before them.
    """

    words: str
    box: Box
    baseline: float
    size: float
    spaced: bool = False
    confidence: float | None = None


class Line(NamedTuple):
    """A printed line of one column; a gap wider than between words is a tab. `raised` are superscripts in it."""

    words: str
    box: Box
    baseline: float
    size: float
    raised: tuple[Span, ...] = ()
    confidence: float | None = None

    @property
    def left(self) -> float:
        """Where its first letter begins."""
        return self.box[0]

    @property
    def right(self) -> float:
        """Where its last letter ends."""
        return self.box[2]


class Column(NamedTuple):
    """Lines that stand under one another, and the edges between which they are set."""

    lines: tuple[Line, ...]
    left: float
    right: float


class Sheet(NamedTuple):
    """A page before its lines are put in order.

    `width` and `height` are of the page as its words are read; `turned` counts the quarter turns, clockwise,
    from there to the page as it is shown. `rules` are the heights and lengths of its printed horizontal lines.
    `label` is the page number that the file gives, `recognised` true where the words were read from an image.
    """

    number: int
    width: float
    height: float
    runs: tuple[Run, ...]
    rules: tuple[tuple[float, float], ...] = ()
    turned: int = 0
    label: str | None = None
    recognised: bool = False


def around(boxes: list[Box]) -> Box:
    """The smallest box that holds all of `boxes`."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def turned(box: Box, width: float, height: float, quarters: int) -> Box:
    """`box` after its page of `width` by `height` was turned clockwise by `quarters` of a full turn."""
    left, top, right, bottom = box
    match quarters % 4:
        case 1:
            return height - bottom, left, height - top, right
        case 2:
            return width - right, height - bottom, width - left, height - top
        case 3:
            return top, width - right, bottom, width - left
        case _:
            return box
