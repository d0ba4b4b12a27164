"""The words of a record as a list quotes them: without what the editor set among them."""

from collections.abc import Iterable

from memcon.model import Record
from memcon.text import Span

_LEFT_OUT = frozenset({"page-break", "note-marker"})


class Quotation:
    """Quotes a record by span, without page markers and the digits of notes, white space evened out."""

    def __init__(self, record: Record) -> None:
        self._text = record.text
        self._kept = list(record.text)
        for division in record.divisions:
            if division.kind in _LEFT_OUT:
                here = range(division.start, min(division.end, len(self._kept)))
                self._kept[here.start : here.stop] = [""] * len(here)

    def __call__(self, spans: Iterable[Span]) -> str:
        """The words at `spans`, the parts joined by dots; a span of nothing but a marker is quoted as it stands."""
        parts = ["".join(self._kept[start:end]) or self._text[start:end] for start, end in spans]
        return " … ".join(" ".join(part.split()) for part in parts)
