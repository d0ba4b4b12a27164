"""PDFs drawn for the tests, line by line, so that every word, line and place in them is known."""

import io
import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from pypdfium2 import PdfDocument
from reportlab.lib import pdfencrypt
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 420.0, 600.0
MARGIN, GAP = 48.0, 18.0


class Drawn(NamedTuple):
    """A PDF, and the lines of its columns as they were drawn, page by page, heads and page numbers not among them."""

    content: bytes
    pages: list[list[str]]


def typeset(
    paragraphs: Sequence[str],
    *,
    columns: int = 1,
    font: str = "Times-Roman",
    size: float = 10.0,
    indent: float = 12.0,
    after: float = 0.0,
    broken: Sequence[str] = (),
    head: Callable[[int], tuple[str, str]] | None = None,
    foot: Callable[[int], str] | None = None,
) -> Drawn:
    """Paragraphs in columns, justified; words of `broken` ("nego-tiations") may be broken at their hyphen.

    `head` gives the left and right words at the head of a page (from 1), `foot` those in the middle of its foot.
    """
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(WIDTH, HEIGHT))
    width = (WIDTH - 2 * MARGIN - GAP * (columns - 1)) / columns
    leading = 1.2 * size
    pages: list[list[str]] = [[]]
    column, y = 0, HEIGHT - MARGIN - 24

    def furnish() -> None:
        canvas.setFont("Times-Italic", 9)
        if head:
            left, right = head(len(pages))
            canvas.drawString(MARGIN, HEIGHT - MARGIN, left)
            canvas.drawRightString(WIDTH - MARGIN, HEIGHT - MARGIN, right)
        if foot:
            canvas.drawCentredString(WIDTH / 2, MARGIN / 2, foot(len(pages)))

    for paragraph in paragraphs:
        for words, first, last in _lines(paragraph, width, font, size, indent, broken):
            if y < MARGIN:
                column, y = column + 1, HEIGHT - MARGIN - 24
            if column == columns:
                furnish()
                canvas.showPage()
                pages.append([])
                column = 0
            x, room = MARGIN + column * (width + GAP), width
            if first:
                x, room = x + indent, room - indent
            spare = room - stringWidth(words, font, size)
            text = canvas.beginText(x, y)
            text.setFont(font, size)
            text.setWordSpace(0 if last else spare / max(words.count(" "), 1))
            text.textOut(words)
            canvas.drawText(text)
            pages[-1].append(words)
            y -= leading
        y -= after
    furnish()
    canvas.showPage()
    canvas.save()
    return Drawn(buffer.getvalue(), pages)


def _lines(
    paragraph: str, width: float, font: str, size: float, indent: float, broken: Sequence[str]
) -> list[tuple[str, bool, bool]]:
    """The lines of a paragraph, with whether each is its first and its last."""
    halves = {word.replace("-", "", 1): word.partition("-")[::2] for word in broken}
    lines: list[list[str]] = [[]]
    for word in paragraph.split():
        room = width - (indent if len(lines) == 1 else 0)
        if stringWidth(" ".join([*lines[-1], word]), font, size) > room and lines[-1]:
            first, second = halves.get(word, ("", word))
            if first and stringWidth(" ".join([*lines[-1], f"{first}-"]), font, size) <= room:
                lines[-1].append(f"{first}-")
                lines.append([second])
            else:
                lines.append([word])
        else:
            lines[-1].append(word)
    return [(" ".join(line), n == 0, n == len(lines) - 1) for n, line in enumerate(lines)]


class Type(NamedTuple):
    """Words at a place of a page: points from its lower left corner; "^1" in them is raised and small."""

    x: float
    y: float
    words: str
    size: float = 10.0
    font: str = "Times-Roman"


Rule = tuple[float, float, float]
"""From x, to x, y."""


def lay(
    *pages: Sequence[Type | Rule],
    size: tuple[float, float] = (WIDTH, HEIGHT),
    title: str | None = None,
    password: tuple[str, str] | None = None,
) -> bytes:
    """Pages with words and rules at the places given; `password` is that of the user and that of the owner."""
    buffer = io.BytesIO()
    encryption = pdfencrypt.StandardEncryption(*password, strength=128) if password else None
    canvas = Canvas(buffer, pagesize=size, encrypt=encryption)
    if title is not None:
        canvas.setTitle(title)
    for page in pages:
        for each in page:
            if isinstance(each, Type):
                _draw(canvas, each)
            else:
                canvas.line(each[0], each[2], each[1], each[2])
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def rotated(content: bytes, degrees: int) -> bytes:
    """A PDF whose pages are shown turned clockwise."""
    buffer = io.BytesIO()
    with PdfDocument(content) as document:
        for page in document:
            page.set_rotation(degrees)
            page.close()
        document.save(buffer)
    return buffer.getvalue()


def _draw(canvas: Canvas, each: Type) -> None:
    text = canvas.beginText(each.x, each.y)
    for part in re.split(r"(\^\w+)", each.words):
        raised = part.startswith("^")
        text.setFont(each.font, 0.6 * each.size if raised else each.size)
        text.setRise(0.4 * each.size if raised else 0)
        text.textOut(part.removeprefix("^"))
    canvas.drawText(text)


def lines(x: float, y: float, words: Sequence[str], size: float = 10.0, font: str = "Times-Roman") -> list[Type]:
    """Lines under one another from `y` downwards; a line that begins with ">" is set in."""
    return [
        Type(x + (12 if line.startswith(">") else 0), y - n * 1.2 * size, line.removeprefix(">"), size, font)
        for n, line in enumerate(words)
    ]


def written_out(objects: Sequence[bytes]) -> bytes:
    """A PDF of objects as they are written in the file, numbered from 1; the first is the catalogue."""
    out, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        size,
        table,
        size,
        len(out),
    )


def one_page(content: bytes, *, catalogue: bytes = b"", filtered: bytes = b"", more: Sequence[bytes] = ()) -> bytes:
    """A PDF of one page with `content` as its drawing commands (font /F); `more` objects are numbered from 6."""
    return written_out(
        [
            b"<</Type/Catalog/Pages 2 0 R" + catalogue + b">>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 600]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
            b"<<" + filtered + b"/Length %d>>stream\n" % len(content) + content + b"\nendstream",
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            *more,
        ]
    )
