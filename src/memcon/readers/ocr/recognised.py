"""What is recognised in the picture of a page: lines of words with their places and confidence."""

from collections.abc import Iterable, Sequence

import msgspec

from memcon.readers.printed.sheet import Box

SURE = 0.6
"""From this confidence on a word is taken to be read as it is printed."""


class Word(msgspec.Struct, frozen=True, array_like=True):
    """A word, its box and the height of its baseline in pixels of the upright picture, and how sure it is, 0 to 1."""

    text: str
    box: Box
    baseline: float
    confidence: float


class WordLine(msgspec.Struct, frozen=True, array_like=True):
    """The words of a printed line from left to right, at least one, and the size of its type in pixels."""

    words: tuple[Word, ...]
    size: float


class Recognised(msgspec.Struct, frozen=True, kw_only=True):
    """The lines of a page in the order of reading.

    `width` and `height` are those of the upright picture in pixels; `turned` is by how many degrees clockwise
    the picture was turned to stand upright (0, 90, 180, 270). `languages` are those read in (ISO 639-1).
    `blank` is true for a page on which nothing stands, not even a picture.
    """

    width: int
    height: int
    turned: int = 0
    lines: tuple[WordLine, ...] = ()
    languages: tuple[str, ...] = ()
    blank: bool = False

    @property
    def words(self) -> tuple[Word, ...]:
        """The words of all lines."""
        return tuple(word for line in self.lines for word in line.words)


def sure_letters(words: Iterable[Word]) -> int:
    """How many letters and digits stand in words that were recognised with confidence."""
    return sum(letters(word) for word in words if word.confidence >= SURE)


def letters(word: Word) -> int:
    """How many letters and digits a word has."""
    return sum(map(str.isalnum, word.text))


def mean(words: Sequence[Word]) -> float:
    """The mean confidence of the characters of some words, at least one."""
    return sum(word.confidence * len(word.text) for word in words) / sum(len(word.text) for word in words)
