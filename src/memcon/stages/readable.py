"""The text of a record as it is read: without marks that are no words, and which stretches are its own prose."""

from memcon.model import Record
from memcon.text import Span, masked


def readable(record: Record) -> str:
    """The text with page markers, note markers and Markdown marks blanked out: same length, same offsets."""
    hidden = [Span(d.start, d.end) for d in record.divisions if d.kind in {"page-break", "note-marker"}]
    text = masked(record.text, hidden)
    if record.source.media_type == "text/markdown" or "**" in text:
        text = text.replace("*", " ").replace("\\", " ")
    return text


def prose_of(record: Record) -> list[Span]:
    """The places of the record's own paragraphs, turns and signatures."""
    kinds = {"paragraph", "turn", "signature"}
    return [Span(d.start, d.end) for d in record.divisions if d.voice == "record" and d.kind in kinds]
