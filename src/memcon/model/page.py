"""Pages of a source and where its lines stand on them: the way from a quotation back to the paper."""

import msgspec


class Line(msgspec.Struct, frozen=True, array_like=True):
    """A printed line: its words in the record's text (code points, end exclusive) and its place on the page.

    `box` is left, top, right, bottom in the page's own units from its upper left corner. `confidence` is
    the recogniser's, 0 to 1, for a line that was read from an image.
    """

    start: int
    end: int
    box: tuple[float, float, float, float] | None = None
    confidence: float | None = None


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """A page of the source: what of the record's text stands on it (code points, end exclusive).

    `number` counts the source's pages from 1; `label` is the page number as printed. `width` and `height`
    are in the units of the lines' boxes (points of a PDF, pixels of an image) of the page as its
    source shows it; `turned` is by how many degrees clockwise that has to be turned for the words to stand upright
    (0, 90, 180, 270). `recognised` is true for a page whose text was read from its image.
    """

    number: int
    start: int
    end: int
    label: str | None = None
    width: float | None = None
    height: float | None = None
    turned: int = 0
    recognised: bool = False
    lines: tuple[Line, ...] = ()
