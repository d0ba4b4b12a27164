"""The text of a Rich Text file, taken from its tokens as a word processor would show it."""

from collections import Counter
from dataclasses import replace

from memcon.errors import UnreadableSource
from memcon.readers.decoding import REPLACEMENT
from memcon.readers.manuscript import Manuscript
from memcon.readers.numerals import numeral
from memcon.readers.rtf.charsets import Charsets
from memcon.readers.rtf.groups import (
    ASIDES,
    CONTINUOUS,
    HEAD_WORDS,
    PAGE_NUMBER,
    SHOWN_THOUGH_STARRED,
    SIGNS,
    SILENT,
    Aside,
    Group,
)
from memcon.readers.rtf.tokens import Token, tokens

_MOST_NESTED = 10_000


class Body:
    """Writes the text of a Rich Text file, and counts what it leaves out."""

    def __init__(self, content: bytes, to: Manuscript) -> None:
        self._content = content
        self._to = to
        self._charsets = Charsets()
        self._group = Group()
        self._around: list[Group] = []
        self._pending = bytearray()  # bytes of the text not yet decoded
        self._to_skip = 0
        self._high: int | None = None  # the first half of a character beyond the basic plane
        self._starred = False
        self._boxes: list[Aside] = []
        self._in_row = self._after_row = self._after_section = self._first_header = False
        self._cells = 0  # cells of this row that ended since its last words
        self._notes = self._endnotes = 0
        self._change = ""
        self.title: str | None = None
        self.changes: Counter[str] = Counter()  # runs of words that are "inserted", "deleted" or "hidden"
        self.comments = self.objects = self.broken = 0

    def write(self) -> None:
        """Write the text; UnreadableSource when groups nest beyond measure."""
        for token in tokens(self._content):
            if token.kind == "text":
                self._bytes(token.content)
                continue
            if self._to_skip and token.kind in ("word", "symbol") and token.word not in ("u", "uc"):
                self._to_skip -= 1
                continue
            self._flush()
            if token.kind == "{":
                self._open()
            elif token.kind == "}":
                self._close()
                if not self._around:
                    break
            else:
                self._control(token)
        self._flush()
        self._end_paragraph()
        self._to.notes()

    def _open(self) -> None:
        if len(self._around) == _MOST_NESTED:
            raise UnreadableSource(
                "nests its groups too deep to be a text.", "Save it again from the program it is of."
            )
        self._around.append(self._group)
        self._group = replace(self._group, own=False)
        self._to_skip, self._starred = 0, False

    def _close(self) -> None:
        self._to_skip = 0
        ended = self._group
        self._group = self._around.pop() if self._around else Group(silent=True)
        if ended.own and ended.aside is not None and not ended.silent:
            self._put_aside(ended.aside)

    def _put_aside(self, aside: Aside) -> None:
        words = aside.shown()
        if aside.kind == "title":
            self.title = " ".join(words)
        elif aside.kind in ("listtext", "pntext"):
            number = " ".join(words)
            if self._group.aside is None and any(map(str.isalnum, number)) and self._to.between:
                self._to.paragraph(number)
        elif aside.kind == "footnote":
            self._note(aside)
        elif aside.kind in ("header", "headerf"):
            if not self._to.to.length and (aside.kind == "headerf") == self._first_header:
                self._to_paragraphs(words)
        else:
            self._boxes.append(aside)

    def _note(self, aside: Aside) -> None:
        if self._group.aside is not None or self._group.deleted:
            return
        self._endnotes += aside.endnote
        self._notes += not aside.endnote
        label = numeral(self._endnotes, "lowerRoman") if aside.endnote else str(self._notes)
        self._begin()
        self._to.note(label, lambda: self._to_paragraphs(aside.shown()))

    def _to_paragraphs(self, paragraphs: list[str]) -> None:
        for words in paragraphs:
            self._to.paragraph()
            self._to.words(words)
        self._to.paragraph()

    def _control(self, token: Token) -> None:
        word, value = token.word, token.value
        group = self._group
        if token.kind == "symbol" and word == "*":
            self._starred = True
        elif self._starred and word not in SHOWN_THOUGH_STARRED:
            self.comments += word == "annotation"
            group.silent, group.code, self._starred = True, word == "fldinst", False
        elif (word in ASIDES and not group.silent) or (word == "title" and group.silent and not group.own):
            self._starred = False
            group.aside, group.own, group.silent = Aside(word), True, False
        elif word in SILENT:
            self.comments += word == "annotation"
            self._starred, group.silent, group.code = False, True, word == "fldinst"
        elif word == "fonttbl":
            group.fonts = True
        elif group.fonts or word in HEAD_WORDS:
            self._charsets.declare(word, value or 0)
        else:
            self._starred = False
            self._format(word, value)

    def _format(self, word: str, value: int | None) -> None:
        group = self._group
        on = value != 0
        if word == "u" and value is not None:
            self._unicode(value % 0x10000)
        elif word == "uc":
            group.skipped = max(value or 0, 0)
        elif word == "f":
            group.font = value
        elif word == "deleted":
            group.deleted = on
        elif word == "revised":
            group.inserted = on
        elif word == "v":
            group.hidden = on
        elif word == "plain":
            group.font, group.deleted, group.inserted, group.hidden = None, False, False, False
        elif word == "object":
            self.objects += 1
        elif word == "titlepg":
            self._first_header = True
        elif word == "ftnalt" and group.aside is not None:
            group.aside.endnote = True
        elif word == "chpgn" and group.aside is not None:
            self._words(PAGE_NUMBER)
        elif word in SIGNS:
            self._words(SIGNS[word])
        elif not group.silent:
            self._layout(word)

    def _layout(self, word: str) -> None:
        group = self._group
        if word in ("par", "sect", "\r", "\n"):
            if group.aside is not None:
                group.aside.paragraphs.append("")
            else:
                self._end_paragraph()
                self._after_section = self._after_section or word == "sect"
        elif word == "pard":
            group.in_table = group.on_new_page = False
        elif word == "pagebb":
            group.on_new_page = True
        elif word in CONTINUOUS:
            self._after_section = False
        elif word == "intbl":
            group.in_table = True
        elif group.aside is not None:
            if word in ("line", "cell", "row"):
                self._words(" ")
        elif word in ("line", "nestrow"):
            self._to.line()
        elif word == "page":
            self._to.page()
        elif word == "cell":
            self._end_paragraph()
            self._cells += 1
        elif word == "row":
            self._end_row()

    def _end_paragraph(self) -> None:
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self._to_paragraphs(box.shown())
        self._to.paragraph()

    def _end_row(self) -> None:
        if self._in_row:
            self._to.end_cell()
        self._after_row, self._in_row, self._cells = True, False, 0
        self._to.paragraph()

    def _begin(self) -> None:
        """Begin what the next words begin: a page, a row, a cell."""
        if self._after_section or (self._group.on_new_page and self._to.between):
            self._to.page()
        self._after_section = False
        if self._group.in_table:
            if not self._in_row:
                self._to.row(first=not self._after_row)
                self._to.begin_cell(first=True)
                self._in_row = True
            for _ in range(self._cells):
                self._to.begin_cell(first=False)
        elif self._in_row:
            self._end_row()
        self._cells = 0
        self._after_row = self._after_row and self._group.in_table

    def _bytes(self, content: bytes) -> None:
        skipped = min(self._to_skip, len(content))
        self._to_skip -= skipped
        self._pending += content[skipped:]

    def _flush(self) -> None:
        if self._pending:
            content, self._pending = bytes(self._pending), bytearray()
            if self._group.code and b"PAGE" in content.upper() and self._group.aside is not None:
                self._group.aside.paragraphs[-1] += PAGE_NUMBER
            words = content.decode(self._charsets.of(self._group.font), "replace")
            if not self._group.silent and not self._group.fonts:
                self.broken += words.count(REPLACEMENT)
            self._words(words.replace("\0", ""))

    def _unicode(self, code: int) -> None:
        self._to_skip = self._group.skipped
        high, self._high = self._high, None
        if 0xD800 <= code < 0xDC00:
            self._high = code
        elif 0xDC00 <= code < 0xE000:
            self._words(chr(0x10000 + ((high - 0xD800) << 10) + code - 0xDC00) if high is not None else REPLACEMENT)
        elif code:
            self._words(chr(code))

    def _words(self, words: str) -> None:
        group = self._group
        if group.silent or group.fonts:
            return
        if self._high is not None:
            self._high, words = None, REPLACEMENT + words
        change = "deleted" if group.deleted else "hidden" if group.hidden else "inserted" if group.inserted else ""
        if change and change != self._change:
            self.changes[change] += 1
        self._change = change
        if change in ("deleted", "hidden"):
            return
        if group.aside is not None:
            group.aside.paragraphs[-1] += words
            return
        if words.strip() or not self._to.between:
            self._begin()
        self._to.words(words)
