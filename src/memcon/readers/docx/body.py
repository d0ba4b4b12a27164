"""The text of a Word file, walked as Word would show it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from memcon.readers.decoding import REPLACEMENT
from memcon.readers.docx.numbers import Numbers
from memcon.readers.docx.parts import Parts, attribute, child, children, is_on, reference
from memcon.readers.manuscript import Manuscript
from memcon.readers.numerals import numeral
from memcon.readers.page import names
from memcon.readers.tei.tree import name_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_DELETED = frozenset(("del", "moveFrom"))
_INSERTED = frozenset(("ins", "moveTo"))
# Properties, codes of fields and marks of programs: nothing in them is shown.
_SILENT = names(
    "pPr rPr sectPr tblPr tblGrid tblPrEx trPr tcPr sdtPr sdtEndPr customXmlPr smartTagPr instrText delText"
    " delInstrText fldData rt rubyPr oMathParaPr footnoteRef endnoteRef annotationRef separator"
    " continuationSeparator"
)
_SIGNS = {"noBreakHyphen": "\u2011", "softHyphen": "\u00ad", "tab": "\t", "ptab": "\t"}
_PAGE_FIELDS = frozenset(("PAGE", "NUMPAGES", "SECTIONPAGES"))
# The kinds of notes: the part that holds them, their properties, and how they are numbered where nothing says so.
_NOTES = {
    "footnoteReference": ("footnotes", "footnotePr", "decimal"),
    "endnoteReference": ("endnotes", "endnotePr", "lowerRoman"),
}


class Body:
    """Writes the text of a Word file, and counts what it leaves out."""

    def __init__(self, parts: Parts, to: Manuscript) -> None:
        self._parts = parts
        self._to = to
        self._numbers = Numbers(parts)
        self._sections = [
            each for each in parts.document.iter() if name_of(each) == "sectPr" and not _is_former(each)
        ]
        self._ended = 0  # sections
        self._boxes: list[_Element] = []  # text boxes of this paragraph, to be written after it
        self._notes = {name: _notes(parts, part) for name, (part, _, _) in _NOTES.items()}
        self._counts = dict.fromkeys(_NOTES, 0)
        settings = parts.related("settings")
        self._forms = {
            name: attribute(child(settings, properties, "numFmt"), "val") or form
            for name, (_, properties, form) in _NOTES.items()
        }
        self._mark: _Element | None = None  # the words that a note's own marker consists of
        self._joined = False  # the mark of the paragraph before was deleted
        self.inserted = self.deleted = self.hidden = self.signs = 0

    def write(self) -> None:
        """Write the text, after the head of its first page."""
        self._head()
        body = child(self._parts.document, "body")
        if body is not None:
            self._blocks(body)
        self._to.notes()

    def _head(self) -> None:
        """What stands at the head of the first page and is no page number: a letterhead, a classification."""
        section = self._sections[0] if self._sections else None
        if section is None:
            return
        wanted = "first" if is_on(section, "titlePg") else "default"
        for each in children(section):
            if name_of(each) == "headerReference" and attribute(each, "type") == wanted:
                root = self._parts.by_id(reference(each))
                for block in children(root) if root is not None else ():
                    if not _numbers_pages(block):
                        self._block(block)

    def _blocks(self, parent: "_Element") -> None:
        for each in children(parent):
            self._block(each)

    def _block(self, element: "_Element") -> None:
        name = name_of(element)
        if name == "p":
            self._paragraph(element)
        elif name == "tbl":
            self._table(element)
        elif name in _DELETED:
            self.deleted += 1
        elif name not in _SILENT:
            self.inserted += name in _INSERTED
            self._blocks(element)

    def _paragraph(self, paragraph: "_Element") -> None:
        properties = child(paragraph, "pPr")
        if is_on(properties, "pageBreakBefore"):
            self._to.page()
        if not self._joined:
            self._to.paragraph(self._numbers.of(properties))
        self._joined = child(properties, "rPr", "del") is not None
        self._inline(paragraph)
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self._blocks(box)
        if child(properties, "sectPr") is not None:
            self._ended += 1
            following = self._sections[self._ended] if self._ended < len(self._sections) else None
            if attribute(child(following, "type"), "val") not in ("continuous", "nextColumn"):
                self._to.page()

    def _table(self, table: "_Element") -> None:
        for nth, row in enumerate(_inside(table, "tr")):
            if child(row, "trPr", "del") is not None:
                self.deleted += 1
                continue
            self._to.row(first=nth == 0)
            for at, cell in enumerate(_inside(row, "tc")):
                with self._to.cell(first=at == 0):
                    self._blocks(cell)

    def _inline(self, parent: "_Element") -> None:
        for each in children(parent):
            name = name_of(each)
            if name == "t" and each is not self._mark:
                self._to.words((each.text or "").replace("\t", " "))
            elif name in _SIGNS:
                self._to.words(_SIGNS[name])
            elif name in ("br", "cr"):
                self._break(attribute(each, "type"))
            elif name == "lastRenderedPageBreak":
                self._to.page()
            elif name in _NOTES:
                self._note(each, name)
            elif name == "sym":
                self.signs += 1
                self._to.words(REPLACEMENT)
            elif name in _DELETED:
                self.deleted += 1
            elif name in ("drawing", "pict", "object"):
                self._boxes += _outermost(each, "txbxContent")
            elif name == "r" and is_on(each, "rPr", "vanish"):
                self.hidden += 1
            elif name not in _SILENT:
                self.inserted += name in _INSERTED
                self._inline(each)

    def _break(self, kind: str | None) -> None:
        if kind == "page":
            self._to.page()
        self._to.line()

    def _note(self, element: "_Element", name: str) -> None:
        note = self._notes[name].get(attribute(element, "id"))
        if note is None:
            return
        self._mark = element.getnext() if attribute(element, "customMarkFollows") in ("1", "true", "on") else None
        label = (self._mark.text or "").strip() if self._mark is not None else ""
        if not label:
            self._counts[name] += 1
            label = numeral(self._counts[name], self._forms[name])
        self._to.note(label, lambda: self._blocks(note))


def _is_former(section: "_Element") -> bool:
    """True for the properties that a section had before a change."""
    parent = section.getparent()
    return parent is not None and name_of(parent) == "sectPrChange"


def _notes(parts: Parts, name: str) -> "dict[str | None, _Element]":
    root = parts.related(name)
    return {attribute(each, "id"): each for each in children(root)} if root is not None else {}


def _outermost(element: "_Element", name: str) -> "list[_Element]":
    found: list[_Element] = []
    for each in children(element):
        found += [each] if name_of(each) == name else _outermost(each, name)
    return found


def _inside(element: "_Element", name: str) -> "Iterator[_Element]":
    """The rows of a table or the cells of a row, also those that a program has put into a frame."""
    for each in children(element):
        if name_of(each) == name:
            yield each
        elif name_of(each) in ("sdt", "sdtContent", "customXml"):
            yield from _inside(each, name)


def _numbers_pages(block: "_Element") -> bool:
    """True when a field in it is the number of the page or of all pages."""
    for each in block.iter():
        code = each.text if name_of(each) == "instrText" else attribute(each, "instr")
        if code and code.split()[:1] and code.split()[0].upper() in _PAGE_FIELDS:
            return True
    return False
