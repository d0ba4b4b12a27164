"""The text layer of one page: its letters gathered into runs, with their places on the page.

PDFium gives the letters in the order in which they were drawn, with a space where it sees one between words
(fpdf_text.h). That order is trusted inside a run only; lines and columns are found by place.
"""

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from memcon.readers.printed.sheet import Box, Run, Sheet, turned

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage

MOST_LETTERS = 200_000
"""Letters that are read of one page; the small print of a broadsheet has a quarter of it."""

_MOST_OBJECTS = 20_000  # drawn things looked through for rules
# Parts of the size of the type.
_APART = 1.0  # a wider gap ends a run
_BACK = 0.3  # how far a letter may stand before the end of the last one
_SHIFT = 0.12  # how far off the baseline
_OTHER_SIZE = 0.08
_TWICE = 0.15  # the same words so near themselves were drawn twice, to be bold
_RULE = 3.0  # points: the thickest rule
# Controls, private characters and the sign for what could not be decoded.
_WITHOUT_MEANING = re.compile("[\\x00-\\x1f\\x7f-\\x9f\\ue000-\\uf8ff\\ufffd]")


class Letters(NamedTuple):
    """What the text layer of a page holds.

    `strays` are words beyond the page's edges or set across its other words, `unreadable` counts letters without
    a meaning of their own, `cut` is true when there were too many to be read.
    """

    sheet: Sheet
    strays: tuple[str, ...]
    unreadable: int
    cut: bool


class _Drawn(NamedTuple):
    """A run as it was drawn: places in PDF coordinates, turned by `quarter` clockwise so that it is level."""

    words: str
    box: Box
    baseline: float
    size: float
    spaced: bool
    quarter: int


class _Frame(NamedTuple):
    """The page's edges in PDF coordinates, in which heights are counted upwards."""

    left: float
    top: float
    width: float
    height: float

    def run(self, drawn: _Drawn) -> Run:
        """A run on the page turned so that it is level."""
        box = self.box(turned(drawn.box, 0, 0, -drawn.quarter), drawn.quarter)
        return Run(drawn.words, box, box[1] + drawn.baseline - drawn.box[1], drawn.size, drawn.spaced)

    def box(self, box: Box, quarters: int) -> Box:
        """A box in PDF coordinates, heights negative, on the page turned clockwise by `quarters`."""
        left, top, right, bottom = box
        on_page = (left - self.left, top + self.top, right - self.left, bottom + self.top)
        return turned(on_page, self.width, self.height, quarters)


def letters_of(page: "PdfPage", number: int, label: str | None) -> Letters:
    """The words of a page, as they are read; the most common direction of its letters is that of reading."""
    left, bottom, right, top = page.get_bbox()
    frame = _Frame(left, top, right - left, top - bottom)
    text = page.get_textpage()
    try:
        count = text.count_chars()
        drawn = list(_once(_drawn(text, min(count, MOST_LETTERS))))
    finally:
        text.close()
    shown = page.get_rotation() // 90
    quarters: Counter[int] = Counter()
    for each in drawn:
        quarters[each.quarter] += len(each.words)
    quarter = max(quarters, key=lambda quarter: quarters[quarter], default=shown)
    width, height = (frame.width, frame.height) if quarter % 2 == 0 else (frame.height, frame.width)
    runs: list[Run] = []
    strays: list[str] = []
    for each in drawn:
        run = frame.run(each)
        across, down = (run.box[0] + run.box[2]) / 2, (run.box[1] + run.box[3]) / 2
        if each.quarter == quarter and 0 <= across <= width and 0 <= down <= height:
            runs.append(run)
        else:
            strays.append(run.words)
    sheet = Sheet(
        number=number,
        width=width,
        height=height,
        runs=tuple(runs),
        rules=tuple(_rules(page, frame, quarter)),
        turned=(shown - quarter) % 4,
        label=label,
    )
    unreadable = sum(len(_WITHOUT_MEANING.findall(each.words)) for each in drawn)
    return Letters(sheet, tuple(strays), unreadable, count > MOST_LETTERS)


