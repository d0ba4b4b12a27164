"""What a record encloses: memoranda, letters and notes with a form of their own, told by their headings."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Literal

from msgspec.structs import replace

from memcon.model import Division, Part, Record
from memcon.model.description import Form
from memcon.stages.description import forms
from memcon.stages.description.dateline import dateline
from memcon.stages.description.found import Face
from memcon.stages.description.genres import GENRE, form_of
from memcon.stages.headings import ENCLOSURE, is_enclosure
from memcon.stages.layout import gist
from memcon.text import Span, trimmed

_KINDS: dict[str, Literal["enclosure", "attachment", "annex"]] = {
    "enclosure": "enclosure",
    "attachment": "attachment",
}  # annex, annexure, appendix and schedule are annexes
_BLOCKS = ("heading", "paragraph", "turn", "signature")


class Parts:
    """Finds the enclosures, attachments and annexes of a record, each with its form, to the next one's heading."""

    name = "parts"
    version = "1"
    requires = ("divisions", "description")
    provides = ("parts",)

    def read(self, record: Record) -> Iterator[Part]:
        """Yield the parts in order; a heading that nothing stands under ("Enclosure: map") is none."""
        blocks = [d for d in record.divisions if d.kind in _BLOCKS]
        heads = [i for i, d in enumerate(blocks) if is_enclosure(_words(record, d))]
        for start, end in pairwise([*heads, len(blocks)]):
            if end - start > 1:
                yield self._part(record, blocks[start], blocks[start + 1 : end])

    def _part(self, record: Record, head: Division, under: list[Division]) -> Part:
        match = ENCLOSURE.match(_words(record, head))
        assert match is not None
        face = Face.of(replace(record, divisions=_within(record, Span(under[0].start, under[-1].end))))
        found = {f.field: f.value for f in forms.find(face, dateline(face))}
        title = match["title"].strip() or None
        genre = GENRE.match(title) if title else None
        form: Form = form_of(genre["genre"]) if genre else found["form"]
        return Part(
            kind=_KINDS.get(match["kind"].lower(), "annex"),
            form=form,
            start=head.start,
            end=under[-1].end,
            title=title or found.get("title"),
            resp=f"{self.name}@{self.version}",
        )


def _words(record: Record, division: Division) -> str:
    return gist(record.text, trimmed(record.text, Span(division.start, division.end)))


def _within(record: Record, span: Span) -> tuple[Division, ...]:
    return tuple(d for d in record.divisions if span.covers(Span(d.start, d.end)))
