"""The lines of all pages written as one text, with the place of every line, page, note and marker in it.

Lines of a paragraph are joined by a space, those that were ended on purpose (an address, a list) by a line end;
a word broken at the end of a line is whole. Between two pages stands one form feed: in place of the space where a
paragraph runs on over the page (behind the word that is broken there), and behind an empty line where one ends.
The notes at the foot of a page stand behind the last paragraph that begins on it, wherever that ends; their lines
are still their own page's. A raised marker in the text stands as "[1]", at the head of its note as it is printed.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from memcon.model import Division, Page
from memcon.model import Line as PageLine
from memcon.model.record import DivisionKind
from memcon.readers.extracted import Extracted
from memcon.readers.printed.breaks import Break
from memcon.readers.printed.flow import Leaf, Note, Placed
from memcon.readers.printed.hyphens import Words, without_hyphen
from memcon.readers.printed.sheet import Line, turned
from memcon.text import Span

PAGE_END = "\f"


def written(leaves: Sequence[Leaf], stage: str) -> Extracted:
    """The text of the pages with their places; `stage` ("pdf@1") answers for the divisions."""
    writer = _Writer(leaves, stage)
    noted = 0  # pages whose notes are written
    for paragraph in _paragraphs(placed for leaf in leaves for placed in leaf.body):
        at = paragraph[0].page
        for leaf in leaves[noted:at]:
            writer.notes(leaf.notes)
        noted = max(noted, at)
        writer.paragraph(paragraph)
    for leaf in leaves[noted:]:
        writer.notes(leaf.notes)
    return writer.extracted()


def _paragraphs(lines: Iterable[Placed]) -> Iterator[list[Placed]]:
    paragraph: list[Placed] = []
    for placed in lines:
        if paragraph and placed.parted is Break.PARAGRAPH:
            yield paragraph
            paragraph = []
        paragraph.append(placed)
    if paragraph:
        yield paragraph


class _Writer:
    """Writes paragraphs one after the other, and knows where each line came to stand."""

    def __init__(self, leaves: Sequence[Leaf], stage: str) -> None:
        self._leaves = leaves
        self._stage = stage
        self._words = Words(placed.line.words for leaf in leaves for placed in _all(leaf))
        self._parts: list[str] = []
        self._length = 0
        self._starts = [0]  # of the pages so far
        self._lines: list[list[PageLine]] = [[] for _ in leaves]
        self._found: list[Division] = []

    def paragraph(self, lines: Sequence[Placed]) -> None:
        """Write a paragraph of the body, on the page with which it begins."""
        self._part()
        self._turn_to(lines[0].page)
        self._write(lines)

    def notes(self, notes: Iterable[Note]) -> None:
        """Write notes behind what was written last, whatever page they are from."""
        for note in notes:
            self._part()
            start = self._length
            self._write(note.lines, in_note=True)
            self._divide("footnote", start, note.label)

    def extracted(self) -> Extracted:
        """All that was written."""
        if self._leaves and len(self._starts) < len(self._leaves):
            self._part()
            self._turn_to(len(self._leaves) - 1)
        pages = tuple(self._page(at) for at in range(len(self._leaves)))
        divisions = tuple(sorted(self._found, key=lambda division: (division.start, -division.end)))
        return Extracted("".join(self._parts), pages=pages, divisions=divisions)

    def _write(self, lines: Sequence[Placed], in_note: bool = False) -> None:
        carried = 0  # characters of the line that stand at the end of the page before
        for placed, after in [*pairwise(lines), (lines[-1], None)]:
            line, start = placed.line, self._length
            joint = self._joint(line, after)
            end = len(line.words) if joint is not None else len(without_hyphen(line.words))
            self._put(line, Span(carried, end), in_note)
            wrote = self._length > start
            carried = 0
            if after is not None and after.page > placed.page and not in_note:
                if joint in (None, ""):
                    carried = len(after.line.words.split(maxsplit=1)[0])
                    self._put(after.line, Span(0, carried), in_note)
                self._note_line(placed, start)
                self._turn_to(after.page)
                carried += len(after.line.words[carried:]) - len(after.line.words[carried:].lstrip())
            else:
                self._note_line(placed, start)
                if wrote:
                    self._append(joint or "")

    def _joint(self, line: Line, after: Placed | None) -> str | None:
        """What joins two lines of a paragraph; None when the first loses its hyphen."""
        if after is None:
            return ""
        return "\n" if after.parted is Break.LINE else self._words.joint(line.words, after.line.words)

    def _put(self, line: Line, span: Span, in_note: bool) -> None:
        """Write the words at `span` of a line, its raised markers marked."""
        at = span.start
        for mark in line.raised:
            if not span.covers(mark):
                continue
            self._append(line.words[at : mark.start])
            label, at = mark.of(line.words), mark.end
            if in_note and not mark.start:
                self._append(label if line.words[at : at + 1].isspace() else f"{label} ")
            else:
                self._append(f"[{label}]")
                self._divide("note-marker", self._length - len(label) - 2, label)
        self._append(line.words[at : span.end])

    def _note_line(self, placed: Placed, start: int) -> None:
        """Keep where a line stands on its page."""
        if start == self._length:
            return
        line, sheet = placed.line, self._leaves[placed.page].sheet
        left, top, right, bottom = turned(line.box, sheet.width, sheet.height, sheet.turned)
        box = (round(left, 1), round(top, 1), round(right, 1), round(bottom, 1))
        self._lines[placed.page].append(PageLine(start, self._length, box, line.confidence))

    def _part(self) -> None:
        """An empty line, unless nothing stands on the page yet."""
        if self._length > self._starts[-1]:
            self._append("\n\n")

    def _turn_to(self, page: int) -> None:
        while len(self._starts) <= page:
            self._append(PAGE_END)
            self._divide("page-break", self._length - 1, self._leaves[len(self._starts)].label)
            self._starts.append(self._length)

    def _page(self, at: int) -> Page:
        leaf, following = self._leaves[at], self._starts[at + 1 : at + 2]
        sheet = leaf.sheet
        width, height = (sheet.height, sheet.width) if sheet.turned % 2 else (sheet.width, sheet.height)
        return Page(
            number=sheet.number,
            start=self._starts[at],
            end=following[0] - 1 if following else self._length,
            label=leaf.label,
            width=round(width, 1),
            height=round(height, 1),
            turned=-sheet.turned % 4 * 90,
            recognised=sheet.recognised,
            lines=tuple(self._lines[at]),
        )

    def _divide(self, kind: DivisionKind, start: int, label: str | None) -> None:
        """Mark what was written from `start` on as the editor's."""
        self._found.append(
            Division(kind=kind, voice="editor", start=start, end=self._length, label=label, resp=self._stage)
        )

    def _append(self, words: str) -> None:
        self._parts.append(words)
        self._length += len(words)


def _all(leaf: Leaf) -> Iterator[Placed]:
    yield from leaf.body
    for note in leaf.notes:
        yield from note.lines
