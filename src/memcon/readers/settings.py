"""What the user may choose about reading sources."""

from collections.abc import Callable
from typing import Literal, NamedTuple

OCR_PAGES = 500


class Settings(NamedTuple):
    """How sources are read.

    `ocr` says whether text is recognised in images: where a page has no text of its own, never, or on every
    page. `languages` are those to recognise (ISO 639-1), `ocr_pages` the most pages of one source.
    `on_page` is called after each recognised page with its number and the number of pages.
    """

    ocr: Literal["auto", "never", "always"] = "auto"
    languages: tuple[str, ...] = ("en",)
    ocr_pages: int = OCR_PAGES
    on_page: Callable[[int, int], None] | None = None


DEFAULT = Settings()
