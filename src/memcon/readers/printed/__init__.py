"""Printed pages, from a text layer or recognised in a picture: their words in reading order, without furniture."""

from collections.abc import Sequence

from memcon.readers.extracted import Extracted
from memcon.readers.printed.flow import leaves
from memcon.readers.printed.sheet import Sheet
from memcon.readers.printed.writing import written

__all__ = ["text_of"]


def text_of(sheets: Sequence[Sheet], stage: str) -> Extracted:
    """The text of a source's pages, all of them in their order; `stage` ("pdf@1") answers for the divisions.

    A page without words is a page without a length; the text has a form feed between any two pages.
    """
    return written(leaves(sheets), stage)
