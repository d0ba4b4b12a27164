"""The pages of a record's source, for the eye: where each begins in the text, its image, its lines on the image."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from flask import url_for

from memcon.errors import NotFound
from memcon.model import Page, Record
from memcon.readers import facsimile
from memcon.readers.printed.sheet import turned


class Leaf(NamedTuple):
    """A page as it is shown beside the text, which begins on it at `start` and goes on to `end`.

    `href` is the address of its image, None where there is none. `lines` are its lines on the upright image, each
    as "start-end,left,top,width,height", parted by spaces; lengths are in hundredths of the image's.
    """

    number: int
    name: str
    start: int
    end: int
    href: str | None
    lines: str


class Leaves(NamedTuple):
    """The pages of a record, and why there are no images of them, if there are none.

    `compared` is true where the text was recognised, and has to be compared with the page.
    """

    leaves: tuple[Leaf, ...]
    reason: str | None
    compared: bool


def leaves(record: Record, folder: Path) -> Leaves | None:
    """The pages of a record whose source has images of them; None for a source of another kind."""
    if not record.pages or not facsimile.has_pictures(record.source):
        return None
    try:
        facsimile.require(record.source, folder)
        reason = None
    except NotFound as problem:
        reason = str(problem)
    shown = tuple(_leaf(record.id, page, reason is None) for page in record.pages)
    return Leaves(shown, reason, any(page.recognised for page in record.pages))


def _leaf(record_id: str, page: Page, there: bool) -> Leaf:
    name = f"p. {page.label}" if page.label else f"page {page.number}"
    href = url_for("facsimiles.image", record_id=record_id, number=page.number) if there else None
    return Leaf(page.number, name, page.start, page.end, href, " ".join(_lines(page)))


def _lines(page: Page) -> Iterator[str]:
    if not page.width or not page.height:
        return
    quarters = page.turned // 90
    width, height = (page.height, page.width) if quarters % 2 else (page.width, page.height)
    for line in page.lines:
        if line.box is not None:
            left, top, right, bottom = turned(line.box, page.width, page.height, quarters)
            box = (left / width, top / height, (right - left) / width, (bottom - top) / height)
            yield ",".join([f"{line.start}-{line.end}", *(f"{100 * length:.2f}" for length in box)])
