"""Which marker in the text belongs to which of the editor's footnotes."""

from collections import defaultdict
from collections.abc import Container, Sequence

from memcon.model import Division


def linked(divisions: Sequence[Division], shown: Container[int | None]) -> dict[int, int]:
    """The number of the footnote for each note-marker, both as places in `divisions`.

    Markers and notes with the same label are matched in their order, since the notes of a volume may
    begin again at 1 on every page. `shown` are the places of the blocks that are set; a marker without a note
    among them is left out, and of two markers at one place the second.
    """
    markers: defaultdict[str | None, list[int]] = defaultdict(list)
    notes: defaultdict[str | None, list[int]] = defaultdict(list)
    taken: set[int] = set()
    for n, division in sorted(enumerate(divisions), key=lambda pair: pair[1].start):
        if division.kind == "note-marker" and division.start < division.end and division.start not in taken:
            taken.add(division.start)
            markers[division.label].append(n)
        elif division.kind == "footnote" and n in shown:
            notes[division.label].append(n)
    found: dict[int, int] = {}
    for label, places in markers.items():
        there = notes.get(label, [])
        for order, n in enumerate(places):
            if there:
                # More markers than notes: the note is called more than once, the last one by all that remain.
                found[n] = there[min(order, len(there) - 1)]
    return found
