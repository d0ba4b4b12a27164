"""From a PDF to its text: pages one by one, then their layout, then what could not be read."""

from collections.abc import Iterator
from importlib.util import find_spec
from typing import TYPE_CHECKING

from memcon.errors import UnreadableSource
from memcon.model import Description, Finding, Page
from memcon.readers.extracted import Extracted
from memcon.readers.ocr import Recognition, sheet_of
from memcon.readers.ocr.recognition import in_words
from memcon.readers.pdf.glyphs import MOST_LETTERS, Letters, letters_of
from memcon.readers.pdf.legible import is_legible
from memcon.readers.pdf.opening import opened, remarks, title_of
from memcon.readers.pdf.picture import picture_of, scale_of
from memcon.readers.printed import text_of
from memcon.readers.printed.sheet import Sheet
from memcon.readers.settings import Settings

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

STAGE = "pdf@1"
_BROKEN, _EMPTY, _BLANK, _GIBBERISH = "broken", "empty", "blank", "gibberish"
_SHOWN = 60  # characters of the words that were left out


def extract(content: bytes, settings: Settings) -> Extracted:
    """The text of a PDF, with pages, page breaks, notes and markers; the metadata's title where it has one.

    UnreadableSource when it is encrypted, broken, or has no words.
    """
    with opened(content) as document:
        pages = _Pages(document, settings)
        sheets = [pages.sheet(number) for number in range(1, len(document) + 1)]
        whole = [Finding(stage=STAGE, reason=reason) for reason in remarks(document, content)]
        title = title_of(document)
    found = text_of(sheets, STAGE)
    if not found.text.strip():
        raise pages.wordless()
    return found._replace(
        description=Description(title=title, derived={"title": "pdf metadata"} if title else {}),
        findings=(*whole, *pages.findings(found.pages)),
    )


class _Pages:
    """The pages of a document, each read when it is asked for and then closed, and what was wrong with them."""

    def __init__(self, document: "PdfDocument", settings: Settings) -> None:
        self._document = document
        self._settings = settings
        self._recognition: Recognition | None = None
        self._hindrance: UnreadableSource | None = None  # why text is not recognised
        if settings.ocr != "never" and find_spec("PIL") is None:
            self._hindrance = UnreadableSource(
                "is a scan: none of its pages has readable text of its own.",
                "Install memcon[ocr], which recognises the text in pictures of pages, and read it again.",
            )
        self._lacking: dict[str, list[int]] = {}
        self._remarks: dict[int, str] = {}

    def sheet(self, number: int) -> Sheet:
        """Page `number` (from 1): its text layer, or what is recognised on it."""
        from pypdfium2 import PdfiumError

        try:
            page = self._document[number - 1]
        except PdfiumError:
            self._lacking.setdefault(_BROKEN, []).append(number)
            return Sheet(number, 0.0, 0.0, ())
        try:
            return self._sheet(page, number)
        finally:
            page.close()

    def findings(self, pages: tuple[Page, ...]) -> Iterator[Finding]:
        """What was not read, at its place; `pages` are all pages of the source."""
        for lack, numbers in self._lacking.items():
            yield _at(pages[numbers[0] - 1], f"{in_words(numbers)} {self._said(lack, len(numbers) > 1)}")
        for number, remark in self._remarks.items():
            yield _at(pages[number - 1], f"page {number} {remark}")
        if self._recognition is not None:
            yield from self._recognition.findings(pages)

    def wordless(self) -> UnreadableSource:
        """Why there are no words in the document."""
        if self._recognition is not None:
            return UnreadableSource("has no text that could be recognised.", "Scan it anew, or leave it out.")
        if self._hindrance is not None:
            return self._hindrance
        return UnreadableSource(
            "is a scan: none of its pages has readable text of its own.",
            "Read it with --ocr auto to have the text of its pages recognised.",
        )

    def _sheet(self, page: "PdfPage", number: int) -> Sheet:
        letters = letters_of(page, number, self._document.get_page_label(number - 1) or None)
        lack = _lack(page, letters)
        if self._settings.ocr == "always" or (self._settings.ocr == "auto" and lack in (_EMPTY, _GIBBERISH)):
            recognised = self._recognised(page, number)
            if recognised is not None:
                return recognised._replace(label=letters.sheet.label)
        if lack is not None:
            if lack != _BLANK and self._recognition is None:  # otherwise the recogniser says what it could not read
                self._lacking.setdefault(lack, []).append(number)
            return letters.sheet._replace(runs=())
        if letters.strays:
            words = " / ".join(letters.strays)
            shown = words if len(words) <= _SHOWN else f"{words[:_SHOWN]} ..."
            self._remarks[number] = f"has words across it or beyond its edges, which were left out: {shown}"
        if letters.cut:
            self._remarks[number] = f"has more than {MOST_LETTERS} letters; the others were left out"
        return letters.sheet

    def _recognised(self, page: "PdfPage", number: int) -> Sheet | None:
        """What is recognised on a page; None when nothing can be, or the recogniser says why."""
        if self._hindrance is not None:
            return None
        if self._recognition is None:
            try:
                self._recognition = Recognition(self._settings, len(self._document))
            except UnreadableSource as problem:
                self._hindrance = problem
                return None
        found = self._recognition.page(number, lambda: picture_of(page))
        return sheet_of(found, number, 1 / scale_of(page)) if found is not None else None

    def _said(self, lack: str, many: bool) -> str:
        """What pages lack, in words that go on from their numbers."""
        has, it = ("have", "them") if many else ("has", "it")
        if lack == _BROKEN:
            return f"{'are' if many else 'is'} broken and could not be read"
        said = f"{has} no text of {'their' if many else 'its'} own"
        if lack == _GIBBERISH:
            said = f"{has} a text layer without readable words"
        return (
            f"{said}; memcon[ocr] recognises {it}"
            if self._settings.ocr != "never"
            else f"{said}, and none was recognised"
        )


def _lack(page: "PdfPage", letters: Letters) -> str | None:
    """What is missing of the text of a page, or None."""
    from pypdfium2 import raw

    if not letters.sheet.runs:
        return _EMPTY if raw.FPDFPage_CountObjects(page) else _BLANK
    return None if is_legible(letters) else _GIBBERISH


def _at(page: Page, reason: str) -> Finding:
    """A finding at a page, or at the page end beside one without words."""
    start, end = page.start, page.end
    if start == end:
        start, end = (start - 1, start) if start else (0, 1)
    return Finding(stage=STAGE, reason=reason, start=start, end=end)
