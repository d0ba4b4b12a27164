"""What parts a printed line from the next one: nothing but the line's end, a line of its own, or a paragraph."""

from collections.abc import Sequence
from enum import Enum

from memcon.readers.printed.measure import Measure, leading
from memcon.readers.printed.sheet import Column, Line

_LEADING = 1.25  # of the leading of most lines: there is white above the line
_NEAR_LEADING = 1.35  # of that of the lines beside it
_SAME_LEADING = 0.1
_INDENT = 0.7  # of the size of the type
_OTHER_SIZE = 0.12
_ENDED = 0.25  # of the column's width, left free behind the end of a sentence: the paragraph's
_LISTED = 3  # one line in so many, ended on purpose: no running prose

_SENTENCE_ENDS = (".", "!", "?", ":", "”", '"', "’", ")", "»", "]")


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
    measure = Measure(column)
    found: list[Break] = []
    for at in range(len(lines) - 1):
        begins = not at or found[-1] is Break.PARAGRAPH
        found.append(Break.PARAGRAPH if _parted(measure, at, begins, sized) else Break.RUN_ON)
    for start, end in _blocks(found):
        ended = [at for at in range(start, end - 1) if _is_ended(measure, lines[at], lines[at + 1])]
        if len(ended) * _LISTED > end - 1 - start:  # an address, a list
            for at in range(start, end - 1):
                if at in ended or not measure.is_full(lines[at]):
                    found[at] = Break.LINE
    return found


def across(before: Column, after: Column, alone: bool) -> Break:
    """The break between the last line of a column, `alone` in its paragraph or not, and the first of the next one."""
    last, first = before.lines[-1], after.lines[0]
    above, below = Measure(before), Measure(after)
    if first.words[:1].islower():
        return Break.RUN_ON
    indented = first.left > below.margin + _INDENT * first.size and len(after.lines) > 1
    if indented or abs(first.size - last.size) > _OTHER_SIZE * last.size:
        return Break.PARAGRAPH
    if above.is_centred(last) or below.is_centred(first) or above.has_room(last, _ENDED):
        return Break.PARAGRAPH
    ended = above.is_short(last, first) and (alone or last.words.endswith(_SENTENCE_ENDS))
    return Break.PARAGRAPH if ended else Break.RUN_ON


def _parted(measure: Measure, at: int, begins: bool, sized: bool) -> bool:
    """True when a paragraph ends with line `at`, with which one `begins` or not."""
    lines = measure.lines
    line, after = lines[at], lines[at + 1]
    if _is_spaced(measure, at):
        return True
    if sized and abs(line.size - after.size) > _OTHER_SIZE * max(line.size, after.size):
        return True
    if measure.is_centred(line) or measure.is_centred(after):
        return not (measure.is_centred(line) and measure.is_centred(after))
    if measure.is_full(line) and after.words[:1].islower():
        return False
    if _is_set_in_or_out(measure, at, begins):
        return True
    return (
        not begins
        and measure.has_room(line, _ENDED)
        and line.words.endswith(_SENTENCE_ENDS)
        and not after.words[:1].islower()
        and not measure.is_short(lines[at - 1], line)
    )


def _is_spaced(measure: Measure, at: int) -> bool:
    """True when there is white between a line and the next, but for full lines that are all set wide."""
    lines = measure.lines
    space = leading(lines[at], lines[at + 1])
    near = [leading(lines[n], lines[n + 1]) for n in (at - 1, at + 1) if 0 <= n < len(lines) - 1]
    if any(space > _NEAR_LEADING * other > lines[at].size for other in near):
        return True
    if space <= _LEADING * measure.leading:
        return False
    return not (measure.is_full(lines[at]) and any(abs(space - other) < _SAME_LEADING * space for other in near))


def _is_set_in_or_out(measure: Measure, at: int, begins: bool) -> bool:
    """True when the next line is set in or out as the first of a paragraph is, or the first after a list."""
    lines = measure.lines
    line, after = lines[at], lines[at + 1]
    step = _INDENT * line.size
    full, ended = measure.is_full(line), line.words.endswith(_SENTENCE_ENDS)
    if after.left > line.left + step:
        if not begins:
            return after.left > measure.margin + step
        if at + 2 < len(lines) and abs(lines[at + 2].left - after.left) < step:  # the rest of a hanging paragraph
            return ended and not full
        return ended or measure.is_full(after)
    if after.left < line.left - step:
        return not begins or not full
    if line.left <= measure.margin + step:
        return False
    return (ended and (begins or not full)) or (measure.is_full(after) and not full)


def _is_ended(measure: Measure, line: Line, after: Line) -> bool:
    """True for a line that was ended on purpose: before its measure was full, or in a row of cells."""
    return ("\t" in line.words and "\t" in after.words) or measure.is_short(line, after)


def _blocks(found: Sequence[Break]) -> list[tuple[int, int]]:
    """The paragraphs of a column as (first line, line after the last)."""
    ends = [at + 1 for at, parted in enumerate(found) if parted is Break.PARAGRAPH]
    return list(zip([0, *ends], [*ends, len(found) + 1], strict=True))
