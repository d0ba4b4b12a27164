"""What the modules of the description hand over, and the face of a record they read it from."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from memcon.lexicon import load
from memcon.model import Division, Record
from memcon.stages.layout import inner, plain
from memcon.text import Span, masked

GLUE = "\u2060"  # stands in `seen` for a bracket inside a number: "194[7]"
_MONTHS = "|".join(re.escape(name) for names in load("forms")["month_names"] for name in names)
_SUPPLIED = re.compile(  # digits that an editor put in, not the marker of a note
    r"(?<=\d)\[\d+\](?=\d)"
    rf"|(?:{_MONTHS})[.,]*\s+(?:1\[[5-9]\d\d|1[5-9]\[\d\d|20\[\d\d|1[5-9]\d\[\d|20\d\[\d)\]"
    rf"|(?<=\s[0-3])\[\d\](?=\s*(?:\[\d+\]\s*)?(?:{_MONTHS})\b)"
    r"|(?<=gram\s)\[\d+\](?=\s*\[\d+\])"
)
_MAY_BE_SUPPLIED = re.compile(  # where alone it can match: quick to rule out
    r"\[(?:(?<=\d\[)\d+\]\d|(?<=\s\d\[)\d{1,3}\]|(?<=\s\d\d\[)\d\d\]|(?<=\s\d{3}\[)\d\]|(?<=gram\s\[))"
)
_IN_NUMBER = re.compile(r"\[(?<=\d\[)(?=\d)(?:(\d+)\](?=\d))?")
_BEHIND = re.compile(r"\](?<=[\da-z]\])(\d{1,2})(?=\s|$)")  # the marker of a note glued to what an editor put in


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
                if d.kind == "note-marker":
                    face.markers.append(d)
                blank.append(span)
        return face._replace(seen=_seen(text, blank))

    def words(self, span: Span) -> str:
        """The words at `span` as a reader sees them, without markers, Markdown and line breaks."""
        return plain(self.seen[span.start : span.end].replace(GLUE, ""))

    def opening(self, most: int = 3) -> Iterator[Span]:
        """The first paragraphs of the record's own text."""
        yield from self.body[:most]


def _seen(text: str, blank: list[Span]) -> str:
    """`text` without what is blank and without brackets; a bracket inside a number is glue."""
    if "[" not in text:
        return masked(text, blank)
    supplied = set[int]()
    if _MAY_BE_SUPPLIED.search(text):
        supplied = {text.index("[", match.start()) for match in _SUPPLIED.finditer(text)}
    blank = [span for span in blank if span.start not in supplied]
    blank += [Span(*match.span(1)) for match in _BEHIND.finditer(text) if match.start() - 2 not in supplied]
    seen = _IN_NUMBER.sub(lambda m: GLUE + (m[1] + GLUE if m[1] else ""), masked(text, blank))
    return seen.replace("[", " ").replace("]", " ")
