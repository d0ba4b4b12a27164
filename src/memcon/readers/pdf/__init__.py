"""PDF: the text layer of its pages in reading order, and recognised text where a page has none."""

from memcon.readers.extracted import Extracted
from memcon.readers.pdf.opening import recognises
from memcon.readers.settings import Settings

__all__ = ["extract", "recognises"]


def extract(content: bytes, settings: Settings) -> Extracted:
    """The text of a PDF; UnreadableSource when it is broken, locked or without any."""
    from memcon.readers.pdf import reading

    return reading.extract(content, settings)
