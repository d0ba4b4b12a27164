"""A PDF opened by PDFium: what keeps it from being read, and what it holds beside its pages.

Nothing in a file is run or fetched: PDFium is asked for pages only, no form environment (which JavaScript needs)
is set up, and outlines and links are not followed.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from memcon.errors import UnreadableSource

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_HEAD = 1024  # bytes within which the mark of the format stands; ISO 32000-1, annex H.3, note 13
_TAIL = 2048
# What a metadata title is that nobody gave: a file's name, a program's default.
_NO_TITLE = re.compile(
    r"(?i)(?:microsoft (?:word|powerpoint|excel) - .*|untitled(?:[- ]?\d*)?|document\s?\d*|scan(?:ned)?\W?\w*"
    r"|\W*(?:anonymous|unspecified|none|null)\W*"
    r"|.*\.(?:docx?|odt|rtf|pdf|txt|te?x|dvi|indd|qxd|p65|wpd|html?|xlsx?|tiff?|jpe?g|png)|\S*[\d_/\\]\S*|\S{1,3})\W*"
)
_ACTIVE = {"JavaScript": re.compile(rb"/JavaScript\b"), "actions that start programs": re.compile(rb"/Launch\b")}


def recognises(content: bytes, suffix: str) -> bool:
    """True for a PDF, told by the mark near its beginning."""
    return b"%PDF-" in content[:_HEAD]


@contextmanager
def opened(content: bytes) -> "Iterator[PdfDocument]":
    """The document, closed again afterwards; UnreadableSource when it is encrypted, broken or without a page."""
    from pypdfium2 import PdfDocument, PdfiumError, raw

    try:
        document = PdfDocument(content)
    except PdfiumError as problem:
        if problem.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise UnreadableSource(
                "is encrypted.", "Open it with its password, save it without one, and read that file."
            ) from problem
        raise UnreadableSource(
            "is a broken PDF: its pages cannot be found.",
            "Copy it again from where it came from, or open it in a PDF program and save it anew.",
        ) from problem
    with document:
        if not len(document):
            raise UnreadableSource("is a PDF without pages.", "Copy it again, or leave it out.")
        yield document


def remarks(document: "PdfDocument", content: bytes) -> Iterator[str]:
    """What the user should know of the file: that it is cut short, and what in it was left alone."""
    if b"%%EOF" not in content[-_TAIL:]:
        yield f"the PDF has no end mark and seems to be cut short; {len(document)} of its pages could be found"
    from pypdfium2 import raw

    active = [name for name, sign in _ACTIVE.items() if sign.search(content)]
    if "JavaScript" not in active and raw.FPDFDoc_GetJavaScriptActionCount(document) > 0:
        active.insert(0, "JavaScript")
    embedded = document.count_attachments()
    if embedded:
        active.append("1 embedded file" if embedded == 1 else f"{embedded} embedded files")
    if active:
        yield f"the PDF has {', '.join(active)}: nothing of it was run, opened or read"


def title_of(document: "PdfDocument") -> str | None:
    """The title that the file's metadata give; None when there is none, or only the name of a file."""
    words = ""
    with suppress(ValueError, KeyError):
        words = " ".join(document.get_metadata_value("Title").split())
    return words if words and not _NO_TITLE.fullmatch(words) else None
