"""What the modules of the description hand over, and the face of a record they read it from."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from memcon.model import Division, Record
from memcon.stages.layout import inner, plain
from memcon.text import Span, masked


class Found(NamedTuple):
    """A value for a field: read from `place`, or concluded by `rule`. Values of a list come one by one."""

    field: str
    value: Any
    place: Span | None = None
    rule: str | None = None


class Face(NamedTuple):
    """A record by its divisions.

    `seen` is the text with note and page markers and square brackets blanked, at the same offsets: what a
    reader of the heading takes in. The lists hold places in the order of the text.
    """

    text: str
    seen: str
    front: dict[str, Span]
    heading: list[Span]
    body: list[Span]
    signatures: list[Span]
    archive: list[Span]
    turns: list[tuple[str, Span]]
    notes: list[Division]
    markers: list[Division]

    @classmethod
    def of(cls, record: Record) -> "Face":
        """The face of a divided record; its heading is what stands before the first paragraph or turn."""
        text = record.text
        front: dict[str, Span] = {}
        face = cls(text, "", front, [], [], [], [], [], [], [])
        blank: list[Span] = []
        for d in record.divisions:
            span = Span(d.start, d.end)
            if d.kind == "front-matter" and d.label == "archive-reference":
                face.archive.append(span)
            elif d.kind == "front-matter":
                front.setdefault(d.label or "", span)
            elif d.kind == "heading" and not face.body:
                face.heading.append(inner(text, span))
            elif d.kind in ("paragraph", "turn", "heading") and d.voice == "record":
                face.body.append(span)
                if d.kind == "turn":
                    face.turns.append((d.label or "", span))
            elif d.kind == "signature":
                face.signatures.append(inner(text, span))
            elif d.kind == "footnote":
                face.notes.append(d)
            elif d.kind in ("note-marker", "page-break"):
                blank.append(span)
                if d.kind == "note-marker":
                    face.markers.append(d)
        seen = masked(text, blank)
        if "[" in seen:
            seen = seen.replace("[", " ").replace("]", " ")
        return face._replace(seen=seen)

    def words(self, span: Span) -> str:
        """The words at `span` as a reader sees them, without markers, Markdown and line breaks."""
        return plain(self.seen[span.start : span.end])

    def opening(self, most: int = 3) -> Iterator[Span]:
        """The first paragraphs of the record's own text."""
        yield from self.body[:most]
