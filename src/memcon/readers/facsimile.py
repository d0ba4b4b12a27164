"""The picture of a page of a record, made anew from the file it was read from, if that is still what it was."""

import hashlib
import os
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from memcon.errors import NotFound, UnreadableSource
from memcon.model import Page, Source
from memcon.readers import images
from memcon.readers.archives import content_of

if TYPE_CHECKING:
    from PIL.Image import Image

MEDIA_TYPE = "image/jpeg"
_PDF = "application/pdf"
_DOTS = 170  # to the inch
_MOST_PIXELS = 2000  # along the longer side: what a reader of typescript enlarges it to
_QUALITY = 80

_one_at_a_time = Lock()  # PDFium is not made for several threads


def has_pictures(source: Source) -> bool:
    """True for a source whose pages can be shown, if its file is there."""
    return source.media_type == _PDF or source.media_type in images.MEDIA_TYPES


def require(source: Source, folder: Path) -> None:
    """NotFound when the file of a source is not where it was or not what it was; see `picture`."""
    _content(source, folder)


def picture(source: Source, page: Page, folder: Path) -> bytes:
    """A page, upright, as a JPEG.

    A path that is not absolute is looked for from the working folder, then from `folder` (the library's). NotFound
    when the file is not there any more, has other bytes than were read, or its pages cannot be shown.
    """
    content = _content(source, folder)
    with _one_at_a_time:
        try:
            drawn = _page_of_pdf(content, page.number) if source.media_type == _PDF else _page(content, page.number)
        except (UnreadableSource, ImportError) as problem:
            raise NotFound(
                f"Page {page.number} of {source.path} cannot be shown.", "Installing memcon[ocr] may help."
            ) from problem
    drawn = drawn.rotate(-page.turned, expand=True) if page.turned else drawn
    drawn.thumbnail((_MOST_PIXELS, _MOST_PIXELS))
    stored = BytesIO()
    drawn.convert("L" if drawn.mode in ("1", "L", "LA", "I", "I;16") else "RGB").save(
        stored, "JPEG", quality=_QUALITY
    )
    return stored.getvalue()


def _page(content: bytes, number: int) -> "Image":
    return images.page_of(content, number)


def _page_of_pdf(content: bytes, number: int) -> "Image":
    from memcon.readers.pdf.opening import opened
    from memcon.readers.pdf.picture import picture_of

    with opened(content) as document:
        if not 1 <= number <= len(document):
            raise UnreadableSource(f"has no page {number}.")
        return picture_of(document[number - 1], _DOTS)


def _content(source: Source, folder: Path) -> bytes:
    """The bytes that were read; NotFound when they are not to be had."""
    for path in dict.fromkeys((source.path, os.path.join(folder, source.path))):
        try:
            content = content_of(path)
        except UnreadableSource:
            continue
        if hashlib.sha256(content).hexdigest() == source.sha256:
            return content
        raise NotFound(
            f"{source.path} has changed since it was read, so its pages are not shown.",
            "Read it again: memcon read, with the library's name.",
        )
    raise NotFound(
        f"{source.path} is not where it was when it was read, so its pages are not shown.",
        "Put it back, or start the reading room in the folder in which it was read.",
    )
