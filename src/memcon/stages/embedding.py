"""What a record tells by way of a text embedded in it: one statement of him whose text it is, the rest inside it."""

from collections.abc import Iterator, Sequence

from memcon.stages.drafts import Draft
from memcon.stages.embedded import Embedded, embedded_texts, parted
from memcon.stages.introductions import Introduction, leading_up
from memcon.stages.resolution import Resolver
from memcon.stages.words import Word
from memcon.text import Span


class Embedding:
    """Keeps in which embedded text the reading of a record stands; adds its statement to `drafts`."""

    def __init__(self, resolver: Resolver, drafts: list[Draft], resp: str) -> None:
        self.resolver = resolver
        self.drafts = drafts
        self.resp = resp
        self._texts = embedded_texts(resolver.text)
        self._within: Embedded | None = None
        self._around: Draft | None = None  # whose words it is
        self._since = 0  # drafts before it

    def parted(self, places: Sequence[Span]) -> Iterator[tuple[Span, Embedded | None]]:
        """Places cut at the embedded texts, each with the one it lies in."""
        return parted(places, self._texts)

    def leaves(self, place: Embedded | None) -> bool:
        """True when `place` is another text than that in which the reading stands."""
        return place != self._within

    def step(self, place: Embedded | None, end: int) -> None:
        """Go into the text `place` or, for None, into the record's own words, which end at code point `end`.

        What was read since the last step hangs on the statement of him whose text it was; "I" in it is he.
        """
        if self._around is not None:
            self._hang(self._around)
        self._within = place
        self._around = None if place is None else self._statement(place, end)
        self._since = len(self.drafts)

    def _hang(self, around: Draft) -> None:
        for draft in self.drafts[self._since :]:
            if draft.parent is None:
                draft.parent, draft.nested = around, True
            if draft.source == self.resolver.known_author:
                draft.source = around.source

    def _statement(self, place: Embedded, end: int) -> Draft | None:
        """The statement whose words a text is: his whom its introduction names, or that of the last cue before it."""
        words, introduction = leading_up(self.resolver.text, place.whole.start)
        content = Span(place.content.start, min(place.content.end, end))
        if introduction is not None:
            return self.introduce(words, introduction, content)
        last = self.drafts[-1] if self.drafts else None
        if not words or last is None or last.nested or last.said_from < words[0].start:
            return None
        start = content.start if last.is_empty or last.end >= place.whole.start else last.content[-1].start
        last.content[-1] = Span(start, content.end)
        return last

    def introduce(self, words: Sequence[Word], introduction: Introduction, content: Span) -> Draft | None:
        """The statement of him whose text is introduced; None where the words stand for nobody."""
        source, cue = introduction
        key = self.resolver.whom(words, source)
        if key is None:
            return None
        draft = Draft(
            source=key,
            content=[content],
            by=Span(words[source.begin].start, words[source.end - 1].end),
            cue=Span(words[cue.begin].start, words[cue.end - 1].end),
            resp=self.resp,
        )
        self.drafts.append(draft)
        return draft
