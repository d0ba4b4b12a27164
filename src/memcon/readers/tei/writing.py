"""The text of a TEI file, written once from its markup, and where in it each element came to stand.

Paragraphs are parted by an empty line, `lb` is a line end, the cells of a row are parted by a tab. A page
break stands as "[Page 2]"; a note's marker stands as "[1]" where the note hangs, its words at the end of its
record, so that they do not stand in the middle of a sentence. Of two readings (`choice`) the original's is
written and the editor's is a finding.
"""

import re
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from memcon.model import Division, Finding, Page, Voice
from memcon.model.record import DivisionKind
from memcon.readers.flowing import Flowing
from memcon.readers.page import names
from memcon.readers.tei.persons import reference_of
from memcon.readers.tei.tree import INCLUDE, STAGE, Tree, attribute, inside, name_of, words_of
from memcon.text import Span, trimmed

if TYPE_CHECKING:
    from lxml.etree import _Element

# How many line ends part an element from what is before and after it.
_PARTED = {
    **dict.fromkeys(
        names(
            "ab address argument attachment back body byline castList closer dateline div docDate docTitle epigraph"
            " figure floatingText front group head imprimatur lg list listBibl listPerson opener p postscript quote"
            " salute signed sp stage table text titlePage titlePart trailer"
        ),
        2,
    ),
    **dict.fromkeys(names("addrLine bibl item l label lb person row"), 1),
}
_DIV = re.compile(r"div[1-7]?")
_SILENT = frozenset(
    ("teiHeader", "facsimile", "sourceDoc", "standOff", "fw", "figDesc", "index", "graphic", "xenoData")
)
_HOLDERS = names("body front back text attachment floatingText group")
# Of two readings the first that is there is written; the other is told.
_READINGS = (("sic", "corr"), ("orig", "reg"), ("abbr", "expan"))
_TOLD = {"corr": "corrects", "reg": "regularises", "expan": "expands"}
_INSERTED = names("supplied corr ex")
_BLOCKS: dict[str, DivisionKind] = {
    "dateline": "heading",
    "salute": "heading",
    "head": "heading",
    "signed": "signature",
}
_PLACED = names("back body date dateline docDate front head placeName settlement")
_NAMES = names("gloss orgName persName roleName rs")
_LABEL = re.compile(r"[\[\]()\s.]+")

Placed = TypeVar("Placed", Division, Finding)