def _drawn(text: "PdfTextPage", count: int) -> Iterator[_Drawn]:
    """The letters of a page gathered into runs.

    Of a letter that is as high as the one before it and stands to its right only the box is asked for: its size,
    baseline and direction are the same. A book has millions of letters.
    """
    from pypdfium2 import raw

    unicode_of, box_of = raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox
    handle, place = text.raw, raw.FS_RECTF()
    reference = ctypes.byref(place)
    style = _Style(text)
    words: list[str] = []
    left = top = right = bottom = baseline = size = 0.0
    quarter, begins_spaced, spaced = 0, False, False
    last_left = last_height = math.inf
    for at in range(count):
        code = unicode_of(handle, at)
        if code in _SPACES or (character := _character(code)).isspace():
            spaced = True
            continue
        if not box_of(handle, at, reference):
            continue
        height = place.top - place.bottom
        if abs(height - last_height) > 0.01 or place.left < last_left:
            style.read(at, place)
        last_left, last_height = place.left, height
        if not style.known:
            continue
        box = (place.left, -place.top, place.right, -place.bottom)
        if style.quarter:
            box = turned(box, 0, 0, style.quarter)
        line = box[3] - style.below
        gap, larger = box[0] - right, max(size, style.size)
        if (
            words
            and style.quarter == quarter
            and -_BACK * larger <= gap <= _APART * larger
            and abs(line - baseline) <= _SHIFT * larger
            and abs(style.size - size) <= _OTHER_SIZE * larger
        ):
            if spaced:
                words.append(" ")
            top, right, bottom = min(top, box[1]), max(right, box[2]), max(bottom, box[3])
        else:
            if words:
                yield _Drawn("".join(words), (left, top, right, bottom), baseline, size, begins_spaced, quarter)
                words.clear()
            left, top, right, bottom = box
            baseline, size, quarter, begins_spaced = line, style.size, style.quarter, spaced
        words.append(character)
        spaced = False
    if words:
        yield _Drawn("".join(words), (left, top, right, bottom), baseline, size, begins_spaced, quarter)


_SPACES = frozenset((0x20, 0x0D, 0x0A, 0xA0))


def _character(code: int) -> str:
    """The character of a code; PDFium has codes of its own for a hyphen at the end of a line."""
    return "-" if code in (0x02, 0xFFFE) else chr(code)


class _Style:
    """How a letter is set: its size, quarter turns counterclockwise, and how far its box reaches below the line."""

    def __init__(self, text: "PdfTextPage") -> None:
        from pypdfium2 import raw

        self._raw, self._text = raw, text
        self._matrix = raw.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self.known = False
        self.size = self.below = 0.0
        self.quarter = 0

    def read(self, at: int, place: object) -> None:
        """Ask for the style of letter `at`, whose box is `place`."""
        raw, matrix = self._raw, self._matrix
        self.known = bool(
            raw.FPDFText_GetMatrix(self._text, at, matrix)
            and raw.FPDFText_GetCharOrigin(self._text, at, self._x, self._y)
        )
        if not self.known:
            return
        self.quarter = round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4
        self.size = raw.FPDFText_GetFontSize(self._text, at) * math.hypot(matrix.c, matrix.d)
        box = tuple(getattr(place, side) for side in ("left", "top", "right", "bottom"))
        level = turned((box[0], -box[1], box[2], -box[3]), 0, 0, self.quarter)
        origin = turned((self._x.value, -self._y.value) * 2, 0, 0, self.quarter)
        self.below = level[3] - origin[1]
        self.known = self.size > 0 and all(map(math.isfinite, (self.size, self.below, *box)))


def _once(runs: Iterable[_Drawn]) -> Iterator[_Drawn]:
    """The runs, each once: bold type is made of words drawn twice."""
    known: set[tuple[str, int, int]] = set()
    for run in runs:
        near = _TWICE * run.size
        column, row = round(run.box[0] / near), round(run.baseline / near)
        if all((run.words, column + by, row + down) not in known for by in (-1, 0, 1) for down in (-1, 0, 1)):
            known.add((run.words, column, row))
            yield run


def _rules(page: "PdfPage", frame: _Frame, quarter: int) -> Iterator[tuple[float, float]]:
    """Height and length of the horizontal lines that are drawn on a page."""
    from pypdfium2 import raw

    for drawn in islice(page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3), _MOST_OBJECTS):
        left, bottom, right, top = drawn.get_bounds()
        left, top, right, bottom = frame.box((left, -top, right, -bottom), quarter)
        if bottom - top <= _RULE < right - left:
            yield (top + bottom) / 2, right - left
