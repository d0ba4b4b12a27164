"""Text written from markup: white space collapsed, blocks parted by an empty line, the place of every word known."""

import re

WHITE = " \t\n\f\r"
_SPACE = re.compile(r"[ \t\n\f\r]+")


class Flowing:
    """A text that grows. Breaks and spaces are held back until the next word, so none stand at an end.

    No-break and zero-width characters are no white space here: they are written as they are.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._last = ""
        self._breaks = 0  # line ends due before the next word
        self._space = False  # a space due before the next word, unless a line ends there
        self._hanging = False  # the number of an item was written: its words follow on the same line
        self.length = 0
        """Code points written so far."""

    def text(self) -> str:
        """What was written so far."""
        return "".join(self._parts)

    def flow(self, words: str | None) -> None:
        """Write running text, its white space collapsed."""
        if not words:
            return
        inside = words.strip(WHITE)
        self._space = self._space or words[0] in WHITE
        if inside:
            self.put(_SPACE.sub(" ", inside))
            self._space = words[-1] in WHITE

    def put(self, words: str) -> int:
        """Write `words` as they are, with the line ends or the space due before them; the place they begin at."""
        if self.length:
            if self._breaks:
                self._append("\n" * min(self._breaks, 2))
            elif self._space and self._last not in WHITE:
                self._append(" ")
        self._breaks = 0
        self._space = self._hanging = False
        self._append(words)
        return self.length - len(words)

    def part(self, breaks: int) -> None:
        """Let `breaks` line ends stand before the next word (2 for an empty line), unless its item's number does."""
        if not self._hanging:
            self._breaks = max(self._breaks, breaks)

    def hang(self) -> None:
        """Let what follows go on behind the words written last, whatever block it opens."""
        self._space = self._hanging = True

    def tab(self) -> None:
        """Part what follows from the cell before it."""
        if self.length and not self._breaks:
            self._append("\t")
            self._space = False

    def _append(self, words: str) -> None:
        if words:
            self._parts.append(words)
            self.length += len(words)
            self._last = words[-1]
