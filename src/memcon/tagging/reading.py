"""What the tagger found in one text."""

import re
from collections.abc import Sequence
from functools import cached_property

from memcon.tagging import decoding, layout
from memcon.tagging.findings import Attribution, Name
from memcon.tagging.pieces import Pieces
from memcon.tagging.session import Floats, Outputs
from memcon.tagging.windows import Window
from memcon.text import Span

_STOP = re.compile(r"[.?!]['’\"”]*(?=\s|$|\[)")


class Reading:
    """Attributions and names of a text; every place is code points of it, end exclusive."""

    def __init__(
        self, text: str, spans: Sequence[Span], cut: Pieces, outputs: Sequence[tuple[Window, Outputs]], manner: int
    ) -> None:
        self.text = text
        self.spans = spans
        self._manner = manner
        self._outputs = outputs
        self._words = decoding.Words(cut) if len(cut.ids) else None
        self._known: dict[layout.Label, Floats] = {}

    @property
    def size(self) -> int:
        """The number of words that were read."""
        return 0 if self._words is None else len(self._words.firsts)

    @cached_property
    def attributions(self) -> list[Attribution]:
        """Who is said to have said what, in the order of the cues.

        Findings may nest and overlap (a cue inside another's content), but no source or content reaches beyond
        one window of 254 pieces (about 190 words).
        """
        if self._words is None:
            return []
        if self._manner != layout.RECORD:
            return decoding.attributions(self._words, self._outputs)
        found = decoding.attributions(self._words, self._outputs, decoding.CUE_IN_RECORDS_AT)
        return [a._replace(content=closed(self.text, self.spans, a.content)) for a in found]

    @cached_property
    def names(self) -> list[Name]:
        """Who and what is mentioned, in the order of the text, an outer mention before those inside it."""
        return [] if self._words is None else decoding.names(self._words, self._outputs)

    def reported(self, place: Span) -> float | None:
        """How likely the words of `place` are part of what somebody said or thought, 0 to 1; None without words."""
        chances = self._chances("content", place)
        return None if chances is None else float(chances.mean())

    def ascribes(self, place: Span) -> float | None:
        """How likely some word of `place` ascribes speech or thought, 0 to 1; None without words."""
        chances = self._chances("cue", place)
        return None if chances is None else float(chances.max())

    def is_person(self, place: Span) -> float:
        """How likely some word of `place` is of a person's name, 0 to 1; 0 without words."""
        chances = self._chances("PER", place)
        return 0.0 if chances is None else float(chances.max())

    def _chances(self, label: layout.Label, place: Span) -> Floats | None:
        if self._words is None:
            return None
        if label not in self._known:
            self._known[label] = decoding.chances(self._words, self._outputs, label)
        first, stop = self._words.within(place)
        return self._known[label][first:stop] if first < stop else None


def closed(text: str, asked: Sequence[Span], content: tuple[Span, ...]) -> tuple[Span, ...]:
    """`content` with the stop, and the quotation marks after it, that close the sentence right where a span ends.

    Nothing outside `asked` is taken in.
    """
    found: list[Span] = []
    for start, end in content:
        limit = next((span.end for span in asked if span.start < end <= span.end), end)
        match = _STOP.match(text, end, limit)
        found.append(Span(start, match.end() if match else end))
    return tuple(found)
