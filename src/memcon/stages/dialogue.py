"""Verbatim proceedings: turns with their labels, the turn that lacks one, and what is told inside a turn."""

import re
from collections.abc import Sequence

from memcon.model import Division
from memcon.stages import acts
from memcon.stages.clauses import attributions
from memcon.stages.drafts import Draft
from memcon.stages.nesting import Nesting, innermost
from memcon.stages.resolution import Resolver
from memcon.stages.words import sentences, words_of
from memcon.text import Span, trimmed

_LABEL_END = re.compile(r"\s*(?:\([^)]*\)\s*)?(?:--+|—|–|-|:)\s*")
_COMPLETE = 6  # words of a turn short enough to be complete in itself
_HEAD, _ARTICLE = 60, 4  # code points at the head of a paragraph in which it may name somebody; before the name


class Dialogue:
    """Reads the turns of one record; `drafts` holds what it found.

    `sides` gives the side of a participant by his key, where the description has one; `breaks` are the code
    points where paragraphs begin.
    """

    def __init__(self, resolver: Resolver, sides: dict[str, str], breaks: Sequence[int], resp: str) -> None:
        self.text = resolver.text
        self.resolver = resolver
        self.sides = sides
        self.breaks = tuple(breaks)
        self.resp = resp
        self.drafts: list[Draft] = []
        self._nesting = Nesting(resolver, "present", resp)
        self._turns: list[Draft] = []
        self._paragraphs: list[Span] = []  # those of the last turn

    def read(self, blocks: Sequence[Division]) -> None:
        """Read one stretch of turns and the paragraphs that go on with them; the first block is a turn."""
        self._turns = []
        for block in blocks:
            if block.kind == "turn":
                self._turn(block)
            elif self._turns:
                self._paragraph(block)
        self._answers()
        for turn in self._turns:
            self._inside(turn)

    # -- turns

    def _turn(self, block: Division) -> None:
        by = _label_span(self.text, block)
        ends = _LABEL_END.match(self.text, by.end)
        content = trimmed(self.text, Span(ends.end() if ends else by.end, block.end))
        source = self._speaker(block.label or "", by)
        if content.end <= content.start:
            return
        if self._turns and self._turns[-1].source == source and self._turns[-1].by is not None:
            self._split(self._turns[-1])
        self._turns.append(Draft(source=source, content=[content], by=by, resp=self.resp))
        self._paragraphs = [content]

    def _speaker(self, label: str, by: Span) -> str:
        known = self.resolver.cast.named(label)
        if known is None:
            inside = self.resolver.named_in(by)
            if inside:
                return inside[-1][1]
            known = self.resolver.cast.add("person", label)
        return known.key

    def _paragraph(self, block: Division) -> None:
        """A paragraph without a label goes on with the turn, unless it is a turn that lost its label."""
        turn = self._turns[-1]
        content = trimmed(self.text, Span(block.start, block.end))
        if content.end <= content.start:
            return
        if self._lacks_label(turn, content):
            self._turns.append(Draft(source=turn.source, content=[content], resp=self.resp))
            self._paragraphs = [content]
            return
        turn.content = [Span(turn.begin, content.end)]
        self._paragraphs.append(content)

    def _split(self, turn: Draft) -> None:
        """One speaker labelled twice running: between the two somebody answered whose label is missing.

        The answer begins behind the first paragraph that ends in a question, if there is one; without one the
        label is taken to repeat.
        """
        paragraphs = self._paragraphs
        asked = next((i for i, p in enumerate(paragraphs[:-1]) if p.of(self.text).rstrip().endswith("?")), None)
        other = next((t.source for t in reversed(self._turns) if t.source != turn.source), None)
        if asked is None or other is None:
            return
        turn.content = [Span(paragraphs[0].start, paragraphs[asked].end)]
        answer = Span(paragraphs[asked + 1].start, paragraphs[-1].end)
        self._turns.append(Draft(source=other, content=[answer], resp=self.resp))

    def _lacks_label(self, turn: Draft, content: Span) -> bool:
        """True when the turn before was complete in a few words and the paragraph opens by naming the other side.

        "Marshal N. -- I understand." / "General M. spoke of a pact ...": N. goes on, in a speech of its own.
        """
        if turn.by is None or len(turn.words(self.text).split()) > _COMPLETE:
            return False
        named = self.resolver.named_in(Span(content.start, min(content.end, content.start + _HEAD)))
        if not named or named[0][0].start - content.start > _ARTICLE:
            return False
        key = named[0][1]
        return key != turn.source and any(key == other.source for other in self._turns)

    def _answers(self) -> None:
        """Addressees and acts, which need the turns around each."""
        for i, turn in enumerate(self._turns):
            words = turn.words(self.text)
            before = next((t for t in reversed(self._turns[:i]) if t.source != turn.source), None)
            turn.to = self._told(i)
            turn.act = acts.turn_act(words, before.words(self.text) if before else None)
            turn.certainty = acts.certainty_of("", words)
            self.drafts.append(turn)

    def _told(self, i: int) -> tuple[str, ...]:
        """Whom the turn at index `i` answers, or who answers it: the nearest of the other side."""
        turn = self._turns[i]
        near = (*reversed(self._turns[:i]), *self._turns[i + 1 :])
        return next(((other.source,) for other in near if self._faces(turn, other)), ())

    def _faces(self, turn: Draft, other: Draft) -> bool:
        """True when the two have different speakers, and these are not known to be of one side."""
        if turn.source == other.source:
            return False
        side = self.sides.get(turn.source)
        return side is None or side != self.sides.get(other.source)

    # -- inside a turn

    def _inside(self, turn: Draft) -> None:
        """What the speaker tells of others' words and thoughts."""
        span = Span(turn.begin, turn.end)
        self.resolver.touch(turn.source)
        for sentence in sentences(self.text, span, tuple(at for at in self.breaks if span.start < at < span.end)):
            words = words_of(self.text, sentence)
            shared: str | None = None
            subjects: list[str] = []
            for a in attributions(words):
                verb = words[a.verb].start
                around = innermost(self.drafts, verb) or turn
                draft = self._nesting.draft(words, a, around, shared, subjects)
                if draft is None:
                    continue
                self.drafts.append(draft)
                shared = draft.source
                subjects.insert(0, draft.source)
                self.resolver.touch(draft.source)
            self.resolver.pass_over(sentence)


def _label_span(text: str, block: Division) -> Span:
    """The place of a turn's label; the whole block where the label is not found in it."""
    pattern = r"\s+".join(re.escape(part) for part in (block.label or "").split())
    found = re.compile(pattern).search(text, block.start, block.end)
    return Span(found.start(), found.end()) if found else Span(block.start, block.end)