class Writer:
    """Writes a tree as text. `records` are the elements at whose end the notes hung on them are written."""

    def __init__(self, tree: Tree, records: tuple["_Element", ...]) -> None:
        self._tree = tree
        self._records = frozenset(records)
        self._to = Flowing()
        self._divisions: list[Division] = []
        self._starts: list[tuple[int, str | None]] = []  # of pages, with the number as printed
        self._waiting: list[tuple[str, _Element]] = []  # notes to be written at the end of their record
        self._counted = 0  # notes of this record that have no number of their own
        self._in_record = 0
        self.findings: list[Finding] = []
        self.divisions: tuple[Division, ...] = ()
        """Headings, signatures, notes, markers, page breaks and insertions, in the order of the text."""
        self.places: dict[_Element, Span] = {}
        """Where records, heads, dates and the like stand; code points of the text, ends exclusive."""
        self.named: dict[_Element, Span] = {}
        """Where names stand that the edition refers to somebody."""

    def written(self) -> str:
        """The text, once all is written; from then on no place begins or ends with white space."""
        text = self._to.text()
        self.places = {element: trimmed(text, span) for element, span in self.places.items()}
        self.named = {element: trimmed(text, span) for element, span in self.named.items()}
        divisions = [_trimmed(division, text) for division in self._divisions]
        self.divisions = tuple(sorted(divisions, key=lambda division: (division.start, -division.end)))
        self.findings = [_trimmed(finding, text) for finding in self.findings]
        return text

    def pages(self) -> tuple[Page, ...]:
        """The pages that the breaks begin, each up to the next."""
        ends = (*(start for start, _ in self._starts[1:]), self._to.length)
        return tuple(
            Page(number=number, start=start, end=end, label=label)
            for number, ((start, label), end) in enumerate(zip(self._starts, ends, strict=False), 1)
        )

    def write(self, element: "_Element") -> None:
        """Write `element` and all in it; the parser lets elements nest no deeper than calls may."""
        name = name_of(element)
        if not name:
            self._entity(element)
        elif element.tag == INCLUDE:
            address = attribute(element, "href")
            self._tell(f"the inclusion of {address} was not followed; read that file too", self._to.length)
        elif name == "pb":
            self._page(element)
        elif name == "note" and not self._is_block(element):
            self._note(element)
        elif name == "choice":
            self._choice(element)
        elif name == "gap":
            self._gap(element)
        elif name in ("del", "surplus"):
            self._tell(f"left out as deleted in the original: {words_of(element)}", self._to.length)
        elif name not in _SILENT:
            self._element(element, name)

    def _element(self, element: "_Element", name: str) -> None:
        breaks = 2 if _DIV.fullmatch(name) or name == "note" else _PARTED.get(name, 0)
        if attribute(element, "rend") in ("flushleft", "center", "right"):
            breaks = max(breaks, 1)
        self._to.part(breaks)
        record = element in self._records
        if record:
            self._end_notes()
            self._counted, self._in_record = 0, self._in_record + 1
        if name == "cell" and any(name_of(each) == "cell" for each in element.itersiblings(preceding=True)):
            self._to.tab()
        elif name == "item":
            self._number(element)
        elif name in _INSERTED:
            self._to.put("[")
        start = self._to.length
        self._inside(element)
        if name in _INSERTED:
            self._to.put("]")
            start -= 1
        if record or name in ("front", "body", "text"):
            self._end_notes()
        self._close(element, name, start)
        self._in_record -= record
        if name in ("label", "speaker"):
            self._to.hang()
        else:
            self._to.part(breaks)

    def _inside(self, element: "_Element") -> None:
        self._to.flow(element.text)
        for child in element:
            self.write(child)
            self._to.flow(child.tail)

    def _close(self, element: "_Element", name: str, start: int) -> None:
        """Keep where an element stands, and what it is of the record."""
        if self._to.length == start:
            return
        if element in self._records or name in _PLACED or (name in _NAMES and attribute(element, "type")):
            self.places[element] = Span(start, self._to.length)
        if reference_of(element):
            self.named[element] = Span(start, self._to.length)
        kind = _BLOCKS.get(name)
        if not self._in_record:
            if name == "head":
                self._divide("front-matter", "editor", start, "chapter")
        elif name in _INSERTED:
            self._divide("insertion", "editor", start)
        elif name == "unclear":
            self._tell("the edition is not sure of these words", start)
        elif name == "sp":
            speaker = next(inside(element, "speaker"), None)
            label = words_of(speaker).rstrip(".:—– ") if speaker is not None else ""
            self._divide("turn", "record", start, label or None)
        elif name == "note":
            if words_of(element).startswith("Source:"):
                self._divide("front-matter", "editor", start, "source")
        elif kind is not None and not any(name_of(each) in ("sp", "note") for each in element.iterancestors()):
            self._divide(kind, "record", start)

    def _is_block(self, note: "_Element") -> bool:
        """True for a note that is a paragraph of its own, such as the file number above a telegram."""
        parent = note.getparent()
        held = parent is not None and (name_of(parent) in _HOLDERS or _DIV.fullmatch(name_of(parent)) is not None)
        return held and (attribute(note, "rend") == "inline" or not attribute(note, "n"))

    def _note(self, note: "_Element") -> None:
        label = _LABEL.sub("", attribute(note, "n"))
        if not label:
            self._counted += 1
            label = str(self._counted)
        elif label.isdecimal():
            self._counted = int(label)
        start = self._to.put(f"[{label}]")
        self._divide("note-marker", "editor", start, label)
        self._waiting.append((label, note))

    def _end_notes(self) -> None:
        """Write the notes that were hung on what was written, each a paragraph with its number."""
        while self._waiting:
            label, note = self._waiting.pop(0)
            later, self._waiting = self._waiting, []
            self._to.part(2)
            start = self._to.put(f"{label}." if label.isalnum() else label)
            self._to.hang()
            self._inside(note)
            self._divide("footnote", "editor", start, label)
            self._to.part(2)
            self._waiting += later  # a note to a note comes behind it

    def _page(self, element: "_Element") -> None:
        label = _LABEL.sub("", attribute(element, "n"))
        start = self._to.length
        if label:
            start = self._to.put(f"[Page {label}]")
            self._divide("page-break", "editor", start, label)
            self._to.flow(" ")
        self._starts.append((start, label or None))

    def _choice(self, element: "_Element") -> None:
        by_name = {name_of(child): child for child in element}
        for printed, edited in _READINGS:
            if printed in by_name:
                start = self._to.length
                self._inside(by_name[printed])
                if edited in by_name:
                    other = words_of(by_name[edited])
                    self._tell(f"the edition {_TOLD[edited]} this to {other}", start)
                return
        for child in element:  # other choices: the first is what the edition prefers
            self.write(child)
            return

    def _gap(self, element: "_Element") -> None:
        said = " ".join(words_of(each) for each in inside(element, "desc"))
        if not said:
            amount = f"{attribute(element, 'quantity')} {attribute(element, 'unit')}".strip()
            said = ", ".join(filter(None, (attribute(element, "extent") or amount, attribute(element, "reason"))))
        start = self._to.put(f"[{said.replace('[', '').replace(']', '') or '...'}]")
        if self._in_record:
            self._divide("insertion", "editor", start)
            self._tell("the edition has a gap here", start)

    def _number(self, item: "_Element") -> None:
        """The number of an item in a numbered list whose numbers are not in the text."""
        parent = item.getparent()
        if parent is None or not {attribute(parent, "type"), attribute(parent, "rend")} & {"ordered", "numbered"}:
            return
        before = sum(name_of(each) == "item" for each in item.itersiblings(preceding=True))
        self._to.put(f"{attribute(item, 'n') or before + 1}.")
        self._to.hang()

    def _entity(self, entity: "_Element") -> None:
        name = (entity.text or "").strip("&;")
        stands_for = self._tree.entity(name)
        if stands_for is not None:
            self._to.flow(stands_for)
        else:
            start = self._to.put(f"&{name};")
            self._tell(f"the file does not say what &{name}; stands for", start)

    def _divide(self, kind: DivisionKind, voice: Voice, start: int, label: str | None = None) -> None:
        self._divisions.append(
            Division(kind=kind, voice=voice, start=start, end=self._to.length, label=label, resp=STAGE)
        )

    def _tell(self, reason: str, start: int) -> None:
        """A finding at what was written from `start` on; where nothing was, at the last character before."""
        end = self._to.length
        place = Span(min(start, end - 1), end) if end else None
        self.findings.append(
            Finding(stage=STAGE, reason=reason, start=place and place.start, end=place and place.end)
        )


def _trimmed(placed: Placed, text: str) -> Placed:
    if placed.start is None or placed.end is None:
        return placed
    span = trimmed(text, Span(placed.start, placed.end))
    return replace(placed, start=span.start, end=span.end)
