"""PDF: the text layer of its pages in reading order, and recognised text where a page has none."""

from memcon.readers.pdf.opening import recognises
from memcon.readers.pdf.reading import extract

__all__ = ["extract", "recognises"]
