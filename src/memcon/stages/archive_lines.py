"""Lines that an archive or editor put round a record: references to where the paper lies, source notes."""

import re

from memcon.stages.reference_codes import is_reference_line, taken_apart
from memcon.text import Span

_SOURCE = re.compile(r"\s*\[?\s*(?i:(?:archival\s+)?sources?|quelle|источник)\s?:\s*(?=\S)")
_ARCHIVE = re.compile(
    r"\[\s*(?:[A-Z][A-Z0-9 .,&()'/-]{0,60}?|NAA|[A-Z]{2,5})\s*[:,]\s*[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*\]?$"
    r"|\[[A-Z]{3,5} \d[^\[\]]*\]$"
)
_NAMED = 400  # characters behind "Source:" in which an archive must be named


def is_archive_reference(words: str) -> bool:
    """True for a line such as "[NA: B12, WHEAT 4, ii]", or one that is a reference of a known scheme."""
    if len(words) < 300 and words.startswith("[") and _ARCHIVE.match(words) and not _SOURCE.match(words):
        return True
    return is_reference_line(words)


def source_label(text: str, span: Span) -> Span | None:
    """The "Source:" that opens a source note: a bracket, or what names an archive, follows; else None."""
    label = _SOURCE.match(text, *span)
    if label is None:
        return None
    named = taken_apart(text[label.end() : min(span.end, label.end() + _NAMED)])
    known = named is not None and named.scheme != "australian"
    return Span(*label.span()) if known or "[" in label.group() else None


def is_archives_line(words: str) -> bool:
    """True for what an archive or editor put behind the record: a reference, a source note."""
    return is_archive_reference(words) or source_label(words, Span(0, len(words))) is not None
