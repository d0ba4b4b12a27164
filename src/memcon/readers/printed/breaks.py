"""What parts a printed line from the next one: nothing but the line's end, a line of its own, or a paragraph."""

from collections.abc import Sequence
from enum import Enum
from itertools import pairwise

from memcon.readers.printed.sheet import Column, Line

# Parts of the size of the type.
_LEADING = 0.25  # more white above a line than above most
_INDENT = 0.7
_OTHER_SIZE = 0.12
# Parts of the width of the column.
_SHORT = 0.04  # what is left of a line beyond room for the next word: it was ended on purpose
_CENTRED = 0.08
_ENDED = 0.25
_FULL = 0.15

_SENTENCE_ENDS = (".", "!", "?", ":", "”", '"', "’", ")", "»", "]")
_BROKEN = ("-", "\u2010", "\u00ad", "—")


class Break(Enum):
    """How one line is parted from the next."""

    RUN_ON = "run-on"
    LINE = "line"
    PARAGRAPH = "paragraph"


def breaks(column: Column, *, sized: bool = True) -> list[Break]:
    """The break after each line of a column but the last. `sized` is false where sizes were only estimated."""
    lines = column.lines
    if len(lines) < 2:
        return []
    usual = _usual([_leading(*pair) for pair in pairwise(lines)])
    margin = _margin(column)
    found = [
        Break.PARAGRAPH if _parted(column, at, usual, margin, sized) else Break.RUN_ON for at in range(len(lines) - 1)
    ]
    for start, end in _blocks(found):
        ended = [at for at in range(start, end - 1) if _is_ended(lines[at], lines[at + 1], column)]
        if len(ended) * 3 > end - 1 - start:  # an address, a list: no running prose
            for at in range(start, end - 1):
                if at in ended or not _is_full(lines[at], column):
                    found[at] = Break.LINE
    return found


def across(before: Column, after: Column) -> Break:
    """The break between the last line of a column and the first of the next one."""
    last, first = before.lines[-1], after.lines[0]
    if first.words[:1].islower():
        return Break.RUN_ON
    indented = first.left > _margin(after) + _INDENT * first.size and len(after.lines) > 1
    if indented or abs(first.size - last.size) > _OTHER_SIZE * last.size:
        return Break.PARAGRAPH
    if _is_centred(last, before) or _is_centred(first, after):
        return Break.PARAGRAPH
    room = before.right - last.right
    ended = _short(last, first, before) and last.words.rstrip().endswith(_SENTENCE_ENDS)
    return Break.PARAGRAPH if ended or room > _ENDED * (before.right - before.left) else Break.RUN_ON


def _parted(column: Column, at: int, usual: float, margin: float, sized: bool) -> bool:
    """True when a paragraph ends with line `at`."""
    lines = column.lines
    line, after = lines[at], lines[at + 1]
    leading = _leading(line, after)
    near = [_leading(lines[n], lines[n + 1]) for n in (at - 1, at + 1) if 0 <= n < len(lines) - 1]
    if leading > usual + _LEADING * usual or any(leading > 1.35 * other > line.size for other in near):
        return True
    if sized and abs(line.size - after.size) > _OTHER_SIZE * max(line.size, after.size):
        return True
    if _is_centred(line, column) != _is_centred(after, column):
        return True
    if _indented(column, at, margin):
        return True
    room = column.right - line.right
    return (
        room > _ENDED * (column.right - column.left)
        and line.words.rstrip().endswith(_SENTENCE_ENDS)
        and not after.words[:1].islower()
        and at > 0
        and not _short(lines[at - 1], line, column)
    )


def _indented(column: Column, at: int, margin: float) -> bool:
    """True when the next line is set in or out as the first of a paragraph is, or the first after a list."""
    lines = column.lines
    line, after = lines[at], lines[at + 1]
    step = _INDENT * line.size
    full = _is_full(line, column)
    if (full and after.words[:1].islower()) or (_is_centred(line, column) and _is_centred(after, column)):
        return False
    ended = line.words.rstrip().endswith(_SENTENCE_ENDS)
    if after.left > line.left + step:
        if at + 2 < len(lines) and abs(lines[at + 2].left - after.left) < step:  # the rest of a hanging paragraph?
            return ended and not full
        return ended or _is_full(after, column)
    if after.left < line.left - step:
        before = lines[at - 1] if at else None
        inset = before is not None and abs(before.left - line.left) < step and _is_full(before, column)
        return inset or not full
    return line.left > margin + step and not full and (ended or _is_full(after, column))


def _is_full(line: Line, column: Column) -> bool:
    return line.words.endswith(_BROKEN) or column.right - line.right < _FULL * (column.right - column.left)


def _is_ended(line: Line, after: Line, column: Column) -> bool:
    """True for a line that was ended on purpose: before its measure was full, or in a row of cells."""
    return ("\t" in line.words and "\t" in after.words) or _short(line, after, column)


def _short(line: Line, after: Line, column: Column) -> bool:
    """True when the next line's first word had room enough in `line`."""
    if line.words.endswith(_BROKEN):
        return False
    word = after.words.split(maxsplit=1)[0] if after.words.strip() else ""
    letter = (line.right - line.left) / max(len(line.words), 1)
    width = column.right - column.left
    return column.right - line.right > (len(word) + 1) * letter + _SHORT * width


def _is_centred(line: Line, column: Column) -> bool:
    left, right = line.left - column.left, column.right - line.right
    width = column.right - column.left
    return min(left, right) > _CENTRED * width and abs(left - right) < 0.25 * max(left, right)


def _leading(line: Line, after: Line) -> float:
    return after.baseline - line.baseline


def _usual(leadings: Sequence[float]) -> float:
    """The leading of most lines; of two that are as many, the narrower."""
    return _most_common([leading for leading in leadings if leading > 0], 0.1)


def _margin(column: Column) -> float:
    """Where most lines begin."""
    return _most_common([line.left - column.left for line in column.lines], 0.02) + column.left


def _most_common(numbers: Sequence[float], width: float) -> float:
    """Of `numbers` the one with most others about it, `width` of the largest to either side; 0 for none."""
    near = width * max(numbers, default=0.0)
    return max(sorted(numbers), key=lambda n: sum(abs(other - n) <= near for other in numbers), default=0.0)


def _blocks(found: Sequence[Break]) -> list[tuple[int, int]]:
    """The paragraphs of a column as (first line, line after the last)."""
    ends = [at + 1 for at, parted in enumerate(found) if parted is Break.PARAGRAPH]
    return list(zip([0, *ends], [*ends, len(found) + 1], strict=True))
