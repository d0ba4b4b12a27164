"""The editor's footnotes with the place in the text they hang on."""

from collections.abc import Iterator

from memcon.model import Footnote
from memcon.stages.description.found import Face, Found
from memcon.stages.layout import plain
from memcon.stages.notes import follows, opening
from memcon.text import Span


def find(face: Face) -> Iterator[Found]:
    """Each footnote: marker, words, anchor, place."""
    run_start = previous_end = 0
    last = ""
    for note in face.notes:
        words = face.text[note.start : note.end]
        here = opening(words)
        after = here[2] if here else 0
        if not follows(last, note.label or ""):  # the notes begin again
            run_start, previous_end = previous_end, note.start
        last = note.label or ""
        anchor = next((m for m in face.markers if m.label == note.label and run_start <= m.start < note.start), None)
        previous_end = max(previous_end, note.end)
        yield Found(
            "footnotes",
            Footnote(
                marker=note.label or "",
                text=plain(words[after:]),
                anchor=Span(anchor.start, anchor.end) if anchor else None,
                span=Span(note.start, note.end),
            ),
            Span(note.start, note.end),
        )
