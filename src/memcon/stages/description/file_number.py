"""The number of the file that a record lay in, as its heading prints it: "851.00/12-347", "File No. 44/12"."""

import re
from collections.abc import Iterator

from memcon.stages.description.found import Face, Found
from memcon.text import Span, trimmed

_FILE = re.compile(
    r"\b\d{3}[A-Z]?\.[\dA-Z][\w.]*(?:\s[A-Z][\w.]*)?\s?/\s?\d{1,2}[–—-]\d{1,4}\b|"
    r"\b[A-Z]{3,5}\s\d{1,2}(?:-\d)?\s[A-Z][A-Z -]{2,20}$"
)
_FILE_LABEL = re.compile(
    r"(?i)\b(?:file(?:\s+no)?|our\s+ref(?:erence)?|ref(?:erence)?)\.?\s*(?:no\.?)?\s*:\s*(?P<n>[\w./ ()"
    r"–-]*\d[\w./ ()–-]*)"
)


def find(face: Face) -> Iterator[Found]:
    """The first file number of the heading, or of an edition's note over it, told by its form or its label."""
    for span in [*face.heading, face.front.get("source", Span(0, 0))]:
        match = _FILE.search(face.seen, *span)
        if match:
            yield Found("file_number", match.group(), Span(*match.span()))
            return
        match = _FILE_LABEL.match(face.seen, *span)
        if match:
            yield Found("file_number", match["n"].strip(), trimmed(face.seen, Span(*match.span("n"))))
            return
