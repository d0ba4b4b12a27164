"""The text of an OpenDocument file, walked as LibreOffice would show it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from memcon.readers.manuscript import Manuscript
from memcon.readers.odt.styles import Styles
from memcon.readers.page import names
from memcon.readers.tei.tree import attribute, inside, name_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_SILENT = names(
    "tracked-changes forms sequence-decls variable-decls user-field-decls dde-connection-decls bookmark"
    " hidden-text hidden-paragraph ruby-text title desc image object object-ole script event-listeners"
    " table-column table-columns annotation-end alphabetical-index-mark toc-mark"
)
_SHAPES = names("frame custom-shape rect circle ellipse caption g polygon")
_PAGE_FIELDS = ("page-number", "page-count")
_MOST_SPACES = 80


class Body:
    """Writes the text of an OpenDocument file, and counts what it leaves out."""

    def __init__(self, content: "_Element", styles: "_Element | None", to: Manuscript) -> None:
        self._content = content
        self._pages = styles
        self._to = to
        self._styles = Styles(styles, content)
        self._lists: dict[str, dict[int, int]] = {}  # the numbers reached in the last list of each style
        self._boxes: list[_Element] = []
        self.comments = 0

    def write(self) -> None:
        """Write the text, after the head of its first page."""
        body = next((each for each in self._content if name_of(each) == "body"), ())
        text = next((each for each in body if name_of(each) == "text"), None)
        if text is not None:
            self._head(text)
            self._blocks(text)
        self._to.notes()

    def changes(self, kind: str) -> int:
        """How many changes of a kind ("insertion", "deletion") the file marks."""
        return sum(len(list(inside(changed, kind))) for changed in inside(self._content, "changed-region"))

    def _head(self, text: "_Element") -> None:
        """What stands at the head of the first page and is no page number: a letterhead, a classification."""
        first = next(inside(text, "p", "h"), None)
        wanted = self._styles.page(attribute(first, "style-name")) if first is not None else ""
        held = (
            {attribute(page, "name"): page for page in inside(self._pages, "master-page")}
            if self._pages is not None
            else {}
        )
        page = held.get(wanted or "Standard", next(iter(held.values()), None))
        if page is None:
            return
        shown = {name_of(each): each for each in page if attribute(each, "display") != "false"}
        header = shown.get("header-first", shown.get("header"))
        for block in header if header is not None else ():
            if next(inside(block, *_PAGE_FIELDS), None) is None:
                self._block(block)

    def _blocks(self, parent: "_Element") -> None:
        for each in parent:
            self._block(each)

    def _block(self, element: "_Element", number: str = "") -> None:
        name = name_of(element)
        if name in ("p", "h"):
            self._paragraph(element, number or self._of_heading(element))
        elif name == "list":
            self._list(element)
        elif name == "table":
            self._table(element)
        elif name == "soft-page-break":
            self._to.page()
        elif name and name not in _SILENT:
            for each in element:
                self._block(each)

    def _paragraph(self, paragraph: "_Element", number: str) -> None:
        style = attribute(paragraph, "style-name")
        if self._styles.breaks(style, "before"):
            self._to.page()
        self._to.paragraph(number)
        self._inline(paragraph)
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self._blocks(box)
        if self._styles.breaks(style, "after"):
            self._to.page()

    def _of_heading(self, heading: "_Element") -> str:
        level = attribute(heading, "outline-level")
        if name_of(heading) != "h" or not level.isdigit() or attribute(heading, "is-list-header") == "true":
            return ""
        counts = self._lists.setdefault("", {})
        return self._styles.number(self._styles.outline, counts, int(level), attribute(heading, "start-value"))

    def _list(self, element: "_Element", style: str = "", depth: int = 1) -> None:
        style = attribute(element, "style-name") or style
        goes_on = attribute(element, "continue-numbering") == "true" or attribute(element, "continue-list")
        if depth == 1 and not goes_on:
            self._lists[style] = {}
        counts = self._lists.setdefault(style, {})
        for item in element:
            number = ""
            if name_of(item) == "list-item" and any(name_of(each) in ("p", "h") for each in item):
                number = self._styles.number(style, counts, depth, attribute(item, "start-value"))
            for each in item:
                if name_of(each) == "list":
                    self._list(each, style, depth + 1)
                else:
                    self._block(each, number)
                    number = ""

    def _table(self, table: "_Element") -> None:
        for nth, row in enumerate(_rows(table)):
            self._to.row(first=nth == 0)
            for at, cell in enumerate(each for each in row if name_of(each) == "table-cell"):
                with self._to.cell(first=at == 0):
                    self._blocks(cell)

    def _inline(self, parent: "_Element") -> None:
        self._words(parent.text)
        for each in parent:
            name = name_of(each)
            if name == "s":
                count = attribute(each, "c")
                self._to.words(" " * (min(int(count), _MOST_SPACES) if count.isdigit() else 1))
            elif name == "tab":
                self._to.words("\t")
            elif name == "line-break":
                self._to.line()
            elif name == "soft-page-break":
                self._to.page()
            elif name == "note":
                self._note(each)
            elif name == "annotation":
                self.comments += 1
            elif name in _SHAPES:
                self._boxes.append(each)
            elif name and name not in _SILENT:
                self._inline(each)
            self._words(each.tail)

    def _words(self, words: str | None) -> None:
        self._to.words((words or "").replace("\t", " "))

    def _note(self, note: "_Element") -> None:
        parts = {name_of(each): each for each in note}
        body, citation = parts.get("note-body"), parts.get("note-citation")
        label = (
            (attribute(citation, "label") or "".join(map(str, citation.itertext()))).strip()
            if citation is not None
            else ""
        )
        if body is not None and label:
            self._to.note(label, lambda: self._blocks(body))


def _rows(table: "_Element") -> "Iterator[_Element]":
    """The rows of a table, also those in groups of rows."""
    for each in table:
        if name_of(each) == "table-row":
            yield each
        elif name_of(each) in ("table-header-rows", "table-rows", "table-row-group"):
            yield from _rows(each)
