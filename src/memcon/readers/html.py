"""The main text of a page, taken out once: words as shown, with the places of notes and page marks.

White space is collapsed as a browser would (no-break and zero-width characters are no white space);
blocks are parted by an empty line, `<br>` is a line end, the cells of a row are parted by a tab, the
items of a numbered list begin with their numbers. A footnote marker stands as "[1]", a page mark as
"[Page 811]".
"""

import re
from typing import Literal

from selectolax.lexbor import LexborNode

from memcon.errors import UnreadableSource
from memcon.model import Description, Division
from memcon.readers.apparatus import Apparatus, apparatus_of
from memcon.readers.extracted import Extracted
from memcon.readers.page import Outline, address_of, names, parse, title_of

STAGE = "html@1"

# How many line ends part an element from what is before and after it.
_PARTED = {
    **dict.fromkeys(
        names(
            "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form"
            " h1 h2 h3 h4 h5 h6 header hgroup hr legend main menu ol p pre section summary table ul"
        ),
        2,
    ),
    **dict.fromkeys(("caption", "li", "tr"), 1),
}
_CELLS = frozenset({"td", "th"})
_SPACE = re.compile(r"[ \t\n\f\r]+")
_WHITE = " \t\n\f\r"


def extract(source: str) -> Extracted:
    """The main text of the page `source`; UnreadableSource when it shows no words or nests too deep."""
    page = parse(source)
    apparatus = apparatus_of(page)
    outline = Outline(page, frozenset(apparatus.notes))
    writer = _Writer(apparatus, outline.left_out)
    if outline.heading is not None:
        writer.write(outline.heading)
    writer.write(outline.root)
    text = writer.text()
    if not text.strip():
        raise UnreadableSource("is a page that shows no words.", "Save the page again once it has loaded, as HTML.")
    title, url = title_of(page), address_of(page)
    derived = {"title": "html title"} if title else {}
    if url:
        derived["url"] = "html canonical"
    return Extracted(text, Description(title=title, url=url, derived=derived), divisions=writer.divisions())


