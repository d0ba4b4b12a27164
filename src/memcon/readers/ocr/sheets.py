"""A recognised page as a printed one, for the layout that all printed pages share."""

from collections.abc import Iterator
from itertools import pairwise
from statistics import median

from memcon.readers.ocr.recognised import Recognised, Word, WordLine, mean
from memcon.readers.printed.sheet import Run, Sheet, around

_SAME_SIZE = 0.2  # the recogniser's sizes differ by so much, as a line has letters below it or not
_WIDE = 1.5  # of the size of the type: a wider gap is no space between words, not even of a typewriter


def sheet_of(found: Recognised, number: int, by: float = 1.0) -> Sheet:
    """Page `number` of its source with what was recognised on it.

    One pixel of the picture is `by` of the page's own units (points of a PDF, pixels of an image).
    """
    return Sheet(
        number=number,
        width=found.width * by,
        height=found.height * by,
        runs=tuple(_runs(found.lines, by)),
        turned=-found.turned // 90 % 4,
        recognised=True,
    )


def _runs(lines: tuple[WordLine, ...], by: float) -> Iterator[Run]:
    usual = median(line.size for line in lines) if lines else 0.0
    for line in lines:
        size = usual if abs(line.size - usual) <= _SAME_SIZE * usual else line.size
        for words in _stretches(line, _WIDE * size):
            left, top, right, bottom = around([word.box for word in words])
            yield Run(
                " ".join(word.text for word in words),
                (left * by, top * by, right * by, bottom * by),
                words[0].baseline * by,
                size * by,
                spaced=True,
                confidence=round(mean(words), 3),
            )


def _stretches(line: WordLine, wide: float) -> Iterator[list[Word]]:
    """The words of a line, apart where the gap between two is `wide`, as between columns or cells."""
    stretch = [line.words[0]]
    for before, word in pairwise(line.words):
        if word.box[0] - before.box[2] > wide:
            yield stretch
            stretch = []
        stretch.append(word)
    yield stretch
