"""The text of a word processor's file, written once, with the places of notes, markers and pages.

As in a web page, paragraphs are parted by an empty line, the cells of a row by a tab, and a note's marker
stands as "[1]"; the notes follow the text, each with its number.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from typing import Literal

from memcon.model import Description, Division, Finding, Page
from memcon.readers.extracted import Extracted
from memcon.readers.flowing import WHITE, Flowing
from memcon.text import Span, trimmed


class Manuscript:
    """A text that grows, paragraph by paragraph. `stage` is who marks its divisions and tells of its findings."""

    def __init__(self, stage: str) -> None:
        self.stage = stage
        self.to = Flowing()
        self._divisions: list[Division] = []
        self._findings: list[Finding] = []
        self._pages: list[int] = []
        self._due, self._number = True, ""
        self._cell: int | None = None  # where the cell begins that is being written
        self._notes: list[tuple[str, Callable[[], None]]] = []

    def paragraph(self, number: str = "") -> None:
        """Begin a paragraph with its next words, and with the number it has in a list; without words it is none."""
        self._due, self._number = True, number

    def words(self, words: str) -> None:
        """Write words of a paragraph; tabs in them stand, other white space is collapsed."""
        if self._due:
            words = words.lstrip(WHITE)
        if not words:
            return
        self._begin()
        for at, part in enumerate(words.split("\t")):
            if at:
                self.to.tab()
            self.to.flow(part)

    @property
    def between(self) -> bool:
        """True while no words of a paragraph are written since the last one ended."""
        return self._due

    def line(self) -> None:
        """End a line in a paragraph."""
        if not self._due:
            self.to.part(1)

    def row(self, first: bool) -> None:
        """Begin a row of a table."""
        self.to.part(2 if first and self._cell is None else 1)

    @contextmanager
    def cell(self, first: bool) -> Iterator[None]:
        """Write the paragraphs of a cell, each on a line of its own."""
        around = self.begin_cell(first)
        yield
        self.end_cell(around)

    def begin_cell(self, first: bool) -> int | None:
        """Begin a cell; what comes back says to `end_cell` which cell is around it."""
        if not first:
            self.to.tab()
        around, self._cell = self._cell, self.to.length
        return around

    def end_cell(self, around: int | None = None) -> None:
        """End the cell begun last."""
        self._cell = around

    def note(self, label: str, write: Callable[[], None]) -> None:
        """Write the marker of a note; `write` will write the note itself after the text."""
        self._begin()
        self._divide("note-marker", self.to.put(f"[{label}]"), label)
        self._notes.append((label, write))

    def page(self) -> None:
        """End the page here."""
        self._pages.append(self.to.length)

    def revisions(self, inserted: int, deleted: int) -> None:
        """Note how many changes to the text, marked as such by the program, were taken as they would be printed."""
        if inserted or deleted:
            self.tell(
                f"the file marks changes: {inserted} insertions were taken as text, {deleted} deletions were left out"
            )

    def tell(self, reason: str) -> None:
        """Note what was left out, or stands in the text and is not what it was."""
        self._findings.append(Finding(stage=self.stage, reason=reason))

    def notes(self) -> None:
        """Write the notes, once the text is written."""
        self.page()
        for label, write in self._notes:
            self.to.part(2)
            start = self.to.put(f"{label}." if label.isalnum() else label)
            self.to.hang()
            self.paragraph()
            write()
            self._divide("footnote", start, label)

    def extracted(self, title: str | None) -> Extracted:
        """What was written; `title` is what the file's properties call it."""
        text = self.to.text()
        title = " ".join((title or "").split()) or None
        return Extracted(
            text,
            Description(title=title, derived={"title": "file properties"} if title else {}),
            pages=self._paged(text),
            divisions=tuple(sorted(self._divisions, key=lambda division: (division.start, -division.end))),
            findings=tuple(self._findings),
        )

    def _begin(self) -> None:
        """Begin the paragraph that is due: after an empty line, in a cell on the next line."""
        if not self._due:
            return
        if self._cell is None:
            self.to.part(2)
        elif self.to.length > self._cell:
            self.to.part(1)
        if self._number:
            self.to.put(self._number)
            self.to.hang()
        self._due = False

    def _divide(self, kind: Literal["footnote", "note-marker"], start: int, label: str) -> None:
        self._divisions.append(
            Division(kind=kind, voice="editor", start=start, end=self.to.length, label=label, resp=self.stage)
        )

    def _paged(self, text: str) -> tuple[Page, ...]:
        """The pages, when any break is known; of two breaks without words between them one counts."""
        spans = [trimmed(text, Span(*span)) for span in pairwise([0, *self._pages])]
        held = [span for span in spans if span.start < span.end]
        return tuple(Page(number=n, start=s.start, end=s.end) for n, s in enumerate(held, 1)) if len(held) > 1 else ()