class _Writer:
    """Writes a tree as text, and knows where in it each part of the apparatus came to stand."""

    def __init__(self, apparatus: Apparatus, left_out: set[int]) -> None:
        self._apparatus = apparatus
        self._left_out = left_out
        self._parts: list[str] = []
        self._length = 0
        self._last = ""
        self._breaks = 0  # line ends due before the next word
        self._space = False  # a space due before the next word, unless a line ends there
        self._hanging = False  # the number of an item was written: its words follow on the same line
        self._numbers: list[int | None] = []  # the next number of each list around; None in a list of bullets
        self._found: list[Division] = []

    def text(self) -> str:
        """What was written so far."""
        return "".join(self._parts)

    def divisions(self) -> tuple[Division, ...]:
        """The places of notes, markers and page marks, in the order of the text."""
        return tuple(sorted(self._found, key=lambda division: (division.start, -division.end)))

    def write(self, root: LexborNode) -> None:
        """Write `root` and all in it, without recursion: pages nest deeper than Python calls may."""
        # A node to enter, or (with the number of parts and the length at its beginning) an element to leave.
        waiting: list[tuple[LexborNode, tuple[int, int] | None]] = [(root, None)]
        preformatted = 0
        while waiting:
            node, began = waiting.pop()
            tag = node.tag or ""
            if began is not None:
                self._close(node, tag, began)
                preformatted -= tag == "pre"
            elif tag == "-text":
                (self._as_it_is if preformatted else self._flowing)(node.text_content or "")
            elif not tag.startswith("-") and node.mem_id not in self._left_out:
                here = (len(self._parts), self._length)
                if not self._open(node, tag):
                    continue
                preformatted += tag == "pre"
                waiting.append((node, here))
                child = node.last_child
                while child is not None:
                    waiting.append((child, None))
                    child = child.prev

    def _open(self, node: LexborNode, tag: str) -> bool:
        """Begin an element; False when it is wholly dealt with."""
        at = node.mem_id
        label = self._apparatus.markers.get(at)
        if label is not None:
            self._mark(f"[{label}]", "note-marker", label)
            return False
        if at in self._apparatus.back_links:
            return False
        if at in self._apparatus.own_labels:  # the number of a note, before its words
            label = node.text().strip(" \t\n\r\f[]().:")
            if not self._numbers or self._numbers[-1] is None:
                self._flowing(f"{label}. ")
            return False
        page = self._apparatus.pages.get(at)
        if page is not None:
            self._page(page)
            return False
        if tag == "br":
            self._breaks += 1
            return False
        if not self._hanging or tag == "li":
            self._breaks = max(self._breaks, _PARTED.get(tag, 0))
        if tag in ("ol", "ul", "menu"):
            self._numbers.append(_number(node, "start", 1) if tag == "ol" else None)
        elif tag == "li" and self._numbers and self._numbers[-1] is not None:
            number = _number(node, "value", self._numbers[-1] or 0)
            self._numbers[-1] = number + 1
            self._put(f"{number}.")
            self._space = self._hanging = True
        elif tag in _CELLS and self._cell_before(node):
            self._parts_with("\t")
        elif tag == "q":
            self._put("“")
        return True

    def _close(self, node: LexborNode, tag: str, began: tuple[int, int]) -> None:
        if tag == "q":
            self._put("”")
        self._breaks = max(self._breaks, _PARTED.get(tag, 0))
        if tag in ("ol", "ul", "menu"):
            self._numbers.pop()
        label = self._apparatus.notes.get(node.mem_id)
        parts, start = began
        if label is not None and self._length > start:
            if not self._parts[parts].strip(_WHITE):  # the line ends before the first word are a part of their own
                start += len(self._parts[parts])
            self._divide("footnote", start, label)

    def _flowing(self, words: str) -> None:
        if not words:
            return
        inside = words.strip(_WHITE)
        self._space = self._space or words[0] in _WHITE
        if inside:
            self._put(_SPACE.sub(" ", inside))
            self._space = words[-1] in _WHITE

    def _as_it_is(self, words: str) -> None:
        for number, line in enumerate(words.split("\n")):
            if number:
                self._breaks += 1
            if line.strip(_WHITE):
                self._put(line)
            elif line:
                self._space = True

    def _page(self, label: str) -> None:
        spaced = self._space or self._breaks > 0
        self._mark(f"[Page {label}]", "page-break", label)
        self._space = self._space or spaced

    def _mark(self, words: str, kind: Literal["note-marker", "page-break"], label: str) -> None:
        self._put(words)
        self._divide(kind, self._length - len(words), label)

    def _divide(self, kind: Literal["footnote", "note-marker", "page-break"], start: int, label: str) -> None:
        """Mark what was written from `start` on."""
        self._found.append(
            Division(kind=kind, voice="editor", start=start, end=self._length, label=label, resp=STAGE)
        )

    def _cell_before(self, node: LexborNode) -> bool:
        before = node.prev
        while before is not None and before.tag not in _CELLS:
            before = before.prev
        return before is not None

    def _parts_with(self, separator: str) -> None:
        if self._length and not self._breaks:
            self._append(separator)
            self._space = False

    def _put(self, words: str) -> None:
        """Write words, with the line ends or the space that are due before them."""
        if self._length:
            if self._breaks:
                self._append("\n" * min(self._breaks, 2))
            elif self._space and self._last not in _WHITE:
                self._append(" ")
        self._breaks = 0
        self._space = self._hanging = False
        self._append(words)

    def _append(self, words: str) -> None:
        if words:
            self._parts.append(words)
            self._length += len(words)
            self._last = words[-1]


def _number(node: LexborNode, attribute: str, otherwise: int) -> int:
    given = (node.attributes.get(attribute) or "").strip()
    return int(given) if re.fullmatch(r"-?\d{1,6}", given, re.ASCII) else otherwise
